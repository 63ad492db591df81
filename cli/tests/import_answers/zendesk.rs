//! Zendesk's help centre.

use super::{Case, text, told};

/// Two pages of articles with sections beside them, as `articles.json?include=sections,translations` gives them.
pub(super) const FIRST: &str = r#"{"count":3,"page":1,"next_page":"https://elaia.zendesk.com/api/v2/help_center/en-us/articles.json?page=2","articles":[
{"id":360001,"url":"https://elaia.zendesk.com/api/v2/help_center/en-us/articles/360001.json",
"html_url":"https://help.elaia.example/hc/en-us/articles/360001-How-do-I-wash-silk","author_id":1,"comments_disabled":true,
"draft":false,"promoted":true,"position":0,"vote_sum":3,"vote_count":4,"section_id":71,"created_at":"2025-01-01T10:00:00Z",
"updated_at":"2026-05-01T10:00:00Z","edited_at":"2026-04-30T23:59:59Z","name":"How do I wash silk?","title":"How do I wash silk?",
"source_locale":"en-us","locale":"en-us","outdated":false,"outdated_locales":[],"label_names":["silk","hand wash"],"content_tag_ids":[],
"body":"<h2 id=\"h_01\">By hand</h2><p>See <a href=\"https://help.elaia.example/hc/en-us/articles/360002-Renamed-since#h_02\">returns</a>, or <a href=\"/hc/en-us/requests/new\">write</a>.</p><p class=\"callout callout--warning\">No bleach.</p>",
"translations":[{"id":1,"source_id":360001,"source_type":"Article","locale":"en-us","title":"How do I wash silk?","body":"<p>An older text</p>","draft":false},
{"id":2,"source_id":360001,"source_type":"Article","locale":"el","title":"Πώς πλένω το μετάξι;","body":"<p>Στο χέρι. <a href=\"/hc/el/articles/360002\">Επιστροφές</a></p>","draft":false,"outdated":true,"html_url":"https://help.elaia.example/hc/el/articles/360001","updated_at":"2026-05-02T10:00:00Z"}]}]}"#;

pub(super) const SECOND: &str = r#"{"count":3,"page":2,"next_page":null,"articles":[
{"id":360002,"html_url":"https://help.elaia.example/hc/en-us/articles/360002-Returns","draft":false,"position":4,"section_id":72,
"title":"Returns","locale":"en-us","body":"<p>Within thirty days.</p><form action=\"/x\"><input></form>"},
{"id":360003,"html_url":"https://help.elaia.example/hc/en-us/articles/360003","draft":true,"section_id":72,"title":"Soon &amp; later","locale":"en-us","body":"<p>To come.</p>"},
{"id":360004,"section_id":72,"title":"Empty","locale":"en-us","body":"<p>&nbsp;</p>"}]}"#;

pub(super) const SECTIONS: &str = r#"{"sections":[{"id":71,"name":"Care & more","category_id":9,"locale":"en-us","source_locale":"en-us","position":1},
{"id":72,"name":"Sending back","category_id":9,"locale":"en-us"}],"categories":[{"id":9,"name":"All","locale":"en-us"}],
"translations":[{"id":5,"source_id":71,"source_type":"Section","locale":"el","title":"Φροντίδα"}]}"#;

fn case() -> Case {
    Case::new(&[("1.json", FIRST), ("2.json", SECOND), ("sections.json", SECTIONS)])
}

#[test]
fn articles_of_all_pages_and_languages_become_answers() {
    let case = case();
    let (said, json) = case.import(&[]);
    assert_eq!(said, "Zendesk new=4 drafts=1 dropped=1");
    assert_eq!(
        text(&case.file("en/care-more/how-do-i-wash-silk.md")),
        "---\nid: how-do-i-wash-silk\nquestion: How do I wash silk?\nkeywords:\n  - silk\n  - hand wash\ntopic: Care & more\n\
         aliases:\n  - /hc/en-us/articles/360001-How-do-I-wash-silk\norder: -1\nupdated: 2026-04-30\nsource: zendesk:360001\n---\n\
         ## By hand\n\nSee [returns](answer:returns), or [write](https://help.elaia.example/hc/en-us/requests/new).\n\n\
         > [!WARNING]\n> No bleach.\n"
    );
    // The Greek answer has the same id; there is no answer about returns in Greek, so that link goes where it went.
    let greek = case.file("el/care-more/how-do-i-wash-silk.md");
    assert!(greek.contains("id: how-do-i-wash-silk\nquestion: Πώς πλένω το μετάξι;\n"), "{greek}");
    assert!(greek.contains("topic: Φροντίδα\n"), "{greek}");
    assert!(greek.contains("[Επιστροφές](https://help.elaia.example/hc/el/articles/360002)"), "{greek}");
    assert!(case.file("en/sending-back/soon-later.md").contains("question: Soon & later\n"));
    assert!(case.file("en/sending-back/soon-later.md").contains("\ndraft: true\n"));
    assert_eq!(
        told(&json),
        [
            "advice import-noted \"Πώς πλένω το μετάξι;\" is marked as outdated there",
            "warning html-dropped `<form>`: left out in \"Returns\"",
            "advice import-noted \"Soon & later\" is not published and comes as a draft",
            "warning import-lost \"Empty\" has no text and is left out",
        ]
    );
    assert_eq!(case.check(), Vec::<String>::new());
}

#[test]
fn an_article_alone_and_its_translations_are_read() {
    let case = Case::new(&[
        ("article.json", r#"{"article":{"id":1,"title":"Wash","body":"<p>a</p>","locale":"en","section_id":null}}"#),
        ("translations.json", r#"{"translations":[{"source_id":1,"locale":"fr","title":"Laver","body":"<p>b</p>"}]}"#),
    ]);
    let (said, json) = case.import(&[]);
    assert_eq!(said, "Zendesk new=2");
    assert!(case.file("fr/wash.md").contains("question: Laver"));
    let help = json["problems"][0]["help"].as_str().unwrap();
    assert_eq!(help, "write in shop.toml: locales = [\"en\", \"el\", \"fr\"]");
    assert_eq!(case.check(), ["warning locale-empty", "error locale-unlisted"]);
}

#[test]
fn nothing_but_a_title_and_a_text_is_needed() {
    let case =
        Case::new(&[("a.json", r#"{"articles":[{"id":1,"title":"Wash","body":"<p>a</p>","new_field":{"x":[1]}}]}"#)]);
    assert_eq!(case.import(&["--from", "zendesk"]).0, "Zendesk new=1");
    assert_eq!(text(&case.file("en/wash.md")), "---\nid: wash\nquestion: Wash\nsource: zendesk:1\n---\na\n");
}
