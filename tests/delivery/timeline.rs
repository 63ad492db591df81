//! What each day on the way to a promise is, drawn as text.
//!
//! `19 ordered, 20 packed, 21 no-week, 22 no-week, 23 there`: the day of the month, or of a run its first and last, and
//! what happens on it.

use super::{athens, one_method, to};
use shelfhelp::delivery::{self, Mark, Parcel, Policy, Run, Skip, Stage};
use shelfhelp::time::Date;

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::There => "there",
        Mark::Stage(Stage::Ordered) => "ordered",
        Mark::Stage(Stage::Awaited) => "awaited",
        Mark::Stage(Stage::Packed) => "packed",
        Mark::Stage(Stage::Carried) => "carried",
        Mark::Stage(Stage::Kept) => "kept",
        Mark::Off(_, Skip::Late) => "too-late",
        Mark::Off(_, Skip::Week) => "no-week",
        Mark::Off(_, Skip::Closed) => "closed",
        Mark::Off(_, Skip::Awaited) => "no-stock",
    }
}

fn cell(run: &Run) -> String {
    let number = |day: Date| day.ymd().2;
    let days = if run.from == run.to {
        number(run.from).to_string()
    } else {
        format!("{}..{}", number(run.from), number(run.to))
    };
    format!("{days} {}", word(run.mark))
}

/// The days of the only promise, as they are drawn.
fn check(policy: &Policy, parcel: &Parcel, now: &str, expected: &str) {
    let quote = delivery::quote(policy, parcel, &to("GR"), athens(now));
    let promise = quote.promises.first().unwrap_or_else(|| panic!("a promise at {now}"));
    let timeline = delivery::explain(policy, parcel, &to("GR"), promise).unwrap_or_else(|| panic!("a way at {now}"));
    let drawn = delivery::drawn(&delivery::days(&timeline));
    let text: Vec<String> = drawn.iter().map(cell).collect();
    assert_eq!(text.join(", "), expected, "{now}");
    assert_eq!(drawn.last().map(|run| run.to), Some(promise.latest), "{now}");
}

fn parcel() -> Parcel {
    Parcel { quantity: 1, ..Parcel::default() }
}

const WEEK: &str = r#""days": 1, "cutoff": "14:00", "open": ["mon-fri"]"#;
const CARRIER: &str = r#""carrier": {"open": ["mon-fri"]},"#;

