//! Where do launcher and panel stand on the shop's page, and how long does the panel take to leave?
//!
//! What has to be asked of the page is asked in `www/stand.js`; here is when.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};
use yew::Context;

use super::app::{App, Msg};

#[wasm_bindgen(module = "/www/stand.js")]
extern "C" {
    // An exception must not pass through a render: it would freeze every app of the page.
    /// Follows a widget; tells whether its launcher needs the top layer.
    #[wasm_bindgen(catch)]
    fn stand(host: &HtmlElement, shadow: &ShadowRoot, here: bool, open: bool) -> Result<bool, JsValue>;
    /// Lifts what is a popover of ours and not shown yet into the top layer.
    #[wasm_bindgen(catch)]
    fn lift(shadow: &ShadowRoot) -> Result<(), JsValue>;
    /// How long the panel takes to leave, in ms.
    #[wasm_bindgen(catch)]
    fn leaving(shadow: &ShadowRoot) -> Result<u32, JsValue>;
}

/// Launcher and panel come before all that the page has. One that lets that not be done leaves them where they are.
pub(super) fn show_above(shadow: &ShadowRoot) {
    drop(lift(shadow));
}

impl App {
    /// After each drawing: launcher and panel find their place.
    pub(super) fn find_place(&mut self, ctx: &Context<Self>) {
        let setup = &ctx.props().setup.0;
        let here = self.here && self.model.owns_panel;
        let open = self.model.session.is_open();
        if stand(&setup.host, &setup.shadow, here, open).unwrap_or_default() && !self.model.launcher_above {
            self.model.launcher_above = true;
            ctx.link().send_message(Msg::Beat);
        }
    }

    /// The panel was opened or closed. One that closes is still drawn while it leaves, and comes back from where it is.
    pub(super) fn turn_panel(&mut self, ctx: &Context<Self>, was_open: bool) {
        let open = self.model.session.is_open();
        if open == was_open || !self.model.owns_panel {
            return;
        }
        let ms = if open { 0 } else { leaving(&ctx.props().setup.0.shadow).unwrap_or_default() };
        self.model.leaving = ms > 0;
        let link = ctx.link().clone();
        self.leave = self.model.leaving.then(|| Timeout::new(ms, move || link.send_message(Msg::Left)));
    }
}
