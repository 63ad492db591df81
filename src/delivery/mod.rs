//! What can we promise this shopper, for this parcel, right now?
//!
//! The rule model is Google Merchant's shipping settings plus what they lack: order day, dispatch day, arrival day, each
//! on its own calendar.
//!
//! Does not know: the page, the clock, the shopper's device. Policy, parcel, destination and instant come in.

mod dates;
mod place;
mod policy;
pub mod postcode;
mod price;
mod promise;
mod quote;
mod read;
mod receipt;
mod returns;

pub use place::country;
pub use policy::{Cutoffs, Handling, Kind, Method, Place, Policy, Price, Rate, Region, Returns, Tier};
pub use promise::{Certainty, Destination, Parcel, Promise, Quote, Refusal, ReturnBy};
pub use quote::{promises, quote};
pub use read::read;
pub use receipt::{Receipt, Verdict, short_receipt, verify};
pub use returns::{return_by, return_by_for_order};
