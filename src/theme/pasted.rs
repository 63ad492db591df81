//! What does a pasted style sheet of a shop's tell of its looks?
//!
//! `--shelf-*` properties are taken as they are. Everything else is a guess, and says where it comes from: colours, fonts and
//! corners by the names that themes give their custom properties, and by what `body`, headings, links and main buttons wear.
//! Only tools ask.
//!
//! Does not know: which rule wins in a page. Of several the likeliest name wins, then the first.

use std::collections::BTreeMap;

use super::colour::{Colour, split};
use super::{KINDS, is_value};

/// What was found for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The token.
    pub name: &'static str,
    /// Its value as CSS writes it.
    pub value: String,
    /// Whether it is for dark grounds.
    pub dark: bool,
    /// Where it stood: the name of a property, or a selector with one.
    pub origin: String,
}

/// A declaration with where it stands.
struct Line<'a> {
    rule: Rule<'a>,
    property: &'a str,
    value: &'a str,
}

/// What a declaration stands in.
#[derive(Clone, Copy)]
struct Rule<'a> {
    selector: &'a str,
    dark: bool,
}

/// The declarations, and where each name is defined last: on a light ground and on a dark one.
struct Sheet<'a> {
    lines: Vec<Line<'a>>,
    last: BTreeMap<(&'a str, bool), usize>,
}

// Style sheets of whole shops have some tens of thousands of lines; the rest of longer ones is not read.
const LINES_MAX: usize = 60_000;
// No rule that tells of a shop's looks has a longer head.
const SELECTOR_MAX: usize = 2048;
// Of so many lines with a likely name, one has a value that fits, or none is a theme's.
const GUESSES_MAX: usize = 256;
// A value refers to another, and that to a third.
const DEPTH_MAX: usize = 6;

/// Words that the names of custom properties are made of, the likeliest first. What stands behind `!` must not occur.
const BY_NAME: &[(&str, &[&str])] = &[
    (
        "accent-color",
        &["accent", "brand-primary", "color-primary", "primary", "brand", "color-button !text", "theme-color", "link"],
    ),
    ("background", &["color-background", "body-bg", "background", "ground", "bg-body", "paper", "surface", "bg"]),
    (
        "text-color",
        &["color-foreground", "body-color", "color-text", "text-color", "foreground", "ink", "text", "color-body-text"],
    ),
    ("font-heading", &["font-heading-family", "heading-font", "font-heading", "font-display", "font-serif"]),
    (
        "font",
        &[
            "font-body-family",
            "body-font",
            "font-body",
            "font-family-base",
            "font-sans",
            "font-family",
            "font-base",
            "font",
        ],
    ),
    ("radius", &["card-corner-radius", "border-radius-base", "radius-md", "border-radius", "corner-radius", "radius"]),
    ("text-size", &["font-size-base", "body-font-size", "text-size"]),
];

/// What rules wear, by the last part of their selector.
const BY_RULE: &[(&str, &[&str], &[&str])] = &[
    ("background", &["background-color", "background"], &["body", "html", ":root"]),
    ("text-color", &["color"], &["body", "html", ":root"]),
    ("font", &["font-family"], &["body", "html", ":root"]),
    ("text-size", &["font-size"], &["body"]),
    ("font-heading", &["font-family"], &["h1", "h2", "h3"]),
    ("accent-color", &["accent-color"], &["body", "html", ":root"]),
    (
        "accent-color",
        &["background-color", "background"],
        &[".btn-primary", ".button--primary", ".button-primary", ".button", ".btn", "button"],
    ),
    ("accent-color", &["color"], &["a"]),
    ("radius", &["border-radius"], &[".card", ".btn-primary", ".button", ".btn", "button", "input"]),
];

