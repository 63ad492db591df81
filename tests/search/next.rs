//! What is likely to be asked after an answer, where its merchant does not say?

use shelfhelp::content::{Answer, Origin, Scope};
use shelfhelp::search::{Context, Index};

use super::{answer, scoped};

fn shop() -> Vec<Answer> {
    let of = |product: &str| Scope { products: vec![product.into()], ..Scope::default() };
    let about = |topic: &str, answer: Answer| Answer { topic: topic.into(), ..answer };
    vec![
        about("Returns", answer("return", "How do I return something?", "Print the label and drop it off.")),
        about("Returns", answer("refund", "When is my money back after a return?", "Within five days.")),
        about("Returns", answer("exchange", "Can I exchange it for another size?", "Yes, return it first.")),
        answer("label", "I have no printer for the return label", "We send you one."),
        scoped(answer("wash", "How do I wash the silk scarf?", "By hand, in cold water."), of("scarf")),
        scoped(answer("iron", "May I iron the silk scarf?", "Damp, on the lowest setting."), of("scarf")),
        scoped(answer("lamp", "How do I wash the shade of the lamp?", "With a dry brush."), of("lamp")),
        answer("pay", "How can I pay?", "By card."),
        Answer { origin: Origin::Fact, ..answer("fact", "Silk scarf", "Washed silk") },
    ]
}

#[track_caller]
fn check(id: &str, product: &str, next: &[&str]) {
    let answers = shop();
    let context = Context { product: product.into(), ..Context::default() };
    let found = Index::build(&answers).next_after(&answers, id, &context);
    let found: Vec<&str> = found.iter().map(|at| answers[*at].id.as_str()).collect();
    assert_eq!(found, next, "after {id} with {product:?} in view");
}

#[test]
fn what_shares_topic_and_words_comes_before_what_shares_words() {
    check("return", "", &["exchange", "refund"]);
}

#[test]
fn what_is_about_the_product_in_view_is_near_and_other_products_are_not() {
    check("wash", "scarf", &["iron"]);
    check("iron", "scarf", &["wash"]);
    check("lamp", "lamp", &[]);
}

#[test]
fn an_answer_that_stands_alone_or_is_not_there_leads_nowhere() {
    check("pay", "", &[]);
    check("gone", "", &[]);
}

#[test]
fn of_very_many_answers_only_the_nearest_are_told() {
    let mut answers = shop();
    for n in 0..700 {
        answers.push(answer(&format!("size-{n}"), &format!("How do I return size {n}?"), "Print the label."));
    }
    let next = Index::build(&answers).next_after(&answers, "return", &Context::default());
    assert!((1..=12).contains(&next.len()), "{next:?}");
    assert!(!next.contains(&0), "an answer follows itself");
}
