//! Who packs and who carries, on which days?

use super::{is_empty, is_group, is_taken, read_id};
use crate::delivery::policy::{Cutoffs, Handling, Warehouse};
use crate::problem::{Reader, Value};
use crate::time::{Almanac, CALENDAR_KEYS, Calendar, Weekday, Zone, by_weekday, read_calendar, read_time};

// Longer handling or transit is a mistake; a pre-order says `available_from` instead.
const DAYS_MAX: i64 = 365;

/// The default warehouse, which `[handling]` describes, then the others.
pub(super) fn read_warehouses(reader: &Reader<'_>, zone: &Zone, almanac: &Almanac<'_>) -> Vec<Warehouse> {
    // A day of packing is the slower guess where nothing is said.
    let unsaid = Handling { days: (1, 1), calendar: Calendar::default(), cutoffs: Cutoffs::default() };
    let handling = match reader.get("handling") {
        Some(group) => read_handling(&group, unsaid, true, almanac),
        None => {
            reader.warn(
                "handling-missing",
                "nothing says how long packing takes; one working day is assumed",
                "write how many days, such as handling = { days = 1, cutoff = \"14:00\" }",
            );
            unsaid
        }
    };
    let mut all = vec![Warehouse { id: String::new(), zone: zone.clone(), handling }];
    for item in reader.get("warehouses").iter().flat_map(Reader::items).filter(is_group) {
        item.known(&["id", "time_zone", "days", "cutoff", "open", "closed", "extra_open", "holidays"]);
        let id = read_id(&item, "give it a short name for products to use, such as \"berlin\"");
        let Some(id) = id else { continue };
        is_taken(&item, "warehouse", &id, all.iter().any(|warehouse| warehouse.id == id));
        let Some(base) = all.first().map(|own| own.handling.clone()) else { break };
        let handling = over(&item, base, false, almanac);
        let zone = item.get("time_zone").and_then(|zone| almanac.zone(&zone)).unwrap_or_else(|| zone.clone());
        all.push(Warehouse { id, zone, handling });
    }
    all
}

/// Calendars by the names that methods use.
pub(super) fn read_carriers(reader: &Reader<'_>, almanac: &Almanac<'_>) -> Vec<(String, Calendar)> {
    let carriers = reader.get("carriers").map(|group| group.entries()).unwrap_or_default();
    let read = |(id, group): (&str, Reader<'_>)| {
        is_group(&group).then(|| (id.to_owned(), read_carrier(&group, Calendar::default(), almanac)))
    };
    carriers.into_iter().filter_map(read).collect()
}

/// Warns of carriers that no method names: what is written there holds for nothing.
pub(super) fn warn_unused(reader: &Reader<'_>) {
    let Some(Value::Map(carriers)) = reader.get("carriers").map(|group| group.value()) else { return };
    let methods = reader.get("methods").map(|methods| methods.items()).unwrap_or_default();
    for (id, _) in carriers {
        let names_it = |method: &Reader<'_>| method.value().get("carrier").and_then(Value::as_text) == Some(id);
        if let (false, Some(group)) = (methods.iter().any(names_it), reader.get("carriers").and_then(|c| c.get(id))) {
            group.warn("carrier-unused", format_args!("no method names the carrier \"{id}\""), "name it, or remove it");
        }
    }
}

/// A carrier's calendar.
pub(super) fn read_carrier(group: &Reader<'_>, base: Calendar, almanac: &Almanac<'_>) -> Calendar {
    group.known(&CALENDAR_KEYS);
    read_calendar(group, base, almanac)
}

/// Packing rules over those that hold without them.
pub(super) fn read_handling(reader: &Reader<'_>, base: Handling, needs_days: bool, almanac: &Almanac<'_>) -> Handling {
    if !is_group(reader) {
        return base;
    }
    reader.known(&["days", "cutoff", "open", "closed", "extra_open", "holidays"]);
    over(reader, base, needs_days, almanac)
}

fn over(reader: &Reader<'_>, base: Handling, needs_days: bool, almanac: &Almanac<'_>) -> Handling {
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
        calendar: read_calendar(reader, base.calendar, almanac),
    }
}

/// `"14:00"` for every day, or `{ mon = "14:00", fri = "12:00" }`.
fn read_cutoffs(reader: &Reader<'_>) -> Cutoffs {
    if !matches!(reader.value(), Value::Map(_)) {
        return Cutoffs([read_time(reader); 7]);
    }
    let mut cutoffs = Cutoffs::default();
    is_empty(reader);
    for (days, time) in by_weekday(reader) {
        let time = read_time(&time);
        for (_, cutoff) in Weekday::ALL.iter().zip(&mut cutoffs.0).filter(|(day, _)| days.has(**day)) {
            *cutoff = time;
        }
    }
    cutoffs
}

/// `2`, or `[1, 3]` for fewest and most.
pub fn read_days(reader: &Reader<'_>) -> Option<(u16, u16)> {
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
