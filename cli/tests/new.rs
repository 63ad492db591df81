//! Is a new shop sound in every country and language, true to what was asked, and never written over another?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;
use std::path::Path;

use common::{Run, run, run_in};
use serde_json::Value as Json;

/// Every country of the table in `start/lands.rs`.
const LANDS: &str = "AE AR AT AU BE BG BH BR CA CH CL CN CO CR CY CZ DE DK EC EE EG ES FI FR GB GR HK HR HU ID IE IL \
    IN IS IT JO JP KE KR KW LT LU LV MA MT MX MY NG NL NO NZ OM PE PH PK PL PT QA RO RS SA SE SG SI SK TH TN TR TW UA US \
    UY VN ZA";

/// Every language that has texts.
const LOCALES: [&str; 8] = ["en", "el", "de", "fr", "es", "ja", "zh-Hans", "ar"];

/// A shop begun with these options, in a folder of its own.
fn begin(args: &[&str]) -> (tempfile::TempDir, Run) {
    let folder = tempfile::tempdir().unwrap();
    let run = run_in(folder.path(), &[&["new", "shop"], args].concat());
    (folder, run)
}

fn text(folder: &tempfile::TempDir, file: &str) -> String {
    fs::read_to_string(folder.path().join("shop").join(file)).unwrap()
}

/// Problems that are more than advice.
fn faults(folder: &Path) -> Vec<Json> {
    let checked = run_in(folder, &["check", "shop", "--json"]);
    let problems = checked.json()["problems"].as_array().unwrap().clone();
    problems.into_iter().filter(|problem| problem["severity"] != "advice").collect()
}

#[test]
fn every_country_begins_without_a_fault_in_every_language() {
    let lands: Vec<&str> = LANDS.split_whitespace().collect();
    std::thread::scope(|scope| {
        for some in lands.chunks(lands.len().div_ceil(4)) {
            scope.spawn(move || {
                for land in some {
                    let (folder, begun) = begin(&["--country", land, "--locales", &LOCALES.join(",")]);
                    assert_eq!(begun.code, 0, "{land}: {begun:?}");
                    assert_eq!(faults(folder.path()), Vec::<Json>::new(), "{land}");
                    let promised = run_in(folder.path(), &["promise", "shop", "--to", land, "--json"]);
                    assert_eq!(promised.json()["promises"].as_array().unwrap().len(), 1, "{land}: {promised:?}");
                }
            });
        }
    });
}

#[test]
fn each_language_alone_begins_without_a_fault_and_can_be_built() {
    for locale in LOCALES {
        let (folder, begun) = begin(&["--country", "DE", "--locales", locale]);
        assert_eq!(begun.code, 0, "{locale}: {begun:?}");
        assert_eq!(faults(folder.path()), Vec::<Json>::new(), "{locale}");
        let built = run_in(folder.path(), &["build", "shop"]);
        assert_eq!(built.code, 0, "{locale}: {built:?}");
        assert!(folder.path().join("public/shop.json").is_file(), "{locale}");
    }
}

#[test]
fn twelve_answers_are_the_same_in_every_language() {
    let (folder, _) = begin(&["--country", "GR", "--locales", &LOCALES.join(",")]);
    let checked = run_in(folder.path(), &["check", "shop", "--json"]).json();
    let codes: Vec<&str> = checked["problems"].as_array().unwrap().iter().filter_map(|p| p["code"].as_str()).collect();
    assert!(!codes.contains(&"answer-untranslated"), "{codes:?}");
    for locale in LOCALES {
        let ids = ["delivery-cost", "refund-when", "damaged-item", "contact-hours"];
        for (id, folder_of) in ids.iter().zip(["delivery", "returns", "orders", "contact"]) {
            assert!(text(&folder, &format!("answers/{locale}/{folder_of}/{id}.md")).contains(&format!("id: {id}\n")));
        }
    }
}

#[test]
fn the_questions_of_the_first_day_are_found() {
    for (locale, query, id) in [
        ("en", "where is my parcel", "delivery-track"),
        ("el", "θελω τα λεφτα μου πισω", "refund-when"),
        ("de", "Versandkosten", "delivery-cost"),
        ("fr", "annuler ma commande", "cancel-order"),
        ("es", "llegó roto", "damaged-item"),
        ("ja", "返品したい", "returns-how"),
        ("zh-Hans", "运费多少", "delivery-cost"),
        ("ar", "رسوم الشحن", "delivery-cost"),
    ] {
        let (folder, _) = begin(&["--country", "GR", "--locales", locale]);
        let found = run_in(folder.path(), &["search", "shop", query, "--json"]).json();
        assert_eq!(found["hits"][0]["id"], id, "{locale}: {query}: {found}");
    }
}

