//! Which parts of a place belong to a place before it?
//!
//! The first place that matches wins. An island before its mainland is how it is meant to be; a country or postcode that
//! earlier places have already taken, or ranges that cross, are slips.

use std::collections::HashMap;

use shelfhelp::delivery::postcode::{Codes, Cover, region_covers};
use shelfhelp::delivery::{country, postcode};
use shelfhelp::problem::Reader;

// Comparing every pattern with every earlier one takes the square of their number.
const PATTERNS_MAX: usize = 2000;

/// What a value of a place names.
#[derive(PartialEq, Eq)]
enum What {
    /// All of the country.
    Whole,
    /// A region, by its letters in ISO 3166-2.
    Region(String),
    /// One normalised postcode.
    Code(String),
    /// A beginning or a range.
    Pattern(String),
}

/// A value of a place.
struct Part<'r> {
    at: Reader<'r>,
    place: String,
    country: String,
    what: What,
}

/// Looks at all places in their order.
pub(super) fn check(delivery: &Reader<'_>) {
    let places = delivery.get("places").map(|list| list.items()).unwrap_or_default();
    let places: Vec<Vec<Part<'_>>> = places.iter().map(parts).collect();
    let mut wide: Vec<(&Part<'_>, Option<Cover<'_>>)> = Vec::new();
    let mut codes: HashMap<(&str, &str), &str> = HashMap::new();
    for own in &places {
        shared_codes(own, &codes);
        if wide.len() + own.len() <= PATTERNS_MAX {
            cross(own, &wide);
        }
        for part in own {
            match &part.what {
                What::Code(code) => drop(codes.entry((&part.country, code)).or_insert(&part.place)),
                _ => wide.push((part, part.cover())),
            }
        }
    }
}

fn parts<'r>(place: &Reader<'r>) -> Vec<Part<'r>> {
    let id = place.get("id").and_then(|id| id.value().as_text()).unwrap_or_default().trim();
    let list = |key: &str| place.get(key).map(|list| list.items()).unwrap_or_default();
    let part = |at, country, what| Part { at, place: id.to_owned(), country, what };
    let named = |item: &Reader<'r>| country(item.value().as_text()?);
    let countries = list("countries");
    let Some(postcodes) = place.get("postcodes") else {
        let regions = list("regions").into_iter().filter_map(|item| {
            let (name, region) = item.value().as_text()?.trim().split_once('-')?;
            Some(part(item, country(name)?, What::Region(region.to_ascii_uppercase())))
        });
        return countries
            .iter()
            .filter_map(|item| Some(part(*item, named(item)?, What::Whole)))
            .chain(regions)
            .collect();
    };
    let Some(country) = countries.first().and_then(named) else { return Vec::new() };
    let read = |item: Reader<'r>| {
        let pattern = postcode::check_pattern(&country, item.value().as_text()?).ok()?;
        let is_wide = pattern.contains("..") || pattern.ends_with('*');
        let what = if is_wide { What::Pattern(pattern) } else { What::Code(pattern) };
        Some(part(item, country.clone(), what))
    };
    postcodes.items().into_iter().filter_map(read).collect()
}

/// Postcodes that an earlier place lists too; lists may be long, so they are told together.
fn shared_codes(own: &[Part<'_>], earlier: &HashMap<(&str, &str), &str>) {
    let owner = |part: &Part<'_>| match &part.what {
        What::Code(code) => earlier.get(&(part.country.as_str(), code.as_str())).copied(),
        _ => None,
    };
    let taken: Vec<(&Part<'_>, &str)> = own.iter().filter_map(|part| Some((part, owner(part)?))).collect();
    let Some((first, place)) = taken.first() else { return };
    let (text, more) = (written(first), taken.len() - 1);
    let message = match more {
        0 => format!("\"{text}\" stands in \"{place}\" too, which comes before and wins"),
        _ => format!("\"{text}\" and {more} more stand in \"{place}\" too, which comes before and wins"),
    };
    first.at.warn("places-overlap", message, "leave each in the place that it belongs to");
}

/// Values of a place that earlier places cover or cross.
fn cross(own: &[Part<'_>], earlier: &[(&Part<'_>, Option<Cover<'_>>)]) {
    let Some(country) = own.first().map(|part| part.country.as_str()) else { return };
    let mut together = Cover::new(country);
    let of_country = earlier.iter().filter(|(other, _)| other.country == country);
    let patterns: Vec<String> = of_country.filter_map(|(other, _)| other.pattern()).map(str::to_owned).collect();
    if !patterns.is_empty() {
        together.add(&patterns, &Codes::default());
    }
    for part in own {
        let (text, cover) = (written(part), part.cover());
        let others = || earlier.iter().filter(|(other, _)| other.country == part.country);
        let is_covered = |other: &Part<'_>, wide: Option<&Cover<'_>>| match (&other.what, &part.what) {
            (What::Whole, _) => true,
            (What::Region(wide), What::Region(narrow)) => region_covers(&part.country, wide, narrow),
            _ => wide.zip(cover.as_ref()).is_some_and(|(wide, narrow)| wide.holds(narrow)),
        };
        if let Some((other, _)) = others().find(|(other, wide)| is_covered(other, wide.as_ref())) {
            let (place, theirs) = (&other.place, written(other));
            let message = format!("\"{text}\" never counts here: \"{place}\" comes before and covers it ({theirs})");
            part.at.warn("places-overlap", message, "move this place up, or take it out here");
            continue;
        }
        let Some(cover) = cover else { continue };
        if part.country == country && together.holds(&cover) {
            let message = format!("\"{text}\" never counts here: places before cover all of it together");
            part.at.warn("places-overlap", message, "move this place up, or take it out here");
            continue;
        }
        // A narrower one that comes before is as it should be.
        let shared = others().find_map(|(other, wide)| {
            let wide = wide.as_ref().filter(|wide| !cover.holds(wide))?;
            Some((other, wide.meets(&cover)?))
        });
        if let Some((other, code)) = shared {
            let (place, theirs) = (&other.place, written(other));
            let message = format!(
                "\"{text}\" crosses \"{theirs}\" of \"{place}\", which comes before and takes what both cover, such as {code}"
            );
            part.at.warn("places-overlap", message, "let one range begin where the other ends");
        }
    }
}

impl Part<'_> {
    fn pattern(&self) -> Option<&str> {
        match &self.what {
            What::Code(pattern) | What::Pattern(pattern) => Some(pattern),
            What::Whole | What::Region(_) => None,
        }
    }

    /// The codes that it names, where it names codes.
    fn cover(&self) -> Option<Cover<'_>> {
        let mut cover = Cover::new(&self.country);
        cover.add(&[self.pattern()?.to_owned()], &Codes::default());
        Some(cover)
    }
}

fn written<'r>(part: &Part<'r>) -> &'r str {
    part.at.value().as_text().unwrap_or_default()
}
