//! Cheapest, soonest, in time for a day, and why.

use shelfhelp::delivery::{self, Parcel, Promise, Quote, Timeline, Verdict};

use super::{ELAIA, athens, day, policy, scarf, to, zone};

const NOW: &str = "2026-11-19 13:47";

/// Four ways: dear and fast, cheap and slow, as fast as the first in part, and one that only checkout prices.
const FOUR: &str = r#"{ "handling": { "days": 0, "cutoff": "14:00" }, "methods": [
  { "id": "fast", "rates": [{ "price": 9, "transit": 1 }] },
  { "id": "slow", "rates": [{ "price": 3, "transit": [3, 5] }] },
  { "id": "wide", "rates": [{ "price": 5, "transit": [1, 4] }] },
  { "id": "ask", "rates": [{ "price": "checkout", "transit": 1 }] } ] }"#;

#[test]
fn the_cheapest_comes_first_and_the_soonest_is_found() {
    let quote = delivery::quote(&policy(FOUR), &scarf(), &to("GR"), athens(NOW));
    let id = |promise: Option<&Promise>| promise.map(|p| p.method.clone());
    // Packed on Thu 19. Fast: Fri 20. Slow: Tue 24 – Thu 26. Wide: Fri 20 – Wed 25. Ask: Fri 20.
    assert_eq!(id(quote.cheapest()).as_deref(), Some("slow"));
    // Fast and ask both come on Fri 20 at the latest; of the two, the one with a price stands first.
    assert_eq!(id(quote.soonest()).as_deref(), Some("fast"));
    assert_eq!(id(Quote::default().cheapest()), None);
    assert_eq!(id(Quote::default().soonest()), None);
}

/// `method until day minute`, in the order answered.
fn in_time(by: &str, now: &str) -> Vec<String> {
    let deadlines = delivery::arrives_by(&policy(FOUR), &scarf(), &to("GR"), day(by), athens(now));
    let said = |d: &delivery::Deadline| {
        let (day, time) = zone(super::ATHENS).local(d.order_by);
        format!("{} until {day} {time}", d.promise.method)
    };
    deadlines.iter().map(said).collect()
}

#[test]
fn what_makes_it_by_a_day_and_the_last_moment_to_order() {
    // By Thu 26 November, the latest day counts. Slow needs five days: ordered by Thu 19 at 14:00. Wide needs four: packed
    // on Fri 20 at the latest, before 14:00. Fast and ask need one: packed on Wed 25.
    let by_thursday = [
        "slow until 2026-11-19 14:00",
        "wide until 2026-11-20 14:00",
        "fast until 2026-11-25 14:00",
        "ask until 2026-11-25 14:00",
    ];
    assert_eq!(in_time("2026-11-26", NOW), by_thursday);
    // A minute after Thursday's cut-off, slow has missed it.
    assert_eq!(in_time("2026-11-26", "2026-11-19 14:00"), by_thursday[1..]);
    // By Saturday 21 nobody carries on that day: as by Friday.
    assert_eq!(in_time("2026-11-21", NOW), ["fast until 2026-11-19 14:00", "ask until 2026-11-19 14:00"]);
    // By today, or a day that has passed: none.
    assert_eq!(in_time("2026-11-19", NOW), [""; 0]);
    assert_eq!(in_time("2026-01-01", NOW), [""; 0]);
}

#[test]
fn the_last_moment_may_be_months_away() {
    // By Thu 24 December. Fri 25 and Sat 26 are no matter. Pick-up at Elaia's: packed on Thu 24, so ordered by Wed 23.
    let elaia = policy(ELAIA);
    let deadlines = delivery::arrives_by(&elaia, &scarf(), &to("GR/104 34"), day("2026-12-24"), athens(NOW));
    let said: Vec<String> = deadlines
        .iter()
        .map(|d| {
            let (day, time) = elaia.zone.local(d.order_by);
            format!("{} until {day} {time}", d.promise.method)
        })
        .collect();
    // Standard takes two days at most: packed Tue 22, ordered Mon 21. Express one: packed Wed 23, ordered Tue 22. The van's
    // slower way is the first tour after packing, Thu 24 where it is packed by Wed 23: three days before that is Fri 18.
    assert_eq!(
        said,
        [
            "shop until 2026-12-23 14:00",
            "standard until 2026-12-21 14:00",
            "express until 2026-12-22 14:00",
            "van until 2026-12-18 14:00",
        ]
    );
}

/// `Ordered 19>20 (19 Late)`, with days of the month.
fn told(timeline: &Timeline) -> (String, String) {
    let legs = |legs: &[delivery::Leg]| {
        let leg = |leg: &delivery::Leg| {
            let skipped: Vec<String> =
                leg.skipped.iter().map(|(day, why)| format!("{} {why:?}", day.ymd().2)).collect();
            let skipped = if skipped.is_empty() { String::new() } else { format!(" ({})", skipped.join(", ")) };
            format!("{:?} {}>{} +{}{skipped}", leg.stage, leg.from.ymd().2, leg.to.ymd().2, leg.counted)
        };
        legs.iter().map(leg).collect::<Vec<_>>().join("; ")
    };
    (legs(&timeline.earliest), legs(&timeline.latest))
}

