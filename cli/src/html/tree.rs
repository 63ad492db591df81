//! Which elements does a piece of HTML hold, one inside another?
//!
//! The tokenizer follows the standard; the tree is simpler than a browser's. End tags that somebody forgot are put in
//! where the standard puts them, and none is looked for far away, so that time grows with the text and with nothing else.
//!
//! Does not know: what elements mean.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Elements in elements. The first is the text as a whole.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Where something stood deeper than anybody reads; its words stand in what is around it.
    pub(super) too_deep: Option<usize>,
}

/// An element, or a run of text.
pub(super) struct Node {
    /// The name in small letters; empty for text.
    pub(super) tag: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    /// The byte of the text at which it begins.
    pub(super) at: usize,
    pub(super) inside: Vec<usize>,
}

pub(super) const ROOT: usize = 0;

// Pages pasted from mail programs come to sixty levels; each level costs the reader some stack.
const DEPTH_MAX: usize = 100;

// An element is closed from within this many others. A browser looks through all of them, which takes the square of the
// length of a hostile text.
const SCAN_MAX: usize = 200;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The tree of a text, in one pass.
pub(super) fn read(html: &str) -> Tree {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Inside scripts, styles and titles, marks are text.
    emitter.naively_switch_states(true);
    let mut builder = Builder { tree: Tree { nodes: vec![node("", 0)], too_deep: None }, open: Vec::new() };
    for token in Tokenizer::new_with_emitter(&*super::bounded(html), emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = lossy(&tag.name).to_ascii_lowercase();
                let attribute = |(key, value): (&[u8], &[u8])| (lossy(key).to_ascii_lowercase(), lossy(value));
                let attributes = tag.attributes.iter().map(|(key, value)| attribute((key, value))).collect();
                let closed = VOID.contains(&name.as_str()) || (tag.self_closing && name.contains(':'));
                builder.start(name, attributes, tag.span.start, closed);
            }
            Token::EndTag(tag) => builder.end(&lossy(&tag.name).to_ascii_lowercase(), tag.span.start),
            Token::String(text) => builder.text(&lossy(&text), text.span.start),
            _ => {}
        }
    }
    builder.tree
}

impl Tree {
    pub(super) fn node(&self, id: usize) -> &Node {
        // Ids come from this tree alone; the root stands in for one that does not.
        self.nodes.get(id).unwrap_or(&self.nodes[ROOT])
    }

    pub(super) fn inside(&self, id: usize) -> impl Iterator<Item = (usize, &Node)> {
        self.node(id).inside.iter().map(|id| (*id, self.node(*id)))
    }

    /// Every node below one, in the order written.
    pub(super) fn all(&self, id: usize) -> Vec<usize> {
        let (mut out, mut open) = (Vec::new(), vec![id]);
        while let Some(id) = open.pop() {
            out.push(id);
            open.extend(self.node(id).inside.iter().rev());
        }
        out
    }

    /// The words below a node, as they stand.
    pub(super) fn words(&self, id: usize) -> String {
        self.all(id).into_iter().map(|id| self.node(id).text.as_str()).collect()
    }

    /// The first element of a name below a node.
    pub(super) fn find(&self, id: usize, tag: &str) -> Option<usize> {
        self.all(id).into_iter().find(|id| self.node(*id).tag == tag)
    }
}

impl Node {
    /// The value of an attribute, empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    pub(super) fn is_block(&self) -> bool {
        is_block(&self.tag)
    }
}

fn node(tag: &str, at: usize) -> Node {
    Node { tag: tag.to_owned(), attributes: Vec::new(), text: String::new(), at, inside: Vec::new() }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether an element stands on lines of its own.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

struct Builder {
    tree: Tree,
    /// Open elements by name, and where what is in them goes.
    open: Vec<(String, usize)>,
}

impl Builder {
    fn top(&self) -> usize {
        self.open.last().map_or(ROOT, |(_, node)| *node)
    }

    fn add(&mut self, node: Node) -> usize {
        let (id, top) = (self.tree.nodes.len(), self.top());
        self.tree.nodes.push(node);
        if let Some(top) = self.tree.nodes.get_mut(top) {
            top.inside.push(id);
        }
        id
    }

    fn start(&mut self, tag: String, attributes: Vec<(String, String)>, at: usize, closed: bool) {
        self.close_before(&tag);
        if !closed && self.open.len() >= DEPTH_MAX {
            self.tree.too_deep.get_or_insert(at);
            // Words on both sides of a block's edge do not run together.
            if is_block(&tag) {
                self.add(node("br", at));
            }
            let top = self.top();
            self.open.push((tag, top));
            return;
        }
        let id = self.add(Node { attributes, ..node(&tag, at) });
        if !closed {
            self.open.push((tag, id));
        }
    }

    /// Ends what cannot hold the element that begins.
    fn close_before(&mut self, tag: &str) {
        match tag {
            "li" => self.close_within(&["li"], &["ul", "ol", "menu", "table"]),
            "dt" | "dd" => self.close_within(&["dt", "dd"], &["dl", "table"]),
            "td" | "th" => self.close_within(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_within(&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => {
                self.close_within(&["thead", "tbody", "tfoot", "caption", "colgroup"], &["table"])
            }
            "option" => self.close_within(&["option"], &["select"]),
            _ => {}
        }
        // A paragraph holds no block; elements within the line do not keep it open.
        if is_block(tag) {
            let near = self.open.iter().rev().take(SCAN_MAX);
            let end = near.take_while(|(open, _)| !is_block(open) || open == "p").position(|(open, _)| open == "p");
            self.pop(end);
        }
    }

    /// Ends the nearest of these elements, unless one of the others is nearer.
    fn close_within(&mut self, these: &[&str], not_past: &[&str]) {
        let near = self.open.iter().rev().take(SCAN_MAX);
        let mut near = near.take_while(|(open, _)| !not_past.contains(&open.as_str()));
        let end = near.position(|(open, _)| these.contains(&open.as_str()));
        self.pop(end);
    }

    fn pop(&mut self, end: Option<usize>) {
        if let Some(end) = end {
            self.open.truncate(self.open.len() - end - 1);
        }
    }

    fn end(&mut self, tag: &str, at: usize) {
        if tag == "br" {
            self.add(node("br", at));
            return;
        }
        // What stands in a cell cannot end what stands around its table.
        let of_table = matches!(tag, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th");
        let near = self.open.iter().rev().take(SCAN_MAX);
        let mut near = near.take_while(|(open, _)| of_table || open == tag || !matches!(open.as_str(), "td" | "th"));
        let end = near.position(|(open, _)| open == tag);
        self.pop(end);
    }

    fn text(&mut self, text: &str, at: usize) {
        let last = self.tree.nodes.get(self.top()).and_then(|top| top.inside.last().copied());
        match last.and_then(|last| self.tree.nodes.get_mut(last)).filter(|last| last.tag.is_empty()) {
            Some(last) => last.text.push_str(text),
            None => {
                self.add(Node { text: text.to_owned(), ..node("", at) });
            }
        }
    }
}
