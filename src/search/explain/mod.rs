//! Why does this answer rank where it does?
//!
//! The same sums as in [`rank`](super::rank), kept apart: what each word of the query adds, in which field, and what became
//! of the word (itself, its kin, a slip); what the best passage adds; what the product in view makes of it. The parts add
//! up to the score. Nothing the widget runs asks for it.

mod told;

pub use told::{About, Closest, Confidence, Explained, Meant, Near, Said};

use super::analysis::{Kind, tokens};
use super::compound::{heads, join};
use super::confidence::{SIGNS, Seen};
use super::excerpt;
use super::forms::{beginnings, kin};
use super::index::{Field, Index, Posting};
use super::query::{Match, Query, Term, Word, known, words};
use super::rank::{Fit, Weights, closeness, lift, settle, worth};
use super::stem::stem;
use super::sums::Sums;
use super::twice::AGAIN;
use super::{ANSWERED, Context};
use crate::list::sort_by;

impl Index {
    /// Explains how an answer ranks for a query; none for an id that is no answer's.
    pub fn explain(&self, query: &str, context: &Context, id: &str) -> Option<Explained> {
        let weights = &Weights::DEFAULT;
        let number = self.entries.iter().position(|entry| entry.id == id)?;
        let entry = self.entries.get(number)?;
        let words = words(self, query, context.typing);
        let mut told = Vec::new();
        let query = Query::read_telling(self, &words, query, context.typing, weights, &mut |at, term| {
            told.push(Told { words: &words, at, term, open: context.typing && at + 1 == words.len() });
        });
        let told = one_each(told);
        let (fits, judged) = all(self, &query, context, weights, number);
        let place = fits.iter().position(|fit| fit.entry as usize == number);
        let fit = place.and_then(|at| fits.get(at)).copied().unwrap_or_default();
        let whole = query.weight();
        let covered = fit.covered / whole.max(f32::MIN_POSITIVE);
        let coverage = if covered > 0.0 { (weights.coverage * covered.ln()).exp() } else { 0.0 };
        let mut explained = Explained {
            id: id.to_owned(),
            place: place.map(|at| at + 1),
            score: fit.score,
            covered,
            coverage,
            lift: lift(entry, context, weights),
            about: about(entry.closeness(context), context),
            again: fit.again,
            ..Explained::default()
        };
        let factor = coverage * explained.lift * if fit.again { AGAIN } else { 1.0 };
        let parts = Parts { index: self, number: number as u32, query: &query, weights };
        explained.words = told.iter().map(|(told, word)| parts.said(told, word, whole, factor)).collect();
        explained.passage = if covered > 0.0 { parts.closest(whole, factor) } else { None };
        explained.meaning = near(self, &words, &query, &fit);
        explained.confidence = Confidence {
            value: fit.confidence,
            needed: ANSWERED,
            rival: judged.rival,
            signs: judged.signs,
            hollow: query.hollow,
        };
        Some(explained)
    }
}

/// How every answer fits that fits at all, best first, and how one of them is judged.
fn all(index: &Index, query: &Query, context: &Context, weights: &Weights, number: usize) -> (Vec<Fit>, Judged) {
    let whole = query.weight();
    let mut sums = Sums::of(index);
    query.by_weight().into_iter().for_each(|term| sums.add(index, term, weights, false));
    let meant = index.meant(query, weights);
    let fit = |number: u32| {
        let fit = sums.fit(index, number, whole, meant.as_ref(), weights);
        let mut fit = fit.filter(|_| whole > 0.0)?;
        fit.lift(lift(index.entries.get(number as usize)?, context, weights));
        Some(fit)
    };
    let mut fits: Vec<Fit> = sums.candidates(meant.as_ref(), weights).filter_map(fit).collect();
    sums.keep(index);
    // Of equals the earlier answer stays ahead.
    sort_by(&mut fits, |a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
    let seen = Seen::of(index, query, &fits);
    let own = fits.iter().find(|fit| fit.entry as usize == number);
    let judged = own.map(|fit| Judged { rival: seen.rival(fit), signs: seen.signs(fit) });
    settle(index, query, &mut fits, context.limit());
    (fits, judged.unwrap_or_default())
}

/// By what one answer is judged.
#[derive(Default)]
struct Judged {
    rival: f32,
    signs: [f32; SIGNS],
}

/// What closeness in meaning adds to an answer, and by which words.
fn near(index: &Index, words: &[Word], query: &Query, fit: &Fit) -> Option<Near> {
    if fit.meant <= 0.0 {
        return None;
    }
    let shares = index.meant_by(query, fit.entry);
    let whole: f32 = shares.iter().map(|(_, share)| share).sum();
    let mut near = Near { cosine: fit.cosine, words: Vec::new(), adds: fit.meant };
    for (at, share) in shares.into_iter().filter(|(_, share)| *share != 0.0) {
        let word = words.get(at).map_or("", |word| word.text.as_str());
        add(&mut near.words, word.to_owned(), share / whole * fit.meant);
    }
    sort_by(&mut near.words, |(_, a), (_, b)| b.total_cmp(a));
    Some(near)
}

/// A term of the query, and the word that it came from.
struct Told<'w> {
    words: &'w [Word],
    at: usize,
    term: usize,
    /// Whether the word may be only the beginning of one.
    open: bool,
}

