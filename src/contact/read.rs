//! Which channels did the merchant name?
//!
//! A channel whose kind or address cannot be used is left out: a way to a person that leads nowhere is worse than none.

use super::settings::read_chat;
use super::{Channel, ChannelKind, Hours};
use crate::i18n::{Words, is_word};
use crate::list::sort_dedup;
use crate::problem::{Reader, Value};
use crate::time::{Date, read_dates, read_hours, read_minutes};

// A month: a later answer is none.
const ANSWER_MINUTES_MAX: u32 = 31 * 24 * 60;

/// The list of channels, in the merchant's order; `closed` are the days, sorted, on which nobody is anywhere.
pub fn read(reader: &Reader<'_>, closed: &[Date]) -> Vec<Channel> {
    let mut channels: Vec<Channel> = Vec::new();
    for item in reader.items() {
        let Some(mut channel) = read_channel(&item) else { continue };
        if let Some(hours) = &mut channel.hours {
            hours.closed.extend_from_slice(closed);
            sort_dedup(&mut hours.closed);
        }
        if channels.iter().any(|c| c.id == channel.id) {
            item.error(
                "duplicate-id",
                format_args!("there are two channels \"{}\"", channel.id),
                "give each channel an id of its own",
            );
        }
        channels.push(channel);
    }
    channels
}

fn read_channel(item: &Reader<'_>) -> Option<Channel> {
    if !matches!(item.value(), Value::Map(_)) {
        item.entries();
        return None;
    }
    item.known(&[
        "id",
        "kind",
        "address",
        "provider",
        "settings",
        "label",
        "hours",
        "closed",
        "answers_within",
        "consent",
    ]);
    let kind = item.need("kind", "write kind = \"chat\", \"email\" or \"phone\", or another kind of channel")?;
    let name = kind.text()?;
    let id = item.get("id").and_then(|id| id.text()).unwrap_or(name).to_owned();
    let hours = read_team(item);
    let answers_within_min =
        item.get("answers_within").and_then(|within| read_minutes(&within, "an answering time", ANSWER_MINUTES_MAX));
    if answers_within_min.is_some() && hours.is_none() {
        item.warn(
            "answers-without-hours",
            "an answering time counts within hours, and this channel has none",
            "write its hours, such as hours = { weekdays = \"09:00-17:00\" }",
        );
    }
    let address = |how: &Address| read_address(&item.need("address", how.help)?, how);
    let kind = match name {
        "custom" => ChannelKind::Custom(item.get("address").and_then(|a| read_address(&a, &PAGE))),
        "email" => ChannelKind::Email(address(&MAIL)?),
        "phone" => ChannelKind::Phone(address(&PHONE)?),
        "whatsapp" => ChannelKind::WhatsApp(address(&WHATSAPP)?),
        "sms" => ChannelKind::Sms(address(&SMS)?),
        "social" => ChannelKind::Social(address(&SOCIAL)?),
        "call-back" => ChannelKind::CallBack(address(&FORM)?),
        "chat" => ChannelKind::Chat(read_chat(item)?),
        _ => {
            kind.not(
                "channel-kind",
                "a kind of channel",
                "write chat (with a provider), email, phone, whatsapp, sms, social, call-back, or custom (your own chat or a link)",
            );
            return None;
        }
    };
    let words = |key| item.get(key).map(|words| Words::read(&words)).unwrap_or_default();
    if let (Some(consent), false) = (item.get("consent"), matches!(kind, ChannelKind::CallBack(_))) {
        consent.warn(
            "consent-unused",
            "only a call-back form asks for consent",
            "take it out, or write it at the channel of kind = \"call-back\"",
        );
    }
    Some(Channel { id, kind, label: words("label"), hours, answers_within_min, consent: words("consent") })
}

fn read_team(item: &Reader<'_>) -> Option<Hours> {
    let closed = item.get("closed").map(|closed| read_dates(&closed)).unwrap_or_default();
    let hours = item.get("hours")?;
    let spans = read_hours(&hours);
    if spans.is_empty() {
        hours.warn("never-open", "nobody is ever there", "write when somebody is, or leave the hours out");
    }
    Some(Hours { spans, closed })
}

/// What an address is, and how it is written.
struct Address {
    what: &'static str,
    help: &'static str,
    is_good: fn(&str) -> bool,
}

const PAGE: Address = Address {
    what: "an address that can be opened",
    help: "write https://… or a path that begins with /",
    is_good: is_page,
};
const MAIL: Address =
    Address { what: "an e-mail address", help: "write it alone, such as help@shop.example", is_good: is_mail };
const PHONE: Address = Address {
    what: "a telephone number",
    help: "write it with its country, such as +30 210 555 0148",
    is_good: is_phone,
};
const WHATSAPP: Address = Address {
    what: "a number on WhatsApp",
    help: "write the number alone, with + and its country, such as +30 694 555 0148",
    is_good: is_worldwide,
};
const SMS: Address = Address {
    what: "a number for text messages",
    help: "write it with + and its country, such as +30 694 555 0148, or a short number of 3 to 6 digits",
    is_good: |address| is_worldwide(address) || is_short(address),
};
const SOCIAL: Address = Address {
    what: "a page of a social network",
    help: "write its whole address, such as https://m.me/elaia",
    is_good: |address| address.starts_with("https://") && is_page(address),
};
const FORM: Address = Address {
    what: "an address that takes the form",
    help: "write https://… or a path that begins with /",
    is_good: |address| !address.starts_with("http://") && is_page(address),
};

fn read_address(reader: &Reader<'_>, how: &Address) -> Option<String> {
    let address = reader.text()?.trim();
    if !(how.is_good)(address) {
        reader.not("address", how.what, how.help);
        return None;
    }
    Some(address.to_owned())
}

fn is_page(address: &str) -> bool {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    (is_path || host.is_some_and(|host| host.starts_with(|c: char| is_word(c) || c == '[')))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
}

/// One at-sign with something on either side, and nothing that a `mailto:` link would read as more than an address.
fn is_mail(address: &str) -> bool {
    let parts = address.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()[]?&#,;:\\\"%".contains(c))
}

fn is_phone(address: &str) -> bool {
    let digits = address.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits)
        && address.chars().enumerate().all(|(i, c)| c.is_ascii_digit() || " ()-./".contains(c) || (c == '+' && i == 0))
}

/// With its country, as messengers and text messages need it wherever the shopper is. No country's code begins with 0.
fn is_worldwide(address: &str) -> bool {
    let digits = address.chars().filter(char::is_ascii_digit).count();
    let first = address.trim_start_matches(['+', ' ', '(']).chars().next();
    is_phone(address) && address.starts_with('+') && digits >= 7 && first != Some('0')
}

/// A number for text messages within one country: `54411`.
fn is_short(address: &str) -> bool {
    (3..=6).contains(&address.len()) && address.chars().all(|c| c.is_ascii_digit())
}
