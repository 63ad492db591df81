//! Do the ways to a person lead to one?
//!
//! Each may be read without fault and still keep shoppers waiting: nobody there for weeks, two ways to one letter box, a
//! chat that never says when it is open.
//!
//! Does not ask anybody: whether a number is answered only a call can tell.

use shelfhelp::contact::{Availability, Channel, ChannelKind, availability};
use shelfhelp::content::Shop;
use shelfhelp::problem::{Problem, Reader, Severity};
use shelfhelp::time::Timestamp;

// A shop that is closed over the holidays for longer says so in an answer, not in a list of channels.
const AWAY_DAYS: i64 = 14;

/// Looks at all channels of the shop. `written` is the shop as it was written, to tell the places.
pub(super) fn check(written: &Reader<'_>, shop: &Shop, now: Timestamp) {
    let Some(list) = written.get("channels") else { return };
    let places = list.items();
    for (at, channel) in shop.channels.iter().enumerate() {
        // What could not be read is not in the shop: places are found by what tells a channel from the others.
        let Some(place) = places.iter().find(|place| is_same(place, channel)) else { continue };
        there(place, channel, shop, now);
        let others = shop.channels.iter().take(at);
        if let Some(first) = others.into_iter().find(|first| key(first).is_some() && key(first) == key(channel)) {
            advise(
                place,
                "same-address",
                format!("\"{}\" and \"{}\" lead to the same place", first.id, channel.id),
                "keep one of them, or give each an address of its own",
            );
        }
    }
}

fn there(place: &Reader<'_>, channel: &Channel, shop: &Shop, now: Timestamp) {
    let is_away = match availability(channel, &shop.zone, now) {
        Availability::Away => true,
        Availability::Opens { at } => at.0.saturating_sub(now.0) > AWAY_DAYS * 86_400,
        _ => false,
    };
    if is_away {
        advise(
            place,
            "away",
            format!("nobody is there through \"{}\" in the next {AWAY_DAYS} days", channel.id),
            "look at its hours and closed days, or take it out until somebody is there again",
        );
    }
    let talks = matches!(channel.kind, ChannelKind::Chat(_) | ChannelKind::Custom(None) | ChannelKind::Phone(_));
    if talks && channel.hours.is_none() {
        advise(
            place,
            "no-hours",
            format!("\"{}\" does not say when somebody is there, so it comes after those that do", channel.id),
            "write its hours, such as hours = { weekdays = \"09:00-17:00\" }",
        );
    }
    if !channel.kind.is_live() && channel.answers_within_min.is_none() {
        advise(
            place,
            "no-goal",
            format!("\"{}\" does not say how soon it is answered, so shoppers are not told", channel.id),
            "write your goal with its hours, such as answers_within = \"2 h\"",
        );
    }
}

fn is_same(place: &Reader<'_>, channel: &Channel) -> bool {
    let text = |key: &str| place.get(key).and_then(|value| value.value().as_text().map(str::to_owned));
    let id = text("id").or_else(|| text("kind"));
    text("kind").as_deref() == Some(channel.kind.name()) && id.as_deref() == Some(&channel.id)
}

/// What tells one place from another: the kind, and its address without what people write for the eye.
fn key(channel: &Channel) -> Option<(&'static str, String)> {
    let address = channel.kind.address()?;
    let kept: String = match channel.kind {
        ChannelKind::Phone(_) | ChannelKind::WhatsApp(_) | ChannelKind::Sms(_) => {
            address.chars().filter(char::is_ascii_digit).collect()
        }
        _ => address.to_lowercase(),
    };
    Some((channel.kind.name(), kept))
}

fn advise(at: &Reader<'_>, code: &'static str, message: String, help: &str) {
    at.log(Problem::new(Severity::Advice, code, "", message, help));
}
