//! Are a shop's logs told as they are, whoever wrote them, and nobody's words alone?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;

use common::{Run, good, path, run, run_in, write};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

const DAY: i64 = 86_400_000;
/// 2025-11-19T22:30:00Z, half past midnight in Athens.
const AT: i64 = 1_763_591_400_000;

fn line(event: &str, at: i64, visit: &str, detail: Json) -> String {
    json!({ "event": event, "at": at, "visit": visit, "detail": detail }).to_string()
}

fn search(query: &str, answered: bool) -> Json {
    json!({ "query": query, "answered": answered, "hits": 1 })
}

/// So many visits that search for the same, and read the answer where there is one.
fn visits(name: &str, number: usize, query: &str, answered: bool) -> Vec<String> {
    let visit = |i: usize| {
        let visit = format!("{name}{i}");
        let read = line("shelf-answer", AT + 2, &visit, json!({ "id": "wash" }));
        let lines =
            [line("shelf-open", AT, &visit, Json::Null), line("shelf-search", AT + 1, &visit, search(query, answered))];
        lines.into_iter().chain(answered.then_some(read))
    };
    (0..number).flat_map(visit).collect()
}

fn folder(lines: &[String]) -> TempDir {
    let folder = good();
    write(&folder, "log", lines.join("\n"));
    folder
}

fn report(lines: &[String], more: &[&str]) -> Json {
    let folder = folder(lines);
    let args = [&["report", "log", "--json"], more].concat();
    let run = run_in(folder.path(), &args);
    assert_eq!(run.code, 0, "{run:?}");
    run.json()
}

#[test]
fn what_was_asked_and_not_found_comes_together_in_whatever_words() {
    let lines =
        [visits("a", 5, "Gift card", false), visits("b", 3, "card, gift?", false), visits("c", 6, "wash it", true)]
            .concat();
    let found = report(&lines, &[]);
    assert_eq!(found["visits"], json!({ "all": 14, "asked": 14, "resolved": 6, "person": 0, "not_followed": 0 }));
    assert_eq!(found["searches"], json!({ "all": 14, "answered": 6, "without_words": 0 }));
    // Three visits said it in another way: too few for their words to be shown.
    let gift = json!([{ "words": "gift card", "shared": false, "also": [], "count": 8 }]);
    assert_eq!(found["missed"], json!({ "lines": gift, "others": 0 }));
    assert_eq!(found["asked"]["lines"].as_array().unwrap().len(), 2);
    let wash = json!([{ "id": "wash", "label": null, "count": 6, "read_last": 6, "resolved": 6 }]);
    assert_eq!(found["answers"]["lines"], wash);
}

#[test]
fn fewer_than_five_visits_are_never_shown_singly() {
    let alone: Vec<String> =
        (0..40).map(|i| line("shelf-search", AT + i, "one", search("i am eleni from naxos", false))).collect();
    let few = visits("f", 4, "wine to oregon", false);
    let channel = line("shelf-escalate", AT, "one", json!({ "channel": { "id": "eleni", "kind": "email" } }));
    let lines = [alone, few, vec![channel]].concat();
    let found = report(&lines, &[]);
    assert_eq!(found["missed"], json!({ "lines": [], "others": 44 }));
    assert_eq!(found["channels"], json!({ "lines": [], "others": 1 }));
    assert!(!found.to_string().contains("eleni") && !found.to_string().contains("oregon"), "{found}");
    assert_eq!(report(&lines, &["--least", "4"])["missed"]["lines"][0]["words"], "wine to oregon");
    // Five visits, each in words of its own: what they share is shown, and no more.
    let ways = ["gift card", "card gift", "a gift card", "the card gift", "the gift card"];
    let lines: Vec<String> =
        ways.iter().enumerate().map(|(i, way)| line("shelf-search", AT, &i.to_string(), search(way, false))).collect();
    let found = report(&lines, &[]);
    assert_eq!(found["missed"]["lines"], json!([{ "words": "card · gift", "shared": true, "also": [], "count": 5 }]));
}

