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
mod counter;
mod entity;
mod faq;
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
use crate::problem::{Log, Problem, Severity, Value};
use graph::{Graph, Node};

// Themes with many apps write a dozen blocks.
const BLOCKS_MAX: usize = 64;
// Nobody reads more, and a hostile page shall not fill the memory with complaints.
const PROBLEMS_MAX: usize = 200;

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
    let log = Log::default();
    let blocks: Vec<(usize, Value)> =
        texts.iter().enumerate().take(BLOCKS_MAX).filter_map(|(i, text)| Some((i, block(i, text, &log)?))).collect();
    let facts = facts(&Graph::new(&blocks, &log));
    let mut problems: Vec<Problem> = Vec::new();
    for problem in log.into_problems() {
        if problems.len() < PROBLEMS_MAX && !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    (facts, problems)
}

/// The value of one block; what is wrong with it is logged with line and column.
fn block(number: usize, text: &str, log: &Log) -> Option<Value> {
    let add = |severity: Severity, code: &'static str, message: String, help: &str| {
        log.add(Problem::new(severity, code, format!("json-ld[{number}]"), message, help));
    };
    if text.len() > json::BYTES_MAX {
        let message = format!("this block has {} bytes and is not read", text.len());
        add(Severity::Error, "json-size", message, "keep a block under 1 MB");
        return None;
    }
    let spot = |fault: &json::Fault| {
        let (line, column) = json::place(text, fault.offset);
        format!("line {line}, column {column}: {}", fault.what)
    };
    match json::parse(text) {
        Ok((value, loose)) => {
            if let Some(fault) = loose {
                let message = format!("{}; search engines may skip this block", spot(&fault));
                add(Severity::Advice, "json-loose", message, fault.help);
            }
            Some(value)
        }
        Err(fault) => {
            add(Severity::Error, "json", format!("this block cannot be read: {}", spot(&fault)), fault.help);
            None
        }
    }
}

fn facts<'v>(graph: &'v Graph<'v>) -> PageFacts {
    let view = product::view(graph);
    let shops = contact::shops(graph);
    let terms = view.as_ref().map(|view| view.terms.as_slice()).unwrap_or_default();
    PageFacts {
        policy: policy(terms, &shops, view.as_ref().and_then(|view| view.currency)),
        answers: faq::answers(graph),
        channels: contact::channels(&shops),
        shop_name: contact::shop_name(graph, &shops, terms.first()),
        product: view.map(|view| view.product),
    }
}

fn policy<'v>(terms: &[Node<'v>], shops: &[Node<'v>], currency: Option<Currency>) -> Option<Policy> {
    let (drafts, currency) = shipping::drafts(shipping::Page { terms, shops, currency });
    let owners: Vec<&Node<'v>> = terms.iter().chain(shops).collect();
    let returns = returns::returns(&owners, currency);
    assemble::policy(drafts, currency.unwrap_or(Currency::EUR), returns)
}
