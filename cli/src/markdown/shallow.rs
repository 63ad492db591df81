//! How deep may lists and remarks be nested before Markdown is read?
//!
//! The parser goes through all that is open at each line, so a line that opens ten thousand costs every line after it
//! ten thousand steps. Marks beyond any use are blanked; no byte moves.

use std::borrow::Cow;

// Far more than are shown, so that what is left out is told where it begins.
const OPEN_MAX: usize = 64;

/// The text, with marks at the start of its lines blanked where they are too many.
pub(super) fn shallow(text: &str) -> Cow<'_, str> {
    if text.lines().all(|line| deep(line).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match deep(line) {
            Some((start, end)) => {
                out.push_str(line.get(..start).unwrap_or_default());
                out.extend(std::iter::repeat_n(' ', end - start));
                out.push_str(line.get(end..).unwrap_or_default());
            }
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// From where to where a line holds marks beyond the limit.
fn deep(line: &str) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let (mut at, mut open, mut from) = (0, 0, None);
    loop {
        at += bytes.get(at..)?.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let length = mark(bytes.get(at..)?);
        if length == 0 {
            return from.map(|from| (from, at));
        }
        open += 1;
        if open > OPEN_MAX {
            from = from.or(Some(at));
        }
        at += length;
    }
}

/// How long the mark is that opens a remark, an item or a note; 0 where none stands.
fn mark(bytes: &[u8]) -> usize {
    let digits = bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    match bytes {
        [b'>', ..] => 1,
        [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 1,
        _ if (1..10).contains(&digits) && matches!(bytes.get(digits..), Some([b'.' | b')', b' ' | b'\t', ..])) => {
            digits + 1
        }
        [b'[', b'^', rest @ ..] => {
            let label = rest.iter().take(80).take_while(|byte| !matches!(byte, b']' | b' ')).count();
            if matches!(rest.get(label..), Some([b']', b':', ..])) { label + 4 } else { 0 }
        }
        _ => 0,
    }
}
