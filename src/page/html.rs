//! What do an answer's words say without their markup?
//!
//! Answers of FAQ markup may hold HTML. A small scanner turns the tags that search engines keep (h1–h6, br, ol, ul, li,
//! a, p, div, b, strong, i, em) into blocks. Every other tag goes and leaves its words; scripts, styles and the like go
//! with all they hold. Nothing that comes out is markup: text is text, and addresses have passed [`Link::parse`].
//!
//! Does not know: the browser's parser. What it builds is safe whatever the browser would have made of the source.

use super::blocks::{Builder, is_text};
use super::entity::decode;
use super::graph::listed;
use crate::content::{Block, Link, plain_text};

// Within this many bytes a tag's quotes are honoured; after that its first ">" ends it. Keeps hostile text linear.
const TAG_MAX: usize = 4096;

// Tags that hold no words for the shopper.
const UNSEEN: &str = "script style template noscript iframe object svg math textarea title select head xmp noembed \
    noframes audio video canvas";

/// The blocks of an HTML text. Text without a tag keeps its own paragraphs and line breaks.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    if has_tag(html) {
        return scan(html);
    }
    let once = decode(html);
    // Some plugins escape the whole answer once more.
    if html.contains("&lt;") && has_tag(&once) {
        return scan(&once);
    }
    let mut builder = Builder::default();
    for line in once.lines() {
        // The second of two breaks in a row ends the paragraph.
        builder.text(line);
        builder.line_break();
    }
    builder.finish()
}

/// The words alone, on one line, at most `limit` characters.
#[inline(never)]
pub(super) fn line(html: &str, limit: usize) -> String {
    let words = if html.contains(['<', '&']) { plain_text(&scan(html)) } else { String::new() };
    let source = if words.is_empty() && !has_tag(html) { html } else { &words };
    let mut out = String::new();
    let mut length = 0;
    for c in source.chars() {
        if length == limit {
            out.push('…');
            break;
        }
        let c = if c.is_whitespace() { ' ' } else { c };
        if is_text(c) && !(c == ' ' && (out.is_empty() || out.ends_with(' '))) {
            out.push(c);
            length += 1;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[inline(never)]
fn has_tag(text: &str) -> bool {
    let mut rest = text;
    while let Some(i) = rest.find('<') {
        rest = rest.get(i + 1..).unwrap_or("");
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if rest.starts_with("!--") || name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return true;
        }
    }
    false
}

#[inline(never)]
fn scan(html: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut rest = html;
    // No ">" further on means that all "<" are words.
    let last = html.rfind('>').map_or(usize::MAX, |i| html.len() - i);
    while !rest.is_empty() {
        let (words, tail) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        builder.text(&decode(words));
        let inner = tail.get(1..).unwrap_or("");
        if inner.starts_with("!--") {
            rest = after(inner, "-->");
            continue;
        }
        let (closes, named) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) || named.len() < last {
            builder.text(tail.get(..1).unwrap_or(""));
            rest = inner;
            continue;
        }
        let (body, tail) = named.split_at(tag_end(named));
        rest = tail.get(1..).unwrap_or("");
        let name_end = body.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(body.len());
        let (name, attributes) = body.split_at(name_end);
        let name = name.to_ascii_lowercase();
        let link = if name == "a" { href(attributes) } else { None };
        builder.tag(&name, closes, link);
        if !closes && listed(UNSEEN, &name) && !attributes.ends_with('/') {
            rest = after_close(rest, &name);
        }
    }
    builder.finish()
}

/// What follows a mark; nothing where it never comes.
fn after<'h>(text: &'h str, mark: &str) -> &'h str {
    text.find(mark).and_then(|i| text.get(i + mark.len()..)).unwrap_or("")
}

fn after_close<'h>(text: &'h str, name: &str) -> &'h str {
    let mut rest = text;
    while !rest.is_empty() {
        rest = after(rest, "</");
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after(rest, ">");
        }
    }
    ""
}

fn tag_end(text: &str) -> usize {
    let mut quote = 0;
    for (i, b) in text.bytes().enumerate().take(TAG_MAX) {
        match b {
            b'>' if quote == 0 => return i,
            b'"' | b'\'' if quote == 0 => quote = b,
            b if b == quote => quote = 0,
            _ => {}
        }
    }
    text.find('>').unwrap_or(text.len())
}

/// The address among a tag's attributes, where it is safe to follow.
fn href(attributes: &str) -> Option<Link> {
    let mut rest = attributes;
    loop {
        // In `hreflang="el"` no equals sign follows.
        rest = after(rest, "=");
        let name = attributes.get(..attributes.len() - rest.len())?.trim_end_matches('=').trim_end();
        if rest.is_empty()
            || name.get(name.len().saturating_sub(5)..).is_some_and(|n| n.trim_start().eq_ignore_ascii_case("href"))
        {
            break;
        }
    }
    let value = rest.trim_start();
    let (quote, start) = match value.bytes().next()? {
        quote @ (b'"' | b'\'') => (char::from(quote), 1),
        _ => (' ', 0),
    };
    Link::parse(&decode(value.get(start..)?.split(quote).next()?))
}
