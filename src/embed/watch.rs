//! What in the page does an app keep an eye on?
//!
//! What is looked at and listened to is in `www/watch.js`; here is what the app makes of it.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};
use yew::Context;

use super::app::{App, Msg};
use super::rest;
use crate::ui::Act;

#[wasm_bindgen(module = "/www/watch.js")]
extern "C" {
    #[wasm_bindgen(js_name = watchPage, catch)]
    fn watch_page(host: &HtmlElement, shadow: &ShadowRoot, tell: &JsValue) -> Result<Function, JsValue>;
}

/// Tells the app what happens in the page, until it is dropped.
pub(super) struct Watch {
    end: Option<Function>,
    _tell: Closure<dyn FnMut(u32, JsValue)>,
}

impl Watch {
    pub(super) fn new(ctx: &Context<App>) -> Watch {
        let setup = &ctx.props().setup.0;
        let link = ctx.link().clone();
        let tell = Closure::new(move |what, text: JsValue| {
            link.send_message(match what {
                0 => Msg::Tick,
                1 => Msg::Calm,
                2 => Msg::Dressed,
                3 => Msg::Seen(true),
                4 => Msg::Seen(false),
                6 => return rest::expect(),
                _ => Msg::Act(Act::Type(text.as_string().unwrap_or_default())),
            });
        });
        // A page that lets nothing be watched is read once.
        let end = watch_page(&setup.host, &setup.shadow, Closure::as_ref(&tell)).ok();
        Watch { end, _tell: tell }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It ends what it began, and throws nothing.
        let _ = self.end.as_ref().map(|end| end.call0(&JsValue::UNDEFINED));
    }
}
