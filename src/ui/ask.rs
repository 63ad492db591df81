//! Where is the question typed, and which questions complete it?
//!
//! A combobox as the ARIA authoring practices draw it: the focus stays in the field, arrows move through the list below
//! it, Enter takes what they point at, Escape folds the list away. The list changes with keys and touches only, never by
//! itself, for it stands above the results. While an input method composes, the keys and the list are its own.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::{button, element, group, keyed, text, together, words};
use super::icon::Icon;
use super::{Act, Model};
use crate::i18n::Key;
use crate::session::Event as Step;

// Longer than any question people type; what is pasted beyond it is not a question.
const QUERY_CHARS_MAX: &str = "200";
// What was asked earlier is there to be asked again, not to be read.
const RECENT_MAX: usize = 3;
// Some browsers end a composition before they tell of the key that ended it; then only its code says so.
const COMPOSING: u32 = 229;

/// The search field.
pub(super) fn field(model: &Model) -> Html {
    point!("render:ask.field");
    let written = |e: &Event| e.target_unchecked_into::<HtmlInputElement>().value();
    let composed = matches!(model.locale.language(), "ja" | "zh" | "ko");
    let oninput = model.act.reform(move |e: InputEvent| {
        let words = written(&e);
        let unfinished = e.is_composing() && (composed || words.contains(is_composed));
        if unfinished { Act::Compose(words) } else { Act::Type(words) }
    });
    let turn = model.on(Act::Turn);
    let submit = model.act.reform(|e: SubmitEvent| {
        e.prevent_default();
        Act::Ask
    });
    let open = !model.completions.is_empty();
    let label = model.text(Key::SearchPlaceholder).to_owned();
    // What is typed runs as it is written; the words that wait in an empty field run as the page does.
    let query = model.session.query();
    html! {
        <form method="dialog" class="search" part="search" role="search" onsubmit={submit} onclick={turn} key="search">
            { Icon::Search.draw() }
            <input type="text" role="combobox" part="input" data-focus="search" maxlength={QUERY_CHARS_MAX} enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false" aria-autocomplete="list" aria-controls="completions"
                aria-expanded={if open { "true" } else { "false" }} aria-activedescendant={model.pointed.map(place)}
                aria-label={label.clone()} placeholder={label} value={query.to_owned()} dir={(!query.is_empty()).then_some("auto")}
                {oninput} onkeydown={keys(model)} />
        </form>
    }
}

/// Whether a character takes several keys. Keyboards of phones compose every word, and those of letters are typed all the
/// same.
fn is_composed(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{ff66}'..='\u{ffdc}')
}

/// What a key does in the field; all that is not of the list is left to the browser and the panel.
fn keys(model: &Model) -> Callback<KeyboardEvent> {
    let (act, at, completions) = (model.act.clone(), model.pointed, model.completions.clone());
    Callback::from(move |e: KeyboardEvent| {
        point!("call:ask.keys");
        if completions.is_empty() || is_composing(&e) {
            return;
        }
        let last = completions.len() - 1;
        let done = match (e.key().as_str(), at) {
            ("ArrowDown", None) => Act::Point(Some(0)),
            // Past the ends lies the field itself.
            ("ArrowDown", Some(at)) => Act::Point((at < last).then_some(at + 1)),
            ("ArrowUp", None) => Act::Point(Some(last)),
            ("ArrowUp", Some(at)) => Act::Point(at.checked_sub(1)),
            ("Enter", Some(at)) => Act::Choose(completions.get(at).cloned().unwrap_or_default()),
            ("Escape", _) => Act::Fold,
            // The caret moves in what was typed.
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", Some(_)) => return act.emit(Act::Point(None)),
            // The focus goes on; what is gone by then moves nothing under a finger.
            ("Tab", _) => return act.emit(Act::Fold),
            _ => return,
        };
        e.prevent_default();
        e.stop_propagation();
        act.emit(done);
    })
}

/// Whether a key belongs to an input method.
pub fn is_composing(e: &KeyboardEvent) -> bool {
    e.is_composing() || e.key_code() == COMPOSING
}

fn place(at: usize) -> String {
    format!("completion-{at}")
}

/// The questions that complete what is typed.
pub(super) fn completions(model: &Model) -> Html {
    point!("render:ask.completions");
    if model.completions.is_empty() {
        return Html::default();
    }
    let option = |(at, question): (usize, &String)| {
        let id = place(at);
        let selected = if model.pointed == Some(at) { "true" } else { "false" };
        let look = [("part", "completion"), ("role", "option"), ("id", &*id), ("aria-selected", selected)];
        let label = together([Icon::Search.draw(), words("bdi", "", question)]);
        keyed(question, super::element::pressed("li", model.on(Act::Choose(question.clone())), &look, label))
    };
    let options: Html = model.completions.iter().enumerate().map(option).collect();
    // A press must not take the focus out of the field, nor the keyboard of a phone away in the middle of a touch.
    let keep = Callback::from(|e: MouseEvent| e.prevent_default());
    html! {
        <ul class="list offers" part="completions" role="listbox" id="completions" key="completions"
            aria-label={model.text(Key::Completions).to_owned()} onmousedown={keep}>{ options }</ul>
    }
}

/// What was asked earlier in this visit, to be asked again or forgotten; it is kept nowhere beyond the visit.
pub(super) fn recent(model: &Model) -> Html {
    point!("render:ask.recent");
    let mut recent: Vec<&str> = Vec::new();
    for tried in model.session.tried().iter().rev() {
        if recent.len() < RECENT_MAX && !recent.contains(&tried.query.as_str()) {
            recent.push(&tried.query);
        }
    }
    let item = |query: &str| {
        let ask = button(model, Act::Choose(query.to_owned()), &[("part", "recent")], words("bdi", "", query));
        let label = model.catalog.fill(Key::RecentForget, &[("query", query)]);
        let look = [("class", "bare"), ("part", "forget"), ("aria-label", label.as_str())];
        let forget = button(model, Act::Visit(Step::Forgotten(query.to_owned())), &look, Icon::Close.draw());
        keyed(query, element("li", &[], together([ask, forget])))
    };
    let items: Vec<Html> = recent.into_iter().map(item).collect();
    if items.is_empty() {
        return Html::default();
    }
    let title = element("h3", &[("class", "h")], text(model.text(Key::Recent)));
    together([title, element("ul", &[("class", "list recent")], group(items))])
}
