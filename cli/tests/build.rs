//! Are the compiled files the shop, always the same, and never of a shop with errors?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{SHOP, WASH, good, path, run, run_in, tells, write};
use serde_json::Value as Json;
use shelfhelp::content::{Answer, Shop, bundle, plain_text};
use shelfhelp::i18n::Locale;
use shelfhelp::time::Zone;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect()
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Json {
    serde_json::from_slice(&files["shop.json"]).unwrap()
}

/// Builds a folder or file into a new folder beside the shop.
fn build(shop: &str, out: &Path, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let run = run(&[&["build", shop, "--out", out.to_str().unwrap()], more].concat());
    assert_eq!(run.code, 0, "{run:?}");
    files(out)
}

#[test]
fn the_manifest_names_the_parts_and_the_parts_are_the_shop() {
    let folder = good();
    let files = build(path(&folder), &folder.path().join("out"), &[]);
    let manifest = manifest(&files);
    let keys: Vec<&String> = manifest.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["shelfhelp", "version", "shop", "answers", "fallback"]);
    assert_eq!(manifest["shelfhelp"], 5);
    let part = |name: &Json| files[name.as_str().unwrap()].as_slice();
    let shop: Shop = bundle::decode_shop(part(&manifest["shop"]["en"])).unwrap();
    assert_eq!(shop.name.get(&Locale::english()), "Elaia");
    assert_eq!(Some(shop.zone), Zone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4"));
    assert_eq!(shop.policy.unwrap().methods.len(), 1);
    let mut answers: Vec<Answer> = bundle::decode_titles(part(&manifest["answers"]["en"]["titles"])).unwrap();
    bundle::decode_bodies(part(&manifest["answers"]["en"]["bodies"][0]["file"]), &mut answers).unwrap();
    let ids: Vec<&str> = answers.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["iron", "wash"]);
    assert!(plain_text(&answers[1].body).starts_with("By hand, in water of 30 °C.\nNo bleach."));
    let aid = bundle::decode_aid(part(&manifest["answers"]["en"]["aid"])).unwrap();
    let expansion = shelfhelp::search::Expansion::read(&aid.expansion).unwrap();
    assert!(expansion.answers() == 2 && expansion.words().count() > 20);
    let greek = bundle::decode_aid(part(&manifest["answers"]["el"]["aid"])).unwrap();
    assert!(greek.expansion.is_empty(), "the table is of English words");
    assert_eq!(files.len(), 9, "the manifest; the shop, titles, bodies and aid in two languages");
    for name in files.keys().filter(|name| *name != "shop.json") {
        let parts: Vec<&str> = name.split('.').collect();
        let hash = parts[parts.len() - 2];
        assert!(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
    }
}

#[test]
fn meanings_are_left_out_where_the_shop_or_the_command_line_says_so() {
    let folder = good();
    for (way, expands) in [("expand", true), ("pack", false), ("off", false)] {
        let files = build(path(&folder), &folder.path().join(way), &["--meaning", way]);
        let manifest = manifest(&files);
        let aid = manifest["answers"]["en"]["aid"].as_str().map(|name| bundle::decode_aid(&files[name]).unwrap());
        assert_eq!(aid.is_some_and(|aid| !aid.expansion.is_empty()), expands, "{way}");
        let shop = bundle::decode_shop(&files[manifest["shop"]["en"].as_str().unwrap()]).unwrap();
        assert_eq!(Some(shop.meaning), shelfhelp::content::MeaningMode::parse(way));
    }
}

#[test]
fn the_same_shop_gives_the_same_bytes() {
    let (one, two) = (good(), good());
    let first = build(path(&one), &one.path().join("out"), &[]);
    assert!(first == build(path(&one), &one.path().join("out"), &[]), "built twice in one place");
    assert!(first == build(path(&two), &two.path().join("elsewhere"), &[]), "built in another place");
}

#[test]
fn a_change_renames_only_what_it_changes() {
    let folder = good();
    let before = manifest(&build(path(&folder), &folder.path().join("a"), &[]));
    write(&folder, "answers/en/wash.md", WASH.replace("30 °C", "40 °C"));
    let after = manifest(&build(path(&folder), &folder.path().join("b"), &[]));
    assert_ne!(before["version"], after["version"]);
    assert_ne!(before["answers"]["en"], after["answers"]["en"]);
    assert_eq!((&before["shop"], &before["answers"]["el"]), (&after["shop"], &after["answers"]["el"]));
}

#[test]
fn a_shop_with_errors_is_not_built() {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("\"EUR\"", "\"euro\""));
    let out = folder.path().join("out");
    let run = run(&["build", path(&folder), "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    tells(&run.err, &["error[currency]: \"euro\" is not a currency\n", "/shop.toml:3:12\n", " help: write its three"]);
    assert!(run.err.ends_with("1 error, 0 warnings: nothing is written\n"), "{run:?}");
    assert!(!out.exists());
}

