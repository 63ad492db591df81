//! What it costs, by every measure.

use shelfhelp::delivery::Parcel;
use shelfhelp::money::{Currency, Money};

use super::{check, eur, policy, scarf};

const NOW: &str = "2026-11-19 13:47";

/// A parcel: value in cents, grams, pieces, class.
fn parcel(value: i64, weight_g: u32, quantity: u32, class: &str) -> Parcel {
    Parcel { value: eur(value), weight_g: Some(weight_g), quantity, class: class.into(), ..Parcel::default() }
}

/// What one method with one rate costs: all of the line before the dates, and the gap after them.
fn cost(rate: &str, parcel: &Parcel, expected: &str) {
    let json =
        format!(r#"{{"handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"transit": 1, {rate}}}]}}]}}"#);
    let (price, gap) = expected.split_once(", ").unwrap_or((expected, ""));
    let line = match (price, gap) {
        ("no", _) => "not m: ".to_owned(),
        (price, "") => format!("m {price}: Mon 23 Nov"),
        (price, gap) => format!("m {price}: Mon 23 Nov, {gap}"),
    };
    check(&policy(&json), parcel, "GR", NOW, &[&line]);
}

#[test]
fn steps_by_quantity_have_inclusive_bounds() {
    let rate = r#""tiers_by_quantity": [{ "up_to": 1, "price": 4 }, { "up_to": 3, "price": 6 }, { "price": 10 }]"#;
    for (quantity, expected) in [(1, "€4.00"), (2, "€6.00"), (3, "€6.00"), (4, "€10.00"), (400, "€10.00")] {
        cost(rate, &parcel(1000, 100, quantity, ""), expected);
    }
    // No quantity is one piece.
    cost(rate, &parcel(1000, 100, 0, ""), "€4.00");
}

/// Bulky things are dear; small and cheap parcels are letters; then by pieces; then not at all above ten.
const MIXED: &str = r#""tiers": [
  { "class": "bulky", "quantity_up_to": 2, "price": "30" },
  { "class": "bulky", "never": "Two bulky pieces a parcel" },
  { "value_up_to": "50.00", "weight_up_to": 2000, "price": "4" },
  { "quantity_up_to": 10, "price": "8" } ]"#;

#[test]
fn the_first_of_mixed_steps_that_holds_in_every_measure_wins() {
    // Exactly at both bounds; one cent above; one gram above.
    cost(MIXED, &parcel(5000, 2000, 1, ""), "€4.00");
    cost(MIXED, &parcel(5001, 2000, 1, ""), "€8.00");
    cost(MIXED, &parcel(5000, 2001, 1, ""), "€8.00");
    // Exactly ten pieces, and eleven: the last step has a bound, so nothing holds.
    cost(MIXED, &parcel(9000, 9000, 10, ""), "€8.00");
    cost(MIXED, &parcel(9000, 9000, 11, ""), "no");
    // Two bulky pieces, whatever they weigh; the class of another product is no class of these steps.
    cost(MIXED, &parcel(9000, 90_000, 2, "bulky"), "€30.00");
    cost(MIXED, &parcel(5000, 2000, 1, "fragile"), "€4.00");
}

