//! Does anything that the command writes or prints do more than say what others have written?
//!
//! `tests/hostile.json` through `check`, `build`, `import` and `report`, and the list of others under `SHELFHELP_DATA`, where
//! it is. Shops in one document are in `tests/centre/hostile.rs`, broken exports and logs beside their importers and reports.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../centre/page.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod page;
mod shops;
mod tame;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use common::{Run, good, path, run, run_in, write};
use page::Page;
use serde_json::{Value as Json, json};
use tame::tame;

// What is tried of others' in the short run, as in the browser.
const EACH: usize = 40;

/// The project's own strings.
fn ours() -> Vec<String> {
    let classes: Json = serde_json::from_str(include_str!("../../../tests/hostile.json")).unwrap();
    let all = classes.as_object().unwrap().values().flat_map(|class| class.as_array().unwrap());
    all.map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Those of others, a few or with SHELFHELP_ALL all; where they are absent, that is said past the test harness, which hides what passing tests print.
fn others() -> Vec<String> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    let file = std::env::var_os("SHELFHELP_DATA").map_or(beside, PathBuf::from).join("hostile/xss.json");
    let Ok(text) = fs::read_to_string(&file) else {
        let said = format!("{} is absent: only our own strings ran; name the folder in SHELFHELP_DATA", file.display());
        let mut err = std::io::stderr();
        writeln!(err, "{said}").unwrap();
        return Vec::new();
    };
    let list: Vec<Json> = serde_json::from_str(&text).unwrap();
    let each = if std::env::var_os("SHELFHELP_ALL").is_some() { 1 } else { EACH };
    list.iter().step_by(each).map(|one| one["payload"].as_str().unwrap().to_owned()).collect()
}

/// Fails where a terminal would obey what was printed: escape sequences, and marks that turn the lines after them around.
#[track_caller]
fn is_plain(run: &Run, about: &str) {
    for said in [&run.out, &run.err] {
        let obeyed = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
        if let Some(at) = said.find(obeyed) {
            let near: String = said[..at].chars().rev().take(80).collect::<String>().chars().rev().collect();
            panic!("{about}: {:?} is printed after {near:?}", said[at..].chars().next());
        }
    }
}

#[test]
fn a_report_of_hostile_logs_is_a_page_of_text() {
    // As many as a list of the report shows.
    const SHOWN: usize = 40;
    let (mut shown, mut all) = (0, 0);
    for (part, texts) in [ours(), others()].concat().chunks(SHOWN).enumerate() {
        let folder = good();
        let mut log = String::new();
        for (i, text) in texts.iter().enumerate() {
            let mut line = |event: &str, detail: Json| {
                let line = json!({ "event": event, "at": 1_763_591_400_000_i64, "visit": format!("v{i}"), "visitor": text, "detail": detail });
                writeln!(log, "{line}").unwrap();
            };
            line("shelf-search", json!({ "query": format!("{i} {text}"), "answered": i % 2 == 0, "hits": 1 }));
            line("shelf-answer", json!({ "id": text }));
            line("shelf-rate", json!({ "id": text, "helped": false }));
            line("shelf-escalate", json!({ "channel": { "id": text, "kind": text } }));
            line("shelf-error", json!({ "code": text, "message": text }));
            line("shelf-fact", json!({ "fact": "handed", "channel": text, text.as_str(): text }));
            line(text, json!({ "query": text }));
            writeln!(log, "{text}").unwrap();
        }
        write(&folder, "log", log);
        let run = run_in(folder.path(), &["report", "log", "--least", "1", "--shop", "."]);
        assert_eq!(run.code, 0, "{run:?}");
        is_plain(&run, "report");
        let html = fs::read_to_string(folder.path().join("report.html")).unwrap();
        let page = Page::read(&html);
        tame(&format!("the report of part {part}"), &page);
        assert!(html.contains("default-src 'none'"), "the page asks for nothing and runs nothing");
        let words = page.text.to_lowercase();
        let letters = |text: &str| {
            text.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .max_by_key(|word| word.len())
                .unwrap_or_default()
                .to_owned()
        };
        shown += texts.iter().filter(|text| words.contains(&letters(text))).count();
        all += texts.len();
    }
    assert!(shown * 10 > all * 9, "{shown} of {all} are on the pages");
}

#[test]
fn a_folder_of_hostile_answers_is_told_in_plain_words_and_builds_into_text() {
    let texts = ours();
    for (at, some) in texts.chunks(120).enumerate() {
        let folder = shops::folder(some);
        let checked = run(&["check", path(&folder)]);
        is_plain(&checked, "check");
        let out = folder.path().join("out");
        let refused = run(&["build", path(&folder), "--out", out.to_str().unwrap()]);
        assert_eq!(refused.code, 1, "what leads nowhere good is refused");
        is_plain(&refused, "build");
        assert!(!out.exists(), "what is refused is not built");
        let built = shops::built(&folder, shops::tamer);
        assert!(built.answers * 10 > some.len() * 9, "part {at}: {} of {} answers", built.answers, some.len());
        built.hold();
    }
}

#[test]
fn hostile_exports_are_told_in_plain_words_and_build_into_text() {
    let (texts, collected) = (ours(), others());
    for system in ["zendesk", "intercom", "helpscout", "gorgias", "freshdesk"] {
        imported(system, &texts);
    }
    for some in collected.chunks(600) {
        imported("zendesk", some);
    }
}

/// Imports an article for each text; what is not refused for want of a file beside it is built and held.
fn imported(system: &str, texts: &[String]) {
    let folder = shops::empty();
    write(&folder, "export/a.json", shops::export(system, texts).to_string());
    let run =
        run(&["import", "answers", &format!("{}/export", path(&folder)), "--into", path(&folder), "--from", system]);
    assert_eq!(run.code, 0, "{system}: {}", run.err);
    is_plain(&run, &format!("import from {system}"));
    fs::remove_dir_all(folder.path().join("export")).unwrap();
    let built = shops::built(&folder, shops::without_pictures);
    assert!(built.answers * 10 > texts.len() * 6, "{system}: {} of {} answers", built.answers, texts.len());
    built.hold();
}
