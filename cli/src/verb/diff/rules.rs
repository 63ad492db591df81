//! What changes that no single week shows?
//!
//! Methods and places that come and go, days on which nobody works, returns, the shop's clocks and currency.

use shelfhelp::delivery::{Policy, ReturnMethod, Returns};
use shelfhelp::i18n::{Format, Locale, Native};
use shelfhelp::money::Money;
use shelfhelp::time::{Calendar, Date, Weekday};

use super::{Both, Line, audience};
use crate::say::{self, count};

// A year and a month: holidays are written down for the year ahead.
const DAYS_AHEAD: i32 = 396;
const SHOWN_MAX: usize = 6;

/// Lines about rules, the widest first.
pub(super) fn lines(both: &Both<'_>, monday: Date) -> Vec<Line> {
    let (old, new) = (both.old_policy, both.new_policy);
    let mut lines = Vec::new();
    if old.currency != new.currency {
        let text = format!("Currency: {} → {}", old.currency.code(), new.currency.code());
        lines.push(Line::rule("currency", text));
    }
    if old.zone != new.zone {
        lines.push(Line::rule("time-zone", "The shop's clocks: another time zone".to_owned()));
    }
    let locale = both.new.first_locale();
    methods(old, new, &locale, &mut lines);
    places(old, new, &locale, &mut lines);
    calendars(old, new, &locale, monday, &mut lines);
    returns(old, new, &locale, &mut lines);
    lines
}

fn methods(old: &Policy, new: &Policy, locale: &Locale, lines: &mut Vec<Line>) {
    let has = |policy: &Policy, id: &str| policy.methods.iter().any(|method| method.id == id);
    for method in old.methods.iter().filter(|method| !has(new, &method.id)) {
        lines.push(Line::rule("method-gone", format!("{} is gone", method.name.get(locale))));
    }
    for method in new.methods.iter().filter(|method| !has(old, &method.id)) {
        let named = |id: &Option<String>| {
            let place = new.places.iter().find(|place| Some(&place.id) == id.as_ref());
            place.map_or("anywhere".to_owned(), |place| audience::name(place, locale))
        };
        let mut places: Vec<String> = method.rates.iter().map(|rate| named(&rate.place)).collect();
        places.dedup();
        let text = format!("{} is new, to {}", method.name.get(locale), say::few(&places, SHOWN_MAX));
        lines.push(Line::rule("method-new", text));
    }
}

fn places(old: &Policy, new: &Policy, locale: &Locale, lines: &mut Vec<Line>) {
    let has = |policy: &Policy, id: &str| policy.places.iter().any(|place| place.id == id);
    for place in old.places.iter().filter(|place| !has(new, &place.id)) {
        lines.push(Line::rule("place-gone", format!("The place {} is gone", audience::name(place, locale))));
    }
    for place in new.places.iter().filter(|place| !has(old, &place.id)) {
        lines.push(Line::rule("place-new", format!("The place {} is new", audience::name(place, locale))));
    }
}

fn calendars(old: &Policy, new: &Policy, locale: &Locale, monday: Date, lines: &mut Vec<Line>) {
    let mut changes: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |who: String, old: &Calendar, new: &Calendar| {
        for change in days(old, new, monday) {
            match changes.iter_mut().find(|(known, _)| *known == change) {
                Some((_, all)) => all.push(who.clone()),
                None => changes.push((change, vec![who.clone()])),
            }
        }
    };
    for warehouse in &new.warehouses {
        let Some(was) = old.warehouses.iter().find(|was| was.id == warehouse.id) else { continue };
        let who = if warehouse.id.is_empty() { "Packing".to_owned() } else { format!("Packing in {}", warehouse.id) };
        add(who, &was.handling.calendar, &warehouse.handling.calendar);
    }
    for method in &new.methods {
        if let Some(was) = old.methods.iter().find(|was| was.id == method.id) {
            add(method.name.get(locale).to_owned(), &was.carrier, &method.carrier);
        }
    }
    for (change, who) in changes {
        lines.push(Line::rule("calendar", format!("{}: {change}", say::few(&who, SHOWN_MAX))));
    }
}

