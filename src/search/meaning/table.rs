//! What do words mean, in as few bytes as will do?
//!
//! A table of stems, each with a direction in a room of a few dozen dimensions: words that stand for one another point the
//! same way, and the sum of a question's words points to what it is about. Half a byte a dimension, one byte of length a
//! word; it stays that small in memory. Does not know: answers.
//!
//! ```text
//! SHM1 | length, language | dimensions | u32 words | f32 low, step | u32 checksum of the rest
//!      | words, front-coded | length of each: exp(low + step × byte) | dimensions of each: (half byte − 7) × length
//! ```

use super::super::{LEFT_OUT, nothing};
use super::lexicon::{Lexicon, byte, read_words};
use crate::problem::{Problem, Severity};
use crate::wire::checksum;

/// A table of words and what they mean, of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    language: String,
    pub(super) lexicon: Lexicon,
    pub(super) dims: usize,
    lengths: Vec<u8>,
    low: f32,
    step: f32,
    nibbles: Vec<u8>,
}

// A table of the largest size that a tool may carry; a shop's own sentence is far shorter than this many words.
const WORDS_MAX: u32 = 1 << 20;

impl Meaning {
    /// Reads a table. A search goes on without one that is damaged.
    pub fn read(bytes: &[u8]) -> Result<Meaning, Problem> {
        if LEFT_OUT {
            return core::hint::black_box(Ok(nothing()));
        }
        let refused = |message: &str, help: &str| {
            Err(Problem::new(Severity::Warning, "meaning", "", format!("the table of meanings {message}"), help))
        };
        let Some(rest) = bytes.strip_prefix(b"SHM1") else {
            let known = bytes.starts_with(b"SHM");
            let what = if known { "is of another version" } else { "is something else" };
            return refused(what, "upload the folder dist/ as a whole");
        };
        match Meaning::read_body(rest) {
            Some(meaning) => Ok(meaning),
            None => refused("is damaged or cut short", "upload it again; until then words count by their letters"),
        }
    }

    fn read_body(mut bytes: &[u8]) -> Option<Meaning> {
        let length = usize::from(byte(&mut bytes)?);
        let (tag, mut bytes) = bytes.split_at_checked(length)?;
        let language = core::str::from_utf8(tag).ok().filter(|tag| tag.is_ascii())?.to_owned();
        let dims = usize::from(byte(&mut bytes)?);
        let count = number(&mut bytes).filter(|count| *count <= WORDS_MAX)? as usize;
        let (low, step) = (f32::from_bits(number(&mut bytes)?), f32::from_bits(number(&mut bytes)?));
        let sum = number(&mut bytes)?;
        if checksum(bytes) != sum || !(low.is_finite() && (low + 255.0 * step).abs() < 60.0) {
            return None;
        }
        let words = read_words(&mut bytes, count)?;
        let (lengths, nibbles) = bytes.split_at_checked(count)?;
        let is_whole = dims > 0 && nibbles.len() == count * dims.div_ceil(2);
        let (lexicon, lengths, nibbles) = (Lexicon::of(words), lengths.to_vec(), nibbles.to_vec());
        is_whole.then_some(Meaning { language, lexicon, dims, lengths, low, step, nibbles })
    }

    /// The language of its words, as a tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// How many words it knows.
    pub fn words(&self) -> usize {
        self.lexicon.words.len()
    }

    /// Adds a word's direction, so many times, to a sum.
    pub(super) fn add(&self, word: u32, times: f32, sum: &mut [f32]) {
        let width = self.dims.div_ceil(2);
        let at = word as usize;
        let Some(length) = self.lengths.get(at) else { return };
        let Some(row) = self.nibbles.get(at * width..(at + 1) * width) else { return };
        let scale = times * (self.low + self.step * f32::from(*length)).exp();
        for (pair, byte) in sum.chunks_mut(2).zip(row) {
            for (part, nibble) in pair.iter_mut().zip([byte & 15, byte >> 4]) {
                *part += (f32::from(nibble) - 7.0) * scale;
            }
        }
    }
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*first))
}

/// How long a direction is.
pub(super) fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|part| part * part).sum::<f32>().sqrt()
}

/// The same direction with length one; what points nowhere stays so.
pub(super) fn normalise(vector: &mut [f32]) {
    let norm = norm(vector);
    if norm > 0.0 {
        vector.iter_mut().for_each(|part| *part /= norm);
    }
}
