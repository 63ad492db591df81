//! Does each question find its own answer?
//!
//! Every question and every other phrasing is asked as a shopper would, of the same search that the widget runs. An answer
//! about some products is asked for with one of them in view.

use std::collections::HashSet;

use shelfhelp::content::{Product, Scope};
use shelfhelp::search::Context;

use super::sheet::{Sheet, Shelf, advice, warning};
use crate::source::finding::Finding;

// Two thousand answers take a second or two; of larger shops every so manieth is asked.
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

/// Questions that another answer wins; `alike` names pairs of which that was said already.
pub(super) fn check(
    shelf: &Shelf<'_>,
    products: &[Product],
    alike: &HashSet<(usize, usize)>,
    found: &mut Vec<Finding>,
) -> Asked {
    let step = shelf.sheets.len().div_ceil(ANSWERS_MAX).max(1);
    let mut asked = 0;
    for (i, sheet) in shelf.sheets.iter().enumerate().step_by(step) {
        asked += 1;
        let context = context(&sheet.answer.scope, products);
        let own = find(shelf, sheet, &sheet.answer.question, &context);
        let is_told = |winner: usize| alike.contains(&(i, winner));
        if let Some(winner) = own.first_instead().filter(|winner| !is_told(*winner)) {
            let question = &sheet.answer.question;
            let help = "say in the question what only this answer is about, or make the two one";
            let message = match shelf.sheets.get(winner) {
                Some(other) => format!("\"{question}\" finds {} (\"{}\") first", other.name(), other.answer.question),
                None => format!("\"{question}\" finds nothing: no word of it tells what it is about"),
            };
            found.push(sheet.of("question", warning("question-lost", message, help)));
        }
        for (n, also) in sheet.answer.also.iter().enumerate().take(ALSO_MAX) {
            let hits = find(shelf, sheet, also, &context);
            if hits.own < HITS || hits.winner.is_some_and(is_told) {
                continue;
            }
            let message = match hits.winner.and_then(|winner| shelf.sheets.get(winner)) {
                Some(other) => {
                    format!("\"{also}\" does not bring this answer into the first {HITS}; first is {}", other.name())
                }
                None => format!("\"{also}\" finds nothing: no word of it tells what it is about"),
            };
            let help = "add the word that shoppers use for it, or give the phrasing to the answer that wins";
            found.push(sheet.of(&format!("also[{n}]"), advice("also-lost", message, help)));
        }
    }
    Asked { asked, all: shelf.sheets.len() }
}

/// Where the own answer stands among the hits, and who stands first.
struct Hits {
    own: usize,
    winner: Option<usize>,
}

impl Hits {
    /// Who is found before; a number beyond all where nobody is.
    fn first_instead(&self) -> Option<usize> {
        (self.own > 0).then(|| self.winner.unwrap_or(usize::MAX))
    }
}

fn find(shelf: &Shelf<'_>, sheet: &Sheet<'_>, question: &str, context: &Context) -> Hits {
    let hits = shelf.index.search(question, context).hits;
    let own = hits.iter().position(|hit| hit.id == sheet.answer.id).unwrap_or(usize::MAX);
    let first = hits.first().filter(|_| own > 0);
    let winner = first.and_then(|hit| shelf.sheets.iter().position(|other| other.answer.id == hit.id));
    Hits { own, winner }
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
