//! Which place does a question name?
//!
//! The shop's places by their names and other names, countries by theirs in the languages at hand, and postcodes. Words
//! are folded as the search folds them; of names within one another the longest wins, and what a parcel comes *from* or
//! goes *outside* of is not where it goes.
//!
//! Does not know: whether the question is about delivery.

use super::called::{Name, Names, Target, Word, case, glyphs, holds, is_katakana, is_unspaced, words};
use super::code;
use super::fold::fold;
use crate::delivery::{Certainty, Destination};
use crate::i18n::{is_capital, is_small};

/// A place that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What to call it; empty where place or country have names of their own.
    pub label: String,
    /// Where that is.
    pub destination: Destination,
    /// The bytes of the question that name it.
    pub(super) spans: Vec<(usize, usize)>,
}

// "the Turks and Caicos Islands" has as many.
const WORDS_MAX: usize = 6;

// What comes from there or goes elsewhere.
const APART: &str = " from outside beyond except aus von vom ausserhalb depuis hors sauf desde fuera excepto απο εκτοσ εξω \
    πλην من خارج باستثناء ";
// In scripts without spaces, before and after the name.
const APART_BEFORE: [&str; 4] = ["从", "從", "由", "除"];
const APART_AFTER: [&str; 14] =
    ["以外", "之外", "国外", "國外", "境外", "外", "から", "より", "語", "语", "製", "制", "产", "産"];
/// What leads to a place.
pub(super) const TOWARDS: &str = " to into in for at towards nach in zu bis fur a en au aux vers pour chez jusqu para hasta \
    σε στη στην στο στον στα στισ στουσ για προσ ωσ μεχρι الي في ";
// Names that are ordinary words of shops, too: only after one of those.
const ORDINARY: &str = " china jersey turkey guinea panama jordan chad reunion iran كوبا مالي ";

