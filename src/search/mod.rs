//! Which answer fits this question, and is there one at all?
//!
//! An inverted index over answers: fields weighed apart, the last word as a prefix, typos forgiven, accents folded, CJK
//! as bigrams. The same code builds it natively and in the browser.

mod analysis;
mod bound;
mod builder;
mod called;
mod code;
mod compound;
mod confidence;
mod excerpt;
mod explain;
mod fold;
mod forms;
mod greeklish;
mod index;
mod intent;
mod interner;
mod keyboard;
mod meaning;
mod next;
mod parts;
mod place;
mod query;
mod rank;
mod readings;
mod reply;
mod romaji;
mod script;
#[cfg(test)]
mod slow;
mod spelt;
#[cfg(feature = "stages")]
pub mod stages;
mod stem;
mod stop;
mod suggest;
mod sums;
mod synonym;
mod telling;
mod top;
mod twice;
mod vocabulary;
mod whereabouts;

pub use called::Names;
pub use explain::{About, Closest, Confidence, Explained, Meant, Near, Said};
pub use index::Index;
pub use meaning::{Associated, Expanding, Expansion, Meaning};
pub use parts::{Looked, Packed, Parted, Piece, block_answers, pack, pack_with};
pub use place::Named;
pub use rank::Weights;
pub use readings::Readings;
pub use reply::{Asked, Reply, asked};
pub use romaji::kana;
pub use script::{Tongue, tongue};
pub use telling::terms;
pub use whereabouts::orders_asked;

use query::Query;
use rank::Fit;
use serde::{Deserialize, Serialize};

/// What is known when a query is asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// One answer found, without its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its place in the list that was indexed.
    pub at: usize,
    /// Comparable within one search only.
    pub score: f32,
    /// From 0 to 1: how likely this answers the question.
    pub confidence: f32,
}

/// A run of text, marked where it matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub hit: bool,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Found {
    /// Whether the best hit is good enough to call an answer.
    pub answered: bool,
    /// Best first.
    pub hits: Vec<Hit>,
}

// The confidence from which the best hit is called an answer. Somewhat less than even: whoever looks at a wrong answer
// loses a glance, whoever is sent to a person past a right one loses an hour.
const ANSWERED: f32 = 0.4;
// Hits where the caller does not say how many.
const LIMIT: usize = 10;

// The widget is compiled once more without its search by `cargo xtask size --search`, to tell what the search weighs: every
// way in then ends at once, and with it goes all that only the search needs.
const LEFT_OUT: bool = cfg!(shelfhelp_without_search);

/// Nothing, of which the compiler does not know that it is nothing: what shows it stays.
fn nothing<T: Default>() -> T {
    core::hint::black_box(T::default())
}

impl Context {
    fn limit(&self) -> usize {
        if self.limit == 0 { LIMIT } else { self.limit }
    }

    /// Whether anything is known of a product in view.
    fn has_product(&self) -> bool {
        !(self.product.is_empty() && self.categories.is_empty() && self.tags.is_empty())
    }
}

impl Index {
    /// Finds the answers to a query, best first.
    pub fn search(&self, query: &str, context: &Context) -> Found {
        self.search_with(query, context, &Weights::DEFAULT)
    }

    /// The same with other weights, for measuring what each is worth.
    pub fn search_with(&self, query: &str, context: &Context, weights: &Weights) -> Found {
        if LEFT_OUT {
            return nothing();
        }
        self.found(&Query::read(self, query, context.typing, weights), context, weights)
    }

    /// What a query finds that was read already.
    fn found(&self, query: &Query, context: &Context, weights: &Weights) -> Found {
        let limit = context.limit();
        let fits = rank::rank(self, query, context, limit, weights);
        let hits: Vec<Hit> = fits.iter().filter_map(|fit| self.hit(query, fit)).collect();
        Found { answered: hits.first().is_some_and(|hit| hit.confidence >= ANSWERED), hits }
    }

    /// Finds the same answers for whoever shows them in a way of their own.
    pub fn places(&self, query: &str, context: &Context) -> Vec<Placed> {
        let limit = context.limit();
        let query = Query::read(self, query, context.typing, &Weights::DEFAULT);
        let fits = rank::rank(self, &query, context, limit, &Weights::DEFAULT);
        let placed = |fit: &Fit| Placed { at: fit.entry as usize, score: fit.score, confidence: fit.confidence };
        fits.iter().map(placed).collect()
    }

    fn hit(&self, query: &Query, fit: &Fit) -> Option<Hit> {
        let entry = self.entries.get(fit.entry as usize)?;
        let shown = fit.passage.map(|passage| excerpt::excerpt(self, query, self.text_of(passage)));
        Some(Hit {
            id: entry.id.clone(),
            score: fit.score,
            confidence: fit.confidence,
            title: excerpt::mark(self, query, self.text_of(entry.first_passage)),
            excerpt: shown.unwrap_or_default(),
        })
    }
}
