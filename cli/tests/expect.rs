//! Are the merchant's cases run, and is each mismatch told with its place?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, RICH, good, path, problems, run, tells, write};
use serde_json::json;

/// The end of a `[[expect]]` for the scarf to Athens: what comes before it is the same in most cases, and takes five lines
/// of the file.
fn case(rest: &str) -> String {
    format!("[[expect]]\nto = \"GR/10434\"\nproduct = \"SCARF\"\nat = \"{AT}\"\nmethod = \"standard\"\n{rest}\n")
}

/// What is wrong with a case at the end of delivery.toml, as `code line:column message`; lines count from its own first.
fn check(delivery: &str, case: &str) -> Vec<String> {
    let folder = good();
    let before = delivery.lines().count() as i64;
    write(&folder, "delivery.toml", format!("{delivery}{case}"));
    let json = run(&["check", path(&folder), "--at", AT, "--json"]).json();
    let list = json["problems"].as_array().unwrap();
    let found = list.iter().map(|p| {
        let line = p["line"].as_i64().unwrap() - before;
        format!("{} {line}:{} {}", p["code"].as_str().unwrap(), p["column"], p["message"].as_str().unwrap())
    });
    found.collect()
}

#[test]
fn cases_that_hold_are_counted() {
    let folder = good();
    let cases = [
        case(
            "earliest = 2026-11-23\nlatest = 2026-11-24\nprice = \"3.50\"\norder_by = \"2026-11-19T14:00:00+02:00\"",
        ),
        "[[expect]]\nto = \"GR/10434\"\nvalue = \"50.00\"\nat = 2026-11-19T13:47:00+02:00\nmethod = \"standard\"\nprice = \"free\"\n"
            .to_owned(),
        format!("[[expect]]\nto = \"US\"\nat = \"{AT}\"\nnever = true\n"),
        format!("[[expect]]\nto = \"DE\"\nat = \"{AT}\"\nmethod = \"standard\"\nnever = true\n"),
    ];
    write(&folder, "delivery.toml", DELIVERY.to_owned() + &cases.concat());
    let text = run(&["check", path(&folder), "--at", AT]);
    let totals = "\n0 errors, 0 warnings in 7 files, all 4 cases pass\n";
    assert!(text.code == 0 && text.out.ends_with(totals), "{}", text.out);
    let json = run(&["check", path(&folder), "--at", AT, "--json"]).json();
    assert_eq!(json["expect"], json!({ "cases": 4, "passed": 4 }));
    write(&folder, "delivery.toml", DELIVERY.to_owned() + &case("price = \"free\"") + &cases[0]);
    let text = run(&["check", path(&folder), "--at", AT]);
    assert!(text.code == 1 && text.out.ends_with(", 1 of 2 cases pass\n"), "{}", text.out);
    write(&folder, "delivery.toml", DELIVERY.to_owned() + &cases[0]);
    assert!(run(&["check", path(&folder), "--at", AT]).out.ends_with(", the one case passes\n"));
}

#[test]
fn what_is_promised_otherwise_is_told_at_its_value() {
    for (rest, wanted) in [
        ("earliest = 2026-11-24", "expect 6:12 standard to GR/10434 comes from 2026-11-23 on, not 2026-11-24"),
        ("latest = 2026-11-25", "expect 6:10 standard to GR/10434 comes by 2026-11-24, not 2026-11-25"),
        ("price = \"4.00\"", "expect 6:9 the price of standard to GR/10434 is €3.50, not €4.00"),
        ("price = \"free\"", "expect 6:9 the price of standard to GR/10434 is €3.50, not free"),
        ("price = \"checkout\"", "expect 6:9 the price of standard to GR/10434 is €3.50, not at checkout"),
        (
            "order_by = \"2026-11-19T15:00:00+02:00\"",
            "expect 6:12 the last moment for standard to GR/10434 is 2026-11-19T14:00:00+02:00, not 2026-11-19T15:00:00+02:00",
        ),
        ("ready_from = \"10:00\"", "expect 6:14 standard to GR/10434 can be had at no certain time, not from 10:00"),
        (
            "never = true",
            "expect 6:9 standard goes to GR/10434, €3.50 on 2026-11-23 to 2026-11-24; nothing was expected to",
        ),
    ] {
        assert_eq!(check(DELIVERY, &case(rest)), [wanted], "{rest}");
    }
    let missing = case("price = \"3.50\"").replace("GR/10434", "US");
    assert_eq!(check(DELIVERY, &missing), ["expect 5:10 standard does not go to US"]);
    let two = check(DELIVERY, &case("earliest = 2026-11-24\nprice = \"4.00\""));
    assert_eq!(two.len(), 2, "{two:?}");
}

