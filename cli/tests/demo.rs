//! Is the demo shop sound, and does it show every rule?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::run;
use serde_json::Value as Json;
use shelfhelp::content::{Block, Inline, bundle, markup};

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

// Past noon in Como, where the throw is woven, so the order counts for Friday 20. One or two days of packing and eight to
// twelve at the loom, Mon–Fri, without Tuesday 8 December, a holiday in Italy: Thu 3 – Fri 11. Then four to six days with
// ACS: Wed 9 – Mon 21; five to seven to the kiosk. Twelve euros for what is bulky, one more for the ferry.
#[test]
fn the_throw_is_woven_to_order_in_another_warehouse() {
    let hurry = "Woven to order: express would not make it sooner";
    let no = [
        format!("-express: {hurry}"),
        format!("-locker: {hurry}"),
        "-pickup: Comes to you straight from the loom".to_owned(),
    ];
    let no: Vec<&str> = no.iter().map(String::as_str).collect();
    let crete = ["kiosk 700 2026-12-10..2026-12-22", "standard 1300 2026-12-09..2026-12-21"];
    check(SHOP, "THROW-LINEN", "GR/71305", &[&crete[..], &no].concat());
    // Two kilograms begun: 9.00 + 2 × 2.00. Two to four days.
    check(SHOP, "THROW-LINEN", "DE", &[&["standard 1300 2026-12-07..2026-12-17"], &no[..]].concat());
    // It does not leave Europe, whatever the way.
    let answer = run(&["promise", SHOP, "--product", "THROW-LINEN", "--to", "US/90210", "--json"]).json();
    let reasons: Vec<String> = answer["refusals"].as_array().unwrap().iter().map(|r| r["reason"].to_string()).collect();
    assert!(reasons.iter().any(|reason| reason.contains("stay in Europe")), "{reasons:?}");
    assert_eq!(answer["promises"].as_array().map(Vec::len), Some(0));
}

// The workshop packs in two hours and sleeps from 14:00 to 17:00; the store room opens on Friday at 10:00 and packs until
// noon. Packed on Friday, the small van's next hours are Saturday's; the large one comes after one or two tours.
#[test]
fn the_bench_is_collected_or_comes_in_a_window() {
    let heavy = [
        "-standard: Too heavy for a parcel",
        "-express: Too heavy for express",
        "-locker: Does not fit into a locker",
        "-pickup: Stands in the workshop, not in the shop",
    ];
    let attica = [
        "workshop 0 2026-11-19..2026-11-19",
        "workshop 0 2026-11-20..2026-11-20",
        "window 3900 2026-11-21..2026-11-21",
        "van 4500 2026-11-21..2026-11-26",
    ];
    check(SHOP, "BENCH-OAK", "GR/14562", &[&attica[..], &heavy].concat());
    // Thessaloniki's postcode is nearer to that of Piraeus. By freight a bench costs less than a table.
    let greece = [
        "workshop 0 2026-11-20..2026-11-20",
        "workshop 0 2026-11-19..2026-11-19",
        "freight 4900 2026-11-25..2026-12-01",
    ];
    check(SHOP, "BENCH-OAK", "GR/54621", &[&greece[..], &heavy].concat());
}

#[test]
fn a_state_is_known_by_its_postcode_and_the_ferry_costs_a_euro() {
    check(SHOP, "SOAP-OLIVE", "US/90210", &["standard 2600 2026-11-30..2026-12-03"]);
    check(SHOP, "SOAP-OLIVE", "US/10001", &["standard 2900 2026-11-30..2026-12-04"]);
    let crete = ["standard 520 2026-11-24..2026-11-26", "locker 560 2026-11-24..2026-11-26"];
    check(SHOP, "SOAP-OLIVE", "GR/71305", &crete);
}

#[test]
fn the_cup_has_rules_of_its_own() {
    // After the cut-off at 11:00 the order counts for Friday.
    check(CUP, "CUP-AEGEAN", "GR", &["padded 450 2026-11-24..2026-11-27"]);
    check(CUP, "CUP-AEGEAN", "DE", &["padded 1200 2026-11-27..2026-12-02"]);
    check(CUP, "CUP-AEGEAN", "US", &["padded 2700 2026-12-01..2026-12-08"]);
    // The same day by bicycle, a begun kilogram: 5.00 + 0.50.
    let athens = ["padded 450 2026-11-24..2026-11-27", "bicycle 550 2026-11-19..2026-11-19"];
    check(CUP, "CUP-AEGEAN", "GR/10434", &athens);
    // By districts, up to two cups.
    check(CUP, "CUP-AEGEAN", "GB/SW1A 1AA", &["padded 1400 2026-11-27..2026-12-02"]);
    check(CUP, "CUP-AEGEAN", "GB/IV2 3AA", &["padded 1900 2026-12-01..2026-12-07"]);
}

