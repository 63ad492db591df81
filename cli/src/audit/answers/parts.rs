//! Which headings, links, facts, pictures and tables does an answer hold, in their order, and where does each stand?
//!
//! Blocks carry no places, so each part is looked for in the text as written, from the one before it on. What is written
//! in a form that is not known here is shown where the part before it stands, which is near enough to be found.

use shelfhelp::content::{Block, Inline, plain_text};

use crate::audit::sheet::Sheet;

// A part stands near the one before it. Looking for each of thousands to the end of a long text takes the square of it.
const AHEAD_BYTES_MAX: usize = 64 * 1024;

/// Something that an answer holds.
pub(super) enum What<'b> {
    /// A heading, by its level.
    Heading(u8, String),
    /// A link and its words.
    Link(&'b str, String),
    /// A link to another answer, by its id and heading, and its words.
    Answer(&'b str, String),
    /// A live fact.
    Fact(&'b str),
    /// A picture and its words.
    Picture(&'b str, &'b str),
    /// A table's head.
    Table(&'b [Vec<Inline>]),
    /// The words of a paragraph, of a list's item or of a table's cell.
    Words(String),
}

/// One of them, and its byte in the text as written.
pub(super) struct Part<'b> {
    pub(super) what: What<'b>,
    pub(super) offset: usize,
}

/// All parts of an answer, in the order of its text.
pub(super) fn parts<'c>(sheet: &Sheet<'c>) -> Vec<Part<'c>> {
    let mut walk = Walk { text: sheet.text, from: 0, parts: Vec::new() };
    walk.blocks(&sheet.answer.body);
    walk.parts
}

/// The text from a byte on in which what stands next is looked for.
pub(super) fn ahead(text: &str, from: usize) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    rest.get(..rest.floor_char_boundary(AHEAD_BYTES_MAX)).unwrap_or_default()
}

/// The words of some runs.
pub(super) fn words(runs: &[Inline]) -> String {
    plain_text(&[Block::Paragraph(runs.to_vec())])
}

struct Walk<'c> {
    text: &'c str,
    from: usize,
    parts: Vec<Part<'c>>,
}

