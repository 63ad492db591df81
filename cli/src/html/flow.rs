//! Which blocks do elements come to, one after the other?
//!
//! A paragraph is what stands between two edges of blocks, whichever elements these are.

use shelfhelp::content::{Block, Inline, Link, Tone};

use super::notes::Notes;
use super::runs::{Line, Style};
use super::tree::{Node, ROOT, Tree};
use super::{Dropped, boxes};
use crate::markdown;

// Lists in lists in remarks. Markdown and the widget read a few more; a level beyond joins the one around it.
pub(super) const NEST_MAX: u8 = 6;

pub(super) struct Flow<'t> {
    pub(super) tree: &'t Tree,
    pub(super) notes: &'t Notes,
    pub(super) dropped: Dropped,
    /// The addresses met so far.
    pub(super) links: Vec<Link>,
}

/// What is around an element.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) style: Style,
    /// Lists and remarks around it.
    pub(super) nest: u8,
    /// Whether a remark is around it.
    pub(super) boxed: bool,
    /// Whether it is at the start of a list's item.
    pub(super) item: bool,
}

/// The blocks so far, and the line that goes on.
#[derive(Default)]
pub(super) struct Out {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    /// Pictures within the line; they follow it.
    pub(super) pictures: Vec<Block>,
    /// The level of the last heading.
    pub(super) level: u8,
}

