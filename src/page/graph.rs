//! Which nodes does the page's markup hold, and how do they point to each other?
//!
//! Lists and single values, `@graph`, references by `@id` in any direction (cycles included: nothing here follows more
//! than one reference at a time), types by name or address. Nodes that share an `@id` count as one.
//!
//! Does not know: what a product or a shipping rate is.

use core::cell::Cell;

use super::fault::{self, Fault};
use super::html;
use crate::money::Currency;
use crate::problem::{Problem, Value};
use crate::time::Date;

// A page with more nodes than this describes more than one thing in view.
const NODES_MAX: usize = 4000;
// As many of one list are read: variants, questions, countries.
const ITEMS_MAX: usize = 500;
// Nobody reads more, and a hostile page shall not fill the memory with complaints.
const PROBLEMS_MAX: usize = 200;
// Of what a problem is about.
const ABOUT_MAX: usize = 120;
// Names and facts are shown on one line.
const WORDS_MAX: usize = 500;
// Every destination is compared with every other one, pattern by pattern.
const PATTERNS_MAX: usize = 2000;

// What stands under these keys is about something else than the product in view and its shop.
const ASIDE: &str = "author brand hasVariant isAccessoryOrSparePartFor isConsumableFor isRelatedTo isSimilarTo \
    isVariantOf itemListElement itemReviewed manufacturer parentOrganization review reviews subOrganization";

/// Where a node stands: by itself, within another, or under a key that leads away from the page's subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// At the top of a block, in its graph, or as the main entity of the page.
    Top,
    /// Within another node.
    Within,
    /// Beside the subject: a related product, a reviewer, a brand.
    Aside,
}

/// All nodes of a page.
pub(super) struct Graph<'v> {
    root: &'v Value,
    found: Vec<(Standing, &'v Value)>,
    /// The first currency that is written anywhere.
    pub(super) currency: Option<Currency>,
    /// How many more postcodes and countries are read.
    pub(super) patterns_left: Cell<usize>,
    problems: Cell<Vec<Problem>>,
}

impl<'v> Graph<'v> {
    /// Gathers the nodes of a list of blocks; adds to problems found before.
    pub(super) fn new(root: &'v Value, problems: Vec<Problem>) -> Graph<'v> {
        let mut graph = Graph {
            root,
            found: Vec::new(),
            currency: None,
            patterns_left: Cell::new(PATTERNS_MAX),
            problems: Cell::new(problems),
        };
        graph.gather(root, Standing::Top);
        graph
    }

    /// Everything that was noticed.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
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
                self.found.push((standing, value));
                for (key, inner) in entries {
                    let inner_standing = match key.as_str() {
                        "@context" => continue,
                        "@graph" | "mainEntity" | "mainEntityOfPage" => standing,
                        key if listed(ASIDE, key) => Standing::Aside,
                        _ => standing.max(Standing::Within),
                    };
                    if self.currency.is_none() && listed("currency priceCurrency", key) {
                        self.currency = inner.as_text().and_then(Currency::parse);
                    }
                    self.gather(inner, inner_standing);
                }
            }
            _ => {}
        }
    }

    /// Nodes of any of these types, in the order of the page; nodes that share an `@id` come once, with their best
    /// standing.
    #[inline(never)]
    pub(super) fn typed(&'v self, types: &str) -> Vec<(Standing, Node<'v>)> {
        let mut nodes: Vec<(Standing, Node<'v>)> = Vec::new();
        'found: for (standing, value) in &self.found {
            if !is_typed(value, types) {
                continue;
            }
            let id = id(value);
            for (known_standing, known) in &mut nodes {
                if !id.is_empty() && known.id() == id {
                    *known_standing = (*known_standing).min(*standing);
                    continue 'found;
                }
            }
            nodes.push((*standing, self.node(value)));
        }
        nodes
    }

    /// The nodes of these types that stand by themselves.
    pub(super) fn top(&'v self, types: &str) -> Vec<Node<'v>> {
        let mut top = Vec::new();
        for (standing, node) in self.typed(types) {
            if standing == Standing::Top {
                top.push(node);
            }
        }
        top
    }

    /// The node of a value: where it only points to another one, that one.
    fn node(&'v self, value: &'v Value) -> Node<'v> {
        let defined = if points_only(value) { self.defined(id(value)) } else { None };
        Node { value: defined.unwrap_or(value), graph: self }
    }

    /// The fullest node with an id. `#shop` also finds an address that ends in it.
    fn defined(&self, wanted: &str) -> Option<&'v Value> {
        let mut best: Option<&'v Value> = None;
        if wanted.is_empty() {
            return None;
        }
        for (_, value) in &self.found {
            let found = id(value);
            let same = found == wanted || (wanted.starts_with('#') && found.ends_with(wanted));
            if same && best.is_none_or(|best| size(value) > size(best)) {
                best = Some(value);
            }
        }
        best
    }
}

