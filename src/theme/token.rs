//! Which looks are a designer's to choose, and what are they by default?
//!
//! One table in three tiers: *brand* (a few values that the rest follows from), *role* (what a colour, size or shadow is
//! for) and *part* (one piece of the widget). A default may refer to tokens above it, so whoever sets the accent alone gets
//! a widget in that accent. The widget's properties, the designer's reference and the controls of the playground are
//! written from this table.
//!
//! Does not know: where a token is used. `ui/shelfhelp.css` does.

/// How far a token reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// What the shop's brand gives.
    Brand,
    /// What something is for, whichever piece it is.
    Role,
    /// One piece of the widget.
    Part,
}

/// One look that can be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The name, without `--shelf-`.
    pub name: &'static str,
    /// How far it reaches.
    pub tier: Tier,
    /// The type of its value, as the Design Tokens Format Module 2025.10 names it.
    pub kind: &'static str,
    /// The default as CSS writes it; `var(--_name)` is the token `name`, set or not.
    pub light: &'static str,
    /// The default on a dark ground; empty where it is the same.
    pub dark: &'static str,
    /// What it changes, for designers.
    pub about: &'static str,
    /// The least and the greatest value a control should offer, and its step, in the unit of the default; for others none.
    pub range: Option<(f32, f32, f32)>,
}

macro_rules! tokens {
    ($($tier:ident $name:literal $kind:ident $light:literal $(/ $dark:literal)? $([$min:literal, $max:literal, $step:literal])? $about:literal;)*) => {
        /// Every token, in reading order.
        pub const TOKENS: &[Token] = &[$(Token {
            name: $name,
            tier: Tier::$tier,
            kind: stringify!($kind),
            light: $light,
            dark: concat!($($dark)?),
            about: $about,
            range: range(&[$($min, $max, $step)?]),
        },)*];
    };
}

const fn range(given: &[f32]) -> Option<(f32, f32, f32)> {
    match given {
        [min, max, step] => Some((*min, *max, *step)),
        _ => None,
    }
}

