//! Days, zones and calendars, as tables.
#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::time::{
    Almanac, Calendar, Date, TimeOfDay, Timestamp, Weekdays, Zone, read_calendar, read_dates, read_hours, read_time,
};

const ATHENS: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const SYDNEY: &str = "AEST-10AEDT,M10.1.0,M4.1.0/3";
const DUBLIN: &str = "IST-1GMT0,M10.5.0,M3.5.0/1";

fn zone(rule: &str) -> Zone {
    Zone::posix(rule).unwrap_or_else(|| panic!("{rule} is a rule"))
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap_or_else(|| panic!("{text} is an instant"))
}

/// What clocks show at an instant: `2026-11-19 13:47 +02:00`.
fn shown(zone: &Zone, instant: Timestamp) -> String {
    let (day, time) = zone.local(instant);
    let minutes = zone.offset(instant) / 60;
    format!("{day} {time} {}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60)
}

#[test]
fn clocks_show_what_the_rule_says() {
    for (rule, instant, expected) in [
        (ATHENS, "2026-11-19T11:47:00Z", "2026-11-19 13:47 +02:00"),
        // The last Sunday of March 2026 is the 29th: 03:00 EET becomes 04:00 EEST at 01:00 UTC.
        (ATHENS, "2026-03-29T00:59:59Z", "2026-03-29 02:59 +02:00"),
        (ATHENS, "2026-03-29T01:00:00Z", "2026-03-29 04:00 +03:00"),
        // The last Sunday of October 2026 is the 25th: 04:00 EEST becomes 03:00 EET at 01:00 UTC.
        (ATHENS, "2026-10-25T00:59:59Z", "2026-10-25 03:59 +03:00"),
        (ATHENS, "2026-10-25T01:00:00Z", "2026-10-25 03:00 +02:00"),
        // The second Sunday of March 2026 is the 8th, the first of November the 1st; both at 02:00.
        (NEW_YORK, "2026-03-08T06:59:59Z", "2026-03-08 01:59 -05:00"),
        (NEW_YORK, "2026-03-08T07:00:00Z", "2026-03-08 03:00 -04:00"),
        (NEW_YORK, "2026-11-01T06:00:00Z", "2026-11-01 01:00 -05:00"),
        // The south: daylight time over the turn of the year.
        (SYDNEY, "2026-01-01T00:00:00Z", "2026-01-01 11:00 +11:00"),
        (SYDNEY, "2026-04-04T15:59:59Z", "2026-04-05 02:59 +11:00"),
        (SYDNEY, "2026-04-04T16:00:00Z", "2026-04-05 02:00 +10:00"),
        (SYDNEY, "2026-10-03T16:00:00Z", "2026-10-04 03:00 +11:00"),
        // Irish standard time is that of summer.
        (DUBLIN, "2026-07-01T12:00:00Z", "2026-07-01 13:00 +01:00"),
        (DUBLIN, "2026-12-01T12:00:00Z", "2026-12-01 12:00 +00:00"),
        ("<+0330>-3:30", "2026-07-01T12:00:00Z", "2026-07-01 15:30 +03:30"),
        ("<-03>3", "2026-07-01T02:00:00Z", "2026-06-30 23:00 -03:00"),
        ("UTC0", "2026-07-01T02:00:00Z", "2026-07-01 02:00 +00:00"),
        // Times before midnight and beyond the day. Nuuk changes at -1:00, so late on the Saturday before.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", "2026-03-28 22:59 -02:00"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", "2026-03-29 00:00 -01:00"),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", "2026-03-27 03:00 +03:00"),
        // Day 60 without leap days is 1 March in every year; day 59 from zero is 29 February in a leap year.
        ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", "2028-02-29 23:59 +00:00"),
        ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", "2028-03-01 01:00 +01:00"),
        ("AAA0BBB,59/0,299/0", "2028-02-29T00:00:00Z", "2028-02-29 01:00 +01:00"),
        // Daylight time all year, as it is written.
        ("EST5EDT,0/0,J365/25", "2026-01-01T05:00:00Z", "2026-01-01 01:00 -04:00"),
        ("EST5EDT,0/0,J365/25", "2026-12-31T23:59:59Z", "2026-12-31 19:59 -04:00"),
    ] {
        assert_eq!(shown(&zone(rule), at(instant)), expected, "{rule} at {instant}");
    }
}

#[test]
fn a_local_time_is_one_instant_even_where_clocks_skip_or_repeat_it() {
    for (rule, day, time, expected) in [
        (ATHENS, "2026-11-19", "14:00", "2026-11-19T12:00:00Z"),
        (ATHENS, "2026-07-01", "00:00", "2026-06-30T21:00:00Z"),
        (ATHENS, "2026-07-01", "24:00", "2026-07-01T21:00:00Z"),
        // Skipped: 03:30 is half an hour after what would have been 03:00, when clocks show 04:30.
        (ATHENS, "2026-03-29", "03:30", "2026-03-29T01:30:00Z"),
        (ATHENS, "2026-03-29", "04:00", "2026-03-29T01:00:00Z"),
        (ATHENS, "2026-03-29", "02:59", "2026-03-29T00:59:00Z"),
        // Shown twice: the first.
        (ATHENS, "2026-10-25", "03:30", "2026-10-25T00:30:00Z"),
        (ATHENS, "2026-10-25", "04:00", "2026-10-25T02:00:00Z"),
        (NEW_YORK, "2026-03-08", "02:30", "2026-03-08T07:30:00Z"),
        (NEW_YORK, "2026-11-01", "01:30", "2026-11-01T05:30:00Z"),
        (SYDNEY, "2026-10-04", "02:30", "2026-10-03T16:30:00Z"),
        (SYDNEY, "2026-04-05", "02:30", "2026-04-04T15:30:00Z"),
        (DUBLIN, "2026-03-29", "01:30", "2026-03-29T01:30:00Z"),
        (DUBLIN, "2026-10-25", "01:30", "2026-10-25T00:30:00Z"),
    ] {
        let (day, time) = (Date::parse(day).expect("a day"), TimeOfDay::parse(time).expect("a time"));
        assert_eq!(zone(rule).instant(day, time), at(expected), "{rule}: {day} {time}");
    }
}

#[test]
fn listed_transitions_hold_from_their_instant_on() {
    let casablanca = Zone::Listed(vec![
        (at("2026-01-01T00:00:00Z"), 3600),
        (at("2026-02-15T02:00:00Z"), 0),
        (at("2026-03-22T02:00:00Z"), 3600),
    ]);
    for (instant, expected) in [
        ("2020-01-01T00:00:00Z", "2020-01-01 01:00 +01:00"),
        ("2026-02-15T01:59:59Z", "2026-02-15 02:59 +01:00"),
        ("2026-02-15T02:00:00Z", "2026-02-15 02:00 +00:00"),
        ("2030-01-01T00:00:00Z", "2030-01-01 01:00 +01:00"),
    ] {
        assert_eq!(shown(&casablanca, at(instant)), expected);
    }
    assert_eq!(shown(&Zone::Listed(vec![]), at("2026-01-01T00:00:00Z")), "2026-01-01 00:00 +00:00");
}

#[test]
fn what_is_no_rule_is_refused() {
    for text in [
        "",
        "EET",
        "Europe/Athens",
        "EET-2EEST",
        "EET-2EEST,M3.5.0/3",
        "EET-2EEST,M13.5.0,M10.5.0",
        "EET-2EEST,M3.6.0,M10.5.0",
        "EET-2EEST,M3.0.0,M10.5.0",
        "EET-2EEST,M3.5.7,M10.5.0",
        "EET-25",
        "E-2",
        "EET-2EEST,J0,J300",
        "EET-2EEST,366,J300",
        "EET-2EEST,M3.5.0/3,M10.5.0/4,M1.1.1",
        "<+03-3",
        "EET-2EEST,M3.5.0/168,M10.5.0",
        "ΕΕΤ-2",
        "EET--2",
        "EET-99999999999",
    ] {
        assert_eq!(Zone::posix(text), None, "{text}");
    }
}

#[test]
fn every_hour_of_four_years_comes_back_from_its_local_time() {
    for rule in [ATHENS, NEW_YORK, SYDNEY, DUBLIN, "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45"] {
        let zone = zone(rule);
        let start = at("2025-12-31T00:00:00Z");
        for hour in 0..4 * 366 * 24 {
            let instant = start.plus(hour * 3600);
            let (day, time) = zone.local(instant);
            let back = zone.instant(day, time);
            // Only the second showing of a repeated hour comes back as the first.
            assert!(back == instant || back.plus(3600) == instant, "{rule} at {instant}: {back}");
        }
    }
}

#[test]
fn no_number_is_too_large_for_a_clock() {
    for rule in [ATHENS, "UTC0"] {
        for seconds in [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX] {
            let (day, _) = zone(rule).local(Timestamp(seconds));
            let _ =
                (day.ymd(), day.weekday(), zone(rule).instant(day, TimeOfDay::END), Timestamp(seconds).rfc3339(7200));
        }
    }
}

#[test]
fn instants_are_read_with_their_offset_and_written_back() {
    for (text, utc) in [
        ("2026-11-19T13:47:00+02:00", "2026-11-19T11:47:00Z"),
        ("2026-11-19T13:47:00.250Z", "2026-11-19T13:47:00Z"),
        ("2026-11-19 13:47Z", "2026-11-19T13:47:00Z"),
        ("2026-11-19T13:47:30-0500", "2026-11-19T18:47:30Z"),
    ] {
        assert_eq!(at(text).to_string(), utc, "{text}");
    }
    assert_eq!(at("2026-11-19T11:47:00Z").rfc3339(7200), "2026-11-19T13:47:00+02:00");
    assert_eq!(at("2026-11-19T11:47:00Z").rfc3339(-12_600), "2026-11-19T08:17:00-03:30");
    for text in
        ["2026-11-19", "2026-11-19T13:47:00", "2026-11-19x13:47Z", "2026-02-30T00:00Z", "2026-11-19T24:00Z", "1e9"]
    {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

#[test]
fn days_are_counted_open_day_by_open_day() {
    let calendar = Calendar {
        closed: vec![Date::parse("2026-12-25").expect("a day")],
        open: vec![Date::parse("2026-12-27").expect("a day")],
        ..Calendar::default()
    };
    for (start, count, expected) in [
        // 2026-11-19 is a Thursday.
        ("2026-11-19", 0, "2026-11-19"),
        ("2026-11-19", 1, "2026-11-20"),
        ("2026-11-19", 2, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        // Friday 25 December is closed, Sunday 27 open.
        ("2026-12-24", 1, "2026-12-27"),
        ("2026-12-24", 2, "2026-12-28"),
    ] {
        let day = calendar.plus_open(Date::parse(start).expect("a day"), count);
        assert_eq!(day, Date::parse(expected), "{start} + {count}");
    }
    let never = Calendar { week: Weekdays::NONE, ..Calendar::default() };
    assert_eq!(never.next_open(Date(0)), None);
}

/// Reads JSON with a reader of this module and gives the problems as `code at: message`.
fn problems(json: &str, read: impl Fn(&Reader<'_>)) -> Vec<String> {
    let value: Value = serde_json::from_str(json).expect("JSON");
    let log = Log::default();
    read(&Reader::new(&value, "x", &log));
    log.into_problems().into_iter().map(|p| format!("{} {}: {}", p.code, p.at, p.message)).collect()
}

#[test]
fn written_days_are_sorted_and_spells_are_unfolded() {
    let value: Value = serde_json::from_str(r#"["2026-12-26", "2026-08-10..2026-08-12", "2026-12-26"]"#).expect("JSON");
    let log = Log::default();
    let days: Vec<String> = read_dates(&Reader::new(&value, "x", &log)).iter().map(Date::to_string).collect();
    assert_eq!(days, ["2026-08-10", "2026-08-11", "2026-08-12", "2026-12-26"]);
    assert!(log.into_problems().is_empty());
}

#[test]
fn a_wrong_day_time_or_weekday_is_named_with_its_place() {
    let calendar = |r: &Reader<'_>| drop(read_calendar(r, Calendar::default(), &Almanac::EMPTY));
    let hours = |r: &Reader<'_>| drop(read_hours(r));
    for (json, found) in [
        (r#"{"closed": ["2026-02-30"]}"#, "date x.closed[0]: \"2026-02-30\" is not a day of the calendar"),
        (
            r#"{"closed": ["2026-08-21..2026-08-10"]}"#,
            "date x.closed[0]: \"2026-08-21..2026-08-10\" is not a spell of days",
        ),
        (r#"{"extra_open": "tomorrow"}"#, "date x.extra_open: \"tomorrow\" is not a day of the calendar"),
        (r#"{"open": ["mon", "moonday"]}"#, "weekday x.open[1]: \"moonday\" is not a day of the week"),
        (r#"{"open": []}"#, "never-open x.open: no day of the week is open"),
    ] {
        assert_eq!(problems(json, calendar), [found], "{json}");
    }
    for (json, found) in [
        (r#"{"mon": "09:00"}"#, "hours x.mon: \"09:00\" is not a span of hours"),
        (r#"{"mon": ["09:00-13:00", "14:00-25:00"]}"#, "hours x.mon[1]: \"14:00-25:00\" is not a span of hours"),
        (r#"{"mo": "09:00-18:00", "mai": "09:00-18:00"}"#, "weekday x.mai: \"mai\" is not a day of the week"),
        (r#""09:00-18:00""#, "not-a-group x: \"09:00-18:00\" is not a group of keys"),
    ] {
        assert_eq!(problems(json, hours), [found], "{json}");
    }
    let time = |r: &Reader<'_>| assert_eq!(read_time(r), None);
    assert_eq!(problems(r#""25:00""#, time), ["time x: \"25:00\" is not a time of day"]);
    assert_eq!(problems(r#""2 pm""#, time), ["time x: \"2 pm\" is not a time of day"]);
}

#[test]
fn hours_take_one_day_several_or_the_night() {
    let spans = |json: &str| {
        let value: Value = serde_json::from_str(json).expect("JSON");
        let log = Log::default();
        let spans = read_hours(&Reader::new(&value, "x", &log));
        assert!(log.into_problems().is_empty(), "{json}");
        let text: Vec<String> =
            spans.iter().map(|(day, from, to)| format!("{} {from}-{to}", &format!("{day:?}")[..2])).collect();
        text.join(", ")
    };
    assert_eq!(spans(r#"{"mon": "09:00-18:00"}"#), "Mo 09:00-18:00");
    assert_eq!(spans(r#"{"tue": ["14:00-18:00", "09:00-13:00"]}"#), "Tu 09:00-13:00, Tu 14:00-18:00");
    assert_eq!(
        spans(r#"{"fri": "9:00-12:00", "wed-fri": "09:00-17:00"}"#),
        "We 09:00-17:00, Th 09:00-17:00, Fr 09:00-12:00"
    );
    assert_eq!(spans(r#"{"weekend": "10:00–14:00", "sun": "closed"}"#), "Sa 10:00-14:00");
    assert_eq!(spans(r#"{"sun": "22:00-02:00"}"#), "Mo 00:00-02:00, Su 22:00-24:00");
    assert_eq!(spans(r#"{"sat": "20:00-00:00"}"#), "Sa 20:00-24:00");
}

#[test]
fn seconds_are_those_of_a_minute() {
    let read = |text: &str| Timestamp::parse(text).map(|at| at.0);
    assert_eq!(read("1970-01-01T00:00:59Z"), Some(59));
    for bad in ["1970-01-01T00:00:60Z", "1970-01-01T00:00:9223372036854775807Z", "1970-01-01T00:00:99999Z"] {
        assert_eq!(read(bad), None, "{bad}");
    }
}
