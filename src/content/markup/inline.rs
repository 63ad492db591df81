//! Which runs does a line of light markup hold?
//!
//! `**strong**`, `*stressed*`, `~~struck~~`, `` `literal` ``, `[words](address)` where `answer:ID` is another answer,
//! `[^1]` for a note at the foot, `{{fact | words}}`, `\` before a mark that is meant as it stands, and `\` at the end of a
//! line for a line break.

use super::{Found, read_link};
use crate::content::{Inline, live::read_live};

// A closing mark is looked for this far ahead only, so that text full of opening marks is still read in linear time.
const AHEAD_BYTES_MAX: usize = 2_000;
const DEPTH_MAX: u8 = 6;

/// The runs of a text.
pub(super) fn runs(text: &str, found: &mut Found<'_>) -> Vec<Inline> {
    let mut runs = Runs { out: Vec::new(), found };
    runs.read(text, 0);
    runs.out
}

/// The cells of a table row; a bar inside a live fact or after a backslash parts nothing.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let line = line.trim().trim_start_matches('|');
    let line = if line.ends_with("\\|") { line } else { line.strip_suffix('|').unwrap_or(line) };
    let (mut out, mut start, mut i) = (Vec::new(), 0, 0);
    while i < line.len() {
        if line.as_bytes().get(i) == Some(&b'|') {
            out.push(line.get(start..i).unwrap_or_default());
            start = i + 1;
        }
        i += unit(line.get(i..).unwrap_or_default(), &mut Missing::default());
    }
    out.push(line.get(start..).unwrap_or_default());
    out
}

/// Whether a line break between two letters stands for nothing: Chinese and Japanese have no spaces between words.
pub fn joins_without_space(before: char, after: char) -> bool {
    let wide = |c: char| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    wide(before) && wide(after)
}

/// What was looked for up to the end of a text in vain: there is none further on either, and nobody looks again.
#[derive(Default)]
struct Missing {
    fact: bool,
    /// One bit for each length of a row of ticks.
    literals: u64,
}

// Rows of ticks are two or three long; a longer one than this opens nothing.
const TICKS_MAX: usize = 63;

/// The length of what stands at the start of the text and is not looked into for closing marks: an escaped letter, a
/// literal, a live fact, or one letter.
fn unit(text: &str, missing: &mut Missing) -> usize {
    let first = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let enclosed = match text.as_bytes() {
        [b'\\', ..] => Some(1 + text.get(1..).map_or(0, first)),
        [b'{', b'{', ..] if !missing.fact => {
            let end = text.get(2..).and_then(|inside| ahead(inside).find("}}"));
            missing.fact = end.is_none();
            end.map(|end| end + 4)
        }
        [b'`', ..] => {
            let row = ticks(text);
            let bit = 1 << row.min(TICKS_MAX);
            let literal = if missing.literals & bit == 0 { literal(text) } else { None };
            missing.literals |= if literal.is_none() { bit } else { 0 };
            Some(literal.map_or(row, |(_, length)| length))
        }
        _ => None,
    };
    enclosed.unwrap_or_else(|| first(text).max(1))
}

