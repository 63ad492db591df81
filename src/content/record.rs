//! What does a shop note about an answer that its shoppers' widget has no use for?
//!
//! The page that it becomes in a help centre, its place among others, and where it was imported from.
//!
//! Does not know: how other systems call these. The command line translates their names.

use crate::problem::Reader;
use crate::time::{Date, read_date};

/// What stands beside an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// One sentence for lists and search engines.
    pub summary: String,
    /// Paths and addresses where the answer was before: `/hc/en-us/articles/1234-Washing`.
    pub aliases: Vec<String>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Whether it is not to be shown yet.
    pub draft: bool,
    /// Its place among the answers: lower ones first, those without one after them.
    pub order: Option<i64>,
    /// What it is in the system it came from: `zendesk:360001234`.
    pub source: String,
    /// What it was when it came: the hash by which a later import tells whether the shop has edited it.
    pub imported: String,
}

// Positions in other systems are counters; nobody numbers answers beyond.
const ORDER_MAX: i64 = 1_000_000_000;

/// The record of an answer's document, whose other keys [`read_answer`](super::read_answer()) reads.
pub fn read_record(reader: &Reader<'_>) -> Record {
    let line = |key: &str| reader.get(key).and_then(|r| r.text()).unwrap_or_default().trim().to_owned();
    Record {
        summary: line("summary"),
        aliases: reader.get("aliases").map(|r| r.texts()).unwrap_or_default(),
        updated: reader.get("updated").and_then(|r| read_date(&r)),
        draft: reader.get("draft").and_then(|r| r.flag()).unwrap_or_default(),
        order: reader.get("order").and_then(|r| r.integer(-ORDER_MAX, ORDER_MAX, "places")),
        source: line("source"),
        imported: line("imported"),
    }
}
