//! What is an instant?

use core::fmt;

use serde::Serialize;

use super::{Date, TimeOfDay};
use crate::taken;

/// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Timestamp(pub i64);

taken! { Timestamp { 0 } }

impl Timestamp {
    /// Reads an instant of RFC 3339: `2026-11-19T13:47:00+02:00`, or with `Z`. The offset is required.
    pub fn parse(text: &str) -> Option<Timestamp> {
        let text = text.trim();
        let date = Date::parse(text.get(..10)?)?;
        if !matches!(text.as_bytes().get(10)?, b'T' | b't' | b' ') {
            return None;
        }
        let clock = text.get(11..)?;
        let split = clock.find(['Z', 'z', '+', '-'])?;
        let (time, offset) = clock.split_at(split);
        let time = time.split('.').next()?;
        let minutes = TimeOfDay::parse(time).filter(|t| t.0 < 1440)?.0;
        let seconds: u8 = time.split(':').nth(2).map_or(Some(0), |s| s.parse().ok())?;
        let offset = parse_offset(offset)?;
        let midnight = i64::from(date.0).saturating_mul(86_400);
        let second = i64::from(minutes).saturating_mul(60).saturating_add(i64::from(seconds));
        Some(Timestamp(midnight.saturating_add(second).saturating_sub(i64::from(offset))))
    }

    /// The same instant written with an offset of `offset` seconds east of Greenwich.
    pub fn rfc3339(self, offset: i32) -> String {
        let local = self.0.saturating_add(i64::from(offset));
        let (day, second) = (Timestamp(local).utc_day(), local.rem_euclid(86_400));
        let (h, m, s) = (second / 3600, second / 60 % 60, second % 60);
        if offset == 0 {
            return format!("{day}T{h:02}:{m:02}:{s:02}Z");
        }
        let sign = if offset < 0 { '-' } else { '+' };
        let minutes = offset.abs() / 60;
        format!("{day}T{h:02}:{m:02}:{s:02}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// The day in Greenwich.
    pub fn utc_day(self) -> Date {
        Date(self.0.div_euclid(86_400).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// The instant `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(seconds))
    }
}

/// RFC 3339 in UTC.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339(0))
    }
}

/// Reads `Z`, `+02:00`, `-0500` or `+02`, in seconds east of Greenwich.
pub(crate) fn parse_offset(text: &str) -> Option<i32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at_checked(2)?;
    let hours: i32 = hours.parse().ok()?;
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let seconds = hours.saturating_mul(3600).saturating_add(minutes.saturating_mul(60));
    (hours <= 15 && minutes < 60).then_some(seconds.saturating_mul(sign))
}