/// Whether a word is in a list with spaces between; `*Store` there stands for every word with that end.
#[inline(never)]
pub(super) fn listed(list: &str, word: &str) -> bool {
    let mut items = list.split(' ');
    items.any(|item| item == word || item.strip_prefix('*').is_some_and(|end| word.ends_with(end)))
}

fn size(value: &Value) -> usize {
    match value {
        Value::Map(entries) => entries.len(),
        _ => 0,
    }
}

/// The name at the end of `https://schema.org/InStock` or `schema:InStock`.
#[inline(never)]
pub(super) fn local_name(text: &str) -> &str {
    text.trim().trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or("")
}

fn id(value: &Value) -> &str {
    value.get("@id").and_then(Value::as_text).unwrap_or("")
}

/// Whether all it says is which node it means.
fn points_only(value: &Value) -> bool {
    match value {
        Value::Map(entries) => !id(value).is_empty() && entries.iter().all(|(key, _)| key.starts_with('@')),
        _ => false,
    }
}

/// Whether a value has one of these types.
fn is_typed(value: &Value, types: &str) -> bool {
    let is = |value: &Value| listed(types, local_name(value.as_text().unwrap_or("")));
    match value.get("@type").or_else(|| value.get("type")) {
        Some(Value::List(items)) => items.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

/// The values of a key, each found when it is its turn: lists of them cost 1 kB more Wasm.
#[derive(Clone, Copy)]
pub(super) struct Nodes<'v> {
    values: &'v [Value],
    objects: bool,
    rules: bool,
    graph: &'v Graph<'v>,
}

impl Nodes<'_> {
    /// Whether no value is left.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<'v> Iterator for Nodes<'v> {
    type Item = Node<'v>;

    #[inline(never)]
    fn next(&mut self) -> Option<Node<'v>> {
        loop {
            let (first, rest) = self.values.split_first()?;
            self.values = rest;
            let mut node = self.graph.node(first);
            if !self.objects {
                return Some(node);
            }
            node.value = self.graph.defined(node.text()).unwrap_or(node.value);
            if !points_only(node.value) && node.is_map() {
                return Some(node);
            }
            if self.rules && node.is_map() {
                node.say(&fault::REFERENCE, node.id());
            }
        }
    }
}

/// A value of the graph. Where it stands is looked up when there is something to say about it, so that a node is two
/// words to copy and nothing to drop: paths kept in nodes cost 25 kB of Wasm.
///
/// Keys come as one text with spaces between: the first that says something counts. What is not there is an empty text.
#[derive(Clone, Copy)]
pub(super) struct Node<'v> {
    /// The value itself.
    pub(super) value: &'v Value,
    /// The page's other nodes.
    pub(super) graph: &'v Graph<'v>,
}

