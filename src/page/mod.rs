//! What does the page already say?
//!
//! Reads JSON-LD as shops really write it: every block, whatever its shape, in four steps.
//!
//! ```text
//!  texts ─▶ json ─▶ graph ─▶ product, returns, contact, faq
//!                      └───▶ shipping (one draft per rule) ─▶ assemble (one policy)
//! ```
//!
//! Everything here is untrusted: words come out as text, addresses through `Link::parse`, and nothing fails as a whole.
//! Does not touch the page: the texts of its blocks come in. Does not know the clock, nor what the shop configured.

mod amount;
mod assemble;
mod blocks;
mod contact;
mod entity;
mod faq;
mod fault;
mod graph;
mod html;
mod json;
mod lead;
mod measure;
mod product;
mod region;
mod returns;
mod shipping;
mod week;

use crate::contact::Channel;
use crate::content::{Answer, Product};
use crate::delivery::Policy;
use crate::money::Currency;
use crate::problem::{Problem, Severity, Value};
use graph::Graph;

// Themes with many apps write a dozen blocks.
const BLOCKS_MAX: usize = 64;
// The largest block that is read. Real ones have a few thousand bytes.
const BYTES_MAX: usize = 1 << 20;

/// Everything usable that the page's markup says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// The product in view.
    pub product: Option<Product>,
    /// Its delivery and return rules.
    pub policy: Option<Policy>,
    /// Its questions and answers.
    pub answers: Vec<Answer>,
    /// Who can be reached.
    pub channels: Vec<Channel>,
    /// The shop's name.
    pub shop_name: Option<String>,
}

/// Reads the texts of a page's JSON-LD blocks. Problems name places as `json-ld[0].offers.price`, counted from 0 in the
/// order of the texts.
pub fn read(texts: &[String]) -> (PageFacts, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut blocks = Vec::new();
    for text in texts.iter().take(BLOCKS_MAX) {
        let block = block(blocks.len(), text, &mut problems);
        blocks.push(block);
    }
    let root = Value::List(blocks);
    let graph = Graph::new(&root, problems);
    let facts = facts(&graph);
    (facts, graph.into_problems())
}

/// The value of one block; what is wrong with it is logged with line and column.
fn block(number: usize, text: &str, problems: &mut Vec<Problem>) -> Value {
    let mut add = |severity, code, message: String, help: &str| {
        problems.push(Problem { severity, code, at: format!("json-ld[{number}]"), message, help: help.to_owned() });
    };
    if text.len() > BYTES_MAX {
        add(Severity::Error, "json-size", "this block is too long and is not read".to_owned(), "keep it under 1 MB");
        return Value::Null;
    }
    let (value, parser) = json::parse(text);
    if let Some((at, what, help)) = parser.broken.or(parser.loose) {
        let (line, column) = json::place(text, at);
        let mut message = format!("line {line}, column {column}: {what}");
        if parser.broken.is_some() {
            add(Severity::Error, "json", message, help);
            return Value::Null;
        }
        message.push_str("; search engines may skip this block");
        add(Severity::Advice, "json-loose", message, help);
    }
    value
}

fn facts<'v>(graph: &'v Graph<'v>) -> PageFacts {
    let shops = contact::shops(graph);
    let mut facts =
        PageFacts { answers: faq::answers(graph), channels: contact::channels(&shops), ..PageFacts::default() };
    let (mut owners, mut currency) = (Vec::new(), None);
    if let Some(view) = product::view(graph) {
        facts.product = Some(view.product);
        owners = view.terms;
        currency = view.currency;
    }
    facts.shop_name = contact::shop_name(graph, &shops, owners.first());
    let currency = currency.or(graph.currency).unwrap_or(Currency::EUR);
    let drafts = shipping::drafts(graph, &owners, &shops, currency);
    owners.extend_from_slice(&shops);
    let returns = returns::returns(graph, &owners, currency);
    facts.policy = assemble::policy(drafts, currency, returns);
    facts
}
