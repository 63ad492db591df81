//! When does it come, what does it cost, where does it go?
//!
//! The inline block under the price: the best promise in one line, the others behind one tap.

use yew::prelude::*;

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
    let known = model.known.policy.is_some();
    html! {
        <section class="delivery" part="delivery" aria-label={model.text(Key::DeliveryTitle).to_owned()} key="delivery">
            if known {
                { promise(model) }
                { gap(model) }
                { ways(model) }
                { returns(model) }
            }
            if model.owns_panel || model.config.view == crate::config::View::All {
                <button type="button" class="ask" part="ask" aria-haspopup="dialog" data-focus="opener"
                    onclick={model.visit(Event::Opened)}>
                    <span>{ model.text(Key::AskAbout) }</span>{ Icon::Search.draw() }
                </button>
            }
        </section>
    }
}

fn promise(model: &Model) -> Html {
    html! {
        <div class="when">
            { Icon::Van.draw() }
            <div>
                { match (&model.destination, model.headline()) {
                    (None, _) => html! { <p class="first"><strong>{ model.text(Key::DeliveryPick) }</strong></p> },
                    (Some(_), Some(best)) => html! {
                        <p class="first num" part="promise">
                            <strong part="dates">{ dates(model, best) }</strong>
                            <span class="dot" aria-hidden="true">{ " · " }</span>
                            <span part="price">{ price(model, best) }</span>
                        </p>
                    },
                    (Some(to), None) => {
                        let name = place_name(model, to, "");
                        html! {
                            <p class="first" part="promise">
                                <strong>{ model.catalog.fill(Key::DeliveryNone, &[("place", &name)]) }</strong>
                                { reasons(model) }
                            </p>
                        }
                    }
                } }
                { to_line(model) }
            </div>
        </div>
    }
}

/// Why no method goes there, each reason once.
fn reasons(model: &Model) -> Html {
    let mut seen: Vec<&str> = Vec::new();
    for reason in model.quote.refusals.iter().map(|r: &Refusal| r.reason.get(&model.locale)) {
        if !reason.is_empty() && !seen.contains(&reason) {
            seen.push(reason);
        }
    }
    seen.into_iter().map(|r| html! { <span class="reason">{ r }</span> }).collect()
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
    html! {
        <p class="sub num">
            if name.is_some() { <span>{ before.to_owned() }</span> }
            <button type="button" class="link" part="place" data-focus="place" aria-expanded="false"
                aria-label={model.catalog.fill(Key::PlaceChange, &[("place", &label)])}
                onclick={model.on(Act::TogglePlace)}>{ &label }</button>
            if name.is_some() { <span>{ after.to_owned() }</span> }
            if guessed { <span part="guess">{ format!(" ({})", model.text(Key::PlaceGuess)) }</span> }
            if let Some(words) = countdown(model) {
                <span class="dot" aria-hidden="true">{ " · " }</span><span part="countdown">{ words }</span>
            }
        </p>
    }
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
    html! {
        <div class="gap" part="gap">
            <p class="sub num">{ model.catalog.fill(Key::DeliveryGap, &[("amount", &model.format.money(gap))]) }</p>
            // Drawn as SVG: a width in a style attribute would need 'unsafe-inline' from the shop's policy.
            <svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" width="100" height="3" rx="1.5" /><rect class="fill" width={share.to_string()} height="3" rx="1.5" />
            </svg>
        </div>
    }
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
    html! {
        <div class="ways">
            <button type="button" class="link" part="ways" aria-expanded={open.to_string()} onclick={model.on(Act::ToggleWays)}>
                { model.text(if open { Key::DeliveryFewer } else { Key::DeliveryOther }) }
            </button>
            if open {
                <ul class="opts num">
                    { for others.iter().map(|p| html! {
                        <li key={p.method.clone()}>
                            <span>{ method_name(model, p) }</span><span>{ dates(model, p) }</span>
                            <span class="p">{ price(model, p) }</span>
                        </li>
                    }) }
                    { for refused.iter().map(|r| html! {
                        <li class="off" key={r.method.clone()}>
                            <span>{ r.name.get(&model.locale) }</span><span class="why">{ r.reason.get(&model.locale) }</span>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}

fn returns(model: &Model) -> Html {
    let words = match &model.return_by {
        Some(ReturnBy::Until(day)) => model.catalog.fill(Key::ReturnsUntil, &[("day", &model.format.day_long(*day))]),
        Some(ReturnBy::Unlimited) => model.text(Key::ReturnsAlways).to_owned(),
        Some(ReturnBy::Never(reason)) if reason.is_empty() => model.text(Key::ReturnsNever).to_owned(),
        Some(ReturnBy::Never(reason)) => reason.get(&model.locale).to_owned(),
        None => return Html::default(),
    };
    html! { <p class="sub num" part="returns">{ words }</p> }
}
