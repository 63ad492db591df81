//! How many days do the rules give, from which value is delivery free, and until when does an order count?

use shelfhelp::delivery::{Fee, Kind, Method, Policy, Rate, Step};
use shelfhelp::i18n::Words;
use shelfhelp::money::Money;
use shelfhelp::time::TimeOfDay;

use super::scan::{Span, fold, starts_with};

// A name of fewer letters is in too many words.
const NAME_MIN: usize = 4;
// So many ways show that the sentence fits none.
const SHOWN_MAX: usize = 3;

/// What the rules say, in the terms of sentences.
pub(super) struct Rules<'p> {
    pub(super) policy: &'p Policy,
    /// None where there is no limit, nothing comes back, or nothing is said.
    pub(super) return_days: Option<u16>,
    ways: Vec<Way<'p>>,
    /// All times until which orders count for their day, sorted.
    pub(super) cutoffs: Vec<TimeOfDay>,
}

/// One rate of a method.
#[derive(Clone)]
pub(super) struct Way<'p> {
    method: &'p Method,
    place: Option<&'p Words>,
    free_over: Option<Money>,
    packing: (u16, u16),
    transit: (u16, u16),
}

impl<'p> Rules<'p> {
    pub(super) fn new(policy: &'p Policy) -> Rules<'p> {
        let returns = policy.returns.as_ref().filter(|returns| returns.accepted);
        let offered = |rate: &&Rate| !matches!(rate.steps.as_slice(), [Step { fee: Fee::Never(_), .. }]);
        let mut ways = Vec::new();
        for method in policy.methods.iter().filter(|method| method.kind != Kind::Digital) {
            for (i, warehouse) in policy.warehouses.iter().enumerate() {
                let packing = method.handling.get(i).unwrap_or(&warehouse.handling).days;
                let is_from = |rate: &&Rate| rate.warehouse.as_ref().is_none_or(|id| *id == warehouse.id);
                for rate in method.rates.iter().filter(offered).filter(is_from) {
                    let place = policy.places.iter().find(|place| Some(&place.id) == rate.place.as_ref());
                    ways.push(Way {
                        method,
                        place: place.map(|place| &place.name),
                        free_over: free_over(policy, rate),
                        packing,
                        transit: rate.transit,
                    });
                }
            }
        }
        let own = policy.methods.iter().flat_map(|method| &method.handling);
        let handling = own.chain(policy.warehouses.iter().map(|warehouse| &warehouse.handling));
        let mut cutoffs: Vec<TimeOfDay> = handling.flat_map(|handling| handling.cutoffs.0).flatten().collect();
        cutoffs.sort_unstable();
        cutoffs.dedup();
        Rules { policy, return_days: returns.and_then(|returns| returns.days), ways, cutoffs }
    }

    /// The ways that a sentence names by method or place; all of them where it names none.
    pub(super) fn scope(&self, text: &[char]) -> Vec<Way<'p>> {
        let by_method: Vec<&Way<'p>> = self.ways.iter().filter(|way| is_named(text, &way.method.name)).collect();
        let all = if by_method.is_empty() { self.ways.iter().collect() } else { by_method };
        let by_place: Vec<&Way<'p>> =
            all.iter().copied().filter(|way| way.place.is_some_and(|name| is_named(text, name))).collect();
        let scope = if by_place.is_empty() { all } else { by_place };
        scope.into_iter().cloned().collect()
    }

    /// The values from which delivery is free, by what the sentence names.
    pub(super) fn free_over(&self, text: &[char]) -> Vec<Money> {
        let mut found: Vec<Money> = self.scope(text).iter().filter_map(|way| way.free_over).collect();
        if found.is_empty() {
            found = self.ways.iter().filter_map(|way| way.free_over).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Way<'_> {
    fn total(&self) -> (u16, u16) {
        let sum = |a: u16, b: u16| a.saturating_add(b);
        (sum(self.packing.0, self.transit.0), sum(self.packing.1, self.transit.1))
    }

    /// Whether a sentence may be about this way. Shops count from the order or from the hand-over, or tell how soon they
    /// pack; and days of the calendar are more than working days.
    pub(super) fn takes(&self, span: &Span, is_upper: bool, packs: bool) -> bool {
        let counted = [Some(self.total()), Some(self.transit), Some(self.packing).filter(|_| packs)];
        counted.into_iter().flatten().any(|(least, most)| {
            let weekends = if span.is_working { 0 } else { most.div_ceil(5).saturating_mul(2) };
            let (slowest, quickest) = (most.saturating_add(weekends), least.saturating_add(weekends));
            match (span.from, span.to) {
                // Who says "within five days" and comes in three has kept their word.
                (_, to) if is_upper && span.from == to => most <= to,
                (from, to) if from == to => (least..=slowest).contains(&from),
                (from, to) => (least..=quickest).contains(&from) && (most..=slowest).contains(&to),
            }
        })
    }
}

/// `2–3 working days (Standard to Attica), …`.
pub(super) fn list(ways: &[Way<'_>]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for way in ways {
        let days = match way.total() {
            (a, b) if a == b => format!("{a}"),
            (a, b) => format!("{a}–{b}"),
        };
        let name = |words: &Words| words.get(&shelfhelp::i18n::Locale::english()).to_owned();
        let place = way.place.map(name).filter(|name| !name.is_empty());
        let place = place.map_or(String::new(), |name| format!(" to {name}"));
        let text = format!("{days} working days ({}{place})", name(&way.method.name));
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let more = if texts.len() > SHOWN_MAX { ", …" } else { "" };
    texts.truncate(SHOWN_MAX);
    texts.join(", ") + more
}

/// A threshold, or a last step by value that costs nothing.
fn free_over(policy: &Policy, rate: &Rate) -> Option<Money> {
    let plain = |step: &Step| step.weight.is_none() && step.quantity.is_none() && step.class.is_none();
    rate.free_over.or_else(|| match rate.steps.as_slice() {
        [.., before, last @ Step { value: None, fee: Fee::Flat(0), .. }] if plain(before) && plain(last) => {
            before.value.map(|bound| Money::minor(bound.saturating_add(1), policy.currency))
        }
        _ => None,
    })
}

/// Whether a sentence names a method or a place, in any of its languages.
fn is_named(text: &[char], words: &Words) -> bool {
    words.all().any(|name| {
        let name: String = fold(name).into_iter().collect();
        let name = name.trim();
        let is_cjk = name.chars().any(|c| (c as u32) >= 0x2E80);
        (is_cjk || name.chars().count() >= NAME_MIN) && (0..text.len()).any(|at| starts_with(text, at, name))
    })
}
