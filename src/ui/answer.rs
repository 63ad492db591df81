//! What is the answer, and did it help?

use yew::prelude::*;

use super::element::{element, group, heading, keyed, text, together, waiting, words};
use super::{Model, Text, after, asked, blocks, browse, contact};
use crate::content::Answer;
use crate::i18n::Key;

// Two more questions are an offer; more is another search result page.
const RELATED_MAX: usize = 3;

/// One answer.
pub(super) fn view(model: &Model, id: &str) -> Html {
    point!("render:answer.view");
    let Some(answer) = model.answer(id) else {
        return keyed("answer", element("div", &[("class", "body art")], waiting(model, "wait prose")));
    };
    let here = model.text_of(id);
    let mut nodes = Vec::new();
    if let Some(said) = model.only_in(id) {
        nodes.push(element("p", &[("class", "h"), ("part", "only-in")], text(&said)));
    }
    match here {
        Text::Here => {
            let body = browse::said_by(model.spoken(id), blocks::article(model, &answer.body));
            nodes.extend([asked::note(model, answer), body, next(model, answer), after::reasons(model)]);
        }
        Text::Lost => nodes.push(browse::lacking(model, Key::OfflineAnswer)),
        Text::Away | Text::Coming => nodes.push(waiting(model, "wait prose")),
    }
    nodes.push(contact::offer(model));
    // Apart from the rest, which grows when the text comes: the heading keeps the focus.
    let head = browse::said_by(model.spoken(id), heading("q", &answer.question));
    let body = together([head, group(nodes)]);
    let article = element("div", &[("class", "body art"), ("part", "answer")], body);
    // Nobody can say whether it helped before it could be read.
    let foot = if here == Text::Here { after::foot(model) } else { Html::default() };
    together([keyed(&format!("answer-{id}"), article), foot])
}

/// What to read next: after "Not yet" the next best answers, before that the likeliest next question.
fn next(model: &Model, answer: &Answer) -> Html {
    let mut next: Vec<String> = Vec::new();
    let failed = model.session.helped() == Some(false);
    if failed {
        next.extend(model.session.others().iter().take(RELATED_MAX).cloned());
    } else {
        // What the merchant names, and where that is nothing new what is nearest; never what was read.
        let unread = |id: &&String| model.answer(id).is_some() && !model.session.read().iter().any(|r| r.id == **id);
        let named = || answer.next.iter().chain(&answer.related).filter(unread);
        let (of, near) = &model.next;
        let near = if *of == answer.id && named().next().is_none() { near.as_slice() } else { &[] };
        for id in named().chain(near.iter().filter(unread)) {
            if !next.contains(id) && next.len() < RELATED_MAX {
                next.push(id.clone());
            }
        }
    }
    let lead = if failed {
        // Where nothing is left to offer, and nobody either: how the others come to their answers.
        let key = if next.is_empty() { Key::ResultsReword } else { Key::HelpedNext };
        let look = [("class", "sorry"), ("part", "next"), ("tabindex", "-1"), ("data-focus", "said")];
        element("p", &look, text(model.text(key)))
    } else if next.is_empty() {
        return Html::default();
    } else {
        words("h3", "h", model.text(Key::AskNext))
    };
    if next.is_empty() {
        next.extend(model.suggestions.iter().filter(|id| **id != answer.id).take(RELATED_MAX).cloned());
    }
    together([lead, browse::list(model, &next)])
}
