//! What are the shop's delivery rules, once checked?

use serde::Serialize;

use super::postcode::Codes;
use crate::i18n::Words;
use crate::money::{Currency, Money};
use crate::taken;
use crate::time::{Calendar, Date, Span, TimeOfDay, Weekday, Zone};

/// All delivery and return rules of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Every amount is in this currency.
    pub currency: Currency,
    /// The shop's clocks.
    pub zone: Zone,
    /// Which order value decides about steps, thresholds and percentages.
    pub order_value: OrderValue,
    /// Where parcels are packed; the first is the default, and there always is one.
    pub warehouses: Vec<Warehouse>,
    /// Where parcels go; the first that matches wins.
    pub places: Vec<Place>,
    /// What does not go where, whatever the method.
    pub restrictions: Vec<Restriction>,
    /// How parcels travel.
    pub methods: Vec<Method>,
    /// What may come back.
    pub returns: Option<Returns>,
    /// A fingerprint of all the rest, for receipts; see [`sealed`](Policy::sealed).
    pub version: u64,
}

taken! { Policy { currency, zone, order_value, warehouses, places, restrictions, methods, returns, version } }

impl Policy {
    /// Rules without places and methods, with one warehouse.
    pub fn new(currency: Currency, zone: Zone, handling: Handling) -> Policy {
        Policy {
            currency,
            order_value: OrderValue::default(),
            warehouses: vec![Warehouse { id: String::new(), zone: zone.clone(), handling }],
            zone,
            places: Vec::new(),
            restrictions: Vec::new(),
            methods: Vec::new(),
            returns: None,
            version: 0,
        }
    }
}

/// Which value of an order counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum OrderValue {
    /// What the shopper pays for the goods.
    #[default]
    AfterDiscount,
    /// What the goods would cost without discounts.
    BeforeDiscount,
}

taken! { enum OrderValue { AfterDiscount {}, BeforeDiscount {} } }

/// Somewhere parcels are packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warehouse {
    /// The merchant's short name, used by products and rates; empty for the default.
    pub id: String,
    /// Its clocks, which its cut-offs are read on.
    pub zone: Zone,
    /// How orders are packed there.
    pub handling: Handling,
}

taken! { Warehouse { id, zone, handling } }

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

impl Cutoffs {
    /// The one of a day.
    pub fn on(&self, day: Weekday) -> Option<TimeOfDay> {
        self.0.get(day.index()).copied().flatten()
    }
}

/// A named set of destinations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The merchant's short name for it, used by rates.
    pub id: String,
    /// What the shopper reads; may be empty.
    pub name: Words,
    /// Other names by which a question may call it, or something in it.
    pub also: Vec<String>,
    /// What it covers; empty covers everywhere else.
    pub regions: Vec<Region>,
    /// What a carrier's parcel there costs on top, unless it is free.
    pub surcharge: Option<Money>,
}

taken! { Place { id, name, also, regions, surcharge } }

/// A country, or some of its subdivisions or postcodes. Where neither is named it is all of the country.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Region {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// ISO 3166-2 without the country: `CA` for `US-CA`.
    pub subdivisions: Vec<String>,
    /// Normalised patterns: prefix `104*`, inclusive range `10400..10899`, or a British district.
    pub patterns: Vec<String>,
    /// Whole postcodes, of which there may be very many.
    pub codes: Codes,
}

taken! { Region { country, subdivisions, patterns, codes } }

/// Something that does not go somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restriction {
    /// Tags of products, any of them; empty for every product.
    pub tags: Vec<String>,
    /// Ids of places, any of them; empty for every place.
    pub places: Vec<String>,
    /// Ids of methods, any of them; empty for every method.
    pub methods: Vec<String>,
    /// What the shopper reads.
    pub reason: Words,
}

taken! { Restriction { tags, places, methods, reason } }

/// A way for the parcel to reach the shopper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Method {
    /// The merchant's short name: `standard`.
    pub id: String,
    /// What the shopper reads.
    pub name: Words,
    /// How it ends.
    pub kind: Kind,
    /// Its own packing rules for each warehouse, in their order; none where they are the warehouses' own.
    pub handling: Vec<Handling>,
    /// The days on which the carrier moves parcels.
    pub carrier: Calendar,
    /// Price and transit by place, in the merchant's order.
    pub rates: Vec<Rate>,
    /// Tags of products that cannot travel this way, with the reason the shopper reads.
    pub refuses: Vec<(String, Words)>,
    /// Where the shopper collects it, of pick-up and lockers.
    pub counters: Vec<Counter>,
    /// Windows of delivery, of slots; sorted.
    pub windows: Vec<Span>,
    /// The clock times around it.
    pub timing: Timing,
}

taken! { Method { id, name, kind, handling, carrier, rates, refuses, counters, windows, timing } }

