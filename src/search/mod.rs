//! Which answer fits this question, and is there one at all?
//!
//! An inverted index over answers: fields weighed apart, the last word as a prefix, typos forgiven, accents folded, CJK
//! as bigrams. The same code builds it natively and in the browser.

/// What is known when a query is asked.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The product in view: its id.
    pub product: String,
    /// Its categories.
    pub categories: Vec<String>,
    /// Its tags and conditions.
    pub tags: Vec<String>,
    /// How many hits at most; 0 means 10.
    pub limit: usize,
    /// Whether the shopper is still typing, so that the last word is a prefix.
    pub typing: bool,
}

/// One answer found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The answer's id.
    pub id: String,
    /// Comparable within one search only.
    pub score: f32,
    /// From 0 to 1: how likely this answers the question.
    pub confidence: f32,
    /// The question with its matches marked.
    pub title: Vec<Span>,
    /// The passage that answers, with its matches marked.
    pub excerpt: Vec<Span>,
}

/// A run of text, marked where it matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub hit: bool,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Whether the best hit is good enough to call an answer.
    pub answered: bool,
    /// Best first.
    pub hits: Vec<Hit>,
}
