//! What does a design-token file say of the widget's looks?
//!
//! ```json
//! { "brand": { "$type": "color", "green": { "$value": "#1f5d4c" } },
//!   "shelf": { "accent-color": { "$type": "color", "$value": "{brand.green}" },
//!              "radius": { "$type": "dimension", "$value": { "value": 6, "unit": "px" } } },
//!   "shelf-dark": { "accent-color": { "$type": "color", "$value": "#8fcdb8" } } }
//! ```
//!
//! Tokens of the group `shelf` are the widget's, those of `shelf-dark` count on a dark ground, other groups are there to be
//! referred to. Source: Design Tokens Format
//! and Color Modules 2025.10. Does not know: composite types that the widget has no token for.

use super::{KINDS, NAMES, Theme, Values};
use crate::problem::{Reader, Value, nearest};

// A reference to a reference, and so on; files that a designer can follow have two.
const REFERENCES_MAX: usize = 8;

/// The widget's tokens of a file, in the order written.
pub fn read(file: &Reader<'_>) -> Theme {
    let (mut light, mut dark) = (Values::new(), Values::new());
    if let Some(shelf) = file.get("shelf") {
        group(file, &shelf, "", None, &mut light);
    }
    match file.get("shelf-dark") {
        Some(shelf) => group(file, &shelf, "", None, &mut dark),
        None if file.get("shelf").is_none() => file.warn(
            "theme",
            "there is no group `shelf`, so nothing of this theme is used",
            "put the widget's tokens into a group of that name, e.g. { \"shelf\": { \"accent-color\": … } }",
        ),
        None => {}
    }
    Theme::new(light, dark)
}

fn group(file: &Reader<'_>, at: &Reader<'_>, path: &str, kind: Option<&str>, values: &mut Values) {
    let own = at.get("$type").and_then(|r| r.text());
    let kind = own.or(kind);
    if at.get("$value").is_some() {
        token(file, at, path, kind, values);
        return;
    }
    for (key, inner) in at.entries() {
        if key.starts_with('$') {
            continue;
        }
        let path = if path.is_empty() { key.to_owned() } else { [path, "-", key].concat() };
        if !matches!(inner.value(), Value::Map(_)) {
            inner.not("theme", "a token", "write { \"$type\": \"color\", \"$value\": \"#1f5d4c\" }");
            continue;
        }
        group(file, &inner, &path, kind, values);
    }
}

fn token(file: &Reader<'_>, at: &Reader<'_>, name: &str, kind: Option<&str>, values: &mut Values) {
    let Some((_, wanted)) = KINDS.iter().find(|(known, _)| *known == name) else {
        let help = match nearest(name, &NAMES) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known tokens: {}", NAMES.join(", ")),
        };
        at.warn("theme-token", format_args!("the widget has no token `{name}`"), help);
        return;
    };
    let Some((value, referred)) = resolve(file, at) else { return };
    if let Some(kind) = referred.or(kind)
        && kind != *wanted
    {
        let message = format_args!("`{name}` is of type {wanted}, not {kind}");
        at.error("theme-type", message, "give it a value of that type");
        return;
    }
    match css(&value, wanted) {
        Some(text) => {
            values.retain(|(known, _)| known != name);
            values.push((name.to_owned(), text));
        }
        None => value.not("theme-value", &["a ", wanted].concat(), example(wanted)),
    }
}

/// The value of a token, through references, and the type of the token that has it.
fn resolve<'a>(file: &Reader<'a>, at: &Reader<'a>) -> Option<(Reader<'a>, Option<&'a str>)> {
    let mut value = at.get("$value")?;
    let mut kind = None;
    for _ in 0..REFERENCES_MAX {
        let Some(path) = value.value().as_text().and_then(|t| t.trim().strip_prefix('{')?.strip_suffix('}')) else {
            return Some((value, kind));
        };
        let mut found = Some(*file);
        for step in path.split('.') {
            found = found.and_then(|group| group.get(step));
            kind = found.and_then(|group| group.get("$type")).and_then(|r| r.value().as_text()).or(kind);
        }
        let Some(next) = found.and_then(|token| token.get("$value")) else {
            let message = format_args!("there is no token `{path}`");
            value.error("theme-reference", message, "write the names from the top of the file, parted by dots");
            return None;
        };
        value = next;
    }
    at.error("theme-reference", "this refers to itself, or through too many others", "write the value out");
    None
}

fn example(kind: &str) -> &'static str {
    match kind {
        "color" => "write \"#1f5d4c\" or { \"colorSpace\": \"oklch\", \"components\": [0.45, 0.08, 170] }",
        "dimension" => "write { \"value\": 12, \"unit\": \"px\" }; the unit is px or rem",
        "duration" => "write { \"value\": 180, \"unit\": \"ms\" }; the unit is ms or s",
        "fontFamily" => "write [\"Inter\", \"sans-serif\"]",
        "shadow" => {
            "write color, offsetX, offsetY, blur and spread, e.g. { \"color\": \"#0003\", \"offsetX\": { \"value\": 0, \"unit\": \"px\" }, … }"
        }
        "cubicBezier" => "write four numbers, e.g. [0.2, 0, 0, 1]",
        _ => "write a number",
    }
}

