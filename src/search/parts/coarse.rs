//! Which few answers are worth a closer look?
//!
//! The sums of [`rank`](super::super::rank) over what the parts list of each answer: how often a word stands in its text, and
//! in which of its phrases. Only which part of a long text answers is not seen from here.

use super::super::index::{FIELD, Field};
use super::super::query::{Query, Term};
use super::super::rank::{Weights, closeness, coverage, worth_of};
use super::super::top::keep_best;
use super::head::Head;
use super::sight::Sight;
use super::terms::{Phrase, Place, Terms};

/// What the product in view makes of answers about some products: the lift of those listed, and of all others.
pub(super) struct Lifts {
    /// Sorted numbers of answers.
    pub(super) product: Vec<u32>,
    pub(super) kind: Vec<u32>,
    pub(super) others: f32,
}

impl Lifts {
    fn of(&self, answer: u32, weights: &Weights) -> f32 {
        if self.product.binary_search(&answer).is_ok() {
            weights.scope
        } else if self.kind.binary_search(&answer).is_ok() {
            weights.of_kind()
        } else {
            self.others
        }
    }
}

/// Phrases of one answer that are told apart; further ones count only as a whole.
const PHRASES: usize = 4;

#[derive(Clone, Copy, Default)]
struct Sum {
    answer: u32,
    scoped: bool,
    score: f32,
    covered: f32,
    /// Of the word at hand: how often, and how surely.
    count: f32,
    sure: f32,
    phrases: [Said; PHRASES],
}

/// What a phrase says of the query.
#[derive(Clone, Copy, Default)]
struct Said {
    ordinal: u8,
    /// Its field; none where no phrase is told yet.
    field: Option<Field>,
    mass: f32,
    covered: f32,
    sure: f32,
}

/// Sums by answer.
pub(super) struct Coarse<'a> {
    head: &'a Head,
    weights: &'a Weights,
    /// By answer: the place of its sum, plus one.
    slots: Vec<u32>,
    sums: Vec<Sum>,
    touched: Vec<u32>,
}

impl<'a> Coarse<'a> {
    /// The numbers of the best answers, sorted.
    pub(super) fn best(
        head: &'a Head,
        sight: &Sight,
        parts: &[&Terms],
        query: &Query,
        lifts: &Lifts,
        weights: &'a Weights,
        kept: usize,
    ) -> Vec<u32> {
        let mut coarse =
            Coarse { head, weights, slots: vec![0; head.total as usize], sums: Vec::new(), touched: Vec::new() };
        query.terms.iter().for_each(|term| coarse.add(sight, parts, term));
        let whole = query.weight().max(f32::MIN_POSITIVE);
        let mut best: Vec<(f32, u32)> = Vec::new();
        for sum in &coarse.sums {
            let lift = if sum.scoped { lifts.of(sum.answer, weights) } else { 1.0 };
            let score = (sum.score(whole, weights) * lift, sum.answer);
            keep_best(&mut best, score, kept, |a, b| a.0 > b.0 || a.0 == b.0 && a.1 < b.1);
        }
        best.into_iter().map(|(_, answer)| answer).collect()
    }

    fn add(&mut self, sight: &Sight, parts: &[&Terms], term: &Term) {
        for m in &term.matches {
            let spot = sight.spots.get(m.term as usize).copied().flatten();
            let Some((terms, at)) = spot.and_then(|(part, at)| Some((parts.get(part as usize)?, at))) else { continue };
            let (first, places) = terms.listed(at);
            for (place, number) in places.iter().zip(first..) {
                self.touch(place, terms.phrases(number), m.sure);
            }
        }
        for at in self.touched.drain(..) {
            let Some(sum) = self.sums.get_mut(at as usize) else { continue };
            sum.score += term.weight * sum.count / (self.weights.repeat + sum.count);
            sum.covered += term.weight * core::mem::take(&mut sum.sure);
            sum.count = 0.0;
            for said in &mut sum.phrases {
                said.covered += term.weight * core::mem::take(&mut said.sure);
            }
        }
    }

    fn touch(&mut self, place: &Place, phrases: &[Phrase], sure: f32) {
        let Some(slot) = self.slots.get_mut(place.answer as usize) else { return };
        if *slot == 0 {
            self.sums.push(Sum { answer: place.answer, scoped: place.scoped, ..Sum::default() });
            *slot = self.sums.len() as u32;
        }
        let at = *slot - 1;
        let Some(sum) = self.sums.get_mut(at as usize) else { return };
        if sum.sure == 0.0 {
            self.touched.push(at);
        }
        sum.sure = sum.sure.max(sure);
        let length = self.head.lengths.get(usize::from(place.length)).copied().unwrap_or(1);
        sum.count +=
            f32::from(place.count) * sure * worth_of(&self.head.mean_length, Field::Body, length, self.weights);
        for phrase in phrases {
            let field = FIELD.get(usize::from(phrase.field)).copied().unwrap_or(Field::Body);
            sum.count += sure * worth_of(&self.head.mean_length, field, phrase.length.into(), self.weights);
            let own = |said: &&mut Said| said.field.is_none() || said.ordinal == phrase.ordinal;
            if let Some(said) = sum.phrases.iter_mut().find(own) {
                (said.ordinal, said.field) = (phrase.ordinal, Some(field));
                said.mass = f32::from(phrase.mass.max(1)) / 2.0;
                said.sure = said.sure.max(sure);
            }
        }
    }
}

impl Sum {
    fn score(&self, whole: f32, weights: &Weights) -> f32 {
        let mut best = 0f32;
        for said in &self.phrases {
            if let Some(field) = said.field {
                best = best.max(closeness(field, said.mass, said.covered, whole, weights));
            }
        }
        (self.score / whole + weights.passage * best) * coverage(self.covered, whole, weights)
    }
}
