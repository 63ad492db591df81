//! Who can be reached, how and when?
//!
//! In words for people, and as ContactPoint for machines. A page cannot know whether somebody is there now: it says the
//! hours of a week.

use maud::{Markup, html};
use serde_json::{Value as Json, json};
use shelfhelp::contact::{Channel, ChannelKind, Hours, link, words};
use shelfhelp::delivery::words::week;
use shelfhelp::i18n::Key;
use shelfhelp::time::{TimeOfDay, Weekday};

use super::site::{Language, Site};

/// The channels of the shop that a page can offer, each with its link and what of it is to be read, too. Chats and forms are
/// the widget's to open.
fn channels<'c>(site: &'c Site<'_>) -> impl Iterator<Item = (&'c Channel, String, &'c str)> {
    site.shop.channels.iter().filter_map(|channel| {
        let shown = match &channel.kind {
            ChannelKind::Phone(address)
            | ChannelKind::Email(address)
            | ChannelKind::WhatsApp(address)
            | ChannelKind::Sms(address) => address.as_str(),
            _ => "",
        };
        Some((channel, link(&channel.kind, "", "")?, shown))
    })
}

/// Everybody, each with what there is to say.
pub(super) fn section(site: &Site<'_>, language: &Language<'_>) -> Markup {
    if channels(site).next().is_none() {
        return html! {};
    }
    html! {
        section.contact aria-labelledby="p.contact" {
            h2 id="p.contact" { (language.text(Key::ContactTitle)) }
            ul.ways {
                @for (channel, href, shown) in channels(site) {
                    li {
                        @let name = words::name(language.voice(), channel);
                        a href=(href) { (name) }
                        @if !shown.is_empty() && shown != name { " " bdi { (shown) } }
                        @let when = when(language, channel);
                        @if !when.is_empty() { small { (when) } }
                    }
                }
            }
        }
    }
}

/// `Mon–Fri 09:00–18:00 · answers in about 2 h`.
fn when(language: &Language<'_>, channel: &Channel) -> String {
    let voice = language.voice();
    let hours = channel.hours.as_ref().map(|hours| unbroken(&week(voice, &hours.spans)));
    let soon = channel
        .answers_within_min
        .map(|minutes| voice.fill(Key::ContactAnswers, &[("span", &voice.format.span(i64::from(minutes)))]));
    hours.into_iter().chain(soon).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Ranges that no line breaks apart: a lone `Mon–` says something else.
pub(super) fn unbroken(words: &str) -> String {
    words.replace('\u{2009}', "\u{202f}").replace('–', "\u{2060}–\u{2060}")
}

/// The same for machines.
pub(super) fn points(site: &Site<'_>) -> Vec<Json> {
    let point = |channel: &Channel| {
        let mut point = match &channel.kind {
            ChannelKind::Phone(number) => json!({ "@type": "ContactPoint", "telephone": number }),
            ChannelKind::Email(address) => json!({ "@type": "ContactPoint", "email": address }),
            _ => return None,
        };
        point["contactType"] = "customer service".into();
        if let Some(hours) = &channel.hours {
            point["hoursAvailable"] = opening(hours);
        }
        Some(point)
    };
    site.shop.channels.iter().filter_map(point).collect()
}

fn opening(hours: &Hours) -> Json {
    let mut spans: Vec<(TimeOfDay, TimeOfDay, Vec<String>)> = Vec::new();
    for (day, from, until) in &hours.spans {
        match spans.iter_mut().find(|(opens, closes, _)| (opens, closes) == (from, until)) {
            Some((_, _, days)) => days.push(weekday(*day)),
            None => spans.push((*from, *until, vec![weekday(*day)])),
        }
    }
    let span = |(from, until, days): &(TimeOfDay, TimeOfDay, Vec<String>)| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": from.to_string(),
            // The end of a day has no other name on a clock.
            "closes": if *until == TimeOfDay::END { "23:59".to_owned() } else { until.to_string() },
        })
    };
    spans.iter().map(span).collect()
}

/// `https://schema.org/Monday`.
pub(super) fn weekday(day: Weekday) -> String {
    format!("https://schema.org/{day:?}")
}
