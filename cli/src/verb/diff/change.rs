//! What becomes of each promise?
//!
//! Asks both shops for every audience, kind of parcel and moment, and tells how the two answers differ.

use std::collections::BTreeMap;

use shelfhelp::delivery::{Kind as Way, Method, Policy, Promise, Quote};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, TimeOfDay};

use super::audience::{Audience, audiences};
use super::kind::{Kind, kinds};
use super::tell;
use super::week::{Moment, moments};
use super::who::{self, Cell};
use super::{Both, Line};

/// How one promise differs from the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// It is not offered any more, for this reason.
    Gone(String),
    /// It is offered now.
    Come,
    /// It is another one.
    Other(Delta),
}

/// By how much a promise differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Delta {
    /// In days on which the method delivers.
    pub(super) earliest: i32,
    pub(super) latest: i32,
    pub(super) price: Option<Price>,
    /// From when it can be had, before and now.
    pub(super) ready: Option<(Option<TimeOfDay>, Option<TimeOfDay>)>,
    pub(super) free_over: Option<(Option<Money>, Option<Money>)>,
    pub(super) windows: bool,
}

/// A change of price: by minor units, or from and to what cannot be reckoned with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Price {
    By(i64),
    Other(Option<Money>, Option<Money>),
}

/// All changes of promises in a week, equal ones together.
pub(super) fn lines(both: &Both<'_>, monday: Date) -> Vec<Line> {
    let kinds = kinds(both);
    let (old_rules, new_rules) = changed_rules(both, &kinds);
    if old_rules.methods.is_empty() && new_rules.methods.is_empty() {
        return Vec::new();
    }
    let asked = Asked {
        audiences: audiences(both),
        kinds,
        moments: moments([&old_rules, &new_rules], &both.new.shop.zone, monday),
        locale: both.new.first_locale(),
        both,
    };
    let mut cells: BTreeMap<(usize, usize, usize, String), Vec<Cell>> = BTreeMap::new();
    for (a, audience) in asked.audiences.iter().enumerate() {
        for (k, kind) in asked.kinds.iter().enumerate() {
            for (m, moment) in asked.moments.iter().enumerate() {
                let old = audience.before(&old_rules, &kind.old, moment.at);
                let new = audience.after(&new_rules, &kind.new, moment.at);
                for (place, counter, cell) in asked.cells(m, &old, &new) {
                    cells.entry((place, a, k, counter)).or_default().push(cell);
                }
            }
        }
    }
    who::groups(cells).iter().flat_map(|group| tell::lines(&asked, group)).collect()
}

/// Both rules without the methods that surely promise the same: asking them takes most of the time.
fn changed_rules(both: &Both<'_>, kinds: &[Kind]) -> (Policy, Policy) {
    let (mut old, mut new) = (nameless(both.old_policy), nameless(both.new_policy));
    let is_shared = (old.currency, &old.zone, old.order_value) == (new.currency, &new.zone, new.order_value)
        && (&old.warehouses, &old.places, &old.restrictions) == (&new.warehouses, &new.places, &new.restrictions)
        && kinds.iter().all(|kind| kind.old == kind.new);
    let is_kept = |method: &Method, others: &Policy| !is_shared || !others.methods.contains(method);
    let kept = |policy: &Policy, others: &Policy| -> Vec<bool> {
        policy.methods.iter().map(|method| is_kept(method, others)).collect()
    };
    let (of_old, of_new) = (kept(&old, &new), kept(&new, &old));
    for (policy, named, kept) in [(&mut old, both.old_policy, of_old), (&mut new, both.new_policy, of_new)] {
        *policy = named.clone();
        let mut kept = kept.into_iter();
        policy.methods.retain(|_| kept.next().unwrap_or(true));
    }
    (old, new)
}

