//! Which other ways are there, to where and when?
//!
//! One line for each method. A method with several counters shows the nearest, one with windows the next; the rest of
//! them is one tap further.

use yew::prelude::*;

use super::element::{aloud, button, element, group, keyed, text, together, words};
use super::facts::{dates, method_name, price, spoken};
use super::{Act, Model, timeline, way};
use crate::delivery::words::{near, spans as times};
use crate::delivery::{Kind, Promise, Refusal};
use crate::i18n::Key;

/// The button that shows and hides the list; nothing where there is no other way.
pub(super) fn ask(model: &Model) -> Html {
    point!("render:ways.ask");
    let more = model.quote.promises.len() > 1 || model.quote.promises.iter().any(|p| p.windows.len() > 1);
    if !more && !model.quote.refusals.iter().any(is_told) {
        return Html::default();
    }
    let (open, label) = if model.more_ways { ("true", Key::DeliveryFewer) } else { ("false", Key::DeliveryOther) };
    let look = [("class", "link"), ("part", "ways"), ("aria-expanded", open)];
    button(model, Act::ToggleWays, &look, text(model.text(label)))
}

/// The list, while it is shown.
pub(super) fn list(model: &Model) -> Html {
    point!("render:ways.list");
    let Some(best) = model.headline().filter(|_| model.more_ways) else { return Html::default() };
    let mut lines = Vec::new();
    for promises in model.quote.promises.chunk_by(|a, b| a.method == b.method) {
        if let [first, others @ ..] = promises {
            method(model, first, others, first.method == best.method, &mut lines);
        }
    }
    for refusal in model.quote.refusals.iter().filter(|refusal| is_told(refusal)) {
        let (name, reason) = (refusal.name.get(&model.locale), refusal.reason.get(&model.locale));
        let cells = vec![words("bdi", "", name), words("bdi", "reason", reason)];
        lines.push(keyed(&refusal.method, element("li", &[("class", "no")], group(cells))));
    }
    keyed("ways", element("ul", &[("class", "opts num"), ("part", "way-list")], group(lines)))
}

/// Whether there is a reason to tell why a method does not serve it.
fn is_told(refusal: &Refusal) -> bool {
    !refusal.reason.is_empty() && !refusal.name.is_empty()
}

/// One method. What the headline says already is not said again.
fn method(model: &Model, first: &Promise, others: &[Promise], is_best: bool, lines: &mut Vec<Html>) {
    let mut cells = Vec::new();
    if is_best {
        if others.is_empty() && first.windows.len() < 2 {
            return;
        }
        cells.push(words("bdi", "", method_name(model, first)));
    } else {
        cells_of(model, first, method_name(model, first), true, &mut cells);
    }
    if !others.is_empty() {
        let key = if first.kind == Kind::Locker { Key::PickupLockers } else { Key::PickupShops };
        let mut counters = Vec::new();
        for other in others {
            let Some(at) = &other.counter else { continue };
            let name = if at.name.is_empty() { &at.address } else { &at.name };
            let mut cells = Vec::new();
            cells_of(model, other, name.get(&model.locale), false, &mut cells);
            counters.push(keyed(&way(other), element("li", &[], group(cells))));
        }
        cells.push(more(model, key, counters.len(), counters));
    }
    if let [_, windows @ ..] = first.windows.as_slice()
        && !windows.is_empty()
    {
        let mut days = Vec::new();
        for spans in windows.chunk_by(|a, b| a.0 == b.0) {
            let Some((day, ..)) = spans.first() else { continue };
            let times = times(model.voice(), spans.iter().map(|(_, from, until)| (*from, *until)));
            let cells =
                vec![words("span", "", &near(model.voice(), *day, model.today())), words("span", "reason", &times)];
            days.push(element("li", &[("class", "no")], group(cells)));
        }
        cells.push(more(model, Key::SlotsMore, windows.len(), days));
    }
    lines.push(keyed(&first.method, element("li", &[], group(cells))));
}

/// Name, date, price and place of one way.
fn cells_of(model: &Model, promise: &Promise, name: &str, whole: bool, cells: &mut Vec<Html>) {
    let (dates, heard) = (dates(model, promise), spoken(model, promise));
    let date = if timeline::has_reasons(model, promise) {
        let label = model.voice().labelled(&dates, model.text(Key::Why));
        let ask = timeline::ask(model, promise, &[("class", "link date"), ("aria-label", &label)], &dates);
        // The button is called by what is seen, so that it can be named to the computer; the day follows at length.
        if dates == heard { ask } else { together([ask, words("span", "quiet", &heard)]) }
    } else {
        aloud("span", &[], &dates, &heard)
    };
    cells.extend([words("bdi", "", name), date, words("span", "p", &price(model, promise))]);
    let place = place(model, promise, whole);
    if !place.is_empty() {
        cells.push(element("span", &[("class", "at"), ("part", "counter")], group(place)));
    }
    cells.push(timeline::view(model, promise, false));
}

/// Where a way is collected, and when it is open on the day on which it is ready. `whole` where no line is called by it.
pub(super) fn place(model: &Model, promise: &Promise, whole: bool) -> Vec<Html> {
    let Some(at) = &promise.counter else { return Vec::new() };
    let (name, address) = (at.name.get(&model.locale), at.address.get(&model.locale));
    let day = promise.earliest;
    let spans = at.hours.iter().filter(|(on, ..)| *on == day.weekday() && promise.ready_from.is_some());
    let open = match spans.clone().next_back() {
        None => String::new(),
        Some((.., until)) if day == model.today() => {
            model.catalog.fill(Key::PickupOpenToday, &[("time", &model.format.time(*until))])
        }
        Some(_) => {
            let times = times(model.voice(), spans.map(|(_, from, until)| (*from, *until)));
            model.voice().at(&model.format.weekday(day.weekday()), &times)
        }
    };
    // What the line is called already is not said again.
    let named = if whole { name } else { "" };
    let address = if whole || !name.is_empty() { address } else { "" };
    let method = method_name(model, promise);
    let mut nodes = Vec::new();
    for part in [named, address, &open] {
        if !part.is_empty() && part != method {
            if !nodes.is_empty() {
                nodes.push(text(" · "));
            }
            // Addresses keep their own direction.
            nodes.push(words("bdi", "", part));
        }
    }
    nodes
}

fn more(model: &Model, key: Key, count: usize, lines: Vec<Html>) -> Html {
    let label = words("summary", "link", &model.catalog.count(key, count as i64, &*model.format));
    let list = element("ul", &[("class", "opts")], group(lines));
    element("details", &[("class", "at"), ("part", "more")], together([label, list]))
}
