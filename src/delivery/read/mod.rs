//! What did the merchant write about delivery, and what is wrong with it?
//!
//! Reads the delivery document: handling, warehouses, carriers, places, restrictions, methods, returns. Whatever cannot be
//! used is a problem with its place, value and remedy, and is left out in the way that promises less: a price that cannot
//! be read is one that checkout says, a place without one good postcode covers nothing.

mod counter;
mod method;
mod packing;
mod place;
mod price;
mod restriction;
mod returns;

use super::policy::{OrderValue, Policy};
use crate::i18n::Words;
use crate::money::Currency;
use crate::problem::{Reader, Value, nearest};
use crate::time::{Almanac, Calendar, Zone};

pub use packing::read_days;

/// What rates and methods may refer to, by id.
struct Names<'r, 'a> {
    currency: Currency,
    almanac: &'r Almanac<'r>,
    warehouses: &'r [super::Warehouse],
    carriers: &'r [(String, Calendar)],
    places: &'r [place::Read<'a>],
}

/// The delivery document. Amounts are in `currency`, days and times those of `zone`.
pub fn read(reader: &Reader<'_>, currency: Currency, zone: Zone, almanac: &Almanac<'_>) -> Policy {
    is_group(reader);
    reader.known(&[
        "order_value",
        "handling",
        "warehouses",
        "carriers",
        "places",
        "restrictions",
        "methods",
        "returns",
        "expect",
    ]);
    let warehouses = packing::read_warehouses(reader, &zone, almanac);
    let carriers = packing::read_carriers(reader, almanac);
    let places = place::read(reader, currency);
    let names = Names { currency, almanac, warehouses: &warehouses, carriers: &carriers, places: &places };
    let methods = method::read(reader, &names);
    let restrictions = restriction::read(reader, &places, &methods);
    place::warn_unserved(&places, &methods);
    packing::warn_unused(reader);
    let returns = reader.get("returns").and_then(|group| returns::read(&group, currency, &places));
    let order_value = reader.get("order_value").map(|value| read_order_value(&value)).unwrap_or_default();
    let places = places.into_iter().filter_map(|place| place.usable).collect();
    Policy { currency, zone, order_value, warehouses, places, restrictions, methods, returns, version: 0 }.sealed()
}

fn read_order_value(reader: &Reader<'_>) -> OrderValue {
    match reader.text().map(str::trim) {
        Some("before-discount") => OrderValue::BeforeDiscount,
        Some("after-discount") | None => OrderValue::AfterDiscount,
        Some(_) => {
            let help = "write after-discount, which is what the shopper pays, or before-discount";
            reader.not("order-value", "an order value", help);
            OrderValue::AfterDiscount
        }
    }
}

/// Whether it holds keys and values; the reader of these says so where it does not.
fn is_group(reader: &Reader<'_>) -> bool {
    let is_group = matches!(reader.value(), Value::Map(_));
    if !is_group {
        reader.entries();
    }
    is_group
}

/// Whether a key is there and says nothing, which is said: it must not come to mean everything.
fn is_empty(reader: &Reader<'_>) -> bool {
    let is_empty = match reader.value() {
        Value::Text(text) => text.trim().is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
        _ => false,
    };
    if is_empty {
        reader.error("empty", "nothing is written here", "write something, or leave the key out");
    }
    is_empty
}

/// A short name that others refer to; `help` says what for.
fn read_id(item: &Reader<'_>, help: &str) -> Option<String> {
    let id = item.need("id", help).filter(|id| !is_empty(id))?;
    Some(id.text()?.trim().to_owned())
}

/// Words that the shopper reads.
fn read_words(reader: &Reader<'_>) -> Words {
    if is_empty(reader) { Words::default() } else { Words::read(reader) }
}

/// Tags with the words that the shopper reads: `{ heavy = "Too heavy for the post" }`.
fn read_tags(reader: &Reader<'_>) -> Vec<(String, Words)> {
    reader.entries().into_iter().map(|(tag, words)| (tag.to_owned(), read_words(&words))).collect()
}

/// The id that a value names, where there is one; `what` is the kind of thing it names.
fn read_name(reader: &Reader<'_>, what: &str, known: &[&str]) -> Option<String> {
    let id = reader.text()?.trim();
    if known.contains(&id) {
        return Some(id.to_owned());
    }
    let known: Vec<&str> = known.iter().copied().filter(|id| !id.is_empty()).collect();
    let help = match nearest(id, &known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if known.is_empty() => format!("add it to the {what}s"),
        None => format!("{what}s are {}; add it there, or name one of them", known.join(", ")),
    };
    let code = match what {
        "place" => "place-unknown",
        "warehouse" => "warehouse-unknown",
        "carrier" => "carrier-unknown",
        _ => "method-unknown",
    };
    reader.error(code, format_args!("there is no {what} \"{id}\""), help);
    None
}

/// Whether an id is taken already, which is said.
fn is_taken(item: &Reader<'_>, what: &str, id: &str, taken: bool) {
    if taken {
        let help = format_args!("give each {what} an id of its own");
        item.error("duplicate-id", format_args!("there are two {what}s \"{id}\""), help);
    }
}
