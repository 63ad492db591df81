//! Shopify, saved pages, tables and folders of Markdown: known by their form, and kept like all others.

use super::Case;

#[test]
fn every_form_is_known_and_comes_to_the_same_answers_twice() {
    for (name, text, said) in [
        ("faq.csv", "question,answer\nHow long?,Two days.\nHow much?,Four euro.\n", "a table"),
        (
            "page.html",
            r#"<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How long?","acceptedAnswer":{"@type":"Answer","text":"<p>Two days.</p>"}},{"@type":"Question","name":"How much?","acceptedAnswer":{"@type":"Answer","text":"Four."}}]}</script>"#,
            "saved pages",
        ),
        (
            "pages.json",
            r#"{"pages":[{"id":1,"title":"How long?","handle":"how-long","body_html":"<p>Two days.</p>","published_at":"2026-01-01T10:00:00Z"},{"id":2,"title":"How much?","handle":"how-much","body_html":"<p>Four.</p>","published_at":"2026-01-01T10:00:00Z"}]}"#,
            "Shopify",
        ),
        ("content/long.md", "---\ntitle: How long?\n---\nTwo days.\n", "pages in Markdown"),
    ] {
        let case = Case::new(&[(name, text)]);
        let (first, _) = case.import(&[]);
        assert!(first.starts_with(&format!("{said} new=")), "{name}: {first}");
        assert!(!case.check().iter().any(|said| said.starts_with("error")), "{name}: {:?}", case.check());
        let before = case.files();
        let (second, _) = case.import(&[]);
        assert_eq!(second, first.replace("new=", "unchanged="), "{name}");
        assert_eq!(case.files(), before);
    }
}
