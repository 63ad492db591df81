//! Until when may it come back?

use super::place;
use super::policy::Policy;
use super::promise::{Destination, Parcel, ReturnBy};
use crate::i18n::Words;
use crate::money::Money;
use crate::time::Date;

/// The last day on which it may be sent back, from the latest arrival; the arrival day itself is not counted. None where
/// the shop says nothing about returns. The season is judged by the arrival, for want of the order day.
pub fn return_by(policy: &Policy, parcel: &Parcel, latest: Date) -> Option<ReturnBy> {
    return_by_for_order(policy, parcel, latest, latest)
}

/// As [`return_by`], where the day of the order is known: a season is one of orders.
pub fn return_by_for_order(policy: &Policy, parcel: &Parcel, ordered: Date, latest: Date) -> Option<ReturnBy> {
    let returns = policy.returns.as_ref()?;
    if !returns.accepted {
        return Some(ReturnBy::Never(Words::default()));
    }
    if let Some((_, reason)) = returns.except.iter().find(|(tag, _)| parcel.tags.contains(tag)) {
        return Some(ReturnBy::Never(reason.clone()));
    }
    let Some(days) = returns.days else { return Some(ReturnBy::Unlimited) };
    let seasonal = returns.seasonal.iter().filter(|(from, to, _)| (*from..=*to).contains(&ordered));
    // A season gives more time, never less.
    let last = seasonal.map(|(_, _, until)| *until).fold(latest.plus(i32::from(days)), Date::max);
    Some(ReturnBy::Until(last))
}

/// What the way back costs from a place; none where that is not known.
pub fn return_fee(policy: &Policy, destination: &Destination) -> Option<Money> {
    let returns = policy.returns.as_ref()?;
    let place = place::of(&policy.places, destination);
    let own = returns.fees.iter().find(|(id, _)| place.is_some_and(|place| place.id == *id));
    own.map(|(_, fee)| *fee).or(returns.fee)
}
