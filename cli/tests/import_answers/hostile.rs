//! Exports that somebody broke, or made to break us.

use super::Case;

const SYSTEMS: [&str; 5] = ["zendesk", "intercom", "helpscout", "gorgias", "freshdesk"];

#[test]
fn wrong_types_are_told_and_nothing_breaks() {
    let values = ["null", "true", "-1e999", "\"\\u0000\"", "[]", "[[{}]]", "{}", "{\"id\":{}}", "\"<p>x\""];
    let keys = [
        "id",
        "title",
        "name",
        "body",
        "text",
        "description",
        "content",
        "translation",
        "translations",
        "translated_content",
        "locale",
        "section_id",
        "label_names",
        "keywords",
        "tags",
        "related",
        "position",
        "draft",
        "status",
        "state",
        "updated_at",
        "html_url",
        "url",
        "source_id",
        "seo_data",
        "categories",
    ];
    for system in SYSTEMS {
        let mut items = Vec::new();
        for key in keys {
            for value in values {
                items.push(format!(r#"{{"id":{},"title":"T","name":"N","body":"<p>a","text":"a","description":"a","{key}":{value},"section_id":2}}"#, items.len()));
            }
        }
        let case =
            Case::new(&[("a.json", &format!(r#"{{"articles":[{}],"data":7,"sections":"x"}}"#, items.join(",")))]);
        let run = case.run(&["--from", system, "--json"]);
        assert!(run.code <= 1 && run.err.is_empty(), "{run:?}");
        run.json();
    }
}

#[test]
fn what_is_no_export_is_refused() {
    for text in ["", "[", "7", "[1,2]", "{\"a\":1}", &"[".repeat(20_000), "\u{0}"] {
        let case = Case::new(&[("a.json", text)]);
        for more in [&["--json"][..], &["--json", "--from", "zendesk"]] {
            let run = case.run(more);
            assert_eq!((run.code, run.err.as_str()), (1, ""), "{text:.20} {run:?}");
            assert!(case.files().is_empty());
        }
    }
}

#[test]
fn names_stay_in_the_folder_and_long_texts_end_in_time() {
    let long = "x".repeat(200_000);
    let deep = "<div>".repeat(50_000);
    let export = serde_json::json!({"articles": [
        {"id": "../../../1", "title": "../../../../evil", "body": "<p>a", "locale": "../en", "section_id": "../x", "html_url": "https://x.example/../../y"},
        {"id": 2, "title": long, "body": format!("<p>{long}"), "section_id": 1},
        {"id": 3, "title": "---\nid: two", "body": format!("{deep}x"), "section_id": 1},
        {"id": 4, "title": "# a: b", "body": "<p>---</p><p>{{delivery.price}}</p>", "section_id": 1, "label_names": ["- x", "a: b", "#c", "'", "\"", "true", ""]},
    ]})
    .to_string();
    let case = Case::new(&[("a.json", &export)]);
    let (said, _) = case.import(&[]);
    assert_eq!(said, "Zendesk new=4 dropped=1");
    let files = case.files();
    assert_eq!(files.len(), 4, "{:?}", files.keys());
    assert!(files.keys().all(|name| name.starts_with("en/") && !name.contains("..")), "{:?}", files.keys());
    assert!(!case.check().iter().any(|said| said.starts_with("error")), "{:?}", case.check());
    assert_eq!(case.import(&[]).0, "Zendesk unchanged=4 dropped=1");
}
