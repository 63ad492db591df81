//! In which answers does each term of a slice of the vocabulary stand?
//!
//! ```text
//!  terms    front-coded; of each: answers that hold it, answers listed, whether it is a word as it stands
//!  words    front-coded; of each: the term that it is a form of, here or (by name) in another part
//!  answers  the difference to the one before; what the text holds; what the question and other phrases hold
//! ```
//!
//! Columns, each by itself: like stands beside like, and packs better. Does not know: queries.

use super::super::vocabulary::Table;
use super::front::{put_sorted, take_sorted};
use super::head::{Head, take_tag};
use crate::content::bundle;
use crate::problem::Problem;
use crate::wire::{Bytes, put_number, put_run};

const WHAT: &str = "words of the search";

/// A part of the terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Terms {
    /// Sorted.
    pub(super) keys: Table,
    /// How many answers hold each.
    pub(super) held: Vec<u32>,
    /// Whether it is a word as it stands.
    pub(super) is_word: Vec<bool>,
    /// Where the list of each ends.
    pub(super) ends: Vec<u32>,
    pub(super) places: Vec<Place>,
    pub(super) phrases: Vec<Phrase>,
    /// Words that are forms of terms, sorted.
    pub(super) words: Table,
    pub(super) form_of: Vec<Form>,
    /// Terms of other parts that words are forms of.
    pub(super) elsewhere: Table,
}

/// A term in an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) answer: u32,
    /// How often in its text, at most seven.
    pub(super) count: u8,
    /// The class of the text's length.
    pub(super) length: u8,
    /// Whether the answer is about some products only.
    pub(super) scoped: bool,
    /// Where its phrases end in [`Terms::phrases`].
    pub(super) phrases_end: u32,
}

/// A term in a question, another phrasing, a keyword or a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its place among the phrases of the answer.
    pub(super) ordinal: u8,
    /// The number of its field.
    pub(super) field: u8,
    /// Terms in all phrases of that field.
    pub(super) length: u8,
    /// The weight of its terms, in half units.
    pub(super) mass: u8,
}

/// What a word is a form of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Here(u32),
    Elsewhere(u32),
}

pub(super) const COUNT_MAX: u8 = 7;
pub(super) const PHRASE_LENGTH_MAX: u8 = 63;
pub(super) const ORDINAL_MAX: u8 = 127;

impl Terms {
    /// The answers that are listed for a term, and the place of the first among all.
    pub(super) fn listed(&self, at: u32) -> (usize, &[Place]) {
        let end = |at: u32| self.ends.get(at as usize).copied();
        let (start, end) = (at.checked_sub(1).and_then(end).unwrap_or(0) as usize, end(at).unwrap_or(0) as usize);
        (start, self.places.get(start..end).unwrap_or(&[]))
    }

    /// The phrases of a place.
    pub(super) fn phrases(&self, at: usize) -> &[Phrase] {
        let end = |at: usize| self.places.get(at).map(|place| place.phrases_end as usize);
        let (start, end) = (at.checked_sub(1).and_then(end).unwrap_or(0), end(at).unwrap_or(0));
        self.phrases.get(start..end).unwrap_or(&[])
    }

