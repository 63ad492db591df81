//! Gorgias' help centre.

use super::{Case, text};

const ARTICLES: &str = r#"{"object":"list","meta":{"page":1},"data":[{"id":31,"unlisted_id":"u","category_id":8,"help_center_id":2,"rank":2,"available_locales":["en-US","el-GR"],"created_datetime":"2026-01-01T10:00:00Z","updated_datetime":"2026-05-01T10:00:00Z",
"translations":[{"locale":"en-US","title":"Where is my order?","excerpt":"On its way.","content":"<p>On its <em>way</em>.</p>","slug":"where","seo_meta":{"title":null},"visibility_status":"PUBLIC"},
{"locale":"el-GR","title":"Πού είναι;","content":"<p>Έρχεται.</p>","slug":"pou-einai","visibility_status":"UNLISTED"}]}]}"#;

const CATEGORIES: &str =
    r#"{"data":[{"id":8,"translation":{"locale":"en-US","title":"Orders","description":"","slug":"orders"}}]}"#;

#[test]
fn translations_become_answers_in_the_shops_languages() {
    let case = Case::new(&[("articles.json", ARTICLES), ("categories.json", CATEGORIES)]);
    assert_eq!(case.import(&[]).0, "Gorgias new=2 drafts=1");
    assert_eq!(
        text(&case.file("en/orders/where-is-my-order.md")),
        "---\nid: where-is-my-order\nquestion: Where is my order?\ntopic: Orders\nsummary: On its way.\norder: 2\nupdated: 2026-05-01\n\
         source: gorgias:31\n---\nOn its *way*.\n"
    );
    assert!(case.file("el/orders/where-is-my-order.md").contains("draft: true"));
}

#[test]
fn one_translation_is_enough() {
    let case = Case::new(&[("a.json", r#"[{"id":1,"translation":{"title":"Wash","content":"<p>a</p>"}}]"#)]);
    assert_eq!(case.import(&[]).0, "Gorgias new=1");
    assert_eq!(text(&case.file("en/wash.md")), "---\nid: wash\nquestion: Wash\nsource: gorgias:1\n---\na\n");
}
