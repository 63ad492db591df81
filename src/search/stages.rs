//! What does each step of a search do, taken by itself?
//!
//! For measuring only: the steps as they follow one another, each with no more around it than what the step before gave.
//! Nothing that ships has them. Does not know: time.

use super::analysis::tokens;
use super::bound::Bound;
use super::excerpt;
use super::index::Index;
use super::query::{Query, words};
use super::rank::rank;
use super::{Context, Weights};

/// How many terms a text has.
pub fn analyse(text: &str) -> usize {
    let mut count = 0;
    tokens(text, &mut |_| count += 1);
    count
}

/// A query that was read.
#[derive(Debug)]
pub struct Read(Query);

impl Read {
    /// How many terms it has.
    pub fn terms(&self) -> usize {
        self.0.terms.len()
    }
}

/// Reads a query whose last word may be half typed.
pub fn read(index: &Index, query: &str) -> Read {
    Read(Query::read(index, query, true, &Weights::DEFAULT))
}

/// How many words of the index a word may be a slip of.
pub fn slips(index: &Index, word: &str) -> usize {
    index.shapes.slips(&index.words, word, 2, true).len()
}

/// How many words a query has, read in all ways but not looked up.
pub fn split(index: &Index, query: &str) -> usize {
    words(index, query, true).len()
}

/// How many answers hold a word of the query, and may be among the best ten.
pub fn sum(index: &Index, query: &Read) -> usize {
    let (context, weights) = (&Context::default(), &Weights::DEFAULT);
    let bound = Bound { index, whole: query.0.weight(), meant: None, context, weights };
    let sums = bound.sums(&query.0, 10);
    let found = sums.found().len();
    sums.keep(index);
    found
}

/// The best ten: sums and what is made of them.
pub fn best(index: &Index, query: &Read) -> Vec<u32> {
    let fits = rank(index, &query.0, &Context::default(), 10, &Weights::DEFAULT);
    fits.iter().filter_map(|fit| fit.passage).collect()
}

/// How many runs of text the excerpt of a passage has.
pub fn cut(index: &Index, query: &Read, passage: u32) -> usize {
    excerpt::excerpt(index, &query.0, index.text_of(passage)).len()
}
