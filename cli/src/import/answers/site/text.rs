//! Which of a page's lines are code, and what do the marks of its generator become in plain Markdown?
//!
//! Each line keeps the number it had, so that what is said of it is said of the file.
//!
//! Does not know: what a mark means. `tags` and `boxes` do.

use std::collections::BTreeMap;

use super::{boxes, component, tags};

/// A line and its number in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) text: String,
    /// Within a fence: nothing there is a mark.
    pub(super) code: bool,
}

impl Line {
    pub(super) fn new(number: usize, text: impl Into<String>) -> Line {
        Line { number, text: text.into(), code: false }
    }
}

/// What cannot be said in Markdown, by kind: the line where it stands first, and how often it does.
pub(super) type Lost = BTreeMap<String, (usize, usize)>;

pub(super) fn lose(lost: &mut Lost, what: String, line: usize) {
    lost.entry(what).or_insert((line, 0)).1 += 1;
}

/// A page in plain Markdown.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) lines: Vec<Line>,
    pub(super) lost: Lost,
    /// Names that the page gives to headings, and their words.
    pub(super) anchors: Vec<(String, String)>,
}

// A mark that opens and does not close within as many lines is text.
const MARK_LINES_MAX: usize = 20;

/// The lines of a text that begins below `above` lines.
pub(super) fn read(text: &str, above: usize, is_mdx: bool) -> Text {
    let mut out = Text::default();
    // The letter stands for marks further on.
    let clean = text.replace(boxes::MARK, "\u{fffd}").replace("\r\n", "\n");
    let lines = clean.split('\n').enumerate().map(|(i, line)| Line::new(above + i + 1, line)).collect();
    let mut lines = fenced(lines);
    lines = component::plain(lines, is_mdx, &mut out.lost);
    lines = joined(lines);
    lines = lines
        .into_iter()
        .flat_map(|line| if line.code { vec![line] } else { tags::plain(line, &mut out.lost) })
        .collect();
    // Marks of highlighting become fences.
    lines = fenced(lines);
    lines = boxes::plain(lines, &mut out.lost);
    out.lines = fenced(lines).into_iter().filter_map(|line| heading(line, &mut out.anchors)).collect();
    out
}

/// Says which lines are code.
fn fenced(lines: Vec<Line>) -> Vec<Line> {
    let mut fence: Option<(char, usize)> = None;
    let mut mark = |mut line: Line| {
        let text = line.text.trim_start().trim_start_matches("> ").trim_start();
        let first = text.chars().next().unwrap_or_default();
        let length = text.chars().take_while(|c| *c == first).count();
        let is_fence = matches!(first, '`' | '~') && length >= 3;
        line.code = fence.is_some() || is_fence;
        match fence {
            None if is_fence && !(first == '`' && text.trim_start_matches('`').contains('`')) => {
                fence = Some((first, length))
            }
            None => line.code = false,
            Some((open, least))
                if is_fence && first == open && length >= least && text.trim_end().chars().all(|c| c == open) =>
            {
                fence = None
            }
            Some(_) => {}
        }
        line
    };
    lines.into_iter().map(&mut mark).collect()
}

/// Marks that go over several lines stand on one.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(mut line) = rest.next() {
        let mut more = 0;
        while !line.code && more < MARK_LINES_MAX && tags::is_open(&line.text) {
            let Some(next) = rest.next_if(|next| !next.code && !next.text.trim().is_empty()) else { break };
            line.text.push(' ');
            line.text.push_str(next.text.trim_start());
            more += 1;
        }
        out.push(line);
    }
    out
}

/// A heading without the name that the generator gives it, and none of the lines that make a table of contents.
fn heading(mut line: Line, anchors: &mut Vec<(String, String)>) -> Option<Line> {
    let text = line.text.trim();
    if line.code {
        return Some(line);
    }
    if matches!(
        text.to_lowercase().as_str(),
        "[toc]"
            | "[[toc]]"
            | "{:toc}"
            | "* toc"
            | "- toc"
            | "1. toc"
            | "<!-- truncate -->"
            | "<!--more-->"
            | "<!-- more -->"
    ) {
        return None;
    }
    if text.starts_with('#')
        && let Some((words, rest)) = text.rsplit_once('{')
        && let Some(inside) = rest.strip_suffix('}')
    {
        let name = inside.trim_start_matches(':').split_whitespace().find_map(|part| part.strip_prefix('#'));
        if let Some(name) = name {
            anchors.push((name.to_owned(), words.trim_start_matches('#').trim().to_owned()));
        }
        if name.is_some() || inside.starts_with([':', '.']) {
            line.text = words.trim_end().to_owned();
        }
    }
    Some(line)
}
