//! How do answers become an index?
//!
//! Every term is read once, in the order of the answers; words and stems get their places when all are known. Does not
//! know: queries.

use super::analysis::{Kind, tokens};
use super::greeklish::sound;
use super::index::{Entry, FIELDS, Field, Index, Passage, Posting};
use super::interner::Interner;
use super::stem::{stem, written};
use super::stop::{Language, Votes};
use super::vocabulary::{Shapes, Table, Tails};
use super::{LEFT_OUT, nothing};
use crate::content::{Answer, Block, plain_text};

// What is left for numbers of passages: a hundred times the largest shop seen.
const PASSAGES_MAX: usize = 1 << 24;

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
            says: 0,
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
        let from = self.seen.len();
        self.body(&answer.body);
        let says = self.says(from);
        if let Some(entry) = self.index.entries.last_mut() {
            entry.says = says;
        }
    }

    /// The terms from a place on as one number (FNV-1a), whatever their accents, endings and punctuation.
    fn says(&self, from: usize) -> u32 {
        // "Yes, on the upper rack" answers many questions.
        const TERMS_MIN: usize = 8;
        let terms = self.seen.get(from..).unwrap_or_default();
        if terms.len() < TERMS_MIN {
            return 0;
        }
        terms.iter().fold(0x811c_9dc5u32, |hash, (term, _)| (hash ^ term).wrapping_mul(0x0100_0193)).max(1)
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
        if let Some(total) = self.totals.get_mut(field as usize) {
            *total = total.saturating_add(u32::from(length));
        }
        if let Some(total) = self.index.lengths.last_mut().and_then(|lengths| lengths.get_mut(field as usize)) {
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
        let mut spans = vec![(0usize, 0usize); self.stems.len()];
        for &(term, _) in seen {
            if let Some((_, count)) = spans.get_mut(term as usize) {
                *count += 1;
            }
        }
        let mut start = 0;
        for span in &mut spans {
            let next = start + span.1;
            *span = (start, start);
            start = next;
        }
        let mut filled = vec![Posting::new(0); seen.len()];
        for &(term, passage) in seen {
            let Some((start, end)) = spans.get_mut(term as usize) else { continue };
            let last = filled.get_mut(end.wrapping_sub(1)).filter(|last| end > start && last.passage() == passage);
            if let Some(last) = last {
                last.again();
            } else if let Some(free) = filled.get_mut(*end) {
                *free = Posting::new(passage);
                *end += 1;
            }
        }
        self.postings = Vec::with_capacity(spans.iter().map(|(start, end)| end - start).sum());
        for (start, end) in spans {
            self.postings.extend_from_slice(filled.get(start..end).unwrap_or(&[]));
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
                if let Some(mass) = masses.get_mut(posting.passage() as usize) {
                    *mass += weight;
                }
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
