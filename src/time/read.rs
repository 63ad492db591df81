//! How are days, times and hours read from what a merchant wrote?
//!
//! Each reader answers with what is usable and logs the rest. Does not know which keys stand beside them.

use super::{Almanac, Calendar, Date, TimeOfDay, Weekday, Weekdays};
use crate::list::{sort, sort_by, sort_dedup};
use crate::problem::Reader;

/// An open span of a weekday: from, until.
pub type Span = (Weekday, TimeOfDay, TimeOfDay);

// A closed spell longer than this is a mistyped year.
const SPELL_DAYS_MAX: i32 = 366;

/// A day such as `2026-12-25`.
pub fn read_date(reader: &Reader<'_>) -> Option<Date> {
    let day = Date::parse(reader.text()?);
    if day.is_none() {
        reader.not("date", "a day of the calendar", "write year, month and day, such as 2026-12-25");
    }
    day
}

/// Days, sorted, each once: `2026-12-25`, or a spell `2026-08-10..2026-08-21` with both ends.
pub fn read_dates(reader: &Reader<'_>) -> Vec<Date> {
    let mut days = Vec::new();
    for item in reader.items() {
        let Some((first, last)) = item.value().as_text().and_then(|text| text.split_once("..")) else {
            days.extend(read_date(&item));
            continue;
        };
        match (Date::parse(first), Date::parse(last)) {
            (Some(first), Some(last)) if first <= last && last <= first.plus(SPELL_DAYS_MAX) => {
                days.extend((first.0..=last.0).map(Date));
            }
            _ => item.not("date", "a spell of days", "write first and last day, such as 2026-08-10..2026-08-21"),
        }
    }
    sort_dedup(&mut days);
    days
}

/// A time such as `14:00`.
pub fn read_time(reader: &Reader<'_>) -> Option<TimeOfDay> {
    let time = TimeOfDay::parse(reader.text()?);
    if time.is_none() {
        reader.not("time", "a time of day", "write hours and minutes from 00:00 to 24:00, such as 14:00");
    }
    time
}

/// A span such as `3 min` or `2 h`, in minutes from 1 to `most`; `what` names it for messages.
pub fn read_minutes(reader: &Reader<'_>, what: &str, most: u32) -> Option<u32> {
    let text = reader.text()?.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let factor = match unit.trim() {
        "min" | "minute" | "minutes" => Some(1),
        "h" | "hour" | "hours" => Some(60),
        _ => None,
    };
    let minutes = number.parse::<u32>().ok().zip(factor).and_then(|(n, factor)| n.checked_mul(factor));
    let minutes = minutes.filter(|m| (1..=most).contains(m));
    if minutes.is_none() {
        reader.not("duration", what, "write minutes or hours, such as \"30 min\" or \"2 h\"");
    }
    minutes
}

/// Days of the week: `["mon", "tue"]`, also `mon-fri`, `weekdays`, `weekend`, `daily`.
pub fn read_weekdays(reader: &Reader<'_>) -> Weekdays {
    let mut days = Weekdays::NONE;
    for item in reader.items() {
        let Some(text) = item.text() else { continue };
        match weekdays(text) {
            Some(more) => days.0 |= more.0,
            None => not_weekday(&item, text),
        }
    }
    days
}

/// The keys that [`read_calendar`] reads.
pub const CALENDAR_KEYS: [&str; 4] = ["open", "closed", "extra_open", "holidays"];

/// The keys `open`, `closed`, `extra_open` and `holidays` of a group, over what holds without them. Closed days and
/// holidays are one list; the days that are open all the same win over both.
pub fn read_calendar(reader: &Reader<'_>, mut calendar: Calendar, almanac: &Almanac<'_>) -> Calendar {
    if let Some(open) = reader.get("open") {
        let week = read_weekdays(&open);
        if week == Weekdays::NONE {
            open.error("never-open", "no day of the week is open", "name the open days, such as [\"mon\", \"tue\"]");
        } else {
            calendar.week = week;
        }
    }
    if let Some(closed) = reader.get("closed") {
        calendar.closed = read_dates(&closed);
    }
    // Built-in holidays may well be open all the same; a day that the merchant wrote in both lists is a slip.
    let closed = if reader.get("closed").is_some() { calendar.closed.clone() } else { Vec::new() };
    if let Some(holidays) = reader.get("holidays") {
        calendar.closed.extend(almanac.holidays(&holidays));
        sort_dedup(&mut calendar.closed);
    }
    if let Some(open) = reader.get("extra_open") {
        calendar.open = read_dates(&open);
        if let Some(day) = calendar.open.iter().find(|day| closed.contains(day)) {
            open.warn("open-and-closed", format_args!("{day} is closed and open; it is open"), "keep it in one list");
        }
    }
    calendar
}

