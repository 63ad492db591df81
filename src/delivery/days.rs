//! What is each day of the way to a promise?
//!
//! ```text
//!  Thu 19    Fri 20   Sat 21  Sun 22   Mon 23   Tue 24
//!  ordered   packed   ── nobody ──     may be there
//! ```
//!
//! The two ways of a timeline laid over each other, so that it can be drawn: day by day, and where that would be too
//! long, run by run.

use super::timeline::{Leg, Skip, Stage, Timeline};
use crate::time::Date;

// Two rows of a week each: what can be taken in at a glance, and fits a phone.
const DAYS_MAX: usize = 14;
// Fewer days of the same kind are not worth a gap in the drawing.
const RUN_MIN: usize = 3;

/// What a day is to a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Something happens.
    Stage(Stage),
    /// Nothing happens, for a reason: meanwhile the parcel is at this stage.
    Off(Stage, Skip),
    /// It may be there.
    There,
}

/// Days in a row of which the same is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// What they are.
    pub mark: Mark,
}

/// Every day from the order to the latest arrival. Until the earliest one it is the faster way that is told.
pub fn days(timeline: &Timeline) -> Vec<Run> {
    let ends = (timeline.earliest.first(), timeline.earliest.last(), timeline.latest.last());
    let (Some(order), Some(there), Some(last)) = ends else { return Vec::new() };
    let mark = |day: Date| {
        if day < there.to {
            return before(&timeline.earliest, day);
        }
        let shut = timeline.shut.iter().find(|(on, _)| *on == day);
        shut.map_or(Mark::There, |(_, why)| Mark::Off(Stage::Carried, *why))
    };
    (order.from.0..=last.to.0).map(|day| Run { from: Date(day), to: Date(day), mark: mark(Date(day)) }).collect()
}

/// A day before the arrival. Legs share the day on which one ends and the next begins; it belongs to the one that ends,
/// unless that one only waited.
fn before(legs: &[Leg], day: Date) -> Mark {
    let holds = |leg: &&Leg| leg.from <= day && day <= leg.to && (leg.stage != Stage::Awaited || day < leg.to);
    let Some(leg) = legs.iter().find(holds) else { return Mark::Stage(Stage::Carried) };
    match leg.skipped.iter().find(|(on, _)| *on == day) {
        Some((_, why)) if *why != Skip::Awaited => Mark::Off(leg.stage, *why),
        _ => Mark::Stage(leg.stage),
    }
}

/// The same days as they are drawn: one by one, or where there are too many, the long runs of a kind as one.
pub fn drawn(days: &[Run]) -> Vec<Run> {
    if days.len() <= DAYS_MAX {
        return days.to_vec();
    }
    let there = days.iter().find(|day| day.mark == Mark::There).map(|day| day.from);
    // Week-ends are part of a long way; closed days, which surprise, keep their place.
    let kind = |day: &Run| match day.mark {
        Mark::Off(_, Skip::Week) if there.is_some_and(|first| day.from > first) => Mark::There,
        Mark::Off(stage, Skip::Week) => Mark::Stage(stage),
        mark => mark,
    };
    let mut cells = Vec::new();
    for run in days.chunk_by(|a, b| kind(a) == kind(b)) {
        let mark = run.first().map_or(Mark::There, kind);
        // The first and last day of the arrival are what the shopper looks for.
        let ends = usize::from(mark == Mark::There);
        match run.get(ends..run.len().saturating_sub(ends)) {
            Some(inner @ [first, .., last]) if inner.len() >= RUN_MIN => {
                cells.extend(run.get(..ends).unwrap_or_default());
                cells.push(Run { from: first.from, to: last.to, mark });
                cells.extend(run.get(run.len().saturating_sub(ends)..).unwrap_or_default());
            }
            _ => cells.extend(run),
        }
    }
    cells
}
