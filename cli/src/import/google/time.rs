//! How long does a service take, and until when does an order count for the day?

use shelfhelp::problem::Reader;
use shelfhelp::time::{Date, TimeOfDay, Weekday};

use super::super::draft::{Cutoff, Days, Handling, Week, short_name};
use super::super::{any, assumed, count, groups, lost, noted, text};
use super::area::{Areas, Spot, header_names};
use crate::zone;

// Late rather than early.
const TRANSIT: Days = Days { least: 2, most: 7, assumed: true };
const HANDLING: Days = Days { least: 1, most: 1, assumed: true };

// A year; longer is a mistake.
const DAYS_MAX: i64 = 365;

// Nobody packs at midnight what was ordered a minute before.
const CUTOFF: &str = "12:00";

pub(super) const WEEK: Week = [true, true, true, true, true, false, false];

/// A warehouse that services may name.
pub(super) struct Stock {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) town: String,
    pub(super) handling: Handling,
}

/// The warehouses of an export.
pub(super) fn warehouses(export: &Reader<'_>) -> Vec<Stock> {
    let mut stocks: Vec<Stock> = Vec::new();
    for warehouse in groups(export, &["warehouses"]) {
        let name = text(&warehouse, "name").unwrap_or_default().to_owned();
        let id = short_name(&name, "warehouse", &|id| stocks.iter().any(|stock| stock.id == id));
        let days = any(&warehouse, &["handlingDays"]).and_then(|days| count(&days, DAYS_MAX));
        let days = days.map_or(HANDLING, |days| Days { least: days as u16, most: days as u16, assumed: false });
        let address = warehouse.get("shippingAddress");
        let part =
            |keys: [&str; 2]| address.and_then(|a| keys.iter().find_map(|key| text(&a, key))).unwrap_or_default();
        let town = [part(["city", "city"]), part(["country", "regionCode"])].join(" ").trim().to_owned();
        let cutoff = warehouse.get("cutoffTime").and_then(|cutoff| clock(&cutoff));
        if cutoff.is_some() {
            let message = format_args!("the cut-off of \"{name}\" is on the clocks of {town}, whose zone is not said");
            assumed(&warehouse, message, "the shop's zone is assumed; add time_zone to the warehouse if it is another");
        }
        let cutoff = cutoff.map(|time| Cutoff { time: time.to_string(), assumed: false });
        let open = warehouse.get("businessDayConfig").and_then(|days| week(&days));
        stocks.push(Stock { name, id, town, handling: Handling { days, cutoff, open } });
    }
    stocks
}

/// The packing rules of a service, cut-offs on the clocks of `zone`.
pub(super) fn handling(service: &Reader<'_>, stocks: &[Stock], zone: Option<&str>) -> Handling {
    let Some(time) = service.get("deliveryTime") else {
        return assume_handling(service, None, None);
    };
    if let Some(cutoffs) = time.get("holidayCutoffs").filter(|list| !list.items().is_empty()) {
        let message = "order deadlines before holidays are not known here";
        lost(&cutoffs, message, "promises follow from the calendars; write closed days there");
    }
    let named = groups(&time, &["warehouseBasedDeliveryTimes"]);
    let name =
        |entry: &Reader<'_>| text(entry, "warehouseName").or_else(|| text(entry, "warehouse")).map(str::to_owned);
    let names: Vec<String> = named.iter().filter_map(name).collect();
    let days = pair(&time, ["minHandlingTimeInDays", "minHandlingDays"], ["maxHandlingTimeInDays", "maxHandlingDays"]);
    if let (None, Some(stock)) = (days, stocks.iter().find(|stock| names.first() == Some(&stock.name))) {
        if names.iter().any(|name| *name != stock.name) {
            let message = "the service is packed in several warehouses; the first is taken for it";
            noted(&time, message, "name the warehouse of each product in products.toml: warehouse = \"…\"");
        }
        return stock.handling.clone();
    }
    let open = time.get("handlingBusinessDayConfig").and_then(|days| week(&days));
    let cutoff = time.get("cutoffTime").and_then(|cutoff| {
        let read = clock(&cutoff)?;
        let own = zone_name(&cutoff);
        Some(match (own, zone) {
            (Some(own), Some(zone)) if own != zone => convert(&cutoff, read, own, zone),
            _ => read,
        })
    });
    assume_handling(&time, days, cutoff).with_week(open)
}

impl Handling {
    fn with_week(self, open: Option<Week>) -> Handling {
        Handling { open, ..self }
    }
}

fn assume_handling(place: &Reader<'_>, days: Option<Days>, cutoff: Option<TimeOfDay>) -> Handling {
    if days.is_none() {
        let message = "the service does not say how long packing takes; one working day is assumed";
        assumed(place, message, "write its handling days");
    }
    let days = days.unwrap_or(HANDLING);
    let cutoff = match cutoff {
        Some(time) => Some(Cutoff { time: time.to_string(), assumed: false }),
        None if days.least == 0 => {
            let message =
                format_args!("the service packs on the day of the order and names no cut-off; {CUTOFF} is assumed");
            assumed(place, message, "write until when an order counts for the day");
            Some(Cutoff { time: CUTOFF.to_owned(), assumed: true })
        }
        None => {
            let message = "the service names no cut-off, so orders count for the day until midnight";
            assumed(place, message, "write a cutoff if there is one; Google takes 8:00 Pacific time");
            None
        }
    };
    Handling { days, cutoff, open: None }
}

