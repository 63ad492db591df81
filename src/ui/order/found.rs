//! How far has it come, and what now?

use yew::prelude::*;

use super::super::Model;
use super::super::element::{Pair, aloud, button, element, group, heading, keyed, pressed, text, together, words};
use super::super::icon::Icon;
use super::{OrderAct, act};
use crate::content::order::{Item, Mark, Moment, Order, Scenario, Shipment, Step, When, expected, state, steps};
use crate::delivery::{ReturnBy, words as told};
use crate::i18n::Key;

/// An order: its state in a few words, the way of each parcel, what is in it, until when it may come back, and what else
/// may be wanted.
pub(super) fn view(model: &Model, order: &Order) -> Html {
    let only = if let [only] = order.parcels.as_slice() { Some(only) } else { None };
    let mut nodes = vec![heading("q", model.text(name(state(order, only), true)))];
    if !order.number.is_empty() {
        nodes.push(words("p", "sub num", &model.catalog.fill(Key::OrderNamed, &[("number", &order.number)])));
    }
    match order.parcels.as_slice() {
        [] => nodes.push(road(model, order, None)),
        parcels => nodes.extend(parcels.iter().enumerate().map(|(at, one)| parcel(model, order, at, one))),
    }
    // What is in which parcel is said there.
    if order.parcels.iter().all(|parcel| parcel.items.is_empty()) {
        nodes.push(items(model, &order.items));
    }
    let back = returns(model);
    if !back.is_empty() {
        nodes.push(element("p", &[("part", "order-return"), ("class", "num")], text(&back)));
    }
    nodes.push(wants(model));
    nodes.push(button(
        model,
        act(OrderAct::Again),
        &[("class", "link"), ("part", "order-again")],
        text(model.text(Key::OrderAgain)),
    ));
    group(nodes)
}

fn parcel(model: &Model, order: &Order, at: usize, parcel: &Shipment) -> Html {
    let mut nodes = Vec::new();
    if order.parcels.len() > 1 {
        let number = |n: usize| model.format.number(n as i64);
        let values = [("n", &*number(at + 1)), ("count", &*number(order.parcels.len()))];
        nodes.push(words("h3", "", &model.catalog.fill(Key::OrderParcel, &values)));
    }
    if let Some((from, until)) = expected(order, parcel) {
        let said = |dates: String| model.catalog.fill(Key::OrderExpected, &[("dates", &dates)]);
        let seen = dates(model, from, until);
        let heard =
            if from.time.is_some() { seen.clone() } else { told::spoken_days(model.voice(), from.day, until.day) };
        nodes.push(aloud("p", &[("class", "num")], &said(seen), &said(heard)));
    }
    nodes.push(road(model, order, Some(parcel)));
    nodes.push(items(model, &parcel.items));
    nodes.push(track(model, parcel));
    keyed(&at.to_string(), element("section", &[("part", "order-parcel")], group(nodes)))
}

/// The steps. What is over has its day; what is ahead is faint to the eye, and said to be so to the ear.
fn road(model: &Model, order: &Order, parcel: Option<&Shipment>) -> Html {
    let step = |mark: &Mark<'_>| {
        let (class, current) = match mark.when {
            When::Past => ("past", ""),
            When::Now => ("now", "step"),
            When::Ahead => ("ahead", ""),
        };
        let mut cells = vec![words("span", "", model.text(name(mark.step, false)))];
        match mark.at {
            Some(at) => {
                cells.push(aloud("span", &[("class", "num")], &moment(model, at, false), &moment(model, at, true)))
            }
            None if mark.when == When::Ahead => cells.push(words("span", "quiet", model.text(Key::OrderAhead))),
            None => {}
        }
        if let Some(scan) = mark.scan {
            let at = scan.at.map(|at| [" · ", &moment(model, at, false)].concat()).unwrap_or_default();
            cells.push(element("small", &[], together([words("bdi", "", &scan.words), text(&at)])));
        }
        let look: [Pair<'_>; 2] = [("class", class), ("aria-current", current)];
        element("li", &look, group(cells))
    };
    let steps = steps(order, parcel).iter().map(step).collect();
    element("ol", &[("class", "steps"), ("part", "order-steps")], group(steps))
}

