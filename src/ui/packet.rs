//! What will be passed on, and may the shopper keep some of it?

use yew::prelude::*;

use super::contact::channel_name;
use super::icon::Icon;
use super::{Act, Handoff, Model, trail};
use crate::contact::{Channel, ChannelKind};
use crate::i18n::Key;
use crate::session::{Event as Step, Line, LineKind, packet};

/// The packet before it leaves.
pub(super) fn view(model: &Model, id: &str) -> Html {
    let Some(channel) = model.known.channels.iter().find(|c| c.id == id) else { return super::contact::view(model) };
    let packet = packet(&model.session, &trail(model));
    html! {
        <>
            <div class="body art" part="packet" key="packet">
                <h2 class="q" tabindex="-1" data-focus="heading">{ model.text(Key::PacketTitle) }</h2>
                <p class="soft">{ model.text(Key::PacketBody) }</p>
                <dl class="pack num">{ for packet.lines.iter().map(|l| line(model, l)) }</dl>
            </div>
            <div class="foot" key="foot">
                <span class="small">{ model.text(opens(channel)) }</span>
                { start(model, channel) }
            </div>
        </>
    }
}

fn line(model: &Model, line: &Line) -> Html {
    let label = model.text(label(line.kind));
    let (sign, words) =
        if line.struck { (Icon::Restore, Key::PacketRestore) } else { (Icon::Close, Key::PacketStrike) };
    html! {
        <div key={label.to_owned()} class={line.struck.then_some("off")}>
            <dt>{ label }</dt>
            <dd>
                <bdi>{ &line.text }</bdi>
                if !line.note.is_empty() { <small>{ model.catalog.fill(Key::PacketReceipt, &[("code", &line.note)]) }</small> }
            </dd>
            if line.kind != LineKind::Question {
                <dd class="do">
                    <button type="button" class="bare" part="strike" aria-label={model.catalog.fill(words, &[("line", label)])}
                        onclick={model.on(Act::Visit(Step::LineToggled(line.kind)))}>{ sign.draw() }</button>
                </dd>
            }
        </div>
    }
}

/// The label of a line, in the shopper's language.
fn label(kind: LineKind) -> Key {
    match kind {
        LineKind::Question => Key::PacketQuestion,
        LineKind::Product => Key::PacketProduct,
        LineKind::Place => Key::PacketPlace,
        LineKind::Delivery => Key::PacketDelivery,
        LineKind::Tried => Key::PacketTried,
        LineKind::Read => Key::PacketRead,
    }
}

fn opens(channel: &Channel) -> Key {
    match channel.kind {
        ChannelKind::Custom(_) => Key::PacketOpensChat,
        ChannelKind::Email(_) => Key::PacketOpensMail,
        ChannelKind::Phone(_) => Key::PacketOpensPhone,
    }
}

/// A real link where there is an address: it works whatever happens to our code, and no pop-up is blocked.
fn start(model: &Model, channel: &Channel) -> Html {
    let (escalate, act, handoff) = (model.escalate.clone(), model.act.clone(), handoff(model, channel));
    let has_address = !matches!(channel.kind, ChannelKind::Custom(None));
    let onclick = Callback::from(move |e: MouseEvent| {
        let taken = escalate.emit(handoff.clone());
        if taken {
            e.prevent_default();
        }
        act.emit(Act::Visit(if taken || has_address { Step::Confirmed } else { Step::ChannelFailed }));
    });
    let words = model.text(match channel.kind {
        ChannelKind::Custom(_) => Key::StartChat,
        ChannelKind::Email(_) => Key::StartMail,
        ChannelKind::Phone(_) => Key::StartCall,
    });
    match href(model, channel) {
        Some(href) => {
            let new = matches!(channel.kind, ChannelKind::Custom(_));
            html! {
                <a class="btn main" part="start" {href} target={new.then_some("_blank")} rel={new.then_some("noopener")} {onclick}>{ words }</a>
            }
        }
        None => html! { <button type="button" class="btn main" part="start" {onclick}>{ words }</button> },
    }
}

fn href(model: &Model, channel: &Channel) -> Option<String> {
    let address = match &channel.kind {
        ChannelKind::Custom(address) => address.clone()?,
        ChannelKind::Phone(number) => {
            format!("tel:{}", number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
        }
        ChannelKind::Email(address) => {
            let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
            let (subject, body) = (super::facts::product_name(model), draft(model));
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
    let (kind, address) = match &channel.kind {
        ChannelKind::Custom(address) => ("custom", address.clone()),
        ChannelKind::Email(address) => ("email", Some(address.clone())),
        ChannelKind::Phone(number) => ("phone", Some(number.clone())),
    };
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
        LineKind::Tried => "tried",
        LineKind::Read => "read",
    }
}

/// After the hand-off.
pub(super) fn handed_off(model: &Model, id: &str) -> Html {
    let name = model.known.channels.iter().find(|c| c.id == id).map(|c| channel_name(model, c)).unwrap_or_default();
    html! {
        <div class="body art" part="handed-off" key="handed">
            <h2 class="q" tabindex="-1" data-focus="heading">{ model.text(Key::HandedTitle) }</h2>
            <p><strong><bdi>{ name }</bdi></strong></p>
            <p class="soft">{ model.text(Key::HandedBody) }</p>
            { super::contact::offer(model) }
        </div>
    }
}
