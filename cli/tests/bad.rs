//! Is every kind of bad input a problem with its place, and nothing worse?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;
use std::io::Write;

use common::{SHOP, good, path, problems, run, write};
use tempfile::TempDir;

/// What is said of a shop: `severity code file:line:column: message`.
fn said(folder: &TempDir) -> Vec<String> {
    let run = run(&["check", path(folder), "--at", common::AT, "--json"]);
    assert!(run.code < 2, "{run:?}");
    problems(folder, &run.json()).into_iter().map(|(at, message)| format!("{at}: {message}")).collect()
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, wanted: &[&str]) {
    let folder = good();
    write(&folder, "answers/en/x.md", bytes.as_ref());
    let found = said(&folder);
    let start = String::from_utf8_lossy(&bytes.as_ref()[..bytes.as_ref().len().min(60)]).into_owned();
    for wanted in wanted {
        let (severity, rest) = wanted.split_once(' ').unwrap();
        let (code, place) = rest.split_once(' ').unwrap();
        let wanted = format!("{severity} {code} answers/en/x.md{place}");
        assert!(found.iter().any(|line| line.starts_with(&wanted)), "{start:?}\nwanted {wanted}\nfound  {found:?}");
    }
    let errors = wanted.iter().any(|line| line.starts_with("error"));
    assert!(errors || !found.iter().any(|line| line.starts_with("error")), "{start:?}: {found:?}");
}

