//! How long is a parcel packed, until when, on which days, and how long is it on its way?
//!
//! ShippingDeliveryTime, ServicePeriod and bare QuantitativeValue in one shape.
//!
//! Does not know: where it goes and what it costs.

use super::fault;
use super::graph::Node;
use super::measure;
use super::week::{Clock, clock, opening};
use crate::time::Date;

/// What markup says about the time a delivery takes; each part may be missing.
#[derive(Default)]
pub(super) struct Lead<'v> {
    /// Fewest and most handling days.
    pub(super) handling: Option<(u16, u16)>,
    /// The weekdays on which somebody packs; none where none are named.
    pub(super) open: u8,
    /// Dates on which nobody packs.
    pub(super) closed: Vec<Date>,
    /// Until when an order counts for the day, and where that is written.
    pub(super) cutoff: Option<(Clock, Node<'v>)>,
    /// Fewest and most transit days.
    pub(super) transit: Option<(u16, u16)>,
    /// The weekdays on which the carrier moves; none where none are named.
    pub(super) carrier: u8,
}

/// Reads nodes that have `handlingTime`, `transitTime`, `cutoffTime` and `businessDays` (ShippingDeliveryTime,
/// ShippingService, ShippingConditions), the nearest first: what one leaves open, the next one fills.
pub(super) fn lead<'v>(rules: &[Node<'v>]) -> Lead<'v> {
    let mut lead = Lead::default();
    for rule in rules {
        let handling = rule.get("handlingTime deliveryLeadTime");
        for node in [handling.as_ref().unwrap_or(rule), rule] {
            lead.cutoff = lead.cutoff.or_else(|| cutoff(node));
            let days = opening(node.all("businessDays"));
            if lead.open == 0 {
                lead.open = days.days;
            }
            if lead.closed.is_empty() {
                lead.closed = days.closed;
            }
        }
        lead.handling = lead.handling.or_else(|| duration(&handling?));
        if let Some(transit) = rule.get("transitTime") {
            lead.transit = lead.transit.or_else(|| duration(&transit));
            if lead.carrier == 0 {
                lead.carrier = opening(transit.all("businessDays")).days;
            }
        }
    }
    lead
}

/// Days of a ServicePeriod or of a bare quantity. A period may hold nothing but its business days.
fn duration(node: &Node<'_>) -> Option<(u16, u16)> {
    match node.get("duration") {
        None if node.has("businessDays cutoffTime") => None,
        inner => measure::days(&inner.unwrap_or(*node)),
    }
}

fn cutoff<'v>(node: &Node<'v>) -> Option<(Clock, Node<'v>)> {
    let written = node.get("cutoffTime cutOffTime cutofftime")?;
    if !node.has("cutoffTime") {
        written.say(&fault::CUTOFF_SPELLING, "");
    }
    let found = clock(written.text());
    if found.is_none() {
        written.say(&fault::CUTOFF, "");
    }
    Some((found?, written))
}