/// One for each term of the query, with the words that became it: `dish washer` is one where answers say `dishwasher`.
fn one_each(told: Vec<Told<'_>>) -> Vec<(Told<'_>, String)> {
    let mut each: Vec<(Told<'_>, String)> = Vec::new();
    for told in told {
        let word = told.words.get(told.at).map_or("", |word| word.text.as_str());
        match each.iter_mut().find(|(known, _)| known.term == told.term) {
            Some((_, words)) if words == word => {}
            Some((_, words)) => *words = format!("{words} {word}"),
            None => {
                let word = word.to_owned();
                each.push((told, word));
            }
        }
    }
    each
}

/// One answer and one query.
struct Parts<'q> {
    index: &'q Index,
    number: u32,
    query: &'q Query,
    weights: &'q Weights,
}

impl Parts<'_> {
    /// The postings of a term that lie in the answer, each with its field.
    fn own(&self, term: u32) -> impl Iterator<Item = (&Posting, Field)> {
        let own = |posting: &Posting| {
            let passage = self.index.passages.get(posting.passage() as usize)?;
            (passage.entry() == self.number).then_some(passage.field())
        };
        self.index.postings_of(term).iter().filter_map(move |posting| Some((posting, own(posting)?)))
    }

    /// What a word adds, in the end.
    fn said(&self, told: &Told<'_>, words: &str, whole: f32, factor: f32) -> Said {
        let (Some(word), Some(term)) = (told.words.get(told.at), self.query.terms.get(told.term)) else {
            return Said::default();
        };
        let mut said = Said {
            word: words.to_owned(),
            share: term.weight / whole.max(f32::MIN_POSITIVE),
            faint: term.faint,
            known: !term.matches.is_empty(),
            ..Said::default()
        };
        let mut counts: Vec<(Field, f32)> = Vec::new();
        for m in &term.matches {
            let mut meant = Meant { sure: m.sure, ..Meant::default() };
            for (posting, field) in self.own(m.term) {
                let count = f32::from(posting.count()) * m.sure * self.worth(field);
                add(&mut counts, field, count);
                add(&mut meant.counts, field.name(), u32::from(posting.count()));
            }
            if !meant.counts.is_empty() {
                meant.word = self.written(m.term);
                // Greek in Latin letters is found by its sound, whatever else had to be forgiven.
                let is_sound = self.index.greek && word.text.is_ascii() && !meant.word.is_ascii();
                meant.how = if is_sound { "sound" } else { self.how(told, m) };
                said.meant.push(meant);
            }
        }
        let count: f32 = counts.iter().map(|(_, count)| count).sum();
        if count > 0.0 {
            said.adds = said.share * count / (self.weights.repeat + count) * factor;
            said.fields = counts.iter().map(|(field, own)| (field.name(), said.adds * own / count)).collect();
        }
        said
    }

    fn worth(&self, field: Field) -> f32 {
        worth(self.index, self.number, field, self.weights)
    }

    /// The passage that is closest to being the question.
    fn closest(&self, whole: f32, factor: f32) -> Option<Closest> {
        let mut best: Option<(f32, u32)> = None;
        for at in self.index.passages_of(self.number) {
            let Some(passage) = self.index.passages.get(at as usize) else { continue };
            let covered: f32 = self.query.terms.iter().map(|term| term.weight * self.surest(term, at)).sum();
            let close = closeness(passage.field(), passage.mass, covered, whole, self.weights);
            if best.is_none_or(|(most, _)| close > most) {
                best = Some((close, at));
            }
        }
        let (close, at) = best?;
        let passage = self.index.passages.get(at as usize)?;
        let text = excerpt::excerpt(self.index, self.query, self.index.text_of(at));
        Some(Closest { text, field: passage.field().name(), close, adds: self.weights.passage * close * factor })
    }

    /// How surely a passage holds a word.
    fn surest(&self, term: &Term, passage: u32) -> f32 {
        let holds = |m: &&Match| self.index.postings_of(m.term).iter().any(|p| p.passage() == passage);
        term.matches.iter().filter(holds).map(|m| m.sure).fold(0.0, f32::max)
    }

    /// A term as the answer writes it first, or else as the index knows it.
    fn written(&self, term: u32) -> String {
        let index = self.index;
        for passage in index.passages_of(self.number) {
            let mut found = None;
            tokens(index.text_of(passage), &mut |token| {
                let own = match token.kind {
                    Kind::Word | Kind::Number => index.stems.find(&stem(token.term, index.language)),
                    Kind::Gram | Kind::Single | Kind::Weak => index.stems.find(token.term),
                };
                if found.is_none() && own == Some(term as usize) {
                    found = Some(token.term.to_owned());
                }
            });
            if let Some(found) = found {
                return found;
            }
        }
        let own = index.stem_of.iter().enumerate().filter(|(_, stem)| **stem == term);
        let mut words = own.map(|(at, _)| index.words.get(at));
        // Greek words are known by their sound too, and sounds come first.
        let word = words.clone().find(|word| !word.is_ascii()).or(words.next());
        word.unwrap_or(index.stems.get(term as usize)).to_owned()
    }

    /// How a word of the query came to stand for a term: the ways in the order in which they are tried.
    fn how(&self, told: &Told<'_>, m: &Match) -> &'static str {
        let (index, weights) = (self.index, self.weights);
        let Some(word) = told.words.get(told.at) else { return "exact" };
        let has = |matches: &[Match]| matches.iter().any(|found| found.term == m.term);
        if word.spelt.iter().any(|found| found.term == m.term) {
            return if word.how.is_empty() { "form" } else { word.how };
        }
        if word.exact(index) == Some(m.term) {
            let is_written = word.kind != Kind::Word || index.words.find(&word.text).is_some();
            if !word.how.is_empty() {
                return word.how;
            }
            return if is_written && known(index, &word.text).is_none_or(|term| term == m.term) {
                "exact"
            } else {
                "form"
            };
        }
        let stems: Vec<String> = told.words.iter().map(|word| word.stem(index)).collect();
        if index.synonyms_of(&stems, weights).get(told.at).is_some_and(|same| has(same)) {
            return "synonym";
        }
        let mut term = Term { weight: 1.0, ..Term::default() };
        let before = told.at.checked_sub(1).and_then(|before| told.words.get(before));
        for (first, second) in [(before, Some(word)), (Some(word), told.words.get(told.at + 1))] {
            join(index, first, second, &mut term, weights);
        }
        // A word that was parted is surely each of its parts.
        if has(&term.matches) || m.sure >= 1.0 {
            return "joined";
        }
        let found = |fill: &dyn Fn(&mut Vec<Match>)| {
            let mut matches = Vec::new();
            fill(&mut matches);
            has(&matches)
        };
        if found(&|matches| word.without_umlauts(index, told.open, weights, matches)) {
            "form"
        } else if found(&|matches| kin(index, &word.text, weights, matches)) {
            "kin"
        } else if found(&|matches| heads(index, &word.text, weights, matches)) {
            "joined"
        } else if told.open && found(&|matches| beginnings(index, &word.text, weights, matches)) {
            "prefix"
        } else if found(&|matches| word.as_greek(index, told.open, weights, matches)) {
            "sound"
        } else {
            "typo"
        }
    }
}

fn about(closeness: Option<u8>, context: &Context) -> About {
    let no_product = context.product.is_empty() && context.categories.is_empty() && context.tags.is_empty();
    match closeness {
        Some(0) => About::This,
        Some(1) => About::Like,
        Some(_) => About::Every,
        None if no_product => About::Unseen,
        None => About::Others,
    }
}

/// Adds to the sum of a key.
fn add<K: PartialEq, N: core::ops::AddAssign>(sums: &mut Vec<(K, N)>, key: K, number: N) {
    match sums.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum += number,
        None => sums.push((key, number)),
    }
}

impl Field {
    /// What the field is called.
    fn name(self) -> &'static str {
        match self {
            Field::Question => "question",
            Field::Also => "also",
            Field::Keywords => "keywords",
            Field::Topic => "topic",
            Field::Heading => "heading",
            Field::Body => "body",
        }
    }
}
