//! Where does each term stand?
//!
//! Answers are cut into passages (the question, each other phrasing, each paragraph); postings name the passage, so that
//! one list tells both which answer fits and which part of it to show. Does not know: queries.

use core::ops::Range;

use super::analysis::{Kind, tokens};
use super::greeklish::sound;
use super::interner::Interner;
use super::meaning::Sense;
use super::readings::Sounds;
use super::stem::{stem, written};
use super::stop::{Language, Votes};
use super::sums::Kept;
use super::synonym::Group;
use super::vocabulary::{Shapes, Table, Tails};
use super::{LEFT_OUT, nothing};
use crate::content::{Answer, Block, Origin, Scope, plain_text};

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
// What is left for numbers of passages: a hundred times the largest shop seen.
const PASSAGES_MAX: usize = 1 << 24;

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

    fn again(&mut self) {
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

pub(super) const FIELDS: usize = 6;
const FIELD: [Field; FIELDS] =
    [Field::Question, Field::Also, Field::Keywords, Field::Topic, Field::Heading, Field::Body];

impl Index {
    /// Makes answers searchable. Their order is kept as the shop's general order of importance.
    pub fn build(answers: &[Answer]) -> Index {
        if LEFT_OUT {
            return nothing();
        }
        let votes = votes(answers);
        let mut index = Index::build_in(votes.winner(), answers.iter());
        index.is_clear = votes.is_clear();
        index
    }

    /// The same where the language is known.
    pub(super) fn build_in<'a>(language: Language, answers: impl Iterator<Item = &'a Answer>) -> Index {
        let mut build = Builder::default();
        build.index.language = language;
        for answer in answers {
            build.answer(answer);
        }
        build.finish()
    }

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
}

/// The language tells itself by the first words of questions and bodies.
fn votes(answers: &[Answer]) -> Votes {
    // Every third word of running text is in its language's list, so that a few hundred are beyond doubt.
    const WORDS_READ: usize = 1_000;
    let mut votes = Votes::default();
    let mut words = 0;
    for answer in answers {
        let body = answer.body.first().map(|block| plain_text(core::slice::from_ref(block))).unwrap_or_default();
        for text in [&answer.question, &body] {
            tokens(text, &mut |token| {
                votes.count(token.term);
                words += 1;
            });
        }
        if words >= WORDS_READ {
            break;
        }
    }
    votes
}

#[derive(Default)]
struct Builder {
    index: Index,
    words: Interner,
    stems: Interner,
    /// By number of the word: the number of its stem.
    stem_of: Vec<u32>,
    /// Every term of every passage, in order: (stem, passage).
    seen: Vec<(u32, u32)>,
    totals: [u32; FIELDS],
}

impl Builder {
    fn answer(&mut self, answer: &Answer) {
        self.index.entries.push(Entry {
            id: answer.id.clone(),
            scope: answer.scope.clone(),
            origin: answer.origin,
            first_passage: self.index.passages.len() as u32,
        });
        self.index.lengths.push([0; FIELDS]);
        self.passage(Field::Question, &answer.question, true);
        for also in &answer.also {
            self.passage(Field::Also, also, false);
        }
        for keyword in &answer.keywords {
            self.passage(Field::Keywords, keyword, false);
        }
        if !answer.topic.is_empty() {
            self.passage(Field::Topic, &answer.topic, false);
        }
        self.body(&answer.body);
    }

    fn body(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(..) => self.lines(Field::Heading, &plain_text(core::slice::from_ref(block))),
                Block::Callout(_, inner) => self.body(inner),
                Block::List(_, items) | Block::Notes(items) => {
                    for item in items {
                        self.body(item);
                    }
                }
                _ => self.lines(Field::Body, &plain_text(core::slice::from_ref(block))),
            }
        }
    }

    /// A line is a paragraph's hard line, a table's row, a picture's words: each says something by itself.
    fn lines(&mut self, field: Field, text: &str) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            for part in sentences(line) {
                self.passage(field, part, true);
            }
        }
    }

    fn passage(&mut self, field: Field, text: &str, shown: bool) {
        if self.index.passages.len() == PASSAGES_MAX {
            return;
        }
        let number = self.index.passages.len() as u32;
        let mut length = 0u16;
        let language = self.index.language;
        // Pairs of Hiragana are endings; they count only where a passage has nothing else.
        let mut endings: Vec<String> = Vec::new();
        tokens(text, &mut |token| {
            let term = match token.kind {
                Kind::Weak => {
                    if length == 0 {
                        endings.push(token.term.to_owned());
                    }
                    return;
                }
                Kind::Word | Kind::Number => {
                    let word = self.words.number(&written(token.term, language));
                    if word as usize == self.stem_of.len() {
                        self.stem_of.push(self.stems.number(&stem(token.term, language)));
                    }
                    self.stem_of.get(word as usize).copied().unwrap_or(0)
                }
                Kind::Gram | Kind::Single => self.stems.number(token.term),
            };
            self.seen.push((term, number));
            length = length.saturating_add(1);
        });
        if length == 0 {
            length = endings.len().min(usize::from(u16::MAX)) as u16;
            self.seen.extend(endings.iter().map(|ending| (self.stems.number(ending), number)));
        }
        if shown {
            self.index.texts.push_str(text.trim());
        }
        let end = self.index.texts.len() as u32;
        let entry = self.index.entries.len().saturating_sub(1) as u32;
        self.index.passages.push(Passage::new(entry, field, end));
        self.totals[field as usize] += u32::from(length);
        if let Some(lengths) = self.index.lengths.last_mut() {
            let total = &mut lengths[field as usize];
            *total = total.saturating_add(length);
        }
    }

    /// Lists Greek words also by their sound, for who types them in Latin letters. After all words, so that a word of
    /// Latin letters keeps its own meaning.
    fn add_sounds(&mut self) {
        for word in 0..self.stem_of.len() {
            let text = self.words.get(word as u32);
            if text.starts_with(|c| ('α'..='ω').contains(&c)) {
                self.index.greek = true;
                let sound = sound(text);
                if self.words.number(&sound) as usize == self.stem_of.len() {
                    self.stem_of.push(self.stem_of.get(word).copied().unwrap_or(0));
                }
            }
        }
    }

    fn finish(mut self) -> Index {
        self.add_sounds();
        let Builder { mut index, words, stems, stem_of, seen, totals } = self;
        let (stem_order, stem_rank) = stems.sorted();
        index.stems = Table::of(stem_order.iter().map(|&at| stems.get(at)));
        let (word_order, _) = words.sorted();
        index.words = Table::of(word_order.iter().map(|&at| words.get(at)));
        let rank_of = |stem: u32| stem_rank.get(stem as usize).copied().unwrap_or(0);
        index.stem_of = word_order.iter().map(|&at| rank_of(stem_of.get(at as usize).copied().unwrap_or(0))).collect();
        index.shapes = Shapes::of(&index.words);
        index.total = index.entries.len() as u32;
        if index.language == Language::German {
            index.tails = Tails::of(&index.words);
        }
        let count = index.entries.len().max(1) as f32;
        index.mean_length = totals.map(|total| total as f32 / count);
        let seen: Vec<(u32, u32)> = seen.into_iter().map(|(stem, passage)| (rank_of(stem), passage)).collect();
        index.place(&seen);
        index.weigh();
        index.shrink();
        index
    }
}

