//! What can we promise this shopper, for this parcel, right now?
//!
//! The rule model is Google Merchant's shipping settings plus what they lack: order day, dispatch day, arrival day, each
//! on its own calendar.
//!
//! Does not know: the page, the clock, the shopper's device. Policy, parcel, destination and instant come in.

// A date or a price that wraps round is worse than none: what can be too large says what happens then.
#![deny(clippy::arithmetic_side_effects)]

mod counter;
mod dates;
mod days;
mod place;
mod policy;
pub mod postcode;
mod price;
mod promise;
mod quote;
mod read;
mod receipt;
mod returns;
mod timeline;
pub mod tracking;
pub mod words;

pub use days::{Mark, Run, days, drawn};
pub use place::{countries, country, place_of};
pub use policy::{
    Counter, Cutoffs, Fee, Handling, Kind, Method, OrderValue, Parts, Place, Policy, Rate, Region, Restriction,
    ReturnMethod, Returns, Step, Timing, Warehouse,
};
pub use promise::{Certainty, Destination, Parcel, Promise, Quote, Refusal, ReturnBy};
pub use quote::{Deadline, arrives_by, promises, quote, quote_in};
pub use read::{read, read_days};
pub use receipt::{Receipt, Verdict, short_receipt, verify};
pub use returns::{return_by, return_by_for_order, return_fee};
pub use timeline::{Leg, Skip, Stage, Timeline, explain};
