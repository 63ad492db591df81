//! Which parcels stand for all of them?
//!
//! Products that no rule tells apart are one kind. Beside them stand parcels of every bracket between two thresholds, so
//! that a change of `free_over` shows even where no product costs what lies between.

use shelfhelp::content::Product;
use shelfhelp::delivery::{Fee, Parcel, Policy};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::money::{Currency, Money};

use super::Both;
use crate::parcel;

// Shops with more kinds of products than this are compared by their first ones.
const KINDS_MAX: usize = 60;
// So many brackets of one measure.
const BRACKETS_MAX: usize = 12;
// Where nothing is known about products: forty of the currency's units, half a kilogram.
const VALUE_UNITS: i64 = 40;
const WEIGHT_G: i64 = 500;

/// Parcels that fare alike.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) of: Of,
    pub(super) old: Parcel,
    pub(super) new: Parcel,
}

/// Which parcels a kind is.
#[derive(Clone, Debug)]
pub(super) enum Of {
    /// One of middling value and weight, without tags.
    Average,
    /// Those of a bracket: from one bound to the last before the next.
    Bracket(Measure, Option<i64>, Option<i64>),
    /// Those of a shipping class.
    Class(String),
    /// Those with a tag that some rule names.
    Tag(String),
    /// Those packed in another warehouse than the default one.
    From(String),
    /// These products.
    Products(Vec<String>),
}

/// What a bracket measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Value,
    Weight,
    Pieces,
}

impl Measure {
    pub(super) const ALL: [Measure; 3] = [Measure::Value, Measure::Weight, Measure::Pieces];

    /// `orders of €50.00 to €59.99`.
    pub(super) fn text(self, low: Option<i64>, high: Option<i64>, currency: Currency) -> String {
        let what = if self == Measure::Weight { "parcels" } else { "orders" };
        let text = |n: i64| match self {
            Measure::Value => Native.money(Money::minor(n, currency)),
            Measure::Weight => format!("{n} g"),
            Measure::Pieces => format!("{n} pieces"),
        };
        match (low, high) {
            (None, None) => format!("all {what}"),
            (None, Some(high)) => format!("{what} up to {}", text(high)),
            (Some(low), None) => format!("{what} from {}", text(low)),
            (Some(low), Some(high)) => format!("{what} of {} to {}", text(low), text(high)),
        }
    }
}

/// What steps and thresholds look at.
#[derive(Default)]
struct Bounds {
    /// The first value of each bracket.
    values: Vec<i64>,
    weights: Vec<i64>,
    pieces: Vec<i64>,
    by_share: bool,
    by_weight: bool,
    tags: Vec<String>,
    classes: Vec<String>,
}

/// All kinds, the average parcel first.
pub(super) fn kinds(both: &Both<'_>) -> Vec<Kind> {
    let bounds = bounds(&[both.old_policy, both.new_policy]);
    let average = average(both);
    let same = |of: Of, parcel: Parcel| Kind { of, old: parcel.clone(), new: parcel };
    let mut kinds = vec![same(Of::Average, average.clone())];
    let currency = both.new_policy.currency;
    for (measure, bounds) in
        [(Measure::Value, &bounds.values), (Measure::Weight, &bounds.weights), (Measure::Pieces, &bounds.pieces)]
    {
        for (low, high) in brackets(bounds) {
            let is = low.or(high.map(|high| high / 2)).unwrap_or(0);
            let mut parcel = average.clone();
            match measure {
                Measure::Value => parcel.value = Some(Money::minor(is, currency)),
                Measure::Weight => parcel.weight_g = u32::try_from(is).ok(),
                Measure::Pieces => parcel.quantity = u32::try_from(is).unwrap_or(1).max(1),
            }
            kinds.push(same(Of::Bracket(measure, low, high), parcel));
        }
    }
    for class in &bounds.classes {
        kinds.push(same(Of::Class(class.clone()), Parcel { class: class.clone(), ..average.clone() }));
    }
    for tag in &bounds.tags {
        kinds.push(same(Of::Tag(tag.clone()), Parcel { tags: vec![tag.clone()], ..average.clone() }));
    }
    let known = |id: &String| both.old_policy.warehouses.iter().any(|warehouse| warehouse.id == *id);
    let others = both.new_policy.warehouses.iter().map(|warehouse| warehouse.id.clone());
    for id in others.filter(|id| !id.is_empty() && known(id)) {
        kinds.push(same(Of::From(id.clone()), Parcel { warehouse: id, ..average.clone() }));
    }
    kinds.extend(products(both, &bounds));
    kinds
}

