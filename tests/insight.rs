//! Is each fact what the documentation says it is, and can nothing of the shopper's get into one?
#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

use shelfhelp::contact::Signal;
use shelfhelp::content::order::Scenario;
use shelfhelp::session::{Detail, Fact, How, Looked, Lost, Reason, Talk};

const PAGE: &str = include_str!("../docs/insight.md");

/// The rows of the table of facts: name, details, event.
fn documented() -> Vec<(String, Vec<String>, String)> {
    let section = PAGE.split("\n## ").find(|section| section.starts_with("Facts\n")).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let words = |at: usize| -> Vec<String> {
            cells[at].split(", ").map(|w| w.trim_matches('`').to_owned()).filter(|w| !w.is_empty()).collect()
        };
        assert!(!cells[4].is_empty(), "{row}\ndoes not say when");
        (words(1).remove(0), words(2), words(3).pop().unwrap_or_default())
    })
    .collect()
}

#[test]
fn the_page_lists_every_fact_with_its_details_and_its_event_and_no_other() {
    let known: Vec<(String, Vec<String>, String)> = Fact::ALL
        .iter()
        .map(|(name, details, event)| {
            ((*name).to_owned(), details.iter().map(|d| (*d).to_owned()).collect(), (*event).to_owned())
        })
        .collect();
    assert_eq!(documented(), known, "the table of facts in docs/insight.md, in the order of src/session/fact.rs");
}

#[test]
fn words_in_details_are_listed_too() {
    let words = [Reason::Unclear, Reason::OffTopic, Reason::Wrong, Reason::Unwelcome].map(Reason::name).to_vec();
    let how = [How::Drafted, How::Sent, How::Copied, How::Shown].map(How::name).to_vec();
    let lost = [Lost::Blocked, Lost::Slow, Lost::Closed, Lost::Broken, Lost::Offline].map(Lost::name).to_vec();
    let talk = [Talk::Started, Talk::Shown, Talk::Hidden, Talk::Unread(1), Talk::Ended].map(Talk::name).to_vec();
    let looked = [Looked::NotFound, Looked::Found, Looked::Failed, Looked::Slow, Looked::Busy, Looked::Offline];
    let looked = looked.each_ref().map(|looked| looked.name()).to_vec();
    let scenarios = Scenario::ALL.map(|(_, name)| name).to_vec();
    for word in [words, how, lost, talk, looked, scenarios].concat() {
        assert!(PAGE.contains(&format!("`{word}`")), "docs/insight.md does not say `{word}`");
    }
}

#[track_caller]
fn check(fact: &Fact, expected: &str) {
    let told = fact.told();
    let shown: Vec<String> = told
        .detail
        .into_iter()
        .map(|(name, detail)| match detail {
            Detail::Flag(flag) => format!("{name}={flag}"),
            Detail::Number(number) => format!("{name}={number}"),
            Detail::Text(text) => format!("{name}={text}"),
            other => format!("{name}={other:?}"),
        })
        .collect();
    assert_eq!([&[told.name.to_owned()], &shown[..]].concat().join(" "), expected);
}

#[test]
fn a_fact_tells_its_details_by_name() {
    check(&Fact::Open, "open");
    check(&Fact::Search(12, 3, true), "search length=12 hits=3 answered=true");
    check(&Fact::Rate("wash".into(), false), "rate id=wash helped=false");
    check(&Fact::Reason("wash".into(), Reason::OffTopic), "reason id=wash reason=off_topic");
    check(&Fact::Sign(Signal::AtOnce, true), "sign sign=at_once failed=true");
    check(&Fact::Failed("chat".into(), Lost::Slow), "failed channel=chat why=slow");
    check(&Fact::Talk("chat".into(), Talk::Shown), "talk channel=chat what=shown");
    check(&Fact::Talk("chat".into(), Talk::Unread(2)), "talk channel=chat what=unread count=2");
    check(&Fact::Recommend(9), "recommend score=9");
}

#[test]
fn an_answer_of_another_language_is_told_by_its_own_id() {
    for fact in [Fact::Answer("el/wash".into()), Fact::Rate("el/wash".into(), true)] {
        let renamed = fact.renamed(|id| id.trim_start_matches("el/").to_owned());
        assert_eq!(renamed.told().detail[0], ("id", Detail::Text("wash")));
    }
    assert_eq!(Fact::Handed("chat".into()).renamed(|_| String::new()), Fact::Handed("chat".into()));
}
