//! Which runs does a paragraph hold?
//!
//! What is open, in Markdown or in HTML, stands on a stack: however deep marks are nested, reading goes no deeper.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};
use shelfhelp::content::{Block, Inline, plain_text, read_live};
use shelfhelp::problem::{Problem, Severity};

use super::around::Target;
use super::facts::Facts;
use super::join::Runs;
use super::tags::{self, Meaning};
use super::{Reader, auto, is_inline};

// Bold in a link in italics is three; what lies deeper keeps its words and loses its marks.
const SPANS_MAX: usize = 12;

// Elements that show something of another place.
const FILMS: [&str; 4] = ["iframe", "video", "audio", "object"];

/// What is open, and the runs in it so far.
struct Span {
    what: What,
    start: usize,
    runs: Runs,
    /// The tag that opened it, where that was HTML.
    tag: Option<String>,
    /// Where its end tag ends.
    end: Option<usize>,
    /// How many pictures there were before it.
    pictures: usize,
    /// Marks of Markdown inside it that are too deep to count.
    flat: usize,
}

enum What {
    /// What keeps its words and means nothing, and the paragraph itself.
    Plain,
    Strong,
    Emphasis,
    Struck,
    Code,
    Link(String),
    Picture(String, String),
    Hidden,
}

impl Span {
    fn new(what: What, start: usize, pictures: usize) -> Span {
        Span { what, start, runs: Runs::default(), tag: None, end: None, pictures, flat: 0 }
    }
}

/// The paragraph, and what is open in it.
struct Open {
    whole: Span,
    inner: Vec<Span>,
    /// Marks of Markdown among what is open, those too deep to count included.
    marks: usize,
}

impl Open {
    fn top(&mut self) -> &mut Span {
        self.inner.last_mut().unwrap_or(&mut self.whole)
    }

    fn within(&self, is: fn(&What) -> bool) -> bool {
        self.inner.iter().any(|span| is(&span.what))
    }
}

impl<'t> Reader<'t> {
    /// The runs up to the end of the current element; or, where `loose`, up to the first event that is none of text.
    pub(super) fn runs(&mut self, loose: bool) -> Vec<Inline> {
        let mut open = Open { whole: Span::new(What::Plain, 0, 0), inner: Vec::new(), marks: 0 };
        self.framed = false;
        while let Some((event, _)) = self.events.peek() {
            if open.marks == 0 && (matches!(event, Event::End(_)) || loose && !is_inline(event)) {
                if !loose {
                    self.events.next();
                }
                break;
            }
            let Some((event, range)) = self.events.next() else { break };
            self.event(event, range, &mut open);
        }
        while let Some(span) = open.inner.pop() {
            self.close(span, &mut open);
        }
        open.whole.runs.out
    }

    fn event(&mut self, event: Event<'t>, range: Range<usize>, open: &mut Open) {
        match event {
            Event::Start(tag) => self.begin(tag, range.start, open),
            Event::End(_) => self.end(open),
            Event::Text(text) => self.text(text, range, open),
            Event::InlineHtml(html) => self.tag(&html, range.start, open),
            Event::Code(text) => open.top().runs.push(Inline::Code(self.facts.unmask(&text, range.start))),
            Event::SoftBreak => open.top().runs.line_ends = true,
            Event::HardBreak => open.top().runs.push(Inline::Break),
            Event::TaskListMarker(ticked) => open.top().runs.push(Inline::Check(ticked)),
            Event::FootnoteReference(label) => match self.notes.number(&label) {
                Some(number) => open.top().runs.push(Inline::Note(number)),
                None => open.top().runs.text(&format!("[^{label}]")),
            },
            _ => {}
        }
    }

    fn begin(&mut self, tag: Tag<'t>, start: usize, open: &mut Open) {
        open.marks += 1;
        if open.inner.len() >= SPANS_MAX {
            if open.top().flat == 0 {
                let help = "use fewer marks within marks";
                self.warn(start, "depth", "marks are nested too deeply here, and some are left out", help);
            }
            open.top().flat += 1;
            return;
        }
        let what = match tag {
            Tag::Strong => What::Strong,
            Tag::Emphasis => What::Emphasis,
            Tag::Strikethrough => What::Struck,
            Tag::Image { dest_url, title, .. } => What::Picture(dest_url.to_string(), title.to_string()),
            Tag::Link { .. } if open.within(|what| matches!(what, What::Link(_))) => What::Plain,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => What::Link(format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } => What::Link(dest_url.to_string()),
            _ => What::Plain,
        };
        open.inner.push(Span::new(what, start, self.pictures.len()));
    }

    /// The end of a mark is the end of the tags within it.
    fn end(&mut self, open: &mut Open) {
        open.marks -= 1;
        if open.top().flat > 0 {
            open.top().flat -= 1;
            return;
        }
        while let Some(span) = open.inner.pop() {
            let is_tag = span.tag.is_some();
            self.close(span, open);
            if !is_tag {
                return;
            }
        }
    }

    fn close(&mut self, span: Span, open: &mut Open) {
        let Span { what, start, runs: Runs { out: runs, line_ends }, pictures, tag, end, .. } = span;
        let within_picture = open.within(|what| matches!(what, What::Picture(..)));
        let to = &mut open.top().runs;
        match what {
            What::Plain => to.all(runs),
            What::Strong => to.push_some(runs, Inline::Strong),
            What::Emphasis => to.push_some(runs, Inline::Emphasis),
            What::Struck => to.push_some(runs, Inline::Struck),
            What::Code => to.push(Inline::Code(words(runs))),
            What::Link(address) => self.link(&address, runs, start, pictures, to),
            What::Picture(..) if within_picture => to.text(&words(runs)),
            What::Picture(address, title) => self.picture(&address, &title, &words(runs), start),
            What::Hidden => self.hidden(&tag.unwrap_or_default(), start, end),
        }
        to.line_ends |= line_ends;
    }

