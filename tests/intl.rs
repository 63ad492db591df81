//! Does the native writer write what the browser writes?
//!
//! The golden file is the browser's: tests/browser/cases/intl.mjs holds it to `Intl`.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop, and is no Wasm")]

use shelfhelp::i18n::{Cldr, Format, Locale};
use shelfhelp::money::{Currency, Money};
use shelfhelp::time::{Date, TimeOfDay, Weekday};

const GOLDEN: &str = include_str!("golden/intl.tsv");

fn written(format: &Cldr, verb: &str, args: &str) -> Option<String> {
    let (first, second) = args.split_once(' ').unwrap_or((args, args));
    let day = Date::parse;
    let number = || first.parse::<i64>().ok();
    let weekday = |at: &str| Weekday::ALL.get(at.parse::<usize>().ok()?).copied();
    Some(match verb {
        "day" => format.day(day(args)?),
        "day_long" => format.day_long(day(args)?),
        "date" => format.date(day(args)?),
        "day_range" => format.day_range(day(first)?, day(second)?),
        "weekday" => format.weekday(weekday(first)?),
        "weekdays" => format.weekdays(weekday(first)?, weekday(second)?),
        "time" => format.time(TimeOfDay::parse(args)?),
        "hours" => format.hours(TimeOfDay::parse(first)?, TimeOfDay::parse(second)?),
        "money" => format.money(Money::minor(number()?, Currency::parse(second)?)),
        "number" => format.number(number()?),
        "plural" => format.plural(number()?).to_owned(),
        "all_of" => format.all_of(&args.split('|').collect::<Vec<_>>()),
        "any_of" => format.any_of(&args.split('|').collect::<Vec<_>>()),
        "span" => format.span(number()?),
        "days" => format.days(number()?),
        "country" => format.country(args),
        "language" => format.language(&Locale::parse(args)?),
        _ => return None,
    })
}

#[test]
fn every_line_of_the_golden_file_is_written_alike() {
    let mut other = Vec::new();
    let mut seen = 0;
    let mut formats = std::collections::BTreeMap::new();
    for line in GOLDEN.lines() {
        let [tag, verb, args, expected] = line.splitn(4, '\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (locale, country) = if tag == "en-GB" { ("en", Some("GR")) } else { (tag, None) };
        let new = || Cldr::new(&Locale::parse(locale).expect("the golden file's tag"), country);
        match written(formats.entry(tag).or_insert_with(new), verb, args) {
            Some(words) if words == expected => seen += 1,
            words => other.push(format!("{tag} {verb} {args}: {words:?} for {expected:?}")),
        }
    }
    assert!(other.is_empty(), "{} lines:\n{}", other.len(), other[..other.len().min(60)].join("\n"));
    assert!(seen > 5_000, "the golden file is cut short");
}

#[test]
fn a_region_and_the_shops_country_say_which_english() {
    let day = Date::parse("2026-11-23").expect("a day");
    for (tag, country, expected) in [
        ("en", None, "Mon, Nov 23"),
        ("en", Some("US"), "Mon, Nov 23"),
        ("en", Some("GR"), "Mon 23 Nov"),
        ("en-AU", Some("US"), "Mon 23 Nov"),
        ("zh-TW", None, "11月23日週一"),
        ("fi", None, "Mon, Nov 23"),
    ] {
        assert_eq!(Cldr::new(&Locale::parse(tag).expect("a tag"), country).day(day), expected, "{tag} {country:?}");
    }
}
