//! Which parts does a query need?
//!
//! Every word that says something is looked up under itself, its stem and what begins like it. A word that none of these
//! parts knows may be a slip, or two words in one: the commonest words tell which other parts may help.

use super::super::analysis::Kind;
use super::super::forms::{KIN_LETTERS, cost, edits_allowed, kin_beginning};
use super::super::greeklish::readings;
use super::super::index::Index;
use super::super::query::{Word, read_words};
use super::super::readings::Readings;
use super::super::spelt::{heard_as, on_other_keys, other_forms};
use super::super::stem::stem;
use super::Parted;
use super::head::Head;
use super::terms::Form;
use crate::list::{sort, sort_by};

// A word begun by fewer letters may become anything.
const BEGUN_LETTERS: usize = 3;
// Parts in which words begin as one does: `prod` leads to many.
const RANGE_MAX: usize = 2;
// Parts for one query: whoever pastes a page is searched for by its first words.
const PARTS_MAX: usize = 24;
// Words that one may be a slip of.
const GUESSES: usize = 3;
// What two characters may be in another script.
const FORMS_MAX: usize = 8;
// Words of the same beginning as one that is read by ear.
const SOUNDS_MAX: usize = 16;
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
            let letters = word.text.chars().count();
            let open = open && at + 1 == words.len() && word.kind == Kind::Word;
            // Of one or two letters nobody knows what they will be; the next is on its way.
            if open && letters < BEGUN_LETTERS {
                continue;
            }
            self.add(&word.text, &mut parts);
            self.add(stem, &mut parts);
            if word.kind != Kind::Word {
                continue;
            }
            if letters >= KIN_LETTERS {
                self.add_range(kin_beginning(&word.text), &mut parts);
            }
            if open {
                self.add_range(&word.text, &mut parts);
            }
            if self.head.greek && word.text.is_ascii() {
                readings(&word.text).iter().for_each(|reading| self.add_begun(reading, &mut parts));
            }
        }
        let others = self.bare.said_otherwise(&stems).take(SYNONYMS_MAX);
        others.for_each(|stem| self.add(stem, &mut parts));
        sort(&mut parts);
        parts
    }

    /// The parts that may help where a word is in none of those it was looked up in.
    pub(super) fn guessed(&self, words: &[Word], open: bool) -> Vec<u32> {
        let mut parts = Vec::new();
        // Unknown words in Latin letters, one after the other, may be sounds.
        let mut sounds: Vec<&str> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let is_unknown = word.kind == Kind::Word && !self.knows(word, open && at + 1 == words.len());
            if is_unknown && word.text.is_ascii() {
                sounds.push(&word.text);
            } else {
                self.add_heard(&mut sounds, &mut parts);
            }
            if word.is_of_characters() && !word.faint && !self.knows(word, false) {
                let forms = other_forms(&self.bare, &word.text);
                forms.iter().take(FORMS_MAX).for_each(|form| self.add(form, &mut parts));
            }
            if word.kind != Kind::Word || word.faint {
                continue;
            }
            if let Some(next) = words.get(at + 1).filter(|next| next.kind == Kind::Word) {
                self.add_common(&[word.text.as_str(), &next.text].concat(), &mut parts);
            }
            if self.head.greek && word.text.is_ascii() {
                readings(&word.text).iter().for_each(|reading| self.add_greek(reading, &mut parts));
            }
            if !is_unknown {
                continue;
            }
            for (cut, _) in word.text.char_indices().skip(2) {
                let (first, second) = word.text.split_at(cut);
                if self.head.common.find(first).is_some() && self.head.common.find(second).is_some() {
                    self.add(first, &mut parts);
                    self.add(second, &mut parts);
                }
            }
            self.add_slips(&word.text, open && at + 1 == words.len(), &mut parts);
            for written in on_other_keys(&word.text, &|script| self.head.common.has_between(script)) {
                for word in read_words(&self.bare, &written) {
                    self.add(&word.text, &mut parts);
                    self.add(&word.stem(&self.bare), &mut parts);
                }
            }
        }
        self.add_heard(&mut sounds, &mut parts);
        sort(&mut parts);
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

    /// The parts of what begins as a word does, far enough to be kin of it.
    fn add_begun(&self, word: &str, parts: &mut Vec<u32>) {
        self.add(word, parts);
        self.add_range(kin_beginning(word), parts);
    }

    /// The parts of the Greek words that sound like this: they stand under their letters, and their sound elsewhere.
    fn add_greek(&self, sound: &str, parts: &mut Vec<u32>) {
        let begun = kin_beginning(sound);
        let Some(terms) = self.terms_at(self.head.part_of(begun)) else { return };
        for form in terms.words.with_prefix(begun).take(SOUNDS_MAX).filter_map(|at| terms.form_of.get(at)) {
            if let Form::Elsewhere(at) = form {
                self.add(terms.elsewhere.get(*at as usize), parts);
            }
        }
    }

    /// The parts of the characters that letters may stand for.
    fn add_heard(&self, sounds: &mut Vec<&str>, parts: &mut Vec<u32>) {
        let mut heard = heard_as(&self.bare, &sounds.concat());
        if heard.is_empty() {
            // One word that is no sound does not silence the others.
            heard = sounds.iter().flat_map(|word| heard_as(&self.bare, word)).collect();
        }
        heard.iter().for_each(|pair| self.add(pair, parts));
        sounds.clear();
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
        add_part(self.head.part_of(key), parts);
    }

    /// The parts of what begins so, unless there are many.
    fn add_range(&self, prefix: &str, parts: &mut Vec<u32>) {
        let first = self.head.part_of(prefix);
        // No word has a character after this one.
        let last = self.head.part_of(&[prefix, "\u{10ffff}"].concat());
        (first..=last).take(RANGE_MAX).for_each(|part| add_part(part, parts));
    }
}

/// Notes a part once, and so many at most.
fn add_part(part: u32, parts: &mut Vec<u32>) {
    if !parts.contains(&part) && parts.len() < PARTS_MAX {
        parts.push(part);
    }
}

/// Of an index without its terms: what a query is read by.
pub(super) fn bare(head: &Head) -> Index {
    let bare = Index {
        language: head.language,
        is_clear: head.is_clear,
        greek: head.greek,
        total: head.total,
        is_partial: true,
        ..Index::default()
    };
    bare.with_readings(Readings::decode(&head.readings))
}
