//! Which words stand for what an answer is about?
//!
//! Runs when a shop is built, with a table too large for a browser. Every word of the table is held against every answer;
//! each answer keeps the few that are closest to it, and closer to it than to the shop's average answer.

use super::super::index::Index;
use super::super::stop::is_stop;
use super::super::top::keep_best;
use super::super::vocabulary::Table;
use super::expansion::Expansion;
use super::lexicon::Lexicon;
use super::table::{Meaning, norm, normalise};
use super::views::Views;
use crate::list::sort_by;

/// How an expansion is made. The defaults are measured on open sets; change them only to measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expanding {
    /// Words that each answer keeps.
    pub words: usize,
    /// From 0 to 1: how much it speaks against a word that it is rare: rare words have long directions, and shoppers seldom
    /// say them.
    pub plain: f32,
}

impl Expanding {
    /// As shipped.
    pub const DEFAULT: Expanding = Expanding { words: 50, plain: 0.5 };
}

/// A word that an answer keeps.
#[derive(Clone, Copy)]
struct Kept {
    word: u32,
    weight: f32,
    rank: f32,
}

impl Index {
    /// Finds the words that stand for what these answers are about; none where the table is of another language.
    pub fn expand(&self, table: &Meaning) -> Option<Expansion> {
        self.expand_with(table, &Expanding::DEFAULT)
    }

    /// The same made otherwise, for measuring.
    pub fn expand_with(&self, table: &Meaning, how: &Expanding) -> Option<Expansion> {
        if !self.speaks(table) {
            return None;
        }
        let (about, mean) = about(&Views::of(self, table), self.entries.len());
        let dims = table.dims;
        let mut kept: Vec<Vec<Kept>> = vec![Vec::new(); self.entries.len()];
        let mut lengths = Vec::with_capacity(table.words());
        let mut means = Vec::with_capacity(table.words());
        let mut direction = vec![0f32; dims];
        for word in 0..table.words() as u32 {
            direction.fill(0.0);
            table.add(word, 1.0, &mut direction);
            let length = norm(&direction);
            lengths.push(length);
            means.push(dot(&direction, &mean));
            if length == 0.0 || is_stop(table.lexicon.words.get(word as usize), self.language) {
                continue;
            }
            let fair = length.powf(-how.plain);
            for (own, kept) in about.chunks_exact(dims).zip(&mut kept) {
                let weight = dot(&direction, own);
                if weight > 0.0 {
                    keep_best(kept, Kept { word, weight, rank: weight * fair }, how.words, |a, b| a.rank > b.rank);
                }
            }
        }
        Some(packed(table, kept, &lengths, &means))
    }
}

/// What each answer is about beyond the average one, and what that is about: the sum of its views, each counting the same.
fn about(views: &Views, answers: usize) -> (Vec<f32>, Vec<f32>) {
    let dims = views.dims;
    let mut about = vec![0f32; answers * dims];
    let mut mean = vec![0f32; dims];
    for (view, owner) in views.parts.chunks_exact(dims).zip(&views.owners) {
        let at = *owner as usize * dims;
        if let Some(own) = about.get_mut(at..at + dims) {
            own.iter_mut().zip(view).for_each(|(sum, part)| *sum += part);
        }
    }
    for own in about.chunks_exact_mut(dims) {
        normalise(own);
        mean.iter_mut().zip(&*own).for_each(|(sum, part)| *sum += part / answers as f32);
    }
    for own in about.chunks_exact_mut(dims) {
        own.iter_mut().zip(&mean).for_each(|(part, mean)| *part -= mean);
    }
    (about, mean)
}

/// Words by answer turned into answers by word, with numbers that fit half a byte and a byte.
fn packed(table: &Meaning, kept: Vec<Vec<Kept>>, lengths: &[f32], means: &[f32]) -> Expansion {
    let answers = kept.len() as u32;
    let mut lists: Vec<Vec<(u32, f32)>> = vec![Vec::new(); table.words()];
    let mut all = Vec::new();
    for (entry, kept) in kept.into_iter().enumerate() {
        for Kept { word, weight, .. } in kept {
            if let Some(list) = lists.get_mut(word as usize) {
                list.push((entry as u32, weight));
                all.push(weight);
            }
        }
    }
    sort_by(&mut all, f32::total_cmp);
    // A few are far heavier than all others; measured by them, the others would have few steps left.
    let heaviest = all.get((all.len() * 199 / 200).min(all.len().saturating_sub(1))).copied().unwrap_or(1.0);
    let used = || lists.iter().enumerate().filter(|(_, list)| !list.is_empty()).map(|(word, _)| word);
    let of = |numbers: &[f32], word: usize| numbers.get(word).copied().unwrap_or(0.0);
    let longest = used().map(|word| of(lengths, word)).fold(f32::MIN_POSITIVE, f32::max);
    let means_low = used().map(|word| of(means, word)).fold(f32::MAX, f32::min).min(0.0);
    let means_step = used().map(|word| of(means, word) - means_low).fold(f32::MIN_POSITIVE, f32::max) / 255.0;
    let mut told = Expansion { answers, longest, means_low, means_step, heaviest, ..Expansion::default() };
    told.lexicon = Lexicon::of(Table::of(used().map(|word| table.lexicon.words.get(word))));
    for word in used() {
        told.lengths.push((of(lengths, word) / longest * 255.0).round() as u8);
        told.means.push(((of(means, word) - means_low) / means_step).round() as u8);
        for (entry, weight) in lists.get(word).into_iter().flatten() {
            told.entries.push(*entry);
            told.weights.push((weight / heaviest * 15.0).round().clamp(1.0, 15.0) as u8);
        }
        told.ends.push(told.entries.len() as u32);
    }
    told
}

/// Eight at a time and in their order: nearly all of a build's time is spent here, and in one without optimisation, as tests
/// make it, every step of an iterator is a call.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut sum = 0.0;
    for ([a0, a1, a2, a3, a4, a5, a6, a7], [b0, b1, b2, b3, b4, b5, b6, b7]) in a.iter().zip(b) {
        sum = sum + a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3 + a4 * b4 + a5 * b5 + a6 * b6 + a7 * b7;
    }
    a_rest.iter().zip(b_rest).fold(sum, |sum, (a, b)| sum + a * b)
}
