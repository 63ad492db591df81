//! When is an order packed, and when does it arrive?
//!
//! ```text
//!  Thu      Fri      Sat Sun   Mon        Tue
//!  order ───┐ cut-off 14:00
//!           └ handling 1 ┐
//!           dispatch Fri └ transit 1–2 ▶ arrives Mon – Tue
//! ```
//!
//! Three days, each on its own calendar: the order day and the dispatch day on that of those who pack, the arrival day
//! on that of those who carry. Does not know prices or places.

use super::counter;
use super::policy::{Counter, Handling, Kind, Method};
use crate::list::sort;
use crate::time::{Date, TimeOfDay, Timestamp, Zone};

// Whether another cut-off still changes the dates is asked for a week ahead: a countdown to a day further off, such as
// that of a pre-order next month, hurries nobody.
const CUTOFF_DAYS_AHEAD: i32 = 7;

/// What a date depends on besides the instant.
#[derive(Clone, Copy)]
pub(super) struct Schedule<'a> {
    /// The clocks of those who pack.
    pub(super) zone: &'a Zone,
    /// The clocks of those who hand over.
    pub(super) shop_zone: &'a Zone,
    pub(super) handling: &'a Handling,
    pub(super) method: &'a Method,
    pub(super) counter: Option<&'a Counter>,
    pub(super) transit: (u16, u16),
    pub(super) available_from: Option<Date>,
    /// Handling days on top, of what is made to order.
    pub(super) made: (u16, u16),
}

/// When it may arrive, or be ready.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    pub(super) earliest: Date,
    pub(super) latest: Date,
    pub(super) ready_from: Option<TimeOfDay>,
}

/// The days that lead to one arrival, each at or after the one before.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// The day on which the order came in.
    pub(super) today: Date,
    /// The first day that counts for packing.
    pub(super) order_day: Date,
    /// The same, once the product is there.
    pub(super) start: Date,
    pub(super) dispatch: Date,
    /// The day on which the carrier brings it.
    pub(super) brought: Date,
    /// The day on which the shopper has it.
    pub(super) arrival: Date,
    pub(super) ready_from: Option<TimeOfDay>,
}