    fn text(&mut self, text: CowStr<'t>, range: Range<usize>, open: &mut Open) {
        let (mut text, mut end) = (text.into_string(), range.end);
        // The parser hands a text over in pieces. A gap between two is a backslash: what is escaped is no address.
        while let Some((Event::Text(more), next)) = self.events.peek()
            && next.start == end
        {
            text.push_str(more);
            end = next.end;
            self.events.next();
        }
        let bare = !open.within(|what| matches!(what, What::Link(_) | What::Picture(..) | What::Code | What::Hidden));
        let to = &mut open.top().runs;
        for (plain, fact) in self.facts.part(&text, range.start) {
            for (piece, address) in if bare { auto::parts(&plain) } else { vec![(plain.as_str(), None)] } {
                match address {
                    Some(address) => {
                        let words = vec![Inline::Text(piece.to_owned())];
                        self.link(&address, words, range.start, self.pictures.len(), to);
                    }
                    None => to.text(piece),
                }
            }
            let Some((offset, inside)) = fact else { continue };
            let (run, problem) = read_live(inside);
            self.problems.extend(problem.map(|problem| (offset, problem)));
            to.push(run);
        }
    }

    fn tag(&mut self, html: &str, start: usize, open: &mut Open) {
        let (name, meaning) = match tags::read(html) {
            tags::Tag::Open(name, meaning) => (name, meaning),
            tags::Tag::Close(name) => return self.end_tag(&name, start + html.len(), open),
            tags::Tag::Break => return open.top().runs.push(Inline::Break),
            tags::Tag::Picture(source, words, size) => return self.picture(&source, &size, &words, start),
            tags::Tag::Nothing if html.starts_with("<!--") => return,
            tags::Tag::Nothing => return,
        };
        let what = match meaning {
            Meaning::Plain => return,
            Meaning::Unknown => {
                let message = format!("`<{name}>` means nothing here and is left out");
                let help = "the words around it are kept; where it is no HTML, write \\< for <";
                return self.warn(start, crate::html::DROPPED, &message, help);
            }
            Meaning::Hidden => What::Hidden,
            Meaning::Strong => What::Strong,
            Meaning::Emphasis => What::Emphasis,
            Meaning::Struck => What::Struck,
            Meaning::Code => What::Code,
            Meaning::Link(_) if open.within(|what| matches!(what, What::Link(_))) => return,
            Meaning::Link(address) => What::Link(address),
        };
        if open.inner.len() < SPANS_MAX {
            open.inner.push(Span { tag: Some(name), ..Span::new(what, start, self.pictures.len()) });
        }
    }

    /// Closes the nearest tag of the name, when no mark of Markdown stands between.
    fn end_tag(&mut self, name: &str, end: usize, open: &mut Open) {
        let reach = open.inner.iter().rev().take_while(|span| span.tag.is_some() && span.flat == 0);
        let Some(more) = reach.map(|span| span.tag.as_deref()).position(|tag| tag == Some(name)) else { return };
        for _ in 0..=more {
            if let Some(mut span) = open.inner.pop() {
                span.end = Some(end);
                self.close(span, open);
            }
        }
    }

    /// What holds no words may be a film; anything else is told.
    fn hidden(&mut self, tag: &str, start: usize, end: Option<usize>) {
        let facts = self.facts;
        let html = end.and_then(|end| facts.masked.get(start..end)).filter(|_| FILMS.contains(&tag));
        let mut blocks = Vec::new();
        if let Some(html) = html {
            self.html(html, &[(0, start)], &mut blocks);
        }
        if blocks.is_empty() && html.is_none() {
            let message = format!("`<{tag}>` and what it holds are left out");
            self.warn(start, crate::html::DROPPED, &message, "write what it shows in Markdown");
        }
        self.pictures.append(&mut blocks);
    }

    /// A refused address leaves its words. `pictures` is how many there were before the link.
    fn link(&mut self, address: &str, mut words: Vec<Inline>, start: usize, pictures: usize, to: &mut Runs) {
        if words.is_empty()
            && let Some(Block::Image(_, alt, ..)) = self.pictures.get(pictures)
        {
            // A picture that leads to its larger self is shown, and that is all.
            if is_picture(address) {
                return;
            }
            self.framed = self.pictures.len() == 1;
            words.extend((!alt.is_empty()).then(|| Inline::Text(alt.clone())));
        }
        match self.target(address) {
            Ok(_) if words.is_empty() => {
                let help = "write the words that the shopper clicks: [our returns page](/returns)";
                self.warn(start, "link-words", "the link has no words and is left out", help);
            }
            Ok(Target::Address(link)) => to.push(Inline::Link(link, words)),
            Ok(Target::Answer(id)) => to.push(Inline::Answer(id, words)),
            Err(problem) => {
                self.problems.push((start, problem));
                to.all(words);
            }
        }
    }

    fn target(&self, address: &str) -> Result<Target, Problem> {
        if Facts::holds(address) { Err(fact_in_address()) } else { self.around.target(address) }
    }
}

pub(super) fn fact_in_address() -> Problem {
    let message = "a live fact cannot stand in an address";
    Problem::new(Severity::Error, "address", "", message, "write the address out")
}

/// The words of runs, in one line.
fn words(runs: Vec<Inline>) -> String {
    plain_text(&[Block::Paragraph(runs)]).replace('\n', " ")
}

fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    !path.contains("://")
        && [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"].iter().any(|end| path.ends_with(end))
}
