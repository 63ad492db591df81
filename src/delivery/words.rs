//! How are promises, places and returns put into words?
//!
//! One wording for the inline block, answers, results, the packet and the command line. Does not know: where the words
//! stand, and what day it is.

use super::place::place_of;
use super::policy::{Kind, Policy, ReturnMethod};
use super::postcode;
use super::promise::{Destination, Promise};
use crate::i18n::{Key, Voice};
use crate::money::Money;
use crate::time::{Date, Span, TimeOfDay, Timestamp, Weekday, Zone};

/// The dates of a promise: `Mon 23 – Tue 24 Nov`, from when it can be collected, or its first window.
pub fn dates(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    if promise.kind == Kind::Digital && promise.earliest == today {
        return voice.text(Key::DeliveryAtOnce).to_owned();
    }
    if let Some((day, from, until)) = promise.windows.first() {
        return [near(voice, *day, today), hours(voice, *from, *until)].join(" ");
    }
    days(voice, (promise.earliest, promise.latest, promise.ready_from), today)
}

/// Earliest and latest day, or from when on the earliest.
pub fn days(voice: Voice<'_>, (earliest, latest, ready): (Date, Date, Option<TimeOfDay>), today: Date) -> String {
    let Some(ready) = ready else { return voice.format.day_range(earliest, latest) };
    let (day, time) = (near(voice, earliest, today), voice.format.time(ready));
    voice.fill(Key::DeliveryReady, &[("day", &day), ("time", &time)])
}

/// A day at the beginning of a line: `Today`, `Tomorrow`, `Sat 21 Nov`.
pub fn near(voice: Voice<'_>, day: Date, today: Date) -> String {
    match day.0 - today.0 {
        0 => voice.text(Key::DayToday).to_owned(),
        1 => voice.text(Key::DayTomorrow).to_owned(),
        _ => voice.format.day(day),
    }
}

/// `17:00–21:00`.
pub fn hours(voice: Voice<'_>, from: TimeOfDay, until: TimeOfDay) -> String {
    [voice.format.time(from), voice.format.time(until)].join("–")
}

/// The price of a promise.
pub fn price(voice: Voice<'_>, promise: &Promise) -> String {
    promise.price.map_or_else(|| voice.text(Key::DeliveryCheckout).to_owned(), |price| amount(voice, price))
}

/// An amount, or that it is free.
pub fn amount(voice: Voice<'_>, money: Money) -> String {
    if money.minor == 0 { voice.text(Key::DeliveryFree).to_owned() } else { voice.format.money(money) }
}

/// The name of a method; one without a name is called by what it does.
pub fn method_name<'p>(voice: Voice<'p>, promise: &'p Promise) -> &'p str {
    match (promise.kind, voice.words(&promise.name)) {
        (Kind::Pickup | Kind::Locker, "") => voice.text(Key::PickupNamed),
        (_, "") => voice.text(Key::ShipNamed),
        (_, name) => name,
    }
}

/// A promise in one line: `Mon 23 – Tue 24 Nov · €3.50`.
pub fn line(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    [dates(voice, promise, today), price(voice, promise)].join(" · ")
}

/// The same with its method: `Standard · Mon 23 – Tue 24 Nov · €3.50`.
pub fn way(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    [method_name(voice, promise), &line(voice, promise, today)].join(" · ")
}

/// A destination by a name, else by the shop's name for it where it was called by that, else by its country's; and the
/// postcode.
pub fn place_name(voice: Voice<'_>, policy: Option<&Policy>, to: &Destination, named: &str) -> String {
    let called = || policy.filter(|_| to.place.is_some()).and_then(|policy| place_of(policy, to));
    let name = match (named, called()) {
        ("", Some(place)) if !place.name.is_empty() => voice.words(&place.name).to_owned(),
        ("", _) => voice.format.country(&to.country),
        (named, _) => named.to_owned(),
    };
    match &to.postcode {
        Some(code) => [&name, " ", &postcode::display(&to.country, code)].concat(),
        None => name,
    }
}

/// A span of minutes: `13 min`, `2 h 5 min`.
pub fn span(voice: Voice<'_>, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (h, n) = (voice.format.number(hours), voice.format.number(rest));
    let key = match (hours, rest) {
        (0, _) => Key::Minutes,
        (_, 0) => Key::Hours,
        _ => Key::HoursMinutes,
    };
    voice.fill(key, &[("h", &h), ("n", &n)])
}

/// The end of a time to order, on the shop's clocks: `Fri 20 Nov 14:00`, or `Fri 20 Nov` where that day ends it.
pub fn moment(voice: Voice<'_>, zone: &Zone, at: Timestamp) -> String {
    match zone.local(at) {
        (day, TimeOfDay(0)) => voice.format.day(day.plus(-1)),
        (day, time) => [voice.format.day(day), voice.format.time(time)].join(" "),
    }
}

/// The hours of a week: `Mon–Fri 10:00–20:00 · Sat 10:00–16:00`. Neighbouring days of the same hours are told
/// together.
pub fn week(voice: Voice<'_>, open: &[Span]) -> String {
    let on = |day: Weekday| -> Vec<(TimeOfDay, TimeOfDay)> {
        open.iter().filter(|(on, ..)| *on == day).map(|(_, from, until)| (*from, *until)).collect()
    };
    let mut parts: Vec<String> = Vec::new();
    let mut days = Weekday::ALL.into_iter().peekable();
    while let Some(first) = days.next() {
        let (times, mut last) = (on(first), first);
        while let Some(next) = days.next_if(|next| on(*next) == times) {
            last = next;
        }
        if times.is_empty() {
            continue;
        }
        let spans: Vec<String> = times.iter().map(|(from, until)| hours(voice, *from, *until)).collect();
        // The first of 1970 was a Thursday.
        let name = |day: Weekday| voice.format.weekday(Date(day.index() as i32 - 3));
        let days = if first == last { name(first) } else { [name(first), name(last)].join("–") };
        parts.push([days, spans.join(", ")].join(" "));
    }
    parts.join(" · ")
}

/// How something can come back: `by post or in our shop`; empty where nothing is said.
pub fn return_methods(voice: Voice<'_>, methods: &[ReturnMethod]) -> String {
    let key = |method: &ReturnMethod| match method {
        ReturnMethod::Post => Key::ReturnsByPost,
        ReturnMethod::Store => Key::ReturnsInStore,
        ReturnMethod::Pickup => Key::ReturnsCollected,
    };
    voice.any_of(&methods.iter().map(|method| voice.text(key(method))).collect::<Vec<_>>())
}
