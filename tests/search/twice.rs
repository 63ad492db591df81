//! What becomes of answers that a shop has twice?

use shelfhelp::content::Answer;
use shelfhelp::search::{Context, Index};

use super::answer;

fn answers() -> Vec<Answer> {
    let text = "Pack it, print the label and drop it off. Returns are free for thirty days.";
    vec![
        answer("returns", "How do I return something?", text),
        answer(
            "returns-too",
            "How can I return an item?",
            "Pack it; print the labels, and drop it off! Returns are free for thirty days",
        ),
        answer("refund", "When is the money for my return back?", "Within five days of the parcel reaching us."),
        answer("label", "Where is the label for my return?", "Yes, in the parcel."),
        answer("label-too", "May I print the label for my return?", "Yes, in the parcel."),
    ]
}

fn ids(limit: usize) -> Vec<String> {
    let index = Index::build(&answers());
    let found = index.search("how do I return something", &Context { limit, ..Context::default() });
    found.hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn the_second_of_two_that_say_the_same_makes_room_for_another() {
    let ids = ids(10);
    assert_eq!(ids[0], "returns");
    assert!(ids[1] != "returns-too" && ids.iter().any(|id| id == "returns-too"), "{ids:?}");
}

#[test]
fn what_is_shown_is_the_same_however_much_is_shown() {
    let whole = ids(10);
    for limit in 1..=5 {
        assert_eq!(ids(limit), whole[..limit]);
    }
}

#[test]
fn short_answers_are_alike_by_accident() {
    let index = Index::build(&answers());
    let found = index.search("label for my return", &Context::default());
    let first: Vec<&str> = found.hits.iter().take(2).map(|hit| hit.id.as_str()).collect();
    assert_eq!(first, ["label", "label-too"]);
}

#[test]
fn a_double_is_explained_by_its_better() {
    let index = Index::build(&answers());
    let why = index.explain("how do I return something", &Context::default(), "returns-too").unwrap();
    let first = index.explain("how do I return something", &Context::default(), "returns").unwrap();
    assert!(why.again && !first.again);
    let parts: f32 = why.words.iter().map(|said| said.adds).sum::<f32>() + why.passage.as_ref().map_or(0.0, |p| p.adds);
    assert!((parts - why.score).abs() < 1e-4, "{parts} is not {}", why.score);
}