fn css(value: &Reader<'_>, kind: &str) -> Option<String> {
    match kind {
        "color" => color(value),
        "dimension" => measure(value, &["px", "rem"]),
        "duration" => measure(value, &["ms", "s"]),
        "fontFamily" => fonts(value),
        "shadow" => shadows(value),
        "cubicBezier" => curve(value),
        _ => number(value.value()),
    }
}

fn color(value: &Reader<'_>) -> Option<String> {
    if value.value().as_text().is_some() {
        return hash(value.value());
    }
    let space = value.get("colorSpace")?.value().as_text()?;
    let Some(Value::List(parts)) = value.get("components").map(|r| r.value()) else { return None };
    let [first, second, third] = parts.as_slice() else { return None };
    let part = |part: &Value| if part.as_text() == Some("none") { Some("none".to_owned()) } else { number(part) };
    let (first, second, third) = (part(first)?, part(second)?, part(third)?);
    let alpha = value.get("alpha").and_then(|alpha| number(alpha.value()));
    let alpha = alpha.filter(|alpha| alpha != "1").map(|alpha| [" / ", &alpha].concat()).unwrap_or_default();
    // The same colour as screens have it, and shorter.
    if let ("srgb", "", Some(short)) = (space, alpha.as_str(), value.get("hex").and_then(|hex| hash(hex.value()))) {
        return Some(short);
    }
    Some(match space {
        "oklch" | "oklab" | "lch" | "lab" => [space, "(", &first, " ", &second, " ", &third, &alpha, ")"].concat(),
        // Saturation, lightness and their like are percentages in CSS.
        "hsl" | "hwb" => [space, "(", &first, " ", &second, "% ", &third, "%", &alpha, ")"].concat(),
        "srgb" | "srgb-linear" | "display-p3" | "a98-rgb" | "prophoto-rgb" | "rec2020" | "xyz-d65" | "xyz-d50" => {
            ["color(", space, " ", &first, " ", &second, " ", &third, &alpha, ")"].concat()
        }
        _ => return None,
    })
}

/// Digits behind a hash.
fn hash(value: &Value) -> Option<String> {
    let digits = value.as_text()?.trim().strip_prefix('#')?;
    let fits = matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| ["#", digits].concat())
}

fn measure(value: &Reader<'_>, units: &[&str]) -> Option<String> {
    if let Some(text) = value.value().as_text() {
        let text = text.trim();
        let unit = units.iter().find(|unit| text.ends_with(**unit))?;
        return number(&Value::Number(text.strip_suffix(*unit)?.to_owned())).map(|number| number + unit);
    }
    let unit = value.get("unit")?.value().as_text()?;
    let number = number(value.get("value")?.value())?;
    units.contains(&unit).then(|| number + unit)
}

/// A plain decimal number as written.
fn number(value: &Value) -> Option<String> {
    let text = value.as_text()?.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.matches('.').count() <= 1;
    (plain && digits.bytes().any(|b| b.is_ascii_digit()) && digits.len() <= 20).then(|| text.to_owned())
}

/// Names in quotes; those that CSS keeps for itself stand without.
fn fonts(value: &Reader<'_>) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    for item in value.items() {
        let name = item.value().as_text()?.trim();
        let generic =
            ["serif", "sans-serif", "monospace", "cursive", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded"];
        if generic.contains(&name) || name == "inherit" {
            out.push(name.to_owned());
        } else {
            let fits = |c: char| super::is_letter(c) || matches!(c, ' ' | '-' | '_' | '.' | '+');
            (!name.is_empty() && name.chars().all(fits)).then(|| out.push(["\"", name, "\""].concat()))?;
        }
    }
    (!out.is_empty()).then(|| out.join(", "))
}

/// Two points of a curve: how far in time and in change.
fn curve(value: &Reader<'_>) -> Option<String> {
    let Value::List(points) = value.value() else { return None };
    let points: Option<Vec<String>> = points.iter().map(number).collect();
    points.filter(|points| points.len() == 4).map(|points| ["cubic-bezier(", &points.join(", "), ")"].concat())
}

fn shadows(value: &Reader<'_>) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    for item in value.items() {
        let length = |key: &str| item.get(key).map_or(Some("0".to_owned()), |r| measure(&r, &["px", "rem"]));
        let inset = item.get("inset").and_then(|r| r.flag()) == Some(true);
        let parts = [
            if inset { "inset".to_owned() } else { String::new() },
            length("offsetX")?,
            length("offsetY")?,
            length("blur")?,
            length("spread")?,
            color(&item.get("color")?)?,
        ];
        out.push(parts.join(" ").trim_start().to_owned());
    }
    (!out.is_empty()).then(|| out.join(", "))
}
