//! What does this block say, however it is written?
//!
//! JSON as shops' templates emit it: with trailing commas, comments, raw line breaks in text, values that a template
//! left empty, CDATA and comment wrappers, several values in a row, and as a last resort with every quote written as
//! `&quot;`. Numbers stay text. What says nothing (null, empty text) is left out, `schema:name` and
//! `https://schema.org/name` become `name`, and `{"@value": x}` becomes `x`.
//!
//! Does not know: what the keys mean.

use super::entity;
use super::graph::local_name;
use crate::problem::Value;

// Deeper nesting is an attack or a mistake; the stack of a Wasm instance is small.
const DEPTH_MAX: usize = 64;
// No key of schema.org is longer; others would only make long paths.
const KEY_MAX: usize = 60;

/// Where something is wrong (in bytes from the start), what, and what to do about it.
pub(super) type Fault = (usize, &'static str, &'static str);

/// Reads a block, and notes where it departs from JSON and where it cannot be read at all.
pub(super) struct Parser<'t> {
    text: &'t str,
    at: usize,
    /// The first departure from JSON: other readers stop there.
    pub(super) loose: Option<Fault>,
    /// Where reading ended. The rules below then find the end of the text and come back by themselves, without a result
    /// to hand through each of them.
    pub(super) broken: Option<Fault>,
}

/// Reads a text, also one in which HTML entities stand for the quotes.
pub(super) fn parse(text: &str) -> (Value, Parser<'_>) {
    let (value, mut parser) = Parser::run(text);
    if let (Some((at, ..)), true) = (parser.broken, text.contains('&')) {
        let decoded = entity::decode(text);
        let (value, again) = Parser::run(&decoded);
        if again.broken.is_none() {
            parser.broken = None;
            parser.loose = Some((at, "HTML entities stand for quotes here", "write the characters themselves"));
            return (value, parser);
        }
    }
    (value, parser)
}

