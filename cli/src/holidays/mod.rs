//! On which days is a whole country closed?
//!
//! Public holidays by rule: fixed days, weekdays of a month, days counted from Easter, and lists where the moon or a
//! government decides each year. A start, never a promise of completeness: holidays of a region, of a trade or of last
//! week's law are not here, and what a merchant writes wins.
//!
//! Does not know: the clock. Years come in as arguments.

mod easter;
mod lists;
mod rules;

#[cfg(test)]
mod tests;

use core::ops::RangeInclusive;

use shelfhelp::delivery;
use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};
use shelfhelp::time::{Date, Weekday};

/// The years that a shop is filled with. Fixed, so that the same shop gives the same bytes on any day.
pub(crate) const YEARS: RangeInclusive<i32> = 2024..=2032;

/// A day and what it is called.
type Holiday = (Date, &'static str);

/// What happens to a holiday on a day that is closed anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shift {
    /// Nothing.
    None,
    /// On a weekend, the next weekday that is no holiday is one too.
    Next,
    /// The same on a Sunday alone.
    NextOfSunday,
    /// On a Saturday the Friday before is one too, on a Sunday the Monday after.
    Nearest,
    /// On a Sunday it is not observed.
    NotOnSunday,
    /// On a Sunday it is held the day before.
    Before,
}

/// The public holidays of a whole country, sorted; none where the country is not known here.
pub(crate) fn holidays(country: &str, years: RangeInclusive<i32>) -> Option<Vec<Holiday>> {
    let country = delivery::country(country)?;
    let rules = rules::of(&country)?;
    let mut all = Vec::new();
    // A day off for a New Year's Day may be in the year before.
    for year in years.start() - 1..=years.end() + 1 {
        all.extend(of_year(&country, rules, year));
    }
    all.retain(|(day, _)| years.contains(&day.ymd().0));
    all.sort_by_key(|(day, _)| *day);
    all.dedup_by_key(|(day, _)| *day);
    Some(all)
}

/// The dates alone, of the years that shops are filled with.
pub(crate) fn dates(country: &str) -> Option<Vec<Date>> {
    Some(holidays(country, YEARS)?.into_iter().map(|(day, _)| day).collect())
}

fn of_year(country: &str, rules: &'static str, year: i32) -> Vec<Holiday> {
    let mut days: Vec<(Date, &'static str, Shift)> = Vec::new();
    for entry in rules.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
        if let Some((rule, name)) = entry.split_once(' ') {
            days.extend(rules::days(rule, year).into_iter().map(|(day, shift)| (day, name, shift)));
        }
    }
    days.sort_by_key(|(day, ..)| *day);
    days.retain(|(day, _, shift)| *shift != Shift::NotOnSunday || day.weekday() != Weekday::Sunday);
    let mut all: Vec<Holiday> = days
        .iter()
        .map(|(day, name, shift)| {
            let is_moved = *shift == Shift::Before && day.weekday() == Weekday::Sunday;
            (day.plus(-i32::from(is_moved)), *name)
        })
        .collect();
    for (day, name, shift) in days {
        if let Some(other) = substitute(day, shift, &all) {
            all.push((other, name));
        }
    }
    if country == "JP" {
        bridge(&mut all);
    }
    all
}

/// The day off for a holiday that is on a closed day.
fn substitute(day: Date, shift: Shift, taken: &[Holiday]) -> Option<Date> {
    let weekday = day.weekday();
    let is_weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_taken = |day: Date| taken.iter().any(|(other, _)| *other == day);
    let next = || (1..14).map(|ahead| day.plus(ahead)).find(|day| !is_weekend(*day) && !is_taken(*day));
    match (shift, weekday) {
        (Shift::Next, Weekday::Saturday | Weekday::Sunday) | (Shift::NextOfSunday, Weekday::Sunday) => next(),
        (Shift::Nearest, Weekday::Saturday) => Some(day.plus(-1)),
        (Shift::Nearest, Weekday::Sunday) => Some(day.plus(1)),
        _ => None,
    }
}

/// In Japan a day between two holidays is one too.
fn bridge(all: &mut Vec<Holiday>) {
    let is_holiday = |day: Date| all.iter().any(|(other, _)| *other == day);
    let between = |day: &Date| !is_holiday(*day) && is_holiday(day.plus(1)) && day.weekday() != Weekday::Sunday;
    let bridges: Vec<Date> = all.iter().map(|(day, _)| day.plus(1)).filter(between).collect();
    all.extend(bridges.into_iter().map(|day| (day, "Citizens' Holiday")));
}

/// What filling in holidays did to a shop: once for each country, the days of two years from `year` on.
pub(crate) fn advice(shop: &Value, year: i32) -> Vec<Problem> {
    let log = Log::default();
    let mut told: Vec<String> = Vec::new();
    if let Some(delivery) = Reader::new(shop, "", &log).get("delivery") {
        tell(&delivery, year, &mut told);
    }
    log.into_problems()
}

/// Follows the keys `holidays` of all calendars within.
fn tell(reader: &Reader<'_>, year: i32, told: &mut Vec<String>) {
    match reader.value() {
        Value::List(_) => reader.items().iter().for_each(|item| tell(item, year, told)),
        Value::Map(entries) => {
            for member in entries.iter().filter(|(key, _)| key != "holidays").filter_map(|(key, _)| reader.get(key)) {
                tell(&member, year, told);
            }
            for item in reader.get("holidays").iter().flat_map(Reader::items) {
                tell_country(&item, year, told);
            }
        }
        _ => {}
    }
}

fn tell_country(item: &Reader<'_>, year: i32, told: &mut Vec<String>) {
    let Some(country) = item.value().as_text().and_then(delivery::country) else { return };
    let Some(days) = holidays(&country, year..=year + 1) else { return };
    if told.contains(&country) {
        return;
    }
    let list: Vec<String> = days.iter().map(|(day, name)| format!("{day} {name}")).collect();
    let (first, last) = (YEARS.start(), YEARS.end());
    item.log(Problem::new(
        Severity::Advice,
        "holidays-filled",
        "",
        format!(
            "public holidays of {country} are closed days from {first} to {last}; in {year} and {}: {}",
            year + 1,
            list.join(", ")
        ),
        "check them: days that are missing go under closed, days on which you work go under extra_open, and yours win",
    ));
    told.push(country);
}
