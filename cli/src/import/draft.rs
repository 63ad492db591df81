//! What do delivery rules from elsewhere come to, before they are written?
//!
//! The shape of `delivery.toml`, as far as importers fill it. Does not know where anything came from.

use shelfhelp::money::Currency;

use super::amount::Amount;

/// A `delivery.toml` to be.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// What the export said about amounts; none where it is silent.
    pub(crate) currency: Option<Currency>,
    /// The IANA name of the clocks that cut-offs are read on, where the export said it.
    pub(crate) time_zone: Option<String>,
    /// Whether thresholds count the value before discounts.
    pub(crate) before_discount: bool,
    pub(crate) handling: Handling,
    pub(crate) warehouses: Vec<Warehouse>,
    pub(crate) places: Vec<Place>,
    pub(crate) methods: Vec<Method>,
}

/// How orders are packed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Handling {
    pub(crate) days: Days,
    pub(crate) cutoff: Option<Cutoff>,
    /// Open weekdays, Monday first; none means Monday to Friday.
    pub(crate) open: Option<Week>,
}

/// `14:00`, and whether the export said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cutoff {
    pub(crate) time: String,
    pub(crate) assumed: bool,
}

/// Fewest and most days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) least: u16,
    pub(crate) most: u16,
    /// Whether the export was silent, so that we assume.
    pub(crate) assumed: bool,
}

/// Which weekdays, Monday first.
pub(crate) type Week = [bool; 7];

#[derive(Debug)]
pub(crate) struct Warehouse {
    pub(crate) id: String,
    pub(crate) note: String,
    pub(crate) handling: Handling,
}

/// Somewhere parcels go; without countries and regions, everywhere else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) countries: Vec<String>,
    /// `US-CA`.
    pub(crate) regions: Vec<String>,
    pub(crate) postcodes: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Where it is not that of the shop.
    pub(crate) handling: Option<Handling>,
    /// The carrier's weekdays; none means Monday to Friday.
    pub(crate) carrier: Option<Week>,
    pub(crate) rates: Vec<Rate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Ship,
    Pickup,
    Locker,
}

/// What a method costs to some places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// Ids of places.
    pub(crate) places: Vec<String>,
    /// None where nothing travels, as to a counter of the shop's own.
    pub(crate) transit: Option<Days>,
    /// Free at or above this order value.
    pub(crate) free_over: Option<Amount>,
    /// The first that holds says the price.
    pub(crate) steps: Vec<Step>,
}

/// A price and the parcels that it is for; bounds are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) class: Option<String>,
    pub(crate) value: Option<Amount>,
    /// Grams.
    pub(crate) weight: Option<u64>,
    pub(crate) quantity: Option<u64>,
    pub(crate) price: Price,
}

impl Step {
    pub(crate) fn always(price: Price) -> Step {
        Step { class: None, value: None, weight: None, quantity: None, price }
    }

    /// Whether every parcel that comes to it stops at it.
    pub(crate) fn is_open(&self) -> bool {
        self.class.is_none() && self.is_open_in_class()
    }

    /// The same for parcels of its class.
    pub(crate) fn is_open_in_class(&self) -> bool {
        self.value.is_none() && self.weight.is_none() && self.quantity.is_none()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Price {
    Parts(Parts),
    /// Only checkout knows.
    Checkout,
    /// Does not go there, for this reason.
    Never(String),
}

/// A price put together from parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) base: Amount,
    pub(crate) per_item: Amount,
    /// Of the order value, in hundredths.
    pub(crate) percent: Amount,
    /// What the percentage comes to at least.
    pub(crate) least: Option<Amount>,
    /// What the percentage comes to at most.
    pub(crate) most: Option<Amount>,
}

impl Price {
    pub(crate) fn flat(base: Amount) -> Price {
        Price::Parts(Parts { base, per_item: Amount::ZERO, percent: Amount::ZERO, least: None, most: None })
    }

    pub(crate) fn percent(percent: Amount) -> Price {
        Price::Parts(Parts { base: Amount::ZERO, per_item: Amount::ZERO, percent, least: None, most: None })
    }
}

/// A short name from what people call it: `Greek islands` becomes `greek-islands`. What is not in Latin letters gives
/// the fallback; one that is taken gets a number.
pub(crate) fn short_name(name: &str, fallback: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    let id = if id.is_empty() { fallback } else { id };
    let mut free = id.to_owned();
    let mut number = 2;
    while taken(&free) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}
