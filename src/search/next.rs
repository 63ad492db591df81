//! What will the reader of an answer most likely ask for next?
//!
//! Does not know: what the merchant names as next, and what was read already.

use super::index::Index;
use super::query::Query;
use super::rank::{Weights, rank};
use super::{Context, LEFT_OUT, nothing};
use crate::content::{Answer, Origin};
use crate::list::sort_by;

// Among more, what is nearest is near by chance.
const NEAR_MAX: usize = 12;
// Half of what the question is about: less is how questions begin.
const SHARED_LEAST: f32 = 0.5;

impl Index {
    /// Answers that share words with one of them and may be about the product in view, by their place in the list that was
    /// indexed: first those of the same topic or about the same products. One search, however many answers there are.
    pub fn next_after(&self, answers: &[Answer], id: &str, context: &Context) -> Vec<usize> {
        if LEFT_OUT {
            return nothing();
        }
        let Some(read) = answers.iter().find(|answer| answer.id == id) else { return Vec::new() };
        let mut text = read.question.clone();
        for word in &read.keywords {
            text += " ";
            text += word;
        }
        let query = Query::read(self, &text, false, &Weights::DEFAULT);
        let least = query.weight() * SHARED_LEAST;
        let mut near: Vec<(bool, usize)> = Vec::new();
        for fit in rank(self, &query, context, NEAR_MAX, &Weights::DEFAULT) {
            let at = fit.entry as usize;
            let (Some(entry), Some(answer)) = (self.entries.get(at), answers.get(at)) else { continue };
            let is_beside = !read.topic.is_empty() && answer.topic == read.topic
                || !read.scope.is_empty() && answer.scope == read.scope;
            let is_apart = answer.id == id || entry.origin == Origin::Fact || entry.closeness(context).is_none();
            if !is_apart && !fit.again && fit.covered >= if is_beside { f32::MIN_POSITIVE } else { least } {
                near.push((!is_beside, at));
            }
        }
        sort_by(&mut near, |(a, _), (b, _)| a.cmp(b));
        near.into_iter().map(|(_, at)| at).collect()
    }
}
