//! Which runs does a paragraph hold?

use pulldown_cmark::{Event, LinkType, Tag};
use shelfhelp::content::{Block, Inline, Link, markup, plain_text, read_live};
use shelfhelp::problem::{Problem, Severity};

use super::facts::Facts;
use super::{Reader, is_inline};

impl Reader<'_> {
    /// The runs up to the end of the current element; or, where `open`, up to the first event that is none of text.
    pub(super) fn runs(&mut self, open: bool) -> Vec<Inline> {
        let mut runs = Runs::default();
        loop {
            if open && self.events.peek().is_some_and(|(event, _)| !is_inline(event)) {
                break;
            }
            let Some((event, range)) = self.events.next() else { break };
            match event {
                Event::End(_) => break,
                Event::Text(text) => {
                    for (plain, fact) in self.facts.part(&text, range.start) {
                        runs.text(&plain);
                        let Some((offset, inside)) = fact else { continue };
                        let (run, problem) = read_live(inside);
                        self.problems.extend(problem.map(|problem| (offset, problem)));
                        runs.push(run);
                    }
                }
                Event::Code(text) => runs.push(Inline::Code(self.facts.unmask(&text, range.start))),
                Event::SoftBreak => runs.line_ends = true,
                Event::HardBreak => runs.push(Inline::Break),
                Event::InlineHtml(html) if is_line_break(&html) => runs.push(Inline::Break),
                Event::InlineHtml(html) => self.html(&html, range.start),
                Event::Start(Tag::Strong) => runs.push_some(self.runs(false), Inline::Strong),
                Event::Start(Tag::Emphasis) => runs.push_some(self.runs(false), Inline::Emphasis),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let words = self.runs(false);
                    self.link(link_type, &dest_url, words, range.start, &mut runs);
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let alt = self.runs(false);
                    self.picture(&dest_url, &title, &alt, range.start);
                }
                Event::Start(_) => self.skip(),
                _ => {}
            }
        }
        runs.out
    }

    /// A refused address leaves its words.
    fn link(&mut self, kind: LinkType, address: &str, words: Vec<Inline>, start: usize, runs: &mut Runs) {
        let address = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        match self.address(&address) {
            Ok(link) if !words.is_empty() => runs.push(Inline::Link(link, words)),
            Ok(_) => {
                let help = "write the words that the shopper clicks: [our returns page](/returns)";
                self.warn(start, "link-words", "the link has no words and is left out", help);
            }
            Err(problem) => {
                self.problems.push((start, problem));
                words.into_iter().for_each(|run| runs.push(run));
            }
        }
    }

    fn address(&self, address: &str) -> Result<Link, Problem> {
        if Facts::holds(address) {
            let message = "a live fact cannot stand in an address";
            return Err(Problem::new(Severity::Error, "address", "", message, "write the address out"));
        }
        markup::read_link(address)
    }

    fn picture(&mut self, address: &str, title: &str, alt: &[Inline], start: usize) {
        let alt = plain_text(&[Block::Paragraph(alt.to_vec())]);
        if alt.trim().is_empty() {
            self.problems.push((start, markup::no_alt()));
        }
        let size = markup::read_size(title);
        if size.is_none() {
            self.problems.push((start, no_size()));
        }
        let (width, height) = size.unwrap_or((0, 0));
        match self.address(address) {
            Ok(link) => self.pictures.push(Block::Image(link, alt.trim().to_owned(), width, height)),
            Err(problem) => self.problems.push((start, problem)),
        }
    }
}

fn no_size() -> Problem {
    Problem::new(
        Severity::Advice,
        "picture-size",
        "",
        "the picture has no size, so the text below it moves when it loads",
        "write its size in pixels as title: ![The hem](hem.jpg \"640x480\")",
    )
}

fn is_line_break(html: &str) -> bool {
    matches!(html.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "<br />")
}

/// Runs so far; text beside text becomes one.
#[derive(Default)]
struct Runs {
    out: Vec<Inline>,
    /// A line of the file has just ended.
    line_ends: bool,
}

impl Runs {
    fn text(&mut self, text: &str) {
        self.push(Inline::Text(text.to_owned()));
    }

    fn push_some(&mut self, inside: Vec<Inline>, of: fn(Vec<Inline>) -> Inline) {
        if !inside.is_empty() {
            self.push(of(inside));
        }
    }

    fn push(&mut self, run: Inline) {
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
