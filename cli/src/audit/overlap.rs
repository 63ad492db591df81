//! Which parts of a place belong to a place before it?
//!
//! The first place that matches wins. An island before its mainland is how it is meant to be; a country or postcode that
//! an earlier place has already taken, or ranges that cross, are slips.

use std::collections::HashMap;

use shelfhelp::delivery::{country, postcode};
use shelfhelp::problem::Reader;

// Comparing every pattern with every earlier one takes the square of their number.
const PATTERNS_MAX: usize = 2000;
// So many digits are more than any postcode has.
const DIGITS: usize = 12;

/// A pattern of a place.
struct Part<'r> {
    at: Reader<'r>,
    place: String,
    country: String,
    /// Normalised; none where all of the country is meant.
    pattern: Option<String>,
    /// Its first and last code, where codes are numbers.
    span: Option<(u64, u64)>,
}

/// Looks at all places in their order.
pub(super) fn check(delivery: &Reader<'_>) {
    let places = delivery.get("places").map(|list| list.items()).unwrap_or_default();
    let mut wide: Vec<Part<'_>> = Vec::new();
    let mut codes: HashMap<(String, String), String> = HashMap::new();
    for place in &places {
        let id = place.get("id").and_then(|id| id.value().as_text()).unwrap_or_default().trim().to_owned();
        let (own_codes, own): (Vec<Part<'_>>, Vec<Part<'_>>) = parts(place, &id).into_iter().partition(is_code);
        taken_codes(&own_codes, &codes);
        if wide.len() + own.len() <= PATTERNS_MAX {
            own.iter().for_each(|part| cross(part, &wide));
            if own_codes.len() <= PATTERNS_MAX {
                own_codes.iter().for_each(|part| cross(part, &wide));
            }
            wide.extend(own);
        }
        for part in own_codes {
            codes.entry((part.country, part.pattern.unwrap_or_default())).or_insert(part.place);
        }
    }
}

fn parts<'r>(place: &Reader<'r>, id: &str) -> Vec<Part<'r>> {
    let list = |key: &str| place.get(key).map(|list| list.items()).unwrap_or_default();
    let part = |at: Reader<'r>, country: String, pattern: Option<String>| {
        let span = pattern.as_deref().and_then(span);
        Part { at, place: id.to_owned(), country, pattern, span }
    };
    let named = |item: &Reader<'r>| country(item.value().as_text()?);
    let countries = list("countries");
    if place.get("postcodes").is_none() {
        // Regions are names and not numbers: each is told apart by its whole name.
        let regions = list("regions");
        let regions = regions.into_iter().filter_map(|item| {
            let (country_name, name) = item.value().as_text()?.split_once('-')?;
            Some(part(item, country(country_name)?, Some(format!("-{}", name.to_ascii_uppercase()))))
        });
        return countries.iter().filter_map(|item| Some(part(*item, named(item)?, None))).chain(regions).collect();
    }
    let Some(country) = countries.first().and_then(named) else { return Vec::new() };
    let read = |item: Reader<'r>| {
        let pattern = postcode::check_pattern(&country, item.value().as_text()?).ok()?;
        Some(part(item, country.clone(), Some(pattern)))
    };
    list("postcodes").into_iter().filter_map(read).collect()
}

/// Whether it is one whole postcode or region.
fn is_code(part: &Part<'_>) -> bool {
    part.pattern.as_deref().is_some_and(|pattern| !pattern.contains("..") && !pattern.ends_with('*'))
}

/// The first and last code that a pattern of digits covers, all of one length.
fn span(pattern: &str) -> Option<(u64, u64)> {
    let (low, high) = pattern.split_once("..").unwrap_or((pattern, pattern));
    let padded = |code: &str, digit: char| {
        let code = code.trim_end_matches('*');
        let is_number = !code.is_empty() && code.len() <= DIGITS && code.bytes().all(|b| b.is_ascii_digit());
        let mut code = Some(code.to_owned()).filter(|_| is_number)?;
        code.extend(std::iter::repeat_n(digit, DIGITS - code.len()));
        code.parse::<u64>().ok()
    };
    Some((padded(low, '0')?, padded(high, '9')?))
}

/// Postcodes that an earlier place lists too.
fn taken_codes(own: &[Part<'_>], earlier: &HashMap<(String, String), String>) {
    let owner =
        |part: &Part<'_>| earlier.get(&(part.country.clone(), part.pattern.clone().unwrap_or_default())).cloned();
    let taken: Vec<(&Part<'_>, String)> = own.iter().filter_map(|part| Some((part, owner(part)?))).collect();
    let Some((first, place)) = taken.first() else { return };
    let text = first.at.value().as_text().unwrap_or_default();
    let more = if taken.len() > 1 { format!(" and {} more", taken.len() - 1) } else { String::new() };
    let message = format!("\"{text}\"{more} stands in \"{place}\" too, which comes before and wins");
    first.at.warn("places-overlap", message, "leave it in the place that it belongs to");
}

/// A pattern that an earlier place covers or crosses.
fn cross(part: &Part<'_>, earlier: &[Part<'_>]) {
    for other in earlier.iter().filter(|other| other.country == part.country && other.place != part.place) {
        let text = part.at.value().as_text().unwrap_or_default();
        let theirs = other.at.value().as_text().unwrap_or_default();
        let covered = match (other.pattern.as_deref(), part.pattern.as_deref(), other.span, part.span) {
            (None, ..) => true,
            (Some(a), Some(b), ..) if a == b => true,
            (_, _, Some((low, high)), Some((from, to))) => low <= from && to <= high,
            (Some(a), Some(b), ..) if is_code(part) && !b.starts_with('-') => postcode::matches(a, b),
            _ => false,
        };
        if covered {
            let message =
                format!("\"{text}\" never counts here: \"{}\" comes before and covers it ({theirs})", other.place);
            part.at.warn("places-overlap", message, "move this place up, or take it out here");
            return;
        }
        if let (Some((low, high)), Some((from, to))) = (other.span, part.span)
            && ((low < from && from <= high && high < to) || (from < low && low <= to && to < high))
        {
            let message = format!(
                "\"{text}\" crosses \"{theirs}\" of \"{}\", which comes before and takes what both cover",
                other.place
            );
            part.at.warn("places-overlap", message, "let one range begin where the other ends");
            return;
        }
    }
}
