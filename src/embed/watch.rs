//! What in the page does an app keep an eye on: its element's place on screen, and what the page says?

use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, MutationObserver};
use yew::html::Scope;

use super::app::{App, Msg};

// A storefront that changes its view does so in several steps; one look after them is enough.
const REST_MS: u32 = 150;

/// Tells the app whether its element is on screen: while the inline block can be seen, a launcher beside it would say the
/// same twice and cover what the shop has there.
pub(super) struct Screen {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Screen {
    pub(super) fn new(host: &Element, link: &Scope<App>) -> Option<Screen> {
        let link = link.clone();
        let seen = Closure::new(move |entries: Array| {
            let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
            link.send_message(Msg::Seen(last.is_ok_and(|entry| entry.is_intersecting())));
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        observer.observe(host);
        Some(Screen { observer, _seen: seen })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the app that the page may say something else: some storefronts write their markup anew for another variant, or
/// for another product without loading a page.
///
/// Whatever changes first in a while stirs it; until the app has looked it observes nothing, so that a page which changes
/// all the time pays for one look in [`REST_MS`].
pub(super) struct Markup {
    observer: MutationObserver,
    rest: Option<Timeout>,
    _stirred: Closure<dyn FnMut(Array)>,
}

impl Markup {
    pub(super) fn new(link: &Scope<App>) -> Option<Markup> {
        let link = link.clone();
        let stirred = Closure::new(move |_: Array| link.send_message(Msg::Stirred));
        let observer = MutationObserver::new(stirred.as_ref().unchecked_ref()).ok()?;
        let markup = Markup { observer, rest: None, _stirred: stirred };
        markup.watch();
        Some(markup)
    }

    /// Observes the page.
    pub(super) fn watch(&self) {
        let Some(page) = web_sys::window().and_then(|w| w.document()?.document_element()) else { return };
        let what = Object::new();
        for name in ["childList", "subtree", "characterData"] {
            // Setting a member of a fresh plain object cannot fail.
            let _ = Reflect::set(&what, &JsValue::from_str(name), &JsValue::TRUE);
        }
        // A language that is changed is said by an attribute.
        let _ = Reflect::set(&what, &JsValue::from_str("attributeFilter"), &Array::of1(&JsValue::from_str("lang")));
        // A page that has no observers for us is read when its configuration changes.
        let _ = self.observer.observe_with_options(&page, what.unchecked_ref());
    }

    /// Looks away until the page has had time to finish.
    pub(super) fn rest(&mut self, link: &Scope<App>) {
        self.observer.disconnect();
        let link = link.clone();
        self.rest = Some(Timeout::new(REST_MS, move || link.send_message(Msg::Calm)));
    }
}

impl Drop for Markup {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
