//! Which names may be shorter, and what are they then?
//!
//! A name is renamed throughout the script or not at all, so scopes need not be known: whatever is bound by that name
//! is bound by the other. What others read by name stays: properties, keys, methods, fields, labels, globals.

use super::tokens::{Kind, Token};
use std::collections::{BTreeMap, BTreeSet};

/// Words that look like names where they are not.
const KEYWORDS: [&str; 48] = [
    "arguments",
    "as",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "set",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "target",
];

/// What the page itself calls by these names must not be mistaken for ours.
const GLOBALS: [&str; 24] = [
    "close",
    "console",
    "crypto",
    "document",
    "event",
    "fetch",
    "focus",
    "frames",
    "history",
    "length",
    "location",
    "name",
    "navigator",
    "open",
    "origin",
    "parent",
    "performance",
    "print",
    "screen",
    "scroll",
    "self",
    "status",
    "stop",
    "top",
];

/// What the innermost open bracket around a token is.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Block,
    Object,
    Class,
    Round,
    Square,
}

/// A new text for each token that gets one.
pub(super) fn shorten(tokens: &[Token<'_>]) -> Vec<Option<String>> {
    let script = Script { tokens, within: within(tokens), closing: closing(tokens) };
    if script.is_module() {
        return vec![None; tokens.len()];
    }
    let declared = script.declared();
    let mut fixed: BTreeSet<&str> = KEYWORDS.into_iter().chain(GLOBALS).collect();
    fixed.extend((0..tokens.len()).filter(|&at| script.is_fixed(at)).map(|at| script.text(at)));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for at in (0..tokens.len()).filter(|&at| script.is_reference(at)) {
        let name = script.text(at);
        if name.len() > 1 && declared.contains(name) && !fixed.contains(name) {
            *counts.entry(name).or_default() += 1;
        }
    }
    // The commonest get the shortest; among equals the order of the alphabet makes every build the same.
    let mut wanted: Vec<(&str, usize)> = counts.into_iter().collect();
    wanted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let taken: BTreeSet<&str> =
        tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| token.text).collect();
    let mut free = short_names().filter(|short| !taken.contains(short.as_str()) && !KEYWORDS.contains(&short.as_str()));
    let short: BTreeMap<&str, String> = wanted.into_iter().filter_map(|(name, _)| Some((name, free.next()?))).collect();
    let renamed = |at: usize| short.get(script.text(at)).filter(|_| script.is_reference(at)).cloned();
    (0..tokens.len()).map(renamed).collect()
}

/// a … z, A … Z, aa, ab, …
fn short_names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let ones = letters().map(String::from);
    ones.chain(letters().flat_map(move |first| letters().map(move |second| format!("{first}{second}"))))
}

struct Script<'a> {
    tokens: &'a [Token<'a>],
    within: Vec<Within>,
    /// For each opening bracket the place of its closing one.
    closing: Vec<usize>,
}

impl<'a> Script<'a> {
    /// The text of a token; nothing beyond the ends.
    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    fn is_name(&self, at: usize) -> bool {
        let word = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
        word && !self.text(at).starts_with(|c: char| c.is_ascii_digit()) && !KEYWORDS.contains(&self.text(at))
    }

    fn in_object(&self, at: usize) -> bool {
        self.within.get(at) == Some(&Within::Object) && matches!(self.before(at), "{" | ",")
    }

    /// `import` and `export` bind names that other files read.
    fn is_module(&self) -> bool {
        (0..self.tokens.len()).any(|at| match self.text(at) {
            "export" => self.before(at) != ".",
            "import" => !matches!(self.text(at + 1), "(" | "."),
            _ => false,
        })
    }

    /// Does this stand for a value, rather than for a property of one?
    fn is_reference(&self, at: usize) -> bool {
        let property = matches!(self.before(at), "." | "?.");
        let key = self.in_object(at) && self.text(at + 1) == ":";
        self.is_name(at) && !property && !key
    }

    /// Does somebody else read this name?
    fn is_fixed(&self, at: usize) -> bool {
        let shorthand = self.in_object(at) && matches!(self.text(at + 1), "," | "}" | "=");
        let field = self.within.get(at) == Some(&Within::Class);
        let label = self.within.get(at) == Some(&Within::Block)
            && matches!(self.before(at), ";" | "{" | "}" | ")" | "")
            && self.text(at + 1) == ":";
        let class = self.before(at) == "class";
        // A label and a method may also bear the name of a keyword; those are fixed anyway.
        self.is_name(at) && (shorthand || field || label || class || self.is_method(at))
    }

