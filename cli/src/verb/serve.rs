//! What does the merchant see while writing?

use super::Outcome;
use crate::args::Serve;

/// Serves until stopped.
pub(crate) fn run(_args: &Serve) -> Outcome {
    Outcome::default()
}
