//! Which answers say the same as another one, or are asked the same?
//!
//! Two answers to one question split what shoppers find, and one of them grows old unseen. Questions are alike when the
//! search knows them by the same words and they do not ask for different things (when, where, how much). Texts are alike
//! when most runs of a few words of the one stand in the other.
//!
//! No pair is looked at that shares nothing: questions by their words, texts by a sketch of their runs.

use std::collections::{HashMap, HashSet};

use shelfhelp::content::{Scope, plain_text};

use super::asks::asks;
use crate::audit::sheet::{Sheet, Shelf, advice, warning};
use crate::source::finding::Finding;

// Runs of four words are rarely met twice by chance.
const RUN: usize = 4;
// A text of fewer runs says too little to be a copy: two dozen words.
const RUNS_MIN: usize = 20;
// Of each text's runs, the so many least hashes: a fair sample of both texts' union (Broder's sketches).
const SKETCH: usize = 32;
// A run in more texts than this is the shop's set phrase.
const SHARED_MAX: usize = 40;
// Texts that share four fifths of their runs differ in a sentence.
const ALIKE_PERCENT: usize = 80;

/// The number of an answer, and of one of its other phrasings; none for its question.
pub(super) type Place = (usize, Option<usize>);

/// Problems between the answers of one language. Gives the phrases of which something was said.
pub(super) fn check(shelf: &Shelf<'_>, found: &mut Vec<Finding>) -> HashSet<Place> {
    let mut told = HashSet::new();
    questions(shelf, &mut told, found);
    texts(shelf, found);
    told
}

/// One way to ask for an answer.
struct Phrase<'c> {
    sheet: usize,
    /// Its number among the other phrasings; none for the question itself.
    also: Option<usize>,
    text: &'c str,
}

fn questions(shelf: &Shelf<'_>, told: &mut HashSet<Place>, found: &mut Vec<Finding>) {
    let mut by_words: HashMap<Vec<String>, Vec<Phrase<'_>>> = HashMap::new();
    // Questions before other phrasings, so that these are held against them.
    let own = shelf.sheets.iter().enumerate().map(|(i, s)| Phrase { sheet: i, also: None, text: &s.answer.question });
    let others = shelf.sheets.iter().enumerate().flat_map(|(i, s)| {
        s.answer.also.iter().enumerate().map(move |(n, text)| Phrase { sheet: i, also: Some(n), text })
    });
    let language = shelf.locale.language();
    for phrase in own.chain(others) {
        let words = shelf.index.telling(phrase.text);
        // One word says too little: "AND operator" and "OR operator" are two things.
        let is_scant = words.len() < 2;
        let known = by_words.entry(words).or_default();
        let ask = asks(phrase.text, language);
        let is_alike = |other: &&Phrase<'_>| {
            let (ask, theirs) = (ask, asks(other.text, language));
            let (a, b) = (shelf.sheets.get(other.sheet), shelf.sheets.get(phrase.sheet));
            other.sheet != phrase.sheet
                && (ask.is_none() || theirs.is_none() || ask == theirs)
                && (!is_scant
                    || ask.is_some() && ask == theirs
                    || stems(shelf, phrase.text) == stems(shelf, other.text))
                && a.zip(b).is_some_and(|(a, b)| meet(&a.answer.scope, &b.answer.scope))
        };
        if let Some((other, first)) =
            known.iter().find(is_alike).and_then(|other| Some((other, shelf.sheets.get(other.sheet)?)))
            && let Some(sheet) = shelf.sheets.get(phrase.sheet)
        {
            told.extend([(phrase.sheet, phrase.also), (other.sheet, other.also)]);
            found.extend(question(sheet, &phrase, first, other));
        }
        // What was said of the first of a crowd is said; the crowd need not grow.
        if known.len() < SHARED_MAX {
            known.push(phrase);
        }
    }
}

/// The stems of all words, sorted.
fn stems(shelf: &Shelf<'_>, text: &str) -> Vec<String> {
    let mut stems: Vec<String> = text.split_whitespace().flat_map(|word| shelf.index.telling(word)).collect();
    stems.sort_unstable();
    stems
}

