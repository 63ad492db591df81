//! What wakes an app, and what does it do meanwhile?

use std::pin::Pin;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::app::{App, Msg};
use super::looks::Watch;
use super::watch::Markup;
use super::{clock, visit};
use crate::browser::tell;
use crate::problem::Log;
use crate::session::Event as Step;
use crate::ui::{self, Act};

// Cut-offs, midnights and opening hours lie on whole minutes, and what is left of the minutes to a cut-off is one less a
// second after them.
const MINUTE_MS: i64 = 60_000;
const PAST_MS: i64 = 1_000;

/// What wakes an app so that a date is right when it is next seen: the page coming back from another tab, another window,
/// the browser's page cache or a sleep. Shopify tells in the same way that the shopper has answered about cookies.
pub(super) fn wakers(ctx: &Context<App>) -> Vec<EventListener> {
    let mut listeners = Vec::new();
    let mut listen = |target: &EventTarget, names: &[&'static str]| {
        for name in names {
            let link = ctx.link().clone();
            listeners.push(EventListener::new(target, *name, move |_| link.send_message(Msg::Tick)));
        }
    };
    if let Some(window) = web_sys::window() {
        listen(&window, &["pageshow", "focus", "online"]);
        if let Some(document) = window.document() {
            listen(&document, &["visibilitychange", "resume", "visitorConsentCollected"]);
        }
    }
    listeners.push(composed(ctx));
    listeners.extend(["keydown", "keypress", "keyup"].map(|name| written(ctx, name)));
    listeners
}

/// What is typed in one of our fields stays here: to the page it would look like a key pressed on an element that is no
/// field, and a shop that opens its search with "s" would do so. All other keys go on to the page.
fn written(ctx: &Context<App>, name: &'static str) -> EventListener {
    EventListener::new(&ctx.props().setup.0.shadow, name, move |e| {
        let Some(key) = e.dyn_ref::<KeyboardEvent>() else { return };
        let field = e.target().and_then(|target| target.dyn_into::<Element>().ok());
        let writes = field.is_some_and(|field| field.matches("input, textarea, select").unwrap_or_default());
        if writes && (ui::is_composing(key) || moves_or_writes(key)) {
            e.stop_propagation();
        }
    })
}

/// Whether a key writes a character or moves among them. With Ctrl or Command it is a shortcut, but Alt may write.
fn moves_or_writes(e: &KeyboardEvent) -> bool {
    let key = e.key();
    let writes = key.chars().count() == 1 && !e.meta_key() && (!e.ctrl_key() || e.alt_key());
    writes
        || matches!(
            &*key,
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "Backspace" | "Delete" | "Dead"
        )
}

/// An input method has put its characters into the search field: they are typed now. Yew knows no such event.
fn composed(ctx: &Context<App>) -> EventListener {
    let link = ctx.link().clone();
    EventListener::new(&ctx.props().setup.0.shadow, "compositionend", move |e| {
        let field = e.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        // The fields for place and day are others.
        if let Some(field) = field.filter(|field| field.get_attribute("role").is_some()) {
            link.send_message(Msg::Act(Act::Type(field.value())));
        }
    })
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

impl App {
    /// Comes back with the next minute. Where nobody can see the page nothing is due: coming into view wakes it.
    pub(super) fn tick(&mut self, ctx: &Context<Self>) {
        self.post_queued(ctx);
        let hidden = web_sys::window().and_then(|w| w.document()).is_some_and(|document| document.hidden());
        let link = ctx.link().clone();
        self.tick = (self.here && !hidden).then(|| {
            let left = MINUTE_MS - (clock::now_ms() as i64 - PAST_MS).rem_euclid(MINUTE_MS);
            Timeout::new(left as u32, move || link.send_message(Msg::Tick))
        });
    }

    /// The element came into the page, or left it.
    pub(super) fn connected(&mut self, ctx: &Context<Self>, here: bool) {
        self.here = here;
        // Out of the page nothing is watched, and nothing wakes.
        self.markup = here.then(|| Markup::new(ctx.link())).flatten();
        self.clothes = here.then(|| Watch::new(ctx));
        self.tick(ctx);
        if here {
            return self.configure(ctx, false);
        }
        if visit::release(self.number) {
            self.step(ctx, Step::Closed);
        }
    }
}
