//! Is every mistake found, with its file, line and column?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, IRON, PRODUCTS, SHOP, WASH, good, path, problems, run, tells, write};

/// What to do to the good shop.
enum Slip {
    /// Replace a text in a file by another.
    Edit(&'static str, &'static str, &'static str),
    /// Write a file.
    Write(&'static str, &'static [u8]),
    /// Take a file or folder away.
    Remove(&'static str),
}

use Slip::{Edit, Remove, Write};

fn original(file: &str) -> &'static str {
    match file {
        "shop.toml" => SHOP,
        "delivery.toml" => DELIVERY,
        "products.toml" => PRODUCTS,
        "answers/en/wash.md" => WASH,
        "answers/en/care/iron.md" => IRON,
        other => panic!("no {other}"),
    }
}

/// Checks the good shop with one slip at a time: a problem is `severity code file:line:column`, and its message holds
/// the words. All that fail are told at once.
#[track_caller]
fn check(slips: impl IntoIterator<Item = (Slip, &'static str, &'static str)>) {
    let failures: Vec<String> =
        slips.into_iter().filter_map(|(slip, place, words)| failure(slip, place, words)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn failure(slip: Slip, place: &str, words: &str) -> Option<String> {
    let folder = good();
    match slip {
        Edit(file, from, to) => {
            assert!(original(file).contains(from), "{from:?} is not in {file}");
            write(&folder, file, original(file).replacen(from, to, 1));
        }
        Write(file, bytes) => write(&folder, file, bytes),
        Remove(file) => {
            let full = folder.path().join(file);
            if full.is_dir() { std::fs::remove_dir_all(full).unwrap() } else { std::fs::remove_file(full).unwrap() }
        }
    }
    let run = run(&["check", path(&folder), "--at", AT, "--json"]);
    let found = problems(&folder, &run.json());
    let errors = found.iter().any(|(at, _)| at.starts_with("error"));
    assert_eq!(run.code, i32::from(errors));
    let hit = found.iter().any(|(at, message)| at == place && message.contains(words));
    (!hit).then(|| format!("wanted {place}: {words}\n found {found:?}"))
}

/// Slips in one file.
fn edits(
    file: &'static str,
    slips: impl IntoIterator<Item = (&'static str, &'static str, &'static str, &'static str)>,
) {
    check(slips.into_iter().map(|(from, to, place, words)| (Edit(file, from, to), place, words)));
}

#[test]
fn a_good_shop_has_no_problems() {
    let folder = good();
    let json = run(&["check", path(&folder), "--at", AT, "--json"]);
    let (code, mut json) = (json.code, json.json());
    let summary = json.as_object_mut().unwrap().remove("summary").unwrap();
    assert_eq!((code, json), (0, serde_json::json!({ "errors": 0, "warnings": 0, "problems": [] })));
    assert_eq!(
        (&summary["answers"], &summary["advice"], &summary["kinds"]),
        (&4.into(), &0.into(), &Vec::<i32>::new().into())
    );
    let text = run(&["check", path(&folder), "--at", AT]);
    let summary = "Elaia\n  4 answers in 2 languages: 2 en, 2 el\n  1 topic: Care 1\n  1 delivery method, 2 products\n  \
                   reading level: en very easy (10), el very easy (21)\n\nNothing to mend.\n\n0 errors, 0 warnings in 7 files\n";
    assert_eq!((text.code, text.out.as_str(), text.err.as_str()), (0, summary, ""));
    let file = folder.path().join("shop.toml");
    assert_eq!(run(&["check", file.to_str().unwrap(), "--at", AT]).out, summary, "the file names its folder");
}

#[test]
fn slips_in_shop_toml() {
    edits(
        "shop.toml",
        [
            ("name = \"Elaia\"\n", "", "error missing shop.toml:1:1", "`name` is missing"),
            ("currency", "curency", "warning unknown-key shop.toml:3:1", "`curency` is not known"),
            ("\"EUR\"", "\"euro\"", "error currency shop.toml:3:12", "\"euro\" is not a currency"),
            ("\"EUR\"", "\"ERO\"", "warning currency-unknown shop.toml:3:12", "no currency is `ERO`"),
            ("\"GR\"", "\"Greece\"", "error country shop.toml:4:11", "\"Greece\" is not a country"),
            ("\"GR\"", "\"ZZ\"", "error country shop.toml:4:11", "\"ZZ\" is not a country"),
            ("Europe/Athens", "Europe/Athen", "error time-zone shop.toml:5:13", "\"Europe/Athen\" is not a time zone"),
            ("\"el\"]", "\"greek\"]", "error locale shop.toml:2:18", "\"greek\" is not a language"),
            ("\"el\"]", "\"el\", \"de\"]", "warning locale-empty shop.toml:2:24", "there are no answers in `de`"),
            ("el = \"Απ", "greek = \"Απ", "error locale shop.toml:8:32", "`greek` is not a language"),
            ("self-service", "self", "error escalation-mode shop.toml:11:8", "\"self\" is not a mode"),
            ("name = \"Elaia\"", "name = Elaia", "error toml shop.toml:1:8", "this is not TOML"),
            ("[service]", "[service", "error toml shop.toml:7:9", "this is not TOML"),
            ("country = \"GR\"", "currency = \"GBP\"", "error toml shop.toml:4:1", "duplicate key"),
            ("kind = \"email\"", "kind = \"pigeon\"", "error channel-kind shop.toml:15:8", "\"pigeon\""),
            ("09:00-17:00", "09:00-25:00", "error hours shop.toml:17:22", "\"09:00-25:00\""),
        ],
    );
}

#[test]
fn slips_in_delivery_toml() {
    edits(
        "delivery.toml",
        [
            ("\"14:00\"", "\"25:00\"", "error time delivery.toml:3:10", "\"25:00\" is not a time of day"),
            ("\"2026-12-25\"", "\"2026-12-32\"", "error date delivery.toml:5:11", "\"2026-12-32\" is not a day"),
            ("2026-12-26", "2026-13-26", "error toml delivery.toml:5:25", "this is not TOML"),
            ("[1, 1]", "[2, 1]", "error days-reversed delivery.toml:2:8", "runs backwards"),
            ("[1, 1]", "\"soon\"", "error not-a-number delivery.toml:2:8", "\"soon\" is not a whole number of days"),
            ("cutoff", "cut_off", "warning unknown-key delivery.toml:3:1", "`cut_off` is not known"),
            ("\"fri\"]", "\"fry\"]", "error weekday delivery.toml:4:37", "\"fry\" is not a day of the week"),
            ("199 99", "199", "error postcode delivery.toml:11:14", "199"),
            ("100 00..199 99", "199 99..100 00", "error postcode delivery.toml:11:14", "199 99..100 00"),
            ("100 00..199 99", "SW1A 1AA", "error postcode delivery.toml:11:14", "SW1A 1AA"),
            (
                "[\"GR\"]\npostcodes",
                "[\"XX\"]\npostcodes",
                "error country delivery.toml:10:14",
                "\"XX\" is not a country",
            ),
            (
                "place = \"attica\"",
                "place = \"atica\"",
                "error place-unknown delivery.toml:22:9",
                "there is no place \"atica\"",
            ),
            ("\"3.50\"", "\"3,50\"", "error amount delivery.toml:23:9", "\"3,50\" is not an amount"),
            ("\"3.50\"", "\"$3.50\"", "error currency delivery.toml:23:9", "\"$3.50\" is not an amount in EUR"),
            ("\"3.50\"", "\"3.505\"", "error amount delivery.toml:23:9", "\"3.505\" is not an amount"),
            ("price = 4.20\n", "", "error missing delivery.toml:27:1", "`price` is missing"),
            (
                "transit = 3",
                "transit = -3",
                "error not-a-number delivery.toml:30:11",
                "-3 is not a whole number of days",
            ),
            ("days = 30", "days = \"30 days\"", "error not-a-number delivery.toml:33:8", "\"30 days\""),
            ("[returns]", "[retuns]", "warning unknown-key delivery.toml:32:2", "`retuns` is not known"),
        ],
    );
}

#[test]
fn slips_in_products_toml() {
    edits(
        "products.toml",
        [
            ("id = \"SCARF\"\n", "", "error missing products.toml:1:1", "`id` is missing"),
            (
                "id = \"TABLE\"",
                "id = \"SCARF\"",
                "error product-twice products.toml:9:1",
                "`SCARF` is the id of two products",
            ),
            (
                "weight_g = 65",
                "weight_g = 0.5",
                "error not-a-number products.toml:7:12",
                "0.5 is not a whole number of grams",
            ),
            ("2026-12-14", "\"soon\"", "error date products.toml:13:18", "\"soon\" is not a day"),
            ("price = 690", "price = -690", "error amount products.toml:11:9", "-690 is not an amount"),
            ("weight_g", "weight", "warning unknown-key products.toml:7:1", "`weight` is not known"),
            (
                "[[products]]\nid = \"SCARF\"",
                "[[product]]\nid = \"SCARF\"",
                "warning unknown-key products.toml:1:3",
                "`product`",
            ),
        ],
    );
}

#[test]
fn slips_in_front_matter() {
    edits(
        "answers/en/wash.md",
        [
            ("---\nid", "id", "error front-matter answers/en/wash.md:1:1", "no front matter"),
            ("---\nBy", "By", "error front-matter answers/en/wash.md:1:1", "does not end"),
            ("id: wash\n", "id: wash\nid: x\n", "error key-twice answers/en/wash.md:3:1", "`id` is written twice"),
            ("id: wash", "id: wash it", "error answer-id answers/en/wash.md:2:5", "\"wash it\" is not an id"),
            ("id: wash", "id: iron", "error answer-twice answers/en/wash.md:2:5", "`iron` is already the id"),
            (
                "question: How do I wash it?",
                "question:",
                "error missing answers/en/wash.md:1:1",
                "`question` is missing",
            ),
            ("How do I wash it?", "\"\"", "error empty answers/en/wash.md:3:11", "`question` is empty"),
            ("How do I wash it?", "wash: how", "error yaml answers/en/wash.md:3:15", "not YAML"),
            ("\"silk: care\"", "\"silk: care", "error yaml answers/en/wash.md:4:25", "not YAML"),
            ("topic", "topik", "warning unknown-key answers/en/wash.md:5:1", "`topik` is not known"),
            ("topic: Care", "id: other", "error key-twice answers/en/wash.md:5:1", "`id` is written twice"),
            ("[iron]", "[irn]", "error answer-missing answers/en/wash.md:7:11", "there is no answer `irn`"),
            ("next: iron", "next: fold", "error answer-missing answers/en/wash.md:8:7", "there is no answer `fold`"),
            ("next: iron", "next: wash", "warning answer-itself answers/en/wash.md:8:7", "the answer itself"),
            ("2027-05-01", "May", "error date answers/en/wash.md:9:9", "\"May\" is not a day"),
            (
                "topic: Care",
                "intent: Right now",
                "error intent answers/en/wash.md:5:9",
                "\"Right now\" is not the name of an intent",
            ),
            ("topic: Care", "topic: [Care]", "error not-text answers/en/wash.md:5:8", "a list is not text"),
            ("topic: Care", "body: here", "error key-twice answers/en/wash.md:5:7", "below the front matter"),
            ("tags: [silk]", "tags: [silks]", "advice scope answers/en/wash.md:6:8", "`silks` among its tags"),
        ],
    );
}

#[test]
fn slips_in_markdown() {
    edits(
        "answers/en/wash.md",
        [
            ("By **hand**", "<blink>By</blink> hand", "warning html-dropped answers/en/wash.md:11:1", "`<blink>`"),
            (
                "- No bleach.",
                "<script>\nx\n</script>\n\n- No",
                "error html-dropped answers/en/wash.md:13:1",
                "<script>",
            ),
            ("(/care)", "(javascript:alert)", "error address answers/en/wash.md:14:7", "\"javascript:alert\" is not"),
            (
                "returns.until",
                "return.until",
                "error live-fact answers/en/wash.md:16:21",
                "`return.until` is not a fact",
            ),
            (" | thirty days after it arrives", "", "warning live-fact-words answers/en/wash.md:16:21", "has no words"),
            ("By **", "![](hem.jpg)\n\nBy **", "error picture-words answers/en/wash.md:11:1", "no words"),
            ("By **", "![hem](/hem.jpg)\n\nBy **", "warning picture-size answers/en/wash.md:11:1", "no size"),
            (
                "By **",
                "# Care\n\nBy **",
                "warning heading-level answers/en/wash.md:11:1",
                "level 1 is shown as level 2",
            ),
            ("By **", "***\n\nBy **", "warning rule answers/en/wash.md:11:1", "a line across"),
            ("**hand**", "**「hand」**x", "warning stars answers/en/wash.md:11:1", "shown as it stands"),
            ("[our page]", "[]", "warning link-words answers/en/wash.md:14:7", "no words"),
            ("/care", "/{{product.name|x}}", "error address answers/en/wash.md:14:7", "cannot stand in an address"),
        ],
    );
    check([(
        Edit("answers/en/care/iron.md", "On one dot, from the back.\n", ""),
        "error empty-answer answers/en/care/iron.md:5:1",
        "no text",
    )]);
}

#[test]
fn slips_in_files() {
    check([
        (Remove("shop.toml"), "error file-missing shop.toml", "no shop.toml"),
        (Remove("delivery.toml"), "warning file-missing delivery.toml", "no delivery.toml"),
        (Remove("answers"), "warning folder-missing answers", "no folder of answers"),
        (Remove("answers/el"), "warning locale-empty shop.toml:2:18", "no answers in `el`"),
        (Remove("answers/el/iron.md"), "error answer-missing answers/el/wash.md:7:11", "no answer `iron`"),
        (Write("answers/de/a.md", b""), "error locale-unlisted answers/de", "does not list `de`"),
        (Write("answers/greek/a.md", b""), "error locale answers/greek", "`greek` is not a language"),
        (Write("answers/a.md", b"x"), "warning answer-unplaced answers/a.md", "no language's folder"),
        (Write("answers/en/a.txt", b"x"), "warning not-an-answer answers/en/a.txt", "not read"),
        (Write("answers/en/a.md", b""), "error front-matter answers/en/a.md:1:1", "no front matter"),
        (
            Write("answers/en/a.md", b"---\nid: a\nquestion: caf\xE9?\n---\nb\n"),
            "error not-utf-8 answers/en/a.md:3:14",
            "not UTF-8",
        ),
        (Write("answers/en/a.md", b"\xFF\xFEx\0"), "error not-utf-8 answers/en/a.md", "UTF-16"),
        (
            Write("answers/en/a.md", b"\xEF\xBB\xBF---\nid: a\nquestion: Q\n---\nb\n"),
            "warning byte-order-mark answers/en/a.md",
            "byte order mark",
        ),
        (
            Write("answers/en/a.md", b"---\r\nid: a\r\nquestion: Q\r\n---\r\nb\r\n"),
            "advice crlf answers/en/a.md",
            "CR LF",
        ),
        (
            Write("answers/en/a.md", b"---\nid: a\nquestion: Q\n---\nb\n"),
            "advice answer-untranslated answers/el",
            "`el` lacks 1 of the answers of `en`: a",
        ),
    ]);
}

#[test]
fn crlf_and_a_byte_order_mark_change_no_place() {
    let folder = good();
    let text = WASH.replace("2027-05-01", "May").replace("/care", "vbscript:x").replace('\n', "\r\n");
    write(&folder, "answers/en/wash.md", format!("\u{feff}{text}"));
    let found = problems(&folder, &run(&["check", path(&folder), "--at", AT, "--json"]).json());
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    let file = "answers/en/wash.md";
    assert_eq!(
        places,
        [
            &format!("warning byte-order-mark {file}"),
            &format!("advice crlf {file}"),
            &format!("error date {file}:9:9"),
            &format!("error address {file}:14:7"),
        ]
    );
}

#[test]
fn a_shop_in_one_file_is_checked_too() {
    let folder = good();
    let good = r#"{
  "name": "Elaia", "locales": ["en"], "currency": "EUR", "time_zone": "Europe/Athens",
  "delivery": {"handling": {"days": 1}, "methods": [{"id": "s", "rates": [{"price": 3.5, "transit": 1}]}]},
  "answers": {"en": [{"id": "a", "question": "Q", "body": "b"}]}
}"#;
    let mut failures = Vec::new();
    for (from, to, place, words) in [
        ("", "", "", ""),
        ("3.5,", "\"3,5\",", "error amount shop.json:3:85", "\"3,5\" is not an amount"),
        ("\"b\"", "\"[x](data:y)\"", "error address shop.json:4:59", "\"data:y\""),
        ("\"id\": \"a\", ", "", "error missing shop.json:4:22", "`id` is missing"),
        ("\"en\": [{", "\"de\": [{", "error locale-unlisted shop.json:4:15", "does not list `de`"),
        ("{\"en\"", "[], \"closed\": {\"en\"", "error not-a-group shop.json:4:14", "a group of languages"),
        ("\"EUR\",", "\"EUR\" ", "error json shop.json:2:56", "this is not JSON"),
        ("\"name\": \"Elaia\"", "\"name\": \"E\", \"name\": \"F\"", "error key-twice shop.json:2:16", "written twice"),
        ("\"Elaia\"", "\"Elaia\",", "error json shop.json:2:19", "this is not JSON"),
        ("{\n", "[\n", "error json shop.json:2:9", "this is not JSON"),
    ] {
        write(&folder, "shop.json", good.replacen(from, to, 1));
        let file = folder.path().join("shop.json");
        let found = problems(&folder, &run(&["check", file.to_str().unwrap(), "--json"]).json());
        let hit = found.iter().any(|(at, message)| at == place && message.contains(words));
        if !hit && (!place.is_empty() || !found.is_empty()) {
            failures.push(format!("wanted {place}: {words}\n found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_shop_without_its_own_document_is_one_problem() {
    let folder = good();
    write(&folder, "shop.json", "{");
    let file = folder.path().join("shop.json");
    assert_eq!(run(&["check", file.to_str().unwrap(), "--json"]).json()["errors"], 1);
    assert_eq!(run(&["check", "/nowhere/at/all", "--json"]).json()["errors"], 1);
}

#[test]
fn a_problem_is_printed_with_its_place_and_remedy() {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.replace("14:00", "25:00"));
    let run = run(&["check", path(&folder), "--at", AT]);
    assert_eq!(run.code, 1);
    let place = format!(" --> {}/delivery.toml:3:10\n", path(&folder));
    tells(
        &run.out,
        &[
            "error[time]: \"25:00\" is not a time of day\n",
            &place,
            "\n3 | cutoff = \"25:00\"\n  |          ^^^^^^^\n",
            "= help: write hours and minutes from 00:00 to 24:00, such as 14:00\n",
            "\n1 error, 0 warnings in 7 files",
        ],
    );
    assert!(!run.out.contains('\x1b'), "no colours but on a terminal");
}

#[test]
fn a_problem_as_json_has_the_pinned_keys() {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.replace("14:00", "25:00"));
    let json = run(&["check", path(&folder), "--at", AT, "--json"]).json();
    assert_eq!((&json["errors"], &json["warnings"]), (&1.into(), &0.into()));
    let problem = json["problems"][0].as_object().unwrap();
    let keys: Vec<&str> = problem.keys().map(String::as_str).collect();
    assert_eq!(keys, ["severity", "code", "file", "line", "column", "at", "message", "help"]);
    assert_eq!(problem["at"], "handling.cutoff");
    let nowhere = run(&["check", "/nowhere/at/all", "--json"]);
    assert_eq!(nowhere.code, 1);
    let keys = nowhere.json()["problems"][0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys, ["severity", "code", "file", "message", "help"]);
}
