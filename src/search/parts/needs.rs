//! Which parts does a query need?
//!
//! Every word that says something is looked up under itself, its stem and what begins like it. A word that none of these
//! parts knows may be a slip, or two words in one: the commonest words tell which other parts may help.

use super::super::analysis::Kind;
use super::super::greeklish::readings;
use super::super::index::Index;
use super::super::query::{KIN_LETTERS, Word, cost, edits_allowed};
use super::super::stem::stem;
use super::Parted;
use super::head::Head;
use crate::list::{sort_by, sort_dedup};

// A word begun by fewer letters may become anything.
const BEGUN_LETTERS: usize = 3;
// Parts in which words begin as one does: `prod` leads to many.
const RANGE_MAX: u32 = 2;
// Parts for one query: whoever pastes a page is searched for by its first words.
const PARTS_MAX: usize = 24;
// Words that one may be a slip of.
const GUESSES: usize = 3;
// Other words of the shop for one.
const SYNONYMS_MAX: usize = 12;

impl Parted {
    /// The parts in which the words of a query are looked up, sorted.
    pub(super) fn looked_up(&self, words: &[Word], open: bool) -> Vec<u32> {
        let all_faint = words.iter().all(|word| word.faint);
        let stems: Vec<String> = words.iter().map(|word| word.stem(&self.bare)).collect();
        let mut parts = Vec::new();
        for (at, (word, stem)) in words.iter().zip(&stems).enumerate() {
            if word.faint && !all_faint {
                continue;
            }
            self.add(&word.text, &mut parts);
            self.add(stem, &mut parts);
            if word.kind != Kind::Word {
                continue;
            }
            let letters = word.text.chars().count();
            let kin = KIN_LETTERS.max(letters.div_ceil(2));
            if letters >= kin {
                self.add_range(beginning(&word.text, kin), &mut parts);
            }
            if open && at + 1 == words.len() && letters >= BEGUN_LETTERS {
                self.add_range(&word.text, &mut parts);
            }
            if self.head.greek && word.text.is_ascii() {
                readings(&word.text).iter().for_each(|reading| self.add(reading, &mut parts));
            }
        }
        let others = self.bare.said_otherwise(&stems).take(SYNONYMS_MAX);
        others.for_each(|stem| self.add(stem, &mut parts));
        sort_dedup(&mut parts);
        parts
    }

    /// The parts that may help where a word is in none of those it was looked up in.
    pub(super) fn guessed(&self, words: &[Word], open: bool) -> Vec<u32> {
        let mut parts = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if word.kind != Kind::Word || word.faint {
                continue;
            }
            let open = open && at + 1 == words.len();
            if let Some(next) = words.get(at + 1).filter(|next| next.kind == Kind::Word) {
                self.add_common(&[word.text.as_str(), &next.text].concat(), &mut parts);
            }
            if self.knows(word, open) {
                continue;
            }
            for (cut, _) in word.text.char_indices().skip(2) {
                let (first, second) = word.text.split_at(cut);
                if self.head.common.find(first).is_some() && self.head.common.find(second).is_some() {
                    self.add(first, &mut parts);
                    self.add(second, &mut parts);
                }
            }
            self.add_slips(&word.text, open, &mut parts);
        }
        sort_dedup(&mut parts);
        parts
    }

    /// Whether a word is known in the parts at hand.
    fn knows(&self, word: &Word, open: bool) -> bool {
        let stem = word.stem(&self.bare);
        let here = |key: &str| self.terms_at(self.head.part_of(key));
        let begun = |key: &str| {
            open && here(key).is_some_and(|terms| {
                !terms.keys.with_prefix(key).is_empty() || !terms.words.with_prefix(key).is_empty()
            })
        };
        [&word.text, &stem].into_iter().any(|key| here(key).is_some_and(|terms| terms.knows(key))) || begun(&word.text)
    }

    fn add_slips(&self, word: &str, open: bool, parts: &mut Vec<u32>) {
        let Some(edits_max) = edits_allowed(word.chars().count()) else { return };
        let mut slips = self.head.shapes.slips(&self.head.common, word, edits_max, open);
        let rank = |at: usize| self.head.how_common.get(at).copied().unwrap_or(0);
        sort_by(&mut slips, |a, b| cost(a).cmp(&cost(b)).then(rank(b.at).cmp(&rank(a.at))));
        slips.iter().take(GUESSES).for_each(|slip| self.add_word(self.head.common.get(slip.at), parts));
    }

    fn add_common(&self, word: &str, parts: &mut Vec<u32>) {
        if self.head.common.find(word).is_some() {
            self.add_word(word, parts);
        }
    }

    /// The parts of a word and of its stem.
    fn add_word(&self, word: &str, parts: &mut Vec<u32>) {
        self.add(word, parts);
        self.add(&stem(word, self.head.language), parts);
    }

    fn add(&self, key: &str, parts: &mut Vec<u32>) {
        if parts.len() < PARTS_MAX {
            parts.push(self.head.part_of(key));
        }
    }

    /// The parts of what begins so, unless there are many.
    fn add_range(&self, prefix: &str, parts: &mut Vec<u32>) {
        let first = self.head.part_of(prefix);
        // No word has a character after this one.
        let last = self.head.part_of(&[prefix, "\u{10ffff}"].concat());
        parts.extend((first..=last).take(RANGE_MAX as usize).take(PARTS_MAX.saturating_sub(parts.len())));
    }
}

fn beginning(word: &str, letters: usize) -> &str {
    let cut = word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at);
    word.get(..cut).unwrap_or(word)
}

/// Of an index without its terms: what a query is read by.
pub(super) fn bare(head: &Head) -> Index {
    Index { language: head.language, greek: head.greek, total: head.total, is_partial: true, ..Index::default() }
}
