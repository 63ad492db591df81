//! Which places did the merchant name, and does each come to anything?

use super::{is_empty, is_group, is_taken, read_id, read_words};
use crate::delivery::policy::{Method, Place, Region};
use crate::delivery::postcode::Codes;
use crate::delivery::{country, postcode};
use crate::money::{Currency, Money};
use crate::problem::Reader;

// Comparing every pattern with every earlier one takes the square of their number; past this, the answer comes too late.
const PATTERNS_COMPARED_MAX: usize = 1000;

/// A place as read. Its id is known to rates even where nothing of it can be used, or one mistake would become two.
pub(super) struct Read<'a> {
    pub(super) id: String,
    pub(super) usable: Option<Place>,
    written: Reader<'a>,
}

pub(super) fn read<'a>(reader: &Reader<'a>, currency: Currency) -> Vec<Read<'a>> {
    let items = reader.get("places").map(|places| places.items()).unwrap_or_default();
    let mut places: Vec<Read<'_>> = Vec::new();
    for item in items {
        if !is_group(&item) {
            continue;
        }
        item.known(&["id", "name", "also", "countries", "regions", "postcodes", "surcharge"]);
        let id = read_id(&item, "give it a short name for rates to use, such as \"attica\"").unwrap_or_default();
        is_taken(&item, "place", &id, !id.is_empty() && places.iter().any(|place| place.id == id));
        let name = item.get("name").map(|name| read_words(&name)).unwrap_or_default();
        let also = item.get("also").map(|names| names.items()).unwrap_or_default();
        let also = also.iter().filter(|name| !is_empty(name)).filter_map(Reader::text);
        let also: Vec<String> = also.map(|name| name.trim().to_owned()).collect();
        let surcharge = item.get("surcharge").and_then(|amount| Money::read(&amount, currency));
        let usable = read_regions(&item).map(|regions| Place { id: id.clone(), name, also, regions, surcharge });
        let place = Read { id, usable, written: item };
        warn_unreachable(&place, &places);
        places.push(place);
    }
    places
}

/// What a place covers; none where something was written and nothing of it can be used.
fn read_regions(place: &Reader<'_>) -> Option<Vec<Region>> {
    let is_none = |key: &str| place.get(key).is_some_and(|list| is_empty(&list));
    if is_none("countries") | is_none("regions") | is_none("postcodes") {
        return None;
    }
    let written = place.get("countries").map(|countries| countries.items()).unwrap_or_default();
    let countries: Vec<String> = written.iter().filter_map(read_country).collect();
    if let Some(regions) = place.get("regions") {
        return read_subdivisions(place, &regions);
    }
    let Some(postcodes) = place.get("postcodes") else {
        let region = |country| Region { country, ..Region::default() };
        return (written.is_empty() || !countries.is_empty()).then(|| countries.into_iter().map(region).collect());
    };
    let [country] = countries.as_slice() else {
        if written.len() != 1 {
            let count = if written.is_empty() { "no" } else { "several" };
            postcodes.error(
                "postcodes-country",
                format_args!("these postcodes are in {count} countries"),
                "name exactly one, such as countries = [\"GR\"], and make a place of each country",
            );
        }
        return None;
    };
    let written: Vec<String> = postcodes.items().iter().filter_map(|item| read_pattern(item, country)).collect();
    // Lists of whole postcodes may be very long, so they are kept apart and small.
    let (codes, patterns): (Vec<String>, Vec<String>) =
        written.into_iter().partition(|pattern| postcode::is_whole(country, pattern));
    let region = Region { country: country.clone(), patterns, codes: Codes::new(codes), ..Region::default() };
    (!region.patterns.is_empty() || !region.codes.is_empty()).then(|| vec![region])
}

/// `["US-CA", "US-NY"]`, gathered by country.
fn read_subdivisions(place: &Reader<'_>, regions: &Reader<'_>) -> Option<Vec<Region>> {
    if let Some(other) = place.get("countries").or_else(|| place.get("postcodes")) {
        other.error(
            "regions-alone",
            "a place has regions, or countries and postcodes, not both",
            "make a place of each",
        );
    }
    let mut read: Vec<Region> = Vec::new();
    for item in regions.items() {
        let Some(text) = item.text() else { continue };
        let (name, subdivision) = text.trim().split_once('-').unwrap_or((text, ""));
        let subdivision = subdivision.to_ascii_uppercase();
        let known = country(name).filter(|_| !subdivision.is_empty());
        let Some(country) = known.filter(|country| postcode::region_is_known(country, &subdivision)) else {
            item.not("region", "a region", "write country and region of ISO 3166-2, such as US-CA or AU-NSW");
            continue;
        };
        match read.iter_mut().find(|region| region.country == country) {
            Some(region) => region.subdivisions.push(subdivision),
            None => read.push(Region { country, subdivisions: vec![subdivision], ..Region::default() }),
        }
    }
    (!read.is_empty()).then_some(read)
}

