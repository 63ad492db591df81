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
mod naming;
mod orders;
mod pack;
mod passing;
mod place;
mod rest;
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

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use crate::browser::{has_been_told, member};

#[wasm_bindgen(module = "/www/end.js")]
extern "C" {
    fn fail(tell: &Function, why: &str);
}

thread_local! {
    static ON_DEATH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

// What the loader's function carries from a module that dies to the next one.
const LEFT: &str = "visit";

/// Names the function to call when this instance of the module cannot go on. A panic inside a render freezes every Yew
/// app of the instance without a word, so the hook reports every panic; the loader decides what to show.
#[wasm_bindgen]
pub fn on_death(tell: Function) {
    rest::on_missing(&tell);
    if member(&tell, "why").is_some_and(|why| why.is_string()) {
        has_been_told();
    }
    ON_DEATH.with_borrow_mut(|slot| *slot = Some(tell));
    // Told to Yew, which otherwise puts its own in this place.
    yew::set_custom_panic_hook(Box::new(|info| give_up(&info.to_string())));
}

/// Tells the loader, and all that were to start, that this module cannot go on.
fn give_up(why: &str) {
    setup::refuse(why);
    if let Some(tell) = ON_DEATH.with_borrow(Clone::clone) {
        fail(&tell, why);
    }
}

/// Leaves the visit where the next module finds it, should this one end. Nothing of it lasts longer than the page.
fn leave(visit: &str) {
    if let Some(tell) = ON_DEATH.with_borrow(Clone::clone) {
        // A function of ours takes members.
        let _ = Reflect::set(&tell, &LEFT.into(), &visit.into());
    }
}

/// What a module that died has left.
fn left() -> Option<String> {
    ON_DEATH.with_borrow(|tell| member(tell.as_ref()?, LEFT)?.as_string())
}