impl Flow<'_> {
    pub(super) fn document(&mut self) -> Vec<Block> {
        let mut blocks = self.blocks(ROOT, Around::default());
        let texts: Vec<usize> = self.notes.texts.clone();
        let notes: Vec<Vec<Block>> =
            texts.iter().map(|id| self.blocks(*id, Around { nest: 1, ..Around::default() })).collect();
        if !notes.is_empty() {
            blocks.push(Block::Notes(notes));
        }
        blocks
    }

    /// What stands inside an element, as blocks.
    pub(super) fn blocks(&mut self, id: usize, around: Around) -> Vec<Block> {
        let mut out = Out::default();
        self.inside(id, around, &mut out);
        self.end(&mut out);
        out.blocks
    }

    pub(super) fn inside(&mut self, id: usize, around: Around, out: &mut Out) {
        let inside = &self.tree.node(id).inside;
        let mut rest = inside.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let taken = self.word_list(rest, around, out);
            if taken == 0 {
                self.node(*first, around, out);
                rest = after;
            } else {
                rest = rest.get(taken..).unwrap_or_default();
            }
        }
    }

    /// Ends the line that goes on.
    pub(super) fn end(&mut self, out: &mut Out) {
        let runs = out.line.take(&self.links);
        match markdown::film_of(&runs) {
            Some(film) => out.blocks.push(film),
            None if runs.is_empty() => {}
            None => out.blocks.push(Block::Paragraph(runs)),
        }
        out.blocks.append(&mut out.pictures);
    }

    pub(super) fn node(&mut self, id: usize, around: Around, out: &mut Out) {
        let node = self.tree.node(id);
        if self.notes.back.contains(&id) || (self.notes.kept_apart.contains(&id) && around.nest == 0) {
            return;
        }
        if let Some(number) = self.notes.numbers.get(&id) {
            out.line.note(*number);
            return;
        }
        let around = Around { style: styled(node, around.style), ..around };
        if !node.is_block() {
            self.within_line(id, node, around, out);
            return;
        }
        self.end(out);
        match boxes::tone(node) {
            Some(tone) if !around.boxed && node.tag != "table" => self.remark(tone, id, around, out),
            _ => self.block(id, node, around, out),
        }
        self.end(out);
    }

    fn block(&mut self, id: usize, node: &Node, around: Around, out: &mut Out) {
        match node.tag.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                out.level = node.tag.bytes().last().map_or(2, |digit| (digit - b'0').clamp(2, 4));
                self.heading(id, out.level, around, out);
            }
            "ul" | "ol" | "menu" => self.list(id, node, around, out),
            "dl" => self.terms(id, around, out),
            "table" => self.table(id, node, around, out),
            "blockquote" => self.remark(Tone::Note, id, around, out),
            "pre" => self.literal(id, out),
            "details" => self.details(id, around, out),
            "figure" => self.figure(id, around, out),
            "figcaption" => self.inside(id, Around { style: Style { stressed: true, ..around.style }, ..around }, out),
            "form" => self.dropped.add("`<form>`", node.at),
            "hr" => {}
            _ => self.inside(id, around, out),
        }
    }

    fn within_line(&mut self, id: usize, node: &Node, around: Around, out: &mut Out) {
        match node.tag.as_str() {
            "" => self.words(&node.text, around.style, out),
            "br" if out.line.is_broken() => self.end(out),
            "br" => out.line.line_break(),
            "a" => self.anchor(id, node, around, out),
            "img" => self.picture(node, around, out),
            "picture" => match self.tree.find(id, "img") {
                Some(img) => self.picture(self.tree.node(img), around, out),
                None => self.dropped.add("`<picture>`", node.at),
            },
            "iframe" | "video" | "audio" | "embed" | "object" => self.film(id, node, out),
            "input" if node.get("type").eq_ignore_ascii_case("checkbox") => {
                self.check(node.has("checked"), node.at, around, out);
            }
            "input" if node.get("type").eq_ignore_ascii_case("hidden") => {}
            "svg" | "canvas" | "math" | "map" | "script" | "input" | "select" | "textarea" | "button" | "meter"
            | "progress" | "marquee" | "applet" | "frameset" => self.dropped.add(&format!("`<{}>`", node.tag), node.at),
            // Nobody sees these.
            "style" | "head" | "title" | "template" | "noscript" | "noframes" | "noembed" | "link" | "meta"
            | "base" | "source" | "track" | "param" | "col" | "colgroup" | "datalist" | "wbr" | "area" | "rp" => {}
            "q" => {
                out.line.text("“", around.style);
                self.inside(id, around, out);
                out.line.text("”", around.style);
            }
            _ => self.inside(id, around, out),
        }
    }

    /// A text; addresses that stand bare in it are links, as they are in Markdown.
    fn words(&mut self, text: &str, style: Style, out: &mut Out) {
        if style.link.is_some() || style.code {
            out.line.text(text, style);
            return;
        }
        for (part, address) in markdown::addresses(text) {
            let link = address.and_then(|address| Link::parse(&address)).map(|link| {
                self.links.push(link);
                self.links.len() - 1
            });
            out.line.text(part, Style { link, ..style });
        }
    }

    fn heading(&mut self, id: usize, level: u8, around: Around, out: &mut Out) {
        let around = Around { style: Style { strong: false, ..around.style }, ..around };
        let (runs, mut others) = self.runs(id, around, &Inline::Text(" ".into()));
        // Letters of a heading are strong by themselves.
        let runs = match <[Inline; 1]>::try_from(runs) {
            Ok([Inline::Strong(inside)]) => inside,
            Ok([run]) => vec![run],
            Err(runs) => runs,
        };
        if !runs.is_empty() {
            out.blocks.push(Block::Heading(level, runs));
        }
        out.blocks.append(&mut others);
    }

    fn remark(&mut self, tone: Tone, id: usize, around: Around, out: &mut Out) {
        if around.nest >= NEST_MAX {
            self.inside(id, around, out);
            return;
        }
        let blocks = self.blocks(id, Around { nest: around.nest + 1, boxed: true, item: false, ..around });
        // An empty box is a box of decoration; one around pictures alone is their frame.
        if !blocks.iter().all(|block| matches!(block, Block::Image(..) | Block::Video(..))) {
            out.blocks.push(Block::Callout(tone, blocks));
        } else {
            out.blocks.extend(blocks);
        }
    }

    /// Text as it was typed, line by line.
    fn literal(&mut self, id: usize, out: &mut Out) {
        let mut text = String::new();
        for id in self.tree.all(id) {
            let node = self.tree.node(id);
            text.push_str(if node.tag == "br" { "\n" } else { &node.text });
        }
        let lines = text.trim_end().lines().map(|line| line.replace(['\0', '\r'], ""));
        let lines: Vec<_> = lines.filter(|line| !line.is_empty()).map(|line| vec![Inline::Code(line)]).collect();
        if !lines.is_empty() {
            out.blocks.push(Block::Paragraph(lines.join(&Inline::Break)));
        }
    }

    fn details(&mut self, id: usize, around: Around, out: &mut Out) {
        let level = if out.level == 0 { 2 } else { (out.level + 1).min(4) };
        let kept = out.level;
        for (inner, node) in self.tree.inside(id).map(|(id, node)| (id, node.tag.as_str())).collect::<Vec<_>>() {
            if node == "summary" {
                self.end(out);
                self.heading(inner, level, around, out);
            } else {
                self.node(inner, around, out);
            }
        }
        out.level = kept;
    }

    /// What stands inside an element as runs, its blocks parted by a run; pictures and films follow apart.
    pub(super) fn runs(&mut self, id: usize, around: Around, part: &Inline) -> (Vec<Inline>, Vec<Block>) {
        let (mut runs, mut others) = (Vec::new(), Vec::new());
        for block in self.blocks(id, around) {
            flatten(block, part, &mut runs, &mut others);
        }
        if !matches!(part, Inline::Break) {
            runs.iter_mut().filter(|run| matches!(run, Inline::Break)).for_each(|run| *run = part.clone());
        }
        (joined(runs), others)
    }

    pub(super) fn check(&mut self, ticked: bool, at: usize, around: Around, out: &mut Out) {
        if around.item && out.blocks.is_empty() && out.line.is_empty() {
            out.line.check(ticked);
        } else {
            self.dropped.add("a box to tick outside of a list", at);
        }
    }
}