fn question(sheet: &Sheet<'_>, phrase: &Phrase<'_>, first: &Sheet<'_>, other: &Phrase<'_>) -> Option<Finding> {
    let (text, theirs, name) = (phrase.text, other.text, first.name());
    Some(match (phrase.also, other.also) {
        // The same letters are told where answers are read.
        (None, None) if text == theirs => return None,
        (None, None) => {
            let message = format!("\"{text}\" asks the same as \"{theirs}\" in {name}");
            let help = "make them one answer, or say in the questions what sets the two apart";
            sheet.of("question", warning("question-alike", message, help))
        }
        (also, _) => {
            let key = also.map_or("question".to_owned(), |n| format!("also[{n}]"));
            let message = format!("\"{text}\" asks the same as \"{theirs}\", which leads to {name}");
            let help = "leave it with the answer that fits it best: only one of the two can be found first";
            sheet.of(&key, advice("also-alike", message, help))
        }
    })
}

/// Whether one product can be of both scopes. Tags and categories may go together, ids cannot.
fn meet(a: &Scope, b: &Scope) -> bool {
    let apart = |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && !a.iter().any(|name| b.contains(name));
    !(apart(&a.products, &b.products) || apart(&a.categories, &b.categories) || apart(&a.tags, &b.tags))
}

fn texts(shelf: &Shelf<'_>, found: &mut Vec<Finding>) {
    let mut whole: HashMap<String, usize> = HashMap::new();
    let mut by_run: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut all: Vec<Vec<u64>> = Vec::with_capacity(shelf.sheets.len());
    for (i, sheet) in shelf.sheets.iter().enumerate() {
        let text = plain_text(&sheet.answer.body);
        let runs = runs(&text);
        all.push(runs);
        let Some(runs) = all.last().filter(|runs| runs.len() >= RUNS_MIN) else { continue };
        let sketch = runs.get(..SKETCH.min(runs.len())).unwrap_or(runs);
        // Copies to the letter are found whatever their number.
        let copy = whole.get(&text).copied();
        whole.entry(text).or_insert(i);
        let other = copy.or_else(|| nearest(i, shelf, &all, sketch, &by_run));
        if let Some((first, share)) =
            other.and_then(|other| Some((shelf.sheets.get(other)?, share(runs, all.get(other)?))))
        {
            let message =
                format!("{share} % of this text stands in {} too (\"{}\")", first.name(), first.answer.question);
            let help = "make them one answer, or let one of them point to the other";
            found.push(sheet.within(0, warning("text-alike", message, help)));
        }
        for run in sketch {
            let list = by_run.entry(*run).or_default();
            if list.len() < SHARED_MAX {
                list.push(i);
            }
        }
    }
}

/// The text before that shares the most, where it is enough.
fn nearest(
    i: usize,
    shelf: &Shelf<'_>,
    all: &[Vec<u64>],
    sketch: &[u64],
    by_run: &HashMap<u64, Vec<usize>>,
) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for other in sketch.iter().filter_map(|run| by_run.get(run)).flatten() {
        *shared.entry(*other).or_default() += 1;
    }
    let (runs, scope) = (all.get(i)?, &shelf.sheets.get(i)?.answer.scope);
    let likely = shared.into_iter().filter(|(_, count)| count * 2 >= sketch.len()).map(|(other, _)| other);
    let rated = likely.filter_map(|other| {
        let is_apart = !meet(scope, &shelf.sheets.get(other)?.answer.scope);
        let share = share(runs, all.get(other)?);
        (share >= ALIKE_PERCENT && !is_apart).then_some((share, core::cmp::Reverse(other)))
    });
    rated.max().map(|(_, other)| other.0)
}

/// How much of both lists together is in both, of a hundred.
fn share(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        both += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    (both * 100).checked_div(a.len() + b.len() - both).unwrap_or(0)
}

/// The hashes of all runs of words, sorted, each once. A character of a script without spaces counts as a word.
fn runs(text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    let mut word = 0;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            words.extend((word != 0).then_some(word));
            word = 0;
        } else if (c as u32) >= 0x2E80 {
            words.extend((word != 0).then_some(word));
            words.push(mix(0, c as u64));
            word = 0;
        } else {
            word = c.to_lowercase().fold(word, |word, c| mix(word, c as u64));
        }
    }
    words.extend((word != 0).then_some(word));
    let mut runs: Vec<u64> = words.windows(RUN).map(|run| run.iter().fold(1, |hash, word| mix(hash, *word))).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// A step of a hash whose least values are spread evenly: multiplied and folded (as in SplitMix64).
fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value.wrapping_add(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 32)
}