/// Products of both shops, those that the rules do not tell apart together.
fn products(both: &Both<'_>, bounds: &Bounds) -> Vec<Kind> {
    let mut kinds: Vec<(String, Vec<String>, Parcel, Parcel)> = Vec::new();
    for old in &both.old.shop.products {
        let Some(new) = both.new.product(&old.id) else { continue };
        let (old, new) = (parcel::of(old, 1), parcel::of(new, 1));
        let key = format!("{}{}", bounds.signature(&old), bounds.signature(&new));
        if let Some((_, ids, ..)) = kinds.iter_mut().find(|(known, ..)| *known == key) {
            ids.push(old.product);
        } else if kinds.len() < KINDS_MAX {
            kinds.push((key, vec![old.product.clone()], old, new));
        }
    }
    kinds.into_iter().map(|(_, ids, old, new)| Kind { of: Of::Products(ids), old, new }).collect()
}

impl Bounds {
    /// What the rules see of a parcel.
    fn signature(&self, parcel: &Parcel) -> String {
        let bracket = |bounds: &[i64], is: i64| bounds.partition_point(|bound| *bound <= is);
        let minor = parcel.value.map_or(-1, |value| value.minor);
        let grams = parcel.weight_g.map_or(-1, i64::from);
        let tags: Vec<&String> = parcel.tags.iter().filter(|tag| self.tags.contains(tag)).collect();
        format!(
            "{:?}",
            (
                (parcel.value.is_some(), bracket(&self.values, minor), minor * i64::from(self.by_share)),
                (parcel.weight_g.is_some(), bracket(&self.weights, grams), grams * i64::from(self.by_weight)),
                tags,
                Some(&parcel.class).filter(|class| self.classes.contains(class)),
                (&parcel.warehouse, parcel.made_to_order, parcel.available_from),
            )
        )
    }
}

fn bounds(policies: &[&Policy]) -> Bounds {
    let mut bounds = Bounds::default();
    for policy in policies {
        for rate in policy.methods.iter().flat_map(|method| &method.rates) {
            bounds.values.extend(rate.free_over.map(|over| over.minor));
            for step in &rate.steps {
                bounds.values.extend(step.value.map(|up_to| up_to.saturating_add(1)));
                bounds.weights.extend(step.weight.map(|up_to| up_to.saturating_add(1)));
                bounds.pieces.extend(step.quantity.map(|up_to| up_to.saturating_add(1)));
                bounds.classes.extend(step.class.clone());
                if let Fee::Parts(parts) = &step.fee {
                    bounds.by_share |= parts.basis_points != 0;
                    bounds.by_weight |= parts.per_kg != 0;
                }
            }
        }
        bounds.tags.extend(policy.methods.iter().flat_map(|method| &method.refuses).map(|(tag, _)| tag.clone()));
        bounds.tags.extend(policy.restrictions.iter().flat_map(|restriction| restriction.tags.clone()));
    }
    for list in [&mut bounds.values, &mut bounds.weights, &mut bounds.pieces] {
        list.sort_unstable();
        list.dedup();
        list.truncate(BRACKETS_MAX);
    }
    for list in [&mut bounds.tags, &mut bounds.classes] {
        list.sort_unstable();
        list.dedup();
    }
    bounds
}

/// The brackets between bounds: below the first, between two, from the last on.
fn brackets(bounds: &[i64]) -> Vec<(Option<i64>, Option<i64>)> {
    let lows = [None].into_iter().chain(bounds.iter().copied().map(Some));
    let highs = bounds.iter().map(|bound| Some(bound - 1)).chain([None]);
    if bounds.is_empty() { Vec::new() } else { lows.zip(highs).collect() }
}

/// A parcel of middling value and weight, without tags.
fn average(both: &Both<'_>) -> Parcel {
    let products: Vec<&Product> = both.old.shop.products.iter().chain(&both.new.shop.products).collect();
    let mean = |all: Vec<i64>, none: i64| match i64::try_from(all.len()) {
        Ok(count) if count > 0 => all.iter().sum::<i64>() / count,
        _ => none,
    };
    let currency: Currency = both.new_policy.currency;
    let unit = 10_i64.pow(currency.decimals());
    let prices = products.iter().filter_map(|product| product.price).map(|price| price.minor).collect();
    let weights = products.iter().filter_map(|product| product.weight_g).map(i64::from).collect();
    Parcel {
        value: Some(Money::minor(mean(prices, VALUE_UNITS * unit), currency)),
        weight_g: u32::try_from(mean(weights, WEIGHT_G)).ok(),
        quantity: 1,
        ..Parcel::default()
    }
}
