//! How many attributes may a tag have before HTML is read?
//!
//! The tokenizer goes one step deeper into the stack with each attribute, so a tag of thousands, or a quotation mark that
//! nobody closed, would end the program. A tag with too many ends where they are too many; no byte moves.

use std::borrow::Cow;

// Page builders write some thirty.
const ATTRIBUTES_MAX: usize = 200;

/// The text, its tags ended where they have too many attributes.
pub(crate) fn bounded(html: &str) -> Cow<'_, str> {
    let cuts = cuts(html.as_bytes());
    if cuts.is_empty() {
        return Cow::Borrowed(html);
    }
    let (mut out, mut done) = (String::with_capacity(html.len()), 0);
    for cut in cuts {
        let rest = html.get(cut..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        out.push_str(html.get(done..cut).unwrap_or_default());
        out.push_str(">   ".get(..length).unwrap_or_default());
        done = cut + length;
    }
    out.push_str(html.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where attributes begin that are too many.
fn cuts(html: &[u8]) -> Vec<usize> {
    let (mut cuts, mut at) = (Vec::new(), 0);
    while let Some(open) = html.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'<')) {
        at += open + 1;
        if html.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            at = past(html, at, |byte| !ends_name(byte));
            let mut count = 0;
            while let Some(next) = attribute(html, at) {
                count += 1;
                if count > ATTRIBUTES_MAX {
                    at = past(html, at, is_between);
                    cuts.push(at);
                    break;
                }
                at = next;
            }
        }
    }
    cuts
}

/// Where the attribute ends that begins after a byte; none where the tag or the text ends.
fn attribute(html: &[u8], at: usize) -> Option<usize> {
    let start = past(html, at, is_between);
    if matches!(html.get(start), None | Some(b'>')) {
        return None;
    }
    let name_end = past(html, start + 1, |byte| !ends_name(byte) && byte != b'=');
    let sign = past(html, name_end, |byte| byte.is_ascii_whitespace());
    if html.get(sign) != Some(&b'=') {
        return Some(name_end);
    }
    let value = past(html, sign + 1, |byte| byte.is_ascii_whitespace());
    Some(match html.get(value) {
        Some(quote @ (b'"' | b'\'')) => past(html, value + 1, |byte| byte != *quote) + 1,
        _ => past(html, value, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
    })
}

fn past(html: &[u8], at: usize, fits: impl Fn(u8) -> bool) -> usize {
    at + html.get(at..).unwrap_or_default().iter().take_while(|byte| fits(**byte)).count()
}

fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

fn ends_name(byte: u8) -> bool {
    is_between(byte) || byte == b'>'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_its_attributes_are_too_many() {
        let many = " a='>'".repeat(ATTRIBUTES_MAX);
        for (text, bounded_text) in [
            ("<a b=c d>e</a> f < g".to_owned(), None),
            (format!("<p{many}>x"), None),
            (format!("<p{many} b>x"), Some(format!("<p{many} >>x"))),
            (format!("<p{many} 和=c>x"), Some(format!("<p{many} >  =c>x"))),
            (format!("<i>{many} b"), None),
        ] {
            let wanted = bounded_text.as_deref().unwrap_or(&text);
            assert_eq!(bounded(&text), wanted);
            assert_eq!(bounded(&text).len(), text.len());
        }
    }

    #[test]
    fn tags_without_end_take_no_stack() {
        for piece in [" a", " a=b", " a=\"b\"", "\"b\"c", "a=''", "/ ", " =", "<table><a href=\"", " a = '>' "] {
            let text = format!("<a href={} <p>words", piece.repeat(100_000));
            let (blocks, _) = crate::html::blocks(&text);
            assert!(blocks.len() <= text.len());
        }
    }
}
