//! How is a Han character read, and which other character stands for it?
//!
//! For the characters of one index only, written by the build: a table of them all would weigh more than the widget. Does
//! not know: where they come from. A shop without a build has none; its Chinese is found as it is written.

use serde::Serialize;

use super::index::Index;
use super::meaning::Expansion;
use super::vocabulary::Table;
use super::{LEFT_OUT, nothing};
use crate::content::bundle::Aid;
use crate::list::sort_dedup;
use crate::{taken, wire};

/// What a language knows of the words of an index, and their letters do not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Readings {
    /// Each reading and the characters that have it: `huo货火tui退推`. Chinese by pinyin without tones, ü as u; Japanese by
    /// Hiragana without long vowels.
    pub sounds: String,
    /// Each character that the index does not write and those it writes for it, apart by spaces: `貨货 發发`.
    pub forms: String,
    /// Groups of words that all shops of the language use for the same thing.
    pub common: Vec<Vec<String>>,
}

taken! { Readings { sounds, forms, common } }

impl Readings {
    /// As bytes, empty where there is nothing to know.
    pub fn bytes(&self) -> Vec<u8> {
        // Writing to a vector fails only where a sequence does not know its length; all of ours do.
        if *self == Readings::default() { Vec::new() } else { postcard::to_allocvec(self).unwrap_or_default() }
    }

    /// What these bytes hold; nothing where they make no sense.
    pub fn decode(bytes: &[u8]) -> Readings {
        wire::read(bytes).unwrap_or_default()
    }
}

/// Readings as the index looks them up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sounds {
    readings: Table,
    /// In the order of the readings.
    chars: Table,
    forms: String,
}

impl Index {
    /// Takes what the build knows of its answers and their language. What makes no sense is left out.
    #[must_use]
    pub fn with_aid(self, aid: &Aid) -> Index {
        let index = self.with_readings(Readings::decode(&aid.readings));
        match Expansion::read(&aid.expansion) {
            Some(expansion) => index.with_expansion(expansion),
            None => index,
        }
    }

    /// Takes what its language knows of its words.
    #[must_use]
    pub fn with_readings(mut self, readings: Readings) -> Index {
        if LEFT_OUT {
            return nothing();
        }
        let mut pairs: Vec<(String, String)> = Vec::new();
        for c in readings.sounds.chars() {
            let is_han = c >= '\u{3400}';
            match pairs.last_mut() {
                Some((_, chars)) if is_han => chars.push(c),
                Some((reading, chars)) if chars.is_empty() => reading.push(c),
                _ if !is_han => pairs.push((c.into(), String::new())),
                _ => {}
            }
        }
        sort_dedup(&mut pairs);
        self.sounds = Sounds {
            readings: Table::of(pairs.iter().map(|(reading, _)| reading.as_str())),
            chars: Table::of(pairs.iter().map(|(_, chars)| chars.as_str())),
            forms: readings.forms,
        };
        self.with_common_words(&readings.common)
    }

    /// The Han characters that stand in the index, each once: what the build looks up readings for.
    pub fn han(&self) -> Vec<char> {
        let mut chars: Vec<char> = (0..self.stems.len()).flat_map(|at| self.stems.get(at).chars()).collect();
        chars.retain(|c| *c >= '\u{3400}' && !('가'..='힣').contains(c));
        sort_dedup(&mut chars);
        chars
    }
}

impl Sounds {
    /// Whether any character's reading is known.
    pub(super) fn are_any(&self) -> bool {
        self.readings.len() > 0
    }

    /// Whether characters are known by their pinyin.
    pub(super) fn are_latin(&self) -> bool {
        self.readings.get(0).is_ascii() && self.readings.len() > 0
    }

    /// The characters that are read so; with `open`, those whose reading begins so.
    pub(super) fn of(&self, reading: &str, open: bool) -> String {
        let found = if open {
            self.readings.with_prefix(reading)
        } else {
            self.readings.find(reading).map_or(0..0, |at| at..at + 1)
        };
        found.map(|at| self.chars.get(at)).collect()
    }

    /// A character and those that the index writes for it.
    pub(super) fn forms_of(&self, c: char) -> String {
        self.forms.split(' ').find(|group| group.starts_with(c)).map_or_else(|| c.into(), str::to_owned)
    }
}
