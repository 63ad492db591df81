//! What files does an index of very many answers come in?
//!
//! An ordinary index is built, and taken apart: its vocabulary into slices, its passages into what each term needs to know
//! of them, the answers into blocks. Runs at the merchant's, never in the widget.

use super::super::index::{FIELDS, Field, Index};
use super::super::rank::{Weights, worth};
use super::super::readings::Readings;
use super::super::vocabulary::Table;
use super::front::BYTES_MAX;
use super::head::{Head, LENGTHS};
use super::keys;
use super::terms::{COUNT_MAX, Form, ORDINAL_MAX, PHRASE_LENGTH_MAX, Phrase, Place, Terms};
use crate::content::{Answer, bundle};
use crate::list::{order, sort, sort_by};
use crate::wire::{checksum, put_number, put_run};

/// The files of an index in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// What is fetched first.
    pub head: Vec<u8>,
    /// Slices of the vocabulary.
    pub terms: Vec<Vec<u8>>,
    /// The answers themselves.
    pub blocks: Vec<Vec<u8>>,
    /// How many of them to a block.
    pub per_block: usize,
}

// A query of five words fetches five of them; smaller ones would be more files and a longer head.
const PART_BYTES: usize = 8 * 1024;
// Each hit fetches one.
const BLOCK_BYTES: usize = 8 * 1024;
const PER_BLOCK_MAX: usize = 64;
// What more answers hold says too little to look through all of them: the best are listed.
const LISTED_MAX: usize = 2_000;
// Words that slips are compared with: most of what is typed is among the commonest.
const COMMON: usize = 2_000;
const COMMON_LETTERS_MIN: usize = 4;
const COMMON_HELD_MIN: u32 = 3;
// As many as any page suggests.
const LIKELY: usize = 24;
const TOPICS_MAX: usize = 200;

/// Takes an index of answers apart.
pub fn pack(answers: &[Answer]) -> Packed {
    pack_with(answers, |_| Readings::default())
}

/// The same, with what the language knows of the words of the index.
pub fn pack_with(answers: &[Answer], readings: impl FnOnce(&Index) -> Readings) -> Packed {
    let index = Index::build(answers);
    let lists = Lists::of(&index, answers);
    let starts = lists.starts();
    let mut head = Head {
        total: index.total,
        per_block: per_block(answers) as u32,
        language: index.language,
        greek: index.greek,
        is_clear: index.is_clear,
        scoped: answers.iter().any(|answer| !answer.scope.is_empty()),
        mean_length: index.mean_length,
        lengths: lists.lengths,
        firsts: Table::of(starts.iter().skip(1).map(|&at| lists.short(at)).collect::<Vec<_>>().into_iter()),
        likely: (0..answers.len() as u32).filter(|at| is_general(answers, *at)).take(LIKELY).collect(),
        readings: readings(&index).bytes(),
        topics: topics(answers),
        ..Head::default()
    };
    lists.add_common(&index, &mut head);
    let mut terms = lists.slices(&index, &head, &starts);
    let mut blocks: Vec<Vec<u8>> = blocks(&index, answers, head.per_block as usize);
    let mut sums = Vec::new();
    terms.iter().chain(&blocks).for_each(|body| sums.extend(checksum(body).to_le_bytes()));
    head.tag = checksum(&sums);
    sealed(bundle::TERMS, head.tag, &mut terms);
    sealed(bundle::BLOCK, head.tag, &mut blocks);
    Packed { per_block: head.per_block as usize, head: head.write(), terms, blocks }
}

fn is_general(answers: &[Answer], at: u32) -> bool {
    answers.get(at as usize).is_some_and(|answer| answer.scope.is_empty())
}

/// Puts in front of each body which one it is, and of which index.
fn sealed(kind: u8, tag: u32, bodies: &mut [Vec<u8>]) {
    for (number, body) in bodies.iter_mut().enumerate() {
        let mut whole = tag.to_le_bytes().to_vec();
        put_number(number, &mut whole);
        whole.append(body);
        *body = bundle::seal(kind, &whole);
    }
}

