//! When may a shopper be called, as tables.
//!
//! The shop is in Athens. Days around the cases: Thursday 19 November 2026, Sunday 22, Monday 23.

use shelfhelp::contact::{Call, Clocks, calls, chosen, words};
use shelfhelp::i18n::{Catalog, Locale, Native, Voice};
use shelfhelp::time::Timestamp;

use super::{ATHENS, TOKYO, athens, channels, zone};

/// When a shopper may be called at a time of Athens, and how it is sent.
fn offers(hours: &str, here: &str, now: &str, expected: &[&str]) {
    let list = channels(&format!(r#"[{{"kind": "call-back", "address": "/call", {hours}}}]"#));
    let (shop, here, now) = (zone(ATHENS), zone(here), athens(now));
    let offset = |at: Timestamp| here.offset(at);
    let clocks = Clocks { now, shop: &shop, here: &offset };
    let (catalog, locale) = (Catalog::english(), Locale::english());
    let voice = Voice { catalog: &catalog, locale: &locale, format: &Native };
    let today = here.local(now).0;
    let said: Vec<String> = calls(&list[0], clocks)
        .iter()
        .map(|call| format!("{} = {}", words::call(voice, call, today), call.written()))
        .collect();
    assert_eq!(said, expected, "{hours} at {now}");
}

#[test]
fn calls_are_offered_in_the_parts_of_the_shopper_s_day() {
    let hours = r#""hours": { "weekdays": "09:00-18:00" }"#;
    offers(
        hours,
        ATHENS,
        "2026-11-19 13:47",
        &[
            "As soon as possible = now",
            "Today 14:00–17:00 = 2026-11-19T12:00:00Z/2026-11-19T15:00:00Z",
            "Today 17:00–18:00 = 2026-11-19T15:00:00Z/2026-11-19T16:00:00Z",
            "Tomorrow 09:00–12:00 = 2026-11-20T07:00:00Z/2026-11-20T10:00:00Z",
        ],
    );
    // On a Friday evening the week is over.
    offers(
        hours,
        ATHENS,
        "2026-11-20 17:40",
        &[
            "Mon 23 Nov 09:00–12:00 = 2026-11-23T07:00:00Z/2026-11-23T10:00:00Z",
            "Mon 23 Nov 12:00–17:00 = 2026-11-23T10:00:00Z/2026-11-23T15:00:00Z",
            "Mon 23 Nov 17:00–18:00 = 2026-11-23T15:00:00Z/2026-11-23T16:00:00Z",
            "Tue 24 Nov 09:00–12:00 = 2026-11-24T07:00:00Z/2026-11-24T10:00:00Z",
        ],
    );
    // In Tokyo the shop's day is afternoon, evening and night: it is Monday there, three in the morning.
    offers(
        hours,
        TOKYO,
        "2026-11-22 20:00",
        &[
            "Today 16:00–17:00 = 2026-11-23T07:00:00Z/2026-11-23T08:00:00Z",
            "Today 17:00–22:00 = 2026-11-23T08:00:00Z/2026-11-23T13:00:00Z",
            "Tomorrow 16:00–17:00 = 2026-11-24T07:00:00Z/2026-11-24T08:00:00Z",
            "Tomorrow 17:00–22:00 = 2026-11-24T08:00:00Z/2026-11-24T13:00:00Z",
        ],
    );
}

#[test]
fn no_hours_no_choice_and_short_openings_none() {
    offers(r#""label": "Call""#, ATHENS, "2026-11-19 13:47", &[]);
    offers(r#""hours": { "daily": ["09:00-09:10", "10:00-10:20"] }"#, ATHENS, "2026-11-19 13:47", &[]);
    // Day and night: the first parts of the day.
    offers(
        r#""hours": { "daily": "00:00-24:00" }"#,
        ATHENS,
        "2026-11-19 16:40",
        &[
            "As soon as possible = now",
            "Today 17:00–22:00 = 2026-11-19T15:00:00Z/2026-11-19T20:00:00Z",
            "Tomorrow 08:00–12:00 = 2026-11-20T06:00:00Z/2026-11-20T10:00:00Z",
            "Tomorrow 12:00–17:00 = 2026-11-20T10:00:00Z/2026-11-20T15:00:00Z",
        ],
    );
}

#[test]
fn a_time_that_was_chosen_stays_so_while_its_beginning_moves_on() {
    let list = channels(r#"[{"kind": "call-back", "address": "/call", "hours": {"weekdays": "09:00-18:00"}}]"#);
    let shop = zone(ATHENS);
    let at = |now: &str| {
        let offset = |at: Timestamp| shop.offset(at);
        let offered = calls(&list[0], Clocks { now: athens(now), shop: &shop, here: &offset });
        offered.iter().map(Call::written).collect::<Vec<_>>()
    };
    let again = |now: &str, written: &str| {
        let offset = |at: Timestamp| shop.offset(at);
        chosen(&calls(&list[0], Clocks { now: athens(now), shop: &shop, here: &offset }), written)
    };
    let first = at("2026-11-19 09:25");
    assert_eq!(first[..2], ["now", "2026-11-19T07:30:00Z/2026-11-19T10:00:00Z"]);
    for (now, which, place) in [
        ("2026-11-19 09:25", 1, 1),
        ("2026-11-19 10:31", 1, 1),
        ("2026-11-19 10:31", 0, 0),
        ("2026-11-19 10:31", 2, 2),
        // Over: as soon as possible.
        ("2026-11-19 12:01", 1, 0),
    ] {
        assert_eq!(again(now, &first[which]), place, "{:?} at {now}", first[which]);
    }
    assert_eq!(again("2026-11-19 09:25", ""), 0);
    assert_eq!(chosen(&[], "now"), 0);
}