fn items(model: &Model, items: &[Item]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let item = |item: &Item| {
        let mut cells = vec![words("bdi", "", &item.name)];
        if item.quantity != 1 {
            cells.push(text(&[" × ", &model.format.number(i64::from(item.quantity))].concat()));
        }
        element("li", &[], group(cells))
    };
    element("ul", &[("part", "order-items"), ("class", "sub")], group(items.iter().map(item).collect()))
}

fn track(model: &Model, parcel: &Shipment) -> Html {
    let mut nodes = Vec::new();
    if let Some(link) = &parcel.link {
        let label = match parcel.carrier.as_str() {
            "" => model.text(Key::OrderTrackHere).to_owned(),
            carrier => model.catalog.fill(Key::OrderTrack, &[("carrier", carrier)]),
        };
        let href = model.address(link);
        let look = [("part", "order-track"), ("href", &*href), ("target", "_blank"), ("rel", "noopener noreferrer")];
        let new = words("span", "quiet", &[" (", model.text(Key::NewWindow), ")"].concat());
        nodes.push(element("a", &look, together([text(&label), new])));
    } else if !parcel.carrier.is_empty() {
        nodes.push(words("bdi", "", &parcel.carrier));
    }
    if !parcel.number.is_empty() {
        nodes.push(words("bdi", "num", &parcel.number));
    }
    if nodes.is_empty() { Html::default() } else { element("p", &[("class", "track-it")], group(nodes)) }
}

/// Until when it may come back.
fn returns(model: &Model) -> String {
    let day = |key: Key, day| model.catalog.fill(key, &[("day", &model.format.day_long(day))]);
    match &model.order.return_by {
        Some(ReturnBy::Until(last)) if *last < model.today() => day(Key::OrderReturnOver, *last),
        Some(ReturnBy::Until(last)) => day(Key::OrderReturn, *last),
        Some(ReturnBy::Unlimited) => model.text(Key::ReturnsAlways).to_owned(),
        Some(ReturnBy::Never(_)) => model.text(Key::ReturnsNever).to_owned(),
        None => String::new(),
    }
}

fn wants(model: &Model) -> Html {
    if model.order.scenarios.is_empty() {
        return Html::default();
    }
    let want = |scenario: &Scenario| {
        let label = together([words("span", "", model.text(want(*scenario))), Icon::Forward.draw()]);
        let look = [("part", "scenario")];
        element("li", &[], pressed("button", model.on(act(OrderAct::Want(*scenario))), &look, label))
    };
    let list = model.order.scenarios.iter().map(want).collect();
    let title = words("h3", "h", model.text(Key::OrderMore));
    together([title, element("ul", &[("class", "list"), ("part", "scenarios")], group(list))])
}

/// What is wanted, in the shopper's words.
pub fn want(scenario: Scenario) -> Key {
    match scenario {
        Scenario::Where => Key::WantWhere,
        Scenario::Return => Key::WantReturn,
        Scenario::Cancel => Key::WantCancel,
        Scenario::Damaged => Key::WantDamaged,
        Scenario::WrongItem => Key::WantWrongItem,
    }
}

/// What a step is called, on its own and among others.
fn name(step: Step, alone: bool) -> Key {
    match step {
        Step::Ordered if alone => Key::StepOrdered,
        Step::Ordered => Key::WhyOrdered,
        Step::PaymentDue => Key::StepPaymentDue,
        Step::Packed => Key::WhyPacked,
        Step::Sent => Key::WhyCarried,
        Step::OutForDelivery => Key::StepOut,
        Step::Ready => Key::WhyReady,
        Step::Delivered => Key::StepDelivered,
        Step::Problem => Key::StepProblem,
        Step::Returned => Key::StepReturned,
        Step::Cancelled => Key::StepCancelled,
    }
}

fn dates(model: &Model, from: Moment, until: Moment) -> String {
    match (from.time, until.time) {
        (Some(first), Some(last)) if from.day == until.day => {
            let day = told::near_within(model.voice(), from.day, model.today());
            model.voice().at(&day, &model.format.hours(first, last))
        }
        _ => model.format.day_range(from.day, until.day),
    }
}

fn moment(model: &Model, at: Moment, long: bool) -> String {
    let day = if long { model.format.day_long(at.day) } else { model.format.day(at.day) };
    at.time.map_or(day.clone(), |time| model.voice().at(&day, &model.format.time(time)))
}
