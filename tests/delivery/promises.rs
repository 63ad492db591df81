//! Order day, dispatch day, arrival day.

use shelfhelp::delivery::{self, Parcel};

use super::{ELAIA, athens, check, day, line, one_method, policy, scarf, to, zone};

/// Only the dates and the last moment of the one method, at a time of Athens.
fn dates(handling: &str, method: &str, rate: &str, now: &str, expected: &str) {
    let policy = one_method(handling, method, rate);
    let promises = delivery::promises(&policy, &scarf(), &to("GR"), athens(now));
    let text = promises.first().map(|p| line(p, &policy.zone).replacen("m €5.00: ", "", 1));
    assert_eq!(text.as_deref(), Some(expected), "{handling} / {method} / {rate} at {now}");
}

#[test]
fn the_scarf_on_a_thursday_at_13_47() {
    // Thu 19 Nov 13:47 is before 14:00 on an open day: order day Thu 19. Handling 1: dispatch Fri 20.
    // Standard: transit 1–2 on Mon–Fri: Mon 23 – Tue 24; free from €50.00, so €50.00 − €37.90 = €12.10 are missing.
    // Express: transit 1: Mon 23. Pick-up: packed on Fri 20, the shop opens at 10:00.
    // Van: handling 2–3: dispatch Mon 23 – Tue 24; tours on Tue and Thu: with 0 days the first tour on or after Mon 23 is
    // Tue 24; one tour after Tue 24 is Thu 26. 65 g cost €15.
    // An order after 14:00 has order day Fri 20, dispatch Mon 23: the dates move, so 14:00 is the last moment. Not so the
    // van's: dispatched Tue 24 – Wed 25, it comes Tue 24 – Thu 26 as before; an order after Friday's cut-off does not.
    check(
        &policy(ELAIA),
        &scarf(),
        "GR/104 34",
        "2026-11-19 13:47",
        &[
            "Pick up €0.00: Fri 20 Nov from 10:00, order by 2026-11-19 14:00",
            "Standard €3.50: Mon 23 – Tue 24 Nov, order by 2026-11-19 14:00, €12.10 to free",
            "Express €6.90: Mon 23 Nov, order by 2026-11-19 14:00",
            "Our van €15.00: Tue 24 – Thu 26 Nov, order by 2026-11-20 14:00",
        ],
    );
}

#[test]
fn after_the_cutoff_the_order_counts_for_the_next_open_day() {
    // At 14:00 sharp the cut-off has passed: order day Fri 20, dispatch Mon 23, Standard Tue 24 – Wed 25.
    // The van: dispatch Tue 24 – Wed 25; tours Tue 24 – Thu 26.
    check(
        &policy(ELAIA),
        &scarf(),
        "GR/104 34",
        "2026-11-19 14:00",
        &[
            "Pick up €0.00: Mon 23 Nov from 10:00, order by 2026-11-20 14:00",
            "Standard €3.50: Tue 24 – Wed 25 Nov, order by 2026-11-20 14:00, €12.10 to free",
            "Express €6.90: Tue 24 Nov, order by 2026-11-20 14:00",
            "Our van €15.00: Tue 24 – Thu 26 Nov, order by 2026-11-20 14:00",
        ],
    );
}

