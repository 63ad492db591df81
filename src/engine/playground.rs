//! What does the ranking playground ask besides?
//!
//! Why an answer ranks where it does, and the answers of a compiled shop as the widget gets them.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Engine, context_of, to_js, told};
use crate::content::bundle::Aid;
use crate::content::{Answer, bundle, words_in};
use crate::i18n::Locale;
use crate::problem::Problem;
use crate::search::Index;

#[wasm_bindgen]
impl Engine {
    /// The answers of a compiled shop in one language, by its parts: the shop's own, the titles, the bodies, each for so many
    /// answers, and what the build knows of them, which may be empty.
    #[wasm_bindgen(js_name = ofShop)]
    pub fn of_shop(
        shop: &[u8],
        language: &str,
        titles: &[u8],
        bodies: Vec<Uint8Array>,
        counts: &[u32],
        aid: &[u8],
    ) -> Result<Engine, JsValue> {
        let bodies: Vec<Vec<u8>> = bodies.iter().map(Uint8Array::to_vec).collect();
        let index = read(shop, language, titles, &bodies, counts).map_err(told)?;
        let aid = if aid.is_empty() { Aid::default() } else { bundle::decode_aid(aid).map_err(told)? };
        Ok(Engine(index.with_aid(&aid)))
    }

    /// The ids and questions of a compiled shop's titles: `[[id, question], …]`.
    #[wasm_bindgen(js_name = titlesOf)]
    pub fn titles_of(titles: &[u8]) -> Result<JsValue, JsValue> {
        let answers = bundle::decode_titles(titles).map_err(told)?;
        let pairs: Vec<(String, String)> = answers.into_iter().map(|answer| (answer.id, answer.question)).collect();
        to_js(&pairs)
    }

    /// Why a document ranks where it does; `undefined` for an id that is none's.
    pub fn explain(&self, query: &str, id: &str, context: JsValue) -> Result<JsValue, JsValue> {
        to_js(&self.0.explain(query, &context_of(context)?, id))
    }
}

/// The shop's answers made searchable, with its own words for the same thing.
fn read(shop: &[u8], language: &str, titles: &[u8], bodies: &[Vec<u8>], counts: &[u32]) -> Result<Index, Problem> {
    let shop = bundle::decode_shop(shop)?;
    let mut answers = bundle::decode_titles(titles)?;
    bundle::are_complete(answers.len(), counts.iter().map(|count| *count as usize))?;
    let mut rest: &mut [Answer] = &mut answers;
    for (bytes, count) in bodies.iter().zip(counts) {
        let Some((own, others)) = core::mem::take(&mut rest).split_at_mut_checked(*count as usize) else { break };
        bundle::decode_bodies(bytes, own)?;
        rest = others;
    }
    let index = Index::build(&answers);
    Ok(match Locale::parse(language) {
        Some(locale) => index.with_synonyms(words_in(&shop.synonyms, &locale)),
        None => index,
    })
}
