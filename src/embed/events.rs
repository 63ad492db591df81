//! What is the page told?
//!
//! `shelf-*` events: bubbling, composed, with typed details. No query text leaves in them.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::session::Fact;
use crate::ui::Handoff;

#[derive(Serialize)]
struct Searched {
    length: usize,
    hits: usize,
    answered: bool,
}

#[derive(Serialize)]
struct AnswerDetail<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Rated<'a> {
    id: &'a str,
    helped: bool,
}

#[derive(Serialize)]
struct Channel<'a> {
    id: &'a str,
    kind: &'a str,
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct PacketLine<'a> {
    about: &'a str,
    text: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct Escalated<'a> {
    channel: Channel<'a>,
    draft: &'a str,
    packet: Vec<PacketLine<'a>>,
}

#[derive(Serialize)]
struct Failed<'a> {
    code: &'a str,
    message: &'a str,
}

/// One hit, for `search()`.
#[derive(Serialize)]
pub(super) struct FoundHit<'a> {
    pub(super) id: &'a str,
    pub(super) question: &'a str,
    pub(super) confidence: f32,
}

/// What `search()` resolves with.
#[derive(Serialize)]
pub(super) struct FoundDetail<'a> {
    pub(super) answered: bool,
    pub(super) hits: Vec<FoundHit<'a>>,
}

/// Tells the page what happened in the visit.
pub(super) fn report(host: &HtmlElement, fact: &Fact) {
    match fact {
        Fact::Open => dispatch(host, "shelf-open", JsValue::NULL, false),
        Fact::Close => dispatch(host, "shelf-close", JsValue::NULL, false),
        Fact::Search(length, hits, answered) => {
            dispatch(host, "shelf-search", js(&Searched { length: *length, hits: *hits, answered: *answered }), false)
        }
        Fact::Answer(id) => dispatch(host, "shelf-answer", js(&AnswerDetail { id }), false),
        Fact::Rate(id, helped) => dispatch(host, "shelf-rate", js(&Rated { id, helped: *helped }), false),
    };
}

/// Tells the page that something could not be had.
pub(super) fn failed(host: &HtmlElement, code: &str, message: &str) {
    dispatch(host, "shelf-error", js(&Failed { code, message }), false);
}

/// Offers the hand-off to the page; true when the page takes over (`preventDefault`).
pub(super) fn escalate(host: &HtmlElement, handoff: &Handoff) -> bool {
    let packet = handoff.lines.iter().map(|(about, text, note)| PacketLine { about, text, note }).collect();
    let channel = Channel { id: &handoff.channel, kind: handoff.kind, address: handoff.address.as_deref() };
    dispatch(host, "shelf-escalate", js(&Escalated { channel, draft: &handoff.draft, packet }), true)
}

/// Any plain detail as a JavaScript value.
pub(super) fn js<T: Serialize>(detail: &T) -> JsValue {
    serde_wasm_bindgen::to_value(detail).unwrap_or(JsValue::NULL)
}

/// Dispatches an event on the element; true when it was cancelled.
fn dispatch(host: &HtmlElement, name: &str, detail: JsValue, cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&detail);
    let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) else { return false };
    // False means that a listener called preventDefault().
    !host.dispatch_event(&event).unwrap_or(true)
}
