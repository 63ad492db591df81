//! Delivery promises, as tables. Each rule has a case worked out by hand in a comment.
//!
//! Days around the cases: Thursday 19 November 2026; Friday 25 December 2026; Europe/Athens is two hours ahead of
//! Greenwich from 25 October 2026 to 28 March 2027.
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]
#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod codes;
mod counters;
mod cover;
mod data;
mod grammar;
mod mistakes;
mod postcodes;
mod prices;
mod promises;
mod properties;
mod questions;
mod reach;
mod reading;
mod receipts;
mod regions;
mod returns;
mod steps;
mod sweep;
mod timeline;
mod warehouses;

use shelfhelp::delivery::{self, Destination, Parcel, Policy, Promise, Quote};
use shelfhelp::i18n::{Format, Locale, Native};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Problem, Reader, Value};
use shelfhelp::time::{Almanac, Date, TimeOfDay, Timestamp, Zone};

/// The demo's shop: a workshop near Athens.
const ELAIA: &str = r#"{
  "handling": { "days": 1, "cutoff": "14:00", "open": ["mon-fri"], "closed": ["2026-12-25", "2027-01-01", "2027-01-06"] },
  "places": [
    { "id": "attica", "name": "Attica", "countries": ["GR"], "postcodes": ["104 00..199 99"] },
    { "id": "greece", "name": "Greece", "countries": ["GR"] },
    { "id": "europe", "name": "Europe", "countries": ["CY", "DE", "FR"] },
    { "id": "world", "name": "Everywhere else" }
  ],
  "methods": [
    { "id": "standard", "name": "Standard", "refuses": { "heavy": "Too heavy for the courier" },
      "carrier": { "closed": ["2026-12-25", "2026-12-26", "2027-01-01", "2027-01-06"] },
      "rates": [
        { "place": "attica", "price": "3.50", "transit": [1, 2], "free_over": "50.00" },
        { "place": "greece", "price": 4.5, "transit": [2, 4], "free_over": "50.00" },
        { "place": "europe", "price": "9.90", "transit": [3, 6] },
        { "place": "world", "price": "checkout", "transit": [5, 12] } ] },
    { "id": "express", "name": "Express", "refuses": { "heavy": "Too heavy for the courier" },
      "rates": [ { "place": "attica", "price": "6.90", "transit": 1 },
                 { "place": "greece", "never": "Express goes to Attica alone" } ] },
    { "id": "shop", "name": "Pick up", "kind": "pickup", "address": "Ermou 12, Athens",
      "hours": { "weekdays": "10:00-20:00", "sat": "10:00-16:00" },
      "rates": [ { "place": "attica", "price": "free" } ] },
    { "id": "van", "name": "Our van", "handling": { "days": [2, 3] },
      "carrier": { "open": ["tue", "thu"] },
      "rates": [ { "place": "attica", "tiers_by_weight": [ { "up_to": 30000, "price": "15" }, { "up_to": 80000, "price": "25" } ], "transit": [0, 1] } ] }
  ],
  "returns": { "days": 30, "fee": 0, "url": "/returns",
    "except": { "hygiene": "Earrings cannot come back, for hygiene" },
    "seasonal": [ { "from": "2026-11-20", "to": "2026-12-24", "until": "2027-01-31" } ] }
}"#;

const ATHENS: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

fn zone(rule: &str) -> Zone {
    Zone::posix(rule).unwrap_or_else(|| panic!("{rule} is a rule"))
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}

/// An instant as Athens' clocks show it: `2026-11-19 13:47`.
fn athens(text: &str) -> Timestamp {
    let time = TimeOfDay::parse(&text[11..]).unwrap_or_else(|| panic!("{text} has a time"));
    zone(ATHENS).instant(day(&text[..10]), time)
}

fn eur(minor: i64) -> Option<Money> {
    Some(Money::minor(minor, Currency::EUR))
}

fn to(text: &str) -> Destination {
    Destination::parse(text).unwrap_or_else(|| panic!("{text} is a destination"))
}

/// Knows Berlin's clocks and one Greek holiday.
fn almanac() -> Almanac<'static> {
    Almanac {
        zone_of: &|name| (name == "Europe/Berlin").then(|| zone("CET-1CEST,M3.5.0,M10.5.0/3")),
        holidays_of: &|country| (country == "GR").then(|| vec![day("2026-10-28")]),
    }
}

/// A document and what is wrong with it.
fn read_in(json: &str, currency: Currency, zone: Zone) -> (Policy, Vec<Problem>) {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e} in {json}"));
    let log = Log::default();
    let policy = delivery::read(&Reader::new(&value, "", &log), currency, zone, &almanac());
    (policy, log.into_problems())
}

/// A document that is right.
fn policy(json: &str) -> Policy {
    let (policy, problems) = read_in(json, Currency::EUR, zone(ATHENS));
    assert_eq!(problems, [], "{json}");
    policy
}

/// One shipping method to anywhere for €5, with the parts that a case is about.
fn one_method(handling: &str, method: &str, rate: &str) -> Policy {
    policy(&format!(
        r#"{{"handling": {{{handling}}}, "methods": [{{"id": "m", {method} "rates": [{{"price": 5, {rate}}}]}}]}}"#
    ))
}

fn scarf() -> Parcel {
    Parcel { product: "SCARF-OLIVE".into(), value: eur(3790), weight_g: Some(65), quantity: 1, ..Parcel::default() }
}

/// `Standard €3.50: Mon 23 – Tue 24 Nov, order by 2026-11-19 14:00, €12.10 to free`.
fn line(promise: &Promise, zone: &Zone) -> String {
    let price = promise.price.map_or("at checkout".into(), |p| Native.money(p));
    let dates = Native.day_range(promise.earliest, promise.latest);
    let mut text = format!("{} {price}: {dates}", promise.name.get(&Locale::english()));
    if let Some(time) = promise.ready_from {
        text += &format!(" from {time}");
    }
    if let Some(by) = promise.order_by {
        let (day, time) = zone.local(by);
        text += &format!(", order by {day} {time}");
    }
    if let Some(gap) = promise.free_gap {
        text += &format!(", {} to free", Native.money(gap));
    }
    text
}

/// Promises and refusals, one a line.
fn lines(policy: &Policy, quote: &Quote) -> Vec<String> {
    let promises = quote.promises.iter().map(|p| line(p, &policy.zone));
    let refusals = quote.refusals.iter().map(|r| format!("not {}: {}", r.method, r.reason.get(&Locale::english())));
    promises.chain(refusals).collect()
}

/// What a shop says to an order, at a time of Athens.
fn check(policy: &Policy, parcel: &Parcel, destination: &str, now: &str, expected: &[&str]) {
    let quote = delivery::quote(policy, parcel, &to(destination), athens(now));
    assert_eq!(lines(policy, &quote), expected, "to {destination} at {now}");
}
