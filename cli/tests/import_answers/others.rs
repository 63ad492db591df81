//! Do exports of Shopify, saved pages, tables and sites become answers that `check` finds good, and stay themselves?

use super::Case;

/// Imports twice: what the first time came to, and whether the second changes nothing.
fn twice(files: &[(&str, &str)], want: &str) {
    let case = Case::new(files);
    let (first, _) = case.import(&[]);
    assert_eq!(first, want);
    let (second, json) = case.import(&[]);
    assert!(
        second.contains("unchanged=") && !second.contains("new=") && !second.contains("updated="),
        "{second} {json}"
    );
}

#[test]
fn shopify_in_two_languages() {
    let pages = r#"{"pages": [{"id": 1, "title": "FAQ", "handle": "faq", "body_html": "<h2>How long?</h2><p>Two days.</p><h2>Where to?</h2><p>Anywhere.</p>",
        "translations": [{"locale": "el", "key": "title", "value": "Ερωτήσεις"}, {"locale": "el", "key": "body_html",
        "value": "<h2>Πόσο;</h2><p>Δύο μέρες.</p><h2>Πού;</h2><p>Παντού.</p>"}]}]}"#;
    twice(&[("pages.json", pages)], "Shopify new=4");
}

#[test]
fn saved_pages() {
    let page = "<html lang=en><h2>Shipping</h2><details><summary>How long?</summary><p>Two days.</p></details>";
    twice(&[("faq.html", page)], "saved pages new=1");
}

#[test]
fn tables_in_two_languages() {
    twice(
        &[("faq.csv", "id;locale;question;answer\n1;en;How long?;Two days.\n1;el;Πόσο;Δύο μέρες.\n")],
        "a table new=2",
    );
}

#[test]
fn sites_whose_pages_link_to_each_other() {
    let files = [
        ("hugo.toml", ""),
        (
            "content/en/care/wash.md",
            "---\ntitle: How to wash?\n---\nCold. Then [dry]({{< relref \"dry.md#shade\" >}}).\n",
        ),
        (
            "content/en/care/dry.md",
            "---\ntitle: How to dry?\naliases: [/old/dry/]\n---\n\n## Shade\n\nAlways. See [washing](wash.md).\n",
        ),
        ("content/el/care/wash.md", "---\ntitle: Πώς πλένεται;\n---\nΚρύο.\n"),
    ];
    twice(&files, "pages in Markdown new=3");
}
