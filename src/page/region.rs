//! Where does a rate hold?
//!
//! DefinedRegion and its short forms, one [`Region`] for each country, and which of two regions is the more specific.
//!
//! Does not know: which postcodes exist, or how a country groups its own.

use super::graph::Node;
use crate::delivery::Region;

// Countries by the longer or older codes met in their place.
const ALIASES: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("EL", "GR"),
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
    let postcodes = postcodes(node);
    if postcodes.is_empty() && node.get("addressRegion").is_some() {
        node.warn(
            "address-region",
            "a rate for part of a country by addressRegion is not used: shoppers give a postcode",
            "write postalCodeRange or postalCodePrefix",
        );
        return Vec::new();
    }
    if postcodes.is_empty() && POSTCODE_KEYS.iter().any(|key| node.get(key).is_some()) {
        return Vec::new();
    }
    if countries.len() > 1 && !postcodes.is_empty() {
        node.warn(
            "postcodes-country",
            "these postcodes stand with more than one country",
            "write one DefinedRegion for each country",
        );
    }
    countries.into_iter().map(|country| Region { country, postcodes: postcodes.clone() }).collect()
}

const POSTCODE_KEYS: &[&str] = &["postalCode", "postalCodePrefix", "postalCodeRange"];

/// The countries of a region, a Country, a PostalAddress, or of text.
pub(super) fn countries(node: &Node<'_>) -> Vec<String> {
    let mut written = node.all("addressCountry");
    if let (true, Some(address)) = (written.is_empty(), node.get("address")) {
        written = address.all("addressCountry");
    }
    if written.is_empty() && (!node.is_map() || node.is("Country")) {
        written = vec![node.clone()];
    }
    let mut found: Vec<String> = Vec::new();
    for country in &written {
        let Some(words) = country.words() else { continue };
        match country_code(&words) {
            Some(code) if found.contains(&code) => {}
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
    let code = words.trim().to_ascii_uppercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, code)| (*code).to_owned());
    known.or_else(|| (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic())).then_some(code))
}

fn postcodes(node: &Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for code in node.all("postalCode") {
        // One text may hold several, and plugins put wildcards and ranges here as well.
        for part in code.text().unwrap_or("").split([',', ';']).filter(|part| !part.trim().is_empty()) {
            let (begin, end) = part.split_once("..").or_else(|| part.split_once(" - ")).unwrap_or((part, ""));
            let prefix = begin.trim().strip_suffix('*');
            match (normal(prefix.unwrap_or(begin)), normal(end)) {
                (Some(begin), Some(end)) => push_range(&code, &mut found, begin, end),
                (Some(begin), None) if prefix.is_some() => found.push(begin + "*"),
                (Some(begin), None) => found.push(begin),
                _ => bad(&code),
            }
        }
    }
    for prefix in node.all("postalCodePrefix") {
        match prefix.text().and_then(|text| normal(text.trim_end_matches('*'))) {
            Some(prefix) => found.push(prefix + "*"),
            None => bad(&prefix),
        }
    }
    for range in node.all("postalCodeRange") {
        let end_of = |key: &str| range.get(key).and_then(|node| normal(node.text()?));
        match end_of("postalCodeBegin").zip(end_of("postalCodeEnd")) {
            Some((begin, end)) => push_range(&range, &mut found, begin, end),
            None => range.error(
                "postcode-range",
                "this range of postcodes has no begin or no end",
                "write postalCodeBegin and postalCodeEnd",
            ),
        }
    }
    found.truncate(POSTCODES_MAX);
    found
}

fn bad(node: &Node<'_>) {
    node.not("postcode", "a postcode", "write letters and digits, as on an envelope");
}

fn push_range(node: &Node<'_>, found: &mut Vec<String>, begin: String, end: String) {
    if begin > end || begin.len() != end.len() {
        node.error(
            "postcode-range",
            format_args!("{begin} to {end} is not a range of postcodes"),
            "write the smaller one first, both of the same length",
        );
        return;
    }
    found.push(format!("{begin}..{end}"));
}

/// Letters and digits, upper case, without spaces or hyphens.
fn normal(text: &str) -> Option<String> {
    let code: String = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    (!code.is_empty() && code.len() <= 12).then_some(code)
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
                        && inner.postcodes.iter().all(|i| outer.postcodes.iter().any(|o| pattern_covers(o, i)))))
        }
    }
}

/// First and last postcode of a pattern; a prefix has none that is last.
fn ends(pattern: &str) -> (&str, &str) {
    pattern.split_once("..").unwrap_or((pattern, pattern))
}

fn pattern_covers(outer: &str, inner: &str) -> bool {
    let (first, last) = ends(inner);
    if let Some(prefix) = outer.strip_suffix('*') {
        return first.starts_with(prefix) && last.starts_with(prefix);
    }
    let (outer_first, outer_last) = ends(outer);
    let whole = !inner.ends_with('*') && first.len() == outer_first.len() && last.len() == outer_last.len();
    whole && outer_first <= first && last <= outer_last
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
