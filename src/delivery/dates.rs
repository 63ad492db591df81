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

use super::policy::{Handling, Kind, Method};
use crate::list::sort;
use crate::time::{Calendar, Date, TimeOfDay, Timestamp, Zone};

// Whether another cut-off still changes the dates is asked for a week ahead: a countdown to a day further off, such as
// that of a pre-order next month, hurries nobody.
const CUTOFF_DAYS_AHEAD: i32 = 7;

// A counter that does not open within this many days has no hours.
const COUNTER_DAYS_MAX: i32 = 366;

/// What a date depends on besides the instant.
pub(super) struct Schedule<'a> {
    pub(super) zone: &'a Zone,
    pub(super) handling: &'a Handling,
    pub(super) method: &'a Method,
    pub(super) transit: (u16, u16),
    pub(super) available_from: Option<Date>,
}

/// When it may arrive, or be ready.
pub(super) struct Arrival {
    pub(super) earliest: Date,
    pub(super) latest: Date,
    pub(super) ready_from: Option<TimeOfDay>,
    pub(super) order_by: Option<Timestamp>,
}

impl Schedule<'_> {
    /// The dates of an order placed at `now`; none where a calendar never opens.
    pub(super) fn arrival(&self, now: Timestamp) -> Option<Arrival> {
        let order_day = self.order_day(now)?;
        let (earliest, ready_from, latest) = self.dates(order_day, now)?;
        let order_by = self.order_by(order_day, now, (earliest, latest));
        Some(Arrival { earliest, latest, ready_from, order_by })
    }

    /// Today, where somebody packs today and the cut-off is still ahead; else the next open day. Instants are compared,
    /// not clock times: an hour that clocks show twice must not take an order back before the cut-off.
    fn order_day(&self, now: Timestamp) -> Option<Date> {
        let (today, _) = self.zone.local(now);
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

    fn cutoff(&self, day: Date) -> Option<TimeOfDay> {
        self.handling.cutoffs.0[day.weekday().index()]
    }

    /// Earliest day, the time it is ready there, and the latest day.
    fn dates(&self, order_day: Date, now: Timestamp) -> Option<(Date, Option<TimeOfDay>, Date)> {
        let calendar = &self.handling.calendar;
        let start = match self.available_from {
            Some(from) if from > order_day => calendar.next_open(from)?,
            _ => order_day,
        };
        let (handling, transit) = (self.handling.days, self.transit);
        let (earliest, ready_from) = self.end(start, calendar.plus_open(start, handling.0)?, transit.0, now)?;
        let (latest, _) = self.end(start, calendar.plus_open(start, handling.1)?, transit.1, now)?;
        Some((earliest, ready_from, latest.max(earliest)))
    }

    /// Where a dispatch day and `transit` days of the carrier's lead. Nothing arrives on a day on which nobody carries.
    fn end(&self, start: Date, dispatch: Date, transit: u16, now: Timestamp) -> Option<(Date, Option<TimeOfDay>)> {
        let carrier = &self.method.carrier;
        let day = carrier.next_open(carrier.plus_open(dispatch, transit)?)?;
        match &self.method.kind {
            Kind::Ship => Some((day, None)),
            // A page's markup may say that there is a counter and not when it is open.
            Kind::Pickup { hours, .. } if hours.iter().all(Option::is_none) => Some((day, None)),
            Kind::Pickup { hours, .. } => {
                let (today, minute) = self.zone.local(now);
                // What is packed on the order day itself is ready at the cut-off, when that day's last order is in; with
                // no cut-off before closing time, at once.
                let packed = (day == start).then(|| match self.handling.cutoffs.0[day.weekday().index()] {
                    Some(cutoff) if hours[day.weekday().index()].is_some_and(|(_, closes)| cutoff < closes) => cutoff,
                    _ if day == today => minute,
                    _ => TimeOfDay(0),
                });
                counter(carrier, hours, day, packed).map(|(day, time)| (day, Some(time)))
            }
        }
    }

    /// The first cut-off, or closing time of a counter, after which these dates no longer hold, where that is soon. None
    /// where a day without a cut-off ends them: then nothing hurries but the calendar.
    fn order_by(&self, order_day: Date, now: Timestamp, dates: (Date, Date)) -> Option<Timestamp> {
        let mut day = order_day;
        for _ in 0..=CUTOFF_DAYS_AHEAD {
            let closes = match &self.method.kind {
                Kind::Pickup { hours, .. } => hours[day.weekday().index()].map(|(_, closes)| closes),
                Kind::Ship => None,
            };
            let mut ends = [closes, self.cutoff(day), Some(TimeOfDay::END)];
            sort(&mut ends);
            for time in ends.into_iter().flatten() {
                let end = self.zone.instant(day, time);
                if end <= now {
                    continue;
                }
                let (earliest, _, latest) = self.dates(self.order_day(end)?, end)?;
                if (earliest, latest) != dates {
                    return (time < TimeOfDay::END || self.cutoff(day).is_some()).then_some(end);
                }
            }
            day = self.handling.calendar.next_open(day.plus(1))?;
            if day > order_day.plus(CUTOFF_DAYS_AHEAD) {
                break;
            }
        }
        None
    }
}

/// The first open time of a counter from a day on, on that day itself not before `packed`.
fn counter(
    calendar: &Calendar,
    hours: &[Option<(TimeOfDay, TimeOfDay)>; 7],
    day: Date,
    packed: Option<TimeOfDay>,
) -> Option<(Date, TimeOfDay)> {
    (0..=COUNTER_DAYS_MAX).find_map(|ahead| {
        let candidate = day.plus(ahead);
        let (opens, closes) = hours[candidate.weekday().index()].filter(|_| calendar.is_open(candidate))?;
        let ready = packed.filter(|_| ahead == 0).map_or(opens, |packed| packed.max(opens));
        (ready < closes).then_some((candidate, ready))
    })
}
