//! Which day is it in the shop, and which days are open?
//!
//! Instants, civil days, times of day, zone rules and calendars: whole numbers only. The Gregorian calendar is computed
//! with days counted from 1970-01-01 in eras of 400 years (146 097 days).
//!
//! Does not know: the clock, the device's zone, names of days. They come in as arguments or belong to `i18n`.

// A date or a price that wraps round is worse than none: what can be too large says what happens then.
#![deny(clippy::arithmetic_side_effects)]

mod almanac;
mod calendar;
mod date;
mod instant;
mod posix;
mod read;
mod zone;

pub use almanac::Almanac;
pub use calendar::{Calendar, WEEK, Weekdays};
pub use date::{Date, TimeOfDay, Weekday};
pub use instant::Timestamp;
pub use posix::Rule;
pub use read::{
    CALENDAR_KEYS, Span, by_weekday, read_calendar, read_date, read_dates, read_hours, read_minutes, read_time,
    read_weekdays,
};
pub use zone::Zone;
