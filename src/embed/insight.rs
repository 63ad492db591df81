//! Who else than the page is told what happens, and is it shown to whoever builds the shop?
//!
//! The page's data layer and an address of the shop's, where it has turned them on. What they are told is decided here;
//! `www/facts/tell.js`, fetched with the first fact, tells it. Where the tag says `data-debug`, `www/facts/show.js` shows it.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::setup::Setup;
use super::{clock, consent, events};
use crate::session::Detail::{Absent, Flag, Number, Object, Text};
use crate::session::Told;
use crate::ui::Model;

#[wasm_bindgen(module = "/www/facts.js")]
extern "C" {
    #[wasm_bindgen(js_name = tellFact)]
    fn tell_fact(base: &str, files: &JsValue, record: &JsValue, may: &Function, root: Option<&ShadowRoot>);
}

thread_local! {
    /// Asks again whether anybody forbids it: what waits to be sent is dropped when somebody does.
    static MAY: Function = Closure::<dyn Fn() -> u32>::new(consent::to_insight).into_js_value().unchecked_into();
}

/// Tells a fact on; `asked` is the masked query that it is about. A fact without a name only has it shown how things stand.
pub(super) fn tell(setup: &Setup, model: &Model, told: Told<'_>, asked: Option<&str>) {
    let insight = &model.known.insight;
    let debug = model.config.debug;
    if !(debug || insight.data_layer || insight.beacon.is_some()) {
        return;
    }
    let beacon = insight.beacon.as_ref();
    let record = Object(vec![
        ("fact", Text(told.name)),
        ("event", Text(told.event)),
        ("at", Number(clock::now_ms())),
        ("detail", Object(told.detail)),
        ("query", asked.filter(|_| insight.queries).map_or(Absent, Text)),
        ("layer", Flag(insight.data_layer)),
        ("to", beacon.map_or(Absent, |beacon| Text(&beacon.address))),
        ("posts", Flag(beacon.is_some_and(|beacon| beacon.posts))),
    ]);
    let root = debug.then_some(&setup.0.shadow);
    MAY.with(|may| tell_fact(&setup.0.base, &setup.0.facts, &events::js(&record), may, root));
}
