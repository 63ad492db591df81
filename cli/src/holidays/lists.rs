//! Which holidays follow no rule that fits in a line?
//!
//! Days of the moon and the sun, days that governments name for each year, and two rules of their own. Gathered by hand
//! for the years that shops are filled with; other years have none of the listed days.

use core::ops::RangeInclusive;

use shelfhelp::time::{Date, Weekday};

use super::easter;

/// The days of a rule by its name.
pub(super) fn days(name: &str, year: i32) -> Vec<Date> {
    let day = |month: u32, day: u32| Date::new(year, month, day);
    let one = |date: Option<Date>| date.into_iter().collect();
    match name {
        "spring-equinox" => one(equinox(year, 20_843_100).and_then(|number| day(3, number))),
        "autumn-equinox" => one(equinox(year, 23_248_800).and_then(|number| day(9, number))),
        "brigid" => one(brigid(year)),
        // In the Netherlands, free for all every fifth year.
        "dutch-liberation" => one(day(5, 5).filter(|_| year % 5 == 0)),
        "greek-labour" => greek_labour(year),
        "matariki" => listed(MATARIKI, year),
        _ => china(name, year),
    }
}

/// Mean equinoxes in millionths of a day; right for Japan from 1980 to 2099.
fn equinox(year: i32, first: i64) -> Option<u32> {
    let since = i64::from(year) - 1980;
    u32::try_from((first + 242_194 * since) / 1_000_000 - since.div_euclid(4)).ok()
}

/// Ireland: 1 February where that is a Friday, else the first Monday.
fn brigid(year: i32) -> Option<Date> {
    let first = Date::new(year, 2, 1)?;
    if first.weekday() == Weekday::Friday {
        return Some(first);
    }
    (0..7).map(|ahead| first.plus(ahead)).find(|day| day.weekday() == Weekday::Monday)
}

/// Greece: where 1 May falls into Holy Week or Easter it is kept on Easter Tuesday.
fn greek_labour(year: i32) -> Vec<Date> {
    let (Some(first), Some(easter)) = (Date::new(year, 5, 1), easter::orthodox(year)) else { return Vec::new() };
    match first.0 - easter.0 {
        // A day of Holy Week on which people work otherwise.
        -6..=-2 => vec![easter.plus(2)],
        -1..=1 => vec![first, easter.plus(2)],
        _ => vec![first],
    }
}

/// New Zealand's law lists the mornings on which the Pleiades rise.
const MATARIKI: &str =
    "2024-06-28 2025-06-20 2026-07-10 2027-06-25 2028-07-14 2029-07-06 2030-06-21 2031-07-11 2032-07-02";

/// First days of the first, fifth and eighth month's feasts by the moon.
const SPRING: &str = "2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11";
const DRAGON_BOAT: &str = "2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12";
const MID_AUTUMN: &str = "2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19";
/// When the sun has come fifteen degrees from the spring equinox.
const QINGMING: &str = "2027-04-05 2028-04-04 2029-04-04 2030-04-05 2031-04-05 2032-04-04";

/// The years whose days off China's State Council has named, spells with the weekends in them.
const CHINA_NAMED: RangeInclusive<i32> = 2024..=2026;

fn listed(list: &str, year: i32) -> Vec<Date> {
    list.split_whitespace().flat_map(spell).filter(|day| day.ymd().0 == year).collect()
}

/// A day, or a spell with both ends: `2026-02-15..2026-02-23`.
fn spell(text: &str) -> Vec<Date> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    match (Date::parse(first), Date::parse(last)) {
        (Some(first), Some(last)) => (first.0..=last.0).map(Date).collect(),
        _ => Vec::new(),
    }
}

/// Whether a government has named the days off of a rule, with those for weekends.
pub(super) fn is_named(name: &str, year: i32) -> bool {
    name.starts_with("cn-") && CHINA_NAMED.contains(&year)
}

/// Days named by the government, and for years to come those of the law.
fn china(name: &str, year: i32) -> Vec<Date> {
    if is_named(name, year) {
        return listed(named(name), year);
    }
    let days = |month: u32, count: u32| (1..=count).filter_map(|day| Date::new(year, month, day)).collect();
    match name {
        "cn-new-year" => days(1, 1),
        // The eve and three days.
        "cn-spring" => listed(SPRING, year).iter().flat_map(|first| (-1..=2).map(|n| first.plus(n))).collect(),
        "cn-qingming" => listed(QINGMING, year),
        "cn-labour" => days(5, 2),
        "cn-dragon-boat" => listed(DRAGON_BOAT, year),
        "cn-mid-autumn" => listed(MID_AUTUMN, year),
        "cn-national" => days(10, 3),
        _ => Vec::new(),
    }
}

fn named(name: &str) -> &'static str {
    match name {
        "cn-new-year" => "2024-01-01 2025-01-01 2026-01-01..2026-01-03",
        "cn-spring" => "2024-02-10..2024-02-17 2025-01-28..2025-02-04 2026-02-15..2026-02-23",
        "cn-qingming" => "2024-04-04..2024-04-06 2025-04-04..2025-04-06 2026-04-04..2026-04-06",
        "cn-labour" => "2024-05-01..2024-05-05 2025-05-01..2025-05-05 2026-05-01..2026-05-05",
        "cn-dragon-boat" => "2024-06-10 2025-05-31..2025-06-02 2026-06-19..2026-06-21",
        "cn-mid-autumn" => "2024-09-15..2024-09-17 2026-09-25..2026-09-27",
        "cn-national" => "2024-10-01..2024-10-07 2025-10-01..2025-10-08 2026-10-01..2026-10-07",
        _ => "",
    }
}
