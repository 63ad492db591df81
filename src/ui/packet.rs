//! What will be passed on, and may the shopper keep some of it?

use yew::prelude::*;

use super::contact::channel_name;
use super::element::{button, element, group, heading, keyed, pressed, text, words};
use super::icon::Icon;
use super::{Act, Handoff, Model, trail};
use crate::contact::{Caps, Channel, ChannelKind};
use crate::i18n::Key;
use crate::session::{Event as Step, How, Line, LineKind, Lost, packet};

/// The packet before it leaves.
pub(super) fn view(model: &Model, id: &str) -> Html {
    let Some(channel) = model.known.channels.iter().find(|c| c.id == id) else { return super::contact::view(model) };
    let packet = packet(&model.session, &trail(model));
    let lines = packet.lines.iter().map(|l| line(model, l)).collect();
    let body = group(vec![
        heading("q", model.text(Key::PacketTitle)),
        words("p", "soft", model.text(Key::PacketBody)),
        element("dl", &[("class", "pack num")], group(lines)),
    ]);
    let foot = group(vec![words("span", "small", model.text(opens(channel))), start(model, channel)]);
    group(vec![
        keyed("packet", element("div", &[("class", "body art"), ("part", "packet")], body)),
        keyed("foot", element("div", &[("class", "foot")], foot)),
    ])
}

fn line(model: &Model, line: &Line) -> Html {
    let label = model.text(label(line.kind));
    let (sign, verb) = if line.struck { (Icon::Restore, Key::PacketRestore) } else { (Icon::Close, Key::PacketStrike) };
    let mut said = vec![words("bdi", "", &line.text)];
    if !line.note.is_empty() {
        said.push(words("small", "", &model.catalog.fill(Key::PacketReceipt, &[("code", &line.note)])));
    }
    let mut cells = vec![words("dt", "", label), element("dd", &[], group(said))];
    if line.kind != LineKind::Question {
        let named = model.catalog.fill(verb, &[("line", label)]);
        let look = [("class", "bare"), ("part", "strike"), ("aria-label", named.as_str())];
        let button = button(model, Act::Visit(Step::LineToggled(line.kind)), &look, sign.draw());
        cells.push(element("dd", &[("class", "do")], button));
    }
    keyed(label, element("div", &[("class", if line.struck { "off" } else { "" })], group(cells)))
}

/// The label of a line, in the shopper's language.
fn label(kind: LineKind) -> Key {
    match kind {
        LineKind::Question => Key::PacketQuestion,
        LineKind::Product => Key::PacketProduct,
        LineKind::Place => Key::PacketPlace,
        LineKind::Delivery => Key::PacketDelivery,
        LineKind::Asked => Key::PacketAsked,
        LineKind::Tried => Key::PacketTried,
        LineKind::Read => Key::PacketRead,
    }
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

fn href(model: &Model, channel: &Channel) -> Option<String> {
    let address = match &channel.kind {
        ChannelKind::Custom(address) => address.clone()?,
        ChannelKind::Chat(_) | ChannelKind::CallBack(_) => return None,
        ChannelKind::Social(address) => address.clone(),
        ChannelKind::WhatsApp(number) => {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            format!("https://wa.me/{digits}?text={}", String::from(js_sys::encode_uri_component(&draft(model))))
        }
        ChannelKind::Sms(number) => {
            let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            format!("sms:{digits}?body={}", String::from(js_sys::encode_uri_component(&draft(model))))
        }
        ChannelKind::Phone(number) => {
            format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
        }
        ChannelKind::Email(address) => {
            let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
            let lines = packet(&model.session, &trail(model)).lines;
            let product = lines.into_iter().find(|l| l.kind == LineKind::Product && !l.struck);
            let (subject, body) = (product.map(|l| l.text).unwrap_or_default(), draft(model));
            format!("mailto:{address}?subject={}&body={}", encode(&subject), encode(&body))
        }
    };
    crate::content::Link::parse(&address).map(|l| l.as_str().to_owned())
}

/// The packet as text, in the shopper's language, without the lines struck out.
fn draft(model: &Model) -> String {
    packet(&model.session, &trail(model)).draft(&|kind| model.text(label(kind)).to_owned())
}

fn handoff(model: &Model, channel: &Channel) -> Handoff {
    let (kind, address) = (channel.kind.name(), channel.kind.address().map(str::to_owned));
    let lines = packet(&model.session, &trail(model)).lines;
    Handoff {
        channel: channel.id.clone(),
        kind,
        address,
        draft: draft(model),
        lines: lines.into_iter().filter(|l| !l.struck).map(|l| (about(l.kind), l.text, l.note)).collect(),
    }
}

/// The name of a line in the details of `shelf-escalate`.
fn about(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Question => "question",
        LineKind::Product => "product",
        LineKind::Place => "place",
        LineKind::Delivery => "delivery",
        LineKind::Asked => "asked",
        LineKind::Tried => "tried",
        LineKind::Read => "read",
    }
}

/// What a provider takes along, within its limits.
pub struct Fitted {
    /// The text for the composer.
    pub draft: String,
    /// Named values.
    pub fields: Vec<(String, String)>,
    /// Tags.
    pub tags: Vec<String>,
}

/// The packet, fitted to what a provider can take.
pub fn fitted(model: &Model, caps: &Caps) -> Fitted {
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let lines = packet(&model.session, &trail(model)).lines;
    let kept = lines.iter().filter(|line| !line.struck).take(caps.fields_max);
    Fitted {
        draft: cut(&draft(model), caps.draft_max),
        fields: kept.map(|line| (about(line.kind).to_owned(), cut(&line.text, caps.value_max))).collect(),
        tags: vec!["shelfhelp".to_owned()],
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
    let mut body = vec![
        heading("q", model.text(Key::HandedTitle)),
        element("p", &[], element("strong", &[], words("bdi", "", &name))),
        words("p", "soft", model.text(said)),
        // Whatever the channel could take along: here it is, to read out or to copy.
        words("p", "draft", &draft(model)),
    ];
    if talk.is_some() && model.talking {
        let look = [("class", "btn main"), ("part", "start")];
        let go = button(model, Act::Converse, &look, text(model.text(Key::HandedGo)));
        body.push(element("p", &[], go));
    }
    body.push(super::contact::offer(model));
    keyed("handed", element("div", &[("class", "body art"), ("part", "handed-off")], group(body)))
}
