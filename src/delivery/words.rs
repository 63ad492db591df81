//! How are promises, places and returns put into words?
//!
//! One wording for the inline block, answers, results, the packet and the command line. Does not know: where the words
//! stand, and what day it is.

use super::place::place_of;
use super::policy::{Kind, Policy, ReturnMethod};
use super::postcode;
use super::promise::{Destination, Promise};
use crate::i18n::{Key, Voice, beside, within};
use crate::money::Money;
use crate::time::{Date, Span, TimeOfDay, Timestamp, Weekday, Zone};

/// The dates of a promise at the beginning of a line: `Mon 23 – Tue 24 Nov`, from when it can be collected, or its
/// first window.
pub fn dates(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    told(voice, promise, today, str::to_owned)
}

/// The same within a line.
pub fn dates_within(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    told(voice, promise, today, within)
}

fn told(voice: Voice<'_>, promise: &Promise, today: Date, stand: fn(&str) -> String) -> String {
    if promise.kind == Kind::Digital && promise.earliest == today {
        return stand(voice.text(Key::DeliveryAtOnce));
    }
    if let Some((day, from, until)) = promise.windows.first() {
        return voice.at(&close(voice, *day, today, stand), &voice.format.hours(*from, *until));
    }
    span(voice, (promise.earliest, promise.latest, promise.ready_from), today, stand)
}

/// Within a line: earliest and latest day, or from when on the earliest.
pub fn days(voice: Voice<'_>, days: (Date, Date, Option<TimeOfDay>), today: Date) -> String {
    span(voice, days, today, within)
}

fn span(
    voice: Voice<'_>,
    (earliest, latest, ready): (Date, Date, Option<TimeOfDay>),
    today: Date,
    stand: fn(&str) -> String,
) -> String {
    let Some(ready) = ready else { return voice.format.day_range(earliest, latest) };
    let (day, time) = (close(voice, earliest, today, stand), voice.format.time(ready));
    voice.fill(Key::DeliveryReady, &[("day", &day), ("time", &time)])
}

/// The same as it is read aloud: `Monday 23 to Tuesday 24 November`.
pub fn spoken(voice: Voice<'_>, promise: &Promise, today: Date) -> String {
    let at_once = promise.kind == Kind::Digital && promise.earliest == today;
    if at_once || !promise.windows.is_empty() {
        return dates(voice, promise, today);
    }
    if let Some(ready) = promise.ready_from {
        let soon = promise.earliest.since(today) < 2;
        let day = if soon { near(voice, promise.earliest, today) } else { voice.format.day_long(promise.earliest) };
        return voice.fill(Key::DeliveryReady, &[("day", &day), ("time", &voice.format.time(ready))]);
    }
    spoken_days(voice, promise.earliest, promise.latest)
}

/// Days from one to another, as they are read aloud.
pub fn spoken_days(voice: Voice<'_>, first: Date, last: Date) -> String {
    let until = voice.format.day_long(last);
    if first == last {
        return until;
    }
    let ((year, month, _), (y, m, _)) = (first.ymd(), last.ymd());
    let from = if (year, month) == (y, m) { voice.format.day_before(first) } else { voice.format.day_long(first) };
    voice.fill(Key::DateSpan, &[("first", &from), ("last", &until)])
}

/// A day at the beginning of a line: `Today`, `Tomorrow`, `Sat 21 Nov`.
pub fn near(voice: Voice<'_>, day: Date, today: Date) -> String {
    close(voice, day, today, str::to_owned)
}

/// A day within a line: `today`, `tomorrow`, `Sat 21 Nov`.
pub fn near_within(voice: Voice<'_>, day: Date, today: Date) -> String {
    close(voice, day, today, within)
}

fn close(voice: Voice<'_>, day: Date, today: Date, stand: fn(&str) -> String) -> String {
    match day.since(today) {
        0 => stand(voice.text(Key::DayToday)),
        1 => stand(voice.text(Key::DayTomorrow)),
        _ => voice.format.day(day),
    }
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
        Some(code) => beside(&name, &postcode::display(&to.country, code)),
        None => name,
    }
}

/// The end of a time to order, on the shop's clocks: `Fri 20 Nov 14:00`, or `Fri 20 Nov` where that day ends it.
pub fn moment(voice: Voice<'_>, zone: &Zone, at: Timestamp) -> String {
    match zone.local(at) {
        (day, TimeOfDay(0)) => voice.format.day(day.plus(-1)),
        (day, time) => voice.at(&voice.format.day(day), &voice.format.time(time)),
    }
}

/// Days of the week that follow each other and have the same hours.
pub type Days = (Weekday, Weekday, Vec<(TimeOfDay, TimeOfDay)>);

/// The hours of a week by such days; those without hours are left out.
pub fn same_days(open: &[Span]) -> Vec<Days> {
    let on = |day: Weekday| -> Vec<(TimeOfDay, TimeOfDay)> {
        open.iter().filter(|(on, ..)| *on == day).map(|(_, from, until)| (*from, *until)).collect()
    };
    let mut found: Vec<Days> = Vec::new();
    let mut days = Weekday::ALL.into_iter().peekable();
    while let Some(first) = days.next() {
        let (times, mut last) = (on(first), first);
        while let Some(next) = days.next_if(|next| on(*next) == times) {
            last = next;
        }
        if !times.is_empty() {
            found.push((first, last, times));
        }
    }
    found
}

/// Such days with their hours in words: `Mon–Fri 10:00–20:00`.
pub fn on_days(voice: Voice<'_>, (first, last): (Weekday, Weekday), times: &str) -> String {
    voice.at(&day_range(voice, first, last), times)
}

/// Days of the week: `Mon–Fri`, or `Sat`.
pub fn day_range(voice: Voice<'_>, first: Weekday, last: Weekday) -> String {
    if first == last { voice.format.weekday(first) } else { voice.format.weekdays(first, last) }
}

/// The hours of a week: `Mon–Fri 10:00–20:00 · Sat 10:00–16:00`. Neighbouring days of the same hours are told
/// together.
pub fn week(voice: Voice<'_>, open: &[Span]) -> String {
    let days = same_days(open).into_iter();
    let told = |(first, last, times): Days| on_days(voice, (first, last), &spans(voice, times.into_iter()));
    days.map(told).collect::<Vec<_>>().join(" · ")
}

/// `09:00–14:00 and 17:00–20:00`.
pub fn spans(voice: Voice<'_>, spans: impl Iterator<Item = (TimeOfDay, TimeOfDay)>) -> String {
    let written: Vec<String> = spans.map(|(from, until)| voice.format.hours(from, until)).collect();
    voice.format.all_of(&written.iter().map(String::as_str).collect::<Vec<_>>())
}

/// How something can come back: `by post or in our shop`; empty where nothing is said.
pub fn return_methods(voice: Voice<'_>, methods: &[ReturnMethod]) -> String {
    let key = |method: &ReturnMethod| match method {
        ReturnMethod::Post => Key::ReturnsByPost,
        ReturnMethod::Store => Key::ReturnsInStore,
        ReturnMethod::Pickup => Key::ReturnsCollected,
    };
    voice.format.any_of(&methods.iter().map(|method| voice.text(key(method))).collect::<Vec<_>>())
}
