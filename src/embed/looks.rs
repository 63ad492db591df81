//! How does the shop's theme get into the widget?
//!
//! As a sheet of its own beside the widget's: it sets tokens on the host, so that what the page's own sheets say of them
//! wins. No style element and no attribute, which a strict page would refuse.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

use crate::theme::{self, Theme};

/// Puts on a theme in place of the one worn.
pub(super) fn wear(shadow: &ShadowRoot, theme: Option<&Theme>, worn: &mut JsValue) {
    let css = theme.map(|theme| theme::css(theme, ":host")).unwrap_or_default();
    if css.is_empty() && worn.is_undefined() {
        return;
    }
    // An engine without sheets of this kind has shown the widget by other means; it goes on in the usual looks.
    let Ok(sheets) = Reflect::get(shadow, &"adoptedStyleSheets".into()) else { return };
    let sheets: Array = Array::from(&sheets).filter(&mut |sheet, _, _| sheet != *worn);
    *worn = JsValue::UNDEFINED;
    if let Ok(sheet) = CssStyleSheet::new()
        && !css.is_empty()
        && sheet.replace_sync(&css).is_ok()
    {
        sheets.push(&sheet);
        *worn = sheet.into();
    }
    let set = Reflect::set(shadow, &"adoptedStyleSheets".into(), &sheets);
    debug_assert!(set.is_ok(), "a list of sheets was read from there");
}
