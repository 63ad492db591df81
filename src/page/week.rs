//! On which days, and from when to when?
//!
//! Weekdays as addresses, names and ranges; OpeningHoursSpecification, typed or not; the `Mo-Fr 09:00-17:00` of
//! `openingHours`; times with seconds and an offset.
//!
//! Does not know: whose days they are.

use super::fault;
use super::graph::{Node, Nodes};
use crate::list::sort_dedup;
use crate::time::{Date, Span, TimeOfDay, Timestamp, Weekday, Weekdays};

// A closed season longer than this is a mistake in the year.
const CLOSED_MAX: i32 = 92;

/// Days and hours that somebody is there.
#[derive(Default)]
pub(super) struct Opening {
    /// The open weekdays; none where none are named.
    pub(super) days: u8,
    /// Hours by weekday, sorted; empty where none are given.
    pub(super) spans: Vec<Span>,
    /// Dates closed all the same, sorted.
    pub(super) closed: Vec<Date>,
}

/// Reads days or hours in any form. What cannot be read is logged.
#[inline(never)]
pub(super) fn opening(nodes: Nodes<'_>) -> Opening {
    let mut opening = Opening::default();
    for node in nodes {
        let text = if node.size() > 2 { "" } else { node.text() };
        let text = if text.is_empty() { node.id() } else { text };
        if !(if text.is_empty() { opening.specification(&node) } else { opening.line(text) }) {
            node.say(&fault::HOURS, "");
        }
    }
    sort_dedup(&mut opening.spans);
    sort_dedup(&mut opening.closed);
    opening
}

impl Opening {
    /// `Monday`, `Mo-Fr`, `Mo-Fr 09:00-13:00, 14:00-18:00; Sa 10:00-14:00`.
    fn line(&mut self, text: &str) -> bool {
        let before = self.days;
        for part in text.split(';').take(14) {
            let hours = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
            let (days, hours) = part.split_at(hours);
            let days = if days.trim().is_empty() && !hours.is_empty() { Weekdays::ALL.0 } else { weekdays(days) };
            for span in hours.split(',').take(4) {
                let (opens, closes) = span.split_once(['-', '–']).unwrap_or(("", ""));
                self.add(days, clock(opens), clock(closes));
            }
        }
        self.days != before
    }

    fn specification(&mut self, node: &Node<'_>) -> bool {
        let named = node.all("dayOfWeek");
        let (mut days, mut holidays) = (0, false);
        for day in named {
            days |= weekdays(day.term());
            // A day of the week for schema.org, not for a calendar.
            holidays |= day.term() == "PublicHolidays";
        }
        let (opens, closes) = (clock(node.text_of("opens")), clock(node.text_of("closes")));
        let shut = opens == closes;
        if opens.is_none() && node.has("opens") {
            return false;
        }
        if let Some(from) = node.day_of("validFrom") {
            let length = node.day_of("validThrough").unwrap_or(from).0.saturating_sub(from.0);
            // Hours of a season or of one day would stand for the whole year here.
            if days == 0 && shut && length <= CLOSED_MAX {
                for n in 0..=length {
                    self.closed.push(from.plus(n));
                }
            }
            if length < CLOSED_MAX {
                return true;
            }
        }
        if named.is_empty() && opens.is_some() {
            days = Weekdays::ALL.0;
        }
        // Closed all day, as search engines read it.
        if opens.is_none() || !shut {
            self.add(days, opens, closes);
        }
        days != 0 || holidays
    }

    /// Adds days, and their hours where known. Hours past midnight go on in the next day.
    #[inline(never)]
    fn add(&mut self, days: u8, opens: Option<Clock>, closes: Option<Clock>) {
        self.days |= days;
        let (Some((opens, _)), Some((closes, _))) = (opens, closes) else { return };
        // 23:59 is how many systems write the end of the day.
        let closes = if matches!(closes.0, 0 | 1439) { TimeOfDay::END } else { closes };
        for (i, day) in Weekday::ALL.iter().enumerate() {
            if days & (1 << i) == 0 {
                continue;
            }
            let night = opens > closes;
            if opens != closes {
                self.spans.push((*day, opens, if night { TimeOfDay::END } else { closes }));
            }
            if let (true, Some(next)) = (night, Weekday::ALL.iter().cycle().nth(i + 1)) {
                self.spans.push((*next, TimeOfDay(0), closes));
            }
        }
    }
}

/// The days of `Monday`, `https://schema.org/Monday`, `Mo-Fr`, `Mon, Wed`, as the bits of [`Weekdays`].
#[inline(never)]
fn weekdays(text: &str) -> u8 {
    let mut days = 0;
    for part in text.split([',', ' ']) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        if let (Some(first), Some(last)) = (Weekday::parse(first), Weekday::parse(last)) {
            let count = (last.index() + 7 - first.index()) % 7;
            for n in 0..=count {
                days |= 1 << ((first.index() + n) % 7);
            }
        }
    }
    days
}

/// A time of day, and its offset in seconds east of Greenwich where one is written.
pub(super) type Clock = (TimeOfDay, Option<i32>);

/// Reads `14:00`, `14:00:00+02:00`, `12:00:15Z`.
#[inline(never)]
pub(super) fn clock(text: &str) -> Option<Clock> {
    let text = text.trim().trim_start_matches('T');
    let (time, offset) = text.split_at(text.find(['Z', '+', '-']).unwrap_or(text.len()));
    let time = TimeOfDay::parse(time)?;
    if offset.is_empty() {
        return Some((time, None));
    }
    // An instant at a known date is the one public reader of offsets.
    let noon = Timestamp::parse(&["1970-01-01T00:00", offset].concat())?;
    Some((time, Some(-(noon.0 as i32))))
}