    /// `name(…) {`, which is no call.
    fn is_method(&self, at: usize) -> bool {
        let list = at + 1;
        self.is_name(at)
            && self.before(at) != "function"
            && self.text(list) == "("
            && self.closing.get(list).is_some_and(|&end| self.text(end + 1) == "{")
    }

    fn declared(&self) -> BTreeSet<&'a str> {
        let mut names = BTreeSet::new();
        for at in 0..self.tokens.len() {
            match self.text(at) {
                "const" | "let" | "var" => self.declarators(at + 1, &mut names),
                "function" => {
                    names.insert(self.text(at + 1));
                }
                "(" if self.is_parameters(at) => self.pattern(at, &mut names),
                text if self.text(at + 1) == "=>" && self.is_name(at) => {
                    names.insert(text);
                }
                _ => {}
            }
        }
        names
    }

    fn is_parameters(&self, at: usize) -> bool {
        let after = self.closing.get(at).map_or("", |&end| self.text(end + 1));
        let before = at.checked_sub(1).unwrap_or(at);
        let function = self.before(at) == "function" || self.before(before) == "function";
        after == "=>" || function || self.before(at) == "catch" || self.is_method(before)
    }

    /// The names of `a = 1, [b, c] = d;`.
    fn declarators(&self, start: usize, names: &mut BTreeSet<&'a str>) {
        let mut at = start;
        let mut expected = true;
        while let Some(token) = self.tokens.get(at) {
            let ends = at > start && token.gap == super::Gap::Line && self.before(at) != ",";
            if ends || matches!(token.text, ";" | ")" | "]" | "}" | "of" | "in") {
                return;
            }
            if expected && self.is_name(at) {
                names.insert(token.text);
            }
            if expected && token.text == "[" {
                self.pattern(at, names);
            }
            expected = token.text == ",";
            at = self.closing.get(at).copied().filter(|&end| end > at).unwrap_or(at) + 1;
        }
    }

    /// The names of `(a, b = 1, ...c, [d, e])` or `[a, b]`, from its opening bracket on.
    fn pattern(&self, open: usize, names: &mut BTreeSet<&'a str>) {
        let end = self.closing.get(open).copied().unwrap_or(open);
        let mut at = open + 1;
        while at < end {
            let starts = matches!(self.before(at), "(" | "[" | "," | "...");
            if starts && self.is_name(at) {
                names.insert(self.text(at));
            }
            if starts && self.text(at) == "[" {
                self.pattern(at, names);
            }
            at = self.closing.get(at).copied().filter(|&end| end > at).unwrap_or(at) + 1;
        }
    }
}

/// For each token the kind of bracket it stands in.
fn within(tokens: &[Token<'_>]) -> Vec<Within> {
    let mut open = vec![Within::Block];
    let mut all = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if is_bracket(token, ["}", ")", "]"]) || (token.kind == Kind::Literal && token.text.starts_with('}')) {
            open.pop();
        }
        all.push(open.last().copied().unwrap_or(Within::Block));
        match token.text {
            "{" => open.push(brace(tokens.get(..at).unwrap_or_default())),
            "(" => open.push(Within::Round),
            "[" => open.push(Within::Square),
            text if token.kind == Kind::Literal && text.ends_with("${") => open.push(Within::Round),
            _ => {}
        }
    }
    all
}

/// What does a brace after these tokens open? Where that is open to doubt, an object: there most names stay.
fn brace(before: &[Token<'_>]) -> Within {
    let Some(last) = before.last() else { return Within::Block };
    if last.kind == Kind::Sign {
        let block = matches!(last.text, ")" | ";" | "{" | "}" | "=>");
        return if block { Within::Block } else { Within::Object };
    }
    if matches!(last.text, "else" | "try" | "finally" | "do") {
        return Within::Block;
    }
    let head = before.iter().rev().take_while(|token| token.kind == Kind::Word || token.text == ".");
    let class = last.kind == Kind::Word && head.into_iter().any(|token| token.text == "class");
    if class { Within::Class } else { Within::Object }
}

fn is_bracket(token: &Token<'_>, which: [&str; 3]) -> bool {
    token.kind == Kind::Sign && which.contains(&token.text)
}

/// For each opening bracket the place of its closing one; for all other tokens their own place.
fn closing(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let literal = token.kind == Kind::Literal;
        if is_bracket(token, ["}", ")", "]"]) || (literal && token.text.starts_with('}')) {
            let start: Option<usize> = open.pop();
            if let Some(place) = start.and_then(|start| all.get_mut(start)) {
                *place = at;
            }
        }
        if is_bracket(token, ["{", "(", "["]) || (literal && token.text.ends_with("${")) {
            open.push(at);
        }
    }
    all
}
