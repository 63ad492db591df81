//! How is a written value checked without stopping at the first mistake?
//!
//! A [`Reader`] walks a [`Value`] and knows where it is. Each accessor answers with what is usable and logs the rest.

use core::fmt::Display;
use std::cell::RefCell;

use super::{Problem, Severity, Value};

// A place is found by a walk over its document, which for thousands of problems takes minutes. Nobody mends more at a time.
const PLACES_MAX: usize = 1_000;

/// Problems found so far. Shared by all readers of one document.
#[derive(Debug, Default)]
pub struct Log {
    problems: RefCell<Vec<Problem>>,
    // What readers' trees are called. Kept here, a reader is four words to copy and nothing to drop, which took 8 kB of
    // such code out of the Wasm.
    names: RefCell<Vec<String>>,
}

impl Log {
    /// Adds a problem.
    pub fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.problems.borrow().len()
    }

    /// All problems, in the order found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A value as written, with its place in the document.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    value: &'a Value,
    // The tree it is part of, where its place is looked up when there is something to say about it.
    root: &'a Value,
    // The number of the tree's name in the log.
    name: usize,
    log: &'a Log,
}

impl<'a> Reader<'a> {
    /// Starts at the top of a document; `at` names it, or is empty.
    pub fn new(value: &'a Value, at: impl Into<String>, log: &'a Log) -> Self {
        let mut names = log.names.borrow_mut();
        names.push(at.into());
        Self { value, root: value, name: names.len() - 1, log }
    }

    /// The value itself.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it stands, e.g. `places[2].postcodes[0]`.
    pub fn at(&self) -> String {
        let name = self.log.names.borrow().get(self.name).cloned().unwrap_or_default();
        if self.log.count() >= PLACES_MAX {
            return name;
        }
        self.root.path_to(self.value, |key| key, name)
    }

    fn of(&self, value: &'a Value) -> Reader<'a> {
        Reader { value, ..*self }
    }

    /// The member `key`, when present and not null.
    pub fn get(&self, key: &str) -> Option<Reader<'a>> {
        self.value.get(key).map(|value| self.of(value))
    }

    /// The member `key`; its absence is an error with the given remedy.
    pub fn need(&self, key: &str, help: &str) -> Option<Reader<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.error("missing", format_args!("`{key}` is missing"), help);
        }
        found
    }

    /// Keys and values of a map, in the order written. Anything else is an error.
    pub fn entries(&self) -> Vec<(&'a str, Reader<'a>)> {
        match self.value {
            Value::Map(entries) => entries.iter().map(|(key, value)| (key.as_str(), self.of(value))).collect(),
            _ => {
                self.not("not-a-group", "a group of keys", "write keys and values here");
                Vec::new()
            }
        }
    }

    /// The items of a list. One value alone counts as a list of one: markup in the wild does both.
    pub fn items(&self) -> Vec<Reader<'a>> {
        match self.value {
            Value::List(items) => items.iter().map(|value| self.of(value)).collect(),
            Value::Null => Vec::new(),
            _ => vec![*self],
        }
    }

    /// Texts of a list, or one alone, without the spaces around them; empty ones are dropped.
    pub fn texts(&self) -> Vec<String> {
        let texts = self.items().into_iter().filter_map(|item| item.text());
        texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// Text; a number counts as its text. Anything else is an error.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_text();
        if text.is_none() {
            self.not("not-text", "text", "write it in quotes");
        }
        text
    }

    /// A whole number between two bounds, both allowed. `unit` names what is counted: `days`, `grams`.
    pub fn integer(&self, min: i64, max: i64, unit: &str) -> Option<i64> {
        let number = self.value.as_text().and_then(|text| text.trim().parse::<i64>().ok());
        match number {
            Some(n) if (min..=max).contains(&n) => Some(n),
            _ => {
                let what = format!("a whole number of {unit}");
                self.not("not-a-number", &what, format_args!("write a whole number from {min} to {max}"));
                None
            }
        }
    }

    /// True or false.
    pub fn flag(&self) -> Option<bool> {
        match self.value {
            Value::Flag(flag) => Some(*flag),
            Value::Text(text) if text == "true" || text.is_empty() => Some(true),
            Value::Text(text) if text == "false" => Some(false),
            other => {
                let message = format_args!("{} is neither true nor false", other.describe());
                self.error("not-a-flag", message, "write true or false");
                None
            }
        }
    }

    /// Warns of keys that nothing reads, with the nearest known name.
    pub fn known(&self, keys: &[&str]) {
        self.slips(keys, true);
    }

    /// The same where others may keep keys of their own: a name near none of these is theirs, unless `all` are to be known.
    pub fn slips(&self, keys: &[&str], all: bool) {
        let Value::Map(entries) = self.value else { return };
        for (key, value) in entries {
            if keys.contains(&key.as_str()) {
                continue;
            }
            let help = match nearest(key, keys) {
                Some(near) => ["did you mean `", near, "`?"].concat(),
                None if all => ["known here: ", &keys.join(", ")].concat(),
                None => continue,
            };
            let message = format_args!("`{key}` is not known here and is not used");
            self.of(value).warn("unknown-key", message, help);
        }
    }

    /// Logs an error at this place.
    pub fn error(&self, code: &'static str, message: impl Display, help: impl Display) {
        self.problem(Severity::Error, code, &message, &help);
    }

    /// Logs a warning at this place.
    pub fn warn(&self, code: &'static str, message: impl Display, help: impl Display) {
        self.problem(Severity::Warning, code, &message, &help);
    }

    // One copy that takes anything: what callers hand over is written out here, not in a hundred places.
    #[inline(never)]
    fn problem(&self, severity: Severity, code: &'static str, message: &dyn Display, help: &dyn Display) {
        self.log.add(Problem { severity, code, at: self.at(), message: message.to_string(), help: help.to_string() });
    }

    /// Logs a problem found elsewhere as one of this place.
    pub fn log(&self, problem: Problem) {
        self.log.add(Problem { at: self.at(), ..problem });
    }

    /// Logs an error saying that the value is not what is wanted, e.g. `"25:00" is not a time`.
    pub fn not(&self, code: &'static str, what: &str, help: impl Display) {
        self.not_what(code, what, &help);
    }

    #[inline(never)]
    fn not_what(&self, code: &'static str, what: &str, help: &dyn Display) {
        self.error(code, [&self.value.describe(), " is not ", what].concat(), help);
    }
}

/// The known name at most two edits away, if there is one.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|k| (edits(word, k), *k))
        .filter(|(distance, k)| *distance <= 2 && *distance < k.chars().count())
        .min()
        .map(|(_, k)| k)
}

/// Levenshtein's distance over letters; both words are short keys.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (1..=b.len()).collect();
    let mut last = b.len();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        last = i + 1;
        for (above, y) in row.iter_mut().zip(&b) {
            let next = (diagonal + usize::from(x != *y)).min(last + 1).min(*above + 1);
            diagonal = *above;
            *above = next;
            last = next;
        }
    }
    last
}