/// Hours by weekday, sorted: `{ mon = "09:00-18:00", tue = ["09:00-13:00", "14:00-18:00"], weekdays = "…" }`. A span past
/// midnight goes on into the next day; `"closed"` is no span.
pub fn read_hours(reader: &Reader<'_>) -> Vec<Span> {
    let mut days: [Vec<Span>; 7] = Default::default();
    for (named, hours) in by_weekday(reader) {
        let spans: Vec<_> = hours.items().iter().filter_map(read_span).collect();
        for (day, own) in Weekday::ALL.into_iter().zip(&mut days).filter(|(day, _)| named.has(*day)) {
            *own = spans.iter().flat_map(|(from, until)| on(day, *from, *until)).collect();
        }
    }
    let mut spans = days.concat();
    sort(&mut spans);
    spans
}

/// A group whose keys are days of the week, those for several days first, so that one for a single day wins over them.
pub fn by_weekday<'a>(reader: &Reader<'a>) -> Vec<(Weekdays, Reader<'a>)> {
    let mut named = Vec::new();
    for (key, value) in reader.entries() {
        match weekdays(key) {
            Some(days) => named.push((days, value)),
            None => not_weekday(&value, key),
        }
    }
    sort_by(&mut named, |(a, _), (b, _)| b.0.count_ones().cmp(&a.0.count_ones()));
    for (at, (days, value)) in named.iter().enumerate() {
        if named.iter().take(at).any(|(other, _)| other == days) {
            value.warn("weekday-twice", "these days are named before", "name each day once");
        }
    }
    named
}

fn on(day: Weekday, from: TimeOfDay, until: TimeOfDay) -> Vec<Span> {
    if from < until {
        return vec![(day, from, until)];
    }
    let next = Weekday::nth(day.index().saturating_add(1));
    let mut night = vec![(day, from, TimeOfDay::END), (next, TimeOfDay(0), until)];
    night.retain(|(_, from, until)| from < until);
    night
}

fn read_span(reader: &Reader<'_>) -> Option<(TimeOfDay, TimeOfDay)> {
    let text = reader.text()?;
    if text.trim().eq_ignore_ascii_case("closed") {
        return None;
    }
    let span = text.split_once(['-', '–']).and_then(|(a, b)| Some((TimeOfDay::parse(a)?, TimeOfDay::parse(b)?)));
    let span = span.filter(|(from, until)| from != until && from.0 < 1440);
    if span.is_none() {
        reader.not("hours", "a span of hours", "write opening and closing time, such as 09:00-18:00");
    }
    span
}

fn weekdays(text: &str) -> Option<Weekdays> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "weekdays" => return Some(super::WEEK),
        "weekend" => return Some(Weekdays::NONE.with(Weekday::Saturday).with(Weekday::Sunday)),
        "daily" => return Some(Weekdays::ALL),
        _ => {}
    }
    let (first, last) = text.split_once(['-', '–']).unwrap_or((&text, &text));
    let (first, last) = (Weekday::parse(first)?.index(), Weekday::parse(last)?.index());
    // `sat-mon` runs over the end of the week.
    let length = last.saturating_add(7).saturating_sub(first) % 7;
    Some((first..=first.saturating_add(length)).fold(Weekdays::NONE, |set, day| set.with(Weekday::nth(day))))
}

fn not_weekday(reader: &Reader<'_>, text: &str) {
    reader.error(
        "weekday",
        format_args!("\"{text}\" is not a day of the week"),
        "write mon, tue, wed, thu, fri, sat or sun",
    );
}