#[test]
fn warnings_do_not_stop_a_build() {
    let folder = good();
    write(&folder, "shop.toml", format!("colour = \"red\"\n{SHOP}"));
    let run = run_in(folder.path(), &["build", "."]);
    assert_eq!(run.code, 0, "{run:?}");
    tells(&run.err, &["warning[unknown-key]: `colour` is not known"]);
    assert!(folder.path().join("public/shop.json").exists(), "the default folder is public");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said() {
    let folder = good();
    write(&folder, "taken", "a file");
    let out = folder.path().join("taken");
    let run = run(&["build", path(&folder), "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    tells(&run.err, &["error[out-taken]: ", "/taken\n", " help: "]);
}

/// Markdown in all its forms that an answer may have.
const RICH: &str = r#"## Care & *repair*

First paragraph with **strong *both* words**, `CODE*1`, a [link](https://elaia.example/a_(b)?x=1#y), an
<hello@elaia.example> and a hard  
break. 5 * 3 * 2 [brackets] {braces} \*stars\* and a | bar. {{delivery.range | in two or three days}}.

- one
- two
  1. first
  2. second

     with a paragraph
- three

> A remark.
>
> - with a list

| Where | Price |
|---|--:|
| Attica | {{delivery.price | small}} |
| a \| b | **9** |

![The hem, rolled](https://elaia.example/hem.jpg "640x480")

- not a heading

2026\. A year begins this line

\- and a dash this one

    code block

<br>

日本語の文が
続きます。
"#;

#[test]
fn one_json_file_holds_the_same_shop_as_the_folder() {
    let folder = good();
    let rich = format!("---\nid: rich\nquestion: Q?\n---\n{}", RICH.replace("<br>\n\n", ""));
    write(&folder, "answers/en/rich.md", rich);
    let of_folder = build(path(&folder), &folder.path().join("a"), &[]);
    let one = build(path(&folder), &folder.path().join("one"), &["--json-only"]);
    assert_eq!(one.keys().collect::<Vec<_>>(), ["shop.json"]);
    let file = folder.path().join("one/shop.json");
    let of_file = build(file.to_str().unwrap(), &folder.path().join("b"), &[]);
    assert_eq!(manifest(&of_folder), manifest(&of_file), "parts are named by their bytes");
    let json: Json = serde_json::from_slice(&one["shop.json"]).unwrap();
    assert_eq!(
        json["delivery"]["methods"][0]["rates"][1]["price"].to_string(),
        "4.20".parse::<f64>().unwrap().to_string()
    );
    assert!(String::from_utf8(one["shop.json"].clone()).unwrap().contains("\"price\": 4.20"), "digits as written");
}

/// The light markup of a Markdown body.
#[track_caller]
fn check_body(markdown: &str, light: &str) {
    let folder = good();
    write(&folder, "answers/en/x.md", format!("---\nid: x\nquestion: Q?\n---\n{markdown}"));
    let files = build(path(&folder), &folder.path().join("out"), &["--json-only"]);
    let json: Json = serde_json::from_slice(&files["shop.json"]).unwrap();
    let answers = json["answers"]["en"].as_array().unwrap();
    let body = answers.iter().find(|answer| answer["id"] == "x").unwrap()["body"].as_str().unwrap();
    assert_eq!(body, light, "for {markdown:?}");
}

#[test]
fn markdown_becomes_what_may_stand_in_an_answer() {
    for (markdown, light) in [
        ("one\ntwo", "one two"),
        ("日本\n語", "日本語"),
        ("日本\nabc", "日本 abc"),
        ("a  \nb", "a\\\nb"),
        ("a<br>\nb", "a\\\nb"),
        ("<!-- a note -->\n\ntext <!-- b -->here", "text here"),
        ("Ha &amp; Co &copy; 2026", "Ha & Co © 2026"),
        ("#### Small", "#### Small"),
        ("Title\n-----\ntext", "## Title\n\ntext"),
        ("* a\n* b", "- a\n- b"),
        ("3) a\n4) b", "1. a\n2. b"),
        ("- a\n\n  b", "- a\n\n  b"),
        ("> q", "> q"),
        ("```\nlet x;\n```", "`let x;`"),
        ("<https://elaia.example>", "[https://elaia.example](https://elaia.example)"),
        ("<a@b.example>", "[a@b.example](mailto:a@b.example)"),
        ("[ref][1]\n\n[1]: /care", "[ref](/care)"),
        ("{{returns.days|thirty\ndays}} x", "{{returns.days | thirty days}} x"),
        ("a {{ never closed", "a \\{\\{ never closed"),
        ("`{{returns.days | x}}`", "`{{returns.days | x}}`"),
        ("**{{returns.days | x}}**", "**{{returns.days | x}}**"),
        ("| a |\n|---|\n| {{returns.days | x}} |", "| a |\n|---|\n| {{returns.days | x}} |"),
        ("a ![pic](/p.jpg \"2x3\") b", "a  b\n\n![pic](/p.jpg \"2x3\")"),
        (
            "[a](wash.md) [b](./care/../wash.md#By-hand) [c](/care/iron.md?x) [d](../el/wash.md)",
            "[a](answer:wash) [b](answer:wash#By-hand) [c](answer:iron) [d](answer:wash)",
        ),
        ("[down](#the-hem)\n\n## The hem", "[down](answer:x#the-hem)\n\n## The hem"),
        ("~~old~~", "~~old~~"),
        ("- [ ] task", "- [ ] task"),
    ] {
        check_body(markdown, light);
    }
}

#[test]
fn deep_nesting_ends_somewhere() {
    let folder = good();
    let body = "> ".repeat(5_000) + "deep";
    write(&folder, "answers/en/x.md", format!("---\nid: x\nquestion: Q?\n---\nText.\n\n{body}\n"));
    let run = run(&["check", path(&folder)]);
    assert!(run.code == 1 && run.out.contains("nested too deeply"), "{run:?}");
}

#[test]
fn each_language_fetches_its_own_words_only() {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("name = \"Elaia\"", "name = { en = \"Elaia\", el = \"Ελαία\" }"));
    let files = build(path(&folder), &folder.path().join("out"), &[]);
    let manifest = manifest(&files);
    for (tag, own, other) in [("en", "Elaia", "Ελαία"), ("el", "Ελαία", "Elaia")] {
        let bytes = &files[manifest["shop"][tag].as_str().unwrap()];
        let shop = bundle::decode_shop(bytes).unwrap();
        assert_eq!(shop.name.get(&Locale::parse(tag).unwrap()), own);
        let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(holds(own) && !holds(other), "{tag}");
    }
}

#[test]
fn synonyms_and_tokens_travel_with_the_shop() {
    let folder = good();
    write(
        &folder,
        "synonyms.toml",
        "en = [[\"parcel\", \"package\"], [\"refund\", \"money back\"]]\nel = [[\"δέμα\", \"πακέτο\"]]\n",
    );
    write(&folder, "theme.tokens.json", r##"{"shelf": {"accent-color": {"$type": "color", "$value": "#1f5d4c"}}}"##);
    let files = build(path(&folder), &folder.path().join("out"), &[]);
    let manifest = manifest(&files);
    let shop = bundle::decode_shop(&files[manifest["shop"]["el"].as_str().unwrap()]).unwrap();
    assert_eq!(shop.synonyms, [(Locale::parse("el").unwrap(), vec!["δέμα".to_owned(), "πακέτο".to_owned()])]);
    assert_eq!(shop.theme.light, [("accent-color".to_owned(), "#1f5d4c".to_owned())]);
}

#[test]
fn a_slip_in_synonyms_or_tokens_is_told_with_its_place() {
    let folder = good();
    write(&folder, "synonyms.toml", "en = [\"parcel\"]\nenglish = []\n");
    write(&folder, "theme.tokens.json", "{\n  \"shelf\": {\n    \"acent-color\": {\"$value\": \"#fff\"}\n  }\n}\n");
    let found: Json = serde_json::from_str(&run(&["check", path(&folder), "--json"]).out).unwrap();
    let problems: Vec<String> = found["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let file = problem["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            format!("{file}:{}:{} {}", problem["line"], problem["column"], problem["message"].as_str().unwrap())
        })
        .collect();
    for wanted in [
        "synonyms.toml:1:7 \"parcel\" is not a group of words",
        "synonyms.toml:2:1 `english` is not a language",
        "theme.tokens.json:3:20 the widget has no token `acent-color`",
    ] {
        assert!(problems.iter().any(|problem| problem == wanted), "{wanted} in {problems:#?}");
    }
}

#[test]
fn nothing_is_built_among_the_shops_own_files() {
    let folder = good();
    let shop = folder.path().join("shop");
    std::fs::create_dir(&shop).unwrap();
    for name in ["shop.toml", "delivery.toml", "answers"] {
        fs::rename(folder.path().join(name), shop.join(name)).unwrap();
    }
    fs::write(folder.path().join("file"), "").unwrap();
    for (out, code) in [
        ("shop", "out-in-shop"),
        ("shop/answers", "out-in-shop"),
        ("shop/public/../answers/en/new", "out-in-shop"),
        ("file", "out-taken"),
    ] {
        fs::create_dir_all(shop.join("public")).unwrap();
        let run = run_in(folder.path(), &["build", "shop", "--out", out, "--json"]);
        assert_eq!((run.code, run.json()["files"].as_array().unwrap().len()), (1, 0), "{out}");
        let problems = run.json()["problems"].as_array().unwrap().clone();
        assert!(problems.iter().any(|problem| problem["code"] == code), "{out}: {problems:?}");
    }
    assert!(!shop.join("shop.json").exists());
    assert_eq!(
        run_in(folder.path(), &["build", "shop", "--out", "shop/public"]).code,
        0,
        "a folder of its own is fine"
    );
}
