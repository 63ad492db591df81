//! Which answers need no closer look?
//!
//! Most answers of a large shop hold a common word of the query and no more. What they can reach at most is told by sums
//! alone, so that they are neither weighed passage by passage nor, where nothing but common words is left, looked up at
//! all. Bounds only: the best answers are the same as without, and so are their scores. Does not know: text.

use super::Context;
use super::index::Index;
use super::meaning::Meant;
use super::query::{Query, Term};
use super::rank::{Weights, coverage, lift};
use super::sums::Sums;
use super::top::keep_best;

/// What the scores of one query are bounded by.
pub(super) struct Bound<'q> {
    pub(super) index: &'q Index,
    pub(super) whole: f32,
    pub(super) meant: Option<&'q Meant>,
    pub(super) context: &'q Context,
    pub(super) weights: &'q Weights,
}

// Fewer postings are looked up faster than anything is told of them. The shops of the tests are small.
const MANY_POSTINGS: usize = if cfg!(test) { 50 } else { 4_000 };

impl Bound<'_> {
    /// The sums of a query for all answers that can be among the best so many: the words in the order of their weight, and
    /// from there on where no new answer can be, only for those found before.
    pub(super) fn sums(&self, query: &Query, kept: usize) -> Sums {
        let mut sums = Sums::of(self.index);
        let terms = query.by_weight();
        let mut rest = self.whole;
        let mut is_closed = false;
        for term in terms {
            let postings =
                |term: &Term| term.matches.iter().map(|m| self.index.postings_of(m.term).len()).sum::<usize>();
            if !is_closed && sums.found().len() >= kept && postings(term) > MANY_POSTINGS {
                let least = self.least(&sums, kept);
                is_closed = !self.can_reach(least, [rest, rest], self.most_near());
            }
            sums.add(self.index, term, self.weights, is_closed);
            rest -= term.weight;
        }
        sums
    }

    /// Whether an answer with these sums can have a score of `least` or more: as if all its words stood in one passage and
    /// nothing else did, and as if it were about the product in view. Whatever counts in [`Sums::fit`] must count here.
    pub(super) fn can_reach(&self, least: f32, [score, covered]: [f32; 2], near: f32) -> bool {
        let weights = self.weights;
        let most_lift = [1.0, weights.scope, weights.unseen, weights.elsewhere].into_iter().fold(0.0, f32::max);
        // A little more, because sums of fractions are not exact.
        let factor = 1.001 * most_lift;
        let close = (covered / ((1.0 - weights.focus) * self.whole)).min(1.0);
        let words = factor * (score / self.whole + weights.passage * close);
        let meant = factor * self.meant.map_or(0.0, |meant| meant.weight) * near.max(0.0);
        words + meant >= least && words * coverage(covered, self.whole, weights) + meant >= least
    }

    /// What the last of the best so many has already: words only add to it.
    fn least(&self, sums: &Sums, kept: usize) -> f32 {
        let mut best: Vec<f32> = Vec::new();
        for &number in sums.found() {
            let [score, covered] = sums.of_entry(number);
            let score = 0.999 * score / self.whole * coverage(covered, self.whole, self.weights);
            let lift = self.index.entries.get(number as usize).map_or(0.0, |e| lift(e, self.context, self.weights));
            keep_best(&mut best, score * lift, kept, |a, b| a > b);
        }
        best.get(kept - 1).copied().unwrap_or(0.0)
    }

    fn most_near(&self) -> f32 {
        self.meant.map_or(0.0, |meant| meant.near.iter().copied().fold(0.0, f32::max))
    }
}