impl Names {
    /// The place that a question names; `home` are the countries whose postcodes need no country beside them.
    pub fn recognise(&self, question: &str, home: &[&str]) -> Option<Named> {
        let words = words(question);
        let mut found = self.spaced_in(question, &words);
        found.extend(self.unspaced_in(question));
        // A name within a longer one is that one's, even where the longer one is not meant.
        let outer = |inner: &Found<'_>| {
            found.iter().any(|f| f.start <= inner.start && f.end >= inner.end && f.length() > inner.length())
        };
        let mut meant: Option<&Found<'_>> = None;
        for one in found.iter().filter(|one| !one.apart && !outer(one)) {
            let weight = |f: &Found<'_>| (self.target(f).is_some_and(|target| target.is_part), f.length());
            if meant.is_none_or(|before| weight(one) > weight(before)) {
                meant = Some(one);
            }
        }
        let mut spans: Vec<(usize, usize)> = found.iter().map(|one| (one.start, one.end)).collect();
        let Some((meant, target)) = meant.and_then(|meant| Some((meant, self.target(meant)?))) else {
            let (country, code) =
                home.iter().find_map(|home| Some((home, code::find(question, &words, home, &spans)?)))?;
            spans.push((code.start, code.end));
            let destination = Destination {
                country: (*country).to_owned(),
                postcode: Some(code.normal),
                certainty: Certainty::Chosen,
                ..Destination::default()
            };
            return Some(Named { label: String::new(), destination, spans });
        };
        let mut named = Named { label: meant.name.label.clone(), destination: target.to.clone(), spans };
        if let Some(code) = code::find(question, &words, &target.to.country, &named.spans) {
            // A postcode says more than any name.
            named.spans.push((code.start, code.end));
            named.label.clear();
            named.destination.place = None;
            named.destination.postcode = Some(code.normal);
        }
        Some(named)
    }

    fn target(&self, found: &Found<'_>) -> Option<&Target> {
        self.targets.get(found.name.target)
    }

    fn spaced_in(&self, question: &str, words: &[Word]) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for (i, first) in words.iter().enumerate() {
            // In Arabic also without the word glued to its front: لقبرص is to Cyprus.
            let bare = first.term.strip_prefix(['ل', 'ب', 'و', 'ف', 'ك']).map(case);
            for form in core::iter::once(first.case.clone()).chain(bare).filter(|form| !form.is_empty()) {
                let mut key = form;
                for (end, last) in words.iter().enumerate().skip(i).take(WORDS_MAX) {
                    if last.case.is_empty() {
                        continue;
                    }
                    if end > i {
                        key.push(' ');
                        key.push_str(&last.case);
                    }
                    let from = self.spaced.partition_point(|name| name.key < key);
                    let written = question.get(first.start..last.end).unwrap_or_default();
                    let Some(name) = self.named(from, &key, written) else {
                        if self.spaced.get(from).is_some_and(|name| name.key.starts_with(&key)) {
                            continue;
                        }
                        break;
                    };
                    if is_meant(name, question, words, i) {
                        let apart = leading(words, i).any(|word| holds(APART, word));
                        all.push(Found { name, start: first.start, end: last.end, apart });
                    }
                }
            }
        }
        all
    }

    /// The first name of a key; of several alike the one that is written so: Crète is not called Crete.
    fn named(&self, from: usize, key: &str, written: &str) -> Option<&Name> {
        let first = self.spaced.get(from).filter(|name| name.key == key)?;
        let alike = self.spaced.get(from..).unwrap_or_default().iter();
        let mut alike = alike.take_while(|name| name.key == key && name.target == first.target);
        Some(alike.find(|name| !first.label.is_empty() && name.label == written).unwrap_or(first))
    }

    fn unspaced_in(&self, question: &str) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        if !question.chars().any(|c| is_unspaced(fold(c).class)) {
            return all;
        }
        let glyphs = glyphs(question);
        let text: String = glyphs.iter().map(|(c, _)| *c).collect();
        for name in &self.unspaced {
            for (at, _) in text.match_indices(&name.key) {
                let before = text.get(..at).unwrap_or_default();
                let after = text.get(at + name.key.len()..).unwrap_or_default();
                // タイ is no part of タイツ.
                let goes_on =
                    |a: Option<char>, b: Option<char>| a.is_some_and(is_katakana) && b.is_some_and(is_katakana);
                if goes_on(before.chars().next_back(), name.key.chars().next())
                    || goes_on(name.key.chars().next_back(), after.chars().next())
                {
                    continue;
                }
                let first = before.chars().count();
                let byte = |glyph: usize| glyphs.get(glyph).map_or(question.len(), |(_, at)| *at);
                let apart = APART_BEFORE.iter().any(|word| before.ends_with(word))
                    || APART_AFTER.iter().any(|word| after.starts_with(word));
                let end = byte(first + name.key.chars().count());
                all.push(Found { name, start: byte(first), end, apart });
            }
        }
        all
    }
}

/// A name in a question.
struct Found<'n> {
    name: &'n Name,
    start: usize,
    end: usize,
    /// Whether something comes from there, or goes elsewhere.
    apart: bool,
}

impl Found<'_> {
    fn length(&self) -> usize {
        self.end - self.start
    }
}

/// The words before one, nearest first, as far as the second that is no article.
pub(super) fn leading(words: &[Word], before: usize) -> impl Iterator<Item = &str> {
    let before = words.get(..before).unwrap_or_default().iter().rev();
    before.filter(|word| !word.case.is_empty() || holds(TOWARDS, &word.term)).take(2).map(|word| word.term.as_str())
}

/// Whether letters that may also be an ordinary word are meant as a name: "US" is not "us", and a china cup is a cup.
fn is_meant(name: &Name, question: &str, words: &[Word], at: usize) -> bool {
    let first = words.get(at).map_or("", |word| word.term.as_str());
    // لكوبا is to Cuba, and كوبا alone may be a cup.
    let towards = || leading(words, at).next().is_some_and(|word| holds(TOWARDS, word)) || first.starts_with('ل');
    if holds(ORDINARY, &name.key) {
        return words.len() == 1 || towards();
    }
    if name.key.chars().count() > 2 || matches!(name.key.as_str(), "uk" | "eu") {
        return true;
    }
    let written = words.get(at).and_then(|word| question.get(word.start..word.end)).unwrap_or_default();
    let after_the = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.term == "the");
    let capitals = written.chars().all(is_capital);
    capitals && (words.len() == 1 || question.chars().any(is_small)) || after_the && name.key == "us"
}
