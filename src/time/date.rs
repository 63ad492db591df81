//! What is a civil day, and what is a time of day?

#![allow(
    clippy::arithmetic_side_effects,
    reason = "days of years from -9999 to 9999, and of what saturates: all of them fit"
)]

use core::fmt;

use crate::taken;
use serde::Serialize;

/// A day of the Gregorian calendar, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date(pub i32);

taken! { Date { 0 } }

impl Date {
    /// The day `year-month-day`, when it exists.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) || !(-9999..=9999).contains(&year)
        {
            return None;
        }
        // Years start in March here, so that the leap day comes last.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Date(era * 146_097 + day_of_era - 719_468))
    }

    /// Reads `YYYY-MM-DD`; a time after it (`2026-12-14T09:00`) is ignored.
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim();
        let day = text.get(..10)?;
        if !matches!(text.as_bytes().get(10), None | Some(b'T' | b't' | b' ')) {
            return None;
        }
        let mut parts = day.split('-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 || !day.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// Year, month (1–12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let doe = days.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
        (yoe + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::nth(self.0.rem_euclid(7) as usize + 3)
    }

    /// How many days it is after another; below zero where it is before.
    pub fn since(self, other: Date) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// The day `days` later, or earlier where negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2026-11-23`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// A day of the week; weeks start on Monday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

taken! { enum Weekday { Monday {}, Tuesday {}, Wednesday {}, Thursday {}, Friday {}, Saturday {}, Sunday {} } }

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The day with this index; weeks go on and on.
    pub fn nth(index: usize) -> Weekday {
        Weekday::ALL.get(index % 7).copied().unwrap_or(Weekday::Monday)
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Reads `mon`, `Monday`, `Mo` or `https://schema.org/Monday`.
    pub fn parse(text: &str) -> Option<Weekday> {
        let name = text.trim().rsplit(['/', '#', ':']).next()?.to_ascii_lowercase();
        const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        if name.len() < 2 {
            return None;
        }
        NAMES.iter().position(|full| full.starts_with(&name)).map(Weekday::nth)
    }
}

/// A time of day in minutes since midnight, 0 to 1440; 1440 is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TimeOfDay(pub u16);

taken! { TimeOfDay { 0 } }

impl TimeOfDay {
    /// The last minute's end.
    pub const END: TimeOfDay = TimeOfDay(1440);

    /// Reads `14:00`, `9:30`, `14:00:00` or `24:00`. Seconds are dropped.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let mut parts = text.trim().split(':');
        let (h, m, s) = (parts.next()?, parts.next()?, parts.next());
        if parts.next().is_some() || h.is_empty() || h.len() > 2 || m.len() != 2 {
            return None;
        }
        let two_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit()).then(|| t.parse::<u16>().ok()).flatten();
        let (h, m) = (two_digits(h)?, two_digits(m)?);
        if let Some(s) = s
            && two_digits(s.get(..2)?)? > 59
        {
            return None;
        }
        (m < 60 && (h < 24 || (h == 24 && m == 0))).then_some(TimeOfDay(h * 60 + m))
    }
}

/// `14:00`.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}
