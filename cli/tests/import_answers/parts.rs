//! Exports of which only some pages were saved.

use super::{Case, told};

/// What is told of pages of a list, each put into a file of its own; `A` stands for an article.
#[track_caller]
fn check(from: &str, article: &str, pages: &[&str], wanted: &[&str]) {
    let texts: Vec<String> = pages.iter().map(|page| page.replace('A', article)).collect();
    let names: Vec<String> = (1..=pages.len()).map(|page| format!("{page}.json")).collect();
    let files: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let (_, json) = Case::new(&files).import(&["--from", from]);
    let lost = told(&json).into_iter().filter(|line| line.contains("import-lost"));
    assert_eq!(lost.collect::<Vec<_>>(), wanted, "{pages:?}");
}

const ZENDESK: &str = r#"{"id":1,"section_id":2,"title":"Wash","locale":"en-us","body":"<p>a</p>"}"#;
const INTERCOM: &str = r#"{"id":"1","type":"article","title":"Wash","body":"<p>a</p>","state":"published"}"#;
const HELPSCOUT: &str = r#"{"id":"1","collectionId":"2","name":"Wash","text":"<p>a</p>","status":"published"}"#;
const SHOPIFY: &str = r#"{"id":"gid://shopify/Page/1","title":"Wash","handle":"wash","body":"<p>a</p>"}"#;
const GOES_ON: &str = "warning import-lost the export goes on in another page, which is not here";

#[test]
fn a_first_page_alone_is_told() {
    check("zendesk", ZENDESK, &[r#"{"articles":[A],"page":1,"next_page":"https://x.example/2"}"#], &[GOES_ON]);
    check("zendesk", ZENDESK, &[r#"{"articles":[A],"meta":{"has_more":true},"links":{"next":"x"}}"#], &[GOES_ON]);
    let three = "warning import-lost the export has 3 pages, and 1 of them is here";
    check("zendesk", ZENDESK, &[r#"{"articles":[A],"page":1,"page_count":3,"next_page":"x"}"#], &[three]);
    check("intercom", INTERCOM, &[r#"{"data":[A],"pages":{"page":1,"total_pages":3}}"#], &[three]);
    check("helpscout", HELPSCOUT, &[r#"{"articles":{"page":1,"pages":3,"count":61,"items":[A]}}"#], &[three]);
    check(
        "shopify",
        SHOPIFY,
        &[r#"{"data":{"pages":{"nodes":[A],"pageInfo":{"hasNextPage":true,"endCursor":"x"}}}}"#],
        &[GOES_ON],
    );
}

#[test]
fn pages_that_are_all_here_are_no_news() {
    let first = r#"{"articles":[A],"page":1,"page_count":2,"next_page":"https://x.example/2"}"#;
    check("zendesk", ZENDESK, &[first, r#"{"articles":[],"page":2,"page_count":2,"next_page":null}"#], &[]);
    let first = r#"{"articles":[A],"meta":{"has_more":true},"links":{"next":"https://x.example/2"}}"#;
    check("zendesk", ZENDESK, &[first, r#"{"articles":[],"meta":{"has_more":false},"links":{"next":null}}"#], &[]);
    check("intercom", INTERCOM, &[r#"{"data":[A],"pages":{"page":1,"total_pages":1,"next":null}}"#], &[]);
    check("zendesk", ZENDESK, &[r#"{"articles":[A]}"#], &[]);
}

#[test]
fn an_article_whose_text_is_null_is_told() {
    let none = r#"{"articles":[A,{"id":2,"section_id":2,"title":"Dry","locale":"en-us","body":null}]}"#;
    check("zendesk", ZENDESK, &[none], &["warning import-lost \"Dry\" has no text and is left out"]);
    let none = r#"{"data":[A,{"id":"2","type":"article","title":"Dry","body":null,"state":"published"}]}"#;
    check("intercom", INTERCOM, &[none], &["warning import-lost \"Dry\" has no text and is left out"]);
    let none = r#"{"articles":[A,{"id":"2","collectionId":"2","name":"Dry","text":null,"status":"published"}]}"#;
    check("helpscout", HELPSCOUT, &[none], &["warning import-lost \"Dry\" has no text and is left out"]);
}

#[test]
fn an_export_that_cannot_be_read_is_told_once() {
    let case = Case::new(&[("picture.json", "{\0}")]);
    for (name, code) in [("none.json", "unreadable"), ("picture.json", "zero-byte")] {
        let file = case.export.path().join(name);
        let args = ["import", "answers", file.to_str().unwrap(), "--into", super::path(&case.shop), "--json"];
        let json = super::run(&args).json();
        let codes = json["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap());
        assert_eq!(codes.collect::<Vec<_>>(), [code], "{name}");
    }
}
