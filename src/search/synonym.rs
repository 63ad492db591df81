//! Which words does this shop use for the same thing?
//!
//! The merchant's groups: `["parcel", "package", "shipment"]`. A word or phrase of a group in a query also stands for the
//! others. Words are compared as the index compares them, so forms and accents do not matter.

use super::analysis::{Kind, tokens};
use super::index::Index;
use super::query::Match;
use super::rank::Weights;
use super::stem::stem;
use super::stop::Language;
use super::{LEFT_OUT, nothing};

// A phrase of more words is a sentence; groups of more members were not written by hand.
const WORDS_MAX: usize = 6;
const MEMBERS_MAX: usize = 32;

/// Phrases for the same thing, each by its stems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    phrases: Vec<Vec<String>>,
    /// Whether the shop says so, or its language.
    is_own: bool,
}

impl Index {
    /// Takes the shop's groups of words for the same thing, in the language of the answers. Groups of fewer than two
    /// phrases say nothing.
    #[must_use]
    pub fn with_synonyms<'s>(self, groups: impl IntoIterator<Item = &'s Vec<String>>) -> Index {
        self.with_groups(groups, true)
    }

    /// Takes what every shop of a language calls by several words. The shop's own groups count more.
    #[must_use]
    pub fn with_common_words<'s>(self, groups: impl IntoIterator<Item = &'s Vec<String>>) -> Index {
        self.with_groups(groups, false)
    }

    /// Whether answers hold every word of a phrase.
    pub fn knows(&self, phrase: &str) -> bool {
        let stems = stems(phrase, self.language);
        !stems.is_empty() && stems.iter().all(|stem| self.stems.find(stem).is_some())
    }

    fn with_groups<'s>(mut self, groups: impl IntoIterator<Item = &'s Vec<String>>, is_own: bool) -> Index {
        if LEFT_OUT {
            return nothing();
        }
        for group in groups {
            let phrases = group.iter().take(MEMBERS_MAX).map(|phrase| stems(phrase, self.language));
            let phrases: Vec<_> = phrases.filter(|stems| (1..=WORDS_MAX).contains(&stems.len())).collect();
            if phrases.len() > 1 {
                self.synonyms.push(Group { phrases, is_own });
            }
        }
        self
    }

    /// The stems of all phrases of the groups that a query, given by its stems, says something of.
    pub(super) fn said_otherwise<'i>(&'i self, stems: &'i [String]) -> impl Iterator<Item = &'i String> {
        let is_said = |phrase: &Vec<String>| stems.windows(phrase.len().max(1)).any(|window| window == phrase);
        let groups = self.synonyms.iter().filter(move |group| group.phrases.iter().any(is_said));
        groups.flat_map(|group| group.phrases.iter().flatten())
    }

    /// For each word of a query, given by its stem, what it also stands for.
    pub(super) fn synonyms_of(&self, words: &[String], weights: &Weights) -> Vec<Vec<Match>> {
        let mut found = vec![Vec::new(); words.len()];
        for Group { phrases, is_own } in &self.synonyms {
            let sure = if *is_own { weights.synonym } else { weights.common };
            for (said, phrase) in phrases.iter().enumerate() {
                for start in 0..words.len() {
                    if words.get(start..start + phrase.len()) != Some(phrase.as_slice()) {
                        continue;
                    }
                    let others = phrases.iter().enumerate().filter(|(other, _)| *other != said);
                    for matches in found.iter_mut().skip(start).take(phrase.len()) {
                        for (_, other) in others.clone() {
                            self.stand_for(other, sure, matches);
                        }
                    }
                }
            }
        }
        found
    }

    /// The words of a phrase that the index knows; one alone says less than the phrase.
    fn stand_for(&self, phrase: &[String], sure: f32, matches: &mut Vec<Match>) {
        let share = sure / (phrase.len() as f32).sqrt();
        matches
            .extend(phrase.iter().filter_map(|stem| Some(Match { term: self.stems.find(stem)? as u32, sure: share })));
    }
}

/// A phrase as the index keeps it.
fn stems(phrase: &str, language: Language) -> Vec<String> {
    let mut stems = Vec::new();
    tokens(phrase, &mut |token| match token.kind {
        Kind::Word | Kind::Number => stems.push(stem(token.term, language)),
        Kind::Gram | Kind::Single | Kind::Weak => stems.push(token.term.to_owned()),
    });
    stems
}
