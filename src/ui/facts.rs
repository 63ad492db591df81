//! How are promises, places and live facts put into words?

use super::Model;
use crate::config::fact_label;
use crate::delivery::{Destination, Kind, Promise, ReturnBy, postcode, short_receipt};
use crate::i18n::Key;
use crate::session::Trail;

/// A span of minutes in words: `13 min`, `2 h 5 min`.
pub fn span(model: &Model, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (h, n) = (model.format.number(hours), model.format.number(rest));
    match (hours, rest) {
        (0, _) => model.catalog.fill(Key::Minutes, &[("n", &n)]),
        (_, 0) => model.catalog.fill(Key::Hours, &[("h", &h)]),
        _ => model.catalog.fill(Key::HoursMinutes, &[("h", &h), ("n", &n)]),
    }
}

/// A destination in words: the shop's name for the place or the country, and the postcode.
pub fn place_name(model: &Model, to: &Destination, named: &str) -> String {
    let country = if named.is_empty() { model.format.country(&to.country) } else { named.to_owned() };
    match &to.postcode {
        Some(code) => format!("{country} {}", postcode::display(&to.country, code)),
        None => country,
    }
}

/// The dates of a promise in words.
pub(super) fn dates(model: &Model, promise: &Promise) -> String {
    let ready = promise.ready_from.map(|t| model.format.time(t));
    match ready {
        Some(time) if promise.earliest == model.known.zone.local(model.now).0 => {
            model.catalog.fill(Key::DeliveryReadyToday, &[("time", &time)])
        }
        Some(time) => {
            model.catalog.fill(Key::DeliveryReady, &[("day", &model.format.day(promise.earliest)), ("time", &time)])
        }
        None => model.format.day_range(promise.earliest, promise.latest),
    }
}

/// The price of a promise in words.
pub(super) fn price(model: &Model, promise: &Promise) -> String {
    match promise.price {
        Some(price) if price.minor == 0 => model.text(Key::DeliveryFree).to_owned(),
        Some(price) => model.format.money(price),
        None => model.text(Key::DeliveryCheckout).to_owned(),
    }
}

/// The name of a method in words; a method without a name is called by what it does.
pub(super) fn method_name<'m>(model: &'m Model, promise: &'m Promise) -> &'m str {
    let name = promise.name.get(&model.locale);
    match (&promise.kind, name.is_empty()) {
        (_, false) => name,
        (Kind::Pickup | Kind::Locker, true) => model.text(Key::PickupNamed),
        (_, true) => model.text(Key::ShipNamed),
    }
}

/// A promise in one line: dates and price.
pub fn promise_words(model: &Model, promise: &Promise) -> String {
    format!("{} · {}", dates(model, promise), price(model, promise))
}

/// A live fact by name; none when it cannot be known.
pub fn fact(model: &Model, name: &str) -> Option<String> {
    let headline = model.headline();
    match name {
        "delivery.range" => headline.map(|p| model.format.day_range(p.earliest, p.latest)),
        "delivery.earliest" => headline.map(|p| model.format.day(p.earliest)),
        "delivery.price" => headline.filter(|p| p.price.is_some()).map(|p| price(model, p)),
        "delivery.place" => {
            let to = model.destination.as_ref()?;
            Some(place_name(model, to, headline.map_or("", |p| p.place.get(&model.locale))))
        }
        "free_shipping.gap" => headline?.free_gap.map(|m| model.format.money(m)),
        "free_shipping.over" => headline?.free_over.map(|m| model.format.money(m)),
        "returns.until" => match model.return_by.as_ref()? {
            ReturnBy::Until(day) => Some(model.format.day_long(*day)),
            ReturnBy::Unlimited | ReturnBy::Never(_) => None,
        },
        "returns.days" => {
            let days = model.known.policy.as_ref()?.returns.as_ref()?.days?;
            Some(model.catalog.count(Key::Days, i64::from(days), &*model.format))
        }
        "product.name" => Some(product_name(model)).filter(|n| !n.is_empty()),
        _ => {
            let wanted = name.strip_prefix("product.")?;
            let key = fact_label(wanted).map(|k| model.text(k));
            model.known.product.facts.iter().find_map(|(n, words)| {
                let n = n.get(&model.locale);
                (n == wanted || Some(n) == key).then(|| words.get(&model.locale).to_owned())
            })
        }
    }
}

/// The product and variant in view.
pub(super) fn product_name(model: &Model) -> String {
    let name = model.known.product.name.get(&model.locale);
    if model.known.variant.is_empty() { name.to_owned() } else { format!("{name}, {}", model.known.variant) }
}

/// What the page knows at a hand-off.
pub fn trail(model: &Model) -> Trail {
    let promise = model.headline();
    Trail {
        product: product_name(model),
        place: model
            .destination
            .as_ref()
            .map(|to| place_name(model, to, promise.map_or("", |p| p.place.get(&model.locale))))
            .unwrap_or_default(),
        promise: promise.map(|p| format!("{}: {}", method_name(model, p), promise_words(model, p))).unwrap_or_default(),
        receipt: promise.map(|p| short_receipt(&p.receipt)).unwrap_or_default(),
    }
}
