//! How is a shop of very many answers searched without fetching all of them?
//!
//! ```text
//!  head ──▶ terms of the query's words ──▶ blocks of the likeliest answers ──▶ hits
//!  once     a few slices of the vocabulary  titles, texts                       ranked as in any index
//! ```
//!
//! The same query with the same parts gives the same hits, whatever was asked before. Does not know: how parts are fetched.

mod coarse;
mod fine;
mod front;
mod head;
mod keys;
mod needs;
mod pack;
mod sight;
mod terms;

pub use pack::{Packed, pack, pack_with};

use super::index::Index;
use super::meaning::Meaning;
use super::query::{Query, Word, read_words};
use super::rank::Weights;
use super::{Context, Found};
use super::{LEFT_OUT, nothing};
use crate::content::{Answer, bundle};
use crate::list::{sort, sort_dedup};
use crate::problem::Problem;
use crate::wire::Bytes;
use coarse::{Coarse, Lifts};
use core::hint::black_box;
use fine::Near;
use head::Head;
use sight::Sight;
use std::sync::Arc;
use terms::Terms;

/// An index in parts, as far as it is here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parted {
    head: Head,
    /// What a query is read by before any of its words is known.
    bare: Index,
    terms: Vec<(u32, Have<Terms>)>,
    blocks: Vec<(u32, Have<Block>)>,
    sight: Sight,
    /// What the page itself says.
    own: Index,
    own_answers: Vec<Answer>,
    /// What words mean, where a table of that has come.
    table: Option<Arc<Meaning>>,
}

/// A part of the index that can be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A slice of the vocabulary.
    Terms(u32),
    /// Some of the answers.
    Block(u32),
}

/// What came of a look.
#[derive(Clone, Debug, PartialEq)]
pub enum Looked {
    /// These are needed first.
    Wanted(Vec<Piece>),
    /// This is what there is.
    Found(Found),
}

/// A part that was fetched.
#[derive(Clone, Debug, PartialEq)]
enum Have<T> {
    Here(T),
    /// It could not be had, or was damaged: it holds nothing.
    Lost,
}

/// Some of the answers, and the weight of each passage of each.
#[derive(Clone, Debug, Default, PartialEq)]
struct Block {
    answers: Vec<Answer>,
    masses: Vec<Vec<u8>>,
}

// Slices of the vocabulary that are kept; the one that was taken longest ago goes first.
const TERMS_MAX: usize = 64;
const BLOCKS_MAX: usize = 256;
// So many more answers are looked at closely than are shown: the first glance is not the last word.
const SPARE: usize = 6;
// By what they mean, still more are worth a look.
const SPARE_MEANT: usize = 18;

impl Parted {
    /// An index of which only the head is here.
    pub fn open(head: &[u8]) -> Result<Parted, Problem> {
        if LEFT_OUT {
            return black_box(Ok(nothing()));
        }
        let head = Head::read(head)?;
        Ok(Parted { bare: needs::bare(&head), head, ..Parted::default() })
    }

    /// Takes a part that was fetched. A damaged one holds nothing from now on.
    pub fn take(&mut self, piece: Piece, bytes: &[u8]) -> Result<(), Problem> {
        if LEFT_OUT {
            return black_box(Ok(()));
        }
        let (number, refused) = match piece {
            Piece::Terms(number) => {
                let (have, refused) = have(Terms::read(bytes, &self.head, number));
                put(&mut self.terms, number, have, TERMS_MAX);
                (number, refused)
            }
            Piece::Block(number) => {
                let (have, refused) = have(Block::read(bytes, &self.head, number));
                put(&mut self.blocks, number, have, BLOCKS_MAX);
                (number, refused)
            }
        };
        // What was damaged and is whole now is seen anew.
        if self.sight.parts.contains(&number) {
            self.sight = Sight::default();
        }
        refused.map_or(Ok(()), Err)
    }