#[test]
fn a_visit_is_resolved_when_it_found_something_and_nobody_was_needed() {
    let rate = |visit: &str, helped: bool| line("shelf-rate", AT, visit, json!({ "id": "wash", "helped": helped }));
    let read = |visit: &str| line("shelf-answer", AT, visit, json!({ "id": "wash" }));
    let person = |visit: &str| line("shelf-escalate", AT, visit, json!({ "channel": { "kind": "email" } }));
    let check = |lines: &[String], resolved: u64, story: &str| {
        assert_eq!(report(lines, &[])["visits"]["resolved"], resolved, "{story}");
    };
    check(&[read("v")], 1, "read");
    check(&[read("v"), rate("v", true)], 1, "read, yes");
    check(&[read("v"), rate("v", false)], 0, "read, no");
    check(&[rate("v", false), read("v"), rate("v", true)], 1, "no, then yes");
    check(&[rate("v", true), person("v")], 0, "yes, and a person all the same");
    check(&[line("shelf-search", AT, "v", search("x", true))], 1, "found");
    check(&[line("shelf-search", AT, "v", search("x", false))], 0, "not found");
    check(&[line("shelf-open", AT, "v", Json::Null)], 0, "nothing asked");
}

fn fact(at: i64, visit: &str, detail: Json) -> String {
    line("shelf-fact", at, visit, detail)
}

#[test]
fn those_who_went_on_to_a_person_waited_and_some_came_again() {
    let handed = |at: i64, visit: &str| fact(at, visit, json!({ "fact": "handed", "channel": "chat" }));
    let heard = |at: i64, visit: &str| {
        fact(at, visit, json!({ "fact": "talk", "channel": "chat", "what": "unread", "count": 1 }))
    };
    let mut lines = Vec::new();
    for i in 0..10 {
        let visit = format!("v{i}");
        lines.extend([handed(AT, &visit), heard(AT + (i + 1) * 60_000, &visit), heard(AT + DAY, &visit)]);
        // The page's own event of the same hand-off.
        lines.push(line("shelf-escalate", AT + 300, &visit, json!({ "channel": { "id": "chat", "kind": "chat" } })));
    }
    lines.extend((0..6).map(|i| handed(AT + 2 * DAY, &format!("v{i}"))));
    lines.extend([
        handed(AT + 3 * DAY, "w"),
        fact(AT + 3 * DAY + 8_000, "w", json!({ "fact": "failed", "channel": "chat", "why": "slow" })),
    ]);
    let found = report(&lines, &[]);
    assert_eq!(found["contacts"], json!({ "all": 16, "again": 6 }), "{found:#}");
    assert_eq!(found["waits"], json!({ "known": 10, "median_s": 360, "p90_s": 600 }));
    assert_eq!(found["channels"]["lines"][0]["count"], 17);
    assert_eq!(report(&lines, &["--least", "11"])["waits"], Json::Null, "too few to be told");
}

#[test]
fn a_shopper_known_by_consent_comes_again_in_another_visit() {
    let handed = |day: i64, visit: &str, visitor: &str| {
        let detail = json!({ "fact": "handed", "channel": "mail" });
        json!({ "event": "shelf-fact", "at": AT + day * DAY, "visit": visit, "visitor": visitor, "detail": detail })
            .to_string()
    };
    let lines = [handed(0, "a", "x"), handed(3, "b", "x"), handed(3, "c", "y"), handed(30, "d", "x")];
    assert_eq!(report(&lines, &[])["contacts"], json!({ "all": 4, "again": 1 }));
}

#[test]
fn effort_and_recommending_are_told_where_enough_said_them() {
    let effort = |day: i64, visit: usize, score: u8| {
        fact(AT + day * DAY, &format!("v{day}-{visit}"), json!({ "fact": "effort", "score": score }))
    };
    let recommend =
        |visit: usize, score: u8| fact(AT, &format!("r{visit}"), json!({ "fact": "recommend", "score": score }));
    let mut lines: Vec<String> = (0..5).map(|i| effort(0, i, 6)).chain((0..5).map(|i| effort(7, i, 2))).collect();
    lines.push(effort(14, 0, 7));
    lines.extend([10, 9, 9, 8, 3].iter().enumerate().map(|(i, score)| recommend(i, *score)));
    let found = report(&lines, &[]);
    assert_eq!(found["effort"]["mean"], json!(4.3));
    assert_eq!(
        found["effort"]["weeks"],
        json!([{ "monday": "2025-11-17", "mean": 6.0, "said": 5 }, { "monday": "2025-11-24", "mean": 2.0, "said": 5 }])
    );
    assert_eq!((&found["recommend"]["score"], &found["recommend"]["counts"][9]), (&json!(40), &json!(2)));
    let few = report(&lines[..4], &[]);
    assert_eq!((&few["effort"], &few["recommend"]), (&Json::Null, &Json::Null));
}

