//! What does HTML between paragraphs become?
//!
//! The blocks it means, by the reader of saved articles. Its pictures and links are then looked for beside the text as
//! those of Markdown are, and its live facts filled in.

use shelfhelp::content::{Block, Inline, markup, read_live};
use shelfhelp::problem::{Problem, Severity};

use super::Reader;
use super::around::Target;
use super::join::Runs;

impl Reader<'_> {
    /// A text of HTML: `places` are the bytes of its lines in it and in the file.
    pub(super) fn html(&mut self, html: &str, places: &[(usize, usize)], out: &mut Vec<Block>) {
        let (mut blocks, problems) = crate::html::blocks(html);
        let first = places.first().map_or(0, |(_, at)| *at);
        let kept = !blocks.is_empty();
        for (byte, problem) in problems {
            let line = places.iter().rev().find(|(start, _)| *start <= byte);
            let at = line.map_or(first, |(start, at)| at + (byte - start));
            let severity = if kept { problem.severity } else { Severity::Error };
            self.problems.push((at, Problem { severity, ..problem }));
        }
        if let Some(Block::Notes(_)) = blocks.last()
            && let Some(Block::Notes(texts)) = blocks.pop()
        {
            let texts = texts.into_iter().map(|text| self.settled(text, first, 0)).collect();
            let before = self.notes.append(texts);
            out.extend(self.settled(blocks, first, before));
            return;
        }
        out.extend(self.settled(blocks, first, 0));
    }

    /// Blocks whose addresses and facts are those of this text. Numbers of notes go on after `notes` others.
    fn settled(&mut self, blocks: Vec<Block>, at: usize, notes: u16) -> Vec<Block> {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                Block::Heading(level, runs) => out.push(Block::Heading(level, self.settled_runs(runs, at, notes))),
                Block::Paragraph(runs) => out.push(Block::Paragraph(self.settled_runs(runs, at, notes))),
                Block::List(numbered, items) => {
                    let items = items.into_iter().map(|item| self.settled(item, at, notes)).collect();
                    out.push(Block::List(numbered, items));
                }
                Block::Notes(items) => {
                    out.push(Block::Notes(items.into_iter().map(|item| self.settled(item, at, notes)).collect()));
                }
                Block::Callout(tone, blocks) => out.push(Block::Callout(tone, self.settled(blocks, at, notes))),
                Block::Table(head, rows) => {
                    let mut row = |cells: Vec<Vec<Inline>>| -> Vec<Vec<Inline>> {
                        cells.into_iter().map(|cell| self.settled_runs(cell, at, notes)).collect()
                    };
                    let head = row(head);
                    out.push(Block::Table(head, rows.into_iter().map(row).collect()));
                }
                Block::Image(link, alt, width, height) => {
                    let size = if width > 0 { format!("{width}x{height}") } else { String::new() };
                    self.picture(link.as_str(), &size, &alt, at);
                    out.extend(self.pictures.pop());
                }
                Block::Video(link, words, picture) => {
                    let picture = picture.and_then(|picture| self.beside(picture.as_str(), at));
                    out.push(Block::Video(link, words, picture.map(|picture| picture.link)));
                }
            }
        }
        out
    }

    fn settled_runs(&mut self, runs: Vec<Inline>, at: usize, notes: u16) -> Vec<Inline> {
        let mut out = Runs::default();
        for run in runs {
            match run {
                Inline::Text(text) => self.filled(&text, at, &mut out),
                Inline::Strong(inside) => out.push_some(self.settled_runs(inside, at, notes), Inline::Strong),
                Inline::Emphasis(inside) => out.push_some(self.settled_runs(inside, at, notes), Inline::Emphasis),
                Inline::Struck(inside) => out.push_some(self.settled_runs(inside, at, notes), Inline::Struck),
                Inline::Note(number) => out.push(Inline::Note(number.saturating_add(notes))),
                Inline::Link(link, inside) => {
                    let inside = self.settled_runs(inside, at, notes);
                    match self.around.target(link.as_str()) {
                        Ok(Target::Address(link)) => out.push(Inline::Link(link, inside)),
                        Ok(Target::Answer(id)) => out.push(Inline::Answer(id, inside)),
                        Err(problem) => {
                            self.problems.push((at, problem));
                            out.all(inside);
                        }
                    }
                }
                run => out.push(run),
            }
        }
        out.out
    }

    /// A text with its live facts.
    fn filled(&mut self, text: &str, at: usize, out: &mut Runs) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((inside, after)) = after.split_once("}}") else { break };
            out.text(before);
            let (run, problem) = read_live(inside);
            self.problems.extend(problem.map(|problem| (at, problem)));
            out.push(run);
            rest = after;
        }
        out.text(rest);
    }

    /// A picture of an address, or what is wrong with it.
    pub(super) fn beside(&mut self, address: &str, at: usize) -> Option<super::Picture> {
        match self.around.picture(address) {
            Ok(mut picture) => {
                self.problems.extend(picture.said.take().map(|said| (at, said)));
                Some(picture)
            }
            Err(problem) => {
                self.problems.push((at, problem));
                None
            }
        }
    }

    /// Shows a picture after the paragraph that is being read.
    pub(super) fn picture(&mut self, address: &str, title: &str, alt: &str, at: usize) {
        if alt.trim().is_empty() {
            self.problems.push((at, markup::no_alt()));
        }
        if super::facts::Facts::holds(address) {
            return self.problems.push((at, super::runs::fact_in_address()));
        }
        let Some(picture) = self.beside(address, at) else { return };
        let size = markup::read_size(title).or(picture.size);
        if size.is_none() {
            let help = "write its size in pixels as title: ![The hem](https://elaia.example/hem.jpg \"640x480\")";
            let message = "the picture has no size, so the text below it moves when it loads";
            self.warn(at, "picture-size", message, help);
        }
        let (width, height) = size.unwrap_or((0, 0));
        self.pictures.push(Block::Image(picture.link, alt.trim().to_owned(), width, height));
    }
}