/// Runs of text, with the words that facts fall back on, and the names of those facts.
fn texts(blocks: &[Block], out: &mut Vec<String>, facts: &mut Vec<String>) {
    fn runs(inlines: &[Inline], out: &mut Vec<String>, facts: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push(text.clone()),
                Inline::Fact(name, words) => {
                    assert!(!words.is_empty(), "{name} has no words");
                    out.push(words.clone());
                    facts.push(name.clone());
                }
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Struck(inner)
                | Inline::Link(_, inner)
                | Inline::Answer(_, inner) => runs(inner, out, facts),
                Inline::Break | Inline::Check(_) | Inline::Note(_) => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) => runs(text, out, facts),
            Block::List(_, items) | Block::Notes(items) => items.iter().for_each(|item| texts(item, out, facts)),
            Block::Table(head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, out, facts));
            }
            Block::Callout(_, inner) => texts(inner, out, facts),
            Block::Image(_, words, ..) | Block::Video(_, words, _) => out.push(words.clone()),
        }
    }
}

/// In both forms: compiled, and as one document.
#[test]
fn no_answer_shows_a_fact_as_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("parts");
    let document = folder.path().join("one");
    assert_eq!(run(&["build", SHOP, "--out", out.to_str().unwrap()]).code, 0);
    assert_eq!(run(&["build", SHOP, "--out", document.to_str().unwrap(), "--json-only"]).code, 0);
    let (mut answers, mut facts) = (0, Vec::new());
    let mut look = |at: &str, body: &[Block]| {
        let mut said = Vec::new();
        texts(body, &mut said, &mut facts);
        assert!(
            !said.is_empty() && said.iter().all(|text| !text.contains("{{") && !text.contains("}}")),
            "{at} {said:?}"
        );
        answers += 1;
    };
    let read = |file: &Json| std::fs::read(out.join(file.as_str().unwrap())).unwrap();
    let manifest: Json = serde_json::from_slice(&read(&"shop.json".into())).unwrap();
    for files in manifest["answers"].as_object().unwrap().values() {
        let mut list = bundle::decode_titles(&read(&files["titles"])).unwrap();
        let mut done = 0;
        for bodies in files["bodies"].as_array().unwrap() {
            let count = bodies["count"].as_u64().unwrap() as usize;
            bundle::decode_bodies(&read(&bodies["file"]), &mut list[done..done + count]).unwrap();
            done += count;
        }
        assert_eq!(done, list.len());
        list.iter().for_each(|answer| look(&answer.id, &answer.body));
    }
    let json: Json = serde_json::from_slice(&std::fs::read(document.join("shop.json")).unwrap()).unwrap();
    for answer in json["answers"].as_object().unwrap().values().flat_map(|list| list.as_array().unwrap()) {
        look(&answer["id"].to_string(), &markup::parse(answer["body"].as_str().unwrap()));
    }
    assert!(answers >= 2 * 150, "{answers} answers");
    facts.sort();
    facts.dedup();
    for group in ["delivery.", "free_shipping.", "returns.", "pickup.", "product."] {
        assert!(facts.iter().any(|name| name.starts_with(group)), "no answer of the demo tells {group}");
    }
}

/// What is asked, in which words the answer begins, as `shelfhelp search` prints it under the verdict.
#[test]
fn questions_about_delivery_to_a_place_are_answered_with_dates_and_prices() {
    let at = "2026-11-19T13:47:00+02:00";
    for (question, told) in [
        // Packed on Fri 20. To the islands two to four days: Tue 24 – Thu 26.
        ("Do you deliver to Crete?", "Delivery to Crete: Standard · Tue 24 – Thu 26 Nov · €5.20"),
        ("shipping to 104 34", "Delivery to Greece 104 34: Standard · Mon 23 – Tue 24 Nov · €3.50"),
        ("how long to Germany", "Delivery to Germany: Standard · Wed 25 – Mon 30 Nov · €9.90"),
        ("do you ship to Australia", "We do not deliver this to Australia."),
        ("στέλνετε στην Κρήτη;", "Delivery to Κρήτη: Απλή αποστολή · Tue 24 – Thu 26 Nov · €5.20"),
        ("キプロスに届きますか", "Delivery to キプロス: 通常配送 · Wed 25 – Fri 27 Nov · €9.50"),
        ("هل توصلون إلى قبرص؟", "Delivery to قبرص: التوصيل العادي · Wed 25 – Fri 27 Nov · €9.50"),
    ] {
        let out = run(&["search", SHOP, question, "--product", "SOAP-OLIVE", "--at", at]).out;
        assert!(out.contains(": answered\n") && out.lines().nth(1) == Some(&format!("  {told}")), "{out}");
    }
    for question in ["is it made in Greece", "can I send it back from Germany", "do you deliver outside Greece"] {
        let line = run(&["search", SHOP, question, "--at", at, "--json"]).json();
        assert!(line.get("delivery").is_none(), "{line}");
    }
    let line = run(&["search", SHOP, "do you deliver to Crete", "--at", at, "--json", "--limit", "1"]).json();
    let (told, first) = (&line["delivery"], &line["delivery"]["promises"][0]);
    assert_eq!((told["place"].as_str(), told["to"].as_str()), (Some("Crete"), Some("GR@islands")), "{line}");
    assert_eq!((first["method"].as_str(), first["earliest"].as_str()), (Some("standard"), Some("2026-11-24")));
    assert!(line["answered"] == true && line["hits"].is_array());
    // The same place by its id.
    let same = run(&["promise", SHOP, "--to", "GR@islands", "--at", at, "--json"]).json();
    assert_eq!(same["promises"][0]["receipt"], first["receipt"]);
}
