//! Which answers are meant, beyond the words they share with the question?
//!
//! "Where is my bill" is answered by "Can I get an invoice?", and no letter tells so. Either the build has told which words
//! stand for each answer ([`Expansion`]), or a table of what words mean has come to the browser ([`Meaning`]). Both end in
//! one number by answer, which [`rank`](super::rank) adds to what the words say.
//!
//! ```text
//!   words of the question ──▶ rows: those that are known, slips put right ──▶ how close each answer is
//! ```
//!
//! Does not know: how much that counts.

mod expand;
mod expansion;
mod lexicon;
mod pack;
mod table;
mod views;

use std::sync::Arc;

pub use expand::Expanding;
pub use expansion::{Associated, Expansion};
pub use table::Meaning;

use super::analysis::Kind;
use super::forms::sure;
use super::index::Index;
use super::query::{Match, Query, Word};
use super::rank::Weights;
use super::stop::Language;
use super::{LEFT_OUT, nothing};
use lexicon::Lexicon;
use pack::Pack;

/// By what an index knows meanings, if it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Sense {
    /// By nothing.
    #[default]
    None,
    /// By what the build found.
    Told(Expansion),
    /// By a table.
    Pack(Pack),
}

/// How close the answers are to a question in meaning.
pub(super) struct Meant {
    /// By answer, from 0 on: what counts beside words, not weighed yet.
    pub(super) near: Vec<f32>,
    /// What is to be added to it to have a cosine.
    pub(super) mean: f32,
    /// How much one of it counts.
    pub(super) weight: f32,
}

// Shops with more answers than this have more that are nearly alike in meaning, and words tell those apart better.
const MANY: usize = 1_000;

impl Index {
    /// The same index with a table of what words mean. Without effect where the answers are in another language.
    #[must_use]
    pub fn with_meaning(mut self, table: &Arc<Meaning>) -> Index {
        if LEFT_OUT {
            return nothing();
        }
        if self.speaks(table) {
            self.sense = Sense::Pack(Pack::of(&self, table));
        }
        self
    }

    /// The same index with the words that the build found for its first answers. Without effect where it was made for more
    /// answers than there are: it is then that of another build.
    #[must_use]
    pub fn with_expansion(mut self, expansion: Expansion) -> Index {
        if LEFT_OUT {
            return nothing();
        }
        if expansion.answers() <= self.entries.len() {
            self.sense = Sense::Told(expansion);
        }
        self
    }

    /// Whether a table is of the language of the answers.
    pub fn speaks(&self, table: &Meaning) -> bool {
        self.is_clear && Language::of_tag(table.language()) == self.language
    }

    fn lexicon(&self) -> Option<&Lexicon> {
        match &self.sense {
            Sense::None => None,
            Sense::Told(expansion) => Some(&expansion.lexicon),
            Sense::Pack(pack) => Some(&pack.table.lexicon),
        }
    }

    /// Whether meanings know a word, so that it is no slip of another.
    pub(super) fn means(&self, stem: &str) -> bool {
        self.lexicon().is_some_and(|lexicon| lexicon.find(stem).is_some())
    }

    /// The row of a word of a question: its own, else that of the word it was most surely meant to be, among those of the
    /// answers and those of the table.
    pub(super) fn row(&self, word: &Word, stem: &str, open: bool, matches: &[Match], weights: &Weights) -> Option<u32> {
        let lexicon = self.lexicon()?;
        if let Some(row) = lexicon.find(stem) {
            return Some(row);
        }
        if word.kind != Kind::Word || stem.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let surest = matches.iter().copied().reduce(|best, other| if other.sure > best.sure { other } else { best });
        // A word that the answers know and the table does not is a name, and whoever is still typing has made no slip.
        let edits_max = match stem.chars().count() {
            0..4 => 0,
            4..7 => 1,
            _ => 2,
        };
        let is_known = surest.is_some_and(|surest| surest.sure >= 1.0);
        let slip = if is_known || open || edits_max == 0 { None } else { lexicon.near(stem, edits_max) };
        match (surest, slip) {
            (Some(known), Some(slip)) if sure(&slip, weights) > known.sure => Some(slip.at as u32),
            (Some(known), _) => self.row_of(known.term),
            (None, slip) => slip.map(|slip| slip.at as u32),
        }
    }

    /// The row of a term of the index.
    pub(super) fn row_of(&self, term: u32) -> Option<u32> {
        self.lexicon()?.find(self.stems.get(term as usize))
    }

    /// How close all answers are in meaning; none where nothing is known of it.
    pub(super) fn meant(&self, query: &Query, weights: &Weights) -> Option<Meant> {
        let rows = query.rows.as_slice();
        let answers = self.entries.len();
        let share = if self.total as usize > MANY { 0.5 } else { 1.0 };
        match &self.sense {
            _ if rows.is_empty() => None,
            Sense::None => None,
            Sense::Told(expansion) => {
                let near = expansion.near(rows, answers);
                Some(Meant { near: near.beyond, mean: near.mean, weight: share * weights.told })
            }
            Sense::Pack(pack) => {
                Some(Meant { near: pack.cosines(rows, answers), mean: 0.0, weight: share * weights.pack })
            }
        }
    }

    /// The answer that a text comes closest to in meaning, by its place among all, and how close: 1 where they mean the same.
    /// None where nothing is known of it.
    pub fn nearest(&self, text: &str) -> Option<(usize, f32)> {
        let weights = &Weights::DEFAULT;
        let meant = self.meant(&Query::read(self, text, false, weights), weights)?;
        let near = meant.near.iter().enumerate().map(|(answer, near)| (answer, near + meant.mean));
        near.reduce(|best, other| if other.1 > best.1 { other } else { best })
    }

    /// What each word adds to how close one answer is, by the word's place in the question.
    pub(super) fn meant_by(&self, query: &Query, entry: u32) -> Vec<(usize, f32)> {
        let shares = match &self.sense {
            Sense::None => Vec::new(),
            Sense::Told(expansion) => expansion.shares(&query.rows, entry),
            Sense::Pack(pack) => pack.shares(&query.rows, entry),
        };
        query.rows.iter().map(|(at, _)| *at).zip(shares).collect()
    }
}