fn topics(answers: &[Answer]) -> Vec<(String, u32)> {
    let mut topics: Vec<(String, u32)> = Vec::new();
    let is_listed = |answer: &&Answer| !answer.topic.is_empty() && keys::of_topic(&answer.topic).len() <= BYTES_MAX;
    for answer in answers.iter().filter(is_listed) {
        if let Some((_, count)) = topics.iter_mut().find(|(name, _)| *name == answer.topic) {
            *count += 1;
        } else if topics.len() < TOPICS_MAX {
            topics.push((answer.topic.clone(), 1));
        }
    }
    topics
}

fn per_block(answers: &[Answer]) -> usize {
    let bytes = bundle::encode_titles(answers).len() + bundle::encode_bodies(answers).len();
    (BLOCK_BYTES * answers.len() / bytes.max(1)).clamp(1, PER_BLOCK_MAX)
}

/// Titles and bodies of so many answers each, and the weight of each of their passages.
fn blocks(index: &Index, answers: &[Answer], per_block: usize) -> Vec<Vec<u8>> {
    let mut blocks = Vec::new();
    let mut next = 0;
    for block in answers.chunks(per_block) {
        let entries = next..next + block.len() as u32;
        next = entries.end;
        let mut body = Vec::new();
        put_run(&bundle::encode_titles(block), &mut body);
        put_run(&bundle::encode_bodies(block), &mut body);
        for entry in entries {
            let own = index.passages_of(entry);
            let own = index.passages.get(own.start as usize..own.end as usize).unwrap_or(&[]);
            let masses: Vec<u8> = own.iter().map(|passage| half_units(passage.mass)).collect();
            put_run(&masses, &mut body);
        }
        blocks.push(body);
    }
    blocks
}

fn half_units(mass: f32) -> u8 {
    (mass * 2.0).round() as u8
}

/// What is listed under each key.
struct Lists {
    /// Sorted: references first, then terms.
    keys: Vec<String>,
    lists: Vec<Listed>,
    lengths: [u16; LENGTHS],
}

/// The answers under a key.
#[derive(Default)]
struct Listed {
    held: u32,
    places: Vec<(Place, Vec<Phrase>)>,
    /// The words that are forms of it.
    words: Vec<String>,
}

impl Lists {
    fn of(index: &Index, answers: &[Answer]) -> Lists {
        let mut lists = Lists { keys: Vec::new(), lists: Vec::new(), lengths: lengths(index) };
        lists.add_references(answers);
        let own = Own::of(index);
        let mut words = vec![Vec::new(); index.stems.len()];
        for (word, stem) in index.words.all().zip(&index.stem_of) {
            if let Some(words) = words.get_mut(*stem as usize).filter(|_| word.len() <= BYTES_MAX) {
                words.push(word.to_owned());
            }
        }
        for ((term, key), words) in index.stems.all().enumerate().zip(words) {
            if key.len() <= BYTES_MAX {
                let held = index.answers_with(term as u32) as u32;
                let places = own.places(index, term as u32, &lists.lengths);
                lists.keys.push(key.to_owned());
                lists.lists.push(Listed { held, places, words });
            }
        }
        lists
    }

    /// Where an answer is by its id, which are under a topic, and which are about a product.
    fn add_references(&mut self, answers: &[Answer]) {
        let mut pairs: Vec<(String, u32)> = Vec::new();
        for (answer, number) in answers.iter().zip(0..) {
            pairs.push((keys::of_answer(&answer.id), number));
            if !answer.topic.is_empty() {
                pairs.push((keys::of_topic(&answer.topic), number));
            }
            pairs.extend(keys::of_scope(&answer.scope).map(|key| (key, number)));
        }
        pairs.retain(|(key, _)| key.len() <= BYTES_MAX);
        sort(&mut pairs);
        for (key, number) in pairs {
            if self.keys.last() != Some(&key) {
                self.keys.push(key);
                self.lists.push(Listed::default());
            }
            if let Some(list) = self.lists.last_mut() {
                list.held += 1;
                if list.places.len() < LISTED_MAX {
                    list.places.push((Place { answer: number, ..Place::default() }, Vec::new()));
                }
            }
        }
    }

