//! Places, prices and refusals.

use shelfhelp::delivery::{self, Parcel};

use super::{ELAIA, athens, check, eur, policy, scarf, to};

const NOW: &str = "2026-11-19 13:47";

/// Prices alone: one method with one rate, for a parcel of a value in cents and a weight in grams.
fn price(rate: &str, value: Option<i64>, weight_g: Option<u32>, expected: &str) {
    let json =
        format!(r#"{{"handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"transit": 1, {rate}}}]}}]}}"#);
    let parcel = Parcel { value: value.and_then(eur), weight_g, ..Parcel::default() };
    check(&policy(&json), &parcel, "GR", NOW, &[expected]);
}

#[test]
fn a_flat_price_is_free_from_its_threshold_on() {
    let rate = r#""price": "3.50", "free_over": "50""#;
    price(rate, Some(3790), None, "m €3.50: Mon 23 Nov, €12.10 to free");
    price(rate, Some(4999), None, "m €3.50: Mon 23 Nov, €0.01 to free");
    price(rate, Some(5000), None, "m €0.00: Mon 23 Nov");
    // With the value unknown, nothing is said about a gap.
    price(rate, None, None, "m €3.50: Mon 23 Nov");
    price(r#""price": "free", "free_over": "50""#, Some(100), None, "m €0.00: Mon 23 Nov");
}

#[test]
fn steps_by_value_have_inclusive_bounds() {
    let rate = r#""tiers_by_value": [{ "up_to": "20", "price": "6" }, { "up_to": "49.99", "price": "3.50" }, { "price": "0" }]"#;
    // The last step costs nothing, so the one before says where free delivery begins: €49.99 and a cent.
    price(rate, Some(2000), None, "m €6.00: Mon 23 Nov, €30.00 to free");
    price(rate, Some(2001), None, "m €3.50: Mon 23 Nov, €29.99 to free");
    price(rate, Some(4999), None, "m €3.50: Mon 23 Nov, €0.01 to free");
    price(rate, Some(5000), None, "m €0.00: Mon 23 Nov");
    price(rate, None, None, "m at checkout: Mon 23 Nov");
    // Where free delivery takes over, the steps need no end.
    let rate = r#""tiers_by_value": [{ "up_to": "49.99", "price": "3.50" }], "free_over": "50""#;
    price(rate, Some(5000), None, "m €0.00: Mon 23 Nov");
}

#[test]
fn a_refusal_below_a_value_is_none_above_it() {
    let rate = r#""tiers_by_value": [{ "up_to": "49.99", "never": "≥ 50" }, { "price": "0" }]"#;
    price(rate, Some(5000), None, "m €0.00: Mon 23 Nov");
    price(rate, Some(4999), None, "not m: ≥ 50");
}

#[test]
fn steps_by_weight_have_inclusive_bounds_and_an_end() {
    let rate =
        r#""tiers_by_weight": [{ "up_to": 2000, "price": "3.50" }, { "up_to": 5000, "price": "5" }, { "price": "9" }]"#;
    price(rate, None, Some(2000), "m €3.50: Mon 23 Nov");
    price(rate, None, Some(2001), "m €5.00: Mon 23 Nov");
    price(rate, None, Some(5001), "m €9.00: Mon 23 Nov");
    price(rate, Some(100), None, "m at checkout: Mon 23 Nov");
    // One step without bound needs no weight.
    price(r#""tiers_by_weight": [{ "price": "9" }]"#, None, None, "m €9.00: Mon 23 Nov");
}

#[test]
fn what_is_heavier_than_the_last_step_is_not_carried() {
    let table = Parcel { value: eur(69_000), weight_g: Some(80_001), tags: vec!["heavy".into()], ..Parcel::default() };
    check(
        &policy(ELAIA),
        &table,
        "GR/104 34",
        NOW,
        &[
            "Pick up €0.00: Fri 20 Nov from 10:00, order by 2026-11-19 14:00",
            "not standard: Too heavy for the courier",
            "not express: Too heavy for the courier",
            "not van: ",
        ],
    );
}

#[test]
fn the_first_place_that_matches_decides() {
    let elaia = policy(ELAIA);
    // Thessaloniki: no postcode of Attica, so Greece. Dispatch Fri 20, transit 2–4: Tue 24 – Thu 26.
    let refusals = ["not express: Express goes to Attica alone", "not shop: ", "not van: "];
    let greece = ["Standard €4.50: Tue 24 – Thu 26 Nov, order by 2026-11-19 14:00, €12.10 to free"];
    check(&elaia, &scarf(), "GR/546 21", NOW, &[&greece[..], &refusals[..]].concat());
    // Without a postcode, the country.
    check(&elaia, &scarf(), "GR", NOW, &[&greece[..], &refusals[..]].concat());
    // Berlin. Transit 3–6: Wed 25 – Mon 30.
    let refusals = ["not express: ", "not shop: ", "not van: "];
    let germany = ["Standard €9.90: Wed 25 – Mon 30 Nov, order by 2026-11-19 14:00"];
    check(&elaia, &scarf(), "DE/10115", NOW, &[&germany[..], &refusals[..]].concat());
    // Everywhere else, at a price that checkout knows. Transit 5–12: Fri 27 – Tue 8 December.
    let world = ["Standard at checkout: Fri 27 Nov – Tue 8 Dec, order by 2026-11-19 14:00"];
    check(&elaia, &scarf(), "AE", NOW, &[&world[..], &refusals[..]].concat());
}

#[test]
fn a_country_named_in_part_is_not_the_rest_of_the_world() {
    let json = r#"{"handling": {"days": 1}, "places": [
        {"id": "athens", "countries": ["GR"], "postcodes": ["104*"]}, {"id": "world"}],
      "methods": [{"id": "m", "rates": [{"place": "athens", "price": 3, "transit": 1}, {"place": "world", "price": 30, "transit": 9}]}]}"#;
    let policy = policy(json);
    check(&policy, &scarf(), "GR/10434", NOW, &["m €3.00: Mon 23 Nov"]);
    check(&policy, &scarf(), "GR/54621", NOW, &["m €30.00: Thu 3 Dec"]);
    check(&policy, &scarf(), "US", NOW, &["m €30.00: Thu 3 Dec"]);
    // Athens or not? Without a postcode nobody knows, and neither price is promised.
    check(&policy, &scarf(), "GR", NOW, &["not m: "]);
}

#[test]
fn a_rate_without_place_serves_every_place_and_none() {
    let json = r#"{"handling": {"days": 1}, "places": [{"id": "cyprus", "countries": ["CY"]}],
      "methods": [{"id": "m", "rates": [{"place": "cyprus", "price": 3, "transit": 1}, {"price": 30, "transit": 2}]}]}"#;
    check(&policy(json), &scarf(), "CY", NOW, &["m €3.00: Mon 23 Nov"]);
    check(&policy(json), &scarf(), "GR", NOW, &["m €30.00: Tue 24 Nov"]);
}

