//! Is every sample of docs/delivery.md sound, and does it promise what the page says?
//!
//! Each block of TOML is a delivery document. What it leaves out is filled in: a day of handling, one method for €5. The
//! tables behind it are questions: who orders when, what comes when, for how much.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::run;
use serde_json::Value as Json;
use shelfhelp::i18n::{Format, Native};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone};

const PAGE: &str = include_str!("../../docs/delivery.md");
const SHOP: &str =
    "name = \"Docs\"\nlocales = [\"en\"]\ncurrency = \"EUR\"\ncountry = \"GR\"\ntime_zone = \"Europe/Athens\"\n";
const METHOD: &str = "\n[[methods]]\nid = \"standard\"\n[[methods.rates]]\nprice = \"5.00\"\ntransit = 1\n";

/// A sample, and the rows of the tables of questions behind it, each a list of column and cell.
struct Sample {
    toml: String,
    rows: Vec<Vec<(String, String)>>,
}

fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    let (mut in_toml, mut head): (bool, Vec<String>) = (false, Vec::new());
    for line in PAGE.lines() {
        let cells = || line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect::<Vec<_>>();
        match line {
            "```toml" => {
                in_toml = true;
                samples.push(Sample { toml: String::new(), rows: Vec::new() });
            }
            "```" => in_toml = false,
            line if in_toml => samples.last_mut().unwrap().toml += &format!("{line}\n"),
            line if line.starts_with("| ordered |") => head = cells(),
            line if !line.starts_with('|') => head.clear(),
            line if head.is_empty() || line.starts_with("|---") => {}
            _ => samples.last_mut().unwrap().rows.push(head.iter().cloned().zip(cells()).collect()),
        }
    }
    samples
}

/// The sample as a whole document.
fn whole(toml: &str) -> String {
    let handling = if toml.contains("[handling]") { "" } else { "\n[handling]\ndays = 1\n" };
    let method = if toml.contains("[[methods]]") { "" } else { METHOD };
    format!("{toml}{handling}{method}")
}

#[test]
fn every_sample_is_free_of_problems() {
    let samples = samples();
    assert!(samples.len() >= 12, "{} samples", samples.len());
    for sample in samples {
        let folder = shop(&sample.toml, "");
        let found = run(&["check", folder.path().to_str().unwrap(), "--json"]).json();
        let problems: Vec<&Json> = found["problems"].as_array().unwrap().iter().filter(is_of_rules).collect();
        assert!(problems.is_empty(), "{problems:#?}\n{}", sample.toml);
    }
}

/// Errors and warnings of delivery.toml; the shop has no answers, and advice is no fault. Nor is it one that the days of the
/// page pass by in time.
fn is_of_rules(problem: &&Json) -> bool {
    let is_past = problem["code"].as_str().is_some_and(|code| code.ends_with("-past"));
    !is_past
        && problem["severity"] != "advice"
        && problem["file"].as_str().is_some_and(|file| file.ends_with("delivery.toml"))
}

#[test]
fn every_promise_on_the_page_is_kept() {
    let mut count = 0;
    for sample in samples() {
        for row in &sample.rows {
            ask(&sample.toml, row);
            count += 1;
        }
    }
    assert!(count >= 40, "{count} promises");
}

