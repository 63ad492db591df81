//! How much of the module is here?
//!
//! The build keeps apart what a page does without until somebody asks, and what nobody needs before the first results
//! (xtask/src/halves). Both are fetched, one after the other, when somebody points at the help or the panel opens; what needs
//! them and is done earlier waits for them. What is not foreseen here works all the same, because a call of a function that is
//! missing fetches its part on the spot.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Context;

use super::app::{App, Msg};
use crate::session::Event as Step;
use crate::ui::Act;

#[wasm_bindgen(module = "/www/rest.js")]
extern "C" {
    #[wasm_bindgen(js_name = isHere)]
    fn is_here(parts: u32) -> bool;
    /// Fetches all because it will be needed soon. A failure is met by whoever needs it.
    #[wasm_bindgen(js_name = expectRest)]
    pub(super) fn expect();
    #[wasm_bindgen(js_name = waitFor)]
    fn wait_for(parts: u32) -> Promise;
    /// Names the function to call when a part is needed and cannot be had. Nothing of this module is asked then,
    /// because what would answer may be in that part.
    #[wasm_bindgen(js_name = onMissing)]
    pub(super) fn on_missing(tell: &Function);
}

/// How much of what comes later something takes: that many parts.
#[derive(Clone, Copy)]
enum Takes {
    Nothing,
    Search,
    All,
}

/// Whether questions can be searched for.
pub(super) fn can_search() -> bool {
    is_here(Takes::Search as u32)
}

/// Comes when they can.
pub(super) async fn search() {
    if !can_search() {
        drop(JsFuture::from(wait_for(Takes::Search as u32)).await);
    }
}

/// The message, if it can be acted upon; else it comes again when what it takes is here.
pub(super) fn ready(ctx: &Context<App>, msg: Msg) -> Option<Msg> {
    let parts = taken_by(&msg) as u32;
    if is_here(parts) {
        return Some(msg);
    }
    let link = ctx.link().clone();
    spawn_local(async move {
        drop(JsFuture::from(wait_for(parts)).await);
        link.send_message(msg);
    });
    None
}

fn taken_by(msg: &Msg) -> Takes {
    match msg {
        Msg::Act(act) => match act {
            Act::Type(_)
            | Act::Compose(_)
            | Act::Point(_)
            | Act::Fold
            | Act::Turn
            | Act::ToggleWays
            | Act::Visit(Step::Opened | Step::Closed) => Takes::Nothing,
            Act::Ask | Act::Rest | Act::Choose(_) => Takes::Search,
            _ => Takes::All,
        },
        Msg::Search(..)
        | Msg::TitlesLoaded(..)
        | Msg::TextLoaded(..)
        | Msg::TongueLoaded(..)
        | Msg::PackLoaded(..)
        | Msg::Seek
        | Msg::Name => Takes::Search,
        Msg::OrderCame(..) | Msg::Chat(..) | Msg::CarriersLoaded(_) | Msg::PieceLoaded(..) => Takes::All,
        _ => Takes::Nothing,
    }
}
