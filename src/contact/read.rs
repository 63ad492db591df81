//! Which channels did the merchant name?
//!
//! A channel whose kind or address cannot be used is left out: a way to a person that leads nowhere is worse than none.

use super::{Channel, ChannelKind, Chat, Hours, PROVIDERS};
use crate::i18n::Words;
use crate::problem::{Reader, Value};
use crate::time::{read_dates, read_hours, read_minutes};

// A month: a later answer is none.
const ANSWER_MINUTES_MAX: u32 = 31 * 24 * 60;

/// The list of channels, in the merchant's order.
pub fn read(reader: &Reader<'_>) -> Vec<Channel> {
    let mut channels: Vec<Channel> = Vec::new();
    for item in reader.items() {
        let Some(channel) = read_channel(&item) else { continue };
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
    item.known(&["id", "kind", "address", "provider", "settings", "label", "hours", "closed", "answers_within"]);
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
    let kind = match name {
        "custom" => ChannelKind::Custom(item.get("address").and_then(|a| read_address(&a, is_page, PAGE))),
        "email" => ChannelKind::Email(read_address(&item.need("address", MAIL.1)?, is_mail, MAIL)?),
        "phone" => ChannelKind::Phone(read_address(&item.need("address", PHONE.1)?, is_phone, PHONE)?),
        "whatsapp" => ChannelKind::WhatsApp(read_address(&item.need("address", PHONE.1)?, is_phone, PHONE)?),
        "sms" => ChannelKind::Sms(read_address(&item.need("address", PHONE.1)?, is_phone, PHONE)?),
        "social" => ChannelKind::Social(read_address(&item.need("address", PAGE.1)?, is_page, PAGE)?),
        "call-back" => ChannelKind::CallBack(read_address(&item.need("address", PAGE.1)?, is_page, PAGE)?),
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
    let label = item.get("label").map(|label| Words::read(&label)).unwrap_or_default();
    Some(Channel { id, kind, label, hours, answers_within_min })
}

/// A provider's name and what it needs to know the shop by.
fn read_chat(item: &Reader<'_>) -> Option<Chat> {
    let names: Vec<&str> = PROVIDERS.iter().map(|caps| caps.name).collect();
    let help = format!("write the provider's name: {}", names.join(", "));
    let provider = item.need("provider", &help)?;
    let name = provider.text()?.trim();
    let Some(caps) = PROVIDERS.iter().find(|caps| caps.name == name) else {
        provider.not("chat-provider", "a provider we know", help);
        return None;
    };
    let mut settings = Vec::new();
    if let Some(given) = item.get("settings") {
        given.known(&[caps.needs, caps.takes].concat());
        for (key, value) in given.entries() {
            settings.extend(value.text().map(|text| (key.to_owned(), text.trim().to_owned())));
        }
    }
    Some(Chat { provider: name.to_owned(), settings })
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

const PAGE: (&str, &str) = ("an address that can be opened", "write https://… or a path that begins with /");
const MAIL: (&str, &str) = ("an e-mail address", "write it alone, such as help@shop.example");
const PHONE: (&str, &str) = ("a telephone number", "write it with its country, such as +30 210 555 0148");

fn read_address(reader: &Reader<'_>, is_good: fn(&str) -> bool, (what, help): (&str, &str)) -> Option<String> {
    let address = reader.text()?.trim();
    if !is_good(address) {
        reader.not("address", what, help);
        return None;
    }
    Some(address.to_owned())
}

fn is_page(address: &str) -> bool {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    (is_path || address.starts_with("https://") || address.starts_with("http://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// One at-sign with something on either side, and nothing that a `mailto:` link would read as more than an address.
fn is_mail(address: &str) -> bool {
    let parts = address.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()[]?&,;:\\\"%".contains(c))
}

fn is_phone(address: &str) -> bool {
    let digits = address.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits)
        && address.chars().enumerate().all(|(i, c)| c.is_ascii_digit() || " ()-./".contains(c) || (c == '+' && i == 0))
}