/// `closed on Thu 24 Dec`, `open on Sat 19 Dec`, `works on Sat too`.
fn days(old: &Calendar, new: &Calendar, monday: Date) -> Vec<String> {
    let mut all = Vec::new();
    let moved = |day: &Weekday| old.week.has(*day) != new.week.has(*day);
    for day in Weekday::ALL.iter().filter(|day| moved(day)) {
        all.push(format!("{} {day:?}s", if new.week.has(*day) { "now works on" } else { "no longer works on" }));
    }
    let turned = |opens: bool| {
        let ahead = (0..DAYS_AHEAD).map(|ahead| monday.plus(ahead)).filter(|day| !moved(&day.weekday()));
        let turned = ahead.filter(|day| old.is_open(*day) != opens && new.is_open(*day) == opens);
        turned.map(|day| format!("{} {}", Native.day(day), day.ymd().0)).collect::<Vec<String>>()
    };
    for (opens, what) in [(false, "closed now on"), (true, "open now on")] {
        let days = turned(opens);
        if !days.is_empty() {
            all.push(format!("{what} {}", say::few(&days, SHOWN_MAX)));
        }
    }
    all
}

fn returns(old: &Policy, new: &Policy, locale: &Locale, lines: &mut Vec<Line>) {
    let mut line = |text: String| lines.push(Line::rule("returns", text));
    let (was, is) = match (&old.returns, &new.returns) {
        (None, None) => return,
        (None, Some(is)) => return line(format!("Returns: nothing was said → {}", window(is))),
        (Some(was), None) => return line(format!("Returns: {} → nothing is said", window(was))),
        (Some(was), Some(is)) => (was, is),
    };
    if window(was) != window(is) {
        line(format!("Returns: {} → {}", window(was), window(is)));
    }
    if was.fee != is.fee {
        line(format!("The way back: {} → {}", fee(was.fee), fee(is.fee)));
    }
    for place in &new.places {
        let of = |returns: &Returns| returns.fees.iter().find(|(id, _)| *id == place.id).map(|(_, fee)| *fee);
        let (a, b) = (of(was), of(is));
        if a != b {
            let name = audience::name(place, locale);
            line(format!("The way back from {name}: {} → {}", fee(a.or(was.fee)), fee(b.or(is.fee))));
        }
    }
    if was.methods != is.methods {
        let ways = |returns: &Returns| {
            let words = returns.methods.iter().map(|method| match method {
                ReturnMethod::Post => "by post".to_owned(),
                ReturnMethod::Store => "to a store".to_owned(),
                ReturnMethod::Pickup => "collected".to_owned(),
            });
            let words: Vec<String> = words.collect();
            if words.is_empty() { "nothing said".to_owned() } else { words.join(" or ") }
        };
        line(format!("Ways back: {} → {}", ways(was), ways(is)));
    }
    let tags = |returns: &Returns| returns.except.iter().map(|(tag, _)| tag.clone()).collect::<Vec<String>>();
    let (a, b) = (tags(was), tags(is));
    for tag in b.iter().filter(|tag| !a.contains(tag)) {
        line(format!("Returns: what has the tag \"{tag}\" can no longer come back"));
    }
    for tag in a.iter().filter(|tag| !b.contains(tag)) {
        line(format!("Returns: what has the tag \"{tag}\" can come back now"));
    }
    for (from, to, until) in is.seasonal.iter().filter(|season| !was.seasonal.contains(season)) {
        line(format!("Returns: orders from {from} to {to} can come back until {until}"));
    }
    for (from, to, until) in was.seasonal.iter().filter(|season| !is.seasonal.contains(season)) {
        line(format!("Returns: no longer until {until} for orders from {from} to {to}"));
    }
}

fn window(returns: &Returns) -> String {
    match (returns.accepted, returns.days) {
        (false, _) => "not accepted".to_owned(),
        (true, None) => "without limit".to_owned(),
        (true, Some(days)) => count(usize::from(days), "day"),
    }
}

fn fee(fee: Option<Money>) -> String {
    match fee {
        None => "unknown".to_owned(),
        Some(Money { minor: 0, .. }) => "free of charge".to_owned(),
        Some(fee) => Native.money(fee),
    }
}
