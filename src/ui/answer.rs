//! What is the answer, and did it help?

use yew::prelude::*;

use super::element::{button, element, group, heading, keyed, text, words};
use super::{Act, Model, Text, asked, blocks, browse, contact};
use crate::content::Answer;
use crate::i18n::Key;
use crate::session::Event as Step;

// Two more questions are an offer; more is another search result page.
const RELATED_MAX: usize = 3;

/// One answer.
pub(super) fn view(model: &Model, id: &str) -> Html {
    let Some(answer) = model.answer(id) else {
        return keyed("answer", element("div", &[("class", "body")], words("p", "h", model.text(Key::Loading))));
    };
    let here = model.text_of(id);
    let mut nodes = vec![spoken(model, id, heading("q", &answer.question))];
    match here {
        Text::Here => {
            let body = spoken(model, id, blocks::article(model, &answer.body));
            nodes.extend([asked::note(model, answer), body, after(model, answer)]);
        }
        Text::Lost => nodes.push(browse::lacking(model, Key::OfflineAnswer)),
        Text::Away | Text::Coming => nodes.push(words("p", "h", model.text(Key::Loading))),
    }
    nodes.push(contact::offer(model));
    let body = group(nodes);
    let article = element("div", &[("class", "body art"), ("part", "answer")], body);
    // Nobody can say whether it helped before it could be read.
    let foot = if here == Text::Here { helped(model) } else { Html::default() };
    group(vec![keyed(&format!("answer-{id}"), article), foot])
}

/// Words of an answer, marked where they are in another language than the widget around them.
fn spoken(model: &Model, id: &str, words: Html) -> Html {
    match browse::spoken(model, id) {
        ["", _] => words,
        [lang, dir] => element("div", &[("lang", lang), ("dir", dir)], words),
    }
}

/// What to read next: after "Not yet" the next best answers, before that the likeliest next question.
fn after(model: &Model, answer: &Answer) -> Html {
    let mut next: Vec<String> = Vec::new();
    let failed = model.session.helped() == Some(false);
    if failed {
        next.extend(model.session.others().iter().take(RELATED_MAX).cloned());
    } else {
        for id in answer.next.iter().chain(&answer.related) {
            if !next.contains(id) && next.len() < RELATED_MAX && model.answer(id).is_some() {
                next.push(id.clone());
            }
        }
    }
    if next.is_empty() {
        return Html::default();
    }
    let lead = if failed {
        element("p", &[("class", "sorry"), ("part", "next")], text(model.text(Key::HelpedNext)))
    } else {
        words("h3", "h", model.text(Key::AskNext))
    };
    group(vec![lead, browse::list(model, &next)])
}

fn helped(model: &Model) -> Html {
    let said = model.session.helped();
    let mut nodes =
        vec![words("span", "", model.text(if said == Some(true) { Key::HelpedThanks } else { Key::Helped }))];
    if said != Some(true) {
        let off = if said == Some(false) { "disabled" } else { "" };
        for (helped, key, part, off) in [(false, Key::HelpedNo, "rate-no", off), (true, Key::HelpedYes, "rate-yes", "")]
        {
            let look = [("class", "btn"), ("part", part), ("disabled", off)];
            nodes.push(button(model, Act::Visit(Step::Rated(helped)), &look, text(model.text(key))));
        }
    }
    let look = [("class", "foot"), ("part", "rate"), ("role", "group"), ("aria-label", model.text(Key::Helped))];
    keyed("foot", element("div", &look, group(nodes)))
}
