//! What wakes an app, and what does it do meanwhile?

use std::pin::Pin;

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

use super::app::{App, Msg};
use super::console::tell;
use super::visit;
use crate::problem::Log;
use crate::session::Event as Step;

/// What wakes an app so that a date is right when it is next seen: the page coming back, from another tab or from the
/// browser's page cache.
pub(super) fn wakers(ctx: &Context<App>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let tick = |link: html::Scope<App>| move |_: &web_sys::Event| link.send_message(Msg::Tick);
    let mut listeners = vec![EventListener::new(&window, "pageshow", tick(ctx.link().clone()))];
    if let Some(document) = window.document() {
        listeners.push(EventListener::new(&document, "visibilitychange", tick(ctx.link().clone())));
    }
    listeners
}

/// Does what takes time, then tells the console what was wrong and the app what came of it.
pub(super) fn later(ctx: &Context<App>, work: impl Future<Output = (Option<Msg>, Log)> + 'static) {
    // Boxed, so that the queue of tasks is compiled once and not for every kind of work.
    let work: Pin<Box<dyn Future<Output = (Option<Msg>, Log)>>> = Box::pin(work);
    let link = ctx.link().clone();
    spawn_local(async move {
        let (msg, log) = work.await;
        tell(log);
        if let Some(msg) = msg {
            link.send_message(msg);
        }
    });
}

/// Tells the app whether its element is on screen: while the inline block can be seen, a launcher beside it would say the
/// same twice and cover what the shop has there.
pub(super) struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Watch {
    pub(super) fn new(host: &Element, link: &html::Scope<App>) -> Option<Watch> {
        let link = link.clone();
        let seen = Closure::new(move |entries: Array| {
            let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
            link.send_message(Msg::Seen(last.is_ok_and(|entry| entry.is_intersecting())));
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        observer.observe(host);
        Some(Watch { observer, _seen: seen })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl App {
    /// The element came into the page, or left it.
    pub(super) fn connected(&mut self, ctx: &Context<Self>, here: bool) {
        self.here = here;
        if here {
            return self.configure(ctx, false);
        }
        if visit::release(self.number) {
            self.step(ctx, Step::Closed);
        }
    }
}
