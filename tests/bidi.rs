//! Does a name that runs the other way leave the sentence around it in one piece?
//!
//! What runs against the language is an island: it begins with U+2068, the first strong isolate, and ends with U+2069.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop, and is no Wasm")]

use shelfhelp::delivery::{Destination, words::place_name};
use shelfhelp::i18n::{Catalog, Cldr, Format, Key, Locale, Voice};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Value};

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect("the test's tag")
}

fn catalog(tag: &str) -> Catalog {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/messages");
    let Ok(text) = std::fs::read_to_string(format!("{folder}/{tag}.json")) else { return Catalog::english() };
    let value: Value = serde_json::from_str(&text).expect("a catalog");
    Catalog::read(&value, "messages", &Log::default())
}

/// The names of a message's blanks.
fn blanks(words: &str) -> Vec<&str> {
    words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Fills every message of a language with one thing; tells in which of them it is no island.
fn bare(tag: &str, thing: &str) -> Vec<&'static str> {
    let catalog = catalog(tag);
    let is_bare = |key: &&Key| {
        let words = catalog.text(**key);
        let names = blanks(words);
        let values: Vec<(&str, &str)> = names.iter().map(|name| (*name, thing)).collect();
        let filled = catalog.fill(**key, &values);
        filled.matches(&format!("\u{2068}{thing}\u{2069}")).count() != names.len()
    };
    let filled = |key: &&Key| !key.english().contains(" | ") && !blanks(key.english()).is_empty();
    Key::ALL.iter().filter(filled).filter(is_bare).map(|key| key.name()).collect()
}

#[test]
fn what_runs_against_the_language_is_an_island_in_every_message() {
    for (tag, thing) in [
        ("en", "قميص الكتان"),
        ("en", "חולצת פשתן (M)"),
        ("de", "وشاح Silk"),
        ("ja", "חולצה"),
        ("ar", "Linen shirt (M)"),
        ("ar", "+30 210 555 0148"),
        ("ar", "#10-42"),
        ("he", "K7F-2QX"),
        ("he", "Chat with us!"),
        ("he", "€3.50"),
    ] {
        assert_eq!(bare(tag, thing), [""; 0], "{thing} in {tag}");
    }
}

#[test]
fn what_runs_with_the_language_stands_as_it_is() {
    for (tag, thing) in [("en", "Linen shirt (M)"), ("ja", "104-0061"), ("ar", "قميص XL"), ("he", "חולצת פשתן")]
    {
        let catalog = catalog(tag);
        for key in [Key::PlaceChange, Key::RecentForget, Key::DeliveryTo, Key::PacketChange] {
            let values: Vec<(&str, &str)> = blanks(catalog.text(key)).into_iter().map(|name| (name, thing)).collect();
            let filled = catalog.fill(key, &values);
            assert!(filled.contains(thing) && !filled.contains('\u{2068}'), "{tag} {filled}");
        }
    }
}

#[test]
fn a_number_is_counted_without_an_island() {
    let format = Cldr::new(&locale("ar"), None);
    assert_eq!(catalog("ar").count(Key::ResultsCount, 5, &format), "5 إجابات");
}

#[test]
fn a_postcode_keeps_its_groups_in_order_beside_a_name_that_runs_left() {
    for (tag, country, code, expected) in [
        ("en", "GR", "10434", "Greece 104 34"),
        ("ar", "GR", "10434", "اليونان \u{2068}104 34\u{2069}"),
        ("he", "GB", "SW1A1AA", "בריטניה \u{2068}SW1A 1AA\u{2069}"),
    ] {
        let (catalog, locale) = (catalog(tag), locale(tag));
        let format = Cldr::new(&locale, None);
        let voice = Voice { catalog: &catalog, locale: &locale, format: &format };
        let to = Destination { country: country.into(), postcode: Some(code.into()), ..Destination::default() };
        assert_eq!(place_name(voice, None, &to, ""), expected, "{tag}");
    }
}

#[test]
fn an_amount_in_a_sentence_is_that_of_the_language() {
    let format = Cldr::new(&locale("ar"), None);
    let price = format.money(Money::minor(350, Currency::EUR));
    let said = catalog("ar").fill(Key::DeliveryGap, &[("amount", &price)]);
    assert!(said.contains("\u{2068}\u{200f}3.50\u{a0}€\u{2069}"), "{said}");
}
