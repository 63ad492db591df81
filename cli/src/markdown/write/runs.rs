//! How are runs written, so that their marks open and close where they should?
//!
//! Whether stars open or close depends on the letters beside them: `重要：**` before a letter closes nothing, for the
//! mark before it is no letter. An empty comment stands between where the letters do not allow it.

use shelfhelp::content::Inline;

use super::letters::{Neighbours, Place, text_of};
use super::{address, longest_ticks};

const NOTHING: &str = "<!-- -->";

/// What a line is put together from.
enum Piece<'r> {
    /// A text, and whether a link is around it.
    Text(&'r str, bool),
    /// The number of a marked run, and whether it opens.
    Mark(usize, bool),
    /// What is written already.
    Whole(String),
    /// The same, which Markdown sees as letters.
    Fact(String),
    Note(u16),
    Break,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Strong,
    Stressed,
    Struck,
}

/// The runs of a line.
pub(super) fn line(runs: &[Inline], place: Place) -> String {
    let mut pieces = Pieces { list: Vec::new(), kinds: Vec::new(), place, linked: false };
    pieces.add(runs);
    pieces.text()
}

struct Pieces<'r> {
    list: Vec<Piece<'r>>,
    /// What marked runs are, by their numbers.
    kinds: Vec<Kind>,
    place: Place,
    linked: bool,
}

impl<'r> Pieces<'r> {
    fn add(&mut self, runs: &'r [Inline]) {
        for run in runs {
            match run {
                Inline::Text(text) if text.is_empty() => {}
                Inline::Text(text) => self.list.push(Piece::Text(text, self.linked)),
                Inline::Strong(inside) => self.marked(Kind::Strong, inside),
                Inline::Emphasis(inside) => self.marked(Kind::Stressed, inside),
                Inline::Struck(inside) => self.marked(Kind::Struck, inside),
                // Without its end, a live fact in it would reach into what follows; and a line that begins with a link
                // whose words hold `]:` would say where a link of that name leads.
                Inline::Code(text)
                    if text.is_empty()
                        || (text.contains("{{") && !text.contains("}}"))
                        || (self.linked && text.contains("]:")) =>
                {
                    self.list.push(Piece::Text(text, self.linked));
                }
                Inline::Code(text) => self.list.push(Piece::Whole(literal(text, self.place))),
                Inline::Link(link, inside) => self.link(&address(link), inside),
                Inline::Answer(id, inside) => self.link(&format!("answer:{id}"), inside),
                Inline::Break => self.list.push(Piece::Break),
                Inline::Check(ticked) => self.list.push(Piece::Whole(if *ticked { "[x] " } else { "[ ] " }.to_owned())),
                Inline::Note(number) => self.list.push(Piece::Note(*number)),
                Inline::Fact(name, words) if words.is_empty() => self.list.push(Piece::Fact(format!("{{{{{name}}}}}"))),
                Inline::Fact(name, words) => {
                    let words = words.replace("}}", "} }");
                    self.list.push(Piece::Fact(format!("{{{{{name} | {words}}}}}")));
                }
            }
        }
    }

    fn marked(&mut self, kind: Kind, inside: &'r [Inline]) {
        let number = self.kinds.len();
        self.kinds.push(kind);
        self.list.push(Piece::Mark(number, true));
        self.add(inside);
        self.list.push(Piece::Mark(number, false));
    }

    fn link(&mut self, address: &str, inside: &'r [Inline]) {
        self.list.push(Piece::Whole("[".to_owned()));
        let around = std::mem::replace(&mut self.linked, true);
        self.add(inside);
        self.linked = around;
        self.list.push(Piece::Whole(format!("]({address})")));
    }

