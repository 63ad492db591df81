//! How is a written value checked without stopping at the first mistake?
//!
//! A [`Reader`] walks a [`Value`] and knows where it is. Each accessor answers with what is usable and logs the rest.

use std::cell::RefCell;

use super::{Problem, Severity, Value};

/// Problems found so far. Shared by all readers of one document.
#[derive(Debug, Default)]
pub struct Log(RefCell<Vec<Problem>>);

impl Log {
    /// Adds a problem.
    pub fn add(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// All problems, in the order found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A value as written, with its place in the document.
#[derive(Clone)]
pub struct Reader<'a> {
    value: &'a Value,
    at: String,
    log: &'a Log,
}

impl<'a> Reader<'a> {
    /// Starts at the top of a document; `at` names it, or is empty.
    pub fn new(value: &'a Value, at: impl Into<String>, log: &'a Log) -> Self {
        Self { value, at: at.into(), log }
    }

    /// The value itself.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it stands, e.g. `places[2].postcodes[0]`.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The member `key`, when present and not null.
    pub fn get(&self, key: &str) -> Option<Reader<'a>> {
        self.value.get(key).map(|value| Reader { value, at: join(&self.at, key), log: self.log })
    }

    /// The member `key`; its absence is an error with the given remedy.
    pub fn need(&self, key: &str, help: &str) -> Option<Reader<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.error("missing", format!("`{key}` is missing"), help);
        }
        found
    }

    /// Keys and values of a map, in the order written. Anything else is an error.
    pub fn entries(&self) -> Vec<(&'a str, Reader<'a>)> {
        match self.value {
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| (key.as_str(), Reader { value, at: join(&self.at, key), log: self.log }))
                .collect(),
            other => {
                self.error(
                    "not-a-group",
                    format!("{} is not a group of keys", other.describe()),
                    "write keys and values here",
                );
                Vec::new()
            }
        }
    }

    /// The items of a list. One value alone counts as a list of one: markup in the wild does both.
    pub fn items(&self) -> Vec<Reader<'a>> {
        match self.value {
            Value::List(items) => items
                .iter()
                .enumerate()
                .map(|(i, value)| Reader { value, at: format!("{}[{i}]", self.at), log: self.log })
                .collect(),
            Value::Null => Vec::new(),
            _ => vec![self.clone()],
        }
    }

    /// Text; a number counts as its text. Anything else is an error.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_text();
        if text.is_none() {
            self.error("not-text", format!("{} is not text", self.value.describe()), "write it in quotes");
        }
        text
    }

    /// A whole number between two bounds, both allowed. `unit` names what is counted: `days`, `grams`.
    pub fn integer(&self, min: i64, max: i64, unit: &str) -> Option<i64> {
        let number = self.value.as_text().and_then(|text| text.trim().parse::<i64>().ok());
        match number {
            Some(n) if (min..=max).contains(&n) => Some(n),
            _ => {
                self.error(
                    "not-a-number",
                    format!("{} is not a whole number of {unit}", self.value.describe()),
                    format!("write a whole number from {min} to {max}"),
                );
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
                self.error(
                    "not-a-flag",
                    format!("{} is neither true nor false", other.describe()),
                    "write true or false",
                );
                None
            }
        }
    }

    /// Warns of keys that nothing reads, with the nearest known name.
    pub fn known(&self, keys: &[&str]) {
        let Value::Map(entries) = self.value else { return };
        for (key, _) in entries {
            if keys.contains(&key.as_str()) {
                continue;
            }
            let help = match nearest(key, keys) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", keys.join(", ")),
            };
            self.log.add(Problem::new(
                Severity::Warning,
                "unknown-key",
                join(&self.at, key),
                format!("`{key}` is not known here and is not used"),
                help,
            ));
        }
    }

    /// Logs an error at this place.
    pub fn error(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.log.add(Problem::new(Severity::Error, code, self.at.clone(), message, help));
    }

    /// Logs a warning at this place.
    pub fn warn(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.log.add(Problem::new(Severity::Warning, code, self.at.clone(), message, help));
    }

    /// Logs a problem found elsewhere as one of this place.
    pub fn log(&self, problem: Problem) {
        self.log.add(Problem { at: self.at.clone(), ..problem });
    }

    /// Logs an error saying that the value is not what is wanted, e.g. `"25:00" is not a time`.
    pub fn not(&self, code: &'static str, what: &str, help: impl Into<String>) {
        self.error(code, format!("{} is not {what}", self.value.describe()), help);
    }
}

fn join(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
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
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
