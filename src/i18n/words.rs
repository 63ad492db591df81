//! What does the merchant call it, in this language?

use serde::Serialize;

use super::Locale;
use crate::problem::{Reader, Value};
use crate::taken;

/// The merchant's words for one thing, in one or several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words(Vec<(Option<Locale>, String)>);

taken! { Words { 0 } }

impl Words {
    /// The same words in every language.
    pub fn plain(text: impl Into<String>) -> Words {
        Words(vec![(None, text.into())])
    }

    /// Reads `"Standard"` or `{ en = "Standard", el = "Απλή" }`.
    pub fn read(reader: &Reader<'_>) -> Words {
        match reader.value() {
            Value::Map(_) => Words(
                reader
                    .entries()
                    .into_iter()
                    .filter_map(|(key, words)| {
                        let Some(locale) = Locale::parse(key) else {
                            words.error(
                                "locale",
                                format_args!("`{key}` is not a language"),
                                "write a language tag such as en, el or zh-Hans",
                            );
                            return None;
                        };
                        Some((Some(locale), words.text()?.to_owned()))
                    })
                    .collect(),
            ),
            _ => reader.text().map(Words::plain).unwrap_or_default(),
        }
    }

    /// The same words, with a form for every language that has none of its own.
    #[must_use]
    pub fn or(mut self, text: impl Into<String>) -> Words {
        self.0.retain(|(locale, _)| locale.is_some());
        self.0.push((None, text.into()));
        self
    }

    /// The words for a locale; else those without a language, else English, else the first.
    pub fn get(&self, locale: &Locale) -> &str {
        let tags: Vec<Locale> = self.0.iter().filter_map(|(l, _)| l.clone()).collect();
        let find = |wanted: Option<&Locale>| self.0.iter().find(|(l, _)| l.as_ref() == wanted);
        locale
            .best_of(&tags)
            .and_then(|best| find(Some(best)))
            .or_else(|| find(None))
            .or_else(|| find(Some(&Locale::english())))
            .or_else(|| self.0.first())
            .map_or("", |(_, words)| words)
    }

    /// Keeps what a reader of one language sees, and the form without a language, by which things are also called.
    pub fn narrow(&mut self, locale: &Locale) {
        let shown = self.get(locale).to_owned();
        let tag = self.0.iter().find(|(_, words)| *words == shown).and_then(|(tag, _)| tag.clone());
        self.0.retain(|(tag, _)| tag.is_none());
        if tag.is_some() {
            self.0.insert(0, (tag, shown));
        }
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, words)| words.trim().is_empty())
    }

    /// Every form, whatever its language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, words)| words.as_str())
    }
}