impl<'t> Parser<'t> {
    fn run(text: &'t str) -> (Value, Parser<'t>) {
        let mut parser = Parser { text, at: 0, loose: None, broken: None };
        let mut values = Vec::new();
        loop {
            match parser.peek() {
                0 => break,
                b'{' | b'[' => {
                    if !values.is_empty() {
                        parser.note("a second value follows", "write one script for each");
                    }
                    let value = parser.value(0);
                    values.push(value);
                }
                b',' | b';' if !values.is_empty() => parser.at += 1,
                _ => parser.fail("a block starts with { or [", "write JSON-LD and nothing else"),
            }
        }
        let one = if values.len() == 1 { values.pop() } else { None };
        (one.unwrap_or(Value::List(values)), parser)
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next byte that counts; 0 at the end.
    #[inline(never)]
    fn peek(&mut self) -> u8 {
        self.skip();
        self.byte()
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn fail(&mut self, what: &'static str, help: &'static str) {
        if self.broken.is_none() {
            self.broken = Some((self.at, what, help));
        }
        self.at = self.text.len();
    }

    fn note(&mut self, what: &'static str, help: &'static str) {
        if self.loose.is_none() {
            self.loose = Some((self.at, what, help));
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        if depth >= DEPTH_MAX {
            self.fail("this is nested too deep", "point to nodes by @id");
        }
        match self.peek() {
            b'{' | b'[' => self.group(depth),
            b'"' => Value::Text(self.string()),
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            b',' | b'}' | b']' => {
                self.note("a value is missing", "leave the key out");
                Value::Null
            }
            _ => {
                self.fail("a value is missing", "write text in double quotes");
                Value::Null
            }
        }
    }

    /// A list or an object.
    fn group(&mut self, depth: usize) -> Value {
        let end = self.byte() + 2;
        self.at += 1;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        let mut comma = 0;
        loop {
            let next = self.peek();
            if next == end {
                if comma > 0 && self.loose.is_none() {
                    self.loose = Some((comma, "a comma follows the last entry", "leave it out"));
                }
                self.at += 1;
                break;
            }
            if next == 0 {
                self.fail("the block ends too early", "close every { and [");
                break;
            }
            let key = if end == b'}' { self.key() } else { String::new() };
            let value = self.value(depth + 1);
            let says = !matches!(&value, Value::Null) && value.as_text() != Some("");
            if end == b']' && says {
                items.push(value);
            } else if says && key.len() <= KEY_MAX {
                let value = self.decimal_comma(value);
                entries.push((key, value));
            }
            let next = self.peek();
            comma = 0;
            if next == b',' {
                comma = self.at;
                self.at += 1;
            } else if next != end && next != 0 {
                self.fail(
                    "a comma is missing, or a quote ends the text too early",
                    "write a quote inside text as \\\"",
                );
            }
        }
        if end == b']' {
            return Value::List(items);
        }
        match entries.iter().position(|(key, _)| key == "@value") {
            Some(i) => entries.swap_remove(i).1,
            None => Value::Map(entries),
        }
    }

    fn key(&mut self) -> String {
        if self.byte() != b'"' {
            self.fail("a key is missing", "write it in double quotes");
        }
        let mut key = self.string();
        if self.peek() != b':' {
            self.fail("a colon is missing", "write it after the key");
        }
        self.at += 1;
        if key.contains("schema") {
            key = local_name(&key).to_owned();
        }
        key
    }

    /// `"price": 24,99`: between two keys a digit can only be the rest of a number.
    fn decimal_comma(&mut self, value: Value) -> Value {
        let rest = self.rest().as_bytes();
        let digits = rest.iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
        match value {
            Value::Number(mut whole) if rest.first() == Some(&b',') && digits > 0 && !whole.contains('.') => {
                self.note("a decimal comma", "write a point: 24.99");
                whole.push('.');
                whole.push_str(self.rest().get(1..=digits).unwrap_or(""));
                self.at += 1 + digits;
                Value::Number(whole)
            }
            value => value,
        }
    }

    #[inline(never)]
    fn string(&mut self) -> String {
        let open = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(c) = self.rest().chars().next() else {
                self.at = open;
                self.fail("a text has no end", "close it with a double quote");
                return out;
            };
            self.at += c.len_utf8();
            match c {
                '"' => return out,
                '\\' => out.push(self.escape()),
                c => {
                    if c < ' ' {
                        self.note("a raw line break stands in text", "write a line break as \\n");
                    }
                    out.push(c);
                }
            }
        }
    }

    fn escape(&mut self) -> char {
        let letter = self.rest().chars().next().unwrap_or('"');
        self.at += letter.len_utf8();
        match letter {
            'n' | 'r' => '\n',
            't' | 'b' | 'f' => ' ',
            'u' => self.unicode(),
            other => other,
        }
    }

    /// After `\u`: four hexadecimal digits, twice for the characters beyond U+FFFF.
    fn unicode(&mut self) -> char {
        let mut code = self.hex4();
        if code >> 10 == 0xd800 >> 10 && self.rest().starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let low = self.hex4();
            if low >> 10 == 0xdc00 >> 10 {
                code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
            } else {
                self.at = back;
            }
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn hex4(&mut self) -> u32 {
        let code = self.rest().get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if code.is_some() { 4 } else { 0 };
        code.unwrap_or(0xfffd)
    }

    /// The length of a run of letters, digits and the marks of numbers.
    fn run_length(&self) -> usize {
        let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.');
        self.rest().bytes().take_while(inside).count()
    }

    fn number(&mut self) -> Value {
        let written = self.rest().get(..self.run_length()).unwrap_or("");
        let digits = written.trim_start_matches(['-', '+']);
        let points = digits.bytes().filter(|b| *b == b'.').count();
        if digits.bytes().any(|b| matches!(b, b'e' | b'E')) {
            self.note("an exponent is not read", "write all its digits");
            self.at += written.len();
            return Value::Null;
        }
        if points > 1 || digits.len() == points || digits.bytes().any(|b| b != b'.' && !b.is_ascii_digit()) {
            self.fail("this is not a number", "write digits with one point");
        }
        self.at += written.len();
        Value::Number(written.trim_start_matches('+').to_owned())
    }

    fn word(&mut self) -> Value {
        let word = self.rest().get(..self.run_length()).unwrap_or("");
        let value = match word.to_ascii_lowercase().as_str() {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            "null" => Value::Null,
            "undefined" | "nan" | "none" => {
                self.note("a value is missing", "leave the key out");
                Value::Null
            }
            _ => {
                self.fail("text stands without quotes", "write text in double quotes");
                Value::Null
            }
        };
        self.at += word.len();
        value
    }

    /// Passes white space, comments and the wrappers that old pages put around scripts.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
            let rest = self.rest();
            let length = wrapper(rest);
            if length == 0 {
                return;
            }
            if rest.starts_with('/') {
                self.note("JSON has no comments", "leave it out");
            }
            self.at += length;
        }
    }
}

/// The length of a comment or wrapper that opens the text.
fn wrapper(text: &str) -> usize {
    const MARKS: &[&str] = &["<![CDATA[", "]]>", "-->", "//<![CDATA[", "//]]>", "//-->"];
    for mark in MARKS {
        if text.starts_with(mark) {
            return mark.len();
        }
    }
    let end = if text.starts_with("<!--") {
        // A wrapper holds the block; a comment of its own ends before it. What stands between is passed in one go,
        // so that a row of openings costs no more than its length.
        let stop = text.find(['{', '[']).unwrap_or(text.len());
        return text.get(..stop).and_then(|comment| comment.find("-->")).map_or(stop, |i| i + 3);
    } else if text.starts_with("/*") {
        "*/"
    } else if text.starts_with("//") {
        "\n"
    } else {
        return 0;
    };
    text.find(end).map_or(text.len(), |i| i + end.len())
}

/// Line and column of an offset, both from 1, the column in characters.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let column = before.rsplit('\n').next().unwrap_or("").chars().count();
    (before.split('\n').count(), column + 1)
}
