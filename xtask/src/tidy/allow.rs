//! Which files may break which rule, why, and since when?
//!
//! An allowance that no longer allows anything is a finding too, so this list only ever tells the truth.

/// A file allowed to be longer than the rest.
pub(crate) struct Long {
    pub(crate) path: &'static str,
    pub(crate) lines_max: usize,
    pub(crate) reason: &'static str,
    /// The day it was allowed, `YYYY-MM-DD`.
    pub(crate) since: &'static str,
}

pub(crate) const LONG: &[Long] = &[];
