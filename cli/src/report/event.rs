//! What does a record of a log say happened?
//!
//! An event as the element tells it, `{"event", "at", "visit", "detail"}`, or a request of a web server's log that carries
//! the same. Values of another kind than they should be are no event.
//!
//! Does not know: the file, the clock, what was counted before.

use core::hash::{Hash, Hasher};
use std::borrow::Cow;
use std::hash::DefaultHasher;

use serde_json::Value as Json;
use shelfhelp::time::Timestamp;

use super::access;

// A question is a line; what is longer is no question, and its beginning tells it from others.
const WORDS_MAX: usize = 160;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Search {
        query: Option<String>,
        answered: bool,
    },
    Answer(String),
    Rate(String, bool),
    /// The page was offered the hand-off to a channel, by the event of its own.
    Escalate(String),
    Error(String),
    /// Why an answer did not help.
    Reason(String),
    /// A sign that help was not helping.
    Sign(String),
    /// The shopper went on to a channel.
    Handed(String),
    /// A channel did not open.
    Lost(String),
    /// Somebody answered in a conversation.
    Heard,
    /// Effort, 1 to 7.
    Effort(u8),
    /// Recommending, 0 to 10.
    Recommend(u8),
    /// An order was looked up: what came of it.
    Order(String),
    /// So many facts were never sent, because too many came at once.
    Dropped(u64),
    /// An event of the element's that no figure is made of.
    Other,
    /// No event of the element's.
    Unknown,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) kind: Kind,
    pub(super) at: Option<Timestamp>,
    /// Stands for the visit's id; the id itself is not kept.
    pub(super) visit: Option<u64>,
    /// The same for the shopper's, where they agreed to be known again.
    pub(super) visitor: Option<u64>,
}

/// What a record comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Record {
    Event(Event),
    /// A request for something else.
    Request,
    /// What is wrong with it, and the remedy.
    Broken(&'static str, &'static str),
}

/// Reads a record.
pub(super) fn read(record: &[u8]) -> Record {
    let text = match core::str::from_utf8(record) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(record),
    };
    if !text.starts_with('{') {
        return access::read(&text);
    }
    let Ok(json) = serde_json::from_str::<Json>(&text) else {
        return Record::Broken("this is not JSON", "each line is one whole object");
    };
    let Some(name) = json.get("event").and_then(Json::as_str) else {
        return Record::Broken("there is no `event`", "write {\"event\": \"shelf-open\", \"at\": …, \"detail\": …}");
    };
    let at = match json.get("at") {
        None | Some(Json::Null) => None,
        Some(at) => match instant(at) {
            Some(at) => Some(at),
            None => return WHEN,
        },
    };
    let who = (json.get("visit"), json.get("visitor"));
    event(name, at, who, json.get("detail").unwrap_or(&Json::Null))
}

/// A time that cannot be read.
pub(super) const WHEN: Record =
    Record::Broken("`at` is no time", "write 2026-11-19T13:47:00+02:00, or milliseconds since 1970");

/// An event of its parts; `who` is the visit and the visitor.
pub(super) fn event(name: &str, at: Option<Timestamp>, who: (Option<&Json>, Option<&Json>), detail: &Json) -> Record {
    let lacks = Record::Broken("`detail` lacks what such an event tells", "log the event's whole detail");
    let kind = match name {
        "shelf-open" => Some(Kind::Open),
        "shelf-search" => detail.get("answered").and_then(Json::as_bool).map(|answered| {
            let query = detail.get("query").and_then(Json::as_str).map(words);
            Kind::Search { query: query.filter(|words| !words.is_empty()), answered }
        }),
        "shelf-answer" => word(detail, "id").map(Kind::Answer),
        "shelf-rate" => {
            word(detail, "id").zip(detail.get("helped").and_then(Json::as_bool)).map(|(i, h)| Kind::Rate(i, h))
        }
        "shelf-escalate" => {
            let channel = detail.get("channel").unwrap_or(&Json::Null);
            word(channel, "id").or(word(channel, "kind")).map(Kind::Escalate)
        }
        "shelf-error" => word(detail, "code").map(Kind::Error),
        "shelf-ready" | "shelf-close" => Some(Kind::Other),
        "shelf-fact" => fact(detail),
        _ => Some(Kind::Unknown),
    };
    let known = |id: Option<&Json>| match id {
        Some(Json::String(id)) if !id.is_empty() => Some(mark(id)),
        Some(Json::Number(id)) => Some(mark(&id.to_string())),
        _ => None,
    };
    kind.map_or(lacks, |kind| Record::Event(Event { kind, at, visit: known(who.0), visitor: known(who.1) }))
}

