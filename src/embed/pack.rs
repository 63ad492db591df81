//! What do words mean, where no build has told it?
//!
//! A table of the answers' language, from beside the widget's own files, when somebody turns to the search. The search works
//! before it is here and without it; what it changes is seen with the next key, never in the results on screen.

use std::sync::Arc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use yew::Context;

use super::app::{App, Msg};
use super::load::Part;
use super::rest;
use super::setup::Setup;
use super::wake::later;
use crate::config::Source;
use crate::content::MeaningMode;
use crate::problem::Log;
use crate::search::{Index, Meaning};

#[wasm_bindgen(module = "/www/tables.js")]
extern "C" {
    #[wasm_bindgen(js_name = fetchTable)]
    fn fetch_table(base: &str, tables: &JsValue, name: &str) -> Promise;
}

/// The table, and the language it was asked for in.
#[derive(Default)]
pub(super) struct Pack {
    language: String,
    pub(super) table: Option<Arc<Meaning>>,
}

/// The bytes of a table beside the widget's files; none where there is none, or it cannot be had.
pub(super) async fn table(setup: &Setup, name: &str) -> Option<Vec<u8>> {
    let come = JsFuture::from(fetch_table(&setup.0.base, &setup.0.meaning, name)).await.ok()?;
    (!come.is_null()).then(|| Uint8Array::new(&come).to_vec())
}

impl App {
    /// Whether nobody has told what the shop's answers mean, so that the table has to; or the shop wants it so.
    fn lacks_meaning(&self) -> bool {
        match self.shop.as_ref().map(|(shop, _)| shop.meaning) {
            Some(MeaningMode::Off) => return false,
            Some(MeaningMode::Pack) => return true,
            Some(MeaningMode::Expand) | None => {}
        }
        match (&self.model.config.source, &self.shop) {
            (Source::Page | Source::Inline(_), _) => true,
            // Of very many answers only a few are here, and what they mean is seen then.
            (Source::Url(_), Some((_, parts))) => parts.iter().any(|(tag, part)| match part {
                Part::Here(..) => true,
                Part::Parts(..) => tag.language() == self.model.shelf_locale().language(),
                Part::File(..) => false,
            }),
            (Source::Url(_), None) => self.settled,
        }
    }

    /// Has the table fetched, once for a language.
    pub(super) fn want_pack(&mut self, ctx: &Context<Self>) {
        let language = self.model.shelf_locale().language();
        if self.pack.language == language || !self.lacks_meaning() {
            return;
        }
        let language = language.to_owned();
        self.pack = Pack { language: language.clone(), table: None };
        let setup = ctx.props().setup.clone();
        later(ctx, async move {
            // Nobody misses what a search without it finds, so nothing is said where it cannot be had.
            let bytes = table(&setup, &language).await;
            let can = rest::search().await;
            (Some(Msg::PackLoaded(language, bytes.filter(|_| can))), Log::default())
        });
    }

    pub(super) fn pack_loaded(&mut self, language: String, bytes: Option<Vec<u8>>) {
        if language == self.pack.language {
            // One that is damaged is as good as none.
            self.pack.table = bytes.and_then(|bytes| Meaning::read(&bytes).ok()).map(Arc::new);
            self.index = self.index.take().map(|index| self.with_pack(index));
            if let (Some(seek), Some(table)) = (&self.seek, &self.pack.table) {
                seek.mean(table);
            }
        }
    }

    /// The index with the table, as far as that is here.
    pub(super) fn with_pack(&self, index: Index) -> Index {
        match &self.pack.table {
            Some(table) => index.with_meaning(table),
            None => index,
        }
    }
}
