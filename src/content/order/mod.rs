//! What became of an order?
//!
//! What the shop's endpoint says of it, in the names of schema.org's `Order` and `ParcelDelivery`; and what the shopper
//! writes to ask. All of it is somebody's own business: nothing here is kept, and no message repeats what it says.
//!
//! Does not know: how it is asked for, how it is drawn, and what day it is.

mod read;
mod scenario;
mod steps;
mod typed;

pub use read::read_order;
pub use scenario::Scenario;
pub use steps::{Mark, When, expected, return_by_of, state, steps};
pub use typed::{is_email, order_number, pasted};

use crate::content::Link;
use crate::time::{Date, TimeOfDay};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its number, as the shop writes it; may be empty.
    pub number: String,
    /// When it was placed.
    pub ordered: Option<Moment>,
    /// How far it has come.
    pub status: Step,
    /// What was sent; nothing yet, or nothing that is told.
    pub parcels: Vec<Shipment>,
    /// What was ordered.
    pub items: Vec<Item>,
    /// The last day on which it may be sent back, where the shop says so itself.
    pub return_by: Option<Date>,
}

/// A parcel of an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shipment {
    /// Its tracking number; may be empty.
    pub number: String,
    /// Where the carrier tells more.
    pub link: Option<Link>,
    /// Who carries it; may be empty.
    pub carrier: String,
    /// When it is expected, at the earliest.
    pub from: Option<Moment>,
    /// When it is expected, at the latest.
    pub until: Option<Moment>,
    /// What has happened to it, in the order told.
    pub scans: Vec<Scan>,
    /// What is in it.
    pub items: Vec<Item>,
}

/// Something that happened to a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Which step that is, where it is one.
    pub step: Option<Step>,
    /// The carrier's words for it; may be empty.
    pub words: String,
    /// When.
    pub at: Option<Moment>,
}

/// Something that was ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// The shop's id of the product; may be empty.
    pub id: String,
}

/// A day on the shop's clocks, and the time of day where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time.
    pub time: Option<TimeOfDay>,
}

/// A step of an order's way, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Placed, and being got ready: `OrderProcessing`.
    Ordered,
    /// Not paid yet: `OrderPaymentDue`.
    PaymentDue,
    /// Packed.
    Packed,
    /// On its way: `OrderInTransit`.
    Sent,
    /// With the driver who brings it.
    OutForDelivery,
    /// To be collected: `OrderPickupAvailable`.
    Ready,
    /// There: `OrderDelivered`.
    Delivered,
    /// Something is wrong: `OrderProblem`.
    Problem,
    /// Back at the shop: `OrderReturned`.
    Returned,
    /// Not to be sent any more: `OrderCancelled`.
    Cancelled,
}

impl Step {
    /// By its name: `OrderInTransit`, `https://schema.org/OrderInTransit`, `in transit`.
    pub fn parse(text: &str) -> Option<Step> {
        let name = text.rsplit(['/', ':']).next().unwrap_or_default();
        let name: String = name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
        Some(match name.strip_prefix("order").unwrap_or(&name) {
            "paymentdue" => Step::PaymentDue,
            "processing" | "ed" => Step::Ordered,
            "packed" => Step::Packed,
            "intransit" | "shipped" | "sent" => Step::Sent,
            "outfordelivery" => Step::OutForDelivery,
            "pickupavailable" | "readyforpickup" | "ready" => Step::Ready,
            "delivered" => Step::Delivered,
            "problem" => Step::Problem,
            "returned" => Step::Returned,
            "cancelled" | "canceled" => Step::Cancelled,
            _ => return None,
        })
    }
}
