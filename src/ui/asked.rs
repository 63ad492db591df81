//! What is the answer to "do you deliver to …"?
//!
//! A card above the results: the first way there, the others, and the offer to go on with that place.

use yew::prelude::*;

use super::element::{button, element, group, keyed, text, words};
use super::facts::{dates, method_name, price};
use super::{Act, Model};
use crate::content::{Answer, speaks_of};
use crate::delivery::Promise;
use crate::i18n::Key;
use crate::search::Reply;

// Whoever wants to know more of them chooses the place and looks under the price.
const OTHERS_MAX: usize = 3;

/// The card; nothing where the query names no place.
pub(super) fn card(model: &Model) -> Html {
    point!("render:asked.card");
    let Some(reply) = &model.asked else { return Html::default() };
    let place = reply.place(model.voice(), model.known.policy.as_ref());
    let line = words("strong", "num", &reply.text(model.voice(), &place, model.today()));
    let mut nodes = vec![words("small", "", &title(model, reply)), line];
    match reply.quote.headline() {
        Some(best) => nodes.push(others(model, reply, best)),
        None => {
            let reasons = reply.quote.refusals.iter().map(|refusal| refusal.reason.get(&model.locale));
            nodes.extend(reasons.filter(|reason| !reason.is_empty()).take(1).map(|reason| words("span", "", reason)));
        }
    }
    let kept = model.session.destination().is_some_and(|to| reply.is_at(to));
    if kept || !model.destination.as_ref().is_some_and(|to| reply.is_at(to)) {
        // The same button before and after, so that the focus stays where it is.
        let label = text(model.text(if kept { Key::PlaceKept } else { Key::PlaceKeep }));
        let offer = button(model, Act::KeepPlace, &[("class", "link"), ("part", "keep")], label);
        nodes.push(element("div", &[], offer));
    }
    keyed("asked", element("div", &[("class", "fact"), ("part", "asked")], group(nodes)))
}

/// One line for each other method.
fn others(model: &Model, reply: &Reply, best: &Promise) -> Html {
    let mut methods = vec![&best.method];
    let mut items = Vec::new();
    for promise in &reply.quote.promises {
        if methods.contains(&&promise.method) || items.len() == OTHERS_MAX {
            continue;
        }
        methods.push(&promise.method);
        let (name, dates, price) = (method_name(model, promise), dates(model, promise), price(model, promise));
        let cells = vec![words("bdi", "", name), words("span", "", &dates), words("span", "p", &price)];
        items.push(keyed(&promise.method, element("li", &[], group(cells))));
    }
    if items.is_empty() { Html::default() } else { element("ul", &[("class", "opts num")], group(items)) }
}

/// Says in an answer whose dates and prices are those of the place in the question that this is so.
pub(super) fn note(model: &Model, answer: &Answer) -> Html {
    point!("render:asked.note");
    let tells = |group: &&str| speaks_of(&answer.body, group);
    match &model.asked {
        Some(reply) if ["delivery.", "free_shipping.", "pickup.", "returns."].iter().any(tells) => {
            words("p", "h", &title(model, reply))
        }
        _ => Html::default(),
    }
}

fn title(model: &Model, reply: &Reply) -> String {
    let place = reply.place(model.voice(), model.known.policy.as_ref());
    model.catalog.fill(Key::DeliveryAsked, &[("place", &place)])
}