    /// Whether a word is here, or the term it is a form of.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.keys.find(word).is_some() || self.words.find(word).is_some()
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_sorted(self.keys.all(), &mut out);
        for (at, (held, is_word)) in self.held.iter().zip(&self.is_word).enumerate() {
            let listed = self.listed(at as u32).1.len();
            let is_whole = listed == *held as usize;
            put_number((*held as usize) << 2 | usize::from(!is_whole) << 1 | usize::from(*is_word), &mut out);
            if !is_whole {
                put_number(listed, &mut out);
            }
        }
        put_sorted(self.words.all(), &mut out);
        for form in &self.form_of {
            let (Form::Here(at) | Form::Elsewhere(at)) = form;
            put_number((*at as usize) << 1 | usize::from(matches!(form, Form::Elsewhere(_))), &mut out);
        }
        put_sorted(self.elsewhere.all(), &mut out);
        let (mut steps, mut marks) = (Vec::new(), Vec::new());
        let mut columns: [Vec<u8>; 3] = Default::default();
        for at in 0..self.keys.len() as u32 {
            let mut before = 0;
            let (first, places) = self.listed(at);
            for (place, number) in places.iter().zip(first..) {
                put_number((place.answer - before) as usize, &mut steps);
                before = place.answer;
                let phrases = self.phrases(number);
                let flags = u8::from(place.scoped) << 1 | u8::from(!phrases.is_empty());
                marks.push(place.count << 5 | place.length << 2 | flags);
                for (i, phrase) in phrases.iter().enumerate() {
                    let more = u8::from(i + 1 < phrases.len()) << 7;
                    let bytes = [phrase.ordinal | more, phrase.length << 2 | phrase.field, phrase.mass];
                    columns.iter_mut().zip(bytes).for_each(|(column, byte)| column.push(byte));
                }
            }
        }
        [&steps, &marks].into_iter().chain(&columns).for_each(|column| put_run(column, &mut out));
        out
    }

    /// Reads a part that must be this one of this index.
    pub(super) fn read(sealed: &[u8], head: &Head, number: u32) -> Result<Terms, Problem> {
        let mut bytes = Bytes::of(bundle::unseal(bundle::TERMS, WHAT, sealed)?);
        own(&mut bytes, head, number)?;
        let mut terms = Terms { keys: take_sorted(&mut bytes), ..Terms::default() };
        let mut total = 0u32;
        for _ in 0..terms.keys.len() {
            let coded = bytes.number();
            let held = (coded >> 2).min(u64::from(u32::MAX));
            let listed = if coded & 2 > 0 { bytes.number() } else { held };
            total = total.saturating_add(listed.min(u64::from(u32::MAX)) as u32);
            terms.held.push(held as u32);
            terms.is_word.push(coded & 1 > 0);
            terms.ends.push(total);
        }
        terms.words = take_sorted(&mut bytes);
        for _ in 0..terms.words.len() {
            let coded = bytes.number();
            let at = (coded >> 1) as u32;
            terms.form_of.push(if coded & 1 > 0 { Form::Elsewhere(at) } else { Form::Here(at) });
        }
        terms.elsewhere = take_sorted(&mut bytes);
        let sound = terms.take_places(&mut bytes, head.total, total) && bytes.is_whole();
        if sound { Ok(terms) } else { bundle::damaged(WHAT) }
    }

    /// Reads the columns; whether they fit each other.
    fn take_places(&mut self, bytes: &mut Bytes<'_>, answers: u32, total: u32) -> bool {
        let (mut steps, marks) = (Bytes::of(bytes.run()), bytes.run());
        let mut columns: [_; 3] = core::array::from_fn(|_| bytes.run().iter().copied());
        if marks.len() != total as usize {
            return false;
        }
        self.places.reserve_exact(marks.len());
        let mut marks = marks.iter();
        let mut start = 0;
        for &end in &self.ends {
            let mut answer = 0u64;
            for mark in marks.by_ref().take((end - start) as usize) {
                answer = answer.saturating_add(steps.number());
                if answer >= u64::from(answers) {
                    return false;
                }
                let mut more = mark & 1 > 0;
                while more {
                    let [Some(ordinal), Some(field), Some(mass)] = columns.each_mut().map(Iterator::next) else {
                        return false;
                    };
                    more = ordinal & 0x80 > 0;
                    let phrase = Phrase { ordinal: ordinal & 0x7f, field: field & 3, length: field >> 2, mass };
                    self.phrases.push(phrase);
                }
                self.places.push(Place {
                    answer: answer as u32,
                    count: mark >> 5,
                    length: mark >> 2 & 7,
                    scoped: mark & 2 > 0,
                    phrases_end: self.phrases.len() as u32,
                });
            }
            start = end;
        }
        steps.is_done() && columns.iter_mut().all(|column| column.next().is_none())
    }
}

/// Whether what follows is the part of this number of this index.
pub(super) fn own(bytes: &mut Bytes<'_>, head: &Head, number: u32) -> Result<(), Problem> {
    if take_tag(bytes) == head.tag && bytes.number() == u64::from(number) {
        return Ok(());
    }
    let message = "a compiled part belongs to another build";
    let severity = crate::problem::Severity::Error;
    Err(Problem::new(severity, "bundle", "", message, "upload the folder of one build as a whole"))
}
