//! Can everybody read a theme, and is it written as it is read?

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]

use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::theme::colour::Colour;
use shelfhelp::theme::{Theme, contrast, read, tokens};

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
