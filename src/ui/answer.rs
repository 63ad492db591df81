//! What is the answer, and did it help?

use yew::prelude::*;

use super::{Act, Model, blocks, browse, contact};
use crate::content::Answer;
use crate::i18n::Key;
use crate::session::Event as Step;

// Two more questions are an offer; more is another search result page.
const RELATED_MAX: usize = 3;

/// One answer.
pub(super) fn view(model: &Model, id: &str) -> Html {
    let Some(answer) = model.answer(id) else {
        return html! { <div class="body" key="answer"><p class="h">{ model.text(Key::Loading) }</p></div> };
    };
    html! {
        <>
            <div class="body art" part="answer" key={format!("answer-{id}")}>
                <h2 class="q" tabindex="-1" data-focus="heading">{ &answer.question }</h2>
                { blocks::blocks(model, &answer.body) }
                { after(model, answer) }
                { contact::offer(model) }
            </div>
            { helped(model) }
        </>
    }
}

/// What to read next: after "Not yet" the next best answers, before that the likeliest next question.
fn after(model: &Model, answer: &Answer) -> Html {
    if model.session.helped() == Some(false) {
        let next: Vec<String> = model.session.others().iter().take(RELATED_MAX).cloned().collect();
        return html! {
            if !next.is_empty() {
                <p class="sorry" part="next">{ model.text(Key::HelpedNext) }</p>
                { browse::list(model, &next) }
            }
        };
    }
    let mut next: Vec<String> = Vec::new();
    for id in answer.next.iter().chain(&answer.related) {
        if !next.contains(id) && next.len() < RELATED_MAX && model.answer(id).is_some() {
            next.push(id.clone());
        }
    }
    html! {
        if !next.is_empty() {
            <h3 class="h">{ model.text(Key::AskNext) }</h3>
            { browse::list(model, &next) }
        }
    }
}

fn helped(model: &Model) -> Html {
    let said = model.session.helped();
    html! {
        <div class="foot" part="rate" role="group" aria-label={model.text(Key::Helped).to_owned()} key="foot">
            <span>{ model.text(if said == Some(true) { Key::HelpedThanks } else { Key::Helped }) }</span>
            if said != Some(true) {
                <button type="button" class="btn" part="rate-no" disabled={said == Some(false)}
                    onclick={model.on(Act::Visit(Step::Rated(false)))}>{ model.text(Key::HelpedNo) }</button>
                <button type="button" class="btn" part="rate-yes"
                    onclick={model.on(Act::Visit(Step::Rated(true)))}>{ model.text(Key::HelpedYes) }</button>
            }
        </div>
    }
}
