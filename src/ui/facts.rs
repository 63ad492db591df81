//! How are promises, places and live facts put into words?

use super::{Model, Tongue, written};
use crate::content::{self, Facts};
use crate::delivery::tracking::Proof;
use crate::delivery::{Destination, Promise, short_receipt, words};
use crate::i18n::Voice;
use crate::search::Reply;
use crate::session::{Packet, Stage, Trail, packet};

/// A destination in words: the shop's name for the place or the country, and the postcode.
pub fn place_name(model: &Model, to: &Destination, named: &str) -> String {
    words::place_name(model.voice(), model.known.policy.as_ref(), to, named)
}

/// The dates of a promise in words.
pub(super) fn dates(model: &Model, promise: &Promise) -> String {
    words::dates(model.voice(), promise, model.today())
}

/// The dates of a promise as they are read aloud.
pub(super) fn spoken(model: &Model, promise: &Promise) -> String {
    words::spoken(model.voice(), promise, model.today())
}

/// The price of a promise in words.
pub(super) fn price(model: &Model, promise: &Promise) -> String {
    words::price(model.voice(), promise)
}

/// The name of a method in words; a method without a name is called by what it does.
pub(super) fn method_name<'m>(model: &'m Model, promise: &'m Promise) -> &'m str {
    words::method_name(model.voice(), promise)
}

/// A promise in one line: dates and price.
pub fn promise_words(model: &Model, promise: &Promise) -> String {
    words::line(model.voice(), promise, model.today())
}

/// Where the parcel would go, in words; empty where that is not known.
fn place(model: &Model, voice: Voice<'_>) -> String {
    let named = model.headline().map_or("", |promise| promise.place.get(voice.locale));
    let place = |to| words::place_name(voice, model.known.policy.as_ref(), to, named);
    model.destination.as_ref().map(place).unwrap_or_default()
}

/// A live fact by name; none when it cannot be known. An answer opened from a question that named a place tells of that
/// place.
pub fn fact(model: &Model, name: &str) -> Option<String> {
    let asked = model.asked.as_ref().filter(|_| matches!(model.session.stage(), Stage::Reading(_)));
    let voice = model.voice_of_answer();
    let place = match asked {
        Some(reply) => reply.place(voice, model.known.policy.as_ref()),
        None => place(model, voice),
    };
    let facts = Facts {
        voice,
        policy: model.known.policy.as_ref(),
        quote: asked.map_or(&model.quote, |reply| &reply.quote),
        destination: asked.map(Reply::destination).or(model.destination.as_ref()),
        place: &place,
        return_by: asked.map_or(model.return_by.as_ref(), |reply| reply.return_by.as_ref()),
        product: &model.known.product,
        product_name: &product_name(model),
        zone: &model.known.zone,
        now: model.now,
    };
    content::fact(name, &facts)
}

/// The product and variant in view.
pub(super) fn product_name(model: &Model) -> String {
    let name = model.known.product.name.get(&model.locale);
    if model.known.variant.is_empty() { name.to_owned() } else { format!("{name}, {}", model.known.variant) }
}

/// What is passed on, in the shopper's own language, to be seen.
pub(super) fn shown(model: &Model) -> Packet {
    packet(&model.session, &trail(model, model.voice()), model.voice())
}

/// The same as it is passed on: in the language of the shop's team.
pub fn passed_on(model: &Model) -> Packet {
    let voice = model.team.as_ref().map_or(model.voice(), Tongue::voice);
    let trail = trail(model, voice);
    // What stands in an open field is meant: whoever writes and starts the chat need not say so first.
    match written(model) {
        Some(step) => {
            let mut session = model.session.clone();
            session.update(step, model.now);
            packet(&session, &trail, voice)
        }
        None => packet(&model.session, &trail, voice),
    }
}

/// What the page knows at a hand-off, in the words of a voice.
fn trail(model: &Model, voice: Voice<'_>) -> Trail {
    let told = |promise: Option<&Promise>| {
        let way = |p: &Promise| voice.labelled(words::method_name(voice, p), &words::line(voice, p, model.today()));
        (promise.map(way).unwrap_or_default(), promise.map(|p| short_receipt(&p.receipt)).unwrap_or_default())
    };
    let (promise, receipt) = told(model.headline());
    let read = model.session.read().last().and_then(|read| model.answer(&read.id));
    let mut trail = Trail {
        product: voice.words(&model.known.product.name).to_owned(),
        variant: model.known.variant.clone(),
        place: place(model, voice),
        promise,
        receipt,
        page: model.path.clone(),
        topic: read.map(|answer| answer.topic.clone()).unwrap_or_default(),
        numbers: model.parcel.iter().filter(|one| one.proof == Proof::Checked).map(|one| one.number.clone()).collect(),
        ..Trail::default()
    };
    if model.team.is_some() {
        trail.language = (voice.format.language(&model.locale), model.locale.to_string());
    }
    // Once it is the shopper's place, the lines above say it.
    if let Some(reply) =
        model.asked.as_ref().filter(|reply| !model.destination.as_ref().is_some_and(|to| reply.is_at(to)))
    {
        let place = reply.place(voice, model.known.policy.as_ref());
        let (way, receipt) = told(reply.quote.headline());
        trail.asked = match way.as_str() {
            "" => reply.text(voice, &place, model.today()),
            _ => [place.as_str(), &way].join(" · "),
        };
        trail.asked_receipt = receipt;
    }
    trail
}
