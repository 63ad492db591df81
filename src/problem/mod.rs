//! How can data be wrong, and how do we say so?
//!
//! Every mistake in a merchant's file, an attribute or a page's markup becomes one [`Problem`]: where it is, what was
//! found, what to do. Pure modules never fail; they answer with what is usable and add problems to a [`Log`].
//!
//! Does not know: files, lines and columns. The command line adds them from the path in [`Problem::at`].

mod packed;
mod reader;
mod value;

pub use reader::{Log, Reader, nearest};
pub use value::Value;

use serde::Serialize;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something the merchant wrote cannot be used; `check` exits 1.
    Error,
    /// Something works differently from what was probably meant.
    Warning,
    /// Something could be better.
    Advice,
}

/// One mistake: place, value and remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// A stable kebab-case name for this kind of mistake, e.g. `postcode-range`.
    pub code: &'static str,
    /// The path of the value within its document, e.g. `places[2].postcodes[0]`, or the name of an attribute.
    pub at: String,
    /// What was found, with the value: `"10-4" is not a postcode`.
    pub message: String,
    /// What to do about it: `write a range as 104 00..108 99`.
    pub help: String,
}

impl Problem {
    /// A problem of a given severity.
    pub fn new(
        severity: Severity,
        code: &'static str,
        at: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity, code, at: at.into(), message: message.into(), help: help.into() }
    }
}