/// The zone that the first cut-off is on.
pub(super) fn zone_of(service: &Reader<'_>) -> Option<String> {
    zone_name(&service.get("deliveryTime")?.get("cutoffTime")?).map(str::to_owned)
}

fn zone_name<'a>(cutoff: &Reader<'a>) -> Option<&'a str> {
    text(cutoff, "timezone").or_else(|| text(cutoff, "timeZone"))
}

/// The earliest that clocks of `to` show, in summer or winter, when those of `from` show the time.
fn convert(place: &Reader<'_>, time: TimeOfDay, from: &str, to: &str) -> TimeOfDay {
    let ahead = |month: u32| {
        let noon = |zone: &str| Some(zone::of(zone)?.instant(Date::new(2026, month, 15)?, TimeOfDay(720)).0);
        Some((noon(from)? - noon(to)?) / 60)
    };
    let shift = ahead(1).zip(ahead(7)).map(|(winter, summer)| winter.min(summer));
    let minutes = shift.map(|shift| i64::from(time.0) + shift).filter(|minutes| (0..1440).contains(minutes));
    let shown = minutes.and_then(|minutes| u16::try_from(minutes).ok()).map_or(time, TimeOfDay);
    let message = format_args!("the cut-off {time} is on the clocks of {from}, and others on those of {to}");
    lost(place, message, format_args!("it is written as {shown}; check it"));
    shown
}

/// `{ hour, minute }`.
fn clock(cutoff: &Reader<'_>) -> Option<TimeOfDay> {
    let hour = cutoff.get("hour").map_or(Some(0), |hour| count(&hour, 24))?;
    let minute = cutoff.get("minute").map_or(Some(0), |minute| count(&minute, 59))?;
    TimeOfDay::parse(&format!("{hour}:{minute:02}"))
}

/// `{ businessDays: ["monday", …] }`; none for Monday to Friday.
pub(super) fn week(config: &Reader<'_>) -> Option<Week> {
    let mut week = [false; 7];
    for day in config.get("businessDays")?.items() {
        match day.value().as_text().and_then(Weekday::parse) {
            Some(weekday) => week.iter_mut().skip(weekday.index()).take(1).for_each(|open| *open = true),
            None => lost(&day, format_args!("{} is not a weekday", day.value().describe()), "it is taken as closed"),
        }
    }
    (week != WEEK && week != [false; 7]).then_some(week)
}

/// Fewest and most days; one alone counts for both.
fn pair(time: &Reader<'_>, least: [&str; 2], most: [&str; 2]) -> Option<Days> {
    let days = |keys: [&str; 2]| any(time, &keys).and_then(|days| count(&days, DAYS_MAX));
    let (least, most) = (days(least), days(most));
    let (first, last) = (least.or(most)?, most.or(least)?);
    Some(Days { least: first.min(last) as u16, most: first.max(last) as u16, assumed: false })
}

/// The days on the way to a place.
pub(super) fn transit(service: &Reader<'_>, areas: &Areas, spot: Spot<'_>) -> Days {
    let time = service.get("deliveryTime");
    let keys = (["minTransitTimeInDays", "minTransitDays"], ["maxTransitTimeInDays", "maxTransitDays"]);
    if let Some(days) = time.and_then(|time| pair(&time, keys.0, keys.1)) {
        return days;
    }
    if let Some(table) = time.and_then(|time| time.get("transitTimeTable")) {
        return from_table(&table, areas, spot);
    }
    let carriers = time.map(|time| groups(&time, &["warehouseBasedDeliveryTimes"])).unwrap_or_default();
    let why = match carriers.first() {
        Some(entry) => {
            let by = format!(
                "{} {}",
                text(entry, "carrier").unwrap_or("a carrier"),
                text(entry, "carrierService").unwrap_or("")
            );
            format!("Google computes the days on the way from those of {}", by.trim())
        }
        None => "the service does not say how long parcels travel".to_owned(),
    };
    let message = format!("{why}; {} to {} working days are assumed", TRANSIT.least, TRANSIT.most);
    assumed(time.as_ref().unwrap_or(service), message, "write transit where it is marked \"assumed\"");
    TRANSIT
}

/// Rows by places, columns by labels of products; with labels alone, rows by these.
fn from_table(table: &Reader<'_>, areas: &Areas, spot: Spot<'_>) -> Days {
    let rows = table.get("rows").map(|rows| rows.items()).unwrap_or_default();
    let labels = table.get("transitTimeLabels").map(|labels| labels.items().len()).unwrap_or(0);
    if labels > 1 {
        let message = "the days on the way depend on a label of the product, which rates here do not know";
        lost(table, message, "the widest span of days is taken; make a method of each label if they differ much");
    }
    let names = header_names(table).unwrap_or_default();
    let chosen: Vec<&Reader<'_>> = if names.is_empty() {
        rows.iter().collect()
    } else {
        areas.headers(&names, spot).into_iter().flatten().filter_map(|at| rows.get(at)).collect()
    };
    let spans = chosen.iter().flat_map(|row| groups(row, &["values"])).filter_map(|value| {
        pair(&value, ["minTransitTimeInDays", "minTransitDays"], ["maxTransitTimeInDays", "maxTransitDays"])
    });
    let widest = spans.reduce(|a, b| Days { least: a.least.min(b.least), most: a.most.max(b.most), assumed: false });
    widest.unwrap_or_else(|| {
        let message = format_args!(
            "a place is not in this table; {} to {} working days are assumed",
            TRANSIT.least, TRANSIT.most
        );
        assumed(table, message, "write transit where it is marked \"assumed\"");
        TRANSIT
    })
}
