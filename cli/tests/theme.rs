//! Does `check` say what a theme makes hard to read, and for which ground it says nothing?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, good, path, problems, run, write};

#[test]
fn a_pale_accent_is_told_with_the_colour_that_holds() {
    let folder = good();
    let theme = r##"{ "shelf": { "accent-color": { "$type": "color", "$value": "#ffd814" } } }"##;
    write(&folder, "theme.tokens.json", theme);
    let run = run(&["check", path(&folder), "--at", AT, "--json"]);
    let found = problems(&folder, &run.json());
    let tells = |place: &str, words: &str| {
        let hit = found.iter().any(|(at, message)| at.starts_with(place) && message.contains(words));
        assert!(hit, "wanted {place}: {words}\n found {found:#?}");
    };
    tells("warning theme-contrast theme.tokens.json:1:", "`accent-color` on `background` has a contrast of 1.3");
    tells("warning theme-contrast theme.tokens.json:1:", "the main button");
    tells("advice theme-side theme.tokens.json:1:", "`accent-color` count on light grounds only");
    assert_eq!(run.code, 0, "a warning stops nobody");
}
