//! Does a design-token file become a theme, and nothing else?

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]

use shelfhelp::content::bundle;
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::theme::{NAMES, Theme, css, exported, read, reference, rule, sheet};
use shelfhelp::time::{Almanac, Zone};

/// What a file comes to: the rule, then its problems.
fn theme(text: &str) -> (String, Vec<String>) {
    let (log, value): (Log, Value) = (Log::default(), serde_json::from_str(text).unwrap());
    let theme = read(&Reader::new(&value, "", &log));
    (css(&theme), log.into_problems().iter().map(|p| format!("{} @ {}: {}", p.code, p.at, p.message)).collect())
}

/// One token of the group `shelf`.
fn check(name: &str, kind: &str, value: &str, wanted: &str) {
    let (rule, problems) = theme(&format!(r#"{{"shelf": {{"{name}": {{"$type": "{kind}", "$value": {value}}}}}}}"#));
    let host = if matches!(kind, "color" | "shadow") { ":host(:not([data-scheme=dark]))" } else { ":host" };
    assert_eq!((rule.as_str(), problems), (format!("{host}{{--shelf-{name}:{wanted};}}").as_str(), vec![]), "{value}");
}

#[test]
fn values_of_every_type_are_written_as_css() {
    for (value, wanted) in [
        (r##""#1f5d4c""##, "#1f5d4c"),
        (r##""#0003""##, "#0003"),
        (r#"{"colorSpace": "oklch", "components": [0.45, 0.08, 170]}"#, "oklch(0.45 0.08 170)"),
        (r#"{"colorSpace": "oklch", "components": [0.45, "none", 170], "alpha": 0.5}"#, "oklch(0.45 none 170 / 0.5)"),
        (r##"{"colorSpace": "srgb", "components": [1, 0, 0.2], "alpha": 1, "hex": "#ff0033"}"##, "#ff0033"),
        (r#"{"colorSpace": "srgb", "components": [1, 0, 0.2]}"#, "color(srgb 1 0 0.2)"),
        (r#"{"colorSpace": "display-p3", "components": [1, 0, 0.2]}"#, "color(display-p3 1 0 0.2)"),
        (r#"{"colorSpace": "hsl", "components": [170, 50, 24]}"#, "hsl(170 50% 24%)"),
    ] {
        check("accent-color", "color", value, wanted);
    }
    check("radius", "dimension", r#"{"value": 6, "unit": "px"}"#, "6px");
    check("space", "dimension", r#""1.25rem""#, "1.25rem");
    check("motion", "duration", r#"{"value": 0, "unit": "ms"}"#, "0ms");
    check("z", "number", "2147483000", "2147483000");
    check("font", "fontFamily", r#"["Inter", "Noto Sans JP", "sans-serif"]"#, r#""Inter", "Noto Sans JP", sans-serif"#);
    let shadow = r##"{"color": "#0003", "offsetX": {"value": 0, "unit": "px"}, "offsetY": {"value": 12, "unit": "px"}, "blur": {"value": 32, "unit": "px"}, "spread": {"value": -8, "unit": "px"}}"##;
    check("shadow", "shadow", shadow, "0px 12px 32px -8px #0003");
    check("shadow", "shadow", &format!("[{shadow}, {shadow}]"), "0px 12px 32px -8px #0003, 0px 12px 32px -8px #0003");
}

#[test]
fn types_and_values_come_from_groups_and_references() {
    let file = r##"{
        "brand": {"$type": "color", "green": {"$value": "#1f5d4c"}, "main": {"$value": "{brand.green}"}},
        "shelf": {"$description": "ours", "accent": {"$type": "color", "color": {"$value": "{brand.main}"}}, "text-color": {"$value": "{brand.green}"}}
    }"##;
    assert_eq!(
        theme(file),
        (":host(:not([data-scheme=dark])){--shelf-accent-color:#1f5d4c;--shelf-text-color:#1f5d4c;}".into(), vec![])
    );
}

#[test]
fn what_is_no_token_or_no_value_is_said() {
    for (file, wanted) in [
        (r#"{}"#, "theme @ : there is no group `shelf`, so nothing of this theme is used"),
        (
            r##"{"shelf": {"accent-colour": {"$type": "color", "$value": "#fff"}}}"##,
            "theme-token @ shelf.accent-colour: the widget has no token `accent-colour`",
        ),
        (
            r#"{"shelf": {"radius": {"$type": "color", "$value": "6px"}}}"#,
            "theme-type @ shelf.radius: `radius` is of type dimension, not color",
        ),
        (
            r#"{"shelf": {"radius": {"$type": "dimension", "$value": "6em"}}}"#,
            "theme-value @ shelf.radius.$value: \"6em\" is not a dimension",
        ),
        (
            r#"{"shelf": {"accent-color": {"$type": "color", "$value": "red;}body{display:none"}}}"#,
            "theme-value @ shelf.accent-color.$value: \"red;}body{display:none\" is not a color",
        ),
        (
            r#"{"shelf": {"font": {"$type": "fontFamily", "$value": ["a\"; } @import url(x)"]}}}"#,
            "theme-value @ shelf.font.$value: a list is not a fontFamily",
        ),
        (
            r#"{"shelf": {"accent-color": {"$type": "color", "$value": "{shelf.accent-color}"}}}"#,
            "theme-reference @ shelf.accent-color: this refers to itself, or through too many others",
        ),
        (
            r#"{"shelf": {"accent-color": {"$type": "color", "$value": "{brand.green}"}}}"#,
            "theme-reference @ shelf.accent-color.$value: there is no token `brand.green`",
        ),
        (r#"{"shelf": {"radius": 6}}"#, "theme @ shelf.radius: 6 is not a token"),
    ] {
        assert_eq!(theme(file), (String::new(), vec![wanted.to_owned()]), "{file}");
    }
}

#[test]
fn compiled_values_are_looked_at_again() {
    for value in [
        "red;}body{display:none",
        "url(https://x.example/)",
        "\\75rl(x)",
        "a\"b",
        "rgb(1",
        "1)",
        "/*",
        "var(--page)",
        "ＵＲＬ（",
        "expression(1)",
        "image(\"x\")",
        "red\n}",
        "<",
        "@import",
    ] {
        assert_eq!(rule(&vec![("radius".into(), value.into())], ":host"), "", "{value}");
    }
    assert_eq!(rule(&vec![("radius}body{".into(), "1px".into())], ":host"), "", "names are known ones");
}

/// A token without effect would be an empty promise, and a look that is no token could not be chosen.
#[test]
fn the_style_sheet_uses_every_token_and_nothing_else() {
    let names = |text: &'static str, sign: &'static str| {
        let rest = text.match_indices(sign).map(move |(at, _)| &text[at + sign.len()..]);
        let mut names: Vec<&str> =
            rest.map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().unwrap()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let tokens = include_str!("../src/ui/tokens.css");
    let rules = concat!(
        include_str!("../src/ui/shelfhelp.css"),
        include_str!("../src/ui/panel.css"),
        include_str!("../src/ui/stand.css")
    );
    assert_eq!(names(rules, "--shelf-"), Vec::<&str>::new(), "rules use private names");
    let mut known = NAMES.to_vec();
    known.sort_unstable();
    assert_eq!(names(tokens, "--shelf-"), known);
    let mut used = [names(rules, "var(--_"), names(tokens, "var(--_")].concat();
    used.sort_unstable();
    used.dedup();
    assert_eq!(used, known);
}

#[test]
fn what_is_written_from_the_table_is_up_to_date() {
    kept("src/ui/tokens.css", &sheet());
    kept("docs/reference/tokens.md", &reference::markdown());
    let table = reference::json();
    assert!(
        serde_json::from_str::<serde_json::Value>(&table)
            .is_ok_and(|table| table.as_array().unwrap().len() == NAMES.len())
    );
    kept("www/playground/tokens.json", &table);
    for (name, text) in SHIPPED {
        let (log, value): (Log, Value) = (Log::default(), serde_json::from_str(text).unwrap());
        let theme = read(&Reader::new(&value, "", &log));
        let about = value.get("$description").and_then(Value::as_text).unwrap();
        kept(&format!("www/themes/{name}.css"), &format!("/* {about} */\n{}", exported(&theme)));
    }
}

/// A file of ours that is written from a table; `SHELFHELP_WRITE=1` writes it anew.
fn kept(path: &str, wanted: &str) {
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("SHELFHELP_WRITE").is_some() {
        std::fs::write(&place, wanted).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(place).unwrap_or_default(),
        wanted,
        "{path} is old: SHELFHELP_WRITE=1 writes it anew"
    );
}

const SHIPPED: [(&str, &str); 3] = [
    ("boutique", include_str!("../www/themes/boutique.tokens.json")),
    ("market", include_str!("../www/themes/market.tokens.json")),
    ("outdoor", include_str!("../www/themes/outdoor.tokens.json")),
];

#[test]
fn what_is_no_value_comes_through_no_door() {
    let hostile = [
        "red;}body{display:none",
        "url(https://x.example/)",
        "\\75rl(x)",
        "image-set(\"x\" 1x)",
        "expression(alert(1))",
        "#fff}</style><script>",
        "var(--page)",
        "@import \"x\"",
        "{shelf.background}{",
        "javascript:alert(1)",
    ];
    let kinds = ["color", "dimension", "duration", "number", "fontFamily", "shadow", "cubicBezier"];
    let almanac = Almanac { zone_of: &Zone::posix, holidays_of: &|_| None };
    for (name, kind) in NAMES.iter().flat_map(|name| kinds.map(|kind| (*name, kind))) {
        for value in hostile {
            let (one, list) = (serde_json::json!(value), serde_json::json!([value, value]));
            let colour = serde_json::json!({ "colorSpace": value, "components": [value, 0, 0], "hex": value, "unit": value, "value": 1 });
            for value in [one, list, colour] {
                let token = serde_json::json!({ (name): { "$type": kind, "$value": value } });
                let file = serde_json::json!({ "shelf": token, "shelf-dark": token });
                let (rule, problems) = theme(&file.to_string());
                // Names of fonts are quoted, and hold letters only.
                assert!(rule.is_empty() && !problems.is_empty(), "{name}, {kind}: {value} becomes {rule}");
            }
        }
    }
    for value in hostile {
        // As one document, in a file or as the property of an element: both go through the reader.
        let token = serde_json::json!({ "accent-color": { "$type": "color", "$value": value } });
        let document = serde_json::json!({ "name": "Cups", "tokens": { "shelf": token } });
        let (log, document): (Log, Value) = (Log::default(), serde_json::from_value(document).unwrap());
        let bytes = bundle::encode_document(&document, &almanac, &log);
        let (mut shop, _) = bundle::decode_document(&bytes).unwrap();
        assert_eq!(css(&shop.theme), "", "{value}");
        assert!(log.into_problems().iter().any(|problem| problem.at.starts_with("tokens.shelf")), "{value}");
        // A compiled part that somebody has written by other means.
        let values = vec![("accent-color".to_owned(), value.to_owned()), (value.to_owned(), "red".to_owned())];
        shop.theme = Theme { always: values.clone(), light: values.clone(), dark: values };
        let back = bundle::decode_shop(&bundle::encode_shop(&shop)).unwrap();
        assert_eq!(css(&back.theme), "", "{value}");
        assert_eq!(exported(&back.theme), "", "{value}");
    }
}
