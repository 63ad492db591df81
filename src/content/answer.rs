//! What is one answer?

use serde::Serialize;

use super::Block;
use crate::taken;
use crate::time::Date;

/// A question the shop has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Unique within a locale; the same across locales.
    pub id: String,
    /// The question as the shop puts it.
    pub question: String,
    /// Other phrasings.
    pub also: Vec<String>,
    /// The answer.
    pub body: Vec<Block>,
    /// Words that should find it.
    pub keywords: Vec<String>,
    /// The heading under which it is listed.
    pub topic: String,
    /// The products it is about; an empty scope is about all.
    pub scope: Scope,
    /// Ids of answers next to it.
    pub related: Vec<String>,
    /// The id of the likeliest next question.
    pub next: Option<String>,
    /// Whether a person should see it at once.
    pub intent: String,
    /// When the shop wants to read it again.
    pub review: Option<Date>,
    /// Where it comes from.
    pub origin: Origin,
}

taken! { Answer { id, question, also, body, keywords, topic, scope, related, next, intent, review, origin } }

/// Where an answer comes from; shown to the shopper as its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Origin {
    /// The shop's own answers.
    #[default]
    Shop,
    /// A question and answer of the page's markup.
    Page,
    /// A fact of the product in view.
    Fact,
}

taken! { enum Origin { Shop {}, Page {}, Fact {} } }

/// The products an answer is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// Product ids.
    pub products: Vec<String>,
    /// Product categories.
    pub categories: Vec<String>,
    /// Product tags and conditions.
    pub tags: Vec<String>,
}

taken! { Scope { products, categories, tags } }

impl Scope {
    /// Whether the answer is about every product.
    pub fn is_empty(&self) -> bool {
        self.products.is_empty() && self.categories.is_empty() && self.tags.is_empty()
    }
}
