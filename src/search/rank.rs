//! Which answers fit best, and how sure is that?
//!
//! BM25F over an answer's fields, plus how well its best passage alone is the question asked. Does not know: text.

use super::Context;
use super::index::{Entry, FIELDS, Field, Index};
use super::query::{Query, Term};
use crate::list::sort_by;

/// What each sign is worth. The defaults are measured on open sets; change them only to measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Fields: question, also, keywords, topic, heading, body.
    pub field: [f32; FIELDS],
    /// How much less words count in longer fields (BM25's b), by field.
    pub length: [f32; FIELDS],
    /// How late a repeated word stops counting (BM25's k1).
    pub repeat: f32,
    /// What the best passage adds to the whole.
    pub passage: f32,
    /// From 0 to 1: how much it matters that the passage is about nothing else.
    pub focus: f32,
    /// Power of the share of the query that an answer covers.
    pub coverage: f32,
    /// How sure a word of the same kin is.
    pub kin: f32,
    /// How sure a word begun is.
    pub prefix: f32,
    /// How sure a slip is, per edit.
    pub typo: f32,
    /// A slip in the first letter, beside others.
    pub typo_start: f32,
    /// How sure two words written as one are.
    pub joined: f32,
    /// What words like "the" count beside others.
    pub stop: f32,
    /// What a lone Han character counts beside pairs.
    pub single: f32,
    /// Lift of answers about the product in view; half of it for its categories and tags.
    pub scope: f32,
    /// What answers about other products keep.
    pub elsewhere: f32,
}

impl Weights {
    /// As shipped. Around these values all fifteen open sets are flat: halving or doubling one moves the mean of MRR@10
    /// by less than a point, and what one set gains another loses.
    pub const DEFAULT: Weights = Weights {
        // A word in the question outweighs any number of the same word in the body: with `repeat` at 2, four counts 0.67
        // at once and one body word 0.33; eight body words are needed to make up for it.
        field: [4.0, 3.0, 3.0, 1.0, 1.5, 1.0],
        length: [0.5, 0.5, 0.3, 0.3, 0.5, 0.7],
        repeat: 2.0,
        // One passage that is the question asked beats the same words strewn over an answer.
        passage: 0.5,
        focus: 0.3,
        coverage: 0.2,
        kin: 0.4,
        prefix: 0.7,
        typo: 0.8,
        typo_start: 0.7,
        joined: 0.8,
        // "How long" and "how much" tell questions apart that share their noun.
        stop: 0.5,
        single: 0.4,
        // A scoped answer passes a general one of the same fit, and no more than half a title word makes up for it.
        scope: 1.3,
        elsewhere: 0.4,
    };
}

/// An answer that fits, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fit {
    pub(super) entry: u32,
    pub(super) score: f32,
    /// The weight of the query's words that the answer holds, slips counting less.
    pub(super) covered: f32,
    /// From 0 to 1: how likely it answers.
    pub(super) confidence: f32,
    /// The passage to show.
    pub(super) passage: Option<u32>,
}

/// The best answers, best first, at most `limit`.
pub(super) fn rank(index: &Index, query: &Query, context: &Context, limit: usize, weights: &Weights) -> Vec<Fit> {
    let whole = query.weight();
    if whole <= 0.0 {
        return Vec::new();
    }
    let mut sums = Sums::new(index);
    for term in &query.terms {
        sums.add(index, term, weights);
    }
    let mut fits = sums.fits(index, whole, weights);
    for fit in &mut fits {
        fit.score *= index.entries.get(fit.entry as usize).map_or(1.0, |entry| lift(entry, context, weights));
    }
    let better = |a: &Fit, b: &Fit| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry));
    sort_by(&mut fits, better);
    let scores = [fits.first().map_or(0.0, |fit| fit.score), fits.get(1).map_or(0.0, |fit| fit.score)];
    for (place, fit) in fits.iter_mut().enumerate() {
        let rival = if place == 0 { scores[1] } else { scores[0] };
        fit.confidence = confidence(fit.score, rival, fit.covered / index.rarity(0));
    }
    fits.truncate(limit);
    fits
}

/// How likely a fit answers: a logistic curve over three signs.
///
/// How well it fits, how far its closest rival stays behind, and how much was said: one common word fits many things,
/// five rare ones hardly by accident. `covered` is in words nobody else has. Fitted on the half of two open sets with
/// unanswerable questions (both classes weighing the same) whose hash is even, checked on the other half.
fn confidence(score: f32, rival: f32, covered: f32) -> f32 {
    let sign = (score + 0.05).ln() + (score - rival) + 0.8 * (covered + 1.0).ln();
    1.0 / (1.0 + (-(SLOPE * sign + START)).exp())
}

const SLOPE: f32 = 1.5;
const START: f32 = 0.3;

struct Sums {
    /// By answer: score, weight covered.
    entries: Vec<[f32; 2]>,
    /// By passage: weight covered.
    passages: Vec<f32>,
    /// Scratch: passage, count, how sure.
    hits: Vec<(u32, f32, f32)>,
}

impl Sums {
    fn new(index: &Index) -> Sums {
        let passages = vec![0.0; index.passages.len()];
        Sums { entries: vec![[0.0; 2]; index.entries.len()], passages, hits: Vec::new() }
    }