tokens! {
    Brand "font" fontFamily "inherit" "All words; by default the font of the page.";
    Brand "font-heading" fontFamily "inherit" "Titles and questions.";
    Brand "text-size" dimension "15px" [12.0, 20.0, 1.0] "The size of an answer's text; other sizes follow it.";
    Brand "text-color" color "#1d1c1a" / "#f1eee8" "Words that matter.";
    Brand "background" color "#ffffff" / "#1f1d1b" "The ground that everything stands on.";
    Brand "accent-color" color "#1f5d4c" / "#8fcdb8" "The one colour: main buttons, signs, what is chosen.";
    Brand "radius" dimension "12px" [0.0, 28.0, 1.0] "How round corners are; other corners follow it.";
    Brand "space" dimension "16px" [8.0, 24.0, 1.0] "How much room there is: 16px is comfortable, 12px compact.";
    Brand "motion" duration "180ms" [0.0, 400.0, 10.0] "How long a change takes; 0ms for none.";

    Role "text-size-tiny" dimension "calc(var(--_text-size) - 3px)" [10.0, 16.0, 1.0] "Labels above a list.";
    Role "text-size-small" dimension "calc(var(--_text-size) - 2px)" [11.0, 18.0, 1.0] "Excerpts, remarks, second lines.";
    Role "text-size-title" dimension "calc(var(--_text-size) + 2px)" [14.0, 26.0, 1.0] "The title of the panel and headings.";
    Role "text-size-large" dimension "calc(var(--_text-size) + 5px)" [16.0, 36.0, 1.0] "The question above its answer.";
    Role "line-height" number "1.5" [1.2, 1.9, 0.05] "The height of a line of text, in text sizes.";
    Role "weight-medium" number "500" [300.0, 700.0, 50.0] "Buttons and names.";
    Role "weight-strong" number "600" [400.0, 900.0, 50.0] "Dates, titles, questions.";
    Role "text-color-soft" color "color-mix(in srgb, var(--_text-color) 72%, var(--_background))" "Words beside those that matter.";
    Role "text-color-faint" color "color-mix(in srgb, var(--_text-color) 67%, var(--_background))" "Labels and hints.";
    Role "background-sunk" color "color-mix(in srgb, var(--_text-color) 4%, var(--_background))" "Cards and fields.";
    Role "line-color" color "color-mix(in srgb, var(--_text-color) 12%, var(--_background))" "Lines between parts.";
    Role "line-color-soft" color "color-mix(in srgb, var(--_text-color) 7%, var(--_background))" "Lines between the rows of a list.";
    Role "edge-color" color "color-mix(in srgb, var(--_text-color) 54%, var(--_background))" "The edge of what can be typed into or ticked.";
    Role "line-width" dimension "1px" [0.0, 3.0, 0.5] "How thick lines and edges are.";
    Role "accent-text-color" color "var(--_background)" "Words on the accent.";
    Role "accent-background" color "color-mix(in srgb, var(--_accent-color) 10%, var(--_background))" "Behind a row that is pointed at or chosen.";
    Role "mark-background" color "#fbeec2" / "#5a4a17" "Behind the words that were asked for.";
    Role "wrong-color" color "#a03123" / "#f2a08f" "What is not right yet.";
    Role "focus-color" color "var(--_accent-color)" "The ring around what has the keyboard.";
    Role "radius-small" dimension "min(var(--_radius), 8px)" [0.0, 16.0, 1.0] "Corners of rows, pictures and small fields.";
    Role "shadow" shadow "0 1px 2px rgb(29 28 26 / .04), 0 12px 32px -8px rgb(29 28 26 / .18)" / "0 1px 2px rgb(0 0 0 / .3), 0 16px 40px -8px rgb(0 0 0 / .6)" "Under what floats above the page.";
    Role "motion-curve" cubicBezier "cubic-bezier(.2, 0, 0, 1)" "How a change speeds up and slows down.";
    Role "icon-stroke" number "1.6" [1.0, 2.4, 0.1] "How thick the lines of signs are.";

    Part "button-background" color "var(--_accent-color)" "The main button.";
    Part "button-text-color" color "var(--_accent-text-color)" "Words on the main button.";
    Part "button-radius" dimension "999px" [0.0, 32.0, 1.0] "Corners of buttons.";
    Part "field-background" color "var(--_background-sunk)" "The search box.";
    Part "field-radius" dimension "var(--_radius)" [0.0, 32.0, 1.0] "Corners of the search box and of \"Questions?\" in the page.";
    Part "card-background" color "var(--_background-sunk)" "Facts, what is passed on, the service promise.";
    Part "card-radius" dimension "var(--_radius)" [0.0, 32.0, 1.0] "Corners of cards.";
    Part "panel-background" color "var(--_background)" "The panel.";
    Part "panel-radius" dimension "calc(var(--_radius) * 4 / 3)" [0.0, 40.0, 1.0] "Corners of the panel.";
    Part "panel-width" dimension "392px" [320.0, 560.0, 4.0] "The panel's width, where the screen has room.";
    Part "panel-height" dimension "640px" [400.0, 900.0, 4.0] "The panel's height, where the screen has room.";
    Part "panel-offset-block" dimension "20px" [0.0, 64.0, 4.0] "From the lower edge of the screen to the panel.";
    Part "panel-offset-inline" dimension "20px" [0.0, 64.0, 4.0] "From the side of the screen to the panel.";
    Part "launcher-background" color "var(--_text-color)" "The launcher.";
    Part "launcher-text-color" color "var(--_background)" "Words on the launcher.";
    Part "launcher-radius" dimension "999px" [0.0, 32.0, 1.0] "Corners of the launcher.";
    Part "launcher-shadow" shadow "var(--_shadow)" "Under the launcher.";
    Part "launcher-offset-block" dimension "20px" [0.0, 120.0, 4.0] "From the lower edge of the screen to the launcher.";
    Part "launcher-offset-inline" dimension "20px" [0.0, 120.0, 4.0] "From the side of the screen to the launcher.";
    Part "z" number "2147480000" "Above what the launcher and the panel lie, where the browser has no top layer.";
}

// What follows runs while the package is compiled: an index that were wrong would stop the build.

/// A colour that is written out, on a light ground and on a dark one, as `0xRRGGBB`.
#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
pub(super) const fn hex(name: &str) -> [u32; 2] {
    let mut i = 0;
    while !same(TOKENS[i].name.as_bytes(), name.as_bytes()) {
        i += 1;
    }
    [digits(TOKENS[i].light.as_bytes()), digits(TOKENS[i].dark.as_bytes())]
}

#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut i = 0;
    while i < one.len() && i < other.len() && one[i] == other[i] {
        i += 1;
    }
    i == one.len() && i == other.len()
}

#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
const fn digits(text: &[u8]) -> u32 {
    // Where the table says something else the build stops here.
    assert!(text.len() == 7 && text[0] == b'#');
    let (mut value, mut i) = (0, 1);
    while i < text.len() {
        let digit = if text[i] < b'a' { text[i] - b'0' } else { text[i] - b'a' + 10 };
        value = value * 16 + digit as u32;
        i += 1;
    }
    value
}

/// The names alone: what the widget carries of the table.
#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
pub const NAMES: [&str; TOKENS.len()] = {
    let mut names = [""; TOKENS.len()];
    let mut i = 0;
    while i < names.len() {
        names[i] = TOKENS[i].name;
        i += 1;
    }
    names
};

/// Names with the types of their values: what a reader of token files carries of it.
#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
pub const KINDS: [(&str, &str); TOKENS.len()] = {
    let mut kinds = [("", ""); TOKENS.len()];
    let mut i = 0;
    while i < kinds.len() {
        kinds[i] = (TOKENS[i].name, TOKENS[i].kind);
        i += 1;
    }
    kinds
};
