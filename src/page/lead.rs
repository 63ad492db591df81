//! How long is a parcel packed, until when, on which days, and how long is it on its way?
//!
//! ShippingDeliveryTime, ServicePeriod and bare QuantitativeValue in one shape.
//!
//! Does not know: where it goes and what it costs.

use super::graph::Node;
use super::measure;
use super::week::{clock, opening};
use crate::list::sort_dedup;
use crate::time::{Date, TimeOfDay, WEEK, Weekdays};

/// What markup says about the time a delivery takes; each part may be missing.
#[derive(Clone, Default)]
pub(super) struct Lead<'v> {
    /// Fewest and most handling days.
    pub(super) handling: Option<(u16, u16)>,
    /// The weekdays on which somebody packs.
    pub(super) open: Option<Weekdays>,
    /// Dates on which nobody packs.
    pub(super) closed: Vec<Date>,
    /// Until when an order counts for the day.
    pub(super) cutoff: Option<Cutoff<'v>>,
    /// Fewest and most transit days.
    pub(super) transit: Option<(u16, u16)>,
    /// The weekdays on which the carrier moves.
    pub(super) carrier: Option<Weekdays>,
}

/// A cut-off as written.
#[derive(Clone, Copy)]
pub(super) struct Cutoff<'v> {
    /// The time.
    pub(super) time: TimeOfDay,
    /// Its offset in seconds east of Greenwich, where written.
    pub(super) offset: Option<i32>,
    /// As written.
    pub(super) node: Node<'v>,
}

impl<'v> Lead<'v> {
    /// What `self` leaves open, filled from a wider rule.
    pub(super) fn or(self, wider: &Lead<'v>) -> Lead<'v> {
        Lead {
            handling: self.handling.or(wider.handling),
            open: self.open.or(wider.open),
            closed: if self.closed.is_empty() { wider.closed.clone() } else { self.closed },
            cutoff: self.cutoff.or(wider.cutoff),
            transit: self.transit.or(wider.transit),
            carrier: self.carrier.or(wider.carrier),
        }
    }
}

/// Reads a node that has `handlingTime`, `transitTime`, `cutoffTime` and `businessDays`: ShippingDeliveryTime,
/// ShippingService or ShippingConditions.
pub(super) fn lead<'v>(node: &Node<'v>) -> Lead<'v> {
    let mut lead = Lead { cutoff: cutoff(node), ..Lead::default() };
    lead.set_open(&node.all("businessDays"));
    if let Some(handling) = node.get("handlingTime") {
        lead.set_open(&handling.all("businessDays"));
        lead.cutoff = cutoff(&handling).or(lead.cutoff.take());
        lead.handling = duration(&handling, lead.open);
    }
    if let Some(transit) = node.get("transitTime") {
        lead.carrier = opening(&transit.all("businessDays")).days;
        lead.transit = duration(&transit, lead.carrier);
    }
    lead
}

impl Lead<'_> {
    fn set_open(&mut self, days: &[Node<'_>]) {
        let opening = opening(days);
        self.open = opening.days.or(self.open);
        self.closed.extend(opening.closed);
        sort_dedup(&mut self.closed);
    }
}

/// Days of a ServicePeriod or of a bare quantity.
pub(super) fn duration(node: &Node<'_>, week: Option<Weekdays>) -> Option<(u16, u16)> {
    let week = week.unwrap_or(WEEK).0.count_ones();
    match node.get("duration") {
        Some(duration) => measure::days(&duration, week),
        // A period may hold nothing but its business days.
        None if node.is("ServicePeriod") && node.first_of(&["businessDays", "cutoffTime"]).is_some() => None,
        None => measure::days(node, week),
    }
}

fn cutoff<'v>(node: &Node<'v>) -> Option<Cutoff<'v>> {
    let written = match node.get("cutoffTime") {
        Some(written) => written,
        None => {
            let misspelt = node.first_of(&["cutOffTime", "cutofftime", "cutoff_time"])?;
            misspelt.warn(
                "cutoff-spelling",
                format_args!("`{}` is not a property of schema.org", misspelt.key()),
                "spell it cutoffTime; search engines do not read it otherwise",
            );
            misspelt
        }
    };
    let text = written.text()?;
    let Some((time, offset)) = clock(text) else {
        written.not("cutoff", "a time", "write it like 14:00:00+02:00");
        return None;
    };
    Some(Cutoff { time, offset, node: written })
}
