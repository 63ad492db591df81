//! How are amounts, days and instants written for people, and for programs?
//!
//! The forms that several commands share: plain English on the shop's clocks, and the pinned JSON shapes.

use serde_json::{Value as Json, json};
use shelfhelp::delivery::{Destination, postcode};
use shelfhelp::i18n::{Format, Native};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, Timestamp, Weekday, Zone};

/// `{"minor", "currency"}`.
pub(crate) fn money_json(money: Money) -> Json {
    json!({ "minor": money.minor, "currency": money.currency.code() })
}

/// `€3.50`, `free`, or `at checkout` where only checkout knows.
pub(crate) fn price(price: Option<Money>) -> String {
    match price {
        Some(Money { minor: 0, .. }) => "free".to_owned(),
        Some(price) => Native.money(price),
        None => "at checkout".to_owned(),
    }
}

/// The shop's clocks: `Thu 19 Nov 14:00`.
pub(crate) fn clock(zone: &Zone, at: Timestamp) -> String {
    let (day, time) = zone.local(at);
    format!("{} {time}", Native.day(day))
}

/// RFC 3339 with the offset of the shop's clocks.
pub(crate) fn rfc3339(zone: &Zone, at: Timestamp) -> String {
    at.rfc3339(zone.offset(at))
}

/// A word of a command as it can be typed: in quotation marks where it has spaces or signs that a terminal minds.
pub(crate) fn typed(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    if word.contains(['"', '$', '`', '!']) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    format!("\"{word}\"")
}

/// `Mon 23 – Tue 24 Nov 2026`.
pub(crate) fn days_with_year(first: Date, last: Date) -> String {
    format!("{} {}", Native.day_range(first, last), last.ymd().0)
}

/// `mon`, as merchants write it.
pub(crate) fn weekday(day: Weekday) -> String {
    format!("{day:?}").chars().take(3).collect::<String>().to_ascii_lowercase()
}

/// `US-CA/90210` or `GR@islands`, as `--to` takes it; `*` for anywhere.
pub(crate) fn destination(destination: &Destination) -> String {
    let mut text = if destination.country.is_empty() { "*".to_owned() } else { destination.country.clone() };
    if let Some(region) = &destination.region {
        text = format!("{text}-{region}");
    }
    if let Some(code) = &destination.postcode {
        text = format!("{text}/{}", postcode::display(&destination.country, code));
    }
    if let Some(id) = &destination.place {
        text = format!("{text}@{id}");
    }
    text
}

/// `1 day`, `2 days`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The first few of a list, and how many more there are.
pub(crate) fn few(items: &[String], most: usize) -> String {
    // "and 1 more" says less than the one itself.
    if items.len() <= most + 1 {
        return list(items);
    }
    format!("{} and {} more", items.get(..most).unwrap_or_default().join(", "), items.len() - most)
}

/// The first letters of a text, and a sign where there are more.
pub(crate) fn cut(text: &str, letters_max: usize) -> String {
    let mut short: String = text.chars().take(letters_max).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
