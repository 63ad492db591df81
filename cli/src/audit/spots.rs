//! Where in a page's markup is it said?
//!
//! The facts of a page carry no places; the value that a fact came from is found again by its key and by what stands
//! beside it.

use shelfhelp::problem::{Problem, Severity, Value};

use crate::html;
use crate::source::finding::Finding;
use crate::source::json;
use crate::source::places::Places;

/// The markup of a page.
pub(super) struct Spots {
    blocks: Vec<Value>,
    places: Places,
    file: String,
}

impl Spots {
    pub(super) fn new(file: &str, page: &str, blocks: &[String]) -> Spots {
        let values = blocks.iter().map(|block| json::read(block).value).collect();
        Spots { blocks: values, places: html::places(file, page, blocks), file: file.to_owned() }
    }

    /// A problem at the first of some keys that is found beside all of some values, or beside as many of them as are
    /// there. Each value stands under one of the keys before it, which spaces separate.
    pub(super) fn finding(&self, keys: &[&str], beside: &[(&str, &str)], problem: Problem) -> Finding {
        let mut sets: Vec<usize> = (0..1 << beside.len()).collect();
        sets.sort_by_key(|set| core::cmp::Reverse(set.count_ones()));
        let found = sets.into_iter().find_map(|set| {
            let some: Vec<(&str, &str)> =
                beside.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, value)| *value).collect();
            keys.iter().find_map(|key| self.path(key, &some))
        });
        let Some(at) = found else { return Finding::of_file(&self.file, problem) };
        self.places.locate(Problem { at, ..problem })
    }

    /// A warning at such a place.
    pub(super) fn warn(
        &self,
        keys: &[&str],
        beside: &[(&str, &str)],
        code: &'static str,
        message: String,
        help: &str,
    ) -> Finding {
        self.finding(keys, beside, Problem::new(Severity::Warning, code, "", message, help))
    }

    /// Whether the markup names a key at all.
    pub(super) fn has(&self, key: &str) -> bool {
        self.path(key, &[]).is_some()
    }

    /// The first text of a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.blocks.iter().find_map(|block| first(block, key)?.as_text())
    }

    fn path(&self, key: &str, beside: &[(&str, &str)]) -> Option<String> {
        self.blocks.iter().enumerate().find_map(|(i, block)| {
            let group = smallest(block, key, beside)?;
            let value = first(group, key)?;
            Some(block.path_to(value, |key| key, format!("json-ld[{i}]")))
        })
    }
}

/// The smallest part that holds a key and all of some values.
fn smallest<'v>(value: &'v Value, key: &str, beside: &[(&str, &str)]) -> Option<&'v Value> {
    let within = children(value).into_iter().find_map(|inner| smallest(inner, key, beside));
    within.or_else(|| {
        let has_all = beside.iter().all(|(keys, text)| holds(value, keys, text));
        (has_all && first(value, key).is_some()).then_some(value)
    })
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::List(items) => items.iter().collect(),
        Value::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The first value of a key, however deep.
fn first<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.get(key).or_else(|| children(value).into_iter().find_map(|inner| first(inner, key)))
}

/// Whether some value of one of the keys is a text, however deep. A time may go on with seconds and an offset.
fn holds(value: &Value, keys: &str, text: &str) -> bool {
    let is_one = |value: &Value| {
        value.as_text().is_some_and(|found| found == text || text.contains(':') && found.starts_with(text))
    };
    let is_text = |value: &Value| match value {
        Value::List(items) => items.iter().any(is_one),
        value => is_one(value),
    };
    keys.split(' ').any(|key| value.get(key).is_some_and(is_text))
        || children(value).into_iter().any(|inner| holds(inner, keys, text))
}
