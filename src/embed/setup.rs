//! What is an app made with, and how does it tell the loader that it is up?

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::value;
use crate::browser::member;
use crate::problem::{Log, Value};

thread_local! {
    /// What the apps that are only starting are refused with.
    static STARTING: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// Tells the loader of every app that was only starting that it is not coming.
pub(super) fn refuse(why: &str) {
    for reject in STARTING.take() {
        // The one of an app that came does nothing.
        let _ = reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(why));
    }
}

/// What an app is made with, and the threads that lead out of it.
#[derive(Clone)]
pub(super) struct Setup(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) host: HtmlElement,
    pub(super) shadow: ShadowRoot,
    pub(super) layers: RefCell<Array>,
    pub(super) base: String,
    /// The catalogs of words, where the glue does not know them itself.
    pub(super) messages: JsValue,
    /// The files of the reader, where the glue does not know them itself.
    pub(super) reader: JsValue,
    /// The tables that only some visits need, where the glue does not know them itself.
    pub(super) meaning: JsValue,
    /// The modules of chat providers, where the glue does not know them itself.
    pub(super) providers: JsValue,
    /// The files that tell facts on, where the glue does not know them itself.
    pub(super) facts: JsValue,
    pub(super) beats: Cell<u32>,
    ready: Promise,
    settle: RefCell<Option<(Function, Function)>>,
}

impl PartialEq for Setup {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Setup {
    pub(super) fn new(host: HtmlElement, shadow: ShadowRoot, layers: Array, assets: &JsValue) -> Setup {
        let log = Log::default();
        let messages = member(assets, "messages").unwrap_or_default();
        let reader = member(assets, "reader").unwrap_or_default();
        let meaning = member(assets, "meaning").unwrap_or_default();
        let providers = member(assets, "providers").unwrap_or_default();
        let facts = member(assets, "facts").unwrap_or_default();
        let assets = value::from_js(assets, "assets", &log);
        let mut settle = None;
        let ready = Promise::new(&mut |resolve, reject| {
            STARTING.with_borrow_mut(|starting| starting.push(reject.clone()));
            settle = Some((resolve, reject));
        });
        Setup(Rc::new(Inner {
            host,
            shadow,
            layers: RefCell::new(layers),
            base: assets.get("base").and_then(Value::as_text).unwrap_or_default().to_owned(),
            messages,
            reader,
            meaning,
            providers,
            facts,
            beats: Cell::new(0),
            ready,
            settle: RefCell::new(settle),
        }))
    }

    pub(super) fn ready_promise(&self) -> Promise {
        self.0.ready.clone()
    }

    pub(super) fn beats(&self) -> u32 {
        self.0.beats.get()
    }

    /// Tells the loader, once, that there is something to see, or why there is not.
    pub(super) fn settle(&self, refusal: Option<&str>) {
        let Some((resolve, reject)) = self.0.settle.borrow_mut().take() else { return };
        let told = match refusal {
            None => resolve.call0(&JsValue::UNDEFINED),
            Some(why) => reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(why)),
        };
        debug_assert!(told.is_ok(), "a promise's own functions do not throw");
    }
}

/// The props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) setup: Setup,
}