#[test]
fn the_country_gives_money_clocks_language_and_week() {
    for (land, expected) in [
        ("GR", ["locales = [\"el\"]", "currency = \"EUR\"", "time_zone = \"Europe/Athens\""]),
        ("SA", ["locales = [\"ar\"]", "currency = \"SAR\"", "time_zone = \"Asia/Riyadh\""]),
        ("IT", ["locales = [\"en\"]", "currency = \"EUR\"", "time_zone = \"Europe/Rome\""]),
        ("JP", ["locales = [\"ja\"]", "currency = \"JPY\"", "time_zone = \"Asia/Tokyo\""]),
    ] {
        let (folder, _) = begin(&["--country", land]);
        let shop = text(&folder, "shop.toml");
        assert!(expected.iter().all(|line| shop.contains(line)), "{land}: {shop}");
    }
    let (folder, _) = begin(&["--country", "SA"]);
    assert!(text(&folder, "delivery.toml").contains("open = [\"sun-thu\"]"));
    let (folder, _) = begin(&["--country", "GR"]);
    let delivery = text(&folder, "delivery.toml");
    assert!(
        delivery.contains("EXAMPLE") && delivery.contains("holidays = \"GR\"") && delivery.contains("id = \"union\"")
    );
}

#[test]
fn what_is_asked_for_wins() {
    let (folder, begun) = begin(&[
        "--country",
        "gr",
        "--name",
        "Ελαία \"μικρή\"",
        "--locales",
        "el,en-GB,it",
        "--currency",
        "usd",
        "--time-zone",
        "Asia/Tokyo",
        "--email",
        "help@elaia.example",
        "--json",
    ]);
    let begun = begun.json();
    assert_eq!(begun["name"], "Ελαία \"μικρή\"");
    assert_eq!(begun["locales"], serde_json::json!(["el", "en-GB", "it"]));
    assert_eq!((&begun["currency"], &begun["time_zone"]), (&"USD".into(), &"Asia/Tokyo".into()));
    let next = begun["next"].as_array().unwrap().iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n");
    assert!(next.contains("answers/it: the texts are English") && !next.contains("how shoppers reach you"), "{next}");
    assert!(text(&folder, "shop.toml").contains("address = \"help@elaia.example\""));
    assert!(text(&folder, "answers/it/delivery/delivery-cost.md").contains("How much is delivery?"));
    // English under another language's name is told until it is translated; nothing else is.
    let is_told = |fault: &Json| fault["code"] == "answer-language" && fault["file"].as_str().unwrap().contains("/it/");
    let faults = faults(folder.path());
    assert!(!faults.is_empty() && faults.iter().all(is_told), "{faults:?}");
}

#[test]
fn a_country_that_is_not_in_the_table_asks_for_what_is_missing() {
    for (args, expected) in [
        (&[][..], "--country GR"),
        (&["--country", "Greece"], "no country is `Greece`"),
        (&["--country", "FJ"], "--currency EUR"),
        (&["--country", "FJ", "--currency", "FJD"], "--time-zone"),
        (&["--country", "GR", "--currency", "ERO"], "no currency is `ERO`"),
        (&["--country", "GR", "--time-zone", "Athens"], "no time zone is called `Athens`"),
        (&["--country", "GR", "--locales", "english!"], "`english!` is not a language"),
        (&["--country", "GR", "--email", "nobody"], "is not an e-mail address"),
        (&["--country", "GR", "--name", " "], "--name"),
    ] {
        let (folder, begun) = begin(args);
        assert_eq!((begun.code, begun.err.contains(expected)), (2, true), "{args:?}: {begun:?}");
        assert!(!folder.path().join("shop").exists(), "{args:?}");
    }
    let (folder, begun) = begin(&["--country", "FJ", "--currency", "FJD", "--time-zone", "Pacific/Fiji"]);
    assert_eq!((begun.code, faults(folder.path())), (0, Vec::new()), "{begun:?}");
    // No example is better than one in the wrong money, and an answer on free delivery would be untrue.
    assert!(text(&folder, "delivery.toml").contains("price = \"checkout\""));
    assert!(!text(&folder, "answers/en/delivery/delivery-cost.md").contains("free_shipping"));
}

