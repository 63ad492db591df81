//! How do words and tags become blocks?
//!
//! Knows which tags are kept and what each of them does to the line, the marks and the lists that are open.
//!
//! Does not know: how a tag is written. `html` finds them.

use super::graph::listed;
use crate::content::{Block, Inline, Link};

// Deeper nesting is flattened: lists within lists and marks within marks each count.
const DEPTH_MAX: usize = 32;

// Tags that do not end a line.
const INLINE: &str = "span font u s small big sub sup code mark abbr cite q time label img td th wbr ins del button";

/// Controls, and the embeddings and overrides that could turn the text around them.
pub(super) fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// Collects words into the innermost mark, marks into the line, lines into the innermost list item.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    // The open lists: whether each is ordered, and its items so far.
    lists: Vec<(bool, Vec<Vec<Block>>)>,
    // 0 outside a heading.
    heading: u8,
    line: Vec<Inline>,
    // First letters of the open marks, with the runs before them.
    marks: Vec<(u8, Option<Link>, Vec<Inline>)>,
    // White space seen since the last word of this line.
    space: bool,
    // Whether the line has a word yet.
    started: bool,
}

impl Builder {
    /// Adds words; runs of white space count as one space.
    #[inline(never)]
    pub(super) fn text(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_ascii_whitespace() {
                self.space = self.started;
            } else if is_text(c) {
                self.spaced();
                self.push(c);
                self.started |= !c.is_whitespace();
            }
        }
    }

    fn spaced(&mut self) {
        if core::mem::take(&mut self.space) {
            self.push(' ');
        }
    }

    #[inline(never)]
    fn push(&mut self, c: char) {
        match self.line.last_mut() {
            Some(Inline::Text(text)) => text.push(c),
            _ => self.line.push(Inline::Text(c.into())),
        }
    }

    /// Takes a tag into account; one that is not kept only ends the line, or does nothing.
    pub(super) fn tag(&mut self, name: &str, closes: bool, link: Option<Link>) {
        match name {
            "br" => self.line_break(),
            "b" | "strong" | "i" | "em" | "a" => {
                let kind = match name {
                    "strong" => b'b',
                    "em" => b'i',
                    other => other.as_bytes().first().copied().unwrap_or(0),
                };
                // Links do not nest, nor does bold make bold bolder: a second opening ends the first.
                if let Some(open) = self.marks.iter().position(|(open, ..)| *open == kind) {
                    self.close_marks(open);
                }
                if !closes && self.marks.len() < DEPTH_MAX {
                    self.spaced();
                    self.marks.push((kind, link, core::mem::take(&mut self.line)));
                }
            }
            "ul" | "ol" => {
                self.end_line();
                self.heading = 0;
                if closes {
                    self.close_list();
                } else if self.lists.len() < DEPTH_MAX {
                    self.lists.push((name == "ol", Vec::new()));
                }
            }
            "li" => {
                self.end_line();
                if let (false, Some((_, items))) = (closes, self.lists.last_mut()) {
                    items.push(Vec::new());
                }
            }
            _ if listed(INLINE, name) => {
                if listed("td th img", name) {
                    self.text(" ");
                }
            }
            _ => {
                self.end_line();
                // Headings of an answer stand below the panel's own: level 2 to 4.
                if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
                    self.heading = if closes { 0 } else { (level - b'0').clamp(2, 4) };
                }
            }
        }
    }

    /// One break ends a line, two in a row end the paragraph.
    #[inline(never)]
    pub(super) fn line_break(&mut self) {
        if core::mem::take(&mut self.started) {
            self.line.push(Inline::Break);
            self.space = false;
        } else {
            self.end_line();
        }
    }

    /// Closes the marks down to a number of open ones.
    #[inline(never)]
    fn close_marks(&mut self, keep: usize) {
        while self.marks.len() > keep {
            let Some((kind, link, before)) = self.marks.pop() else { return };
            let inner = core::mem::replace(&mut self.line, before);
            if inner.is_empty() {
                continue;
            }
            match (kind, link) {
                (b'b', _) => self.line.push(Inline::Strong(inner)),
                (b'i', _) => self.line.push(Inline::Emphasis(inner)),
                (_, Some(link)) => self.line.push(Inline::Link(link, inner)),
                // An anchor whose address is not safe to follow: its words stay.
                _ => {
                    for run in inner {
                        match (self.line.last_mut(), run) {
                            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
                            (_, run) => self.line.push(run),
                        }
                    }
                }
            }
        }
    }

    /// Ends a paragraph, heading or item, and its marks.
    #[inline(never)]
    fn end_line(&mut self) {
        self.close_marks(0);
        self.space = false;
        self.started = false;
        let mut line = core::mem::take(&mut self.line);
        while matches!(line.last(), Some(Inline::Break)) {
            line.pop();
        }
        if line.iter().any(has_words) {
            let block = if self.heading > 0 { Block::Heading(self.heading, line) } else { Block::Paragraph(line) };
            self.put(block);
        }
    }

    fn put(&mut self, block: Block) {
        let Some((_, items)) = self.lists.last_mut() else { return self.blocks.push(block) };
        if items.is_empty() {
            items.push(Vec::new());
        }
        if let Some(item) = items.last_mut() {
            item.push(block);
        }
    }

    fn close_list(&mut self) {
        let Some((ordered, mut items)) = self.lists.pop() else { return };
        items.retain(|item| !item.is_empty());
        if !items.is_empty() {
            self.put(Block::List(ordered, items));
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

fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => !text.trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => inner.iter().any(has_words),
        _ => false,
    }
}
