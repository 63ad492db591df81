//! Which runs does a line come to, when every letter of it knows how it looks?
//!
//! Elements cross each other and nest twice; looks do not. So a line is kept flat, and runs are put one inside another
//! at its end: what reaches furthest stands outside, white space stands outside of everything.

use shelfhelp::content::{Inline, Link, markup::joins_without_space};

/// How letters look, and where they lead.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) stressed: bool,
    pub(super) struck: bool,
    pub(super) code: bool,
    /// The number of a link among those of the text.
    pub(super) link: Option<usize>,
    /// Above the line or below it, as in m² and CO₂.
    pub(super) raised: Option<bool>,
}

#[derive(Debug)]
enum Leaf {
    Text(String),
    Break,
    Check(bool),
    Note(u16),
}

/// A line that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    leaves: Vec<(Style, Leaf)>,
    /// Whether it holds more than white space, and whether that is a break at its end.
    filled: bool,
    broken: bool,
}

/// What stands around a run, the first outermost where two reach equally far.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Link,
    Strong,
    Stressed,
    Struck,
}

const AROUND: [Around; 4] = [Around::Link, Around::Strong, Around::Stressed, Around::Struck];

impl Line {
    pub(super) fn is_empty(&self) -> bool {
        !self.filled
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    pub(super) fn text(&mut self, text: &str, style: Style) {
        let text = match style.raised {
            Some(up) => shifted(text, up),
            None => text.replace('\0', ""),
        };
        if text.chars().any(|c| !is_blank(c)) {
            (self.filled, self.broken) = (true, false);
        }
        self.leaves.push((style, Leaf::Text(text)));
    }

    pub(super) fn line_break(&mut self) {
        self.broken = self.filled;
        self.leaves.push((Style::default(), Leaf::Break));
    }

    pub(super) fn check(&mut self, ticked: bool) {
        self.leaves.push((Style::default(), Leaf::Check(ticked)));
    }

    pub(super) fn note(&mut self, number: u16) {
        (self.filled, self.broken) = (true, false);
        self.leaves.push((Style::default(), Leaf::Note(number)));
    }

    /// The runs of the line, which is empty afterwards.
    pub(super) fn take(&mut self, links: &[Link]) -> Vec<Inline> {
        let line = std::mem::take(self);
        if !line.filled {
            return Vec::new();
        }
        let leaves = spaced(&line.leaves);
        let mut out = Vec::new();
        assemble(&leaves, &AROUND, links, &mut out);
        out
    }
}

/// White space, or a letter that only editors see.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}') || (c.is_control() && !c.is_whitespace())
}

/// The leaves with white space as a browser shows it: none at the edges of lines, one space between words.
fn spaced(leaves: &[(Style, Leaf)]) -> Vec<(Style, Leaf)> {
    let letters = leaves.iter().enumerate().flat_map(|(i, (_, leaf))| {
        let text = if let Leaf::Text(text) = leaf { text.as_str() } else { "\0" };
        text.chars().map(move |c| (i, c)).filter(|(_, c)| *c == '\0' || !is_invisible(*c))
    });
    let mut letters = letters.peekable();
    let mut out: Vec<(usize, Style, Leaf)> = Vec::new();
    let (mut before, mut space, mut newline) = ('\n', false, false);
    while let Some((i, c)) = letters.next() {
        let Some((style, leaf)) = leaves.get(i) else { break };
        let text = match leaf {
            Leaf::Text(_) => c,
            Leaf::Break => {
                if before != '\n' {
                    out.push((i, *style, Leaf::Break));
                }
                (before, space, newline) = ('\n', false, false);
                continue;
            }
            Leaf::Check(ticked) => {
                out.push((i, *style, Leaf::Check(*ticked)));
                (before, space, newline) = ('\n', false, false);
                continue;
            }
            Leaf::Note(number) => {
                if std::mem::take(&mut space) {
                    push_letter(&mut out, i, Style::default(), ' ');
                }
                out.push((i, *style, Leaf::Note(*number)));
                before = '0';
                continue;
            }
        };
        let next = letters.peek().map(|(_, c)| *c);
        if text.is_whitespace() && (space || !holds(text, before, next)) {
            space |= before != '\n';
            newline |= text == '\n';
            continue;
        }
        // A line that ends between two letters of scripts without spaces says nothing.
        if std::mem::take(&mut space) && !(std::mem::take(&mut newline) && joins_without_space(before, text)) {
            push_letter(&mut out, i, *style, ' ');
        }
        newline = false;
        push_letter(&mut out, i, *style, text);
        before = text;
    }
    while matches!(out.last(), Some((_, _, Leaf::Break))) {
        out.pop();
    }
    out.into_iter().map(|(_, style, leaf)| (style, leaf)).collect()
}

/// Whether a space that does not break has a reason: a number and its unit, or a mark that French sets apart.
fn holds(space: char, before: char, next: Option<char>) -> bool {
    let (Some(next), '\u{a0}' | '\u{202f}') = (next, space) else { return false };
    let sets_apart = before == '«' || matches!(next, '!' | '?' | ':' | ';' | '»' | '%' | '€' | '°');
    !is_blank(next) && next != '\0' && before != '\n' && (before.is_ascii_digit() || sets_apart)
}

fn push_letter(out: &mut Vec<(usize, Style, Leaf)>, i: usize, style: Style, letter: char) {
    match out.last_mut() {
        Some((last, _, Leaf::Text(text))) if *last == i => text.push(letter),
        _ => out.push((i, style, Leaf::Text(letter.into()))),
    }
}