impl Schedule<'_> {
    /// The dates of an order placed at `now`; none where a calendar never opens.
    pub(super) fn arrival(&self, now: Timestamp) -> Option<Arrival> {
        let order_day = self.order_day(now)?;
        let (first, last) = (self.way(order_day, false, now)?, self.way(order_day, true, now)?);
        // The shopper chooses a window, so only the first day there is one matters.
        let last = if self.method.kind == Kind::Slots { first } else { last };
        let (earliest, latest) = (first.arrival, last.arrival.max(first.arrival));
        Some(Arrival { earliest, latest, ready_from: first.ready_from })
    }

    /// Today, where somebody packs today and the cut-off is still ahead; else the next open day. Instants are compared,
    /// not clock times: an hour that clocks show twice must not take an order back before the cut-off.
    pub(super) fn order_day(&self, now: Timestamp) -> Option<Date> {
        let (today, _) = self.zone.local(now);
        if self.method.kind == Kind::Digital {
            return Some(self.shop_zone.local(now).0);
        }
        let mut day = self.handling.calendar.next_open(today)?;
        // Today's end may have passed, and in an hour shown twice even that of a day which begins again.
        for _ in 0..3 {
            if now < self.end_of(day) {
                return Some(day);
            }
            day = self.handling.calendar.next_open(day.plus(1))?;
        }
        None
    }

    fn end_of(&self, day: Date) -> Timestamp {
        self.zone.instant(day, self.cutoff(day).unwrap_or(TimeOfDay::END))
    }

    pub(super) fn cutoff(&self, day: Date) -> Option<TimeOfDay> {
        self.handling.cutoffs.on(day.weekday())
    }

    /// The way of a parcel with the fewest days, or with the most. Nothing arrives on a day on which nobody carries.
    pub(super) fn way(&self, order_day: Date, most: bool, now: Timestamp) -> Option<Way> {
        let today = self.zone.local(now).0;
        let (calendar, carrier) = (&self.handling.calendar, &self.method.carrier);
        let waits = self.available_from.filter(|from| *from > order_day);
        if self.method.kind == Kind::Digital {
            let day = waits.unwrap_or(order_day);
            let way = Way { today, order_day, start: day, dispatch: day, brought: day, arrival: day, ready_from: None };
            return Some(way);
        }
        let start = waits.map_or(Some(order_day), |from| calendar.next_open(from))?;
        let of = |(least, more): (u16, u16)| if most { more } else { least };
        let packing = of(self.handling.days).saturating_add(of(self.made));
        let dispatch = calendar.plus_open(start, packing)?;
        let brought = carrier.next_open(carrier.plus_open(dispatch, of(self.transit))?)?;
        let way = Way { today, order_day, start, dispatch, brought, arrival: brought, ready_from: None };
        match (self.method.kind, self.counter) {
            (Kind::Slots, _) => counter::window(self, brought, now).map(|(arrival, from, _)| Way {
                arrival,
                ready_from: Some(from),
                ..way
            }),
            // A page's markup may say that there is a counter and not when it is open.
            (_, Some(at)) if !at.hours.is_empty() => counter::ready(self, at, &way, now).map(|(arrival, time)| Way {
                arrival,
                ready_from: Some(time),
                ..way
            }),
            _ => Some(way),
        }
    }

    /// The first cut-off, closing time of a counter or last call for a window after which these dates no longer hold,
    /// where that is soon. None where a day without a cut-off ends them: then nothing hurries but the calendar.
    pub(super) fn order_by(&self, now: Timestamp, holds: &Arrival) -> Option<Timestamp> {
        let today = self.zone.local(now).0;
        let changed = |at: Timestamp| self.arrival(at).is_none_or(|then| self.differs(holds, &then));
        let last = self.order_day(now)?.plus(CUTOFF_DAYS_AHEAD);
        for day in (today.0..=last.0).map(Date) {
            let ends = self.ends(day).into_iter().filter(|(end, _)| *end > now);
            if let Some((end, calm)) = ends.into_iter().find(|(end, _)| changed(*end)) {
                return (!calm).then_some(end);
            }
        }
        None
    }

    fn differs(&self, a: &Arrival, b: &Arrival) -> bool {
        // With windows, the next one of the same day is another promise.
        (a.earliest, a.latest) != (b.earliest, b.latest)
            || (self.method.kind == Kind::Slots && a.ready_from != b.ready_from)
    }

    /// The moments of a day at which dates may change, sorted, and whether each is only the end of a day, for
    /// which nobody can be late.
    fn ends(&self, day: Date) -> Vec<(Timestamp, bool)> {
        let end = self.zone.instant(day, TimeOfDay::END);
        let mut ends = vec![(end, true)];
        if self.method.kind == Kind::Digital {
            return ends;
        }
        ends.extend(self.cutoff(day).map(|cutoff| (self.zone.instant(day, cutoff), false)));
        // The days of counters and windows are the shop's, and a lead counts back from a later one.
        let (timing, shop) = (&self.method.timing, self.shop_zone);
        let lead = i64::from(timing.lead).saturating_mul(60);
        let later = (lead / 86_400) as i32;
        let later = later.saturating_add(i32::from(timing.ready_in.unwrap_or(0) / 1440)).saturating_add(2);
        let hours = self.counter.map_or(&[][..], |counter| &counter.hours);
        for day in (-1..=later).map(|ahead| day.plus(ahead)) {
            for (_, _, closes) in hours.iter().filter(|(on, ..)| *on == day.weekday()) {
                ends.push((shop.instant(day, *closes), false));
                if let Some(minutes) = timing.ready_in {
                    let late = counter::last_minute(*closes, minutes).saturating_add(1);
                    let (before, minute) = (late.div_euclid(1440), late.rem_euclid(1440));
                    ends.push((shop.instant(day.plus(before), TimeOfDay(minute as u16)), false));
                }
            }
            let windows = self.method.windows.iter().filter(|(on, ..)| *on == day.weekday());
            ends.extend(windows.map(|(_, opens, _)| (shop.instant(day, *opens).plus(lead.saturating_neg()), false)));
        }
        let start = self.zone.instant(day, TimeOfDay(0));
        ends.retain(|(at, _)| *at > start && *at <= end);
        sort(&mut ends);
        ends
    }

    /// The last moment to order for an arrival no later than a day: the first at which it is too late. None where it is
    /// too late already.
    pub(super) fn last_moment(&self, by: Date, now: Timestamp) -> Option<Timestamp> {
        let in_time = |at: Timestamp| self.arrival(at).is_some_and(|arrival| arrival.latest <= by);
        if !in_time(now) {
            return None;
        }
        let today = self.zone.local(now).0;
        let beginning = |day: Date| self.zone.instant(day, TimeOfDay(0)).0.max(now.0);
        // A later order never arrives earlier, so the last day on which there is still time is found by halves.
        let (mut sure, mut late) = (today, by.max(today).plus(1));
        while sure.plus(1) < late {
            let middle = sure.plus(late.since(sure) / 2);
            if in_time(Timestamp(beginning(middle))) { sure = middle } else { late = middle }
        }
        let ends = self.ends(sure).into_iter().map(|(end, _)| end).filter(|end| *end > now);
        let end = ends.into_iter().find(|end| !in_time(*end));
        Some(end.unwrap_or(self.zone.instant(sure, TimeOfDay::END)))
    }
}
