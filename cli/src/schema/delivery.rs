//! What may the rules of delivery say?

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::common::{Amount, Country, Days, Duration, Hours, OneOrMore, Spell, Time, Weekdays, Words};
use super::returns::{Expect, Returns};

/// Delivery and returns.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Delivery {
    /// Which value of an order thresholds and steps count.
    order_value: Option<OrderValue>,
    /// How orders are packed.
    handling: Option<Handling>,
    /// Other warehouses, with what is different there.
    warehouses: Option<OneOrMore<Warehouse>>,
    /// Carriers by the names that methods use.
    carriers: Option<BTreeMap<String, Calendar>>,
    /// Places; the first that matches wins, one without countries is everywhere else.
    places: Option<OneOrMore<Place>>,
    /// What does not go where.
    restrictions: Option<OneOrMore<Restriction>>,
    /// The ways to the shopper.
    methods: OneOrMore<Method>,
    /// How things may come back.
    returns: Option<Returns>,
    /// Cases that `shelfhelp check` runs.
    expect: Option<OneOrMore<Expect>>,
}

/// Which value of an order counts.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OrderValue {
    /// What the shopper pays. This is the usual one.
    AfterDiscount,
    /// What the goods cost.
    BeforeDiscount,
}

/// How orders are packed.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Handling {
    /// Open days from the order to the parcel; 0 is the day of the order.
    days: Option<Days>,
    /// Until when an order counts for its own day: one time, or one by weekday.
    cutoff: Option<Cutoff>,
    /// Open days of the week; Monday to Friday where left out.
    open: Option<Weekdays>,
    /// Closed days.
    closed: Option<OneOrMore<Spell>>,
    /// Days that are open all the same; they win.
    extra_open: Option<OneOrMore<Spell>>,
    /// Countries whose public holidays are closed too.
    holidays: Option<OneOrMore<String>>,
}

/// A cut-off for every day, or by weekday.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = ["14:00", { "weekdays": "14:00", "sat": "11:00" }]))]
pub(super) enum Cutoff {
    /// The same every day.
    Daily(Time),
    /// By weekday.
    ByDay(BTreeMap<String, Time>),
}

/// Another warehouse; what it leaves out is as in `handling`.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Warehouse {
    /// A short name for products and rates to use.
    id: String,
    /// Where its clocks are.
    time_zone: Option<String>,
    /// Open days from the order to the parcel.
    days: Option<Days>,
    /// Until when an order counts for its own day.
    cutoff: Option<Cutoff>,
    /// Open days of the week.
    open: Option<Weekdays>,
    /// Closed days.
    closed: Option<OneOrMore<Spell>>,
    /// Days that are open all the same.
    extra_open: Option<OneOrMore<Spell>>,
    /// Countries whose public holidays are closed too.
    holidays: Option<OneOrMore<String>>,
}

/// On which days a carrier moves parcels.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Calendar {
    /// Open days of the week; Monday to Friday where left out.
    open: Option<Weekdays>,
    /// Closed days.
    closed: Option<OneOrMore<Spell>>,
    /// Days that are open all the same; they win.
    extra_open: Option<OneOrMore<Spell>>,
    /// Countries whose public holidays are closed too.
    holidays: Option<OneOrMore<String>>,
}

/// A named set of destinations.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// A short name for rates to use.
    id: String,
    /// What the shopper reads.
    name: Option<Words>,
    /// Other names by which a question may call it, or something in it.
    also: Option<OneOrMore<String>>,
    /// Its countries; exactly one beside postcodes.
    countries: Option<OneOrMore<Country>>,
    /// Regions of ISO 3166-2, in place of countries: `US-CA`.
    regions: Option<OneOrMore<String>>,
    /// Postcodes, beginnings (`104*`) and ranges (`104 00..108 99`).
    postcodes: Option<OneOrMore<Code>>,
    /// What a carrier's parcel there costs on top, unless it is free.
    surcharge: Option<Amount>,
}

/// A postcode as text, or as a number where it is one.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum Code {
    /// As text.
    Text(String),
    /// As a number.
    Number(u64),
}

/// Something that does not go somewhere. What is left out is everything of its kind.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Restriction {
    /// Tags of products, any of them.
    tags: Option<OneOrMore<String>>,
    /// Ids of places, any of them.
    places: Option<OneOrMore<String>>,
    /// Ids of methods, any of them.
    methods: Option<OneOrMore<String>>,
    /// Why, for the shopper.
    reason: Words,
}

