//! What does the designers' playground ask of themes?
//!
//! Reading, weighing and writing them, by the code that the command has. Values go in and come out as lists of pairs,
//! `[["accent-color", "#1f5d4c"], …]`, one for light grounds and one for dark ones; names are those of the table.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::from_value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::to_js;
use crate::problem::{Log, Problem, Reader, Value};
use crate::theme::{self, Theme, Values, contrast};

/// A theme with what is wrong with it.
#[derive(Serialize)]
struct Read {
    light: Values,
    dark: Values,
    problems: Vec<Problem>,
}

/// A token on another.
#[derive(Serialize)]
struct Seen {
    text: &'static str,
    ground: &'static str,
    #[serde(rename = "where")]
    place: &'static str,
    scheme: &'static str,
    ratio: f64,
    least: f64,
    holds: bool,
    remedy: Option<String>,
}

/// A token that a pasted sheet tells of.
#[derive(Serialize)]
struct Guess {
    name: &'static str,
    value: String,
    scheme: &'static str,
    origin: String,
}

/// A file of design tokens: `{light: [[name, value]], dark: […], problems: [{severity, code, at, message, help}]}`. Throws
/// where the text is no JSON.
#[wasm_bindgen]
pub fn theme_read(json: &str) -> Result<JsValue, JsValue> {
    let file: Value = from_value(JSON::parse(json)?)?;
    let log = Log::default();
    let Theme { mut always, light, dark } = theme::read(&Reader::new(&file, "", &log));
    always.extend(light);
    to_js(&Read { light: always, dark, problems: log.into_problems() })
}

/// Every pair of tokens that lie upon each other, in both schemes: `[{text, ground, where, scheme, ratio, least, holds,
/// remedy}]`. The remedy, where one is needed, is a value for the token `text`.
#[wasm_bindgen]
pub fn theme_contrast(light: JsValue, dark: JsValue) -> Result<JsValue, JsValue> {
    let theme = given(light, dark)?;
    let seen = |is_dark: bool| {
        let scheme = scheme(is_dark);
        contrast::report(&theme, is_dark).into_iter().map(move |pair| {
            let (holds, contrast::Pair { text, ground, place, ratio, least, remedy }) = (pair.holds(), pair);
            Seen { text, ground, place, scheme, ratio, least, holds, remedy }
        })
    };
    to_js(&seen(false).chain(seen(true)).collect::<Vec<_>>())
}

/// The theme as a style sheet of the shop's.
#[wasm_bindgen]
pub fn theme_css(light: JsValue, dark: JsValue) -> Result<String, JsValue> {
    Ok(theme::exported(&given(light, dark)?))
}

/// The theme as a file of design tokens (Format Module 2025.10), which is also what `theme.tokens.json` is. Values that
/// have no form there, such as `calc(…)`, are left out.
#[wasm_bindgen]
pub fn theme_tokens(light: JsValue, dark: JsValue) -> Result<String, JsValue> {
    Ok(theme::tokens(&given(light, dark)?).0)
}

/// What a pasted style sheet tells: `[{name, value, scheme, origin}]`. `--shelf-*` as they are, the rest guessed from the
/// place that `origin` names.
#[wasm_bindgen]
pub fn theme_from_css(css: &str) -> Result<JsValue, JsValue> {
    let guess = |found: theme::Found| {
        let theme::Found { name, value, dark, origin } = found;
        Guess { name, value, scheme: scheme(dark), origin }
    };
    to_js(&theme::pasted(css).into_iter().map(guess).collect::<Vec<_>>())
}

/// What a token comes to as `#rrggbb`, set or not; none for what is no colour.
#[wasm_bindgen]
pub fn theme_colour(light: JsValue, dark: JsValue, name: &str, is_dark: bool) -> Result<Option<String>, JsValue> {
    Ok(contrast::colour(&given(light, dark)?, is_dark, name).map(|colour| colour.hex()))
}

fn scheme(dark: bool) -> &'static str {
    if dark { "dark" } else { "light" }
}

fn given(light: JsValue, dark: JsValue) -> Result<Theme, JsValue> {
    let values = |list: JsValue| -> Result<Values, JsValue> {
        if list.is_undefined() || list.is_null() { Ok(Values::new()) } else { Ok(from_value(list)?) }
    };
    Ok(Theme::new(values(light)?, values(dark)?))
}
