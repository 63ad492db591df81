//! Which pages are there, and which of them are one page in several languages?
//!
//! Looked up once, by hash: ten thousand answers point to each other.

use std::collections::HashMap;

use maud::{Markup, html};
use shelfhelp::content::{Answer, Record, Shop};
use shelfhelp::i18n::{Catalog, Direction, Format, Key, Locale, Voice};

use super::address::{self, Base};
use super::tongue::{self, Tongue};
use super::words::{self, Say};
use crate::compile::{Compiled, Written};

/// The help centre of a shop.
pub(super) struct Site<'s> {
    pub(super) shop: &'s Shop,
    pub(super) base: Option<&'s Base>,
    /// The style sheet's file.
    pub(super) style: String,
    /// In the shop's order; there always is one.
    pub(super) languages: Vec<Language<'s>>,
}

/// Everything in one language.
pub(super) struct Language<'s> {
    pub(super) locale: Locale,
    pub(super) name: String,
    pub(super) tongue: Tongue,
    pub(super) catalog: Catalog,
    pub(super) shop_name: String,
    pub(super) answers: Vec<Entry<'s>>,
    pub(super) topics: Vec<Topic>,
    by_id: HashMap<&'s str, usize>,
}

/// An answer and its page.
pub(super) struct Entry<'s> {
    pub(super) answer: &'s Answer,
    pub(super) record: &'s Record,
    /// Its place in the shop's document.
    pub(super) at: &'s str,
    pub(super) file: String,
    /// Which of the topics it is under.
    pub(super) topic: usize,
}

/// A heading and what is under it.
pub(super) struct Topic {
    pub(super) name: String,
    pub(super) file: String,
    pub(super) answers: Vec<usize>,
}

impl<'s> Site<'s> {
    pub(super) fn new(compiled: &'s Compiled, base: Option<&'s Base>, style: String) -> Site<'s> {
        let of = |locale: &Locale| {
            let answers = compiled.answers.iter().find(|(known, _)| known == locale);
            let written = compiled.written.iter().find(|(known, _)| known == locale);
            let pair =
                answers.zip(written).map(|((_, answers), (_, written))| (answers.as_slice(), written.as_slice()));
            Language::new(&compiled.shop, locale, pair.unwrap_or_default())
        };
        // A language without answers has nothing to show.
        let mut languages: Vec<Language<'s>> =
            compiled.shop.locales.iter().map(of).filter(|language| !language.answers.is_empty()).collect();
        if languages.is_empty() {
            languages.push(of(&compiled.first_locale()));
        }
        Site { shop: &compiled.shop, base, style, languages }
    }

    /// The same answer in every language that has it: language and file.
    pub(super) fn versions(&self, id: &str) -> Vec<(usize, String)> {
        let found = self.languages.iter().enumerate();
        found.filter_map(|(i, language)| Some((i, language.find(id)?.file.clone()))).collect()
    }

    /// One file in every language.
    pub(super) fn everywhere(&self, file: &str) -> Vec<(usize, String)> {
        (0..self.languages.len()).map(|i| (i, file.to_owned())).collect()
    }
}

impl<'s> Language<'s> {
    fn new(shop: &'s Shop, locale: &Locale, (answers, written): (&'s [Answer], &'s [Written])) -> Language<'s> {
        let tongue = Tongue::of(locale, shop.country.as_deref());
        let more = Say::MoreTopic.words(tongue.place);
        let mut language = Language {
            locale: locale.clone(),
            name: words::endonym(locale),
            catalog: tongue::catalog(locale),
            shop_name: shop.name.get(locale).to_owned(),
            tongue,
            answers: Vec::new(),
            topics: Vec::new(),
            by_id: HashMap::new(),
        };
        let mut topics: HashMap<&str, usize> = HashMap::new();
        for (answer, written) in answers.iter().zip(written) {
            let topic = *topics.entry(answer.topic.as_str()).or_insert_with(|| {
                let name = if answer.topic.is_empty() { more } else { &answer.topic };
                let file = address::topic(name);
                language.topics.push(Topic { name: name.to_owned(), file, answers: Vec::new() });
                language.topics.len() - 1
            });
            let place = language.answers.len();
            if let Some(topic) = language.topics.get_mut(topic) {
                topic.answers.push(place);
            }
            language.by_id.entry(&answer.id).or_insert(place);
            let (record, at, file) = (&written.record, written.at.as_str(), address::answer(&answer.id));
            language.answers.push(Entry { answer, record, at, file, topic });
        }
        language
    }

    /// The answer with an id.
    pub(super) fn find(&self, id: &str) -> Option<&Entry<'s>> {
        self.by_id.get(id).and_then(|place| self.answers.get(*place))
    }

    /// The folder of its pages.
    pub(super) fn folder(&self) -> &str {
        self.locale.as_str()
    }

    pub(super) fn dir(&self) -> &'static str {
        if self.locale.direction() == Direction::Rtl { "rtl" } else { "ltr" }
    }

    /// How shoppers are spoken to.
    pub(super) fn voice(&self) -> Voice<'_> {
        Voice { catalog: &self.catalog, locale: &self.locale, format: &self.tongue.format }
    }

    pub(super) fn say(&self, key: Say) -> &'static str {
        key.words(self.tongue.place)
    }

    pub(super) fn fill(&self, key: Say, values: &[(&str, &str)]) -> String {
        key.fill(self.tongue.place, values)
    }

    /// So many things.
    pub(super) fn count(&self, key: Say, number: i64) -> String {
        self.count_as(key, number, &self.tongue.format.number(number))
    }

    /// So many things, written as a range such as `2–3`.
    pub(super) fn count_as(&self, key: Say, number: i64, shown: &str) -> String {
        key.count(self.tongue.place, self.tongue.format.plural(number), shown)
    }

    pub(super) fn text(&self, key: Key) -> &str {
        self.catalog.text(key)
    }

    /// Questions as links, in this folder.
    pub(super) fn list<'e>(&'e self, entries: impl Iterator<Item = &'e Entry<'s>>) -> Markup
    where
        's: 'e,
    {
        html! {
            ul.list {
                @for entry in entries {
                    li { a href=(entry.file) { (entry.answer.question) } }
                }
            }
        }
    }
}
