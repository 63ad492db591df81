//! What of the index is in sight?
//!
//! The terms of the parts that one query needs, as one vocabulary: an ordinary index without answers, by which the query is
//! read as by any other. What the page itself says is added to it.

use super::super::index::Index;
use super::super::interner::Interner;
use super::super::vocabulary::{Shapes, Table};
use super::terms::{Form, Terms};

/// The terms of some parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sight {
    /// The numbers of the parts.
    pub(super) parts: Vec<u32>,
    pub(super) index: Index,
    /// Where each term is listed: which of the parts, and its number there.
    pub(super) spots: Vec<Option<(u32, u32)>>,
}

impl Sight {
    /// The vocabulary of these parts and of the page's own answers.
    pub(super) fn of(bare: &Index, parts: &[(u32, &Terms)], own: &Index) -> Sight {
        let mut build = Build::default();
        for (at, (_, terms)) in parts.iter().enumerate() {
            build.part(at as u32, terms);
        }
        for (word, &stem) in own.words.all().zip(&own.stem_of) {
            let stem = build.stems.number(own.stems.get(stem as usize));
            build.word(word, stem);
        }
        for (at, stem) in own.stems.all().enumerate() {
            let number = build.stems.number(stem) as usize;
            build.held.resize(build.held.len().max(number + 1), 0);
            if let Some(held) = build.held.get_mut(number) {
                *held += own.answers_with(at as u32) as u32;
            }
        }
        // Forms of what other parts hold: no stem is new any more.
        for (_, terms) in parts {
            build.strangers(terms);
        }
        let mut sight = build.finish(bare);
        sight.parts = parts.iter().map(|(number, _)| *number).collect();
        sight.index.total += own.total;
        sight
    }
}

#[derive(Default)]
struct Build {
    stems: Interner,
    words: Interner,
    stem_of: Vec<u32>,
    held: Vec<u32>,
    spots: Vec<Option<(u32, u32)>>,
}

impl Build {
    fn part(&mut self, part: u32, terms: &Terms) {
        let first = self.held.len() as u32;
        for (at, key) in terms.keys.all().enumerate() {
            // The keys of parts differ; two files that do not are of no build, and the first is believed.
            let number = self.stems.number(key);
            if number as usize == self.held.len() {
                self.held.push(terms.held.get(at).copied().unwrap_or(0));
                self.spots.push(Some((part, at as u32)));
            }
            if terms.is_word.get(at) == Some(&true) {
                self.word(key, number);
            }
        }
        for (word, form) in terms.words.all().zip(&terms.form_of) {
            if let Form::Here(at) = form
                && (*at as usize) < terms.keys.len()
            {
                self.word(word, first + at);
            }
        }
    }

    fn strangers(&mut self, terms: &Terms) {
        for (word, form) in terms.words.all().zip(&terms.form_of) {
            if let Form::Elsewhere(at) = form {
                let known = self.stems.len();
                let number = self.stems.number(terms.elsewhere.get(*at as usize));
                // A term that is not in sight would find nothing.
                if (number as usize) < known {
                    self.word(word, number);
                }
            }
        }
    }

    fn word(&mut self, word: &str, stem: u32) {
        if self.words.number(word) as usize == self.stem_of.len() {
            self.stem_of.push(stem);
        }
    }

    fn finish(mut self, bare: &Index) -> Sight {
        let known = self.held.len();
        let (stem_order, stem_rank) = self.stems.sorted();
        let stem_order: Vec<u32> = stem_order.into_iter().filter(|at| (*at as usize) < known).collect();
        let mut rank = vec![0; stem_rank.len()];
        for (place, &number) in stem_order.iter().enumerate() {
            if let Some(rank) = rank.get_mut(number as usize) {
                *rank = place as u32;
            }
        }
        let (word_order, _) = self.words.sorted();
        let stem_of = |at: &u32| self.stem_of.get(*at as usize).and_then(|stem| rank.get(*stem as usize)).copied();
        let mut index = bare.clone();
        index.stems = Table::of(stem_order.iter().map(|&at| self.stems.get(at)));
        index.words = Table::of(word_order.iter().map(|&at| self.words.get(at)));
        index.stem_of = word_order.iter().map(|at| stem_of(at).unwrap_or(0)).collect();
        index.shapes = Shapes::of(&index.words);
        index.answers = stem_order.iter().map(|at| self.held.get(*at as usize).copied().unwrap_or(0)).collect();
        self.spots.resize(known, None);
        let spots = stem_order.iter().map(|at| self.spots.get(*at as usize).copied().flatten()).collect();
        Sight { parts: Vec::new(), index, spots }
    }
}
