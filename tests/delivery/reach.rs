//! Where it goes, and what does not.

use shelfhelp::delivery::{self, Parcel};
use shelfhelp::i18n::Locale;

use super::{athens, check, policy, scarf, to};

const NOW: &str = "2026-11-19 13:47";

/// A shop whose one method goes to each of these places, and the place it finds for each destination.
fn found(places: &str, cases: &[(&str, &str)]) {
    let json = format!(
        r#"{{"handling": {{"days": 1}}, "places": [{places}], "methods": [{{"id": "m", "rates": [{{"price": 5, "transit": 1}}]}}]}}"#
    );
    let shop = policy(&json);
    for (destination, expected) in cases {
        let place = delivery::place_of(&shop, &to(destination)).map_or("nowhere", |place| place.id.as_str());
        assert_eq!(place, *expected, "{destination} among {places}");
    }
}

#[test]
fn a_country_or_several() {
    found(
        r#"{ "id": "gr", "countries": ["GR"] }, { "id": "eu", "countries": ["DE", "FR", "CY"] }"#,
        &[("GR", "gr"), ("GR/104 34", "gr"), ("FR/75001", "eu"), ("CY", "eu"), ("US", "nowhere")],
    );
}

#[test]
fn a_state_or_province_known_from_the_postcode_or_said_by_the_shop() {
    // 90210 is in California and 10001 in New York. Without a postcode, the shop's own word decides; with both, the
    // postcode, which is the more exact.
    found(
        r#"{ "id": "west", "regions": ["US-CA", "US-OR"] }, { "id": "us", "countries": ["US"] }"#,
        &[
            ("US/90210", "west"),
            ("US/10001", "us"),
            ("US-CA", "west"),
            ("US-TX", "us"),
            ("US-CA/10001", "us"),
            ("US", "us"),
        ],
    );
}

#[test]
fn a_whole_postcode_a_beginning_and_a_range_with_both_ends() {
    found(
        r#"{ "id": "one", "countries": ["GR"], "postcodes": ["104 34"] },
           { "id": "start", "countries": ["GR"], "postcodes": ["104*"] },
           { "id": "range", "countries": ["GR"], "postcodes": ["105 00..108 99"] },
           { "id": "rest" }"#,
        &[
            ("GR/104 34", "one"),
            ("GR/10433", "start"),
            ("GR/104 35", "start"),
            ("GR/105 00", "range"),
            ("GR/108 99", "range"),
            ("GR/109 00", "rest"),
            ("GR/103 99", "rest"),
            ("DE/10434", "rest"),
        ],
    );
}

#[test]
fn british_districts_areas_and_ranges_of_districts() {
    // AB9 comes before AB10: districts are numbers. A district covers every code in it and no other.
    found(
        r#"{ "id": "aberdeen", "countries": ["GB"], "postcodes": ["AB10..AB16"] },
           { "id": "soho", "countries": ["GB"], "postcodes": ["W1D"] },
           { "id": "islands", "countries": ["GB"], "postcodes": ["ZE*", "KW15..KW17", "IV27 4*"] },
           { "id": "gb", "countries": ["GB"] }"#,
        &[
            ("GB/AB10 1AA", "aberdeen"),
            ("GB/AB16 7ZZ", "aberdeen"),
            ("GB/AB9 1AA", "gb"),
            ("GB/AB21 7DY", "gb"),
            ("GB/W1D 3AF", "soho"),
            ("GB/W1F 0AA", "gb"),
            ("GB/ZE2 9XX", "islands"),
            ("GB/KW15 1AA", "islands"),
            ("GB/KW14 7AA", "gb"),
            ("GB/IV27 4NS", "islands"),
            ("GB/IV27 5AA", "gb"),
        ],
    );
}

