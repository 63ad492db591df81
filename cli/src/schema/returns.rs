//! What may be said about returns, and about what the rules should come to?

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::common::{Amount, Day, OneOrMore, Time, Words};

/// How things may come back.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Returns {
    /// Days from arrival, or `unlimited`.
    days: Option<ReturnDays>,
    /// What sending back costs: an amount, or `free`.
    fee: Option<Amount>,
    /// Fees by the ids of places.
    fees: Option<BTreeMap<String, Amount>>,
    /// How it goes back.
    methods: Option<OneOrMore<ReturnMethod>>,
    /// Whether anything comes back at all; yes where left out.
    accepted: Option<bool>,
    /// Tags of products that do not come back, with the reason for the shopper.
    except: Option<BTreeMap<String, Words>>,
    /// The page that says more.
    url: Option<String>,
    /// Longer windows, as before Christmas.
    seasonal: Option<OneOrMore<Season>>,
}

/// A number of days, or `unlimited`.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(extend("examples" = [30, "unlimited"]))]
pub(super) enum ReturnDays {
    /// So many.
    Days(u16),
    /// `unlimited`, or the number as text.
    Text(String),
}

/// How something goes back.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ReturnMethod {
    /// By post.
    Post,
    /// To a shop.
    Store,
    /// It is collected.
    Pickup,
}

/// A longer window for the orders of some days.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Season {
    /// The first day of orders.
    from: Day,
    /// The last day of orders.
    to: Day,
    /// Until when they may come back.
    until: Day,
}

/// A case that `shelfhelp check` runs: a parcel, a place and a moment, and what should come of it.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    /// Where it goes: `GR`, `GR/10434`, `US-CA/90210`.
    to: String,
    /// A product that the shop describes.
    product: Option<String>,
    /// Weight in grams.
    weight: Option<u32>,
    /// Order value before discounts.
    value: Option<Amount>,
    /// What discounts take off.
    discount: Option<Amount>,
    /// Pieces.
    quantity: Option<u32>,
    /// Tags besides the product's.
    tags: Option<OneOrMore<String>>,
    /// The shipping class.
    class: Option<String>,
    /// The warehouse that packs it.
    warehouse: Option<String>,
    /// The moment of the order: `2026-11-19T13:47:00+02:00`.
    at: String,
    /// The method meant; the best promise where left out.
    method: Option<String>,
    /// The counter meant.
    counter: Option<String>,
    /// The first day on which it should come.
    earliest: Option<Day>,
    /// The last day.
    latest: Option<Day>,
    /// What it should cost: an amount, `free` or `checkout`.
    price: Option<Amount>,
    /// Until when it must be ordered.
    order_by: Option<String>,
    /// From when on it can be collected.
    ready_from: Option<Time>,
    /// Whether it should not be delivered.
    never: Option<bool>,
}
