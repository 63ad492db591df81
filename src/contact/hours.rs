//! Is somebody there, and by when will they answer?

use super::{Channel, Hours};
use crate::list::{sort, sort_by};
use crate::time::{TimeOfDay, Timestamp, Zone};

// A team that opens on no day of more than a year has no hours.
const SEARCH_DAYS: i32 = 400;
// Open for a week without a break is always open; nobody needs to know until when.
const OPEN_DAYS_MAX: i32 = 7;
// Whoever is away for one day a week is open for six.
const ALWAYS_S: i64 = 6 * 86_400;
// An answer that needs more openings than this is none.
const SPANS_MAX: usize = 1000;

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Now.
    Open {
        /// Until when.
        until: Timestamp,
    },
    /// Now, and without an end within the week.
    Always,
    /// Not now.
    Opens {
        /// From when on.
        at: Timestamp,
    },
    /// Not now, and on no day that can be seen from here.
    Away,
    /// The shop does not say.
    Unknown,
}

/// A channel and when it leads to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Where the channel stands in the shop's list.
    pub index: usize,
    /// Whether somebody is there.
    pub availability: Availability,
    /// By when an answer comes; none where the shop promises none.
    pub answer_by: Option<Timestamp>,
}

/// Whether somebody is there at `now`, by the shop's clocks.
pub fn availability(channel: &Channel, zone: &Zone, now: Timestamp) -> Availability {
    let Some(hours) = channel.hours.as_ref().filter(|hours| !hours.spans.is_empty()) else {
        return Availability::Unknown;
    };
    match span_after(hours, zone, now) {
        Some((from, _)) if from > now => Availability::Opens { at: from },
        Some((_, until)) if until.0.saturating_sub(now.0) > ALWAYS_S => Availability::Always,
        Some((_, until)) => Availability::Open { until },
        None => Availability::Away,
    }
}

/// All channels, the soonest answer first. A chat or a telephone that promises no time counts from when somebody is
/// there; a letter box that promises none comes after those that do, and last is where nobody will be.
pub fn ranked(channels: &[Channel], zone: &Zone, now: Timestamp) -> Vec<Reach> {
    let reach = |(index, channel): (usize, &Channel)| Reach {
        index,
        availability: availability(channel, zone, now),
        answer_by: answer_by(channel, zone, now),
    };
    let mut all: Vec<Reach> = channels.iter().enumerate().map(reach).collect();
    let key = |reach: &Reach| {
        let there = match reach.availability {
            Availability::Open { .. } | Availability::Always => Some(now),
            Availability::Opens { at } => Some(at),
            Availability::Away | Availability::Unknown => None,
        };
        let is_live = channels.get(reach.index).is_some_and(|c| c.kind.is_live());
        let answer = reach.answer_by.or(there.filter(|_| is_live));
        let last = Timestamp(i64::MAX);
        (answer.unwrap_or(last), there.unwrap_or(last), reach.availability == Availability::Away)
    };
    sort_by(&mut all, |a, b| key(a).cmp(&key(b)));
    all
}

/// Answering time passes only while the team is there: three minutes asked one minute before closing time end two minutes
/// after the next opening.
fn answer_by(channel: &Channel, zone: &Zone, now: Timestamp) -> Option<Timestamp> {
    let hours = channel.hours.as_ref()?;
    let mut left = i64::from(channel.answers_within_min?).saturating_mul(60);
    let mut at = now;
    for _ in 0..SPANS_MAX {
        let (from, until) = span_after(hours, zone, at)?;
        let from = from.max(at);
        let room = until.0.saturating_sub(from.0);
        if left <= room {
            return Some(from.plus(left));
        }
        left = left.saturating_sub(room);
        at = until;
    }
    None
}

/// The first span of hours that ends after an instant. Spans that touch, as at midnight, are one.
pub(super) fn span_after(hours: &Hours, zone: &Zone, after: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let (today, _) = zone.local(after);
    let mut found: Option<(Timestamp, Timestamp)> = None;
    let mut last_day = today.plus(SEARCH_DAYS);
    for day in (0..=SEARCH_DAYS + OPEN_DAYS_MAX).map(|ahead| today.plus(ahead)) {
        if day > last_day {
            break;
        }
        // Markup names hours in any order.
        let mut spans: Vec<_> = hours.spans.iter().filter(|(weekday, _, _)| *weekday == day.weekday()).collect();
        sort(&mut spans);
        for (_, from, until) in spans.into_iter().filter(|_| hours.closed.binary_search(&day).is_err()) {
            let (from, until) = (zone.instant(day, *from), zone.instant(day, *until));
            match &mut found {
                None if until > after => {
                    found = Some((from, until));
                    last_day = day.plus(OPEN_DAYS_MAX);
                }
                Some(span) if from <= span.1 => span.1 = span.1.max(until),
                Some(_) => return found,
                None => {}
            }
        }
        if found.is_some_and(|(_, until)| until < zone.instant(day, TimeOfDay::END)) {
            return found;
        }
    }
    found
}
