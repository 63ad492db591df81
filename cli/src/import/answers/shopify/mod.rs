//! Which answers does an export of Shopify hold?
//!
//! Pages, articles and policies as the Admin API gives them (REST or GraphQL), metaobjects that are questions, sections
//! of a theme that fold, and translations of all of these. What an export is made of is told from its shape, so that a
//! file may hold any of them, in any wrapping, or one document a line.

mod fold;
mod item;
mod metaobject;
mod page;
mod rich;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Value;

use super::node::{Document, Node};
use super::tell::{Place, Told};
use super::{File, Harvest, language};
use item::{Item, Translation};
pub(super) use page::path_of;

// Wrappings within wrappings: GraphQL needs eight.
const DEPTH_MAX: usize = 16;

/// Whether a document has the form of Shopify's.
pub(crate) fn is_export(value: &Value) -> bool {
    let mut found = Found { look_only: true, ..Found::default() };
    let place = |_: &Node<'_>| Place::of_file("");
    found.walk(&Node::top(value), "", 0, &Source { locale: &Locale::english(), file: "", place: &place });
    found.shape
}

/// The answers of an export.
pub(crate) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut found = Found::default();
    for file in files {
        let name = file.name.to_ascii_lowercase();
        if name.ends_with(".json") {
            document(&mut found, file, &without_comment(&file.text), 0, locale);
        } else if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
            for (i, line) in file.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                document(&mut found, file, line, i, locale);
            }
        } else {
            let place = Place::of_file(&file.name);
            found.told.noted(&place, "only JSON files of an export of Shopify are read", "leave the file out");
        }
    }
    found.finish()
}

fn document(found: &mut Found, file: &File, text: &str, above: usize, locale: &Locale) {
    let (document, problems) = Document::read(&file.name, text, above);
    let broken = problems.iter().any(|(_, problem)| problem.code == "json");
    for (place, problem) in problems {
        if problem.code == "json" {
            found.told.error(&place, "json", problem.message, "export the file again");
        } else {
            found.told.problem(&place, problem);
        }
    }
    if broken {
        return;
    }
    let (before, told) = (found.things + found.items.len(), found.told.findings.len());
    let of_name = language::of_name(&file.name);
    let place = |node: &Node<'_>| document.place(node);
    let source = Source { locale: of_name.as_ref().unwrap_or(locale), file: &file.name, place: &place };
    found.walk(&Node::top(&document.value), "", 0, &source);
    if found.things + found.items.len() == before && found.told.findings.len() == told {
        let place = Place { spot: None, ..document.place_of("") };
        let help = "export pages, policies, articles or metaobjects with their text";
        found.told.noted(&place, "nothing of Shopify's that answers a question is in it", help);
    }
}

/// A file of a theme may begin with a remark, which JSON has none of. Its lines stay, so that places stay true.
fn without_comment(text: &str) -> String {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    match start.strip_prefix("/*").and_then(|rest| rest.split_once("*/")) {
        Some((comment, rest)) => {
            let lines = text.len() - start.len();
            let before = text.get(..lines).unwrap_or_default();
            let blank = |part: &str| "\n".repeat(part.matches('\n').count());
            format!("{}{}{rest}", blank(before), blank(comment))
        }
        None => start_of(text, start),
    }
}

fn start_of(text: &str, start: &str) -> String {
    if text.starts_with('\u{feff}') { start.to_owned() } else { text.to_owned() }
}

/// Where a document comes from.
struct Source<'s> {
    locale: &'s Locale,
    file: &'s str,
    place: &'s dyn Fn(&Node<'_>) -> Place,
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    items: Vec<Item>,
    /// Names of blogs by their number, and of sections by the questions in them.
    topics: BTreeMap<String, String>,
    /// Translations that stand apart from what they translate: by `Page/1`.
    apart: BTreeMap<String, Vec<Translation>>,
    /// The handle and title of the blog whose articles are being read.
    blog: Option<(String, String)>,
    told: Told,
    /// How many things of Shopify's were met, used or not.
    things: usize,
    look_only: bool,
    shape: bool,
}

impl Found {
    /// `key` is the name under which a value stands, wrappings left out.
    fn walk(&mut self, node: &Node<'_>, key: &str, depth: usize, source: &Source<'_>) {
        if depth > DEPTH_MAX || (self.look_only && self.shape) {
            return;
        }
        if node.is_list() {
            for item in node.items() {
                self.walk(&item, key, depth + 1, source);
            }
            return;
        }
        if !node.is_group() {
            return;
        }
        if let Some(kind) = Kind::of(node, key) {
            self.shape = true;
            // A theme's file is of use only where questions come of it.
            self.things += usize::from(kind != Kind::Theme);
            if !self.look_only {
                self.thing(kind, node, key, source);
            }
            if !matches!(kind, Kind::Blog | Kind::Metaobject) {
                return;
            }
        }
        let is_blog = Kind::of(node, key) == Some(Kind::Blog);
        if is_blog {
            let text = |key: &str| node.text(&[key]).unwrap_or_default().to_owned();
            self.blog = Some((text("handle"), text("title")));
        }
        for (name, member) in node.entries() {
            let key = if matches!(name, "data" | "nodes" | "edges" | "node") { key } else { name };
            self.walk(&member, key, depth + 1, source);
        }
        if is_blog {
            self.blog = None;
        }
    }

    fn thing(&mut self, kind: Kind, node: &Node<'_>, key: &str, source: &Source<'_>) {
        match kind {
            Kind::Page | Kind::Article | Kind::Policy => {
                let item = page::read(kind, node, key, source, self.blog.as_ref(), &mut self.told);
                self.items.extend(item);
            }
            Kind::Blog => {
                if let Some((id, title)) = node.text(&["id"]).zip(node.text(&["title"])) {
                    self.topics.insert(format!("Blog/{}", last(id)), title.to_owned());
                }
            }
            Kind::Metaobject => {
                let item = metaobject::read(node, source, &mut self.topics, &mut self.told);
                self.items.extend(item);
            }
            Kind::Theme => self.items.extend(fold::read(node, source, &mut self.told)),
            Kind::Translations => self.translations(node, source),
        }
    }

