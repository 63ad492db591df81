//! When can it be collected, and in which window can it come?
//!
//! Hours of counters and windows of delivery are read on the shop's clocks. Does not know how long packing and the way
//! take: the day on which a parcel is there comes in.

use super::dates::{Schedule, Way};
use super::policy::{Counter, Method};
use super::promise::Destination;
use crate::list::sort_by;
use crate::time::{Date, Span, TimeOfDay, Timestamp};

// A counter that does not open within this many days has no hours.
const DAYS_MAX: i32 = 366;
// So many windows can be taken in at a glance.
const WINDOWS_MAX: usize = 12;
// A counter's own packing is done at quarters of an hour: "15:47" would claim more than anybody knows.
const QUARTER: i32 = 15;
const DAY: i32 = 1440;

/// The day and time at which a parcel is ready at a counter. Its own packing begins when it is open, and what is done
/// after hours is ready when it opens again.
pub(super) fn ready(schedule: &Schedule<'_>, at: &Counter, way: &Way, now: Timestamp) -> Option<(Date, TimeOfDay)> {
    let (today, minute) = schedule.shop_zone.local(now);
    let timing = &schedule.method.timing;
    let day = way.brought;
    let packed = if day != way.start {
        TimeOfDay(0)
    } else {
        let closes = spans(at, day).map(|(_, closes)| closes).next_back();
        match schedule.cutoff(day) {
            // What is packed on the order day itself is ready at the cut-off, when that day's last order is in; with no
            // cut-off before closing time, at once.
            Some(cutoff) if timing.ready_in.is_none() && closes.is_some_and(|closes| cutoff < closes) => cutoff,
            _ if day == today => minute,
            _ => TimeOfDay(0),
        }
    };
    // Also what is packed that day waits for it, or an order of the day before could be ready later.
    let from = timing.ready.map_or(packed, |ready| ready.max(packed));
    let (day, begins) = open_at(schedule, at, day, from)?;
    let Some(minutes) = timing.ready_in else { return Some((day, begins)) };
    let done = i32::from(begins.0).saturating_add(i32::from(minutes));
    let done = done.saturating_sub(1).div_euclid(QUARTER).saturating_add(1).saturating_mul(QUARTER);
    open_at(schedule, at, day.plus(done.div_euclid(DAY)), TimeOfDay(done.rem_euclid(DAY) as u16))
}

/// The last minute of a day, from its beginning, at which an order is still packed before a closing time; below zero on
/// a day before.
pub(super) fn last_minute(closes: TimeOfDay, minutes: u16) -> i32 {
    let last = i32::from(closes.0).saturating_sub(1);
    last.saturating_sub(last % QUARTER).saturating_sub(i32::from(minutes))
}

/// The first open moment of a counter at or after a time.
fn open_at(schedule: &Schedule<'_>, at: &Counter, day: Date, from: TimeOfDay) -> Option<(Date, TimeOfDay)> {
    open(schedule, at, day).find_map(|(on, opens, closes)| {
        let begins = if on == day { from.max(opens) } else { opens };
        (begins < closes).then_some((on, begins))
    })
}

/// The open spans of a counter from a day on.
fn open<'s>(
    schedule: &'s Schedule<'_>,
    at: &'s Counter,
    day: Date,
) -> impl Iterator<Item = (Date, TimeOfDay, TimeOfDay)> + 's {
    let days = (0..=DAYS_MAX).map(move |ahead| day.plus(ahead));
    let open = days.filter(|on| schedule.method.carrier.is_open(*on) && at.closed.binary_search(on).is_err());
    open.flat_map(|on| spans(at, on).map(move |(opens, closes)| (on, opens, closes)))
}

fn spans(at: &Counter, day: Date) -> impl DoubleEndedIterator<Item = (TimeOfDay, TimeOfDay)> + '_ {
    on_day(&at.hours, day)
}

fn on_day(spans: &[Span], day: Date) -> impl DoubleEndedIterator<Item = (TimeOfDay, TimeOfDay)> + '_ {
    spans.iter().filter(move |(on, ..)| *on == day.weekday()).map(|(_, from, until)| (*from, *until))
}

/// The first window from a day on that can still be had.
pub(super) fn window(schedule: &Schedule<'_>, day: Date, now: Timestamp) -> Option<(Date, TimeOfDay, TimeOfDay)> {
    windows_from(schedule, day, now).next()
}

/// The windows that can still be had, from the day on which a parcel may come.
pub(super) fn windows(schedule: &Schedule<'_>, day: Date, now: Timestamp) -> Vec<(Date, TimeOfDay, TimeOfDay)> {
    let last = day.plus(i32::from(schedule.method.timing.days_ahead));
    windows_from(schedule, day, now).take_while(|(on, ..)| *on < last).take(WINDOWS_MAX).collect()
}

fn windows_from<'s>(
    schedule: &'s Schedule<'_>,
    day: Date,
    now: Timestamp,
) -> impl Iterator<Item = (Date, TimeOfDay, TimeOfDay)> + 's {
    let from = now.plus(i64::from(schedule.method.timing.lead).saturating_mul(60));
    let days = (0..=DAYS_MAX).map(move |ahead| day.plus(ahead)).filter(|on| schedule.method.carrier.is_open(*on));
    let all = days.flat_map(|on| on_day(&schedule.method.windows, on).map(move |(opens, closes)| (on, opens, closes)));
    all.filter(move |(on, opens, _)| schedule.shop_zone.instant(*on, *opens) > from)
}

/// A method's counters, the nearest first where the shopper gave a postcode: those whose postcodes share the longest
/// beginning with it, then those whose numbers are closest. Postcodes are no map, but neighbours share them.
pub(super) fn nearest_first<'m>(method: &'m Method, destination: &Destination) -> Vec<&'m Counter> {
    let mut counters: Vec<(u64, &Counter)> =
        method.counters.iter().map(|counter| (distance(counter, destination), counter)).collect();
    sort_by(&mut counters, |(a, _), (b, _)| a.cmp(b));
    counters.into_iter().map(|(_, counter)| counter).collect()
}

fn distance(counter: &Counter, destination: &Destination) -> u64 {
    let (Some((country, code)), Some(wanted)) = (&counter.at, &destination.postcode) else { return u64::MAX };
    if *country != destination.country {
        return u64::MAX;
    }
    let shared = code.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count() as u64;
    let number = |code: &str| {
        let digits = code.bytes().filter(u8::is_ascii_digit);
        digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit & 15)))
    };
    let apart = number(code).abs_diff(number(wanted)).min(u64::from(u32::MAX));
    (16_u64.saturating_sub(shared) << 33) | apart
}