/// An answer with this text.
fn answer(body: &str) -> String {
    format!("---\nid: x\nquestion: Q?\n---\n{body}\n")
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn letters_and_line_ends_of_other_kinds() {
    let text = answer("Two\n\n[a](vbscript:x)");
    check(answer("caf\u{e9}").replace('é', "\u{1}").replace('\u{1}', "é"), &[]);
    check(b"---\nid: x\nquestion: Q?\n---\ncaf\xE9\n", &["error not-utf-8 :5:4: these letters"]);
    check(b"---\nid: x\nquestion: Q?\n---\n\xF0\x9F\x8C\n", &["error not-utf-8 :5:1: these letters"]);
    check([&b"\xFF\xFE"[..], &utf16(&text, u16::to_le_bytes)].concat(), &["error not-utf-8 : the file is UTF-16"]);
    check([&b"\xFE\xFF"[..], &utf16(&text, u16::to_be_bytes)].concat(), &["error not-utf-8 : the file is UTF-16"]);
    check(utf16(&text, u16::to_le_bytes), &["error not-utf-8 : the file is UTF-16"]);
    check(
        format!("\u{feff}{text}"),
        &["warning byte-order-mark : the file begins", "error address :7:1: \"vbscript:x\""],
    );
    check(text.replace('\n', "\r\n"), &["advice crlf : the lines end", "error address :7:1: \"vbscript:x\""]);
    check(text.replace('\n', "\r"), &["advice crlf : the lines end", "error address :7:1: \"vbscript:x\""]);
    check(text.replacen('\n', "\r", 2), &["error address :7:1: \"vbscript:x\""]);
    check(answer("a\0b"), &["error zero-byte :5:2: the text holds a byte of zero"]);
    check("", &["error front-matter :1:1: the answer has no front matter"]);
    check("\n\n", &["error front-matter :1:1: the answer has no front matter"]);
    check(answer(""), &["error empty-answer :5:1: the answer has no text"]);
    check(answer("<!-- only a note -->"), &["error empty-answer :5:1: the answer has no text"]);
}

#[test]
fn nesting_ten_thousand_deep() {
    let deep = |piece: &str| answer(&format!("Text.\n\n{}deep", piece.repeat(10_000)));
    for piece in ["> ", "- ", "1. ", "> - ", "* ", ">"] {
        check(deep(piece), &["error depth :7:"]);
    }
    for (open, close) in [("*a ", "a*"), ("**a ", "a**"), ("_a **b ", "b** a_"), ("~~a ", "a~~"), ("<b>a ", "</b>")] {
        check(answer(&format!("{}deep{}", open.repeat(10_000), close.repeat(10_000))), &[]);
    }
    check(deep("["), &[]);
    check(deep("!["), &[]);
    check(answer(&format!("{}a{}", "[".repeat(10_000), "](/b)".repeat(10_000))), &[]);
    check(answer(&format!("{}a{}", "*".repeat(10_000), "*".repeat(10_000))), &[]);
    check(answer(&format!("{}a{}", "*a ".repeat(10_000), "a*".repeat(10_000))), &["warning depth :5:"]);
    check(answer(&"<div>".repeat(10_000)), &["error html-dropped :5:"]);
    check(answer(&format!("a {}b", "<b>".repeat(10_000))), &[]);
    check(answer(&format!("a {}b{}", "<b>".repeat(10_000), "</i>".repeat(10_000))), &[]);
    check(answer(&format!("{}x\n{}", "> ".repeat(10_000), "y\n".repeat(10_000))), &["error depth :5:"]);
    let front = |yaml: &str| format!("---\nid: x\nquestion: Q?\nalso: {yaml}\n---\nb\n");
    check(front(&"[".repeat(10_000)), &["error yaml :4:"]);
    check(front(&"{a: ".repeat(10_000)), &["error yaml :4:"]);
    check(front(&format!("{}{}", "[".repeat(10_000), "]".repeat(10_000))), &["error yaml :4:"]);
    check(format!("---\n{}\n---\nb\n", "- ".repeat(10_000)), &["error yaml :2:"]);
    check(format!("+++\nid = \"x\"\na = {}\n+++\nb\n", "[".repeat(10_000)), &["error toml :3:"]);
    check(format!("+++\nid = \"x\"\na = {}\n+++\nb\n", "{a = ".repeat(10_000)), &["error toml :3:"]);
    let keys: String = (0..5_000).map(|i| format!("k{i}: x\n")).collect();
    check(format!("---\nid: x\nquestion: Q?\n{keys}---\nb\n"), &["error yaml :502:1: the front matter has more than"]);
}

#[test]
fn one_file_shops_and_rules_nested_ten_thousand_deep() {
    let folder = good();
    write(&folder, "shop.json", format!("{{\"name\": {}", "[".repeat(10_000)));
    let file = folder.path().join("shop.json");
    let found = run(&["check", file.to_str().unwrap(), "--json"]);
    assert_eq!((found.code, &found.json()["errors"]), (1, &1.into()), "{found:?}");
    write(&folder, "shop.toml", format!("{SHOP}\na = {}", "[".repeat(10_000)));
    assert!(said(&folder).iter().any(|line| line.starts_with("error toml shop.toml:")));
}

#[test]
fn a_file_too_large_is_not_read() {
    let folder = good();
    let mut file = fs::File::create(folder.path().join("answers/en/x.md")).unwrap();
    let megabyte = "a word ".repeat(150_000);
    file.write_all(answer("Text.").as_bytes()).unwrap();
    (0..48).for_each(|_| file.write_all(megabyte.as_bytes()).unwrap());
    let found = said(&folder);
    assert!(found.contains(&"error file-size answers/en/x.md: the file has 50 MB".to_owned()), "{found:?}");
    // A file of holes takes no room on the disk, and would in memory.
    fs::File::create(folder.path().join("answers/en/y.md")).unwrap().set_len(1 << 40).unwrap();
    assert!(said(&folder).iter().any(|line| line.starts_with("error file-size answers/en/y.md")));
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_that_run_in_circles() {
    use std::os::unix::fs::symlink;
    let folder = good();
    let english = folder.path().join("answers/en");
    symlink("..", english.join("care/up")).unwrap();
    symlink(".", english.join("here")).unwrap();
    symlink("wash.md", english.join("again.md")).unwrap();
    symlink("itself.md", english.join("itself.md")).unwrap();
    symlink("/dev/zero", english.join("zero.md")).unwrap();
    symlink(&english, folder.path().join("answers/el/other")).unwrap();
    let found = said(&folder);
    let of = |code: &str| found.iter().filter(|line| line.contains(code)).map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        of("link-again").iter().map(|line| line.split(": ").next().unwrap()).collect::<Vec<_>>(),
        [
            "warning link-again answers/el/other/again.md",
            "warning link-again answers/el/other/care/up",
            "warning link-again answers/el/other/here",
            "warning link-again answers/en/again.md",
            "warning link-again answers/en/care/up",
            "warning link-again answers/en/here",
        ],
        "{found:?}"
    );
    let twice = of("answer-twice");
    assert!(twice.iter().all(|line| line.contains("answers/el/other")), "another language's files count: {twice:?}");
    assert!(of("unreadable").iter().any(|line| line.contains("en/itself.md")), "{found:?}");
    assert!(of("unreadable").iter().any(|line| line.contains("en/zero.md: the file cannot be read: it is no file")));
}

#[test]
fn links_that_lead_nowhere_or_outside() {
    for (link, wanted) in [
        ("../../../../etc/x.md", "error link-outside :5:1: \"../../../../etc/x.md\" leads out"),
        ("/../../x.md", "error link-outside :5:1: \"/../../x.md\" leads out"),
        ("..%2f..%2f..%2fx.md", "error link-outside :5:1: \"../../../x.md\" leads out"),
        ("iron.md", "error answer-missing :5:1: there is no answer in the file \"iron.md\""),
        ("./care/irn.md#x", "error answer-missing :5:1: there is no answer in the file \"./care/irn.md\""),
        ("JavaScript:alert(1)", "error address :5:1: \"JavaScript:alert(1)\" is not an address"),
        ("vbscript:x.md", "error address :5:1: \"vbscript:x.md\" is not an address"),
        ("https://elaia.example/../../x.md", ""),
        ("care/iron.md", ""),
    ] {
        let wanted: Vec<&str> = Some(wanted).filter(|wanted| !wanted.is_empty()).into_iter().collect();
        check(answer(&format!("[a](<{link}>)")), &wanted);
    }
    let folder = good();
    write(&folder, "answers/en/x.md", answer("[a](iron.md)"));
    let json = run(&["check", path(&folder), "--json"]).json();
    let helps = json["problems"].as_array().unwrap().iter().filter_map(|p| p["help"].as_str()).collect::<Vec<_>>();
    assert!(helps.contains(&"did you mean /care/iron.md?"), "{helps:?}");
}

#[test]
fn ids_dates_languages_and_circles() {
    check(answer("b").replace("id: x", "id: wash"), &["error answer-twice :2:5: `wash` is already the id"]);
    check(answer("b").replace("id: x", "id: x\nreview: 2026-02-30"), &["error date :3:9: \"2026-02-30\" is not a day"]);
    check(
        answer("b").replace("id: x", "id: x\nupdated: 2025-02-29"),
        &["error date :3:10: \"2025-02-29\" is not a day"],
    );
    check(
        answer("b").replace("id: x", "id: x\nlang: klingonish"),
        &["warning locale :3:7: `klingonish` is not a language"],
    );
    let folder = good();
    write(&folder, "answers/qq-nowhere-1/x.md", answer("b"));
    write(&folder, "shop.toml", SHOP.replace("\"el\"", "\"el\", \"not a language\""));
    let found = said(&folder);
    assert!(found.iter().any(|line| line.starts_with("error locale-unlisted answers/qq-nowhere-1")), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("error locale shop.toml:2:24")), "{found:?}");
    // Two answers that name each other are as they should be; a way of next questions that comes back to itself is not.
    let linked = |id: &str, key: &str| format!("---\nid: {id}\nquestion: {id}?\n{key}\n---\nb\n");
    let folder = good();
    write(&folder, "answers/en/a.md", linked("a", "related: [b]\nnext: b"));
    write(&folder, "answers/en/b.md", linked("b", "related: [a]\nnext: c"));
    write(&folder, "answers/en/c.md", linked("c", "next: a"));
    write(&folder, "answers/en/d.md", linked("d", "next: a"));
    let found = said(&folder);
    let circles: Vec<&String> = found.iter().filter(|line| line.contains("next-circle")).collect();
    let wanted = "advice next-circle answers/en/a.md:5:7: the next questions run in a circle: a, b, c, a";
    assert_eq!(circles, [wanted], "{found:?}");
}
