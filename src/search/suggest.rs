//! What will they most likely ask here, before and while they type?

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Context;
use super::analysis::{Kind, tokens};
use super::fold::plain;
use super::index::{Entry, Index};
use super::query::Query;
use super::rank::{Weights, rank};
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
        self.complete_for(prefix, &Context { limit, ..Context::default() })
    }

    /// The same where more is known: at most as many as the context's limit.
    pub fn complete_for(&self, prefix: &str, context: &Context) -> Vec<String> {
        if LEFT_OUT {
            return nothing();
        }
        let typed = plain(prefix.trim());
        // Nobody's question is that long, and it would be compared with fifty.
        if typed.len() > TYPED_BYTES_MAX {
            return Vec::new();
        }
        let matcher = SkimMatcherV2::default();
        let mut ranked: Vec<(i64, &str)> = Vec::new();
        let query = Query::read(self, prefix, true, &Weights::DEFAULT);
        for fit in rank(self, &query, context, CANDIDATES, &Weights::DEFAULT) {
            let Some(entry) = self.entries.get(fit.entry as usize) else { continue };
            let question = self.text_of(entry.first_passage);
            let text = plain(question);
            // A question that is typed already completes nothing; one that several answers share is offered once.
            let is_new = text != typed && !ranked.iter().any(|(_, other)| *other == question);
            if let Some(score) = matcher.fuzzy_match(&text, &typed).filter(|_| is_new) {
                ranked.push((score, question));
            }
        }
        sort_by(&mut ranked, |(a, _), (b, _)| b.cmp(a));
        ranked.into_iter().take(context.limit).map(|(_, question)| question.to_owned()).collect()
    }

    /// Whether a text ends within a word: its last word is none of the index's, and longer ones begin with it.
    pub fn is_half(&self, text: &str) -> bool {
        let (mut last, mut end) = (None, 0);
        tokens(text, &mut |token| {
            last = (token.kind == Kind::Word).then(|| token.term.to_owned());
            end = token.end;
        });
        let last = last.filter(|_| end == text.len()).unwrap_or_default();
        !last.is_empty() && self.words.find(&last).is_none() && !self.words.with_prefix(&last).is_empty()
    }
}

// The matcher takes time in proportion to the text, so it sees only what the index has found.
const CANDIDATES: usize = 50;
const TYPED_BYTES_MAX: usize = 120;

fn place(entry: &Entry, context: &Context) -> Option<u8> {
    let closeness = entry.closeness(context)?;
    Some(if entry.origin == Origin::Fact { 3 } else { closeness })
}
