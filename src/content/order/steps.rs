//! How far has it come, and what is still ahead?
//!
//! ```text
//!  Ordered ── Packed ── On its way ── Out for delivery ── Delivered
//!     ●─────────●───────────◉─ ─ ─ ─ ─ ─ ─ ○ ─ ─ ─ ─ ─ ─ ─ ─ ○
//!    past      past        now           ahead             ahead
//! ```

use super::{Item, Moment, Order, Scan, Shipment, Step};
use crate::delivery::{Parcel, Policy, ReturnBy, return_by_for_order};

/// A step as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'o> {
    /// The step.
    pub step: Step,
    /// Whether it is over.
    pub when: When,
    /// When it was, where that is told.
    pub at: Option<Moment>,
    /// The carrier's latest words, where they say more than the step.
    pub scan: Option<&'o Scan>,
}

/// Where a step lies, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before.
    Past,
    /// This is where it is.
    Now,
    /// After.
    Ahead,
}

const ROAD: [Step; 5] = [Step::Ordered, Step::Packed, Step::Sent, Step::OutForDelivery, Step::Delivered];

/// The steps of a parcel, or of an order of which none is told.
pub fn steps<'o>(order: &'o Order, parcel: Option<&'o Shipment>) -> Vec<Mark<'o>> {
    let now = state(order, parcel);
    let scans = parcel.map_or(&[][..], |parcel| &parcel.scans);
    let last = |step: Step| latest(scans.iter().filter(|scan| scan.step == Some(step)));
    let passed = |step: &Step| *step == Step::Ordered || last(*step).is_some();
    let road: Vec<Step> = match now {
        Step::Ready => vec![Step::Ordered, Step::Packed, Step::Ready],
        Step::PaymentDue => vec![Step::Ordered, Step::PaymentDue, Step::Packed, Step::Sent, Step::Delivered],
        Step::Returned => vec![Step::Ordered, Step::Packed, Step::Sent, Step::Delivered, Step::Returned],
        // How it goes on from there, nobody knows.
        Step::Problem | Step::Cancelled => ROAD.into_iter().filter(passed).chain([now]).collect(),
        // Nobody misses the driver's round in a parcel that is there.
        Step::Delivered => ROAD.into_iter().filter(|s| *s != Step::OutForDelivery || passed(s)).collect(),
        _ => ROAD.to_vec(),
    };
    let here = road.iter().position(|step| *step == now).unwrap_or_default();
    let words = latest(scans.iter()).filter(|scan| scan.step.is_none());
    let mark = |(at, step): (usize, &Step)| Mark {
        step: *step,
        when: match at.cmp(&here) {
            core::cmp::Ordering::Less => When::Past,
            core::cmp::Ordering::Equal => When::Now,
            core::cmp::Ordering::Greater => When::Ahead,
        },
        at: last(*step).and_then(|scan| scan.at).or(order.ordered.filter(|_| *step == Step::Ordered)),
        scan: words.filter(|_| at == here),
    };
    road.iter().enumerate().map(mark).collect()
}

/// How far a parcel has come: as its own scans say, where the order as a whole says no more.
pub fn state(order: &Order, parcel: Option<&Shipment>) -> Step {
    let scans = parcel.map_or(&[][..], |parcel| &parcel.scans);
    let scanned = latest(scans.iter().filter(|scan| scan.step.is_some())).and_then(|scan| scan.step);
    match (order.status, scanned) {
        (Step::Delivered | Step::Returned | Step::Cancelled, _) => order.status,
        (Step::Problem, Some(Step::Delivered)) if order.parcels.len() > 1 => Step::Delivered,
        (Step::Problem, _) => Step::Problem,
        (status, Some(scanned)) if order.parcels.len() == 1 => status.max(scanned),
        (status, scanned) => scanned.unwrap_or(status),
    }
}

/// When a parcel is expected, earliest and latest; none where it is not, or is there.
pub fn expected(order: &Order, parcel: &Shipment) -> Option<(Moment, Moment)> {
    let (from, until) = (parcel.from.or(parcel.until)?, parcel.until.or(parcel.from)?);
    (state(order, Some(parcel)) < Step::Ready).then_some((from.min(until), from.max(until)))
}

/// Until when an order may come back: as the reply says, else by the shop's rules from when its last parcel arrives.
/// `tags` are those of the product with this id, where the shop describes it.
pub fn return_by_of<'t>(
    order: &Order,
    policy: Option<&Policy>,
    tags: &dyn Fn(&str) -> Option<&'t [String]>,
) -> Option<ReturnBy> {
    if matches!(order.status, Step::Returned | Step::Cancelled) {
        return None;
    }
    if let Some(day) = order.return_by {
        return Some(ReturnBy::Until(day));
    }
    let there = |parcel: &Shipment| {
        let delivered = parcel.scans.iter().filter(|scan| matches!(scan.step, Some(Step::Delivered)));
        latest(delivered).and_then(|scan| scan.at).or(parcel.until).or(parcel.from)
    };
    let arrival = order.parcels.iter().filter_map(there).max()?.day;
    let ordered = order.ordered.map_or(arrival, |moment| moment.day);
    let of = |tags: &[String]| {
        return_by_for_order(policy?, &Parcel { tags: tags.to_vec(), ..Parcel::default() }, ordered, arrival)
    };
    let never = |item: &Item| of(tags(&item.id)?).filter(|by| matches!(by, ReturnBy::Never(_)));
    // What stays is said where all of it does. Of the rest the day is true.
    let kept: Vec<ReturnBy> = order.items.iter().map_while(never).collect();
    let all = !kept.is_empty() && kept.len() == order.items.len();
    if all { kept.into_iter().next() } else { of(&[]) }
}

/// The latest of some scans; of those without a time, the one that has come furthest.
fn latest<'o>(scans: impl Iterator<Item = &'o Scan>) -> Option<&'o Scan> {
    scans.reduce(|a, b| if (b.at, b.step) >= (a.at, a.step) { b } else { a })
}
