//! What is found by meaning: words that stand for an answer without being in it.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

use std::sync::Arc;

use shelfhelp::search::{Context, Expansion, Index, Meaning, terms};

use super::{answer, english, first, greek, search};

/// A table as it comes: each word with its directions in half bytes, and a byte of length.
pub(super) fn table(language: &str, words: &[(&str, &[i8], u8)]) -> Vec<u8> {
    let stem = |word: &str| terms(word, language).concat();
    let mut sorted: Vec<_> = words.iter().map(|(word, parts, length)| (stem(word), parts, length)).collect();
    sorted.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let dims = sorted.first().map_or(0, |(_, parts, _)| parts.len());
    let mut rest = Vec::new();
    let mut before: &str = "";
    for (word, ..) in &sorted {
        let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count().min(15);
        let end = &word.as_bytes()[shared..];
        rest.push((shared as u8) << 4 | end.len().min(15) as u8);
        if end.len() >= 15 {
            rest.push((end.len() - 15) as u8);
        }
        rest.extend(end.iter());
        before = word;
    }
    rest.extend(sorted.iter().map(|(.., length)| **length));
    for (_, parts, _) in &sorted {
        let nibble = |part: &i8| (*part + 7) as u8;
        rest.extend(parts.chunks(2).map(|pair| nibble(&pair[0]) | pair.get(1).map_or(0, nibble) << 4));
    }
    let sum = rest.iter().fold(0x811c_9dc5u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut bytes = b"SHM1".to_vec();
    bytes.push(language.len() as u8);
    bytes.extend(language.as_bytes());
    bytes.push(dims as u8);
    bytes.extend((sorted.len() as u32).to_le_bytes());
    bytes.extend((-3.0f32).to_le_bytes());
    bytes.extend(0.02f32.to_le_bytes());
    bytes.extend(sum.to_le_bytes());
    bytes.extend(rest);
    bytes
}

/// Three matters: sending back, what it costs to have it brought, and keeping silk clean. Odd on purpose.
pub(super) fn small() -> Vec<u8> {
    table(
        "en",
        &[
            ("return", &[7, 0, 0], 90),
            ("refund", &[7, 1, 0], 90),
            ("exchange", &[6, -1, 0], 90),
            ("unwanted", &[6, 0, 1], 80),
            ("delivery", &[0, 7, 0], 90),
            ("postage", &[0, 6, 0], 80),
            ("freight", &[0, 7, -1], 70),
            ("wash", &[0, 0, 7], 90),
            ("laundry", &[0, 0, 7], 80),
            ("detergent", &[0, -1, 6], 70),
            ("scarf", &[0, 0, 3], 60),
            ("the", &[0, 0, 0], 0),
            ("incomprehensibilities", &[1, 1, 1], 10),
        ],
    )
}

fn read() -> Arc<Meaning> {
    Arc::new(Meaning::read(&small()).unwrap())
}

/// Both ways to know meanings.
fn both() -> [(&'static str, Index); 2] {
    let index = Index::build(&english());
    let told = index.expand(&read()).unwrap();
    let told = Expansion::read(&told.bytes()).unwrap();
    [("expand", index.clone().with_expansion(told)), ("pack", index.with_meaning(&read()))]
}

#[test]
fn words_that_no_answer_says_find_what_they_stand_for() {
    let plain = Index::build(&english());
    for (query, wanted) in [
        ("refund", "returns"),
        ("unwanted", "returns"),
        ("laundry", "washing"),
        ("laundry detergent", "washing"),
        ("laundri detergnt", "washing"),
        ("exchanging", "returns"),
    ] {
        assert_ne!(first(&plain.search(query, &Context::default())), wanted, "{query} needs no meaning");
        for (way, index) in both() {
            let found = index.search(query, &Context::default());
            assert_eq!(first(&found), wanted, "{query} by {way}: {:?}", found.hits);
            let hit = &found.hits[0];
            assert!(!hit.title.is_empty() && !hit.excerpt.is_empty(), "{query} by {way} shows what was found");
            assert!((0.0..=1.0).contains(&hit.confidence));
        }
    }
}

#[test]
fn words_that_answers_say_still_come_first() {
    for (way, index) in both() {
        for (query, wanted) in [
            ("how do i return something", "returns"),
            ("dishwasher", "mugs"),
            ("cancel order", "cancel"),
            ("gift", "gift"),
        ] {
            assert_eq!(first(&index.search(query, &Context::default())), wanted, "{query} by {way}");
        }
        for query in ["", "?!", "zzzzqqqq", "🙂", "\u{202e}\u{200b}"] {
            let found = index.search(query, &Context::default());
            assert!(found.hits.is_empty(), "{query:?} by {way}: {:?}", found.hits);
        }
        let long = "laundry ".repeat(1_250);
        assert_eq!(first(&index.search(&long, &Context::default())), "washing");
    }
}

#[test]
fn a_table_of_another_language_changes_nothing() {
    let index = Index::build(&greek());
    assert!(index.expand(&read()).is_none());
    assert_eq!(index.clone().with_meaning(&read()), index);
    let german = Arc::new(Meaning::read(&table("de", &[("retour", &[1, 2], 3)])).unwrap());
    assert_eq!(german.language(), "de");
    let english = Index::build(&english());
    assert_eq!(english.clone().with_meaning(&german), english);
}

#[test]
fn an_expansion_of_other_answers_changes_nothing() {
    let told = Index::build(&english()).expand(&read()).unwrap();
    let fewer = Index::build(&english()[..3]);
    assert_eq!(fewer.clone().with_expansion(told.clone()), fewer);
    // Answers that come behind the shop's own, as those of the page do.
    let mut more = english();
    more.push(answer("extra", "Do you have a shop?", "No."));
    let index = Index::build(&more).with_expansion(told);
    assert_eq!(first(&index.search("refund", &Context::default())), "returns");
}

#[test]
fn an_expansion_comes_back_as_it_went() {
    let told = Index::build(&english()).expand(&read()).unwrap();
    let bytes = told.bytes();
    assert_eq!(Expansion::read(&bytes).as_ref(), Some(&told));
    let words: Vec<_> = told.words().collect();
    assert!(words.windows(2).all(|pair| pair[0].word < pair[1].word));
    let refund = words.iter().find(|word| word.word == "refund").unwrap();
    assert!(refund.answers.iter().any(|(answer, weight)| *answer == 0 && *weight > 0.0) && refund.length > 0.0);
    assert!(!words.iter().any(|word| word.word == "the"), "what only holds sentences together is left out");
    for cut in 0..bytes.len() {
        assert_eq!(Expansion::read(&bytes[..cut]), None, "cut at {cut}");
    }
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            // A sum over the whole part refuses such bytes; here it is enough that nothing breaks.
            if let Some(told) = Expansion::read(&damaged) {
                let _ = Index::build(&english()).with_expansion(told).search("refund laundry", &Context::default());
            }
        }
    }
}

