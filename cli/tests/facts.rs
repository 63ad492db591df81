//! Does the report read each fact as a beacon sends it, in either way?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, run_in, write};
use serde_json::{Value as Json, json};
use shelfhelp::contact::Signal;
use shelfhelp::session::{Detail, Fact, How, Lost, Reason, Talk};

/// Facts with details of every kind.
fn samples() -> Vec<Fact> {
    let (id, chat) = (|| "wash".to_owned(), || "chat".to_owned());
    vec![
        Fact::Open,
        Fact::Search(12, 3, true),
        Fact::Completion(1),
        Fact::Topic("Returns & \"swaps\"".into()),
        Fact::Answer(id()),
        Fact::Rate(id(), false),
        Fact::Reason(id(), Reason::OffTopic),
        Fact::Place("GR".into()),
        Fact::Sign(Signal::AtOnce, true),
        Fact::Handed(chat()),
        Fact::Opened(chat(), How::Drafted),
        Fact::Failed(chat(), Lost::Slow),
        Fact::Talk(chat(), Talk::Unread(2)),
        Fact::Effort(5),
        Fact::Recommend(9),
        Fact::Close,
    ]
}

/// The event and its detail, as www/facts/tell.js puts them together.
fn event(fact: &Fact) -> (&'static str, Json) {
    let mut told = fact.told();
    if told.event.is_empty() {
        told.detail.insert(0, ("fact", Detail::Text(told.name)));
        told.event = "shelf-fact";
    }
    let mut detail = serde_json::to_value(Detail::Object(told.detail)).unwrap();
    // JavaScript writes a whole number without its point.
    for (_, value) in detail.as_object_mut().unwrap() {
        if let Some(number) = value.as_f64() {
            *value = json!(number as i64);
        }
    }
    (told.event, detail)
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn every_event_of_its_own_is_among_the_samples() {
    for (name, _, event) in Fact::ALL.iter().filter(|(.., event)| !event.is_empty()) {
        assert!(samples().iter().any(|fact| fact.told().event == *event), "no sample of {name}");
    }
}

#[test]
fn facts_are_read_from_lines_and_from_a_web_server_s_log() {
    let posted: Vec<String> = samples()
        .iter()
        .map(|fact| {
            let (event, detail) = event(fact);
            json!({ "event": event, "at": 1_795_088_820_000_i64, "visit": "k3f9", "detail": detail }).to_string()
        })
        .collect();
    let asked: Vec<String> = samples()
        .iter()
        .map(|fact| {
            let (event, detail) = event(fact);
            let d = escaped(&detail.to_string());
            format!(
                "203.0.113.7 - - [19/Nov/2026:13:47:00 +0200] \"GET /shelf?event={event}&at=1795088820000&visit=k3f9&d={d} \
                 HTTP/1.1\" 204 0"
            )
        })
        .collect();
    for lines in [posted, asked] {
        let folder = good();
        write(&folder, "log", lines.join("\n"));
        let run = run_in(folder.path(), &["report", "log", "--json"]);
        assert_eq!(run.code, 0, "{run:?}");
        let report = run.json();
        assert_eq!(report["problems"], json!([]));
        assert_eq!(report["visits"]["all"], json!(1));
        assert_eq!(report["searches"]["all"], json!(1));
    }
}
