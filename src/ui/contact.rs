//! Who can help, and how soon?
//!
//! Shown only when the visit's gate is open; the views ask [`crate::session::Session::person_offered`] and nothing else.

use yew::prelude::*;

use super::element::{button, element, group, heading, keyed, text, words};
use super::icon::Icon;
use super::{Act, Model, after, span};
use crate::contact::{Availability, Channel, ChannelKind, Reach, ranked};
use crate::i18n::Key;
use crate::session::Event as Step;
use crate::time::Timestamp;

/// The view of all channels.
pub(super) fn view(model: &Model) -> Html {
    let why = model.text(if model.session.has_failed() { Key::ContactSorry } else { Key::ResultsWho });
    let said = group(vec![heading("", model.text(Key::ContactTitle)), words("p", "", why)]);
    let body = group(vec![element("div", &[("class", "empty")], said), channels(model), after::reasons(model)]);
    keyed("contact", element("div", &[("class", "body")], body))
}

/// The way to a person, once there is one.
pub(super) fn offer(model: &Model) -> Html {
    if !model.session.person_offered() {
        return Html::default();
    }
    let look = [("class", "link"), ("part", "person")];
    let button = button(model, Act::Visit(Step::PersonRequested), &look, text(model.text(Key::ContactOffer)));
    element("p", &[("class", "offer")], button)
}

/// The channels, soonest first.
pub(super) fn channels(model: &Model) -> Html {
    if !model.session.person_offered() {
        return Html::default();
    }
    let reach = ranked(&model.known.channels, &model.known.zone, model.now);
    let mut items = Vec::new();
    for r in &reach {
        if let Some(named) = model.known.channels.get(r.index) {
            items.push(channel(model, named, r, items.is_empty()));
        }
    }
    element("ul", &[("class", "channels"), ("part", "channels")], group(items))
}

fn channel(model: &Model, channel: &Channel, reach: &Reach, first: bool) -> Html {
    let (icon, verb) = match channel.kind {
        ChannelKind::Phone(_) | ChannelKind::CallBack(_) => (Icon::Phone, Key::DoCall),
        ChannelKind::Email(_) => (Icon::Mail, Key::DoWrite),
        _ => (Icon::Chat, Key::DoChat),
    };
    let (name, verb) = (channel_name(model, channel), model.text(verb));
    let title = element("strong", &[], words("bdi", "", &name));
    let about = element("div", &[], group(vec![title, words("small", "num", &when(model, reach, channel))]));
    let label = format!("{verb}: {name}");
    let look = [
        ("class", if first { "btn main" } else { "btn" }),
        ("part", "channel"),
        ("data-channel", channel.id.as_str()),
        ("aria-label", label.as_str()),
    ];
    let button = button(model, Act::Visit(Step::ChannelChosen(channel.id.clone())), &look, text(verb));
    keyed(&channel.id, element("li", &[("class", "ch")], group(vec![icon.draw(), about, button])))
}

/// What a channel is called.
pub(super) fn channel_name(model: &Model, channel: &Channel) -> String {
    let label = channel.label.get(&model.locale);
    if !label.is_empty() {
        return label.to_owned();
    }
    match &channel.kind {
        ChannelKind::Phone(number) | ChannelKind::WhatsApp(number) | ChannelKind::Sms(number) => number.clone(),
        ChannelKind::Email(_) => model.text(Key::ContactEmail).to_owned(),
        _ => model.text(Key::ContactChat).to_owned(),
    }
}

/// When a person is there: "Open until 18:00, answers in about 3 min".
fn when(model: &Model, reach: &Reach, channel: &Channel) -> String {
    let at = |instant: Timestamp| {
        let (day, time) = model.known.zone.local(instant);
        (model.format.day(day), model.format.time(time))
    };
    let open = match reach.availability {
        Availability::Open { until } => model.catalog.fill(Key::ContactOpenUntil, &[("time", &at(until).1)]),
        Availability::Opens { at: opens } => {
            let (day, time) = at(opens);
            model.catalog.fill(Key::ContactOpens, &[("day", &day), ("time", &time)])
        }
        _ => String::new(),
    };
    let answer = match (&channel.kind, reach.answer_by, channel.answers_within_min) {
        (ChannelKind::Email(_), Some(by), _) => {
            let (day, time) = at(by);
            return model.catalog.fill(Key::ContactAnsweredBy, &[("day", &day), ("time", &time)]);
        }
        (ChannelKind::Phone(_), _, _) | (_, _, None) => String::new(),
        (_, _, Some(minutes)) => model.catalog.fill(Key::ContactAnswers, &[("span", &span(model, i64::from(minutes)))]),
    };
    // Two facts side by side, not a sentence glued from parts: the separator is the same in every language.
    [open, answer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
