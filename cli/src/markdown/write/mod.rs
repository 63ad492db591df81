//! How are blocks written, so that [`read`](super::read) gives the same ones?
//!
//! As a person would write them: marks only where something is marked, a backslash only where a letter would be taken
//! for a mark.
//!
//! Does not know: files, front matter.

mod letters;
mod runs;

use shelfhelp::content::{Block, Inline, Link, Tone};

use letters::{Place, escaped};
use runs::line;

/// Blocks as Markdown, without the end of the last line.
pub(crate) fn write(blocks: &[Block]) -> String {
    parted(blocks, "\n\n")
}

fn parted(blocks: &[Block], by: &str) -> String {
    let mut out = String::new();
    let mut other_marks = false;
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 {
            out.push_str(by);
        }
        // A list right after one of its kind would go on with it; other marks begin another.
        let before = i.checked_sub(1).and_then(|i| blocks.get(i));
        let alike = matches!((before, block), (Some(Block::List(a, _)), Block::List(b, _)) if a == b);
        other_marks = alike && !other_marks;
        out.push_str(&written(block, other_marks));
    }
    out
}

fn written(block: &Block, other_marks: bool) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), line(text, Place::Heading)),
        Block::Paragraph(runs) => literal(runs).map_or_else(|| line(runs, Place::Paragraph), |text| fenced(&text)),
        Block::List(numbered, items) => list(*numbered, items, other_marks),
        Block::Table(head, rows) => table(head, rows),
        Block::Callout(tone, blocks) => {
            let mark = match tone {
                Tone::Note => "",
                Tone::Tip => "[!TIP]\n",
                Tone::Warning => "[!WARNING]\n",
            };
            indented(&format!("{mark}{}", write(blocks)), "> ", "> ")
        }
        Block::Image(link, words, width, height) => picture(link, words, *width, *height),
        Block::Video(link, words, None) => format!("[▶ {}]({})", escaped(words, Place::Words), address(link)),
        Block::Video(link, words, Some(shown)) => format!("[{}]({})", picture(shown, words, 0, 0), address(link)),
        Block::Notes(notes) => {
            let note = |(i, note): (usize, &Vec<Block>)| indented(&write(note), &format!("[^{}]: ", i + 1), "    ");
            notes.iter().enumerate().map(note).collect::<Vec<_>>().join("\n\n")
        }
    }
}

fn picture(link: &Link, words: &str, width: u32, height: u32) -> String {
    let size = if width == 0 || height == 0 { String::new() } else { format!(" \"{width}x{height}\"") };
    format!("![{}]({}{size})", escaped(words, Place::Words), address(link))
}

/// The text of a paragraph that holds literals alone, each on a line of its own: it stands between fences.
fn literal(runs: &[Inline]) -> Option<String> {
    let lines: Option<Vec<&str>> = runs
        .iter()
        .enumerate()
        .map(|(i, run)| match run {
            Inline::Code(text) if i % 2 == 0 => Some(text.as_str()),
            Inline::Break if i % 2 == 1 => Some("\n"),
            _ => None,
        })
        .collect();
    let text = lines?.concat();
    (runs.len() % 2 == 1 && (text.contains('\n') || text.contains("{{"))).then_some(text)
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_ticks(text).max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

fn longest_ticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn list(numbered: bool, items: &[Vec<Block>], other_marks: bool) -> String {
    let tight = items.iter().all(|item| is_tight(item));
    let items = items.iter().enumerate().map(|(i, item)| {
        let marker = match (numbered, other_marks) {
            (true, false) => format!("{}. ", i + 1),
            (true, true) => format!("{}) ", i + 1),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        indented(&parted(item, if tight { "\n" } else { "\n\n" }), &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join(if tight { "\n" } else { "\n\n" })
}

/// Whether an item is a line, with lists of lines below it.
fn is_tight(item: &[Block]) -> bool {
    let is_line = |runs: &[Inline]| literal(runs).is_none() && !runs.is_empty();
    match item {
        [Block::Paragraph(runs)] => is_line(runs),
        [Block::Paragraph(runs), Block::List(_, items)] => is_line(runs) && items.iter().all(|item| is_tight(item)),
        _ => false,
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let width = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let row = |cells: &[Vec<Inline>]| {
        let cell = |i: usize| cells.get(i).map_or(String::new(), |cell| line(cell, Place::Cell));
        let cells: Vec<String> = (0..width).map(cell).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(width));
    [row(head), rule].into_iter().chain(rows.iter().map(|cells| row(cells))).collect::<Vec<_>>().join("\n")
}

/// Text with one mark before its first line and another before the rest; empty lines get no space at their end.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (i, line) in text.split('\n').enumerate() {
        let mark = if i == 0 { first } else { rest };
        if i > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { mark.trim_end() } else { mark });
        out.push_str(line);
    }
    out
}

/// An address between round brackets.
fn address(link: &Link) -> String {
    let text = link.as_str();
    let in_angles = text.contains(char::is_whitespace);
    let mut out = String::new();
    for (i, letter) in text.char_indices() {
        let rest = text.get(i + letter.len_utf8()..).unwrap_or_default();
        let marks = match letter {
            '<' | '>' | '`' | '{' | '|' | '[' | ']' => true,
            '(' | ')' | '*' | '~' => !in_angles,
            '&' => letters::is_entity(rest),
            _ => false,
        };
        out.push_str(if marks { "\\" } else { "" });
        out.push(letter);
    }
    if in_angles { format!("<{out}>") } else { out }
}

#[cfg(test)]
mod tests;