impl Index {
    /// Turns terms by passage into passages by term.
    fn place(&mut self, seen: &[(u32, u32)]) {
        // Each term's postings are written from its start; `seen` is in the order of passages, so the lists are too.
        let mut starts = vec![0u32; self.stems.len() + 1];
        for &(term, _) in seen {
            starts[term as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut filled = vec![Posting(0); seen.len()];
        let mut ends: Vec<u32> = starts.iter().take(self.stems.len()).copied().collect();
        for &(term, passage) in seen {
            let end = &mut ends[term as usize];
            let is_first = *end == starts[term as usize];
            match filled.get_mut((*end as usize).wrapping_sub(1)).filter(|last| !is_first && last.passage() == passage)
            {
                Some(last) => last.again(),
                None => {
                    filled[*end as usize] = Posting::new(passage);
                    *end += 1;
                }
            }
        }
        self.postings = Vec::with_capacity(ends.iter().zip(&starts).map(|(end, start)| (end - start) as usize).sum());
        for (&start, &end) in starts.iter().zip(&ends) {
            self.postings.extend_from_slice(filled.get(start as usize..end as usize).unwrap_or(&[]));
            self.posting_ends.push(self.postings.len() as u32);
        }
    }

    /// Counts the answers of each term, and sums the weight of each passage's terms.
    fn weigh(&mut self) {
        let mut masses = vec![0f32; self.passages.len()];
        self.answers = (0..self.stems.len() as u32).map(|term| self.answers_in(self.postings_of(term))).collect();
        for term in 0..self.stems.len() as u32 {
            let weight = self.rarity(self.answers_with(term));
            for posting in self.postings_of(term) {
                masses[posting.passage() as usize] += weight;
            }
        }
        for (passage, mass) in self.passages.iter_mut().zip(masses) {
            passage.mass = mass;
        }
    }

    /// Gives back the room that lists keep for growing.
    fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.lengths.shrink_to_fit();
        self.passages.shrink_to_fit();
        self.texts.shrink_to_fit();
        self.posting_ends.shrink_to_fit();
    }

    /// How many answers a list of postings names.
    fn answers_in(&self, postings: &[Posting]) -> u32 {
        let mut last = u32::MAX;
        let mut count = 0;
        for posting in postings {
            let entry = self.passages.get(posting.passage() as usize).map_or(u32::MAX, Passage::entry);
            count += u32::from(entry != last);
            last = entry;
        }
        count
    }

    /// The weight of a term that so many answers hold (inverse document frequency, Robertson's, never negative).
    pub(super) fn rarity(&self, answers: usize) -> f32 {
        let total = self.total as f32;
        let with = (answers as f32).min(total);
        (1.0 + (total - with + 0.5) / (with + 0.5)).ln()
    }
}

/// Cuts a long line after sentences, so that each part fits an excerpt.
fn sentences(line: &str) -> Vec<&str> {
    // Two to three lines on a phone.
    const PART_BYTES: usize = 200;
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let ends_here = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | ';' | '؟' | '…' | '\u{37e}' => chars.peek().is_some_and(|(_, next)| *next == ' '),
            _ => false,
        };
        if ends_here && end - start >= PART_BYTES {
            parts.push(line.get(start..end).unwrap_or(""));
            start = end;
        }
    }
    if let Some(rest) = line.get(start..).filter(|rest| !rest.trim().is_empty()) {
        parts.push(rest);
    }
    parts
}
