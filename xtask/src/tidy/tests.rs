//! What does each rule find, and what does it leave in peace?

use super::*;

fn house(files: &[(&str, &str)]) -> House {
    files.iter().map(|(path, text)| (path.to_string(), Some(text.to_string()))).collect()
}

/// Runs one rule over a small house and compares the findings, cut to `path:line`, with those expected.
fn check(rule: Rule, files: &[(&str, &str)], expected: &[&str]) {
    let findings = rule(&house(files));
    let places: Vec<String> =
        findings.iter().map(|finding| finding.split(": ").next().unwrap_or(finding).to_owned()).collect();
    assert_eq!(places, expected, "{findings:#?}");
}

const LIB: &str =
    "//! Lib.\npub mod money;\npub mod search;\npub mod browser;\n#[cfg(feature = \"web\")]\npub mod ui;\n";

fn check_layers(path: &str, code: &str, lines: &[usize]) {
    let expected: Vec<String> = lines.iter().map(|line| format!("{path}:{line}")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(layers::check, &[("src/lib.rs", LIB), (path, code)], &expected);
}

#[test]
fn a_module_may_use_what_stands_above_it() {
    check_layers("src/search/mod.rs", "use crate::money::Money;\nuse crate::search::Hit;", &[]);
    check_layers("src/ui/panel.rs", "use crate::{money, search::Hit};\nuse yew::prelude::*;", &[]);
}

#[test]
fn a_use_against_the_order_is_found_however_it_is_written() {
    check_layers("src/money/mod.rs", "\nuse crate::search::Hit;", &[2]);
    check_layers("src/money/mod.rs", "use crate::{\n    money::Money,\n    search,\n};", &[3]);
    check_layers("src/money/mod.rs", "use crate::{money::{a, search}, b};", &[]);
    check_layers("src/money/mod.rs", "fn f() -> crate :: search::Hit {}", &[1]);
    check_layers("src/money/mod.rs", "use super::search::Hit;", &[1]);
    check_layers("src/money/minor.rs", "use super::search;\nuse super::super::search;", &[2]);
    check_layers("src/money/mod.rs", "use shelfhelp::ui::Panel;", &[1]);
    check_layers("src/money/mod.rs", "$crate::search::index!()", &[1]);
}

#[test]
fn comments_and_strings_use_nothing() {
    check_layers(
        "src/money/mod.rs",
        "//! See [crate::search::Hit].\n/* crate::ui */ const A: &str = \"crate::ui::x\";",
        &[],
    );
    check_layers(
        "src/money/mod.rs",
        "const A: &str = r#\"crate::ui \" crate::ui\"#;\nconst B: char = '\"'; // crate::ui",
        &[],
    );
}

#[test]
fn only_the_face_names_the_browser() {
    check_layers("src/search/mod.rs", "use web_sys::Window;\nfn f(now: f64) {}\nlet a = js_sys::Date::now();", &[1, 3]);
    check_layers("src/search/mod.rs", "let yewish = gloomy;", &[]);
}

#[test]
fn a_module_without_a_place_in_the_order_is_found() {
    check_layers("src/chat.rs", "", &[1]);
}

#[test]
fn code_keeps_its_place_when_comments_and_strings_go() {
    for (text, expected) in [
        ("a // b\nc", "a     \nc"),
        ("/* a /* b */ c */d", "                 d"),
        ("\"a\\\"b\" c", "       c"),
        ("r\"a\\\" b", "      b"),
        ("br##\"a\"#\"## b", "            b"),
        ("'a' 'b: 'static '\\'' '\\u{1f}' b'\"' c", "    'b: 'static                    c"),
        ("for r in bar\"x\"", "for r in bar   "),
        ("\"open", "     "),
    ] {
        assert_eq!(rust::code_only(text), expected, "from {text:?}");
    }
}

#[test]
fn a_file_opens_with_what_it_answers() {
    check(opening::check, &[("src/a.rs", "//! What is this?\n\nuse b;")], &[]);
    check(opening::check, &[("src/a.rs", "//! A sentence over\n//! two lines.\n//!\n//! ```text")], &[]);
    check(opening::check, &[("src/a.rs", "// What is this?\n")], &["src/a.rs:1"]);
    check(opening::check, &[("src/a.rs", "//! A sentence over\n//! two lines\n//!\n//! More.")], &["src/a.rs:2"]);
    check(opening::check, &[("cli/b.rs", "")], &["cli/b.rs:1"]);
}

#[test]
fn a_file_fits_in_one_reading() {
    let long = "//! A.\n".repeat(401);
    check(shipped::lengths, &[("src/a.rs", &long), ("docs/a.md", &long)], &["src/a.rs:400"]);
    check(shipped::lengths, &[("www/providers/crisp.js", &"a;\n".repeat(121))], &["www/providers/crisp.js:120"]);
    check(shipped::lengths, &[("www/loader.js", &"a;\n".repeat(121))], &[]);
}

#[test]
fn scripts_ship_from_their_two_places_only() {
    let files = ["www/loader.js", "www/providers/crisp.js", "tests/browser/a.mjs", "www/playground/a.js"]
        .map(|path| (path, ""));
    check(shipped::scripts, &files, &[]);
    let files = [("www/helper.js", ""), ("src/ui/glue.js", ""), ("www/providers/a/b.js", "")];
    check(shipped::scripts, &files, &["src/ui/glue.js:1", "www/helper.js:1", "www/providers/a/b.js:1"]);
}

#[test]
fn the_top_holds_what_the_card_promises_and_little_else() {
    let mut files: Vec<(&str, &str)> =
        ["Cargo.toml", "src/lib.rs", "www/loader.js", "tests/a.rs", "README.md"].map(|path| (path, "")).to_vec();
    files.extend(
        ["index.html", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE-MIT", "LICENSE-APACHE"].map(|path| (path, "")),
    );
    check(card::check, &files, &[]);
    files.push(("notes.txt", ""));
    files.retain(|(path, _)| *path != "index.html");
    check(card::check, &files, &["index.html", "notes.txt"]);
}

#[test]
fn the_packages_of_the_card_are_used() {
    let used = "//! A.\nuse wasm_bindgen as a; use web_sys; use serde; use serde_wasm_bindgen; use yew; use gloo; use fuzzy_matcher;";
    let direct =
        ["wasm-bindgen", "web-sys", "serde", "serde-wasm-bindgen", "yew", "gloo", "fuzzy-matcher"].map(str::to_owned);
    assert_eq!(card::packages(&house(&[("src/ui/mod.rs", used)]), &direct), Vec::<Finding>::new());
    let findings = card::packages(&house(&[("src/ui/mod.rs", &used.replace("use gloo;", "/* gloo */"))]), &direct[1..]);
    assert_eq!(findings.len(), 2, "{findings:?}");
}

const ENGLISH: &str = r#"
messages! {
    Close "close" "Close",
    Ask "ask" "Ask {name}?",
    Count "count" "one: {n} answer | other: {n} answers",
}
"#;

/// Checks one catalog beside the English above; `faulty` are the keys that have a finding.
fn check_catalog(language: &str, catalog: &str, faulty: &[&str]) {
    let path = format!("www/messages/{language}.json");
    let findings = catalogs::check(&house(&[("src/i18n/messages.rs", ENGLISH), (&path, catalog)]));
    let keys: Vec<&str> = findings.iter().filter_map(|finding| finding.split(' ').nth(1)).collect();
    assert_eq!(keys, faulty, "{findings:#?}");
}

#[test]
fn every_catalog_has_every_message() {
    check_catalog("ja", r#"{"close": "閉じる", "ask": "{name}？", "count": {"other": "{n} 件"}}"#, &[]);
    check_catalog("ja", r#"{"close": "閉じる", "shut": "{name}？", "count": "{n} 件"}"#, &["shut", "ask", "count"]);
    check(catalogs::check, &[("www/messages/ja.json", "{\n")], &["www/messages/ja.json:2"]);
    let english = "messages! {\n    A \"a\",\n    B \"b\" \"The shop's\",\n}";
    check(catalogs::check, &[("src/i18n/messages.rs", english)], &["src/i18n/messages.rs:2", "src/i18n/messages.rs:3"]);
}

#[test]
fn a_catalog_counts_as_its_language_does() {
    let with = |forms: &str| format!(r#"{{"close": "X", "ask": "{{name}}", "count": {forms}}}"#);
    check_catalog("de", &with(r#"{"one": "{n} Antwort", "other": "{n} Antworten"}"#), &[]);
    check_catalog("de", &with(r#"{"other": "{n} Antworten"}"#), &["count"]);
    check_catalog("de", &with(r#"{"one": "Antwort", "other": "{n} Antworten"}"#), &["count.one"]);
    check_catalog("ja", &with(r#"{"one": "{n} 件", "other": "{n} 件"}"#), &["count"]);
    check_catalog("he", &with(r#"{"one": "תשובה אחת", "two": "שתי תשובות", "other": "{n} תשובות"}"#), &[]);
    check_catalog("tlh", "{}", &["nobody"]);
}

#[test]
fn a_catalog_is_written_as_its_readers_write() {
    let with = |close: &str, ask: &str| {
        format!(r#"{{"close": "{close}", "ask": "{ask}", "count": {{"one": "{{n}}", "other": "{{n}}"}}}}"#)
    };
    check_catalog("de", &with("Schließen", "{name} fragen?"), &[]);
    for ask in [
        "",
        "Fragen?",
        "{name} {b}",
        "Ask {name}?",
        "Ask the {name}",
        "{name} ",
        "{name}'s",
        "{name}...",
        "{name} - ja",
    ] {
        check_catalog("de", &with("Schließen", ask), &["ask"]);
    }
    let fr = |ask: &str| with("Fermer", ask).replace(r#""other""#, r#""many": "{n}", "other""#);
    check_catalog("fr", &fr("«\u{a0}{name}\u{a0}»\u{202f}?"), &[]);
    for ask in ["{name}?", "{name} ?", "«{name}\u{a0}»"] {
        check_catalog("fr", &fr(ask), &["ask"]);
    }
}

#[test]
fn no_text_speaks_of_one_machine() {
    let path = ["see /wo", "rk/main"].concat();
    let registry = ["https://registry.npm", "js.org/a"].concat();
    let files = [("docs/a.md", path.as_str()), ("README.md", registry.as_str()), ("Cargo.lock", registry.as_str())];
    check(words::check, &files, &["README.md:1", "docs/a.md:1"]);
    check(words::check, &[("docs/a.md", "docs/work/a, ../tmp/b, https://a.example/work/")], &[]);
}

#[test]
fn an_allowance_has_a_reason_and_a_date() {
    for long in allow::LONG {
        assert!(long.reason.len() > 20 && long.since.len() == 10, "{}", long.path);
    }
}
