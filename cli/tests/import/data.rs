//! WooCommerce's own expectations, where they are at hand: the folder that `SHELFHELP_DATA` names, else `../shared/data`
//! beside the project. Cases of our own cover the same ground in [`super::woocommerce`].

use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value as Json, json};
use shelfhelp::delivery::{Destination, place_of, quote};
use shelfhelp::i18n::Locale;
use shelfhelp::money::{Currency, Money};

use super::{import, now, parcel};

/// A file of the data folder; where it is absent, says so past the test harness, which hides what passing tests print.
fn data(file: &str) -> Vec<Json> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    let folder = std::env::var_os("SHELFHELP_DATA").map_or(beside, PathBuf::from);
    // A relative name is meant from the project's folder, where tests are started.
    let folder = if folder.is_relative() {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(folder)
    } else {
        folder
    };
    let path = folder.join("delivery").join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(_) => {
            say(&format!("{} is absent: its cases did not run; name the folder in SHELFHELP_DATA", path.display()));
            Vec::new()
        }
    }
}

fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("standard error");
}

/// A number of the file as cents.
fn cents(number: &Json) -> i64 {
    Money::parse(&number.to_string().trim_end_matches(".0").replace('"', ""), Currency::EUR).unwrap().minor
}

/// What checkout charges by a flat rate: `expect` in cents, or none where it is not offered.
#[test]
fn flat_rates_cost_what_woocommerce_expects() {
    let cases = data("flat_rate.json");
    for case in &cases {
        let classes: Vec<Json> = match (&case["class_costs"], &case["class_cost"]) {
            (Json::Array(costs), _) => costs.clone(),
            (_, Json::Null) => Vec::new(),
            (_, cost) => vec![cost.clone()],
        };
        let mut settings =
            json!({ "cost": { "value": case["cost"] }, "no_class_cost": { "value": case["no_class_cost"] } });
        for (at, cost) in classes.iter().enumerate() {
            settings[format!("class_cost_{at}")] = json!({ "value": cost });
        }
        let by_order = case["type"] == "per order";
        settings["type"] = json!({ "value": if by_order { "order" } else { "class" } });
        let known: Vec<Json> =
            (0..classes.len().max(1)).map(|at| json!({ "id": at, "slug": format!("class-{at}") })).collect();
        let method = json!({ "method_id": "flat_rate", "title": "Flat rate", "enabled": true, "settings": settings });
        // A method beside it, so that there is a file where the flat rate is not offered.
        let beside = json!({ "method_id": "local_pickup", "title": "Collect", "enabled": true, "settings": {} });
        let zone = json!({ "id": 1, "name": "Home", "locations": [{ "code": "GR", "type": "country" }], "methods": [method, beside] });
        let imported = import(&json!({ "zones": [zone], "classes": known, "currency": "EUR" }).to_string());

        let items = case["items"].as_array().cloned().unwrap_or_default();
        let pieces: i64 = items.iter().filter(|item| item[2] == "ships").map(|item| item[0].as_i64().unwrap()).sum();
        let value = ["contents_cost", "order_cost"].iter().find_map(|key| case.get(*key)).map_or(2000, cents);
        let price = |class: &str| {
            let mut parcel = parcel(&imported.policy, class);
            parcel.quantity = u32::try_from(pieces.max(1)).unwrap();
            parcel.value = Some(Money::minor(value, Currency::EUR));
            let quoted = quote(&imported.policy, &parcel, &Destination::parse("GR").unwrap(), now());
            quoted.promises.iter().find(|way| way.method == "flat-rate").map(|way| way.price.unwrap().minor)
        };
        // A price of ours is that of products of one class; WooCommerce adds up the classes of an order, or takes the
        // dearest.
        let plain = price("");
        let of_classes: Vec<Option<i64>> = (0..classes.len()).map(|at| price(&format!("class-{at}"))).collect();
        let more = of_classes.iter().map(|price| price.unwrap_or(0) - plain.unwrap_or(0));
        let charged = match (of_classes.is_empty(), by_order) {
            (true, _) => plain,
            (false, true) => of_classes.iter().copied().max().flatten(),
            (false, false) => Some(plain.unwrap_or(0) + more.sum::<i64>()),
        };
        let expected = (!case["expect"].is_null()).then(|| cents(&case["expect"]));
        assert_eq!(charged, expected, "{case}\n{}", imported.text);
    }
    say(&format!("flat_rate.json: {} of {} prices are WooCommerce's", cases.len(), cases.len()));
}

#[test]
fn zones_match_as_woocommerce_expects() {
    let mut count = 0;
    for case in data("zone_matching.json") {
        let location = |location: &Json| json!({ "code": location[0], "type": location[1] });
        let zones: Vec<Json> = case["zones"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(at, zone)| {
                let locations: Vec<Json> = zone["locations"].as_array().unwrap().iter().map(location).collect();
                let method = json!({ "method_id": "flat_rate", "title": "Flat rate", "settings": { "cost": "1" } });
                json!({ "id": at + 1, "name": zone["name"], "order": zone["order"], "locations": locations, "methods": [method] })
            })
            .collect();
        let imported = import(&Json::from(zones).to_string());
        for case in case["cases"].as_array().unwrap() {
            let text = |key: &str| case[key].as_str().unwrap();
            let state = if text("state").is_empty() { String::new() } else { format!("-{}", text("state")) };
            let to = Destination::parse(&format!("{}{state}/{}", text("country"), text("postcode"))).unwrap();
            let place = place_of(&imported.policy, &to).map(|place| place.name.get(&Locale::english()).to_owned());
            assert_eq!(place.as_deref(), case["expect"].as_str(), "{case}\n{}", imported.text);
            count += 1;
        }
    }
    say(&format!("zone_matching.json: {count} of {count} places are WooCommerce's"));
}
