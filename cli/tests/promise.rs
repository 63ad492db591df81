//! Does the command line promise what the widget will?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{DELIVERY, good, path, run, write};
use serde_json::{Value as Json, json};

const AT: &str = "2026-11-19T13:47:00+02:00";

fn promise(args: &[&str]) -> (i32, Json) {
    let folder = good();
    let run = run(&[&["promise", path(&folder), "--json"], args].concat());
    (run.code, run.json())
}

#[test]
fn a_promise_has_the_pinned_shape() {
    let (code, answer) = promise(&["--to", "GR/104 34", "--product", "SCARF", "--at", AT]);
    assert_eq!(code, 0);
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["at", "to", "promises", "refusals", "problems"]);
    assert_eq!((&answer["at"], &answer["to"]), (&json!(AT), &json!("GR/104 34")));
    let way = answer["promises"][0].as_object().unwrap();
    // Ordered on Thursday before 14:00, packed on Friday, one or two working days on its way.
    assert_eq!((&way["method"], &way["kind"]), (&json!("standard"), &json!("ship")));
    assert_eq!(way["price"], json!({ "minor": 350, "currency": "EUR" }));
    assert_eq!((&way["earliest"], &way["latest"]), (&json!("2026-11-23"), &json!("2026-11-24")));
    assert_eq!(way["order_by"], "2026-11-19T14:00:00+02:00");
    assert_eq!(way["receipt"].as_str().unwrap().len(), 32);
    assert_eq!((&answer["refusals"], &answer["problems"]), (&json!([]), &json!([])));
}

#[test]
fn order_value_weight_and_quantity_count() {
    let price = |args: &[&str]| {
        promise(&[&["--to", "GR/10434", "--at", AT], args].concat()).1["promises"][0]["price"]["minor"].clone()
    };
    assert_eq!(price(&["--product", "SCARF"]), 350);
    assert_eq!(price(&["--product", "SCARF", "--quantity", "2"]), 0, "two scarves are over 50 euros");
    assert_eq!(price(&["--value", "50.00"]), 0);
    assert_eq!(price(&["--value", "49.99"]), 350);
    let folder = good();
    write(
        &folder,
        "delivery.toml",
        DELIVERY.replace("price = 4.20", "tiers_by_weight = [{ up_to = 1000, price = \"4\" }, { price = \"9\" }]"),
    );
    let price = |weight: &str| {
        let run = run(&["promise", path(&folder), "--to", "GR/54622", "--weight", weight, "--at", AT, "--json"]);
        run.json()["promises"][0]["price"]["minor"].clone()
    };
    assert_eq!((price("1000"), price("1001")), (json!(400), json!(900)));
}

#[test]
fn a_place_that_is_not_served_is_a_refusal() {
    let (code, answer) = promise(&["--to", "US", "--at", AT]);
    assert_eq!((code, &answer["promises"]), (0, &json!([])));
    assert_eq!(answer["refusals"], json!([{ "method": "standard", "reason": "" }]));
}

#[test]
fn a_question_that_makes_no_sense_is_a_problem() {
    for (args, message, code) in [
        (&["--to", "GRE"][..], "no country is `GRE`", 1),
        (&["--to", "GR/1"], "\"1\" is not a postcode of GR", 1),
        (&["--to", "GR", "--value", "3,50"], "\"3,50\" is not an amount in EUR", 1),
        (&["--to", "GR", "--product", "SCRAF"], "no product described is `SCRAF`", 0),
    ] {
        let (found, answer) = promise(args);
        assert_eq!((found, &answer["problems"][0]["message"]), (code, &json!(message)), "{args:?}");
        assert!(code == 0 || answer["promises"] == json!([]));
    }
    let folder = good();
    for args in [&["--at", "yesterday"], &["--weight", "heavy"], &["--quantity", "0"]] {
        assert_eq!(run(&[&["promise", path(&folder), "--to", "GR"], &args[..]].concat()).code, 2, "{args:?}");
    }
}

#[test]
fn a_shop_without_delivery_rules_promises_nothing() {
    let folder = good();
    std::fs::remove_file(folder.path().join("delivery.toml")).unwrap();
    let run = run(&["promise", path(&folder), "--to", "GR", "--json"]);
    assert_eq!((run.code, &run.json()["promises"]), (1, &json!([])));
}

#[test]
fn mistakes_of_the_shop_come_with_what_is_usable() {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.replace("\"14:00\"", "\"25:00\""));
    let run = run(&["promise", path(&folder), "--to", "GR", "--at", AT, "--json"]);
    let answer = run.json();
    assert_eq!((run.code, &answer["problems"][0]["line"]), (0, &json!(3)));
    assert_eq!(answer["promises"].as_array().unwrap().len(), 1);
}

#[test]
fn people_read_a_table() {
    let folder = good();
    let run = run(&["promise", path(&folder), "--to", "GR/10434", "--product", "SCARF", "--at", AT]);
    let table = "To GR/10434, Attica, ordered Thu 19 Nov 13:47\n  \
                 Standard  €3.50  Mon 23 – Tue 24 Nov  order by Thu 19 Nov 14:00, €12.10 more for free delivery\n\
                 Can come back until Thu 24 Dec\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, table, ""));
}

#[test]
fn without_a_moment_it_is_now() {
    let (code, answer) = promise(&["--to", "GR"]);
    let at = answer["at"].as_str().unwrap();
    assert!(code == 0 && (at.ends_with("+02:00") || at.ends_with("+03:00")), "{at}");
}
