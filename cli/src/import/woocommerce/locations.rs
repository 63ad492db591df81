//! Which places does a zone cover?
//!
//! A zone names countries, states and continents; where it names postcodes too, a parcel must match both. In a place of
//! ours postcodes belong to one country, so a zone may come to several.

use shelfhelp::delivery::{self, postcode};
use shelfhelp::problem::Reader;

use super::super::draft::{Place, short_name};
use super::super::{any, assumed, continents, groups, lost, noted, text};
use super::is_rest;

/// What a zone comes to.
pub(super) enum Covered {
    Places(Vec<Place>),
    /// Everywhere that no earlier zone covers.
    Rest(Place),
    /// Something was named, and none of it can be used.
    Nothing,
}

/// The locations of a zone.
#[derive(Default)]
struct Named<'a> {
    countries: Vec<String>,
    /// Country and subdivision.
    states: Vec<(String, String)>,
    postcodes: Vec<(Reader<'a>, String)>,
    /// Whether a location was there that cannot be used.
    has_lost: bool,
}

const KEYS: [&str; 2] = ["locations", "zone_locations"];

/// The countries that zones name, in their order: where those of a zone with postcodes alone may be.
pub(super) fn countries_of(zones: &[Reader<'_>]) -> Vec<String> {
    let mut countries: Vec<String> = Vec::new();
    for location in zones.iter().filter_map(|zone| any(zone, &KEYS)).flat_map(|list| list.items()) {
        let (code, kind) = (text(&location, "code").unwrap_or_default(), text(&location, "type").unwrap_or_default());
        let country = match kind {
            "country" => delivery::country(code),
            "state" => code.split(':').next().and_then(delivery::country),
            _ => None,
        };
        countries.extend(country.filter(|country| !countries.contains(country)));
    }
    countries
}

/// The places of a zone; `base` is the shop's country, `named` those of other zones.
pub(super) fn read(zone: &Reader<'_>, base: Option<&str>, named: &[String], before: &[Place]) -> Covered {
    let name = text(zone, "name").or_else(|| text(zone, "zone_name")).unwrap_or_default();
    let found = locations(zone);
    let nothing = found.countries.is_empty() && found.states.is_empty() && found.postcodes.is_empty();
    if nothing {
        if found.has_lost {
            return Covered::Nothing;
        }
        if !is_rest(zone) {
            noted(zone, "the zone names no place, so WooCommerce takes it for every place", "it is imported so");
        }
        let id =
            short_name(if is_rest(zone) { "elsewhere" } else { name }, "elsewhere", &|id| is_taken(id, before, &[]));
        return Covered::Rest(Place {
            id,
            name: if is_rest(zone) { String::new() } else { name.to_owned() },
            ..Place::default()
        });
    }
    let mut drafts = if found.postcodes.is_empty() { whole(&found) } else { with_postcodes(zone, &found, base, named) };
    let fallback = text(zone, "id").map_or("zone".to_owned(), |id| format!("zone-{id}"));
    let several = drafts.len() > 1;
    for at in 0..drafts.len() {
        let (done, rest) = drafts.split_at_mut(at);
        let Some(place) = rest.first_mut() else { break };
        let suffix = if several { place.countries.first().map_or("", String::as_str) } else { "" };
        place.id = short_name(&format!("{name} {suffix}"), &fallback, &|id| is_taken(id, before, done));
        place.name = name.to_owned();
    }
    if drafts.is_empty() { Covered::Nothing } else { Covered::Places(drafts) }
}

fn is_taken(id: &str, before: &[Place], done: &[Place]) -> bool {
    before.iter().chain(done).any(|place| place.id == id)
}

fn locations<'a>(zone: &Reader<'a>) -> Named<'a> {
    let mut named = Named::default();
    let listed = any(zone, &KEYS).map_or(0, |list| list.items().len());
    let locations = groups(zone, &KEYS);
    named.has_lost = locations.len() < listed;
    for location in locations {
        let code = text(&location, "code").unwrap_or_default();
        let kind = text(&location, "type").unwrap_or_default();
        let known = match kind {
            "country" => delivery::country(code).map(|country| named.countries.push(country)),
            "continent" => continents::countries(code)
                .map(|countries| named.countries.extend(countries.into_iter().map(str::to_owned))),
            "state" => state(code).map(|state| named.states.push(state)),
            "postcode" if !code.is_empty() => {
                named.postcodes.push((location, code.replace("...", "..")));
                Some(())
            }
            _ => None,
        };
        if known.is_none() {
            named.has_lost = true;
            let (kind, help) = match kind {
                "" => ("location", "write the place in delivery.toml"),
                "state" => ("state with a code of ISO 3166-2", "write the region in delivery.toml, such as \"CN-GD\""),
                kind => (kind, "write the place in delivery.toml"),
            };
            lost(&location, format_args!("\"{code}\" is not a known {kind}"), help);
        }
    }
    let mut seen = Vec::new();
    named.countries.retain(|country| {
        !seen.contains(country) && {
            seen.push(country.clone());
            true
        }
    });
    // All of a country holds its states too.
    named.states.retain(|(country, _)| !named.countries.contains(country));
    named
}