/// Asks the command, and compares what it says of one way with a row.
fn ask(toml: &str, row: &[(String, String)]) {
    let cell = |name: &str| row.iter().find(|(head, _)| head == name).map_or("", |(_, cell)| cell.as_str());
    let folder = shop(toml, cell("parcel"));
    let to = if cell("to").is_empty() { "GR/104 34" } else { cell("to") };
    let pieces = pieces(cell("parcel"));
    let at = instant(cell("ordered"));
    let at = at.rfc3339(athens().offset(at));
    let path = folder.path().to_str().unwrap();
    let answer = run(&["promise", path, "--product", "P", "--quantity", &pieces, "--to", to, "--at", &at, "--json"]);
    let answer = answer.json();
    let is_way = |way: &&Json| {
        let counter = &way["counter"];
        let id = counter["id"].as_str().or(counter.as_str());
        way["method"] == cell("way") && (cell("counter").is_empty() || id.is_none_or(|id| id == cell("counter")))
    };
    // The command may not say which counter it is; then the one with the row's date is meant.
    let ways: Vec<(String, String, String)> =
        answer["promises"].as_array().unwrap().iter().filter(is_way).map(said).collect();
    let found = ways.iter().find(|(_, comes, _)| cell("counter").is_empty() || comes == cell("comes")).or(ways.first());
    let case = format!("{row:?}: {ways:?}\n{toml}");
    match (cell("price"), found) {
        ("never", found) => assert!(found.is_none(), "{case}"),
        (price, Some((cost, comes, until))) => {
            assert_eq!((cost.as_str(), comes.as_str()), (price, cell("comes")), "{case}");
            if row.iter().any(|(head, _)| head == "until") {
                assert_eq!(until, cell("until"), "{case}");
            }
        }
        (_, None) => panic!("{case}"),
    }
}

/// Price, days and last moment, as the page writes them.
fn said(way: &Json) -> (String, String, String) {
    let price = match way["price"]["minor"].as_i64() {
        None => "checkout".to_owned(),
        Some(0) => "free".to_owned(),
        Some(minor) => format!("{}.{:02}", minor / 100, minor % 100),
    };
    let day = |key: &str| Date::parse(way[key].as_str().unwrap()).unwrap();
    let mut comes = Native.day_range(day("earliest"), day("latest"));
    if let Some(time) = way["ready_from"].as_str() {
        comes += &format!(" from {time}");
    }
    let until = way["order_by"].as_str().and_then(Timestamp::parse).map_or(String::new(), |by| {
        let (day, time) = athens().local(by);
        format!("{} {time}", Native.day(day))
    });
    (price, comes, until)
}

fn athens() -> Zone {
    Zone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").unwrap()
}

/// `Thu 19 Nov 13:47` of 2026; the weekday must be right.
fn instant(text: &str) -> Timestamp {
    let parts: Vec<&str> = text.split(' ').collect();
    let [weekday, day, month, time] = parts.as_slice() else { panic!("{text}") };
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months.iter().position(|name| name == month).unwrap() as u32 + 1;
    let date = Date::new(2026, month, day.parse().unwrap()).unwrap();
    assert!(Native.day(date).starts_with(weekday), "{text} is a {}", Native.day(date));
    athens().instant(date, TimeOfDay::parse(time).unwrap())
}

/// The shop's folder with one product: `2001 g, 3 pieces, worth 50.00, class bulky, tag heavy, from berlin, made 10–14`.
fn shop(toml: &str, parcel: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (mut product, mut price) = (String::from("[[products]]\nid = \"P\"\n"), "37.90".to_owned());
    let count: f64 = pieces(parcel).parse().unwrap();
    for part in parcel.split(", ").filter(|part| !part.is_empty()) {
        product += &match part.split_once(' ') {
            Some((grams, "g")) => format!("weight_g = {}\n", (grams.parse::<f64>().unwrap() / count).round()),
            Some((_, "pieces")) => String::new(),
            Some(("worth", amount)) => {
                price = amount.to_owned();
                String::new()
            }
            Some(("class", class)) => format!("class = \"{class}\"\n"),
            Some(("tag", tag)) => format!("tags = [\"{tag}\"]\n"),
            Some(("made", days)) => format!("made_to_order = [{}]\n", days.replace('–', ", ")),
            Some(("from", day)) if Date::parse(day).is_some() => format!("available_from = {day}\n"),
            Some(("from", warehouse)) => format!("warehouse = \"{warehouse}\"\n"),
            _ => panic!("{part} says nothing about a parcel"),
        };
    }
    let files = [
        ("shop.toml", SHOP.to_owned()),
        ("delivery.toml", whole(toml)),
        ("products.toml", format!("{product}price = \"{price}\"\n")),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn pieces(parcel: &str) -> String {
    let count = parcel.split(", ").find_map(|part| part.strip_suffix(" pieces"));
    count.unwrap_or("1").to_owned()
}
