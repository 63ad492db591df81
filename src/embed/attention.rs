//! Where does the focus go, and what is said aloud?

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::ShadowRoot;
use yew::Context;

use super::app::App;
use super::dom;
use super::wake::later;
use crate::i18n::Key;
use crate::problem::Log;
use crate::session::Notice;

impl App {
    /// Says something to assistive technology, through the one live region.
    pub(super) fn announce(&mut self, notice: &Notice) {
        let model = &mut self.model;
        model.said = match notice {
            Notice::Found(n) => model.catalog.count(Key::ResultsCount, *n as i64, &*model.format),
            Notice::Near(_) if !model.lacks() => model.text(Key::ResultsUnsure).to_owned(),
            Notice::NotFound | Notice::Near(_) if model.lacks() => model.text(Key::OfflineAnswers).to_owned(),
            Notice::NotFound | Notice::Near(_) => model.text(Key::ResultsNone).to_owned(),
            Notice::Thanks => model.text(Key::HelpedThanks).to_owned(),
            Notice::Lost => model.text(Key::ChannelLost).to_owned(),
            Notice::Next => model.text(Key::HelpedNext).to_owned(),
        };
    }

    /// Moves the focus within the inline block after the next drawing.
    pub(super) fn focus_soon(&self, ctx: &Context<Self>, name: &str) {
        let name = name.to_owned();
        let shadow = ctx.props().setup.0.shadow.clone();
        later(ctx, async move {
            // A microtask later Yew has drawn.
            let _ = wasm_bindgen_futures::JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            if !dom::focus(&shadow, &name) {
                dom::focus(&shadow, "country");
            }
            (None, Log::default())
        });
    }

    /// Gives the focus back to the topic that was looked through.
    pub(super) fn focus_topic(&self, shadow: &ShadowRoot, topic: &str) {
        let at = self.model.topics.iter().position(|known| known.name == topic);
        if !at.is_some_and(|at| dom::focus(shadow, &format!("topic-{at}"))) {
            dom::focus(shadow, "search");
        }
    }

    /// Gives the focus back to what opened the panel. WebKit would scroll the page even to a launcher that stands still.
    pub(super) fn focus_opener(&mut self, shadow: &ShadowRoot) {
        let back = self.opener.take().filter(|e| e.is_connected());
        let marked = ["launcher", "opener"].map(|name| dom::marked(shadow, name));
        for element in back.into_iter().chain(marked.into_iter().flatten()) {
            if dom::focus_still(&element) {
                return;
            }
        }
    }
}