#[test]
fn an_order_before_the_cutoff_counts_for_its_day_and_the_weekend_is_passed_over() {
    // Thursday 19 November 2026, 13:47: packed on Friday, one to two days on the way, none on Saturday and Sunday.
    let policy = one_method(WEEK, CARRIER, r#""transit": [1, 2]"#);
    let expected = "19 ordered, 20 packed, 21 no-week, 22 no-week, 23 there, 24 there";
    check(&policy, &parcel(), "2026-11-19 13:47", expected);
}

#[test]
fn an_order_after_the_cutoff_passes_over_its_own_day() {
    let policy = one_method(WEEK, CARRIER, r#""transit": 1"#);
    // Counts for Friday 20, packed on Monday 23, there on Tuesday 24.
    let expected = "19 too-late, 20 ordered, 21 no-week, 22 no-week, 23 packed, 24 there";
    check(&policy, &parcel(), "2026-11-19 14:00", expected);
}

#[test]
fn a_day_that_is_closed_for_once_is_told_from_the_weekend() {
    // Thursday 24 December, packed the same day; nobody carries on Friday 25, nor at the week-end.
    let carrier = r#""carrier": {"open": ["mon-fri"], "closed": ["2026-12-25"]},"#;
    let policy = one_method(r#""days": 0, "open": ["mon-fri"]"#, carrier, r#""transit": [1, 3]"#);
    // Monday 28, Tuesday 29, Wednesday 30 are the first, second and third day of the carrier's.
    let expected = "24 ordered, 25 closed, 26 no-week, 27 no-week, 28 there, 29 there, 30 there";
    check(&policy, &parcel(), "2026-12-24 10:00", expected);
}

#[test]
fn days_between_the_two_arrivals_on_which_nobody_carries_are_no_arrivals() {
    // Packing takes none to five days, so the slower way is still being packed at the week-end.
    let policy = one_method(r#""days": [0, 5], "open": ["mon-sun"]"#, CARRIER, r#""transit": 1"#);
    // Thursday 19: the faster way is there on Friday 20; the slower one leaves on Tuesday 24 and is there on Wednesday 25.
    let expected = "19 ordered, 20 there, 21 no-week, 22 no-week, 23 there, 24 there, 25 there";
    check(&policy, &parcel(), "2026-11-19 10:00", expected);
}

#[test]
fn a_product_that_is_not_there_yet_is_awaited_in_one_stretch() {
    let policy = one_method(WEEK, CARRIER, r#""transit": 1"#);
    let later = Parcel { available_from: Date::parse("2026-12-14"), ..parcel() };
    // Monday 14 December is the first day for packing: packed on Tuesday 15, there on Wednesday 16.
    let expected = "19 ordered, 20..13 awaited, 14 packed, 15 packed, 16 there";
    check(&policy, &later, "2026-11-19 10:00", expected);
}

#[test]
fn a_way_of_years_has_a_date_and_no_days_to_look_at() {
    let policy = one_method(WEEK, CARRIER, r#""transit": 1"#);
    for (from, is_shown) in [("2028-06-01", true), ("9999-12-31", false)] {
        let never = Parcel { available_from: Date::parse(from), ..parcel() };
        let quote = delivery::quote(&policy, &never, &to("GR"), athens("2026-11-19 10:00"));
        let promise = quote.promises.first().unwrap_or_else(|| panic!("a promise from {from}"));
        assert!(promise.earliest > Date::parse(from).unwrap(), "{from}");
        assert_eq!(delivery::explain(&policy, &never, &to("GR"), promise).is_some(), is_shown, "{from}");
    }
}

#[test]
fn a_long_way_is_drawn_in_stretches_and_its_closed_days_keep_their_place() {
    // Ordered on Monday 14 December, packed on Tuesday 15; eight to twelve days of the carrier's, closed on Friday 25.
    let carrier = r#""carrier": {"open": ["mon-fri"], "closed": ["2026-12-25"]},"#;
    let policy = one_method(WEEK, carrier, r#""transit": [8, 12]"#);
    // Wed 16, Thu 17, Fri 18, Mon 21 – Thu 24 are seven; Mon 28 is the eighth, Fri 1 January the twelfth.
    let expected =
        "14 ordered, 15 packed, 16..24 carried, 25 closed, 26 no-week, 27 no-week, 28 there, 29..31 there, 1 there";
    check(&policy, &parcel(), "2026-12-14 10:00", expected);
}

#[test]
fn a_parcel_for_a_counter_that_is_shut_is_kept_until_it_opens() {
    // Packed on the day of the order, a Friday; brought on Saturday, when the counter is shut, as on Sunday.
    let counter = r#""kind": "pickup", "hours": {"weekdays": "10:00-20:00"}, "carrier": {"open": ["mon-sat"]},"#;
    let policy = one_method(r#""days": 0, "open": ["mon-fri"]"#, counter, r#""transit": 1"#);
    check(&policy, &parcel(), "2026-11-20 10:00", "20 ordered, 21 carried, 22 no-week, 23 there");
}

#[test]
fn the_cutoff_is_that_of_the_day_of_the_order_and_none_on_a_day_off() {
    let policy = one_method(WEEK, CARRIER, r#""transit": 1"#);
    let cutoff = |now: &str| {
        let quote = delivery::quote(&policy, &parcel(), &to("GR"), athens(now));
        delivery::explain(&policy, &parcel(), &to("GR"), &quote.promises[0]).and_then(|timeline| timeline.cutoff)
    };
    assert_eq!(cutoff("2026-11-19 13:47"), Some(athens("2026-11-19 14:00")));
    assert_eq!(cutoff("2026-11-19 18:00"), Some(athens("2026-11-19 14:00")));
    assert_eq!(cutoff("2026-11-21 10:00"), None);
}
