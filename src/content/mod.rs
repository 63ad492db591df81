//! What does the shop know, and in which form can it be shown?
//!
//! Answers of typed blocks, products with their facts, and the shop itself. [`Block`] and [`Inline`] are the only road
//! from a merchant's text to the screen; every address passes [`Link::parse`].
//!
//! Does not know: Markdown, TOML or HTML documents. The command line turns those into these types.

mod answer;
mod block;
pub mod bundle;
mod check;
mod fact;
mod live;
pub mod markup;
pub mod order;
mod read_answer;
mod read_shop;
mod record;
mod shop;
mod slug;

pub use answer::{Answer, Origin, Scope};
pub use block::{Block, Inline, Link, Tone, plain_text};
pub use check::{check_answers, check_scenarios};
pub use fact::{Facts, fact, fact_label, speaks_of};
pub use live::{LIVE_FACTS, read_live};
pub use read_answer::{ANSWER_KEYS, by_language, read_answer, read_answers};
pub use read_shop::{read_insight, read_shop};
pub use record::{Record, read_record};
pub use shop::{Beacon, Insight, MeaningMode, Orders, Product, Service, Shop, words_in};
pub use slug::{Slugs, slug};
