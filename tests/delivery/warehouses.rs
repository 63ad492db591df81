//! Who packs, who carries, on which clocks.

use shelfhelp::delivery::{self, Parcel};
use shelfhelp::time::Timestamp;

use super::{athens, check, day, one_method, policy, scarf, to, zone};

fn from(warehouse: &str) -> Parcel {
    Parcel { warehouse: warehouse.into(), ..scarf() }
}

/// A shop in Athens with a second warehouse in Berlin, an hour behind, and one that differs in its clocks alone.
const TWO: &str = r#"{
  "handling": { "days": 1, "cutoff": "14:00" },
  "warehouses": [
    { "id": "berlin", "time_zone": "Europe/Berlin", "days": [1, 2], "cutoff": "12:50", "closed": ["2026-11-20"] },
    { "id": "hamburg", "time_zone": "Europe/Berlin" },
    { "id": "tokyo", "time_zone": "JST-9" }
  ],
  "methods": [ { "id": "m", "rates": [
    { "warehouse": "berlin", "price": "9.00", "transit": [2, 3] },
    { "price": "5.00", "transit": 1 } ] } ]
}"#;

#[test]
fn a_product_leaves_from_its_warehouse_and_else_from_the_default() {
    let two = policy(TWO);
    let now = "2026-11-19 13:47";
    // Athens: order day Thu 19, packed Fri 20, one day on the way: Mon 23.
    check(&two, &scarf(), "GR", now, &["m €5.00: Mon 23 Nov, order by 2026-11-19 14:00"]);
    // Berlin shows 12:47, before its cut-off at 12:50, which is 13:50 in Athens. Order day Thu 19; Friday is closed there,
    // so one day of packing is Mon 23 and two are Tue 24. Two days after Mon 23 is Wed 25; three after Tue 24 are Fri 27.
    check(&two, &from("berlin"), "GR", now, &["m €9.00: Wed 25 – Fri 27 Nov, order by 2026-11-19 13:50"]);
    // At that minute it is too late: order day Mon 23, packed Tue 24 – Wed 25, there Thu 26 – Mon 30.
    check(
        &two,
        &from("berlin"),
        "GR",
        "2026-11-19 13:50",
        &["m €9.00: Thu 26 – Mon 30 Nov, order by 2026-11-23 13:50"],
    );
    // A warehouse that nobody knows: parcels leave from somewhere.
    check(&two, &from("paris"), "GR", now, &["m €5.00: Mon 23 Nov, order by 2026-11-19 14:00"]);
}

#[test]
fn what_a_warehouse_does_not_say_is_as_under_handling() {
    // Hamburg's 14:00 is 15:00 in Athens: at 14:30 there is still half an hour.
    check(
        &policy(TWO),
        &from("hamburg"),
        "GR",
        "2026-11-19 14:30",
        &["m €5.00: Mon 23 Nov, order by 2026-11-19 15:00"],
    );
}

#[test]
fn a_warehouse_may_be_in_tomorrow_already() {
    // 17:30 on Thursday in Athens is 00:30 on Friday in Tokyo: order day Fri 20, packed Mon 23, there Tue 24. Its 14:00 on
    // Friday is 07:00 in Athens.
    check(&policy(TWO), &from("tokyo"), "GR", "2026-11-19 17:30", &["m €5.00: Tue 24 Nov, order by 2026-11-20 07:00"]);
}

#[test]
fn a_method_packs_by_its_own_rules_on_each_warehouses_clocks() {
    let json = TWO.replace(r#""id": "m","#, r#""id": "m", "handling": { "days": 0, "cutoff": "11:00" },"#);
    let two = policy(&json);
    // Athens, before 11:00: packed on Thu 19, there on Fri 20.
    check(&two, &scarf(), "GR", "2026-11-19 10:59", &["m €5.00: Fri 20 Nov, order by 2026-11-19 11:00"]);
    // Hamburg's 11:00 is noon in Athens.
    check(&two, &from("hamburg"), "GR", "2026-11-19 11:30", &["m €5.00: Fri 20 Nov, order by 2026-11-19 12:00"]);
    // Berlin's Friday stays closed, whatever the method: Thu 19 at noon is too late, so packed Mon 23, there Wed 25 – Thu 26.
    check(
        &two,
        &from("berlin"),
        "GR",
        "2026-11-19 12:00",
        &["m €9.00: Wed 25 – Thu 26 Nov, order by 2026-11-23 12:00"],
    );
}

#[test]
fn each_carrier_has_its_own_calendar() {
    let json = r#"{ "handling": { "days": 1, "cutoff": "14:00" },
      "carriers": { "acs": { "closed": ["2026-11-23"] }, "boxnow": { "open": ["mon-sat"] } },
      "methods": [
        { "id": "a", "carrier": "acs", "rates": [{ "price": 5, "transit": 1 }] },
        { "id": "b", "carrier": "boxnow", "rates": [{ "price": 6, "transit": 1 }] } ] }"#;
    // Packed Fri 20. The first moves nothing on Saturday, Sunday and this Monday: Tue 24. An order after Thursday's cut-off
    // is packed on Mon 23 and comes on Tue 24 as well; one after Friday's does not.
    // The second works on Saturdays: Sat 21.
    check(
        &policy(json),
        &scarf(),
        "GR",
        "2026-11-19 13:47",
        &["a €5.00: Tue 24 Nov, order by 2026-11-20 14:00", "b €6.00: Sat 21 Nov, order by 2026-11-19 14:00"],
    );
}

