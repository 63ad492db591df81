//! What do the shop's clocks show at an instant?
//!
//! Zones are rules, not names: the compiler derives the POSIX rule of an IANA zone (`EET-2EEST,M3.5.0/3,M10.5.0/4`), the
//! page's edge derives it through `Intl`. Wasm carries no zone database.

use serde::{Deserialize, Serialize};

use super::{Date, TimeOfDay, Timestamp};

/// How local time follows from an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    /// Always the same offset, in seconds east of Greenwich.
    Fixed(i32),
    /// Offsets from given instants on, sorted; the first also holds before it.
    Listed(Vec<(Timestamp, i32)>),
}

impl Zone {
    /// Greenwich.
    pub const UTC: Zone = Zone::Fixed(0);

    /// The offset at an instant, in seconds east of Greenwich.
    pub fn offset(&self, at: Timestamp) -> i32 {
        match self {
            Zone::Fixed(offset) => *offset,
            Zone::Listed(list) => {
                let after = list.partition_point(|(from, _)| *from <= at);
                list.get(after.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
            }
        }
    }

    /// Local day and minute at an instant.
    pub fn local(&self, at: Timestamp) -> (Date, TimeOfDay) {
        let seconds = at.0 + i64::from(self.offset(at));
        (Date(seconds.div_euclid(86_400) as i32), TimeOfDay((seconds.rem_euclid(86_400) / 60) as u16))
    }

    /// The instant at which local clocks show a day and time.
    pub fn instant(&self, day: Date, time: TimeOfDay) -> Timestamp {
        let local = i64::from(day.0) * 86_400 + i64::from(time.0) * 60;
        let guess = Timestamp(local - i64::from(self.offset(Timestamp(local))));
        Timestamp(local - i64::from(self.offset(guess)))
    }
}
