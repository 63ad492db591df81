//! What does the page already say?
//!
//! Reads JSON-LD as shops really write it. Does not touch the page: the texts of its blocks come in.

use crate::contact::Channel;
use crate::content::{Answer, Product};
use crate::delivery::Policy;

/// Everything usable that the page's markup says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// The product in view.
    pub product: Option<Product>,
    /// Its delivery and return rules.
    pub policy: Option<Policy>,
    /// Its questions and answers.
    pub answers: Vec<Answer>,
    /// Who can be reached.
    pub channels: Vec<Channel>,
    /// The shop's name.
    pub shop_name: Option<String>,
}