/// Puts runs one inside another.
fn assemble(leaves: &[(Style, Leaf)], around: &[Around], links: &[Link], out: &mut Vec<Inline>) {
    let mut rest = leaves;
    while let Some((style, leaf)) = rest.first() {
        let reach = |kind: Around| rest.iter().take_while(|(other, _)| alike(style, other, kind)).count();
        // Of two that reach equally far, the one named first.
        let best = around.iter().rev().map(|kind| (reach(*kind), *kind)).max_by_key(|(reach, _)| *reach);
        let Some((count, kind)) = best.filter(|(count, _)| *count > 0) else {
            let count = if style.code { code(rest, out) } else { 0 };
            if count == 0 {
                plain(leaf, out);
            }
            rest = rest.get(count.max(1)..).unwrap_or_default();
            continue;
        };
        let (group, after) = rest.split_at(count);
        let inner: Vec<Around> = around.iter().copied().filter(|other| *other != kind).collect();
        let mut inside = Vec::new();
        assemble(group, &inner, links, &mut inside);
        wrap(inside, kind, style, links, out);
        rest = after;
    }
}

/// Whether two leaves stand within the same run of a kind.
fn alike(one: &Style, other: &Style, kind: Around) -> bool {
    match kind {
        Around::Link => one.link.is_some() && one.link == other.link,
        Around::Strong => one.strong && other.strong,
        Around::Stressed => one.stressed && other.stressed,
        Around::Struck => one.struck && other.struck,
    }
}

fn wrap(mut inside: Vec<Inline>, kind: Around, style: &Style, links: &[Link], out: &mut Vec<Inline>) {
    let mut after = Vec::new();
    while inside.first_mut().is_some_and(|run| moves_out(run, |text| text.trim_start_matches(' '))) {
        outward(&mut inside, 0, out);
    }
    while inside.last_mut().is_some_and(|run| moves_out(run, |text| text.trim_end_matches(' '))) {
        let last = inside.len() - 1;
        outward(&mut inside, last, &mut after);
    }
    let link = style.link.and_then(|link| links.get(link)).filter(|_| kind == Around::Link);
    match (kind, link) {
        _ if inside.is_empty() => {}
        (Around::Link, Some(link)) => out.push(Inline::Link(link.clone(), inside)),
        (Around::Link, None) => out.append(&mut inside),
        (Around::Strong, _) => out.push(Inline::Strong(inside)),
        (Around::Stressed, _) => out.push(Inline::Emphasis(inside)),
        (Around::Struck, _) => out.push(Inline::Struck(inside)),
    }
    for run in after.into_iter().rev() {
        match run {
            Inline::Text(text) => push_text(&text, out),
            run => out.push(run),
        }
    }
}

/// Whether a run at an edge is a break, or a text that began or ended with a space, which it has lost then.
fn moves_out(run: &mut Inline, trimmed: impl Fn(&str) -> &str) -> bool {
    match run {
        Inline::Break => true,
        Inline::Text(text) => {
            let short = trimmed(text).to_owned();
            let was = short.len() < text.len();
            *text = short;
            was
        }
        _ => false,
    }
}

/// Moves a break, or the space that a text has lost, out of what is marked.
fn outward(inside: &mut Vec<Inline>, edge: usize, out: &mut Vec<Inline>) {
    match inside.get(edge) {
        Some(Inline::Break) => out.push(inside.remove(edge)),
        Some(Inline::Text(text)) => {
            let is_empty = text.is_empty();
            push_text(" ", out);
            if is_empty {
                inside.remove(edge);
            }
        }
        _ => {}
    }
}

fn plain(leaf: &Leaf, out: &mut Vec<Inline>) {
    match leaf {
        Leaf::Text(text) => push_text(text, out),
        Leaf::Break => out.push(Inline::Break),
        Leaf::Check(ticked) => out.push(Inline::Check(*ticked)),
        Leaf::Note(number) => out.push(Inline::Note(*number)),
    }
}

/// A literal out of the leaves that are code, and how many they are.
fn code(leaves: &[(Style, Leaf)], out: &mut Vec<Inline>) -> usize {
    let texts = leaves.iter().map_while(|(style, leaf)| match leaf {
        Leaf::Text(text) if style.code => Some(text.as_str()),
        _ => None,
    });
    let texts: Vec<&str> = texts.collect();
    let text = texts.concat();
    if text.starts_with(' ') {
        push_text(" ", out);
    }
    if !text.trim().is_empty() {
        out.push(Inline::Code(text.trim().to_owned()));
    }
    if text.ends_with(' ') {
        push_text(" ", out);
    }
    texts.len()
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    match out.last_mut() {
        // Two spaces come from two elements that both end in one.
        Some(Inline::Text(before)) if before.ends_with(' ') => before.push_str(text.trim_start_matches(' ')),
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// Small figures for those that have a letter of their own.
fn shifted(text: &str, up: bool) -> String {
    const PLAIN: &str = "0123456789+-=()";
    let small: Vec<char> =
        if up { "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾" } else { "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎" }.chars().collect();
    let one = |c: char| PLAIN.find(c).and_then(|i| small.get(i).copied());
    // All of it or none: half a number would read as another one.
    let all: Option<String> = text.trim().chars().map(one).collect();
    all.unwrap_or_else(|| text.to_owned())
}
