//! Has the shopper agreed that we remember something from one visit to the next?
//!
//! The shop's own word comes first. Without it, Global Privacy Control says no; then the two consent managers that most
//! shops have are asked, and one no weighs more than the other's yes. Whoever says nothing has not agreed: then nothing is
//! kept and nothing read, but what was kept with consent stays until somebody says no.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::dom::global;
use crate::browser::{ask, member};

thread_local! {
    /// The shop's own word, and the app that brought it: one for the page, whichever element it was written on.
    static TOLD: Cell<(u32, Option<bool>)> = const { Cell::new((0, None)) };
    static GOOGLE: RefCell<Google> = const { RefCell::new(Google { read: 0, initial: None, update: None }) };
}

/// What is known so far, for one app with its configured word. None where nobody has said anything.
pub(super) fn given(app: u32, configured: Option<bool>) -> Option<bool> {
    let (teller, told) = TOLD.get();
    if configured.is_some() || teller == app {
        TOLD.set((app, configured));
    } else if told.is_some() {
        return told;
    }
    if configured.is_some() {
        return configured;
    }
    let navigator = global("navigator");
    if navigator.and_then(|n| member(&n, "globalPrivacyControl")).is_some_and(|control| control.is_truthy()) {
        return Some(false);
    }
    match (shopify(), google()) {
        (Some(a), Some(b)) => Some(a && b),
        (a, b) => a.or(b),
    }
}

/// Shopify's Customer Privacy, on pages that have it.
fn shopify() -> Option<bool> {
    let privacy = member(&*global("Shopify")?, "customerPrivacy")?;
    ask(privacy.dyn_ref()?, "preferencesProcessingAllowed", &Array::new())?.as_bool()
}

/// What Google's Consent Mode was told.
struct Google {
    /// How many entries of the data layer have been read.
    read: u32,
    initial: Option<bool>,
    update: Option<bool>,
}

/// Google's Consent Mode, from the commands in the page's data layer: `gtag('consent', 'update', {…})`. It cannot be asked,
/// and its pushes are not listened in to, because that would mean to put a function of ours in the page's way.
fn google() -> Option<bool> {
    let layer: Array = global("dataLayer")?.dyn_into().ok()?;
    GOOGLE.with_borrow_mut(|known| {
        // A tag manager shortens a long layer from its beginning.
        let from = if layer.length() < known.read { 0 } else { known.read };
        known.read = layer.length();
        for entry in from..known.read {
            let _ = known.take(&layer.get(entry));
        }
        known.update.or(known.initial)
    })
}

impl Google {
    /// Takes an entry of the data layer; there is nothing in those that are no command of consent.
    fn take(&mut self, entry: &JsValue) -> Option<()> {
        if member(entry, "0")? != "consent" {
            return None;
        }
        let settings = member(entry, "2")?;
        let granted = member(&settings, "functionality_storage")?.as_string()? == "granted";
        if member(entry, "1")? == "update" {
            self.update = Some(granted);
        } else if !granted || member(&settings, "region")?.is_undefined() {
            // Where a default holds for some regions only, we cannot tell whether the shopper's is one: a no holds for
            // everybody, a yes for nobody.
            self.initial = Some(granted && self.initial != Some(false));
        }
        Some(())
    }
}
