//! What does the shop's reply say of an order?
//!
//! Names with or without `https://schema.org/` before them, one thing where several could stand, and whatever else is
//! beside it. Problems name the place and never the value: that is the shopper's.

use super::{Item, Moment, Order, Scan, Shipment, Step};
use crate::content::Link;
use crate::problem::{Log, Reader, Value};
use crate::time::{Date, Timestamp, Zone};

// More of anything is not read by anybody.
const LIST_MAX: usize = 50;
const TEXT_CHARS_MAX: usize = 200;
const QUANTITY_MAX: u32 = 99_999;

/// An order, as told on the shop's clocks; none where the reply is no order.
pub fn read_order(reply: &Value, zone: &Zone, log: &Log) -> Option<Order> {
    let reply = Reader::new(reply, "reply", log);
    let found = reply.items();
    let Some(order) = found.first().filter(|order| matches!(order.value(), Value::Map(_))) else {
        reply.error("order-reply", "this is no order", "answer with one object, and with null where there is none");
        return None;
    };
    let at = |key: &str| get(order, key);
    let parcels: Vec<Shipment> = list(at("orderDelivery")).iter().map(|parcel| shipment(parcel, zone)).collect();
    let told = at("orderStatus");
    let status = told.and_then(|status| {
        let step = Step::parse(&text(&status));
        if step.is_none() {
            wrong(
                &status,
                "a status of schema.org",
                "write one such as OrderProcessing, OrderInTransit or OrderDelivered",
            );
        }
        step
    });
    if told.is_none() && parcels.is_empty() {
        order.error("order-reply", "`orderStatus` is missing", "write one such as OrderProcessing or OrderDelivered");
        return None;
    }
    // What has parcels has left.
    let status = status.unwrap_or(if parcels.is_empty() { Step::Ordered } else { Step::Sent });
    Some(Order {
        number: words(at("orderNumber")),
        ordered: moment(at("orderDate"), zone),
        status,
        parcels,
        items: items(at("orderedItem")),
        return_by: moment(at("returnBy"), zone).map(|moment| moment.day),
    })
}

fn shipment(parcel: &Reader<'_>, zone: &Zone) -> Shipment {
    let at = |key: &str| get(parcel, key);
    let link = at("trackingUrl").and_then(|url| {
        let link =
            Link::parse(&text(&url)).filter(|link| link.as_str().starts_with("http") || !link.as_str().contains(':'));
        if link.is_none() {
            wrong(&url, "an address of a page", "write https://…");
        }
        link
    });
    let scan = |scan: &Reader<'_>| {
        // A word alone, or an event with its time.
        let name = get(scan, "name").or(get(scan, "status")).unwrap_or(*scan);
        let at = ["time", "startDate", "availableFrom"].iter().find_map(|key| get(scan, key));
        let words = text(&name);
        Scan { step: Step::parse(&words), words, at: moment(at, zone) }
    };
    Shipment {
        number: words(at("trackingNumber")),
        link,
        carrier: words(at("carrier").or(at("provider"))),
        from: moment(at("expectedArrivalFrom"), zone),
        until: moment(at("expectedArrivalUntil"), zone),
        scans: list(at("deliveryStatus")).iter().map(scan).filter(|scan| !scan.words.is_empty()).collect(),
        items: items(at("itemShipped")),
    }
}

fn items(reader: Option<Reader<'_>>) -> Vec<Item> {
    let item = |item: &Reader<'_>| {
        // An `OrderItem` has the product inside.
        let product = get(item, "orderedItem").unwrap_or(*item);
        let named = |key: &str| get(item, key).or(get(&product, key));
        let quantity = named("orderQuantity").or(named("quantity"));
        let name = text(&named("name").unwrap_or(*item));
        let quantity = quantity.map_or(Some(1), |quantity| {
            let pieces = text(&quantity).parse().ok().filter(|pieces| *pieces <= QUANTITY_MAX);
            if pieces.is_none() {
                wrong(&quantity, "a number of pieces", "write a whole number");
            }
            pieces
        });
        let quantity = quantity.unwrap_or(1);
        Item { name, quantity, id: words(named("sku").or(named("productID"))) }
    };
    list(reader).iter().map(item).filter(|item| !item.name.is_empty()).collect()
}

/// The member of this name, with or without the vocabulary before it.
fn get<'r>(reader: &Reader<'r>, name: &str) -> Option<Reader<'r>> {
    let Value::Map(entries) = reader.value() else { return None };
    let (key, _) = entries.iter().find(|(key, _)| key.rsplit(['/', ':']).next() == Some(name))?;
    reader.get(key)
}

fn list(reader: Option<Reader<'_>>) -> Vec<Reader<'_>> {
    let mut items = reader.map(|reader| reader.items()).unwrap_or_default();
    if items.len() > LIST_MAX
        && let Some(reader) = reader
    {
        reader.warn("order-reply", "this list is too long; its end is not shown", "send 50 at most");
    }
    items.truncate(LIST_MAX);
    items
}

fn words(reader: Option<Reader<'_>>) -> String {
    reader.map(|reader| text(&reader)).unwrap_or_default()
}

/// Text on one line; that of a thing is its name.
fn text(reader: &Reader<'_>) -> String {
    let named = ["name", "@id", "@value"].iter().find_map(|key| reader.value().get(key));
    let Some(text) = named.unwrap_or(reader.value()).as_text() else {
        wrong(reader, "text", "write it in quotes");
        return String::new();
    };
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(TEXT_CHARS_MAX);
    plain.collect::<String>().trim().to_owned()
}

/// A day, or an instant as the shop's clocks have it.
fn moment(reader: Option<Reader<'_>>, zone: &Zone) -> Option<Moment> {
    let reader = reader?;
    let text = text(&reader);
    let moment = match Timestamp::parse(&text) {
        Some(at) => {
            let (day, time) = zone.local(at);
            Some(Moment { day, time: Some(time) })
        }
        None => Date::parse(&text).map(|day| Moment { day, time: None }),
    };
    if moment.is_none() && !text.is_empty() {
        wrong(&reader, "a day or an instant", "write 2026-11-19, or 2026-11-19T13:47:00+02:00");
    }
    moment
}

/// Says that something is not what it should be, and not what it is.
fn wrong(reader: &Reader<'_>, what: &str, help: &str) {
    reader.warn("order-reply", ["this is not ", what].concat(), help);
}
