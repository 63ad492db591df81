//! What do the shop's clocks show at an instant?
//!
//! Zones are rules, not names: the compiler derives the POSIX rule of an IANA zone (`EET-2EEST,M3.5.0/3,M10.5.0/4`), the
//! page's edge derives it through `Intl`. Wasm carries no zone database.

use serde::Serialize;

use super::{Date, Rule, TimeOfDay, Timestamp, posix};
use crate::taken;

/// How local time follows from an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Zone {
    /// Always the same offset, in seconds east of Greenwich.
    Fixed(i32),
    /// Offsets from given instants on, sorted; the first also holds before it.
    Listed(Vec<(Timestamp, i32)>),
    /// The same two changes every year.
    Rule(Rule),
}

taken! { enum Zone { Fixed { 0 }, Listed { 0 }, Rule { 0 } } }

impl Zone {
    /// Greenwich.
    pub const UTC: Zone = Zone::Fixed(0);

    /// Reads a POSIX rule: `EET-2EEST,M3.5.0/3,M10.5.0/4`, `<+03>-3`, `UTC0`. Quoted names, days as `Mm.w.d`, `Jn` and
    /// `n`, and times from -167 to 167 hours are understood.
    pub fn posix(text: &str) -> Option<Zone> {
        posix::parse(text)
    }

    /// The offset at an instant, in seconds east of Greenwich.
    pub fn offset(&self, at: Timestamp) -> i32 {
        match self {
            Zone::Fixed(offset) => *offset,
            Zone::Listed(list) => {
                let after = list.partition_point(|(from, _)| *from <= at);
                list.get(after.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
            }
            Zone::Rule(rule) => rule.offset(at),
        }
    }

    /// Local day and minute at an instant.
    pub fn local(&self, at: Timestamp) -> (Date, TimeOfDay) {
        let shown = at.plus(i64::from(self.offset(at)));
        (shown.utc_day(), TimeOfDay((shown.0.rem_euclid(86_400) / 60) as u16))
    }

    /// The instant at which local clocks show a day and time.
    ///
    /// Where clocks jump ahead, a time they skip is counted on from before the jump: with a jump from 03:00 to 04:00,
    /// 03:30 is the instant at which they show 04:30. Where clocks go back, a time shown twice is the first of the two.
    pub fn instant(&self, day: Date, time: TimeOfDay) -> Timestamp {
        let local = Timestamp(i64::from(day.0).saturating_mul(86_400)).plus(i64::from(time.0).saturating_mul(60));
        // No offset reaches a day, so these two are in force on either side of any change near this time.
        let before = self.offset(local.plus(-86_400));
        let after = self.offset(local.plus(86_400));
        let with = |offset: i32| local.plus(i64::from(offset).saturating_neg());
        if self.offset(with(before)) != before && self.offset(with(after)) == after {
            return with(after);
        }
        with(before)
    }
}
