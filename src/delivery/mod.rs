//! What can we promise this shopper, for this parcel, right now?
//!
//! The rule model is Google Merchant's shipping settings plus what they lack: order day, dispatch day, arrival day, each
//! on its own calendar.
//!
//! Does not know: the page, the clock, the shopper's device. Policy, parcel, destination and instant come in.

mod policy;
mod promise;

pub use policy::{Cutoffs, Handling, Kind, Method, Place, Policy, Price, Rate, Region, Returns, Tier};
pub use promise::{Certainty, Destination, Parcel, Promise, Quote, Refusal, ReturnBy};
