//! Which rate of a method holds for a place, and does it go there at all?
//!
//! Does not know: the product, so that only what holds for every one counts.

use shelfhelp::delivery::{Fee, Handling, Method, Place, Policy, Rate, Step};
use shelfhelp::i18n::Words;

/// The warehouse that the page tells of: the shop's own, or the one that a method is for.
pub(super) fn warehouse(policy: &Policy, method: &Method) -> usize {
    let serves =
        |place: usize| method.rates.iter().any(|rate| leaves_from(policy, rate, place) && never(&rate.steps).is_none());
    (0..policy.warehouses.len()).find(|place| serves(*place)).unwrap_or(0)
}

pub(super) fn leaves_from(policy: &Policy, rate: &Rate, warehouse: usize) -> bool {
    rate.warehouse.as_ref().is_none_or(|id| policy.warehouses.get(warehouse).is_some_and(|w| w.id == *id))
}

/// The rate to each place, and of a shop without places the one to everywhere.
pub(super) fn rates<'p>(policy: &'p Policy, method: &'p Method, from: usize) -> Vec<(Option<&'p Place>, &'p Rate)> {
    let rate = |place: Option<&Place>| {
        method.rates.iter().find(|rate| {
            rate.place.as_ref().is_none_or(|id| place.is_some_and(|place| place.id == *id))
                && leaves_from(policy, rate, from)
        })
    };
    if policy.places.is_empty() {
        return rate(None).map(|rate| (None, rate)).into_iter().collect();
    }
    policy.places.iter().filter_map(|place| Some((Some(place), rate(Some(place))?))).collect()
}

/// Why a rate is none.
pub(super) fn never(steps: &[Step]) -> Option<&Step> {
    steps.first().filter(|step| matches!(step.fee, Fee::Never(_)) && step.class.is_none())
}

pub(super) fn never_words(steps: &[Step]) -> Option<&Words> {
    match &never(steps)?.fee {
        Fee::Never(words) => Some(words),
        _ => None,
    }
}

/// Why nothing at all goes to a place this way.
pub(super) fn barred<'p>(policy: &'p Policy, method: &Method, place: Option<&Place>) -> Option<&'p Words> {
    let here = |ids: &Vec<String>| ids.is_empty() || place.is_some_and(|place| ids.contains(&place.id));
    let found = policy.restrictions.iter().find(|rule| {
        rule.tags.is_empty() && here(&rule.places) && (rule.methods.is_empty() || rule.methods.contains(&method.id))
    });
    found.map(|rule| &rule.reason)
}

pub(super) fn handling<'p>(policy: &'p Policy, method: &'p Method, from: usize) -> Option<&'p Handling> {
    method.handling.get(from).or(policy.warehouses.get(from).map(|warehouse| &warehouse.handling))
}
