//! Does everybody whom help fails come to a person?
//!
//! A policy by itself may be sound and still trap a shopper: weights that never reach the threshold, names of intents that
//! no answer has.

use shelfhelp::contact::{Escalation, Mode, Signal};
use shelfhelp::content::Product;
use shelfhelp::problem::{Reader, nearest};

use super::names::advise;
use super::sheet::{Shelf, warning};
use crate::source::finding::Finding;

/// Looks at who is led to a person, and when.
pub(super) fn check(
    shop: &Reader<'_>,
    rules: &Escalation,
    shelves: &[Shelf<'_>],
    products: &[Product],
    found: &mut Vec<Finding>,
) {
    let urgent: Vec<&str> = rules.urgent.iter().map(String::as_str).collect();
    misspelt(&urgent, shelves, found);
    let Some(policy) = shop.get("escalation") else { return };
    if rules.mode == Mode::SelfService {
        traps(&policy, rules);
    }
    unused(&policy, shelves);
    tags(&policy, products);
}

/// Intents of answers that are almost one of those that go to a person at once.
fn misspelt(urgent: &[&str], shelves: &[Shelf<'_>], found: &mut Vec<Finding>) {
    for sheet in shelves.iter().flat_map(|shelf| &shelf.sheets) {
        let intent = sheet.answer.intent.as_str();
        if intent.is_empty() || urgent.contains(&intent) {
            continue;
        }
        if let Some(near) = nearest(intent, urgent) {
            let message = format!("\"{intent}\" is none of the intents that go to a person at once");
            found.push(sheet.of("intent", warning("intent-near", message, format!("did you mean \"{near}\"?"))));
        }
    }
}

/// Nobody should have to fail three times.
fn traps(policy: &Reader<'_>, rules: &Escalation) {
    let threshold = u32::from(rules.threshold);
    for (signal, key, said) in [
        (Signal::DidNotHelp, "did_not_help", "\"Not yet\" said twice"),
        (Signal::NoResult, "no_result", "nothing found for two questions"),
        (Signal::LowConfidence, "low_confidence", "no good answer to two questions"),
    ] {
        let (weight, least) = (rules.weight(signal), threshold.div_ceil(2));
        if 2 * weight >= threshold {
            continue;
        }
        let weights = policy.get("weights").and_then(|weights| weights.get(key));
        let Some(at) = weights.or_else(|| policy.get("threshold")) else { continue };
        let message = format!("{said} weighs {} of {threshold}: no person is offered by then", 2 * weight);
        let help = if weight == 0 {
            format!("write {key} = {least}, or more")
        } else {
            format!("write {key} = {least}, or threshold = {}", 2 * weight)
        };
        at.warn("escalation-trap", message, help);
    }
}

/// Urgent intents that the merchant names and no answer has.
fn unused(policy: &Reader<'_>, shelves: &[Shelf<'_>]) {
    let intents = || shelves.iter().flat_map(|shelf| &shelf.sheets).map(|sheet| sheet.answer.intent.as_str());
    let known: Vec<&str> = intents().filter(|intent| !intent.is_empty()).collect();
    if shelves.iter().all(|shelf| shelf.sheets.is_empty()) {
        return;
    }
    for item in policy.get("urgent").map(|list| list.items()).unwrap_or_default() {
        let Some(name) = item.value().as_text().map(str::trim).filter(|name| !known.contains(name)) else { continue };
        let help = match nearest(name, &known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write intent: {name} in the answers that are for a person at once, or take it out"),
        };
        advise(&item, "urgent-unused", format!("no answer has the intent \"{name}\""), &help);
    }
}

/// Tags whose buyers get a person at once, and no product has one.
fn tags(policy: &Reader<'_>, products: &[Product]) {
    let borne: Vec<&str> = products.iter().flat_map(|product| &product.tags).map(String::as_str).collect();
    let list = policy.get("at_once").and_then(|at_once| at_once.get("tags"));
    // Products that the shop leaves to its pages have tags that are not known here.
    if products.is_empty() {
        return;
    }
    for item in list.map(|list| list.items()).unwrap_or_default() {
        let Some(tag) = item.value().as_text().map(str::trim).filter(|tag| !borne.contains(tag)) else { continue };
        let help = match nearest(tag, &borne) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write tags = [\"{tag}\"] on the products whose buyers get a person at once"),
        };
        advise(&item, "tag-unknown", format!("no product described has the tag \"{tag}\""), &help);
    }
}