    /// Where each part begins.
    fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        let mut bytes = 0;
        for (at, (key, list)) in self.keys.iter().zip(&self.lists).enumerate() {
            if bytes >= PART_BYTES {
                starts.push(at);
                bytes = 0;
            }
            let phrases: usize = list.places.iter().map(|(_, phrases)| phrases.len()).sum();
            let words: usize = list.words.iter().map(|word| 3 + word.len().abs_diff(key.len())).sum();
            bytes += 4 + key.len() / 2 + words + 2 * list.places.len() + 3 * phrases;
        }
        starts
    }

    /// The shortest string that parts a key from the one before.
    fn short(&self, at: usize) -> &str {
        let key = self.keys.get(at).map_or("", String::as_str);
        let before = at.checked_sub(1).and_then(|before| self.keys.get(before)).map_or("", String::as_str);
        let same = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count();
        key.get(..key.ceil_char_boundary(same + 1)).unwrap_or(key)
    }

    fn add_common(&self, index: &Index, head: &mut Head) {
        let mut common: Vec<(&str, u32)> = Vec::new();
        let by_held = order(self.lists.len(), &|a, b| {
            let held = |at: usize| self.lists.get(at).map_or(0, |list| list.held);
            held(b).cmp(&held(a))
        });
        for list in by_held.into_iter().filter_map(|at| self.lists.get(at)) {
            let words = list.words.iter().filter(|word| {
                word.chars().count() >= COMMON_LETTERS_MIN && !word.starts_with(|c: char| c.is_ascii_digit())
            });
            if common.len() < COMMON && list.held >= COMMON_HELD_MIN {
                common.extend(words.map(|word| (word.as_str(), list.held)));
            }
        }
        sort(&mut common);
        head.common = Table::of(common.iter().map(|(word, _)| *word));
        head.how_common = common.iter().map(|(_, held)| held.ilog2() as u8).collect();
        debug_assert!(index.words.len() >= head.common.len(), "common words are words");
    }

    /// The parts of terms, not yet sealed.
    fn slices(&self, index: &Index, head: &Head, starts: &[usize]) -> Vec<Vec<u8>> {
        // Words stand where they are looked for, which may be another part than their term's.
        let mut words: Vec<Vec<(&str, usize)>> = vec![Vec::new(); starts.len()];
        for (term, list) in self.lists.iter().enumerate() {
            let key = self.keys.get(term).map_or("", String::as_str);
            for word in list.words.iter().filter(|word| *word != key) {
                if let Some(words) = words.get_mut(head.part_of(word) as usize) {
                    words.push((word, term));
                }
            }
        }
        let ends = starts.iter().skip(1).copied().chain([self.keys.len()]);
        let slice = |((&start, end), mut words): ((&usize, usize), Vec<(&str, usize)>)| {
            sort(&mut words);
            self.slice(start, end, &words).write()
        };
        debug_assert!(index.total == head.total, "one index");
        starts.iter().zip(ends).zip(words).map(slice).collect()
    }

    fn slice(&self, start: usize, end: usize, words: &[(&str, usize)]) -> Terms {
        let mut slice = Terms::default();
        for (key, list) in self.keys.iter().zip(&self.lists).take(end).skip(start) {
            slice.keys.push(key);
            slice.held.push(list.held);
            slice.is_word.push(list.words.contains(key));
            for (place, phrases) in &list.places {
                slice.phrases.extend(phrases);
                slice.places.push(Place { phrases_end: slice.phrases.len() as u32, ..*place });
            }
            slice.ends.push(slice.places.len() as u32);
        }
        let mut elsewhere: Vec<&str> = words
            .iter()
            .filter(|(_, term)| !(start..end).contains(term))
            .filter_map(|(_, term)| Some(self.keys.get(*term)?.as_str()))
            .collect();
        sort(&mut elsewhere);
        elsewhere.dedup();
        slice.elsewhere = Table::of(elsewhere.into_iter());
        for (word, term) in words {
            slice.words.push(word);
            let far = self.keys.get(*term).and_then(|key| slice.elsewhere.find(key));
            slice.form_of.push(match far {
                Some(at) => Form::Elsewhere(at as u32),
                None => Form::Here((term - start) as u32),
            });
        }
        slice
    }
}

