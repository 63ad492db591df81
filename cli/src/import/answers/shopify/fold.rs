//! Which questions do the folding parts of a Shopify theme hold?
//!
//! A template or section group of a theme: `{sections: {id: {type, settings, blocks: {id: {type, settings, blocks}}}}}`.
//! Rows have a heading and a text in their settings, or in newer themes a heading and blocks of text below it.

use super::super::node::Node;
use super::super::question::asks;
use super::super::tell::{Told, short};
use super::super::written::line;
use super::Source;
use super::item::{Item, is_faq_name};

const HEADINGS: [&str; 6] = ["heading", "title", "question", "row_title", "row_heading", "label"];
const TEXTS: [&str; 8] = ["row_content", "content", "answer", "text", "description", "body", "richtext", "row_text"];

// Blocks within blocks: themes nest eight at most.
const DEPTH_MAX: usize = 10;

pub(super) fn read(theme: &Node<'_>, source: &Source<'_>, told: &mut Told) -> Vec<Item> {
    let mut out = Vec::new();
    let Some(sections) = theme.get("sections") else { return out };
    for (id, section) in ordered(&sections, theme.get("order").as_ref()) {
        let kind = section.text(&["type"]).unwrap_or_default();
        let settings = section.get("settings");
        let topic = settings.as_ref().and_then(|settings| settings.text(&["heading", "title"])).map(line);
        let faq = is_faq_name(kind) || is_faq_name(id);
        let mut rows = Rows { source, told: &mut *told, found: Vec::new(), section: id, order: out.len() };
        rows.blocks(&section, faq, topic.as_deref().unwrap_or_default(), 0);
        let hidden = section.flag("disabled") == Some(true);
        out.extend(rows.found.into_iter().map(|item| Item { draft: item.draft || hidden, ..item }));
    }
    out
}

/// Members in the order that a list of their names gives; those it leaves out come last.
fn ordered<'v>(group: &Node<'v>, order: Option<&Node<'v>>) -> Vec<(&'v str, Node<'v>)> {
    let names: Vec<&str> =
        order.map(|list| list.items()).unwrap_or_default().iter().filter_map(|name| name.value.as_text()).collect();
    let place: std::collections::HashMap<&str, usize> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
    let mut members = group.entries();
    members.sort_by_key(|(name, _)| place.get(name).copied().unwrap_or(usize::MAX));
    members
}

struct Rows<'r, 's> {
    source: &'r Source<'s>,
    told: &'r mut Told,
    found: Vec<Item>,
    section: &'r str,
    /// How many questions the file has given before.
    order: usize,
}

impl Rows<'_, '_> {
    fn blocks(&mut self, parent: &Node<'_>, faq: bool, topic: &str, depth: usize) {
        let Some(blocks) = parent.get("blocks").filter(|_| depth < DEPTH_MAX) else { return };
        for (id, block) in ordered(&blocks, parent.get("block_order").as_ref()) {
            let kind = block.text(&["type"]).unwrap_or_default();
            let faq = faq || is_faq_name(kind);
            let settings = block.get("settings");
            let heading = settings.as_ref().and_then(|settings| settings.first(&HEADINGS));
            let Some(heading) = heading else {
                self.blocks(&block, faq, topic, depth + 1);
                continue;
            };
            let question = line(heading.value.as_text().unwrap_or_default());
            let own =
                settings.as_ref().and_then(|settings| settings.first(&TEXTS)).filter(|text| text.at != heading.at);
            let body =
                own.as_ref().and_then(|text| text.value.as_text()).map_or_else(|| texts(&block, 0), str::to_owned);
            if !faq && (!asks(&question) || body.is_empty()) {
                self.blocks(&block, faq, topic, depth + 1);
                continue;
            }
            let place = (self.source.place)(own.as_ref().unwrap_or(&block));
            if let Some(page) = settings.as_ref().and_then(|settings| settings.text(&["page"])) {
                let message = format!("\"{}\" shows the page `{page}`, which is imported on its own", short(&question));
                self.told.noted(&place, message, "export the pages too, and join the two by hand");
            }
            if question.starts_with("t:") {
                self.told.lost(
                    &place,
                    format!("`{question}` is a name for words in another file"),
                    "write the question by hand",
                );
                continue;
            }
            if body.trim().is_empty() {
                // A heading with rows below it is no question of its own.
                let before = self.found.len();
                self.blocks(&block, faq, &question, depth + 1);
                if self.found.len() == before {
                    self.told.lost(&place, format!("\"{}\" has no answer", short(&question)), "write one by hand");
                }
                continue;
            }
            if body.contains("{{") || body.contains("{%") {
                let message = format!("\"{}\" holds words that the theme fills in", short(&question));
                self.told.lost(&place, message, "write out what stands between the braces");
            }
            let item = self.item(id, &block, question, body, topic, place);
            self.found.push(item);
        }
    }

    fn item(
        &self,
        id: &str,
        block: &Node<'_>,
        question: String,
        body: String,
        topic: &str,
        place: super::Place,
    ) -> Item {
        let file = self.source.file.rsplit('/').next().unwrap_or_default();
        let file = file.split('.').next().unwrap_or_default();
        let draft = block.flag("disabled") == Some(true);
        Item {
            source: format!("shopify:section:{file}:{}:{id}", self.section),
            locale: self.source.locale.clone(),
            question,
            body,
            html: false,
            handle: String::new(),
            path: String::new(),
            keywords: Vec::new(),
            topic: topic.to_owned(),
            summary: String::new(),
            draft,
            updated: None,
            order: i64::try_from(self.order + self.found.len() + 1).ok(),
            parts: false,
            place,
            key: String::new(),
            above: String::new(),
            apart: false,
            keys: (String::new(), String::new()),
            translations: Vec::new(),
        }
    }
}

/// The texts of the blocks below a heading.
fn texts(block: &Node<'_>, depth: usize) -> String {
    let Some(blocks) = block.get("blocks").filter(|_| depth < DEPTH_MAX) else { return String::new() };
    let mut out = String::new();
    for (_, inner) in ordered(&blocks, block.get("block_order").as_ref()) {
        let settings = inner.get("settings");
        // A block with a heading of its own is a row below this one.
        let is_row = settings.as_ref().is_some_and(|settings| settings.first(&["heading", "question"]).is_some());
        if is_row {
            continue;
        }
        if let Some(text) = settings.as_ref().and_then(|settings| settings.text(&TEXTS)) {
            out.push_str(text);
            out.push('\n');
        }
        out.push_str(&texts(&inner, depth + 1));
    }
    out
}