#[test]
fn the_first_that_matches_wins_and_everywhere_else_is_last() {
    // The island lies in the range of Attica's codes and comes first.
    found(
        r#"{ "id": "aegina", "countries": ["GR"], "postcodes": ["180 10"] },
           { "id": "attica", "countries": ["GR"], "postcodes": ["100 00..199 99"] },
           { "id": "greece", "countries": ["GR"] },
           { "id": "world" }"#,
        &[
            ("GR/180 10", "aegina"),
            ("GR/180 11", "attica"),
            ("GR/200 00", "greece"),
            // Which of the three it is, nobody knows without a postcode; the one for the whole country is right for most.
            ("GR", "greece"),
            ("JP/100-0001", "world"),
            // No postcodes are used there.
            ("AE", "world"),
        ],
    );
}

/// Wine, alcohol-free things, and three ways.
const WINE: &str = r#"{ "handling": { "days": 1 },
  "places": [ { "id": "greece", "countries": ["GR"] }, { "id": "us", "countries": ["US"] }, { "id": "gulf", "countries": ["AE"] } ],
  "restrictions": [
    { "tags": ["alcohol"], "places": ["us", "gulf"], "reason": "No wine abroad" },
    { "places": ["gulf"], "methods": ["express"], "reason": "Express stops at the Gulf" },
    { "tags": ["fragile"], "methods": ["post"], "reason": "Glass goes by courier" },
    { "tags": ["flammable", "battery"], "reason": "Collected at the shop only" },
    { "places": ["us"], "methods": ["post"], "reason": "The post to America rests" } ],
  "methods": [
    { "id": "post", "rates": [{ "price": 3, "transit": 2 }] },
    { "id": "express", "rates": [{ "price": 9, "transit": 1 }] } ] }"#;

#[test]
fn what_does_not_go_says_why() {
    let shop = policy(WINE);
    let (post, express) = ("post €3.00: Tue 24 Nov", "express €9.00: Mon 23 Nov");
    for (tags, destination, expected) in [
        (&[][..], "GR", &[post, express][..]),
        // By tag and place: neither alone.
        (&["alcohol"], "GR", &[post, express]),
        (&["alcohol"], "US", &["not post: No wine abroad", "not express: No wine abroad"]),
        // By place and method, whatever it is.
        (&[], "AE", &[post, "not express: Express stops at the Gulf"]),
        (&[], "US", &[express, "not post: The post to America rests"]),
        // By tag and method, wherever it goes.
        (&["fragile"], "GR", &[express, "not post: Glass goes by courier"]),
        // Any of several tags, everywhere, by every method.
        (&["battery"], "GR", &["not post: Collected at the shop only", "not express: Collected at the shop only"]),
        // The first that holds says why.
        (&["alcohol", "battery"], "AE", &["not post: No wine abroad", "not express: No wine abroad"]),
        // To a place that is none of the shop's, only what is restricted everywhere stays.
        (&["alcohol"], "DE", &[post, express]),
    ] {
        let parcel = Parcel { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..scarf() };
        check(&shop, &parcel, destination, NOW, expected);
    }
}

#[test]
fn a_place_known_by_its_name_is_quoted_as_one_known_by_its_postcode() {
    let json = r#"{ "handling": { "days": 1 },
      "places": [ { "id": "athens", "name": "Athens", "also": ["Αθήνα"], "countries": ["GR"], "postcodes": ["104*"] } ],
      "methods": [ { "id": "m", "rates": [{ "place": "athens", "price": 3, "transit": 1 }] } ] }"#;
    let shop = policy(json);
    let athens_by_name = shop.places.iter().find(|place| place.also.iter().any(|name| name == "Αθήνα"));
    let quote = delivery::quote_in(&shop, &scarf(), &to("GR"), athens_by_name, athens(NOW));
    let by_code = delivery::quote(&shop, &scarf(), &to("GR/104 34"), athens(NOW));
    let said = |quote: &delivery::Quote| {
        quote
            .promises
            .iter()
            .map(|p| (p.place.get(&Locale::english()).to_owned(), p.price, p.latest))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&quote), said(&by_code));
    assert_eq!(said(&quote).len(), 1);
}
