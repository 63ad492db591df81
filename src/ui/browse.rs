//! What is there to read, before and while the shopper types?

use yew::prelude::*;

use super::icon::Icon;
use super::{Act, Answers, Model, contact};
use crate::content::{Answer, Origin, plain_text};
use crate::i18n::Key;
use crate::search::{Hit, Span};

/// Suggestions while nothing is typed, else results; a person once help has failed.
pub(super) fn view(model: &Model) -> Html {
    let body = if model.session.query().trim().is_empty() { before(model) } else { results(model) };
    html! {
        <div class="body" key="browse">
            { body }
            { contact::offer(model) }
        </div>
    }
}

fn before(model: &Model) -> Html {
    if matches!(model.answers, Answers::Waiting | Answers::Loading) {
        return html! { <p class="h">{ model.text(Key::Loading) }</p> };
    }
    html! {
        <>
            if matches!(model.answers, Answers::Missing(_)) {
                <p class="h" role="note">{ model.text(Key::OfflineAnswers) }</p>
            }
            if !model.suggestions.is_empty() {
                <h3 class="h">{ model.text(Key::OftenAsked) }</h3>
                { list(model, &model.suggestions) }
            }
            if !model.known.service.is_empty() {
                <h3 class="h">{ model.text(Key::ServiceTitle) }</h3>
                <p class="service" part="service">{ &model.known.service }</p>
            }
        </>
    }
}

/// A list of questions, by id.
pub(super) fn list(model: &Model, ids: &[String]) -> Html {
    html! {
        <ul class="list">
            { for ids.iter().filter_map(|id| model.answer(id)).map(|a| html! {
                <li key={a.id.clone()}>
                    <button type="button" part="suggestion" onclick={model.on(Act::Open(a.id.clone()))}>
                        <span>{ &a.question }</span>{ Icon::Forward.draw() }
                    </button>
                </li>
            }) }
        </ul>
    }
}

fn results(model: &Model) -> Html {
    let near = model.session.is_unanswered();
    let hits = &model.found.hits;
    html! {
        <>
            if near || hits.is_empty() {
                <div class="empty" part="empty">
                    <h3>{ model.text(Key::ResultsNone) }</h3>
                    if near && model.session.person_offered() { <p>{ model.text(Key::ResultsWho) }</p> }
                </div>
                if near { { contact::channels(model) } }
                if !hits.is_empty() { <p class="h">{ model.text(Key::ResultsNear) }</p> }
            }
            <div class="hits">
                // What the page itself says comes first: it is the shortest answer there is.
                { found(model, true) }
                { found(model, false) }
            </div>
        </>
    }
}

/// The hits that are product facts, or those that are answers.
fn found(model: &Model, facts: bool) -> Html {
    let hits = model.found.hits.iter().filter_map(|h| Some((h, model.answer(&h.id)?)));
    hits.filter(|(_, a)| (a.origin == Origin::Fact) == facts).map(|(h, a)| hit(model, h, a)).collect()
}

fn hit(model: &Model, hit: &Hit, answer: &Answer) -> Html {
    if answer.origin == Origin::Fact {
        return html! {
            <div class="fact" part="product-fact" key={hit.id.clone()}>
                <small>{ model.catalog.fill(Key::FromPage, &[("name", &answer.question)]) }</small>
                <strong>{ plain_text(&answer.body) }</strong>
            </div>
        };
    }
    html! {
        <button type="button" class="hit" part="result" key={hit.id.clone()} onclick={model.on(Act::Open(hit.id.clone()))}>
            <strong>{ spans(&hit.title) }</strong>
            <span class="excerpt">{ spans(&hit.excerpt) }</span>
        </button>
    }
}

fn spans(spans: &[Span]) -> Html {
    spans
        .iter()
        .map(|s| {
            if s.hit {
                html! { <mark>{ &s.text }</mark> }
            } else {
                html! { <span>{ &s.text }</span> }
            }
        })
        .collect()
}
