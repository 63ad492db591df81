//! What did the page hand over?

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::problem::{Log, Problem, Severity, Value};

// Deeper is a cycle.
const DEPTH_MAX: usize = 64;

/// A JavaScript value as a tree. What has no plain form (functions, symbols, cycles) is reported and left out.
///
/// Written out rather than read through serde-wasm-bindgen, whose reader brings serde's error texts and with them the
/// float formatter: 9 kB brotli.
pub(super) fn from_js(value: JsValue, at: &str, log: &Log) -> Value {
    plain(&value, 0).unwrap_or_else(|| {
        log.add(Problem::new(
            Severity::Error,
            "not-data",
            at,
            "this is not plain data",
            "write text, numbers, lists and objects only",
        ));
        Value::Null
    })
}

fn plain(value: &JsValue, depth: usize) -> Option<Value> {
    if depth > DEPTH_MAX || value.is_function() || value.is_symbol() {
        return None;
    }
    if let Some(text) = value.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Some(Value::from_f64(number));
    }
    if let Some(flag) = value.as_bool() {
        return Some(Value::Flag(flag));
    }
    if !value.is_object() {
        return Some(Value::Null);
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for item in items.iter() {
            list.push(plain(&item, depth + 1)?);
        }
        return Some(Value::List(list));
    }
    let mut entries = Vec::new();
    for pair in Object::entries(value.unchecked_ref()).iter() {
        let pair: &Array = pair.unchecked_ref();
        entries.push((pair.get(0).as_string()?, plain(&pair.get(1), depth + 1)?));
    }
    Some(Value::Map(entries))
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
