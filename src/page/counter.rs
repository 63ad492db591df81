//! Where and when is a parcel collected?
//!
//! Does not know: what collecting costs.

use super::graph::Node;
use super::week::opening;
use crate::i18n::Words;
use crate::time::{TimeOfDay, Weekday};

/// A shop's counter, where parcels are collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counter {
    /// Where it is.
    pub(super) address: Words,
    /// Opening and closing by weekday; all none where unknown.
    pub(super) hours: [Option<(TimeOfDay, TimeOfDay)>; 7],
}

/// The counter of a pick-up service: its own address and hours, else those of the one shop on the page.
pub(super) fn counter(service: &Node<'_>, label: &Option<String>) -> Counter {
    let own = ["location", "availableAtOrFrom", "address"].iter().find_map(|key| service.nodes(key).into_iter().next());
    let stores = service.graph().typed(&|t| t.ends_with("Store") && t != "OnlineStore" || t == "LocalBusiness");
    let mut stores: Vec<Node<'_>> = stores.into_iter().map(|(_, node)| node).collect();
    stores.retain(|store| store.get("address").is_some());
    let only = if stores.len() == 1 { stores.pop() } else { None };
    let named = |node: &Node<'_>| address_line(&node.get("address").unwrap_or(*node));
    let address = own.as_ref().and_then(named).or_else(|| only.as_ref().and_then(named)).or_else(|| label.clone());
    let mut hours = [None; 7];
    let handling = service.get("handlingTime");
    let places = [Some(*service), own, only];
    let mut written: Vec<Vec<Node<'_>>> = Vec::new();
    for place in places.iter().flatten() {
        for key in ["openingHoursSpecification", "hoursAvailable", "openingHours"] {
            written.push(place.all(key));
        }
    }
    written.extend(handling.map(|handling| handling.all("businessDays")));
    let spans = written.iter().map(|nodes| opening(nodes).spans).find(|spans| !spans.is_empty());
    for (day, opens, closes) in spans.unwrap_or_default() {
        set_hours(&mut hours, day, opens, closes);
    }
    Counter { address: address.map(Words::plain).unwrap_or_default(), hours }
}

/// A counter has one span a day here; a lunch break is within it.
fn set_hours(hours: &mut [Option<(TimeOfDay, TimeOfDay)>; 7], day: Weekday, opens: TimeOfDay, closes: TimeOfDay) {
    if let Some(slot) = hours.get_mut(day.index()) {
        *slot = Some(slot.map_or((opens, closes), |(o, c): (TimeOfDay, TimeOfDay)| (o.min(opens), c.max(closes))));
    }
}

/// `Ermou 12, Athens`, from a PostalAddress or text.
fn address_line(address: &Node<'_>) -> Option<String> {
    if !address.is_map() {
        return address.words();
    }
    let parts = ["streetAddress", "addressLocality"].iter().filter_map(|key| address.words_of(key));
    let line = parts.collect::<Vec<_>>().join(", ");
    if line.is_empty() { address.words_of("name") } else { Some(line) }
}
