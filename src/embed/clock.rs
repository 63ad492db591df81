//! What time is it, when the device's clock may be wrong?
//!
//! A server that answers says in the `Date` header what time it is for it. From then on it is at least that late, plus
//! what the page's stopwatch has counted since it was read: a clock that is slow is put right, one that is fast is believed.
//!
//! ```text
//!  device   ────●──────────────▶  believed where it is ahead
//!  header        └──stopwatch──▶  the least that is true
//! ```
//!
//! `Age` is not added: some networks write a new `Date` at delivery and leave `Age` as it was, which would be too late.

use std::cell::Cell;

use js_sys::Array;
use web_sys::Response;

use super::dom;
use crate::browser::ask;
use crate::time::Timestamp;

thread_local! {
    /// When the stopwatch stood at zero, at the earliest, in milliseconds since 1970.
    static START: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// Now.
pub(super) fn now() -> Timestamp {
    Timestamp((now_ms() / 1000.0) as i64)
}

/// Now, in milliseconds since 1970.
pub(super) fn now_ms() -> f64 {
    js_sys::Date::now().max(START.get() + stopwatch())
}

/// Takes a server's word for the time, where the page may read it: from its own origin, or where the header is exposed.
pub(super) fn heard(response: &Response) {
    if let Ok(Some(date)) = response.headers().get("Date") {
        // The language promises to read this form. Whatever else stands there is no number, and bounds nothing.
        START.set(START.get().max(js_sys::Date::parse(&date) - stopwatch()));
    }
}

/// Milliseconds since the page was opened, by a clock that nobody sets. Where it stands still while the device sleeps, the
/// bound is the lower for it, and still true.
fn stopwatch() -> f64 {
    let now = dom::global("performance").and_then(|performance| ask(&performance, "now", &Array::new()));
    now.and_then(|now| now.as_f64()).unwrap_or(0.0)
}