/// `US:CA`, `DE:DE-BY` and `JP:JP13` as country and code of ISO 3166-2. China and Mexico have codes of WooCommerce's own.
fn state(code: &str) -> Option<(String, String)> {
    let (country, state) = code.split_once(':')?;
    let country = delivery::country(country)?;
    let state = state.trim().to_ascii_uppercase();
    let state = match state.strip_prefix(country.as_str()) {
        Some(rest) if rest.starts_with('-') => rest.trim_start_matches('-').to_owned(),
        Some(rest) if rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit()) => rest.to_owned(),
        _ => state,
    };
    let is_code = (1..=3).contains(&state.len()) && state.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_known = is_code && !matches!(country.as_str(), "CN" | "MX") && postcode::region_is_known(&country, &state);
    is_known.then_some((country, state))
}

/// Countries, and states of others.
fn whole(named: &Named<'_>) -> Vec<Place> {
    let regions: Vec<String> = named.states.iter().map(|(country, state)| format!("{country}-{state}")).collect();
    let mut places = Vec::new();
    if !regions.is_empty() {
        places.push(Place { regions, ..Place::default() });
    }
    if !named.countries.is_empty() {
        places.push(Place { countries: named.countries.clone(), ..Place::default() });
    }
    places
}

/// A place for each country in which some of the postcodes can be.
fn with_postcodes(zone: &Reader<'_>, found: &Named<'_>, base: Option<&str>, named: &[String]) -> Vec<Place> {
    let mut countries = found.countries.clone();
    for (country, _) in &found.states {
        if !countries.contains(country) {
            countries.push(country.clone());
        }
    }
    if !found.states.is_empty() {
        let message = "the zone names states and postcodes; a place has postcodes of its country alone";
        noted(zone, message, "check that the postcodes lie in the states");
    }
    if countries.is_empty() {
        countries = anywhere(zone, found, base, named);
    }
    let mut is_used = vec![false; found.postcodes.len()];
    let mut patterns = |country: &str| -> Option<Vec<String>> {
        let mut good = Vec::new();
        for ((_, pattern), used) in found.postcodes.iter().zip(&mut is_used) {
            if pattern == "*" {
                *used = true;
                return Some(Vec::new());
            }
            if postcode::check_pattern(country, pattern).is_ok() {
                *used = true;
                good.push(pattern.clone());
            }
        }
        (!good.is_empty()).then_some(good)
    };
    let mut places = Vec::new();
    for country in countries {
        let postcodes = patterns(&country);
        places.extend(postcodes.map(|postcodes| Place { countries: vec![country], postcodes, ..Place::default() }));
    }
    for ((reader, pattern), _) in found.postcodes.iter().zip(&is_used).filter(|(_, used)| !**used) {
        let help = "write it in delivery.toml as the country does";
        lost(reader, format_args!("\"{pattern}\" is not a postcode of the zone's countries"), help);
    }
    places
}

/// Where postcodes without a country may be: WooCommerce takes them in any.
fn anywhere(zone: &Reader<'_>, found: &Named<'_>, base: Option<&str>, named: &[String]) -> Vec<String> {
    let fits =
        |country: &str| found.postcodes.iter().any(|(_, p)| p == "*" || postcode::check_pattern(country, p).is_ok());
    let message = "the zone names postcodes and no country, so WooCommerce takes them in any country";
    if let Some(base) = base {
        assumed(zone, message, format_args!("they are taken as postcodes of {base}; add places for other countries"));
        return vec![base.to_owned()];
    }
    let named: Vec<String> = named.iter().filter(|country| fits(country)).cloned().collect();
    if !named.is_empty() {
        let help = "they are taken as postcodes of the countries of other zones; say --country to name the shop's";
        assumed(zone, message, help);
        return named;
    }
    let letters = || ('A'..='Z').map(String::from);
    let all: Vec<String> = letters()
        .flat_map(|first| letters().map(move |second| [first.as_str(), &second].concat()))
        .filter(|code| {
            delivery::country(code).as_ref() == Some(code) && postcode::example(code).is_some() && fits(code)
        })
        .collect();
    let help =
        format_args!("{} countries have such postcodes, each is a place; say --country to name the shop's", all.len());
    assumed(zone, message, help);
    all
}
