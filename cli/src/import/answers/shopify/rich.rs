//! Which blocks does Shopify's rich text say?
//!
//! A tree of `root`, `paragraph`, `heading`, `list`, `list-item`, `link` and `text`, as metafields of the type
//! `rich_text_field` hold it.

use shelfhelp::content::{Block, Inline, Link};
use shelfhelp::problem::{Problem, Severity, Value};

use crate::import::LOST;

// Lists in lists: more levels than anybody reads, few enough for any stack.
const DEPTH_MAX: usize = 8;

/// Whether a value is rich text.
pub(super) fn is_rich(value: &Value) -> bool {
    value.get("type").and_then(Value::as_text) == Some("root") && matches!(value.get("children"), Some(Value::List(_)))
}

/// The blocks of rich text.
pub(super) fn blocks(root: &Value) -> (Vec<Block>, Vec<Problem>) {
    let mut reader = Reader { problems: Vec::new() };
    let blocks = reader.blocks(root, 0);
    (blocks, reader.problems)
}

struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn blocks(&mut self, parent: &Value, depth: usize) -> Vec<Block> {
        let mut out = Vec::new();
        if depth > DEPTH_MAX {
            self.lost("text nested too deeply is left out", "use fewer levels of lists");
            return out;
        }
        // Words between blocks, as list items hold them, make a paragraph.
        let mut runs: Vec<Inline> = Vec::new();
        for child in children(parent) {
            match kind(child) {
                "text" | "link" => {
                    self.run(child, &mut runs);
                    continue;
                }
                _ => paragraph(&mut runs, &mut out),
            }
            match kind(child) {
                "paragraph" => {
                    let mut words = self.runs(child);
                    paragraph(&mut words, &mut out);
                }
                "heading" => {
                    let level = child.get("level").and_then(Value::as_text).and_then(|level| level.parse().ok());
                    let words = self.runs(child);
                    if !words.is_empty() {
                        out.push(Block::Heading(level.unwrap_or(2_u8).clamp(2, 4), words));
                    }
                }
                "list" => {
                    let numbered = child.get("listType").and_then(Value::as_text) == Some("ordered");
                    let items: Vec<_> = children(child).iter().map(|item| self.blocks(item, depth + 1)).collect();
                    out.push(Block::List(numbered, items.into_iter().filter(|item| !item.is_empty()).collect()));
                }
                "list-item" | "root" => out.extend(self.blocks(child, depth + 1)),
                other => {
                    let message = format!("rich text of the kind `{other}` is not known; its words stay");
                    self.lost(&message, "look at what it showed");
                    let mut words = self.runs(child);
                    paragraph(&mut words, &mut out);
                }
            }
        }
        paragraph(&mut runs, &mut out);
        out.retain(|block| !matches!(block, Block::List(_, items) if items.is_empty()));
        out
    }

    fn runs(&mut self, parent: &Value) -> Vec<Inline> {
        let mut out = Vec::new();
        for child in children(parent) {
            self.run(child, &mut out);
        }
        out
    }

    fn run(&mut self, value: &Value, out: &mut Vec<Inline>) {
        match kind(value) {
            "text" => text(value, out),
            "link" => {
                let mut words = Vec::new();
                children(value).iter().filter(|child| kind(child) == "text").for_each(|child| text(child, &mut words));
                let address = value.get("url").and_then(Value::as_text).unwrap_or_default();
                match Link::parse(address) {
                    Some(link) if !words.is_empty() => out.push(Inline::Link(link, words)),
                    Some(_) => {}
                    None => {
                        let shown = super::super::tell::short(address);
                        let message = format!("the link to \"{shown}\" cannot be followed; its words stay");
                        self.lost(&message, "write https://…, mailto:…, tel:… or an address on your own site");
                        out.append(&mut words);
                    }
                }
            }
            other => {
                let message = format!("`{other}` within a line is not known and is left out");
                self.lost(&message, "look at what it showed");
            }
        }
    }

    fn lost(&mut self, message: &str, help: &str) {
        // Hostile or broken trees say the same a thousand times.
        if !self.problems.iter().any(|problem| problem.message == message) {
            self.problems.push(Problem::new(Severity::Warning, LOST, "", message, help));
        }
    }
}

