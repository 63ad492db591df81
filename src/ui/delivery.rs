//! When does it come, what does it cost, where does it go?
//!
//! The inline block under the price: the best promise in one line, the others behind one tap.

use yew::prelude::*;

use super::element::{button, element, group, keyed, text, words};
use super::facts::{dates, method_name, price};
use super::icon::Icon;
use super::{Act, Model, place, place_name, span};
use crate::delivery::{Certainty, Promise, Refusal, ReturnBy};
use crate::i18n::Key;
use crate::session::Event;

// From here on the countdown matters: further away than a working day's length it only makes noise.
const COUNTDOWN_MINUTES_MAX: i64 = 8 * 60;

/// The inline block.
pub(super) fn block(model: &Model) -> Html {
    let mut nodes = Vec::new();
    if model.known.policy.is_some() {
        nodes.extend([promise(model), gap(model), ways(model), returns(model)]);
    }
    if model.owns_panel || model.config.view == crate::config::View::All {
        let look = [("class", "ask"), ("part", "ask"), ("aria-haspopup", "dialog"), ("data-focus", "opener")];
        let label = group(vec![words("span", "", model.text(Key::AskAbout)), Icon::Search.draw()]);
        nodes.push(button(model, Act::Visit(Event::Opened), &look, label));
    }
    let look = [("class", "delivery"), ("part", "delivery"), ("aria-label", model.text(Key::DeliveryTitle))];
    keyed("delivery", element("section", &look, group(nodes)))
}

fn promise(model: &Model) -> Html {
    let first = match (&model.destination, model.headline()) {
        (None, _) => element("p", &[("class", "first")], words("strong", "", model.text(Key::DeliveryPick))),
        (Some(_), Some(best)) => {
            let dates = element("strong", &[("part", "dates")], text(&dates(model, best)));
            let price = element("span", &[("part", "price")], text(&price(model, best)));
            element("p", &[("class", "first num"), ("part", "promise")], group(vec![dates, dot(), price]))
        }
        (Some(to), None) => {
            let name = place_name(model, to, "");
            let none = words("strong", "", &model.catalog.fill(Key::DeliveryNone, &[("place", &name)]));
            element("p", &[("class", "first"), ("part", "promise")], group(vec![none, reasons(model)]))
        }
    };
    let said = element("div", &[], group(vec![first, to_line(model)]));
    element("div", &[("class", "when")], group(vec![Icon::Van.draw(), said]))
}

fn dot() -> Html {
    element("span", &[("class", "dot")], text(" · "))
}

/// Why no method goes there, each reason once.
fn reasons(model: &Model) -> Html {
    let mut seen: Vec<&str> = Vec::new();
    for reason in model.quote.refusals.iter().map(|r: &Refusal| r.reason.get(&model.locale)) {
        if !reason.is_empty() && !seen.contains(&reason) {
            seen.push(reason);
        }
    }
    group(seen.into_iter().map(|r| words("span", "reason", r)).collect())
}

fn to_line(model: &Model) -> Html {
    if model.place_form.is_some() {
        return place::form(model);
    }
    let named = model.headline().map_or("", |p| p.place.get(&model.locale));
    let name = model.destination.as_ref().map(|to| place_name(model, to, named));
    let label = name.clone().unwrap_or_else(|| model.text(Key::DeliveryPick).to_owned());
    let sentence = model.text(Key::DeliveryTo);
    let (before, after) = sentence.split_once("{place}").unwrap_or((sentence, ""));
    let guessed = model.destination.as_ref().is_some_and(|to| to.certainty == Certainty::Guessed);
    let change = model.catalog.fill(Key::PlaceChange, &[("place", &label)]);
    let look = [
        ("class", "link"),
        ("part", "place"),
        ("data-focus", "place"),
        ("aria-expanded", "false"),
        ("aria-label", change.as_str()),
    ];
    let button = button(model, Act::TogglePlace, &look, text(&label));
    let mut nodes = match name {
        Some(_) => vec![words("span", "", before), button, words("span", "", after)],
        None => vec![button],
    };
    if guessed {
        let guess = format!(" ({})", model.text(Key::PlaceGuess));
        nodes.push(element("span", &[("part", "guess")], text(&guess)));
    }
    if let Some(words) = countdown(model) {
        nodes.push(dot());
        nodes.push(element("span", &[("part", "countdown")], text(&words)));
    }
    element("p", &[("class", "sub num")], group(nodes))
}

