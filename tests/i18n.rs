//! Does everybody read their own language?
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop, and is no Wasm")]

use shelfhelp::i18n::{Catalog, Direction, Format, Key, Locale, Native, Words, settled};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::time::Date;

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect("the test's tag")
}

#[test]
fn tags_are_read_as_people_write_them() {
    for (written, read) in [
        ("en", Some("en")),
        ("EN_gb", Some("en-GB")),
        ("zh", Some("zh-Hans")),
        ("zh-TW", Some("zh-Hant-TW")),
        ("zh-hans-cn", Some("zh-Hans-CN")),
        ("el-GR", Some("el-GR")),
        ("", None),
        ("klingon!", None),
        ("e", None),
        ("12", None),
        ("en--GB", None),
    ] {
        assert_eq!(Locale::parse(written).map(|l| l.to_string()).as_deref(), read, "{written}");
    }
}

#[test]
fn the_nearest_language_is_taken() {
    let have: Vec<Locale> = ["en", "el", "zh-Hans", "pt-BR"].map(locale).into();
    for (wanted, best) in [
        ("en-AU", Some("en")),
        ("el", Some("el")),
        ("zh-Hans-SG", Some("zh-Hans")),
        ("zh-TW", Some("zh-Hans")),
        ("pt", Some("pt-BR")),
        ("fr", None),
    ] {
        assert_eq!(locale(wanted).best_of(&have).map(Locale::as_str), best, "{wanted}");
    }
}

#[test]
fn arabic_and_hebrew_run_from_right_to_left() {
    for (tag, direction) in
        [("ar", Direction::Rtl), ("he-IL", Direction::Rtl), ("el", Direction::Ltr), ("ja", Direction::Ltr)]
    {
        assert_eq!(locale(tag).direction(), direction, "{tag}");
    }
}

#[test]
fn words_fall_back_to_those_without_a_language_then_to_english() {
    let log = Log::default();
    let read = |json: &str| {
        let value: Value = serde_json::from_str(json).expect("the test's JSON");
        Words::read(&Reader::new(&value, "name", &log))
    };
    assert_eq!(read(r#""Standard""#).get(&locale("el")), "Standard");
    let both = read(r#"{"en": "Standard", "el": "Απλή"}"#);
    assert_eq!((both.get(&locale("el-CY")), both.get(&locale("ja"))), ("Απλή", "Standard"));
    assert_eq!(read(r#"{"Greek": "Απλή"}"#).get(&locale("el")), "");
    assert_eq!(log.into_problems().len(), 1);
}

// What a catalog says, and how, `cargo xtask tidy` looks at.
#[test]
fn every_catalog_is_read_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/messages");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the catalogs") {
        let path = entry.expect("a catalog").path();
        let value: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("text")).expect("JSON");
        let log = Log::default();
        let catalog = Catalog::read(&value, "messages", &log);
        assert_eq!(log.into_problems(), [], "{path:?}");
        assert_eq!(catalog.missing(), [""; 0], "{path:?}");
        seen += 1;
    }
    assert!(seen >= 18, "catalogs are missing");
}

#[test]
fn counted_messages_take_the_form_of_their_number() {
    let catalog = Catalog::english();
    assert_eq!(catalog.count(Key::ResultsCount, 1, &Native), "1 answer");
    assert_eq!(catalog.count(Key::ResultsCount, 0, &Native), "0 answers");
    assert_eq!(catalog.fill(Key::DeliveryTo, &[("place", "{n}")]), "to {n}");
}

#[test]
fn days_and_amounts_are_written_plainly_without_the_browser() {
    let day = |text| Date::parse(text).expect("a day");
    assert_eq!(Native.day_range(day("2026-11-23"), day("2026-11-24")), "Mon 23 – Tue 24 Nov");
    assert_eq!(Native.day_range(day("2026-11-30"), day("2026-12-01")), "Mon 30 Nov – Tue 1 Dec");
    assert_eq!(Native.day_range(day("2026-11-23"), day("2026-11-23")), "Mon 23 Nov");
    assert_eq!(Native.money(Money::minor(350, Currency::EUR)), "€3.50");
}

#[test]
fn a_brace_that_nothing_closes_repeats_no_word() {
    let log = Log::default();
    let words = |text: &str| Value::Map(vec![(Key::DeliveryAsked.name().into(), Value::Text(text.into()))]);
    for (written, filled) in
        [("To {place} {x", "To Rome {x"), ("{", "{"), ("a {place", "a {place"), ("}{place}{", "}Rome{")]
    {
        let catalog = Catalog::read(&words(written), "messages", &log);
        assert_eq!(catalog.fill(Key::DeliveryAsked, &[("place", "Rome")]), filled);
    }
}

#[test]
fn no_words_turn_what_stands_beside_them() {
    assert_eq!(settled("\u{202e}gnp.exe"), "gnp.exe");
    assert_eq!(settled("a\u{2069}b\u{2067}c"), "abc", "what ends or begins nothing goes");
    assert_eq!(settled("a\u{2067}b"), "ab");
    // Our own islands, and marks that only say which way a sign runs, stay.
    for good in ["to \u{2068}Ρώμη\u{2069} 1", "\u{200f}٣\u{61c}", "plain", ""] {
        assert_eq!(settled(good), good);
    }
}
