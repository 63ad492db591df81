//! How much of the module is here?
//!
//! The build keeps apart what a page does without until somebody asks, and what nobody needs before the first results
//! (xtask/src/halves). Both are fetched, one after the other, when somebody points at the help or the panel opens. Answers are
//! not there before they can be searched for, and what is done with them earlier waits for them; what needs all waits for that,
//! as a panel does that is to open where it was left, and a chat that goes on from the page before.
//! What is not foreseen here works all the same, because a call of a function that is missing fetches its part on the spot.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Context;

use super::app::{App, Msg};
use super::visit;
use crate::session::{Event as Step, Stage};
use crate::ui::Act;

#[wasm_bindgen(module = "/www/rest.js")]
extern "C" {
    #[wasm_bindgen(js_name = isHere)]
    fn is_here(parts: u32) -> bool;
    #[wasm_bindgen(js_name = expectParts)]
    fn expect_parts(parts: u32);
    /// Tells whether they can be had.
    #[wasm_bindgen(js_name = tryFor)]
    fn try_for(parts: u32) -> Promise;
    /// Comes with them, or never: then the widget has ended.
    #[wasm_bindgen(js_name = waitFor)]
    fn wait_for(parts: u32) -> Promise;
    /// Names the function to call when a part is needed and cannot be had. Nothing of this module is asked then,
    /// because what would answer may be in that part.
    #[wasm_bindgen(js_name = onMissing)]
    pub(super) fn on_missing(tell: &Function);
}

/// So many of what comes later: what searches, and all.
const SEARCH: u32 = 1;
const ALL: u32 = 2;

/// Fetches all because it will be needed soon. A failure is met by whoever needs it.
pub(super) fn expect() {
    expect_parts(ALL);
}

/// Whether questions can be searched for.
pub(super) fn can_search() -> bool {
    is_here(SEARCH)
}

/// Whether all is here.
pub(super) fn is_whole() -> bool {
    is_here(ALL)
}

/// Sends a message when all is here. Where that cannot be had nothing becomes of it, and the page keeps what it shows.
pub(super) fn then(ctx: &Context<App>, msg: Msg) {
    let link = ctx.link().clone();
    spawn_local(async move {
        if can_have(ALL).await {
            link.send_message(msg);
        }
    });
}

/// Fetches what searches because it will be needed soon.
pub(super) fn expect_search() {
    expect_parts(SEARCH);
}

/// Comes when questions can be searched for, or never will be; tells which.
pub(super) async fn search() -> bool {
    can_have(SEARCH).await
}

async fn can_have(parts: u32) -> bool {
    is_here(parts) || JsFuture::from(try_for(parts)).await.is_ok_and(|can| can.is_truthy())
}

/// The message, if it can be acted upon; else it comes again when all is here.
pub(super) fn ready(ctx: &Context<App>, msg: Msg) -> Option<Msg> {
    if is_whole() || !takes_all(&msg) {
        return Some(msg);
    }
    let link = ctx.link().clone();
    let is_act = matches!(msg, Msg::Act(_)) && visit::session().is_open();
    spawn_local(async move {
        drop(JsFuture::from(wait_for(ALL)).await);
        // Who has closed the panel meanwhile has done with what they did there.
        if !is_act || visit::session().is_open() {
            link.send_message(msg);
        }
    });
    None
}

/// Whether it takes more than a first visit does up to its first results.
fn takes_all(msg: &Msg) -> bool {
    match msg {
        // A panel that was left at an answer opens there.
        Msg::Act(Act::Visit(Step::Opened)) | Msg::SetOpen(Some(true) | None) => {
            *visit::session().stage() != Stage::Browsing
        }
        Msg::Act(act) => !matches!(
            act,
            Act::Type(_)
                | Act::Compose(_)
                | Act::Ask
                | Act::Rest
                | Act::Point(_)
                | Act::Choose(_)
                | Act::Fold
                | Act::Turn
                | Act::Retry
                | Act::ToggleWays
                | Act::Visit(Step::Closed)
        ),
        Msg::OrderCame(..) | Msg::Chat(..) | Msg::CarriersLoaded(_) | Msg::PieceLoaded(..) => true,
        _ => false,
    }
}