/// Rules without what people read: names promise nothing.
fn nameless(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    for place in &mut policy.places {
        (place.name, place.also) = (Words::default(), Vec::new());
    }
    policy.methods.iter_mut().for_each(|method| method.name = Words::default());
    policy
}

/// The questions, and how the answers are told.
pub(super) struct Asked<'a> {
    pub(super) audiences: Vec<Audience>,
    pub(super) kinds: Vec<Kind>,
    pub(super) moments: Vec<Moment>,
    pub(super) locale: Locale,
    pub(super) both: &'a Both<'a>,
}

impl Asked<'_> {
    /// What becomes of each way that either shop offers at a moment: the place of its method, its counter, the change.
    /// Methods that come or go as a whole are told as such.
    fn cells(&self, moment: usize, old: &Quote, new: &Quote) -> Vec<(usize, String, Cell)> {
        let mut all = Vec::new();
        for (place, method) in self.both.new_policy.methods.iter().enumerate() {
            if !self.both.old_policy.methods.iter().any(|known| known.id == method.id) {
                continue;
            }
            let of = |quote: &Quote| -> Vec<Promise> {
                quote.promises.iter().filter(|way| way.method == method.id).cloned().collect()
            };
            let counter = |way: &Promise| way.counter.as_ref().map_or(String::new(), |counter| counter.id.clone());
            let (mut before, now) = (of(old), of(new));
            for way in now {
                let known = before.iter().position(|old| counter(old) == counter(&way));
                let was = known.map(|at| before.remove(at));
                let change =
                    was.as_ref().map_or(Some(Change::Come), |was| compare(was, &way, method).map(Change::Other));
                // What stays as it is needs no telling, and there is much of it.
                let (old, new) = if change.is_some() { (was, Some(way.clone())) } else { (None, None) };
                all.push((place, counter(&way), Cell { moment, change, old, new }));
            }
            for was in before {
                let refusal = new.refusals.iter().find(|refusal| refusal.method == method.id);
                let reason = refusal.map_or("", |refusal| refusal.reason.get(&self.locale)).to_owned();
                all.push((
                    place,
                    counter(&was),
                    Cell { moment, change: Some(Change::Gone(reason)), old: Some(was), new: None },
                ));
            }
        }
        all
    }
}

/// How many days on which a way delivers lie between two days: over a weekend, Friday to Monday is one.
fn days_between(method: &Method, way: &Promise, from: Date, to: Date) -> i32 {
    let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
    let opens = |day: Date| match (method.kind, &way.counter) {
        (Way::Slots, _) => method.windows.iter().any(|(on, ..)| *on == day.weekday()),
        (_, Some(counter)) if !counter.hours.is_empty() => {
            counter.closed.binary_search(&day).is_err() && counter.hours.iter().any(|(on, ..)| *on == day.weekday())
        }
        _ => true,
    };
    let is_open = |day: &Date| method.carrier.is_open(*day) && opens(*day);
    let open = (first.0 + 1..=last.0).map(Date).filter(is_open).count();
    // A day on which nothing is delivered is none of these, and yet not the same.
    let days = i32::try_from(open).unwrap_or(i32::MAX).max(i32::from(first != last));
    days * sign
}

/// None where the two promise the same.
fn compare(old: &Promise, new: &Promise, method: &Method) -> Option<Delta> {
    let price = (old.price != new.price).then(|| match (old.price, new.price) {
        (Some(was), Some(is)) if was.currency == is.currency => Price::By(is.minor - was.minor),
        (was, is) => Price::Other(was, is),
    });
    let delta = Delta {
        earliest: days_between(method, new, old.earliest, new.earliest),
        latest: days_between(method, new, old.latest, new.latest),
        price,
        ready: (old.ready_from != new.ready_from).then_some((old.ready_from, new.ready_from)),
        free_over: (old.free_over != new.free_over).then_some((old.free_over, new.free_over)),
        windows: old.windows != new.windows,
    };
    (delta != Delta::default()).then_some(delta)
}
