//! Where does a rate hold?
//!
//! DefinedRegion and its short forms, one [`Region`] for each country, and which of two regions is the more specific.
//!
//! Does not know: which postcodes exist, or how a country groups its own.

use super::fault;
use super::graph::Node;
use crate::delivery::{Region, country, postcode};

/// A destination: a region, or, without one, anywhere.
pub(super) type Destination = Option<Region>;

/// The destinations of a shipping rule. No `shippingDestination` means anywhere; one that cannot be used means nowhere.
pub(super) fn destinations(rule: &Node<'_>) -> Vec<Destination> {
    let mut found = Vec::new();
    let written = rule.all("shippingDestination");
    if written.is_empty() {
        found.push(None);
    }
    for node in written {
        let countries = countries(&node);
        if countries.is_empty() {
            node.say(&fault::COUNTRY, "");
        }
        for country in countries {
            let mut region = Region { country, ..Region::default() };
            // Where parcels carry no postcode, plugins fill the field with zeros.
            if postcode::is_used(&region.country) {
                postcodes(&node, &mut region);
                if region.patterns.is_empty() && node.has("postalCode postalCodePrefix postalCodeRange") {
                    continue;
                }
                if region.patterns.is_empty() && node.has("addressRegion") {
                    subdivisions(&node, &mut region);
                    if region.subdivisions.is_empty() {
                        continue;
                    }
                }
            }
            let left = node.graph.patterns_left.get().saturating_sub(1 + region.patterns.len());
            if left == 0 {
                node.say(&fault::PLACES, "");
                continue;
            }
            node.graph.patterns_left.set(left);
            push(&mut found, Some(region));
        }
    }
    found
}

/// States and provinces by their codes, `CA` or `US-CA`, where a shopper's postcode tells them.
fn subdivisions(node: &Node<'_>, region: &mut Region) {
    // Elsewhere a shopper's postcode says nothing of the region, so no parcel would ever be for it.
    let told = |code: String| postcode::region_of(&region.country, &code).is_some();
    let is_told =
        postcode::example(&region.country).and_then(|e| postcode::normalise(&region.country, e)).is_some_and(told);
    for name in node.all("addressRegion") {
        let code = name.text().trim().to_ascii_uppercase();
        let code = code.strip_prefix(&region.country).and_then(|rest| rest.strip_prefix('-')).unwrap_or(&code);
        if is_told && postcode::region_is_known(&region.country, code) {
            push(&mut region.subdivisions, code.to_owned());
        } else {
            name.say(&fault::ADDRESS_REGION, name.text());
        }
    }
}

/// Adds what is not yet there.
pub(super) fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The countries of a region, a Country, a PostalAddress, or of text.
#[inline(never)]
pub(super) fn countries(node: &Node<'_>) -> Vec<String> {
    let mut written = node.get("address").unwrap_or(*node).all("addressCountry");
    if written.is_empty() && (!node.is_map() || node.is("Country")) {
        written = node.alone();
    }
    let mut found = Vec::new();
    for node in written {
        let words = node.words();
        match country(&words) {
            Some(code) => push(&mut found, code),
            None => node.say(&fault::COUNTRY, &words),
        }
    }
    found
}

/// Patterns as the merchant's own files write them; what is wrong with one is logged at its place.
fn postcodes(node: &Node<'_>, region: &mut Region) {
    for (key, end) in [("postalCode", ""), ("postalCodePrefix", "*"), ("postalCodeRange", "")] {
        for code in node.all(key) {
            let (first, last) = (code.text_of("postalCodeBegin"), code.text_of("postalCodeEnd"));
            if code.is_map() && (first.is_empty() || last.is_empty()) {
                code.say(&fault::POSTCODE_RANGE, "");
                continue;
            }
            let range = [first, "..", last].concat();
            let text = if code.is_map() { &range } else { code.text() };
            // One text may hold several, and plugins put wildcards and ranges here as well.
            for part in text.split([',', ';']) {
                let pattern = [part.trim().trim_end_matches('*'), if part.contains('*') { "*" } else { end }].concat();
                match postcode::check_pattern(&region.country, &pattern.replace(" - ", "..")) {
                    Ok(pattern) => push(&mut region.patterns, pattern),
                    Err(what) => code.say(&fault::POSTCODE, &what),
                }
            }
        }
    }
}

/// Whether everything within `inner` is also within `outer`.
#[inline(never)]
pub(super) fn covers(outer: &Destination, inner: &Destination) -> bool {
    match (outer, inner) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => {
            let within = |i: &String| outer.patterns.iter().any(|o| postcode::covers(o, i));
            let part = || !inner.patterns.is_empty() && inner.patterns.iter().all(within);
            let named = |i: &String| outer.subdivisions.contains(i);
            let states = || !inner.subdivisions.is_empty() && inner.subdivisions.iter().all(named);
            outer.country == inner.country
                && (outer.patterns.is_empty() || part())
                && (outer.subdivisions.is_empty() || states())
        }
    }
}

/// How wide a destination is, for sorting the most specific first: exact postcodes, then patterns by the letters that
/// they fix, then states, then countries, then everywhere.
#[inline(never)]
pub(super) fn width(destination: &Destination) -> usize {
    let Some(region) = destination else { return 200 };
    let mut widest = match (region.patterns.is_empty(), region.subdivisions.is_empty()) {
        (true, true) => 100,
        (true, false) => 90,
        (false, _) => 0,
    };
    for pattern in &region.patterns {
        let (first, last) = pattern.split_once("..").or(pattern.split_once('*')).unwrap_or((pattern, pattern));
        let fixed = if last.is_empty() {
            first.len()
        } else {
            first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count()
        };
        let width = if first == last { 0 } else { 50 - fixed.min(40) };
        widest = widest.max(width);
    }
    widest
}

/// The id of the place that stands for a destination: `gr`, `gr-104*`.
#[inline(never)]
pub(super) fn place_id(destination: &Destination) -> Option<String> {
    let region = destination.as_ref()?;
    let mut id = region.country.to_ascii_lowercase();
    for (i, pattern) in region.subdivisions.iter().chain(&region.patterns).enumerate() {
        id.push(if i == 0 { '-' } else { '+' });
        id.push_str(pattern);
    }
    Some(id)
}
