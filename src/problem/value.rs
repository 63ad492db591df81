//! What did somebody write, before anybody checked it?
//!
//! One tree for TOML, JSON, JSON-LD, attributes and JavaScript objects, so that one [`Reader`](super::Reader) checks
//! them all. Numbers stay decimal text: money never passes through floating point, and float formatting stays out of
//! the Wasm.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`, or nothing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as decimal text without exponent: `3.50`.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in the order written.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The member `key` of a map; none for anything else, and none where it is null.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(entries) => {
                entries.iter().find(|(k, _)| k == key).map(|(_, v)| v).filter(|v| **v != Value::Null)
            }
            _ => None,
        }
    }

    /// The text of a text or number.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The value in a few words, for messages.
    pub fn describe(&self) -> String {
        match self {
            Value::Null => "nothing".into(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => number.clone(),
            Value::Text(text) => {
                let mut short: String = text.chars().take(60).collect();
                if short.len() < text.len() {
                    short.push('…');
                }
                format!("\"{short}\"")
            }
            Value::List(_) => "a list".into(),
            Value::Map(_) => "a group of keys".into(),
        }
    }

    /// The path from here to a value within, after the name of this one: `places[2].postcodes[0]`. Keys stand as `name`
    /// shortens them. Values are told apart by where they are kept, so a copy is not found.
    pub fn path_to(&self, inner: &Value, name: fn(&str) -> &str, mut path: String) -> String {
        let mut steps = Vec::new();
        self.steps_to(inner, name, &mut steps);
        for step in steps.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        path
    }

    /// Whether a value is within, and the steps to it, the last first.
    fn steps_to(&self, inner: &Value, name: fn(&str) -> &str, steps: &mut Vec<String>) -> bool {
        let last = match self {
            _ if core::ptr::eq(self, inner) => return true,
            Value::List(items) => {
                let place = items.iter().position(|item| item.steps_to(inner, name, steps));
                place.map(|i| format!("[{i}]"))
            }
            Value::Map(entries) => {
                let entry = entries.iter().find(|(_, value)| value.steps_to(inner, name, steps));
                entry.map(|(key, _)| name(key).to_owned())
            }
            _ => None,
        };
        let found = last.is_some();
        steps.extend(last);
        found
    }

    /// A number of at most six decimals as text. JavaScript knows only binary fractions; six decimals are more than
    /// any price, weight or count has, and integer arithmetic keeps the float formatter out of the Wasm.
    pub fn from_f64(number: f64) -> Value {
        if !number.is_finite() || number.abs() >= 9.0e12 {
            return Value::Null;
        }
        let micros = (number * 1_000_000.0).round() as i64;
        let (whole, fraction) = ((micros / 1_000_000).abs(), (micros % 1_000_000).abs());
        let sign = if micros < 0 { "-" } else { "" };
        if fraction == 0 {
            return Value::Number(format!("{sign}{whole}"));
        }
        let digits = format!("{fraction:06}");
        Value::Number(format!("{sign}{whole}.{}", digits.trim_end_matches('0')))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("data")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Flag(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Number(v.to_string()))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Number(v.to_string()))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::from_f64(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_owned()))
    }
    fn visit_string<E>(self, v: String) -> Result<Value, E> {
        Ok(Value::Text(v))
    }
    // Binary data has no plain form. Saying so here keeps serde's own words for it, and with them the float formatter,
    // out of the Wasm.
    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> {
        Value::deserialize(d)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Map(entries))
    }
}
