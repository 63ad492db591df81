//! Until when may it come back?

use shelfhelp::delivery::{Parcel, Policy, ReturnBy, ReturnMethod, return_by, return_by_for_order, return_fee};
use shelfhelp::i18n::Locale;

use super::{ELAIA, day, eur, policy, scarf, to};

fn returns(json: &str) -> Policy {
    policy(&format!(
        r#"{{"handling": {{"days": 1}}, "methods": [{{"id": "m", "rates": [{{"price": 1, "transit": 1}}]}}], "returns": {json}}}"#
    ))
}

fn said(answer: Option<ReturnBy>) -> String {
    match answer {
        Some(ReturnBy::Until(day)) => day.to_string(),
        Some(ReturnBy::Unlimited) => "any time".into(),
        Some(ReturnBy::Never(reason)) => format!("never: {}", reason.get(&Locale::english())),
        None => "nothing".into(),
    }
}

#[test]
fn the_window_is_counted_from_the_latest_arrival() {
    // The scarf arrives by Tue 24 November; 30 days later is Thu 24 December: six days are left of November, and 24 more.
    let policy = returns(r#"{ "days": 30 }"#);
    assert_eq!(said(return_by(&policy, &scarf(), day("2026-11-24"))), "2026-12-24");
    assert_eq!(said(return_by(&returns(r#"{ "days": 0 }"#), &scarf(), day("2026-11-24"))), "2026-11-24");
    // Over the turn of a year and a leap day: 31 January + 30 days, with 29 days in February 2028, is 1 March.
    assert_eq!(said(return_by(&policy, &scarf(), day("2028-01-31"))), "2028-03-01");
}

#[test]
fn a_season_gives_more_time_and_never_less() {
    let elaia = policy(ELAIA);
    // Orders of 20 November to 24 December may come back until 31 January.
    let ordered = |ordered: &str, latest: &str| said(return_by_for_order(&elaia, &scarf(), day(ordered), day(latest)));
    assert_eq!(ordered("2026-11-19", "2026-11-24"), "2026-12-24");
    assert_eq!(ordered("2026-11-20", "2026-11-25"), "2027-01-31");
    assert_eq!(ordered("2026-12-24", "2026-12-29"), "2027-01-31");
    assert_eq!(ordered("2026-12-25", "2026-12-29"), "2027-01-28");
    // Thirty days from 10 January 2027 end after the season does.
    assert_eq!(ordered("2026-12-24", "2027-01-10"), "2027-02-09");
    // Where the order day is not known, the arrival stands for it.
    assert_eq!(said(return_by(&elaia, &scarf(), day("2026-11-24"))), "2027-01-31");
    assert_eq!(said(return_by(&elaia, &scarf(), day("2026-11-19"))), "2026-12-19");
}

#[test]
fn some_things_never_come_back_and_some_at_any_time() {
    let earrings = Parcel { tags: vec!["hygiene".into()], ..Parcel::default() };
    let latest = day("2026-11-24");
    assert_eq!(said(return_by(&policy(ELAIA), &earrings, latest)), "never: Earrings cannot come back, for hygiene");
    assert_eq!(said(return_by(&returns(r#"{ "accepted": false }"#), &scarf(), latest)), "never: ");
    assert_eq!(said(return_by(&returns(r#"{ "days": "unlimited" }"#), &scarf(), latest)), "any time");
    let never_these = r#"{ "days": "unlimited", "except": { "hygiene": { "en": "No", "el": "Όχι" } } }"#;
    assert_eq!(said(return_by(&returns(never_these), &earrings, latest)), "never: No");
    let silent =
        policy(r#"{"handling": {"days": 1}, "methods": [{"id": "m", "rates": [{"price": 1, "transit": 1}]}]}"#);
    assert_eq!(said(return_by(&silent, &scarf(), latest)), "nothing");
}

#[test]
fn the_way_back_costs_what_the_place_says() {
    let json = r#"{ "handling": { "days": 1 },
      "places": [ { "id": "greece", "countries": ["GR"] }, { "id": "eu", "countries": ["DE", "FR"] }, { "id": "world" } ],
      "methods": [{ "id": "m", "rates": [{ "price": 1, "transit": 1 }] }],
      "returns": { "days": 30, "fee": "12.00", "fees": { "greece": "free", "eu": "6.50" }, "methods": ["post", "store", "pickup"] } }"#;
    let shop = policy(json);
    for (destination, expected) in [("GR", 0), ("GR/104 34", 0), ("FR", 650), ("US", 1200)] {
        assert_eq!(return_fee(&shop, &to(destination)), eur(expected), "{destination}");
    }
    let methods = shop.returns.as_ref().map(|returns| returns.methods.clone());
    assert_eq!(methods, Some(vec![ReturnMethod::Post, ReturnMethod::Store, ReturnMethod::Pickup]));
    // Without a fee for all, nothing is known elsewhere; with nothing at all, nothing.
    let some = policy(&json.replace(r#""fee": "12.00", "#, ""));
    assert_eq!(return_fee(&some, &to("US")), None);
    assert_eq!(return_fee(&returns(r#"{ "days": 30 }"#), &to("GR")), None);
    assert_eq!(return_fee(&returns(r#"{ "days": 30, "fee": "free" }"#), &to("GR")), eur(0));
}

#[test]
fn of_two_seasons_the_longer_holds() {
    // Orders of 1 to 24 December, until 15 January; those of 20 December to 6 January, until 31 January.
    let shop = returns(
        r#"{ "days": 14, "seasonal": [
          { "from": "2026-12-01", "to": "2026-12-24", "until": "2027-01-15" },
          { "from": "2026-12-20", "to": "2027-01-06", "until": "2027-01-31" } ] }"#,
    );
    let ordered = |ordered: &str, latest: &str| said(return_by_for_order(&shop, &scarf(), day(ordered), day(latest)));
    assert_eq!(ordered("2026-12-19", "2026-12-22"), "2027-01-15");
    assert_eq!(ordered("2026-12-22", "2026-12-28"), "2027-01-31");
    assert_eq!(ordered("2027-01-06", "2027-01-08"), "2027-01-31");
    assert_eq!(ordered("2027-01-07", "2027-01-11"), "2027-01-25");
    assert_eq!(ordered("2026-11-30", "2026-12-02"), "2026-12-16");
}
