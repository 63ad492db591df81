//! Which terms could these words have meant?
//!
//! Every word of the query becomes the terms of the index it may stand for, each with how sure that is: the word itself,
//! forms of it, words it begins while it is still being typed, words it is a slip of. Does not know: answers.

use super::analysis::{Kind, tokens};
use super::index::Index;
use super::rank::Weights;
use super::stem::stem;
use super::stop::is_stop;
use super::vocabulary::Slip;
use crate::list::{sort_by, sort_dedup};

/// What was asked, in terms of the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// A word of the query.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// How much it says, by how rare it is.
    pub(super) weight: f32,
    /// The terms it may stand for; none when the index knows nothing like it.
    pub(super) matches: Vec<Match>,
}

/// A term that a word may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) term: u32,
    /// From 0 to 1.
    pub(super) sure: f32,
}

// A sentence has ten telling words; whoever pastes an e-mail has said it within the first fifty.
const WORDS_MAX: usize = 48;
// Of the words with a prefix, so many at most; the commonest come first.
const MATCHES_MAX: usize = 32;

struct Word {
    text: String,
    kind: Kind,
    end: usize,
    empty: bool,
}

impl Query {
    pub(super) fn read(index: &Index, text: &str, typing: bool, weights: &Weights) -> Query {
        let words = words(index, text);
        let last = words.last().map_or(0, |word| word.end);
        // A space after the last word says that it is finished.
        let open = typing && last == text.len();
        let all_empty = words.iter().all(|word| word.empty);
        let count = words.len();
        let mut query = Query::default();
        for (at, word) in words.iter().enumerate() {
            let is_open = open && at + 1 == count && word.kind != Kind::Number;
            if word.empty && !all_empty && weights.stop == 0.0 {
                continue;
            }
            let mut term = term(index, word, is_open, weights);
            if word.empty && !all_empty {
                term.weight *= weights.stop;
            }
            if !query.terms.iter().any(|other| !other.matches.is_empty() && other.matches == term.matches) {
                query.terms.push(term);
            }
        }
        query
    }

    /// The weight of all its words.
    pub(super) fn weight(&self) -> f32 {
        self.terms.iter().map(|term| term.weight).sum()
    }
}

fn words(index: &Index, text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    tokens(text, &mut |token| {
        if words.len() < WORDS_MAX {
            let empty = match token.kind {
                Kind::Word => is_stop(token.term, index.language),
                kind => kind == Kind::Weak,
            };
            words.push(Word { text: token.term.to_owned(), kind: token.kind, end: token.end, empty });
        }
    });
    words
}

fn term(index: &Index, word: &Word, open: bool, weights: &Weights) -> Term {
    let mut found: Vec<Match> = Vec::new();
    if let Some(exact) = exact(index, word) {
        found.push(Match { term: exact, sure: 1.0 });
    }
    if word.kind == Kind::Word {
        if open {
            beginnings(index, &word.text, weights, &mut found);
        }
        if found.is_empty() || weights.typo_beside > 0.0 {
            slips(index, &word.text, open, weights, &mut found);
        }
    }
    let weight = index.rarity(answers(index, &found)) * if word.kind == Kind::Single { weights.single } else { 1.0 };
    Term { weight, matches: found }
}

/// How many answers hold the word, or if it is not known, what it may stand for.
fn answers(index: &Index, found: &[Match]) -> usize {
    let count = |m: &Match| index.answers_in(index.postings_of(m.term));
    match found.iter().find(|m| m.sure >= 1.0) {
        Some(exact) => count(exact),
        None => found.iter().map(count).sum(),
    }
}

fn exact(index: &Index, word: &Word) -> Option<u32> {
    match word.kind {
        Kind::Word | Kind::Number => {
            let known = index.words.find(&word.text).and_then(|at| index.stem_of.get(at)).copied();
            known.or_else(|| index.stems.find(&stem(&word.text, index.language)).map(|at| at as u32))
        }
        _ => index.stems.find(&word.text).map(|at| at as u32),
    }
}

fn beginnings(index: &Index, text: &str, weights: &Weights, found: &mut Vec<Match>) {
    let mut terms: Vec<u32> = index.words.with_prefix(text).filter_map(|at| index.stem_of.get(at).copied()).collect();
    sort_dedup(&mut terms);
    let uses = |term: u32| index.postings_of(term).len();
    sort_by(&mut terms, |a, b| uses(*b).cmp(&uses(*a)));
    for term in terms.into_iter().take(MATCHES_MAX) {
        add(found, Match { term, sure: weights.prefix });
    }
}

fn slips(index: &Index, text: &str, open: bool, weights: &Weights, found: &mut Vec<Match>) {
    let edits_max = match text.chars().count() {
        0..4 => return,
        4..8 => 1,
        _ => 2,
    };
    let known = !found.is_empty();
    let mut slips = index.shapes.slips(&index.words, text, edits_max, open);
    // No edits at all: the word itself, which is not a slip.
    slips.retain(|slip| slip.edits > 0);
    let least = slips.iter().map(cost).min().unwrap_or(0);
    slips.retain(|slip| cost(slip) <= least + 1);
    sort_by(&mut slips, |a, b| cost(a).cmp(&cost(b)));
    for slip in slips.iter().take(MATCHES_MAX) {
        let mut sure = if slip.edits <= 1 { weights.typo } else { weights.typo * weights.typo };
        if !slip.same_start {
            sure *= weights.typo_start;
        }
        if slip.prefix {
            sure *= weights.prefix;
        }
        if known {
            sure *= weights.typo_beside;
        }
        if let Some(&term) = index.stem_of.get(slip.at) {
            add(found, Match { term, sure });
        }
    }
}

/// Twice the edits, one more for a wrong first letter and for a word only begun.
fn cost(slip: &Slip) -> u8 {
    2 * slip.edits + u8::from(!slip.same_start) + u8::from(slip.prefix)
}

/// Keeps the surest of what says the same.
fn add(found: &mut Vec<Match>, new: Match) {
    match found.iter_mut().find(|old| old.term == new.term) {
        Some(old) => old.sure = old.sure.max(new.sure),
        None => found.push(new),
    }
}