#[test]
fn an_answer_is_credited_with_the_visits_that_it_ended() {
    let read = |visit: &str, id: &str| line("shelf-answer", AT, visit, json!({ "id": id }));
    let no = |visit: &str, id: &str| line("shelf-rate", AT, visit, json!({ "id": id, "helped": false }));
    let mut lines = Vec::new();
    for i in 0..8 {
        let visit = format!("v{i}");
        lines.extend([read(&visit, "wash"), no(&visit, "wash"), read(&visit, "iron")]);
        lines.push(line("shelf-rate", AT, &visit, json!({ "id": "iron", "helped": i < 6 })));
    }
    let found = report(&lines, &[]);
    let iron = found["answers"]["lines"].as_array().unwrap().iter().find(|line| line["id"] == "iron").unwrap();
    assert_eq!((&iron["read_last"], &iron["resolved"]), (&json!(8), &json!(6)), "{found:#}");
    assert_eq!(found["ratings"], json!({ "helped": 6, "not_helped": 10 }));
}

#[test]
fn one_visit_that_says_a_thing_a_thousand_times_is_one() {
    let at = |i: usize| AT + i as i64;
    let scores = |visit: &str| {
        let effort = (0..1_000).map(|i| fact(at(i), visit, json!({ "fact": "effort", "score": 7 })));
        let score = (0..1_000).map(|i| fact(at(i), visit, json!({ "fact": "recommend", "score": 0 })));
        effort.chain(score).collect::<Vec<String>>()
    };
    let rates = (0..1_000).map(|i| line("shelf-rate", at(i), "one", json!({ "id": "wash", "helped": false })));
    let lies = [scores("one"), rates.collect(), visits("a", 5, "wash it", true)].concat();
    let found = report(&lies, &[]);
    assert_eq!((&found["effort"], &found["recommend"]), (&Json::Null, &Json::Null));
    assert_eq!(found["answers"]["lines"][0]["not_helped"], Json::Null);
    let alone = report(
        &[scores("one"), (0..50).map(|i| line("shelf-answer", at(i), "one", json!({ "id": "wash" }))).collect()]
            .concat(),
        &[],
    );
    assert_eq!(alone["hours"].as_array().unwrap().iter().filter(|hour| !hour.is_null()).count(), 0);
    let many = ["a", "b", "c", "d", "e"].map(scores).concat();
    let found = report(&many, &[]);
    assert_eq!(found["effort"]["counts"], json!([0, 0, 0, 0, 0, 0, 5]));
    assert_eq!(found["recommend"]["counts"], json!([5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
}

#[test]
fn what_a_terminal_obeys_is_in_no_figure() {
    let log: Vec<String> = (0..6)
        .flat_map(|i| {
            let read = json!({ "id": "wash\u{9b}31m\u{7f}" });
            [
                line("shelf-answer", AT, &format!("v{i}"), read),
                line("shelf-search", AT, &format!("v{i}"), search("a\u{9b}2J \u{7f}b", false)),
            ]
        })
        .collect();
    let folder = folder(&log);
    let run = run_in(folder.path(), &["report", "log", "--json"]);
    assert!(!run.out.contains(|c: char| c.is_control() && c != '\n'), "{}", run.out);
    assert_eq!(run.json()["missed"]["lines"][0]["words"], "a 2j b");
}

#[test]
fn a_spreadsheet_gets_text_and_no_formula() {
    let lines = visits("a", 6, "=cmd|' /C calc'!A0", false);
    let folder = folder(&lines);
    let run_once = || run_in(folder.path(), &["report", "log", "--csv", "figures", "--json"]);
    assert_eq!(run_once().code, 0);
    let text = fs::read_to_string(folder.path().join("figures/not-found.csv")).unwrap();
    assert_eq!(text, "\u{feff}question,searches\r\n\"'=cmd|' /c calc'!a0\",6\r\n");
    assert_eq!(run_once().code, 0, "ours are written over");
    write(&folder, "figures/days.csv", "my,own\n1,2\n");
    let refused = run_once();
    assert_eq!((refused.code, &refused.json()["problems"][0]["code"]), (1, &json!("unwritable")));
}

#[test]
fn days_and_hours_are_on_the_shops_clocks() {
    let lines = [visits("a", 5, "wash", true), vec![line("shelf-open", AT + DAY, "late", Json::Null)]].concat();
    let found = report(&lines, &[]);
    assert_eq!(
        (&found["zone"], &found["from"], &found["until"]),
        (&json!("UTC"), &json!("2025-11-19"), &json!("2025-11-20"))
    );
    assert_eq!(found["days"], json!([{ "day": "2025-11-19", "asked": 5, "resolved": 5 }]));
    assert_eq!((&found["hours"][22], &found["hours"][0]), (&json!(10), &Json::Null));
    let found = report(&lines, &["--shop", "."]);
    assert_eq!((&found["zone"], &found["days"][0]["day"]), (&json!("Europe/Athens"), &json!("2025-11-20")));
    assert_eq!((&found["hours"][0], &found["hours"][22]), (&json!(10), &Json::Null));
}

#[test]
fn a_shop_tells_the_question_of_an_answer_and_what_is_found_today() {
    let lines = [
        visits("a", 5, "how do I iron it", false),
        visits("b", 6, "rent a yacht", false),
        visits("c", 5, "washing", true),
    ];
    let found = report(&lines.concat(), &["--shop", "."]);
    assert_eq!(found["answers"]["lines"][0]["label"], "How do I wash it?");
    assert_eq!(found["missed"]["lines"][0]["today"], json!({ "answered": false, "id": null }));
    assert_eq!(found["missed"]["lines"][1]["today"], json!({ "answered": true, "id": "iron" }));
}

#[test]
fn an_array_several_files_and_a_web_servers_log_come_to_the_same() {
    let lines = visits("a", 6, "gift card", false);
    let folder = folder(&lines);
    let one = run_in(folder.path(), &["report", "log", "--json"]).json();
    write(&folder, "array", format!("\u{feff}[\n{}\n]\n", lines.join(",\n")));
    assert_eq!(run_in(folder.path(), &["report", "array", "--json"]).json(), one);
    write(&folder, "first", lines[..5].join("\r\n"));
    write(&folder, "second", lines[5..].join("\n") + "\n");
    assert_eq!(run_in(folder.path(), &["report", "first", "second", "--json"]).json(), one);
    let access = (0..6).map(|i| {
        let stamp = "198.51.100.4 - - [20/Nov/2025:00:30:00 +0200]";
        let d = "%7B%22answered%22%3Afalse%2C%22query%22%3A%22Gift%20card%22%7D";
        format!(
            "{stamp} \"GET /shelf?event=shelf-open&visit=a{i} HTTP/2.0\" 204 0 \"-\" \"curl\"\n\
                 {stamp} \"GET /shelf?event=shelf-search&visit=a{i}&d={d} HTTP/2.0\" 204 0 \"-\" \"curl\"\n\
                 {stamp} \"GET /scarf HTTP/2.0\" 200 512\n"
        )
    });
    write(&folder, "access", access.collect::<String>());
    let mut found = run_in(folder.path(), &["report", "access", "--json"]).json();
    assert_eq!(found["other_requests"], 6);
    found["other_requests"] = json!(0);
    assert_eq!(found, one);
}

#[test]
fn broken_lines_are_told_with_their_line_twenty_of_them() {
    let lines = [vec![line("shelf-open", AT, "v", Json::Null)], vec!["{".to_owned(); 30]].concat();
    let found = report(&lines, &[]);
    assert_eq!((&found["broken"], &found["events"]), (&json!(30), &json!(1)));
    let problems = found["problems"].as_array().unwrap();
    assert_eq!((problems.len(), &problems[0]["line"], &problems[0]["file"]), (21, &json!(2), &json!("log")));
    assert_eq!(problems[20]["message"], "10 more lines cannot be read");
}

const HOSTILE: &str =
    "</title><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"x\u{1b}[31m\u{202e}";

/// A log by somebody who means ill.
fn hostile(folder: &TempDir) {
    let mut lines = Vec::new();
    for i in 0..6 {
        let visit = format!("v{i}");
        lines.push(line("shelf-search", AT, &visit, search(HOSTILE, false)).into_bytes());
        lines.push(line("shelf-answer", AT, &visit, json!({ "id": HOSTILE })).into_bytes());
        lines.push(line("shelf-rate", AT, &visit, json!({ "id": HOSTILE, "helped": false })).into_bytes());
        lines.push(line("shelf-escalate", AT, &visit, json!({ "channel": { "id": HOSTILE } })).into_bytes());
        lines.push(line("shelf-error", AT, &visit, json!({ "code": HOSTILE })).into_bytes());
        lines.push(line("shelf-search", AT, &visit, search("هل يمكنني إرجاع الوشاح", true)).into_bytes());
    }
    lines.push(
        b"{\"event\":\"shelf-search\",\"visit\":\"v\",\"detail\":{\"answered\":true,\"query\":\"\xff\xfe\"}}".to_vec(),
    );
    lines.push(b"\x1b]0;owned\x07 \xff\xfe\x00".to_vec());
    for at in ["-1", "99999999999999999", "1e308", "\"9999-12-31T23:59:59Z\"", "\"0000-00-00\"", "true", "-9e15"] {
        lines.push(format!("{{\"event\":\"shelf-open\",\"at\":{at}}}").into_bytes());
    }
    lines.push(format!("{{\"event\":{}", "[".repeat(200_000)).into_bytes());
    lines.push(format!("{{\"event\":\"shelf-open\",\"pad\":\"{}\"}}", "x".repeat(5_000_000)).into_bytes());
    lines.push(b"\"GET /?event=%FF%&at=%&d=%7B HTTP/1.1".to_vec());
    lines.push(b"[[99/Foo/-1:99:99:99 +9999] \"GET /?event=shelf-open&visit= \"".to_vec());
    write(folder, "log", lines.join(&b'\n'));
}

#[test]
fn a_hostile_log_is_text_and_nothing_else() {
    let folder = good();
    hostile(&folder);
    let Run { code, out, err } = run_in(folder.path(), &["report", "log"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(!out.contains('\u{1b}') && !err.contains("\u{1b}]") && !err.contains('\u{7}'), "{err:?}");
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    for text in ["<script", "<img", "\" onmouseover", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(text), "{text:?}");
    }
    assert_eq!(page.matches("&lt;script&gt;alert(1)").count(), 6, "shown as the text that it is");
    assert!(page.contains("default-src 'none'; style-src 'sha256-") && page.contains("<bdi>هل يمكنني"));
    let json = run_in(folder.path(), &["report", "log", "--json"]).json();
    assert_eq!((&json["broken"], &json["until"]), (&json!(11), &json!("2025-11-19")), "{json:#}");
}

#[test]
fn the_same_logs_make_the_same_bytes() {
    let folder = folder(&[visits("a", 9, "gift card", false), visits("b", 7, "wash", true)].concat());
    let bytes = |out: &str| {
        let run = run_in(folder.path(), &["report", "log", "--shop", ".", "--out", out]);
        assert_eq!(run.code, 0, "{run:?}");
        fs::read(folder.path().join(out)).unwrap()
    };
    assert_eq!(bytes("one.html"), bytes("two.html"));
    assert_eq!(bytes("one.html"), bytes("two.html"), "a report is written over");
}

#[test]
fn what_cannot_be_reported_is_said() {
    let folder = good();
    let at = |file: &str| format!("{}/{file}", path(&folder));
    let missing = run(&["report", "/nowhere.ndjson", "--json"]);
    assert_eq!((missing.code, &missing.json()["problems"][0]["code"]), (1, &json!("unreadable")));
    write(&folder, "empty", "");
    let empty = run(&["report", &at("empty"), "--json"]);
    assert_eq!((empty.code, &empty.json()["problems"][0]["code"]), (1, &json!("no-events")));
    write(&folder, "mine.html", "<h1>My own page</h1>");
    let mine = run(&["report", &at("empty"), "--out", &at("mine.html")]);
    assert_eq!((mine.code, fs::read_to_string(at("mine.html")).unwrap().as_str()), (2, "<h1>My own page</h1>"));
    let shop = run(&["report", &at("empty"), "--shop", "/nowhere", "--json"]);
    assert_eq!(shop.code, 1);
    let events = line("shelf-open", AT, "v", Json::Null);
    write(&folder, "log", events);
    let folderless = run(&["report", &at("log"), "--out", &at("none/report.html"), "--json"]);
    assert_eq!((folderless.code, &folderless.json()["problems"][0]["code"]), (1, &json!("unwritable")));
}
