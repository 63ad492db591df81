//! What do an answer's words say without their markup?
//!
//! Answers of FAQ markup may hold HTML. A small scanner turns the tags that search engines keep (h1–h6, br, ol, ul, li,
//! a, p, div, b, strong, i, em) into blocks. Every other tag goes and leaves its words; scripts, styles and the like go
//! with all they hold. Nothing that comes out is markup: text is text, and addresses have passed [`Link::parse`].
//!
//! Does not know: the browser's parser. What it builds is safe whatever the browser would have made of the source.

use super::blocks::{Builder, is_text};
use super::entity::decode;
use crate::content::{Block, Link, plain_text};

// Within this many bytes a tag's quotes are honoured; after that its first ">" ends it. Keeps hostile text linear.
const TAG_MAX: usize = 4096;

/// The blocks of an HTML text. Text without a tag keeps its own paragraphs and line breaks.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    if !html.contains('<') && html.contains("&lt;") {
        // Some plugins escape the whole answer once more.
        let once = decode(html);
        if has_tag(&once) {
            return scan(&once);
        }
    }
    if has_tag(html) { scan(html) } else { paragraphs(html) }
}

/// The words alone, on one line, at most `limit` characters.
pub(super) fn line(html: &str, limit: usize) -> String {
    let words = if html.contains(['<', '&']) { plain_text(&scan(html)) } else { String::new() };
    let source = if words.is_empty() && !has_tag(html) { html } else { &words };
    let mut out = String::new();
    for (i, c) in source.split_whitespace().flat_map(|word| [" ", word]).flat_map(str::chars).skip(1).enumerate() {
        if i == limit {
            out.push('…');
            break;
        }
        if is_text(c) {
            out.push(c);
        }
    }
    out
}

fn paragraphs(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut blank = true;
    for line in decode(text).lines() {
        if line.trim().is_empty() {
            builder.end_line();
        } else if !blank {
            builder.mark_break();
        }
        blank = line.trim().is_empty();
        builder.text(line);
    }
    builder.finish()
}

fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(i, _)| {
        let rest = text.get(i + 1..).unwrap_or("");
        let name = rest.strip_prefix('/').unwrap_or(rest);
        rest.starts_with("!--") || name.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

fn scan(html: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut rest = html;
    let mut may_close = true;
    while !rest.is_empty() {
        let stop = rest.find('<').unwrap_or(rest.len());
        let (words, tail) = rest.split_at(stop);
        builder.text(&decode(words));
        rest = match tag(tail, &mut may_close) {
            Some((tag, after)) => {
                builder.tag(&tag);
                match tag.opens_unseen() {
                    true => after_close(after, tag.name),
                    false => after,
                }
            }
            None => {
                builder.text(tail.get(..1).unwrap_or(""));
                tail.get(1..).unwrap_or("")
            }
        };
    }
    builder.finish()
}

/// A tag as written.
pub(super) struct Tag<'h> {
    /// Its name, in any case.
    pub(super) name: &'h str,
    /// Whether it closes.
    pub(super) closes: bool,
    attributes: &'h str,
}

impl Tag<'_> {
    /// Whether it has one of these names.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|n| self.name.eq_ignore_ascii_case(n))
    }

    /// Whether what it holds is never words for the shopper.
    fn opens_unseen(&self) -> bool {
        const UNSEEN: &[&str] = &[
            "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "title",
            "select", "head", "xmp", "noembed", "noframes", "audio", "video", "canvas",
        ];
        let empty = self.is(&["svg", "math"]) && self.attributes.ends_with('/');
        !self.closes && !empty && self.is(UNSEEN)
    }

    /// Its address, where that is safe to follow.
    pub(super) fn href(&self) -> Option<Link> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
            let (name, tail) = rest.split_at(end);
            let tail = tail.trim_start();
            let (value, after) = match tail.strip_prefix('=') {
                Some(value) => attribute_value(value.trim_start()),
                None => ("", tail),
            };
            if name.eq_ignore_ascii_case("href") {
                return Link::parse(&decode(value));
            }
            if after.len() >= rest.len() {
                return None;
            }
            rest = after;
        }
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = text.get(1..).unwrap_or("");
            let end = inner.find(quote).unwrap_or(inner.len());
            return (inner.get(..end).unwrap_or(""), inner.get(end + 1..).unwrap_or(""));
        }
        _ => text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()),
    };
    text.split_at(end)
}

/// The tag or comment that opens the text (at its `<`), and what follows it; none where `<` is only a character.
fn tag<'h>(text: &'h str, may_close: &mut bool) -> Option<(Tag<'h>, &'h str)> {
    let inner = text.get(1..)?;
    if inner.starts_with("!--") {
        let end = inner.find("-->").map_or(inner.len(), |i| i + 3);
        return Some((Tag { name: "!", closes: false, attributes: "" }, inner.get(end..)?));
    }
    let (closes, named) = match inner.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inner),
    };
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') || !*may_close {
        return None;
    }
    let Some(end) = tag_end(named) else {
        // No ">" here means none further on: the rest is words.
        *may_close = false;
        return None;
    };
    let (body, after) = named.split_at(end);
    let name_end = body.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(body.len());
    let (name, attributes) = body.split_at(name_end);
    Some((Tag { name, closes, attributes }, after.get(1..)?))
}

fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (i, b) in text.bytes().enumerate().take(TAG_MAX) {
        match (quote, b) {
            (None, b'>') => return Some(i),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if b == open => quote = None,
            _ => {}
        }
    }
    text.find('>')
}

/// What follows `</name>`; nothing where it never comes.
fn after_close<'h>(text: &'h str, name: &str) -> &'h str {
    let mut rest = text;
    while let Some(i) = rest.find("</") {
        rest = rest.get(i + 2..).unwrap_or("");
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.find('>').and_then(|end| rest.get(end + 1..)).unwrap_or("");
        }
    }
    ""
}