#[test]
fn a_step_may_refuse_with_its_reason() {
    let json =
        format!(r#"{{"handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"transit": 1, {MIXED}}}]}}]}}"#);
    check(&policy(&json), &parcel(9000, 900, 3, "bulky"), "GR", NOW, &["not m: Two bulky pieces a parcel"]);
    let rate = r#""tiers_by_weight": [{ "up_to": 30000, "price": 5 }, { "never": "Over 30 kg" }]"#;
    cost(rate, &parcel(1000, 30_000, 1, ""), "€5.00");
    let json =
        format!(r#"{{"handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"transit": 1, {rate}}}]}}]}}"#);
    check(&policy(&json), &parcel(1000, 30_001, 1, ""), "GR", NOW, &["not m: Over 30 kg"]);
}

#[test]
fn where_what_decides_is_not_known_checkout_says() {
    // Without a weight the letter's step may hold or not. Above its value it cannot, and the next asks for pieces alone.
    let unknown = Parcel { weight_g: None, ..parcel(5000, 0, 1, "") };
    cost(MIXED, &unknown, "at checkout");
    cost(MIXED, &Parcel { value: eur(5001), ..unknown.clone() }, "€8.00");
    cost(MIXED, &Parcel { class: "bulky".into(), ..unknown }, "€30.00");
    // A price by the kilogram or by the value needs to know them.
    cost(r#""price": { "base": 3, "per_kg": 1 }"#, &Parcel { weight_g: None, ..scarf() }, "at checkout");
    cost(r#""price": { "percent": 5 }"#, &Parcel { value: None, ..scarf() }, "at checkout");
    cost(r#""price": { "base": 3, "per_item": 1 }"#, &Parcel::default(), "€4.00");
}

#[test]
fn a_price_may_be_put_together() {
    // 3.50 + 2 × 1.00 = 5.50.
    cost(r#""price": { "base": "3.50", "per_item": "1.00" }"#, &parcel(1000, 100, 2, ""), "€5.50");
    // A begun kilogram is charged whole: 2000 g are two, 2001 g are three. 1.00 + 0.50 a kilogram.
    cost(r#""price": { "base": "1.00", "per_kg": "0.50" }"#, &parcel(1000, 2000, 1, ""), "€2.00");
    cost(r#""price": { "base": "1.00", "per_kg": "0.50" }"#, &parcel(1000, 2001, 1, ""), "€2.50");
    // All of it: 1.00 + 3 × 0.20 + 2 kg × 0.30 + 10 % of 40.00 = 1.00 + 0.60 + 0.60 + 4.00 = 6.20.
    let all = r#""price": { "base": "1.00", "per_item": "0.20", "per_kg": "0.30", "percent": "10" }"#;
    cost(all, &parcel(4000, 1200, 3, ""), "€6.20");
    // In a step too.
    let step = r#""tiers_by_quantity": [{ "up_to": 5, "price": { "base": 2, "per_item": 1 } }, { "price": 9 }]"#;
    cost(step, &parcel(1000, 100, 5, ""), "€7.00");
    cost(step, &parcel(1000, 100, 6, ""), "€9.00");
}

#[test]
fn a_percentage_is_rounded_halves_up_and_kept_within_its_bounds() {
    // 5.5 % of 37.90 is 2.0845; of 100.00 it is 5.50.
    let plain = r#""price": { "percent": "5.5" }"#;
    cost(plain, &parcel(3790, 1, 1, ""), "€2.08");
    cost(plain, &parcel(10_000, 1, 1, ""), "€5.50");
    // 5 % of 0.50 is 0.025, which is 0.03; of 0.49 it is 0.0245.
    cost(r#""price": { "percent": 5 }"#, &parcel(50, 1, 1, ""), "€0.03");
    cost(r#""price": { "percent": 5 }"#, &parcel(49, 1, 1, ""), "€0.02");
    // At least 4.00, at most 20.00: 5 % reach 4.00 at 80.00 and 20.00 at 400.00.
    let kept = r#""price": { "percent": "5", "least": "4.00", "most": "20.00" }"#;
    for (value, expected) in
        [(1000, "€4.00"), (8000, "€4.00"), (8020, "€4.01"), (39_980, "€19.99"), (40_000, "€20.00"), (90_000, "€20.00")]
    {
        cost(kept, &parcel(value, 1, 1, ""), expected);
    }
    // The bounds are those of the percentage: 1.00 is added to it.
    cost(r#""price": { "base": 1, "percent": "5", "least": "4.00" }"#, &parcel(1000, 1, 1, ""), "€5.00");
    // 0 % and 100 %.
    cost(r#""price": { "percent": 0 }"#, &parcel(3790, 1, 1, ""), "€0.00");
    cost(r#""price": { "percent": "100" }"#, &parcel(3790, 1, 1, ""), "€37.90");
}

/// Free from €50, with a discount of €5: by what counts.
fn discounted(order_value: &str, value: i64, expected: &str) {
    let json = format!(
        r#"{{{order_value} "handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"transit": 1,
          "price": {{"percent": 10}}, "free_over": "50.00"}}]}}]}}"#
    );
    let parcel = Parcel { value: eur(value), discount: eur(500), ..Parcel::default() };
    check(&policy(&json), &parcel, "GR", NOW, &[expected]);
}

#[test]
fn free_delivery_counts_what_is_paid_or_what_it_would_cost() {
    // €54.99 less €5.00 is €49.99: a cent is missing, and 10 % are 4.999, so €5.00. Less from €55.00 is €50.00: free.
    for after in ["", r#""order_value": "after-discount","#] {
        discounted(after, 5499, "m €5.00: Mon 23 Nov, €0.01 to free");
        discounted(after, 5500, "m €0.00: Mon 23 Nov");
        // A discount larger than the goods leaves nothing, not less.
        discounted(after, 400, "m €0.00: Mon 23 Nov");
    }
    // Before the discount, €50.00 are enough, and 10 % are of the whole.
    let before = r#""order_value": "before-discount","#;
    discounted(before, 4999, "m €5.00: Mon 23 Nov, €0.01 to free");
    discounted(before, 5000, "m €0.00: Mon 23 Nov");
    discounted(before, 400, "m €0.40: Mon 23 Nov, €46.00 to free");
}

#[test]
fn a_discount_in_another_currency_is_none() {
    let json = r#"{"handling": {"days": 1}, "methods": [{"id": "m", "rates": [{"transit": 1, "price": 4, "free_over": 50}]}]}"#;
    let dollars = Currency::parse("USD").map(|usd| Money::minor(4000, usd));
    let parcel = Parcel { value: eur(5000), discount: dollars, ..Parcel::default() };
    check(&policy(json), &parcel, "GR", NOW, &["m €0.00: Mon 23 Nov"]);
}

#[test]
fn free_delivery_does_not_carry_what_is_too_heavy() {
    let rate = r#""tiers_by_weight": [{ "up_to": 2000, "price": 4 }, { "up_to": 5000, "price": 6 }], "free_over": 50"#;
    cost(rate, &parcel(4999, 5000, 1, ""), "€6.00, €0.01 to free");
    cost(rate, &parcel(5000, 5000, 1, ""), "€0.00");
    cost(rate, &parcel(5000, 5001, 1, ""), "no");
}

#[test]
fn a_place_may_cost_more_with_every_carrier_and_nothing_at_a_counter() {
    let json = r#"{ "handling": { "days": 1 },
      "places": [ { "id": "crete", "countries": ["GR"], "postcodes": ["70*", "71*"], "surcharge": "2.00" }, { "id": "greece", "countries": ["GR"] } ],
      "methods": [
        { "id": "ship", "rates": [{ "price": "3.50", "transit": 1, "free_over": "50.00" }] },
        { "id": "locker", "kind": "locker", "rates": [{ "price": "3.00", "transit": 1 }] },
        { "id": "slots", "kind": "slots", "slots": { "weekdays": "17:00-21:00" }, "rates": [{ "price": "9.00" }] },
        { "id": "shop", "kind": "pickup", "hours": { "weekdays": "10:00-20:00" }, "rates": [{ "price": "1.00" }] },
        { "id": "ask", "rates": [{ "price": "checkout", "transit": 1 }] } ] }"#;
    let shop = policy(json);
    check(
        &shop,
        &scarf(),
        "GR/713 05",
        NOW,
        &[
            "shop €1.00: Fri 20 Nov from 10:00",
            "locker €5.00: Mon 23 Nov",
            "ship €5.50: Mon 23 Nov, €12.10 to free",
            "slots €11.00: Fri 20 Nov from 17:00",
            "ask at checkout: Mon 23 Nov",
        ],
    );
    // Elsewhere nothing is added, and what is free stays free on Crete.
    check(
        &shop,
        &Parcel { value: eur(5000), ..scarf() },
        "GR/713 05",
        NOW,
        &[
            "ship €0.00: Mon 23 Nov",
            "shop €1.00: Fri 20 Nov from 10:00",
            "locker €5.00: Mon 23 Nov",
            "slots €11.00: Fri 20 Nov from 17:00",
            "ask at checkout: Mon 23 Nov",
        ],
    );
    check(
        &shop,
        &scarf(),
        "GR/104 34",
        NOW,
        &[
            "shop €1.00: Fri 20 Nov from 10:00",
            "locker €3.00: Mon 23 Nov",
            "ship €3.50: Mon 23 Nov, €12.10 to free",
            "slots €9.00: Fri 20 Nov from 17:00",
            "ask at checkout: Mon 23 Nov",
        ],
    );
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    // Yen have none, dinars three: 5 % of 1,990 yen is 99.5, which is 100; of 1.990 dinars 0.0995, which is 0.100.
    for (code, value, expected) in [("JPY", 1990, 100), ("KWD", 1990, 100)] {
        let currency = Currency::parse(code).expect("a currency");
        let json = r#"{"handling": {"days": 1}, "methods": [{"id": "m", "rates": [{"transit": 1, "price": {"percent": 5}}]}]}"#;
        let (shop, problems) = super::read_in(json, currency, super::zone(super::ATHENS));
        assert_eq!(problems, []);
        let parcel = Parcel { value: Some(Money::minor(value, currency)), ..Parcel::default() };
        let promise = shelfhelp::delivery::promises(&shop, &parcel, &super::to("GR"), super::athens(NOW)).remove(0);
        assert_eq!(promise.price, Some(Money::minor(expected, currency)), "{code}");
    }
}
