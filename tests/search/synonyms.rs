//! The shop's own words for the same thing.

use shelfhelp::search::{Context, Index};

use super::{answer, chinese, english, greek};

/// With a group of synonyms, a query finds an answer first, and without it, it does not.
fn check(answers: &[shelfhelp::content::Answer], group: &[&str], query: &str, wanted: &str) {
    let group: Vec<String> = group.iter().map(|word| (*word).to_owned()).collect();
    let first = |index: &Index| index.search(query, &Context::default()).hits.first().map(|hit| hit.id.clone());
    assert_ne!(first(&Index::build(answers)).as_deref(), Some(wanted), "{query}: it is found without");
    assert_eq!(
        first(&Index::build(answers).with_synonyms([&group])).as_deref(),
        Some(wanted),
        "{query} with {group:?}"
    );
}

#[test]
fn a_word_of_a_group_finds_what_the_others_do() {
    check(&english(), &["dishwasher", "Bosch"], "bosch", "mugs");
    check(&english(), &["refund", "money back"], "when is my refund", "returns");
    check(&english(), &["basket", "trolley"], "TROLLEYS", "gift");
    check(&greek(), &["κάρτα", "πιστωτική"], "πιστωτικη", "pay");
    check(&chinese(), &["退货", "寄回"], "寄回", "returns");
}

#[test]
fn a_phrase_stands_for_a_word_and_a_word_for_a_phrase() {
    check(&english(), &["cancel", "call off"], "call off", "cancel");
    check(&english(), &["cold water", "brr"], "brr", "washing");
}

#[test]
fn the_word_itself_comes_before_its_synonym() {
    let answers =
        [answer("parcel", "Where is my parcel?", "Here."), answer("package", "Where is my package?", "There.")];
    let index = Index::build(&answers).with_synonyms([&vec!["parcel".to_owned(), "package".to_owned()]]);
    for (query, first) in [("package", "package"), ("parcel", "parcel")] {
        let hits = index.search(query, &Context::default()).hits;
        assert_eq!((hits.len(), hits[0].id.as_str()), (2, first), "{query}");
    }
}

#[test]
fn groups_that_say_nothing_change_nothing() {
    let plain = Index::build(&english());
    for group in [
        vec![],
        vec!["return".to_owned()],
        vec!["return".to_owned(), "?!".to_owned()],
        vec![String::new(), String::new()],
    ] {
        assert_eq!(Index::build(&english()).with_synonyms([&group]), plain, "{group:?}");
    }
    let huge: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let index = Index::build(&english()).with_synonyms([&huge]);
    assert!(!index.search("how do I return word3", &Context::default()).hits.is_empty());
}
