//! What may an answer say?

use schemars::JsonSchema;

use super::common::{Day, OneOrMore};

/// A question that the shop has answered. In a folder its keys are the front matter of a Markdown file, and what stands
/// below is the body.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    /// A short name of its own, the same in every language: letters, digits and hyphens.
    #[schemars(length(max = 80), extend("examples" = ["wash-silk-scarf"]))]
    id: String,
    /// The question as a shopper would ask it.
    question: String,
    /// The answer: paragraphs, lists, headings (`##`), tables, `> [!TIP]` remarks, `**strong**`, `*stressed*`, links, pictures,
    /// `[▶ films](https://…)`, `[other answers](answer:ID)`, notes (`[^1]`) and facts (`{{delivery.range | in a few days}}`).
    body: String,
    /// Other phrasings.
    also: Option<OneOrMore<String>>,
    /// Words that should find it.
    keywords: Option<OneOrMore<String>>,
    /// The heading under which it is listed.
    topic: Option<String>,
    /// Products it is about, by id. Without products, categories and tags it is about all.
    products: Option<OneOrMore<String>>,
    /// Categories of products it is about.
    categories: Option<OneOrMore<String>>,
    /// Tags and conditions of products it is about: `silk`, `heavy`.
    tags: Option<OneOrMore<String>>,
    /// Ids of answers next to it.
    related: Option<OneOrMore<String>>,
    /// The id of the likeliest next question.
    next: Option<String>,
    /// What the question is about: `urgent`, `damaged`, `wrong-item`, `cancel` and `fraud` go to a person at once unless
    /// `[escalation]` says otherwise; any other name is yours.
    #[schemars(extend("pattern" = "^[a-z0-9-]*$", "examples" = ["wrong-item"]))]
    intent: Option<String>,
    /// When you want to read it again.
    review: Option<Day>,
    /// One sentence for lists and search engines.
    summary: Option<String>,
    /// Paths and addresses where the answer was before.
    aliases: Option<OneOrMore<String>>,
    /// When it was last changed.
    updated: Option<Day>,
    /// Whether it is not to be shown yet.
    draft: Option<bool>,
    /// Its place among the answers, lower ones first.
    order: Option<i64>,
    /// What it is in the system it was imported from.
    source: Option<String>,
    /// What it was when it was imported; a later import tells by it whether you have edited it.
    imported: Option<String>,
}
