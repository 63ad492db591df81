//! Does the command line find what shoppers would?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, path, run, write};
use serde_json::{Value as Json, json};

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_result_has_the_pinned_shape() {
    let folder = good();
    let run = run(&["search", path(&folder), "washing machine", "--json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let found = &lines(&run.out)[0];
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["query", "answered", "hits"]);
    assert_eq!((&found["query"], &found["answered"]), (&json!("washing machine"), &json!(true)));
    let hit = found["hits"][0].as_object().unwrap();
    assert_eq!(hit.keys().collect::<Vec<_>>(), ["id", "score", "confidence"]);
    assert_eq!(hit["id"], "wash");
    assert!(hit["score"].is_number() && (0.0..=1.0).contains(&hit["confidence"].as_f64().unwrap()));
}

#[test]
fn a_file_of_queries_gives_a_line_each_in_its_order() {
    let folder = good();
    write(&folder, "queries.txt", "ironing\n\nwashing machine\r\nmonogram with a dragon\n");
    let file = folder.path().join("queries.txt");
    let run = run(&["search", path(&folder), "--queries", file.to_str().unwrap(), "--json"]);
    let found = lines(&run.out);
    let queries: Vec<&str> = found.iter().map(|line| line["query"].as_str().unwrap()).collect();
    assert_eq!(queries, ["ironing", "", "washing machine", "monogram with a dragon"]);
    assert_eq!((&found[1]["answered"], &found[1]["hits"]), (&json!(false), &json!([])));
    assert_eq!((&found[2]["hits"][0]["id"], &found[3]["answered"]), (&json!("wash"), &json!(false)));
}

#[test]
fn documents_of_a_file_are_searched_as_they_are() {
    let folder = good();
    let docs = r#"{"name": "x", "docs": [
        {"id": "a", "title": "How to brew tea", "body": "Boil water.\n\nAdd two *stems* and wait."},
        {"id": 2, "title": "Opening hours", "body": "Monday to Friday", "group": "g"}]}"#;
    write(&folder, "docs.json", docs);
    let file = folder.path().join("docs.json");
    let search = |more: &[&str]| run(&[&["search", "--docs", file.to_str().unwrap(), "--json"], more].concat());
    assert_eq!(lines(&search(&["brewing tea"]).out)[0]["hits"][0]["id"], "a");
    assert_eq!(lines(&search(&["opening hours"]).out)[0]["hits"][0]["id"], "2");
    assert_eq!(lines(&search(&["hours tea", "--limit", "1"]).out)[0]["hits"].as_array().unwrap().len(), 1);
    assert_eq!(search(&["tea", "hours"]).code, 2, "with --docs there is no shop to name");
}

#[test]
fn another_language_and_the_product_in_view_count() {
    let folder = good();
    let el = run(&["search", path(&folder), "σιδερωνω", "--locale", "el", "--json"]);
    assert_eq!(lines(&el.out)[0]["hits"][0]["id"], "iron");
    let own = run(&["search", path(&folder), "σιδερωνω", "--json"]);
    assert_eq!(lines(&own.out)[0]["hits"][0]["id"], "iron", "Greek letters are looked up in Greek");
    assert_eq!(run(&["search", path(&folder), "x", "--locale", "fr"]).code, 1);
    assert_eq!(run(&["search", path(&folder), "x", "--locale", "-"]).code, 2);
    let product = run(&["search", path(&folder), "how do i", "--product", "SCARF", "--json"]);
    assert_eq!((product.code, product.err.as_str()), (0, ""));
    let unknown = run(&["search", path(&folder), "how do i", "--product", "NO", "--json"]);
    assert!(unknown.code == 0 && unknown.err.contains("no product described is `NO`"));
}

#[test]
fn a_question_is_asked_in_the_language_of_its_letters_as_in_the_widget() {
    let folder = good();
    let toml = std::fs::read_to_string(folder.path().join("shop.toml")).unwrap();
    let locales = toml.lines().find(|line| line.starts_with("locales")).unwrap();
    write(&folder, "shop.toml", toml.replace(locales, r#"locales = ["en", "el", "ja", "zh-Hans"]"#));
    write(&folder, "answers/ja/ja.md", "---\nid: ja\nquestion: 返品はどうすればいいですか？\n---\n14日以内です。\n");
    write(&folder, "answers/zh-Hans/zh.md", "---\nid: zh\nquestion: 怎么退货？\n---\n14 天内。\n");
    write(&folder, "answers/en/delivery.md", "---\nid: when\nquestion: When is delivery?\n---\nOn Monday.\n");
    for (query, wanted) in [("退货", "zh"), ("退貨", "zh"), ("返品はどう", "ja"), ("δελιωερυ", "when")]
    {
        let out = run(&["search", path(&folder), query, "--json"]).out;
        let found = lines(&out).remove(0);
        assert_eq!((&found["answered"], &found["hits"][0]["id"]), (&true.into(), &wanted.into()), "{query}: {out}");
    }
}

#[test]
fn words_of_like_meaning_count_as_the_command_line_or_else_the_shop_says() {
    let folder = good();
    write(&folder, "answers/en/invoice.md", "---\nid: invoice\nquestion: Can I get an invoice?\n---\nYes, by email.\n");
    let first = |more: &[&str]| {
        let run = run(&[&["search", path(&folder), "proof of payment", "--json"], more].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{more:?}");
        let id = lines(&run.out)[0]["hits"][0]["id"].as_str().unwrap_or_default().to_owned();
        id == "invoice"
    };
    for more in [&[][..], &["--meaning", "expand"], &["--meaning", "pack"]] {
        assert!(first(more), "{more:?}");
    }
    assert!(!first(&["--no-meaning"]) && !first(&["--meaning", "off"]));
    assert_eq!(run(&["search", path(&folder), "washing", "--meaning", "deep"]).code, 2);
    let why = run(&["search", path(&folder), "proof of payment", "--explain"]);
    assert!(why.out.contains("words that stand for it: payment"), "{}", why.out);
    let plain = std::fs::read_to_string(folder.path().join("shop.toml")).unwrap();
    write(&folder, "shop.toml", format!("search = {{ meaning = \"off\" }}\n{plain}"));
    assert!(!first(&[]) && first(&["--meaning", "expand"]), "the command line has the last word");
}

#[test]
fn wrong_usage_and_files_that_are_not_there() {
    let folder = good();
    for (args, code) in [
        (&["search", path(&folder)][..], 2),
        (&["search", path(&folder), "a", "b"], 2),
        (&["search", path(&folder), "a", "--limit", "0"], 2),
        (&["search", "--docs", "/nowhere.json", "a"], 1),
        (&["search", path(&folder), "--queries", "/nowhere.txt"], 1),
        (&["search", "/nowhere", "a"], 1),
    ] {
        let run = run(args);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{args:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn people_read_questions_and_with_explain_passages() {
    let folder = good();
    let out = run(&["search", path(&folder), "no bleach"]).out;
    assert!(out.starts_with("no bleach: answered\n") && out.contains("wash  How do I wash it?"), "{out}");
    let out = run(&["search", path(&folder), "bleach", "--explain"]).out;
    assert!(out.contains("[bleach]"), "{out}");
    let json = run(&["search", path(&folder), "bleach", "--explain", "--json"]).out;
    assert!(lines(&json)[0]["hits"][0]["excerpt"][0]["text"].is_string(), "{json}");
}

#[test]
fn a_question_without_quotation_marks_is_met_with_how_to_write_it() {
    let folder = good();
    let run = run(&["search", path(&folder), "my", "washing", "machine"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("put the question between quotation marks"), "{run:?}");
}
