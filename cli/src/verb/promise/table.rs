//! What is promised everywhere, on every day of a week?
//!
//! A CSV table (RFC 4180) of all places, methods and weekdays, before and after the cut-off: for a spreadsheet, or to be
//! compared with what checkout charges.

use std::collections::HashMap;

use shelfhelp::delivery::{Destination, Place, Policy, Promise as Way, Quote, quote_in};
use shelfhelp::time::Timestamp;

use super::view::View;
use crate::sample::{self, When};
use crate::say::{destination, rfc3339, weekday};
use crate::source::finding::clean;

const HEAD: [&str; 13] = [
    "place",
    "destination",
    "method",
    "counter",
    "weekday",
    "when",
    "ordered",
    "price",
    "currency",
    "earliest",
    "latest",
    "ready_from",
    "order_by",
];

/// The rows of all places.
pub(super) fn csv(view: &View<'_>, policy: &Policy) -> String {
    let mut out = line(HEAD.map(str::to_owned));
    for (to, place) in places(policy) {
        let mut quotes: HashMap<Timestamp, Quote> = HashMap::new();
        for method in &policy.methods {
            for (day, when, at) in sample::moments(policy, method, view.parcel, sample::monday(view.zone, view.now)) {
                let quote = quotes.entry(at).or_insert_with(|| quote_in(policy, view.parcel, &to, place, at));
                for way in quote.promises.iter().filter(|way| way.method == method.id) {
                    out.push_str(&row(view, place, &to, &weekday(day), when, way));
                }
            }
        }
    }
    out
}

/// Places that nothing reaches have no rows, which is said.
pub(super) fn unreached(view: &View<'_>, policy: &Policy) -> String {
    let is_unreached = |to: &Destination, place: Option<&Place>| {
        quote_in(policy, view.parcel, to, place, view.now).promises.is_empty()
    };
    let all = places(policy).into_iter().filter(|(to, place)| is_unreached(to, *place));
    all.map(|(_, place)| format!("note: nothing of this goes to `{}`\n", clean(place.map_or("*", |p| &p.id)))).collect()
}

/// Each place with somebody who lives there; anywhere, where the shop names none.
fn places(policy: &Policy) -> Vec<(Destination, Option<&Place>)> {
    if policy.places.is_empty() {
        return vec![(Destination::default(), None)];
    }
    policy.places.iter().map(|place| (sample::destination(policy, place), Some(place))).collect()
}

fn row(view: &View<'_>, place: Option<&Place>, to: &Destination, day: &str, when: When, way: &Way) -> String {
    line([
        place.map_or(String::new(), |place| place.id.clone()),
        destination(to),
        way.method.clone(),
        way.counter.as_ref().map_or(String::new(), |counter| counter.id.clone()),
        day.to_owned(),
        when.words().to_owned(),
        rfc3339(view.zone, way.at),
        way.price.map_or(String::new(), |price| price.decimal()),
        way.price.map_or(String::new(), |price| price.currency.code().to_owned()),
        way.earliest.to_string(),
        way.latest.to_string(),
        way.ready_from.map_or(String::new(), |time| time.to_string()),
        way.order_by.map_or(String::new(), |at| rfc3339(view.zone, at)),
    ])
}

fn line(cells: [String; 13]) -> String {
    cells.map(|cell| quoted(&cell)).join(",") + "\r\n"
}

/// A cell in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
