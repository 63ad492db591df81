//! What does each word of a query find, and in which answers and passages?
//!
//! Sums by answer and by passage, in tables as long as the index that are kept from query to query: only what a query
//! touched is cleared after it, so that a key costs what its words find and no allocation grows with the index. Does not
//! know: what the sums are worth together.

use core::cell::Cell;

use super::index::{Index, Posting};
use super::query::{Match, Term};
use super::rank::{Weights, worth};

/// The sums of one query.
#[derive(Default)]
pub(super) struct Sums {
    /// By answer: score, weight covered. Zero but for the answers found.
    entries: Vec<[f32; 2]>,
    /// By passage: weight covered. Zero but for passages of the answers found.
    passages: Vec<f32>,
    /// The answers that hold any word.
    found: Vec<u32>,
    /// Of the word at hand, by answer: count, how sure. Zero but for the answers touched.
    in_entry: Vec<[f32; 2]>,
    touched_entries: Vec<u32>,
    /// Of the word at hand, by passage: how sure.
    in_passage: Vec<f32>,
    touched_passages: Vec<u32>,
}

impl Sums {
    /// Sums of no words. The room of the last query is taken where there is one.
    pub(super) fn of(index: &Index) -> Sums {
        let mut sums = index.kept.0.take();
        sums.fit_to(index);
        sums
    }

    /// Makes room for an index.
    pub(super) fn fit_to(&mut self, index: &Index) {
        let (entries, passages) = (index.entries.len(), index.passages.len());
        self.entries.resize(entries, [0.0; 2]);
        self.passages.resize(passages, 0.0);
        self.in_entry.resize(entries, [0.0; 2]);
        self.in_passage.resize(passages, 0.0);
    }

    /// Keeps the room for the next query.
    pub(super) fn keep(mut self, index: &Index) {
        for &number in &self.found {
            if let Some(sums) = self.entries.get_mut(number as usize) {
                *sums = [0.0; 2];
            }
            let own = index.passages_of(number);
            if let Some(covered) = self.passages.get_mut(own.start as usize..own.end as usize) {
                covered.fill(0.0);
            }
        }
        self.found.clear();
        index.kept.0.set(self);
    }

    /// The answers that hold any word, in no order.
    pub(super) fn found(&self) -> &[u32] {
        &self.found
    }

    /// The score of an answer by its words, and the weight of the query's words that it holds.
    pub(super) fn of_entry(&self, number: u32) -> [f32; 2] {
        self.entries.get(number as usize).copied().unwrap_or_default()
    }

    /// The weight of the query's words that a passage holds.
    pub(super) fn of_passage(&self, number: u32) -> f32 {
        self.passages.get(number as usize).copied().unwrap_or_default()
    }

    /// Adds what one word of the query finds. Several forms of it in one place are one word covered, as surely as the
    /// surest of them. With `is_closed`, only for answers that hold a word added before.
    pub(super) fn add(&mut self, index: &Index, term: &Term, weights: &Weights, is_closed: bool) {
        if let [only] = term.matches.as_slice() {
            return self.add_one(index, term, *only, weights, is_closed);
        }
        for m in &term.matches {
            for posting in index.postings_of(m.term) {
                self.touch(index, *posting, m.sure, weights, is_closed);
            }
        }
        for number in self.touched_passages.drain(..) {
            if let Some((sum, sure)) = pair_mut(&mut self.passages, &mut self.in_passage, number) {
                *sum += term.weight * core::mem::take(sure);
            }
        }
        for number in self.touched_entries.drain(..) {
            if let Some((sums, found)) = pair_mut(&mut self.entries, &mut self.in_entry, number) {
                let found = core::mem::take(found);
                if count(sums, found, term, weights) {
                    self.found.push(number);
                }
            }
        }
    }

    /// The same for a word of one form. Its postings come by answer, so that nothing need be noted down for later.
    fn add_one(&mut self, index: &Index, term: &Term, only: Match, weights: &Weights, is_closed: bool) {
        let mut number = u32::MAX;
        let mut found = [0.0; 2];
        for posting in index.postings_of(only.term) {
            let Some(passage) = index.passages.get(posting.passage() as usize) else { continue };
            if is_closed && self.of_entry(passage.entry())[1] == 0.0 {
                continue;
            }
            if passage.entry() != number {
                self.close(number, found, term, weights);
                number = passage.entry();
                found = [0.0, only.sure];
            }
            found[0] += f32::from(posting.count()) * only.sure * worth(index, number, passage.field(), weights);
            if let Some(covered) = self.passages.get_mut(posting.passage() as usize) {
                *covered += term.weight * only.sure;
            }
        }
        self.close(number, found, term, weights);
    }

    /// Adds what a word found in one answer.
    fn close(&mut self, number: u32, found: [f32; 2], term: &Term, weights: &Weights) {
        if let Some(sums) = self.entries.get_mut(number as usize)
            && count(sums, found, term, weights)
        {
            self.found.push(number);
        }
    }

    fn touch(&mut self, index: &Index, posting: Posting, sure: f32, weights: &Weights, is_closed: bool) {
        let Some(passage) = index.passages.get(posting.passage() as usize) else { return };
        let number = passage.entry();
        if is_closed && self.of_entry(number)[1] == 0.0 {
            return;
        }
        if let Some(surest) = self.in_passage.get_mut(posting.passage() as usize) {
            if *surest == 0.0 {
                self.touched_passages.push(posting.passage());
            }
            *surest = surest.max(sure);
        }
        if let Some([count, surest]) = self.in_entry.get_mut(number as usize) {
            if *surest == 0.0 {
                self.touched_entries.push(number);
            }
            *count += f32::from(posting.count()) * sure * worth(index, number, passage.field(), weights);
            *surest = surest.max(sure);
        }
    }
}

/// Adds a word's count and surety to an answer's sums. Whether it is the first word found there.
fn count(sums: &mut [f32; 2], [count, sure]: [f32; 2], term: &Term, weights: &Weights) -> bool {
    let is_new = sums[1] == 0.0;
    sums[0] += term.weight * count / (weights.repeat + count);
    sums[1] += term.weight * sure;
    is_new && sums[1] > 0.0
}

fn pair_mut<'v, A, B>(first: &'v mut [A], second: &'v mut [B], at: u32) -> Option<(&'v mut A, &'v mut B)> {
    first.get_mut(at as usize).zip(second.get_mut(at as usize))
}

/// Room for sums that an index keeps. It says nothing of the index: a copy starts without, and all are equal. A query
/// asked while another is under way finds none and takes its own.
#[derive(Default)]
pub(super) struct Kept(Cell<Sums>);

impl Clone for Kept {
    fn clone(&self) -> Kept {
        Kept::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Kept) -> bool {
        true
    }
}

impl core::fmt::Debug for Kept {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("Kept")
    }
}
