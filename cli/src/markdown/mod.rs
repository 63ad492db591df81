//! What may stand in an answer, out of a Markdown text?
//!
//! CommonMark with what GitHub adds to it becomes [`Block`]s; HTML becomes the blocks it means, and what means none is
//! told: blocks are the only road to the screen. Live facts (`{{name | words}}`) are masked before Markdown is read, so
//! that a bar in one does not part table cells.
//!
//! Does not know: files; [`Around`] does. Problems come with the byte they are about.

mod around;
mod auto;
mod facts;
mod film;
mod html;
mod join;
mod notes;
mod runs;
mod shallow;
mod tags;
#[cfg(test)]
mod hostile;
#[cfg(test)]
pub(crate) mod tests;
mod write;

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use facts::Facts;
use film::Film;
use join::Runs;
use notes::Notes;
use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use shelfhelp::content::{Block, Inline, Tone};
use shelfhelp::problem::{Problem, Severity};

pub(crate) use around::{Alone, Around, Picture, Target};
pub(crate) use write::write;

// Lists in lists in remarks: more levels than anybody reads, few enough for any stack.
const DEPTH_MAX: usize = 8;

// Nobody mends more at a time; a hostile text has one for every other byte.
const PROBLEMS_MAX: usize = 100;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// The blocks of a text by itself, and what is wrong with it.
pub(crate) fn read(text: &str) -> (Vec<Block>, Vec<(usize, Problem)>) {
    read_in(text, &Alone)
}

/// The blocks of a text with others beside it.
pub(crate) fn read_in(text: &str, around: &dyn Around) -> (Vec<Block>, Vec<(usize, Problem)>) {
    let facts = Facts::mask(&shallow::shallow(text));
    let events: Vec<_> = Parser::new_ext(&facts.masked, OPTIONS).into_offset_iter().collect();
    let mut reader = Reader {
        notes: Notes::count(&events),
        events: events.into_iter().peekable(),
        facts: &facts,
        around,
        problems: Vec::new(),
        pictures: Vec::new(),
        framed: false,
    };
    let mut blocks = reader.blocks(0);
    blocks.extend(reader.notes.into_block());
    let mut problems = reader.problems;
    problems.sort_by_key(|(offset, _)| *offset);
    (blocks, few(problems))
}

/// The first problems; of more, only the number is told.
fn few(mut problems: Vec<(usize, Problem)>) -> Vec<(usize, Problem)> {
    let more = problems.split_off(problems.len().min(PROBLEMS_MAX));
    let worst = more.iter().map(|(_, problem)| problem.severity).min();
    if let (Some(severity), Some((offset, _))) = (worst, more.first()) {
        let message = format!("from here on, {} more things are not as they should be", more.len());
        problems.push((*offset, Problem::new(severity, "more", "", message, "mend those before, and look again")));
    }
    problems
}

/// The film that a paragraph of these runs would be read as.
pub(crate) fn film_of(runs: &[Inline]) -> Option<Block> {
    film::of(runs, None).map(|film| match film {
        Film::Shown(film) | Film::Bare(film) => film,
    })
}

/// A text in parts: what stands there, and where it leads when it is an address.
pub(crate) fn addresses(text: &str) -> Vec<(&str, Option<String>)> {
    auto::parts(text)
}

/// Reads events as they come; each method begins after the start of what it reads and takes its end.
struct Reader<'t> {
    events: Peekable<IntoIter<(Event<'t>, Range<usize>)>>,
    facts: &'t Facts,
    around: &'t dyn Around,
    notes: Notes,
    problems: Vec<(usize, Problem)>,
    /// Pictures met in the paragraph that is being read; they follow it.
    pictures: Vec<Block>,
    /// Whether the one picture of it leads somewhere.
    framed: bool,
}

