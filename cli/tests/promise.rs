//! Does the command line promise what the widget will?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, RICH, good, path, run, tells, write};
use serde_json::{Value as Json, json};

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

/// What people read about the shop with rules of every kind.
fn rich(args: &[&str]) -> (i32, String, String) {
    let folder = good();
    write(&folder, "delivery.toml", RICH);
    let run = run(&[&["promise", path(&folder), "--at", AT], args].concat());
    (run.code, run.out, run.err)
}

// Thursday 13:47. Packed at the counters themselves within two hours; the nearer one comes first.
//  standard  packed Fri, one or two working days: Mon – Tue
//  evening   packed Fri: the windows of Friday and Saturday, of which Saturday has none
#[test]
fn counters_windows_and_ways_back_are_shown() {
    let (code, out, err) = rich(&["--to", "GR/10563", "--value", "30.00"]);
    let text = "To GR/10563, Attica, ordered Thu 19 Nov 13:47\n  \
        Pick up, Ermou     free  Thu 19 Nov from 16:00  order by Thu 19 Nov 17:46, Ermou 12, Athens\n  \
        Pick up, Glyfada   free  Thu 19 Nov from 16:00  order by Thu 19 Nov 17:46, Metaxa 3, Glyfada\n  \
        Standard          €4.00  Mon 23 – Tue 24 Nov    order by Thu 19 Nov 14:00\n  \
        In the evening    €6.00  Fri 20 Nov from 17:00  order by Thu 19 Nov 14:00\n    \
        windows: Fri 20 Nov 17:00–19:00, 19:00–21:00\n\
        Can come back until Thu 24 Dec, for €4.00, by post or to a store\n";
    assert_eq!((code, out.as_str(), err.as_str()), (0, text, ""));
    let (_, out, _) = rich(&["--to", "GR/54622", "--value", "30.00"]);
    assert!(out.ends_with("Can come back until Thu 24 Dec, free of charge, by post or to a store\n"), "{out}");
}

#[test]
fn discount_tags_class_and_warehouse_count() {
    let standard = |args: &[&str]| {
        let (_, out, _) = rich(&[&["--to", "GR/54622"], args].concat());
        out.lines().find(|line| line.contains("Standard")).unwrap().split("  ").collect::<Vec<_>>()[2..4].join(" ")
    };
    assert_eq!(standard(&["--value", "60.00"]), "€2.00 Mon 23 – Tue 24 Nov");
    assert_eq!(standard(&["--value", "60.00", "--discount", "10.00"]), "€4.00 Mon 23 – Tue 24 Nov");
    assert_eq!(standard(&["--value", "60.00", "--class", "bulky"]), "€12.00 Mon 23 – Tue 24 Nov");
    // Past ten in Berlin: counted from Friday, two days of packing.
    assert_eq!(standard(&["--value", "60.00", "--warehouse", "berlin"]), "€2.00 Wed 25 – Thu 26 Nov");
    let (_, out, _) = rich(&["--to", "US-CA/90210", "--tag", "wine", "--tag", "gift"]);
    assert!(out.contains("  not Standard: No wine goes there\n"), "{out}");
    let (_, out, _) = rich(&["--to", "US-CA/90210"]);
    assert!(out.contains("To US-CA/90210, the West, ordered"), "{out}");
    let (code, out, err) = rich(&["--to", "GR", "--warehouse", "berln"]);
    assert_eq!((code, out.as_str()), (1, ""));
    tells(&err, &["error[warehouse-unknown]: there is no warehouse \"berln\"\n", " help: did you mean berlin?\n"]);
}

#[test]
fn a_day_to_be_there_by_gives_the_last_moment_of_each_way() {
    let (_, out, _) = rich(&["--to", "GR/10563", "--value", "30.00", "--by", "2026-11-23"]);
    let text = "There by Mon 23 Nov:\n  \
        Pick up, Ermou    order by Mon 23 Nov 17:46\n  \
        Pick up, Glyfada  order by Mon 23 Nov 17:46\n  \
        In the evening    order by Fri 20 Nov 14:00\n  \
        not Standard: Mon 23 – Tue 24 Nov\n";
    assert!(out.contains(text), "{out}");
    let folder = good();
    let run = run(&["promise", path(&folder), "--to", "GR/10434", "--at", AT, "--by", "2026-11-27", "--json"]);
    let ways = json!([{ "method": "standard", "order_by": "2026-11-24T14:00:00+02:00" }]);
    assert_eq!(run.json()["by"], json!({ "date": "2026-11-27", "ways": ways }));
    let wrong = common::run(&["promise", path(&folder), "--to", "GR", "--by", "Christmas"]);
    assert!(wrong.code == 2 && wrong.err.contains("write year, month and day, such as 2026-12-24"), "{}", wrong.err);
}

