//! Which words are one word written as two, or two written as one?
//!
//! `gift card` and `giftcard`, `freeshipping`, `Rücksendekosten` and `Kosten der Rücksendung`. Does not know: typos.

use super::analysis::Kind;
use super::index::Index;
use super::query::{Match, Term, Word, add, known, no_more_than_it_says};
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
pub(super) fn join(index: &Index, first: &Word, second: &Word, term: &mut Term, weights: &Weights) {
    if first.kind == Kind::Word
        && matches!(second.kind, Kind::Word | Kind::Number)
        && let Some(joined) = known(index, &(first.text.clone() + &second.text))
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
    let two = cuts(text).filter_map(|(first, second)| Some([part(index, first, false)?, part(index, second, true)?]));
    if let Some(two) = two.into_iter().next() {
        return two.into();
    }
    let is_long = |part: &&str| part.chars().count() >= PART_MIN;
    for (first, rest) in cuts(text).filter(|(first, rest)| is_long(&first) && is_long(&rest)) {
        let Some(one) = part(index, first, false) else { continue };
        let two = cuts(rest).filter(|(second, third)| is_long(&second) && is_long(&third));
        let two = two.filter_map(|(second, third)| Some([part(index, second, false)?, part(index, third, true)?]));
        if let Some([two, three]) = two.into_iter().next() {
            return vec![one, two, three];
        }
    }
    Vec::new()
}

/// A word in two, the evenest cut first; of two as even, the one with the shorter beginning.
fn cuts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let length = text.chars().count();
    let cut = move |at: usize| {
        let (at, _) = text.char_indices().nth(at)?;
        text.split_at_checked(at)
    };
    let evenest = (1..=length / 2).rev().flat_map(move |at| [at, length - at]);
    evenest.enumerate().filter(move |(i, at)| i % 2 == 0 || 2 * at != length).filter_map(move |(_, at)| cut(at))
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
    let own = matches.first().map(|exact| super::query::rarity(index, exact.term));
    for at in index.tails.ending(&index.words, text) {
        let is_head = index.words.get(at).len() >= text.len() + PART_MIN;
        if let (true, Some(&term)) = (is_head && matches.len() < MATCHES_MAX, index.stem_of.get(at)) {
            let share = own.map_or(1.0, |own| no_more_than_it_says(index, term, own));
            add(matches, Match { term, sure: weights.kin * share });
        }
    }
}
