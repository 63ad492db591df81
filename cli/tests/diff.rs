//! Are changes of promises told with how much, and for whom?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, PRODUCTS, RICH, good, path, run, write};
use serde_json::json;

/// The lines between two sets of delivery rules.
#[track_caller]
fn check(old: &str, new: &str, lines: &[&str]) {
    let (before, after) = (good(), good());
    write(&before, "delivery.toml", old);
    write(&after, "delivery.toml", new);
    let run = run(&["diff", path(&before), path(&after), "--at", AT]);
    let found: Vec<&str> = run.out.lines().collect();
    assert_eq!((found, run.err.as_str()), (lines.to_vec(), ""));
    assert_eq!(run.code, 1);
}

/// The lines after one edit of the good shop's rules.
#[track_caller]
fn edit(from: &str, to: &str, lines: &[&str]) {
    assert!(DELIVERY.contains(from), "{from:?} is not in the rules");
    check(DELIVERY, &DELIVERY.replacen(from, to, 1), lines);
}

#[test]
fn nothing_changes_between_a_shop_and_itself() {
    let folder = good();
    let same = run(&["diff", path(&folder), path(&folder), "--at", AT]);
    let text = "No promise changes in the week of 2026-11-16.\n";
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, text, ""));
    let json = run(&["diff", path(&folder), path(&folder), "--at", AT, "--json"]);
    assert_eq!((json.code, json.json()), (0, json!({ "same": true, "at": AT, "week": "2026-11-16", "changes": [] })));
    // Names, answers and whatever else no promise depends on may change.
    let other = good();
    write(&other, "shop.toml", common::SHOP.replace("\"Elaia\"", "\"Elea\""));
    write(&other, "delivery.toml", DELIVERY.replace("name = \"Attica\"", "name = \"Athens\""));
    assert_eq!(run(&["diff", path(&folder), path(&other), "--at", AT]).code, 0);
}

#[test]
fn a_price_changes_for_those_who_pay_it() {
    edit(
        "\"3.50\"",
        "\"4.00\"",
        &["Standard to Attica, for orders up to €49.99 (such as SCARF): +€0.50 (€3.50 → €4.00)"],
    );
    edit("price = 4.20", "price = \"checkout\"", &["Standard to greece: €4.20 → at checkout"]);
    edit("price = 4.20", "price = \"free\"", &["Standard to greece: −€4.20 (€4.20 → free)"]);
}

#[test]
fn days_change_and_are_counted_as_those_on_which_the_carrier_works() {
    edit(
        "days = [1, 1]",
        "days = [2, 2]",
        &["Standard everywhere: arrives 1 working day later (Wed 18 – Thu 19 → Thu 19 – Fri 20 Nov)"],
    );
    edit(
        "transit = [1, 2]",
        "transit = [1, 3]",
        &["Standard to Attica: arrives 1 working day later at the latest (Wed 18 – Thu 19 → Wed 18 – Fri 20 Nov)"],
    );
    // Both ends, dates and price at once, in one line.
    check(
        DELIVERY,
        &DELIVERY.replace("price = 4.20\ntransit = 3", "price = \"4.70\"\ntransit = 4"),
        &["Standard to greece: arrives 1 working day later (Fri 20 → Mon 23 Nov), +€0.50 (€4.20 → €4.70)"],
    );
}

#[test]
fn a_cut_off_changes_the_hours_between() {
    // The pre-order waits for its own day, whatever the hour.
    edit(
        "\"14:00\"",
        "\"12:00\"",
        &[
            "Standard everywhere, for all but TABLE: Mon–Fri orders from 12:00 to 14:00 arrive 1 working day later (Wed 18 – Thu 19 \
           → Thu 19 – Fri 20 Nov)",
        ],
    );
    edit(
        "\"14:00\"",
        "{ weekdays = \"14:00\", fri = \"11:00\" }",
        &[
            "Standard everywhere, for all but TABLE: Fri orders from 11:00 to 14:00 arrive 1 working day later (Tue 24 – Wed 25 → \
           Wed 25 – Thu 26 Nov)",
        ],
    );
}

#[test]
fn a_threshold_shows_where_no_product_costs_what_lies_between() {
    edit(
        "\"50.00\"",
        "\"60.00\"",
        &[
            "Standard to Attica, for all but orders of €50.00 to €59.99: free from €60.00 instead of €50.00",
            "Standard to Attica, for orders of €50.00 to €59.99: +€3.50 (free → €3.50), free from €60.00 instead of \
             €50.00",
        ],
    );
}

