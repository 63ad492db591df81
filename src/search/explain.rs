//! Why does this answer rank where it does?
//!
//! The same sums as [`rank`](super::rank), kept apart: what each word of the query adds, in which field, and what became
//! of the word (itself, its kin, a slip); what the best passage adds; what the product in view makes of it. The parts add
//! up to the score. Nothing the widget runs asks for it.

use super::analysis::{Kind, tokens};
use super::excerpt;
use super::index::{Field, Index, Posting};
use super::query::{Match, Query, Term, Word, beginnings, join, kin, known, words};
use super::rank::{self, Weights, lift, signs, worth};
use super::stem::stem;
use super::{ANSWERED, Context, Span};

/// Where an answer ranks, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explained {
    /// The answer's id.
    pub id: String,
    /// Its place among all that fit, from 1; none where no word of the query fits.
    pub place: Option<usize>,
    /// The sum of what all words and the passage add.
    pub score: f32,
    /// The words of the query, in their order.
    pub words: Vec<Said>,
    /// The passage that is closest to being the question asked; none where no word fits.
    pub passage: Option<Closest>,
    /// From 0 to 1: the share of the query's weight that the answer holds.
    pub covered: f32,
    /// What that share makes of the score; it is within what words and passage add.
    pub coverage: f32,
    /// What the product in view makes of the score; it is within what words and passage add.
    pub lift: f32,
    /// Which products the answer is about.
    pub about: About,
    /// How sure it is that this answers.
    pub confidence: Confidence,
}

/// A word of the query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// As it was typed, folded; two words that the answers write as one stand together.
    pub word: String,
    /// From 0 to 1: its share of the query's weight; rare words weigh more.
    pub share: f32,
    /// Whether it only holds the sentence together.
    pub faint: bool,
    /// Whether any answer holds it, or what it may stand for.
    pub known: bool,
    /// What of this answer it stands for.
    pub meant: Vec<Meant>,
    /// What it adds to the score, by field.
    pub fields: Vec<(&'static str, f32)>,
    /// What it adds to the score.
    pub adds: f32,
}

/// A word of the answer that a word of the query stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meant {
    /// As the answer writes it, where its text is kept.
    pub word: String,
    /// `exact`, `form` (another ending), `synonym`, `joined` (two words and one), `kin`, `prefix`, `sound` (Greek in Latin
    /// letters) or `typo`.
    pub how: &'static str,
    /// From 0 to 1.
    pub sure: f32,
    /// How often, by field.
    pub counts: Vec<(&'static str, u32)>,
}

/// The best passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closest {
    /// Its words, matches marked; none for fields that are not shown.
    pub text: Vec<Span>,
    /// Its field.
    pub field: &'static str,
    /// From 0 to 1: how close it is to being the question asked and nothing else.
    pub close: f32,
    /// What it adds to the score.
    pub adds: f32,
}

/// Which products an answer is about, as seen from the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// The product in view.
    This,
    /// A category or tag of the product in view.
    Like,
    /// Every product.
    #[default]
    Every,
    /// Other products than the one in view.
    Others,
    /// Some products, and none is in view.
    Unseen,
}

/// How sure it is that an answer answers, and by which signs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Confidence {
    /// From 0 to 1.
    pub value: f32,
    /// From here on the best answer is called one.
    pub needed: f32,
    /// The score of the best other answer.
    pub rival: f32,
    /// How well it fits, how far it is ahead, how much was said; what is below zero speaks against it.
    pub signs: [f32; 3],
    /// Whether no word of the query says anything by itself, which halves the confidence.
    pub hollow: bool,
}