/// The tokens that a style sheet tells of: the widget's own first, then guesses.
pub fn pasted(css: &str) -> Vec<Found> {
    let css = without_comments(css);
    let sheet = Sheet::of(&css);
    let mut all: Vec<Found> = Vec::new();
    for line in &sheet.lines {
        if let Some(name) = line.property.strip_prefix("--shelf-")
            && let Some((name, _)) = KINDS.iter().find(|(known, _)| *known == name)
            && !all.iter().any(|known| known.name == *name && known.dark == line.rule.dark)
            && let Some(value) = sheet.resolved(line.value, line.rule.dark, DEPTH_MAX).filter(|value| is_value(value))
        {
            all.push(Found { name, value, dark: line.rule.dark, origin: line.property.to_owned() });
        }
    }
    for dark in [false, true] {
        let own: Vec<&Line<'_>> = sheet.lines.iter().filter(|line| line.rule.dark == dark).collect();
        let mut add = |name: &'static str, is_it: &dyn Fn(&Line<'_>) -> bool, origin: &dyn Fn(&Line<'_>) -> String| {
            if all.iter().any(|known| known.name == name && known.dark == dark) {
                return;
            }
            let mut likely = own.iter().filter(|line| is_it(line)).take(GUESSES_MAX);
            if let Some((line, value)) = likely.find_map(|line| Some((line, sheet.fitting(name, line)?))) {
                all.push(Found { name, value, dark, origin: origin(line) });
            }
        };
        for (name, words) in BY_NAME {
            for words in *words {
                let (wanted, unwanted) = words.split_once(" !").unwrap_or((words, "\0"));
                let is_it = |line: &Line<'_>| is_named(line.property, wanted) && !line.property.contains(unwanted);
                add(name, &is_it, &|line| line.property.to_owned());
            }
        }
        for (name, properties, selectors) in BY_RULE {
            for selector in *selectors {
                let is_it =
                    |line: &Line<'_>| properties.contains(&line.property) && is_for(line.rule.selector, selector);
                add(name, &is_it, &|line| format!("{selector} {{ {} }}", line.property));
            }
        }
    }
    all
}

/// Whether a custom property has this name, with whatever else before it.
fn is_named(property: &str, wanted: &str) -> bool {
    property.strip_prefix("--").is_some_and(|name| {
        !name.starts_with("shelf-")
            && name.strip_suffix(wanted).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'))
    })
}

fn is_for(selector: &str, wanted: &str) -> bool {
    selector.split(',').any(|one| one.split_whitespace().next_back() == Some(wanted))
}

/// A value as the token takes it.
fn fitted(name: &str, value: &str) -> Option<String> {
    let kind = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)?;
    let value = value.trim().trim_end_matches("!important").trim();
    match kind {
        "color" => colour(value),
        "fontFamily" => {
            let value = value.replace('\'', "\"");
            (is_value(&value)
                && !value.contains('(')
                && !value.is_empty()
                && !value.starts_with(|c: char| c.is_ascii_digit()))
            .then_some(value)
        }
        _ => {
            let number = value.strip_suffix("px").or_else(|| value.strip_suffix("rem"))?;
            let fits = number.parse::<f64>().is_ok_and(|number| (0.0..=64.0).contains(&number));
            // The size of an answer's text is in pixels: a shop's rem may be of another size.
            let pixels = name != "text-size" || value.ends_with("px");
            (fits && pixels).then(|| value.to_owned())
        }
    }
}

/// A colour that can be seen, as `#rrggbb` where it is one of the screen's. Themes also keep three bare numbers.
fn colour(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let bare = match words.as_slice() {
        [_, s, l] if s.ends_with('%') && l.ends_with('%') && !value.contains('(') => {
            format!("hsl({})", words.join(" "))
        }
        [a, b, c] if [a, b, c].iter().all(|word| word.parse::<f64>().is_ok()) => format!("rgb({})", words.join(" ")),
        _ => value.to_owned(),
    };
    let colour = Colour::parse(&bare, &|_| None)?;
    (colour.alpha > 0.99).then(|| colour.hex())
}

