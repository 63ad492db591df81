//! Which source of configuration wins, and what is said about a wrong value?
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop, and is no Wasm")]

use shelfhelp::config::{Config, Scheme, Source, View, read};
use shelfhelp::delivery::Destination;
use shelfhelp::problem::{Log, Value};

fn value(json: &str) -> Value {
    serde_json::from_str(json).expect("the test's JSON")
}

/// Reads layers written as JSON; gives the configuration and the problems as `place: message. help`.
fn config(layers: &[(&str, &str)]) -> (Config, Vec<String>) {
    let log = Log::default();
    let layers: Vec<(String, Value)> = layers.iter().map(|(name, json)| ((*name).into(), value(json))).collect();
    let config = read(&layers, &log);
    (config, log.into_problems().into_iter().map(|p| format!("{}: {}. {}", p.at, p.message, p.help)).collect())
}

fn check_problem(layer: &str, json: &str, expected: &str) {
    let (_, problems) = config(&[(layer, json)]);
    assert_eq!(problems, [expected], "{layer} {json}");
}

#[test]
fn the_first_source_wins_key_by_key() {
    let (config, problems) = config(&[
        ("config", r#"{"product": "A"}"#),
        ("window.shelfhelp", r#"{"product": "B", "country": "cy"}"#),
        ("attribute", r#"{"country": "GR", "view": "panel"}"#),
        ("data", r#"{"view": "all", "locale": "el", "quantity": "3", "no-launcher": ""}"#),
        ("query", r#"{"locale": "ja", "theme": "dark", "shop": "/help/shop.json"}"#),
    ]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(config.product.as_deref(), Some("A"));
    assert_eq!(config.destination, Some(Destination { country: "CY".into(), ..Destination::default() }));
    assert_eq!((config.view, config.scheme, config.no_launcher), (View::Panel, Scheme::Dark, true));
    assert_eq!(config.locale.map(|l| l.to_string()).as_deref(), Some("el"));
    assert_eq!((config.quantity, config.source), (Some(3), Source::Url("/help/shop.json".into())));
}

#[test]
fn a_wrong_value_is_named_with_its_place_and_remedy() {
    for (layer, json, expected) in [
        (
            "attribute",
            r#"{"view": "sidebar"}"#,
            "<shelf-help view>: \"sidebar\" is not a view. write all, delivery or panel",
        ),
        ("data", r#"{"theme": "neon"}"#, "data-theme: \"neon\" is not a theme. write auto, light or dark"),
        (
            "query",
            r#"{"locale": "klingon!"}"#,
            "loader.js?locale: \"klingon!\" is not a language tag. write a tag such as en, el or zh-Hans",
        ),
        (
            "attribute",
            r#"{"quantity": "0"}"#,
            "<shelf-help quantity>: \"0\" is not a whole number of pieces. write a whole number from 1 to 9999",
        ),
        (
            "attribute",
            r#"{"country": "GR", "postcode": "12"}"#,
            "<shelf-help postcode>: \"12\" is not a postcode. in GR it is written like 104 34",
        ),
        (
            "window.shelfhelp",
            r#"{"produkt": "A"}"#,
            "window.shelfhelp.produkt: `produkt` is not known here and is not used. did you mean `product`?",
        ),
    ] {
        check_problem(layer, json, expected);
    }
}

#[test]
fn a_country_by_name_is_answered_with_how_it_is_written() {
    let (config, problems) = config(&[("attribute", r#"{"country": "Greece"}"#)]);
    assert_eq!(config.destination, None);
    assert!(problems[0].starts_with("<shelf-help country>: \"Greece\" is not a country code."), "{problems:?}");
}

#[test]
fn a_layer_that_holds_a_shop_is_the_shop() {
    let (config, problems) =
        config(&[("window.shelfhelp", r#"{"name": "Elaia", "currency": "EUR", "channels": [], "product": "A"}"#)]);
    assert_eq!(problems, [""; 0]);
    assert!(matches!(config.source, Source::Inline(_)));
}
