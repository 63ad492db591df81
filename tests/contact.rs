//! Channels, their hours and the soonest answer, as tables.
//!
//! Days around the cases: Thursday 19 November 2026; Friday 25 December 2026, a holiday.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::contact::{self, Availability, Channel, ChannelKind};
use shelfhelp::problem::{Log, Problem, Reader, Value};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone};

const CHANNELS: &str = r#"[
  { "id": "chat", "kind": "custom", "label": "Chat with Eleni or Nikos", "hours": { "weekdays": "09:00-18:00" },
    "closed": ["2026-12-25"], "answers_within": "3 min" },
  { "id": "mail", "kind": "email", "address": "hello@elaia.example", "hours": { "weekdays": "09:00-17:00" },
    "closed": ["2026-12-25"], "answers_within": "2 h" },
  { "id": "phone", "kind": "phone", "address": "+30 210 555 0148", "hours": { "weekdays": ["09:00-13:00", "14:00-17:00"] },
    "closed": ["2026-12-25"] }
]"#;

fn zone() -> Zone {
    Zone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").expect("a rule")
}

fn athens(text: &str) -> Timestamp {
    zone().instant(Date::parse(&text[..10]).expect("a day"), TimeOfDay::parse(&text[11..]).expect("a time"))
}

fn shown(at: Timestamp) -> String {
    let (day, time) = zone().local(at);
    format!("{day} {time}")
}

fn read(json: &str) -> (Vec<Channel>, Vec<Problem>) {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e} in {json}"));
    let log = Log::default();
    let channels = contact::read(&Reader::new(&value, "channels", &log), &[]);
    (channels, log.into_problems())
}

fn channels(json: &str) -> Vec<Channel> {
    let (channels, problems) = read(json);
    assert_eq!(problems, [], "{json}");
    channels
}

fn there(availability: Availability) -> String {
    match availability {
        Availability::Open { until } => format!("open until {}", shown(until)),
        Availability::Opens { at } => format!("opens {}", shown(at)),
        Availability::Always => "always open".into(),
        Availability::Away => "away".into(),
        Availability::Unknown => "unknown".into(),
    }
}