fn kind(value: &Value) -> &str {
    value.get("type").and_then(Value::as_text).unwrap_or("nothing")
}

fn children(value: &Value) -> &[Value] {
    match value.get("children") {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn paragraph(runs: &mut Vec<Inline>, out: &mut Vec<Block>) {
    let runs = core::mem::take(runs);
    let blank =
        |run: &Inline| matches!(run, Inline::Break) || matches!(run, Inline::Text(text) if text.trim().is_empty());
    if !runs.iter().all(blank) {
        out.push(Block::Paragraph(runs));
    }
}

/// Lines within a text are broken where they end.
fn text(value: &Value, out: &mut Vec<Inline>) {
    let flag = |key| value.get(key) == Some(&Value::Flag(true));
    let words = value.get("value").and_then(Value::as_text).unwrap_or_default();
    for (i, line) in words.split('\n').enumerate() {
        if i > 0 {
            out.push(Inline::Break);
        }
        if line.is_empty() {
            continue;
        }
        let mut run = Inline::Text(line.to_owned());
        if flag("italic") {
            run = Inline::Emphasis(vec![run]);
        }
        if flag("bold") {
            run = Inline::Strong(vec![run]);
        }
        out.push(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, want: &[Block], told: &[&str]) {
        let value = crate::source::json::read(json).value;
        let (blocks, problems) = blocks(&value);
        assert_eq!(blocks, want);
        assert_eq!(problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>(), told);
    }

    fn words(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn every_kind_of_node_has_its_block() {
        check(
            r#"{"type": "root", "children": [
                {"type": "heading", "level": 1, "children": [{"type": "text", "value": "Care"}]},
                {"type": "paragraph", "children": [{"type": "text", "value": "Wash "}, {"type": "text", "value": "cold", "bold": true, "italic": true},
                    {"type": "text", "value": " or\nask "}, {"type": "link", "url": "/pages/contact", "title": "", "children": [{"type": "text", "value": "us"}]}]},
                {"type": "list", "listType": "ordered", "children": [{"type": "list-item", "children": [{"type": "text", "value": "One"},
                    {"type": "list", "listType": "unordered", "children": [{"type": "list-item", "children": [{"type": "text", "value": "Within"}]}]}]}]}]}"#,
            &[
                Block::Heading(2, vec![words("Care")]),
                Block::Paragraph(vec![
                    words("Wash "),
                    Inline::Strong(vec![Inline::Emphasis(vec![words("cold")])]),
                    words(" or"),
                    Inline::Break,
                    words("ask "),
                    Inline::Link(Link::parse("/pages/contact").unwrap(), vec![words("us")]),
                ]),
                Block::List(
                    true,
                    vec![vec![
                        Block::Paragraph(vec![words("One")]),
                        Block::List(false, vec![vec![Block::Paragraph(vec![words("Within")])]]),
                    ]],
                ),
            ],
            &[],
        );
    }

    #[test]
    fn what_is_unknown_or_broken_is_told_and_its_words_stay() {
        check(
            r#"{"type": "root", "children": [{"type": "paragraph", "children": [{"type": "link", "url": "javascript:alert(1)",
                "children": [{"type": "text", "value": "here"}]}]}, {"type": "embed", "children": [{"type": "text", "value": "film"}]},
                {"type": "list", "children": [{"type": "list-item"}]}, {"type": "paragraph"}, 7, null]}"#,
            &[Block::Paragraph(vec![words("here")]), Block::Paragraph(vec![words("film")])],
            &[
                "the link to \"javascript:alert(1)\" cannot be followed; its words stay",
                "rich text of the kind `embed` is not known; its words stay",
                "rich text of the kind `nothing` is not known; its words stay",
            ],
        );
    }
}
