//! How do pieces of text become runs?

use shelfhelp::content::{Inline, markup};

/// Runs so far; text beside text becomes one.
#[derive(Default)]
pub(super) struct Runs {
    pub(super) out: Vec<Inline>,
    /// A line of the file has just ended.
    pub(super) line_ends: bool,
}

impl Runs {
    pub(super) fn text(&mut self, text: &str) {
        // Written as a character reference, the end of a line is no more than a space.
        self.push(Inline::Text(text.replace(['\n', '\r'], " ")));
    }

    /// What is left without white space and ends of lines at both ends.
    pub(super) fn trimmed(mut runs: Vec<Inline>) -> Vec<Inline> {
        let is_blank = |run: &Inline| match run {
            Inline::Text(text) => text.trim().is_empty(),
            run => *run == Inline::Break,
        };
        runs.truncate(runs.iter().rposition(|run| !is_blank(run)).map_or(0, |last| last + 1));
        runs.drain(..runs.iter().position(|run| !is_blank(run)).unwrap_or(0));
        if let Some(Inline::Text(first)) = runs.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Inline::Text(last)) = runs.last_mut() {
            last.truncate(last.trim_end().len());
        }
        runs
    }

    pub(super) fn all(&mut self, runs: Vec<Inline>) {
        runs.into_iter().for_each(|run| self.push(run));
    }

    pub(super) fn push_some(&mut self, inside: Vec<Inline>, of: fn(Vec<Inline>) -> Inline) {
        if !inside.is_empty() {
            self.push(of(inside));
        }
    }

    pub(super) fn push(&mut self, run: Inline) {
        if matches!(&run, Inline::Text(text) if text.is_empty()) {
            return;
        }
        if std::mem::take(&mut self.line_ends) {
            self.join(&run);
        }
        match (self.out.last_mut(), run) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, run) => self.out.push(run),
        }
    }

    /// The end of a line is a space, but not between letters of scripts that have none.
    fn join(&mut self, next: &Inline) {
        if matches!(self.out.last(), None | Some(Inline::Break)) {
            return;
        }
        let before = self.out.last().and_then(|run| edge(run, true));
        let after = edge(next, false);
        if !before.zip(after).is_some_and(|(b, a)| markup::joins_without_space(b, a)) {
            match self.out.last_mut() {
                Some(Inline::Text(text)) => text.push(' '),
                _ => self.out.push(Inline::Text(" ".into())),
            }
        }
    }
}

/// The first or last letter of a run.
fn edge(run: &Inline, last: bool) -> Option<char> {
    let of = |text: &str| if last { text.chars().next_back() } else { text.chars().next() };
    match run {
        Inline::Text(text) | Inline::Code(text) | Inline::Fact(_, text) => of(text),
        Inline::Strong(runs)
        | Inline::Emphasis(runs)
        | Inline::Struck(runs)
        | Inline::Link(_, runs)
        | Inline::Answer(_, runs) => edge(if last { runs.last()? } else { runs.first()? }, last),
        Inline::Break | Inline::Check(_) | Inline::Note(_) => None,
    }
}