#[test]
fn nothing_is_ever_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let shop = folder.path().join("shop");
    fs::create_dir(&shop).unwrap();
    fs::write(shop.join("notes.txt"), "mine").unwrap();
    let refused = run_in(folder.path(), &["new", "shop", "--country", "GR"]);
    assert_eq!((refused.code, refused.err.contains("notes.txt")), (1, true), "{refused:?}");
    assert_eq!(fs::read_dir(&shop).unwrap().count(), 1);
    let file = run_in(folder.path(), &["new", "shop/notes.txt", "--country", "GR"]);
    assert_eq!((file.code, fs::read_to_string(shop.join("notes.txt")).unwrap()), (1, "mine".to_owned()), "{file:?}");
    fs::rename(shop.join("notes.txt"), shop.join(".gitignore")).unwrap();
    let here = run_in(&shop, &["new", ".", "--country", "GR"]);
    assert_eq!((here.code, here.out.contains("shop begins")), (0, true), "{here:?}");
    let twice = run_in(folder.path(), &["new", "shop", "--country", "GR"]);
    assert_eq!(twice.code, 1, "{twice:?}");
}

#[test]
fn a_page_gives_what_its_markup_says() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop/pages/silk-scarf.html");
    let (folder, begun) = begin(&["--from-page", page, "--country", "GR", "--json"]);
    let begun = begun.json();
    assert_eq!((&begun["name"], &begun["country"]), (&"Elaia".into(), &"GR".into()));
    assert_eq!((&begun["currency"], &begun["locales"][0]), (&"EUR".into(), &"en-GB".into()));
    assert!(text(&folder, "shop.toml").contains("+302105550148"));
    let delivery = text(&folder, "delivery.toml");
    assert!(
        !delivery.contains("EXAMPLE")
            && delivery.contains("days = 30")
            && text(&folder, "shop.toml").contains("weekdays = [\"09:00-17:00\"]"),
        "{delivery}"
    );
    assert!(text(&folder, "products.toml").contains("SCARF"));
    assert_eq!(faults(folder.path()), Vec::<Json>::new(), "{delivery}");
    let next = begun["next"].to_string();
    assert!(next.contains("questions") && next.contains("import answers"), "{next}");
}

#[test]
fn promises_of_a_page_and_of_the_folder_begun_from_it_are_the_same() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop/pages/silk-scarf.html");
    let (folder, _) = begin(&["--from-page", page, "--country", "GR"]);
    let read = run(&["read", page, "--json"]).json();
    let methods: std::collections::BTreeSet<&str> =
        read["shipping"].as_array().unwrap().iter().filter_map(|rate| rate["method"].as_str()).collect();
    let delivery = text(&folder, "delivery.toml");
    for method in methods {
        assert!(delivery.contains(&format!("id = \"{method}\"")), "{method}: {delivery}");
    }
}

#[test]
fn a_page_without_markup_gives_nothing_and_hostile_markup_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let ld = |json: &str| format!("<html lang=el><script type=\"application/ld+json\">{json}</script>");
    let hostile = r#"{"@type":"Organization","name":"A \"quoted\" \n [[methods]] name","telephone":"1234567","email":"x@y.example"}"#;
    let number = r#"{"@type":"Organization","name":"A","telephone":"+30 210 1\"; x = ["}"#;
    for (name, page) in [
        ("none.html", "<p>Hello".to_owned()),
        ("broken.html", ld("{")),
        ("hostile.html", ld(hostile)),
        ("number.html", ld(number)),
    ] {
        fs::write(folder.path().join(name), page).unwrap();
        let shop = name.trim_end_matches(".html");
        let begun = run_in(folder.path(), &["new", shop, "--country", "GR", "--from-page", name]);
        assert_eq!(begun.code, 0, "{name}: {begun:?}");
        let checked = run_in(folder.path(), &["check", shop, "--json"]).json();
        assert_eq!((&checked["errors"], &checked["warnings"]), (&0.into(), &0.into()), "{name}: {checked}");
    }
    let missing = run_in(folder.path(), &["new", "shop", "--from-page", "nowhere.html", "--country", "GR"]);
    assert_eq!(missing.code, 1, "{missing:?}");
}

#[test]
fn the_next_command_can_be_typed_as_it_stands() {
    let outer = tempfile::tempdir().unwrap();
    for (folder, typed) in [("το μαγαζί", "\"το μαγαζί\""), ("a$b c", "'a$b c'"), ("shops/elaia", "shops/elaia")]
    {
        let run = run_in(outer.path(), &["new", folder, "--country", "GR"]);
        assert!(run.out.ends_with(&format!("Next: shelfhelp serve {typed}\n")), "{run:?}");
    }
}
