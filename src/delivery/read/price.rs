//! What did the merchant write about prices?

use super::{is_empty, is_group, read_words};
use crate::delivery::policy::{Fee, Parts, Step};
use crate::i18n::Words;
use crate::list::sort_by;
use crate::money::{Currency, Money};
use crate::problem::{Reader, Value};

// Heavier than any lorry: a mistake of unit.
const GRAMS_MAX: i64 = 40_000_000;
const PIECES_MAX: i64 = 1_000_000;

/// The keys that name a price, the first that is there holds.
const KEYS: [&str; 6] = ["never", "tiers", "tiers_by_value", "tiers_by_weight", "tiers_by_quantity", "price"];

const HELP: &str = "write an amount, \"free\", or \"checkout\" where only checkout knows";

/// The steps of a rate.
pub(super) fn read_steps(rate: &Reader<'_>, currency: Currency, free_over: Option<Money>) -> Vec<Step> {
    let written = KEYS.map(|key| rate.get(key));
    if written.iter().flatten().count() > 1 {
        rate.warn(
            "two-prices",
            format_args!("this rate has more than one of {}", KEYS.join(", ")),
            "keep the one that holds; the first in that order is used",
        );
    }
    let [never, tiers, by_value, by_weight, by_quantity, price] = written;
    if let Some(never) = never {
        return vec![Step::always(read_never(&never))];
    }
    let by = tiers.map(|t| (t, "")).or(by_value.map(|t| (t, "value")));
    let by = by.or(by_weight.map(|t| (t, "weight"))).or(by_quantity.map(|t| (t, "quantity")));
    if let Some((tiers, by)) = by {
        let steps = read_tiers(&tiers, currency, by);
        if let (true, Some(steps)) = (by != "weight", &steps) {
            warn_of_end(&tiers, steps, free_over);
        }
        let steps = steps.unwrap_or_else(|| vec![Step::default()]);
        warn_of_threshold(rate, &steps, free_over);
        return steps;
    }
    let price = price.or_else(|| rate.need("price", HELP));
    let steps = vec![Step::always(price.and_then(|price| read_fee(&price, currency)).unwrap_or_default())];
    warn_of_threshold(rate, &steps, free_over);
    steps
}

/// A threshold of nothing makes every order free, and a price above it is a point that was forgotten.
fn warn_of_threshold(rate: &Reader<'_>, steps: &[Step], free_over: Option<Money>) {
    let (Some(written), Some(over)) = (rate.get("free_over"), free_over) else { return };
    if over.minor == 0 {
        written.warn("free-always", "every order is free", "write price = \"free\", or the value from which it is");
    } else if steps.iter().any(|step| matches!(step.fee, Fee::Flat(price) if price > over.minor)) {
        written.warn(
            "free-below-price",
            "delivery costs more than the order that gets it free",
            "check both amounts: is a decimal point missing?",
        );
    }
}

/// Why not; `true` where nobody says why.
fn read_never(never: &Reader<'_>) -> Fee {
    Fee::Never(if *never.value() == Value::Flag(true) { Words::default() } else { read_words(never) })
}

/// An amount, a word, or an amount put together from parts.
fn read_fee(price: &Reader<'_>, currency: Currency) -> Option<Fee> {
    match price.value() {
        Value::Text(text) if text == "checkout" => Some(Fee::AtCheckout),
        Value::Text(text) if text == "free" => Some(Fee::Flat(0)),
        Value::Map(_) => read_parts(price, currency).map(Fee::Parts),
        _ => Money::read(price, currency).map(|money| Fee::Flat(money.minor)),
    }
}

/// None where a part cannot be read: without it the sum would be too low.
fn read_parts(price: &Reader<'_>, currency: Currency) -> Option<Parts> {
    price.known(&["base", "per_item", "per_kg", "percent", "least", "most"]);
    if is_empty(price) {
        return None;
    }
    let amount = |key: &str| match price.get(key) {
        None => Some(None),
        Some(part) => Money::read(&part, currency).map(|money| Some(money.minor)),
    };
    let basis_points = match price.get("percent") {
        None => 0,
        Some(percent) => read_percent(&percent)?,
    };
    let (least, most) = (amount("least")?, amount("most")?);
    if let (None, Some(bound)) = (price.get("percent"), price.get("least").or(price.get("most"))) {
        bound.error("parts-bound", "least and most bound a percentage, and there is none", "add percent");
        return None;
    }
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        price.error("parts-reversed", "least is more than most", "write the lower amount in least");
        return None;
    }
    Some(Parts {
        base: amount("base")?.unwrap_or(0),
        per_item: amount("per_item")?.unwrap_or(0),
        per_kg: amount("per_kg")?.unwrap_or(0),
        basis_points,
        least,
        most,
    })
}

