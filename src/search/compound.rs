//! Which words are one word written as two, or two written as one?
//!
//! `gift card` and `giftcard`, `freeshipping`, `Rücksendekosten` and `Kosten der Rücksendung`. Does not know: typos.

use super::analysis::Kind;
use super::forms::{add, no_more_than_it_says};
use super::index::Index;
use super::query::{Match, Term, Word, known};
use super::rank::Weights;
use super::stem::stem;
use super::stop::{Language, is_stop};

// Shorter words are too easily made of two others; shorter parts are endings.
const LETTERS_MIN: usize = 5;
const PART_MIN: usize = 3;
// The longest word that is parted: three parts of twenty letters.
const LETTERS_MAX: usize = 60;
// An ending that so many words have is no word.
const MATCHES_MAX: usize = 256;

/// Two words that the index holds as one: `gift card` and `giftcard`, `e-mail` and `email`, `mp 3` and `mp3`.
pub(super) fn join(index: &Index, first: Option<&Word>, second: Option<&Word>, term: &mut Term, weights: &Weights) {
    if let (Some(first), Some(second)) = (first, second)
        && first.kind == Kind::Word
        && matches!(second.kind, Kind::Word | Kind::Number)
        && let Some(joined) = known(index, &[first.text.as_str(), &second.text].concat())
    {
        let sure = weights.joined * no_more_than_it_says(index, joined, term.weight);
        add(&mut term.matches, Match { term: joined, sure });
    }
}

/// The words that one word is made of, if the index holds them: `freeshipping`, `tshirt`, `size40`. Of two, the evenest
/// cut is the likeliest: `red` in `predate` is an accident. Three only where there are no two.
pub(super) fn split(index: &Index, text: &str) -> Vec<u32> {
    if !(LETTERS_MIN..=LETTERS_MAX).contains(&text.chars().count()) {
        return Vec::new();
    }
    let mut parts = in_two(index, text, 0);
    if parts.is_empty() {
        cuts(text, PART_MIN, &mut |first, rest| {
            let Some(one) = part(index, first, false) else { return false };
            let two = in_two(index, rest, PART_MIN);
            if !two.is_empty() {
                parts.push(one);
                parts.extend(two);
            }
            !parts.is_empty()
        });
    }
    parts
}

/// The first two words that one is made of, if there are any, of so many letters at least.
fn in_two(index: &Index, text: &str, least: usize) -> Vec<u32> {
    let mut parts = Vec::new();
    cuts(text, least, &mut |first, second| {
        if let Some(first) = part(index, first, false)
            && let Some(second) = part(index, second, true)
        {
            parts.extend([first, second]);
        }
        !parts.is_empty()
    });
    parts
}

/// A word in two, the evenest cut first, until one is taken; of two as even, the one with the shorter beginning.
fn cuts<'t>(text: &'t str, least: usize, take: &mut dyn FnMut(&'t str, &'t str) -> bool) {
    let length = text.chars().count();
    for i in 2..2 * (length / 2) + 2 {
        let short = length / 2 + 1 - i / 2;
        let at = if i % 2 == 0 { short } else { length - short };
        let cut = text.char_indices().nth(at).and_then(|(byte, _)| text.split_at_checked(byte));
        if short >= least
            && (i % 2 == 0 || 2 * short != length)
            && let Some((first, second)) = cut
            && take(first, second)
        {
            return;
        }
    }
}

/// The term of a part of a word.
fn part(index: &Index, text: &str, is_last: bool) -> Option<u32> {
    if let Some(term) = known(index, text) {
        return (!is_stop(text, index.language)).then_some(term);
    }
    if index.language == Language::German { german_part(index, text, is_last) } else { None }
}

/// A part as German glues it: with s, n or e after it (`Lieferung-s-zeit`), or without its own ending (`Rücksend-e-` of
/// `Rücksendung`); the last in any of its forms.
fn german_part(index: &Index, text: &str, is_last: bool) -> Option<u32> {
    const LETTERS_MIN: usize = 4;
    const ENDING_MAX: usize = 3;
    if text.chars().count() < LETTERS_MIN {
        return None;
    }
    if let Some(term) = index.stems.find(&stem(text, index.language)) {
        return Some(term as u32);
    }
    let bare = ["s", "n", "e"].iter().filter(|_| !is_last).find_map(|glue| text.strip_suffix(glue))?;
    if let Some(term) = known(index, bare) {
        return Some(term);
    }
    let same = |at: &usize| index.words.get(*at).len() <= bare.len() + ENDING_MAX;
    let at = index.words.with_prefix(bare).find(same).filter(|_| bare.len() > LETTERS_MIN)?;
    index.stem_of.get(at).copied()
}

/// German words that end with this one: `Kosten` and `Versandkosten`.
pub(super) fn heads(index: &Index, text: &str, weights: &Weights, matches: &mut Vec<Match>) {
    const LETTERS_MIN: usize = 4;
    if index.language != Language::German || text.len() < LETTERS_MIN {
        return;
    }
    let own = matches.first().map(|exact| super::forms::rarity(index, exact.term));
    for at in index.tails.ending(&index.words, text) {
        let is_head = index.words.get(at).len() >= text.len() + PART_MIN;
        if let (true, Some(&term)) = (is_head && matches.len() < MATCHES_MAX, index.stem_of.get(at)) {
            let share = own.map_or(1.0, |own| no_more_than_it_says(index, term, own));
            add(matches, Match { term, sure: weights.kin * share });
        }
    }
}
