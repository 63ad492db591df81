//! How are dates, times and amounts written in a locale?
//!
//! A port: the browser's `Intl` fills it in the page, [`Native`] fills it for the command line and tests.

use super::Locale;
use crate::money::Money;
use crate::time::{Date, TimeOfDay};

/// Writes dates, times and amounts for one locale.
pub trait Format {
    /// `Mon 23 Nov`.
    fn day(&self, day: Date) -> String;
    /// `Mon 23 – Tue 24 Nov`; one day when both are the same.
    fn day_range(&self, first: Date, last: Date) -> String;
    /// `Monday 23 November`, for prose and for screen readers.
    fn day_long(&self, day: Date) -> String;
    /// `Mon`.
    fn weekday(&self, day: Date) -> String;
    /// `14:00`, or `2 pm` where the locale says so.
    fn time(&self, time: TimeOfDay) -> String;
    /// `€3.50`.
    fn money(&self, amount: Money) -> String;
    /// A whole number in the locale's digits.
    fn number(&self, number: i64) -> String;
    /// The CLDR plural category: `one`, `two`, `few`, `many`, `other`, `zero`.
    fn plural(&self, number: i64) -> &'static str;
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

impl Format for Native {
    fn day(&self, day: Date) -> String {
        let (_, month, number) = day.ymd();
        format!("{} {number} {}", &DAYS[day.weekday().index()][..3], &MONTHS[month as usize - 1][..3])
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.day(first);
        }
        let ((y1, m1, d1), (y2, m2, _)) = (first.ymd(), last.ymd());
        if (y1, m1) == (y2, m2) {
            return format!("{} {d1} – {}", &DAYS[first.weekday().index()][..3], self.day(last));
        }
        format!("{} – {}", self.day(first), self.day(last))
    }

    fn day_long(&self, day: Date) -> String {
        let (_, month, number) = day.ymd();
        format!("{} {number} {}", DAYS[day.weekday().index()], MONTHS[month as usize - 1])
    }

    fn weekday(&self, day: Date) -> String {
        DAYS[day.weekday().index()][..3].to_owned()
    }

    fn time(&self, time: TimeOfDay) -> String {
        time.to_string()
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

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }
}
