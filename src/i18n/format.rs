//! How are dates, times, amounts and lists written in a locale?
//!
//! A port: the browser's `Intl` fills it in the page, [`Native`] in plain English for what developers read.

use super::Locale;
use crate::money::Money;
use crate::time::{Date, TimeOfDay, Weekday};

/// Writes dates, times, amounts and lists for one locale.
pub trait Format {
    /// `Mon 23 Nov`.
    fn day(&self, day: Date) -> String;
    /// `Mon 23 – Tue 24 Nov`; one day when both are the same.
    fn day_range(&self, first: Date, last: Date) -> String;
    /// `Monday 23 November`, for prose and for screen readers.
    fn day_long(&self, day: Date) -> String;
    /// `Monday 23`: the same where another day of its month follows, which the locale names once; else the whole day.
    fn day_before(&self, day: Date) -> String {
        self.day_long(day)
    }
    /// `Mon`.
    fn weekday(&self, day: Weekday) -> String;
    /// `Mon – Fri`.
    fn weekdays(&self, first: Weekday, last: Weekday) -> String;
    /// `14:00`, or `2 pm` where the locale says so.
    fn time(&self, time: TimeOfDay) -> String;
    /// `17:00–21:00`.
    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String;
    /// `13 min`, `2 hr 5 min`.
    fn span(&self, minutes: i64) -> String;
    /// `13 minutes`, for screen readers.
    fn span_long(&self, minutes: i64) -> String {
        self.span(minutes)
    }
    /// `30 days`.
    fn days(&self, days: i64) -> String;
    /// `€3.50`.
    fn money(&self, amount: Money) -> String;
    /// A whole number in the locale's digits.
    fn number(&self, number: i64) -> String;
    /// The CLDR plural category: `one`, `two`, `few`, `many`, `other`, `zero`.
    fn plural(&self, number: i64) -> &'static str;
    /// `a, b and c`.
    fn all_of(&self, things: &[&str]) -> String;
    /// Several things of which any will do: `a, b or c`.
    fn any_of(&self, things: &[&str]) -> String;
    /// The name of a country by its ISO 3166 code, or the code.
    fn country(&self, code: &str) -> String;
    /// The name of a language, or its tag.
    fn language(&self, locale: &Locale) -> String {
        locale.to_string()
    }
}

/// Plain English forms, without the browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day_name(day: Weekday) -> &'static str {
    DAYS.get(day.index()).copied().unwrap_or_default()
}

/// The name of a month, 1 to 12.
fn month_name(month: u32) -> &'static str {
    MONTHS.get(month as usize - 1).copied().unwrap_or_default()
}

fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

impl Format for Native {
    fn day(&self, day: Date) -> String {
        let (_, month, number) = day.ymd();
        format!("{} {number} {}", self.weekday(day.weekday()), short(month_name(month)))
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.day(first);
        }
        let ((y1, m1, d1), (y2, m2, _)) = (first.ymd(), last.ymd());
        if (y1, m1) == (y2, m2) {
            return format!("{} {d1} – {}", self.weekday(first.weekday()), self.day(last));
        }
        format!("{} – {}", self.day(first), self.day(last))
    }

    fn day_long(&self, day: Date) -> String {
        let (_, month, number) = day.ymd();
        format!("{} {number} {}", day_name(day.weekday()), month_name(month))
    }

    fn day_before(&self, day: Date) -> String {
        [day_name(day.weekday()), &day.ymd().2.to_string()].join(" ")
    }

    fn weekday(&self, day: Weekday) -> String {
        short(day_name(day)).to_owned()
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> String {
        [self.weekday(first), self.weekday(last)].join("–")
    }

    fn time(&self, time: TimeOfDay) -> String {
        time.to_string()
    }

    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String {
        [self.time(from), self.time(until)].join("–")
    }

    fn span(&self, minutes: i64) -> String {
        match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} hr"),
            (hours, minutes) => format!("{hours} hr {minutes} min"),
        }
    }

    fn days(&self, days: i64) -> String {
        format!("{days} {}", if days == 1 { "day" } else { "days" })
    }

    fn money(&self, amount: Money) -> String {
        match amount.currency.code() {
            "EUR" => format!("€{}", amount.decimal()),
            "USD" => format!("${}", amount.decimal()),
            "GBP" => format!("£{}", amount.decimal()),
            code => format!("{code} {}", amount.decimal()),
        }
    }

    fn number(&self, number: i64) -> String {
        number.to_string()
    }

    fn plural(&self, number: i64) -> &'static str {
        if number == 1 { "one" } else { "other" }
    }

    fn all_of(&self, things: &[&str]) -> String {
        listed(things, " and ")
    }

    fn any_of(&self, things: &[&str]) -> String {
        listed(things, " or ")
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }
}

fn listed(things: &[&str], last: &str) -> String {
    match things.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, rest)) => [rest.join(", ").as_str(), last, end].concat(),
    }
}
