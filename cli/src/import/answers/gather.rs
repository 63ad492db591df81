//! Which groups of keys does an export in JSON hold, and what are they members of?
//!
//! Exports come as one document or as many pages, in wrappings of the API's or of whoever saved them. Readers know their
//! articles by what these hold.

use shelfhelp::content::{Block, Inline, Link};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::Value;
use shelfhelp::time::Date;

use super::node::{Document, Node};
use super::tell::{Place, Told};
use super::{Article, File, Harvest, language, page, written};

// Wrappings within wrappings; articles within folders within categories within pages are six.
const DEPTH_MAX: usize = 12;

/// The documents of an export.
#[derive(Debug, Default)]
pub(super) struct Export {
    documents: Vec<(Document, String)>,
}

/// A group of keys.
#[derive(Clone, Debug)]
pub(super) struct Item<'e> {
    pub(super) node: Node<'e>,
    /// The key of the list or wrapping that it is in; empty at the top.
    pub(super) of: &'e str,
    document: &'e Document,
    file: &'e str,
    /// Where what is not inside it any more begins, in the list of all items.
    end: usize,
}

impl Export {
    /// Reads files of JSON, whole or one document a line.
    pub(super) fn read(files: &[File], told: &mut Told) -> Export {
        let mut export = Export::default();
        for file in files {
            let name = file.name.to_ascii_lowercase();
            let lines = name.ends_with(".jsonl") || name.ends_with(".ndjson");
            if !lines && !name.ends_with(".json") {
                let place = Place::of_file(&file.name);
                told.noted(&place, "only the JSON files of this export are read", "leave the file out");
                continue;
            }
            if !lines {
                export.document(file, &file.text, 0, told);
                continue;
            }
            for (i, line) in file.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                export.document(file, line, i, told);
            }
        }
        export
    }

    fn document(&mut self, file: &File, text: &str, above: usize, told: &mut Told) {
        let (document, problems) = Document::read(&file.name, text, above);
        for (place, problem) in problems {
            if problem.code == "json" {
                told.error(&place, "json", problem.message, "save it again from where it came");
            } else {
                told.problem(&place, problem);
            }
        }
        self.documents.push((document, file.name.clone()));
    }

    /// Every group of keys.
    pub(super) fn items(&self) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        for (document, file) in &self.documents {
            let top = Item { node: Node::top(&document.value), of: "", document, file, end: 0 };
            walk(top, 0, &mut items);
        }
        items
    }
}

fn walk<'e>(item: Item<'e>, depth: usize, items: &mut Vec<Item<'e>>) {
    if depth > DEPTH_MAX {
        return;
    }
    if item.node.is_list() {
        for node in item.node.items().into_iter().filter(|node| node.is_group()) {
            walk(Item { node, ..item.clone() }, depth + 1, items);
        }
        return;
    }
    let entries = item.node.entries();
    let at = items.len();
    items.push(item.clone());
    for (key, node) in entries.into_iter().filter(|(_, node)| node.is_group() || node.is_list()) {
        // What only wraps is called as what it is in: `{"articles": {"items": […]}}`.
        let of =
            if matches!(key, "items" | "data" | "results" | "nodes") && !item.of.is_empty() { item.of } else { key };
        walk(Item { node, of, ..item.clone() }, depth + 1, items);
    }
    let end = items.len();
    if let Some(item) = items.get_mut(at) {
        item.end = end;
    }
}

/// What stands inside an item, whose place in the list of all is `at`.
pub(super) fn inside<'i, 'e>(items: &'i [Item<'e>], at: usize) -> &'i [Item<'e>] {
    items.get(at).and_then(|item| items.get(at + 1..item.end)).unwrap_or_default()
}

