//! Do the reasons that are told add up to the ranks that are shown?

use shelfhelp::search::{About, Context, Explained, Index, Readings};

use super::{answer, chinese, english, greek};

/// What answers `a` to `b` explain: each word as `word: "written" how in field`.
fn ways(why: &Explained) -> Vec<String> {
    let words = why.words.iter().map(|said| {
        let meant = said.meant.iter().map(|m| format!("{} {}", m.word, m.how)).collect::<Vec<_>>();
        format!("{}: {}", said.word, if said.known { meant.join(", ") } else { "unknown".to_owned() })
    });
    words.collect()
}

#[track_caller]
fn check(index: &Index, query: &str, id: &str, expected: &[&str]) {
    let context = Context { typing: query.ends_with('…'), ..Context::default() };
    let why = index.explain(query.trim_end_matches('…'), &context, id).unwrap_or_default();
    assert_eq!(ways(&why), expected, "{query} in {id}: {why:#?}");
}

/// The parts of an explanation against the score.
#[track_caller]
pub(super) fn adds_up(why: &Explained) {
    let words: f32 = why.words.iter().map(|said| said.adds).sum();
    let fields: f32 = why.words.iter().flat_map(|said| &said.fields).map(|(_, adds)| adds).sum();
    let passage = why.passage.as_ref().map_or(0.0, |passage| passage.adds);
    let meaning = why.meaning.as_ref().map_or(0.0, |near| near.adds);
    let near: f32 = why.meaning.iter().flat_map(|near| &near.words).map(|(_, adds)| adds).sum();
    assert!((meaning - near).abs() < 1e-4, "{meaning} is not {near} in words: {why:#?}");
    assert!(
        (words + passage + meaning - why.score).abs() < 1e-4,
        "{words} + {passage} + {meaning} is not {}: {why:#?}",
        why.score
    );
    assert!((words - fields).abs() < 1e-4, "{words} is not {fields} in fields: {why:#?}");
}

#[test]
fn each_word_tells_how_it_was_understood() {
    let index = Index::build(&english()).with_synonyms(&[vec!["parcel".into(), "package".into()]]);
    check(&index, "washes scarves", "washing", &["washes: wash form", "scarves: "]);
    check(&index, "replacements dragon", "damaged", &["replacements: replace kin", "dragon: unknown"]);
    check(&index, "wahs", "washing", &["wahs: wash typo"]);
    check(&index, "wash sca…", "washing", &["wash: wash exact", "sca: scarf prefix"]);
    check(&index, "dish washer", "mugs", &["dish washer: dishwasher joined"]);
    check(&index, "mildsoap", "washing", &["mildsoap: mild joined", "mildsoap: soap joined"]);
    check(&index, "package", "damaged", &["package: parcel synonym"]);
    check(&index, "package", "mugs", &["package: "]);
    check(&index, "wash wash", "washing", &["wash: wash exact"]);
}

#[test]
fn greek_in_latin_letters_is_understood_by_its_sound() {
    let index = Index::build(&greek());
    let found = index.search("epistrofi", &Context::default());
    let why = index.explain("epistrofi", &Context::default(), &found.hits[0].id).unwrap();
    assert_eq!(why.words[0].meant[0].how, "sound", "{why:#?}");
    adds_up(&why);
}

#[test]
fn what_was_read_in_other_letters_says_how() {
    check(&Index::build(&english()), "δελιωερυ", "delivery-cost", &["delivery: delivery keyboard"]);
    let readings = Readings { sounds: "huo货tui退".into(), forms: "貨货".into(), ..Readings::default() };
    let chinese = Index::build(&chinese()).with_readings(readings);
    check(&chinese, "tui huo", "returns", &["tuihuo: 退货 sound"]);
    check(&chinese, "貨", "returns", &["貨: 货 form"]);
    let german = [answer("a", "Was kosten Versandkosten?", "Viel."), answer("b", "Wer ist das?", "Der Bär.")];
    check(&Index::build(&german), "baer", "b", &["bar: bar exact"]);
}

#[test]
fn the_parts_of_every_hit_add_up_to_its_score_and_its_confidence_is_the_same() {
    let index = Index::build(&english()).with_synonyms(&[vec!["parcel".into(), "package".into()]]);
    let contexts = [
        Context::default(),
        Context { typing: true, limit: 100, ..Context::default() },
        Context { product: "scarf-90".into(), ..Context::default() },
        Context { tags: vec!["silk".into()], limit: 3, ..Context::default() },
        Context { product: "other".into(), ..Context::default() },
    ];
    let asked = english().into_iter().flat_map(|a| {
        let slip: String = a.question.chars().enumerate().filter(|(at, _)| at % 9 != 4).map(|(_, c)| c).collect();
        [a.question.clone(), a.question.replace(' ', ""), slip, a.question.chars().take(12).collect()]
    });
    let more = ["", "?", "how can i", "silk silk size 90x90", "package mildsoap dish washer", "絹 wash", "dragon"];
    let mut hits = 0;
    for query in asked.chain(more.map(str::to_owned)) {
        for context in &contexts {
            let found = index.search(&query, context);
            for (place, hit) in found.hits.iter().enumerate() {
                let why = index.explain(&query, context, &hit.id).unwrap();
                adds_up(&why);
                assert_eq!((why.place, why.score), (Some(place + 1), hit.score), "{query}");
                assert!((why.confidence.value - hit.confidence).abs() < 1e-6, "{query}: {why:#?}");
                hits += 1;
            }
        }
    }
    assert!(hits > 500, "{hits}");
}

#[test]
fn an_answer_that_is_not_found_is_explained_too() {
    let index = Index::build(&english());
    let context = Context { limit: 1, ..Context::default() };
    let why = index.explain("parcel", &context, "returns").unwrap();
    assert!(why.place.is_some_and(|place| place > 1), "{why:#?}");
    adds_up(&why);
    let none = index.explain("parcel", &context, "mugs").unwrap();
    assert_eq!((none.place, none.score, none.passage, none.covered), (None, 0.0, None, 0.0));
    assert!(none.words[0].known && none.words[0].meant.is_empty());
    assert_eq!(index.explain("parcel", &context, "nothing"), None);
    assert!(index.explain("", &context, "mugs").unwrap().words.is_empty());
}

#[test]
fn the_product_in_view_is_a_reason() {
    let index = Index::build(&english());
    let about = |context: &Context| {
        let why = index.explain("material", context, "fact-material").unwrap();
        adds_up(&why);
        (why.about, why.lift)
    };
    let product = |id: &str| Context { product: id.into(), ..Context::default() };
    assert_eq!(about(&product("scarf-90")), (About::This, 1.3));
    assert_eq!(about(&product("mug")), (About::Others, 0.4));
    assert_eq!(about(&Context { tags: vec!["silk".into()], ..Context::default() }), (About::Like, 1.15));
    assert_eq!(about(&Context::default()), (About::Unseen, 0.9));
    assert_eq!(index.explain("mugs", &product("mug"), "mugs").unwrap().about, About::Every);
}
