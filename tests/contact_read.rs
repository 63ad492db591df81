//! What is said of channels that cannot be used, as one table.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::contact::{self, Channel};
use shelfhelp::problem::{Log, Problem, Reader, Value};

fn read(json: &str) -> (Vec<Channel>, Vec<Problem>) {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e} in {json}"));
    let log = Log::default();
    let channels = contact::read(&Reader::new(&value, "channels", &log), &[]);
    (channels, log.into_problems())
}

#[test]
fn what_is_wrong_is_named_and_the_other_channels_stay() {
    for (channel, expected, is_kept) in [
        (
            r#"{"kind": "email", "address": "hello at shop"}"#,
            "address channels[0].address: \"hello at shop\" is not an e-mail address; write it alone, such as help@shop.example",
            false,
        ),
        (
            r#"{"kind": "email", "address": "a@b.example?bcc=x@y.example"}"#,
            "address channels[0].address: \"a@b.example?bcc=x@y.example\" is not an e-mail address; write it alone, such as help@shop.example",
            false,
        ),
        (
            r#"{"kind": "email", "address": "a#b@shop.example"}"#,
            "address channels[0].address: \"a#b@shop.example\" is not an e-mail address; write it alone, such as help@shop.example",
            false,
        ),
        (
            r#"{"kind": "custom", "address": "/\\elsewhere.example"}"#,
            "address channels[0].address: \"/\\elsewhere.example\" is not an address that can be opened; write https://… or a path that begins with /",
            true,
        ),
        (
            r#"{"kind": "email"}"#,
            "missing channels[0]: `address` is missing; write it alone, such as help@shop.example",
            false,
        ),
        (
            r#"{"kind": "phone", "address": "call us"}"#,
            "address channels[0].address: \"call us\" is not a telephone number; write it with its country, such as +30 210 555 0148",
            false,
        ),
        (
            r#"{"kind": "custom", "address": "javascript:alert(1)"}"#,
            "address channels[0].address: \"javascript:alert(1)\" is not an address that can be opened; write https://… or a path that begins with /",
            true,
        ),
        (
            r#"{"kind": "custom", "address": "https:///help"}"#,
            "address channels[0].address: \"https:///help\" is not an address that can be opened; write https://… or a path that begins with /",
            true,
        ),
        (
            r#"{"kind": "whatsapp", "address": "694 555 0148"}"#,
            "address channels[0].address: \"694 555 0148\" is not a number on WhatsApp; write the number alone, with + and its country, such as +30 694 555 0148",
            false,
        ),
        (
            r#"{"kind": "whatsapp", "address": "https://wa.me/306945550148"}"#,
            "address channels[0].address: \"https://wa.me/306945550148\" is not a number on WhatsApp; write the number alone, with + and its country, such as +30 694 555 0148",
            false,
        ),
        (
            r#"{"kind": "whatsapp", "address": "+0694 555 0148"}"#,
            "address channels[0].address: \"+0694 555 0148\" is not a number on WhatsApp; write the number alone, with + and its country, such as +30 694 555 0148",
            false,
        ),
        (
            r#"{"kind": "sms", "address": "0694 555 0148"}"#,
            "address channels[0].address: \"0694 555 0148\" is not a number for text messages; write it with + and its country, such as +30 694 555 0148, or a short number of 3 to 6 digits",
            false,
        ),
        (
            r#"{"kind": "social", "address": "http://m.me/elaia"}"#,
            "address channels[0].address: \"http://m.me/elaia\" is not a page of a social network; write its whole address, such as https://m.me/elaia",
            false,
        ),
        (
            r#"{"kind": "social", "address": "@elaia"}"#,
            "address channels[0].address: \"@elaia\" is not a page of a social network; write its whole address, such as https://m.me/elaia",
            false,
        ),
        (
            r#"{"kind": "call-back", "address": "http://shop.example/call"}"#,
            "address channels[0].address: \"http://shop.example/call\" is not an address that takes the form; write https://… or a path that begins with /",
            false,
        ),
        (
            r#"{"kind": "call-back", "address": "//evil.example/call"}"#,
            "address channels[0].address: \"//evil.example/call\" is not an address that takes the form; write https://… or a path that begins with /",
            false,
        ),
        (
            r#"{"kind": "custom", "consent": "We keep your number."}"#,
            "consent-unused channels[0].consent: only a call-back form asks for consent; take it out, or write it at the channel of kind = \"call-back\"",
            true,
        ),
        (
            r#"{"kind": "fax", "address": "1"}"#,
            "channel-kind channels[0].kind: \"fax\" is not a kind of channel; write chat (with a provider), email, phone, whatsapp, sms, social, call-back, or custom (your own chat or a link)",
            false,
        ),
        (
            r#"{"id": "x"}"#,
            "missing channels[0]: `kind` is missing; write kind = \"chat\", \"email\" or \"phone\", or another kind of channel",
            false,
        ),
        (
            r#"{"kind": "custom", "hours": {"mon": "9-18"}}"#,
            "hours channels[0].hours.mon: \"9-18\" is not a span of hours; write opening and closing time, such as 09:00-18:00",
            true,
        ),
        (
            r#"{"kind": "custom", "hours": {"mon": "09:00-18:00"}, "answers_within": "soon"}"#,
            "duration channels[0].answers_within: \"soon\" is not an answering time; write minutes or hours, such as \"30 min\" or \"2 h\"",
            true,
        ),
        (
            r#"{"kind": "custom", "answers_within": "3 min"}"#,
            "answers-without-hours channels[0]: an answering time counts within hours, and this channel has none; write its hours, such as hours = { weekdays = \"09:00-17:00\" }",
            true,
        ),
        (
            r#"{"kind": "custom", "closed": ["2026-13-01"]}"#,
            "date channels[0].closed[0]: \"2026-13-01\" is not a day of the calendar; write year, month and day, such as 2026-12-25",
            true,
        ),
        (
            r#"{"kind": "custom", "labl": "Chat"}"#,
            "unknown-key channels[0].labl: `labl` is not known here and is not used; did you mean `label`?",
            true,
        ),
        ("7", "not-a-group channels[0]: 7 is not a group of keys; write keys and values here", false),
    ] {
        let (list, problems) = read(&format!(r#"[{channel}, {{"id": "good", "kind": "phone", "address": "112"}}]"#));
        let said: Vec<String> =
            problems.iter().map(|p| format!("{} {}: {}; {}", p.code, p.at, p.message, p.help)).collect();
        // A span that cannot be read leaves no hours, which is said as well.
        assert_eq!(said.first().map(String::as_str), Some(expected), "{channel}");
        assert_eq!(list.len(), 1 + usize::from(is_kept), "{channel}");
        assert_eq!(list.last().map(|c| c.id.as_str()), Some("good"), "{channel}");
    }
    assert_eq!(
        read(r#"[{"kind": "phone", "address": "112"}, {"kind": "phone", "address": "113"}]"#).1[0].code,
        "duplicate-id"
    );
    assert_eq!(read("null"), (vec![], vec![]));
}
