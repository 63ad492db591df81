//! Which of these few answers fits best, and which part of it says so?
//!
//! The answers are indexed as always, and ranked as always; only how rare each word is, and how long answers are, is known
//! of all answers and not of these alone.

use super::super::index::{FIELDS, Index};
use super::super::meaning::Meaning;
use super::sight::Sight;
use crate::content::Answer;
use std::sync::Arc;

/// An answer and the weight of each of its passages in half units, where that is known.
pub(super) type Near<'a> = (&'a Answer, &'a [u8]);

impl Sight {
    /// Makes these answers all that the index holds.
    pub(super) fn focus(&mut self, mean_length: &[f32; FIELDS], answers: &[Near<'_>], table: Option<&Arc<Meaning>>) {
        let mut near = Index::build_in(self.index.language, answers.iter().map(|(answer, _)| *answer));
        if let Some(table) = table {
            // What an answer means is in all of its words, not in the query's alone.
            near.is_clear = self.index.is_clear;
            near = near.with_meaning(table);
            self.index.sense = core::mem::take(&mut near.sense);
        }
        for (at, (_, masses)) in answers.iter().enumerate() {
            let first =
                |at: usize| near.entries.get(at).map_or(near.passages.len(), |entry| entry.first_passage as usize);
            let own = first(at)..first(at + 1);
            if let Some(own) = near.passages.get_mut(own).filter(|own| own.len() == masses.len()) {
                for (passage, mass) in own.iter_mut().zip(*masses) {
                    passage.mass = f32::from(*mass) / 2.0;
                }
            }
        }
        let index = &mut self.index;
        index.postings.clear();
        index.posting_ends.clear();
        for stem in index.stems.all() {
            if let Some(at) = near.stems.find(stem) {
                index.postings.extend_from_slice(near.postings_of(at as u32));
            }
            index.posting_ends.push(index.postings.len() as u32);
        }
        index.mean_length = *mean_length;
        index.entries = near.entries;
        index.lengths = near.lengths;
        index.passages = near.passages;
        index.texts = near.texts;
    }
}
