//! What of the packet does a channel take, within its limits?
//!
//! ```text
//!  takes named values   draft: the question     fields: shelf_product = …, shelf_delivery = …
//!  takes text only      draft: the question
//!                              Product: …
//!                              Delivery: …
//!                              Receipt K7F-2QX
//! ```
//!
//! What was struck out is in none of it.

use super::cut::{cost_of, cut, units};
use super::{Line, LineKind, Packet};
use crate::contact::{Caps, Draft};
use crate::i18n::{is_letter, small};

/// The packet as a provider takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    /// What stands in the composer.
    pub draft: String,
    /// Named values; the names stay the same whatever the languages are.
    pub fields: Vec<(String, String)>,
    /// What the conversation can be sorted by.
    pub tags: Vec<String>,
}

// A line with less room than that would say nothing.
const LINE_MIN: usize = 24;
// What a list of letters shows of a heading.
const SUBJECT_MAX: usize = 78;
// Providers' tags are short.
const TAG_MAX: usize = 40;

impl Packet {
    /// The packet within a provider's limits.
    pub fn fitted(&self, caps: &Caps) -> Fitted {
        let values = self.values(caps.draft == Draft::Clipboard);
        let dash = if caps.key_underscore { '_' } else { '-' };
        let mut fields = Vec::new();
        for (name, value) in values.iter().take(caps.fields_max) {
            let mut key = ["shelf", name].join(if dash == '_' { "_" } else { "-" });
            key.truncate(caps.key_max);
            fields.push((key, cut(value, caps.value_max, units)));
        }
        let question = self.kept().find(|line| line.kind == LineKind::Question).map_or("", |line| &line.text);
        // Where the values carry all the rest, the shopper's message is her own words alone.
        let carried = !question.is_empty() && !fields.is_empty() && fields.len() == values.len();
        let draft = if carried { cut(question, caps.draft_max, units) } else { self.text(caps.draft_max, units) };
        Fitted { draft, fields, tags: self.tags() }
    }

    /// What is left of the packet as text: the question, then one line each, then the receipt. Where that costs more than
    /// `max`, question and receipt stay, and the lines as far as there is room.
    pub fn text(&self, max: usize, cost: fn(char) -> usize) -> String {
        let receipt = self.kept().find(|line| line.kind == LineKind::Delivery).map_or("", |line| &line.said_note);
        let line_end = cost('\n');
        let reserved = if receipt.is_empty() { 0 } else { cost_of(receipt, cost) + line_end };
        let mut out = String::new();
        let mut room = max.saturating_sub(reserved);
        for line in self.kept().filter(|line| !line.text.is_empty()) {
            let said = line.said.clone();
            let apart = if out.is_empty() { "" } else { "\n" };
            let left = room.saturating_sub(cost_of(apart, cost));
            if line.kind != LineKind::Question && cost_of(&said, cost) > left && left < LINE_MIN * cost('x') {
                break;
            }
            let said = cut(&said, left, cost);
            room = left.saturating_sub(cost_of(&said, cost));
            out.push_str(apart);
            out.push_str(&said);
        }
        if !receipt.is_empty() {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(&cut(receipt, max, cost));
        }
        out
    }

    /// What a letter about it is headed: the product.
    pub fn subject(&self) -> String {
        let product = self.kept().find(|line| line.kind == LineKind::Product);
        product.map(|line| cut(&line.text, SUBJECT_MAX, units)).unwrap_or_default()
    }

    /// Whether what we know of something is not to be passed on: its line was struck out or written anew.
    pub fn withholds(&self, kind: LineKind) -> bool {
        self.lines.iter().any(|line| line.kind == kind && (line.struck || line.edited))
    }

    /// The path of the page, masked as its line is; empty where that is withheld.
    pub fn page(&self) -> &str {
        let page = self.lines.iter().find(|line| line.kind == LineKind::Page);
        page.filter(|_| !self.withholds(LineKind::Page)).map_or("", |line| &line.text)
    }

    /// The lines that were not struck out.
    pub fn kept(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.struck)
    }

    /// What a conversation can be sorted by: that it came from here, and the topic of the last answer read.
    fn tags(&self) -> Vec<String> {
        let mut tags = vec!["shelfhelp".to_owned()];
        // The topic tells of an answer: where that is not passed on, neither is this.
        if self.kept().any(|line| line.kind == LineKind::Read && !line.edited) {
            let plain = |c: char| if is_letter(c) || c.is_ascii_digit() { c } else { '-' };
            let topic: String = small(&self.topic).chars().map(plain).collect();
            let topic = cut(topic.trim_matches('-'), TAG_MAX, units);
            if !topic.is_empty() {
                tags.push(topic);
            }
        }
        tags
    }

    /// All that has a name of its own, what matters most first.
    fn values(&self, with_question: bool) -> Vec<(&'static str, &str)> {
        let mut values = Vec::new();
        for line in self.kept() {
            if line.kind == LineKind::Locale && !line.note.is_empty() {
                values.push(("locale", line.note.as_str()));
                continue;
            }
            if line.kind != LineKind::Question || with_question {
                values.push((line.kind.name(), line.text.as_str()));
            }
            match line.kind {
                LineKind::Product => values.push(("variant", &line.note)),
                LineKind::Delivery => values.push(("receipt", &line.note)),
                _ => {}
            }
        }
        values.retain(|(_, value)| !value.is_empty());
        values
    }
}
