//! Which answers fit best, and how sure is that?
//!
//! BM25F over an answer's fields, plus how well its best passage alone is the question asked. Does not know: text.

use super::Context;
use super::bound::Bound;
use super::confidence::{CROWD, Seen};
use super::index::{Entry, FIELDS, Field, Index};
use super::meaning::Meant;
use super::query::Query;
use super::sums::Sums;
use super::top::keep_best;
use super::twice;

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
    /// What a question counts beside other passages, as the passage that is closest.
    pub title: f32,
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
    /// How sure another word of the shop's for the same thing is.
    pub synonym: f32,
    /// How sure another word that all shops of the language use for the same thing is.
    pub common: f32,
    /// What words like "the" count beside others.
    pub stop: f32,
    /// What a lone Han character counts beside pairs.
    pub single: f32,
    /// Lift of answers about the product in view; half of it for its categories and tags.
    pub scope: f32,
    /// What answers about some products keep while no product is in view.
    pub unseen: f32,
    /// What answers about other products keep.
    pub elsewhere: f32,
    /// What closeness in meaning adds to words, by what the build found.
    pub told: f32,
    /// The same, by a table in the browser.
    pub pack: f32,
    /// How close an answer must be that has no word of the query.
    pub wordless: f32,
}

impl Weights {
    /// As shipped. Around these values all fifteen open sets are flat: halving or doubling one moves the mean of MRR@10
    /// by a point at most, and what one kind of set gains another loses.
    pub const DEFAULT: Weights = Weights {
        // A word in the question weighs as much as four in the body: "Returns" must not lose to a long article that
        // mentions returns three times.
        field: [4.0, 3.0, 3.0, 1.0, 1.5, 1.0],
        length: [0.5, 0.5, 0.3, 0.3, 0.5, 0.6],
        repeat: 2.0,
        // One passage that is the question asked beats the same words strewn over an answer.
        passage: 0.5,
        focus: 0.35,
        // Whoever wrote the question chose its words with more care than any line of the answer. More than a tenth serves
        // help articles with short titles and harms lists of phrasings.
        title: 1.1,
        coverage: 0.2,
        // Nearly as sure as a slip: `cancel` in a question about a cancellation. Half of it loses where words are misspelt.
        kin: 0.7,
        prefix: 0.85,
        typo: 0.8,
        typo_start: 0.7,
        joined: 0.8,
        // Just below the word itself: whoever says "parcel" means the answer that says "parcel" first.
        synonym: 0.9,
        common: 0.5,
        // "How long" and "how much" tell questions apart that share their noun.
        stop: 0.5,
        single: 0.4,
        // A scoped answer passes a general one of the same fit, and no more than half a title word makes up for it.
        scope: 1.3,
        unseen: 0.9,
        elsewhere: 0.4,
        // Flat from 0.25 to 0.4, whether answers are lists of questions, three questions or one; from 0.75 on, what is
        // nearly the same in meaning passes what is said in the same words.
        told: 0.3,
        pack: 0.4,
        wordless: 0.2,
    };
}

/// An answer that fits, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fit {
    pub(super) entry: u32,
    pub(super) score: f32,
    /// The weight of the query's words that the answer holds, slips counting less.
    pub(super) covered: f32,
    /// Within the score: what closeness in meaning adds.
    pub(super) meant: f32,
    /// The cosine between query and answer, as far as it is known; 0 without meanings.
    pub(super) cosine: f32,
    /// Whether a better one says the same.
    pub(super) again: bool,
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
    let kept = kept(limit);
    let meant = index.meant(query, weights);
    let bound = Bound { index, whole, meant: meant.as_ref(), context, weights };
    let sums = bound.sums(query, kept);
    let mut fits: Vec<Fit> = Vec::new();
    for number in sums.candidates(meant.as_ref(), weights) {
        let least = fits.get(kept - 1).map_or(0.0, |last| last.score);
        if bound.can_reach(least, sums.of_entry(number), near(meant.as_ref(), number))
            && let Some(entry) = index.entries.get(number as usize)
            && let Some(mut fit) = sums.fit(index, number, whole, meant.as_ref(), weights)
        {
            fit.lift(lift(entry, context, weights));
            // Of equals the one that the shop lists earlier stays ahead.
            keep_best(&mut fits, fit, kept, |a, b| (a.score, b.entry) > (b.score, a.entry));
        }
    }
    sums.keep(index);
    settle(index, query, &mut fits, limit);
    fits.truncate(limit);
    fits
}

/// How many are kept to judge each beside the others, however few are wanted; what repeats a better one makes room.
fn kept(limit: usize) -> usize {
    const SPARE: usize = 4;
    limit.max(CROWD) + SPARE
}

/// Judges the best fits, best first, by each other: how sure each is, and which only repeat a better one.
pub(super) fn settle(index: &Index, query: &Query, fits: &mut [Fit], limit: usize) {
    let seen = Seen::of(index, query, fits);
    for fit in fits.iter_mut() {
        fit.confidence = seen.confidence(fit);
    }
    let shown = fits.len().min(kept(limit));
    twice::lower(index, fits.get_mut(..shown).unwrap_or_default());
}

