//! Does a design-token file become a theme, and nothing else?

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]

use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::theme::colour::Colour;
use shelfhelp::theme::{NAMES, Theme, contrast, css, page, read, rule, sheet, tokens};

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
    let rules = concat!(include_str!("../src/ui/shelfhelp.css"), include_str!("../src/ui/stand.css"));
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
}

/// A file of ours that is written from a table; `SHELFHELP_WRITE=1` writes it anew.
fn kept(path: &str, wanted: &str) {
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("SHELFHELP_WRITE").is_some() {
        std::fs::write(&place, wanted).unwrap();
    }
    assert_eq!(std::fs::read_to_string(place).unwrap(), wanted, "{path} is old: SHELFHELP_WRITE=1 writes it anew");
}

/// Numbers that look like chance and are the same each time.
fn any(state: &mut u64) -> u32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as u32
}

#[test]
fn in_whatever_page_every_word_can_be_read() {
    let named = |worn: &[(&'static str, u32)], name: &str| worn.iter().find(|(known, _)| *known == name).unwrap().1;
    let mut state = 7;
    for round in 0..4_000 {
        let (mut ground, mut text) = (any(&mut state) & 0xff_ff_ff, any(&mut state) & 0xff_ff_ff);
        let accent = (round % 5 != 0).then(|| any(&mut state) & 0xff_ff_ff);
        // Greys of every shade are where it is hardest.
        if round % 3 == 0 {
            ground = (ground & 0xff) * 0x01_01_01;
        }
        if round % 4 == 0 {
            text = (text & 0xff) * 0x01_01_01;
        }
        let worn = page::worn(ground, text, accent);
        let of = |name| named(&worn, name);
        for (words, on, least) in [
            ("text-color", "background", 4.5),
            ("text-color", "background-sunk", 4.5),
            ("text-color", "accent-background", 4.5),
            ("text-color", "mark-background", 4.5),
            ("text-color-soft", "background", 4.5),
            ("text-color-soft", "background-sunk", 4.5),
            ("text-color-soft", "accent-background", 4.5),
            ("text-color-faint", "background", 4.5),
            ("text-color-faint", "background-sunk", 4.5),
            ("text-color-faint", "accent-background", 4.5),
            ("edge-color", "background", 3.0),
            ("edge-color", "background-sunk", 3.0),
            ("accent-color", "background", 4.5),
            ("accent-color", "background-sunk", 4.5),
            ("accent-color", "accent-background", 3.0),
            ("wrong-color", "background", 4.5),
            ("wrong-color", "background-sunk", 4.5),
        ] {
            let ratio = page::ratio(of(words), of(on));
            assert!(ratio >= least, "{words} on {on} is {ratio} in {ground:06x} {text:06x} {accent:?}: {worn:06x?}");
        }
        assert_eq!(of("background"), ground, "the inline block stands on the page's own ground");
        let own = page::ratio(text, ground);
        assert!(own < 4.5 || of("text-color") == text, "words that can be read stay as they are");
        let best = page::ratio(0, ground).max(page::ratio(0xff_ff_ff, ground));
        assert!(own >= 4.5 || page::ratio(of("text-color"), ground) >= best.min(7.0), "others come far enough");
    }
}

#[test]
fn the_ratio_is_that_of_the_standard() {
    for grey in 0..=255_u32 {
        let channel = f64::from(grey) / 255.0;
        let light = if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) };
        let wanted = 1.05 / (light + 0.05);
        let told = f64::from(page::ratio(0xff_ff_ff, grey * 0x01_01_01));
        assert!((told - wanted).abs() < 0.001, "{grey}: {told}, not {wanted}");
    }
    assert!(page::is_dark(0x1f1d1b) && !page::is_dark(0xffffff) && page::is_dark(0x1f5d4c) && !page::is_dark(0xffcc00));
}

