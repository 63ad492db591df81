//! Under which keys is something listed that is no word?
//!
//! They begin with a character that no text is searched for, and so come before all words.

use super::super::Context;
use crate::content::Scope;

/// An answer by its id.
pub(super) fn of_answer(id: &str) -> String {
    ["\u{1}", id].concat()
}

/// The answers of a topic.
pub(super) fn of_topic(topic: &str) -> String {
    ["\u{2}", topic].concat()
}

/// The answers about a product.
pub(super) fn of_product(id: &str) -> String {
    ["\u{3}", id].concat()
}

fn of_category(name: &str) -> String {
    ["\u{4}", name].concat()
}

fn of_tag(name: &str) -> String {
    ["\u{5}", name].concat()
}

/// All keys of what an answer is about.
pub(super) fn of_scope(scope: &Scope) -> impl Iterator<Item = String> + '_ {
    let products = scope.products.iter().map(|id| of_product(id));
    products.chain(scope.categories.iter().map(|name| of_category(name))).chain(scope.tags.iter().map(|n| of_tag(n)))
}

/// The keys of categories and tags in view.
pub(super) fn of_kind(context: &Context) -> impl Iterator<Item = String> + '_ {
    // A product with more of them is in everything, and says little.
    const KINDS_MAX: usize = 6;
    let categories = context.categories.iter().map(|name| of_category(name));
    categories.chain(context.tags.iter().map(|name| of_tag(name))).take(KINDS_MAX)
}
