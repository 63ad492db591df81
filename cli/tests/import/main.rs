//! Does an export, once imported, promise what the system that it came from charges?
//!
//! Each case goes the whole way: the command writes delivery.toml, a shop is built from it, and the reader of the widget
//! says what a parcel costs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

#[path = "../common/mod.rs"]
mod common;

mod data;
mod google;
mod google_days;
mod hostile;
mod woocommerce;

use common::{Run, path, run, write};
use serde_json::Value as Json;
use shelfhelp::delivery::{self, Destination, Parcel, Policy, place_of, quote};
use shelfhelp::i18n::Locale;
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::time::{Almanac, Timestamp, Zone};
use tempfile::TempDir;

/// An import and the rules that it comes to.
struct Import {
    text: String,
    /// What was told, a line each: `warning import-lost 3:17 message`.
    told: Vec<String>,
    policy: Policy,
}

fn import(export: &str) -> Import {
    import_with(export, "EUR", &[])
}

fn import_with(export: &str, currency: &str, args: &[&str]) -> Import {
    let folder = tempfile::tempdir().unwrap();
    let run = import_only(&folder, export, args);
    assert_eq!(run.code, 0, "{run:?}");
    let answer = run.json();
    let text = answer["delivery"].as_str().unwrap().to_owned();
    write(&folder, "shop/shop.toml", common::SHOP.replace("EUR", currency));
    write(&folder, "shop/delivery.toml", &text);
    Import { text, told: told(&answer), policy: policy(&folder, currency) }
}

fn import_only(folder: &TempDir, export: &str, args: &[&str]) -> Run {
    write(folder, "export.json", export);
    let file = format!("{}/export.json", path(folder));
    run(&[&["import", "delivery", &file, "--json"], args].concat())
}

fn told(answer: &Json) -> Vec<String> {
    let text = |problem: &Json, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let problems = answer["problems"].as_array().unwrap();
    let line =
        |problem: &Json| format!("{} {} {}", text(problem, "code"), text(problem, "at"), text(problem, "message"));
    problems.iter().map(line).collect()
}

/// The rules of the shop in the folder, as the widget reads them. A shop with errors is not built.
fn policy(folder: &TempDir, currency: &str) -> Policy {
    let out = format!("{}/out", path(folder));
    let built = run(&["build", &format!("{}/shop", path(folder)), "--json-only", "--out", &out]);
    assert_eq!(
        built.code,
        0,
        "{built:?}\n{}",
        std::fs::read_to_string(folder.path().join("shop/delivery.toml")).unwrap()
    );
    let shop: Value = serde_json::from_str(&std::fs::read_to_string(format!("{out}/shop.json")).unwrap()).unwrap();
    let log = Log::default();
    let reader = Reader::new(&shop, "", &log).get("delivery").unwrap();
    delivery::read(&reader, Currency::parse(currency).unwrap(), Zone::UTC, &Almanac::EMPTY)
}

/// What a parcel is: `50.00 2 pieces 800 g bulky`, in any order; `#12` is a class too.
fn parcel(policy: &Policy, text: &str) -> Parcel {
    let mut parcel = Parcel { quantity: 1, ..Parcel::default() };
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        match (*word, at.checked_sub(1).map(|before| words[before])) {
            ("pieces", Some(number)) => parcel.quantity = number.parse().unwrap(),
            ("g", Some(number)) => parcel.weight_g = Some(number.parse().unwrap()),
            _ if matches!(words.get(at + 1), Some(&"pieces" | &"g")) => {}
            (amount, _) if amount.starts_with(|c: char| c.is_ascii_digit()) => {
                parcel.value = Money::parse(amount, policy.currency);
            }
            (class, _) => parcel.class = class.trim_start_matches('#').to_owned(),
        }
    }
    parcel
}

/// Thursday 19 November 2026, shortly before two.
fn now() -> Timestamp {
    Timestamp::parse("2026-11-19T11:47:00Z").unwrap()
}

impl Import {
    /// `standard 3.50, express checkout`: the ways to a destination, cheapest first, `—` before those that do not go.
    fn ways(&self, to: &str, of: &str) -> String {
        let to = Destination::parse(to).unwrap();
        let quoted = quote(&self.policy, &parcel(&self.policy, of), &to, now());
        let price = |money: Option<Money>| money.map_or("checkout".to_owned(), Money::decimal);
        let mut ways: Vec<String> =
            quoted.promises.iter().map(|way| format!("{} {}", way.method, price(way.price))).collect();
        ways.extend(quoted.refusals.iter().map(|refusal| {
            let reason = refusal.reason.get(&Locale::english());
            format!("—{}{}{reason}", refusal.method, if reason.is_empty() { "" } else { " " })
        }));
        ways.join(", ")
    }

    /// `Mon 23 – Tue 24`, as days of November.
    fn days(&self, method: &str, to: &str) -> (String, String) {
        let quoted = quote(&self.policy, &parcel(&self.policy, "20"), &Destination::parse(to).unwrap(), now());
        let way = quoted.promises.iter().find(|way| way.method == method).unwrap();
        (way.earliest.to_string(), way.latest.to_string())
    }

    /// The id of the place of a destination; empty where there is none.
    fn place(&self, to: &str) -> String {
        place_of(&self.policy, &Destination::parse(to).unwrap()).map(|place| place.id.clone()).unwrap_or_default()
    }

    /// Whether something was told with these words.
    fn tells(&self, words: &str) {
        assert!(self.told.iter().any(|line| line.contains(words)), "{words}: {:#?}", self.told);
    }
}
