//! Which words of the index are near a word?
//!
//! Words of its kin, words that it begins while it is still being typed, words that it is a slip of, each with how sure
//! that is. Does not know: the other words of the query.

use super::index::Index;
use super::query::Match;
use super::rank::Weights;
use super::top::keep_best;
use super::vocabulary::Slip;
use crate::list::sort_by;

// Of the words with a prefix or near a slip, so many at most: what stands for everything says nothing.
const MATCHES_MAX: usize = 32;
// And in so many places at most: of thousands of answers, the commonest words that one letter begins.
const POSTINGS_MAX: usize = 32_000;
// Kin share at least five letters, and half of the longer word: `cancel` and `cancellation` do, `order` and `ordinary` do
// not.
pub(super) const KIN_LETTERS: usize = 5;
// Numbers of articles are all of one kin.
const KIN_MAX: usize = 256;

/// Words that begin alike and are mostly alike: `cancel`, `cancellation`; `Versand`, `Versandkosten`.
pub(super) fn kin(index: &Index, text: &str, weights: &Weights, matches: &mut Vec<Match>) {
    let letters = text.chars().count();
    if letters < KIN_LETTERS {
        return;
    }
    let own = matches.first().map(|exact| rarity(index, exact.term));
    for at in index.words.with_prefix(kin_beginning(text)) {
        if matches.len() == KIN_MAX {
            break;
        }
        let other = index.words.get(at);
        let shared = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        if 2 * shared >= other.chars().count().max(letters)
            && let Some(&term) = index.stem_of.get(at)
        {
            let share = own.map_or(1.0, |own| no_more_than_it_says(index, term, own));
            add(matches, Match { term, sure: weights.kin * share });
        }
    }
}

/// The letters that the kin of a word share with it at least; the word itself where it is too short to have kin.
pub(super) fn kin_beginning(word: &str) -> &str {
    let shared_min = KIN_LETTERS.max(word.chars().count().div_ceil(2));
    let cut = word.char_indices().nth(shared_min).map_or(word.len(), |(at, _)| at);
    word.get(..cut).unwrap_or(word)
}

/// A term of many answers may stand for a word of few: it then says no more than it says there. `coronavirus` is in every
/// answer about `corona`, so it must not count as much as `corona`.
pub(super) fn no_more_than_it_says(index: &Index, term: u32, own: f32) -> f32 {
    let rarity = rarity(index, term);
    rarity / own.max(rarity)
}

pub(super) fn rarity(index: &Index, term: u32) -> f32 {
    index.rarity(index.answers_with(term))
}

/// Words that begin with what is typed so far, the commonest first.
pub(super) fn beginnings(index: &Index, text: &str, weights: &Weights, matches: &mut Vec<Match>) {
    let mut commonest: Vec<(usize, u32)> = Vec::new();
    for &term in index.words.with_prefix(text).filter_map(|at| index.stem_of.get(at)) {
        let found = (index.answers_with(term), term);
        let is_common = commonest.len() < MATCHES_MAX || commonest.last().is_some_and(|last| found.0 > last.0);
        if is_common && !commonest.contains(&found) {
            keep_best(&mut commonest, found, MATCHES_MAX, |a, b| a.0 > b.0);
        }
    }
    // One letter begins half of what a large shop says; all of that together says nothing.
    let mut postings = POSTINGS_MAX;
    for (count, term) in commonest {
        let Some(rest) = postings.checked_sub(count) else { continue };
        postings = rest;
        add(matches, Match { term, sure: weights.prefix });
    }
}

/// Words that this one is a slip of; with `open`, also the beginnings of words.
pub(super) fn slips(index: &Index, text: &str, open: bool, weights: &Weights, matches: &mut Vec<Match>) {
    let Some(edits_max) = edits_allowed(text.chars().count()) else { return };
    let mut slips = index.shapes.slips(&index.words, text, edits_max, open);
    let least = slips.iter().map(cost).min().unwrap_or(0);
    slips.retain(|slip| cost(slip) <= least + 1);
    sort_by(&mut slips, |a, b| cost(a).cmp(&cost(b)));
    for slip in slips.iter().take(MATCHES_MAX) {
        if let Some(&term) = index.stem_of.get(slip.at) {
            add(matches, Match { term, sure: sure(slip, weights) });
        }
    }
}

/// How many slips a word of so many letters may have.
pub(super) fn edits_allowed(letters: usize) -> Option<u8> {
    // In three letters every slip is another word; two slips in seven are too (measured: more wrong than right).
    match letters {
        0..4 => None,
        4..8 => Some(1),
        _ => Some(2),
    }
}

/// Twice the edits, one more for a wrong first letter and for a word only begun.
pub(super) fn cost(slip: &Slip) -> u8 {
    2 * slip.edits + u8::from(!slip.same_start) + u8::from(slip.prefix)
}

/// How sure it is that the word was meant.
pub(super) fn sure(slip: &Slip, weights: &Weights) -> f32 {
    let mut sure = weights.typo.powi(i32::from(slip.edits));
    if !slip.same_start {
        sure *= weights.typo_start;
    }
    if slip.prefix {
        sure *= weights.prefix;
    }
    sure
}

/// Keeps the surest of what says the same.
pub(super) fn add(matches: &mut Vec<Match>, new: Match) {
    match matches.iter_mut().find(|old| old.term == new.term) {
        Some(old) => old.sure = old.sure.max(new.sure),
        None => matches.push(new),
    }
}
