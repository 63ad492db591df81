//! When may a shopper be called, and is that a number to call?
//!
//! ```text
//!  hours    09:00 ───────────────────────────── 18:00
//!  shopper  08:00 morning ▷12:00 afternoon ▷17:00 evening ▷22:00 night
//!  offered  [09:00–12:00] [12:00–17:00]    [17:00–18:00]
//! ```
//!
//! The shop's hours, cut where the shopper's own day is; their nights are left out.
//!
//! Does not know: where the form goes, and keeps nothing of it.

use super::address::worldwide;
use super::hours::span_after;
use super::{Channel, Clocks};
use crate::i18n::digit;
use crate::time::{Date, TimeOfDay, Timestamp, Zone};

// More are no choice but a timetable.
const CALLS_MAX: usize = 4;
// Days are cut where people's days are, in minutes after midnight.
const CUTS_MIN: [u16; 5] = [8 * 60, 12 * 60, 17 * 60, 22 * 60, 24 * 60];
// The parts of CUTS_MIN in which nobody wants to be called.
const NIGHTS: [usize; 2] = [0, 4];
// Nobody sits by the telephone for less, and nobody is sure to call within less.
const CALL_MIN: i64 = 45;
// Offered times begin on the half hour.
const ROUND_S: i64 = 30 * 60;
const LOOKS_MAX: usize = 40;

/// When it suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// As soon as possible: somebody is there.
    Soon,
    /// Between two instants.
    Between {
        /// The first.
        start: Timestamp,
        /// The last.
        end: Timestamp,
        /// The day on the shopper's clocks.
        day: Date,
        /// What they show at the first.
        from: TimeOfDay,
        /// What they show at the last.
        until: TimeOfDay,
    },
}

impl Call {
    /// As it is sent to the shop: `now`, or an interval of ISO 8601 such as `2026-11-20T07:00:00Z/2026-11-20T10:00:00Z`.
    pub fn written(&self) -> String {
        match self {
            Call::Soon => "now".to_owned(),
            Call::Between { start, end, .. } => [start.to_string(), end.to_string()].join("/"),
        }
    }
}

/// The times to choose from, soonest first; none where the shop names no hours.
pub fn calls(channel: &Channel, clocks: Clocks<'_>) -> Vec<Call> {
    let mut calls = Vec::new();
    let Some(hours) = &channel.hours else { return calls };
    let mut at = clocks.now;
    for _ in 0..LOOKS_MAX {
        let Some((opens, closes)) = span_after(hours, clocks.shop, at) else { break };
        if calls.is_empty() && opens <= clocks.now && closes.0.saturating_sub(clocks.now.0) >= CALL_MIN * 60 {
            calls.push(Call::Soon);
        }
        let start = if opens > at { opens } else { rounded(at) };
        let (part, cut) = part(start, clocks);
        let end = cut.min(closes);
        if !NIGHTS.contains(&part) && end.0.saturating_sub(start.0) >= CALL_MIN * 60 {
            calls.push(between(start, end, clocks));
        }
        if calls.len() >= CALLS_MAX {
            break;
        }
        at = end.max(Timestamp(at.0.saturating_add(60)));
    }
    calls
}

/// Where a choice, as it is sent, stands among the times offered now. The beginning of a time moves on with the clock, its
/// end does not; what is over is the first again.
pub fn chosen(offered: &[Call], written: &str) -> usize {
    let end = |call: &Call| call.written().rsplit('/').next().map(str::to_owned);
    let chosen = written.rsplit('/').next();
    offered.iter().position(|call| end(call).as_deref() == chosen).unwrap_or(0)
}

fn between(start: Timestamp, end: Timestamp, clocks: Clocks<'_>) -> Call {
    let local = |at: Timestamp| Zone::Fixed((clocks.here)(at)).local(at);
    let ((day, from), (_, until)) = (local(start), local(end));
    Call::Between { start, end, day, from, until }
}

/// Which part of the shopper's day it is, and when that ends.
fn part(at: Timestamp, clocks: Clocks<'_>) -> (usize, Timestamp) {
    let (_, TimeOfDay(minute)) = Zone::Fixed((clocks.here)(at)).local(at);
    let part = CUTS_MIN.iter().position(|cut| *cut > minute).unwrap_or(0);
    let cut = CUTS_MIN.get(part).copied().unwrap_or(minute);
    (part, at.plus(i64::from(cut.saturating_sub(minute)) * 60))
}

fn rounded(at: Timestamp) -> Timestamp {
    at.plus((ROUND_S - at.0.rem_euclid(ROUND_S)) % ROUND_S)
}

/// A telephone number as it is dialled, of 3 to 15 digits in any script's digits, with a `+` before its country; none
/// where it is something else.
pub fn number(written: &str) -> Option<String> {
    let mut dialled = String::new();
    let mut digits = 0;
    for c in worldwide(written.trim()).chars() {
        if let Some(digit) = digit(c) {
            dialled.push(char::from(b'0' + digit));
            digits += 1;
            continue;
        }
        match c {
            '+' | '＋' if dialled.is_empty() => {
                dialled.push('+');
            }
            '(' | ')' | '（' | '）' | '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '.' | '/' => {}
            // Marks of direction and joiners come along when a number is copied.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    (3..=15).contains(&digits).then_some(dialled)
}
