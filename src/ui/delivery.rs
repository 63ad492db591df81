//! When does it come, what does it cost, where does it go?
//!
//! The inline block under the price: the best promise in one line; other ways, reasons and deadlines behind one tap each.

use yew::prelude::*;

use super::element::{aloud, button, element, group, keyed, text, together, words};
use super::facts::{dates, method_name, price, spoken};
use super::icon::Icon;
use super::{Act, Model, need, place, place_name, timeline, ways};
use crate::config::View;
use crate::delivery::words::return_methods;
use crate::delivery::{Certainty, Kind, Promise, Refusal, ReturnBy, return_fee};
use crate::i18n::Key;
use crate::session::Event;

// From here on the countdown matters: further away than a working day's length it only makes noise.
const COUNTDOWN_MINUTES_MAX: i64 = 8 * 60;

/// The inline block.
pub(super) fn block(model: &Model) -> Html {
    point!("render:delivery.block");
    let mut nodes = Vec::new();
    if model.known.policy.is_some() {
        nodes.extend([promise(model), gap(model), asks(model), returns(model)]);
    }
    if has_panel(model) {
        let look = [("class", "ask"), ("part", "ask"), ("aria-haspopup", "dialog"), ("data-focus", "opener")];
        let label = together([words("span", "", model.text(Key::AskAbout)), Icon::Search.draw()]);
        nodes.push(button(model, Act::Visit(Event::Opened), &look, label));
    }
    let look = [("class", "delivery"), ("part", "delivery"), ("aria-label", model.text(Key::DeliveryTitle))];
    keyed("delivery", element("section", &look, group(nodes)))
}

fn has_panel(model: &Model) -> bool {
    model.owns_panel || model.config.view == View::All
}

fn promise(model: &Model) -> Html {
    let best = model.headline();
    let mut lines = Vec::new();
    match (&model.destination, best) {
        (None, _) => {
            lines.push(element("p", &[("class", "first")], words("strong", "", model.text(Key::DeliveryPick))))
        }
        (Some(_), Some(best)) => {
            let (seen, heard) = (dates(model, best), spoken(model, best));
            // Beside the line, which is to be copied as it is seen.
            let hidden = if seen == heard {
                ""
            } else {
                lines.push(words("p", "quiet", &heard));
                "true"
            };
            let dates = element("strong", &[("part", "dates"), ("aria-hidden", hidden)], text(&seen));
            let price = element("span", &[("part", "price")], text(&price(model, best)));
            lines.push(element("p", &[("class", "first num"), ("part", "promise")], together([dates, dot(), price])));
            if matches!(best.kind, Kind::Pickup | Kind::Locker) {
                lines.push(collected(model, best));
            }
        }
        (Some(_), None) => {
            let none = words("strong", "", &nowhere(model));
            lines.push(element("p", &[("class", "first"), ("part", "promise")], together([none, reasons(model)])));
        }
    }
    lines.push(to_line(model));
    let icon = match best.map(|best| best.kind) {
        Some(Kind::Pickup | Kind::Locker) => Icon::Shop,
        Some(Kind::Digital) => Icon::Screen,
        _ => Icon::Van,
    };
    element("div", &[("class", "when")], together([icon.draw(), element("div", &[], group(lines))]))
}

/// Where the best way is collected, and that nothing comes to the door where other parcels do.
fn collected(model: &Model, best: &Promise) -> Html {
    let mut nodes = vec![words("bdi", "", method_name(model, best))];
    let place = ways::place(model, best, true);
    if !place.is_empty() {
        nodes.extend([dot(), group(place)]);
    }
    let delivers = model.known.policy.iter().flat_map(|policy| &policy.methods).any(|m| m.kind.is_to_the_door());
    if delivers && best.kind == Kind::Pickup {
        nodes.push(words("span", "reason", &nowhere(model)));
    }
    element("p", &[("class", "sub num")], group(nodes))
}

fn nowhere(model: &Model) -> String {
    let name = model.destination.as_ref().map(|to| place_name(model, to, "")).unwrap_or_default();
    model.catalog.fill(Key::DeliveryNone, &[("place", &name)])
}

fn dot() -> Html {
    element("span", &[("class", "dot"), ("aria-hidden", "true")], text(" · "))
}

/// Why no method goes there, each reason once. What a method says of the product says nothing about the place: that
/// counts where there is nothing else to say.
fn reasons(model: &Model) -> Html {
    let mut seen: Vec<&str> = Vec::new();
    for about_product in [false, true] {
        for refusal in &model.quote.refusals {
            let reason = refusal.reason.get(&model.locale);
            if !reason.is_empty() && !seen.contains(&reason) && is_about_product(model, refusal) == about_product {
                seen.push(reason);
            }
        }
        if !seen.is_empty() {
            break;
        }
    }
    group(seen.into_iter().map(|r| words("bdi", "reason", r)).collect())
}

