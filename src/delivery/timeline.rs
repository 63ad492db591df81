//! Why this date?
//!
//! ```text
//!  Thu 19   order    past the cut-off, so it counts for Friday
//!  Fri 20   packing  one day, over the weekend
//!  Mon 23   on its way
//!  Tue 24   there
//! ```
//!
//! A promise taken apart into the days that count and the days that are passed over, each with its reason.

use super::dates::{Schedule, Way};
use super::policy::{Kind, Policy};
use super::promise::{Destination, Parcel, Promise};
use super::{place, quote};
use crate::time::{Calendar, Date, TimeOfDay, Timestamp};

/// How a promise comes about: the way with the fewest days, and the one with the most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The way to the earliest day.
    pub earliest: Vec<Leg>,
    /// The way to the latest day.
    pub latest: Vec<Leg>,
    /// The days between the two on which it cannot come.
    pub shut: Vec<(Date, Skip)>,
    /// When packing ends, or has ended, on the day on which the order comes in; none where nobody packs on that day or a
    /// day has no cut-off.
    pub cutoff: Option<Timestamp>,
    /// What holds from the promise's last moment to order on: earliest and latest day, and the time where there is one.
    pub later: Option<(Date, Date, Option<TimeOfDay>)>,
}

/// A part of the way. The next one begins on the day on which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// What happens meanwhile.
    pub stage: Stage,
    /// Its first day.
    pub from: Date,
    /// Its last day: `from`, as many days later as count and are passed over.
    pub to: Date,
    /// How many days count.
    pub counted: u16,
    /// The days that do not count, in order.
    pub skipped: Vec<(Date, Skip)>,
}

/// What happens on a part of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The order waits for a day that counts.
    Ordered,
    /// The product is not there yet.
    Awaited,
    /// It is packed, or made.
    Packed,
    /// The carrier has it.
    Carried,
    /// It waits for the counter to open, or for a window of delivery.
    Kept,
}

/// Why a day does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// The order came after the cut-off.
    Late,
    /// It is no day of the ordinary week.
    Week,
    /// It is closed for once.
    Closed,
    /// The product is not there yet.
    Awaited,
}

// Nobody looks at each day of several years: whoever writes 9999 for when there is more of it means that nobody knows.
const WAY_DAYS_MAX: i32 = 1_000;

/// Takes a promise apart. None where these rules, parcel and place do not make it, and where its way takes years.
pub fn explain(policy: &Policy, parcel: &Parcel, destination: &Destination, promise: &Promise) -> Option<Timeline> {
    let schedule = quote::schedule(policy, parcel, place::of(&policy.places, destination), promise)?;
    let order_day = schedule.order_day(promise.at)?;
    let first = schedule.way(order_day, false, promise.at)?;
    // The shopper chooses a window, so only the first day there is one matters.
    let last = if promise.kind == Kind::Slots { first } else { schedule.way(order_day, true, promise.at)? };
    // A calendar with gaps may bring the slower way no later than the faster one, never earlier.
    let last = if last.arrival < first.arrival { first } else { last };
    let is_same = (first.arrival, last.arrival) == (promise.earliest, promise.latest)
        && last.arrival.since(first.today) <= WAY_DAYS_MAX;
    is_same.then(|| Timeline {
        earliest: legs(&schedule, &first),
        latest: legs(&schedule, &last),
        shut: (first.arrival.plus(1).0..last.arrival.0)
            .filter_map(|day| Some((Date(day), shut(&schedule, Date(day))?)))
            .collect(),
        cutoff: cutoff(&schedule, first.today),
        later: promise.order_by.and_then(|at| schedule.arrival(at)).map(|a| (a.earliest, a.latest, a.ready_from)),
    })
}

/// Why a parcel cannot be handed over on a day; none where it can.
fn shut(schedule: &Schedule<'_>, day: Date) -> Option<Skip> {
    let carries = &schedule.method.carrier;
    if !carries.is_open(day) {
        return Some(why(carries, day));
    }
    let at = schedule.counter.filter(|at| !at.hours.is_empty())?;
    if !at.hours.iter().any(|(on, ..)| *on == day.weekday()) {
        return Some(Skip::Week);
    }
    at.closed.binary_search(&day).is_ok().then_some(Skip::Closed)
}

fn cutoff(schedule: &Schedule<'_>, today: Date) -> Option<Timestamp> {
    let packs = schedule.handling.calendar.is_open(today) && schedule.method.kind != Kind::Digital;
    Some(schedule.zone.instant(today, schedule.cutoff(today).filter(|_| packs)?))
}

fn legs(schedule: &Schedule<'_>, way: &Way) -> Vec<Leg> {
    let (packs, carries) = (&schedule.handling.calendar, &schedule.method.carrier);
    let late = |day: Date| if packs.is_open(day) { Skip::Late } else { why(packs, day) };
    let shut = |day: Date| if carries.is_open(day) { Skip::Week } else { why(carries, day) };
    let mut legs = vec![wait(Stage::Ordered, way.today, way.order_day, late)];
    legs.push(wait(Stage::Awaited, way.order_day, way.start, |_| Skip::Awaited));
    legs.push(work(Stage::Packed, way.start, way.dispatch, packs));
    legs.push(work(Stage::Carried, way.dispatch, way.brought, carries));
    legs.push(wait(Stage::Kept, way.brought, way.arrival, shut));
    legs.retain(|leg| leg.stage == Stage::Ordered || leg.from != leg.to || leg.stage == Stage::Packed);
    legs
}

/// Days that pass until something can begin: none of them counts.
fn wait(stage: Stage, from: Date, to: Date, why: impl Fn(Date) -> Skip) -> Leg {
    let skipped = (from.0..to.0).map(|day| (Date(day), why(Date(day)))).collect();
    Leg { stage, from, to, counted: 0, skipped }
}

/// Days of work after the first: the open ones count.
fn work(stage: Stage, from: Date, to: Date, calendar: &Calendar) -> Leg {
    let days = (from.plus(1).0..=to.0).map(Date);
    let skipped: Vec<(Date, Skip)> =
        days.filter(|day| !calendar.is_open(*day)).map(|day| (day, why(calendar, day))).collect();
    let counted = to.since(from).saturating_sub(skipped.len() as i32).clamp(0, i32::from(u16::MAX)) as u16;
    Leg { stage, from, to, counted, skipped }
}

fn why(calendar: &Calendar, day: Date) -> Skip {
    if calendar.week.has(day.weekday()) { Skip::Closed } else { Skip::Week }
}