/// "order within 13 min", on a day when it matters.
fn countdown(model: &Model) -> Option<String> {
    let order_by = model.headline()?.order_by?;
    let minutes = (order_by.0 - model.now.0).div_euclid(60);
    if !(1..=COUNTDOWN_MINUTES_MAX).contains(&minutes) {
        return None;
    }
    Some(model.catalog.fill(Key::DeliveryOrderWithin, &[("span", &span(model, minutes))]))
}

/// How far it is to free delivery, in words and drawn.
fn gap(model: &Model) -> Html {
    let Some(best) = model.headline() else { return Html::default() };
    let (Some(gap), Some(over)) = (best.free_gap, best.free_over) else { return Html::default() };
    let share = if over.minor > 0 { (over.minor - gap.minor).clamp(0, over.minor) * 100 / over.minor } else { 0 };
    let words = words("p", "sub num", &model.catalog.fill(Key::DeliveryGap, &[("amount", &model.format.money(gap))]));
    // Drawn as SVG: a width in a style attribute would need 'unsafe-inline' from the shop's policy.
    let bar = html! {
        <svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="3" rx="1.5" /><rect class="fill" width={share.to_string()} height="3" rx="1.5" />
        </svg>
    };
    element("div", &[("class", "gap"), ("part", "gap")], group(vec![words, bar]))
}

fn ways(model: &Model) -> Html {
    let best = model.headline().map(|p| p.method.clone());
    let others: Vec<&Promise> = model.quote.promises.iter().filter(|p| Some(&p.method) != best.as_ref()).collect();
    let refused: Vec<&Refusal> =
        model.quote.refusals.iter().filter(|r| best.is_some() && !r.reason.is_empty() && !r.name.is_empty()).collect();
    if others.is_empty() && refused.is_empty() {
        return Html::default();
    }
    let open = model.more_ways;
    let look = [("class", "link"), ("part", "ways"), ("aria-expanded", if open { "true" } else { "false" })];
    let label = text(model.text(if open { Key::DeliveryFewer } else { Key::DeliveryOther }));
    let mut nodes = vec![button(model, Act::ToggleWays, &look, label)];
    if open {
        let other = |p: &&Promise| {
            let (name, dates, price) = (method_name(model, p), dates(model, p), price(model, p));
            let cells = vec![words("span", "", name), words("span", "", &dates), words("span", "p", &price)];
            keyed(&p.method, element("li", &[], group(cells)))
        };
        let off = |r: &&Refusal| {
            let (name, reason) = (r.name.get(&model.locale), r.reason.get(&model.locale));
            let cells = vec![words("span", "", name), words("span", "why", reason)];
            keyed(&r.method, element("li", &[("class", "off")], group(cells)))
        };
        let items = others.iter().map(other).chain(refused.iter().map(off)).collect();
        nodes.push(element("ul", &[("class", "opts num")], group(items)));
    }
    element("div", &[("class", "ways")], group(nodes))
}

fn returns(model: &Model) -> Html {
    let words = match &model.return_by {
        Some(ReturnBy::Until(day)) => model.catalog.fill(Key::ReturnsUntil, &[("day", &model.format.day_long(*day))]),
        Some(ReturnBy::Unlimited) => model.text(Key::ReturnsAlways).to_owned(),
        Some(ReturnBy::Never(reason)) if reason.is_empty() => model.text(Key::ReturnsNever).to_owned(),
        Some(ReturnBy::Never(reason)) => reason.get(&model.locale).to_owned(),
        None => return Html::default(),
    };
    element("p", &[("class", "sub num"), ("part", "returns")], text(&words))
}