// No accessor is worth a second copy at its callers: together they are called two hundred times.
impl<'v> Node<'v> {
    /// Its `@id`.
    pub(super) fn id(&self) -> &'v str {
        id(self.value)
    }

    /// Whether both are the same place on the page.
    pub(super) fn is_same(&self, other: &Node<'_>) -> bool {
        core::ptr::eq(self.value, other.value)
    }

    /// How many keys it has; none for text.
    pub(super) fn size(&self) -> usize {
        size(self.value)
    }

    /// Whether it has one of these types, here or where it is described further.
    #[inline(never)]
    pub(super) fn is(&self, types: &str) -> bool {
        is_typed(self.value, types) || self.twins().any(|twin| is_typed(twin, types))
    }

    fn twins(&self) -> impl Iterator<Item = &'v Value> {
        let own = self.id();
        let found = if own.is_empty() { &[] } else { self.graph.found.as_slice() };
        found.iter().map(|(_, value)| *value).filter(move |value| id(value) == own)
    }

    #[inline(never)]
    fn member(&self, key: &str) -> Option<&'v Value> {
        self.value.get(key).or_else(|| self.twins().find_map(|twin| twin.get(key)))
    }

    /// The values, one by one. Objects that only point elsewhere give what they point to.
    #[inline(never)]
    pub(super) fn all(&self, keys: &str) -> Nodes<'v> {
        let mut values: &[Value] = &[];
        for key in keys.split(' ') {
            match self.member(key) {
                Some(Value::List(items)) => values = items.get(..ITEMS_MAX).unwrap_or(items),
                Some(value) => values = core::slice::from_ref(value),
                None => {}
            }
            if !values.is_empty() {
                break;
            }
        }
        Nodes { values, objects: false, rules: false, graph: self.graph }
    }

    /// The first value.
    #[inline(never)]
    pub(super) fn get(&self, keys: &str) -> Option<Node<'v>> {
        self.all(keys).next()
    }

    /// Itself, as the only one of a list.
    pub(super) fn alone(&self) -> Nodes<'v> {
        Nodes { values: core::slice::from_ref(self.value), objects: false, rules: false, graph: self.graph }
    }

    /// Whether there is any value.
    pub(super) fn has(&self, keys: &str) -> bool {
        self.get(keys).is_some()
    }

    /// The objects; text that is some node's `@id` counts as that node. Says where a rule is named and not described.
    #[inline(never)]
    pub(super) fn nodes(&self, key: &str) -> Nodes<'v> {
        let rules = listed("shippingDetails hasShippingService hasMerchantReturnPolicy", key);
        Nodes { objects: true, rules, ..self.all(key) }
    }

    /// Whether it is an object, and not text or a number.
    pub(super) fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// The text or number itself.
    pub(super) fn text(&self) -> &'v str {
        self.value.as_text().unwrap_or("")
    }

    /// The text of the first value.
    #[inline(never)]
    pub(super) fn text_of(&self, keys: &str) -> &'v str {
        self.get(keys).map_or("", |node| node.text())
    }

    /// The name at the end of an enumeration's value: `InStock` of `https://schema.org/InStock`.
    #[inline(never)]
    pub(super) fn term(&self) -> &'v str {
        local_name(if self.is_map() { self.id() } else { self.text() })
    }

    /// The term of the first value.
    #[inline(never)]
    pub(super) fn term_of(&self, keys: &str) -> &'v str {
        self.get(keys).map_or("", |node| node.term())
    }

    /// What a shopper can read: the text, or the name of an object, on one line and without markup.
    #[inline(never)]
    pub(super) fn words(&self) -> String {
        let text = self.text();
        html::line(if text.is_empty() { self.text_of("name") } else { text }, WORDS_MAX)
    }

    /// The words of the first value that has any.
    #[inline(never)]
    pub(super) fn words_of(&self, keys: &str) -> String {
        self.get(keys).map_or(String::new(), |node| node.words())
    }

    /// A day.
    pub(super) fn day_of(&self, key: &str) -> Option<Date> {
        Date::parse(self.text_of(key))
    }

    /// Whether a key is true, as a flag or as text.
    #[inline(never)]
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| *node.value == Value::Flag(true) || listed("true True", node.term()))
    }

    /// Logs a fault here. What it is about is the value, where nothing nearer is given.
    #[inline(never)]
    pub(super) fn say(&self, fault: &Fault, about: &str) {
        let mut problems = self.graph.problems.take();
        let Fault(severity, code, message, help) = fault;
        let mut text = html::line(about, ABOUT_MAX);
        if text.is_empty() && message.starts_with(' ') {
            text = self.value.describe();
        }
        let problem = Problem {
            severity: *severity,
            code,
            at: self.graph.root.path_to(self.value, |key| key, "json-ld".to_owned()),
            message: text + message,
            help: (*help).to_owned(),
        };
        if problems.len() < PROBLEMS_MAX && !problems.contains(&problem) {
            problems.push(problem);
        }
        self.graph.problems.set(problems);
    }
}
