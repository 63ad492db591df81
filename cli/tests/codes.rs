//! Does docs/check.md name every kind of problem that `check` can find, and no other?
//!
//! The sources are read for what they report: a code is the first short name that a reporting call is given.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PAGE: &str = include_str!("../../docs/check.md");
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Calls that report a problem.
const CALLS: [&str; 8] = ["error", "warn", "not", "advise", "advice", "warning", "claim", "new"];

/// Parts of the sources that `check` never runs: other commands, and the widget's own.
const ELSEWHERE: [&str; 21] = [
    "src/ui",
    "src/embed",
    "src/page",
    "src/session",
    "src/browser",
    "src/reader",
    "src/config",
    "src/delivery/tracking",
    "src/search",
    "src/content/bundle.rs",
    "src/content/order",
    "src/i18n/catalog.rs",
    "cli/src/import",
    "cli/src/fuzz",
    "cli/src/pages",
    "cli/src/report",
    "cli/src/verb",
    "cli/src/args.rs",
    "cli/src/edge.rs",
    "cli/src/help.rs",
    "cli/src/html",
];

/// What calls of another kind are given: a bar's words, how a text ends, and what a module is not compiled for.
const NO_CODES: [&str; 4] = ["compiling", "reading", "more", "wasm32"];

/// What HTML loses is reported under a name that the readers of answers share with the imports.
const SHARED: &str = "html-dropped";

/// Each code of the sources with the files that give it, and how bad it is there, where that is seen.
fn given() -> BTreeMap<String, BTreeSet<(&'static str, String)>> {
    let mut files = Vec::new();
    ["src", "cli/src"].iter().for_each(|folder| collect(&Path::new(ROOT).join(folder), &mut files));
    let mut codes = BTreeMap::new();
    codes.insert(SHARED.to_owned(), BTreeSet::new());
    for file in files {
        let name = file.strip_prefix(ROOT).unwrap().trim_start_matches('/').to_owned();
        if ELSEWHERE.iter().any(|part| name.starts_with(part)) || name.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let codes_of_file = codes_of(text.split("mod tests {").next().unwrap());
        for (code, severity) in codes_of_file.into_iter().filter(|(code, _)| !NO_CODES.contains(&code.as_str())) {
            codes.entry(code).or_insert_with(BTreeSet::new).insert((severity, name.clone()));
        }
    }
    codes
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path.to_str().unwrap().to_owned());
        }
    }
}

/// An open bracket: the name before it, where it is, and whether a short name was met in it.
struct Open {
    name: String,
    at: usize,
    is_done: bool,
}

impl Open {
    /// How bad a problem is that is reported here, in front of the rest of a text; empty where that is not seen.
    fn severity(&self, text: &str, end: usize) -> &'static str {
        let before = &text[self.at..end];
        match self.name.as_str() {
            "error" | "not" => "error",
            "warn" | "warning" | "claim" => "warning",
            "advise" | "advice" => "advice",
            _ if before.contains("Severity::Error") => "error",
            _ if before.contains("Severity::Warning") => "warning",
            _ if before.contains("Severity::Advice") => "advice",
            _ => "",
        }
    }
}

/// The first short name in each reporting call.
fn codes_of(text: &str) -> Vec<(String, &'static str)> {
    let mut codes = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (mut word, mut chars) = (String::new(), text.char_indices().peekable());
    while let Some((at, c)) = chars.next() {
        match c {
            '/' if text[at..].starts_with("//") => while chars.next_if(|(_, c)| *c != '\n').is_some() {},
            // A letter in quotes; a lifetime has no second quote.
            '\'' if text[at + 1..].starts_with('\\') || text[at + 1..].chars().nth(1) == Some('\'') => {
                chars.next();
                while chars.next().is_some_and(|(_, c)| c != '\'') {}
            }
            '"' => {
                let mut literal = String::new();
                while let Some((_, c)) = chars.next().filter(|(_, c)| *c != '"') {
                    literal.push(c);
                    if c == '\\' {
                        literal.extend(chars.next().map(|(_, c)| c));
                    }
                }
                // These families go through several hands before they are reported.
                if is_code(&literal) && (literal.ends_with("-unknown") || literal.starts_with("page-")) {
                    codes.push((literal, ""));
                } else if let Some(call) = open.last_mut().filter(|call| !call.is_done && is_code(&literal)) {
                    call.is_done = true;
                    let severity = call.severity(text, at);
                    codes.extend(CALLS.contains(&call.name.as_str()).then_some((literal, severity)));
                }
            }
            '(' | '[' | '{' => {
                let name = if c == '(' { core::mem::take(&mut word) } else { String::new() };
                open.push(Open { name, at, is_done: false });
            }
            ')' | ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
        if c.is_alphanumeric() || c == '_' { word.push(c) } else { word.clear() }
    }
    codes
}

fn is_code(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() > 2 && text.split('-').all(is_part)
}

/// The codes in the first column of the page's tables, each with its severity.
fn told() -> BTreeMap<&'static str, &'static str> {
    let row = |line: &'static str| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        Some((cells.next()?.trim().trim_end_matches('`'), cells.next()?.trim()))
    };
    PAGE.lines().filter_map(row).collect()
}

#[test]
fn every_code_stands_in_the_page_and_every_code_of_the_page_is_given() {
    let (given, told) = (given(), told());
    let missing: Vec<String> = given
        .iter()
        .filter(|(code, _)| !told.contains_key(code.as_str()))
        .map(|(c, f)| format!("{c} ({f:?})"))
        .collect();
    let unknown: Vec<&&str> = told.keys().filter(|code| !given.contains_key(**code)).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "write a row of docs/check.md for: {}\ntake out: {unknown:?}",
        missing.join(", ")
    );
}

#[test]
fn the_page_says_how_bad_each_kind_is() {
    let (given, told) = (given(), told());
    let mut wrong = Vec::new();
    for (code, places) in &given {
        let seen: BTreeSet<&str> = places.iter().map(|(severity, _)| *severity).filter(|s| !s.is_empty()).collect();
        let said: BTreeSet<&str> = told.get(code.as_str()).map(|cell| cell.split(", ").collect()).unwrap_or_default();
        if !seen.is_empty() && seen != said {
            wrong.push(format!("{code}: {seen:?}, not {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_are_complete() {
    let rows: Vec<Vec<&str>> = PAGE
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    for row in &rows {
        let severities =
            row.get(1).is_some_and(|cell| cell.split(", ").all(|s| ["error", "warning", "advice"].contains(&s)));
        assert!(row.len() == 4 && severities && row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
}
