//! What does each command answer?

pub(crate) mod build;
pub(crate) mod check;

use shelfhelp::problem::Severity;

use crate::compile::Compiled;

/// What a command prints, and how it exits.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) out: String,
    pub(crate) err: String,
    /// 0 all is well, 1 errors in what was read, 2 wrong usage.
    pub(crate) code: u8,
}

/// `2 errors, 1 warning`.
fn tally(compiled: &Compiled) -> String {
    let (errors, warnings) = (compiled.count(Severity::Error), compiled.count(Severity::Warning));
    format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
}

/// `1 error`, `2 errors`.
fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
