//! Which nodes does the page's markup hold, and how do they point to each other?
//!
//! Lists and single values, `@graph`, references by `@id` in any direction (cycles included: nothing here follows more
//! than one reference at a time), types and keys by name or address. Nodes that share an `@id` count as one.
//!
//! Does not know: what a product or a shipping rate is.

use super::html;
use crate::problem::{Log, Problem, Severity, Value};

// A page with more nodes than this describes more than one thing in view.
const NODES_MAX: usize = 4000;
// As many of one list are read: variants, questions, countries.
const ITEMS_MAX: usize = 500;
// Longer keys are shortened in paths, so that a hostile page cannot make paths that fill the memory.
const KEY_MAX: usize = 40;
// Names and facts are shown on one line.
const WORDS_MAX: usize = 500;

// What stands under these keys is about something else than the product in view and its shop.
const ASIDE: &[&str] = &[
    "author",
    "brand",
    "carrier",
    "certification",
    "funder",
    "hasCertification",
    "hasVariant",
    "isAccessoryOrSparePartFor",
    "isConsumableFor",
    "isRelatedTo",
    "isSimilarTo",
    "isVariantOf",
    "issuedBy",
    "itemListElement",
    "itemReviewed",
    "manufacturer",
    "memberOf",
    "object",
    "parentOrganization",
    "review",
    "reviews",
    "subOrganization",
];

/// Where a node stands: by itself, within another, or under a key that leads away from the page's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// At the top of a block, in its graph, or as the main entity of the page.
    Top,
    /// Within another node.
    Within,
    /// Beside the subject: a related product, a reviewer, a brand.
    Aside,
}

struct Found<'v> {
    value: &'v Value,
    at: String,
    standing: Standing,
}

/// All nodes of a page.
pub(super) struct Graph<'v> {
    found: Vec<Found<'v>>,
    // Sorted by id; several nodes may share one.
    ids: Vec<(&'v str, usize)>,
    log: &'v Log,
}

impl<'v> Graph<'v> {
    /// Gathers the nodes of blocks, each with its number on the page.
    pub(super) fn new(blocks: &'v [(usize, Value)], log: &'v Log) -> Graph<'v> {
        let mut graph = Graph { found: Vec::new(), ids: Vec::new(), log };
        for (number, block) in blocks {
            graph.gather(block, &mut format!("json-ld[{number}]"), Standing::Top);
        }
        let id = |(i, found): (usize, &Found<'v>)| found.value.get("@id").and_then(Value::as_text).map(|id| (id, i));
        graph.ids = graph.found.iter().enumerate().filter_map(id).collect();
        graph.ids.sort();
        graph
    }

