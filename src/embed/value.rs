//! What did the page hand over?

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::problem::{Log, Problem, Severity, Value};

/// A JavaScript value as a tree. What has no plain form (functions, symbols, cycles) is reported and left out.
pub(super) fn from_js(value: JsValue, at: &str, log: &Log) -> Value {
    serde_wasm_bindgen::from_value(value).unwrap_or_else(|e| {
        log.add(Problem::new(
            Severity::Error,
            "not-data",
            at,
            format!("this is not plain data ({e})"),
            "write text, numbers, lists and objects only",
        ));
        Value::Null
    })
}

/// The configuration layers as the loader hands them over: pairs of a name and an object.
pub(super) fn layers(pairs: &Array, log: &Log) -> Vec<(String, Value)> {
    pairs
        .iter()
        .map(|pair| {
            let pair = Array::from(&pair);
            let name = pair.get(0).as_string().unwrap_or_default();
            let value = from_js(pair.get(1), &name, log);
            (name, value)
        })
        .collect()
}
