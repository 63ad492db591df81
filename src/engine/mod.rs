//! How does JavaScript ask the search alone?
//!
//! A module of its own, for the benchmark against other engines and for the ranking playground; no shopper's page loads
//! it. Compiled with feature `engine` and without `web`, in the same way as the widget, so that its times are the widget's;
//! what only the playground asks comes with feature `playground`.
//! Does not know: how anything ranks.

mod document;
#[cfg(feature = "playground")]
pub mod looks;
#[cfg(feature = "playground")]
mod playground;

use std::sync::Arc;

use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::content::Answer;
use crate::problem::Problem;
use crate::search::{Context, Index, Meaning};
use document::Document;

/// Documents made searchable.
#[wasm_bindgen]
pub struct Engine(Index);

#[wasm_bindgen]
impl Engine {
    /// Makes a list of documents searchable: `[{id, title, body, also, keywords, topic, products, categories, tags}]`, of
    /// which only the id is a must. Throws where it is something else.
    #[wasm_bindgen(constructor)]
    pub fn new(documents: JsValue) -> Result<Engine, JsValue> {
        let documents: Vec<Document> = from_value(documents)?;
        let answers: Vec<Answer> = documents.into_iter().map(Document::into_answer).collect();
        Ok(Engine(Index::build(&answers)))
    }

    /// Takes words for the same thing: `[["parcel", "package"], …]`.
    pub fn synonyms(&mut self, groups: JsValue) -> Result<(), JsValue> {
        let groups: Vec<Vec<String>> = from_value(groups)?;
        self.0 = core::mem::take(&mut self.0).with_synonyms(&groups);
        Ok(())
    }

    /// Takes a table of what words mean, as the widget does; says whether it is of the documents' language.
    pub fn meaning(&mut self, table: &[u8]) -> Result<bool, JsValue> {
        let table = Arc::new(Meaning::read(table).map_err(told)?);
        self.0 = core::mem::take(&mut self.0).with_meaning(&table);
        Ok(self.0.speaks(&table))
    }

    /// Takes, of a larger table, only the words that stand for each document, as a build does; the bytes that a build would
    /// write, none where the table is of another language.
    pub fn expand(&mut self, table: &[u8]) -> Result<Vec<u8>, JsValue> {
        let Some(expansion) = self.0.expand(&Meaning::read(table).map_err(told)?) else { return Ok(Vec::new()) };
        let bytes = expansion.bytes();
        self.0 = core::mem::take(&mut self.0).with_expansion(expansion);
        Ok(bytes)
    }

    /// The places of the best documents in the list, best first: what every engine can say, and nothing else.
    pub fn find(&self, query: &str, limit: usize, typing: bool) -> Vec<u32> {
        let context = Context { limit, typing, ..Context::default() };
        self.0.places(query, &context).into_iter().map(|placed| placed.at as u32).collect()
    }

    /// How likely the best document answers, from 0 to 1.
    pub fn score(&self, query: &str) -> f32 {
        let context = Context { limit: 1, ..Context::default() };
        self.0.places(query, &context).first().map_or(0.0, |best| best.confidence)
    }

    /// `{answered, hits: [{id, score, confidence, title, excerpt}]}` with runs of text as `{text, hit}`; what the widget
    /// asks at every key. The context is `{product, categories, tags, limit, typing}`, all as they may be missing.
    pub fn search(&self, query: &str, context: JsValue) -> Result<JsValue, JsValue> {
        to_js(&self.0.search(query, &context_of(context)?))
    }

    /// Titles that complete what is typed, best first.
    pub fn complete(&self, prefix: &str, limit: usize) -> Vec<String> {
        self.0.complete(prefix, limit)
    }
}

fn told(problem: Problem) -> JsValue {
    JsValue::from_str(&problem.message)
}

/// What a page may leave out is not there.
fn context_of(context: JsValue) -> Result<Context, JsValue> {
    if context.is_undefined() || context.is_null() { Ok(Context::default()) } else { Ok(from_value(context)?) }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::new())?)
}
