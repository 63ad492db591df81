//! What will they most likely ask here, before and while they type?

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Context;
use super::fold::plain;
use super::index::{Entry, Index};
use super::{LEFT_OUT, nothing};
use crate::content::Origin;
use crate::list::sort_by;

impl Index {
    /// The answers to the likeliest questions for the product in view, by their place in the list that was indexed: those
    /// about it, those about its categories and tags, then the shop's in its own order. Answers about other products are
    /// left out, and the page's facts come last: the shopper already sees them.
    pub fn likely(&self, context: &Context) -> Vec<usize> {
        if LEFT_OUT {
            return nothing();
        }
        let mut ranked: Vec<(u8, usize)> =
            self.entries.iter().enumerate().filter_map(|(at, entry)| Some((place(entry, context)?, at))).collect();
        sort_by(&mut ranked, |(a, _), (b, _)| a.cmp(b));
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    /// Questions that complete what is typed, best first.
    pub fn complete(&self, prefix: &str, limit: usize) -> Vec<String> {
        if LEFT_OUT {
            return nothing();
        }
        let context = Context { typing: true, limit: CANDIDATES, ..Context::default() };
        let matcher = SkimMatcherV2::default();
        let typed = plain(prefix.trim());
        let mut ranked: Vec<(i64, String)> = Vec::new();
        for hit in self.search(prefix, &context).hits {
            let question: String = hit.title.iter().map(|span| span.text.as_str()).collect();
            if let Some(score) = matcher.fuzzy_match(&plain(&question), &typed) {
                ranked.push((score, question));
            }
        }
        sort_by(&mut ranked, |(a, _), (b, _)| b.cmp(a));
        ranked.into_iter().take(limit).map(|(_, question)| question).collect()
    }
}

// The matcher takes time in proportion to the text, so it sees only what the index has found.
const CANDIDATES: usize = 50;

fn place(entry: &Entry, context: &Context) -> Option<u8> {
    let closeness = entry.closeness(context)?;
    Some(if entry.origin == Origin::Fact { 3 } else { closeness })
}
