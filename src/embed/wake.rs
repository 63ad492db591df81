//! What wakes an app, and what does it do meanwhile?

use std::pin::Pin;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::app::{App, Msg};
use super::watch::Watch;
use super::{clock, dom, visit};
use crate::browser::tell;
use crate::problem::Log;
use crate::session::{Event as Step, Spot, Stage};

// Cut-offs, midnights and opening hours lie on whole minutes, and what is left of the minutes to a cut-off is one less a
// second after them.
const MINUTE_MS: i64 = 60_000;
const PAST_MS: i64 = 1_000;
// Who takes an element out to put it elsewhere has done so by then.
const AWAY_MS: u32 = 2_000;

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

    /// The loader shows an app that stands in for another: the shopper goes on where that one broke off, unless they have
    /// turned to something else meanwhile.
    pub(super) fn come_back(&mut self, ctx: &Context<Self>) {
        let elsewhere = dom::focused(&ctx.props().setup.0.shadow).is_some();
        if core::mem::take(&mut self.returned) && !elsewhere {
            let browsing = *self.model.session.stage() == Stage::Browsing;
            self.focus = Some(if browsing { Spot::Search } else { Spot::Heading });
        }
    }

    /// Lets go of all that was loaded. A storefront that swaps its pages makes a new element with each, and the app of the one
    /// before stays mounted, because every Yew mount leaks its root.
    pub(super) fn sleep(&mut self, ctx: &Context<Self>) {
        if self.here {
            return;
        }
        self.asleep = true;
        self.forget_answers();
        (self.shop, self.settled, self.names) = (None, false, None);
        self.texts.clear();
        self.page = Default::default();
        self.pack = Default::default();
        self.carriers = Default::default();
        self.model.found = Default::default();
        self.model.suggestions.clear();
        self.model.topics.clear();
        self.model.next = Default::default();
        self.know(ctx);
    }

    /// The element came into the page, or left it.
    pub(super) fn connected(&mut self, ctx: &Context<Self>, here: bool) {
        self.here = here;
        // Out of the page nothing is watched, and nothing wakes.
        self.watch = here.then(|| Watch::new(ctx));
        self.tick(ctx);
        if here {
            let asleep = core::mem::take(&mut self.asleep);
            return self.configure(ctx, asleep);
        }
        let link = ctx.link().clone();
        self.tick = Some(Timeout::new(AWAY_MS, move || link.send_message(Msg::Away)));
        if visit::release(self.number) {
            self.step(ctx, Step::Closed);
        }
    }
}
