//! Are the best answers the same without bounds, without room kept from query to query, and with sums made one by one?
//!
//! The slow way, for tests only: every answer is summed up from all postings and weighed in full.

use super::index::Index;
use super::query::{Query, Term};
use super::rank::{Fit, Weights, lift, near, rank, worth};
use super::sums::Sums;
use super::top::keep_best;
use super::{Context, Weights as Knobs};
use crate::content::{Answer, Block, Inline, Scope};

/// Xorshift: the same shop on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// A word, the earlier ones of the list far more often than the later.
    fn word(&mut self) -> &'static str {
        let most = WORDS.len();
        let at = self.below(most).min(self.below(most)).min(self.below(most));
        WORDS.get(at).copied().unwrap_or("parcel")
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

const WORDS: [&str; 48] = [
    "the",
    "to",
    "a",
    "is",
    "of",
    "it",
    "order",
    "parcel",
    "return",
    "delivery",
    "cost",
    "card",
    "pay",
    "gift",
    "label",
    "courier",
    "cancel",
    "cancelled",
    "cancellation",
    "refund",
    "size",
    "colour",
    "wash",
    "silk",
    "scarf",
    "customs",
    "tax",
    "invoice",
    "voucher",
    "code",
    "shop",
    "opening",
    "hours",
    "phone",
    "letter",
    "damaged",
    "broken",
    "late",
    "tracking",
    "number",
    "address",
    "change",
    "exchange",
    "warranty",
    "repair",
    "postcode",
    "island",
    "locker",
];

fn shop(count: usize) -> Vec<Answer> {
    let mut chance = Chance(88_172_645_463_325_252);
    let answer = |at| {
        let scope = match chance.below(6) {
            0 => Scope { products: vec!["scarf-90".into()], ..Scope::default() },
            1 => Scope { tags: vec!["silk".into()], ..Scope::default() },
            _ => Scope::default(),
        };
        let paragraphs = 1 + chance.below(3);
        let body = (0..paragraphs).map(|_| Block::Paragraph(vec![Inline::Text(chance.words(8))])).collect();
        Answer { id: format!("a{at}"), question: chance.words(4), body, scope, ..Answer::default() }
    };
    (0..count).map(answer).collect()
}

/// Sums of one answer: what each word finds there, by its postings alone.
fn by_hand(index: &Index, number: u32, terms: &[&Term], weights: &Weights) -> ([f32; 2], Vec<f32>) {
    let own = index.passages_of(number);
    let mut sums = [0f32; 2];
    let mut passages = vec![0f32; own.len()];
    for term in terms {
        let (mut count, mut surest) = (0f32, 0f32);
        let mut held = vec![0f32; own.len()];
        for m in &term.matches {
            for posting in index.postings_of(m.term).iter().filter(|posting| own.contains(&posting.passage())) {
                let field = index.passages[posting.passage() as usize].field();
                count += f32::from(posting.count()) * m.sure * worth(index, number, field, weights);
                surest = surest.max(m.sure);
                let held = &mut held[(posting.passage() - own.start) as usize];
                *held = held.max(m.sure);
            }
        }
        if surest > 0.0 {
            sums[0] += term.weight * count / (weights.repeat + count);
            sums[1] += term.weight * surest;
        }
        passages.iter_mut().zip(held).for_each(|(sum, sure)| *sum += term.weight * sure);
    }
    (sums, passages)
}

/// The best fits of all answers, each weighed in full.
fn slow(index: &Index, query: &Query, context: &Context, limit: usize, weights: &Weights) -> Vec<Fit> {
    let whole = query.weight();
    let meant = index.meant(query, weights);
    let mut sums = Sums::default();
    sums.fit_to(index);
    query.by_weight().into_iter().for_each(|term| sums.add(index, term, weights, false));
    let mut best = Vec::new();
    for (number, entry) in index.entries.iter().enumerate() {
        assert!(near(meant.as_ref(), number as u32) >= 0.0);
        if let Some(mut fit) = sums.fit(index, number as u32, whole, meant.as_ref(), weights) {
            fit.lift(lift(entry, context, weights));
            keep_best(&mut best, fit, limit, |a, b| a.score > b.score);
        }
    }
    best
}

fn queries() -> Vec<String> {
    let mut chance = Chance(2_463_534_242);
    let mut queries: Vec<String> = (0..60).map(|at| chance.words(1 + at % 7)).collect();
    queries.extend(["the", "to the", "t", "c", "cancl", "gift crad", "zzz", "the zzz of it"].map(str::to_owned));
    queries
}

#[test]
fn the_best_are_the_same_without_bounds() {
    let index = Index::build(&shop(800));
    let contexts = [
        Context::default(),
        Context { product: "scarf-90".into(), typing: true, ..Context::default() },
        Context { tags: vec!["silk".into()], typing: true, ..Context::default() },
    ];
    for text in queries() {
        for context in &contexts {
            let query = Query::read(&index, &text, context.typing, &Knobs::DEFAULT);
            for limit in [2, 10, 50] {
                let fast = rank(&index, &query, context, limit, &Knobs::DEFAULT);
                let slow = slow(&index, &query, context, limit, &Knobs::DEFAULT);
                let told = |fits: &[Fit]| fits.iter().map(|f| (f.entry, f.score, f.passage)).collect::<Vec<_>>();
                assert_eq!(told(&fast), told(&slow), "{text:?}, {limit}, {context:?}");
            }
        }
    }
}

#[test]
fn sums_are_what_the_postings_say() {
    let index = Index::build(&shop(200));
    let weights = &Knobs::DEFAULT;
    for text in queries() {
        let query = Query::read(&index, &text, true, weights);
        let terms = query.by_weight();
        let mut sums = Sums::of(&index);
        terms.iter().for_each(|term| sums.add(&index, term, weights, false));
        for number in 0..index.entries.len() as u32 {
            let (whole, passages) = by_hand(&index, number, &terms, weights);
            assert_eq!(sums.of_entry(number), whole, "{text:?}");
            let own: Vec<f32> = index.passages_of(number).map(|passage| sums.of_passage(passage)).collect();
            assert_eq!(own, passages, "{text:?}");
            assert_eq!(sums.found().contains(&number), whole[1] > 0.0, "{text:?}");
        }
        sums.keep(&index);
    }
    // What is kept for the next query is empty.
    let sums = Sums::of(&index);
    assert!(sums.found().is_empty());
    assert!((0..index.entries.len() as u32).all(|number| sums.of_entry(number) == [0.0; 2]));
    assert!((0..index.passages.len() as u32).all(|number| sums.of_passage(number) == 0.0));
}

#[test]
fn a_copy_of_an_index_answers_alike() {
    let index = Index::build(&shop(50));
    let before = index.search("cancel the order", &Context::default());
    let copy = index.clone();
    assert_eq!(copy, index);
    assert_eq!(copy.search("cancel the order", &Context::default()), before);
    assert_eq!(index.search("cancel the order", &Context::default()), before);
}
