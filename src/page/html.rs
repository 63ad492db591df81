//! What do an answer's words say without their markup?
//!
//! Answers of FAQ markup may hold HTML. A small scanner turns the tags that search engines keep (h1–h6, br, ol, ul, li,
//! a, p, div, b, strong, i, em) into blocks. Every other tag goes and leaves its words; scripts, styles and the like go
//! with all they hold. Nothing that comes out is markup: text is text, and addresses have passed [`Link::parse`].
//!
//! Does not know: the browser's parser. What it builds is safe whatever the browser would have made of the source.

use super::entity::decode;
use crate::content::{Block, Inline, Link, plain_text};

// Deeper nesting is flattened: lists within lists and marks within marks each count.
const DEPTH_MAX: usize = 32;

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

/// Controls, and the embeddings and overrides that could turn the text around them.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}')
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

struct Tag<'h> {
    name: &'h str,
    closes: bool,
    attributes: &'h str,
}

impl Tag<'_> {
    fn is(&self, names: &[&str]) -> bool {
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

    fn href(&self) -> Option<Link> {
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

#[derive(Clone)]
enum Mark {
    Strong,
    Emphasis,
    Link(Link),
    // An anchor whose address is not safe to follow: its words stay.
    Unlinked,
}

#[derive(Default)]
struct List {
    ordered: bool,
    items: Vec<Vec<Block>>,
}

/// Collects words into the innermost mark, marks into the line, lines into the innermost list item.
#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    lists: Vec<List>,
    heading: Option<u8>,
    line: Vec<Inline>,
    marks: Vec<(Mark, Vec<Inline>)>,
    // White space seen since the last word of this line.
    space: bool,
    // Whether the line has a word yet.
    started: bool,
}

impl Builder {
    fn text(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_ascii_whitespace() {
                self.space = self.started;
            } else if is_text(c) {
                if core::mem::take(&mut self.space) {
                    self.push_char(' ');
                }
                self.push_char(c);
                self.started = true;
            }
        }
    }

    fn inlines(&mut self) -> &mut Vec<Inline> {
        match self.marks.last_mut() {
            Some((_, inlines)) => inlines,
            None => &mut self.line,
        }
    }

    fn push_char(&mut self, c: char) {
        let inlines = self.inlines();
        match inlines.last_mut() {
            Some(Inline::Text(text)) => text.push(c),
            _ => inlines.push(Inline::Text(c.into())),
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.is(&["br"]) {
            self.mark_break();
        } else if tag.is(&["b", "strong"]) {
            self.mark(tag.closes, Mark::Strong);
        } else if tag.is(&["i", "em"]) {
            self.mark(tag.closes, Mark::Emphasis);
        } else if tag.is(&["a"]) {
            let link = if tag.closes { None } else { tag.href() };
            self.mark(tag.closes, link.map_or(Mark::Unlinked, Mark::Link));
        } else if let Some(level) = heading(tag.name) {
            self.end_line();
            self.heading = (!tag.closes).then_some(level);
        } else if tag.is(&["ul", "ol"]) {
            self.list(tag.closes, tag.is(&["ol"]));
        } else if tag.is(&["li"]) {
            self.end_line();
            if let (false, Some(list)) = (tag.closes, self.lists.last_mut()) {
                list.items.push(Vec::new());
            }
        } else if !tag.is(INLINE) {
            self.end_line();
        } else if tag.is(&["td", "th", "img"]) {
            self.text(" ");
        }
    }

    /// One break ends a line, two in a row end the paragraph.
    fn mark_break(&mut self) {
        if core::mem::take(&mut self.started) {
            self.inlines().push(Inline::Break);
            self.space = false;
        } else {
            self.end_line();
        }
    }

    fn mark(&mut self, closes: bool, mark: Mark) {
        let same = |open: &Mark| match mark {
            Mark::Strong => matches!(open, Mark::Strong),
            Mark::Emphasis => matches!(open, Mark::Emphasis),
            Mark::Link(_) | Mark::Unlinked => matches!(open, Mark::Link(_) | Mark::Unlinked),
        };
        let open = self.marks.iter().rposition(|(open, _)| same(open));
        if let Some(open) = open {
            // Links do not nest, nor does bold make bold bolder: a second opening ends the first.
            let inner: Vec<Mark> = self.marks.iter().skip(open + 1).map(|(mark, _)| mark.clone()).collect();
            self.close_marks(open);
            self.marks.extend(inner.into_iter().map(|mark| (mark, Vec::new())));
        }
        if !closes && self.marks.len() < DEPTH_MAX {
            if core::mem::take(&mut self.space) {
                self.push_char(' ');
            }
            self.marks.push((mark, Vec::new()));
        }
    }

    /// Closes the marks down to a number of open ones.
    fn close_marks(&mut self, keep: usize) {
        while self.marks.len() > keep {
            let Some((mark, inner)) = self.marks.pop() else { return };
            if inner.is_empty() {
                continue;
            }
            let inlines = self.inlines();
            match mark {
                Mark::Strong => inlines.push(Inline::Strong(inner)),
                Mark::Emphasis => inlines.push(Inline::Emphasis(inner)),
                Mark::Link(link) => inlines.push(Inline::Link(link, inner)),
                Mark::Unlinked => inlines.extend(inner),
            }
        }
    }

    fn end_line(&mut self) {
        // Marks that stay open go on in the next line, as browsers do.
        let open: Vec<Mark> = self.marks.iter().map(|(mark, _)| mark.clone()).collect();
        self.close_marks(0);
        self.marks = open.into_iter().map(|mark| (mark, Vec::new())).collect();
        self.space = false;
        self.started = false;
        let mut line = core::mem::take(&mut self.line);
        while matches!(line.last(), Some(Inline::Break)) {
            line.pop();
        }
        if !line.iter().any(has_words) {
            return;
        }
        let block = match self.heading {
            Some(level) => Block::Heading(level, line),
            None => Block::Paragraph(line),
        };
        self.push(block);
    }

    fn push(&mut self, block: Block) {
        let Some(list) = self.lists.last_mut() else { return self.blocks.push(block) };
        match list.items.last_mut() {
            Some(item) => item.push(block),
            None => list.items.push(vec![block]),
        }
    }

    fn list(&mut self, closes: bool, ordered: bool) {
        self.end_line();
        self.heading = None;
        if closes {
            self.close_list();
        } else if self.lists.len() < DEPTH_MAX {
            self.lists.push(List { ordered, items: Vec::new() });
        }
    }

    fn close_list(&mut self) {
        let Some(mut list) = self.lists.pop() else { return };
        list.items.retain(|item| !item.is_empty());
        if !list.items.is_empty() {
            self.push(Block::List(list.ordered, list.items));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_line();
        while !self.lists.is_empty() {
            self.close_list();
        }
        self.blocks
    }
}

// Tags that do not end a line, kept or not.
const INLINE: &[&str] = &[
    "span", "font", "u", "s", "small", "big", "sub", "sup", "code", "kbd", "mark", "abbr", "cite", "q", "time",
    "label", "img", "td", "th", "wbr", "ins", "del", "bdi", "bdo", "button", "!", "strike", "tt", "var", "samp",
    "data",
];

/// Headings of an answer stand below the panel's own: level 2 to 4.
fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'6'] => Some((level - b'0').clamp(2, 4)),
        _ => None,
    }
}

fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.chars().any(|c| !c.is_whitespace()),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => inner.iter().any(has_words),
        _ => false,
    }
}