    fn text(&self) -> String {
        let low = self.low();
        let spelled: Vec<String> = (0..self.list.len()).map(|i| self.spell(i, &low)).collect();
        let mut out = String::new();
        // The letter before, as Markdown sees it.
        let mut before = '\n';
        for (i, (piece, spelled_here)) in self.list.iter().zip(&spelled).enumerate() {
            let after = match self.list.get(i + 1) {
                Some(Piece::Fact(_)) => 'x',
                Some(Piece::Break) => '\n',
                Some(_) => spelled.get(i + 1).and_then(|next| next.chars().next()).unwrap_or('\n'),
                None => '\n',
            };
            let mark = spelled_here.chars().next().unwrap_or_default();
            let is_low = mark == '_';
            match piece {
                Piece::Mark(_, true) if !opens(before, after, is_low) || self.doubles(i, mark, &spelled) => {
                    out.push_str(NOTHING);
                    out.push_str(spelled_here);
                }
                Piece::Mark(_, false) if !closes(before, after, is_low) => {
                    out.push_str(spelled_here);
                    out.push_str(NOTHING);
                    before = '>';
                    continue;
                }
                // Ticks side by side would be one row.
                Piece::Whole(_) if mark == '`' && before == '`' => {
                    out.push_str(NOTHING);
                    out.push_str(spelled_here);
                }
                _ => out.push_str(spelled_here),
            }
            before = match piece {
                Piece::Fact(_) => 'x',
                Piece::Break => '\n',
                _ => spelled_here.chars().next_back().unwrap_or(before),
            };
        }
        out
    }

    /// Whether a mark would run together with one of the same letter.
    fn doubles(&self, i: usize, mark: char, spelled: &[String]) -> bool {
        let before = i.checked_sub(1);
        let is_mark = before.and_then(|i| self.list.get(i)).is_some_and(|piece| matches!(piece, Piece::Mark(..)));
        is_mark && before.and_then(|i| spelled.get(i)).is_some_and(|before| before.ends_with(mark))
    }

    /// Which stressed runs are marked by low lines: those that touch stars of another kind.
    fn low(&self) -> Vec<bool> {
        let mut low = vec![false; self.kinds.len()];
        for pair in self.list.windows(2) {
            let [Piece::Mark(a, _), Piece::Mark(b, _)] = pair else { continue };
            for (one, other) in [(a, b), (b, a)] {
                let kinds = (self.kinds.get(*one), self.kinds.get(*other));
                if let ((Some(Kind::Stressed), Some(Kind::Strong)), Some(low)) = (kinds, low.get_mut(*one)) {
                    *low = true;
                }
            }
        }
        low
    }

    fn spell(&self, i: usize, low: &[bool]) -> String {
        let before = i.checked_sub(1).and_then(|i| self.list.get(i));
        let after = self.list.get(i + 1);
        match self.list.get(i) {
            Some(Piece::Text(text, linked)) => {
                let line_start = matches!(before, None | Some(Piece::Break));
                let near = Neighbours {
                    line_start,
                    first: line_start
                        || matches!(before, Some(Piece::Mark(_, true)))
                        // After a box, too.
                        || matches!(before, Some(Piece::Whole(text)) if text.ends_with(' ')),
                    last: matches!(after, None | Some(Piece::Break | Piece::Mark(_, false))),
                    after_note: matches!(before, Some(Piece::Note(_))),
                    before_bracket: matches!(after, Some(Piece::Note(_)))
                        || matches!(after, Some(Piece::Whole(next)) if next.starts_with('[')),
                    before_brace: matches!(after, Some(Piece::Fact(_))),
                    linked: *linked,
                };
                text_of(text, self.place, near)
            }
            Some(Piece::Mark(number, _)) => match self.kinds.get(*number) {
                Some(Kind::Strong) => "**",
                Some(Kind::Struck) => "~~",
                _ if low.get(*number) == Some(&true) => "_",
                _ => "*",
            }
            .to_owned(),
            Some(Piece::Whole(text) | Piece::Fact(text)) => text.clone(),
            Some(Piece::Note(number)) => format!("[^{number}]"),
            Some(Piece::Break) if self.place == Place::Paragraph => "\\\n".to_owned(),
            Some(Piece::Break) => "<br>".to_owned(),
            None => String::new(),
        }
    }
}

/// A literal within a line.
fn literal(text: &str, place: Place) -> String {
    let text = text.replace('\n', " ");
    let text = if place == Place::Cell { text.replace('|', "\\|") } else { text };
    let ticks = "`".repeat(if text.contains('`') { longest_ticks(&text) + 1 } else { 1 });
    let spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim_matches(' ').is_empty();
    let space = if spaced || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Whether a mark between two letters opens. What may be punctuation is taken for the worse.
fn opens(before: char, after: char, is_low: bool) -> bool {
    let free = before.is_whitespace() || before.is_ascii_punctuation();
    !after.is_whitespace() && (free || (after.is_alphanumeric() && !is_low))
}

fn closes(before: char, after: char, is_low: bool) -> bool {
    opens(after, before, is_low)
}
