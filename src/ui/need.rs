//! Which ways make it by a day?

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::{button, element, group, keyed, text, words};
use super::facts::{method_name, price};
use super::{Act, Model};
use crate::delivery::{Deadline, words as told};
use crate::i18n::Key;

/// The button that opens the question.
pub(super) fn ask(model: &Model) -> Html {
    point!("render:need.ask");
    let open = if model.need.is_some() { "true" } else { "false" };
    let look = [("class", "link"), ("part", "need-by"), ("aria-expanded", open)];
    button(model, Act::ToggleNeed, &look, text(model.text(Key::Need)))
}

/// The question and its answer, while it is open.
pub(super) fn view(model: &Model) -> Html {
    point!("render:need.view");
    let Some(need) = &model.need else { return Html::default() };
    let typed = model.act.reform(|e: InputEvent| Act::Need(e.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <div class="need num" part="need" key="need">
            <label>
                { words("span", "", model.text(Key::NeedLabel)) }
                <input type="date" min={model.today().to_string()} value={need.written.clone()} data-focus="need" oninput={typed} />
            </label>
            { answer(model) }
        </div>
    }
}

fn answer(model: &Model) -> Html {
    let ways = ways(model);
    if ways.is_empty() {
        let none = none(model);
        return if none.is_empty() { Html::default() } else { words("p", "", &none) };
    }
    let line = |way: &&Deadline| {
        let (name, price) = (method_name(model, &way.promise), price(model, &way.promise));
        let cells = vec![words("bdi", "", name), words("span", "", &order_by(model, way)), words("span", "p", &price)];
        keyed(&way.promise.method, element("li", &[], group(cells)))
    };
    element("ul", &[("class", "opts"), ("part", "deadlines")], group(ways.iter().map(line).collect()))
}

/// The ways that make it; of a method's counters the nearest.
fn ways(model: &Model) -> Vec<&Deadline> {
    let all = model.need.as_ref().map_or(&[][..], |need| &need.ways);
    all.chunk_by(|a, b| a.promise.method == b.promise.method).filter_map(<[Deadline]>::first).collect()
}

fn order_by(model: &Model, way: &Deadline) -> String {
    model.catalog.fill(Key::NeedOrderBy, &[("when", &told::moment(model.voice(), &model.known.zone, way.order_by))])
}

/// That nothing makes it, and what comes soonest.
fn none(model: &Model) -> String {
    let by = model.need.as_ref().and_then(|need| need.by);
    let (Some(by), Some(soonest)) = (by, model.quote.soonest()) else { return String::new() };
    let (day, name) = (model.format.day(by), method_name(model, soonest));
    let dates = told::dates_within(model.voice(), soonest, model.today());
    model.catalog.fill(Key::NeedNone, &[("day", &day), ("dates", &dates), ("name", name)])
}

/// The answer in one breath, for the live region.
pub fn need_words(model: &Model) -> String {
    let ways = ways(model);
    if ways.is_empty() {
        return none(model);
    }
    let line = |way: &&Deadline| model.voice().labelled(method_name(model, &way.promise), &order_by(model, way));
    model.format.all_of(&ways.iter().map(line).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>())
}
