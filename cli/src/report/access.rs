//! Which event does a request of a web server's log carry?
//!
//! Common and combined log format: `… [19/Nov/2026:13:47:00 +0200] "GET /shelf?event=shelf-open&… HTTP/1.1" …`. The
//! event's time is that of the query string, else that of the request.
//!
//! Does not know: addresses and browsers. They stand in the line and are never read.

use serde_json::Value as Json;
use shelfhelp::time::{Date, TimeOfDay, Timestamp};

use super::event::{Record, WHEN, event, moment};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads a line.
pub(super) fn read(line: &str) -> Record {
    let Some((before, request)) = line.split_once('"') else {
        let help = "give events as JSON, a line each, or a log in the common or combined format";
        return Record::Broken("this is neither JSON nor a line of a web server's log", help);
    };
    let target = request.split('"').next().unwrap_or_default().split(' ').nth(1).unwrap_or_default();
    let Some((_, query)) = target.split_once('?').filter(|(_, query)| query.contains("event=")) else {
        return Record::Request;
    };
    let part = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| decoded(value)).next()
    };
    let Some(name) = part("event") else { return Record::Request };
    let at = match part("at") {
        // A plus that was not escaped reads as a space.
        Some(at) => match moment(&at.replace(' ', "+")) {
            Some(at) => Some(at),
            None => return WHEN,
        },
        None => before.rsplit_once('[').and_then(|(_, at)| stamp(at)),
    };
    let detail = match part("d").map(|d| serde_json::from_str::<Json>(&d)) {
        None => Json::Null,
        Some(Ok(detail)) => detail,
        Some(Err(_)) => {
            return Record::Broken("`d` is not JSON", "it is the event's detail as JSON, escaped for addresses");
        }
    };
    let (visit, visitor) = (part("visit").map(Json::String), part("visitor").map(Json::String));
    event(&name, at, (visit.as_ref(), visitor.as_ref()), &detail)
}

/// `19/Nov/2026:13:47:00 +0200]`.
fn stamp(text: &str) -> Option<Timestamp> {
    let (moment, rest) = text.split_once(' ')?;
    let mut parts = moment.splitn(4, ['/', ':']);
    let (day, month, year, clock) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)?;
    let date = Date::new(year.parse().ok()?, u32::try_from(month).ok()? + 1, day.parse().ok()?)?;
    let minutes = i64::from(TimeOfDay::parse(clock)?.0);
    let seconds: i64 = clock.get(6..8).and_then(|seconds| seconds.parse().ok()).unwrap_or(0);
    let zone: i64 = rest.get(..5)?.parse().ok()?;
    let offset = (zone / 100 * 60 + zone % 100) * 60;
    Some(Timestamp(i64::from(date.0) * 86_400 + minutes * 60 + seconds - offset))
}

/// A value of a query string. What is no escape stays as it is.
fn decoded(value: &str) -> String {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = value.as_bytes();
    let (mut text, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let escape = hex(bytes.get(at + 1)).zip(hex(bytes.get(at + 2))).filter(|_| byte == b'%');
        match escape {
            Some((high, low)) => text.push((high * 16 + low) as u8),
            None => text.push(if byte == b'+' { b' ' } else { byte }),
        }
        at += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&text).into_owned()
}
