//! Where does a parcel go, and which of the merchant's places is that?

use super::policy::{Place, Policy, Region};
use super::postcode;
use super::promise::{Certainty, Destination};

impl Destination {
    /// Reads `GR`, `GR/104 34` or `US-CA/90210`, as a shop sets it, and `GR@islands`, by a place's id. None where the
    /// country or the postcode cannot be right; a postcode for a country that has none is left out.
    pub fn parse(text: &str) -> Option<Destination> {
        let (text, place) = text.split_once('@').map_or((text, None), |(text, id)| (text, Some(id.trim().to_owned())));
        let (name, code) = text.split_once('/').unwrap_or((text, ""));
        let (name, region) = name.split_once('-').map_or((name, None), |(name, region)| (name, Some(region)));
        let country = country(name)?;
        let region = region.map(|region| region.trim().to_ascii_uppercase()).filter(|region| !region.is_empty());
        let postcode = match code.trim() {
            "" => None,
            _ if !postcode::is_used(&country) => None,
            code => Some(postcode::normalise(&country, code)?),
        };
        Some(Destination { country, region, postcode, place, certainty: Certainty::Given })
    }
}

/// The place by which the destination is called, else the first that covers it; one without regions covers what no other
/// does. Without a postcode the rest of the world is not for a country of which some place covers a part.
pub(super) fn of<'p>(places: &'p [Place], destination: &Destination) -> Option<&'p Place> {
    let called = destination.place.as_ref().and_then(|id| places.iter().find(|place| place.id == *id));
    let named =
        called.or_else(|| places.iter().find(|place| place.regions.iter().any(|region| covers(region, destination))));
    let partly = || {
        destination.postcode.is_none()
            && places.iter().flat_map(|p| &p.regions).any(|region| region.country == destination.country)
    };
    named.or_else(|| places.iter().find(|place| place.regions.is_empty() && !partly()))
}

/// The shop's place that a destination is in.
pub fn place_of<'p>(policy: &'p Policy, destination: &Destination) -> Option<&'p Place> {
    of(&policy.places, destination)
}

fn covers(region: &Region, destination: &Destination) -> bool {
    if region.country != destination.country {
        return false;
    }
    let code = destination.postcode.as_deref();
    if !region.subdivisions.is_empty() {
        // A postcode is more exact than what a shop's own form says of the region.
        let known = code.and_then(|code| postcode::region_of(&region.country, code));
        let known = known.or(destination.region.as_deref());
        let holds = |wide: &String| known.is_some_and(|known| postcode::region_covers(&region.country, wide, known));
        if !region.subdivisions.iter().any(holds) {
            return false;
        }
    }
    region.patterns.is_empty() && region.codes.is_empty()
        || code.is_some_and(|code| {
            region.codes.contains(code) || region.patterns.iter().any(|pattern| postcode::matches(pattern, code))
        })
}

/// The ISO 3166-1 code of a country by its two letters, in either case; `UK` and `EL`, which the European Union writes,
/// are taken for `GB` and `GR`.
pub fn country(text: &str) -> Option<String> {
    let code = match text.trim().to_ascii_uppercase().as_str() {
        "UK" => "GB".to_owned(),
        "EL" => "GR".to_owned(),
        code => code.to_owned(),
    };
    COUNTRIES.split(' ').any(|row| row.len() > 1 && is_in(row, &code)).then_some(code)
}

/// Every country's code.
pub fn countries() -> impl Iterator<Item = String> {
    COUNTRIES.split(' ').filter(|row| !row.is_empty()).flat_map(|row| {
        let (first, seconds) = row.split_at(1);
        seconds.chars().map(move |second| [first, second.encode_utf8(&mut [0; 4])].concat())
    })
}

/// Each row is a first letter and the second letters that follow it.
fn is_in(row: &str, code: &str) -> bool {
    let (first, seconds) = row.split_at(1);
    code.len() == 2 && code.starts_with(first) && code.get(1..).is_some_and(|second| seconds.contains(second))
}

// ISO 3166-1 alpha-2 and XK (Kosovo): a first letter, then every second letter.
const COUNTRIES: &str = "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR \
    GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM \
    PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW";
