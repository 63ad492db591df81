//! What is written in a file, and where does each value stand?
//!
//! TOML, JSON and front matter become one [`Value`] with a [`Mark`] for every value in it, under the same paths that
//! [`shelfhelp::problem::Reader`] gives to problems.
//!
//! Does not know: which keys mean something.

mod draw;
pub(crate) mod finding;
pub(crate) mod front;
pub(crate) mod json;
pub(crate) mod names;
pub(crate) mod places;
mod quote;
pub(crate) mod toml;

use shelfhelp::problem::{Problem, Severity, Value};

/// A line and a column, both counted from 1; columns count letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Where a value stands.
#[derive(Debug)]
pub(crate) struct Mark {
    /// Its path in the document: `methods[1].rates[0].price`.
    pub(crate) path: String,
    /// Where its key stands, for members of a group.
    pub(crate) key: Option<Spot>,
    pub(crate) value: Spot,
}

/// A file as a tree.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) value: Value,
    pub(crate) marks: Vec<Mark>,
    /// What keeps the text from being of its format.
    pub(crate) problems: Vec<(Spot, Problem)>,
}

impl Document {
    fn new() -> Document {
        Document { value: Value::Map(Vec::new()), marks: Vec::new(), problems: Vec::new() }
    }

    fn mark(&mut self, path: &str, key: Option<Spot>, value: Spot) {
        self.marks.push(Mark { path: path.to_owned(), key, value });
    }

    fn error(&mut self, spot: Spot, code: &'static str, at: &str, message: String, help: &str) {
        self.problems.push((spot, Problem::new(Severity::Error, code, at, message, help)));
    }

    fn key_twice(&mut self, spot: Spot, path: &str, key: &str) {
        let message = format!("`{key}` is written twice; the first one counts");
        self.error(spot, "key-twice", path, message, "leave one out");
    }
}

/// The path of a member.
fn member(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Where the lines of a text begin.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many characters begin before each step.
    steps: Vec<usize>,
}

// An export of megabytes is often one line: counting from its start for each value would take minutes.
const STEP_BYTES: usize = 1024;

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Lines<'t> {
        let starts = core::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        let mut steps = vec![0];
        for bytes in text.as_bytes().chunks(STEP_BYTES) {
            steps.push(steps.last().unwrap_or(&0) + characters(bytes));
        }
        Lines { text, starts, steps }
    }

    /// The line and column of a byte.
    pub(crate) fn spot(&self, offset: usize) -> Spot {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        Spot { line, column: self.before(offset).saturating_sub(self.before(start)) + 1 }
    }

    /// How many characters begin before a byte.
    fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = offset / STEP_BYTES;
        let rest = self.text.as_bytes().get(step * STEP_BYTES..offset).unwrap_or_default();
        self.steps.get(step).copied().unwrap_or(0) + characters(rest)
    }
}

/// How many characters of UTF-8 begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// A number as written, where it is a plain decimal; anything else stays text and is refused by who wants a number.
fn number(written: &str) -> Value {
    let digits = written.replace('_', "");
    let plain = digits.trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if plain { Value::Number(digits.trim_start_matches('+').to_owned()) } else { Value::Text(written.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_the_same_however_long_the_line() {
        let line = "λα𝄞 x, ".repeat(500);
        let text = format!("a\n{line}\nβ");
        let lines = Lines::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text.get(..offset).unwrap_or_default();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let wanted = Spot { line: before.matches('\n').count() + 1, column };
            let found = lines.spot(offset);
            assert_eq!((found.line, found.column), (wanted.line, wanted.column), "{offset}");
        }
        assert_eq!(lines.spot(text.len() + 9).line, 3, "beyond the end is its end");
    }
}