/// A step that has no event of its own. One that has is told by that.
fn fact(detail: &Json) -> Option<Kind> {
    let score = |most: u64| detail.get("score").and_then(Json::as_u64).filter(|score| *score <= most);
    Some(match detail.get("fact").and_then(Json::as_str)? {
        "reason" => Kind::Reason(word(detail, "reason")?),
        "sign" => Kind::Sign(word(detail, "sign")?),
        "handed" => Kind::Handed(word(detail, "channel")?),
        "failed" => Kind::Lost(word(detail, "channel")?),
        "talk" => {
            let unread = detail.get("count").and_then(Json::as_u64).unwrap_or(0);
            let what = detail.get("what").and_then(Json::as_str)?;
            if what == "answered" || (what == "unread" && unread > 0) { Kind::Heard } else { Kind::Other }
        }
        "effort" => Kind::Effort(score(7).filter(|score| *score > 0)? as u8),
        "recommend" => Kind::Recommend(score(10)? as u8),
        "order_looked" => Kind::Order(word(detail, "outcome")?),
        "lost" => Kind::Dropped(detail.get("count").and_then(Json::as_u64)?),
        _ => Kind::Other,
    })
}

/// A number that stands for an id: the same for the same, and only compared.
fn mark(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

fn word(detail: &Json, key: &str) -> Option<String> {
    detail.get(key).and_then(Json::as_str).map(brief).filter(|text| !text.is_empty())
}

/// What is told of a name or a question: a line of bounded length that no terminal obeys.
fn brief(text: &str) -> String {
    let text = first(text.trim(), WORDS_MAX);
    if text.contains(char::is_control) { text.replace(char::is_control, "\u{fffd}") } else { text.to_owned() }
}

/// So many characters from the beginning.
fn first(text: &str, chars: usize) -> &str {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

/// A question without what does not change it: spaces, capitals.
fn words(query: &str) -> String {
    let mut words = String::new();
    let parts = first(query, WORDS_MAX * 2).split(|c: char| c.is_whitespace() || c.is_control());
    for part in parts.filter(|part| !part.is_empty()) {
        words.push_str(if words.is_empty() { "" } else { " " });
        words.push_str(part);
    }
    brief(&words.to_lowercase())
}

/// An instant as it is written: RFC 3339, or milliseconds.
pub(super) fn instant(at: &Json) -> Option<Timestamp> {
    match at {
        Json::String(text) => moment(text),
        Json::Number(number) => {
            let milliseconds = number.as_f64()?;
            // Far dates are refused later, with all others.
            Some(Timestamp((milliseconds / 1000.0).floor() as i64))
        }
        _ => None,
    }
}

/// The same in a text.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<i64>().ok().map(|milliseconds| Timestamp(milliseconds / 1000));
    }
    // Seconds have two digits; more of them would not be a time of day.
    let is_end = |at: usize, ends: &[u8]| text.as_bytes().get(at).is_some_and(|byte| ends.contains(byte));
    if text.len() > 40 || !(is_end(16, b"Zz+-") || is_end(19, b".Zz+-")) {
        return None;
    }
    Timestamp::parse(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(record: &str, expected: &str) {
        let shown = match read(record.as_bytes()) {
            Record::Event(event) => format!("{:?} {:?}", event.kind, event.at.map(|at| at.to_string())),
            Record::Request => "request".to_owned(),
            Record::Broken(message, _) => message.to_owned(),
        };
        assert_eq!(shown, expected, "{record}");
    }

    #[test]
    fn events_are_read_as_the_element_tells_them() {
        check(r#"{"event":"shelf-open","at":1763560020000}"#, r#"Open Some("2025-11-19T13:47:00Z")"#);
        check(r#"{"event":"shelf-open","at":"2025-11-19T15:47:00.250+02:00"}"#, r#"Open Some("2025-11-19T13:47:00Z")"#);
        check(
            r#"{"event":"shelf-search","detail":{"query":" Can  I WASH it? ","answered":true,"hits":3}}"#,
            r#"Search { query: Some("can i wash it?"), answered: true } None"#,
        );
        check(
            r#"{"event":"shelf-search","detail":{"length":3,"answered":false,"hits":0}}"#,
            "Search { query: None, answered: false } None",
        );
        check(r#"{"event":"shelf-rate","detail":{"id":"wash","helped":false}}"#, r#"Rate("wash", false) None"#);
        check(
            r#"{"event":"shelf-escalate","detail":{"channel":{"id":"mail","kind":"email"},"packet":[]}}"#,
            r#"Escalate("mail") None"#,
        );
        check(r#"{"event":"shelf-close"}"#, "Other None");
        check(r#"{"event":"shelf-fact","detail":{"fact":"effort","score":5}}"#, "Effort(5) None");
        check(r#"{"event":"shelf-fact","detail":{"fact":"recommend","score":0}}"#, "Recommend(0) None");
        check(r#"{"event":"shelf-fact","detail":{"fact":"handed","channel":"chat"}}"#, r#"Handed("chat") None"#);
        check(
            r#"{"event":"shelf-fact","detail":{"fact":"talk","channel":"chat","what":"unread","count":2}}"#,
            "Heard None",
        );
        check(
            r#"{"event":"shelf-fact","detail":{"fact":"talk","channel":"chat","what":"unread","count":0}}"#,
            "Other None",
        );
        check(r#"{"event":"shelf-fact","detail":{"fact":"search","hits":3,"answered":true}}"#, "Other None");
        check(r#"{"event":"page-view"}"#, "Unknown None");
    }

    #[test]
    fn what_is_no_event_says_why() {
        check("{", "this is not JSON");
        check(&format!("{{\"a\":{}", "[".repeat(100_000)), "this is not JSON");
        check("{}", "there is no `event`");
        check(r#"{"event":"shelf-open","at":"yesterday"}"#, "`at` is no time");
        check(r#"{"event":"shelf-open","at":"2025-11-19T10:00:009999999999999999999Z"}"#, "`at` is no time");
        check(r#"{"event":"shelf-open","at":"2025-02-30T10:00:00Z"}"#, "`at` is no time");
        check(r#"{"event":"shelf-open","at":[1]}"#, "`at` is no time");
        check(r#"{"event":"shelf-open","at":1e300}"#, &format!("Open Some({:?})", Timestamp(i64::MAX).to_string()));
        check(r#"{"event":"shelf-search","detail":{"hits":3}}"#, "`detail` lacks what such an event tells");
        check(r#"{"event":"shelf-fact"}"#, "`detail` lacks what such an event tells");
        check(
            r#"{"event":"shelf-fact","detail":{"fact":"effort","score":8}}"#,
            "`detail` lacks what such an event tells",
        );
        check(
            r#"{"event":"shelf-fact","detail":{"fact":"effort","score":0}}"#,
            "`detail` lacks what such an event tells",
        );
        check(r#"{"event":"shelf-rate","detail":{"id":7,"helped":true}}"#, "`detail` lacks what such an event tells");
        check("hello", "this is neither JSON nor a line of a web server's log");
    }

    #[test]
    fn requests_carry_the_same() {
        let line = |target: &str| {
            format!(
                "203.0.113.7 - - [19/Nov/2025:15:47:00 +0200] \"GET {target} HTTP/1.1\" 204 0 \"-\" \"Mozilla \\\"x\""
            )
        };
        let d = "%7B%22query%22%3A%22gift+card%22%2C%22answered%22%3Afalse%7D";
        check(
            &line(&format!("/shelf?event=shelf-search&visit=a&d={d}")),
            r#"Search { query: Some("gift card"), answered: false } Some("2025-11-19T13:47:00Z")"#,
        );
        check(&line("/shelf?at=1763560000000&event=shelf-open"), r#"Open Some("2025-11-19T13:46:40Z")"#);
        check(&line("/s?event=shelf-open&at=2025-11-19T15:47:00+02:00"), r#"Open Some("2025-11-19T13:47:00Z")"#);
        check(&line("/s?event=shelf-open&at=never"), "`at` is no time");
        check(&line("/s?event=shelf-search&d=%7B"), "`d` is not JSON");
        check(&line("/shop/scarf?colour=olive"), "request");
        check(&line("/?event=purchase"), r#"Unknown Some("2025-11-19T13:47:00Z")"#);
        check("203.0.113.7 - - [19/Nov/2025:15:47:00 +0200] \"\\x16\\x03\" 400 0", "request");
        check("203.0.113.7 - - [99/Nov/2025:15:47:00 +0200] \"GET /s?event=shelf-open HTTP/1.1\" 204 0", "Open None");
    }
}
