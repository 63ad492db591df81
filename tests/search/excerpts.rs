//! The part of an answer that is shown, and what is marked in it.

use super::{answer, english, greek, japanese, marked, search};
use shelfhelp::content::{Answer, Block, Inline};
use shelfhelp::search::{Context, Index};

#[test]
fn excerpts_show_the_passage_that_answers_with_its_words_marked() {
    let found = search(&english(), "iron the scarf");
    let hit = &found.hits[0];
    assert_eq!(hit.id, "washing");
    assert_eq!(marked(&hit.title), "How do I wash a [scarf]?");
    assert_eq!(marked(&hit.excerpt), "[Iron] it damp, on the lowest setting.");

    let found = search(&english(), "money back");
    assert_eq!(marked(&found.hits[0].excerpt), "Your [money] is [back] within five days of the parcel reaching us.");
    let found = search(&japanese(), "返品");
    assert_eq!(marked(&found.hits[0].title), "[返品]はできますか");
    assert_eq!(marked(&found.hits[0].excerpt), "商品到着後30日以内であれば、[返品]を承ります。");
    let found = search(&greek(), "επιστροφή");
    assert_eq!(
        marked(&found.hits[0].excerpt),
        "Οι [επιστροφές] είναι δωρεάν για 30 ημέρες. Αν δεν σας κάνει, στείλτε το πίσω."
    );
}

#[test]
fn words_that_say_nothing_are_not_marked() {
    let found = search(&english(), "how do I wash the scarf");
    assert_eq!(marked(&found.hits[0].title), "How do I [wash] a [scarf]?");
    let found = search(&english(), "how");
    assert!(marked(&found.hits[0].title).starts_with("[How]"), "unless there is nothing else");
}

#[test]
fn what_a_single_letter_may_begin_is_not_marked() {
    let index = Index::build(&english());
    let typing =
        |query: &str| marked(&index.search(query, &Context { typing: true, ..Context::default() }).hits[0].title);
    assert_eq!(typing("scarf w"), "How do I wash a [scarf]?");
    assert_eq!(typing("scarf wa"), "How do I [wash] a [scarf]?");
}

#[test]
fn a_heading_leads_to_the_passage_below_it() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    let body = vec![
        Block::Paragraph(text("Silk keeps for decades.")),
        Block::Heading(2, text("Ironing")),
        Block::Paragraph(text("Damp, lowest setting, from the inside.")),
        Block::List(false, vec![vec![Block::Paragraph(text("Never bleach."))]]),
    ];
    let answers = [Answer { id: "care".into(), question: "Care".into(), body, ..Answer::default() }];
    let found = search(&answers, "ironing");
    assert_eq!(marked(&found.hits[0].excerpt), "Damp, lowest setting, from the inside.");
    assert_eq!(marked(&search(&answers, "bleach").hits[0].excerpt), "Never [bleach].");
}

#[test]
fn long_passages_are_cut_around_the_match() {
    let filler = "many plain words that say little about the matter at hand ".repeat(12);
    let body = format!("{filler}then the zipper is replaced at no cost {filler}");
    let found = search(&[answer("zip", "Repairs", &body)], "zipper");
    let excerpt = marked(&found.hits[0].excerpt);
    assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …") && excerpt.contains("[zipper]"), "{excerpt}");
    assert!(excerpt.len() < 320, "{excerpt}");
    let found = search(&[answer("zh", "维修", &"说明文字没有空格".repeat(60))], "维修");
    assert!(found.hits[0].excerpt.iter().map(|span| span.text.len()).sum::<usize>() < 320);
}
