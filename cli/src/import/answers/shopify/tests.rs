//! Does every form of Shopify's export come to the same answers, and is what it loses told?

use super::super::shown::{articles, check, english, files, told};
use super::*;

fn read_one(text: &str) -> Harvest {
    read(&files(&[("export.json", text)]), &english())
}

const RICH: &str = r#"{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"value\":\"Cold.\"}]}]}"#;

#[test]
fn pages_come_from_rest_and_from_graphql_as_the_same_answers() {
    let rest = r#"{"pages": [{"id": 11, "title": "Care", "shop_id": 5, "handle": "care", "body_html": "<p>Wash cold.</p>", "author": "A",
        "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-02-03T10:00:00+02:00", "published_at": "2026-01-01T00:00:00Z",
        "template_suffix": null, "admin_graphql_api_id": "gid://shopify/Page/11"}]}"#;
    let nodes = r#"{"data": {"pages": {"nodes": [{"id": "gid://shopify/Page/11", "title": "Care", "handle": "care", "body": "<p>Wash cold.</p>",
        "isPublished": true, "updatedAt": "2026-02-03T08:00:00Z"}], "pageInfo": {"hasNextPage": false}}}, "extensions": {"cost": {}}}"#;
    let edges = r#"{"data": {"pages": {"edges": [{"cursor": "x", "node": {"id": "gid://shopify/Page/11", "title": "Care", "handle": "care",
        "body": "<p>Wash cold.</p>", "updatedAt": "2026-02-03T08:00:00Z"}}]}}}"#;
    for export in [rest, nodes, edges] {
        check(
            &read_one(export),
            &["en shopify:page:11 Care = Wash cold.; slug care; was /pages/care; updated 2026-02-03"],
            &[],
        );
    }
}

#[test]
fn policies_are_named_alike_in_every_form() {
    let rest = r#"{"policies": [{"title": "Refund policy", "body": "<p>30 days.</p>", "handle": "refund-policy",
        "url": "https://shop.example/5/policies/30401?locale=en", "created_at": "x", "updated_at": "2026-02-03T10:00:00Z"}]}"#;
    let shop = r#"{"data": {"shop": {"refundPolicy": {"title": "Refund policy", "body": "<p>30 days.</p>",
        "url": "https://shop.example/policies/refund-policy"}, "privacyPolicy": null}}}"#;
    let list = r#"{"data": {"shop": {"shopPolicies": [{"id": "gid://shopify/ShopPolicy/9", "type": "REFUND_POLICY", "title": "Refund policy",
        "body": "<p>30 days.</p>", "url": "https://shop.example/policies/refund-policy"}]}}}"#;
    for export in [rest, shop, list] {
        let harvest = read_one(export);
        let line = articles(&harvest).join("");
        assert!(line.starts_with("en shopify:policy:refund-policy Refund policy = 30 days."), "{line}");
        assert!(line.contains("slug refund-policy"), "{line}");
        assert_eq!(told(&harvest), Vec::<String>::new());
    }
}

#[test]
fn articles_have_the_blog_as_topic_and_commas_part_their_tags() {
    check(
        &read_one(
            r#"{"blogs": [{"id": 3, "handle": "guides", "title": "Guides"}], "articles": [{"id": 4, "blog_id": 3, "title": "Silk",
            "handle": "silk", "body_html": "<p>Soft.</p>", "summary_html": "<b>All</b> of it", "tags": "silk, care ", "published_at": null}]}"#,
        ),
        &["en shopify:article:4 [Guides] Silk = Soft.; keywords silk, care; summary All of it; slug silk; draft yes"],
        &[],
    );
    check(
        &read_one(
            r#"{"data": {"blog": {"handle": "guides", "title": "Guides", "articles": {"nodes": [{"title": "Silk", "handle": "silk",
            "contentHtml": "<p>Soft.</p>", "tags": ["silk"]}]}}}}"#,
        ),
        &["en shopify:article:silk [Guides] Silk = Soft.; keywords silk; slug silk; was /blogs/guides/silk"],
        &[],
    );
}