impl<'a> Sheet<'a> {
    fn of(css: &'a str) -> Sheet<'a> {
        let lines = lines(css);
        let last = lines.iter().enumerate().map(|(at, line)| ((line.property, line.rule.dark), at)).collect();
        Sheet { lines, last }
    }

    /// The value of a line as the token takes it.
    fn fitting(&self, name: &str, line: &Line<'_>) -> Option<String> {
        fitted(name, &self.resolved(line.value, line.rule.dark, DEPTH_MAX)?)
    }

    /// A value with its references filled in.
    fn resolved(&self, value: &str, dark: bool, depth: usize) -> Option<String> {
        let Some((before, inner)) = value.split_once("var(") else { return Some(value.trim().to_owned()) };
        let mut open = 1;
        let (end, _) = inner.char_indices().find(|(_, c)| {
            open += i32::from(*c == '(') - i32::from(*c == ')');
            open == 0
        })?;
        let (reference, rest) = (inner.get(..end)?, inner.get(end + 1..)?);
        let parts = split(reference, ',');
        let (name, fallback) = parts.split_first()?;
        let defined = |dark: bool| self.last.get(&(name.trim(), dark)).and_then(|at| self.lines.get(*at));
        let found = defined(dark).or_else(|| defined(false)).map(|line| line.value.to_owned());
        let found = found.or_else(|| (!fallback.is_empty()).then(|| fallback.join(",")))?;
        let whole = [before, &found, rest].concat();
        if depth == 0 || whole.len() > 4096 { None } else { self.resolved(&whole, dark, depth - 1) }
    }
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The declarations of a style sheet. What is no style sheet gives none.
fn lines(css: &str) -> Vec<Line<'_>> {
    const ROOT: Rule<'_> = Rule { selector: ":root", dark: false };
    let (mut lines, mut around, mut from) = (Vec::new(), Vec::<Rule<'_>>::new(), 0);
    let (mut quote, mut brackets) = (None, 0_i32);
    for (at, c) in css.char_indices() {
        match c {
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(c),
            '(' => brackets += 1,
            ')' => brackets -= 1,
            '{' => {
                around.push(rule(css.get(from..at).unwrap_or_default().trim(), around.last()));
                (from, brackets) = (at + 1, 0);
            }
            ';' | '}' if brackets <= 0 || c == '}' => {
                let written = css.get(from..at).and_then(|line| line.split_once(':'));
                if let Some((property, value)) = written.filter(|_| lines.len() < LINES_MAX) {
                    let rule = around.last().copied().unwrap_or(ROOT);
                    lines.push(Line { rule, property: property.trim(), value: value.trim() });
                }
                (from, brackets) = (at + 1, 0);
                if c == '}' {
                    around.pop();
                }
            }
            _ => {}
        }
    }
    if let Some((property, value)) = css.get(from..).and_then(|line| line.split_once(':'))
        && around.is_empty()
    {
        // Somebody pasted no rule but what stood in one.
        lines.push(Line { rule: ROOT, property: property.trim(), value: value.trim() });
    }
    lines
}

fn rule<'a>(selector: &'a str, outer: Option<&Rule<'a>>) -> Rule<'a> {
    let read = if selector.len() > SELECTOR_MAX { "" } else { selector };
    let dark = is_dark(read) || outer.is_some_and(|outer| outer.dark);
    Rule { selector: if selector.is_empty() { ":root" } else { read }, dark }
}

/// Whether what stands in such a rule is for dark grounds.
fn is_dark(selector: &str) -> bool {
    let selector: String = selector.chars().filter(|c| !matches!(c, ' ' | '"' | '\'')).collect();
    !selector.contains(":not(")
        && (selector.contains("prefers-color-scheme:dark")
            || ["theme", "scheme", "mode"].iter().any(|word| selector.contains(&[word, "=dark"].concat()))
            || selector
                .split([',', '.', ':', '[', ']', ' '])
                .any(|word| matches!(word, "dark" | "dark-mode" | "theme-dark")))
}
