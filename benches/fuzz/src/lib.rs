//! Which input makes a reader fail, hang, or give what must not come out?
//!
//! ```text
//!  our own files ─▶ seeds ─▶ mutate ─▶ target (reads, asserts) ─▶ nothing, or a finding: made small, kept, replayable
//! ```
//!
//! Everything follows from a seed: the same one tries the same inputs. `long` asks instead whether time grows as inputs
//! do. Nothing here is part of what ships.

pub mod find;
pub mod index;
pub mod long;
pub mod mutate;
pub mod outside;
pub mod plain;
pub mod run;
pub mod seeds;
pub mod watch;
pub mod words;

use shelfhelp_cli::fuzz::{self, Target};

/// Every reader there is: those of the command line, then the widget's own.
pub fn targets() -> Vec<Target> {
    [fuzz::TARGETS, plain::TARGETS, index::TARGETS, outside::TARGETS].concat()
}

/// The reader of a name.
pub fn target(name: &str) -> Option<Target> {
    targets().into_iter().find(|(known, _)| *known == name)
}
