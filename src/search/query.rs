//! Which terms could these words have meant?
//!
//! Every word of the query becomes the terms of the index it may stand for, each with how sure that is: the word itself,
//! another form of it, a synonym, and what is near it. Does not know: answers.

use super::analysis::{Kind, tokens};
use super::compound::{heads, join, split};
use super::forms::{add, beginnings, kin, slips};
use super::greeklish::readings;
use super::index::Index;
use super::rank::Weights;
use super::spelt::read_again;
use super::stem::{stem, written};
use super::stop::{Language, is_stop, sounds_like_stop};
use crate::list::order;

/// What was asked, in terms of the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
    /// Which of its words meanings know: the word's place, and its row there.
    pub(super) rows: Vec<(usize, u32)>,
    /// Whether no word of it says anything: `how can I`.
    pub(super) hollow: bool,
}

/// A word of the query.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// How much it says, by how rare it is.
    pub(super) weight: f32,
    /// Whether it only holds the sentence together, or repeats a part of another term; such words are not marked.
    pub(super) faint: bool,
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

impl Query {
    pub(super) fn read(index: &Index, text: &str, typing: bool, weights: &Weights) -> Query {
        Query::read_telling(index, &words(index, text, typing), text, typing, weights, &mut |_, _| {})
    }

    /// The same, telling of each term, by its number, which word it comes from.
    pub(super) fn read_telling(
        index: &Index,
        words: &[Word],
        text: &str,
        typing: bool,
        weights: &Weights,
        tell: &mut impl FnMut(usize, usize),
    ) -> Query {
        // A space after the last word says that it is finished.
        let open = typing && words.last().is_some_and(|word| word.end == text.len());
        let all_faint = words.iter().all(|word| word.faint);
        let hollow = all_faint && words.iter().any(|word| matches!(word.kind, Kind::Word | Kind::Gram));
        let mut query = Query { hollow, ..Query::default() };
        let stems: Vec<String> = words.iter().map(|word| word.stem(index)).collect();
        let synonyms = index.synonyms_of(&stems, weights);
        for (at, word) in words.iter().enumerate() {
            // Two Hiragana beside anything else are an ending; unknown ones would only cast doubt.
            if word.kind == Kind::Weak && !all_faint {
                continue;
            }
            let open = open && at + 1 == words.len();
            let mut term = word.term(index, open, synonyms.get(at).map_or(&[], Vec::as_slice), weights);
            if word.kind == Kind::Word {
                let before = at.checked_sub(1).and_then(|before| words.get(before));
                for (first, second) in [(before, Some(word)), (Some(word), words.get(at + 1))] {
                    join(index, first, second, &mut term, weights);
                }
                // German makes words of words; a part alone is not the whole.
                let is_doubtful = index.language == Language::German && term.matches.iter().all(|m| m.sure < 1.0);
                let parts = if term.matches.is_empty() || is_doubtful { split(index, &word.text) } else { Vec::new() };
                for part in &parts {
                    let matches = vec![Match { term: *part, sure: 1.0 }];
                    let weight = index.rarity(answers(index, &matches));
                    tell(at, query.push(Term { weight, faint: false, matches }));
                    query.rows.extend(index.row_of(*part).map(|row| (at, row)));
                }
                if !parts.is_empty() {
                    continue;
                }
            }
            let row = stems.get(at).and_then(|stem| index.row(word, stem, open, &term.matches, weights));
            query.rows.extend(row.map(|row| (at, row)));
            term.faint = word.faint && !all_faint;
            // What only holds the sentence together is not fetched, so nothing is known of it: that is no doubt.
            if index.is_partial && term.faint && term.matches.is_empty() {
                continue;
            }
            if term.faint && word.kind != Kind::Single {
                // One that no answer holds is not rare, it is only not needed there: `is it` beside the facts of a page.
                term.weight *= if term.matches.is_empty() { 0.0 } else { weights.stop };
            }
            // One letter begins too many words to point at them all.
            term.faint |= open && word.kind == Kind::Word && word.text.chars().nth(1).is_none();
            tell(at, query.push(term));
        }
        query
    }