#[test]
fn an_expansion_that_claims_billions_of_answers_takes_no_memory_for_them() {
    // So many answers, one word, four scales of zero, the word "a", its two numbers, so many entries: and nothing more.
    let most = [0xff, 0xff, 0xff, 0xff, 0x0f];
    let bytes = [&most[..], &[1, 0, 0, 0, 0, 2, 1, b'a', 1, 0, 1, 0], &most].concat();
    assert_eq!(Expansion::read(&bytes), None);
}

#[test]
fn no_answers_and_one_answer_are_no_trouble() {
    let empty = Index::build(&[]);
    assert!(empty.expand(&read()).is_none());
    let words = "How do I return this to you when it is not what I wanted?";
    let one = [answer("one", words, "Send it back to us and you will have the money.")];
    let index = Index::build(&one);
    let told = index.expand(&read()).unwrap();
    for index in [index.clone().with_expansion(told), index.with_meaning(&read())] {
        let _ = index.search("refund the laundry", &Context::default());
        assert_eq!(first(&index.search("return", &Context::default())), "one");
    }
    let bare = [answer("bare", words, ""), answer("empty", "", ""), answer("marks", "?", "!")];
    let index = Index::build(&bare).with_meaning(&read());
    assert_eq!(first(&index.search("refund", &Context::default())), "bare");
}

#[test]
fn a_damaged_table_is_refused() {
    let bytes = small();
    assert_eq!(Meaning::read(&bytes).unwrap().words(), 13);
    let refused = |bytes: &[u8]| Meaning::read(bytes).unwrap_err().message;
    for cut in 4..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), "the table of meanings is damaged or cut short", "cut at {cut}");
    }
    let body = 4 + 1 + 2 + 1 + 4 + 4 + 4 + 4;
    for at in body..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert_eq!(refused(&damaged), "the table of meanings is damaged or cut short", "bit {bit} of byte {at}");
        }
    }
    for at in 4..body {
        for value in [0, 1, 127, 128, 255] {
            let mut damaged = bytes.clone();
            damaged[at] = value;
            // The head is not in the sum: whatever it says, nothing breaks.
            if let Ok(table) = Meaning::read(&damaged) {
                let index = Index::build(&english()).with_meaning(&Arc::new(table));
                let _ = index.search("refund laundry", &Context::default());
            }
        }
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert_eq!(refused(&longer), "the table of meanings is damaged or cut short");
    assert_eq!(refused(b"SHM2rest"), "the table of meanings is of another version");
    assert_eq!(refused(b"<!doctype html>"), "the table of meanings is something else");
    let unsorted = table("en", &[("b", &[1, 1], 1), ("bb", &[1, 1], 1)]);
    assert!(Meaning::read(&unsorted).is_ok());
}

#[test]
fn lists_of_questions_are_seen_one_by_one_and_prose_as_a_whole() {
    let lines = ["refund it", "freight", "laundry"].map(|line| format!("{line} please"));
    let list = answer("list", "Various", &lines.join("\n"));
    let prose = answer("prose", "Various", &lines.join(" and "));
    let other =
        answer("other", "What do you sell to us in the shop?", "We sell all that you see, and some of the other.");
    let index = Index::build(&[list, prose, other]).with_meaning(&read());
    let found = index.search("unwanted", &Context::default());
    assert_eq!(first(&found), "list", "{found:?}");
}

#[test]
fn what_meaning_adds_is_explained() {
    for (way, index) in both() {
        for query in ["refund", "laundry detergent scarf", "wash the scarf", "refnd", "delivery postage free", "gift"] {
            let found = index.search(query, &Context { product: "scarf-90".into(), ..Context::default() });
            for (place, hit) in found.hits.iter().enumerate() {
                let context = Context { product: "scarf-90".into(), ..Context::default() };
                let why = index.explain(query, &context, &hit.id).unwrap();
                super::explain::adds_up(&why);
                assert_eq!((why.place, why.score), (Some(place + 1), hit.score), "{query} by {way}");
                assert!((why.confidence.value - hit.confidence).abs() < 1e-6, "{query} by {way}: {why:#?}");
            }
        }
        let why = index.explain("laundry for mugs", &Context::default(), "washing").unwrap();
        let near = why.meaning.unwrap();
        assert_eq!(near.words[0].0, "laundry", "{way}: {near:?}");
        assert!(near.adds > 0.0 && near.cosine > 0.3, "{way}: {near:?}");
        assert_eq!(index.explain("gift", &Context::default(), "gift").unwrap().meaning, None);
    }
    assert!(search(&english(), "laundry").hits.is_empty());
}
