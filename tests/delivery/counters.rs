//! When it can be collected, and in which window it comes.

use shelfhelp::delivery::{self, Parcel};
use shelfhelp::i18n::Locale;

use super::{athens, check, day, line, one_method, policy, scarf, to};

/// The one method's dates, ready time and last moment, at a time of Athens.
fn at(handling: &str, method: &str, rate: &str, now: &str, expected: &str) {
    let policy = one_method(handling, method, rate);
    let promises = delivery::promises(&policy, &scarf(), &to("GR"), athens(now));
    let said = promises.first().map(|p| line(p, &policy.zone).replacen("m €5.00: ", "", 1));
    assert_eq!(said.as_deref(), Some(expected), "{handling} / {method} at {now}");
}

const NO_RATE: &str = r#""place": null"#;

/// A counter with a break at midday and a short Saturday.
const LUNCH: &str =
    r#""kind": "pickup", "hours": { "weekdays": ["09:00-14:00", "17:00-20:00"], "sat": "10:00-14:00" },"#;

#[test]
fn a_counter_with_a_break_hands_out_when_it_opens_again() {
    // Packed at the counter in two hours. At 10:05 ready at 12:05; counters speak in quarters: 12:15.
    let method = format!(r#"{LUNCH} "ready_in": "2 h","#);
    let no_days = r#""days": 0"#;
    // Before 20:00 the last quarter is 19:45; two hours before it, 17:45 is the last minute, so from 17:46 on it is
    // tomorrow's.
    let by = ", order by 2026-11-19 17:46";
    at(no_days, &method, NO_RATE, "2026-11-19 10:05", &format!("Thu 19 Nov from 12:15{by}"));
    // At 12:30 it would be ready at 14:30, in the break: from 17:00.
    at(no_days, &method, NO_RATE, "2026-11-19 12:30", &format!("Thu 19 Nov from 17:00{by}"));
    // At 14:30 nobody is there; packed from 17:00 to 19:00.
    at(no_days, &method, NO_RATE, "2026-11-19 14:30", &format!("Thu 19 Nov from 19:00{by}"));
    at(no_days, &method, NO_RATE, "2026-11-19 17:45", &format!("Thu 19 Nov from 19:45{by}"));
    // At 17:46 it would be done at 20:00, when the counter has closed: from 09:00 tomorrow.
    at(no_days, &method, NO_RATE, "2026-11-19 17:46", "Fri 20 Nov from 09:00, order by 2026-11-20 17:46");
    // On Saturday after noon and on Sunday: packed on Monday from 09:00 on. Packing days are Mon – Fri, so also Saturday's
    // orders wait for Monday.
    at(no_days, &method, NO_RATE, "2026-11-21 10:00", "Mon 23 Nov from 11:00, order by 2026-11-23 17:46");
}

#[test]
fn what_is_brought_is_there_from_the_hour_it_is_ready() {
    let method = format!(r#"{LUNCH} "ready": "12:00","#);
    // Packed Fri 20 and brought to the counter that day, on the shelf from 12:00.
    let handling = r#""days": 1, "cutoff": "14:00""#;
    at(handling, &method, NO_RATE, "2026-11-19 13:47", "Fri 20 Nov from 12:00, order by 2026-11-19 14:00");
    // On the shelf at 15:00 means after the break.
    let method = format!(r#"{LUNCH} "ready": "15:00","#);
    at(handling, &method, NO_RATE, "2026-11-19 13:47", "Fri 20 Nov from 17:00, order by 2026-11-19 14:00");
    // On the shelf at 21:00, after closing: the next day that is open, Saturday.
    let method = format!(r#"{LUNCH} "ready": "21:00","#);
    at(handling, &method, NO_RATE, "2026-11-19 13:47", "Sat 21 Nov from 10:00, order by 2026-11-19 14:00");
}

#[test]
fn with_a_cutoff_the_days_orders_are_ready_when_the_last_of_them_is_in() {
    let handling = r#""days": 0, "cutoff": "12:00""#;
    at(handling, LUNCH, NO_RATE, "2026-11-19 09:30", "Thu 19 Nov from 12:00, order by 2026-11-19 12:00");
    at(handling, LUNCH, NO_RATE, "2026-11-19 12:00", "Fri 20 Nov from 12:00, order by 2026-11-20 12:00");
}

#[test]
fn a_day_on_which_the_counter_is_shut_is_passed_over() {
    // Packed Fri 20; the counter is shut that day and opens on Saturday. Without the closed day: Friday at 09:00.
    let handling = r#""days": 1, "cutoff": "14:00""#;
    let shut = format!(r#"{LUNCH} "closed": ["2026-11-20"],"#);
    at(handling, &shut, NO_RATE, "2026-11-19 13:47", "Sat 21 Nov from 10:00, order by 2026-11-19 14:00");
    at(handling, LUNCH, NO_RATE, "2026-11-19 13:47", "Fri 20 Nov from 09:00, order by 2026-11-19 14:00");
}

#[test]
fn hours_past_midnight_belong_to_the_evening_they_begin_in() {
    // Friday 18:00 to 02:00. Packed Fri 20: from 18:00. Ordered at 20:00 on Friday, packed in five hours: 01:00 on Saturday.
    let night = r#""kind": "pickup", "hours": { "fri": "18:00-02:00" },"#;
    at(
        r#""days": 1, "cutoff": "14:00""#,
        night,
        NO_RATE,
        "2026-11-19 13:47",
        "Fri 20 Nov from 18:00, order by 2026-11-19 14:00",
    );
    let packed = format!(r#"{night} "ready_in": "5 h","#);
    at(r#""days": 0"#, &packed, NO_RATE, "2026-11-20 20:00", "Sat 21 Nov from 01:00, order by 2026-11-20 20:46");
}

/// Three counters: in Athens, in its north, in Thessaloniki.
const THREE: &str = r#"{ "handling": { "days": 1, "cutoff": "14:00" }, "methods": [ { "id": "m", "name": "Pick up", "kind": "pickup",
  "counters": [
    { "id": "kifisia", "name": "Kifisia", "hours": { "weekdays": "09:00-17:00" }, "country": "GR", "postcode": "145 62" },
    { "id": "ermou", "name": "Ermou", "hours": { "weekdays": "10:00-20:00" }, "country": "GR", "postcode": "105 63" },
    { "id": "north", "name": "Thessaloniki", "hours": { "sat": "10:00-14:00" }, "closed": ["2026-11-21"], "country": "GR", "postcode": "546 24" } ],
  "rates": [ { "price": "free" } ] } ] }"#;

#[test]
fn of_several_counters_the_nearest_comes_first() {
    let shop = policy(THREE);
    let named = |destination: &str| -> Vec<String> {
        let promises = delivery::promises(&shop, &scarf(), &to(destination), athens("2026-11-19 13:47"));
        let name = |p: &delivery::Promise| {
            let counter = p.counter.as_ref().expect("a counter");
            format!("{} {} {}", counter.name.get(&Locale::english()), p.earliest, p.ready_from.expect("a time"))
        };
        promises.iter().map(name).collect()
    };
    // Packed Fri 20: from 09:00 and 10:00. The third opens on Saturdays, and not on the 21st: Sat 28.
    let (kifisia, ermou, north) =
        ("Kifisia 2026-11-20 09:00", "Ermou 2026-11-20 10:00", "Thessaloniki 2026-11-28 10:00");
    // 104 34 begins as 105 63 does for two digits, as 145 62 for one, as 546 24 for none.
    assert_eq!(named("GR/104 34"), [ermou, kifisia, north]);
    assert_eq!(named("GR/145 61"), [kifisia, ermou, north]);
    // 546 21 shares all but two digits with the third, and none with the others: 14562 is nearer to 54621 than 10563 is.
    assert_eq!(named("GR/546 21"), [north, kifisia, ermou]);
    // Without a postcode, and from abroad, the merchant's order.
    assert_eq!(named("GR"), [kifisia, ermou, north]);
    assert_eq!(named("CY/1010"), [kifisia, ermou, north]);
}

#[test]
fn counters_of_a_method_stay_together_whatever_stands_between_them() {
    // The locker comes on Mon 23, between Friday's counters and that of Sat 28; prices are equal.
    let json = THREE.replace(
        r#""rates": [ { "price": "free" } ] } ] }"#,
        r#""rates": [ { "price": "free" } ] }, { "id": "locker", "name": "Locker", "kind": "locker", "rates": [ { "price": "free", "transit": 1 } ] } ] }"#,
    );
    check(
        &policy(&json),
        &scarf(),
        "GR/104 34",
        "2026-11-19 13:47",
        &[
            "Pick up €0.00: Fri 20 Nov from 10:00, order by 2026-11-19 14:00",
            "Pick up €0.00: Fri 20 Nov from 09:00, order by 2026-11-19 14:00",
            // Packed on any day up to Fri 27 it waits for Sat 28 all the same, so Thursday's cut-off of that week matters,
            // further away than a week ahead.
            "Pick up €0.00: Sat 28 Nov from 10:00, order by 2026-11-26 14:00",
            "Locker €0.00: Mon 23 Nov, order by 2026-11-19 14:00",
        ],
    );
}

#[test]
fn a_locker_is_filled_on_the_carriers_days_and_may_have_hours() {
    let handling = r#""days": 1, "cutoff": "14:00""#;
    let transit = r#""transit": 1"#;
    // Packed Fri 20; this carrier works on Saturdays.
    let locker = r#""kind": "locker", "carrier": { "open": ["mon-sat"] },"#;
    at(handling, locker, transit, "2026-11-19 13:47", "Sat 21 Nov, order by 2026-11-19 14:00");
    // In a kiosk that opens on weekdays at 07:00 it waits for Monday; packed on Monday, it would be Tuesday.
    let kiosk = format!(r#"{locker} "address": "Kiosk", "hours": {{ "weekdays": "07:00-22:00" }},"#);
    at(handling, &kiosk, transit, "2026-11-19 13:47", "Mon 23 Nov from 07:00, order by 2026-11-19 14:00");
}

/// Windows in the morning and evening, none on Sundays.
const SLOTS: &str =
    r#""kind": "slots", "slots": { "weekdays": ["09:00-12:00", "17:00-21:00"], "sat": "09:00-12:00" }, "lead": "3 h","#;

#[test]
fn a_window_can_be_had_until_its_lead() {
    // Packed on the day itself, no transit. 17:00 less three hours is 14:00: at 13:47 tonight's window is still to be had.
    at(r#""days": 0"#, SLOTS, NO_RATE, "2026-11-19 13:47", "Thu 19 Nov from 17:00, order by 2026-11-19 14:00");
    at(r#""days": 0"#, SLOTS, NO_RATE, "2026-11-19 14:00", "Fri 20 Nov from 09:00, order by 2026-11-20 06:00");
    // Friday evening's is gone at 14:00 too; Saturday morning's is left for what is packed on Friday. Only the end of the
    // day ends that, and nobody is hurried by it.
    at(r#""days": 0"#, SLOTS, NO_RATE, "2026-11-20 14:00", "Sat 21 Nov from 09:00");
    // Nobody packs on Saturday: Monday's first window, whose last call is at 06:00.
    at(r#""days": 0"#, SLOTS, NO_RATE, "2026-11-21 00:00", "Mon 23 Nov from 09:00, order by 2026-11-23 06:00");
}

#[test]
fn the_windows_offered_are_those_of_the_days_ahead() {
    let windows = |method: &str, now: &str| -> Vec<String> {
        let shop = one_method(r#""days": 0"#, method, NO_RATE);
        let promise = delivery::promises(&shop, &scarf(), &to("GR"), athens(now)).remove(0);
        promise.windows.iter().map(|(on, from, until)| format!("{on} {from}-{until}")).collect()
    };
    // Two days from Thu 19 on: what is left of Thursday, and Friday.
    let two = format!(r#"{SLOTS} "days_ahead": 2,"#);
    assert_eq!(
        windows(&two, "2026-11-19 13:47"),
        ["2026-11-19 17:00-21:00", "2026-11-20 09:00-12:00", "2026-11-20 17:00-21:00"]
    );
    // A week where nothing is said: Thu evening, Fri 2, Sat 1, Mon, Tue, Wed 2 each: ten.
    let week = windows(SLOTS, "2026-11-19 13:47");
    assert_eq!((week.len(), week.last().map(String::as_str)), (10, Some("2026-11-25 17:00-21:00")));
    // No more than twelve, however many days.
    assert_eq!(windows(&format!(r#"{SLOTS} "days_ahead": 30,"#), "2026-11-19 13:47").len(), 12);
}

#[test]
fn windows_wait_for_packing_and_the_vans_days() {
    // Ordered before 11:00: packed on Fri 20, a day on the way, the van rests on Saturdays: Mon 23.
    let method = format!(r#"{SLOTS} "carrier": {{ "open": ["mon-fri"] }},"#);
    at(
        r#""days": 1, "cutoff": "11:00""#,
        &method,
        r#""transit": 1"#,
        "2026-11-19 10:00",
        "Mon 23 Nov from 09:00, order by 2026-11-19 11:00",
    );
}

#[test]
fn the_same_day_until_its_cutoff_and_then_the_next() {
    let courier = r#""handling": { "days": 0, "cutoff": "11:00" }, "carrier": { "open": ["daily"] },"#;
    let shop = r#""days": 1, "cutoff": "14:00", "open": ["mon-sat"]"#;
    at(shop, courier, r#""transit": 0"#, "2026-11-19 10:59", "Thu 19 Nov, order by 2026-11-19 11:00");
    at(shop, courier, r#""transit": 0"#, "2026-11-19 11:00", "Fri 20 Nov, order by 2026-11-20 11:00");
    // Saturday's orders after 11:00 are packed on Monday: nobody packs on Sundays.
    at(shop, courier, r#""transit": 0"#, "2026-11-21 11:00", "Mon 23 Nov, order by 2026-11-23 11:00");
}

#[test]
fn what_comes_by_mail_is_there_at_once() {
    let json = r#"{ "handling": { "days": 3, "cutoff": "14:00", "closed": ["2026-11-22"] },
      "methods": [ { "id": "m", "kind": "digital", "rates": [ { "price": "free" } ] } ] }"#;
    let shop = policy(json);
    // On a Sunday that is closed, in the middle of the night.
    check(&shop, &scarf(), "GR", "2026-11-22 03:00", &["m €0.00: Sun 22 Nov"]);
    // Not before it is published.
    let soon = Parcel { available_from: Some(day("2026-11-28")), ..scarf() };
    check(&shop, &soon, "GR", "2026-11-22 03:00", &["m €0.00: Sat 28 Nov"]);
}