/// Whether a team with these hours is there, at a time of Athens.
fn is_there(hours: &str, now: &str, expected: &str) {
    let list = channels(&format!(r#"[{{"kind": "custom", {hours}}}]"#));
    assert_eq!(there(contact::availability(&list[0], &zone(), athens(now))), expected, "{hours} at {now}");
}

/// The order of all channels with their answers, at a time of Athens.
fn ranks(json: &str, now: &str, expected: &[&str]) {
    let list = channels(json);
    let lines: Vec<String> = contact::ranked(&list, &zone(), athens(now))
        .iter()
        .map(|reach| {
            let by = reach.answer_by.map_or("?".into(), shown);
            format!("{} {}, answer by {by}", list[reach.index].id, there(reach.availability))
        })
        .collect();
    assert_eq!(lines, expected, "at {now}");
}

#[test]
fn somebody_is_there_within_the_hours_of_the_day() {
    let week = r#""hours": {"weekdays": "09:00-18:00", "sat": "10:00-14:00"}, "closed": ["2026-12-25"]"#;
    is_there(week, "2026-11-19 13:47", "open until 2026-11-19 18:00");
    is_there(week, "2026-11-19 09:00", "open until 2026-11-19 18:00");
    is_there(week, "2026-11-19 08:59", "opens 2026-11-19 09:00");
    is_there(week, "2026-11-19 18:00", "opens 2026-11-20 09:00");
    is_there(week, "2026-11-21 14:00", "opens 2026-11-23 09:00");
    // Friday 25 December is closed, Saturday 26 is not.
    is_there(week, "2026-12-24 19:00", "opens 2026-12-26 10:00");
    is_there(week, "2026-12-25 12:00", "opens 2026-12-26 10:00");
}

#[test]
fn breaks_nights_and_no_break_at_all() {
    let siesta = r#""hours": {"weekdays": ["09:00-13:00", "17:00-20:00"]}"#;
    is_there(siesta, "2026-11-19 12:59", "open until 2026-11-19 13:00");
    is_there(siesta, "2026-11-19 13:00", "opens 2026-11-19 17:00");
    // Over midnight is one span.
    let night = r#""hours": {"fri": "20:00-02:00"}"#;
    is_there(night, "2026-11-20 23:00", "open until 2026-11-21 02:00");
    is_there(night, "2026-11-21 01:59", "open until 2026-11-21 02:00");
    is_there(night, "2026-11-21 02:00", "opens 2026-11-27 20:00");
    // Spans that touch or overlap are one.
    is_there(
        r#""hours": {"thu": ["09:00-13:00", "13:00-15:00", "14:00-16:00"]}"#,
        "2026-11-19 10:00",
        "open until 2026-11-19 16:00",
    );
    // Day and night: no end within a week.
    is_there(r#""hours": {"daily": "00:00-24:00"}"#, "2026-11-19 10:00", "always open");
    is_there(
        r#""hours": {"daily": "00:00-24:00"}, "closed": "2026-11-24""#,
        "2026-11-19 10:00",
        "open until 2026-11-24 00:00",
    );
    // But for one day of the week.
    is_there(r#""hours": {"mon-sat": "00:00-24:00"}"#, "2026-11-23 00:00", "open until 2026-11-29 00:00");
}

#[test]
fn half_days_closed_days_and_those_that_nights_reach_into() {
    let week = r#""hours": {"mon-thu": "09:00-17:00", "fri": "09:00-13:00"}, "closed": ["2026-12-24..2027-01-03"]"#;
    is_there(week, "2026-11-20 12:59", "open until 2026-11-20 13:00");
    is_there(week, "2026-11-20 13:00", "opens 2026-11-23 09:00");
    is_there(week, "2026-12-23 17:00", "opens 2027-01-04 09:00");
    // A closed day is one from midnight to midnight: the night before ends there, its own night does not begin.
    let night = r#""hours": {"fri": "20:00-02:00", "sat": "20:00-02:00"}, "closed": "2026-11-21""#;
    is_there(night, "2026-11-20 21:00", "open until 2026-11-21 00:00");
    is_there(night, "2026-11-21 21:00", "opens 2026-11-22 00:00");
    is_there(r#""hours": {"mon": "closed", "weekdays": "09:00-10:00"}"#, "2026-11-20 10:00", "opens 2026-11-24 09:00");
}

#[test]
fn whoever_is_closed_for_more_than_a_year_is_away() {
    let never = r#""hours": {"mon": "09:00-10:00"}, "closed": ["2026-01-01..2026-12-31", "2027-01-01..2027-12-31"]"#;
    is_there(never, "2026-11-19 10:00", "away");
    is_there(never, "2027-11-19 10:00", "opens 2028-01-03 09:00");
}

#[test]
fn nights_on_which_clocks_change() {
    let night = r#""hours": {"sun": "02:00-05:00"}"#;
    // Sunday 29 March 2026: 03:00 is 04:00. Sunday 25 October: 04:00 is 03:00 again, and that hour counts twice.
    is_there(night, "2026-03-29 01:59", "opens 2026-03-29 02:00");
    is_there(night, "2026-03-29 04:30", "open until 2026-03-29 05:00");
    is_there(night, "2026-10-25 04:59", "open until 2026-10-25 05:00");
    // Hours that the clocks skip: they are kept an hour later, not dropped.
    is_there(r#""hours": {"sun": "03:00-04:00"}"#, "2026-03-29 02:00", "opens 2026-03-29 04:00");
}

#[test]
fn without_hours_nobody_knows() {
    is_there(r#""label": "Chat""#, "2026-11-19 10:00", "unknown");
    let list = vec![Channel {
        id: "c".into(),
        kind: ChannelKind::Custom(None),
        label: Default::default(),
        hours: Some(Default::default()),
        answers_within_min: Some(5),
        consent: Default::default(),
    }];
    let reach = contact::ranked(&list, &zone(), athens("2026-11-19 10:00"))[0];
    assert_eq!((reach.availability, reach.answer_by), (Availability::Unknown, None));
}

#[test]
fn a_clock_that_is_utterly_wrong_stops_nothing() {
    for seconds in [i64::MIN, -1, 253_402_300_800, i64::MAX] {
        assert_eq!(contact::ranked(&channels(CHANNELS), &zone(), Timestamp(seconds)).len(), 3);
    }
}

#[test]
fn clocks_that_change_change_the_hours() {
    // Clocks skip from 03:00 to 04:00 on 29 March 2026: open from 02:00 to 05:00 are two hours, from 00:00Z to 02:00Z.
    let night = channels(r#"[{"kind": "custom", "hours": {"sun": "02:00-05:00"}, "answers_within": "2 h"}]"#);
    let reach = contact::ranked(&night, &zone(), athens("2026-03-29 01:00"))[0];
    assert_eq!(reach.answer_by.map(|t| t.to_string()).as_deref(), Some("2026-03-29T02:00:00Z"));
}

#[test]
fn the_soonest_answer_comes_first() {
    // Thursday 13:47: the phone is answered now, the chat within three minutes, mail within two hours of work.
    ranks(
        CHANNELS,
        "2026-11-19 13:47",
        &[
            "chat open until 2026-11-19 18:00, answer by 2026-11-19 13:50",
            "phone opens 2026-11-19 14:00, answer by ?",
            "mail open until 2026-11-19 17:00, answer by 2026-11-19 15:47",
        ],
    );
    // 15:00: somebody lifts the receiver at once.
    ranks(
        CHANNELS,
        "2026-11-19 15:00",
        &[
            "phone open until 2026-11-19 17:00, answer by ?",
            "chat open until 2026-11-19 18:00, answer by 2026-11-19 15:03",
            "mail open until 2026-11-19 17:00, answer by 2026-11-19 17:00",
        ],
    );
}

#[test]
fn answering_time_stops_at_closing_time() {
    // Friday 16:30: half an hour of mail time is left today, the rest runs from Monday 09:00 to 10:30.
    // 17:59: one minute of chat is left today, two are on Monday.
    ranks(
        CHANNELS,
        "2026-11-20 17:59",
        &[
            "phone opens 2026-11-23 09:00, answer by ?",
            "chat open until 2026-11-20 18:00, answer by 2026-11-23 09:02",
            "mail opens 2026-11-23 09:00, answer by 2026-11-23 11:00",
        ],
    );
    let mail = channels(CHANNELS).remove(1);
    let reach = contact::ranked(&[mail], &zone(), athens("2026-11-20 16:30"))[0];
    assert_eq!(reach.answer_by.map(shown).as_deref(), Some("2026-11-23 10:30"));
}

#[test]
fn at_night_and_on_holidays_the_next_morning_counts() {
    ranks(
        CHANNELS,
        "2026-12-24 23:00",
        &[
            "phone opens 2026-12-28 09:00, answer by ?",
            "chat opens 2026-12-28 09:00, answer by 2026-12-28 09:03",
            "mail opens 2026-12-28 09:00, answer by 2026-12-28 11:00",
        ],
    );
}

#[test]
fn mail_that_promises_nothing_comes_last() {
    let json = r#"[
      { "id": "mail", "kind": "email", "address": "a@b.example" },
      { "id": "slow", "kind": "email", "address": "c@d.example", "hours": { "mon": "09:00-10:00" }, "answers_within": "3 h" },
      { "id": "hours", "kind": "email", "address": "e@f.example", "hours": { "daily": "00:00-24:00" } },
      { "id": "link", "kind": "custom", "address": "https://chat.example/shop" } ]"#;
    // Three hours in weeks of one hour: Mondays 23 and 30 November, 7 December.
    ranks(
        json,
        "2026-11-19 13:47",
        &[
            "slow opens 2026-11-23 09:00, answer by 2026-12-07 10:00",
            "hours always open, answer by ?",
            "mail unknown, answer by ?",
            "link unknown, answer by ?",
        ],
    );
}

#[test]
fn messages_and_calls_back_that_promise_nothing_are_no_answers() {
    let open = r#""hours": { "daily": "00:00-24:00" }"#;
    let json = format!(
        r#"[
      {{ "kind": "whatsapp", "address": "+30 694 555 0148", {open} }},
      {{ "kind": "sms", "address": "54411", {open}, "answers_within": "2 h" }},
      {{ "kind": "call-back", "address": "/call", {open} }},
      {{ "kind": "social", "address": "https://m.me/elaia", {open} }},
      {{ "kind": "phone", "address": "112", {open} }},
      {{ "id": "gone", "kind": "phone", "address": "113", "hours": {{ "mon": "09:00-10:00" }},
         "closed": ["2026-01-01..2026-12-31", "2027-01-01..2027-12-31"] }} ]"#
    );
    ranks(
        &json,
        "2026-11-19 13:47",
        &[
            "phone always open, answer by ?",
            "sms always open, answer by 2026-11-19 15:47",
            "whatsapp always open, answer by ?",
            "call-back always open, answer by ?",
            "social always open, answer by ?",
            "gone away, answer by ?",
        ],
    );
}

#[test]
fn days_closed_for_the_whole_shop_are_closed_for_every_channel() {
    let value: Value = serde_json::from_str(
        r#"[{"kind": "phone", "address": "112", "hours": {"daily": "09:00-17:00"}, "closed": "2026-11-21"}]"#,
    )
    .expect("JSON");
    let log = Log::default();
    let day = |text| Date::parse(text).expect("a day");
    let list = contact::read(&Reader::new(&value, "channels", &log), &[day("2026-11-20"), day("2026-11-21")]);
    assert_eq!(there(contact::availability(&list[0], &zone(), athens("2026-11-19 18:00"))), "opens 2026-11-22 09:00");
}
