//! In which colours does the widget stand in this page?
//!
//! The page is looked at by `www/looks.js`: what stands behind the element, its words, an accent. What comes of it and the
//! shop's theme are sheets of their own beside the widget's: the theme sets tokens on the host, so that what the page's own
//! sheets say of them wins, and what the page shows is a default below both. No style element and no attribute, which a
//! strict page would refuse.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};
use yew::Context;

use super::app::App;
use crate::config::Scheme;
use crate::theme::{self, Theme, page};

#[wasm_bindgen(module = "/www/looks.js")]
extern "C" {
    // An exception must not pass through a render: it would freeze every app of the page.
    #[wasm_bindgen(js_name = pageColour, catch)]
    fn page_colour(host: &HtmlElement, shadow: &ShadowRoot, what: u32) -> Result<Option<u32>, JsValue>;
}

// What `pageColour` tells of.
const PAGE: u32 = 0;
const GROUND: u32 = 1;
const WORDS: u32 = 2;
const ACCENT: u32 = 3;

/// What is worn over the widget's own sheet.
#[derive(Default)]
pub(super) struct Looks {
    theme: Option<JsValue>,
    page: Option<JsValue>,
    /// What was seen in the page: the ground and the words.
    seen: Option<(u32, u32)>,
}

impl App {
    /// Looks at the page, and dresses by it where it looks otherwise than before, or where it is asked to look closely. Tells
    /// whether light has turned to dark, or dark to light.
    pub(super) fn dress(&mut self, ctx: &Context<Self>, closely: bool) -> bool {
        let inner = &ctx.props().setup.0;
        let (host, shadow) = (&inner.host, &inner.shadow);
        let look = |what| page_colour(host, shadow, what).ok().flatten();
        let dark = match self.model.config.scheme {
            Scheme::Auto => look(PAGE).is_some_and(page::is_dark),
            Scheme::Light => false,
            Scheme::Dark => true,
        };
        let turned = core::mem::replace(&mut self.model.dark, dark) != dark;
        // A theme may have other colours for the dark, so it comes before the shop's own tokens are looked at.
        let scheme = if dark { "dark" } else { "light" };
        if host.get_attribute("data-scheme").as_deref() != Some(scheme) {
            // Only a name that is none is refused.
            let _ = host.set_attribute("data-scheme", scheme);
        }
        let auto = self.model.config.scheme == Scheme::Auto;
        let seen = if auto { look(GROUND).zip(look(WORDS)) } else { None };
        if closely || seen != self.looks.seen {
            self.looks.seen = seen;
            let css = seen.map(|(ground, words)| page::css(ground, words, look(ACCENT)));
            wear(shadow, &css.unwrap_or_default(), &mut self.looks.page);
        }
        turned
    }

    /// Puts on the shop's theme in place of the one worn.
    pub(super) fn wear_theme(&mut self, ctx: &Context<Self>, theme: Option<&Theme>) {
        let css = theme.map(theme::css).unwrap_or_default();
        wear(&ctx.props().setup.0.shadow, &css, &mut self.looks.theme);
    }
}

fn wear(shadow: &ShadowRoot, css: &str, worn: &mut Option<JsValue>) {
    if css.is_empty() && worn.is_none() {
        return;
    }
    // An engine without sheets of this kind has shown the widget by other means; it goes on in the usual looks.
    let Ok(sheets) = Reflect::get(shadow, &"adoptedStyleSheets".into()) else { return };
    let sheets: Array = Array::from(&sheets).filter(&mut |sheet, _, _| Some(sheet) != *worn);
    *worn = None;
    if let Ok(sheet) = CssStyleSheet::new()
        && !css.is_empty()
        && sheet.replace_sync(css).is_ok()
    {
        sheets.push(&sheet);
        *worn = Some(sheet.into());
    }
    let set = Reflect::set(shadow, &"adoptedStyleSheets".into(), &sheets);
    debug_assert!(set.is_ok(), "a list of sheets was read from there");
}
