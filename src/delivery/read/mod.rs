//! What did the merchant write about delivery, and what is wrong with it?
//!
//! Reads the delivery document: handling, places, methods, returns. Whatever cannot be used is a problem with its place,
//! value and remedy, and is left out in the way that promises less: a price that cannot be read is one that checkout
//! says, a place without one good postcode covers nothing.

mod method;
mod place;
mod returns;

use super::policy::{Cutoffs, Handling, Policy};
use crate::i18n::Words;
use crate::money::Currency;
use crate::problem::{Reader, Value};
use crate::time::{Calendar, Weekday, Zone, by_weekday, read_calendar, read_time};

// Longer handling or transit is a mistake; a pre-order says `available_from` instead.
const DAYS_MAX: i64 = 365;

/// The delivery document. Amounts are in `currency`, days and times those of `zone`.
pub fn read(reader: &Reader<'_>, currency: Currency, zone: Zone) -> Policy {
    is_group(reader);
    reader.known(&["handling", "places", "methods", "returns", "expect"]);
    // A day of packing is the slower guess where nothing is said.
    let unsaid = Handling { days: (1, 1), calendar: Calendar::default(), cutoffs: Cutoffs::default() };
    let handling = match reader.get("handling") {
        Some(group) => read_handling(&group, unsaid, true),
        None => {
            reader.warn(
                "handling-missing",
                "nothing says how long packing takes; one working day is assumed",
                "write how many days, such as handling = { days = 1, cutoff = \"14:00\" }",
            );
            unsaid
        }
    };
    let places = place::read(reader);
    let methods = method::read(reader, currency, &handling, &places);
    place::warn_unserved(&places, &methods);
    let returns = reader.get("returns").and_then(|group| returns::read(&group, currency));
    let places = places.into_iter().filter_map(|place| place.usable).collect();
    Policy { currency, zone, handling, places, methods, returns }
}

fn read_handling(reader: &Reader<'_>, base: Handling, needs_days: bool) -> Handling {
    if !is_group(reader) {
        return base;
    }
    reader.known(&["days", "cutoff", "open", "closed", "extra_open"]);
    let days = match reader.get("days") {
        Some(days) => read_days(&days),
        None if needs_days => {
            reader.need("days", "write how many open days packing takes, such as days = 1 or days = [1, 2]");
            None
        }
        None => None,
    };
    Handling {
        days: days.unwrap_or(base.days),
        cutoffs: reader.get("cutoff").map_or(base.cutoffs, |cutoff| read_cutoffs(&cutoff)),
        calendar: read_calendar(reader, base.calendar),
    }
}

/// `"14:00"` for every day, or `{ mon = "14:00", fri = "12:00" }`.
fn read_cutoffs(reader: &Reader<'_>) -> Cutoffs {
    if !matches!(reader.value(), Value::Map(_)) {
        return Cutoffs([read_time(reader); 7]);
    }
    let mut cutoffs = Cutoffs::default();
    for (days, time) in by_weekday(reader) {
        let time = read_time(&time);
        for day in Weekday::ALL.into_iter().filter(|day| days.has(*day)) {
            cutoffs.0[day.index()] = time;
        }
    }
    cutoffs
}

/// `2`, or `[1, 3]` for fewest and most.
fn read_days(reader: &Reader<'_>) -> Option<(u16, u16)> {
    let items = reader.items();
    let day = |item: &Reader<'_>| item.integer(0, DAYS_MAX, "days").map(|n| n as u16);
    match items.as_slice() {
        [days] => day(days).map(|n| (n, n)),
        [least, most] => {
            let (least, most) = (day(least)?, day(most)?);
            if least > most {
                reader.error(
                    "days-reversed",
                    format_args!("[{least}, {most}] runs backwards"),
                    format_args!("write the fewer days first: [{most}, {least}]"),
                );
            }
            Some((least.min(most), least.max(most)))
        }
        _ => {
            reader.not("days", "a number of days", "write one number, or fewest and most such as [1, 2]");
            None
        }
    }
}

/// Whether it holds keys and values; the reader of these says so where it does not.
fn is_group(reader: &Reader<'_>) -> bool {
    let is_group = matches!(reader.value(), Value::Map(_));
    if !is_group {
        reader.entries();
    }
    is_group
}

/// Tags with the words that the shopper reads: `{ heavy = "Too heavy for the post" }`.
fn read_tags(reader: &Reader<'_>) -> Vec<(String, Words)> {
    reader.entries().into_iter().map(|(tag, words)| (tag.to_owned(), Words::read(&words))).collect()
}
