//! Which answer comes first for what is typed, in English.

use shelfhelp::content::Answer;
use shelfhelp::search::{Context, Index};

use super::{answer, check, check_typing, english, greek, marked, search};

#[test]
fn whole_questions_and_fragments_find_their_answer() {
    check(
        &english(),
        &[
            ("How do I return something?", "returns"),
            ("return", "returns"),
            ("i want to send it back, is returning free", "returns"),
            ("how long until it arrives", "delivery-time"),
            ("how much is the delivery", "delivery-cost"),
            ("how long is the delivery", "delivery-time"),
            ("cancel order", "cancel"),
            ("cancellation", "cancel"),
            ("CANCEL!!!", "cancel"),
            ("it came damaged", "damaged"),
            ("dishwasher mug", "mugs"),
        ],
    );
}

#[test]
fn slips_of_the_finger_are_forgiven() {
    check(
        &english(),
        &[
            ("retrun", "returns"),
            ("deliverry cost", "delivery-cost"),
            ("how lnog does delivery take", "delivery-time"),
            ("dishwaser", "mugs"),
            ("xamaged", "damaged"),
            ("cancle my ordr", "cancel"),
        ],
    );
}

#[test]
fn short_words_are_taken_as_they_are() {
    let found = search(&english(), "mig");
    assert!(found.hits.is_empty(), "three letters are too few to guess from: {:?}", found.hits);
}

#[test]
fn words_written_together_or_apart_meet() {
    check(
        &english(),
        &[("gift card", "gift"), ("giftwrapping", "gift"), ("e-mail", "contact"), ("dish washer", "mugs")],
    );
}

#[test]
fn relly_silk_finds_the_fact_and_the_care_of_real_silk() {
    let context = Context { product: "scarf-90".into(), tags: vec!["silk".into()], typing: true, ..Context::default() };
    let found = Index::build(&english()).search("relly silk", &context);
    let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
    assert!(ids.iter().take(2).any(|id| *id == "fact-material"), "{ids:?}");
    assert!(ids.iter().take(2).any(|id| *id == "real-silk"), "{ids:?}");
}

#[test]
fn the_last_word_may_be_half_typed() {
    check_typing(
        &english(),
        &[
            ("ret", "returns"),
            ("how do i was", "washing"),
            ("deliv", "delivery-cost"),
            ("dishw", "mugs"),
            ("dihsw", "mugs"),
            ("my parcel arrived dam", "damaged"),
        ],
    );
}

#[test]
fn a_word_that_is_finished_is_no_prefix() {
    let index = Index::build(&english());
    let typing = Context { typing: true, ..Context::default() };
    assert!(!index.search("dish", &typing).hits.is_empty());
    assert!(index.search("dish ", &typing).hits.is_empty(), "the space says that the word is whole");
    assert!(index.search("dish", &Context::default()).hits.is_empty());
}

#[test]
fn numbers_and_units_meet_however_they_are_spaced() {
    check(
        &english(),
        &[
            ("90x90", "fact-size"),
            ("90 x 90 cm", "fact-size"),
            ("90×90cm", "fact-size"),
            ("９０ｘ９０", "fact-size"),
            ("3,50", "delivery-cost"),
            ("€3.50", "delivery-cost"),
            ("30days", "returns"),
            ("free above 50€", "delivery-cost"),
        ],
    );
}

#[test]
fn other_phrasings_and_keywords_find_the_answer_too() {
    let answers = [
        Answer {
            also: vec!["Can I exchange it?".into()],
            ..answer("returns", "How do I return something?", "Pack it.")
        },
        Answer {
            keywords: vec!["parking".into()],
            topic: "Visiting us".into(),
            ..answer("shop", "Where are you?", "In town.")
        },
    ];
    check(&answers, &[("exchange", "returns"), ("parking", "shop"), ("visit", "shop")]);
    assert_eq!(marked(&search(&answers, "exchange").hits[0].title), "How do I return something?");
}

#[test]
fn a_title_outweighs_a_mention() {
    let mentions = "We take returns. Returns are easy. Ask about returns. All returns are welcome.";
    let answers = [answer("about", "Who are we?", mentions), answer("returns", "Returns", "Within 30 days.")];
    check(&answers, &[("returns", "returns")]);
}

#[test]
fn queries_of_empty_words_still_search() {
    check(&english(), &[("how can i", "contact"), ("how can you", "contact")]);
    check(&greek(), &[("πόσο", "delivery")]);
    assert!(!search(&english(), "how").hits.is_empty());
    assert!(!search(&english(), "how").answered, "it says nothing, so nothing answers it");
}