    // The parser bounds the depth of values, so recursion is safe.
    fn gather(&mut self, value: &'v Value, at: &mut String, standing: Standing) {
        let back = at.len();
        match value {
            Value::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    at.push_str(&format!("[{i}]"));
                    self.gather(item, at, standing);
                    at.truncate(back);
                }
            }
            Value::Map(entries) => {
                if self.found.len() >= NODES_MAX {
                    return;
                }
                if types(value).next().is_some() || value.get("@id").is_some() {
                    self.found.push(Found { value, at: at.clone(), standing });
                }
                for (key, inner) in entries.iter().filter(|(key, _)| key != "@context") {
                    let key = local_name(key);
                    let standing = match key {
                        _ if ASIDE.contains(&key) => Standing::Aside,
                        "@graph" | "mainEntity" | "mainEntityOfPage" => standing,
                        _ => standing.max(Standing::Within),
                    };
                    at.push('.');
                    at.extend(key.chars().take(KEY_MAX));
                    self.gather(inner, at, standing);
                    at.truncate(back);
                }
            }
            _ => {}
        }
    }

    /// Nodes of any of these types, in the order of the page; nodes that share an `@id` come once.
    pub(super) fn typed(&'v self, matches: impl Fn(&str) -> bool) -> Vec<(Standing, Node<'v>)> {
        let mut nodes: Vec<(Standing, Node<'v>)> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for found in &self.found {
            if !types(found.value).any(&matches) {
                continue;
            }
            let id = found.value.get("@id").and_then(Value::as_text);
            match id.and_then(|id| ids.iter().position(|seen| *seen == id)) {
                Some(seen) => {
                    // The best standing of all places counts.
                    if let Some(node) = nodes.iter_mut().filter(|(_, n)| n.id.is_some()).nth(seen) {
                        node.0 = node.0.min(found.standing);
                    }
                }
                None => {
                    ids.extend(id);
                    nodes.push((found.standing, self.node(found.value, found.at.clone())));
                }
            }
        }
        nodes
    }

    /// The node of a value: where it only points to another one, that one.
    fn node(&'v self, value: &'v Value, at: String) -> Node<'v> {
        let id = value.get("@id").and_then(Value::as_text);
        let own = Node { value, at, id, graph: self };
        let points_only = matches!(value, Value::Map(entries) if entries.iter().all(|(k, _)| k.starts_with('@')));
        match id.filter(|_| points_only).and_then(|id| self.defined(id)) {
            Some(best) => Node { value: best.value, at: best.at.clone(), ..own },
            None => own,
        }
    }

    /// The fullest node with an id. `#shop` also finds the one address that ends in it.
    fn defined(&self, id: &str) -> Option<&Found<'v>> {
        let mut best = self.sharing(id).max_by_key(|found| (size(found.value), core::cmp::Reverse(&found.at)));
        if best.is_none() && id.starts_with('#') {
            let mut ends = self.ids.iter().filter(|(full, _)| full.ends_with(id));
            best = match (ends.next(), ends.next()) {
                (Some((_, i)), None) => self.found.get(*i),
                _ => None,
            };
        }
        best
    }

    fn sharing(&self, id: &str) -> impl Iterator<Item = &Found<'v>> {
        let start = self.ids.partition_point(|(known, _)| *known < id);
        let rest = self.ids.get(start..).unwrap_or(&[]);
        rest.iter().take_while(move |(known, _)| *known == id).filter_map(|(_, i)| self.found.get(*i))
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Map(entries) => entries.len(),
        _ => 0,
    }
}

/// The name at the end of `https://schema.org/InStock` or `schema:InStock`.
pub(super) fn local_name(text: &str) -> &str {
    text.trim().trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or("")
}

fn types(value: &Value) -> impl Iterator<Item = &str> {
    let (one, many) = match value.get("@type").or_else(|| value.get("type")) {
        Some(Value::List(items)) => (None, items.as_slice()),
        one => (one, [].as_slice()),
    };
    one.into_iter().chain(many).filter_map(Value::as_text).map(local_name)
}

/// A value of the graph with its place.
#[derive(Clone)]
pub(super) struct Node<'v> {
    value: &'v Value,
    at: String,
    id: Option<&'v str>,
    graph: &'v Graph<'v>,
}

impl<'v> Node<'v> {
    /// Where it stands: `json-ld[0].offers.shippingDetails[1]`.
    pub(super) fn at(&self) -> &str {
        &self.at
    }