/// `"5"`, `5.25`, `"5 %"`, in hundredths of a percent.
fn read_percent(reader: &Reader<'_>) -> Option<i64> {
    // A percentage has two decimals, as the euro has.
    let text = reader.text()?.trim();
    let text = text.strip_suffix('%').unwrap_or(text);
    let read = Money::parse(text, Currency::EUR).map(|m| m.minor).filter(|points| (0..=10_000).contains(points));
    if read.is_none() {
        reader.not("percent", "a percentage", "write a number from 0 to 100 with at most two decimals, such as 5.25");
    }
    read
}

/// Steps in the order of their bounds. None where one cannot be read: without it, its parcels would get the price of the
/// next.
fn read_tiers(tiers: &Reader<'_>, currency: Currency, by: &str) -> Option<Vec<Step>> {
    let mut read = Vec::new();
    let mut complete = !is_empty(tiers);
    for item in tiers.items() {
        match is_group(&item).then(|| read_step(&item, currency, by)).flatten() {
            Some(step) => read.push(step),
            None => complete = false,
        }
    }
    warn_of_order(tiers, &mut read, by);
    (complete && !read.is_empty()).then_some(read)
}

fn read_step(item: &Reader<'_>, currency: Currency, by: &str) -> Option<Step> {
    let keys: &[&str] = match by {
        "" => &["value_up_to", "weight_up_to", "quantity_up_to", "class", "price", "never"],
        _ => &["up_to", "price", "never"],
    };
    item.known(keys);
    let bound = |key: &str, what: &str| match item.get(if by == what { "up_to" } else { key }) {
        Some(_) if !by.is_empty() && by != what => Some(None),
        None => Some(None),
        Some(up_to) => match what {
            "value" => Money::read(&up_to, currency).map(|money| Some(money.minor)),
            "weight" => up_to.integer(1, GRAMS_MAX, "grams").map(Some),
            _ => up_to.integer(1, PIECES_MAX, "pieces").map(Some),
        },
    };
    let (value, weight) = (bound("value_up_to", "value"), bound("weight_up_to", "weight"));
    let quantity = bound("quantity_up_to", "quantity");
    let class = item.get("class").filter(|_| by.is_empty());
    let class = match class {
        None => Some(None),
        Some(class) if is_empty(&class) => None,
        Some(class) => class.text().map(|class| Some(class.trim().to_owned())),
    };
    let fee = match item.get("never") {
        Some(never) => Some(read_never(&never)),
        None => item.need("price", "write what this step costs").and_then(|price| read_fee(&price, currency)),
    };
    Some(Step { value: value?, weight: weight?, quantity: quantity?, class: class?, fee: fee? })
}

/// A step that an earlier one always comes before is never used.
fn warn_of_order(tiers: &Reader<'_>, read: &mut [Step], by: &str) {
    let most = |bound: Option<i64>| bound.unwrap_or(i64::MAX);
    let covers = |a: &Step, b: &Step| {
        most(a.value) >= most(b.value)
            && most(a.weight) >= most(b.weight)
            && most(a.quantity) >= most(b.quantity)
            && (a.class.is_none() || a.class == b.class)
    };
    let unused = read.iter().enumerate().any(|(at, step)| read.iter().take(at).any(|earlier| covers(earlier, step)));
    if !unused {
        return;
    }
    if by.is_empty() {
        tiers.warn(
            "tier-unreachable",
            "a step comes after one that holds for all of its parcels, so it is never used",
            "move the narrower step up, or remove it",
        );
        return;
    }
    tiers.error(
        "tier-order",
        "the steps do not rise, so some would never be used",
        "order them by up_to, each once, the one without up_to last",
    );
    let key = |step: &Step| (most(step.value), most(step.weight), most(step.quantity));
    sort_by(read, |a, b| key(a).cmp(&key(b)));
}

/// A heaviest parcel is a rule of most carriers; a dearest or largest order is hardly ever meant.
fn warn_of_end(reader: &Reader<'_>, steps: &[Step], free_over: Option<Money>) {
    if steps.iter().any(|step| step.class.is_none() && step.value.is_none() && step.quantity.is_none()) {
        return;
    }
    let top = steps.iter().filter_map(|step| step.value).max();
    let is_free_above = free_over.zip(top).is_some_and(|(over, top)| over.minor <= top.saturating_add(1));
    if !is_free_above && steps.iter().all(|step| step.class.is_none()) {
        reader.warn(
            "tier-end",
            "orders above the last step are not offered this method",
            "add a last step without up_to if they should be",
        );
    }
}
