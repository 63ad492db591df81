//! Does `check` see a policy that leaves somebody without a person?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, SHOP, good, path, problems, run, write};

/// What `check` says of a policy, as `severity code file:line:column` and message.
fn found(policy: &str) -> Vec<(String, String)> {
    let folder = good();
    write(&folder, "shop.toml", SHOP.replace("mode = \"self-service\"", policy));
    problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json())
}

#[track_caller]
fn check(policy: &str, wanted: &[(&str, &str)]) {
    let wanted: Vec<(String, String)> = wanted.iter().map(|(at, said)| ((*at).into(), (*said).into())).collect();
    assert_eq!(found(policy), wanted, "{policy}");
}

#[test]
fn weights_that_lead_nobody_to_a_person() {
    check("threshold = 2", &[]);
    check("threshold = 4\nweights = { did_not_help = 2 }", &[]);
    let late = "\"Not yet\" said twice weighs 2 of 4: no person is offered by then";
    check("threshold = 4", &[("warning escalation-trap shop.toml:11:13", late)]);
    let never = "nothing found for two questions weighs 0 of 2: no person is offered by then";
    check("weights = { no_result = 0 }", &[("warning escalation-trap shop.toml:11:25", never)]);
    // Where a person is there from the start, or never, weights trap nobody.
    check("mode = \"neutral\"\nthreshold = 4", &[]);
    check("mode = \"help-only\"\nthreshold = 4", &[]);
}

#[test]
fn numbers_that_are_none() {
    for (policy, said) in [
        ("threshold = 0", "write a whole number from 1 to 9"),
        ("threshold = 10", "write a whole number from 1 to 9"),
        ("effort_from = 0", "write a whole number from 1 to 7"),
        ("weights = { reworded = 10 }", "write a whole number from 0 to 9"),
    ] {
        let folder = good();
        write(&folder, "shop.toml", SHOP.replace("mode = \"self-service\"", policy));
        let told = run(&["check", path(&folder), "--at", AT]).out;
        assert!(told.contains(said), "{policy}: {told}");
    }
}

#[test]
fn intents_and_tags_that_nobody_has() {
    let unused = "no answer has the intent \"fire\"";
    check("urgent = [\"fire\"]", &[("advice urgent-unused shop.toml:11:11", unused)]);
    let tag = "no product described has the tag \"bespoke\"";
    check("at_once = { tags = [\"bespoke\"] }", &[("advice tag-unknown shop.toml:11:21", tag)]);
}

#[test]
fn an_intent_that_is_almost_urgent() {
    let folder = good();
    let answer = "---\nid: torn\nquestion: It came torn, what now?\nintent: urgnet\n---\n\nWrite to us, we will send another one.\n";
    write(&folder, "answers/en/torn.md", answer);
    let said = run(&["check", path(&folder), "--at", AT]).out;
    assert!(said.contains("\"urgnet\" is none of the intents that go to a person at once"), "{said}");
    assert!(said.contains("did you mean \"urgent\"?"), "{said}");
}