impl<'e> Item<'e> {
    pub(super) fn text(&self, keys: &[&str]) -> Option<&'e str> {
        self.node.text(keys)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }

    pub(super) fn id(&self) -> Option<&'e str> {
        self.text(&["id"])
    }

    pub(super) fn place(&self, key: &str) -> Place {
        match self.node.get(key) {
            Some(node) => self.document.place(&node),
            None => self.document.place(&self.node),
        }
    }

    /// The language that one of these keys names, or the file's name.
    pub(super) fn locale(&self, keys: &[&str], or: &Locale) -> Locale {
        let written = self.text(keys).and_then(Locale::parse);
        written.or_else(|| language::of_name(self.file)).unwrap_or_else(|| or.clone())
    }

    /// The texts of a list, which may stand as one text parted by commas.
    pub(super) fn list(&self, key: &str) -> Vec<String> {
        let Some(node) = self.node.get(key) else { return Vec::new() };
        let texts: Vec<String> = match node.value {
            Value::List(items) => items.iter().filter_map(|item| item.as_text().map(str::to_owned)).collect(),
            value => value.as_text().unwrap_or_default().split(',').map(str::to_owned).collect(),
        };
        let mut kept: Vec<String> = Vec::new();
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            if !kept.iter().any(|known| known == text) {
                kept.push(text.to_owned());
            }
        }
        kept
    }

    /// The day of the first of these keys: seconds, or RFC 3339.
    pub(super) fn day(&self, keys: &[&str]) -> Option<Date> {
        keys.iter().find_map(|key| day(self.text(&[key])?))
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.text(&[key])?.parse().ok().filter(|number: &i64| number.abs() < 1_000_000)
    }

    /// An article out of this; none, and told, where it has no title or no text.
    pub(super) fn article(
        &self,
        told: &mut Told,
        source: String,
        locale: Locale,
        title: &[&str],
        body: &[&str],
    ) -> Option<Article> {
        let place = self.place(title.first().unwrap_or(&""));
        let question = self.text(title).map(written::line).unwrap_or_default();
        if question.is_empty() {
            told.lost(&place, format_args!("{source} has no title and is left out"), "give it one where it comes from");
            return None;
        }
        let html = self.text(body).unwrap_or_default();
        let (blocks, problems) = crate::html::blocks(html);
        if blocks.is_empty() {
            let message = format!("\"{}\" has no text and is left out", super::tell::short(&question));
            told.lost(&place, message, "write it where it comes from, or as a new answer");
            return None;
        }
        let at = body.iter().find(|key| self.has(key)).map_or_else(|| place.clone(), |key| self.place(key));
        for (_, mut problem) in problems {
            problem.message = format!("{} in \"{}\"", problem.message, super::tell::short(&question));
            told.problem(&at, problem);
        }
        Some(article(source, locale, question, blocks))
    }
}

fn article(source: String, locale: Locale, question: String, body: Vec<Block>) -> Article {
    Article {
        source,
        locale,
        question,
        body,
        also: Vec::new(),
        keywords: Vec::new(),
        topic: String::new(),
        summary: String::new(),
        slug: String::new(),
        aliases: Vec::new(),
        related: Vec::new(),
        draft: false,
        updated: None,
        order: None,
    }
}

/// A day as systems write it: seconds since 1970, or the start of RFC 3339.
fn day(text: &str) -> Option<Date> {
    if text.len() > 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let days = text.parse::<i64>().ok()? / 86_400;
        return Some(Date::new(1970, 1, 1)?.plus(i32::try_from(days).ok().filter(|days| *days < 80_000)?));
    }
    text.get(..10).and_then(Date::parse)
}

/// Says of what is not public that it comes as a draft.
pub(super) fn draft(told: &mut Told, place: &Place, article: &mut Article, why: &str) {
    article.draft = true;
    let message = format!("\"{}\" is {why} and comes as a draft", super::tell::short(&article.question));
    told.noted(place, message, "take `draft: true` out of its file to show it");
}

/// The name in an address, where the title cannot give one: without the number before it.
pub(super) fn slug(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    last.trim_start_matches(|c: char| c.is_ascii_digit()).trim_matches('-').to_owned()
}

pub(super) fn harvest(mut articles: Vec<Article>, told: Told) -> Harvest {
    articles.iter_mut().for_each(absolute);
    Harvest { articles, findings: told.findings }
}

/// An address without a host is one on the help centre's, which the shop's page is not.
fn absolute(article: &mut Article) {
    let origin = article.aliases.iter().find_map(|alias| {
        let (scheme, rest) = alias.split_once("://").filter(|(scheme, _)| scheme.starts_with("http"))?;
        Some(format!("{scheme}://{}", rest.split(['/', '?', '#']).next().unwrap_or_default()))
    });
    let Some(origin) = origin else { return };
    page::each(&mut article.body, &mut |runs| absolute_runs(runs, &origin), &mut |link| absolute_link(link, &origin));
}

fn absolute_runs(runs: &mut [Inline], origin: &str) {
    for run in runs {
        match run {
            Inline::Link(link, inside) => {
                absolute_link(link, origin);
                absolute_runs(inside, origin);
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Struck(inside) => absolute_runs(inside, origin),
            _ => {}
        }
    }
}

fn absolute_link(link: &mut Link, origin: &str) {
    let is_path = link.as_str().starts_with('/') && !link.as_str().starts_with("//");
    if let Some(full) = Link::parse(&format!("{origin}{}", link.as_str())).filter(|_| is_path) {
        *link = full;
    }
}
