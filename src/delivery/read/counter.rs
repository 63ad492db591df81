//! Where can it be collected, and in which windows can it come?

use super::{is_group, is_taken, read_id, read_words};
use crate::delivery::policy::{Counter, Kind, Timing};
use crate::delivery::{country, postcode};
use crate::i18n::Words;
use crate::problem::Reader;
use crate::time::{Span, read_dates, read_hours, read_minutes, read_time};

// A week; longer is handling days.
const MINUTES_MAX: u32 = 7 * 24 * 60;
// Nobody plans a parcel further ahead.
const DAYS_AHEAD_MAX: i64 = 60;
const DAYS_AHEAD: i64 = 7;

/// The counters of a method: those listed, else the one on the method itself.
pub(super) fn read_counters(item: &Reader<'_>, kind: Kind) -> Vec<Counter> {
    if !matches!(kind, Kind::Pickup | Kind::Locker) {
        return Vec::new();
    }
    let Some(list) = item.get("counters") else {
        // Lockers are open day and night unless said otherwise, and too many to name.
        let is_named = item.get("hours").is_some() || item.get("address").is_some();
        return if kind == Kind::Pickup || is_named { vec![read_counter(item, kind)] } else { Vec::new() };
    };
    let mut counters: Vec<Counter> = Vec::new();
    for item in list.items().iter().filter(|item| is_group(item)) {
        item.known(&["id", "name", "address", "hours", "closed", "country", "postcode"]);
        let id = read_id(item, "give it a short name, such as \"ermou\"").unwrap_or_default();
        let counter = Counter { id, ..read_counter(item, kind) };
        is_taken(
            item,
            "counter",
            &counter.id,
            !counter.id.is_empty() && counters.iter().any(|other| other.id == counter.id),
        );
        counters.push(counter);
    }
    if counters.is_empty() {
        list.error("no-counters", "no counter is named, so nothing can be collected", "add at least one");
    }
    counters
}

fn read_counter(item: &Reader<'_>, kind: Kind) -> Counter {
    let hours = match kind {
        Kind::Pickup => {
            item.need("hours", "write when it can be collected, such as hours = { weekdays = \"10:00-20:00\" }")
        }
        _ => item.get("hours"),
    };
    let words = |key: &str| item.get(key).map(|words| read_words(&words)).unwrap_or_default();
    let is_listed = item.get("id").is_some() && item.get("kind").is_none();
    Counter {
        id: String::new(),
        // On a method, the name is that of the method.
        name: if is_listed { words("name") } else { Words::default() },
        address: words("address"),
        hours: hours.map(|hours| read_open(&hours)).unwrap_or_default(),
        closed: item.get("closed").map(|closed| read_dates(&closed)).unwrap_or_default(),
        at: read_at(item),
    }
}

fn read_open(hours: &Reader<'_>) -> Vec<Span> {
    let spans = read_hours(hours);
    if spans.is_empty() {
        hours.warn(
            "never-open",
            "it is never open",
            "write when it can be collected, such as { sat = \"10:00-16:00\" }",
        );
    }
    spans
}

fn read_at(item: &Reader<'_>) -> Option<(String, String)> {
    let Some(code) = item.get("postcode") else {
        if let Some(country) = item.get("country") {
            country.warn("counter-place", "a country alone does not say which counter is near", "add its postcode");
        }
        return None;
    };
    let country = item
        .need("country", "write the two letters of the country that this postcode is in, such as \"GR\"")
        .and_then(|name| {
            country(name.text()?).or_else(|| {
                name.not("country", "a country", "write the two letters of ISO 3166, such as GR, DE or US");
                None
            })
        })?;
    let normal = postcode::normalise(&country, code.text()?);
    if normal.is_none() {
        let example = postcode::example(&country).unwrap_or("12345");
        code.not("postcode", "a postcode", format_args!("in {country} it is written like {example}"));
    }
    normal.map(|normal| (country, normal))
}

/// Keys that say nothing about a method of its kind: what a merchant wrote there is not what happens.
pub(super) fn warn_of_kind(item: &Reader<'_>, kind: Kind) {
    let is_collected = matches!(kind, Kind::Pickup | Kind::Locker);
    let warn = |keys: &[&str], serves: bool, wanted: Kind| {
        for (key, written) in keys.iter().filter_map(|key| Some((key, item.get(key)?))).filter(|_| !serves) {
            written.warn(
                "kind-key",
                format_args!("`{key}` says nothing about a method of kind \"{}\"", kind.word()),
                format_args!("leave it out, or write kind = \"{}\"", wanted.word()),
            );
        }
    };
    warn(&COUNTER_KEYS, is_collected, Kind::Pickup);
    warn(&["slots", "lead", "days_ahead"], kind == Kind::Slots, Kind::Slots);
    warn(&["handling", "carrier"], kind != Kind::Digital, Kind::Ship);
    if let (true, Some(list)) = (is_collected, item.get("counters"))
        && COUNTER_KEYS.iter().take(5).any(|key| item.get(key).is_some())
    {
        list.warn(
            "counters-alone",
            "a method has counters, or address and hours of its own; the counters are used",
            "write address, hours and closed under each counter",
        );
    }
}

const COUNTER_KEYS: [&str; 8] = ["address", "hours", "closed", "country", "postcode", "counters", "ready", "ready_in"];

/// The windows of a method, and the clock times around it.
pub(super) fn read_timing(item: &Reader<'_>, kind: Kind) -> (Vec<Span>, Timing) {
    let minutes = |key: &str| item.get(key).and_then(|span| read_minutes(&span, "a span of time", MINUTES_MAX));
    let days = item.get("days_ahead").and_then(|days| days.integer(1, DAYS_AHEAD_MAX, "days"));
    let timing = Timing {
        ready: item.get("ready").and_then(|ready| read_time(&ready)),
        ready_in: minutes("ready_in").map(|n| n as u16),
        lead: minutes("lead").unwrap_or(0) as u16,
        days_ahead: days.unwrap_or(DAYS_AHEAD) as u16,
    };
    if kind != Kind::Slots {
        return (Vec::new(), timing);
    }
    let slots = item.need("slots", "write the windows of each day, such as slots = { weekdays = [\"17:00-21:00\"] }");
    (slots.map(|slots| read_open(&slots)).unwrap_or_default(), timing)
}
