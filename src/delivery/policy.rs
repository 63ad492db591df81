//! What are the shop's delivery rules, once checked?

use serde::Serialize;

use crate::i18n::Words;
use crate::money::{Currency, Money};
use crate::taken;
use crate::time::{Calendar, Date, TimeOfDay, Zone};

/// All delivery and return rules of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Every amount is in this currency.
    pub currency: Currency,
    /// The shop's clocks.
    pub zone: Zone,
    /// How orders are packed, unless a method says otherwise.
    pub handling: Handling,
    /// Where parcels go; the first that matches wins.
    pub places: Vec<Place>,
    /// How parcels travel.
    pub methods: Vec<Method>,
    /// What may come back.
    pub returns: Option<Returns>,
}

taken! { Policy { currency, zone, handling, places, methods, returns } }

/// How orders are packed and handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Handling {
    /// Fewest and most handling days; 0 is the order day itself.
    pub days: (u16, u16),
    /// The days on which somebody packs.
    pub calendar: Calendar,
    /// Until when an order counts for the day.
    pub cutoffs: Cutoffs,
}

taken! { Handling { days, calendar, cutoffs } }

/// The cut-off on each weekday, Monday first; a missing one means the end of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cutoffs(pub [Option<TimeOfDay>; 7]);

taken! { Cutoffs { 0 } }

/// A named set of destinations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The merchant's short name for it, used by rates.
    pub id: String,
    /// What the shopper reads; may be empty.
    pub name: Words,
    /// What it covers; empty covers everywhere else.
    pub regions: Vec<Region>,
}

taken! { Place { id, name, regions } }

/// A country, or some of its postcodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Normalised patterns: exact `10434`, prefix `104*`, inclusive range `10400..10899`; empty covers the country.
    pub postcodes: Vec<String>,
}

taken! { Region { country, postcodes } }

/// A way for the parcel to reach the shopper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Method {
    /// The merchant's short name: `standard`.
    pub id: String,
    /// What the shopper reads.
    pub name: Words,
    /// How it ends.
    pub kind: Kind,
    /// Its own packing rules, where they differ from the shop's.
    pub handling: Option<Handling>,
    /// The days on which the carrier moves parcels.
    pub carrier: Calendar,
    /// Price and transit by place, in the merchant's order.
    pub rates: Vec<Rate>,
    /// Tags of products that cannot travel this way, with the reason the shopper reads.
    pub refuses: Vec<(String, Words)>,
}

taken! { Method { id, name, kind, handling, carrier, rates, refuses } }

/// How a method ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// At the shopper's door.
    Ship,
    /// At a counter of the shop's, collected by the shopper.
    Pickup {
        /// Where: `Ermou 12, Athens`.
        address: Words,
        /// Opening and closing by weekday, Monday first; none means closed, none at all that the hours are unknown:
        /// then it is ready on a day of `carrier`, without a time.
        hours: [Option<(TimeOfDay, TimeOfDay)>; 7],
    },
}

taken! { enum Kind { Ship {}, Pickup { address, hours } } }

/// What a method costs to one place, and how long it is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// The id of the place; none means any place.
    pub place: Option<String>,
    /// The price, or a refusal with a reason.
    pub price: Price,
    /// Fewest and most transit days; 0 is the dispatch day.
    pub transit: (u16, u16),
    /// Free at or above this order value.
    pub free_over: Option<Money>,
}

taken! { Rate { place, price, transit, free_over } }

/// A price rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Price {
    /// Always the same.
    Flat(Money),
    /// By order value: the first tier whose inclusive upper bound holds.
    ByValue(Vec<Tier>),
    /// By weight in grams: the first tier whose inclusive upper bound holds.
    ByWeight(Vec<Tier>),
    /// Only checkout knows.
    AtCheckout,
    /// Does not go there, for this reason.
    Never(Words),
}

taken! { enum Price { Flat { 0 }, ByValue { 0 }, ByWeight { 0 }, AtCheckout {}, Never { 0 } } }

/// One step of a price table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tier {
    /// Inclusive upper bound in minor units or grams; none means no bound.
    pub up_to: Option<i64>,
    /// The price in this step.
    pub price: Money,
}

taken! { Tier { up_to, price } }

/// What may come back, until when, at whose cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// Days from arrival; none means that there is no limit.
    pub days: Option<u16>,
    /// What the way back costs; none means unknown.
    pub fee: Option<Money>,
    /// Whether anything can come back at all.
    pub accepted: bool,
    /// Tags of products that cannot come back, with the reason.
    pub except: Vec<(String, Words)>,
    /// Where the rules are written in full.
    pub url: Option<String>,
    /// Orders placed between two dates may come back until a later date.
    pub seasonal: Vec<(Date, Date, Date)>,
}

taken! { Returns { days, fee, accepted, except, url, seasonal } }