/// How a method ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// At the shopper's door.
    #[default]
    Ship,
    /// At a counter of the shop's, collected by the shopper.
    Pickup,
    /// In a locker or at a pick-up point, brought there by a carrier.
    Locker,
    /// At the shopper's door, within a window that the shopper chooses.
    Slots,
    /// On the shopper's screen, at once.
    Digital,
}

taken! { enum Kind { Ship {}, Pickup {}, Locker {}, Slots {}, Digital {} } }

impl Kind {
    /// The word for it in the merchant's files.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Ship => "ship",
            Kind::Pickup => "pickup",
            Kind::Locker => "locker",
            Kind::Slots => "slots",
            Kind::Digital => "digital",
        }
    }

    /// Whether it comes to the shopper's door.
    pub fn is_to_the_door(self) -> bool {
        matches!(self, Kind::Ship | Kind::Slots)
    }
}

/// Somewhere the shopper collects a parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counter {
    /// The merchant's short name; empty where the method has one counter.
    pub id: String,
    /// What the shopper reads; empty where the method's name says it.
    pub name: Words,
    /// Where: `Ermou 12, Athens`.
    pub address: Words,
    /// Its hours, sorted; none means that they are unknown: then it is ready on a day of the carrier's, without a time.
    pub hours: Vec<Span>,
    /// Dates on which it is shut, sorted.
    pub closed: Vec<Date>,
    /// Country and normalised postcode, to find the nearest.
    pub at: Option<(String, String)>,
}

taken! { Counter { id, name, address, hours, closed, at } }

/// Clock times of a method, in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Timing {
    /// From when parcels of a day can be had at a counter.
    pub ready: Option<TimeOfDay>,
    /// How long a counter takes to pack an order itself.
    pub ready_in: Option<u16>,
    /// How long before a window of delivery begins it can still be had.
    pub lead: u16,
    /// For how many days ahead windows are offered.
    pub days_ahead: u16,
}

taken! { Timing { ready, ready_in, lead, days_ahead } }

/// What a method costs to one place, and how long it is on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// The id of the place; none means any place.
    pub place: Option<String>,
    /// The id of the warehouse; none means any.
    pub warehouse: Option<String>,
    /// The first step that holds says the price.
    pub steps: Vec<Step>,
    /// Fewest and most transit days; 0 is the dispatch day.
    pub transit: (u16, u16),
    /// Free at or above this order value.
    pub free_over: Option<Money>,
}

taken! { Rate { place, warehouse, steps, transit, free_over } }

/// A price and the parcels that it is for; bounds are inclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Up to this order value, in minor units.
    pub value: Option<i64>,
    /// Up to this weight, in grams.
    pub weight: Option<i64>,
    /// Up to so many pieces.
    pub quantity: Option<i64>,
    /// Only for products of this shipping class.
    pub class: Option<String>,
    /// What it costs.
    pub fee: Fee,
}

taken! { Step { value, weight, quantity, class, fee } }

impl Step {
    /// A step for every parcel.
    pub fn always(fee: Fee) -> Step {
        Step { fee, ..Step::default() }
    }
}

/// What a step costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Fee {
    /// Only checkout knows.
    #[default]
    AtCheckout,
    /// Always the same, in minor units.
    Flat(i64),
    /// Put together from parts.
    Parts(Parts),
    /// Does not go there, for this reason.
    Never(Words),
}

taken! { enum Fee { AtCheckout {}, Flat { 0 }, Parts { 0 }, Never { 0 } } }

/// A price put together from parts; amounts in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// For the parcel.
    pub base: i64,
    /// For each piece.
    pub per_item: i64,
    /// For each kilogram, begun ones whole.
    pub per_kg: i64,
    /// Of the order value, in hundredths of a percent.
    pub basis_points: i64,
    /// The percentage comes to no less.
    pub least: Option<i64>,
    /// The percentage comes to no more.
    pub most: Option<i64>,
}

taken! { Parts { base, per_item, per_kg, basis_points, least, most } }

/// What may come back, until when, at whose cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// Days from arrival; none means that there is no limit.
    pub days: Option<u16>,
    /// What the way back costs; none means unknown.
    pub fee: Option<Money>,
    /// What it costs from some places, by their ids.
    pub fees: Vec<(String, Money)>,
    /// How it can come back; none means that nothing is said.
    pub methods: Vec<ReturnMethod>,
    /// Whether anything can come back at all.
    pub accepted: bool,
    /// Tags of products that cannot come back, with the reason.
    pub except: Vec<(String, Words)>,
    /// Where the rules are written in full.
    pub url: Option<String>,
    /// Orders placed between two dates may come back until a later date.
    pub seasonal: Vec<(Date, Date, Date)>,
}

taken! { Returns { days, fee, fees, methods, accepted, except, url, seasonal } }

/// How something comes back, as in schema.org's `ReturnMethodEnumeration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ReturnMethod {
    /// In a parcel.
    Post,
    /// Brought to a store.
    Store,
    /// Collected at the shopper's door.
    Pickup,
}

taken! { enum ReturnMethod { Post {}, Store {}, Pickup {} } }
