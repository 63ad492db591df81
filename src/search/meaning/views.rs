//! What is each answer about, seen from its question, its other phrasings and its whole?
//!
//! ```text
//!  question  other phrasings            lines of a body that is a list of questions    all of it
//!     │          │  │                                  │ │ │                               │
//!     └──────────┴──┴──────────── one direction each ──┴─┴─┴───────────────────────────────┘
//! ```
//!
//! Made from the index alone: every posting adds its word's direction to its passage and to its answer.

use super::super::index::{Field, Index};
use super::table::{Meaning, normalise};

/// Directions of length one, those of an answer together, its whole last.
pub(super) struct Views {
    pub(super) dims: usize,
    pub(super) owners: Vec<u32>,
    pub(super) parts: Vec<f32>,
}

// A body is a list of questions where it has three lines or more and none is longer than a question gets: the same answers
// as one paragraph are prose, whose lines by themselves are about less than the whole.
const LINES_MIN: usize = 3;
const LINE_WORDS_MAX: u32 = 25;

const NONE: u32 = u32::MAX;

impl Views {
    pub(super) fn of(index: &Index, table: &Meaning) -> Views {
        let (slots, wholes, owners) = places(index);
        let dims = table.dims;
        let mut parts = vec![0f32; owners.len() * dims];
        let mut direction = vec![0f32; dims];
        for term in 0..index.stems.len() {
            let Some(word) = table.lexicon.find(index.stems.get(term)) else { continue };
            direction.fill(0.0);
            table.add(word, 1.0, &mut direction);
            for posting in index.postings_of(term as u32) {
                let own = slots.get(posting.passage() as usize).copied().unwrap_or(NONE);
                let entry = index.passages.get(posting.passage() as usize).map_or(NONE, |passage| passage.entry());
                let whole = wholes.get(entry as usize).copied().unwrap_or(NONE);
                for slot in [own, whole].into_iter().filter(|slot| *slot != NONE) {
                    let at = slot as usize * dims;
                    let sum = parts.get_mut(at..at + dims).unwrap_or_default();
                    for (sum, part) in sum.iter_mut().zip(&direction) {
                        *sum += f32::from(posting.count()) * part;
                    }
                }
            }
        }
        parts.chunks_mut(dims).for_each(normalise);
        Views { dims, owners, parts }
    }
}

/// For each passage its place among the views, if it has one; for each answer that of its whole; for each view its answer.
fn places(index: &Index) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let lengths = lengths(index);
    let mut slots = vec![NONE; index.passages.len()];
    let (mut wholes, mut owners) = (Vec::new(), Vec::new());
    let mut next = 0;
    for entry in 0..index.entries.len() as u32 {
        let start = next;
        while index.passages.get(next).is_some_and(|passage| passage.entry() == entry) {
            next += 1;
        }
        let own = || (start..next).filter_map(|at| Some((at, index.passages.get(at)?, *lengths.get(at)?)));
        let lines = || own().filter(|(_, passage, _)| passage.field() == Field::Body);
        let is_list = lines().count() >= LINES_MIN && lines().all(|(_, _, length)| length <= LINE_WORDS_MAX);
        for (at, passage, length) in own() {
            let is_question = match passage.field() {
                Field::Question | Field::Also => true,
                Field::Body => is_list,
                _ => false,
            };
            if let Some(slot) = slots.get_mut(at).filter(|_| is_question && length > 0) {
                *slot = owners.len() as u32;
                owners.push(entry);
            }
        }
        wholes.push(owners.len() as u32);
        owners.push(entry);
    }
    (slots, wholes, owners)
}

/// Terms by passage.
fn lengths(index: &Index) -> Vec<u32> {
    let mut lengths = vec![0u32; index.passages.len()];
    for posting in &index.postings {
        if let Some(length) = lengths.get_mut(posting.passage() as usize) {
            *length += u32::from(posting.count());
        }
    }
    lengths
}