#[test]
fn built_in_holidays_close_and_the_shops_own_open_days_win() {
    // Wed 28 October is a holiday here. Ordered on Tue 27 after the cut-off: order day Thu 29, packed Fri 30, there Mon 2.
    let closed = one_method(r#""days": 1, "cutoff": "14:00", "holidays": ["GR"]"#, "", r#""transit": 1"#);
    check(&closed, &scarf(), "GR", "2026-10-27 15:00", &["m €5.00: Mon 2 Nov, order by 2026-10-29 14:00"]);
    // Open all the same: order day Wed 28, packed Thu 29, there Fri 30.
    let handling = r#""days": 1, "cutoff": "14:00", "holidays": "GR", "extra_open": ["2026-10-28"]"#;
    let open = one_method(handling, "", r#""transit": 1"#);
    check(&open, &scarf(), "GR", "2026-10-27 15:00", &["m €5.00: Fri 30 Oct, order by 2026-10-28 14:00"]);
    // The carrier's holiday: packed Tue 27, the day after is passed over.
    let carrier = r#""carrier": { "holidays": ["GR"] },"#;
    let carried = one_method(r#""days": 0, "cutoff": "14:00""#, carrier, r#""transit": 1"#);
    check(&carried, &scarf(), "GR", "2026-10-27 13:00", &["m €5.00: Thu 29 Oct, order by 2026-10-28 14:00"]);
}

#[test]
fn a_closed_spell_has_both_its_ends() {
    // Closed from Mon 10 to Fri 21 August. Ordered on Fri 7 at 14:00: order day Mon 24, packed Tue 25, there Wed 26.
    let shop =
        one_method(r#""days": 1, "cutoff": "14:00", "closed": ["2026-08-10..2026-08-21"]"#, "", r#""transit": 1"#);
    check(&shop, &scarf(), "GR", "2026-08-07 14:00", &["m €5.00: Wed 26 Aug, order by 2026-08-24 14:00"]);
    check(&shop, &scarf(), "GR", "2026-08-21 23:59", &["m €5.00: Wed 26 Aug, order by 2026-08-24 14:00"]);
    // A minute earlier on Fri 7 it is packed on Mon 24, the next open day, and there on Tue 25.
    check(&shop, &scarf(), "GR", "2026-08-07 13:59", &["m €5.00: Tue 25 Aug, order by 2026-08-07 14:00"]);
}

#[test]
fn made_to_order_adds_to_the_packing() {
    let shop = one_method(r#""days": 1, "cutoff": "14:00""#, "", r#""transit": 1"#);
    let made = Parcel { made_to_order: (10, 14), ..scarf() };
    // Order day Thu 19. 1 + 10 = 11 days, Mon – Fri: Fri 20, then Mon 23 – Fri 27 (6), Mon 30 – Fri 4 (11). 1 + 14 = 15
    // days: Mon 7 – Thu 10 are four more. A day on the way: Mon 7 and Fri 11.
    check(&shop, &made, "GR", "2026-11-19 13:47", &["m €5.00: Mon 7 – Fri 11 Dec, order by 2026-11-19 14:00"]);
    // Begun on Mon 30, when the wood is there: eleven days later is Tue 15, fifteen later Mon 21. There Wed 16 – Tue 22.
    let awaited = Parcel { available_from: Some(day("2026-11-30")), ..made };
    check(&shop, &awaited, "GR", "2026-11-19 13:47", &["m €5.00: Wed 16 – Tue 22 Dec"]);
}

#[test]
fn what_comes_back_into_stock_on_a_closed_day_is_packed_on_the_next_open_one() {
    let shop = one_method(r#""days": 0, "cutoff": "14:00", "closed": ["2026-11-23"]"#, "", r#""transit": 1"#);
    // There from Sat 21: Mon 23 is closed, packed Tue 24, there Wed 25. The cut-off of that Tuesday still hurries.
    let back = Parcel { available_from: Some(day("2026-11-21")), ..scarf() };
    check(&shop, &back, "GR", "2026-11-19 13:47", &["m €5.00: Wed 25 Nov, order by 2026-11-24 14:00"]);
}

#[test]
fn a_cutoff_that_clocks_skip_or_show_twice_is_one_instant_in_every_zone() {
    let handling = |cutoff: &str| format!(r#""days": 0, "cutoff": "{cutoff}", "open": ["daily"]"#);
    let carrier = r#""carrier": { "open": ["daily"] },"#;
    for (rule, cutoff, now, earliest, order_by) in [
        // New York, Sunday 8 March 2026: 02:00 becomes 03:00. 02:30 is counted on from before: 07:30 in Greenwich, when
        // clocks show 03:30.
        (NEW_YORK, "02:30", "2026-03-08T07:29:59Z", "2026-03-08", "2026-03-08T07:30:00Z"),
        (NEW_YORK, "02:30", "2026-03-08T07:30:00Z", "2026-03-09", "2026-03-09T06:30:00Z"),
        // Sunday 1 November 2026: 02:00 becomes 01:00. 01:30 shows twice, first at 05:30 in Greenwich.
        (NEW_YORK, "01:30", "2026-11-01T05:29:59Z", "2026-11-01", "2026-11-01T05:30:00Z"),
        (NEW_YORK, "01:30", "2026-11-01T05:30:00Z", "2026-11-02", "2026-11-02T06:30:00Z"),
        (NEW_YORK, "01:30", "2026-11-01T06:15:00Z", "2026-11-02", "2026-11-02T06:30:00Z"),
        // Lord Howe, half an hour only. Sunday 4 October 2026: 02:00 becomes 02:30. 02:15 is 15:45 in Greenwich, when
        // clocks show 02:45.
        (LORD_HOWE, "02:15", "2026-10-03T15:44:59Z", "2026-10-04", "2026-10-03T15:45:00Z"),
        (LORD_HOWE, "02:15", "2026-10-03T15:45:00Z", "2026-10-05", "2026-10-04T15:15:00Z"),
        // Sunday 5 April 2026: 02:00 becomes 01:30. 01:45 shows twice, first at 14:45 in Greenwich.
        (LORD_HOWE, "01:45", "2026-04-04T14:44:59Z", "2026-04-05", "2026-04-04T14:45:00Z"),
        (LORD_HOWE, "01:45", "2026-04-04T14:45:00Z", "2026-04-06", "2026-04-05T15:15:00Z"),
    ] {
        let mut shop = one_method(&handling(cutoff), carrier, r#""transit": 0"#);
        shop.zone = zone(rule);
        shop.warehouses[0].zone = zone(rule);
        let at = Timestamp::parse(now).expect("an instant");
        let promise = delivery::promises(&shop, &scarf(), &to("GR"), at).remove(0);
        let by = promise.order_by.map(|by| by.to_string());
        assert_eq!((promise.earliest, by.as_deref()), (day(earliest), Some(order_by)), "{rule} {cutoff} {now}");
    }
}

const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const LORD_HOWE: &str = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";

#[test]
fn a_day_of_23_or_25_hours_is_one_day() {
    let shop = one_method(r#""days": 1, "open": ["daily"]"#, r#""carrier": { "open": ["daily"] },"#, r#""transit": 1"#);
    // From its first to its last minute, Sunday 29 March 2026 (23 hours) is packed on Monday and there on Tuesday; so is
    // Sunday 25 October (25 hours).
    for (now, expected) in [
        ("2026-03-29 00:00", "m €5.00: Tue 31 Mar"),
        ("2026-03-29 23:59", "m €5.00: Tue 31 Mar"),
        ("2026-10-25 00:00", "m €5.00: Tue 27 Oct"),
        ("2026-10-25 23:59", "m €5.00: Tue 27 Oct"),
    ] {
        check(&shop, &scarf(), "GR", now, &[expected]);
    }
    assert_eq!(athens("2026-03-30 00:00").0 - athens("2026-03-29 00:00").0, 23 * 3600);
    assert_eq!(athens("2026-10-26 00:00").0 - athens("2026-10-25 00:00").0, 25 * 3600);
}
