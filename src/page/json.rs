//! What does this block say, however it is written?
//!
//! JSON as shops' templates emit it: with trailing commas, comments, raw line breaks in text, values that a template
//! left empty, CDATA and comment wrappers, several values in a row, and as a last resort with every quote written as
//! `&quot;`. Numbers stay text. Of a key written twice the last counts, as in every browser.
//!
//! Does not know: what the keys mean, or how a problem is worded.

use super::entity;
use crate::problem::Value;

/// The largest block that is read, in bytes. Real ones have a few thousand.
pub(super) const BYTES_MAX: usize = 1 << 20;

// Deeper nesting is an attack or a mistake; the stack of a Wasm instance is small.
const DEPTH_MAX: usize = 64;

// Keys are compared with this many earlier ones; more would make the work quadratic, and no schema.org type has more.
const TWINS_MAX: usize = 64;

/// Why a block cannot be read, or is not quite JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where, in bytes from the start of the block.
    pub(super) offset: usize,
    /// What is wrong.
    pub(super) what: &'static str,
    /// What to do about it.
    pub(super) help: &'static str,
}

/// Reads a block. The second part of a result is its first departure from JSON: other readers stop there.
pub(super) fn parse(text: &str) -> Result<(Value, Option<Fault>), Fault> {
    match Parser::run(text) {
        Err(fault) if text.contains('&') => match Parser::run(&entity::decode(text)) {
            Ok((value, _)) => {
                let help = "write the characters themselves: JSON-LD knows no HTML entities";
                Ok((value, Some(Fault { what: "HTML entities stand for quotes here", help, ..fault })))
            }
            Err(_) => Err(fault),
        },
        done => done,
    }
}

/// Line and column of an offset, both from 1, the column in characters.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let column = before.get(line_start..).map_or(0, |line| line.chars().count());
    (before.bytes().filter(|b| *b == b'\n').count() + 1, column + 1)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    loose: Option<Fault>,
}

impl<'t> Parser<'t> {
    fn run(text: &'t str) -> Result<(Value, Option<Fault>), Fault> {
        let mut parser = Parser { text, at: 0, loose: None };
        let mut values = Vec::new();
        loop {
            parser.skip();
            match parser.peek() {
                None => break,
                Some(b'{' | b'[') => {
                    if !values.is_empty() {
                        parser.note("a second value follows the first", "write one list, or one script for each");
                    }
                    let value = parser.value(0)?;
                    values.push(value);
                }
                Some(b',' | b';') if !values.is_empty() => parser.at += 1,
                Some(_) => {
                    return Err(parser.fault("a block starts with { or [", "write JSON-LD and nothing else here"));
                }
            }
        }
        let value = match values.len() {
            0 => Value::Null,
            1 => values.swap_remove(0),
            _ => Value::List(values),
        };
        Ok((value, parser.loose))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn fault(&self, what: &'static str, help: &'static str) -> Fault {
        Fault { offset: self.at, what, help }
    }

    fn note(&mut self, what: &'static str, help: &'static str) {
        if self.loose.is_none() {
            self.loose = Some(self.fault(what, help));
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth >= DEPTH_MAX {
            return Err(self.fault("this is nested more than 64 deep", "nest less, or point to nodes by @id"));
        }
        self.skip();
        match self.peek() {
            Some(b'{') => self.map(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Ok(Value::Text(self.string()?)),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word(),
            Some(b',' | b'}' | b']') => {
                self.note("a value is missing", "write null, or leave the key out");
                Ok(Value::Null)
            }
            _ => Err(self.fault("a value is missing", "write text in double quotes, a number, a list or an object")),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Value::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.separator(b']')?;
        }
    }

    fn map(&mut self, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut entries: Vec<(String, Value)> = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Map(entries));
                }
                Some(b'"') => {}
                _ => return Err(self.fault("a key in double quotes is missing", KEY_HELP)),
            }
            let key = self.string()?;
            self.skip();
            if self.peek() != Some(b':') {
                return Err(self.fault("a colon is missing after the key", "write \"key\": value"));
            }
            self.at += 1;
            let mut value = self.value(depth + 1)?;
            if let Value::Number(whole) = &mut value {
                self.decimal_comma(whole);
            }
            match entries.iter_mut().take(TWINS_MAX).find(|(known, _)| *known == key) {
                Some(twin) => twin.1 = value,
                None => entries.push((key, value)),
            }
            self.separator(b'}')?;
        }
    }

    /// `"price": 24,99`: between two keys a digit can only be the rest of a number.
    fn decimal_comma(&mut self, whole: &mut String) {
        let digits = self.rest().strip_prefix(',').map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
        if digits == 0 || whole.contains('.') {
            return;
        }
        self.note("a number has a decimal comma", "write a point: 24.99");
        whole.push('.');
        whole.push_str(self.text.get(self.at + 1..self.at + 1 + digits).unwrap_or(""));
        self.at += 1 + digits;
    }

    /// After an item: a comma, or the end of the list or object.
    fn separator(&mut self, end: u8) -> Result<(), Fault> {
        self.skip();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip();
                if self.peek() == Some(end) && self.loose.is_none() {
                    self.loose = Some(Fault { offset: comma, ..TRAILING_COMMA });
                }
                Ok(())
            }
            Some(b) if b == end => Ok(()),
            Some(_) => Err(self.fault(
                "a comma is missing, or a quote ends the text too early",
                "put a comma between two entries; write a quote inside text as \\\"",
            )),
            None => Err(self.fault("the block ends too early", "close every { with } and every [ with ]")),
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        let open = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let Some(stop) = rest.bytes().position(|b| b == b'"' || b == b'\\') else {
                return Err(Fault { offset: open, what: "a text has no end", help: "close it with a double quote" });
            };
            let (run, tail) = rest.split_at(stop);
            if run.bytes().any(|b| b < b' ') {
                self.note("a text holds a raw line break or control character", "write a line break in text as \\n");
            }
            out.push_str(run);
            self.at += stop + 1;
            if tail.starts_with('"') {
                return Ok(out);
            }
            self.escape(&mut out);
        }
    }

    fn escape(&mut self, out: &mut String) {
        let Some(letter) = self.rest().chars().next() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' | 'f' => out.push(' '),
            'u' => out.push(self.unicode()),
            '"' | '\\' | '/' => out.push(letter),
            other => {
                self.note("a backslash stands before a letter that needs none", "write a backslash as \\\\");
                out.push(other);
            }
        }
    }

    /// After `\u`: four hexadecimal digits, twice for the characters beyond U+FFFF.
    fn unicode(&mut self) -> char {
        let Some(first) = self.hex4() else { return char::REPLACEMENT_CHARACTER };
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let back = self.at;
        if self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(second @ 0xdc00..0xe000) = self.hex4() {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.at = back;
        char::REPLACEMENT_CHARACTER
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let length =
            self.rest().bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E'));
        let length = length.count();
        let written = self.rest().get(..length).unwrap_or("");
        match decimal(written) {
            Some(number) => {
                self.at += length;
                Ok(Value::Number(number))
            }
            None => Err(self.fault("this is not a number", "write digits with one point, or put it in double quotes")),
        }
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let length = self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count();
        let word = self.rest().get(..length).unwrap_or("").to_ascii_lowercase();
        let value = match word.as_str() {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            "null" => Value::Null,
            "undefined" | "nan" | "none" => {
                self.note("a template left a value empty", "write null, or leave the key out");
                Value::Null
            }
            _ => return Err(self.fault("text stands without quotes", "write text in double quotes")),
        };
        self.at += length;
        Ok(value)
    }

    /// Passes white space, comments and the wrappers that old pages put around scripts.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.find(|c: char| !c.is_whitespace() && c != '\u{feff}').unwrap_or(rest.len());
            self.at += blank;
            let Some(length) = wrapper(self.rest()) else { return };
            if self.rest().starts_with('/') {
                self.note("a comment stands in the block", "leave it out: JSON has no comments");
            }
            self.at += length;
        }
    }
}

