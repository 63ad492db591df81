//! How is a shopper spoken to?
//!
//! The widget's words, the language in which the merchant's are wanted, and the way dates and amounts are written: what
//! every sentence needs, in one hand.

use super::{Catalog, Format, Key, Locale, Words};

/// The means of speaking to one shopper.
#[derive(Clone, Copy)]
pub struct Voice<'v> {
    /// The widget's words.
    pub catalog: &'v Catalog,
    /// The language of the merchant's words.
    pub locale: &'v Locale,
    /// How dates and amounts are written.
    pub format: &'v dyn Format,
}

impl<'v> Voice<'v> {
    /// The words for a key.
    pub fn text(&self, key: Key) -> &'v str {
        self.catalog.text(key)
    }

    /// The words for a key with its `{…}` filled in.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.catalog.fill(key, values)
    }

    /// The merchant's words.
    pub fn words<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.locale)
    }

    /// What something is, and that: `Product: Twill scarf`.
    pub fn labelled(&self, label: &str, words: &str) -> String {
        self.fill(Key::JoinLabel, &[("label", label), ("words", words)])
    }

    /// Words with a remark: `can you embroider (no answer found)`; without one they stand alone.
    pub fn noted(&self, words: &str, note: &str) -> String {
        if note.is_empty() { words.to_owned() } else { self.fill(Key::JoinNote, &[("words", words), ("note", note)]) }
    }

    /// A day and a time of it: `Fri 20 Nov 14:00`, `Today 14:00–17:00`.
    pub fn at(&self, day: &str, time: &str) -> String {
        self.fill(Key::JoinTime, &[("day", day), ("time", time)])
    }
}
