//! Which methods serve this parcel and place, at what price, on which days?

use super::dates::Schedule;
use super::policy::{Counter, Kind, Method, Place, Policy, Rate};
use super::promise::{Destination, Parcel, Promise, Quote, Refusal};
use super::receipt::Stamp;
use super::{counter, place, price};
use crate::i18n::Words;
use crate::list::sort_by;
use crate::time::{Date, Timestamp};

/// Every way for the parcel to arrive: cheapest first, then soonest; prices that only checkout knows last.
pub fn promises(policy: &Policy, parcel: &Parcel, destination: &Destination, now: Timestamp) -> Vec<Promise> {
    quote(policy, parcel, destination, now).promises
}

/// The promises, and the methods that cannot make one, in the merchant's order.
pub fn quote(policy: &Policy, parcel: &Parcel, destination: &Destination, now: Timestamp) -> Quote {
    quote_in(policy, parcel, destination, place::of(&policy.places, destination), now)
}

/// The same for one of the shop's places, known by its name rather than by a postcode.
pub fn quote_in(
    policy: &Policy,
    parcel: &Parcel,
    destination: &Destination,
    place: Option<&Place>,
    now: Timestamp,
) -> Quote {
    let mut quote = Quote::default();
    let stamp = Stamp::new(policy, parcel, destination, now);
    let mut groups: Vec<Vec<Promise>> = Vec::new();
    for method in &policy.methods {
        let refusal = |reason| Refusal { method: method.id.clone(), name: method.name.clone(), reason };
        match offer(policy, method, parcel, place) {
            Err(reason) => quote.refusals.push(refusal(reason)),
            Ok(offer) => {
                let mut group = offer.promises(destination, place, now);
                if group.is_empty() {
                    quote.refusals.push(refusal(Words::default()));
                    continue;
                }
                group.iter_mut().for_each(|promise| promise.receipt = stamp.receipt(promise));
                groups.push(group);
            }
        }
    }
    // The counters of a method stay together, the nearest first.
    let key = |group: &Vec<Promise>| group.iter().map(rank).min();
    sort_by(&mut groups, |a, b| key(a).cmp(&key(b)));
    quote.promises = groups.into_iter().flatten().collect();
    quote
}

fn rank(p: &Promise) -> (bool, Option<i64>, Date, Date) {
    (p.price.is_none(), p.price.map(|m| m.minor), p.earliest, p.latest)
}

/// A way that makes it by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The promise, were the order placed now.
    pub promise: Promise,
    /// The last moment to order for an arrival by that day.
    pub order_by: Timestamp,
}

/// The ways by which a parcel is there no later than a day, each with the last moment to order; cheapest first.
pub fn arrives_by(
    policy: &Policy,
    parcel: &Parcel,
    destination: &Destination,
    by: Date,
    now: Timestamp,
) -> Vec<Deadline> {
    let place = place::of(&policy.places, destination);
    let promises = promises(policy, parcel, destination, now);
    let deadline = |promise: Promise| {
        let schedule = schedule(policy, parcel, place, &promise)?;
        schedule.last_moment(by, now).map(|order_by| Deadline { promise, order_by })
    };
    promises.into_iter().filter_map(deadline).collect()
}

/// What the dates of a promise depend on.
pub(super) fn schedule<'p>(
    policy: &'p Policy,
    parcel: &Parcel,
    place: Option<&Place>,
    promise: &'p Promise,
) -> Option<Schedule<'p>> {
    let method = policy.methods.iter().find(|method| method.id == promise.method)?;
    Some(Schedule { counter: promise.counter.as_ref(), ..offer(policy, method, parcel, place).ok()?.schedule })
}

/// A method that serves a parcel and place.
struct Offer<'p> {
    schedule: Schedule<'p>,
    cost: price::Cost,
}

/// What a method offers, or why it does not.
fn offer<'p>(
    policy: &'p Policy,
    method: &'p Method,
    parcel: &Parcel,
    place: Option<&Place>,
) -> Result<Offer<'p>, Words> {
    if let Some((_, reason)) = method.refuses.iter().find(|(tag, _)| parcel.tags.contains(tag)) {
        return Err(reason.clone());
    }
    let is_here = |id: &String| place.is_some_and(|place| place.id == *id);
    let is_restricted = policy.restrictions.iter().find(|r| {
        (r.tags.is_empty() || r.tags.iter().any(|tag| parcel.tags.contains(tag)))
            && (r.places.is_empty() || r.places.iter().any(is_here))
            && (r.methods.is_empty() || r.methods.contains(&method.id))
    });
    if let Some(restriction) = is_restricted {
        return Err(restriction.reason.clone());
    }
    // One that nobody knows is the default's business: parcels leave from somewhere.
    let from = policy.warehouses.iter().position(|w| w.id == parcel.warehouse).unwrap_or(0);
    let warehouse = policy.warehouses.get(from).ok_or_else(Words::default)?;
    let serves = |rate: &&Rate| {
        rate.place.as_ref().is_none_or(is_here) && rate.warehouse.as_ref().is_none_or(|id| *id == warehouse.id)
    };
    let rate = method.rates.iter().find(serves).ok_or_else(Words::default)?;
    let is_carried = matches!(method.kind, Kind::Ship | Kind::Locker | Kind::Slots);
    let cost = price::cost(policy, rate, parcel, place.filter(|_| is_carried))?;
    let schedule = Schedule {
        zone: &warehouse.zone,
        shop_zone: &policy.zone,
        handling: method.handling.get(from).unwrap_or(&warehouse.handling),
        method,
        counter: None,
        transit: rate.transit,
        available_from: parcel.available_from,
        made: parcel.made_to_order,
    };
    Ok(Offer { schedule, cost })
}

impl Offer<'_> {
    /// One promise, or one for each counter, the nearest first.
    fn promises(&self, destination: &Destination, place: Option<&Place>, now: Timestamp) -> Vec<Promise> {
        let method = self.schedule.method;
        if method.counters.is_empty() {
            return self.promise(None, place, now).into_iter().collect();
        }
        let counters = counter::nearest_first(method, destination);
        counters.into_iter().filter_map(|counter| self.promise(Some(counter), place, now)).collect()
    }

    fn promise(&self, counter: Option<&Counter>, place: Option<&Place>, now: Timestamp) -> Option<Promise> {
        let schedule = Schedule { counter, ..self.schedule };
        let arrival = schedule.arrival(now)?;
        let method = schedule.method;
        let windows = match method.kind {
            Kind::Slots => counter::windows(&schedule, arrival.earliest, now),
            _ => Vec::new(),
        };
        Some(Promise {
            method: method.id.clone(),
            name: method.name.clone(),
            kind: method.kind,
            place: place.map(|p| p.name.clone()).unwrap_or_default(),
            price: self.cost.price,
            earliest: arrival.earliest,
            latest: arrival.latest,
            order_by: schedule.order_by(now, &arrival),
            ready_from: arrival.ready_from,
            counter: counter.cloned(),
            windows,
            at: now,
            free_gap: self.cost.free_gap,
            free_over: self.cost.free_over,
            receipt: String::new(),
        })
    }
}