#[test]
fn places_and_methods_come_and_go() {
    edit(
        "countries = [\"GR\"]\n\n[[methods]]",
        "countries = [\"GR\"]\n\n[[places]]\nid = \"cyprus\"\nname = \"Cyprus\"\ncountries = [\"CY\"]\n\n[[methods]]\nid = \
         \"air\"\nname = \"By air\"\n[[methods.rates]]\nplace = \"cyprus\"\nprice = 12\ntransit = 1\n\n[[methods]]",
        &["By air is new, to Cyprus", "The place Cyprus is new"],
    );
    edit(
        "place = \"greece\"\nprice = 4.20",
        "place = \"attica\"\nprice = 4.20",
        &["Standard to greece: no longer offered"],
    );
    edit(
        "price = 4.20\ntransit = 3",
        "never = \"The ferries rest\"",
        &["Standard to greece: no longer offered: The ferries rest"],
    );
    check(
        &DELIVERY.replace("price = 4.20\ntransit = 3", "never = \"The ferries rest\""),
        DELIVERY,
        &["Standard to greece: now offered (€4.20, Fri 20 Nov)"],
    );
}

#[test]
fn postcodes_that_move_to_another_place_are_asked_about_apart() {
    let two = |range: &str| DELIVERY.replace("\"100 00..199 99\"", range);
    check(
        &two("\"100 00..199 99\", \"54*\""),
        &two("\"100 00..199 99\""),
        &[
            "Standard to GR/544 34 (Attica → greece), for all but orders up to €49.99 (such as SCARF): arrives 2 working days \
             later at the earliest, 1 working day later at the latest (Wed 18 – Thu 19 → Fri 20 Nov), +€4.20 (free → €4.20), no \
             longer free from €50.00",
            "Standard to GR/544 34 (Attica → greece), for orders up to €49.99 (such as SCARF): arrives 2 working days later at \
             the earliest, 1 working day later at the latest (Wed 18 – Thu 19 → Fri 20 Nov), +€0.70 (€3.50 → €4.20), no longer \
             free from €50.00",
        ],
    );
}

#[test]
fn closed_days_further_ahead_and_returns() {
    edit("2026-12-26]", "2026-12-26, 2026-12-24]", &["Packing: closed now on Thu 24 Dec 2026"]);
    edit(
        "open = [\"mon\", ",
        "extra_open = [2026-12-19]\nopen = [\"mon\", ",
        &["Packing: open now on Sat 19 Dec 2026"],
    );
    edit("days = 30", "days = 14", &["Returns: 30 days → 14 days"]);
    edit(
        "days = 30",
        "days = \"unlimited\"\nfee = \"4.00\"\nfees = { greece = \"free\" }\nmethods = [\"post\"]\nexcept = { silk = \"No\" }",
        &[
            "Returns: 30 days → without limit",
            "The way back: unknown → €4.00",
            "The way back from greece: unknown → free of charge",
            "Ways back: nothing said → by post",
            "Returns: what has the tag \"silk\" can no longer come back",
        ],
    );
}