    /// Adds what one word of the query finds.
    fn add(&mut self, index: &Index, term: &Term, weights: &Weights) {
        self.hits.clear();
        for m in &term.matches {
            let postings = index.postings_of(m.term).iter();
            self.hits.extend(postings.map(|posting| (posting.passage, f32::from(posting.count) * m.sure, m.sure)));
        }
        if term.matches.len() > 1 {
            sort_by(&mut self.hits, |a, b| a.0.cmp(&b.0));
        }
        // Hits are in the order of passages, and passages in the order of answers. Several forms of one word in one place
        // are one word covered, as surely as the surest of them.
        let mut current = u32::MAX;
        let (mut count, mut surest) = (0.0, 0f32);
        let mut last = (u32::MAX, 0f32);
        for &(number, in_passage, sure) in &self.hits {
            let Some(passage) = index.passages.get(number as usize) else { continue };
            if passage.entry != current {
                add_entry(&mut self.entries, current, term.weight, count, surest, weights);
                (current, count, surest) = (passage.entry, 0.0, 0.0);
            }
            let already = if last.0 == number { last.1 } else { 0.0 };
            last = (number, already.max(sure));
            if let Some(sum) = self.passages.get_mut(number as usize) {
                *sum += term.weight * (last.1 - already);
            }
            count += in_passage * worth(index, passage.entry, passage.field, weights);
            surest = surest.max(sure);
        }
        add_entry(&mut self.entries, current, term.weight, count, surest, weights);
    }

    /// Puts the sums together.
    fn fits(&self, index: &Index, whole: f32, weights: &Weights) -> Vec<Fit> {
        let mut fits = Vec::new();
        for (number, (entry, &[score, covered])) in index.entries.iter().zip(&self.entries).enumerate() {
            if covered > 0.0 {
                let (best, passage) = self.best(index, entry, number as u32, whole, weights);
                // A power by way of the logarithm, which is there already: `powf` alone weighs 1.6 kB.
                let coverage = (weights.coverage * (covered / whole).ln()).exp();
                let score = (score / whole + weights.passage * best) * coverage;
                fits.push(Fit { entry: number as u32, score, covered, confidence: 0.0, passage });
            }
        }
        fits
    }

    /// How well the best passage of an answer is the question asked, and which passage to show.
    fn best(&self, index: &Index, entry: &Entry, number: u32, whole: f32, weights: &Weights) -> (f32, Option<u32>) {
        let mut best = 0f32;
        // Of the body, the passage that covers most; under a heading that covers more, the passage below it.
        let mut shown: Option<(f32, u32)> = None;
        let mut heading = 0f32;
        let first = entry.first_passage as usize;
        let own = index.passages.iter().zip(&self.passages).enumerate().skip(first);
        for (at, (passage, &covered)) in own.take_while(|(_, (passage, _))| passage.entry == number) {
            let sides = (1.0 - weights.focus) * whole + weights.focus * passage.mass;
            best = best.max(covered / sides.max(covered).max(f32::MIN_POSITIVE));
            match passage.field {
                Field::Heading => heading = covered,
                Field::Body => {
                    // The words of a heading count for the passage below it, a little less than its own.
                    let covered = covered.max(0.9 * heading);
                    if shown.is_none_or(|(most, _)| covered > most) {
                        shown = Some((covered, at as u32));
                    }
                    heading = 0.0;
                }
                _ => {}
            }
        }
        (best, shown.map(|(_, at)| at))
    }
}

/// What one occurrence in a field counts, less in a long one.
fn worth(index: &Index, entry: u32, field: Field, weights: &Weights) -> f32 {
    let field = field as usize;
    let length = index.entries.get(entry as usize).map_or(0, |entry| entry.length[field]);
    let share = f32::from(length) / index.mean_length[field].max(1.0);
    weights.field[field] / (1.0 - weights.length[field] + weights.length[field] * share)
}

fn add_entry(entries: &mut [[f32; 2]], entry: u32, weight: f32, count: f32, surest: f32, weights: &Weights) {
    if let Some(sums) = entries.get_mut(entry as usize) {
        sums[0] += weight * count / (weights.repeat + count);
        sums[1] += weight * surest;
    }
}

/// What the product in view makes of an answer.
fn lift(entry: &Entry, context: &Context, weights: &Weights) -> f32 {
    let no_product = context.product.is_empty() && context.categories.is_empty() && context.tags.is_empty();
    match entry.closeness(context) {
        None if no_product => 1.0,
        None => weights.elsewhere,
        Some(0) => weights.scope,
        Some(1) => 1.0 + (weights.scope - 1.0) / 2.0,
        Some(_) => 1.0,
    }
}

impl Entry {
    /// 0 for an answer about the product in view, 1 about its categories or tags, 2 about every product; nothing for an
    /// answer about other products.
    pub(super) fn closeness(&self, context: &Context) -> Option<u8> {
        if self.scope.is_empty() {
            Some(2)
        } else if self.scope.products.contains(&context.product) {
            Some(0)
        } else {
            let category = self.scope.categories.iter().any(|category| context.categories.contains(category));
            let tag = self.scope.tags.iter().any(|tag| context.tags.contains(tag));
            (category || tag).then_some(1)
        }
    }
}
