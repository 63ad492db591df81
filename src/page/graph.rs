//! Which nodes does the page's markup hold, and how do they point to each other?
//!
//! Lists and single values, `@graph`, references by `@id` in any direction (cycles included: nothing here follows more
//! than one reference at a time), types and keys by name or address. Nodes that share an `@id` count as one.
//!
//! Does not know: what a product or a shipping rate is.

use core::fmt::Display;

use super::html;
use crate::list::sort;
use crate::problem::{Log, Problem, Severity, Value};

// A page with more nodes than this describes more than one thing in view.
const NODES_MAX: usize = 4000;
// As many of one list are read: variants, questions, countries.
const ITEMS_MAX: usize = 500;
// Longer keys are shortened in paths, so that a hostile page cannot make paths that fill the memory.
const KEY_MAX: usize = 40;
// A page that makes more is hostile; each is looked up in its tree.
const PROBLEMS_MAX: usize = 1000;
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
    standing: Standing,
}

/// All nodes of a page.
pub(super) struct Graph<'v> {
    blocks: &'v [(usize, Value)],
    found: Vec<Found<'v>>,
    // Sorted by id; several nodes may share one.
    ids: Vec<(&'v str, usize)>,
    log: &'v Log,
}

impl<'v> Graph<'v> {
    /// Gathers the nodes of blocks, each with its number on the page.
    pub(super) fn new(blocks: &'v [(usize, Value)], log: &'v Log) -> Graph<'v> {
        let mut graph = Graph { blocks, found: Vec::new(), ids: Vec::new(), log };
        for (_, block) in blocks {
            graph.gather(block, Standing::Top);
        }
        for (i, found) in graph.found.iter().enumerate() {
            graph.ids.extend(id(found.value).map(|id| (id, i)));
        }
        sort(&mut graph.ids);
        graph
    }

    // The parser bounds the depth of values, so recursion is safe.
    fn gather(&mut self, value: &'v Value, standing: Standing) {
        match value {
            Value::List(items) => {
                for item in items {
                    self.gather(item, standing);
                }
            }
            Value::Map(entries) => {
                if self.found.len() >= NODES_MAX {
                    return;
                }
                if types(value, &|_| true) || value.get("@id").is_some() {
                    self.found.push(Found { value, standing });
                }
                for (key, inner) in entries {
                    let standing = match local_name(key) {
                        "@context" => continue,
                        key if ASIDE.contains(&key) => Standing::Aside,
                        "@graph" | "mainEntity" | "mainEntityOfPage" => standing,
                        _ => standing.max(Standing::Within),
                    };
                    self.gather(inner, standing);
                }
            }
            _ => {}
        }
    }

    /// Nodes of any of these types, in the order of the page; nodes that share an `@id` come once.
    pub(super) fn typed(&'v self, matches: &dyn Fn(&str) -> bool) -> Vec<(Standing, Node<'v>)> {
        let mut nodes: Vec<(Standing, Node<'v>)> = Vec::new();
        for found in &self.found {
            if !types(found.value, matches) {
                continue;
            }
            let id = id(found.value);
            match nodes.iter_mut().find(|(_, node)| id.is_some() && node.id == id) {
                // The best standing of all places counts.
                Some(node) => node.0 = node.0.min(found.standing),
                None => nodes.push((found.standing, self.node(found.value))),
            }
        }
        nodes
    }

    /// The node of a value: where it only points to another one, that one.
    fn node(&'v self, value: &'v Value) -> Node<'v> {
        let id = id(value);
        let best = id.filter(|_| points_only(value)).and_then(|id| self.defined(id));
        Node { value: best.unwrap_or(value), id, graph: self }
    }

    /// The fullest node with an id. `#shop` also finds the one address that ends in it.
    fn defined(&self, id: &str) -> Option<&'v Value> {
        let mut best: Option<&'v Value> = None;
        for (_, i) in self.sharing(id) {
            let value = self.value(*i);
            if best.is_none_or(|best| size(value) > size(best)) {
                best = Some(value);
            }
        }
        if best.is_none() && id.starts_with('#') {
            let mut ends = self.ids.iter().filter(|(full, _)| full.ends_with(id));
            best = match (ends.next(), ends.next()) {
                (Some((_, i)), None) => Some(self.value(*i)),
                _ => None,
            };
        }
        best
    }

    fn value(&self, i: usize) -> &'v Value {
        self.found.get(i).map_or(&Value::Null, |found| found.value)
    }

    /// The ids that are this one, with the numbers of their nodes.
    fn sharing(&self, id: &str) -> &[(&'v str, usize)] {
        let start = self.ids.partition_point(|(known, _)| *known < id);
        let rest = self.ids.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|(known, _)| *known == id)).unwrap_or(&[])
    }

    /// Where a value stands: `json-ld[0].offers.shippingDetails[1]`.
    fn at(&self, value: &Value) -> String {
        for (number, block) in self.blocks {
            let name = format!("json-ld[{number}]");
            let length = name.len();
            let path = block.path_to(value, short_name, name);
            if path.len() > length || core::ptr::eq(block, value) {
                return path;
            }
        }
        String::new()
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

fn short_name(key: &str) -> &str {
    let name = local_name(key);
    name.char_indices().nth(KEY_MAX).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

fn id(value: &Value) -> Option<&str> {
    value.get("@id").and_then(Value::as_text)
}

/// Whether all it says is which node it means.
fn points_only(value: &Value) -> bool {
    matches!(value, Value::Map(entries) if entries.iter().all(|(key, _)| key.starts_with('@')))
}

/// Whether a value has a type that matches.
fn types(value: &Value, matches: &dyn Fn(&str) -> bool) -> bool {
    let is = |value: &Value| value.as_text().is_some_and(|text| matches(local_name(text)));
    match value.get("@type").or_else(|| value.get("type")) {
        Some(Value::List(items)) => items.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

/// A value of the graph. Where it stands is looked up when there is something to say about it, so that a node is three
/// words to copy and nothing to drop: paths kept in nodes cost 25 kB of Wasm.
#[derive(Clone, Copy)]
pub(super) struct Node<'v> {
    value: &'v Value,
    id: Option<&'v str>,
    graph: &'v Graph<'v>,
}

impl<'v> Node<'v> {
    /// Its `@id`.
    pub(super) fn id(&self) -> Option<&'v str> {
        self.id
    }

    /// The value itself.
    pub(super) fn value(&self) -> &'v Value {
        self.value
    }

    /// Whether both are the same place on the page.
    pub(super) fn is_same(&self, other: &Node<'_>) -> bool {
        core::ptr::eq(self.value, other.value)
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
        let named = |value: &Value| types(value, &|t| t.eq_ignore_ascii_case(name));
        named(self.value) || self.twins().iter().any(|(_, i)| named(self.graph.value(*i)))
    }

    fn twins(&self) -> &'v [(&'v str, usize)] {
        self.id.map_or(&[], |id| self.graph.sharing(id))
    }

    /// The values of a key, one by one. Objects that only point elsewhere give what they point to.
    pub(super) fn all(&self, key: &str) -> Vec<Node<'v>> {
        let twin = || self.twins().iter().find_map(|(_, i)| member(self.graph.value(*i), key));
        let values = match member(self.value, key).or_else(twin) {
            Some(Value::List(items)) => items.as_slice(),
            Some(value) => core::slice::from_ref(value),
            None => &[],
        };
        let written = values.iter().filter(|value| **value != Value::Null).take(ITEMS_MAX);
        written.map(|value| self.graph.node(value)).collect()
    }

    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Node<'v>> {
        self.all(key).into_iter().next()
    }

    /// Whether it only names a node that this page does not describe.
    fn is_dangling(&self) -> bool {
        self.id.is_some() && points_only(self.value)
    }

    /// The objects of a key, and advice where one is only named and not described on the page.
    pub(super) fn described(&self, key: &str) -> Vec<Node<'v>> {
        for node in self.all(key).iter().filter(|node| node.is_dangling()) {
            let id = node.id.unwrap_or("");
            node.advise(
                "reference",
                format_args!("`{key}` points to \"{id:.120}\", which this page does not describe"),
                "write the object on this page as well",
            );
        }
        self.nodes(key)
    }

    /// The objects of a key; text that is some node's `@id` counts as that node.
    pub(super) fn nodes(&self, key: &str) -> Vec<Node<'v>> {
        let mut found = self.all(key);
        for node in &mut found {
            if let Value::Text(id) = node.value
                && let Some(value) = self.graph.defined(id)
            {
                *node = Node { value, id: Some(id), ..*node };
            }
        }
        found.retain(|node| node.is_map() && !node.is_dangling());
        found
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
    pub(super) fn key(&self) -> String {
        let at = self.graph.at(self.value);
        let name = at.rsplit('.').next().unwrap_or("");
        name.split('[').next().unwrap_or(name).to_owned()
    }

    #[inline(never)]
    fn problem(&self, severity: Severity, code: &'static str, message: &dyn Display, help: &dyn Display) {
        let Graph { log, .. } = self.graph;
        if log.count() < PROBLEMS_MAX {
            let at = self.graph.at(self.value);
            log.add(Problem { severity, code, at, message: message.to_string(), help: help.to_string() });
        }
    }

    /// Logs something that cannot be used.
    pub(super) fn error(&self, code: &'static str, message: impl Display, help: impl Display) {
        self.problem(Severity::Error, code, &message, &help);
    }

    /// Logs that the value is not what is wanted: `"soon" is not a day`.
    #[inline(never)]
    pub(super) fn not(&self, code: &'static str, what: &str, help: &str) {
        self.error(code, [&self.value.describe(), " is not ", what].concat(), help);
    }

    /// Logs something that works differently from what was probably meant.
    pub(super) fn warn(&self, code: &'static str, message: impl Display, help: impl Display) {
        self.problem(Severity::Warning, code, &message, &help);
    }

    /// Logs something that could be better.
    pub(super) fn advise(&self, code: &'static str, message: impl Display, help: impl Display) {
        self.problem(Severity::Advice, code, &message, &help);
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
