//! Cases of others, where they are at hand: the folder that `SHELFHELP_DATA` names, else `../shared/data`.

use std::io::Write;
use std::path::PathBuf;

use shelfhelp::delivery::{self, Cutoffs, Handling, Method, Parcel, Place, Policy, Rate, Region, Step, postcode};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::money::Currency;
use shelfhelp::problem::Value;
use shelfhelp::time::{Calendar, Date, TimeOfDay, WEEK, Weekday, Weekdays, Zone};

use super::{day, to};

/// A file of the data folder; where it is absent, says so past the test harness, which hides what passing tests print.
pub(super) fn data(file: &str) -> Option<Value> {
    let folder = std::env::var_os("SHELFHELP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let path = folder.join("delivery").join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).expect("JSON")),
        Err(_) => {
            say(&format!("{} is absent: its cases did not run; name the folder in SHELFHELP_DATA", path.display()));
            None
        }
    }
}

pub(super) fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("standard error");
}

pub(super) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_text).unwrap_or_default()
}

pub(super) fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// A shop that packs for `days` on a calendar and whose parcels are there the same day.
fn shop(calendar: Calendar, days: u16, places: Vec<Place>) -> Policy {
    let rate = |place: Option<String>| Rate { place, steps: vec![Step::default()], ..Rate::default() };
    let rates =
        if places.is_empty() { vec![rate(None)] } else { places.iter().map(|p| rate(Some(p.id.clone()))).collect() };
    let handling = Handling { days: (days, days), calendar, cutoffs: Cutoffs::default() };
    let carrier = Calendar { week: Weekdays::ALL, ..Calendar::default() };
    let method = Method { id: "m".into(), name: Words::plain("m"), carrier, rates, ..Method::default() };
    Policy { places, methods: vec![method], ..Policy::new(Currency::EUR, Zone::UTC, handling) }
}

#[test]
fn working_days_agree_with_an_independent_count() {
    let (Some(cases), Some(holidays)) = (data("business_days.json"), data("holidays_2024_2028.json")) else { return };
    let mut count = 0;
    for case in list(cases.get("cases")) {
        let Some(Value::Map(days)) = holidays.get("holidays").and_then(|all| all.get(text(case, "country"))) else {
            continue;
        };
        let mut closed: Vec<Date> = days.iter().map(|(d, _)| day(d)).collect();
        closed.sort_unstable();
        let week = if text(case, "week") == "Mon-Sat" { WEEK.with(Weekday::Saturday) } else { WEEK };
        let calendar = Calendar { week, closed, open: Vec::new() };
        let (start, add, expected) =
            (day(text(case, "start")), text(case, "add").parse().expect("days"), day(text(case, "expect")));
        let now = Zone::UTC.instant(start, TimeOfDay(720));
        // As packing days, and as the carrier's days where the parcel starts on an open day.
        let packed = delivery::promises(&shop(calendar.clone(), add, vec![]), &Parcel::default(), &to("GR"), now);
        assert_eq!(packed[0].earliest, expected, "{case:?}");
        if calendar.is_open(start) {
            let mut carried = shop(Calendar { week: Weekdays::ALL, ..Calendar::default() }, 0, vec![]);
            carried.methods[0].carrier = calendar;
            carried.methods[0].rates[0].transit = (add, add);
            assert_eq!(
                delivery::promises(&carried, &Parcel::default(), &to("GR"), now)[0].latest,
                expected,
                "{case:?}"
            );
        }
        count += 1;
    }
    assert_eq!(count, list(cases.get("cases")).len());
    say(&format!("{count} working-day cases agree"));
}

// The part of the continent that the cases speak of.
const EUROPE: &str = "GB DE FR ES IT GR";

/// The place that a zone written for another shop system amounts to.
fn place(zone: &Value, country_of_case: &str) -> Place {
    let (mut regions, mut patterns): (Vec<Region>, Vec<&str>) = (Vec::new(), Vec::new());
    let whole = |country: &str| Region { country: country.to_owned(), ..Region::default() };
    for location in list(zone.get("locations")) {
        let [Value::Text(code), Value::Text(kind)] = list(Some(location)) else { panic!("{location:?}") };
        match kind.as_str() {
            "country" => regions.push(whole(code)),
            "continent" => regions.extend(EUROPE.split(' ').map(whole)),
            "postcode" => patterns.push(code),
            "state" => {
                let (country, state) = code.split_once(':').expect("a country and its state");
                regions.push(Region { subdivisions: vec![state.to_owned()], ..whole(country) });
            }
            other => panic!("{other} is no kind of location"),
        }
    }
    // A zone of postcodes alone is one of every country.
    if regions.is_empty() {
        regions.push(whole(country_of_case));
    }
    for region in &mut regions {
        region.patterns =
            patterns.iter().map(|p| postcode::check_pattern(&region.country, p).expect("a pattern")).collect();
    }
    let name = text(zone, "name");
    Place { id: name.into(), name: Words::plain(name), regions, ..Place::default() }
}

#[test]
fn zones_match_as_in_the_shop_system_they_come_from() {
    let Some(sets) = data("zone_matching.json") else { return };
    let (mut count, mut states) = (0, 0);
    for set in list(Some(&sets)) {
        for case in list(set.get("cases")) {
            let places: Vec<Place> =
                list(set.get("zones")).iter().map(|zone| place(zone, text(case, "country"))).collect();
            states += places.iter().flat_map(|place| &place.regions).filter(|r| !r.subdivisions.is_empty()).count();
            let policy = shop(Calendar::default(), 0, places);
            let destination = to(&format!("{}/{}", text(case, "country"), text(case, "postcode")));
            let quote = delivery::quote(&policy, &Parcel::default(), &destination, super::athens("2026-11-19 13:47"));
            // Where no zone is expected, nothing is promised, and the one method says so.
            let found = quote.promises.first().map(|p| p.place.get(&Locale::english()));
            assert_eq!(found, case.get("expect").and_then(Value::as_text), "{case:?}");
            assert_eq!(quote.promises.len() + quote.refusals.len(), 1, "{case:?}");
            count += 1;
        }
    }
    assert!(count >= 10 && states > 0, "{count} cases, {states} with a state");
    say(&format!("{count} zone cases agree, every one of the file"));
}
