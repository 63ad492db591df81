//! How do words and tags become blocks?
//!
//! Knows which tags are kept and what each of them does to the line, the marks and the lists that are open.
//!
//! Does not know: how a tag is written. `html` finds them.

use super::html::Tag;
use crate::content::{Block, Inline, Link};

// Deeper nesting is flattened: lists within lists and marks within marks each count.
const DEPTH_MAX: usize = 32;

/// Controls, and the embeddings and overrides that could turn the text around them.
pub(super) fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}')
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
pub(super) struct Builder {
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
    /// Adds words; runs of white space count as one space.
    pub(super) fn text(&mut self, words: &str) {
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

    /// Takes a tag into account; one that is not kept only ends the line, or does nothing.
    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
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
    pub(super) fn mark_break(&mut self) {
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

    /// Ends a paragraph, heading or item.
    pub(super) fn end_line(&mut self) {
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

    /// All blocks, with what is still open closed.
    pub(super) fn finish(mut self) -> Vec<Block> {
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
