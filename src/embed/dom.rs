//! What can be asked of the page and the device?

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

use crate::browser::{ask, member};
use crate::content::Link;
use crate::i18n::Locale;

// A page with more blocks than this is not describing a product.
const JSON_LD_BLOCKS_MAX: u32 = 64;

/// The texts of the page's JSON-LD blocks, as the page holds them: to compare them copies nothing.
pub(super) fn json_ld() -> Vec<JsValue> {
    let found = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|document| document.query_selector_all("script[type='application/ld+json']").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length().min(JSON_LD_BLOCKS_MAX)).filter_map(|i| member(&found.get(i)?.into(), "textContent")).collect()
}

/// The hosts of the page and of a file.
pub(super) fn hosts(file: &str) -> Vec<String> {
    let page = web_sys::window().and_then(|w| w.location().host().ok());
    let file = Link::parse(file).and_then(|file| file.host().map(str::to_owned));
    page.into_iter().chain(file).collect()
}

/// The path of the page, as people read it: without query and fragment.
pub(super) fn path() -> String {
    let path = web_sys::window().and_then(|w| w.location().pathname().ok()).unwrap_or_default();
    // One that cannot be read is none: an address might hide in it.
    js_sys::decode_uri_component(&path).map(String::from).unwrap_or_default()
}

/// What the page calls `name`.
pub(super) fn global(name: &str) -> Option<Object> {
    member(&js_sys::global(), name)?.dyn_into().ok()
}

/// The language of the element's place in the page: its own `lang`, or that of the nearest ancestor.
pub(super) fn language(host: &Element) -> Option<Locale> {
    let lang = host.closest("[lang]").ok()??.get_attribute("lang")?;
    Locale::parse(&lang)
}

/// The regions of the device's languages, likeliest first.
pub(super) fn regions() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|l| Some(Locale::parse(&l.as_string()?)?.region()?.to_owned()))
        .collect()
}

/// A locale that this browser's `Intl` takes; English where it refuses the tag.
pub(super) fn accepted(locale: Locale) -> Locale {
    let tag = Array::of1(&JsValue::from_str(locale.as_str()));
    let accepted = global("Intl").and_then(|intl| ask(&intl, "getCanonicalLocales", &tag));
    if accepted.is_some() { locale } else { Locale::english() }
}

/// Moves the focus to the element marked `data-focus="name"`.
pub(super) fn focus(shadow: &ShadowRoot, name: &str) -> bool {
    marked(shadow, name).is_some_and(|element| element.focus().is_ok())
}

/// The element marked `data-focus="name"`.
pub(super) fn marked(shadow: &ShadowRoot, name: &str) -> Option<HtmlElement> {
    shadow.query_selector(&format!("[data-focus='{name}']")).ok()??.dyn_into().ok()
}

/// Moves the focus without scrolling there: the page stays where the shopper has it. Tells whether the element took it: one
/// that is hidden does not.
pub(super) fn focus_still(element: &HtmlElement) -> bool {
    let how = FocusOptions::new();
    how.set_prevent_scroll(true);
    element.focus_with_options(&how).is_ok() && element.matches(":focus").unwrap_or_default()
}

/// Whether there is such an element.
pub(super) fn is_there(shadow: &ShadowRoot, selector: &str) -> bool {
    shadow.query_selector(selector).is_ok_and(|found| found.is_some())
}

/// Scrolls to an element as little as will show it.
pub(super) fn reveal(shadow: &ShadowRoot, selector: &str) {
    if let Ok(Some(element)) = shadow.query_selector(selector) {
        let how = Object::new();
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&how, &"block".into(), &"nearest".into());
        let _ = ask(element.unchecked_ref(), "scrollIntoView", &Array::of1(&how));
    }
}

/// What has the focus, within our own tree or in the page. The body stands for nothing, and takes none.
pub(super) fn focused(shadow: &ShadowRoot) -> Option<HtmlElement> {
    let element = shadow.active_element().or_else(|| web_sys::window()?.document()?.active_element())?;
    element.dyn_into().ok().filter(|element: &HtmlElement| element.tag_name() != "BODY")
}