impl Index {
    /// Explains how an answer ranks for a query; none for an id that is no answer's.
    pub fn explain(&self, query: &str, context: &Context, id: &str) -> Option<Explained> {
        let weights = &Weights::DEFAULT;
        let number = self.entries.iter().position(|entry| entry.id == id)?;
        let entry = self.entries.get(number)?;
        let words = words(self, query);
        let mut told = Vec::new();
        let query = Query::read_telling(self, &words, query, context.typing, weights, &mut |at, term| {
            told.push(Told { words: &words, at, term, open: context.typing && at + 1 == words.len() });
        });
        let told = one_each(told);
        let fits = rank::rank(self, &query, context, self.entries.len(), weights);
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
            ..Explained::default()
        };
        let factor = coverage * explained.lift;
        let sums = Sums { index: self, number: number as u32, query: &query, weights };
        explained.words = told.iter().map(|(told, word)| sums.said(told, word, whole, factor)).collect();
        explained.passage = if covered > 0.0 { sums.closest(whole, factor) } else { None };
        let rival = fits.get(usize::from(place == Some(0))).map_or(0.0, |fit| fit.score);
        let signs = signs(fit.score, rival, fit.covered / self.rarity(0));
        let (value, hollow) = (fit.confidence, query.hollow);
        explained.confidence = Confidence { value, needed: ANSWERED, rival, signs, hollow };
        Some(explained)
    }
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
struct Sums<'q> {
    index: &'q Index,
    number: u32,
    query: &'q Query,
    weights: &'q Weights,
}

impl Sums<'_> {
    /// The postings of a term that lie in the answer, each with its field.
    fn own(&self, term: u32) -> impl Iterator<Item = (&Posting, Field)> {
        let own = |posting: &Posting| {
            let passage = self.index.passages.get(posting.passage as usize)?;
            (passage.entry == self.number).then_some(passage.field)
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
                let count = f32::from(posting.count) * m.sure * self.worth(field);
                add(&mut counts, field, count);
                add(&mut meant.counts, field.name(), u32::from(posting.count));
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
        self.index.entries.get(self.number as usize).map_or(0.0, |entry| worth(self.index, entry, field, self.weights))
    }

    /// The passage that is closest to being the question.
    fn closest(&self, whole: f32, factor: f32) -> Option<Closest> {
        let mut best: Option<(f32, usize)> = None;
        for (at, passage) in self.index.passages.iter().enumerate().filter(|(_, p)| p.entry == self.number) {
            let covered: f32 = self.query.terms.iter().map(|term| term.weight * self.surest(term, at)).sum();
            let sides = (1.0 - self.weights.focus) * whole + self.weights.focus * passage.mass;
            let close = covered / sides.max(covered).max(f32::MIN_POSITIVE);
            if best.is_none_or(|(most, _)| close > most) {
                best = Some((close, at));
            }
        }
        let (close, at) = best?;
        let passage = self.index.passages.get(at)?;
        let text = excerpt::excerpt(self.index, self.query, self.index.text_of(passage));
        Some(Closest { text, field: passage.field.name(), close, adds: self.weights.passage * close * factor })
    }

    /// How surely a passage holds a word.
    fn surest(&self, term: &Term, passage: usize) -> f32 {
        let holds = |m: &&Match| self.index.postings_of(m.term).iter().any(|p| p.passage as usize == passage);
        term.matches.iter().filter(holds).map(|m| m.sure).fold(0.0, f32::max)
    }

    /// A term as the answer writes it first, or else as the index knows it.
    fn written(&self, term: u32) -> String {
        let index = self.index;
        for passage in index.passages.iter().filter(|passage| passage.entry == self.number) {
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
        if word.exact(index) == Some(m.term) {
            let is_written = word.kind != Kind::Word || index.words.find(&word.text).is_some();
            return if is_written && known(index, &word.text).is_none_or(|term| term == m.term) {
                "exact"
            } else {
                "form"
            };
        }
        let stems: Vec<String> = told.words.iter().map(|word| word.stem(index)).collect();
        if index.synonyms_of(&stems, weights.synonym).get(told.at).is_some_and(|same| has(same)) {
            return "synonym";
        }
        let mut term = Term { weight: 1.0, ..Term::default() };
        let before = told.at.checked_sub(1).and_then(|before| told.words.get(before));
        if let Some(before) = before {
            join(index, before, word, &mut term, weights);
        }
        if let Some(after) = told.words.get(told.at + 1) {
            join(index, word, after, &mut term, weights);
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
        if found(&|matches| kin(index, &word.text, weights, matches)) {
            "kin"
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
