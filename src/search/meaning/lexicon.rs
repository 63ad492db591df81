//! Which words are in a list of stems, and which of them is a slip of one?
//!
//! Lists travel front-coded: each word says how many letters it shares with the one before it. Does not know: meaning.

use super::super::forms::cost;
use super::super::vocabulary::{Shapes, Slip, Table};

/// Stems in order, for exact look-up and for slips.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::search) struct Lexicon {
    pub(in crate::search) words: Table,
    shapes: Shapes,
}

impl Lexicon {
    pub(super) fn of(words: Table) -> Lexicon {
        Lexicon { shapes: Shapes::of(&words), words }
    }

    pub(super) fn find(&self, stem: &str) -> Option<u32> {
        self.words.find(stem).map(|at| at as u32)
    }

    /// The closest word that this one is a slip of.
    pub(super) fn near(&self, word: &str, edits_max: u8) -> Option<Slip> {
        let slips = self.shapes.slips(&self.words, word, edits_max, false);
        slips.into_iter().reduce(|best, slip| if cost(&slip) < cost(&best) { slip } else { best })
    }
}

/// Reads so many front-coded words off the bytes; none where they are not in order, or not all there.
pub(super) fn read_words(bytes: &mut &[u8], count: usize) -> Option<Table> {
    let mut table = Table::default();
    let mut word: Vec<u8> = Vec::new();
    for at in 0..count {
        let head = byte(bytes)?;
        let mut rest = usize::from(head & 15);
        if rest == 15 {
            rest += usize::from(byte(bytes)?);
        }
        let (end, after) = bytes.split_at_checked(rest)?;
        *bytes = after;
        let shared = usize::from(head >> 4);
        let is_after = end > word.get(shared..)?;
        word.truncate(shared);
        word.extend_from_slice(end);
        if at > 0 && !is_after {
            return None;
        }
        table.push(core::str::from_utf8(&word).ok()?);
    }
    Some(table)
}

/// Writes sorted words as [`read_words`] reads them. What a word has beyond 270 bytes is cut off; no stem is so long.
pub(super) fn put_words<'w>(words: impl Iterator<Item = &'w str>, out: &mut Vec<u8>) {
    let mut before: &[u8] = &[];
    for word in words.map(str::as_bytes) {
        let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count().min(15);
        let rest = word.get(shared..).unwrap_or_default();
        let length = rest.len().min(270);
        out.push((shared as u8) << 4 | length.min(15) as u8);
        if length >= 15 {
            out.push((length - 15) as u8);
        }
        out.extend_from_slice(rest.get(..length).unwrap_or_default());
        before = word;
    }
}

pub(super) fn byte(bytes: &mut &[u8]) -> Option<u8> {
    let (first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*first)
}
