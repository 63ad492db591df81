//! Which days are open?

use serde::Serialize;

use super::{Date, Weekday};
use crate::taken;

/// A set of weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Weekdays(pub u8);

taken! { Weekdays { 0 } }

/// Monday to Friday.
pub const WEEK: Weekdays = Weekdays(0b001_1111);

impl Weekdays {
    /// No day.
    pub const NONE: Weekdays = Weekdays(0);
    /// Every day.
    pub const ALL: Weekdays = Weekdays(0b111_1111);

    /// With one more day.
    #[must_use]
    pub fn with(self, day: Weekday) -> Weekdays {
        Weekdays(self.0 | 1 << day.index())
    }

    /// Whether the day is in the set.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.index()) != 0
    }
}

/// The open days of somebody who works: a warehouse, a carrier, a support team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// The days of an ordinary week.
    pub week: Weekdays,
    /// Dates closed all the same, sorted.
    pub closed: Vec<Date>,
    /// Dates open all the same, sorted; they win over `closed`.
    pub open: Vec<Date>,
}

taken! { Calendar { week, closed, open } }

impl Default for Calendar {
    fn default() -> Self {
        Self { week: WEEK, closed: Vec::new(), open: Vec::new() }
    }
}

impl Calendar {
    // Two years without one open day is a mistake in the data, not a wait.
    const SEARCH_DAYS_MAX: i32 = 731;

    /// Whether the day is open.
    pub fn is_open(&self, day: Date) -> bool {
        self.open.binary_search(&day).is_ok()
            || (self.week.has(day.weekday()) && self.closed.binary_search(&day).is_err())
    }

    /// The first open day at or after `day`; none within two years means that there is none.
    pub fn next_open(&self, day: Date) -> Option<Date> {
        (0..=Self::SEARCH_DAYS_MAX).map(|n| day.plus(n)).find(|d| self.is_open(*d))
    }

    /// The day `count` open days after `day`; 0 is the day itself, open or not.
    pub fn plus_open(&self, day: Date, count: u16) -> Option<Date> {
        let mut day = day;
        for _ in 0..count {
            day = self.next_open(day.plus(1))?;
        }
        Some(day)
    }
}
