//! What must hold of what reaches the command line from other programs: logs, replies, requests, lists of questions?

use std::io::BufReader;

use shelfhelp::content::order::{When, expected, read_order, return_by_of, state, steps};
use shelfhelp::delivery::Destination;
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Log, Value};
use shelfhelp::time::{Timestamp, Zone};

use super::{sound, text};
use crate::compile::{Compiled, compile};
use crate::import::amount::Amount;
use crate::import::formula;
use crate::load::Source;
use crate::pages::Base;
use crate::report::{self, Report, Shelves};
use crate::source::finding::clean;
use crate::source::places::Places;
use crate::source::{Mark, Spot};
use crate::{audit, parcel, serve, source, start, zone};

const NOW: Timestamp = Timestamp(1_796_000_000);

/// What a shop's endpoint says of an order.
pub(super) fn order(bytes: &[u8]) {
    let text = text(bytes);
    let value = source::json::read(&text).value;
    let log = Log::default();
    let zone = zone::of("Europe/Athens").unwrap_or(Zone::UTC);
    if let Some(order) = read_order(&value, &zone, &log) {
        for parcel in order.parcels.iter().map(Some).chain([None]) {
            let road = steps(&order, parcel);
            let whens: Vec<When> = road.iter().map(|mark| mark.when).collect();
            assert!(whens.iter().filter(|when| **when == When::Now).count() == 1, "{whens:?}");
            assert!(whens.is_sorted_by_key(|when| *when as u8), "what is ahead comes before what is past: {whens:?}");
            assert!(road.iter().any(|mark| mark.step == state(&order, parcel)), "where it is lies on no road");
        }
        for parcel in &order.parcels {
            parcel.link.iter().for_each(sound::address);
            if let Some((from, until)) = expected(&order, parcel) {
                assert!(from <= until, "it arrives before it arrives");
            }
            assert!(parcel.scans.len() <= 50 && parcel.items.len() <= 50, "a list without end");
        }
        drop(return_by_of(&order, None, &|_| None));
        assert!(order.parcels.len() <= 50 && order.items.len() <= 50, "a list without end");
    }
    // Whose order it is stays out of the console: a message never repeats what the reply says.
    let problems = log.into_problems();
    sound::problems(&problems, text.len().max(64));
    assert!(problems.iter().all(|problem| problem.message.len() + problem.help.len() < 200), "{problems:?}");
}

/// A log of events, or of a web server.
pub(super) fn log(bytes: &[u8]) {
    let shelves = Shelves::none();
    let mut report = Report::new(&shelves, 1, NOW);
    // A small buffer parts everything that can be parted.
    let read = report.read("shelf.log", &mut BufReader::with_capacity(7, bytes));
    assert!(read.is_ok(), "{read:?}");
    let (figures, findings) = report.end();
    assert!(findings.len() <= 21, "{} findings", findings.len());
    findings.iter().for_each(|finding| sound::problem(&finding.problem));
    for (name, csv) in report::csv_files(&figures) {
        let lines = csv.trim_start_matches('\u{feff}').split("\r\n");
        let out = lines.flat_map(|line| line.split(',')).find(|cell| cell.starts_with(['=', '@', '|', '\t']));
        assert!(out.is_none(), "{name} holds the formula {out:?}");
        assert!(csv.len() <= bytes.len() * 40 + 4096, "{} bytes became {}", bytes.len(), csv.len());
    }
    let page = report::page(&figures);
    assert!(page.len() <= bytes.len() * 200 + 65_536, "{} bytes became {}", bytes.len(), page.len());
}

/// The path of a request to the local server.
pub(super) fn request(bytes: &[u8]) {
    let text = text(bytes);
    for part in serve::segments(&text).iter().flatten() {
        let is_name = !part.is_empty() && !part.starts_with('.') && !part.contains(['/', '\\', ':', '\0']);
        assert!(is_name, "{part:?} is more than a name");
    }
}

/// What is given on the command line, and read off formulas.
pub(super) fn given(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(base) = Base::parse(&text) {
        let address = base.of("wash.html");
        let folder = address.strip_suffix("wash.html").unwrap_or_default();
        assert!(Base::parse(folder).as_ref() == Some(&base), "{text:?} is read as {address:?}");
    }
    match parcel::destination(&text, "--to") {
        Ok(to) => assert!(Destination::parse(&text) == Some(to), "{text:?}"),
        Err(problem) => sound::problem(&problem),
    }
    drop((Amount::parse(&text), zone::of(&text), Locale::parse(&text)));
    for decimals in [0, 2, 3] {
        for said in [formula::price(&text, decimals), formula::price_of_both(&text, "3", decimals)] {
            let why = said.map_or_else(|why| why, |_| "a price".into());
            assert!(!why.is_empty() && why.len() <= text.len() + 200, "{why:?}");
        }
    }
    let plain = clean(&text);
    assert!(clean(&plain) == plain && !plain.chars().any(char::is_control), "{plain:?}");
}

/// Questions that shoppers asked, a line each, of a shop that answers none.
pub(super) fn questions(bytes: &[u8]) {
    let text = text(bytes);
    let asked = audit::run(&compiled(None), &[], Some(&text), NOW).asked.unwrap_or_default();
    let sum = asked.answered + asked.near + asked.new;
    assert!(sum == asked.questions && sum <= text.lines().count(), "{asked:?}");
}

/// A shop with one answer of this text, as `check` sees it.
pub(super) fn check(bytes: &[u8]) {
    let text = text(bytes);
    let compiled = compiled(Some(&text));
    let report = audit::run(&compiled, &[], None, NOW);
    let findings = compiled.findings.iter().chain(&report.findings);
    let lines = text.split('\n').count();
    for spot in findings.clone().filter_map(|finding| finding.spot) {
        assert!((1..=lines).contains(&spot.line) && spot.column >= 1, "{spot:?} of {lines} lines");
    }
    sound::problems(findings.map(|finding| &finding.problem), text.len());
}

fn compiled(answer: Option<&str>) -> Compiled {
    let text = |key: &str, value: &str| (key.to_owned(), Value::Text(value.to_owned()));
    let list = |items: Vec<Value>| Value::List(items);
    let answer = answer.map(|body| {
        Value::Map(vec![text("id", "wash"), text("question", "How do I wash a parcel of silk?"), text("body", body)])
    });
    let answers = vec![("en".to_owned(), list(answer.into_iter().collect()))];
    let value = Value::Map(vec![
        text("name", "Elaia"),
        ("locales".to_owned(), list(vec![Value::Text("en".to_owned())])),
        text("currency", "EUR"),
        text("time_zone", "Europe/Athens"),
        // Tables of meanings are read anew for each try.
        ("search".to_owned(), Value::Map(vec![text("meaning", "off")])),
        ("answers".to_owned(), Value::Map(answers)),
    ]);
    let mut places = Places::default();
    let body = Mark { path: "answers.en[0].body".to_owned(), key: None, value: Spot { line: 1, column: 1 } };
    places.add("answers.en[0]", "answers/en/wash.md", true, vec![body]);
    compile(Source { value, places, findings: Vec::new(), markdown: true, partial: false, found: true })
}

/// A saved page of a shop from which a folder is begun.
pub(super) fn begun(bytes: &[u8]) {
    let found = start::page::read(&text(bytes));
    if let Some(delivery) = found.delivery {
        let again = source::toml::read(&delivery);
        assert!(again.problems.is_empty(), "{delivery:?} is not TOML: {:?}", again.problems);
        super::files::delivery(delivery.as_bytes());
    }
}
