//! What does a document say, as other engines are given it?

use serde::Deserialize;

use crate::content::{Answer, Block, Inline, Scope};

/// A document. Its text is plain; blank lines part paragraphs.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Document {
    id: String,
    title: String,
    body: String,
    also: Vec<String>,
    keywords: Vec<String>,
    topic: String,
    products: Vec<String>,
    categories: Vec<String>,
    tags: Vec<String>,
}

impl Document {
    /// The document as an answer of a shop's.
    pub(super) fn into_answer(self) -> Answer {
        let body = self.body.replace("\r\n", "\n");
        let paragraphs = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        Answer {
            id: self.id,
            question: self.title,
            also: self.also,
            body: paragraphs.map(|text| Block::Paragraph(vec![Inline::Text(text.to_owned())])).collect(),
            keywords: self.keywords,
            topic: self.topic,
            scope: Scope { products: self.products, categories: self.categories, tags: self.tags },
            ..Answer::default()
        }
    }
}
