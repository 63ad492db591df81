//! Has the shopper agreed that we remember something from one visit to the next, and does anybody forbid that the shop is
//! told what happens?
//!
//! The shop's own word comes first. Without it, Global Privacy Control says no; then the two consent managers that most
//! shops have are asked, and one no weighs more than the other's yes. Whoever says nothing has not agreed: then nothing is
//! kept and nothing read, but what was kept with consent stays until somebody says no.
//!
//! The shop is told where it wants to be and nobody says no. Global Privacy Control says it also where the shop says yes.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::dom::global;
use crate::browser::{ask, member};
use crate::config::Consent;

thread_local! {
    /// The shop's own word, and the app that brought it: one for the page, whichever element it was written on.
    static TOLD: Cell<(u32, Consent)> = const { Cell::new((0, Consent { memory: None, insight: None })) };
    static GOOGLE: RefCell<Google> = const { RefCell::new(Google { last: JsValue::UNDEFINED, initial: [None; 2], update: [None; 2] }) };
}

/// What is agreed to, as Google and Shopify call it: that something is remembered, and that the shop is told.
const PURPOSES: [(&str, &str); 2] =
    [("functionality_storage", "preferencesProcessingAllowed"), ("analytics_storage", "analyticsProcessingAllowed")];
const MEMORY: usize = 0;
const INSIGHT: usize = 1;

/// Takes the configured word of one app.
pub(super) fn heard(app: u32, configured: Consent) {
    if configured != Consent::default() || TOLD.get().0 == app {
        TOLD.set((app, configured));
    }
}

/// Whether the shopper has agreed that something is remembered; none where nobody has said anything.
pub(super) fn to_memory() -> Option<bool> {
    TOLD.get().1.memory.or_else(|| {
        if is_private() {
            return Some(false);
        }
        match (shopify(MEMORY), google(MEMORY)) {
            (Some(a), Some(b)) => Some(a && b),
            (a, b) => a.or(b),
        }
    })
}

/// Who forbids that the shop is told: 2 the shop's own word, 3 the browser, 4 Shopify, 5 Google. Nobody is 0, and 1 where
/// the shopper has agreed to be known again.
pub(super) fn to_insight() -> u32 {
    let told = TOLD.get().1.insight;
    let no = |told: Option<bool>| told == Some(false);
    match told {
        Some(false) => 2,
        _ if is_private() => 3,
        None if no(shopify(INSIGHT)) => 4,
        None if no(google(INSIGHT)) => 5,
        _ => u32::from(to_memory() == Some(true)),
    }
}

/// Global Privacy Control.
fn is_private() -> bool {
    let navigator = global("navigator");
    navigator.and_then(|n| member(&n, "globalPrivacyControl")).is_some_and(|control| control.is_truthy())
}

/// Shopify's Customer Privacy, on pages that have it.
fn shopify(purpose: usize) -> Option<bool> {
    let privacy = member(&*global("Shopify")?, "customerPrivacy")?;
    ask(privacy.dyn_ref()?, PURPOSES.get(purpose)?.1, &Array::new())?.as_bool()
}

/// What Google's Consent Mode was told.
struct Google {
    /// The entry of the data layer that was read last.
    last: JsValue,
    initial: [Option<bool>; 2],
    update: [Option<bool>; 2],
}

/// Google's Consent Mode, from the commands in the page's data layer: `gtag('consent', 'update', {…})`. It cannot be asked,
/// and its pushes are not listened in to, because that would mean to put a function of ours in the page's way.
fn google(purpose: usize) -> Option<bool> {
    let layer: Array = global("dataLayer")?.dyn_into().ok()?;
    GOOGLE.with_borrow_mut(|known| {
        // A tag manager shortens a long layer from its beginning: its length says nothing, its last entry does.
        let length = layer.length();
        let from = layer.last_index_of(&known.last, length as i32).saturating_add(1).unsigned_abs();
        known.last = if length > 0 { layer.get(length - 1) } else { JsValue::UNDEFINED };
        for entry in from..length {
            let _ = known.take(&layer.get(entry));
        }
        let said = |of: [Option<bool>; 2]| of.get(purpose).copied().flatten();
        said(known.update).or(said(known.initial))
    })
}

impl Google {
    /// Takes an entry of the data layer; there is nothing in those that are no command of consent.
    fn take(&mut self, entry: &JsValue) -> Option<()> {
        if member(entry, "0")? != "consent" {
            return None;
        }
        let settings = member(entry, "2")?;
        let everywhere = member(&settings, "region")?.is_undefined();
        let is_update = member(entry, "1")? == "update";
        for ((name, _), (initial, update)) in PURPOSES.iter().zip(self.initial.iter_mut().zip(&mut self.update)) {
            let Some(granted) = member(&settings, name).and_then(|said| said.as_string()) else { continue };
            let granted = granted == "granted";
            if is_update {
                *update = Some(granted);
            } else if !granted || everywhere {
                // Where a default holds for some regions only, we cannot tell whether the shopper's is one: a no holds
                // for everybody, a yes for nobody.
                *initial = Some(granted && *initial != Some(false));
            }
        }
        Some(())
    }
}