    /// Takes what the page itself says: a few answers that are searched with the others.
    pub fn with_own(&mut self, own: &[Answer]) {
        if LEFT_OUT {
            return;
        }
        self.own = Index::build_in(self.head.language, own.iter());
        self.own_answers = own.to_vec();
        self.sight = Sight::default();
    }

    /// Takes the shop's groups of words for the same thing.
    pub fn with_synonyms<'s>(&mut self, groups: impl IntoIterator<Item = &'s Vec<String>>) {
        self.bare = core::mem::take(&mut self.bare).with_synonyms(groups);
        self.sight = Sight::default();
    }

    /// Takes a table of what words mean. Without effect where the answers are in another language.
    pub fn with_meaning(&mut self, table: &Arc<Meaning>) {
        if !LEFT_OUT && self.bare.speaks(table) {
            self.bare = core::mem::take(&mut self.bare).with_meaning(table);
            self.table = Some(table.clone());
            self.sight = Sight::default();
        }
    }

    /// Topics in the order of their first answer, and how many answers each has.
    pub fn topics(&self) -> &[(String, u32)] {
        &self.head.topics
    }

    /// The likeliest answers for what is in view, or which parts it takes to know them.
    pub fn likely(&self, context: &Context, limit: usize) -> Result<Vec<&Answer>, Vec<Piece>> {
        let lifts = self.lifts(context, &Weights::DEFAULT)?;
        let mut likely: Vec<u32> = Vec::new();
        for listed in [&lifts.product, &lifts.kind, &self.head.likely] {
            for number in listed {
                if likely.len() < limit && !likely.contains(number) {
                    likely.push(*number);
                }
            }
        }
        self.at_hand(&likely)
    }

    /// The first answers of a topic, or which parts it takes to know them.
    pub fn of_topic(&self, topic: &str, limit: usize) -> Result<Vec<&Answer>, Vec<Piece>> {
        self.under(&keys::of_topic(topic), limit)
    }

    /// An answer by its id, or which parts it takes; none where there is no such answer.
    pub fn answer(&self, id: &str) -> Result<Option<&Answer>, Vec<Piece>> {
        Ok(self.under(&keys::of_answer(id), 1)?.into_iter().find(|answer| answer.id == id))
    }

    /// The answers of a block that is here.
    pub fn block(&self, number: u32) -> &[Answer] {
        let block = self.blocks.iter().find(|(known, _)| *known == number);
        match block {
            Some((_, Have::Here(block))) => &block.answers,
            _ => &[],
        }
    }

    fn under(&self, key: &str, limit: usize) -> Result<Vec<&Answer>, Vec<Piece>> {
        self.have_terms(&[self.head.part_of(key)])?;
        let mut listed = self.listed(key);
        listed.truncate(limit);
        self.at_hand(&listed)
    }

    fn at_hand(&self, answers: &[u32]) -> Result<Vec<&Answer>, Vec<Piece>> {
        let wanted = self.missing_blocks(answers);
        if !wanted.is_empty() {
            return Err(wanted);
        }
        Ok(answers.iter().filter_map(|number| Some(self.near(*number)?.0)).collect())
    }

    /// Does without a part that could not be had.
    pub fn lose(&mut self, piece: Piece) {
        match piece {
            Piece::Terms(number) => put(&mut self.terms, number, Have::Lost, TERMS_MAX),
            Piece::Block(number) => put(&mut self.blocks, number, Have::Lost, BLOCKS_MAX),
        }
    }

    /// Asks again for what could not be had.
    pub fn try_again(&mut self) {
        self.terms.retain(|(_, have)| matches!(have, Have::Here(_)));
        self.blocks.retain(|(_, have)| matches!(have, Have::Here(_)));
        self.sight = Sight::default();
    }

    /// Finds the answers to a query, best first, or says which parts it takes.
    pub fn search(&mut self, query: &str, context: &Context) -> Looked {
        self.search_with(query, context, &Weights::DEFAULT)
    }

    /// The same with other weights, for measuring what each is worth.
    pub fn search_with(&mut self, query: &str, context: &Context, weights: &Weights) -> Looked {
        if LEFT_OUT {
            return black_box(Looked::Wanted(Vec::new()));
        }
        // Taken out, so that it can change while the parts are looked at.
        let mut sight = core::mem::take(&mut self.sight);
        let looked = self.look(&mut sight, query, context, weights);
        self.sight = sight;
        looked.map_or_else(Looked::Wanted, Looked::Found)
    }

    fn look(&self, sight: &mut Sight, query: &str, context: &Context, weights: &Weights) -> Result<Found, Vec<Piece>> {
        let said = read_words(&self.bare, query);
        let open = context.typing && said.last().is_some_and(|word| word.end == query.len());
        let lifts = match (self.lifts(context, weights), self.come_into_sight(sight, &said, open)) {
            (Ok(lifts), Ok(())) => lifts,
            (lifts, sighted) => {
                let mut wanted = lifts.err().unwrap_or_default();
                for piece in sighted.err().unwrap_or_default() {
                    want(&mut wanted, piece);
                }
                return Err(wanted);
            }
        };
        let read = Query::read(&sight.index, query, context.typing, weights);
        let parts: Vec<&Terms> = sight.parts.iter().filter_map(|number| self.terms_at(*number)).collect();
        let spare = if self.table.is_some() { SPARE_MEANT } else { SPARE };
        let mut best = Coarse::best(&self.head, sight, &parts, &read, &lifts, weights, context.limit() + spare);
        sort(&mut best);
        let wanted = self.missing_blocks(&best);
        if !wanted.is_empty() {
            return Err(wanted);
        }
        let mut near: Vec<Near<'_>> = Vec::with_capacity(best.len() + self.own_answers.len());
        near.extend(best.iter().filter_map(|number| self.near(*number)));
        near.extend(self.own_answers.iter().map(|own| (own, &[][..])));
        sight.focus(&self.head.mean_length, &near, self.table.as_ref());
        Ok(sight.index.found(&read, context, weights))
    }

    /// Makes the vocabulary that a query is read by, or says which parts it takes.
    fn come_into_sight(&self, sight: &mut Sight, said: &[Word], open: bool) -> Result<(), Vec<Piece>> {
        let mut parts = self.looked_up(said, open);
        self.have_terms(&parts)?;
        parts.extend(self.guessed(said, open));
        sort_dedup(&mut parts);
        self.have_terms(&parts)?;
        let terms: Vec<(u32, &Terms)> = parts.iter().filter_map(|at| Some((*at, self.terms_at(*at)?))).collect();
        if sight.index.total == 0 || !sight.parts.iter().eq(terms.iter().map(|(number, _)| number)) {
            *sight = Sight::of(&self.bare, &terms, &self.own);
        }
        Ok(())
    }

    /// What the product in view makes of answers about some products.
    fn lifts(&self, context: &Context, weights: &Weights) -> Result<Lifts, Vec<Piece>> {
        let others = weights.of_others(context);
        if !context.has_product() || !self.head.scoped {
            return Ok(Lifts { product: Vec::new(), kind: Vec::new(), others });
        }
        let mut products = Vec::new();
        if !context.product.is_empty() {
            products.push(keys::of_product(&context.product));
        }
        let kinds: Vec<String> = keys::of_kind(context).collect();
        let parts: Vec<u32> = products.iter().chain(&kinds).map(|key| self.head.part_of(key)).collect();
        self.have_terms(&parts)?;
        let listed = |keys: &[String]| {
            let mut listed = Vec::new();
            keys.iter().for_each(|key| listed.append(&mut self.listed(key)));
            listed
        };
        let (product, mut kind) = (listed(&products), listed(&kinds));
        sort_dedup(&mut kind);
        Ok(Lifts { product, kind, others })
    }

    /// What is listed under a key, where its part is here.
    fn listed(&self, key: &str) -> Vec<u32> {
        let terms = self.terms_at(self.head.part_of(key));
        let listed = terms.and_then(|terms| Some(terms.listed(terms.keys.find(key)? as u32).1));
        listed.unwrap_or(&[]).iter().map(|place| place.answer).collect()
    }

    fn have_terms(&self, parts: &[u32]) -> Result<(), Vec<Piece>> {
        let is_here = |number: &u32| self.terms.iter().any(|(known, _)| known == number);
        let mut wanted: Vec<Piece> = Vec::new();
        for number in parts.iter().filter(|number| !is_here(number)) {
            want(&mut wanted, Piece::Terms(*number));
        }
        if wanted.is_empty() { Ok(()) } else { Err(wanted) }
    }

    fn terms_at(&self, number: u32) -> Option<&Terms> {
        self.terms.iter().find_map(|(known, have)| match have {
            Have::Here(terms) if *known == number => Some(terms),
            _ => None,
        })
    }

    fn missing_blocks(&self, answers: &[u32]) -> Vec<Piece> {
        let mut wanted = Vec::new();
        for number in answers.iter().map(|answer| self.head.block_of(*answer)) {
            if !self.blocks.iter().any(|(known, _)| *known == number) {
                want(&mut wanted, Piece::Block(number));
            }
        }
        wanted
    }

    fn near(&self, answer: u32) -> Option<Near<'_>> {
        let number = self.head.block_of(answer);
        let (_, have) = self.blocks.iter().find(|(known, _)| *known == number)?;
        let Have::Here(block) = have else { return None };
        let at = (answer - number * self.head.per_block) as usize;
        Some((block.answers.get(at)?, block.masses.get(at).map_or(&[], Vec::as_slice)))
    }
}

