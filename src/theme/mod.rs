//! Which looks can a designer change?
//!
//! A theme is the shop's choice of `--shelf-*` custom properties. It is written as a design-token file in the form of the
//! Design Tokens Community Group (Format Module 2025.10) and travels as names and values. Every value is checked for its
//! kind when it is read, and once more for its letters before it comes near a style sheet: nothing that a theme says can
//! become anything but the value of its own property.
//!
//! Does not know: what the properties are used for. `ui/shelfhelp.css` does.

pub mod page;
pub mod colour;
pub mod contrast;
mod names;
mod pasted;
mod read;
pub mod reference;
mod sheet;
mod spaces;
mod token;
mod write;

pub use pasted::{Found, pasted};
pub use read::read;
pub use sheet::{private, sheet};
pub use token::{KINDS, NAMES, TOKENS, Tier, Token};
pub use write::{exported, tokens};

use serde::Serialize;

use crate::taken;

/// Names of tokens, without `--shelf-`, and their values as CSS writes them.
pub type Values = Vec<(String, String)>;

/// A theme. What lives by the ground it stands on, colours and shadows, is for light or for dark grounds; where one side says
/// nothing of such a token, the widget's own default counts there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// What counts on every ground.
    pub always: Values,
    /// What counts on light grounds.
    pub light: Values,
    /// What counts on dark grounds, before anything else.
    pub dark: Values,
}

taken! { Theme { always, light, dark } }

impl Theme {
    /// A theme of values for light grounds and for dark ones.
    pub fn new(light: Values, dark: Values) -> Theme {
        let (light, always) = light.into_iter().partition(|(name, _)| lives_by_its_ground(name));
        Theme { always, light, dark }
    }

    /// What is set of a token.
    pub fn value(&self, name: &str, dark: bool) -> Option<&str> {
        let own = if dark { &self.dark } else { &self.light };
        own.iter().chain(&self.always).find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.always.is_empty() && self.light.is_empty() && self.dark.is_empty()
    }
}

/// Whether a token is one thing on light and another on dark grounds.
pub fn lives_by_its_ground(name: &str) -> bool {
    KINDS.iter().any(|(known, kind)| *known == name && matches!(*kind, "color" | "shadow"))
}

/// The theme as the widget wears it.
pub fn css(theme: &Theme) -> String {
    let rules = [
        rule(&theme.always, ":host"),
        rule(&theme.light, ":host(:not([data-scheme=dark]))"),
        rule(&theme.dark, ":host([data-scheme=dark])"),
    ];
    rules.concat()
}

/// Values as a rule for `selector`; empty where nothing is set. What does not look like a value is left out: compiled files
/// are no more to be trusted than pages.
pub fn rule(values: &Values, selector: &str) -> String {
    let mut out = String::new();
    for (name, value) in values {
        if NAMES.contains(&name.as_str()) && is_value(value) {
            for part in ["--shelf-", name, ":", value, ";"] {
                out.push_str(part);
            }
        }
    }
    if out.is_empty() { out } else { [selector, "{", &out, "}"].concat() }
}

/// Whether a character may stand in a name: a letter or digit of ASCII, in either width, and what CSS takes for a letter
/// beyond, but no punctuation and nothing that cannot be seen. The standard library's table of letters weighs more than the
/// theme.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{ff00}'..='\u{ff65}' => char::from_u32(c as u32 - 0xfee0).is_some_and(|c| c.is_ascii_alphanumeric()),
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}' | '\u{ffe0}'..='\u{ffff}' => false,
        _ => true,
    }
}

// Functions of colours, lengths and curves. Whatever else CSS has or will have fetches, reaches out, or is no value.
const FUNCTIONS: [&str; 16] = [
    "",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "calc",
    "min",
    "max",
    "cubic-bezier",
];

/// Whether a text can only be a value: colours, lengths, names in quotes. No `url()`, no escape, no end of a rule.
fn is_value(text: &str) -> bool {
    let plain = |c: char| {
        is_letter(c) || matches!(c, ' ' | '#' | '%' | '(' | ')' | ',' | '.' | '/' | '-' | '+' | '*' | '"' | '_')
    };
    let (mut open, mut word) = (0_i32, 0);
    let sound = text.char_indices().all(|(at, c)| {
        open += i32::from(c == '(') - i32::from(c == ')');
        let known = c != '('
            || FUNCTIONS.iter().any(|name| text.get(word..at).is_some_and(|word| word.eq_ignore_ascii_case(name)));
        if !(is_letter(c) || matches!(c, '-' | '_')) {
            word = at + c.len_utf8();
        }
        open >= 0 && known && plain(c)
    });
    sound && open == 0 && text.matches('"').count().is_multiple_of(2) && !text.contains("/*")
}
