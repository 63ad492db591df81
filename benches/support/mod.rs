//! What the search bench needs besides its table: its options, the sets it asks, what each sign is worth, and how far
//! its confidence can be believed.

pub(crate) mod ablate;
pub(crate) mod meaning;
pub(crate) mod options;
pub(crate) mod reliability;
pub(crate) mod sets;
pub(crate) mod slips;

/// The sets that weights may be chosen by. All others are only reported on.
pub(crate) const TUNING: [&str; 5] = ["banking77_en", "clinc150_en", "hint3_powerplay11", "lohelp_fr", "xquad_de"];