/// Notes a part once.
fn want(wanted: &mut Vec<Piece>, piece: Piece) {
    if !wanted.contains(&piece) {
        wanted.push(piece);
    }
}

/// Keeps a part, and at most so many.
fn put<T>(parts: &mut Vec<(u32, Have<T>)>, number: u32, have: Have<T>, kept: usize) {
    parts.retain(|(known, _)| *known != number);
    if parts.len() >= kept {
        parts.remove(0);
    }
    parts.push((number, have));
}

fn have<T>(read: Result<T, Problem>) -> (Have<T>, Option<Problem>) {
    match read {
        Ok(part) => (Have::Here(part), None),
        Err(problem) => (Have::Lost, Some(problem)),
    }
}

/// The answers of a block, whatever index it is of: to be read where nothing can be searched.
pub fn block_answers(sealed: &[u8]) -> Result<Vec<Answer>, Problem> {
    let mut bytes = Bytes::of(bundle::unseal(bundle::BLOCK, Block::WHAT, sealed)?);
    head::take_tag(&mut bytes);
    bytes.number();
    Block::answers(&mut bytes)
}

impl Block {
    const WHAT: &str = "answers";

    fn answers(bytes: &mut Bytes<'_>) -> Result<Vec<Answer>, Problem> {
        let mut answers = bundle::decode_titles(bytes.run())?;
        bundle::decode_bodies(bytes.run(), &mut answers)?;
        Ok(answers)
    }

    fn read(sealed: &[u8], head: &Head, number: u32) -> Result<Block, Problem> {
        let mut bytes = Bytes::of(bundle::unseal(bundle::BLOCK, Block::WHAT, sealed)?);
        terms::own(&mut bytes, head, number)?;
        let answers = Block::answers(&mut bytes)?;
        let masses = answers.iter().map(|_| bytes.run().to_vec()).collect();
        let count = head.total.saturating_sub(number.saturating_mul(head.per_block)).min(head.per_block);
        let sound = bytes.is_whole() && answers.len() == count as usize;
        if sound { Ok(Block { answers, masses }) } else { bundle::damaged(Block::WHAT) }
    }
}