    /// The weight of all its words.
    pub(super) fn weight(&self) -> f32 {
        self.terms.iter().map(|term| term.weight).sum()
    }

    /// Its words, the most telling first: whatever adds them up adds them in this order, so that all come to the same sums.
    pub(super) fn by_weight(&self) -> Vec<&Term> {
        let weight = |at: usize| self.terms.get(at).map_or(0.0, |term| term.weight);
        order(self.terms.len(), &|a, b| weight(b).total_cmp(&weight(a)))
            .iter()
            .filter_map(|at| self.terms.get(*at))
            .collect()
    }

    /// Adds a term; a word said twice counts once. Its number.
    fn push(&mut self, term: Term) -> usize {
        let known = self.terms.iter().position(|other| !term.matches.is_empty() && other.matches == term.matches);
        known.unwrap_or_else(|| {
            self.terms.push(term);
            self.terms.len() - 1
        })
    }
}

/// A word as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) pairs: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) faint: bool,
    /// In which other letters it was read; empty for those it is typed in.
    pub(super) how: &'static str,
    /// What it stands for where that was found by reading it so.
    pub(super) spelt: Vec<Match>,
}

/// The words of a query. With `typing`, the last may be half typed.
pub(super) fn words(index: &Index, text: &str, typing: bool) -> Vec<Word> {
    let words = read_words(index, text);
    let open = typing && words.last().is_some_and(|word| word.end == text.len());
    read_again(index, text, open, words)
}

/// The words as they are typed.
pub(super) fn read_words(index: &Index, text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    tokens(text, &mut |token| {
        if words.len() < WORDS_MAX {
            let faint = match token.kind {
                Kind::Word => is_stop(token.term, index.language) || index.greek && is_greek_stop(index, token.term),
                Kind::Gram => is_stop(token.term, index.language),
                Kind::Weak | Kind::Single => true,
                Kind::Number => false,
            };
            words.push(Word {
                text: written(token.term, index.language),
                kind: token.kind,
                pairs: token.pairs,
                start: token.start,
                end: token.end,
                faint,
                how: "",
                spelt: Vec::new(),
            });
        }
    });
    words
}

impl Word {
    /// The word as the index keeps it.
    pub(super) fn stem(&self, index: &Index) -> String {
        if self.kind == Kind::Word { stem(&self.text, index.language) } else { self.text.clone() }
    }

    /// What it may stand for, by itself and by the shop's synonyms. `open` says that it may be only the beginning of a
    /// word.
    fn term(&self, index: &Index, open: bool, synonyms: &[Match], weights: &Weights) -> Term {
        let mut matches = self.spelt.clone();
        if let Some(term) = self.exact(index) {
            matches.push(Match { term, sure: 1.0 });
        }
        synonyms.iter().for_each(|same| add(&mut matches, *same));
        if self.kind == Kind::Word {
            kin(index, &self.text, weights, &mut matches);
            heads(index, &self.text, weights, &mut matches);
            if open {
                beginnings(index, &self.text, weights, &mut matches);
            }
            if matches.is_empty() {
                self.without_umlauts(index, open, weights, &mut matches);
            }
            if matches.is_empty() {
                self.as_greek(index, open, weights, &mut matches);
            }
            // A slip may leave a word kin to a shorter one: `cancelation` is `cancellation` rather than `cancel`. What meanings
            // know is a word of its own, and no slip of another.
            if matches.iter().all(|m| m.sure <= weights.kin) && !index.means(&self.stem(index)) {
                slips(index, &self.text, open, weights, &mut matches);
            }
        }
        // A word of six Katakana must not outvote one of two Han: together its pairs count as the root of their number.
        let mut share = 1.0 / (self.pairs as f32).sqrt();
        if self.kind == Kind::Single {
            share *= weights.single;
        }
        if self.kind == Kind::Gram && matches.is_empty() {
            // A pair that no answer holds mostly lies across two words; it is half as telling as an unknown word.
            share *= 0.5;
        }
        Term { weight: share * index.rarity(answers(index, &matches)), faint: false, matches }
    }

