//! Is a tracking number given to its carrier, by people's hands and by programs?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, run, write};
use serde_json::json;

#[test]
fn a_number_has_its_carrier_and_the_page_that_tracks_it() {
    let one = run(&["track", "rr 123 456 785 gr", "--json"]);
    assert_eq!(one.code, 0);
    assert_eq!(
        one.json(),
        json!({ "number": "RR123456785GR", "candidates": [{
            "carrier": "ELTA", "valid": true, "checked": true,
            "url": "https://www.elta-courier.gr/search?br=RR123456785GR",
        }] })
    );
    let words = run(&["track", "1Z999AA10123456784", "RB123456785CV"]);
    assert_eq!(words.code, 0);
    assert!(
        words.out.starts_with("1Z 999 AA1 01 2345 6784\n  UPS  check digit holds  https://www.ups.com/"),
        "{}",
        words.out
    );
    assert!(words.out.contains("Post (CV)"), "{}", words.out);
}

#[test]
fn a_mistyped_number_and_no_number_are_told_apart_from_good_ones() {
    let mistyped = run(&["track", "RR123456786GR", "--json"]);
    assert_eq!(mistyped.code, 1);
    assert_eq!(mistyped.json()["candidates"][0]["valid"], false);
    let none = run(&["track", "hello"]);
    assert_eq!((none.code, none.out.as_str()), (1, "hello\n  no carrier's number looks like this\n"));
    assert_eq!(run(&["track"]).code, 2);
    assert_eq!(run(&["track", "RR123456785GR", "--shop", "/nowhere"]).code, 1);
}

#[test]
fn the_shops_carriers_come_first() {
    let folder = good();
    let shop = folder.path().to_str().unwrap().to_owned();
    let carriers = |shop: &str| {
        let run = run(&["track", "9703411223", "--shop", shop, "--json"]);
        let candidates = run.json()["candidates"].as_array().cloned().unwrap_or_default();
        candidates.iter().map(|one| one["carrier"].as_str().unwrap_or_default().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(carriers(&shop)[..3], ["ACS", "Geniki Taxydromiki", "BOX NOW"]);
    let text = std::fs::read_to_string(folder.path().join("shop.toml")).unwrap();
    write(&folder, "shop.toml", format!("{text}\n[orders]\ncarriers = [\"Box Now\"]\n"));
    assert_eq!(carriers(&shop)[..3], ["BOX NOW", "ACS", "Geniki Taxydromiki"]);
}