#[test]
fn a_page_of_questions_is_parted_and_its_languages_stay_together() {
    let page = r#"{"pages": [{"id": 1, "title": "FAQ", "handle": "faq", "body_html":
        "<p>Hello.</p><h2>Shipping</h2><h3>How long?</h3><p>Two days.</p><h3>Where to?</h3><p>Anywhere.</p>",
        "translations": [{"locale": "de", "key": "title", "value": "Fragen"}, {"locale": "de", "key": "body_html", "value":
        "<h2>Versand</h2><h3>Wie lange?</h3><p>Zwei Tage.</p><h3>Wohin?</h3><p>Überall.</p>"}, {"locale": "de", "key": "handle", "value": "fragen"}]}]}"#;
    check(
        &read_one(page),
        &[
            "en shopify:page:1 FAQ = Hello.; slug faq; was /pages/faq",
            "en shopify:page:1#how-long [Shipping] How long? = Two days.; slug how-long; order 1",
            "en shopify:page:1#where-to [Shipping] Where to? = Anywhere.; slug where-to; order 2",
            "de shopify:page:1#how-long [Versand] Wie lange? = Zwei Tage.; slug how-long; order 1",
            "de shopify:page:1#where-to [Versand] Wohin? = Überall.; slug where-to; order 2",
        ],
        &[
            "export.json:2 advice import-noted \"FAQ\" is a page of questions and becomes 2 answers",
            "export.json:2 advice import-noted \"Fragen\" is a page of questions and becomes 2 answers",
        ],
    );
}

#[test]
fn translations_may_stand_apart() {
    let pages = r#"{"pages": [{"id": 1, "title": "Care", "handle": "care", "body_html": "<p>Cold.</p>"}]}"#;
    let apart = r#"{"data": {"translatableResources": {"nodes": [{"resourceId": "gid://shopify/Page/1",
        "translatableContent": [{"key": "title", "value": "Care", "locale": "en", "digest": "d"}, {"key": "body_html", "value": "<p>Cold.</p>", "locale": "en"}],
        "translations": [{"key": "title", "value": "Soin", "locale": "fr", "outdated": false}, {"key": "body_html", "value": "<p>À froid.</p>", "locale": "fr"},
        {"key": "title", "value": "Cura", "locale": "it"}]}]}}}"#;
    check(
        &read(&files(&[("a.json", pages), ("b.json", apart)]), &english()),
        &[
            "en shopify:page:1 Care = Cold.; slug care; was /pages/care",
            "fr shopify:page:1 Soin = À froid.; slug care; was /fr/pages/care",
        ],
        &["a.json:1 warning import-lost \"Care\" has no text in it; it is left out there"],
    );
    check(
        &read_one(apart),
        &["en shopify:page:1 Care = Cold.", "fr shopify:page:1 Soin = À froid."],
        &["export.json:1 warning import-lost \"Care\" has no text in it; it is left out there"],
    );
}

#[test]
fn metaobjects_are_questions_by_the_names_of_their_fields() {
    let export = format!(
        r#"{{"data": {{"metaobjects": {{"nodes": [
        {{"id": "gid://shopify/Metaobject/1", "type": "faq", "handle": "wash", "displayName": "Wash", "updatedAt": "2026-02-03T08:00:00Z",
          "capabilities": {{"publishable": {{"status": "DRAFT"}}}},
          "fields": [{{"key": "question", "value": "How to wash?", "type": "single_line_text_field"}}, {{"key": "answer", "value": "{RICH}", "type": "rich_text_field"}},
          {{"key": "colour", "value": "red", "type": "single_line_text_field"}}],
          "translations": [{{"locale": "fr", "key": "question", "value": "Comment laver ?"}}, {{"locale": "fr", "key": "answer", "value": "À froid."}}]}},
        {{"handle": "dry", "type": "faq_item", "fields": [{{"key": "title", "value": "Dry?", "type": "single_line_text_field"}}, {{"key": "content", "value": "In shade.\n\nFlat.", "type": "multi_line_text_field"}}]}},
        {{"handle": "s", "type": "size_chart", "fields": [{{"key": "title", "value": "S"}}, {{"key": "text", "value": "36"}}]}},
        {{"id": "gid://shopify/Metaobject/9", "handle": "half", "type": "faq", "fields": [{{"key": "question", "value": "Half?"}}, {{"key": "answer", "value": null}}]}},
        {{"id": "gid://shopify/Metaobject/8", "type": "faq_section", "handle": "care", "fields": [{{"key": "title", "value": "Care"}},
          {{"key": "questions", "value": "[\"gid://shopify/Metaobject/1\"]", "type": "list.metaobject_reference"}}]}}
        ]}}}}}}"#
    );
    check(
        &read_one(&export),
        &[
            "en shopify:metaobject:1 [Care] How to wash? = Cold.; slug wash; draft yes; updated 2026-02-03",
            "fr shopify:metaobject:1 [Care] Comment laver ? = À froid.; slug wash; draft yes; updated 2026-02-03",
            "en shopify:metaobject:dry Dry? = In shade. / Flat.; slug dry",
        ],
        &[
            "export.json:5 advice import-noted the field `colour` is not known and is not imported",
            "export.json:8 advice import-noted metaobjects of the type `size_chart` have no question and answer and are left out",
            "export.json:9 warning import-lost a question without its answer, or the reverse, is left out",
        ],
    );
}

