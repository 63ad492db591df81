//! How is a theme handed on: as a style sheet of the shop's, or as a file of design tokens?
//!
//! Files have the form of the Design Tokens Format Module 2025.10 and say again what [`read`](super::read) read. Only tools
//! write.

use super::colour::{Colour, split};
use super::{KINDS, NAMES, Theme, Values, is_value};

/// The theme as a style sheet of the shop's: for `<link rel="stylesheet">`.
pub fn exported(theme: &Theme) -> String {
    let mut out = String::new();
    for (values, selector) in [
        (&theme.always, "shelf-help"),
        (&theme.light, "shelf-help:not([data-scheme=\"dark\"])"),
        (&theme.dark, "shelf-help[data-scheme=\"dark\"]"),
    ] {
        let lines = values.iter().filter(|(name, value)| NAMES.contains(&name.as_str()) && is_value(value));
        let lines: String = lines.map(|(name, value)| format!("  --shelf-{name}: {value};\n")).collect();
        if !lines.is_empty() {
            out += &format!("{selector} {{\n{lines}}}\n");
        }
    }
    out
}

/// The theme as a file of design tokens, and the names of those whose value has no form there.
pub fn tokens(theme: &Theme) -> (String, Vec<String>) {
    let (mut groups, mut left_out) = (Vec::new(), Vec::new());
    let light: Values = theme.always.iter().chain(&theme.light).cloned().collect();
    for (name, values) in [("shelf", &light), ("shelf-dark", &theme.dark)] {
        let mut lines = Vec::new();
        for (name, value) in values {
            let kind = KINDS.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
            match kind.and_then(|kind| Some((kind, form(kind, value)?))) {
                Some((kind, value)) => {
                    lines.push(format!("    \"{name}\": {{ \"$type\": \"{kind}\", \"$value\": {value} }}"));
                }
                None => left_out.push(name.clone()),
            }
        }
        if !lines.is_empty() {
            groups.push(format!("  \"{name}\": {{\n{}\n  }}", lines.join(",\n")));
        }
    }
    (format!("{{\n{}\n}}\n", groups.join(",\n")), left_out)
}

/// A value of a type as JSON.
fn form(kind: &str, value: &str) -> Option<String> {
    let value = value.trim();
    match kind {
        "color" => colour(value).or_else(|| of_screen(value)),
        "dimension" => measure(value, &["px", "rem"]),
        "duration" => measure(value, &["ms", "s"]),
        "number" => number(value),
        "fontFamily" => {
            let names = split(value, ',').into_iter().map(|name| name.trim().trim_matches(['"', '\'']).trim());
            let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
            (is_value(value) && !names.is_empty()).then(|| format!("[{}]", names.join(", ")))
        }
        "cubicBezier" => {
            let inner = value.strip_prefix("cubic-bezier(")?.strip_suffix(')')?;
            let four: Vec<String> = inner.split(',').map(number).collect::<Option<_>>()?;
            (four.len() == 4).then(|| format!("[{}]", four.join(", ")))
        }
        "shadow" => {
            let all: Vec<String> = split(value, ',').into_iter().map(shadow).collect::<Option<_>>()?;
            Some(if all.len() == 1 { all.concat() } else { format!("[{}]", all.join(", ")) })
        }
        _ => None,
    }
}

fn colour(value: &str) -> Option<String> {
    let (name, inner) = value.strip_suffix(')').and_then(|value| value.split_once('(')).unwrap_or((value, ""));
    let (space, inner) = match name {
        "color" => inner.trim().split_once(' ')?,
        _ => (name, inner),
    };
    let kept = matches!(name, "color" | "oklch" | "oklab" | "lch" | "lab" | "hsl" | "hwb");
    let percent = matches!(name, "hsl" | "hwb");
    let words: Vec<&str> = inner.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    if let ([a, b, c], alpha, true) = (words.get(..3)?, words.get(3), kept && !inner.contains(',') && words.len() < 5) {
        let part = |word: &str| match word.strip_suffix('%') {
            _ if word == "none" => Some("\"none\"".to_owned()),
            Some(part) if percent => number(part),
            Some(_) => None,
            None => number(word),
        };
        let parts = [part(a)?, part(b)?, part(c)?].join(", ");
        let alpha = match alpha {
            Some(alpha) => format!(", \"alpha\": {}", number(alpha)?),
            None => String::new(),
        };
        return Some(format!("{{ \"colorSpace\": \"{space}\", \"components\": [{parts}]{alpha} }}"));
    }
    None
}

/// A colour that CSS writes in another way than the format does, as one of sRGB.
fn of_screen(value: &str) -> Option<String> {
    let colour = Colour::parse(value, &|_| None)?;
    let part = |part: f64| short(part.clamp(0.0, 1.0));
    let [red, green, blue] = colour.rgb.map(part);
    let alpha = if colour.alpha < 1.0 { format!(", \"alpha\": {}", part(colour.alpha)) } else { String::new() };
    let hex = colour.hex();
    Some(format!("{{ \"colorSpace\": \"srgb\", \"components\": [{red}, {green}, {blue}]{alpha}, \"hex\": \"{hex}\" }}"))
}

/// Four places, which is more than eight bits hold, without zeros at the end.
fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn measure(value: &str, units: &[&str]) -> Option<String> {
    let unit = units.iter().find(|unit| value.ends_with(**unit))?;
    let number = number(value.strip_suffix(*unit)?)?;
    Some(format!("{{ \"value\": {number}, \"unit\": \"{unit}\" }}"))
}

/// A plain decimal number as JSON has them.
fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.bytes().any(|b| b.is_ascii_digit());
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    let dot = if part.is_empty() { "" } else { "." };
    (plain && !part.contains('.')).then(|| [sign, whole, dot, part].concat())
}

fn shadow(text: &str) -> Option<String> {
    let words: Vec<&str> = split(text.trim(), ' ').into_iter().filter(|word| !word.is_empty()).collect();
    let length = |word: &str| if word == "0" { measure("0px", &["px"]) } else { measure(word, &["px", "rem"]) };
    let (mut lengths, mut ink, mut inset) = (Vec::new(), None, "");
    for word in words {
        match length(word) {
            Some(length) => lengths.push(length),
            None if word == "inset" => inset = ", \"inset\": true",
            None => ink = Some(colour(word).or_else(|| of_screen(word))?),
        }
    }
    lengths.resize(4.max(lengths.len()), length("0")?);
    let [x, y, blur, spread] = lengths.as_slice() else { return None };
    let ink = ink?;
    Some(format!(
        "{{ \"color\": {ink}, \"offsetX\": {x}, \"offsetY\": {y}, \"blur\": {blur}, \"spread\": {spread}{inset} }}"
    ))
}
