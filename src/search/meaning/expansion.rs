//! Which answers are meant by words that they never say?
//!
//! What [`expand`](super::expand) found when the shop was built: for each answer the words that stand closest to what it is
//! about, each with a weight. No table comes to the browser; a question is a sum over these lists.

use super::super::{LEFT_OUT, nothing};
use super::lexicon::{Lexicon, put_words, read_words};
use crate::wire::{Bytes, Take, put_number, put_run, read};

/// Words that shoppers use for what answers say otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expansion {
    /// How many answers it was made for.
    pub(super) answers: u32,
    pub(super) lexicon: Lexicon,
    /// By word, how much it says at all: 255 is `longest`.
    pub(super) lengths: Vec<u8>,
    pub(super) longest: f32,
    /// By word, how close it is to the average answer: from `means_low`, in steps of `means_step`. The weights are what
    /// answers are closer than that; without it, what is close to all of them would look as far as what is close to none.
    pub(super) means: Vec<u8>,
    pub(super) means_low: f32,
    pub(super) means_step: f32,
    /// Where each word's list ends.
    pub(super) ends: Vec<u32>,
    pub(super) entries: Vec<u32>,
    /// By place in the lists: 15 is `heaviest`.
    pub(super) weights: Vec<u8>,
    pub(super) heaviest: f32,
}

/// A word of an expansion: what it says at all, how close it is to the average answer, and the answers that are closer, by
/// their place among all and by how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Associated<'e> {
    /// Its stem.
    pub word: &'e str,
    /// The length of its direction.
    pub length: f32,
    /// How close it is to the average answer.
    pub mean: f32,
    /// Answers by place, and how much closer they are.
    pub answers: Vec<(u32, f32)>,
}

/// How close answers are to a question.
pub(super) struct Near {
    /// By answer, what is beyond the average.
    pub(super) beyond: Vec<f32>,
    /// The average.
    pub(super) mean: f32,
}

impl Expansion {
    /// Reads what [`Expansion::bytes`] wrote; none where it makes no sense.
    pub fn read(bytes: &[u8]) -> Option<Expansion> {
        if LEFT_OUT {
            return nothing();
        }
        read(bytes)
    }

