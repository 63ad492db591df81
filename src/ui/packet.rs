//! What will be passed on, and may the shopper keep some of it?

use yew::prelude::*;

use super::contact::channel_name;
use super::element::{button, element, group, heading, keyed, pressed, text, words};
use super::facts::{passed_on, shown};
use super::{Act, Handoff, Model, line};
use crate::contact::{Channel, ChannelKind};
use crate::i18n::Key;
use crate::session::{Event as Step, How, Lost, escaped, is_masked, units};

/// The packet before it leaves.
pub(super) fn view(model: &Model, id: &str) -> Html {
    let Some(channel) = model.known.channels.iter().find(|c| c.id == id) else { return super::contact::view(model) };
    let packet = shown(model);
    let lines = packet.lines.iter().map(|l| line::view(model, l)).collect();
    let body = group(vec![
        heading("q", model.text(Key::PacketTitle)),
        words("p", "soft", model.text(Key::PacketBody)),
        element("dl", &[("class", "pack num")], group(lines)),
        line::notes(model, packet.kept().any(|line| is_masked(&line.text))),
    ]);
    let foot = group(vec![words("span", "small", model.text(opens(channel))), start(model, channel)]);
    group(vec![
        keyed("packet", element("div", &[("class", "body art"), ("part", "packet")], body)),
        keyed("foot", element("div", &[("class", "foot")], foot)),
    ])
}

fn opens(channel: &Channel) -> Key {
    match channel.kind {
        ChannelKind::Email(_) => Key::PacketOpensMail,
        ChannelKind::Phone(_) | ChannelKind::CallBack(_) => Key::PacketOpensPhone,
        _ => Key::PacketOpensChat,
    }
}

/// A real link where there is an address: it works whatever happens to our code, and no pop-up is blocked.
fn start(model: &Model, channel: &Channel) -> Html {
    let (escalate, act, handoff) = (model.escalate.clone(), model.act.clone(), handoff(model, channel));
    let (id, leads) = (channel.id.clone(), !matches!(channel.kind, ChannelKind::Custom(None)));
    let onclick = Callback::from(move |e: MouseEvent| {
        let taken = escalate.emit(handoff.clone());
        if taken {
            e.prevent_default();
        }
        let confirmed = Step::Confirmed { channel: id.clone(), taken };
        act.emit(Act::Visit(if taken || leads { confirmed } else { Step::ChannelFailed(Lost::Broken) }));
    });
    let label = text(model.text(match channel.kind {
        ChannelKind::Email(_) => Key::StartMail,
        ChannelKind::Phone(_) | ChannelKind::CallBack(_) => Key::StartCall,
        _ => Key::StartChat,
    }));
    let href = href(model, channel);
    let (target, rel) = match channel.kind {
        ChannelKind::Custom(Some(_)) | ChannelKind::Social(_) | ChannelKind::WhatsApp(_) => ("_blank", "noopener"),
        _ => ("", ""),
    };
    let look = [("class", "btn main"), ("part", "start")];
    match &href {
        Some(href) => {
            let link = [("href", href.as_str()), ("target", target), ("rel", rel)];
            pressed("a", onclick, &[look.as_slice(), &link].concat(), label)
        }
        None => pressed("button", onclick, &look, label),
    }
}

// A text message of three parts, and what every app takes of a link.
const SMS_MAX: usize = 459;
const WHATSAPP_MAX: usize = 2_000;
// Windows opens no longer address, percent signs included.
const MAILTO_MAX: usize = 1_900;
const DRAFT_MAX: usize = 5_000;

fn href(model: &Model, channel: &Channel) -> Option<String> {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let draft = |max, cost| encode(&passed_on(model).text(max, cost));
    let address = match &channel.kind {
        ChannelKind::Custom(address) => address.clone()?,
        ChannelKind::Chat(_) | ChannelKind::CallBack(_) => return None,
        ChannelKind::Social(address) => address.clone(),
        ChannelKind::WhatsApp(number) => {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            format!("https://wa.me/{digits}?text={}", draft(WHATSAPP_MAX, units))
        }
        ChannelKind::Sms(number) => {
            let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            format!("sms:{digits}?body={}", draft(SMS_MAX, units))
        }
        ChannelKind::Phone(number) => {
            format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
        }
        ChannelKind::Email(address) => {
            let subject = encode(&passed_on(model).subject());
            let max = MAILTO_MAX.saturating_sub(address.len() + subject.len());
            format!("mailto:{address}?subject={subject}&body={}", draft(max, escaped))
        }
    };
    crate::content::Link::parse(&address).map(|l| l.as_str().to_owned())
}

fn handoff(model: &Model, channel: &Channel) -> Handoff {
    let (kind, address) = (channel.kind.name(), channel.kind.address().map(str::to_owned));
    let packet = passed_on(model);
    let lines = packet.kept().filter(|line| !line.text.is_empty());
    Handoff {
        channel: channel.id.clone(),
        kind,
        address,
        lines: lines.map(|line| (line.kind.name(), line.text.clone(), line.note.clone())).collect(),
        draft: packet.text(DRAFT_MAX, units),
    }
}

/// After the hand-off.
pub(super) fn handed_off(model: &Model, id: &str) -> Html {
    let channel = model.known.channels.iter().find(|c| c.id == id);
    let name = channel.map(|c| channel_name(model, c)).unwrap_or_default();
    let is_chat = channel.is_some_and(|c| matches!(c.kind, ChannelKind::Chat(_)));
    let talk = model.session.conversation().filter(|talk| is_chat && talk.channel == id);
    let said = match talk.map(|talk| talk.how) {
        None => Key::HandedBody,
        Some(None) => Key::HandedOpening,
        Some(Some(How::Drafted)) => Key::HandedDrafted,
        Some(Some(How::Sent)) => Key::HandedSent,
        Some(Some(How::Copied)) => Key::HandedCopied,
        Some(Some(How::Shown)) => Key::HandedShown,
    };
    // What is read out is in the shopper's own language; what was handed over is shown as it was.
    let spoken = channel.is_some_and(|c| matches!(c.kind, ChannelKind::Phone(_) | ChannelKind::CallBack(_)));
    let packet = if spoken { shown(model) } else { passed_on(model) };
    let mut body = vec![
        heading("q", model.text(Key::HandedTitle)),
        element("p", &[], element("strong", &[], words("bdi", "", &name))),
        words("p", "soft", model.text(said)),
        // Whatever the channel could take along: here it is, to read out or to copy.
        words("p", "draft", &packet.text(DRAFT_MAX, units)),
    ];
    if talk.is_some() && model.talking {
        let look = [("class", "btn main"), ("part", "start")];
        let go = button(model, Act::Converse, &look, text(model.text(Key::HandedGo)));
        body.push(element("p", &[], go));
    }
    body.push(super::contact::offer(model));
    keyed("handed", element("div", &[("class", "body art"), ("part", "handed-off")], group(body)))
}
