//! Which answers fit best, and how sure is that?
//!
//! BM25F over an answer's fields, plus how well its best passage alone covers the query. Does not know: text.

use super::Context;
use super::index::{FIELDS, Index};
use super::query::Query;
use crate::list::sort_by;

/// What each sign is worth. The defaults are measured on open sets; change them only to measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Fields: question, also, keywords, topic, heading, body.
    pub field: [f32; FIELDS],
    /// How much longer fields count less (BM25's b), by field.
    pub length: [f32; FIELDS],
    /// How soon a repeated word stops counting (BM25's k1).
    pub repeat: f32,
    /// What the best passage adds to the whole.
    pub passage: f32,
    /// How much of the passage must be about the query, from 0 (none of it) to 1.
    pub focus: f32,
    /// Power of the share of the query that an answer covers.
    pub coverage: f32,
    /// How sure a word begun is.
    pub prefix: f32,
    /// How sure a slip is, per edit.
    pub typo: f32,
    /// The same beside a word that is known as it stands.
    pub typo_beside: f32,
    /// A slip in the first letter.
    pub typo_start: f32,
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
    /// As shipped.
    pub const DEFAULT: Weights = Weights {
        field: [3.0, 2.5, 2.0, 1.0, 1.5, 1.0],
        length: [0.5, 0.5, 0.3, 0.3, 0.5, 0.75],
        repeat: 1.2,
        passage: 0.5,
        focus: 0.3,
        coverage: 0.5,
        prefix: 0.7,
        typo: 0.6,
        typo_beside: 0.0,
        typo_start: 0.6,
        stop: 0.05,
        single: 0.4,
        scope: 1.5,
        elsewhere: 0.4,
    };
}

/// An answer that fits, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fit {
    pub(super) entry: u32,
    pub(super) score: f32,
    /// Share of the query's weight that the answer holds, slips counting less.
    pub(super) coverage: f32,
    /// The same of its best passage, and how much of that passage it is.
    pub(super) best: f32,
    pub(super) passage: u32,
}

/// The best answers, best first, at most `limit`.
pub(super) fn rank(index: &Index, query: &Query, context: &Context, limit: usize, weights: &Weights) -> Vec<Fit> {
    let whole = query.weight();
    if whole <= 0.0 {
        return Vec::new();
    }
    let mut sums = Sums { entry: vec![[0.0; 2]; index.entries.len()], passage: vec![0.0; index.passages.len()] };
    let mut hits: Vec<(u32, f32, f32)> = Vec::new();
    for term in &query.terms {
        hits.clear();
        for m in &term.matches {
            hits.extend(index.postings_of(m.term).iter().map(|p| (p.passage, f32::from(p.count) * m.sure, m.sure)));
        }
        if term.matches.len() > 1 {
            sort_by(&mut hits, |a, b| a.0.cmp(&b.0));
        }
        sums.add(index, &hits, term.weight, weights);
    }
    let mut fits = sums.fits(index, whole, weights);
    for fit in &mut fits {
        fit.score *= lift(index, fit.entry, context, weights);
    }
    let limit = limit.min(fits.len());
    sort_by(&mut fits, |a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
    fits.truncate(limit);
    fits
}

struct Sums {
    /// By answer: score, weight covered.
    entry: Vec<[f32; 2]>,
    /// By passage: weight covered.
    passage: Vec<f32>,
}

impl Sums {
    /// Adds one word's hits, sorted by passage.
    fn add(&mut self, index: &Index, hits: &[(u32, f32, f32)], weight: f32, weights: &Weights) {
        let mut at = 0;
        while let Some(entry) = hits.get(at).and_then(|h| index.passages.get(h.0 as usize)).map(|p| p.entry) {
            let Some(lengths) = index.entries.get(entry as usize).map(|e| e.length) else { break };
            let mut count = 0.0;
            let mut surest = 0f32;
            while let Some(&(number, in_passage, sure)) = hits.get(at) {
                let Some(passage) = index.passages.get(number as usize).filter(|p| p.entry == entry) else { break };
                let field = passage.field as usize;
                let share = f32::from(lengths[field]) / index.mean_length[field].max(1.0);
                count +=
                    weights.field[field] * in_passage / (1.0 - weights.length[field] + weights.length[field] * share);
                surest = surest.max(sure);
                // Two forms of one word in a passage are one word covered.
                let mut best = sure;
                while let Some(next) = hits.get(at + 1).filter(|next| next.0 == number) {
                    best = best.max(next.2);
                    count +=
                        weights.field[field] * next.1 / (1.0 - weights.length[field] + weights.length[field] * share);
                    at += 1;
                }
                surest = surest.max(best);
                if let Some(sum) = self.passage.get_mut(number as usize) {
                    *sum += weight * best;
                }
                at += 1;
            }
            if let Some(sum) = self.entry.get_mut(entry as usize) {
                sum[0] += weight * count / (weights.repeat + count);
                sum[1] += weight * surest;
            }
        }
    }

    fn fits(&self, index: &Index, whole: f32, weights: &Weights) -> Vec<Fit> {
        let mut best: Vec<(f32, u32)> = vec![(0.0, 0); self.entry.len()];
        for (number, (passage, &covered)) in index.passages.iter().zip(&self.passage).enumerate() {
            if covered > 0.0 {
                let sides = (1.0 - weights.focus) * whole + weights.focus * passage.mass;
                let fit = covered / sides.max(covered);
                if let Some(best) = best.get_mut(passage.entry as usize).filter(|best| best.0 < fit) {
                    *best = (fit, number as u32);
                }
            }
        }
        let mut fits = Vec::new();
        for (entry, (&[score, covered], &(best, passage))) in self.entry.iter().zip(&best).enumerate() {
            if covered > 0.0 {
                let coverage = covered / whole;
                let score = (score / whole + weights.passage * best) * coverage.powf(weights.coverage);
                fits.push(Fit { entry: entry as u32, score, coverage, best, passage });
            }
        }
        fits
    }
}

/// What the product in view makes of an answer.
fn lift(index: &Index, entry: u32, context: &Context, weights: &Weights) -> f32 {
    let Some(entry) = index.entries.get(entry as usize) else { return 1.0 };
    let scope = &entry.scope;
    let knows_product = !context.product.is_empty() || !context.categories.is_empty() || !context.tags.is_empty();
    if scope.is_empty() || !knows_product {
        1.0
    } else if scope.products.contains(&context.product) {
        weights.scope
    } else if scope.categories.iter().any(|c| context.categories.contains(c))
        || scope.tags.iter().any(|t| context.tags.contains(t))
    {
        1.0 + (weights.scope - 1.0) / 2.0
    } else {
        weights.elsewhere
    }
}
