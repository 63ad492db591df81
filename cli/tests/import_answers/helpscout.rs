//! Help Scout's Docs.

use super::{Case, text};

const LIST: &str = r#"{"articles":{"page":1,"pages":1,"count":2,"items":[{"id":"5a1","number":7,"collectionId":"c1","slug":"wash-silk","status":"published","hasDraft":false,"name":"Washing silk","publicUrl":"https://docs.elaia.example/article/7-wash-silk","lastPublishedAt":"2026-05-01T10:00:00Z"}]}}"#;

const ONE: &str = r#"{"article":{"id":"5a1","number":7,"collectionId":"c1","slug":"wash-silk","status":"published","hasDraft":false,"name":"Washing silk",
"text":"<section class=\"callout-yellow\"><p>Mind the heat.</p></section><p>By hand.</p>","categories":["k1"],"related":["5a2"],"keywords":["silk"],
"publicUrl":"https://docs.elaia.example/article/7-wash-silk","popularity":4.2,"viewCount":237,"createdBy":1,"updatedAt":"2026-05-02T10:00:00Z"}}"#;

const OTHER: &str = r#"{"article":{"id":"5a2","collectionId":"c1","status":"notpublished","name":"Ironing","text":"<p>See <a href=\"https://docs.elaia.example/article/7-wash-silk\">washing</a>.</p>","categories":[]}}"#;

const NAMES: &str = r#"{"collections":{"items":[{"id":"c1","name":"All of it"}]},"categories":{"items":[{"id":"k1","collectionId":"c1","name":"Care"}]}}"#;

#[test]
fn articles_find_their_categories_and_neighbours() {
    let case = Case::new(&[("articles.json", LIST), ("5a1.json", ONE), ("5a2.json", OTHER), ("names.json", NAMES)]);
    assert_eq!(case.import(&[]).0, "Help Scout new=2 drafts=1");
    assert_eq!(
        text(&case.file("en/care/washing-silk.md")),
        "---\nid: washing-silk\nquestion: Washing silk\nkeywords:\n  - silk\ntopic: Care\naliases:\n  - /article/7-wash-silk\nrelated:\n  \
         - ironing\nupdated: 2026-05-02\nsource: helpscout:5a1\n---\n> [!WARNING]\n> Mind the heat.\n\nBy hand.\n"
    );
    assert!(case.file("en/all-of-it/ironing.md").contains("See [washing](answer:washing-silk)."));
}

#[test]
fn a_site_in_another_language_says_so_by_its_file() {
    let case = Case::new(&[(
        "el/a.json",
        r#"{"articles":[{"id":"1","name":"Πλύσιμο","text":"<p>a</p>","slug":"plysimo","collectionId":"c"}]}"#,
    )]);
    assert_eq!(case.import(&[]).0, "Help Scout new=1");
    assert_eq!(text(&case.file("el/plysimo.md")), "---\nid: plysimo\nquestion: Πλύσιμο\nsource: helpscout:1\n---\na\n");
}
