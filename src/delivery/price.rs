//! What does a rate cost for this parcel?
//!
//! What is shown must equal what checkout charges: where the value or weight that decides is not known, neither is the
//! price.

use super::policy::{Fee, OrderValue, Parts, Place, Policy, Rate, Step};
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

/// What steps and percentages look at; none where it is not known.
struct Measures<'p> {
    value: Option<i64>,
    weight: Option<i64>,
    quantity: i64,
    class: &'p str,
}

/// The cost, or why the rate does not apply. `surcharged` is the place, where its surcharge is due.
pub(super) fn cost(policy: &Policy, rate: &Rate, parcel: &Parcel, surcharged: Option<&Place>) -> Result<Cost, Words> {
    let currency = policy.currency;
    let is = Measures {
        value: order_value(policy, parcel),
        weight: parcel.weight_g.map(i64::from),
        quantity: i64::from(parcel.quantity.max(1)),
        class: &parcel.class,
    };
    let free_over = rate.free_over.map(|over| over.minor).or_else(|| free_step(&rate.steps));
    let is_free = is.value.zip(free_over).is_some_and(|(value, over)| value >= over);
    // Steps may end below the value from which on it is free.
    let found = step(&rate.steps, &is, false).or_else(|| step(&rate.steps, &is, true).filter(|_| is_free));
    let minor = match found {
        None => return Err(Words::default()),
        Some(Some(Fee::Never(reason))) => return Err(reason.clone()),
        _ if is_free => Some(0),
        Some(None | Some(Fee::AtCheckout)) => None,
        Some(Some(Fee::Flat(minor))) => Some(*minor),
        Some(Some(Fee::Parts(parts))) => sum(parts, &is),
    };
    let surcharge = surcharged.and_then(|place| place.surcharge).map_or(0, |m| m.minor);
    let minor = minor.map(|m| if m > 0 { m.saturating_add(surcharge) } else { m });
    let free_gap = is.value.zip(free_over).filter(|_| minor != Some(0)).map(|(value, over)| over.saturating_sub(value));
    let money = |minor| Money::minor(minor, currency);
    Ok(Cost { price: minor.map(money), free_gap: free_gap.map(money), free_over: free_over.map(money) })
}

/// The order value that counts, in minor units. An amount in another currency says nothing about thresholds in ours.
fn order_value(policy: &Policy, parcel: &Parcel) -> Option<i64> {
    let in_ours = |money: Option<Money>, currency: Currency| money.filter(|m| m.currency == currency).map(|m| m.minor);
    let value = in_ours(parcel.value, policy.currency)?;
    let discount = in_ours(parcel.discount, policy.currency).unwrap_or(0);
    Some(match policy.order_value {
        OrderValue::AfterDiscount => value.saturating_sub(discount).max(0),
        OrderValue::BeforeDiscount => value,
    })
}

/// The fee of the first step that holds: none where none does, `Some(None)` where what decides is not known. A free
/// order is of any value, but not of any weight.
fn step<'s>(steps: &'s [Step], is: &Measures<'_>, is_free: bool) -> Option<Option<&'s Fee>> {
    for step in steps {
        if step.class.as_deref().is_some_and(|class| class != is.class) {
            continue;
        }
        let bounds =
            [(step.value.filter(|_| !is_free), is.value), (step.weight, is.weight), (step.quantity, Some(is.quantity))];
        let exceeded =
            bounds.iter().any(|(bound, measure)| bound.zip(*measure).is_some_and(|(bound, measure)| measure > bound));
        if exceeded {
            continue;
        }
        let unknown = bounds.iter().any(|(bound, measure)| bound.is_some() && measure.is_none());
        return Some(if unknown { None } else { Some(&step.fee) });
    }
    None
}

fn sum(parts: &Parts, is: &Measures<'_>) -> Option<i64> {
    let mut sum = parts.base.saturating_add(parts.per_item.saturating_mul(is.quantity));
    if parts.per_kg != 0 {
        // A begun kilogram is charged whole, as carriers do.
        let kilograms = is.weight?.saturating_add(999) / 1000;
        sum = sum.saturating_add(parts.per_kg.saturating_mul(kilograms));
    }
    if parts.basis_points != 0 {
        // To the nearest minor unit, halves up.
        let share = is.value?.saturating_mul(parts.basis_points).saturating_add(5000) / 10_000;
        let share = parts.least.map_or(share, |least| share.max(least));
        sum = sum.saturating_add(parts.most.map_or(share, |most| share.min(most)));
    }
    Some(sum)
}

/// Steps by value alone that end at nothing say from which value on delivery is free. A step for a class or a weight
/// among them has a price of its own at any value.
fn free_step(steps: &[Step]) -> Option<i64> {
    let plain = |s: &Step| s.weight.is_none() && s.quantity.is_none() && s.class.is_none();
    match steps {
        [.., before, Step { value: None, fee: Fee::Flat(0), .. }] if steps.iter().all(plain) => {
            before.value.map(|bound| bound.saturating_add(1))
        }
        _ => None,
    }
}
