//! What is the page told?
//!
//! `shelf-*` events: bubbling, composed, with plain details. A query's text leaves in them only where the shop asks for it,
//! and masked.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::search::Found;
use crate::session::{Detail, LineKind, Packet, Told};
use crate::ui::Handoff;

use Detail::{Absent, Flag, List, Number, Object, Text};

/// Tells the page what happened in the visit; `query` is what was asked, where the page may know.
pub(super) fn report(host: &HtmlElement, told: &Told<'_>, query: Option<&str>) {
    let mut detail = told.detail.clone();
    detail.extend(query.map(|query| ("query", Text(query))));
    if !told.event.is_empty() {
        let own = if detail.is_empty() { Absent } else { Object(detail.clone()) };
        dispatch(host, told.event, &own, false);
    }
    detail.insert(0, ("fact", Text(told.name)));
    dispatch(host, "shelf-fact", &Object(detail), false);
}

/// Tells the page that something could not be had.
pub(super) fn failed(host: &HtmlElement, code: &str, message: &str) {
    dispatch(host, "shelf-error", &Object(vec![("code", Text(code)), ("message", Text(message))]), false);
}

/// Offers the hand-off to the page; true when the page takes over (`preventDefault`).
pub(super) fn escalate(host: &HtmlElement, handoff: &Handoff) -> bool {
    let address = handoff.address.as_deref().map_or(Absent, Text);
    let channel = vec![("id", Text(&handoff.channel)), ("kind", Text(handoff.kind)), ("address", address)];
    let lines = handoff
        .lines
        .iter()
        .map(|(about, text, note)| Object(vec![("about", Text(about)), ("text", Text(text)), ("note", Text(note))]));
    let detail =
        Object(vec![("channel", Object(channel)), ("draft", Text(&handoff.draft)), ("packet", List(lines.collect()))]);
    dispatch(host, "shelf-escalate", &detail, true)
}

/// What a call-back form posts, as JSON. Its key lets the shop know the same call again.
pub(super) fn call(packet: &Packet, phone: &str, name: &str, when: &str, locale: &str) -> String {
    let question = packet.kept().find(|line| line.kind == LineKind::Question).map_or("", |line| &line.text);
    let lines = packet.kept().filter(|line| !line.text.is_empty()).map(|line| {
        Object(vec![("about", Text(line.kind.name())), ("text", Text(&line.text)), ("note", Text(&line.note))])
    });
    // Nothing of the address but where the page is, as the packet says it: the rest may be the shopper's own.
    let page = match packet.page() {
        "" => String::new(),
        path => {
            let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
            [origin, String::from(js_sys::encode_uri_component(path)).replace("%2F", "/")].concat()
        }
    };
    let locale = if packet.withholds(LineKind::Locale) { "" } else { locale };
    let key: String = (0..4).map(|_| ((js_sys::Math::random() * 1e9) as u32).to_string()).collect();
    let detail = Object(vec![
        ("key", Text(&key)),
        ("phone", Text(phone)),
        ("name", Text(name)),
        ("when", Text(when)),
        ("locale", Text(locale)),
        ("question", Text(question)),
        ("packet", List(lines.collect())),
        ("page", Text(&page)),
    ]);
    js_sys::JSON::stringify(&js(&detail)).map(String::from).unwrap_or_default()
}

/// What `search()` resolves with; `answer` knows an answer by its id: its own id, its question, and its language where
/// that is not the page's; and `delivery` is what was told of a
/// place that the query names: the place, and dates and price there.
pub(super) fn found<'a>(
    found: &'a Found,
    answer: &dyn Fn(&'a str) -> (&'a str, &'a str, Option<&'a str>),
    delivery: Option<(String, String)>,
) -> JsValue {
    let hits = found.hits.iter().map(|hit| {
        let confidence = Number(f64::from(hit.confidence));
        let (id, question, locale) = answer(&hit.id);
        let mut detail = vec![("id", Text(id)), ("question", Text(question)), ("confidence", confidence)];
        detail.extend(locale.map(|locale| ("locale", Text(locale))));
        Object(detail)
    });
    let told =
        delivery.as_ref().map_or(Absent, |(place, words)| Object(vec![("place", Text(place)), ("text", Text(words))]));
    let answered = Flag(found.answered || delivery.is_some());
    js(&Object(vec![("answered", answered), ("hits", List(hits.collect())), ("delivery", told)]))
}

/// A detail as the page reads it.
pub(super) fn js(detail: &Detail<'_>) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    detail.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// Dispatches an event on the element; true when it was cancelled.
fn dispatch(host: &HtmlElement, name: &str, detail: &Detail<'_>, cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&js(detail));
    let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) else { return false };
    // False means that a listener called preventDefault().
    !host.dispatch_event(&event).unwrap_or(true)
}
