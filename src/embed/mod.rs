//! How does the widget live in a shop's page?
//!
//! The only place with side effects: it reads the page, fetches the shop's files, keeps the visit, performs what
//! [`Session::update`](crate::session::Session::update) asks for, and tells the page what happened. The loader
//! (`www/loader.js`) creates one [`Instance`] for each `<shelf-help>` element; all of them share one module.

mod acts;
mod app;
mod asking;
mod attention;
mod callback;
mod chat;
mod clock;
mod component;
mod configure;
mod consent;
mod dom;
mod element;
mod events;
mod insight;
mod load;
mod looks;
mod memory;
mod orders;
mod pack;
mod passing;
mod place;
mod seek;
mod setup;
mod shelf;
mod stand;
mod tongues;
mod track;
mod typing;
mod value;
mod visit;
mod wake;
mod watch;
mod why;

pub use component::{Shelfhelp, ShelfhelpProps};
pub use element::Instance;

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static ON_DEATH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Names the function to call when this instance of the module cannot go on. A panic inside a render freezes every Yew
/// app of the instance without a word, so the hook reports every panic; the loader decides what to show.
#[wasm_bindgen]
pub fn on_death(tell: Function) {
    ON_DEATH.with_borrow_mut(|slot| *slot = Some(tell));
    std::panic::set_hook(Box::new(|info| {
        let words = info.to_string();
        web_sys::console::error_1(&format!("[shelfhelp] {words}").into());
        // The loader removes our nodes in answer; it must not do so below a render that is still on the stack.
        if let Some(tell) = ON_DEATH.with_borrow(Clone::clone)
            && let Some(window) = web_sys::window()
        {
            let later = tell.bind1(&JsValue::NULL, &JsValue::from_str(&words));
            let _ = window.set_timeout_with_callback(later.unchecked_ref());
        }
    }));
}
