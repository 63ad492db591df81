//! What counts as a failure of self-service, and how much?

/// A sign that help is not helping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A query was asked and no answer was good enough.
    NoAnswer,
    /// "Did this help?" was answered with "Not yet".
    DidNotHelp,
    /// Another wording was tried without anything being read.
    Reworded,
    /// An answer was opened again after another one.
    BackAndForth,
    /// The question is for a person at once: damaged, wrong item, cancel now, fraud.
    Urgent,
    /// Nothing else is left to offer.
    NothingLeft,
}

/// The weight at which a person is offered.
///
/// One clear failure, or two faint ones: a shopper whom one answer did not help is shown the next best one first, and a
/// person on the second "Not yet". Nobody is made to fail three times.
pub const FAILED_AT: u32 = 2;

impl Signal {
    /// How much it weighs against [`FAILED_AT`].
    pub fn weight(self) -> u32 {
        match self {
            // The shop has not written about it: no other answer will come up.
            Signal::NoAnswer | Signal::Urgent | Signal::NothingLeft => FAILED_AT,
            Signal::DidNotHelp | Signal::Reworded | Signal::BackAndForth => 1,
        }
    }
}
