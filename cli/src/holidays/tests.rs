//! Are these the days on which a country is closed?

use std::io::Write;
use std::path::PathBuf;

use shelfhelp::time::{Date, Weekday};

use super::{YEARS, easter, holidays, rules};

fn days(country: &str, year: i32) -> Vec<String> {
    let days = holidays(country, year..=year).unwrap();
    days.iter().map(|(day, _)| day.to_string().get(5..).unwrap().to_owned()).collect()
}

fn check(country: &str, year: i32, expected: &str) {
    assert_eq!(days(country, year).join(" "), expected, "{country} in {year}");
}

#[test]
fn easter_is_where_the_churches_keep_it() {
    for (year, western, orthodox) in [
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2026, "2026-04-05", "2026-04-12"),
        (2027, "2027-03-28", "2027-05-02"),
        (2028, "2028-04-16", "2028-04-16"),
        (2029, "2029-04-01", "2029-04-08"),
        (2030, "2030-04-21", "2030-04-28"),
        (2038, "2038-04-25", "2038-04-25"),
        (2049, "2049-04-18", "2049-04-25"),
    ] {
        let shown = |day: Option<Date>| day.unwrap().to_string();
        assert_eq!(
            (shown(easter::western(year)).as_str(), shown(easter::orthodox(year)).as_str()),
            (western, orthodox)
        );
    }
}

#[test]
fn every_rule_of_every_country_gives_days() {
    for country in "US GB DE GR FR ES IT NL BE AT PT IE SE PL CZ DK FI NO CH AU CA NZ JP CN CY".split(' ') {
        for entry in rules::of(country).unwrap().split(';').map(str::trim) {
            let (rule, name) = entry.split_once(' ').unwrap();
            let total: usize = YEARS.map(|year| rules::days(rule, year).len()).sum();
            let least = if rule == "@dutch-liberation" { 2 } else { YEARS.count() - 2 };
            assert!(total >= least && name.len() > 5, "{country}: {entry} has {total} days");
        }
        assert!(holidays(country, YEARS).unwrap().is_sorted());
    }
    assert!(holidays("XX", YEARS).is_none() && holidays("VA", YEARS).is_none());
    assert_eq!(holidays("EL", YEARS), holidays("GR", YEARS));
}

#[test]
fn a_day_on_a_weekend_is_made_good() {
    // Saturday 4 July 2026 is kept on Friday; New Year's Day 2028, a Saturday, on the last day of 2027.
    check("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25");
    assert!(days("US", 2027).ends_with(&["12-24".to_owned(), "12-25".to_owned(), "12-31".to_owned()]));
    // Christmas on Saturday and Boxing Day on Sunday are kept on Monday and Tuesday.
    check("GB", 2027, "01-01 03-26 05-03 05-31 12-25 12-26 12-27 12-28");
    check("GB", 2026, "01-01 04-03 05-04 05-25 12-25 12-26 12-28");
    check("NZ", 2028, "01-01 01-02 01-03 01-04 02-06 02-07 04-14 04-17 04-25 06-05 07-14 10-23 12-25 12-26");
    check("CA", 2029, "01-01 03-30 07-01 07-02 09-03 12-25");
    // The King's birthday is never celebrated on a Sunday: 27 April 2031 is one.
    assert!(days("NL", 2031).contains(&"04-26".to_owned()) && !days("NL", 2031).contains(&"04-27".to_owned()));
}

#[test]
fn japan_has_days_off_after_sundays_and_between_holidays() {
    // 21 September 2026 is a Monday for the aged, the 23rd the equinox.
    assert!(days("JP", 2026).join(" ").contains("09-21 09-22 09-23"));
    // Constitution Day 2026 is a Sunday, and the next two days are holidays already.
    assert!(days("JP", 2026).join(" ").contains("05-03 05-04 05-05 05-06"));
}

#[test]
fn the_first_of_may_makes_way_for_holy_week_in_greece() {
    check("GR", 2024, "01-01 01-06 03-18 03-25 05-03 05-06 05-07 06-24 08-15 10-28 12-25 12-26");
    check("GR", 2026, "01-01 01-06 02-23 03-25 04-10 04-13 05-01 06-01 08-15 10-28 12-25 12-26");
    assert!(days("GR", 2027).join(" ").contains("04-30 05-01 05-03 05-04"));
}

/// Days of ours that a list of others lacks, and the other way round, with the reason.
fn explained(country: &str, day: Date) -> Option<&'static str> {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let monthday = day.to_string();
    match (country, monthday.get(..4)?, monthday.get(5..)?) {
        ("CN", "2024" | "2025" | "2026", _) if is_weekend => Some(
            "the State Council names spells of days off, and the weekends in them are off for carriers of seven days",
        ),
        ("AU", _, "01-03" | "01-27" | "12-27" | "12-28") if !is_weekend => Some(
            "every state gives a day off for it; one of the two libraries leaves days off to the states, the other has it",
        ),
        _ => None,
    }
}

#[test]
fn ten_countries_are_those_of_a_list_of_others() {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    let folder = std::env::var_os("SHELFHELP_DATA").map_or(beside, PathBuf::from);
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let path = root.join(folder).join("delivery/holidays_2024_2028.json");
    let mut err = std::io::stderr();
    let Ok(text) = std::fs::read_to_string(&path) else {
        let shown = path.display();
        writeln!(err, "{shown} is absent: its days were not compared; name the folder in SHELFHELP_DATA").unwrap();
        return;
    };
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (mut agreed, mut total) = (0, 0);
    let mut differences: Vec<(&str, Vec<String>)> = Vec::new();
    for (country, theirs) in data["holidays"].as_object().unwrap() {
        let theirs: Vec<Date> = theirs.as_object().unwrap().keys().map(|day| Date::parse(day).unwrap()).collect();
        let ours: Vec<Date> = holidays(country, 2024..=2028).unwrap().into_iter().map(|(day, _)| day).collect();
        total += theirs.len();
        agreed += theirs.iter().filter(|day| ours.contains(day)).count();
        let only_theirs = theirs.iter().filter(|day| !ours.contains(day)).map(|day| (*day, "lacking here"));
        let only_ours = ours.iter().filter(|day| !theirs.contains(day)).map(|day| (*day, "here alone"));
        for (day, what) in only_theirs.chain(only_ours) {
            let Some(why) = explained(country, day) else {
                panic!("{country} {day} is {what}, and nothing says why");
            };
            match differences.iter_mut().find(|(known, _)| *known == why) {
                Some((_, days)) => days.push(day.to_string()),
                None => differences.push((why, vec![format!("{country} {day}")])),
            }
        }
    }
    writeln!(err, "holidays: {agreed} of {total} days of ten countries are here; beyond them we have:").unwrap();
    for (why, days) in differences {
        writeln!(err, "  {} days, as {why}: {}", days.len(), days.join(", ")).unwrap();
    }
    assert_eq!(agreed, total);
}
