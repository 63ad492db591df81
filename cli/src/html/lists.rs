//! Which items do lists have, as editors write them?

use shelfhelp::content::{Block, Inline};

use super::flow::{Around, Flow, NEST_MAX, Out};
use super::runs::Style;
use super::tree::Node;

impl Flow<'_> {
    pub(super) fn list(&mut self, id: usize, node: &Node, around: Around, out: &mut Out) {
        if around.nest >= NEST_MAX {
            self.dropped.add("lists nested too deeply: their items follow as paragraphs", node.at);
            self.inside(id, around, out);
            return;
        }
        let mut items: Vec<Vec<Block>> = Vec::new();
        let within = Around { nest: around.nest + 1, item: true, ..around };
        for inner in self.tree.node(id).inside.clone() {
            let child = self.tree.node(inner);
            if self.notes.kept_apart.contains(&inner) {
                continue;
            }
            if child.tag == "li" {
                let item = self.item(inner, child, within);
                // A list as the only thing in an item belongs to the item before: editors indent in this way.
                match items.last_mut() {
                    Some(last) if matches!(item.as_slice(), [Block::List(..)]) => last.extend(item),
                    _ => items.push(item),
                }
                continue;
            }
            let mut stray = Out::default();
            self.node(inner, Around { item: false, ..within }, &mut stray);
            self.end(&mut stray);
            match items.last_mut() {
                Some(last) => last.append(&mut stray.blocks),
                None => items.push(stray.blocks),
            }
        }
        items.retain(|item| !item.is_empty());
        if !items.is_empty() {
            self.put(node.tag == "ol", node, items, out);
        }
    }

    fn item(&mut self, id: usize, node: &Node, around: Around) -> Vec<Block> {
        let mut out = Out::default();
        // Checklists of editors that do without boxes; where there is one, it says the same.
        let class = node.get("class");
        let by_class = class.contains("tox-checklist--checked") || class.contains("checklist-item-checked");
        if by_class || (node.get("data-checked") == "true" && self.tree.find(id, "input").is_none()) {
            out.line.check(true);
        }
        self.inside(id, around, &mut out);
        self.end(&mut out);
        out.blocks
    }

    /// Steps that a picture or a remark interrupts go on where their numbers do.
    fn put(&mut self, numbered: bool, node: &Node, mut items: Vec<Vec<Block>>, out: &mut Out) {
        let start: usize = node.get("start").parse().unwrap_or(1);
        if numbered && start > 1 {
            let last = out.blocks.iter().rposition(|block| matches!(block, Block::List(true, _)));
            let between = last.and_then(|last| out.blocks.get(last + 1..)).unwrap_or_default();
            let plain = !between.iter().any(|block| matches!(block, Block::Heading(..)));
            let after = last.filter(|_| plain).map(|last| out.blocks.split_off(last + 1));
            if let (Some(between), Some(Block::List(_, steps))) = (after, out.blocks.last_mut()) {
                if steps.len() + 1 == start {
                    if let Some(step) = steps.last_mut() {
                        step.extend(between);
                    }
                    steps.append(&mut items);
                    return;
                }
                out.blocks.extend(between);
            }
            self.dropped.add("a number at which a list begins", node.at);
        }
        out.blocks.push(Block::List(numbered, items));
    }

    /// Terms and what is said of each.
    pub(super) fn terms(&mut self, id: usize, around: Around, out: &mut Out) {
        for inner in self.tree.node(id).inside.clone() {
            match self.tree.node(inner).tag.as_str() {
                "dt" => {
                    let strong = Around { style: Style { strong: true, ..around.style }, ..around };
                    self.node(inner, strong, out);
                }
                "div" => self.terms(inner, around, out),
                _ => self.node(inner, around, out),
            }
        }
    }

    /// A list as Word writes it: paragraphs that carry their bullet or number. Says how many nodes it took.
    pub(super) fn word_list(&mut self, nodes: &[usize], around: Around, out: &mut Out) -> usize {
        let first = nodes.first().map(|id| self.tree.node(*id));
        if first.is_none_or(|node| word_level(node).is_none()) || around.nest >= NEST_MAX {
            return 0;
        }
        self.end(out);
        let (mut taken, mut items) = (0, Vec::new());
        for (i, id) in nodes.iter().enumerate() {
            let node = self.tree.node(*id);
            if let Some(level) = word_level(node) {
                let blocks = self.blocks(*id, Around { nest: around.nest + 1, ..around });
                items.push(word_item(level.min(NEST_MAX - around.nest), blocks));
                taken = i + 1;
            } else if !(node.tag.is_empty() && node.text.trim().is_empty()) {
                break;
            }
        }
        let mut items = items.into_iter().peekable();
        while items.peek().is_some() {
            let list = word_tree(&mut items, 1);
            out.blocks.push(list);
        }
        taken
    }
}

struct WordItem {
    level: u8,
    numbered: bool,
    blocks: Vec<Block>,
}

/// The level at which a paragraph of Word's is an item of a list.
fn word_level(node: &Node) -> Option<u8> {
    let style = node.get("style").to_ascii_lowercase();
    let listed = style.contains("mso-list:") && !style.contains("mso-list:ignore") && !style.contains("mso-list:none");
    if node.tag != "p" || !(listed || node.get("class").starts_with("MsoListParagraph")) {
        return None;
    }
    let level = style.split("level").nth(1).and_then(|rest| rest.chars().next()).and_then(|digit| digit.to_digit(10));
    Some(level.and_then(|level| u8::try_from(level).ok()).unwrap_or(1).max(1))
}

/// The bullet or number is the first word of the item.
fn word_item(level: u8, mut blocks: Vec<Block>) -> WordItem {
    let mut numbered = false;
    if let Some(Block::Paragraph(runs)) = blocks.first_mut()
        && let Some(Inline::Text(text)) = runs.first_mut()
    {
        let (mark, rest) = text.split_once(' ').unwrap_or((text, ""));
        let bare = mark.trim_end_matches(['.', ')']);
        let counts =
            mark.len() > bare.len() && (1..=3).contains(&bare.len()) && bare.chars().all(char::is_alphanumeric);
        if counts || matches!(mark, "·" | "•" | "o" | "§" | "-" | "–" | "\u{f0b7}" | "\u{f0a7}") {
            numbered = counts;
            *text = rest.to_owned();
        }
        runs.retain(|run| !matches!(run, Inline::Text(text) if text.is_empty()));
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph(runs) if runs.is_empty()));
    WordItem { level, numbered, blocks }
}

fn word_tree(items: &mut std::iter::Peekable<std::vec::IntoIter<WordItem>>, level: u8) -> Block {
    let numbered = items.peek().is_some_and(|item| item.numbered);
    let mut list: Vec<Vec<Block>> = Vec::new();
    while let Some(next) = items.peek() {
        if next.level > level {
            let inner = word_tree(items, level + 1);
            match list.last_mut() {
                Some(last) => last.push(inner),
                None => list.push(vec![inner]),
            }
        } else if next.level < level || next.numbered != numbered {
            break;
        } else if let Some(item) = items.next() {
            list.push(item.blocks);
        }
    }
    Block::List(numbered, list)
}
