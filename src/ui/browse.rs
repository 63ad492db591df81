//! What is there to read, before and while the shopper types?

use yew::prelude::*;

use super::element::{button, element, group, keyed, text, words};
use super::icon::Icon;
use super::{Act, Answers, Model, asked, contact};
use crate::content::{Answer, Origin, plain_text};
use crate::i18n::Key;
use crate::search::{Hit, Span};

/// Suggestions while nothing is typed, else results; a person once help has failed.
pub(super) fn view(model: &Model) -> Html {
    let body = if model.session.query().trim().is_empty() { before(model) } else { results(model) };
    keyed("browse", element("div", &[("class", "body")], group(vec![body, contact::offer(model)])))
}

fn before(model: &Model) -> Html {
    if matches!(model.answers, Answers::Waiting | Answers::Loading) {
        return words("p", "h", model.text(Key::Loading));
    }
    let mut nodes = Vec::new();
    if matches!(model.answers, Answers::Missing(_)) {
        nodes.push(element("p", &[("class", "h"), ("role", "note")], text(model.text(Key::OfflineAnswers))));
    }
    if !model.suggestions.is_empty() {
        nodes.push(words("h3", "h", model.text(Key::OftenAsked)));
        nodes.push(list(model, &model.suggestions));
    }
    let service = &model.known.service;
    if !service.is_empty() {
        nodes.push(words("h3", "h", model.text(Key::ServiceTitle)));
        nodes.push(element("p", &[("class", "service"), ("part", "service")], text(service)));
    }
    group(nodes)
}

/// A list of questions, by id.
pub(super) fn list(model: &Model, ids: &[String]) -> Html {
    let item = |answer: &Answer| {
        let label = group(vec![words("span", "", &answer.question), Icon::Forward.draw()]);
        let button = button(model, Act::Open(answer.id.clone()), &[("part", "suggestion")], label);
        keyed(&answer.id, element("li", &[], button))
    };
    let items = ids.iter().filter_map(|id| model.answer(id)).map(item).collect();
    element("ul", &[("class", "list")], group(items))
}

fn results(model: &Model) -> Html {
    // The shop's rules are here before its answers are.
    let card = asked::card(model);
    let (mut nodes, after) = match &model.asked {
        Some(reply) if !reply.asked.is_first => (Vec::new(), card),
        _ => (vec![card], Html::default()),
    };
    if matches!(model.answers, Answers::Waiting | Answers::Loading) {
        nodes.push(words("p", "h", model.text(Key::Loading)));
        return group(nodes);
    }
    let near = model.session.is_unanswered();
    let hits = &model.found.hits;
    if matches!(model.answers, Answers::Missing(_)) {
        nodes.push(element("p", &[("class", "h"), ("role", "note")], text(model.text(Key::OfflineAnswers))));
    }
    if near || hits.is_empty() && model.asked.is_none() {
        let mut said = vec![words("h3", "", model.text(Key::ResultsNone))];
        if near && model.session.person_offered() {
            said.push(words("p", "", model.text(Key::ResultsWho)));
        }
        nodes.push(element("div", &[("class", "empty"), ("part", "empty")], group(said)));
        if near {
            nodes.push(contact::channels(model));
        }
        if !hits.is_empty() {
            nodes.push(words("p", "h", model.text(Key::ResultsNear)));
        }
    }
    // What the page itself says comes first: it is the shortest answer there is.
    nodes.push(element("div", &[("class", "hits")], group(vec![found(model, true), found(model, false)])));
    nodes.push(after);
    group(nodes)
}

/// The hits that are product facts, or those that are answers.
fn found(model: &Model, facts: bool) -> Html {
    let mut nodes = Vec::new();
    for found in &model.found.hits {
        if let Some(answer) = model.answer(&found.id).filter(|a| (a.origin == Origin::Fact) == facts) {
            nodes.push(hit(model, found, answer));
        }
    }
    group(nodes)
}

fn hit(model: &Model, hit: &Hit, answer: &Answer) -> Html {
    let node = if answer.origin == Origin::Fact {
        let named = words("small", "", &model.catalog.fill(Key::FromPage, &[("name", &answer.question)]));
        let fact = group(vec![named, words("strong", "", &plain_text(&answer.body))]);
        element("div", &[("class", "fact"), ("part", "product-fact")], fact)
    } else {
        let title = element("strong", &[], spans(&hit.title));
        let found = group(vec![title, element("span", &[("class", "excerpt")], spans(&hit.excerpt))]);
        button(model, Act::Open(hit.id.clone()), &[("class", "hit"), ("part", "result")], found)
    };
    keyed(&hit.id, node)
}

fn spans(spans: &[Span]) -> Html {
    group(spans.iter().map(|s| words(if s.hit { "mark" } else { "span" }, "", &s.text)).collect())
}
