//! What does a rate cost for this parcel?
//!
//! What is shown must equal what checkout charges: where the value or weight that decides is not known, neither is the
//! price.

use super::policy::{Price, Rate, Tier};
use super::promise::Parcel;
use crate::i18n::Words;
use crate::money::{Currency, Money};

/// The price of one rate.
pub(super) struct Cost {
    /// None means that checkout says.
    pub(super) price: Option<Money>,
    pub(super) free_gap: Option<Money>,
    pub(super) free_over: Option<Money>,
}

/// The cost, or why the rate does not apply.
pub(super) fn cost(rate: &Rate, parcel: &Parcel, currency: Currency) -> Result<Cost, Words> {
    // An amount in another currency says nothing about thresholds in ours.
    let value = parcel.value.filter(|v| v.currency == currency).map(|v| v.minor);
    let weight = parcel.weight_g.map(i64::from);
    let free_over = rate.free_over.or_else(|| free_tier(&rate.price, currency));
    let is_free = value.zip(free_over).is_some_and(|(value, over)| value >= over.minor);
    let price = match &rate.price {
        Price::Never(reason) => return Err(reason.clone()),
        _ if is_free => Some(Money::minor(0, currency)),
        Price::Flat(price) => Some(*price),
        Price::ByValue(tiers) => tier(tiers, value)?,
        Price::ByWeight(tiers) => tier(tiers, weight)?,
        Price::AtCheckout => None,
    };
    let costs = price.is_none_or(|p| p.minor > 0);
    let free_gap = value.zip(free_over).filter(|_| costs).map(|(v, over)| Money::minor(over.minor - v, currency));
    Ok(Cost { price, free_gap, free_over })
}

/// The first step whose inclusive bound holds. What lies above the last bound is not carried.
fn tier(tiers: &[Tier], measure: Option<i64>) -> Result<Option<Money>, Words> {
    match tiers {
        [Tier { up_to: None, price }, ..] => Ok(Some(*price)),
        _ => match measure {
            None => Ok(None),
            Some(measure) => tiers
                .iter()
                .find(|t| t.up_to.is_none_or(|bound| measure <= bound))
                .map(|t| Some(t.price))
                .ok_or_else(Words::default),
        },
    }
}

/// Steps by value that end at nothing say from which value on delivery is free.
fn free_tier(price: &Price, currency: Currency) -> Option<Money> {
    let Price::ByValue(tiers) = price else { return None };
    match tiers.as_slice() {
        [.., Tier { up_to: Some(bound), .. }, Tier { up_to: None, price }] if price.minor == 0 => {
            Some(Money::minor(bound.saturating_add(1), currency))
        }
        _ => None,
    }
}
