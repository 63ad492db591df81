//! Queries that nothing answers, and queries that make no sense.

use shelfhelp::search::{Context, Index};

use super::{answer, english, first};

#[test]
fn nothing_and_noise_find_nothing() {
    let index = Index::build(&english());
    for query in ["", "   ", "?!…", "🙂", "\u{0}\u{ffff}", "zzzzqqqq", "'’'", "．．．"] {
        let found = index.search(query, &Context::default());
        assert!(!found.answered && found.hits.is_empty(), "{query:?} finds {:?}", found.hits);
    }
    assert!(Index::build(&[]).search("return", &Context::default()).hits.is_empty());
    assert!(Index::build(&[answer("empty", "", "")]).search("return", &Context::default()).hits.is_empty());
}

#[test]
fn ten_thousand_characters_are_read_as_far_as_needed() {
    let index = Index::build(&english());
    for piece in ["return ", "ωδεδομενα ", "返品返品", "a", "’", "9.", "é\u{301}"] {
        let query = piece.repeat(10_000 / piece.len());
        let found = index.search(&query, &Context { typing: true, ..Context::default() });
        assert!(found.hits.len() <= 10);
    }
    assert_eq!(first(&index.search(&"return ".repeat(1_428), &Context::default())), "returns");
}

#[test]
fn what_nobody_answers_is_not_answered() {
    let index = Index::build(&english());
    for query in [
        "do you have a shop in berlin",
        "what is the weather tomorrow",
        "is there a discount for students",
        "hello",
        "warranty on batteries",
    ] {
        let found = index.search(query, &Context::default());
        assert!(!found.answered, "{query:?} is taken for answered: {:?}", found.hits.first());
    }
    for query in
        ["how do i return something", "how much is delivery", "can i cancel my order", "wash scarf", "dishwasher"]
    {
        let found = index.search(query, &Context::default());
        assert!(found.answered, "{query:?} is not taken for answered: {:?}", found.hits.first());
    }
}

#[test]
fn slips_and_prefixes_cost_confidence() {
    let index = Index::build(&english());
    let confidence = |query: &str, typing: bool| {
        let context = Context { typing, ..Context::default() };
        index.search(query, &context).hits.first().map_or(0.0, |hit| hit.confidence)
    };
    let whole = confidence("dishwasher", false);
    assert!((0.0..=1.0).contains(&whole));
    assert!(confidence("dishwaser", false) < whole);
    assert!(confidence("dishwash", true) < whole);
    assert!(confidence("dishwasher for penguins", false) < whole);
}

#[test]
fn limits_and_repeats_are_kept() {
    let index = Index::build(&english());
    let context = Context { limit: 2, ..Context::default() };
    assert_eq!(index.search("delivery order parcel", &context).hits.len(), 2);
    let once = index.search("delivery", &Context::default());
    let thrice = index.search("delivery delivery delivery", &Context::default());
    assert_eq!(once.hits[0].confidence, thrice.hits[0].confidence, "a word said thrice is said once");
}

#[test]
fn letters_of_every_script_in_any_order_are_read() {
    // From each script a few letters, marks and signs, mixed by a generator with a fixed seed.
    let letters: Vec<char> =
        "aZé9ß.,' -x×’ΐςώЁй\u{5d0}\u{5b0}ء\u{640}ة٣ーァヴｶﾞﾟ々𠮷한\u{e33}\u{301}\u{3099}\u{200d}🙂\u{fb01}İ\u{2028}\n"
            .chars()
            .collect();
    let mut state = 1u32;
    let mut text = |length: usize| -> String {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            letters[(state >> 16) as usize % letters.len()]
        };
        (0..length).map(|_| next()).collect()
    };
    for round in 0..60 {
        let answers: Vec<_> = (0..4).map(|id| answer(&id.to_string(), &text(12), &text(40 * round))).collect();
        let index = Index::build(&answers);
        for typing in [true, false] {
            let query = text(round);
            let found = index.search(&query, &Context { typing, ..Context::default() });
            for hit in found.hits {
                let title: String = hit.title.iter().map(|span| span.text.as_str()).collect();
                let own = &answers.iter().find(|answer| answer.id == hit.id).unwrap().question;
                assert_eq!(&title, own.trim(), "marks take nothing away");
                assert!((0.0..=1.0).contains(&hit.confidence));
            }
            let _ = index.complete(&query, 3);
        }
    }
}

#[test]
fn confidence_is_sane_where_there_is_little_to_compare_with() {
    let facts = [
        answer("material", "Material", "100 % mulberry silk"),
        answer("size", "Size", "90 x 90 cm"),
        answer("origin", "Origin", "Woven in Soufli"),
        answer("care", "Care", "Wash by hand"),
        answer("colour", "Colour", "Pomegranate red"),
    ];
    let one = [answer("returns", "How do I return something?", "Pack it and drop it off within thirty days.")];
    let cases: [(&[_], &str, bool); 9] = [
        (&facts, "material", true),
        (&facts, "which size is it", true),
        (&facts, "where is it woven", true),
        (&facts, "do you ship to Crete", false),
        (&facts, "is it cheap and warm in the winter", false),
        (&one, "how do i return something", true),
        (&one, "return", true),
        (&one, "what is the weather like tomorrow", false),
        (&one, "something blue for a wedding in june", false),
    ];
    for (answers, query, answered) in cases {
        let found = Index::build(answers).search(query, &Context::default());
        let sure = found.hits.first().map_or(0.0, |hit| hit.confidence);
        assert_eq!(found.answered, answered, "{query:?} among {} is {sure} sure: {:?}", answers.len(), found.hits);
    }
}

#[test]
fn later_hits_are_less_sure_and_whoever_fits_less_is_never_surer() {
    let index = Index::build(&english());
    for query in ["delivery", "how long does delivery take", "return my order", "silk scarf", "can i"] {
        let found = index.search(query, &Context::default());
        for pair in found.hits.windows(2) {
            assert!(pair[0].confidence >= pair[1].confidence, "{query}: {pair:?}");
        }
        for limit in 1..4 {
            let fewer = index.search(query, &Context { limit, ..Context::default() });
            let sure = |found: &shelfhelp::search::Found| {
                found.hits.iter().map(|h| h.confidence).take(limit).collect::<Vec<_>>()
            };
            assert_eq!(sure(&fewer), sure(&found), "{query}: what is shown does not change what is sure");
        }
    }
}
