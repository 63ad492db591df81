//! Which source of configuration wins, and what is said about a wrong value?
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop, and is no Wasm")]

use shelfhelp::config::{Config, Known, Launcher, Scheme, Side, Source, View, read};
use shelfhelp::content::{Beacon, Insight, Product};
use shelfhelp::delivery::Destination;
use shelfhelp::i18n::Locale;
use shelfhelp::money::{Currency, Money};
use shelfhelp::page::PageFacts;
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
    assert_eq!((config.view, config.scheme, config.launcher), (View::Panel, Scheme::Dark, Launcher::None));
    assert_eq!(config.locale.map(|l| l.to_string()).as_deref(), Some("el"));
    assert_eq!((config.quantity, config.source), (Some(3), Source::Url("/help/shop.json".into())));
}

#[test]
fn the_launcher_is_named_by_its_look_or_by_its_absence() {
    for (json, expected) in [
        (r#"{}"#, (Launcher::Label, Side::End)),
        (r#"{"launcher": "icon", "launcher-side": "start"}"#, (Launcher::Icon, Side::Start)),
        (r#"{"launcher": "none"}"#, (Launcher::None, Side::End)),
        (r#"{"launcher": "icon", "no-launcher": ""}"#, (Launcher::None, Side::End)),
        (r#"{"launcher": "icon", "no-launcher": "false"}"#, (Launcher::Icon, Side::End)),
    ] {
        let (config, problems) = config(&[("attribute", json)]);
        assert_eq!((config.launcher, config.launcher_side), expected, "{json}");
        assert_eq!(problems, [""; 0], "{json}");
    }
    check_problem(
        "data",
        r#"{"launcher": "bubble"}"#,
        "data-launcher: \"bubble\" is not a launcher. write label, icon or none",
    );
    check_problem(
        "data",
        r#"{"launcher-side": "left"}"#,
        "data-launcher-side: \"left\" is not a side. write start or end",
    );
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
            "attribute",
            r#"{"country": "US", "region": "California"}"#,
            "<shelf-help region>: \"California\" is not a region. write the part after US- in ISO 3166-2, such as CA of US-CA",
        ),
        (
            "props",
            r#"{"consent": "yes"}"#,
            "props.consent: \"yes\" is not a consent. write what the shopper has agreed to: preferences, analytics, both, or none",
        ),
        (
            "data",
            r#"{"cart": "12.00"}"#,
            "data-cart: \"12.00\" is not a cart. write it as {value, discount, weight_g, quantity}",
        ),
        (
            "update",
            r#"{"cart": {"value": "€12,00"}}"#,
            "update.cart.value: \"€12,00\" is not an amount. write digits with a point for decimals: 12.50",
        ),
        (
            "update",
            r#"{"cart": {"discount": -5}}"#,
            "update.cart.discount: -5 is not an amount. write digits with a point for decimals: 12.50",
        ),
        (
            "update",
            r#"{"cart": {"weight_g": "1.5 kg"}}"#,
            "update.cart.weight_g: \"1.5 kg\" is not a whole number of grams. write a whole number from 0 to 10000000",
        ),
        (
            "update",
            r#"{"cart": {"quantity": -1}}"#,
            "update.cart.quantity: -1 is not a whole number of pieces. write a whole number from 0 to 99999",
        ),
        (
            "update",
            r#"{"cart": {"total": 12}}"#,
            "update.cart.total: `total` is not known here and is not used. known here: value, discount, weight_g, quantity",
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
fn a_place_is_taken_as_shops_write_it() {
    for (json, expected) in [
        (r#"{"country": "gr", "postcode": "104 34"}"#, Some("GR - 10434")),
        (r#"{"country": "US", "region": "CA"}"#, Some("US CA -")),
        (r#"{"country": "us", "region": "us-ca", "postcode": "90210"}"#, Some("US CA 90210")),
        (r#"{"country": "UK", "region": "SCT"}"#, Some("GB SCT -")),
        (r#"{"country": "EL"}"#, Some("GR - -")),
        // What cannot be right costs only itself.
        (r#"{"country": "US", "region": "Mars", "postcode": "90210"}"#, Some("US - 90210")),
        (r#"{"country": "QQ", "postcode": "10434"}"#, None),
        (r#"{"region": "CA", "postcode": "90210"}"#, None),
    ] {
        let (config, _) = config(&[("config", json)]);
        let part = |part: Option<String>| part.unwrap_or_else(|| "-".into());
        let written = config.destination.map(|d| format!("{} {} {}", d.country, part(d.region), part(d.postcode)));
        assert_eq!(written.as_deref(), expected, "{json}");
    }
}

#[test]
fn what_was_agreed_to_is_listed_and_what_is_not_listed_was_not() {
    for (json, memory, insight) in [
        (r#"{"consent": "preferences"}"#, Some(true), Some(false)),
        (r#"{"consent": "analytics"}"#, Some(false), Some(true)),
        (r#"{"consent": "preferences analytics"}"#, Some(true), Some(true)),
        (r#"{"consent": "analytics, preferences"}"#, Some(true), Some(true)),
        (r#"{"consent": "none"}"#, Some(false), Some(false)),
        (r#"{"consent": false}"#, Some(false), Some(false)),
        (r#"{"consent": "false"}"#, Some(false), Some(false)),
        // From when there was nothing else to agree to.
        (r#"{"consent": true}"#, Some(true), None),
        (r#"{"consent": "true"}"#, Some(true), None),
        // What a template leaves when it knows nothing.
        (r#"{"consent": ""}"#, None, None),
        (r#"{"consent": null}"#, None, None),
        (r#"{"consent": "granted?"}"#, None, None),
        (r#"{"consent": "preferences marketing"}"#, None, None),
        ("{}", None, None),
    ] {
        let consent = config(&[("attribute", json)]).0.consent;
        assert_eq!((consent.memory, consent.insight), (memory, insight), "{json}");
    }
}

#[test]
fn who_is_told_is_said_in_the_configuration_too() {
    let told = |json: &str| config(&[("window.shelfhelp", json)]).0.insight;
    assert_eq!(told("{}"), None);
    let beacon = Some(Beacon { address: "/shelf".into(), posts: false });
    assert_eq!(
        told(r#"{"insight": {"data_layer": true, "beacon": "/shelf", "beacon_mode": "get"}}"#),
        Some(Insight { data_layer: true, beacon, queries: false })
    );
    // An address that is none costs the beacon, not the rest.
    let json = r#"{"insight": {"data_layer": true, "beacon": "http://elaia.example/shelf"}}"#;
    assert_eq!(told(json), Some(Insight { data_layer: true, ..Insight::default() }));
    check_problem(
        "window.shelfhelp",
        r#"{"insight": "yes"}"#,
        "window.shelfhelp.insight: \"yes\" is not who is told. write it as {data_layer, beacon, beacon_mode, queries}",
    );
}

#[test]
fn what_shoppers_ask_is_told_to_the_page_only_where_the_shop_says_so() {
    for (json, expected) in [
        ("{}", false),
        (r#"{"share-queries": null}"#, false),
        (r#"{"share-queries": false}"#, false),
        (r#"{"share-queries": "yes please"}"#, false),
        (r#"{"share-queries": true}"#, true),
    ] {
        assert_eq!(config(&[("config", json)]).0.share_queries, expected, "{json}");
    }
}

/// The parcel of two scarves at 37.90, 65 g each, with a cart: value, discount, grams, pieces.
fn check_cart(cart: &str, expected: (i64, Option<i64>, u32, u32)) {
    let (config, _) = config(&[("update", &format!(r#"{{"quantity": 2, "cart": {cart}}}"#))]);
    let product = Product { price: Some(Money::minor(3790, Currency::EUR)), weight_g: Some(65), ..Product::default() };
    let page = PageFacts { product: Some(product), ..PageFacts::default() };
    let parcel = Known::new(&config, None, &page, &Locale::english()).parcel();
    let shown = (
        parcel.value.map_or(0, |m| m.minor),
        parcel.discount.map(|m| m.minor),
        parcel.weight_g.unwrap_or_default(),
        parcel.quantity,
    );
    assert_eq!(shown, expected, "{cart}");
}

#[test]
fn what_is_in_the_cart_is_added_to_what_is_in_view() {
    check_cart(r#"{"value": "12.10", "discount": 5, "weight_g": 200, "quantity": 3}"#, (8790, Some(500), 330, 5));
    check_cart(r#"{"value": 12}"#, (8780, None, 130, 2));
    check_cart("{}", (7580, None, 130, 2));
    check_cart("null", (7580, None, 130, 2));
    // A tenth off 37.95 is no whole number of cents.
    check_cart(r#"{"discount": 3.795}"#, (7580, Some(379), 130, 2));
    // Wrong values cost only themselves.
    check_cart(
        r#"{"value": "12,10", "discount": "5.00", "weight_g": -1, "quantity": "many"}"#,
        (7580, Some(500), 130, 2),
    );
    check_cart(r#"{"value": "99999999999999999999"}"#, (7580, None, 130, 2));
    check_cart(r#""12.00""#, (7580, None, 130, 2));
}

#[test]
fn a_layer_that_holds_a_shop_is_the_shop() {
    let (config, problems) =
        config(&[("window.shelfhelp", r#"{"name": "Elaia", "currency": "EUR", "channels": [], "product": "A"}"#)]);
    assert_eq!(problems, [""; 0]);
    assert!(matches!(config.source, Source::Inline(_)));
}

#[test]
fn what_others_write_on_the_tag_is_theirs_and_a_slip_is_named() {
    let theirs = r#"{"cfasync": "false", "rocket-status": "executed", "v": "12", "utm_source": "mail"}"#;
    for layer in ["data", "query"] {
        assert_eq!(config(&[(layer, theirs)]).1, [""; 0], "{layer}");
        check_problem(
            layer,
            r#"{"prodcut": "A"}"#,
            &format!("{layer}.prodcut: `prodcut` is not known here and is not used. did you mean `product`?"),
        );
    }
    assert_eq!(config(&[("config", theirs)]).1.len(), 4);
}
