//! Does nothing that a shop writes become anything but text and addresses?
//!
//! Also runs the lists under `SHELFHELP_DATA`, where they are.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value as Json, json};

use super::common::run;
use super::page::Page;
use super::{BASE, files, pages};

// So many texts in a shop.
const PART: usize = 500;

const NASTY: [&str; 14] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "\u{2028}\u{202e}\u{0}<b>",
    "[x](javascript:alert(1)) ![x](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>",
];

/// A shop that says the same everywhere.
fn shop(words: &str) -> Json {
    let answer = json!({
        "id": "a", "question": words, "topic": words, "summary": words, "also": [words], "aliases": [words, format!("/help/{words}")],
        "body": format!("{words}\n\n## {words}\n\n- {words}\n\n> [!TIP]\n> {words}\n\n| {words} |\n|---|\n| {words} |\n\n[{words}](/x)"),
    });
    json!({
        "name": words, "locales": ["en"], "currency": "EUR", "time_zone": "Europe/Athens", "service": { "promise": words },
        "channels": [{ "kind": "email", "address": "a@b.example", "label": words }],
        "delivery": {
            "handling": { "days": 1 },
            "places": [{ "id": "gr", "name": words, "countries": ["GR"] }],
            "methods": [{ "id": words, "name": words, "refuses": { "x": words }, "rates": [{ "price": "1.00", "transit": 1 }] }],
            "returns": { "days": 1, "except": { "x": words } },
        },
        "answers": { "en": [answer] },
    })
}

/// Fails where a page has anything that runs, or leads where nobody should follow.
fn tame(about: &str, page: &Page) {
    for tag in &page.tags {
        assert!(tag.name != "script" || tag.get("type") == Some("application/ld+json"), "{about}: {tag:?}");
        let foreign = ["iframe", "object", "embed", "style", "form", "base", "img", "b"];
        assert!(!foreign.contains(&tag.name.as_str()), "{about}: {tag:?}");
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "srcdoc" && name != "style", "{about}: {tag:?}");
            if matches!(name.as_str(), "href" | "src") {
                let scheme = value.split(['/', '?', '#']).next().unwrap().split_once(':').map(|(scheme, _)| scheme);
                assert!(matches!(scheme, None | Some("https" | "http" | "mailto" | "tel" | "sms")), "{about}: {tag:?}");
            }
        }
    }
}

/// Whether the shop was built at all: what is refused is not shown.
fn check(words: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.json");
    fs::write(&file, shop(words).to_string()).unwrap();
    let out = folder.path().join("out");
    let args = ["build", file.to_str().unwrap(), "--pages", "--base", BASE, "--out", out.to_str().unwrap()];
    if run(&args).code != 0 {
        return false;
    }
    let all = files(&out);
    for (name, page) in pages(&all) {
        tame(&format!("{words:?} on {name}"), &page);
    }
    let map = String::from_utf8_lossy(&all["sitemap.xml"]);
    assert!(!map.contains("<script"), "{map}");
    true
}

#[test]
fn nothing_runs_that_a_shop_writes_into_its_texts() {
    let built = NASTY.iter().filter(|words| check(words)).count();
    assert!(built >= 11, "only {built} of {} are refused where they are read", NASTY.len());
}

#[test]
fn lists_of_attacks_stay_text() {
    let data = std::env::var("SHELFHELP_DATA").map_or(PathBuf::from("../../shared/data"), PathBuf::from);
    let Ok(list) = fs::read_to_string(data.join("hostile/xss.json")) else {
        eprintln!("hostile/xss.json is not under SHELFHELP_DATA; only our own cases have run");
        return;
    };
    let mut texts = Vec::new();
    gather(&serde_json::from_str(&list).unwrap(), &mut texts);
    // Many of them in the pages of one shop: a build for each would take minutes.
    let mut shown = 0;
    for part in texts.chunks(PART) {
        shown += check_list(part);
    }
    assert!(
        shown * 2 > texts.len(),
        "{shown} of {} come to a page; the others are refused where they are read",
        texts.len()
    );
}

/// How many of these texts are built into pages: what is refused when it is read is taken out.
fn check_list(texts: &[String]) -> usize {
    let answer = |(i, words): (usize, &String)| json!({ "id": format!("a{i}"), "question": format!("{i} {words}"), "topic": words, "body": format!("{words}\n\n[x]({words})") });
    let mut answers: Vec<Json> = texts.iter().enumerate().map(answer).collect();
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("shop.json"), folder.path().join("out"));
    let mut shop = shop("x");
    for _ in 0..5 {
        shop["answers"]["en"] = answers.clone().into();
        fs::write(&file, shop.to_string()).unwrap();
        let args =
            ["build", file.to_str().unwrap(), "--pages", "--json", "--base", BASE, "--out", out.to_str().unwrap()];
        let run = run(&args);
        if run.code == 0 {
            pages(&files(&out)).iter().for_each(|(name, page)| tame(name, page));
            return answers.len();
        }
        let problems = run.json()["problems"].as_array().unwrap().clone();
        let wrong = problems.iter().filter(|problem| problem["severity"] == "error");
        let at = |problem: &Json| {
            let (_, rest) = problem["at"].as_str()?.split_once("answers.en[")?;
            rest.split_once(']')?.0.parse::<usize>().ok()
        };
        let wrong: Vec<usize> = wrong.filter_map(at).collect();
        assert!(!wrong.is_empty(), "{problems:#?}");
        let mut place = 0;
        answers.retain(|_| {
            place += 1;
            !wrong.contains(&(place - 1))
        });
    }
    panic!("the shop is refused still");
}

fn gather(value: &Json, texts: &mut Vec<String>) {
    match value {
        Json::String(text) if text.contains(['<', '"', '\'', ':']) => texts.push(text.clone()),
        Json::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Json::Object(entries) => entries.values().for_each(|item| gather(item, texts)),
        _ => {}
    }
}
