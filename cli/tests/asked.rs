//! Do questions that were asked in vain lead to the answers that should take them?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, path, run, write};
use serde_json::Value as Json;

/// What check says of these questions: problems by code and file, and the counts.
#[track_caller]
fn check(questions: &str) -> (Vec<(String, String, String)>, Json) {
    let folder = good();
    write(&folder, "answers/en/invoice.md", "---\nid: invoice\nquestion: Can I get an invoice?\n---\nYes, by email.\n");
    write(&folder, "asked.txt", questions);
    let file = folder.path().join("asked.txt");
    let run = run(&["check", path(&folder), "--asked", file.to_str().unwrap(), "--json"]);
    let said: Json = serde_json::from_str(&run.out).unwrap();
    let part = |problem: &Json, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let problems = said["problems"].as_array().unwrap().iter();
    let asked = problems.filter(|problem| part(problem, "code").starts_with("asked-"));
    let told =
        asked.map(|p| (part(p, "code"), part(p, "file"), part(p, "message") + " | " + &part(p, "help"))).collect();
    (told, said["asked"].clone())
}

#[test]
fn a_question_in_other_words_is_told_with_the_answer_it_comes_close_to() {
    let (told, counts) = check("billing receipt\nBilling receipt\n\n?!\n");
    assert_eq!(counts["questions"], 2, "{told:?}");
    let (code, file, said) = &told[0];
    assert!(code == "asked-near" && file.ends_with("invoice.md"), "{told:?}");
    assert!(said.contains("\"billing receipt\"") && said.contains("below also: \""), "{said}");
}

#[test]
fn what_no_answer_is_about_wants_an_answer_of_its_own() {
    let (told, counts) = check("do you hire pilots\nhire pilots for helicopters\nhow do I wash the scarf\n");
    assert_eq!(
        (&counts["questions"], &counts["answered"], &counts["new"]),
        (&3.into(), &1.into(), &2.into()),
        "{told:?}"
    );
    assert_eq!(told.len(), 1, "like questions are told together: {told:?}");
    assert!(told[0].0 == "asked-new" && told[0].2.contains("pilots"), "{told:?}");
}

#[test]
fn what_wants_an_answer_is_told_in_the_language_that_it_is_asked_in() {
    for (question, language) in [("hello", "en"), ("ελικόπτερα", "el")] {
        let (told, _) = check(question);
        assert!(told[0].0 == "asked-new" && told[0].1.ends_with(&format!("answers/{language}")), "{told:?}");
    }
}

#[test]
fn nothing_asked_and_noise_are_no_trouble() {
    for questions in ["", "\n\n", "?!\n🙂\n\u{202e}\u{200b}", &"a".repeat(20_000), &"x \"y\" \\ z\n".repeat(3_000)] {
        let (told, counts) = check(questions);
        assert!(told.len() <= 1 && counts["questions"].is_number(), "{told:?}");
    }
    let folder = good();
    let missing = run(&["check", path(&folder), "--asked", "nowhere.txt"]);
    assert_eq!(missing.code, 1, "{missing:?}");
}