#[test]
fn folding_parts_of_a_theme_are_questions() {
    let template = r#"/*
 * This file is written by the theme editor.
 */
{
  "sections": {
    "main": {"type": "main-page", "settings": {"title": "x"}},
    "faq_1": {"type": "collapsible-content", "settings": {"heading": "Shipping"},
      "blocks": {
        "b": {"type": "collapsible_row", "settings": {"heading": "Where to?", "row_content": "<p>Anywhere.</p>", "page": "zones"}},
        "a": {"type": "collapsible_row", "settings": {"heading": "How long?", "row_content": "<p>Two days, {{ shop.name }}.</p>"}},
        "c": {"type": "collapsible_row", "disabled": true, "settings": {"heading": "Empty?", "row_content": ""}}},
      "block_order": ["a", "b", "c"]},
    "columns": {"type": "multicolumn", "blocks": {"x": {"type": "column", "settings": {"title": "Free shipping", "text": "<p>Always</p>"}}}},
    "new": {"type": "section", "blocks": {"acc": {"type": "accordion", "blocks": {"r1": {"type": "_accordion-row", "settings": {"heading": "Is it silk?"},
      "blocks": {"t": {"type": "text", "settings": {"text": "<p>It is.</p>"}}}}}}}}
  },
  "order": ["main", "faq_1", "columns", "new"]
}"#;
    check(
        &read(&files(&[("templates/page.faq.json", template)]), &english()),
        &[
            "en shopify:section:page:faq_1:a [Shipping] How long? = Two days, {{ shop.name }}.; order 1",
            "en shopify:section:page:faq_1:b [Shipping] Where to? = Anywhere.; order 2",
            "en shopify:section:page:new:r1 Is it silk? = It is.; order 3",
        ],
        &[
            "templates/page.faq.json:10 warning import-lost \"How long?\" holds words that the theme fills in",
            "templates/page.faq.json:9 advice import-noted \"Where to?\" shows the page `zones`, which is imported on its own",
            "templates/page.faq.json:11 warning import-lost \"Empty?\" has no answer",
        ],
    );
}

#[test]
fn every_optional_part_may_be_missing_and_unknown_ones_are_told() {
    check(
        &read_one(
            r#"{"pages": [{"title": "A", "body_html": "<p>a</p>", "mood": "good"}, {"title": "B", "body_html": ""}, {"body_html": "<p>c</p>", "mood": 2}, 7]}"#,
        ),
        &["en shopify:page:a A = a; slug a; was /pages/a"],
        &[
            "export.json:1 advice import-noted `mood` is not known and is not imported",
            "export.json:1 advice import-noted \"B\" has no text; it is left out",
        ],
    );
}

