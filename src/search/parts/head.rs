//! What must be known of an index before its parts?
//!
//! Which part holds which terms, how many answers there are, how long they are, and the commonest words: so that a slip is
//! seen without the rest of the vocabulary.

use super::super::index::FIELDS;
use super::super::stop::Language;
use super::super::vocabulary::{Shapes, Table};
use super::front::{put_sorted, take_sorted};
use crate::content::bundle;
use crate::problem::Problem;
use crate::wire::{Bytes, put_number, put_run};

/// Lengths of texts that are told apart.
pub(super) const LENGTHS: usize = 8;

// More answers than any shop has: whatever a file says, no more memory is taken than for so many.
const ANSWERS_MAX: u64 = 1 << 20;

const WHAT: &str = "the search";

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    /// Tells the parts of this index from those of other builds.
    pub(super) tag: u32,
    /// Answers.
    pub(super) total: u32,
    /// Answers to a block.
    pub(super) per_block: u32,
    pub(super) language: Language,
    /// Whether any word is Greek.
    pub(super) greek: bool,
    /// Whether the answers are surely in that language.
    pub(super) is_clear: bool,
    /// Whether any answer is about some products only.
    pub(super) scoped: bool,
    /// Terms in the average answer, by field.
    pub(super) mean_length: [f32; FIELDS],
    /// Terms in a body of each class of lengths.
    pub(super) lengths: [u16; LENGTHS],
    /// The first key of each part of terms but the first, which begins with the smallest.
    pub(super) firsts: Table,
    /// The commonest words.
    pub(super) common: Table,
    /// How common each is: the logarithm of its answers.
    pub(super) how_common: Vec<u8>,
    pub(super) shapes: Shapes,
    /// The likeliest answers.
    pub(super) likely: Vec<u32>,
    /// What the language knows of the words: see [`Readings`](super::super::Readings).
    pub(super) readings: Vec<u8>,
    /// Topics in the order of their first answer, and how many answers each has.
    pub(super) topics: Vec<(String, u32)>,
}

impl Head {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = self.tag.to_le_bytes().to_vec();
        for number in [self.total, self.per_block, self.language as u32] {
            put_number(number as usize, &mut out);
        }
        out.push(u8::from(self.greek) | u8::from(self.scoped) << 1 | u8::from(self.is_clear) << 2);
        for length in self.mean_length {
            put_number((length * FINE) as usize, &mut out);
        }
        for length in self.lengths {
            put_number(usize::from(length), &mut out);
        }
        put_sorted(self.firsts.all(), &mut out);
        put_sorted(self.common.all(), &mut out);
        put_run(&self.how_common, &mut out);
        put_number(self.likely.len(), &mut out);
        for number in &self.likely {
            put_number(*number as usize, &mut out);
        }
        put_run(&self.readings, &mut out);
        put_number(self.topics.len(), &mut out);
        for (name, count) in &self.topics {
            put_run(name.as_bytes(), &mut out);
            put_number(*count as usize, &mut out);
        }
        bundle::seal(bundle::HEAD, &out)
    }

    pub(super) fn read(sealed: &[u8]) -> Result<Head, Problem> {
        let mut bytes = Bytes::of(bundle::unseal(bundle::HEAD, WHAT, sealed)?);
        let tag = take_tag(&mut bytes);
        let (total, per_block, language) = (bytes.number(), bytes.number(), bytes.number());
        let flags: u8 = bytes.take();
        let mut head = Head {
            tag,
            total: total as u32,
            per_block: per_block as u32,
            language: Language::numbered(language),
            greek: flags & 1 > 0,
            scoped: flags & 2 > 0,
            is_clear: flags & 4 > 0,
            mean_length: core::array::from_fn(|_| bytes.number() as f32 / FINE),
            lengths: bytes.take(),
            firsts: take_sorted(&mut bytes),
            common: take_sorted(&mut bytes),
            how_common: bytes.run().to_vec(),
            ..Head::default()
        };
        head.shapes = Shapes::of(&head.common);
        head.likely = bytes.take();
        head.readings = bytes.run().to_vec();
        head.topics = bytes.take();
        let sound = total <= ANSWERS_MAX
            && (1..=ANSWERS_MAX).contains(&per_block)
            && head.how_common.len() == head.common.len()
            && head.likely.iter().all(|number| u64::from(*number) < total)
            && bytes.is_whole();
        if sound { Ok(head) } else { bundle::damaged(WHAT) }
    }

    /// The part of terms in which a key belongs.
    pub(super) fn part_of(&self, key: &str) -> u32 {
        let at = self.firsts.first_from(key);
        let is_first = at < self.firsts.len() && self.firsts.get(at) == key;
        at as u32 + u32::from(is_first)
    }

    /// The block of an answer.
    pub(super) fn block_of(&self, number: u32) -> u32 {
        number / self.per_block.max(1)
    }
}

// Mean lengths are kept to so fine a part of a term.
const FINE: f32 = 256.0;

/// The four bytes that tell an index from others.
pub(super) fn take_tag(bytes: &mut Bytes<'_>) -> u32 {
    u32::from_le_bytes(core::array::from_fn(|_| bytes.take()))
}
