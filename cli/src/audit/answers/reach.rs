//! Does each question find its own answer?
//!
//! Every question and every other phrasing is asked as a shopper would, of the same search that the widget runs. An answer
//! about some products is asked for with one of them in view.

use std::collections::HashSet;

use shelfhelp::content::{Product, Scope};
use shelfhelp::problem::Problem;
use shelfhelp::search::{Context, Found};

use super::alike::Place;
use crate::audit::sheet::{Sheet, Shelf, advice, warning};
use crate::source::finding::Finding;

// Two thousand answers are all asked for, which takes a second. Among more, each search takes longer, so fewer are tried:
// of twice as many half, every so manieth through the whole shop.
const ANSWERS_MAX: usize = 2_000;
// An answer's other phrasings, the first ones; nobody writes more by hand.
const ALSO_MAX: usize = 12;
// What a shopper sees without scrolling.
const HITS: usize = 3;

/// How many of the answers were asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) asked: usize,
    pub(crate) all: usize,
}

/// Questions that another answer wins; of phrases that are `told` enough was said.
pub(super) fn check(shelf: &Shelf<'_>, products: &[Product], told: &HashSet<Place>, found: &mut Vec<Finding>) -> Asked {
    let count = shelf.sheets.len();
    let step = (count * count).div_ceil(ANSWERS_MAX * ANSWERS_MAX).max(1);
    let mut asked = 0;
    for (i, sheet) in shelf.sheets.iter().enumerate().step_by(step) {
        asked += 1;
        let context = context(&sheet.answer.scope, products);
        if !told.contains(&(i, None)) {
            let problem = question(shelf, sheet, &context);
            found.extend(problem.map(|problem| sheet.of("question", problem)));
        }
        for (n, also) in sheet.answer.also.iter().enumerate().take(ALSO_MAX) {
            if !told.contains(&(i, Some(n))) {
                let problem = phrasing(shelf, sheet, also, &context);
                found.extend(problem.map(|problem| sheet.of(&format!("also[{n}]"), problem)));
            }
        }
    }
    Asked { asked, all: count }
}

fn question(shelf: &Shelf<'_>, sheet: &Sheet<'_>, context: &Context) -> Option<Problem> {
    let question = &sheet.answer.question;
    let found = shelf.index.search(question, context);
    if found.hits.first().is_some_and(|hit| hit.id == sheet.answer.id) {
        let help = "say in the question what it is about, in the words that shoppers use";
        let message =
            || format!("\"{question}\" finds its answer only with doubt: no word of it says what it is about");
        return (!found.answered).then(|| advice("question-vague", message(), help));
    }
    let help = "say in the question what only this answer is about, or make the two one";
    Some(warning("question-lost", format!("\"{question}\" finds {}", first(shelf, &found)), help))
}

fn phrasing(shelf: &Shelf<'_>, sheet: &Sheet<'_>, also: &str, context: &Context) -> Option<Problem> {
    let found = shelf.index.search(also, context);
    if found.hits.iter().take(HITS).any(|hit| hit.id == sheet.answer.id) {
        return None;
    }
    let help = "add the word that shoppers use for it, or give the phrasing to the answer that wins";
    let message =
        format!("\"{also}\" does not bring this answer into the first {HITS}; it finds {}", first(shelf, &found));
    Some(advice("also-lost", message, help))
}

/// Who wins, for messages.
fn first(shelf: &Shelf<'_>, found: &Found) -> String {
    let winner = found.hits.first().and_then(|hit| shelf.sheets.iter().find(|other| other.answer.id == hit.id));
    winner.map_or("nothing".to_owned(), |other| format!("{} (\"{}\") first", other.name(), other.answer.question))
}

/// A product that an answer is about: one that the shop describes, else what its scope says of one.
fn context(scope: &Scope, products: &[Product]) -> Context {
    let limit = HITS;
    if scope.is_empty() {
        return Context { limit, ..Context::default() };
    }
    let has = |names: &[String], of: &[String]| names.iter().any(|name| of.contains(name));
    let fits = |product: &&Product| {
        scope.products.contains(&product.id)
            || has(&scope.categories, &product.categories)
            || has(&scope.tags, &product.tags)
    };
    match products.iter().find(fits) {
        Some(product) => Context {
            product: product.id.clone(),
            categories: product.categories.clone(),
            tags: product.tags.clone(),
            limit,
            ..Context::default()
        },
        None => Context {
            product: scope.products.first().cloned().unwrap_or_default(),
            categories: scope.categories.clone(),
            tags: scope.tags.clone(),
            limit,
            ..Context::default()
        },
    }
}
