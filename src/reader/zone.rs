//! How do local times follow from instants in an IANA zone, when no compiler has derived the rule?
//!
//! `Intl` knows every zone but answers only "what is the local time at this instant". Offsets are sampled and each change
//! is found by halving.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::browser::{ask, intl};
use crate::time::{Timestamp, Zone};

// A change of offset lasts longer than ten days everywhere but in Morocco's Ramadan weeks, which last about thirty.
const STEP_S: i64 = 10 * 86_400;
// A promise looks at most two years ahead; one year back covers orders in question.
const BEFORE_S: i64 = 366 * 86_400;
const AFTER_S: i64 = 3 * 366 * 86_400;

/// The zone of a name: a POSIX rule, or an IANA name that this browser knows.
pub(super) fn zone_of(name: &str, now: Timestamp) -> Option<Zone> {
    if let Some(zone) = Zone::posix(name) {
        return Some(zone);
    }
    let clock = formatter(name);
    let mut at = now.0 - BEFORE_S;
    let mut offset = offset_at(&clock, at)?;
    let mut list = vec![(Timestamp(at), offset)];
    while at < now.0 + AFTER_S {
        let next = offset_at(&clock, at + STEP_S)?;
        if next != offset {
            list.push((Timestamp(change(&clock, at, at + STEP_S, offset)?), next));
            offset = next;
        }
        at += STEP_S;
    }
    Some(if list.len() == 1 { Zone::Fixed(offset) } else { Zone::Listed(list) })
}

/// The first minute in `(from, to]` whose offset is not `offset`.
fn change(clock: &Object, from: i64, to: i64, offset: i32) -> Option<i64> {
    let (mut same, mut other) = (from.div_euclid(60), to.div_euclid(60));
    while other - same > 1 {
        let middle = same + (other - same) / 2;
        if offset_at(clock, middle * 60)? == offset { same = middle } else { other = middle }
    }
    Some(other * 60)
}

/// A formatter that writes local date and time in plain Latin digits.
fn formatter(zone: &str) -> Object {
    let settings = [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
    ];
    intl("DateTimeFormat", &Array::of1(&JsValue::from_str("en")), &settings)
}

fn offset_at(clock: &Object, at: i64) -> Option<i32> {
    let instant = Array::of1(&JsValue::from_f64(at as f64 * 1000.0));
    let list = Array::from(&ask(clock, "formatToParts", &instant)?);
    let read = |kind: &str| -> Option<i64> {
        list.iter().find_map(|part| {
            let found = Reflect::get(&part, &JsValue::from_str("type")).ok()?.as_string()?;
            if found != kind {
                return None;
            }
            Reflect::get(&part, &JsValue::from_str("value")).ok()?.as_string()?.parse().ok()
        })
    };
    let day = crate::time::Date::new(read("year")? as i32, read("month")? as u32, read("day")? as u32)?;
    let local = i64::from(day.0) * 86_400 + read("hour")? * 3600 + read("minute")? * 60 + read("second")?;
    Some((local - at) as i32)
}