#[test]
fn a_mismatch_comes_with_the_command_that_explains_it() {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.to_owned() + &case("quantity = 2\ntags = [\"silk\"]\nprice = \"3.50\""));
    let text = run(&["check", path(&folder), "--at", AT]).out;
    let help = " help: `shelfhelp promise SHOP --to GR/10434 --product SCARF --quantity 2 --tag silk --at \
                2026-11-19T13:47:00+02:00 --explain` shows how it comes about; correct the rules, or the case\n";
    let message = "error[expect]: the price of standard to GR/10434 is free, not €3.50\n";
    tells(&text, &[message, "delivery.toml:41:9\n", help]);
}

#[test]
fn a_case_that_depends_on_today_or_cannot_be_read_is_refused() {
    let whole = case("price = \"3.50\"");
    for (from, to, wanted) in [
        ("at = \"2026-11-19T13:47:00+02:00\"\n", "", "missing 1:1 `at` is missing"),
        ("to = \"GR/10434\"\n", "", "missing 1:1 `to` is missing"),
        ("method = \"standard\"\n", "", "missing 1:1 `method` is missing"),
        ("2026-11-19T13:47:00+02:00", "2026-11-19", "instant 4:6 \"2026-11-19\" is not a moment"),
        ("GR/10434", "GRE", "country 2:6 no country is `GRE`"),
        ("GR/10434", "GR/1", "postcode 2:6 \"1\" is not a postcode of GR"),
        ("SCARF", "SCRAF", "product-unknown 3:11 there is no product \"SCRAF\""),
        ("standard", "standart", "method-unknown 5:10 there is no method \"standart\""),
        ("\"3.50\"", "\"3,50\"", "amount 6:9 \"3,50\" is not an amount"),
        ("price = \"3.50\"", "earliest = \"soon\"", "date 6:12 \"soon\" is not a day of the calendar"),
        (
            "price = \"3.50\"",
            "never = true\nprice = \"3.50\"",
            "expect-both 1:1 what never comes has no date and no price",
        ),
        ("price = \"3.50\"", "quantity = 0", "not-a-number 6:12 0 is not a whole number of pieces"),
        ("price = \"3.50\"", "warehouse = \"berlin\"", "warehouse-unknown 6:13 there is no warehouse \"berlin\""),
    ] {
        assert!(whole.contains(from), "{from}");
        assert_eq!(check(DELIVERY, &whole.replace(from, to)), [wanted], "{to}");
    }
    let typo = check(DELIVERY, &case("erliest = 2026-11-23"));
    assert_eq!(typo, ["unknown-key 6:1 `erliest` is not known here and is not used"]);
}

#[test]
fn counters_windows_classes_and_warehouses_are_expected_too() {
    let case = |parcel: &str, rest: &str| format!("[[expect]]\nto = \"GR/10563\"\nat = \"{AT}\"\n{parcel}\n{rest}\n");
    for (parcel, rest) in [
        ("value = \"30.00\"", "method = \"shop\"\nready_from = \"16:00\"\nearliest = 2026-11-19"),
        ("value = \"30.00\"", "method = \"shop\"\ncounter = \"glyfada\"\nready_from = \"16:00\"\nprice = \"free\""),
        ("value = \"60.00\"\ndiscount = \"10.00\"", "method = \"standard\"\nprice = \"4.00\""),
        ("value = \"60.00\"\nclass = \"bulky\"", "method = \"standard\"\nprice = \"12.00\""),
        ("warehouse = \"berlin\"", "method = \"standard\"\nearliest = 2026-11-25\nlatest = 2026-11-26"),
    ] {
        assert_eq!(check(RICH, &case(parcel, rest)), [""; 0], "{parcel} {rest}");
    }
    let wine = format!("[[expect]]\nto = \"US-CA/90210\"\nat = \"{AT}\"\ntags = [\"wine\"]\nmethod = \"standard\"\n");
    assert_eq!(check(RICH, &wine), ["expect 5:10 standard does not go to US-CA/90210: \"No wine goes there\""]);
    assert_eq!(check(RICH, &(wine + "never = true\n")), [""; 0]);
}

#[test]
fn cases_of_a_shop_in_one_file_run_and_are_not_published() {
    let folder = good();
    let shop = r#"{"name": "E", "locales": ["en"], "currency": "EUR", "time_zone": "Europe/Athens",
 "delivery": {"handling": {"days": 1}, "methods": [{"id": "s", "rates": [{"price": 3.5, "transit": 1}]}],
  "expect": [{"to": "GR", "at": "2026-11-19T13:47:00+02:00", "method": "s", "price": "4"}]},
 "answers": {"en": [{"id": "a", "question": "Q", "body": "b"}]}}"#;
    write(&folder, "shop.json", shop);
    let file = folder.path().join("shop.json");
    let found = problems(&folder, &run(&["check", file.to_str().unwrap(), "--json"]).json());
    assert_eq!(
        found,
        [("error expect shop.json:3:86".to_owned(), "the price of s to GR is €3.50, not €4.00".to_owned())]
    );
    let out = folder.path().join("public");
    let args = ["build", file.to_str().unwrap(), "--json-only", "--out", out.to_str().unwrap()];
    assert_eq!(run(&args).code, 0);
    assert!(!std::fs::read_to_string(out.join("shop.json")).unwrap().contains("expect"));
}
