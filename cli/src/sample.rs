//! Which destinations and moments stand for all of them?
//!
//! A place is known by its patterns; to ask about it, somebody has to live there. A week is known by its cut-offs; to
//! ask about it, somebody has to order just before and just after each.

use shelfhelp::delivery::{Destination, Method, Parcel, Place, Policy, Region, place_of, postcode};
use shelfhelp::time::{Calendar, Date, TimeOfDay, Timestamp, Weekday, Zone};

// Countries that stand for "everywhere else", the likeliest first.
const ELSEWHERE: [&str; 20] = [
    "US", "GB", "DE", "FR", "JP", "AU", "CA", "BR", "IN", "ZA", "CH", "NO", "SG", "MX", "AR", "NZ", "KE", "IS", "UY",
    "GR",
];
// The longest postcodes have ten characters.
const CODE_MAX: usize = 10;

/// Somebody who lives in a place: with a postcode where only that tells the place. Where nobody is found, only the
/// country is named.
pub(crate) fn destination(policy: &Policy, place: &Place) -> Destination {
    let is_there = |to: &Destination| place_of(policy, to).is_some_and(|found| found.id == place.id);
    if place.regions.is_empty() {
        let found = ELSEWHERE.iter().map(|country| of_country(country)).find(is_there);
        return found.unwrap_or_default();
    }
    let found = place.regions.iter().flat_map(in_region).find(is_there);
    found.unwrap_or_else(|| of_country(&place.regions[0].country))
}

fn of_country(country: &str) -> Destination {
    Destination { country: country.to_owned(), ..Destination::default() }
}

/// Destinations in a region, one for each pattern and subdivision, and of a long list of postcodes the first few.
pub(crate) fn in_region(region: &Region) -> Vec<Destination> {
    let at = |code: String| Destination { postcode: Some(code), ..of_country(&region.country) };
    if !region.subdivisions.is_empty() {
        let of = |name: &String| Destination { region: Some(name.clone()), ..of_country(&region.country) };
        return region.subdivisions.iter().map(of).collect();
    }
    let patterns = region.patterns.iter().filter_map(|pattern| code_of(&region.country, pattern));
    let codes: Vec<String> = patterns.chain(region.codes.iter().take(CODE_MAX)).collect();
    if codes.is_empty() {
        let example = postcode::example(&region.country).and_then(|code| postcode::normalise(&region.country, code));
        return [of_country(&region.country)].into_iter().chain(example.map(at)).collect();
    }
    codes.into_iter().map(at).collect()
}

/// A postcode that a pattern covers.
fn code_of(country: &str, pattern: &str) -> Option<String> {
    let start = pattern.split("..").next()?.trim_end_matches('*').replace(' ', "");
    let example = postcode::example(country).and_then(|code| postcode::normalise(country, code)).unwrap_or_default();
    let end = example.get(start.len().min(example.len())..).unwrap_or_default();
    let padded = (0..=CODE_MAX).map(|zeros| format!("{start}{}", "0".repeat(zeros)));
    let mut tries = [format!("{start}{end}"), start.clone()].into_iter().chain(padded);
    tries.find_map(|code| postcode::normalise(country, &code).filter(|code| postcode::matches(pattern, code)))
}

/// When an order comes in, seen from a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The minute before the cut-off.
    Before,
    /// The cut-off itself, when it is too late.
    After,
    /// Noon of a day without a cut-off.
    Any,
    /// Noon of a day on which nobody packs.
    Closed,
}

impl When {
    pub(crate) fn words(self) -> &'static str {
        match self {
            When::Before => "before cut-off",
            When::After => "after cut-off",
            When::Any => "no cut-off",
            When::Closed => "closed",
        }
    }
}

/// The Monday of the week of an instant.
pub(crate) fn monday(zone: &Zone, at: Timestamp) -> Date {
    let day = zone.local(at).0;
    day.plus(-(day.weekday().index() as i32))
}

/// The moments of a week at which an order by a method says something new.
pub(crate) fn moments(
    policy: &Policy,
    method: &Method,
    parcel: &Parcel,
    monday: Date,
) -> Vec<(Weekday, When, Timestamp)> {
    let from = policy.warehouses.iter().position(|w| w.id == parcel.warehouse).unwrap_or(0);
    let Some(warehouse) = policy.warehouses.get(from) else { return Vec::new() };
    let handling = method.handling.get(from).unwrap_or(&warehouse.handling);
    let day = |ahead: i32| {
        let day = monday.plus(ahead);
        let at = |time| warehouse.zone.instant(day, time);
        let cutoff = handling.cutoffs.0[day.weekday().index()].filter(|time| *time < TimeOfDay::END);
        let is_open = |calendar: &Calendar| calendar.is_open(day);
        let found = match cutoff {
            _ if !is_open(&handling.calendar) => vec![(When::Closed, at(TimeOfDay(720)))],
            Some(time) => vec![(When::Before, at(time).plus(-60)), (When::After, at(time))],
            None => vec![(When::Any, at(TimeOfDay(720)))],
        };
        found.into_iter().map(move |(when, at)| (day.weekday(), when, at))
    };
    (0..7).flat_map(day).collect()
}
