//! Where in an export does a value stand?
//!
//! A value with its path, so that what is said of it finds its line. Exports are long: the path is made on the way down
//! and never searched for.

use shelfhelp::problem::Value;

use super::tell::Place;
use crate::source::json;
use crate::source::places::Places;
use shelfhelp::problem::{Problem, Severity};

/// A value and its path.
#[derive(Clone, Debug)]
pub(super) struct Node<'v> {
    pub(super) value: &'v Value,
    pub(super) at: String,
}

impl<'v> Node<'v> {
    pub(super) fn top(value: &'v Value) -> Node<'v> {
        Node { value, at: String::new() }
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'v>> {
        self.value.get(key).map(|value| self.member(key, value))
    }

    fn member(&self, key: &str, value: &'v Value) -> Node<'v> {
        let at = if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) };
        Node { value, at }
    }

    /// Text or a number under the first of these keys that has any.
    pub(super) fn text(&self, keys: &[&str]) -> Option<&'v str> {
        keys.iter().find_map(|key| self.value.get(key)?.as_text().map(str::trim).filter(|text| !text.is_empty()))
    }

    /// The first of these keys that holds text, with its place.
    pub(super) fn first(&self, keys: &[&str]) -> Option<Node<'v>> {
        keys.iter().filter(|key| self.text(&[key]).is_some()).find_map(|key| self.get(key))
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.value.get(key)? {
            Value::Flag(flag) => Some(*flag),
            value => match value.as_text()?.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
        }
    }

    /// The items of a list; GraphQL's `{nodes: […]}` and `{edges: [{node}]}` are lists too.
    pub(super) fn items(&self) -> Vec<Node<'v>> {
        match self.value {
            Value::List(items) => {
                let item = |(i, value)| Node { value, at: format!("{}[{i}]", self.at) };
                items.iter().enumerate().map(item).collect()
            }
            Value::Map(_) => {
                if let Some(nodes) = self.get("nodes") {
                    return nodes.items();
                }
                let edges = self.get("edges").map(|edges| edges.items()).unwrap_or_default();
                edges.iter().filter_map(|edge| edge.get("node")).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Keys and values of a group.
    pub(super) fn entries(&self) -> Vec<(&'v str, Node<'v>)> {
        match self.value {
            Value::Map(entries) => entries.iter().map(|(key, value)| (key.as_str(), self.member(key, value))).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn is_group(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }
}

/// A JSON file of an export.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) value: Value,
    file: String,
    places: Places,
    /// Lines of the file above this document, for files of one document a line.
    above: usize,
}

impl Document {
    pub(super) fn read(file: &str, text: &str, above: usize) -> (Document, Vec<(Place, Problem)>) {
        let read = json::read(text);
        let mut places = Places::default();
        places.add("", file, false, read.marks);
        let problem = |(spot, problem): (crate::source::Spot, Problem)| {
            let spot = crate::source::Spot { line: spot.line + above, ..spot };
            (Place { file: file.to_owned(), spot: Some(spot), at: problem.at.clone() }, problem)
        };
        let problems = read.problems.into_iter().map(problem).collect();
        (Document { value: read.value, file: file.to_owned(), places, above }, problems)
    }

    pub(super) fn place(&self, node: &Node<'_>) -> Place {
        self.place_of(&node.at)
    }

    pub(super) fn place_of(&self, at: &str) -> Place {
        let found = self.places.locate(Problem::new(Severity::Advice, "", at, "", ""));
        let spot = found.spot.map(|spot| crate::source::Spot { line: spot.line + self.above, ..spot });
        Place { file: self.file.clone(), spot, at: at.to_owned() }
    }
}
