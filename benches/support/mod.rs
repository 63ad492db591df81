//! What the search bench needs besides its measures: its options, and the sets it asks.

pub(crate) mod options;
pub(crate) mod sets;
