//! What do we know of a parcel and its way, and what do we promise?

use serde::Serialize;

use super::policy::{Counter, Kind};
use crate::i18n::Words;
use crate::money::Money;
use crate::taken;
use crate::time::{Date, TimeOfDay, Timestamp};

/// What would be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// The product's id, for receipts.
    pub product: String,
    /// The value of the order, before delivery and discounts.
    pub value: Option<Money>,
    /// What discounts take off it.
    pub discount: Option<Money>,
    /// Weight in grams.
    pub weight_g: Option<u32>,
    /// Pieces.
    pub quantity: u32,
    /// The product's tags, for restrictions.
    pub tags: Vec<String>,
    /// Pre-order or backorder: not packed before this day.
    pub available_from: Option<Date>,
    /// Handling days on top, of what is made to order: fewest and most.
    pub made_to_order: (u16, u16),
    /// The id of the warehouse that packs it; empty for the default.
    pub warehouse: String,
    /// The product's shipping class; may be empty.
    pub class: String,
}

/// Where it would go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Destination {
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// ISO 3166-2 without the country, where the shop says it: `CA` for `US-CA`.
    pub region: Option<String>,
    /// Normalised postcode.
    pub postcode: Option<String>,
    /// The id of one of the shop's places, where it was called by its name: then no postcode is needed to find it.
    pub place: Option<String>,
    /// How we know.
    pub certainty: Certainty,
}

taken! { Destination { country, region, postcode, place, certainty } }

/// How a destination is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Certainty {
    /// The shopper chose it.
    Chosen,
    /// The shop set it.
    #[default]
    Given,
    /// Guessed from the languages of the device; shown as a guess.
    Guessed,
}

taken! { enum Certainty { Chosen {}, Given {}, Guessed {} } }

/// One way for the parcel to arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The method's id.
    pub method: String,
    /// The method's name.
    pub name: Words,
    /// How it ends.
    pub kind: Kind,
    /// The place it was computed for.
    pub place: Words,
    /// What it costs; none means that checkout says.
    pub price: Option<Money>,
    /// The first day it may arrive, or is ready.
    pub earliest: Date,
    /// The last day it may arrive.
    pub latest: Date,
    /// The last moment to order for these dates; none where no cut-off bounds them.
    pub order_by: Option<Timestamp>,
    /// From when on `earliest`, where it is collected or comes in a window.
    pub ready_from: Option<TimeOfDay>,
    /// Where it is collected.
    pub counter: Option<Counter>,
    /// The windows in which it can come, soonest first: day, from, until.
    pub windows: Vec<(Date, TimeOfDay, TimeOfDay)>,
    /// The moment of the order.
    pub at: Timestamp,
    /// What is missing for free delivery; none where it is free or never is.
    pub free_gap: Option<Money>,
    /// The order value from which this method is free.
    pub free_over: Option<Money>,
    /// A code that carries policy version, inputs and output, at most 32 base32 characters.
    pub receipt: String,
}

/// A method that does not serve this parcel or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The method's id.
    pub method: String,
    /// The method's name.
    pub name: Words,
    /// Why; may be empty where only the place is not served.
    pub reason: Words,
}

/// Everything that can be said about one parcel and one destination.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Cheapest first, then soonest; at-checkout prices last.
    pub promises: Vec<Promise>,
    /// Methods that do not serve it.
    pub refusals: Vec<Refusal>,
}

impl Quote {
    /// The promise shown first. What comes on the screen is there at once; else it is the cheapest way to the door, which
    /// is what a shopper who does nothing gets; else the cheapest of all.
    pub fn headline(&self) -> Option<&Promise> {
        let first = |wanted: fn(Kind) -> bool| self.promises.iter().find(|p| wanted(p.kind));
        first(|kind| kind == Kind::Digital).or(first(Kind::is_to_the_door)).or_else(|| self.cheapest())
    }

    /// The cheapest way.
    pub fn cheapest(&self) -> Option<&Promise> {
        self.promises.first()
    }

    /// The soonest way; of several, the cheapest.
    pub fn soonest(&self) -> Option<&Promise> {
        self.promises
            .iter()
            .reduce(|best, p| if (p.earliest, p.latest) < (best.earliest, best.latest) { p } else { best })
    }
}

/// Until when it may come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnBy {
    /// Until this day, counted from the latest arrival.
    Until(Date),
    /// There is no limit.
    Unlimited,
    /// Not at all, for this reason.
    Never(Words),
}