impl<'c> Walk<'c> {
    fn blocks(&mut self, blocks: &'c [Block]) {
        for block in blocks {
            match block {
                Block::Heading(level, runs) => {
                    let words = words(runs);
                    let offset = self.heading(&words);
                    self.push(What::Heading(*level, words), offset);
                    self.runs(runs);
                }
                Block::Paragraph(runs) => self.paragraph(runs),
                Block::List(_, items) | Block::Notes(items) => items.iter().for_each(|item| self.blocks(item)),
                Block::Callout(_, inner) => self.blocks(inner),
                Block::Table(head, rows) => {
                    let first = head.iter().chain(rows.iter().flatten()).map(|cell| words(cell));
                    let first =
                        first.filter(|cell| !cell.trim().is_empty()).find_map(|cell| self.peek(&beginning(&cell)));
                    let line = first.map(|at| self.first_line(at));
                    self.push(What::Table(head), line);
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.paragraph(cell));
                }
                Block::Image(link, alt, ..) => {
                    let offset = self.find(&format!("![{alt}")).or_else(|| self.opening(link.as_str(), "!["));
                    self.push(What::Picture(link.as_str(), alt), offset);
                }
                Block::Video(page, words, _) => {
                    let offset = self.opening(page.as_str(), "[");
                    self.push(What::Link(page.as_str(), words.clone()), offset);
                }
            }
        }
    }

    fn paragraph(&mut self, runs: &'c [Inline]) {
        let words = words(runs);
        if words.trim().is_empty() {
            return;
        }
        let plain = runs.iter().find_map(|run| match run {
            Inline::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        });
        // The links of a paragraph may stand before its first plain words.
        let offset = plain.and_then(|text| self.peek(&beginning(text)));
        self.push(What::Words(words), offset);
        self.runs(runs);
        self.from = self.from.max(offset.unwrap_or(0));
    }

    fn runs(&mut self, runs: &'c [Inline]) {
        for run in runs {
            match run {
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => self.runs(inner),
                Inline::Link(link, inner) => {
                    let offset = self.opening(link.as_str(), "[");
                    self.push(What::Link(link.as_str(), words(inner)), offset);
                }
                Inline::Answer(id, inner) => {
                    let words = words(inner);
                    let offset = self.opening(&format!("answer:{id}"), "[").or_else(|| self.find(&format!("[{words}")));
                    self.push(What::Answer(id, words), offset);
                }
                Inline::Fact(name, _) => {
                    let offset = self.find(&format!("{{{{{name}")).or_else(|| self.find(&format!("{{{{ {name}")));
                    self.push(What::Fact(name), offset);
                }
                Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Check(_) | Inline::Note(_) => {}
            }
        }
    }

    fn push(&mut self, what: What<'c>, offset: Option<usize>) {
        self.parts.push(Part { what, offset: offset.unwrap_or(self.from) });
    }

    /// Where some words stand from here on; goes there.
    fn find(&mut self, words: &str) -> Option<usize> {
        let at = self.peek(words)?;
        self.from = at;
        Some(at)
    }

    fn peek(&self, words: &str) -> Option<usize> {
        let found = if words.is_empty() { None } else { ahead(self.text, self.from).find(words) };
        found.map(|at| self.from + at)
    }

    /// Where the bracket of a link opens, or the address itself stands; goes behind it.
    fn opening(&mut self, address: &str, bracket: &str) -> Option<usize> {
        let bare = address.strip_prefix("mailto:").unwrap_or(address);
        let at = self.peek(&format!("]({address}")).or_else(|| self.peek(&format!("](<{address}")));
        let (at, end) = match at {
            Some(end) => {
                let open = self.text.get(self.from..end)?.rfind(bracket);
                (open.map_or(end, |at| self.from + at), end + 2)
            }
            None => {
                let at = self.peek(bare)?;
                let is_open = self.text.get(..at)?.ends_with('<');
                (at - usize::from(is_open), at)
            }
        };
        self.from = end;
        Some(at)
    }

    /// Where the lines of a table begin of which one is at a byte.
    fn first_line(&self, at: usize) -> usize {
        let start = |end: usize| self.text.get(..end).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let mut line = start(at);
        while line > self.from {
            let before = start(line - 1);
            if !self.text.get(before..line).is_some_and(|text| text.contains('|')) {
                break;
            }
            line = before;
        }
        line
    }

    /// The line of a heading, from here on.
    fn heading(&mut self, words: &str) -> Option<usize> {
        let words = beginning(words);
        let mut start = self.from;
        for line in ahead(self.text, start).split_inclusive('\n') {
            let shown = line.trim_start();
            if shown.starts_with('#') && shown.contains(words.as_str()) {
                self.from = start + line.len() - line.trim_start_matches([' ', '#']).len();
                return Some(start);
            }
            start += line.len();
        }
        None
    }
}

/// So much of some words as surely stands in one piece in the text.
fn beginning(words: &str) -> String {
    const LETTERS_MAX: usize = 16;
    let line = words.lines().next().unwrap_or_default().trim();
    let short: String = line.chars().take(LETTERS_MAX).collect();
    // The last word may go on in the next line.
    match short.rfind(' ').filter(|_| short.len() < line.len()).and_then(|end| short.get(..end)) {
        Some(whole) => whole.to_owned(),
        None => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_they_are_written_however_long_the_text() {
        let mut text: String = (0..9_000).map(|n| format!("Word{n} and *more* of it.\n\n")).collect();
        text.push_str("[last](/x)");
        let (blocks, _) = crate::markdown::read(&text);
        let mut walk = Walk { text: &text, from: 0, parts: Vec::new() };
        walk.blocks(&blocks);
        for part in &walk.parts {
            let here = text.get(part.offset..).unwrap_or_default();
            let is_there = match &part.what {
                What::Words(words) => words.starts_with(here.split(' ').next().unwrap_or_default()) || words == "last",
                What::Link(..) => here.starts_with("[last]"),
                _ => false,
            };
            assert!(is_there, "{} is not the place of it", part.offset);
        }
        assert_eq!(walk.parts.len(), 9_002);
    }

    #[test]
    fn what_is_missing_is_looked_for_no_further_than_it_may_stand() {
        let text = "é".repeat(100_000);
        let looked: usize = (0..100).map(|n| ahead(&text, n * 2).len()).sum();
        assert!(looked <= 100 * AHEAD_BYTES_MAX && ahead(&text, text.len()).is_empty());
    }
}