/// What each passage is to its answer.
struct Own {
    /// By passage: its place among the phrases of its answer; none for text.
    ordinals: Vec<Option<u8>>,
}

impl Own {
    fn of(index: &Index) -> Own {
        let mut ordinals = Vec::with_capacity(index.passages.len());
        let (mut entry, mut next) = (u32::MAX, 0);
        for passage in &index.passages {
            if passage.entry() != entry {
                (entry, next) = (passage.entry(), 0);
            }
            let is_phrase = !matches!(passage.field(), Field::Heading | Field::Body);
            ordinals.push(is_phrase.then_some(next));
            next = (next + u8::from(is_phrase)).min(ORDINAL_MAX);
        }
        Own { ordinals }
    }

    /// The answers to list for a term, in their order.
    fn places(&self, index: &Index, term: u32, lengths: &[u16; LENGTHS]) -> Vec<(Place, Vec<Phrase>)> {
        let mut places: Vec<(Place, Vec<Phrase>, f32)> = Vec::new();
        for posting in index.postings_of(term) {
            let Some(passage) = index.passages.get(posting.passage() as usize) else { continue };
            let (number, field) = (passage.entry(), passage.field());
            let own = index.lengths.get(number as usize).copied().unwrap_or_default();
            if places.last().is_none_or(|(place, ..)| place.answer != number) {
                let length = class(lengths, text_length(&own));
                let scoped = index.entries.get(number as usize).is_some_and(|entry| !entry.scope.is_empty());
                let place = Place { answer: number, length, scoped, ..Place::default() };
                places.push((place, Vec::new(), 0.0));
            }
            let Some((place, phrases, impact)) = places.last_mut() else { continue };
            *impact += f32::from(posting.count()) * worth(index, number, field, &Weights::DEFAULT);
            match self.ordinals.get(posting.passage() as usize).copied().flatten() {
                Some(ordinal) => phrases.push(Phrase {
                    ordinal,
                    field: field as u8,
                    length: own.get(field as usize).copied().unwrap_or(0).min(PHRASE_LENGTH_MAX.into()) as u8,
                    mass: half_units(passage.mass),
                }),
                None => place.count = place.count.saturating_add(posting.count().min(7) as u8).min(COUNT_MAX),
            }
        }
        if places.len() > LISTED_MAX {
            sort_by(&mut places, |(.., a), (.., b)| b.total_cmp(a));
            places.truncate(LISTED_MAX);
            sort_by(&mut places, |(a, ..), (b, ..)| a.answer.cmp(&b.answer));
        }
        places.into_iter().map(|(place, phrases, _)| (place, phrases)).collect()
    }
}

fn text_length(lengths: &[u16; FIELDS]) -> u16 {
    Field::Body.of(lengths)
}

/// The mean length of each eighth of the texts, from the shortest.
fn lengths(index: &Index) -> [u16; LENGTHS] {
    let mut all: Vec<u16> = index.lengths.iter().map(text_length).collect();
    sort(&mut all);
    core::array::from_fn(|class| {
        let bound = |class: usize| all.len() * class / LENGTHS;
        let own = all.get(bound(class)..bound(class + 1)).unwrap_or(&[]);
        let sum: usize = own.iter().map(|length| usize::from(*length)).sum();
        (sum / own.len().max(1)) as u16
    })
}

/// The class whose length is nearest.
fn class(lengths: &[u16; LENGTHS], length: u16) -> u8 {
    let far = |class: &usize| lengths.get(*class).map_or(u16::MAX, |mean| mean.abs_diff(length));
    (0..LENGTHS).min_by_key(far).unwrap_or(0) as u8
}