#[test]
fn counters_windows_and_classes_change() {
    let edit = |from: &str, to: &str, lines: &[&str]| {
        assert!(RICH.contains(from), "{from:?}");
        check(RICH, &RICH.replacen(from, to, 1), lines);
    };
    edit("\"19:00-21:00\"", "\"20:00-22:00\"", &["In the evening to Attica: other windows"]);
    edit(
        "price = \"12.00\"",
        "price = \"15.00\"",
        &["Standard to Attica and Greece, for the class bulky: +€3.00 (€12.00 → €15.00)"],
    );
    // Two hours from opening, now from nine; an order between ten and eleven is done by one. The last to be packed before
    // eight comes at 17:45.
    edit(
        "weekdays = \"12:00-20:00\"",
        "weekdays = \"09:00-20:00\"",
        &[
            "Pick up, Glyfada to Attica, for all but TABLE: Mon–Thu orders until 10:00 and from 20:00, Fri orders until 10:00, \
             Sat, Sun orders are ready from 11:00 instead of 14:00",
            "Pick up, Glyfada to Attica, for all but TABLE: Mon–Fri orders from 10:00 to 11:00 are ready from 12:00 instead of \
             14:00",
            "Pick up, Glyfada to Attica, for all but TABLE: Mon–Fri orders from 11:00 to 12:00 are ready from 13:00 instead of \
             14:00",
            "Pick up, Glyfada to Attica, for all but TABLE: Mon–Thu orders from 17:46 to 20:00 are ready from 09:00 instead of \
             12:00",
            "Pick up, Glyfada to Attica, for TABLE: is ready from 11:00 instead of 14:00",
        ],
    );
    edit(
        "days = 2\ncutoff = \"10:00\"",
        "days = 3\ncutoff = \"10:00\"",
        &[
            "Standard to Attica and Greece, for what comes from berlin: arrives 1 working day later (Thu 19 – Fri 20 → Fri 20 – \
             Mon 23 Nov)",
            "Standard to the West, for what comes from berlin: arrives 1 working day later (Wed 25 – Mon 30 Nov → Thu 26 Nov – Tue 1 \
             Dec)",
            "In the evening to Attica, for what comes from berlin: arrives 1 day later (Wed 18 → Thu 19 Nov), other windows",
        ],
    );
    edit(
        "tags = [\"wine\"]",
        "tags = [\"silk\"]",
        &[
            "Standard to the West, for what is tagged silk (such as SCARF): no longer offered: No wine goes there",
            "Standard to the West, for what is tagged wine: now offered (€25.00, Tue 24 – Fri 27 Nov)",
        ],
    );
}

#[test]
fn products_that_weigh_more_pay_more() {
    let (before, after) = (good(), good());
    let tiers =
        DELIVERY.replace("price = 4.20", "tiers_by_weight = [{ up_to = 1000, price = \"4\" }, { price = \"9\" }]");
    write(&before, "delivery.toml", &tiers);
    write(&after, "delivery.toml", &tiers);
    write(&after, "products.toml", PRODUCTS.replace("weight_g = 65", "weight_g = 1650"));
    let run = run(&["diff", path(&before), path(&after), "--at", AT]);
    assert_eq!(run.out, "Standard to greece, for SCARF: +€5.00 (€4.00 → €9.00)\n");
}

#[test]
fn a_change_as_json_has_its_numbers() {
    let (before, after) = (good(), good());
    write(&after, "delivery.toml", DELIVERY.replace("price = 4.20\ntransit = 3", "price = \"4.70\"\ntransit = 4"));
    let run = run(&["diff", path(&before), path(&after), "--at", AT, "--json"]);
    let answer = run.json();
    let change = &answer["changes"][0];
    assert_eq!((run.code, &answer["same"], &change["what"]), (1, &json!(false), &json!("changed")));
    assert_eq!(
        (&change["method"], &change["places"], &change["orders"]),
        (&json!("standard"), &json!(["greece"]), &json!("all"))
    );
    assert_eq!(change["days"], json!({ "earliest": 1, "latest": 1, "unit": "working day" }));
    assert_eq!(change["example"]["to"], "GR");
    assert_eq!(change["example"]["old"]["price"], json!({ "minor": 420, "currency": "EUR" }));
    assert_eq!(
        (&change["example"]["old"]["latest"], &change["example"]["new"]["latest"]),
        (&json!("2026-11-20"), &json!("2026-11-23"))
    );
    assert!(change["text"].as_str().unwrap().starts_with("Standard to greece: arrives 1 working day later"));
}

#[test]
fn what_cannot_be_compared_exits_with_two() {
    let (shop, bare) = (good(), good());
    std::fs::remove_file(bare.path().join("delivery.toml")).unwrap();
    for (old, new, words) in [
        (path(&shop), "/nowhere", "there is no such folder or file"),
        ("/nowhere", path(&shop), "there is no such folder or file"),
        (path(&shop), path(&bare), "says nothing about delivery"),
        (path(&bare), path(&bare), "says nothing about delivery"),
    ] {
        let run = run(&["diff", old, new, "--at", AT]);
        assert!(run.code == 2 && run.out.is_empty() && run.err.contains(words), "{run:?}");
    }
    assert_eq!(run(&["diff", path(&shop)]).code, 2);
    // Mistakes are told, and what is usable is compared.
    write(&bare, "delivery.toml", DELIVERY.replace("\"3.50\"", "\"3,50\""));
    let run = run(&["diff", path(&shop), path(&bare), "--at", AT]);
    assert!(run.code == 1 && run.err.starts_with("note: 1 error, 0 warnings in "), "{run:?}");
}