/// How many ticks stand in a row. A row is taken as a whole, be it a mark or text: whoever looked at what is left of it
/// after each tick would take the square of its length.
fn ticks(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// A literal at the start of the text, and how long it is with its marks: as many as open it close it, and a space
/// on either side, which keeps other such marks off, is not part of it.
fn literal(text: &str) -> Option<(&str, usize)> {
    let mark = ticks(text);
    if mark >= TICKS_MAX {
        return None;
    }
    let inside = text.get(mark..)?;
    let reach = ahead(inside);
    let mut from = 0;
    loop {
        let at = from + reach.get(from..)?.find('`')?;
        let row = ticks(reach.get(at..)?);
        if row == mark {
            let held = inside.get(..at)?;
            let spaced = held.strip_prefix(' ').and_then(|held| held.strip_suffix(' '));
            let held = spaced.filter(|held| !held.trim().is_empty()).unwrap_or(held);
            return Some((held, at + 2 * row));
        }
        from = at + row;
    }
}

/// How many stars close first.
fn first_closing(inside: &str) -> usize {
    let inside = ahead(inside);
    let (mut i, mut missing) = (0, Missing::default());
    while let Some(rest) = inside.get(i..).filter(|rest| !rest.is_empty()) {
        let stars = rest.bytes().take_while(|byte| *byte == b'*').count();
        if stars > 0
            && inside.get(..i).and_then(|before| before.chars().next_back()).is_some_and(|c| !c.is_whitespace())
        {
            return stars;
        }
        i += if stars > 0 { stars } else { unit(rest, &mut missing) };
    }
    0
}

fn ahead(text: &str) -> &str {
    let mut end = text.len().min(AHEAD_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

struct Runs<'a, 'f> {
    out: Vec<Inline>,
    found: &'a mut Found<'f>,
}

impl Runs<'_, '_> {
    fn read(&mut self, text: &str, depth: u8) {
        let mut rest = text;
        while !rest.is_empty() {
            let taken = if depth < DEPTH_MAX { self.marked(rest, depth) } else { None };
            let taken = taken.unwrap_or_else(|| self.letter(rest));
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// Takes a marked run at the start of the text and says how long it is; none where no mark stands.
    fn marked(&mut self, text: &str, depth: u8) -> Option<usize> {
        match text.as_bytes() {
            [b'\\', b'\n', ..] => {
                self.out.push(Inline::Break);
                Some(2)
            }
            [b'\\', mark, ..] if mark.is_ascii_punctuation() => {
                self.text(char::from(*mark));
                Some(2)
            }
            [b'{', b'{', ..] => {
                let inside = text.get(2..)?;
                let end = ahead(inside).find("}}")?;
                let (run, problem) = read_live(inside.get(..end)?);
                problem.map(&mut self.found);
                self.push(run);
                Some(end + 4)
            }
            [b'`', ..] => Some(match literal(text) {
                Some((inside, length)) => {
                    self.push(Inline::Code(inside.to_owned()));
                    length
                }
                None => {
                    let row = ticks(text);
                    self.push(Inline::Text(text.get(..row)?.to_owned()));
                    row
                }
            }),
            // The inner one of two marks closes first.
            [b'*', b'*', b'*', ..] if first_closing(text.get(3..)?) == 2 => {
                self.stressed(text, "*", Inline::Emphasis, depth)
            }
            [b'*', b'*', ..] => self.stressed(text, "**", Inline::Strong, depth),
            [b'*', ..] => self.stressed(text, "*", Inline::Emphasis, depth),
            [b'~', b'~', ..] => self.stressed(text, "~~", Inline::Struck, depth),
            [b'[', b'^', ..] => {
                let (number, length) = note(text)?;
                self.out.push(Inline::Note(number));
                Some(length)
            }
            [b'[', ..] => self.link(text, depth),
            _ => None,
        }
    }

    /// Words between two equal marks. Marks touch their words: `2 * 3` stays as it is.
    fn stressed(&mut self, text: &str, mark: &str, of: fn(Vec<Inline>) -> Inline, depth: u8) -> Option<usize> {
        let inside = text.get(mark.len()..)?;
        if inside.starts_with(char::is_whitespace) {
            return None;
        }
        let end = closing_mark(inside, mark)?;
        let runs = self.nested(inside.get(..end)?, depth);
        self.push(of(runs));
        Some(end + 2 * mark.len())
    }

    /// `[words](address)`. A refused address leaves the words.
    fn link(&mut self, text: &str, depth: u8) -> Option<usize> {
        let inside = text.get(1..)?;
        let close = closing(inside, b'[', b']')?;
        let target = inside.get(close + 1..)?.strip_prefix('(')?;
        let end = closing(target, b'(', b')')?;
        let words = self.nested(inside.get(..close)?, depth);
        let address = target.get(..end)?.trim().trim_matches(['<', '>']);
        if let Some(id) = address.strip_prefix("answer:") {
            self.push(Inline::Answer(id.to_owned(), words));
            return Some(1 + close + 2 + end + 1);
        }
        match read_link(address) {
            Ok(link) => self.push(Inline::Link(link, words)),
            Err(problem) => {
                (self.found)(problem);
                words.into_iter().for_each(|run| self.push(run));
            }
        }
        Some(1 + close + 2 + end + 1)
    }

    fn nested(&mut self, text: &str, depth: u8) -> Vec<Inline> {
        let mut inner = Runs { out: Vec::new(), found: &mut *self.found };
        inner.read(text, depth + 1);
        inner.out
    }

    fn letter(&mut self, text: &str) -> usize {
        let Some(letter) = text.chars().next() else { return 1 };
        if letter != '\n' {
            self.text(letter);
            return letter.len_utf8();
        }
        let rest = text.trim_start();
        if let Some(Inline::Text(before)) = self.out.last_mut() {
            before.truncate(before.trim_end_matches([' ', '\t']).len());
        }
        let before = match self.out.last() {
            Some(Inline::Text(text)) => text.chars().next_back(),
            _ => None,
        };
        if !before.zip(rest.chars().next()).is_some_and(|(b, a)| joins_without_space(b, a)) {
            self.text(' ');
        }
        text.len() - rest.len()
    }

    fn text(&mut self, letter: char) {
        match self.out.last_mut() {
            Some(Inline::Text(text)) => text.push(letter),
            _ => self.out.push(Inline::Text(letter.into())),
        }
    }

    fn push(&mut self, run: Inline) {
        match (self.out.last_mut(), run) {
            (_, Inline::Text(text)) if text.is_empty() => {}
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, run) => self.out.push(run),
        }
    }
}

/// The number of a note, and how long its mark `[^1]` is.
pub(super) fn note(text: &str) -> Option<(u16, usize)> {
    let inside = text.strip_prefix("[^")?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let number = inside.get(..digits)?.parse().ok()?;
    inside.get(digits..)?.starts_with(']').then_some((number, digits + 3))
}

/// Where the mark closes that opened just before `inside`. The last stars of a longer row close, so that `***x***`
/// nests.
fn closing_mark(inside: &str, mark: &str) -> Option<usize> {
    let inside = ahead(inside);
    let (byte, mark) = (*mark.as_bytes().first()?, mark.len());
    let (mut i, mut missing) = (0, Missing::default());
    while i < inside.len() {
        let stars = inside.get(i..)?.bytes().take_while(|b| *b == byte).count();
        if stars == 0 {
            i += unit(inside.get(i..)?, &mut missing);
            continue;
        }
        let touches = inside.get(..i)?.chars().next_back().is_some_and(|c| !c.is_whitespace());
        if touches && (stars == mark || stars > 2) {
            return Some(i + stars - mark);
        }
        i += stars;
    }
    None
}

/// Where the bracket closes that opened just before `inside`.
fn closing(inside: &str, opens: u8, closes: u8) -> Option<usize> {
    let inside = ahead(inside);
    let (mut i, mut open, mut missing) = (0, 0, Missing::default());
    while i < inside.len() {
        match *inside.as_bytes().get(i)? {
            byte if byte == opens => open += 1,
            byte if byte == closes && open == 0 => return Some(i),
            byte if byte == closes => open -= 1,
            _ => {}
        }
        i += unit(inside.get(i..)?, &mut missing);
    }
    None
}
