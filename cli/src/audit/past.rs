//! Which dates have passed?
//!
//! A list of closed days that nobody has carried on promises parcels on the next holiday.

use shelfhelp::problem::{Log, Problem, Reader, Severity};
use shelfhelp::time::{Date, read_date, read_dates};

/// Looks at all dates of the shop that only matter ahead.
pub(super) fn check(shop: &Reader<'_>, today: Date) {
    closed(shop, today);
    for channel in items(shop, "channels") {
        closed(&channel, today);
    }
    for product in items(shop, "products") {
        if let Some((at, day)) = date(&product, "available_from").filter(|(_, day)| *day < today) {
            let message = format!("`available_from` {day} has passed and changes nothing");
            advise(&at, "available-past", message, "leave it out: the product is there");
        }
    }
    let Some(delivery) = shop.get("delivery") else { return };
    let carriers = delivery.get("carriers").map(|group| group.entries()).unwrap_or_default();
    let mut calendars: Vec<Reader<'_>> = carriers.into_iter().map(|(_, calendar)| calendar).collect();
    calendars.extend(delivery.get("handling"));
    calendars.extend(items(&delivery, "warehouses"));
    for method in items(&delivery, "methods") {
        calendars.extend(["handling", "carrier"].iter().filter_map(|key| method.get(key)));
        calendars.extend(items(&method, "counters"));
        calendars.push(method);
    }
    for calendar in &calendars {
        closed(calendar, today);
        opened(calendar, today);
    }
    let seasons = delivery.get("returns").map(|returns| items(&returns, "seasonal")).unwrap_or_default();
    for season in seasons {
        if let Some((at, until)) = date(&season, "until").filter(|(_, until)| *until < today) {
            let message = format!("this season of returns ended on {until}");
            advise(&at, "season-past", message, "take it out, or write the one to come");
        }
    }
}

fn closed(calendar: &Reader<'_>, today: Date) {
    let Some((at, count, last)) = all_past(calendar, "closed", today) else { return };
    let message = match count {
        1 => format!("the closed day {last} has passed"),
        _ => format!("all {count} closed days have passed; the last was {last}"),
    };
    let help = "add those of the year ahead, or parcels will be promised on holidays";
    if calendar.get("holidays").is_some() {
        advise(&at, "closed-past", message, "public holidays are closed all the same; take these out, or add your own");
    } else {
        at.warn("closed-past", message, help);
    }
}

fn opened(calendar: &Reader<'_>, today: Date) {
    let Some((at, _, last)) = all_past(calendar, "extra_open", today) else { return };
    let message = format!("every special open day has passed; the last was {last}");
    advise(&at, "open-past", message, "take them out, or add those to come");
}

/// A list of dates that lie behind, all of them: how many, and the last.
fn all_past<'r>(group: &Reader<'r>, key: &str, today: Date) -> Option<(Reader<'r>, usize, Date)> {
    let at = group.get(key)?;
    // What is wrong with them was said when the rules were read.
    let days = read_dates(&Reader::new(at.value(), "", &Log::default()));
    let last = *days.last().filter(|last| **last < today)?;
    Some((at, days.len(), last))
}

fn date<'r>(group: &Reader<'r>, key: &str) -> Option<(Reader<'r>, Date)> {
    let at = group.get(key)?;
    let day = read_date(&Reader::new(at.value(), "", &Log::default()))?;
    Some((at, day))
}

fn items<'r>(group: &Reader<'r>, key: &str) -> Vec<Reader<'r>> {
    group.get(key).map(|list| list.items()).unwrap_or_default()
}

fn advise(at: &Reader<'_>, code: &'static str, message: String, help: &str) {
    at.log(Problem::new(Severity::Advice, code, "", message, help));
}