fn is_about_product(model: &Model, refusal: &Refusal) -> bool {
    let method = model.known.policy.iter().flat_map(|policy| &policy.methods).find(|m| m.id == refusal.method);
    method.is_some_and(|m| m.refuses.iter().any(|(tag, _)| model.known.product.tags.contains(tag)))
}

fn to_line(model: &Model) -> Html {
    if model.place_form.is_some() {
        return place::form(model);
    }
    if model.destination.is_some() && model.headline().is_none() {
        return way_on(model);
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
    if let Some((seen, heard)) = countdown(model) {
        nodes.extend([dot(), aloud("span", &[("part", "countdown")], &seen, &heard)]);
    }
    element("p", &[("class", "sub num")], group(nodes))
}

/// What a shopper can do where nothing goes: another place, or a word with the shop.
fn way_on(model: &Model) -> Html {
    let look = [("class", "link"), ("part", "place"), ("data-focus", "place"), ("aria-expanded", "false")];
    let mut row = vec![button(model, Act::TogglePlace, &look, text(model.text(Key::PlaceOther)))];
    if has_panel(model) {
        let look = [("class", "link"), ("part", "ask-us"), ("aria-haspopup", "dialog")];
        row.push(button(model, Act::Visit(Event::Opened), &look, text(model.text(Key::DeliveryAsk))));
    }
    element("div", &[("class", "row")], group(row))
}

/// "order within 13 min", on a day when it matters; and the same as it is read aloud.
fn countdown(model: &Model) -> Option<(String, String)> {
    let order_by = model.headline()?.order_by?;
    let minutes = (order_by.0 - model.now.0).div_euclid(60);
    if !(1..=COUNTDOWN_MINUTES_MAX).contains(&minutes) {
        return None;
    }
    let within = |span: String| model.catalog.fill(Key::DeliveryOrderWithin, &[("span", &span)]);
    Some((within(model.format.span(minutes)), within(model.format.span_long(minutes))))
}

/// How far it is to free delivery, in words and drawn.
fn gap(model: &Model) -> Html {
    let Some(best) = model.headline() else { return Html::default() };
    let (Some(gap), Some(over)) = (best.free_gap, best.free_over) else { return Html::default() };
    let share = if over.minor > 0 { (over.minor - gap.minor).clamp(0, over.minor) * 100 / over.minor } else { 0 };
    let words = words("p", "sub num", &model.catalog.fill(Key::DeliveryGap, &[("amount", &model.format.money(gap))]));
    // Drawn as SVG: a width in a style attribute would need 'unsafe-inline' from the shop's policy.
    // As lines, for their ends stay round however wide the page's column is.
    let done = ["M0 2H", &share.to_string()].concat();
    let bar = html! {
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 2H100" /><path class="fill" d={done} />
        </svg>
    };
    element("div", &[("class", "gap"), ("part", "gap")], together([words, bar]))
}

/// What can be asked about the promise, and what was.
fn asks(model: &Model) -> Html {
    let Some(best) = model.headline() else { return Html::default() };
    let mut row = vec![ways::ask(model)];
    if timeline::has_reasons(model, best) {
        row.push(timeline::ask(model, best, &[("class", "link")], model.text(Key::Why)));
    }
    if best.kind != Kind::Digital {
        row.push(need::ask(model));
    }
    let named = model.quote.promises.len() > 1;
    let row = element("div", &[("class", "row")], group(row));
    let nodes = vec![row, ways::list(model), timeline::view(model, best, named), need::view(model)];
    element("div", &[("class", "asks")], group(nodes))
}

/// Until when it may come back, at whose cost and how.
fn returns(model: &Model) -> Html {
    let (Some(policy), Some(by)) = (&model.known.policy, &model.return_by) else { return Html::default() };
    let fee = model.destination.as_ref().and_then(|to| return_fee(policy, to));
    let (until, always) = match fee {
        None => (Key::ReturnsUntil, Key::ReturnsAlways),
        Some(fee) if fee.minor == 0 => (Key::ReturnsFree, Key::ReturnsFreeAlways),
        Some(_) => (Key::ReturnsFee, Key::ReturnsFeeAlways),
    };
    let fee = fee.map(|fee| model.format.money(fee)).unwrap_or_default();
    let mut said = match by {
        ReturnBy::Until(day) => model.catalog.fill(until, &[("day", &model.format.day_long(*day)), ("fee", &fee)]),
        ReturnBy::Unlimited => model.catalog.fill(always, &[("fee", &fee)]),
        ReturnBy::Never(reason) if reason.is_empty() => model.text(Key::ReturnsNever).to_owned(),
        ReturnBy::Never(reason) => reason.get(&model.locale).to_owned(),
    };
    if let (Some(returns), false) = (&policy.returns, matches!(by, ReturnBy::Never(_))) {
        let methods = return_methods(model.voice(), &returns.methods);
        if !methods.is_empty() {
            said = [said.trim_end_matches(['.', '。']), &methods].join(" · ");
        }
    }
    element("p", &[("class", "sub num"), ("part", "returns")], text(&said))
}
