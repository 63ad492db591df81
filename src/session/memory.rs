//! How is a chosen place written down for the next visit, and when does it no longer count?
//!
//! `1 20411 GR/10434`: the layout, the day it was kept, country and postcode; `1 20411 GR/@islands` where the shopper
//! called one of the shop's places by its name. Nothing else is kept.
//!
//! Does not know: where it is written, and whether the shopper has agreed to that.

use crate::delivery::{Certainty, Destination};
use crate::time::Date;

const LAYOUT: &str = "1";
// Half a year: long enough for a shop one buys from with the seasons, and people move.
const DAYS_MAX: i64 = 180;

/// A place as it is kept.
pub fn keep_place(place: &Destination, today: Date) -> String {
    let code = place.postcode.as_deref().unwrap_or_default();
    let named = place.place.as_ref().map(|id| format!("@{id}")).unwrap_or_default();
    format!("{LAYOUT} {} {}/{code}{named}", today.0, place.country)
}

/// A kept place; none where it is too old, or not of our making.
pub fn recall_place(kept: &str, today: Date) -> Option<Destination> {
    let mut parts = kept.splitn(3, ' ');
    let (layout, day, place) = (parts.next()?, parts.next()?.parse::<i64>().ok()?, parts.next()?);
    // One day ahead is kept too: the clock it was kept by may have been right, and this one slow.
    let is_fresh = (-1..=DAYS_MAX).contains(&i64::from(today.0).saturating_sub(day));
    let place = Destination::parse(place).filter(|_| layout == LAYOUT && is_fresh)?;
    Some(Destination { region: None, certainty: Certainty::Chosen, ..place })
}
