//! What does a page's markup become? Each case is markup as a shop might write it and the facts that it must give.

#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod amounts;
mod contact;
mod demo;
mod faq;
mod hostile;
mod json;
mod product;
mod returns;
mod shipping;
mod show;
mod steps;
mod times;
mod wild;

use shelfhelp::page::{self, PageFacts};
use shelfhelp::problem::{Problem, Severity};

/// Reads some blocks.
fn read(blocks: &[&str]) -> (PageFacts, Vec<Problem>) {
    let texts: Vec<String> = blocks.iter().map(|block| (*block).to_owned()).collect();
    page::read(&texts)
}

/// Reads blocks and compares one aspect of the facts, written out, with what is expected; white space at the ends of
/// lines and around the whole does not count.
#[track_caller]
fn check(show: fn(&PageFacts) -> String, blocks: &[&str], expected: &str) {
    let (facts, problems) = read(blocks);
    let trim = |text: &str| text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let (found, expected) = (trim(&show(&facts)), trim(expected));
    assert!(found == expected, "found:\n{found}\n\nexpected:\n{expected}\n\nproblems: {problems:#?}");
}

/// Checks severity, code and place of all problems: `Warning time-zone json-ld[0].offers`.
#[track_caller]
fn check_problems(blocks: &[&str], expected: &[&str]) {
    let (_, problems) = read(blocks);
    let found: Vec<String> = problems.iter().map(|p| format!("{:?} {} {}", p.severity, p.code, p.at)).collect();
    assert!(found == expected, "found {found:#?}\nexpected {expected:#?}\n{problems:#?}");
    for problem in problems {
        assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{problem:?} says what and what to do");
    }
}

/// Whether a problem of this kind was logged.
fn has(problems: &[Problem], severity: Severity, code: &str) -> bool {
    problems.iter().any(|problem| problem.severity == severity && problem.code == code)
}

#[test]
fn a_page_without_markup_says_nothing() {
    assert_eq!(page::read(&[]), (PageFacts::default(), Vec::new()));
    assert_eq!(read(&["", "  \n", "{}", "[]"]), (PageFacts::default(), Vec::new()));
}

#[test]
fn reading_twice_gives_the_same() {
    let block = r##"{"@type":"Product","@id":"#p","offers":[{"price":"3,50","priceCurrency":"EUR"},{"@id":"#p"}]}"##;
    assert_eq!(read(&[block, block]), read(&[block, block]));
}