    /// Its `@id`.
    pub(super) fn id(&self) -> Option<&'v str> {
        self.id
    }

    /// The value itself.
    pub(super) fn value(&self) -> &'v Value {
        self.value
    }

    /// The page's other nodes.
    pub(super) fn graph(&self) -> &'v Graph<'v> {
        self.graph
    }

    /// How many keys it has.
    pub(super) fn size(&self) -> usize {
        size(self.value)
    }

    /// Whether it is an object, and not text or a number.
    pub(super) fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// Whether it has this type, here or where it is defined.
    pub(super) fn is(&self, name: &str) -> bool {
        let mine = types(self.value).any(|t| t.eq_ignore_ascii_case(name));
        mine || self.twins().any(|value| types(value).any(|t| t.eq_ignore_ascii_case(name)))
    }

    fn twins(&self) -> impl Iterator<Item = &'v Value> {
        let graph = self.graph;
        self.id.into_iter().flat_map(|id| graph.sharing(id)).map(|found| found.value)
    }

    /// The values of a key, one by one. Objects that only point elsewhere give what they point to.
    pub(super) fn all(&self, key: &str) -> Vec<Node<'v>> {
        let found = member(self.value, key).map(|value| (value, self.at.clone()));
        let found = found.or_else(|| {
            let id = self.id?;
            self.graph.sharing(id).find_map(|twin| Some((member(twin.value, key)?, twin.at.clone())))
        });
        let Some((value, at)) = found else { return Vec::new() };
        let at = format!("{at}.{key}");
        match value {
            Value::List(items) => items
                .iter()
                .enumerate()
                .filter(|(_, item)| **item != Value::Null)
                .take(ITEMS_MAX)
                .map(|(i, item)| self.graph.node(item, format!("{at}[{i}]")))
                .collect(),
            value => vec![self.graph.node(value, at)],
        }
    }

    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Node<'v>> {
        self.all(key).into_iter().next()
    }

    /// Whether it only names a node that this page does not describe.
    fn is_dangling(&self) -> bool {
        self.id.is_some()
            && matches!(self.value, Value::Map(entries) if entries.iter().all(|(k, _)| k.starts_with('@')))
    }

    /// The objects of a key, and advice where one is only named and not described on the page.
    pub(super) fn described(&self, key: &str) -> Vec<Node<'v>> {
        for node in self.all(key).iter().filter(|node| node.is_dangling()) {
            let id = node.id.unwrap_or("");
            node.advise(
                "reference",
                format!("`{key}` points to \"{id:.120}\", which this page does not describe"),
                "write the object on this page as well",
            );
        }
        self.nodes(key)
    }

    /// The objects of a key; text that is some node's `@id` counts as that node.
    pub(super) fn nodes(&self, key: &str) -> Vec<Node<'v>> {
        let graph = self.graph;
        let resolve = |node: Node<'v>| match node.value {
            Value::Map(_) if !node.is_dangling() => Some(node),
            Value::Text(id) => {
                graph.defined(id).map(|found| Node { value: found.value, at: found.at.clone(), id: Some(id), graph })
            }
            _ => None,
        };
        self.all(key).into_iter().filter_map(resolve).collect()
    }

    /// The values of several keys, the first key that has any.
    pub(super) fn first_of(&self, keys: &[&str]) -> Option<Node<'v>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// The text as written: of a text, a number, or an object that wraps one.
    pub(super) fn text(&self) -> Option<&'v str> {
        self.value.as_text().or_else(|| self.value.get("@value")?.as_text())
    }

    /// What a shopper can read: the text, or the name of an object, on one line and without markup.
    pub(super) fn words(&self) -> Option<String> {
        let text = self.text().map(str::to_owned);
        let text = text.or_else(|| self.get("name")?.text().map(str::to_owned))?;
        Some(html::line(&text, WORDS_MAX)).filter(|words| !words.is_empty())
    }

    /// The words of the first value of a key.
    pub(super) fn words_of(&self, key: &str) -> Option<String> {
        self.all(key).iter().find_map(Node::words)
    }

    /// The name at the end of an enumeration's value: `InStock` of `https://schema.org/InStock`.
    pub(super) fn term(&self) -> Option<&'v str> {
        self.text().or(self.id).map(local_name).filter(|term| !term.is_empty())
    }

    /// The term of the first value of a key.
    pub(super) fn term_of(&self, key: &str) -> Option<&'v str> {
        self.all(key).iter().find_map(Node::term)
    }

    /// Whether a key is true, as a flag or as text.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| match node.value {
            Value::Flag(flag) => *flag,
            _ => node.term().is_some_and(|term| term.eq_ignore_ascii_case("true")),
        })
    }

    /// The key that leads here, for messages.
    pub(super) fn key(&self) -> &str {
        let name = self.at.rsplit('.').next().unwrap_or("");
        name.split('[').next().unwrap_or(name)
    }

    /// Logs a problem at this place.
    pub(super) fn problem(
        &self,
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.graph.log.add(Problem::new(severity, code, self.at.as_str(), message, help));
    }

    /// Logs something that cannot be used.
    pub(super) fn error(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.problem(Severity::Error, code, message, help);
    }

    /// Logs something that works differently from what was probably meant.
    pub(super) fn warn(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.problem(Severity::Warning, code, message, help);
    }

    /// Logs a warning about another place on the page.
    pub(super) fn warn_at(&self, at: &str, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.graph.log.add(Problem::new(Severity::Warning, code, at, message, help));
    }

    /// Logs something that could be better.
    pub(super) fn advise(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.problem(Severity::Advice, code, message, help);
    }
}

/// The value of a key, also where the key is written as an address or with a prefix.
fn member<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.get(key).or_else(|| {
        let Value::Map(entries) = value else { return None };
        let schema = |k: &str| k.contains("schema.org/") || k.starts_with("schema:");
        entries.iter().find(|(k, v)| schema(k) && local_name(k) == key && *v != Value::Null).map(|(_, v)| v)
    })
}
