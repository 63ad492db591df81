//! Is all of the module here, or only what a first visit runs?
//!
//! The build keeps apart what nobody needs before the first results (xtask/src/halves). It is fetched when somebody
//! points at the help or the panel opens, beside the first key; what needs it and is done earlier waits for it. What is not
//! foreseen here works all the same, because a call of a function that is missing fetches it on the spot.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Context;

use super::app::{App, Msg};
use crate::session::Event as Step;
use crate::ui::Act;

#[wasm_bindgen(module = "/www/rest.js")]
extern "C" {
    #[wasm_bindgen(js_name = isWhole)]
    fn is_whole() -> bool;
    /// Fetches it because it will be needed soon. A failure is met by whoever needs it.
    #[wasm_bindgen(js_name = expectRest)]
    pub(super) fn expect();
    #[wasm_bindgen(js_name = waitForRest)]
    fn wait_for_rest() -> Promise;
    /// Names the function to call when the rest is needed and cannot be had. Nothing of this module is asked then,
    /// because what would answer may be in the rest.
    #[wasm_bindgen(js_name = onMissing)]
    pub(super) fn on_missing(tell: &Function);
}

/// The message, if it can be acted upon; else it comes again when all is here.
pub(super) fn ready(ctx: &Context<App>, msg: Msg) -> Option<Msg> {
    if is_whole() || is_first(&msg) {
        return Some(msg);
    }
    let link = ctx.link().clone();
    spawn_local(async move {
        drop(JsFuture::from(wait_for_rest()).await);
        link.send_message(msg);
    });
    None
}

/// What a first visit does up to its first results.
fn is_first(msg: &Msg) -> bool {
    match msg {
        Msg::Act(act) => matches!(
            act,
            Act::Type(_)
                | Act::Compose(_)
                | Act::Ask
                | Act::Rest
                | Act::Point(_)
                | Act::Choose(_)
                | Act::Fold
                | Act::Turn
                | Act::ToggleWays
                | Act::Visit(Step::Opened | Step::Closed)
        ),
        Msg::OrderCame(..) | Msg::Chat(..) | Msg::CarriersLoaded(_) | Msg::PieceLoaded(..) => false,
        _ => true,
    }
}
