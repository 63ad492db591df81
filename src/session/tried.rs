//! What did the shopper try, and what did they read?

use serde::Serialize;

use super::Reason;
use crate::taken;

/// A query that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// As typed.
    pub query: String,
    /// Whether an answer was found.
    pub answered: bool,
}

taken! { Tried { query, answered } }

/// An answer that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Its id.
    pub id: String,
    /// Its question.
    pub question: String,
    /// Whether it helped, when the shopper said so.
    pub helped: Option<bool>,
    /// Why it did not, when the shopper said so.
    pub reason: Option<Reason>,
}

taken! { Read { id, question, helped, reason } }

// A visit's trail is for one reader, an agent; what is older than this says nothing any more.
const TRAIL_MAX: usize = 12;

/// Adds to a trail; what is oldest goes.
pub(super) fn push_bounded<T>(list: &mut Vec<T>, item: T) {
    if list.len() >= TRAIL_MAX {
        list.remove(0);
    }
    list.push(item);
}
