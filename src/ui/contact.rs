//! Who can help, and how soon?
//!
//! Shown only when the visit's gate is open; the views ask [`crate::session::Session::person_offered`] and nothing else.

use yew::prelude::*;

use super::element::{button, element, group, heading, keyed, text, together, words};
use super::icon::Icon;
use super::{Act, Model, after, intl, packet};
use crate::contact::{Channel, ChannelKind, Clocks, Reach, either, ranked, said, words as say};
use crate::i18n::{Key, within};
use crate::session::{Event as Step, Lost};

/// The view of all channels.
pub(super) fn view(model: &Model) -> Html {
    point!("render:contact.view");
    let mut above = vec![heading("", model.text(Key::ContactTitle))];
    match model.session.lost().last() {
        Some((id, why)) => {
            let channel = model.known.channels.iter().find(|c| c.id == *id);
            let name = channel.map_or("", |channel| channel_name(model, channel));
            let said = model.voice().labelled(name, &within(lost(model, *why)));
            above.push(element("p", &[("class", "lost"), ("part", "lost")], text(&said)));
            above.push(words("p", "", model.text(Key::LostCarried)));
        }
        None if model.session.has_failed() => above.push(words("p", "", model.text(Key::ContactSorry))),
        None => above.push(words("p", "", model.text(Key::ResultsWho))),
    }
    let mut nodes = vec![element("div", &[("class", "empty")], group(above)), channels(model)];
    if model.session.is_confirmed() && model.known.channels.iter().all(|channel| reason(model, &channel.id).is_some()) {
        // No way is left that did not fail: what would have been sent is not lost.
        nodes.push(words("p", "soft", model.text(Key::HandedBody)));
        nodes.push(packet::copy(model));
    }
    nodes.push(after::reasons(model));
    keyed("contact", element("div", &[("class", "body")], group(nodes)))
}

/// The way to a person, once there is one.
pub(super) fn offer(model: &Model) -> Html {
    point!("render:contact.offer");
    if !model.session.person_offered() {
        return Html::default();
    }
    let look = [("class", "link"), ("part", "person")];
    let button = button(model, Act::Visit(Step::PersonRequested), &look, text(model.text(Key::ContactOffer)));
    element("p", &[("class", "offer")], button)
}

/// The channels, soonest first; those that could not be opened stay, as the last.
pub(super) fn channels(model: &Model) -> Html {
    point!("render:contact.channels");
    if !model.session.person_offered() {
        return Html::default();
    }
    let known = &model.known;
    let is_lost = |reach: &Reach| known.channels.get(reach.index).is_some_and(|c| reason(model, &c.id).is_some());
    let (failed, reach): (Vec<Reach>, Vec<Reach>) =
        ranked(&known.channels, &known.zone, model.now).into_iter().partition(is_lost);
    let compared = either(&known.channels, &reach, clocks(model));
    let compared = compared.map(|both| say::either(model.voice(), &known.channels, &both)).unwrap_or_default();
    let mut items = Vec::new();
    for reach in reach.iter().chain(&failed) {
        if let Some(named) = known.channels.get(reach.index) {
            items.push(row(model, named, items.is_empty()));
        }
    }
    let list = element("ul", &[("class", "channels"), ("part", "channels")], group(items));
    if compared.is_empty() {
        return list;
    }
    together([element("p", &[("class", "compared num"), ("part", "soonest")], text(&compared)), list])
}

fn row(model: &Model, channel: &Channel, first: bool) -> Html {
    let (icon, verb) = match channel.kind {
        ChannelKind::Phone(_) => (Icon::Phone, Key::DoCall),
        ChannelKind::CallBack(_) => (Icon::CallBack, Key::DoCallBack),
        ChannelKind::Email(_) => (Icon::Mail, Key::DoWrite),
        ChannelKind::Sms(_) => (Icon::Text, Key::DoWrite),
        ChannelKind::WhatsApp(_) | ChannelKind::Social(_) => (Icon::Chat, Key::DoWrite),
        ChannelKind::Custom(_) | ChannelKind::Chat(_) => (Icon::Chat, Key::DoChat),
    };
    let (name, verb) = (channel_name(model, channel), model.text(verb));
    let title = element("strong", &[], words("bdi", "", name));
    let when = match reason(model, &channel.id) {
        Some(why) => lost(model, why).to_owned(),
        None => when(model, channel),
    };
    let about = element("div", &[], together([title, words("small", "num", &when)]));
    let label = model.voice().labelled(verb, name);
    let look = [
        ("class", if first { "btn main" } else { "btn" }),
        ("part", "channel"),
        ("data-channel", channel.id.as_str()),
        ("aria-label", label.as_str()),
    ];
    // Whoever has seen what is passed on goes straight on; a call back needs a number first.
    let button = if model.session.is_confirmed() && !matches!(channel.kind, ChannelKind::CallBack(_)) {
        packet::begin(model, channel, &look, text(verb))
    } else {
        button(model, Act::Visit(Step::ChannelChosen(channel.id.clone())), &look, text(verb))
    };
    keyed(&channel.id, element("li", &[("class", "ch")], together([icon.draw(), about, button])))
}

/// Why a channel could not be opened in this visit, where it could not.
fn reason(model: &Model, id: &str) -> Option<Lost> {
    model.session.lost().iter().find(|(lost, _)| lost == id).map(|(_, why)| *why)
}

/// Why a way did not open.
fn lost(model: &Model, why: Lost) -> &str {
    model.text(match why {
        Lost::Blocked => Key::LostBlocked,
        Lost::Slow => Key::LostSlow,
        Lost::Closed => Key::LostClosed,
        Lost::Broken => Key::LostBroken,
        Lost::Offline => Key::LostOffline,
    })
}

/// What a channel is called.
pub(super) fn channel_name<'m>(model: &'m Model, channel: &'m Channel) -> &'m str {
    say::name(model.voice(), channel)
}

/// When a person is there: "Open until 18:00 · answers in about 3 min".
pub(super) fn when(model: &Model, channel: &Channel) -> String {
    let zone = &model.known.zone;
    let one = ranked(core::slice::from_ref(channel), zone, model.now);
    let told = one.first().map(|reach| said(channel, reach, clocks(model))).unwrap_or_default();
    say::when(model.voice(), channel, &told)
}

/// The clocks by which is told: the shop's, and the shopper's beside them.
pub fn clocks(model: &Model) -> Clocks<'_> {
    Clocks { now: model.now, shop: &model.known.zone, here: &intl::offset }
}
