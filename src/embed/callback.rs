//! How does a call-back form reach the shop, once and no more than once?
//!
//! ```text
//!  asked for ──▶ [queue] ──taken out──▶ posted ──▶ sent: the channel took it over
//!                   ▲                     │
//!                   └── no network ───────┤
//!                                         └──▶ refused, slow, broken: another channel
//! ```
//!
//! The queue is one text in `sessionStorage`, and only while there is no network: it goes out with the `online` event, with
//! the next look at the page or with the next page of the visit. A key in the body lets the shop know it again.

use std::cell::Cell;

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{clock, events, rest, visit};
use crate::contact::{Call, ChannelKind, calls, chosen, number};
use crate::problem::Log;
use crate::session::{Event as Step, How, Lost, Stage};
use crate::time::Timestamp;
use crate::ui::{self, Act, CallStep};

#[wasm_bindgen(module = "/www/callback.js")]
extern "C" {
    /// Posts a body; tells what became of it.
    #[wasm_bindgen(js_name = postCall)]
    fn post_call(address: &str, body: &str) -> Promise;
}

const QUEUE_KEY: &str = "shelfhelp:call";
// A network that is said to be there and takes nothing this many times is blocked for us.
const TRIES_MAX: u8 = 2;
const REST_MS: u32 = 5_000;

thread_local! {
    /// Whether a form is on its way: of all apps of the page one posts.
    static POSTING: Cell<bool> = const { Cell::new(false) };
    static TRIES: Cell<u8> = const { Cell::new(0) };
    /// Whether the last try is too near for another.
    static RESTING: Cell<bool> = const { Cell::new(false) };
}

impl App {
    /// Takes what was done in the form, or became of it.
    pub(super) fn call(&mut self, ctx: &Context<Self>, step: CallStep) {
        let form = &mut self.model.call;
        match step {
            CallStep::Phone(phone) => (form.phone, form.wrong) = (phone, false),
            CallStep::Name(name) => form.name = name,
            CallStep::When(when) => form.when = when,
            CallStep::Refused => {
                form.wrong = true;
                self.focus_soon(ctx, "call-phone");
            }
            CallStep::Done(became) => self.called(ctx, &became),
        }
    }

    /// Posts the form to the shop, or keeps it until there is a network.
    pub(super) fn ask_for_call(&mut self, ctx: &Context<Self>, id: &str, address: &str) {
        // A second press is the same call.
        if POSTING.get() || self.model.call.waits {
            return;
        }
        TRIES.set(0);
        let form = &self.model.call;
        let Some(phone) = number(&form.phone) else {
            return self.step(ctx, Step::ChannelFailed(Lost::Broken));
        };
        let channel = self.model.known.channels.iter().find(|channel| channel.id == id);
        let offered = channel.map(|channel| calls(channel, ui::clocks(&self.model))).unwrap_or_default();
        let when = offered.get(chosen(&offered, &form.when)).map_or_else(|| "any".to_owned(), Call::written);
        let name = form.name.trim();
        let body = events::call(&ui::passed_on(&self.model), &phone, name, &when, self.model.locale.as_str());
        self.post(ctx, [address, "\n", &body].concat());
    }

    /// Posts what waits, if anything does.
    pub(super) fn post_queued(&mut self, ctx: &Context<Self>) {
        match kept() {
            Some(_) if POSTING.get() || RESTING.get() => self.model.call.waits = true,
            // Since an earlier page: what is done now comes later than this one.
            queued if !rest::is_whole() && (queued.is_some() || self.lost_call()) => rest::then(ctx, Msg::Tick),
            Some(queued) => self.post(ctx, queued),
            None => self.settle_call(ctx),
        }
    }

    /// Posts a body to the address in the line before it, or keeps both where there is no network.
    fn post(&mut self, ctx: &Context<Self>, queued: String) {
        if !is_online() {
            self.model.call.waits = keep(Some(&queued));
            if !self.model.call.waits {
                self.step(ctx, Step::ChannelFailed(Lost::Offline));
            }
            return;
        }
        // Out of the queue before it leaves: whatever happens now, it does not leave twice.
        keep(None);
        let Some((address, body)) = queued.split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())) else { return };
        POSTING.set(true);
        let link = ctx.link().clone();
        later(ctx, async move {
            let became = JsFuture::from(post_call(&address, &body)).await.ok().and_then(|word| word.as_string());
            POSTING.set(false);
            let mut became = became.unwrap_or_else(|| "broken".to_owned());
            if became == "offline" {
                TRIES.set(TRIES.get().saturating_add(u8::from(is_online())));
                if TRIES.get() >= TRIES_MAX || !keep(Some(&queued)) {
                    became = "cut".to_owned();
                } else {
                    RESTING.set(true);
                    let wake = move || {
                        RESTING.set(false);
                        link.send_message(Msg::Tick);
                    };
                    Timeout::new(REST_MS, wake).forget();
                }
            }
            (Some(Msg::Act(Act::Call(CallStep::Done(became)))), Log::default())
        });
    }

    fn called(&mut self, ctx: &Context<Self>, became: &str) {
        self.model.call.waits = became == "offline";
        let is_awaited = self.awaits_call(true);
        let step = match became {
            "offline" => return,
            "slow" => Step::ChannelFailed(Lost::Slow),
            "refused" => Step::ChannelFailed(Lost::Closed),
            "cut" => Step::ChannelFailed(Lost::Offline),
            "broken" => Step::ChannelFailed(Lost::Broken),
            sent => {
                let at = sent.strip_prefix("sent ").and_then(|at| at.parse::<i64>().ok());
                self.model.call.at = at.map(|ms| Timestamp(ms / 1000)).filter(|at| *at > clock::now());
                // What is not needed any more is not kept.
                (self.model.call.phone, self.model.call.name) = Default::default();
                Step::ChannelOpened(How::Sent)
            }
        };
        // Whoever has gone on to somebody else meanwhile stays there: that conversation is not this call.
        if is_awaited {
            self.step(ctx, step);
        }
    }

    /// Whether the shopper was handed over to a call back of which nothing is known yet; `unknown` where the shop's channels
    /// are not here: what waited on an earlier page leaves before they come.
    fn awaits_call(&self, unknown: bool) -> bool {
        let session = visit::session();
        let Some(talk) = session.conversation().filter(|talk| talk.how.is_none()) else { return false };
        let channel = self.model.known.channels.iter().find(|channel| channel.id == talk.channel);
        channel.map_or(unknown, |channel| matches!(channel.kind, ChannelKind::CallBack(_)))
    }

    /// A form of which an earlier page of the visit did not learn what became: the shopper is told, and goes on from there.
    fn settle_call(&mut self, ctx: &Context<Self>) {
        if self.lost_call() {
            self.step(ctx, Step::ChannelFailed(Lost::Broken));
        }
    }

    fn lost_call(&self) -> bool {
        let is_here = matches!(visit::session().stage(), Stage::HandedOff(_));
        is_here && self.awaits_call(false) && !POSTING.get()
    }
}

fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

fn kept() -> Option<String> {
    visit::storage()?.get_item(QUEUE_KEY).ok()?
}

/// Keeps the queue or empties it; tells whether that was possible.
fn keep(queued: Option<&str>) -> bool {
    visit::storage().is_some_and(|storage| match queued {
        Some(queued) => storage.set_item(QUEUE_KEY, queued).is_ok(),
        None => storage.remove_item(QUEUE_KEY).is_ok(),
    })
}
