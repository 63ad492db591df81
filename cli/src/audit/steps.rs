//! Which rates and steps can never take effect?
//!
//! Every combination of the bounds that a rate names is tried; a step that none of them reaches is dead.

use shelfhelp::delivery::{Fee, Policy, Rate, Restriction, Step};
use shelfhelp::problem::{Problem, Reader, Severity};

// A price list of eighty steps in two measures; longer ones are left alone.
const TRIES_MAX: usize = 200_000;

/// Looks at the rates of all methods. The rules come from the same document without errors.
pub(super) fn check(delivery: &Reader<'_>, policy: &Policy) {
    let methods = delivery.get("methods").map(|list| list.items()).unwrap_or_default();
    for (written, method) in methods.iter().zip(&policy.methods) {
        let mut read = method.rates.iter();
        for rate in written.get("rates").map(|list| list.items()).unwrap_or_default() {
            // A rate for several places was read as several.
            let places = rate.get("place").map_or(1, |place| place.items().len());
            let rates: Vec<&Rate> = read.by_ref().take(places).collect();
            let Some(first) = rates.first() else { continue };
            dead_steps(&rate, first);
            let barred = |rate: &&&Rate| policy.restrictions.iter().any(|r| bars(r, &method.id, rate.place.as_deref()));
            if rates.iter().filter(barred).count() == rates.len() {
                let message = "a restriction for every product keeps this rate from ever being offered";
                rate.warn("rate-restricted", message, "remove the rate, or name the tags that the restriction is for");
            }
        }
    }
}

/// Whether nothing at all goes by a method to the place of a rate.
fn bars(restriction: &Restriction, method: &str, place: Option<&str>) -> bool {
    let names =
        |list: &[String], id: Option<&str>| list.is_empty() || list.iter().any(|name| Some(name.as_str()) == id);
    restriction.tags.is_empty() && names(&restriction.methods, Some(method)) && names(&restriction.places, place)
}

fn dead_steps(rate: &Reader<'_>, read: &Rate) {
    const KEYS: [&str; 4] = ["tiers", "tiers_by_value", "tiers_by_weight", "tiers_by_quantity"];
    let Some(tiers) = KEYS.iter().find_map(|key| rate.get(key)) else { return };
    let written = tiers.items();
    // The first key that is there holds; with another one before it, these are not the steps that were read.
    if rate.get("never").is_some() || written.len() != read.steps.len() {
        return;
    }
    let Some((reached, paid)) = reach(&read.steps, read.free_over.map(|over| over.minor)) else { return };
    for (i, step) in written.iter().enumerate() {
        if !reached.get(i).copied().unwrap_or(true) {
            let message = "this step is never reached: those before it hold for all of its parcels";
            step.warn("step-unreachable", message, "move it up, or remove it");
        } else if !paid.get(i).copied().unwrap_or(true) {
            let over = read.free_over.map(|over| format!("{} {}", over.decimal(), over.currency.code()));
            let message = format!("no order pays this step: from {} on delivery is free", over.unwrap_or_default());
            let problem =
                Problem::new(Severity::Warning, "step-free", "", message, "remove it, or raise `free_over` above it");
            step.log(problem);
        }
    }
}

/// For each step whether some parcel gets it, and whether some parcel pays it. None where there are too many to try.
fn reach(steps: &[Step], free_over: Option<i64>) -> Option<(Vec<bool>, Vec<bool>)> {
    let ends = |of: fn(&Step) -> Option<i64>, extra: Option<i64>| {
        let bounds = steps.iter().filter_map(of).chain(extra.map(|over| over - 1));
        let mut tried: Vec<i64> = bounds.flat_map(|bound| [bound, bound.saturating_add(1)]).collect();
        tried.push(1);
        tried.retain(|n| *n >= 0);
        tried.sort_unstable();
        tried.dedup();
        tried
    };
    let values = ends(|step| step.value, free_over);
    let (weights, pieces) = (ends(|step| step.weight, None), ends(|step| step.quantity, None));
    let mut classes: Vec<Option<&str>> = steps.iter().map(|step| step.class.as_deref()).collect();
    classes.push(None);
    classes.sort_unstable();
    classes.dedup();
    if values.len() * weights.len() * pieces.len() * classes.len() > TRIES_MAX {
        return None;
    }
    let (mut reached, mut paid) = (vec![false; steps.len()], vec![false; steps.len()]);
    for value in &values {
        let is_free = free_over.is_some_and(|over| *value >= over);
        for weight in &weights {
            for pieces in &pieces {
                for class in &classes {
                    // As the widget chooses: steps may end below the value from which on it is free, not at a weight.
                    let within = |bound: Option<i64>, is: i64| bound.is_none_or(|bound| is <= bound);
                    let holds = |step: &Step, any_value: bool| {
                        (step.class.is_none() || step.class.as_deref() == *class)
                            && (any_value || within(step.value, *value))
                            && within(step.weight, *weight)
                            && within(step.quantity, *pieces)
                    };
                    let first = |any_value: bool| steps.iter().position(|step| holds(step, any_value));
                    let Some(at) = first(false).or_else(|| first(true).filter(|_| is_free)) else { continue };
                    reached[at] = true;
                    paid[at] |= !is_free || matches!(steps[at].fee, Fee::Never(_));
                }
            }
        }
    }
    // Nobody pays a step that is free by itself: then it says from which value on, and is no mistake.
    for (step, paid) in steps.iter().zip(&mut paid) {
        *paid |= matches!(step.fee, Fee::Flat(0));
    }
    Some((reached, paid))
}