#[test]
fn cheapest_first_then_soonest_and_checkout_last() {
    let rate = |id: &str, price: &str, transit: u8| {
        format!(r#"{{"id": "{id}", "rates": [{{"price": "{price}", "transit": {transit}}}]}}"#)
    };
    let methods =
        [rate("a", "checkout", 1), rate("b", "5", 3), rate("c", "5", 1), rate("d", "free", 9), rate("e", "4.99", 9)];
    let json = format!(r#"{{"handling": {{"days": 1}}, "methods": [{}]}}"#, methods.join(","));
    check(
        &policy(&json),
        &scarf(),
        "GR",
        NOW,
        &[
            "d €0.00: Thu 3 Dec",
            "e €4.99: Thu 3 Dec",
            "c €5.00: Mon 23 Nov",
            "b €5.00: Wed 25 Nov",
            "a at checkout: Mon 23 Nov",
        ],
    );
}

#[test]
fn a_value_in_another_currency_opens_no_threshold() {
    let dollars = shelfhelp::money::Currency::parse("USD").expect("a currency");
    let parcel = Parcel { value: Some(shelfhelp::money::Money::minor(900_000, dollars)), ..Parcel::default() };
    let json = r#"{"handling": {"days": 1}, "methods": [{"id": "m", "rates": [{"price": 3, "transit": 1, "free_over": 50}]}]}"#;
    check(&policy(json), &parcel, "GR", NOW, &["m €3.00: Mon 23 Nov"]);
}

#[test]
fn a_class_with_its_own_price_is_not_free_where_the_other_parcels_are() {
    let shop = policy(
        r#"{"handling": {"days": 0}, "methods": [{"id": "m", "rates": [{"transit": 1, "tiers": [
            {"class": "bulky", "price": "12.00"}, {"value_up_to": "50.00", "price": "4.00"}, {"price": "free"}]}]}]}"#,
    );
    for (class, value, expected) in [("bulky", 6000, 1200), ("bulky", 4000, 1200), ("", 6000, 0), ("", 5000, 400)] {
        let parcel = Parcel { class: class.into(), value: eur(value), ..Parcel::default() };
        let promises = delivery::promises(&shop, &parcel, &to("GR"), athens("2026-11-19 13:47"));
        assert_eq!(promises[0].price, eur(expected), "{class} {value}");
    }
}
