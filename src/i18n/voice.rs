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

    /// Several things of which any will do: `a, b or c`.
    pub fn any_of(&self, things: &[&str]) -> String {
        let Some((last, rest)) = things.split_last() else { return String::new() };
        let join = |all: String, next: &str, key: Key| self.fill(key, &[("a", &all), ("b", next)]);
        let Some((first, middle)) = rest.split_first() else { return (*last).to_owned() };
        let all = middle.iter().fold((*first).to_owned(), |all, next| join(all, next, Key::ListComma));
        join(all, last, Key::ListOr)
    }
}
