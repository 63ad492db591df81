//! How do search engines read an answer?
//!
//! FAQPage of schema.org, its text in the tags that Google keeps: h1–h6, br, ol, ul, li, a, p, div, b, strong, i, em.
//!
//! Does not know: pictures and films, of which only the words are told.

use serde_json::{Value as Json, json};
use shelfhelp::content::{Answer, Block, Inline, Link};

use super::address::Base;
use super::site::Language;

/// What telling an answer needs to know.
pub(super) struct Teller<'t> {
    pub(super) language: &'t Language<'t>,
    pub(super) base: Option<&'t Base>,
    pub(super) fact: &'t dyn Fn(&str) -> Option<String>,
}

impl Teller<'_> {
    /// The page of one question.
    pub(super) fn page(&self, answer: &Answer) -> Json {
        let text = self.html(&answer.body);
        json!({
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "inLanguage": self.language.locale.as_str(),
            "mainEntity": [{
                "@type": "Question",
                "name": answer.question,
                "acceptedAnswer": { "@type": "Answer", "text": text },
            }],
        })
    }

    fn html(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        blocks.iter().for_each(|block| self.block(block, &mut out));
        out
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Heading(level, runs) => {
                let tag = if *level <= 2 { "h2" } else { "h3" };
                self.element(tag, runs, out);
            }
            Block::Paragraph(runs) => self.element("p", runs, out),
            Block::List(numbered, items) => self.items(*numbered, items, out),
            Block::Notes(items) => self.items(true, items, out),
            Block::Callout(_, inner) => {
                out.push_str("<div>");
                inner.iter().for_each(|block| self.block(block, out));
                out.push_str("</div>");
            }
            // Tables are not kept: each row is a line, its cells after one another.
            Block::Table(head, rows) => {
                for row in core::iter::once(head).chain(rows) {
                    out.push_str("<p>");
                    for (i, cell) in row.iter().enumerate() {
                        out.push_str(if i == 0 { "" } else { " · " });
                        self.runs(cell, out);
                    }
                    out.push_str("</p>");
                }
            }
            Block::Image(..) => {}
            Block::Video(link, words, _) => {
                self.element("p", &[Inline::Link(link.clone(), vec![Inline::Text(words.clone())])], out);
            }
        }
    }

    fn element(&self, tag: &str, runs: &[Inline], out: &mut String) {
        out.push_str(&format!("<{tag}>"));
        self.runs(runs, out);
        out.push_str(&format!("</{tag}>"));
    }

    fn items(&self, numbered: bool, items: &[Vec<Block>], out: &mut String) {
        let tag = if numbered { "ol" } else { "ul" };
        out.push_str(&format!("<{tag}>"));
        for item in items {
            out.push_str("<li>");
            match item.as_slice() {
                [Block::Paragraph(runs)] => self.runs(runs, out),
                blocks => blocks.iter().for_each(|block| self.block(block, out)),
            }
            out.push_str("</li>");
        }
        out.push_str(&format!("</{tag}>"));
    }

    fn runs(&self, runs: &[Inline], out: &mut String) {
        for run in runs {
            match run {
                Inline::Text(text) | Inline::Code(text) => escape(text, out),
                Inline::Strong(inner) => self.wrapped("strong", inner, out),
                Inline::Emphasis(inner) => self.wrapped("em", inner, out),
                // Words that no longer hold would be read as words that do.
                Inline::Struck(_) | Inline::Note(_) => {}
                Inline::Check(done) => out.push_str(if *done { "☑ " } else { "☐ " }),
                Inline::Break => out.push_str("<br>"),
                Inline::Fact(name, words) => escape((self.fact)(name).as_ref().unwrap_or(words), out),
                Inline::Link(link, inner) => self.link(self.address(link), inner, out),
                Inline::Answer(to, inner) => {
                    let id = to.split('#').next().unwrap_or_default();
                    let file = self.language.find(id).map(|entry| &entry.file);
                    let address = self.base.zip(file);
                    let address = address.map(|(base, file)| base.of(&format!("{}/{file}", self.language.folder())));
                    self.link(address, inner, out);
                }
            }
        }
    }

    fn wrapped(&self, tag: &str, inner: &[Inline], out: &mut String) {
        out.push_str(&format!("<{tag}>"));
        self.runs(inner, out);
        out.push_str(&format!("</{tag}>"));
    }

    fn link(&self, address: Option<String>, inner: &[Inline], out: &mut String) {
        let Some(address) = address else { return self.runs(inner, out) };
        out.push_str("<a href=\"");
        escape(&address, out);
        out.push_str("\">");
        self.runs(inner, out);
        out.push_str("</a>");
    }

    /// A whole address: text that is copied elsewhere has no place to start from.
    fn address(&self, link: &Link) -> Option<String> {
        let written = link.as_str();
        let is_whole =
            written.starts_with("//") || written.split(['/', '?', '#']).next().is_some_and(|s| s.contains(':'));
        match self.base {
            Some(base) if !is_whole && written.starts_with(['/', '.']) => Some(base.join(written)),
            _ => is_whole.then(|| written.to_owned()),
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