impl Fit {
    /// Takes what the product in view makes of the answer.
    pub(super) fn lift(&mut self, lift: f32) {
        self.score *= lift;
        self.meant *= lift;
    }
}

impl Sums {
    /// The answers that may fit: those that hold a word, and those close in meaning that hold none.
    pub(super) fn candidates(&self, meant: Option<&Meant>, weights: &Weights) -> impl Iterator<Item = u32> {
        let all = meant.map_or(&[][..], |meant| &meant.near);
        let wordless = all.iter().enumerate().filter(|(_, near)| **near > weights.wordless).map(|(at, _)| at as u32);
        let wordless = wordless.filter(|number| self.of_entry(*number)[1] <= 0.0);
        self.found().iter().copied().chain(wordless)
    }

    /// Puts the sums of one answer together.
    pub(super) fn fit(
        &self,
        index: &Index,
        number: u32,
        whole: f32,
        meant: Option<&Meant>,
        weights: &Weights,
    ) -> Option<Fit> {
        let near = near(meant, number);
        let [score, covered] = self.of_entry(number);
        if covered <= 0.0 && near <= weights.wordless {
            return None;
        }
        let (best, passage) = self.best(index, number, whole, weights);
        let score = (score / whole + weights.passage * best) * coverage(covered, whole, weights);
        let (mean, weight) = meant.map_or((0.0, 0.0), |meant| (meant.mean, meant.weight));
        let (meant, cosine) = (weight * near, near + mean);
        Some(Fit { entry: number, score: score + meant, meant, cosine, covered, passage, ..Fit::default() })
    }

    /// How well the best passage of an answer is the question asked, and which passage to show.
    fn best(&self, index: &Index, number: u32, whole: f32, weights: &Weights) -> (f32, Option<u32>) {
        let mut best = 0f32;
        // Of the body, the passage that covers most; under a heading that covers more, the passage below it.
        let mut shown: Option<(f32, u32)> = None;
        let mut heading = 0f32;
        for at in index.passages_of(number) {
            let Some(passage) = index.passages.get(at as usize) else { continue };
            let covered = self.of_passage(at);
            best = best.max(closeness(passage.field(), passage.mass, covered, whole, weights));
            match passage.field() {
                Field::Heading => heading = covered,
                Field::Body => {
                    // The words of a heading count for the passage below it, a little less than its own.
                    let covered = covered.max(0.9 * heading);
                    if shown.is_none_or(|(most, _)| covered > most) {
                        shown = Some((covered, at));
                    }
                    heading = 0.0;
                }
                _ => {}
            }
        }
        (best, shown.map(|(_, at)| at))
    }
}

/// What the share of the query that an answer covers makes of its score: a power, by the two functions that are needed
/// anyway.
pub(super) fn coverage(covered: f32, whole: f32, weights: &Weights) -> f32 {
    (weights.coverage * (covered / whole).ln()).exp()
}

/// How close an answer is in meaning, beyond its words.
pub(super) fn near(meant: Option<&Meant>, number: u32) -> f32 {
    meant.and_then(|meant| meant.near.get(number as usize)).copied().unwrap_or(0.0)
}

/// How close a passage is to being the question asked: the weight they share beside that of both, of which the passage's
/// own counts less.
pub(super) fn closeness(field: Field, mass: f32, covered: f32, whole: f32, weights: &Weights) -> f32 {
    if covered <= 0.0 {
        return 0.0;
    }
    // A mean of logarithms: what has ten times the words is half as close, not a tenth.
    let sides = ((1.0 - weights.focus) * whole.ln() + weights.focus * mass.max(covered).ln()).exp();
    let title = if matches!(field, Field::Question | Field::Also) { weights.title } else { 1.0 };
    title * covered / sides.max(covered)
}

/// What one occurrence in a field counts, less in a long one.
pub(super) fn worth(index: &Index, entry: u32, field: Field, weights: &Weights) -> f32 {
    let length = index.lengths.get(entry as usize).copied().unwrap_or_default();
    worth_of(&index.mean_length, field, field.of(&length), weights)
}

/// The same for a field of so many terms, beside the average answer's.
pub(super) fn worth_of(mean_length: &[f32; FIELDS], field: Field, length: u16, weights: &Weights) -> f32 {
    let share = f32::from(length) / field.of(mean_length).max(1.0);
    let damped = field.of(&weights.length);
    field.of(&weights.field) / (1.0 - damped + damped * share)
}

/// What the product in view makes of an answer.
pub(super) fn lift(entry: &Entry, context: &Context, weights: &Weights) -> f32 {
    match entry.closeness(context) {
        None => weights.of_others(context),
        Some(0) => weights.scope,
        Some(1) => weights.of_kind(),
        Some(_) => 1.0,
    }
}

impl Weights {
    /// The lift of answers about the product's categories and tags.
    pub(super) fn of_kind(&self) -> f32 {
        1.0 + (self.scope - 1.0) / 2.0
    }

    /// The lift of answers about other products than the one in view.
    pub(super) fn of_others(&self, context: &Context) -> f32 {
        if context.has_product() { self.elsewhere } else { self.unseen }
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
