//! Where does each term stand?
//!
//! Answers are cut into passages (the question, each other phrasing, each paragraph); postings name the passage, so that
//! one list tells both which answer fits and which part of it to show. Does not know: queries.

use core::ops::Range;

use super::meaning::Sense;
use super::readings::Sounds;
use super::stop::Language;
use super::sums::Kept;
use super::synonym::Group;
use super::vocabulary::{Shapes, Table, Tails};
use crate::content::{Origin, Scope};

/// Answers made searchable. Build once, search often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    /// Terms by field, for each answer; apart from the answers, because every query reads most of them.
    pub(super) lengths: Vec<[u16; FIELDS]>,
    pub(super) passages: Vec<Passage>,
    /// The text of all passages that are shown, end to end.
    pub(super) texts: String,
    /// Words as written (folded), sorted, with the stem each belongs to.
    pub(super) words: Table,
    pub(super) shapes: Shapes,
    /// The words by their endings, where words are made of words.
    pub(super) tails: Tails,
    pub(super) stem_of: Vec<u32>,
    /// Stems and bigrams, sorted; a place in it is a term's number.
    pub(super) stems: Table,
    /// Where each term's postings end.
    pub(super) posting_ends: Vec<u32>,
    pub(super) postings: Vec<Posting>,
    /// How many answers hold each term.
    pub(super) answers: Vec<u32>,
    /// Terms in the average answer, by field.
    pub(super) mean_length: [f32; FIELDS],
    pub(super) language: Language,
    /// Whether the answers are surely in that language.
    pub(super) is_clear: bool,
    pub(super) synonyms: Vec<Group>,
    /// Whether any word is Greek.
    pub(super) greek: bool,
    /// How its Han characters are read.
    pub(super) sounds: Sounds,
    /// What is known of meanings.
    pub(super) sense: Sense,
    /// Room for sums, from query to query.
    pub(super) kept: Kept,
    /// How many answers there are: more than entries where only a few of an index in parts are at hand.
    pub(super) total: u32,
    /// Whether terms may be missing that answers hold.
    pub(super) is_partial: bool,
}

/// An answer as the index keeps it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) scope: Scope,
    pub(super) origin: Origin,
    /// Its passages; the first is its question.
    pub(super) first_passage: u32,
    /// What its text says, as one number; zero where that is too little to be told apart.
    pub(super) says: u32,
}

/// A part of an answer that can match on its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passage {
    /// Its answer, and in the three lowest bits its field: one look for both.
    owner: u32,
    /// Where its bytes in [`Index::texts`] end; they begin where those of the one before end. None for what is never shown.
    end: u32,
    /// The weight of all its terms together.
    pub(super) mass: f32,
}

impl Passage {
    pub(super) fn new(entry: u32, field: Field, end: u32) -> Passage {
        Passage { owner: entry << 3 | field as u32, end, mass: 0.0 }
    }

    pub(super) fn entry(&self) -> u32 {
        self.owner >> 3
    }

    pub(super) fn field(&self) -> Field {
        FIELD.get((self.owner & 7) as usize).copied().unwrap_or(Field::Body)
    }
}

/// One term in one passage: the passage's number, and in the lowest byte how often, 255 standing for more. Half as large as
/// two numbers, and most of an index is postings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Posting(u32);

const COUNT_MAX: u32 = 255;

impl Posting {
    pub(super) fn new(passage: u32) -> Posting {
        Posting(passage << 8 | 1)
    }

    pub(super) fn passage(self) -> u32 {
        self.0 >> 8
    }

    pub(super) fn count(self) -> u16 {
        (self.0 & COUNT_MAX) as u16
    }

    /// Counts the term once more.
    pub(super) fn again(&mut self) {
        self.0 += u32::from(self.0 & COUNT_MAX < COUNT_MAX);
    }
}

/// The parts of an answer, by what they say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Question,
    Also,
    Keywords,
    Topic,
    Heading,
    Body,
}

impl Field {
    /// What a list of one for each field has for this one.
    pub(super) fn of<T: Copy + Default>(self, each: &[T; FIELDS]) -> T {
        each.get(self as usize).copied().unwrap_or_default()
    }
}

pub(super) const FIELDS: usize = 6;
pub(super) const FIELD: [Field; FIELDS] =
    [Field::Question, Field::Also, Field::Keywords, Field::Topic, Field::Heading, Field::Body];

impl Index {
    /// The postings of a term, in the order of passages.
    pub(super) fn postings_of(&self, term: u32) -> &[Posting] {
        let at = term as usize;
        let start = at.checked_sub(1).and_then(|before| self.posting_ends.get(before)).copied().unwrap_or(0);
        let end = self.posting_ends.get(at).copied().unwrap_or(start);
        self.postings.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The text of a passage, by its number; empty for what is never shown.
    pub(super) fn text_of(&self, passage: u32) -> &str {
        let end = |number: u32| self.passages.get(number as usize).map_or(0, |passage| passage.end as usize);
        let start = passage.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(passage)).unwrap_or("")
    }

    /// The numbers of an answer's passages.
    pub(super) fn passages_of(&self, entry: u32) -> Range<u32> {
        let first = |number: u32| self.entries.get(number as usize).map(|entry| entry.first_passage);
        let all = self.passages.len() as u32;
        first(entry).unwrap_or(all)..first(entry.saturating_add(1)).unwrap_or(all)
    }

    /// How many answers hold a term.
    pub(super) fn answers_with(&self, term: u32) -> usize {
        self.answers.get(term as usize).map_or(0, |answers| *answers as usize)
    }

    /// The weight of a term that so many answers hold (inverse document frequency, Robertson's, never negative).
    pub(super) fn rarity(&self, answers: usize) -> f32 {
        let own = self.total as f32;
        let with = (answers as f32).min(own);
        let total = own + ANSWERS_ELSEWHERE;
        (1.0 + (total - with + 0.5) / (with + 0.5)).ln()
    }
}

// A word in one of three answers is no common word; that there are only three says nothing about it. Each index is weighed
// as if so many answers stood beside it that hold none of its words; beyond a hundred this changes nothing.
const ANSWERS_ELSEWHERE: f32 = 10.0;