const KEY_HELP: &str = "write every key in double quotes";
const TRAILING_COMMA: Fault =
    Fault { offset: 0, what: "a comma follows the last entry", help: "leave out the comma before } or ]" };

/// The length of a comment or wrapper that opens the text.
fn wrapper(text: &str) -> Option<usize> {
    let until = |end: &str| text.find(end).map_or(text.len(), |i| i + end.len());
    for mark in ["<![CDATA[", "]]>", "-->"] {
        if text.starts_with(mark) {
            return Some(mark.len());
        }
    }
    if let Some(rest) = text.strip_prefix("<!--") {
        // A wrapper holds the block; a comment of its own ends before it. What stands between is passed in one go,
        // so that a row of openings costs no more than its length.
        let stop = rest.find(['{', '[']).unwrap_or(rest.len());
        let end = rest.get(..stop).and_then(|comment| comment.find("-->"));
        return Some(4 + end.map_or(stop, |i| i + 3));
    }
    if text.starts_with("/*") {
        return Some(until("*/"));
    }
    let line = text.strip_prefix("//")?;
    let mark = line.trim_start_matches([' ', '\t']);
    // "//<![CDATA[" may share its line with the block.
    let cdata = mark.starts_with("<![CDATA[") || mark.starts_with("]]>") || mark.starts_with("-->");
    Some(if cdata { text.len() - mark.len() } else { until("\n") })
}

/// A number as decimal text without exponent. Leading zeros stay: `00412` is an article number without quotes.
fn decimal(written: &str) -> Option<String> {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|e| e.abs() <= 20)?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if exponent == 0 {
        let whole = if whole.is_empty() { "0" } else { whole };
        return Some(if fraction.is_empty() { [sign, whole].concat() } else { [sign, whole, ".", fraction].concat() });
    }
    let zeros = "0".repeat(20);
    // Twenty zeros on both sides make room for every exponent allowed.
    let all = [zeros.as_str(), &all, &zeros].concat();
    let point = usize::try_from(20 + whole.len() as i32 + exponent).ok()?;
    let (whole, fraction) = (all.get(..point)?.trim_start_matches('0'), all.get(point..)?.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { [sign, whole].concat() } else { [sign, whole, ".", fraction].concat() })
}
