//! What was asked in vain, and which answer would take it?
//!
//! Questions that found nothing, one a line, as the widget's log or the report tells them. Those that come close to an
//! answer are told there, to be written below its `also`; of the others, which want an answer of their own, those of like
//! words are told together.

use std::collections::HashMap;

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Problem;
use shelfhelp::search::{Context, Index, tongue};

use super::sheet::{Shelf, advice};
use crate::compile::Compiled;
use crate::meaning;
use crate::source::finding::Finding;

/// What became of the questions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) questions: usize,
    /// Of these, those that find an answer by now.
    pub(crate) answered: usize,
    pub(crate) near: usize,
    pub(crate) new: usize,
}

// Whoever asks has a morning: so many different questions are looked at, and so many groups told, the largest first.
const QUESTIONS_MAX: usize = 5_000;
const GROUPS_MAX: usize = 20;
// Questions shown of a group.
const SHOWN_MAX: usize = 3;
// Three more words of seven make half the way to an answer's direction; below it, strangers stand beside friends.
const CLOSE: f32 = 0.5;
// By words alone, where no table knows the language: less than half of the confidence that an answer needs.
const LIKELY: f32 = 0.17;

/// A question, and how often it was asked.
type Times<'q> = (&'q str, usize);

/// Looks at questions, one a line.
pub(super) fn check(compiled: &Compiled, shelves: &[Shelf<'_>], text: &str, found: &mut Vec<Finding>) -> Asked {
    let mut asked = Asked::default();
    let seers: Vec<Index> = shelves.iter().map(|shelf| meaning::large(shelf.index.clone())).collect();
    let mut near: HashMap<(usize, usize), Vec<Times<'_>>> = HashMap::new();
    let mut new: Vec<(usize, Vec<String>, Vec<Times<'_>>)> = Vec::new();
    for (question, times) in questions(text) {
        asked.questions += times;
        match fate(shelves, &seers, question) {
            Fate::Answered => asked.answered += times,
            Fate::Near(place) => {
                asked.near += times;
                near.entry(place).or_default().push((question, times));
            }
            Fate::New(language) => {
                asked.new += times;
                let words = shelves.get(language).map(|shelf| shelf.index.telling(question)).unwrap_or_default();
                match new.iter_mut().find(|(of, known, _)| *of == language && are_alike(known, &words)) {
                    Some((.., group)) => group.push((question, times)),
                    None => new.push((language, words, vec![(question, times)])),
                }
            }
        }
    }
    let mut near: Vec<_> = near.into_iter().collect();
    near.sort_by_key(|(place, group)| (core::cmp::Reverse(sum(group)), *place));
    for ((language, answer), group) in near.iter().take(GROUPS_MAX) {
        let sheet = shelves.get(*language).and_then(|shelf| shelf.sheets.get(*answer));
        found.extend(sheet.map(|sheet| sheet.of("also", of_answer(&sheet.answer.question, group))));
    }
    new.sort_by_key(|(.., group)| core::cmp::Reverse(sum(group)));
    for (language, _, group) in new.iter().take(GROUPS_MAX) {
        let locale = shelves.get(*language).map_or(String::new(), |shelf| shelf.locale.to_string());
        found.push(compiled.places.locate(Problem { at: format!("answers.{locale}"), ..of_none(group) }));
    }
    asked
}

/// The questions in the order in which they first come, each once.
fn questions(text: &str) -> Vec<Times<'_>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<Times<'_>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric)) {
        let key = line.to_lowercase();
        let place = *places.entry(key).or_insert(all.len());
        if let Some((_, times)) = all.get_mut(place) {
            *times += 1;
        } else if place < QUESTIONS_MAX {
            all.push((line, 1));
        }
    }
    all
}

/// What becomes of a question.
enum Fate {
    Answered,
    /// It comes close to an answer: its language and place.
    Near((usize, usize)),
    /// Nothing comes close, in the language in which it is asked.
    New(usize),
}

fn fate(shelves: &[Shelf<'_>], seers: &[Index], question: &str) -> Fate {
    let mut best: Option<(f32, (usize, usize))> = None;
    for (language, (shelf, seer)) in shelves.iter().zip(seers).enumerate() {
        let found = shelf.index.search(question, &Context { limit: 1, ..Context::default() });
        if found.answered {
            return Fate::Answered;
        }
        let hit = found.hits.first();
        let by_words = hit.filter(|hit| hit.confidence >= LIKELY).and_then(|hit| {
            let place = shelf.sheets.iter().position(|sheet| sheet.answer.id == hit.id)?;
            Some((hit.confidence, place))
        });
        let by_meaning = seer.nearest(question).filter(|(_, cosine)| *cosine >= CLOSE);
        let (close, place) = match (by_meaning, by_words) {
            (Some((place, cosine)), _) => (cosine, place),
            (None, Some(by_words)) => by_words,
            (None, None) => continue,
        };
        if best.is_none_or(|(most, _)| close > most) {
            best = Some((close, (language, place)));
        }
    }
    best.map_or_else(|| Fate::New(asked_in(shelves, question)), |(_, place)| Fate::Near(place))
}

/// The language in whose letters a question is written, where the shop's first is not.
fn asked_in(shelves: &[Shelf<'_>], question: &str) -> usize {
    let tags: Vec<Locale> = shelves.iter().map(|shelf| shelf.locale.clone()).collect();
    let other = tags.first().and_then(|first| tongue(question, first, &tags)).filter(|other| other.certain);
    other.and_then(|other| tags.iter().position(|tag| tag == other.locale)).unwrap_or(0)
}

/// Whether half of the telling words of both together are in both.
fn are_alike(a: &[String], b: &[String]) -> bool {
    let both = a.iter().filter(|word| b.contains(word)).count();
    both > 0 && 3 * both >= a.len() + b.len() - both
}

fn of_answer(own: &str, group: &[Times<'_>]) -> Problem {
    let message = format!("{} found no answer; \"{own}\" comes closest", told(group));
    let help = format!("if it answers them, write below also: {}", lines(group));
    advice("asked-near", message, help)
}

fn of_none(group: &[Times<'_>]) -> Problem {
    let message = format!("{} found no answer, and none comes close", told(group));
    advice("asked-new", message, "write an answer to it, or leave it to the people who answer")
}

/// `"where is my bill", "the bill" and 3 more (12 times)`.
fn told(group: &[Times<'_>]) -> String {
    let shown: Vec<String> = commonest(group).take(SHOWN_MAX).map(|(text, _)| format!("\"{text}\"")).collect();
    let more = group.len() - shown.len();
    let names = shown.join(", ");
    let times = sum(group);
    let names = if more > 0 { format!("{names} and {more} more") } else { names };
    if times > group.len() { format!("{names} ({times} times)") } else { names }
}

/// The commonest as lines of `also`.
fn lines(group: &[Times<'_>]) -> String {
    let quoted = |(text, _): &Times<'_>| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    commonest(group).take(SHOWN_MAX).map(quoted).collect::<Vec<_>>().join(", ")
}

fn commonest<'g, 'q>(group: &'g [Times<'q>]) -> impl Iterator<Item = &'g Times<'q>> {
    let mut sorted: Vec<&Times<'_>> = group.iter().collect();
    sorted.sort_by_key(|(_, times)| core::cmp::Reverse(*times));
    sorted.into_iter()
}

fn sum(group: &[Times<'_>]) -> usize {
    group.iter().map(|(_, times)| times).sum()
}