#[test]
fn a_date_is_explained_day_by_day() {
    let folder = good();
    let args = ["promise", path(&folder), "--to", "GR/10434", "--explain", "--at"];
    let out = run(&[&args[..], &["2026-11-19T15:00:00+02:00"]].concat()).out;
    let text = "
Standard: Tue 24 – Wed 25 Nov
            Thu 19 Nov  Fri 20   Sat 21  Sun 22  Mon 23  Tue 24  Wed 25
  earliest  order       packing  ·       ·       packed  there
  latest    order       packing  ·       ·       packed  on way  there
  Thu 19 Nov: the order came after the cut-off
  Sat 21 – Sun 22 Nov: nobody packs on these days of the week
";
    assert!(out.ends_with(text), "{out}");
    // Christmas Day is a Friday.
    let out = run(&[&args[..], &["2026-12-23T15:00:00+02:00"]].concat()).out;
    let text = "
Standard: Tue 29 – Wed 30 Dec
            Wed 23 Dec  Thu 24   Fri 25  Sat 26  Sun 27  Mon 28  Tue 29  Wed 30
  earliest  order       packing  ·       ·       ·       packed  there
  latest    order       packing  ·       ·       ·       packed  on way  there
  Wed 23 Dec: the order came after the cut-off
  Fri 25 Dec: nobody packs: closed or a holiday
  Sat 26 – Sun 27 Dec: nobody packs on these days of the week
";
    assert!(out.ends_with(text), "{out}");
}

#[test]
fn a_long_wait_is_folded_and_told_as_json_too() {
    let folder = good();
    let args = ["promise", path(&folder), "--to", "GR/10434", "--product", "TABLE", "--at", AT, "--explain"];
    let out = run(&args).out;
    let text = "
            Thu 19 Nov  Fri 20  …  Sun 13 Dec  Mon 14   Tue 15  Wed 16  Thu 17
  earliest  order       ·       …  ·           packing  packed  there
  latest    order       ·       …  ·           packing  packed  on way  there
  Thu 19 Nov – Sun 13 Dec: the product is not there yet
";
    assert!(out.ends_with(text), "{out}");
    let answer = run(&[&args[..], &["--json"]].concat()).json();
    let legs = answer["promises"][0]["timeline"]["earliest"].as_array().unwrap();
    let stages: Vec<&str> = legs.iter().map(|leg| leg["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["ordered", "awaited", "packed", "carried"]);
    assert_eq!(legs[1]["skipped"].as_array().unwrap().len(), 25);
    assert_eq!(legs[1]["skipped"][0], json!({ "date": "2026-11-19", "why": "awaited" }));
    assert_eq!(
        legs[3],
        json!({ "stage": "carried", "from": "2026-12-15", "to": "2026-12-16", "counted": 1, "skipped": [] })
    );
}

#[test]
fn json_tells_counters_windows_and_returns_of_each_way() {
    let folder = good();
    write(&folder, "delivery.toml", RICH);
    let answer = run(&["promise", path(&folder), "--to", "GR/10563", "--at", AT, "--json"]).json();
    let ways = answer["promises"].as_array().unwrap();
    let of = |method: &str| ways.iter().find(|way| way["method"] == method).unwrap();
    assert_eq!(of("shop")["counter"], json!({ "id": "ermou", "name": "Ermou", "address": "Ermou 12, Athens" }));
    let window = json!({ "date": "2026-11-20", "from": "17:00", "until": "19:00" });
    assert_eq!((&of("evening")["windows"][0], &of("evening")["kind"]), (&window, &json!("slots")));
    let fee = json!({ "minor": 400, "currency": "EUR" });
    let returns =
        json!({ "accepted": true, "until": "2026-12-24", "reason": "", "fee": fee, "methods": ["post", "store"] });
    assert_eq!(of("standard")["returns"], returns);
    assert_eq!((&of("standard")["place"], &of("standard")["name"]), (&json!("Attica"), &json!("Standard")));
}