fn read_country(reader: &Reader<'_>) -> Option<String> {
    let text = reader.text()?;
    let code = country(text);
    match &code {
        None => reader.not("country", "a country", "write the two letters of ISO 3166, such as GR, DE or US"),
        Some(code) if !code.eq_ignore_ascii_case(text.trim()) => reader.warn(
            "country",
            format_args!("\"{text}\" is read as {code}"),
            format_args!("write {code}, the code of ISO 3166"),
        ),
        Some(_) => {}
    }
    code
}

fn read_pattern(reader: &Reader<'_>, country: &str) -> Option<String> {
    match postcode::check_pattern(country, reader.text()?) {
        Ok(pattern) => Some(pattern),
        Err(wrong) => {
            let help = match postcode::example(country) {
                Some(example) => {
                    let start: String = example.chars().take(3).collect();
                    format!("write a postcode ({example}), a beginning ({}*) or a range (FIRST..LAST)", start.trim())
                }
                None if postcode::is_used(country) => {
                    "write a postcode, a beginning (12*) or a range (FIRST..LAST)".to_owned()
                }
                None => "leave postcodes out to cover the whole country".to_owned(),
            };
            reader.error("postcode", wrong, help);
            None
        }
    }
}

/// The first place that matches wins: one behind places that cover all of it is never reached.
fn warn_unreachable(place: &Read<'_>, earlier: &[Read<'_>]) {
    let Some(regions) = place.usable.as_ref().map(|p| &p.regions) else { return };
    let places = || earlier.iter().filter_map(|place| place.usable.as_ref());
    if let Some(rest) = places().find(|p| p.regions.is_empty()) {
        place.written.error(
            "place-unreachable",
            format_args!("\"{}\" comes after \"{}\", which covers everywhere", place.id, rest.id),
            format_args!("move \"{}\" to the end of the places", rest.id),
        );
        return;
    }
    let before: Vec<&Region> = places().flat_map(|p| &p.regions).collect();
    let count: usize =
        before.iter().chain(&regions.iter().collect::<Vec<_>>()).map(|region| region.patterns.len()).sum();
    if count > PATTERNS_COMPARED_MAX || regions.is_empty() {
        return;
    }
    let taken = |region: &Region| before.iter().any(|earlier| takes(earlier, region)) || is_pieced(&before, region);
    if regions.iter().all(taken) {
        place.written.error(
            "place-unreachable",
            format_args!("places before \"{}\" cover all of it, and the first that matches wins", place.id),
            "move it before the wider place, or remove it",
        );
    }
}

/// Whether one region surely covers another.
fn takes(earlier: &Region, region: &Region) -> bool {
    earlier.country == region.country
        && earlier.patterns.is_empty()
        && earlier.codes.is_empty()
        && (earlier.subdivisions.is_empty()
            || (!region.subdivisions.is_empty()
                && region.subdivisions.iter().all(|name| earlier.subdivisions.contains(name))))
}

/// Whether each of a region's postcodes is covered by some region before it.
fn is_pieced(before: &[&Region], region: &Region) -> bool {
    if !region.subdivisions.is_empty() || (region.patterns.is_empty() && region.codes.is_empty()) {
        return false;
    }
    let same = || before.iter().filter(|b| b.country == region.country && b.subdivisions.is_empty());
    let covered = |pattern: &str| same().flat_map(|b| &b.patterns).any(|earlier| postcode::covers(earlier, pattern));
    region.patterns.iter().all(|pattern| covered(pattern))
        && region.codes.iter().all(|code| same().any(|b| b.codes.contains(&code)) || covered(&code))
}

/// Warns of places to which nothing goes.
pub(super) fn warn_unserved(places: &[Read<'_>], methods: &[Method]) {
    let serves = |id: &str| {
        methods.iter().flat_map(|m| &m.rates).any(|rate| rate.place.as_deref().is_none_or(|place| place == id))
    };
    if methods.is_empty() {
        return;
    }
    for place in places.iter().filter(|place| !place.id.is_empty() && !serves(&place.id)) {
        place.written.warn(
            "place-unserved",
            format_args!("no method has a rate for \"{}\"", place.id),
            format_args!("add a rate with place = \"{}\", or remove the place", place.id),
        );
    }
}
