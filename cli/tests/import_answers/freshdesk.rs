//! Freshdesk's solutions.

use super::{Case, text, told};

const ARTICLES: &str = r#"[{"id":51,"type":1,"category_id":3,"folder_id":4,"hierarchy":[],"agent_id":1,"status":2,"title":"Can I change my order?",
"description":"<p dir=\"ltr\">Within an hour.</p><ul><li style=\"list-style:disc\"><span style=\"font-weight: bold;\">Call</span> us</li></ul>","description_text":"Within an hour. Call us",
"tags":["change","cancel"],"seo_data":{"meta_title":"Change","meta_description":"How to change an order."},"hits":12,"thumbs_up":3,"thumbs_down":0,"created_at":"2025-01-01T10:00:00Z","updated_at":"2026-05-01T10:00:00Z"},
{"id":52,"folder_id":4,"status":1,"title":"Draft","description":"<p>x</p>"},{"id":53,"folder_id":5,"status":2,"title":"For us","description":"<p>x <a href=\"/support/solutions/articles/51-can-i-change\">y</a></p>"}]"#;

const FOLDERS: &str = r#"[{"id":4,"name":"Orders","visibility":1},{"id":5,"name":"Inside","visibility":3}]"#;

#[test]
fn folders_give_topics_and_say_who_may_read() {
    let case = Case::new(&[
        ("articles.json", ARTICLES),
        ("folders.json", FOLDERS),
        ("el/51.json", r#"{"id":51,"folder_id":4,"status":2,"title":"Αλλαγή;","description":"<p>Ναι.</p>"}"#),
    ]);
    let (said, json) = case.import(&[]);
    assert_eq!(said, "Freshdesk new=4 drafts=2");
    assert_eq!(
        text(&case.file("en/orders/can-i-change-my-order.md")),
        "---\nid: can-i-change-my-order\nquestion: Can I change my order?\nkeywords:\n  - change\n  - cancel\ntopic: Orders\n\
         summary: How to change an order.\naliases:\n  - /support/solutions/articles/51\nupdated: 2026-05-01\nsource: freshdesk:51\n---\n\
         Within an hour.\n\n- **Call** us\n"
    );
    assert!(case.file("el/orders/can-i-change-my-order.md").contains("question: Αλλαγή;"));
    assert!(
        told(&json).contains(&"advice import-noted \"For us\" is not for everybody and comes as a draft".to_owned())
    );
}

#[test]
fn nested_exports_are_read() {
    let nested = r#"[{"category":{"id":3,"name":"All","folders":[{"id":4,"name":"Orders","articles":[{"id":1,"title":"Wash","description":"a"}]}]}}]"#;
    let case = Case::new(&[("a.json", nested)]);
    assert_eq!(case.import(&["--from", "freshdesk"]).0, "Freshdesk new=1");
}