#[test]
fn the_cutoff_is_each_weekdays_own() {
    let handling = r#""days": 0, "cutoff": { "weekdays": "16:00", "fri": "12:00" }"#;
    // Thu 19 at 15:59: dispatch Thu 19, one carrier day later Fri 20.
    dates(handling, "", r#""transit": 1"#, "2026-11-19 15:59", "Fri 20 Nov, order by 2026-11-19 16:00");
    // Fri 20 at 11:59 goes out on Friday and arrives on Mon 23; at 12:00 it goes out on Monday.
    dates(handling, "", r#""transit": 1"#, "2026-11-20 11:59", "Mon 23 Nov, order by 2026-11-20 12:00");
    dates(handling, "", r#""transit": 1"#, "2026-11-20 12:00", "Tue 24 Nov, order by 2026-11-23 16:00");
}

#[test]
fn without_a_cutoff_the_day_counts_to_its_end_and_nothing_hurries() {
    dates(r#""days": 1"#, "", r#""transit": 1"#, "2026-11-19 23:59", "Mon 23 Nov");
    dates(r#""days": 1"#, "", r#""transit": 1"#, "2026-11-20 00:00", "Tue 24 Nov");
}

#[test]
fn zero_days_are_the_same_day() {
    // Packed and carried on the order day itself.
    dates(
        r#""days": 0, "cutoff": "10:00""#,
        "",
        r#""transit": 0"#,
        "2026-11-19 09:00",
        "Thu 19 Nov, order by 2026-11-19 10:00",
    );
}

#[test]
fn the_earliest_takes_both_minima_and_the_latest_both_maxima() {
    // Order day Thu 19. Handling 1–3: Fri 20 – Tue 24. Transit 1–4: Mon 23 – Mon 30.
    dates(
        r#""days": [1, 3], "cutoff": "14:00""#,
        "",
        r#""transit": [1, 4]"#,
        "2026-11-19 09:00",
        "Mon 23 – Mon 30 Nov, order by 2026-11-19 14:00",
    );
}

#[test]
fn a_holiday_in_transit_moves_the_promise() {
    // Wed 23 Dec before the cut-off: dispatch Thu 24. Fri 25 and Sat 26 nobody carries: Mon 28 – Tue 29.
    // The workshop is closed on Fri 25, so an order after the cut-off is dispatched on Mon 28.
    let quote = delivery::quote(&policy(ELAIA), &scarf(), &to("GR/104 34"), athens("2026-12-23 13:59"));
    let standard = quote.promises.iter().find(|p| p.method == "standard").expect("standard");
    let expected = "Standard €3.50: Mon 28 – Tue 29 Dec, order by 2026-12-23 14:00, €12.10 to free";
    assert_eq!(line(standard, &zone(super::ATHENS)), expected);
}

#[test]
fn special_open_days_count() {
    let handling = r#""days": 1, "cutoff": "14:00", "extra_open": ["2026-11-22"]"#;
    // Thu 19 after the cut-off: order day Fri 20, dispatch on the open Sunday 22, arrival Mon 23.
    dates(handling, "", r#""transit": 1"#, "2026-11-19 15:00", "Mon 23 Nov, order by 2026-11-20 14:00");
    // The carrier too works on that Sunday: one day after the dispatch of Fri 20 is Sunday 22.
    let carrier = r#""carrier": { "extra_open": ["2026-11-22"] },"#;
    dates(handling, carrier, r#""transit": 1"#, "2026-11-19 13:00", "Sun 22 Nov, order by 2026-11-19 14:00");
}

#[test]
fn each_side_keeps_its_own_calendar() {
    // Packed Mon–Sat, carried Mon–Fri. Fri 20 after the cut-off: order day Sat 21. Handling 0: dispatch Sat 21.
    // The first carrier day after it is Mon 23.
    let handling = r#""days": 0, "cutoff": "14:00", "open": ["mon-sat"]"#;
    dates(handling, "", r#""transit": 1"#, "2026-11-20 15:00", "Mon 23 Nov, order by 2026-11-21 14:00");
    // Friday's order is carried on Monday as well: Friday's cut-off changes nothing, Saturday's does.
    dates(handling, "", r#""transit": 1"#, "2026-11-20 13:00", "Mon 23 Nov, order by 2026-11-21 14:00");
    // Nothing arrives on a day on which nobody carries, not even after no day of transit.
    dates(handling, "", r#""transit": 0"#, "2026-11-20 15:00", "Mon 23 Nov, order by 2026-11-23 14:00");
    // Carried also on Saturdays: one day after Fri 20 is Sat 21.
    let carrier = r#""carrier": { "open": ["mon-sat"] },"#;
    dates(handling, carrier, r#""transit": 1"#, "2026-11-20 13:00", "Sat 21 Nov, order by 2026-11-20 14:00");
}

#[test]
fn a_method_may_pack_by_its_own_rules() {
    // Own days and cut-off, the shop's open weekdays.
    let shop = r#""days": 3, "cutoff": "10:00", "open": ["mon-thu"]"#;
    let method = r#""handling": { "days": 1, "cutoff": "18:00" },"#;
    // Thu 19 at 17:00: order day Thu 19; the next packing day is Mon 23; Tue 24 with the carrier.
    dates(shop, method, r#""transit": 1"#, "2026-11-19 17:00", "Tue 24 Nov, order by 2026-11-19 18:00");
}

#[test]
fn a_preorder_starts_on_its_day_and_hurries_nobody() {
    let table = Parcel { available_from: Some(day("2026-12-14")), ..scarf() };
    let policy = one_method(r#""days": [2, 3], "cutoff": "14:00""#, "", r#""transit": [1, 2]"#);
    let on = |now: &str| {
        delivery::promises(&policy, &table, &to("GR"), athens(now))
            .iter()
            .map(|p| line(p, &policy.zone))
            .collect::<Vec<_>>()
    };
    // Monday 14 December is the order day. Handling 2–3: Wed 16 – Thu 17. Transit 1–2: Thu 17 – Mon 21.
    assert_eq!(on("2026-11-19 13:47"), ["m €5.00: Thu 17 – Mon 21 Dec"]);
    // From a week before, the cut-off of that Monday is in sight.
    assert_eq!(on("2026-12-11 15:00"), ["m €5.00: Thu 17 – Mon 21 Dec, order by 2026-12-14 14:00"]);
    assert_eq!(on("2026-12-14 13:59"), ["m €5.00: Thu 17 – Mon 21 Dec, order by 2026-12-14 14:00"]);
    assert_eq!(on("2026-12-14 14:00"), ["m €5.00: Fri 18 – Tue 22 Dec, order by 2026-12-15 14:00"]);
    // Available on a Saturday means packed from Monday.
    let saturday = Parcel { available_from: Some(day("2026-12-12")), ..scarf() };
    let promises = delivery::promises(&policy, &saturday, &to("GR"), athens("2026-11-19 13:47"));
    assert_eq!(promises[0].earliest, day("2026-12-17"));
    // A day that has passed changes nothing.
    let past = Parcel { available_from: Some(day("2026-11-01")), ..scarf() };
    assert_eq!(
        delivery::promises(&policy, &past, &to("GR"), athens("2026-11-19 13:47"))[0].earliest,
        delivery::promises(&policy, &scarf(), &to("GR"), athens("2026-11-19 13:47"))[0].earliest,
    );
}

#[test]
fn pickup_is_ready_within_opening_hours() {
    let counter = |hours: &str| format!(r#""kind": "pickup", "hours": {{{hours}}},"#);
    let week = counter(r#""weekdays": "10:00-20:00", "sat": "10:00-16:00""#);
    // Packed on the next working day: from opening time.
    dates(
        r#""days": 1, "cutoff": "14:00""#,
        &week,
        "\"place\": null",
        "2026-11-19 13:47",
        "Fri 20 Nov from 10:00, order by 2026-11-19 14:00",
    );
    // Packed on the order day: at the cut-off, when its last order is in.
    dates(
        r#""days": 0, "cutoff": "14:00""#,
        &week,
        "\"place\": null",
        "2026-11-19 09:00",
        "Thu 19 Nov from 14:00, order by 2026-11-19 14:00",
    );
    // With no cut-off: at once, or from opening time; closing time ends the day.
    dates(
        r#""days": 0"#,
        &week,
        "\"place\": null",
        "2026-11-19 08:12",
        "Thu 19 Nov from 10:00, order by 2026-11-19 20:00",
    );
    dates(
        r#""days": 0"#,
        &week,
        "\"place\": null",
        "2026-11-19 13:47",
        "Thu 19 Nov from 13:47, order by 2026-11-19 20:00",
    );
    dates(
        r#""days": 0"#,
        &week,
        "\"place\": null",
        "2026-11-19 20:00",
        "Fri 20 Nov from 10:00, order by 2026-11-20 20:00",
    );
    // A cut-off after closing time does not keep the shop open.
    dates(
        r#""days": 0, "cutoff": "22:00""#,
        &week,
        "\"place\": null",
        "2026-11-19 21:00",
        "Fri 20 Nov from 10:00, order by 2026-11-20 20:00",
    );
    // Packed on Friday 20, collected when the counter next opens, on Wednesday 25.
    dates(
        r#""days": 1"#,
        &counter(r#""wed": "12:00-14:00""#),
        "\"place\": null",
        "2026-11-19 13:47",
        "Wed 25 Nov from 12:00",
    );
    // The counter is closed when the shop is: packed late on Thu 24 Dec; Fri 25 is closed, Saturday opens at 10:00.
    let closed = r#""days": 0, "closed": ["2026-12-25"]"#;
    dates(closed, &week, "\"place\": null", "2026-12-24 20:30", "Sat 26 Dec from 10:00");
}

#[test]
fn the_shops_clocks_decide_not_the_shoppers() {
    // 11:47 in Greenwich on 19 November is 13:47 in Athens, 06:47 in New York, 22:47 in Sydney.
    let now = shelfhelp::time::Timestamp::parse("2026-11-19T11:47:00Z").expect("an instant");
    for (rule, expected) in [
        (super::ATHENS, "2026-11-23"),
        // Before the cut-off there too: dispatch Fri 20.
        ("EST5EDT,M3.2.0,M11.1.0", "2026-11-23"),
        // Past the cut-off: order day Fri 20, dispatch Mon 23.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-11-24"),
    ] {
        let mut policy = one_method(r#""days": 1, "cutoff": "14:00""#, "", r#""transit": 1"#);
        policy.zone = zone(rule);
        policy.warehouses[0].zone = zone(rule);
        assert_eq!(delivery::promises(&policy, &scarf(), &to("GR"), now)[0].earliest, day(expected), "{rule}");
    }
}

#[test]
fn a_cutoff_in_a_skipped_or_repeated_hour_is_one_instant() {
    // Clocks in Athens go from 03:00 to 04:00 on Sunday 29 March 2026: 03:30 is 01:30 in Greenwich, shown as 04:30.
    let handling = r#""days": 0, "cutoff": "03:30", "open": ["daily"]"#;
    let carrier = r#""carrier": { "open": ["daily"] },"#;
    let policy = one_method(handling, carrier, r#""transit": 0"#);
    for (now, earliest, order_by) in [
        ("2026-03-29T00:59:59Z", "2026-03-29", "2026-03-29T01:30:00Z"),
        ("2026-03-29T01:29:59Z", "2026-03-29", "2026-03-29T01:30:00Z"),
        ("2026-03-29T01:30:00Z", "2026-03-30", "2026-03-30T00:30:00Z"),
        // On Sunday 25 October 2026 03:30 shows twice, first at 00:30 in Greenwich; the second comes too late.
        ("2026-10-25T00:29:59Z", "2026-10-25", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:10:00Z", "2026-10-26", "2026-10-26T01:30:00Z"),
    ] {
        let now = shelfhelp::time::Timestamp::parse(now).expect("an instant");
        let promise = delivery::promises(&policy, &scarf(), &to("GR"), now).remove(0);
        assert_eq!(
            (promise.earliest, promise.order_by.map(|t| t.to_string()).as_deref()),
            (day(earliest), Some(order_by)),
            "{now}"
        );
    }
}

#[test]
fn a_calendar_that_never_opens_promises_nothing() {
    let mut policy = one_method(r#""days": 1"#, "", r#""transit": 1"#);
    policy.methods[0].carrier.week = shelfhelp::time::Weekdays::NONE;
    check(&policy, &scarf(), "GR", "2026-11-19 13:47", &["not m: "]);
}