    /// Greek in Latin letters, where the index holds Greek.
    pub(super) fn as_greek(&self, index: &Index, open: bool, weights: &Weights, matches: &mut Vec<Match>) {
        if !index.greek || !self.text.is_ascii() {
            return;
        }
        let readings = readings(&self.text);
        for reading in &readings {
            if let Some(term) = known(index, reading) {
                add(matches, Match { term, sure: weights.joined });
            }
            kin(index, reading, weights, matches);
            if open {
                beginnings(index, reading, weights, matches);
            }
        }
        if let Some(first) = readings.first().filter(|_| matches.is_empty()) {
            slips(index, first, open, weights, matches);
        }
    }

    /// `fuer` and `moebel` where the index has an umlaut; in German they are read so from the start.
    pub(super) fn without_umlauts(&self, index: &Index, open: bool, weights: &Weights, matches: &mut Vec<Match>) {
        let plain = written(&self.text, Language::German);
        if plain == self.text {
            return;
        }
        if let Some(term) = known(index, &plain) {
            add(matches, Match { term, sure: 1.0 });
        }
        kin(index, &plain, weights, matches);
        if open {
            beginnings(index, &plain, weights, matches);
        }
    }

    /// Whether the index holds the word, another of its forms, its kin or, with `open`, a word that it begins.
    pub(super) fn is_known(&self, index: &Index, open: bool) -> bool {
        let mut matches = Vec::new();
        kin(index, &self.text, &Weights::DEFAULT, &mut matches);
        self.exact(index).is_some()
            || !matches.is_empty()
            || (open && !index.words.with_prefix(&self.text).is_empty())
            || (index.greek && self.text.is_ascii() && readings(&self.text).iter().any(|r| known(index, r).is_some()))
    }

    /// Whether it is one or two characters of a script without spaces.
    pub(super) fn is_of_characters(&self) -> bool {
        matches!(self.kind, Kind::Gram | Kind::Single | Kind::Weak)
    }

    pub(super) fn exact(&self, index: &Index) -> Option<u32> {
        match self.kind {
            Kind::Word => known(index, &self.text)
                .or_else(|| index.stems.find(&stem(&self.text, index.language)).map(|at| at as u32)),
            Kind::Number => known(index, &self.text).or_else(|| same_number(index, &self.text)),
            Kind::Gram | Kind::Single | Kind::Weak => index.stems.find(&self.text).map(|at| at as u32),
        }
    }
}

/// The same number with other separators: `5,000` and `5000`, `20` and `20.00`.
fn same_number(index: &Index, text: &str) -> Option<u32> {
    let plain = text.replace('.', "");
    let is_whole = plain.len() == text.len();
    // `3.50` is not 350.
    let grouped = text.split('.').skip(1).all(|group| group.len() == 3);
    let mut found = if grouped { known(index, &plain) } else { None };
    if is_whole {
        let thousands = plain.len().checked_sub(3).filter(|at| *at > 0);
        if let (None, Some((first, last))) = (found, thousands.and_then(|at| plain.split_at_checked(at))) {
            found = known(index, &[first, ".", last].concat());
        }
        found = found.or_else(|| known(index, &[text, ".00"].concat()));
    }
    found.or_else(|| known(index, text.strip_suffix(".00")?))
}

/// Whether a word is Greek in Latin letters and only holds a sentence together: `pos`, `mou`.
fn is_greek_stop(index: &Index, word: &str) -> bool {
    word.is_ascii() && known(index, word).is_none() && readings(word).iter().any(|reading| sounds_like_stop(reading))
}

/// The term of a word that the index holds as written.
pub(super) fn known(index: &Index, text: &str) -> Option<u32> {
    index.words.find(text).and_then(|at| index.stem_of.get(at)).copied()
}

/// How many answers hold the word, or if it is not known, what it may stand for.
fn answers(index: &Index, matches: &[Match]) -> usize {
    let count = |m: &Match| index.answers_with(m.term);
    match matches.iter().find(|m| m.sure >= 1.0) {
        Some(exact) => count(exact),
        None => matches.iter().map(count).sum(),
    }
}