#[test]
fn what_three_editors_write_is_read() {
    for html in [
        "<p><strong>How long?</strong></p><p>Two days.</p><p><b>Where to?</b></p><p>Anywhere.</p>",
        "<h3><span style=\\\"color:#000\\\">How long?</span></h3><div>Two days.</div><h3>Where to?</h3><div>Anywhere.<br></div>",
        "<meta charset=\\\"utf-8\\\"><h2 data-mce-fragment=\\\"1\\\">1. How long?</h2>\\n<p data-mce-fragment=\\\"1\\\"><span>Two days.</span></p>\\n<h2>2. Where to?</h2>\\n<p>Anywhere.</p>",
    ] {
        let harvest = read_one(&format!(
            r#"{{"pages": [{{"id": 1, "title": "Shipping", "handle": "shipping", "body_html": "{html}"}}]}}"#
        ));
        let want = [
            "en shopify:page:1#how-long How long? = Two days.; slug how-long; order 1",
            "en shopify:page:1#where-to Where to? = Anywhere.; slug where-to; order 2",
        ];
        assert_eq!(articles(&harvest), want, "{html}");
    }
}

#[test]
fn one_document_a_line_and_a_language_in_the_name_are_read() {
    let lines =
        "{\"id\": \"gid://shopify/Page/1\", \"title\": \"A\", \"handle\": \"a\", \"body\": \"<p>a</p>\"}\n\nnonsense\n";
    check(
        &read(&files(&[("fr/bulk.jsonl", lines), ("notes.txt", "x")]), &english()),
        &["fr shopify:page:1 A = a; slug a; was /pages/a"],
        &[
            "fr/bulk.jsonl:3 error json this is not JSON: Unexpected word",
            "notes.txt advice import-noted only JSON files of an export of Shopify are read",
        ],
    );
}

#[test]
fn the_same_thing_twice_comes_once() {
    let page = r#"{"pages": [{"id": 1, "title": "A", "handle": "a", "body_html": "<p>a</p>"}]}"#;
    let harvest = read(&files(&[("a.json", page), ("b.json", page)]), &english());
    assert_eq!(articles(&harvest).len(), 1);
    assert_eq!(told(&harvest), ["b.json:1 advice import-noted `shopify:page:1` is there twice; the first one counts"]);
}

#[test]
fn exports_are_told_from_those_of_others() {
    let value = |text: &str| crate::source::json::read(text).value;
    for yes in [
        r#"{"pages": [{"title": "A", "handle": "a", "body_html": ""}]}"#,
        r#"{"policies": [{"title": "A", "body": "b", "handle": "refund-policy", "url": ""}]}"#,
        r#"{"data": {"shop": {"termsOfService": {"body": "b"}}}}"#,
        r#"[{"id": "gid://shopify/Article/1"}]"#,
        r#"{"sections": {"main": {"type": "main-page"}}, "order": ["main"]}"#,
    ] {
        assert!(is_export(&value(yes)), "{yes}");
    }
    for no in [
        r#"{"articles": [{"id": 1, "title": "A", "body": "b", "section_id": 2, "html_url": "x"}], "sections": [{"id": 2}]}"#,
        r#"{"data": [{"id": "1", "title": "A", "body": "b", "state": "published"}], "type": "list"}"#,
        r#"{"articles": {"page": 1, "items": [{"id": "a", "slug": "b", "name": "c", "text": "d"}]}}"#,
        "[]",
        "7",
        "null",
        "{}",
    ] {
        assert!(!is_export(&value(no)), "{no}");
    }
}

#[test]
fn hostile_exports_end_in_problems() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let nested = format!("{}{{\"pages\": 1}}{}", "{\"data\":".repeat(200), "}".repeat(200));
    let headings = "<h2>Why?</h2><p>x</p>".repeat(5_000);
    let long = format!(r#"{{"pages": [{{"id": 1, "title": "A", "handle": "faq", "body_html": "{headings}"}}]}}"#);
    for text in [
        "",
        "\0",
        "/*",
        "/* */",
        "{\"pages\"",
        "{\"pages\": {\"pages\": null}}",
        &deep,
        &nested,
        &long,
        r#"{"sections": {"a": 1, "b": {"blocks": {"c": {"settings": 3}}, "block_order": {"x": 1}}}, "order": 5}"#,
        r#"{"metaobjects": [{"type": 1, "fields": [{"key": 1, "value": {}}, 5]}]}"#,
        r#"{"metaobjects": [{"id": "1", "type": "faq", "handle": "a", "fields": [{"key": "question", "value": "<dt>"}, {"key": "answer", "value": "Yes."}]}]}"#,
    ] {
        let harvest = read_one(text);
        assert!(!harvest.findings.is_empty(), "{text:.60}");
    }
}
