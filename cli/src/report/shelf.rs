//! What does the shop itself know about what was asked?
//!
//! Which questions are the same, by the search's own words; what an answer's question is; what is answered today. Without
//! a shop, words alone are folded.

use std::collections::BTreeMap;

use shelfhelp::problem::Severity;
use shelfhelp::search::{Context, Index};
use shelfhelp::time::{Timestamp, Zone};

use crate::compile::{Compiled, compile};
use crate::load::load;
use crate::source::finding::Finding;
use crate::verb::reply::Desk;
use crate::verb::search::Shelf;

/// The shop's answers in all languages, as far as a report needs them.
pub(crate) struct Shelves {
    shelves: Vec<Shelf>,
    plain: Index,
    desk: Option<Desk>,
    channels: BTreeMap<String, String>,
    pub(crate) shop: Option<String>,
    /// What the clocks of the report are called.
    pub(crate) zone: String,
    pub(crate) clocks: Zone,
    /// How many errors the shop has.
    pub(crate) errors: usize,
}

/// What the shop answers today.
#[derive(Clone, Debug)]
pub(crate) struct Today {
    pub(crate) answered: bool,
    pub(crate) id: Option<String>,
    pub(crate) question: Option<String>,
}

impl Shelves {
    /// Without a shop.
    pub(crate) fn none() -> Shelves {
        Shelves {
            shelves: Vec::new(),
            plain: Index::build(&[]),
            desk: None,
            channels: BTreeMap::new(),
            shop: None,
            zone: "UTC".to_owned(),
            clocks: Zone::UTC,
            errors: 0,
        }
    }

    /// Those of a shop; what is wrong where there is none.
    pub(crate) fn of(shop: &str, now: Timestamp) -> Result<Shelves, Vec<Finding>> {
        let compiled = compile(load(shop));
        if !compiled.found {
            return Err(compiled.findings);
        }
        let locale = compiled.first_locale();
        let name = compiled.value.get("time_zone").and_then(|zone| zone.as_text()).unwrap_or("UTC").to_owned();
        let labels = compiled.shop.channels.iter();
        let labels = labels.map(|channel| (channel.id.clone(), channel.label.get(&locale).to_owned()));
        Ok(Shelves {
            desk: Desk::new(&compiled, None, now),
            channels: labels.filter(|(_, label)| !label.is_empty()).collect(),
            shop: Some(compiled.shop.name.get(&locale).to_owned()),
            zone: name,
            clocks: compiled.shop.zone.clone(),
            errors: compiled.count(Severity::Error),
            shelves: shelves(&compiled),
            ..Shelves::none()
        })
    }

    /// Two questions of the same key are one.
    pub(super) fn key(&self, query: &str) -> String {
        let index = Shelf::of(&self.shelves, query, &Context::default()).map_or(&self.plain, |shelf| &shelf.index);
        let words = index.telling(query);
        if words.is_empty() { query.to_owned() } else { words.join(" · ") }
    }

    /// The question of an answer, in the shop's first language that has it.
    pub(super) fn question(&self, id: &str) -> Option<String> {
        let answers = self.shelves.iter().flat_map(|shelf| &shelf.answers);
        answers.filter(|answer| answer.id == id).map(|answer| answer.question.clone()).next()
    }

    pub(super) fn channel(&self, id: &str) -> Option<String> {
        self.channels.get(id).cloned()
    }

    /// What the shop answers to a question today.
    pub(super) fn today(&self, query: &str) -> Option<Today> {
        let shelf = Shelf::of(&self.shelves, query, &Context::default())?;
        let found = shelf.index.search(query, &Context { limit: 1, ..Context::default() });
        let reply = self.desk.as_ref().and_then(|desk| desk.reply(query, &found, &shelf.answers));
        let replied = reply.is_some_and(|reply| reply.asked.is_all);
        let id = found.hits.first().filter(|_| found.answered).map(|hit| hit.id.clone());
        let question = id.as_deref().and_then(|id| shelf.answers.iter().find(|answer| answer.id == id));
        let question = question.map(|answer| answer.question.clone());
        Some(Today { answered: found.answered || replied, id, question })
    }
}

fn shelves(compiled: &Compiled) -> Vec<Shelf> {
    let shop = &compiled.shop;
    let shelf =
        |(locale, list): &(_, Vec<_>)| Shelf::new(Clone::clone(locale), list.clone(), &shop.synonyms, shop.meaning);
    compiled.answers.iter().map(shelf).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_shop_words_are_folded_and_their_order_is_nothing() {
        let shelves = Shelves::none();
        assert_eq!(shelves.key("Gift card"), shelves.key("card, gift?"));
        assert_eq!(shelves.key("crème brûlée"), shelves.key("creme brulee"));
        assert_ne!(shelves.key("gift card"), shelves.key("gift box"));
        assert_eq!(shelves.key("?!"), "?!");
    }
}