fn why(json: &str, parcel: &Parcel, now: &str) -> (String, String) {
    let shop = policy(json);
    let promise = delivery::promises(&shop, parcel, &to("GR"), athens(now)).remove(0);
    told(&delivery::explain(&shop, parcel, &to("GR"), &promise).expect("a timeline"))
}

fn one(handling: &str, method: &str, rate: &str) -> String {
    format!(r#"{{"handling": {{{handling}}}, "methods": [{{"id": "m", {method} "rates": [{{"price": 5, {rate}}}]}}]}}"#)
}

#[test]
fn each_day_that_does_not_count_has_its_reason() {
    // Thu 19, past the cut-off, with Fri 20 closed for once: the order day is Mon 23. One or two days of packing: Tue 24,
    // Wed 25. The carrier rests on Thu 26: one day from Tue 24 is Wed 25; two from Wed 25 are Fri 27 and Mon 30.
    let json = one(
        r#""days": [1, 2], "cutoff": "12:00", "closed": ["2026-11-20"]"#,
        r#""carrier": { "closed": ["2026-11-26"] },"#,
        r#""transit": [1, 2]"#,
    );
    let (earliest, latest) = why(&json, &scarf(), NOW);
    let ordered = "Ordered 19>23 +0 (19 Late, 20 Closed, 21 Week, 22 Week)";
    assert_eq!(earliest, format!("{ordered}; Packed 23>24 +1; Carried 24>25 +1"));
    assert_eq!(latest, format!("{ordered}; Packed 23>25 +2; Carried 25>30 +2 (26 Closed, 28 Week, 29 Week)"));
}

#[test]
fn a_product_that_is_awaited_says_so() {
    // Ordered Thu 19, there from Mon 23, packed Tue 24, carried to Wed 25.
    let awaited = Parcel { available_from: Some(day("2026-11-23")), ..scarf() };
    let (earliest, _) = why(&one(r#""days": 1"#, "", r#""transit": 1"#), &awaited, NOW);
    assert_eq!(
        earliest,
        "Ordered 19>19 +0; Awaited 19>23 +0 (19 Awaited, 20 Awaited, 21 Awaited, 22 Awaited); Packed 23>24 +1; Carried 24>25 +1"
    );
}

#[test]
fn a_parcel_is_kept_until_the_counter_opens() {
    // Packed Fri 20; the counter is shut on Sat 21 and opens on Mondays.
    let pickup = r#""kind": "pickup", "hours": { "mon": "10:00-14:00" },"#;
    let (earliest, latest) = why(&one(r#""days": 1"#, pickup, r#""place": null"#), &scarf(), NOW);
    assert_eq!(earliest, "Ordered 19>19 +0; Packed 19>20 +1; Kept 20>23 +0 (20 Week, 21 Week, 22 Week)");
    assert_eq!(latest, earliest);
}

#[test]
fn a_window_of_delivery_is_waited_for() {
    // Packed Thu 19; the van's next window is on Saturday.
    let slots = r#""kind": "slots", "slots": { "sat": "09:00-12:00" },"#;
    let (earliest, _) = why(&one(r#""days": 0"#, slots, r#""place": null"#), &scarf(), NOW);
    assert_eq!(earliest, "Ordered 19>19 +0; Packed 19>19 +0; Kept 19>21 +0 (19 Week, 20 Week)");
}

#[test]
fn what_these_rules_do_not_promise_is_not_explained() {
    let elaia = policy(ELAIA);
    let promise = delivery::promises(&elaia, &scarf(), &to("GR/104 34"), athens(NOW)).remove(1);
    let later = Promise { earliest: promise.earliest.plus(1), latest: promise.latest.plus(1), ..promise.clone() };
    let unknown = Promise { method: "pigeon".into(), ..promise.clone() };
    assert!(delivery::explain(&elaia, &scarf(), &to("GR/104 34"), &promise).is_some());
    for wrong in [later, unknown] {
        assert_eq!(delivery::explain(&elaia, &scarf(), &to("GR/104 34"), &wrong), None, "{wrong:?}");
    }
}

#[test]
fn each_counter_has_a_receipt_of_its_own() {
    let json = r#"{ "handling": { "days": 1 }, "methods": [ { "id": "m", "kind": "pickup",
      "counters": [ { "id": "north", "hours": { "weekdays": "10:00-20:00" } }, { "id": "south", "hours": { "weekdays": "10:00-20:00" } } ],
      "rates": [{ "price": "free" }] } ] }"#;
    let shop = policy(json);
    let promises = delivery::promises(&shop, &scarf(), &to("GR"), athens(NOW));
    let [north, south] = promises.as_slice() else { panic!("{promises:?}") };
    assert_ne!(north.receipt, south.receipt);
    for promise in &promises {
        let Verdict::Confirmed(found) = delivery::verify(&promise.receipt, &shop, &scarf(), &to("GR")) else {
            panic!("{promise:?}")
        };
        assert_eq!(*found, *promise);
    }
}
