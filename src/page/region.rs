//! Where does a rate hold?
//!
//! DefinedRegion and its short forms, one [`Region`] for each country, and which of two regions is the more specific.
//!
//! Does not know: which postcodes exist, or how a country groups its own.

use super::graph::Node;
use crate::delivery::{Region, country, postcode};

// Countries by the three letters that some systems write; delivery knows the pairs.
const THREE_LETTERS: &[(&str, &str)] = &[
    ("USA", "US"),
    ("GBR", "GB"),
    ("GRC", "GR"),
    ("DEU", "DE"),
    ("FRA", "FR"),
    ("ESP", "ES"),
    ("ITA", "IT"),
    ("CYP", "CY"),
    ("NLD", "NL"),
    ("BEL", "BE"),
    ("AUT", "AT"),
    ("CHE", "CH"),
    ("CAN", "CA"),
    ("AUS", "AU"),
    ("JPN", "JP"),
    ("CHN", "CN"),
    ("ARE", "AE"),
    ("SAU", "SA"),
];

const POSTCODES_MAX: usize = 500;
// There are fewer countries.
const COUNTRIES_MAX: usize = 260;

/// A destination: a region, or, without one, anywhere.
pub(super) type Destination = Option<Region>;

/// The destinations of a shipping rule. No `shippingDestination` means anywhere; one that cannot be used means nowhere.
pub(super) fn destinations(rule: &Node<'_>) -> Vec<Destination> {
    let written = rule.all("shippingDestination");
    if written.is_empty() {
        return vec![None];
    }
    let mut found: Vec<Destination> = Vec::new();
    for node in &written {
        for region in regions(node) {
            if !found.contains(&Some(region.clone())) {
                found.push(Some(region));
            }
        }
    }
    found
}

fn regions(node: &Node<'_>) -> Vec<Region> {
    let countries = countries(node);
    if countries.is_empty() {
        node.error("country", "this destination names no country", "add addressCountry, e.g. \"GR\"");
        return Vec::new();
    }
    let written = postcodes(node);
    if written.is_empty() && node.get("addressRegion").is_some() {
        node.warn(
            "address-region",
            "a rate for part of a country by addressRegion is not used: shoppers give a postcode",
            "write postalCodeRange or postalCodePrefix",
        );
        return Vec::new();
    }
    if countries.len() > 1 && !written.is_empty() {
        node.warn(
            "postcodes-country",
            "these postcodes stand with more than one country",
            "write one DefinedRegion for each country",
        );
    }
    let meant = POSTCODE_KEYS.iter().any(|key| node.get(key).is_some());
    countries.into_iter().filter_map(|country| region(country, &written, meant)).collect()
}

/// A country with the postcodes that are its own; none where postcodes were meant and none can be used.
fn region(country: String, written: &[(Node<'_>, String)], meant: bool) -> Option<Region> {
    if !postcode::is_used(&country) {
        // Plugins fill the field with zeros there.
        return Some(Region { country, postcodes: Vec::new() });
    }
    let mut postcodes: Vec<String> = Vec::new();
    for (node, pattern) in written.iter().take(POSTCODES_MAX) {
        match postcode::check_pattern(&country, pattern) {
            Ok(pattern) if postcodes.contains(&pattern) => {}
            Ok(pattern) => postcodes.push(pattern),
            Err(what) => node.error("postcode", what, "write it as on an envelope, or part of it as postalCodePrefix"),
        }
    }
    (!postcodes.is_empty() || !meant).then_some(Region { country, postcodes })
}

const POSTCODE_KEYS: &[&str] = &["postalCode", "postalCodePrefix", "postalCodeRange"];

/// The countries of a region, a Country, a PostalAddress, or of text.
pub(super) fn countries(node: &Node<'_>) -> Vec<String> {
    let mut written = node.all("addressCountry");
    if let (true, Some(address)) = (written.is_empty(), node.get("address")) {
        written = address.all("addressCountry");
    }
    if written.is_empty() && (!node.is_map() || node.is("Country")) {
        written = vec![*node];
    }
    let mut found: Vec<String> = Vec::new();
    for country in &written {
        let Some(words) = country.words() else { continue };
        match country_code(&words) {
            Some(code) if found.len() >= COUNTRIES_MAX || found.contains(&code) => {}
            Some(code) => found.push(code),
            None => country.error(
                "country",
                format_args!("\"{words}\" is not a country code"),
                "write two letters (ISO 3166-1), e.g. \"GR\"",
            ),
        }
    }
    found
}

fn country_code(words: &str) -> Option<String> {
    let three = THREE_LETTERS.iter().find(|(three, _)| three.eq_ignore_ascii_case(words.trim()));
    country(three.map_or(words, |(_, two)| two))
}

/// Patterns as the merchant's own files write them, each with its place on the page.
fn postcodes<'v>(node: &Node<'v>) -> Vec<(Node<'v>, String)> {
    let mut found = Vec::new();
    for code in node.all("postalCode") {
        // One text may hold several, and plugins put wildcards and ranges here as well.
        for part in code.text().unwrap_or("").split([',', ';']).filter(|part| !part.trim().is_empty()) {
            found.push((code, part.replace(" - ", "..")));
        }
    }
    for prefix in node.all("postalCodePrefix") {
        let text = prefix.text().unwrap_or("").trim_end_matches('*').to_owned();
        found.push((prefix, text + "*"));
    }
    for range in node.all("postalCodeRange") {
        let end = |key: &str| range.get(key).and_then(|node| node.text());
        match end("postalCodeBegin").zip(end("postalCodeEnd")) {
            Some((begin, end)) => {
                let pattern = format!("{begin:.12}..{end:.12}");
                found.push((range, pattern));
            }
            None => range.error(
                "postcode-range",
                "this range of postcodes has no begin or no end",
                "write postalCodeBegin and postalCodeEnd",
            ),
        }
    }
    found
}

/// Whether everything within `inner` is also within `outer`.
pub(super) fn covers(outer: &Destination, inner: &Destination) -> bool {
    match (outer, inner) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => {
            outer.country == inner.country
                && (outer.postcodes.is_empty()
                    || (!inner.postcodes.is_empty()
                        && inner.postcodes.iter().all(|i| outer.postcodes.iter().any(|o| postcode::covers(o, i)))))
        }
    }
}

/// First and last postcode of a pattern; a prefix has none that is last.
fn ends(pattern: &str) -> (&str, &str) {
    pattern.split_once("..").unwrap_or((pattern, pattern))
}

/// How wide a destination is, for sorting the most specific first: exact postcodes, then patterns by the letters that
/// they fix, then countries, then everywhere.
pub(super) fn width(destination: &Destination) -> usize {
    let Some(region) = destination else { return 200 };
    let pattern_width = |pattern: &String| {
        let (first, last) = ends(pattern);
        match pattern.strip_suffix('*') {
            Some(prefix) => 50 - prefix.len().min(40),
            None if first == last => 0,
            None => 50 - first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count().min(40),
        }
    };
    region.postcodes.iter().map(pattern_width).max().unwrap_or(100)
}

/// The id of the place that stands for a destination: `gr`, `gr-104*`.
pub(super) fn place_id(destination: &Destination) -> Option<String> {
    let region = destination.as_ref()?;
    let country = region.country.to_ascii_lowercase();
    let postcodes = region.postcodes.join("+");
    Some(match region.postcodes.len() {
        0 => country,
        1..=3 => format!("{country}-{postcodes}"),
        // Long lists are told apart by their FNV-1a hash.
        count => {
            let hash =
                postcodes.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
            format!("{country}-{count}-postcodes-{hash:08x}")
        }
    })
}