impl<'t> Reader<'t> {
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let start = range.start;
            // The text of a short list item stands in it without a paragraph of its own.
            if is_inline(event) {
                let runs = self.runs(true);
                self.paragraph(runs, start, &mut out);
                continue;
            }
            match self.events.next() {
                Some((Event::Start(tag), _)) => self.start(tag, start, depth, &mut out),
                Some((Event::End(_), _)) => break,
                Some((Event::Rule, _)) => {
                    self.warn(start, "rule", "a line across is not shown", "part the text with a heading instead");
                }
                _ => {}
            }
        }
        out
    }

    fn start(&mut self, tag: Tag<'t>, start: usize, depth: usize, out: &mut Vec<Block>) {
        let nests = matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_));
        if nests && depth >= DEPTH_MAX {
            self.error(start, "depth", "this is nested too deeply and is left out", "use fewer levels");
            self.skip();
            return;
        }
        match tag {
            Tag::Paragraph => {
                let runs = self.runs(false);
                self.paragraph(runs, start, out);
            }
            Tag::Heading { level, .. } => self.heading(level, start, out),
            Tag::BlockQuote(kind) => {
                let blocks = self.blocks(depth + 1);
                out.extend((!blocks.is_empty()).then(|| Block::Callout(tone(kind), blocks)));
            }
            Tag::FootnoteDefinition(label) => self.note(&label, start, depth),
            Tag::List(first) => {
                let items = self.items(depth);
                out.extend((!items.is_empty()).then(|| Block::List(first.is_some(), items)));
            }
            Tag::Table(_) => self.table(out),
            Tag::CodeBlock(_) => {
                let text = self.literal(start);
                let lines = text.trim_end().lines().map(|line| vec![Inline::Code(line.to_owned())]);
                let lines: Vec<_> = lines.filter(|line| line != &[Inline::Code(String::new())]).collect();
                out.extend((!lines.is_empty()).then(|| Block::Paragraph(lines.join(&Inline::Break))));
            }
            Tag::HtmlBlock => self.html_block(out),
            _ => self.skip(),
        }
    }

    fn paragraph(&mut self, runs: Vec<Inline>, start: usize, out: &mut Vec<Block>) {
        if runs.iter().any(|run| matches!(run, Inline::Text(text) if text.contains("**"))) {
            let help =
                "put the stars directly at a letter: beside a quotation mark or bracket, move it out of the stars";
            self.warn(start, "stars", "`**` is shown as it stands", help);
        }
        let runs = Runs::trimmed(runs);
        let picture = if self.framed { self.pictures.first() } else { None };
        match film::of(&runs, picture) {
            Some(Film::Shown(film)) => {
                self.pictures.clear();
                out.push(film);
            }
            Some(Film::Bare(film)) => {
                let help = "write [▶ How we roll the hem](https://…), with your own words";
                self.warn(start, "video-words", "nothing says what the film shows", help);
                out.push(film);
            }
            None if runs.is_empty() => {}
            None => out.push(Block::Paragraph(runs)),
        }
        out.append(&mut self.pictures);
    }

    fn note(&mut self, label: &str, start: usize, depth: usize) {
        let blocks = self.blocks(depth + 1);
        if !self.notes.keep(label, blocks) {
            let message = format!("nothing refers to the note `[^{label}]`, and it is not shown");
            self.warn(start, "note-unused", &message, "write its mark where it belongs in the text, or take it out");
        }
    }

    fn heading(&mut self, level: HeadingLevel, start: usize, out: &mut Vec<Block>) {
        let runs = self.runs(false);
        let written = level as u8;
        let shown = written.clamp(2, 4);
        if written != shown {
            let message = format!("a heading of level {written} is shown as level {shown}");
            self.warn(start, "heading-level", &message, "the question is level 1; begin with ##");
        }
        out.push(Block::Heading(shown, runs));
        out.append(&mut self.pictures);
    }

    fn items(&mut self, depth: usize) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.next() {
            let item = self.blocks(depth + 1);
            items.extend((!item.is_empty()).then_some(item));
        }
        items
    }

    fn table(&mut self, out: &mut Vec<Block>) {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.runs(false);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        if !rows.is_empty() {
            let head = rows.remove(0);
            out.push(Block::Table(head, rows));
        }
        out.append(&mut self.pictures);
    }

    fn html_block(&mut self, out: &mut Vec<Block>) {
        let (mut html, mut places) = (String::new(), Vec::new());
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Html(line) | Event::Text(line) => {
                    places.push((html.len(), range.start));
                    html.push_str(&self.facts.unmask(&line, range.start));
                }
                // A table with blank lines in it comes in pieces.
                Event::End(_) if matches!(self.events.peek(), Some((Event::Start(Tag::HtmlBlock), _))) => {
                    html.push('\n');
                    self.events.next();
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        self.html(&html, &places, out);
    }

    /// The text up to the end of the current element, as it stands.
    fn literal(&mut self, start: usize) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        self.facts.unmask(&text, start)
    }

    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn error(&mut self, offset: usize, code: &'static str, message: &str, help: &str) {
        self.problems.push((offset, Problem::new(Severity::Error, code, "", message, help)));
    }

    fn warn(&mut self, offset: usize, code: &'static str, message: &str, help: &str) {
        self.problems.push((offset, Problem::new(Severity::Warning, code, "", message, help)));
    }
}

/// GitHub has five tones where readers tell three apart.
fn tone(kind: Option<BlockQuoteKind>) -> Tone {
    match kind {
        Some(BlockQuoteKind::Tip) => Tone::Tip,
        Some(BlockQuoteKind::Warning | BlockQuoteKind::Caution) => Tone::Warning,
        Some(BlockQuoteKind::Note | BlockQuoteKind::Important) | None => Tone::Note,
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::TaskListMarker(_) | Event::FootnoteReference(_) => true,
        _ => false,
    }
}