    /// A resource with its translations: `{resourceId, translatableContent, translations}`.
    fn translations(&mut self, node: &Node<'_>, source: &Source<'_>) {
        let Some(id) = node.text(&["resourceId", "resource_id"]) else { return };
        let key = of_gid(id);
        self.apart.entry(key).or_default().extend(translations(node));
        // Where the resource itself is in no file, its own words are all there is of it.
        let field = |item: &Node<'_>, name: &str| item.text(&["key"]) == Some(name);
        let content = node.get("translatableContent").map(|list| list.items()).unwrap_or_default();
        let has = |name: &str| content.iter().any(|item| field(item, name));
        if !has("title") || !["body_html", "body"].iter().any(|name| has(name)) {
            return;
        }
        let value = |name: &str| content.iter().find(|item| field(item, name)).and_then(|item| item.text(&["value"]));
        let locale = content.iter().find_map(|item| item.text(&["locale"])).and_then(Locale::parse);
        let item = page::apart(id, value, locale.as_ref().unwrap_or(source.locale), (source.place)(node));
        self.items.extend(item);
    }

    fn finish(mut self) -> Harvest {
        let mut seen: HashSet<(String, Locale)> = HashSet::new();
        let mut articles = Vec::new();
        let known: HashSet<String> =
            self.items.iter().filter(|item| !item.apart).map(|item| item.key.clone()).collect();
        for mut item in self.items {
            // What translators see is a copy of what is there already.
            if item.apart && known.contains(&item.key) {
                continue;
            }
            if !seen.insert((item.source.clone(), item.locale.clone())) {
                let message = format!("`{}` is there twice; the first one counts", item.source);
                self.told.noted(&item.place, message, "leave one of the files out");
                continue;
            }
            if let Some(topic) = self.topics.get(&item.above).filter(|_| item.topic.is_empty()) {
                item.topic.clone_from(topic);
            }
            if let Some(more) = self.apart.get(&item.key) {
                item.translations.extend(more.iter().cloned());
            }
            articles.extend(item::articles(&item, &mut self.told));
        }
        Harvest { articles, findings: self.told.findings }
    }
}

/// What a group of keys is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Page,
    Article,
    Policy,
    Blog,
    Metaobject,
    Theme,
    Translations,
}

impl Kind {
    fn of(node: &Node<'_>, key: &str) -> Option<Kind> {
        let has = |key: &str| node.value.get(key).is_some();
        let gid = node.text(&["id", "admin_graphql_api_id"]).unwrap_or_default();
        let gid = gid.strip_prefix("gid://shopify/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let written = ["body_html", "bodyHtml", "body", "content"].iter().any(|key| has(key));
        if has("translatableContent") || (has("resourceId") && has("translations")) {
            return Some(Kind::Translations);
        }
        if matches!(node.value.get("sections"), Some(Value::Map(_))) {
            return Some(Kind::Theme);
        }
        match gid {
            "ShopPolicy" => return Some(Kind::Policy),
            "Page" | "OnlineStorePage" => return Some(Kind::Page),
            "Article" | "OnlineStoreArticle" => return Some(Kind::Article),
            "Blog" | "OnlineStoreBlog" => return Some(Kind::Blog),
            "Metaobject" => return Some(Kind::Metaobject),
            _ => {}
        }
        if metaobject::has_fields(node) {
            return Some(Kind::Metaobject);
        }
        let titled = has("title");
        match key {
            _ if has("body_html") && titled && has("blog_id") => Some(Kind::Article),
            _ if has("body_html") && titled => {
                Some(if key.starts_with("article") { Kind::Article } else { Kind::Page })
            }
            "policies" | "shopPolicies" | "termsOfService" if written => Some(Kind::Policy),
            _ if key.ends_with("Policy") && written => Some(Kind::Policy),
            "pages" | "page" | "pageByHandle" if titled && has("handle") && (written || has("bodySummary")) => {
                Some(Kind::Page)
            }
            "blogs" | "blog" if titled && (has("handle") || has("articles")) => Some(Kind::Blog),
            "articles" | "article"
                if (written || has("contentHtml"))
                    && titled
                    && has("handle")
                    && (has("blog") || has("contentHtml")) =>
            {
                Some(Kind::Article)
            }
            _ => None,
        }
    }
}

/// `Page/1` of `gid://shopify/Page/1?x=y`.
fn of_gid(id: &str) -> String {
    let path = id.split('?').next().unwrap_or_default();
    let mut parts = path.rsplit('/');
    let (number, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    format!("{}/{number}", kind.strip_prefix("OnlineStore").unwrap_or(kind))
}

/// The number of a `gid://shopify/Page/1`, or the number itself.
fn last(id: &str) -> &str {
    id.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default()
}

/// The translations that stand in a thing, under whatever name the query gave them.
fn translations(node: &Node<'_>) -> Vec<Translation> {
    let mut out = Vec::new();
    for (name, list) in node.entries().into_iter().filter(|(name, _)| *name != "translatableContent") {
        if !list.is_list() || name == "fields" {
            continue;
        }
        for item in list.items() {
            let locale = item.text(&["locale"]).and_then(Locale::parse);
            if let (Some(locale), Some(key), Some(value)) = (locale, item.text(&["key"]), item.text(&["value"])) {
                out.push(Translation { locale, key: key.to_owned(), value: value.to_owned() });
            }
        }
    }
    out
}
