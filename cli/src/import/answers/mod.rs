//! What of another help centre becomes answers of this shop?
//!
//! Each reader turns a vendor's export into articles; what comes after is the same for all of them.
//!
//! Does not know: the shop's folder. `keep` compares articles with what is there and writes.

pub(crate) mod faq;
mod freshdesk;
mod gather;
mod gorgias;
mod helpscout;
mod intercom;
pub(crate) mod keep;
mod language;
mod links;
mod names;
mod node;
mod page;
mod parts;
pub(crate) mod pictures;
mod question;
pub(crate) mod shelf;
pub(crate) mod shopify;
#[cfg(test)]
mod shown;
pub(crate) mod site;
mod split;
pub(crate) mod table;
pub(crate) mod system;
mod tell;
mod written;
mod zendesk;

use shelfhelp::content::Block;
use shelfhelp::i18n::Locale;
use shelfhelp::time::Date;

use crate::source::finding::Finding;

/// One article in one language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Article {
    /// Who it is in its own system, the same in every language: `zendesk:360001234`.
    pub(crate) source: String,
    pub(crate) locale: Locale,
    pub(crate) question: String,
    pub(crate) body: Vec<Block>,
    /// Other phrasings, where the system has them.
    pub(crate) also: Vec<String>,
    pub(crate) keywords: Vec<String>,
    /// The name of its section in its language; may be empty.
    pub(crate) topic: String,
    /// One sentence for lists; may be empty.
    pub(crate) summary: String,
    /// What its own system calls it in addresses; the id is made of it, otherwise of the first language's question.
    pub(crate) slug: String,
    /// Paths and addresses where it was.
    pub(crate) aliases: Vec<String>,
    /// Articles next to it, as `source`.
    pub(crate) related: Vec<String>,
    pub(crate) draft: bool,
    pub(crate) updated: Option<Date>,
    pub(crate) order: Option<i64>,
}

/// A file of an export, as text; names are relative to the folder given.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// What an export came to.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    pub(crate) articles: Vec<Article>,
    /// What is lost, assumed or left out, each at its file and line where that is known.
    pub(crate) findings: Vec<Finding>,
}
