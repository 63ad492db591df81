//! Is the demo shop sound, and does it show every rule?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::run;
use serde_json::Value as Json;

const SHOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop");
const CUP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop/pages/stoneware-cup.json");

#[test]
fn the_demo_has_no_errors() {
    for shop in [SHOP, CUP] {
        let run = run(&["check", shop]);
        assert_eq!(run.code, 0, "{}", run.out);
    }
}

/// Promises as `method price earliest..latest`, refusals as `-method: reason` where one is given.
#[track_caller]
fn check(shop: &str, product: &str, to: &str, lines: &[&str]) {
    let at = "2026-11-19T13:47:00+02:00";
    let answer = run(&["promise", shop, "--product", product, "--to", to, "--at", at, "--json"]).json();
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let promise = |p: &Json| {
        let price = p["price"]["minor"].as_i64().map_or("?".to_owned(), |minor| minor.to_string());
        format!("{} {price} {}..{}", text(&p["method"]), text(&p["earliest"]), text(&p["latest"]))
    };
    let mut found: Vec<String> = answer["promises"].as_array().unwrap().iter().map(promise).collect();
    let refusals = answer["refusals"].as_array().unwrap().iter();
    found.extend(
        refusals.filter(|r| r["reason"] != "").map(|r| format!("-{}: {}", text(&r["method"]), text(&r["reason"]))),
    );
    let found: Vec<&str> =
        found.iter().map(String::as_str).filter(|line| !line.contains("For furniture only")).collect();
    assert_eq!(found, lines, "{product} to {to}");
}

// Thursday 19 November 2026, 13:47 in Athens: 13 minutes before the cut-off.
//
//  Thu 19   Fri 20   Sat 21   Sun 22   Mon 23   Tue 24
//  order ── packed ── · ─────── · ───── 1 ────── 2         Standard: one day of packing, one or two on the way
//  order, packed ── 1                                      Express: packed the same day
//  order ── packed ── 1 ─────── · ───── 2                  locker: Saturdays count
//  order ── packed ── 1 (Ermou 12 opens at 10:00)          pick-up
#[test]
fn the_scarf_in_athens() {
    check(
        SHOP,
        "SCARF-OLIVE",
        "GR/10434",
        &[
            "pickup 0 2026-11-21..2026-11-21",
            "standard 350 2026-11-23..2026-11-24",
            "locker 390 2026-11-21..2026-11-23",
            "express 690 2026-11-20..2026-11-20",
        ],
    );
}

#[test]
fn the_shirt_travels_free_within_greece() {
    let ways = ["standard 0 2026-11-24..2026-11-26", "locker 0 2026-11-24..2026-11-26"];
    check(SHOP, "SHIRT-LINEN", "GR/84700", &ways);
    // Aegina lies in the range of Attica's postcodes and is an island all the same.
    check(SHOP, "SHIRT-LINEN", "GR/18010", &ways);
}

#[test]
fn prices_abroad_follow_weight_value_or_checkout() {
    check(SHOP, "SHIRT-LINEN", "DE", &["standard 990 2026-11-25..2026-11-30", "express 2200 2026-11-23..2026-11-24"]);
    check(SHOP, "SCARF-OLIVE", "AE", &["standard 2400 2026-11-26..2026-12-01", "express 3900 2026-11-23..2026-11-25"]);
    check(SHOP, "TEA-MOUNTAIN", "JP", &["standard 1800 2026-11-27..2026-12-02", "express 4200 2026-11-24..2026-11-25"]);
    check(SHOP, "EAR-OLIVE", "CN", &["standard ? 2026-12-01..2026-12-08"]);
    check(SHOP, "SOAP-OLIVE", "US", &["standard 2900 2026-11-30..2026-12-04"]);
}

#[test]
fn what_does_not_travel_says_why() {
    let quarantine =
        "-standard: We do not send to Australia at the moment: too many parcels came back from quarantine.";
    check(SHOP, "SOAP-OLIVE", "AU", &[quarantine]);
    let heavy = [
        "-standard: Too heavy for a parcel",
        "-express: Too heavy for express",
        "-locker: Does not fit into a locker",
        "-pickup: Stands in the workshop, not in the shop",
    ];
    // Pre-order: ready on Monday 14 December, packed in one or two days; the van goes on Tuesday, Thursday and Saturday.
    check(SHOP, "TABLE-OAK", "GR/10434", &[&["van 4500 2026-12-17..2026-12-19"], &heavy[..]].concat());
    check(SHOP, "TABLE-OAK", "GR/84700", &[&["freight ? 2026-12-22..2026-12-30"], &heavy[..]].concat());
    check(SHOP, "TABLE-OAK", "DE", &[&heavy[..], &["-freight: Furniture stays in Greece"]].concat());
}

#[test]
fn the_cup_has_rules_of_its_own() {
    // After the cut-off at 11:00 the order counts for Friday.
    check(CUP, "CUP-AEGEAN", "GR", &["padded 450 2026-11-24..2026-11-27"]);
    check(CUP, "CUP-AEGEAN", "DE", &["padded 1200 2026-11-27..2026-12-02"]);
    check(CUP, "CUP-AEGEAN", "US", &["padded 2700 2026-12-01..2026-12-08"]);
}
