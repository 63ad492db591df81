//! Which methods serve this parcel and place, at what price, on which days?

use super::dates::Schedule;
use super::policy::{Method, Policy};
use super::promise::{Destination, Parcel, Promise, Quote, Refusal};
use super::receipt::Stamp;
use super::{place, price};
use crate::i18n::Words;
use crate::list::sort_by;
use crate::time::Timestamp;

/// Every way for the parcel to arrive: cheapest first, then soonest; prices that only checkout knows last.
pub fn promises(policy: &Policy, parcel: &Parcel, destination: &Destination, now: Timestamp) -> Vec<Promise> {
    quote(policy, parcel, destination, now).promises
}

/// The promises, and the methods that cannot make one, in the merchant's order.
pub fn quote(policy: &Policy, parcel: &Parcel, destination: &Destination, now: Timestamp) -> Quote {
    let mut quote = Quote::default();
    let stamp = Stamp::new(policy, parcel, destination, now);
    for method in &policy.methods {
        match promise(policy, method, parcel, destination, now) {
            Ok(mut promise) => {
                promise.receipt = stamp.receipt(&promise);
                quote.promises.push(promise);
            }
            Err(reason) => {
                quote.refusals.push(Refusal { method: method.id.clone(), name: method.name.clone(), reason });
            }
        }
    }
    let key = |p: &Promise| (p.price.is_none(), p.price.map(|m| m.minor), p.earliest, p.latest);
    sort_by(&mut quote.promises, |a, b| key(a).cmp(&key(b)));
    quote
}

fn promise(
    policy: &Policy,
    method: &Method,
    parcel: &Parcel,
    destination: &Destination,
    now: Timestamp,
) -> Result<Promise, Words> {
    if let Some((_, reason)) = method.refuses.iter().find(|(tag, _)| parcel.tags.contains(tag)) {
        return Err(reason.clone());
    }
    let place = place::of(&policy.places, destination);
    let serves = |id: &Option<String>| id.is_none() || place.is_some_and(|p| id.as_deref() == Some(&p.id));
    let rate = method.rates.iter().find(|rate| serves(&rate.place)).ok_or_else(Words::default)?;
    let cost = price::cost(rate, parcel, policy.currency)?;
    let schedule = Schedule {
        zone: &policy.zone,
        handling: method.handling.as_ref().unwrap_or(&policy.handling),
        method,
        transit: rate.transit,
        available_from: parcel.available_from,
    };
    let arrival = schedule.arrival(now).ok_or_else(Words::default)?;
    Ok(Promise {
        method: method.id.clone(),
        name: method.name.clone(),
        kind: method.kind.clone(),
        place: place.map(|p| p.name.clone()).unwrap_or_default(),
        price: cost.price,
        earliest: arrival.earliest,
        latest: arrival.latest,
        order_by: arrival.order_by,
        ready_from: arrival.ready_from,
        free_gap: cost.free_gap,
        free_over: cost.free_over,
        receipt: String::new(),
    })
}
