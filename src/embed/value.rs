//! What did the page hand over?

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::orders::CALLBACK;
use crate::browser::member;
use crate::problem::{Log, Problem, Severity, Value};

// Deeper nesting is a cycle or a mistake; the stack of a Wasm instance is small.
const DEPTH_MAX: usize = 64;
// Up to here JavaScript's numbers are exact whole numbers.
const SAFE_INTEGER_MAX: f64 = 9_007_199_254_740_991.0;

/// A JavaScript value as a tree. What has no plain form (functions, symbols, cycles) is reported and left out.
pub(super) fn from_js(value: &JsValue, at: &str, log: &Log) -> Value {
    let mut plain = true;
    let tree = read(value, DEPTH_MAX, &mut plain);
    if !plain {
        log.add(Problem::new(
            Severity::Error,
            "not-data",
            at,
            "this is not plain data",
            "write text, numbers, lists and objects only",
        ));
    }
    tree
}

/// The configuration layers as the loader hands them over: pairs of a name and an object.
pub(super) fn layers(pairs: &Array, log: &Log) -> Vec<(String, Value)> {
    pairs
        .iter()
        .map(|pair| {
            let pair = Array::from(&pair);
            let name = pair.get(0).as_string().unwrap_or_default();
            let value = from_js(&pair.get(1), &name, log);
            (name, value)
        })
        .collect()
}

// Walked by hand: serde's messages about unexpected values format floats, which no caller of ours ever sees and which
// weigh 17 kB of Wasm.
fn read(value: &JsValue, depth: usize, plain: &mut bool) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        let is_whole = number.trunc() == number && number.abs() <= SAFE_INTEGER_MAX;
        return if is_whole { Value::Number((number as i64).to_string()) } else { Value::from_f64(number) };
    }
    if let Some(flag) = value.as_bool() {
        return Value::Flag(flag);
    }
    if value.is_null() || value.is_undefined() {
        return Value::Null;
    }
    if depth == 0 || !value.is_object() {
        *plain = false;
        return Value::Null;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return Value::List(list.iter().map(|item| read(&item, depth - 1, plain)).collect());
    }
    let entries = Object::entries(value.unchecked_ref());
    let entry = |pair: JsValue| {
        let pair: Array = pair.unchecked_into();
        // The one function that a shop may hand over is taken as it is, elsewhere.
        if pair.get(1).is_function() && pair.get(0) == CALLBACK {
            return None;
        }
        Some((pair.get(0).as_string()?, read(&pair.get(1), depth - 1, plain)))
    };
    Value::Map(entries.iter().filter_map(entry).collect())
}

// What the page has told the element, on the element: a module that dies takes only its own with it.
const KEPT: &str = "_told";

/// Keeps a change where the next module finds it, over the earlier ones.
pub(super) fn keep(element: &JsValue, change: &JsValue) {
    if change.is_object() && !Array::is_array(change) && !change.is_function() {
        let all = Object::assign(&Object::new(), kept(element).unchecked_ref());
        Object::assign(&all, change.unchecked_ref());
        // An element of ours takes members.
        let _ = Reflect::set(element, &KEPT.into(), &all);
    }
}

/// What was told to the element before.
pub(super) fn kept(element: &JsValue) -> JsValue {
    member(element, KEPT).unwrap_or(JsValue::UNDEFINED)
}

/// A change over an earlier one, key by key. What is no group of keys changes nothing.
pub(super) fn merged(before: Value, change: Value) -> Value {
    let Value::Map(mut all) = change else { return before };
    if let Value::Map(before) = before {
        let kept: Vec<_> = before.into_iter().filter(|(key, _)| !all.iter().any(|(k, _)| k == key)).collect();
        all.extend(kept);
    }
    Value::Map(all)
}