/// A block's runs, put after those that are there.
fn flatten(block: Block, part: &Inline, runs: &mut Vec<Inline>, others: &mut Vec<Block>) {
    let next = |runs: &mut Vec<Inline>| {
        if !runs.is_empty() && runs.last() != Some(part) {
            runs.push(part.clone());
        }
    };
    match block {
        Block::Paragraph(mut inside) | Block::Heading(_, mut inside) => {
            next(runs);
            runs.append(&mut inside);
        }
        Block::List(numbered, items) => {
            for (i, item) in items.into_iter().enumerate() {
                next(runs);
                runs.push(Inline::Text(if numbered { format!("{}. ", i + 1) } else { "• ".to_owned() }));
                let mut inside = Vec::new();
                item.into_iter().for_each(|block| flatten(block, part, &mut inside, others));
                runs.append(&mut inside);
            }
        }
        Block::Callout(_, blocks) => blocks.into_iter().for_each(|block| flatten(block, part, runs, others)),
        Block::Table(head, rows) => {
            for cells in std::iter::once(head).chain(rows) {
                next(runs);
                for (i, mut cell) in cells.into_iter().enumerate() {
                    if i > 0 {
                        runs.push(Inline::Text(" · ".to_owned()));
                    }
                    runs.append(&mut cell);
                }
            }
        }
        block @ (Block::Image(..) | Block::Video(..) | Block::Notes(_)) => others.push(block),
    }
}

/// Runs with text beside text made one.
fn joined(runs: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for run in runs {
        match (out.last_mut(), run) {
            (_, Inline::Check(_)) => {}
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, run) => out.push(run),
        }
    }
    out
}

/// How an element's letters look, by its name and its own style.
fn styled(node: &Node, around: Style) -> Style {
    let mut style = around;
    match node.tag.as_str() {
        "" => return style,
        "b" | "strong" => style.strong = true,
        "i" | "em" | "cite" | "dfn" | "var" => style.stressed = true,
        "s" | "del" | "strike" => style.struck = true,
        "code" | "kbd" | "samp" | "tt" => style.code = true,
        "sup" => style.raised = Some(true),
        "sub" => style.raised = Some(false),
        _ => {}
    }
    let written: String = node.get("style").to_ascii_lowercase().split_whitespace().collect();
    for rule in written.split(';') {
        match rule.split_once(':') {
            Some(("font-weight", weight)) => match weight.trim_end_matches("!important") {
                "bold" | "bolder" | "600" | "700" | "800" | "900" => style.strong = true,
                "normal" | "400" | "300" => style.strong = false,
                _ => {}
            },
            Some(("font-style", "italic" | "oblique")) => style.stressed = true,
            Some(("font-style", "normal")) => style.stressed = false,
            Some(("text-decoration" | "text-decoration-line", line)) if line.contains("line-through") => {
                style.struck = true
            }
            _ => {}
        }
    }
    style
}
