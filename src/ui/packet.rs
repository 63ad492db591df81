//! What will be passed on, and may the shopper keep some of it?

use yew::prelude::*;

use super::contact::channel_name;
use super::element::{Pair, button, element, group, heading, keyed, pressed, text, together, words};
use super::facts::{passed_on, shown};
use super::{Act, Model, callback, line};
use crate::contact::{Channel, ChannelKind, link, network, room};
use crate::i18n::Key;
use crate::session::{Event as Step, How, escaped, is_masked, units};

/// What the page is told at a hand-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handoff {
    /// The channel's id.
    pub channel: String,
    /// `custom`, `email` or `phone`.
    pub kind: &'static str,
    /// Its address, number or URL.
    pub address: Option<String>,
    /// The packet as text.
    pub draft: String,
    /// What the shopper left in the packet: what a line is about, its text, its note.
    pub lines: Vec<(&'static str, String, String)>,
}

/// The packet before it leaves.
pub(super) fn view(model: &Model, id: &str) -> Html {
    point!("render:packet.view");
    let Some(channel) = model.known.channels.iter().find(|c| c.id == id) else { return super::contact::view(model) };
    let packet = shown(model);
    let calls = matches!(channel.kind, ChannelKind::CallBack(_));
    let lines = packet.lines.iter().map(|l| line::view(model, l)).collect();
    let body = together([
        heading("q", model.text(Key::PacketTitle)),
        if calls { callback::fields(model, channel) } else { Html::default() },
        words("p", "soft", model.text(Key::PacketBody)),
        element("dl", &[("class", "pack num")], group(lines)),
        line::notes(model, packet.kept().any(|line| is_masked(&line.text)), is_spoken(channel)),
    ]);
    let foot = if calls {
        callback::foot(model, channel)
    } else {
        together([words("span", "small", &opens(model, channel)), start(model, channel)])
    };
    together([
        keyed("packet", element("div", &[("class", "body art"), ("part", "packet")], body)),
        keyed("foot", element("div", &[("class", "foot")], foot)),
    ])
}

/// What opens when the shopper goes on.
fn opens(model: &Model, channel: &Channel) -> String {
    let key = match &channel.kind {
        ChannelKind::Email(_) => Key::PacketOpensMail,
        ChannelKind::Phone(_) | ChannelKind::CallBack(_) => Key::PacketOpensPhone,
        ChannelKind::Sms(_) => Key::PacketOpensSms,
        ChannelKind::WhatsApp(_) => return model.catalog.fill(Key::PacketOpensApp, &[("name", "WhatsApp")]),
        ChannelKind::Social(address) => match network(address) {
            Some(name) => return model.catalog.fill(Key::PacketOpensApp, &[("name", name)]),
            None => Key::PacketOpensChat,
        },
        ChannelKind::Custom(_) | ChannelKind::Chat(_) => Key::PacketOpensChat,
    };
    model.text(key).to_owned()
}

/// The button that goes on to a channel.
pub(super) fn start(model: &Model, channel: &Channel) -> Html {
    point!("render:packet.start");
    let label = text(model.text(match channel.kind {
        ChannelKind::Email(_) => Key::StartMail,
        ChannelKind::Phone(_) | ChannelKind::CallBack(_) => Key::StartCall,
        ChannelKind::WhatsApp(_) | ChannelKind::Sms(_) | ChannelKind::Social(_) => Key::StartWrite,
        ChannelKind::Custom(_) | ChannelKind::Chat(_) => Key::StartChat,
    }));
    begin(model, channel, &[("class", "btn main"), ("part", "start")], label)
}

/// A real link where there is an address: it works whatever happens to our code, and no pop-up is blocked.
pub(super) fn begin(model: &Model, channel: &Channel, look: &[Pair<'_>], label: Html) -> Html {
    point!("render:packet.begin");
    let (escalate, act, handoff) = (model.escalate.clone(), model.act.clone(), handoff(model, channel));
    let id = channel.id.clone();
    let onclick = Callback::from(move |e: MouseEvent| {
        point!("call:packet.begin");
        let taken = escalate.emit(handoff.clone());
        if taken {
            e.prevent_default();
        }
        act.emit(Act::Visit(Step::Confirmed { channel: id.clone(), taken }));
    });
    let (target, rel) = match channel.kind {
        ChannelKind::Custom(Some(_)) | ChannelKind::Social(_) | ChannelKind::WhatsApp(_) => ("_blank", "noopener"),
        _ => ("", ""),
    };
    match &href(model, channel) {
        Some(href) => {
            let link = [("href", href.as_str()), ("target", target), ("rel", rel)];
            pressed("a", onclick, &[look, &link].concat(), label)
        }
        None => pressed("button", onclick, look, label),
    }
}

const DRAFT_MAX: usize = 5_000;

fn href(model: &Model, channel: &Channel) -> Option<String> {
    let packet = passed_on(model);
    let subject = packet.subject();
    let (max, as_written) = room(&channel.kind, &subject);
    let text = packet.text(max, if as_written { escaped } else { units });
    crate::content::Link::parse(&link(&channel.kind, &subject, &text)?).map(|link| link.as_str().to_owned())
}

pub(super) fn handoff(model: &Model, channel: &Channel) -> Handoff {
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

/// Whether the shopper says herself what the packet says.
fn is_spoken(channel: &Channel) -> bool {
    matches!(channel.kind, ChannelKind::Phone(_))
}

/// After the hand-off.
pub(super) fn handed_off(model: &Model, id: &str) -> Html {
    point!("render:packet.handed_off");
    let channel = model.known.channels.iter().find(|c| c.id == id);
    if let Some(channel) = channel.filter(|c| matches!(c.kind, ChannelKind::CallBack(_))) {
        return callback::asked(model, channel);
    }
    let name = channel.map_or("", |channel| channel_name(model, channel));
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
    let packet = if channel.is_some_and(is_spoken) { shown(model) } else { passed_on(model) };
    let mut body = vec![
        heading("q", model.text(Key::HandedTitle)),
        element("p", &[], element("strong", &[], words("bdi", "", name))),
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

/// Whatever a channel could take along: here it is, to read out or to copy.
pub(super) fn copy(model: &Model) -> Html {
    point!("render:packet.copy");
    words("p", "draft", &passed_on(model).text(DRAFT_MAX, units))
}