/// A way for the parcel to reach the shopper.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Method {
    /// A short name: `standard`.
    id: String,
    /// What the shopper reads; the id where left out.
    name: Option<Words>,
    /// How it reaches the shopper; `ship` where left out.
    kind: Option<MethodKind>,
    /// Where the counter is.
    address: Option<Words>,
    /// When it can be collected.
    hours: Option<Hours>,
    /// Days on which the counter is closed.
    closed: Option<OneOrMore<Spell>>,
    /// The counter's country, beside its postcode.
    country: Option<Country>,
    /// The counter's postcode, for who asks for the nearest.
    postcode: Option<Code>,
    /// Several counters, in place of one on the method itself.
    counters: Option<OneOrMore<Counter>>,
    /// From when on a parcel can be collected on the day it is ready.
    ready: Option<Time>,
    /// How long after the order it can be collected, within hours.
    ready_in: Option<Duration>,
    /// Windows in which it can come, by weekday.
    slots: Option<Hours>,
    /// How long before a window it must be ordered.
    lead: Option<Duration>,
    /// How many days ahead windows are offered.
    #[schemars(range(min = 1, max = 60))]
    days_ahead: Option<u16>,
    /// What is packed otherwise for this method.
    handling: Option<Handling>,
    /// The name of a carrier, or a calendar of its own.
    carrier: Option<Carrier>,
    /// Tags of products that it does not take, with the reason for the shopper.
    refuses: Option<BTreeMap<String, Words>>,
    /// What it costs where, and how long it takes; the first that matches wins.
    rates: OneOrMore<Rate>,
}

/// How a parcel reaches the shopper.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum MethodKind {
    /// To the door.
    Ship,
    /// Collected at a counter of the shop's.
    Pickup,
    /// Collected at a carrier's locker or shop.
    Locker,
    /// To the door, in a window that the shopper chooses.
    Slots,
    /// To the screen.
    Digital,
}

/// The name of a carrier, or a calendar of its own.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum Carrier {
    /// One of `carriers`.
    Named(String),
    /// Written here.
    Own(Calendar),
}

/// A counter.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Counter {
    /// A short name.
    id: String,
    /// What the shopper reads.
    name: Option<Words>,
    /// Where it is.
    address: Option<Words>,
    /// When it can be collected; lockers are always open where left out.
    hours: Option<Hours>,
    /// Closed days.
    closed: Option<OneOrMore<Spell>>,
    /// Its country, beside its postcode.
    country: Option<Country>,
    /// Its postcode.
    postcode: Option<Code>,
}

/// What a method costs somewhere, and how long it takes.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Rate {
    /// Ids of places; everywhere where left out.
    place: Option<OneOrMore<String>>,
    /// Only from this warehouse.
    warehouse: Option<String>,
    /// What it costs.
    price: Option<Price>,
    /// Prices by value, weight, pieces and class together; the first that fits wins.
    tiers: Option<OneOrMore<Tier>>,
    /// Prices by the value of the order, rising.
    tiers_by_value: Option<OneOrMore<Step>>,
    /// Prices by weight in grams, rising.
    tiers_by_weight: Option<OneOrMore<Step>>,
    /// Prices by pieces, rising.
    tiers_by_quantity: Option<OneOrMore<Step>>,
    /// Open days on the way.
    transit: Option<Days>,
    /// From this order value on it is free.
    free_over: Option<Amount>,
    /// It does not go there: why, or `true` for no reason given.
    never: Option<Never>,
}

/// Why something is not delivered, or `true` for no reason given.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum Never {
    /// No reason is given.
    Silent(bool),
    /// For the shopper.
    Because(Words),
}

/// An amount, `free`, `checkout` where only checkout knows, or an amount put together.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = ["3.50", "free", "checkout", { "base": "2.00", "per_kg": "1.50" }]))]
pub(super) enum Price {
    /// An amount, `free` or `checkout`.
    Amount(Amount),
    /// Put together.
    Parts(Parts),
}

/// An amount put together.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Parts {
    /// For the parcel.
    base: Option<Amount>,
    /// For each piece.
    per_item: Option<Amount>,
    /// For each kilogram begun.
    per_kg: Option<Amount>,
    /// Percentage of the order's value: `5`, `"5.25 %"`.
    percent: Option<Amount>,
    /// The least that the percentage comes to.
    least: Option<Amount>,
    /// The most that it comes to.
    most: Option<Amount>,
}

/// A price with bounds, all inclusive.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Tier {
    /// Up to this order value.
    value_up_to: Option<Amount>,
    /// Up to this weight in grams.
    weight_up_to: Option<u32>,
    /// Up to so many pieces.
    quantity_up_to: Option<u32>,
    /// Only for this shipping class.
    class: Option<String>,
    /// What it costs.
    price: Option<Price>,
    /// It is not delivered.
    never: Option<Never>,
}

/// A price with one bound, inclusive.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// The bound; without it the step is for all that is above.
    up_to: Option<Amount>,
    /// What it costs.
    price: Option<Price>,
    /// It is not delivered.
    never: Option<Never>,
}