#[test]
fn what_is_worn_in_a_page_leaves_the_shops_own_tokens_before_it() {
    let css = page::css(0xffffff, 0x222222, Some(0x0044ff));
    assert!(css.starts_with(".root[data-scheme]{--_background:var(--shelf-background,#ffffff);--_text-color:var(--shelf-text-color,#222222);--_accent-color:var(--shelf-accent-color,#0044ff);"), "{css}");
    // A pale accent keeps its hue and becomes dark enough.
    assert!(page::css(0xffffff, 0, Some(0xffd814)).contains("--_accent-color:var(--shelf-accent-color,#8"), "{css}");
}

fn values(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_colour_is_that_of_every_space_it_is_written_in() {
    for (text, wanted) in [
        ("#abc", "#aabbcc"),
        ("rgb(31 93 76)", "#1f5d4c"),
        ("rgba(31, 93, 76, 1)", "#1f5d4c"),
        ("hsl(120 100% 25%)", "#008000"),
        ("hwb(120 0% 49.8%)", "#008000"),
        ("lab(46.2775% -47.5621 48.5837)", "#008000"),
        ("lch(46.2775% 67.9892 134.3912)", "#008000"),
        ("oklab(0.51975 -0.1403 0.10768)", "#008000"),
        ("oklch(51.975% 0.17686 142.4953)", "#008000"),
        ("color(srgb 0 0.502 0)", "#008000"),
        ("color(srgb-linear 0 0.21586 0)", "#008000"),
        ("color(display-p3 0.21604 0.49418 0.13151)", "#008000"),
        ("color(a98-rgb 0.28148 0.49823 0.11704)", "#008000"),
        ("color(prophoto-rgb 0.23 0.395 0.129)", "#008000"),
        ("color(rec2020 0.235202 0.431704 0.085432)", "#008000"),
        ("color(xyz 0.07719 0.15438 0.02573)", "#008000"),
        ("color(xyz-d50 0.08312 0.15475 0.0209)", "#008000"),
        ("color-mix(in srgb, #ffffff 72%, #000000)", "#b8b8b8"),
        ("color-mix(in srgb, red, blue)", "#800080"),
        ("color-mix(in srgb, var(--_accent-color) 10%, white)", "#e9efed"),
        ("RebeccaPurple", "#663399"),
    ] {
        let told = Colour::parse(text, &|name| (name == "accent-color").then(|| "#1f5d4c".into())).map(Colour::hex);
        assert_eq!(told.as_deref(), Some(wanted), "{text}");
    }
    for text in [
        "",
        "#12",
        "rgb(1 2)",
        "color(cmyk 0 0 0)",
        "oklch(a b c)",
        "color-mix(in lch, red, blue)",
        "12px",
        "var(--_nothing)",
    ] {
        assert_eq!(Colour::parse(text, &|_| None), None, "{text}");
    }
}

#[test]
fn the_usual_looks_can_be_read_by_everybody() {
    for dark in [false, true] {
        let pairs = contrast::report(&Theme::default(), dark);
        assert_eq!(pairs.len(), contrast::PAIRS.len(), "every default is a colour");
        let failing: Vec<_> = pairs.iter().filter(|pair| !pair.holds()).collect();
        assert!(failing.is_empty(), "{failing:?}");
    }
}

#[test]
fn what_cannot_be_read_comes_with_the_nearest_colour_that_can() {
    let theme = Theme::new(values(&[("accent-color", "#ffd814"), ("text-color-faint", "#bbbbbb")]), vec![]);
    let pairs = contrast::report(&theme, false);
    let of = |text, ground| pairs.iter().find(|pair| (pair.text, pair.ground) == (text, ground)).unwrap();
    let button = of("button-text-color", "button-background");
    assert!(!button.holds() && (button.ratio - 1.39).abs() < 0.02, "{button:?}");
    for pair in pairs.iter().filter(|pair| !pair.holds()) {
        let remedy = pair.remedy.clone().unwrap();
        let mended = Theme::new([values(&[(pair.text, &remedy)]), theme.light.clone()].concat(), vec![]);
        let after = contrast::report(&mended, false);
        let same = after.iter().find(|other| (other.text, other.ground) == (pair.text, pair.ground)).unwrap();
        assert!(same.holds(), "{pair:?} {same:?}");
    }
}

/// A look that nobody weighs could be one that nobody can read.
#[test]
fn every_colour_of_words_and_grounds_in_the_style_sheet_is_weighed() {
    let rules = include_str!("../src/ui/shelfhelp.css");
    let after = |sign: &str| -> Vec<String> {
        let rest = rules.split(sign).skip(1);
        rest.map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
    };
    for name in [after(" color: var(--_"), after("{color: var(--_")].concat() {
        assert!(contrast::PAIRS.iter().any(|(text, ..)| *text == name), "{name} is the colour of words");
    }
    for name in [after("background: var(--_"), after("background-color: var(--_")].concat() {
        // Dots and lines are filled as signs are.
        let weighed = contrast::PAIRS.iter().any(|(text, ground, ..)| *ground == name || *text == name);
        assert!(weighed, "{name} is a ground");
    }
}

#[test]
fn a_theme_that_is_written_is_read_again() {
    let light = values(&[
        ("accent-color", "#1f5d4c"),
        ("background", "oklch(0.98 0.01 80)"),
        ("mark-background", "color(display-p3 1 0.9 0.2 / 0.5)"),
        ("text-color", "hsl(20 10% 10%)"),
        ("font", "\"Inter\", system-ui"),
        ("radius", "6px"),
        ("motion", "0.2s"),
        ("line-height", "1.5"),
        ("motion-curve", "cubic-bezier(0.2, 0, 0, 1)"),
        ("shadow", "inset 0px 12px 32px -8px #000000, 0px 1px 2px 0px oklch(0 0 0 / 0.1)"),
    ]);
    let theme = Theme::new(light, values(&[("accent-color", "#8fcdb8"), ("radius", "2px")]));
    let (text, left_out) = tokens(&theme);
    assert_eq!(left_out, Vec::<String>::new());
    let (log, value): (Log, Value) = (Log::default(), serde_json::from_str(&text).unwrap());
    assert_eq!(read(&Reader::new(&value, "", &log)), theme, "{text}");
    assert_eq!(log.into_problems(), vec![]);
    // What CSS alone can say is written as colours of the screen, or left out.
    let theme = Theme::new(values(&[("shadow", "0 2px 4px rgb(0 0 0 / .5)"), ("radius", "calc(1px + 2px)")]), vec![]);
    let (text, left_out) = tokens(&theme);
    assert_eq!(left_out, ["radius"]);
    assert!(text.contains(r#""components": [0, 0, 0], "alpha": 0.5"#), "{text}");
}

const SHIPPED: [(&str, &str); 3] = [
    ("boutique", include_str!("../www/themes/boutique.tokens.json")),
    ("market", include_str!("../www/themes/market.tokens.json")),
    ("outdoor", include_str!("../www/themes/outdoor.tokens.json")),
];

#[test]
fn shipped_themes_can_be_read_by_everybody() {
    for (name, text) in SHIPPED {
        let (log, value): (Log, Value) = (Log::default(), serde_json::from_str(text).unwrap());
        let theme = read(&Reader::new(&value, "", &log));
        assert_eq!(log.into_problems(), vec![], "{name}");
        for dark in [false, true] {
            let failing: Vec<_> = contrast::report(&theme, dark).into_iter().filter(|pair| !pair.holds()).collect();
            assert!(failing.is_empty(), "{name}, dark {dark}: {failing:#?}");
        }
        // What lives by its ground is said for both.
        let sides = [&theme.light, &theme.dark].map(|side| {
            let mut names: Vec<&str> = side.iter().map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            names
        });
        assert_eq!(sides[0], sides[1], "{name}");
        let (log, again): (Log, Value) = (Log::default(), serde_json::from_str(&tokens(&theme).0).unwrap());
        assert_eq!(read(&Reader::new(&again, "", &log)), theme, "{name}");
    }
}