    /// As bytes. What is alike stands together: it packs better.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(self.answers as usize, &mut out);
        put_number(self.lexicon.words.len(), &mut out);
        for scale in [self.longest, self.means_low, self.means_step, self.heaviest] {
            put_number(scale.to_bits() as usize, &mut out);
        }
        let mut words = Vec::new();
        put_words((0..self.lexicon.words.len()).map(|at| self.lexicon.words.get(at)), &mut words);
        put_run(&words, &mut out);
        put_run(&self.lengths, &mut out);
        put_run(&self.means, &mut out);
        for word in 0..self.ends.len() as u32 {
            put_number(self.list(word).0.len(), &mut out);
        }
        for word in 0..self.ends.len() as u32 {
            let mut next = 0;
            for entry in self.list(word).0 {
                put_number((entry - next) as usize, &mut out);
                next = entry + 1;
            }
        }
        let nibbles: Vec<u8> =
            self.weights.chunks(2).map(|pair| pair.iter().rev().fold(0, |byte, weight| byte << 4 | weight)).collect();
        put_run(&nibbles, &mut out);
        out
    }

    /// How many answers it was made for.
    pub fn answers(&self) -> usize {
        self.answers as usize
    }

    /// Its words in order, for who stores them otherwise.
    pub fn words(&self) -> impl Iterator<Item = Associated<'_>> {
        (0..self.ends.len() as u32).map(|word| {
            let (entries, weights) = self.list(word);
            let weight = |weight: &u8| f32::from(*weight) * self.heaviest / 15.0;
            Associated {
                word: self.lexicon.words.get(word as usize),
                length: self.length(word),
                mean: self.mean(word),
                answers: entries.iter().copied().zip(weights.iter().map(weight)).collect(),
            }
        })
    }

    /// How close the answers are to a question of these words.
    pub(super) fn near(&self, rows: &[(usize, u32)], answers: usize) -> Near {
        let mut near = Near { beyond: vec![0f32; answers], mean: 0.0 };
        let scale = 1.0 / self.length_of(rows);
        let step = scale * self.heaviest / 15.0;
        for &(_, word) in rows {
            near.mean += scale * self.mean(word);
            let (entries, weights) = self.list(word);
            for (entry, weight) in entries.iter().zip(weights) {
                if let Some(sum) = near.beyond.get_mut(*entry as usize) {
                    *sum += step * f32::from(*weight);
                }
            }
        }
        near
    }

    /// What each word adds to how close an answer is.
    pub(super) fn shares(&self, rows: &[(usize, u32)], entry: u32) -> Vec<f32> {
        let step = self.heaviest / 15.0 / self.length_of(rows);
        let share = |&(_, word): &(usize, u32)| {
            let (entries, weights) = self.list(word);
            let own = entries.iter().zip(weights).find(|(other, _)| **other == entry);
            own.map_or(0.0, |(_, weight)| step * f32::from(*weight))
        };
        rows.iter().map(share).collect()
    }

    /// The length of a question, as if its words stood at right angles.
    fn length_of(&self, rows: &[(usize, u32)]) -> f32 {
        let square: f32 = rows.iter().map(|(_, word)| self.length(*word)).map(|length| length * length).sum();
        square.sqrt().max(f32::MIN_POSITIVE)
    }

    fn length(&self, word: u32) -> f32 {
        self.lengths.get(word as usize).map_or(0.0, |length| f32::from(*length) * self.longest / 255.0)
    }

    fn mean(&self, word: u32) -> f32 {
        self.means.get(word as usize).map_or(0.0, |mean| self.means_low + f32::from(*mean) * self.means_step)
    }

    fn list(&self, word: u32) -> (&[u32], &[u8]) {
        let at = word as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.ends.get(at).map_or(start, |end| *end as usize);
        (self.entries.get(start..end).unwrap_or_default(), self.weights.get(start..end).unwrap_or_default())
    }
}

impl Take for Expansion {
    fn take(bytes: &mut Bytes<'_>) -> Expansion {
        let mut told = Expansion { answers: bytes.take(), ..Expansion::default() };
        let count: u32 = bytes.take();
        let scales: [u32; 4] = bytes.take();
        [told.longest, told.means_low, told.means_step, told.heaviest] = scales.map(f32::from_bits);
        let words = read_words(&mut bytes.run(), count as usize);
        (told.lengths, told.means) = (bytes.run().to_vec(), bytes.run().to_vec());
        let sizes = [told.lengths.len(), told.means.len()];
        let (Some(words), true) = (words, sizes == [count as usize; 2] && scales_are_sound(&told)) else {
            bytes.damaged();
            return Expansion::default();
        };
        told.lexicon = Lexicon::of(words);
        let mut end = 0u32;
        for _ in 0..count {
            end = end.saturating_add(bytes.take());
            told.ends.push(end);
        }
        for word in 0..count as usize {
            let start = word.checked_sub(1).and_then(|before| told.ends.get(before)).copied().unwrap_or(0);
            let mut next = 0u32;
            for _ in start..told.ends.get(word).copied().unwrap_or(0) {
                // A damaged length must not cost more than the bytes that are there.
                let is_over = bytes.is_done();
                let entry = next.saturating_add(bytes.take());
                if is_over || entry >= told.answers {
                    bytes.damaged();
                    return Expansion::default();
                }
                told.entries.push(entry);
                next = entry + 1;
            }
        }
        let nibbles = bytes.run();
        if nibbles.len() != told.entries.len().div_ceil(2) {
            bytes.damaged();
        }
        told.weights = nibbles.iter().flat_map(|byte| [byte & 15, byte >> 4]).take(told.entries.len()).collect();
        told
    }
}

fn scales_are_sound(told: &Expansion) -> bool {
    [told.longest, told.means_low, told.means_step, told.heaviest].iter().all(|scale| scale.is_finite())
}
