//! Why this date?
//!
//! The days from the order to the latest arrival, drawn: what happens on each, and which are passed over. The drawing is
//! for the eye alone; the lines below it say the same to everybody, with every reason.

use yew::prelude::*;

use super::element::{Pair, aloud, button, element, group, keyed, text, together, words};
use super::facts::method_name;
use super::{Act, Model, way};
use crate::delivery::{Kind, Mark, Promise, Run, Skip, Stage, Timeline, days, drawn, words as told};
use crate::i18n::Key;
use crate::time::Timestamp;

// Up to a week stands in one row, more in two of the same length: how long a row can be is the style sheet's business.
const ROWS: [&str; 8] = ["days", "days", "days", "days", "days rows r4", "days rows r5", "days rows r6", "days rows"];
const ROW_DAYS: usize = 7;

/// Whether there is anything to explain: what is there on the day of the order needs no reasons.
pub(super) fn has_reasons(model: &Model, promise: &Promise) -> bool {
    promise.kind != Kind::Digital && promise.latest != model.today()
}

fn is_open(model: &Model, promise: &Promise) -> bool {
    model.why.as_ref().is_some_and(|why| why.timeline.is_some() && why.way == way(promise))
}

/// The button that opens the explanation of a date.
pub(super) fn ask(model: &Model, promise: &Promise, look: &[Pair<'_>], label: &str) -> Html {
    point!("render:timeline.ask");
    let open = if is_open(model, promise) { "true" } else { "false" };
    button(model, Act::Why(way(promise)), &[look, &[("part", "why"), ("aria-expanded", open)]].concat(), text(label))
}

/// The explanation, while it is open.
pub(super) fn view(model: &Model, promise: &Promise, named: bool) -> Html {
    point!("render:timeline.view");
    let Some(why) = model.why.as_ref().filter(|_| is_open(model, promise)) else { return Html::default() };
    let Some(timeline) = &why.timeline else { return Html::default() };
    let days = days(timeline);
    let mut nodes = Vec::new();
    if named {
        nodes.push(words("p", "h", method_name(model, promise)));
    }
    nodes.extend([drawing(model, promise, timeline, &days), legend(model, promise, timeline, &days)]);
    if let (Some(end), Some(later)) = (promise.order_by, timeline.later) {
        let (time, dates) = (clock(model, end), told::days(model.voice(), later, model.today()));
        nodes.push(words("p", "sub", &model.catalog.fill(Key::WhyLater, &[("time", &time), ("dates", &dates)])));
    }
    keyed("why", element("div", &[("class", "why num"), ("part", "timeline")], group(nodes)))
}

/// The time of a moment today; of another one with its day.
fn clock(model: &Model, at: Timestamp) -> String {
    let (day, time) = model.known.zone.local(at);
    if day == model.today() { model.format.time(time) } else { told::moment(model.voice(), &model.known.zone, at) }
}

/// How a day is drawn: names of classes.
fn look(mark: Mark) -> &'static str {
    match mark {
        Mark::Stage(Stage::Ordered) => "start",
        Mark::Stage(Stage::Packed) => "done",
        Mark::Stage(Stage::Carried) => "way",
        Mark::Stage(Stage::Awaited | Stage::Kept) | Mark::Off(..) => "off",
        Mark::There => "there",
    }
}

fn drawing(model: &Model, promise: &Promise, timeline: &Timeline, days: &[Run]) -> Html {
    let cells = drawn(days);
    let cell = |at: usize, run: &Run| {
        let number = model.format.number(i64::from(run.from.ymd().2));
        let mut lines = match (at, run.to.0 - run.from.0) {
            (0, _) => vec![words("b", "", model.text(Key::DayToday)), words("span", "", &number)],
            (_, 0) => vec![words("span", "", &model.format.weekday(run.from.weekday())), words("span", "", &number)],
            (_, more) => vec![words("small", "", &model.format.days(i64::from(more) + 1))],
        };
        if let (0, Some(cutoff)) = (at, cutoff(promise, timeline)) {
            lines.push(words("small", if is_late(timeline) { "cut late" } else { "cut" }, &clock(model, cutoff)));
        }
        element("span", &[("class", edges(&cells, at, look(run.mark)))], group(lines))
    };
    let rows = if cells.len() > ROW_DAYS { cells.len().div_ceil(2).min(ROW_DAYS) } else { 0 };
    let class = ROWS.get(rows).copied().unwrap_or_default();
    let cells = cells.iter().enumerate().map(|(at, run)| cell(at, run)).collect();
    element("div", &[("class", class), ("aria-hidden", "true")], group(cells))
}

/// The names of a day's classes: a window of arrival has a first day and a last.
fn edges(cells: &[Run], at: usize, look: &'static str) -> &'static str {
    let there = |at: usize| cells.get(at).is_some_and(|run| run.mark == Mark::There);
    match (there(at), there(at.wrapping_sub(1)), there(at + 1)) {
        (true, false, false) => "there first last",
        (true, false, true) => "there first",
        (true, true, false) => "there last",
        _ => look,
    }
}

/// The cut-off, where it is what these dates hang on: one that passed, or one after which they change.
fn cutoff(promise: &Promise, timeline: &Timeline) -> Option<Timestamp> {
    timeline.cutoff.filter(|at| is_late(timeline) || promise.order_by == Some(*at))
}

/// The same in words: what happens, and the days of it.
fn legend(model: &Model, promise: &Promise, timeline: &Timeline, days: &[Run]) -> Html {
    let mut lines: Vec<(Key, Vec<Run>)> = Vec::new();
    for day in days {
        let key = key(promise, timeline, day);
        let Some((_, runs)) = lines.iter_mut().find(|(told, _)| *told == key) else {
            lines.push((key, vec![*day]));
            continue;
        };
        match runs.last_mut() {
            // What goes on does so over days off, which have a line of their own.
            Some(run) if run.to.plus(1) == day.from || !matches!(day.mark, Mark::Off(..)) => run.to = day.to,
            _ => runs.push(*day),
        }
    }
    let time = cutoff(promise, timeline).map(|at| clock(model, at)).unwrap_or_default();
    let line = |(key, runs): &(Key, Vec<Run>)| {
        let look = runs.first().map_or("", |run| look(run.mark));
        let sign = element("i", &[("class", look), ("aria-hidden", "true")], Html::default());
        let said = words("span", "", &model.catalog.fill(*key, &[("time", &time)]));
        let cells = together([sign, said, element("span", &[], ranges(model, runs))]);
        element("li", &[("class", if look == "there" { "to" } else { "" })], cells)
    };
    element("ul", &[("class", "legend")], group(lines.iter().map(line).collect()))
}

/// Stretches of days, each in one piece.
fn ranges(model: &Model, runs: &[Run]) -> Html {
    let mut nodes = Vec::new();
    for run in runs {
        if !nodes.is_empty() {
            nodes.push(text(" · "));
        }
        let heard = told::spoken_days(model.voice(), run.from, run.to);
        nodes.push(aloud("span", &[("class", "nb")], &model.format.day_range(run.from, run.to), &heard));
    }
    group(nodes)
}

/// What is said of a day.
fn key(promise: &Promise, timeline: &Timeline, day: &Run) -> Key {
    let collected = matches!(promise.kind, Kind::Pickup | Kind::Locker);
    match day.mark {
        Mark::Stage(Stage::Ordered) if is_late(timeline) || !is_first(timeline, day) => Key::WhyStarts,
        Mark::Stage(Stage::Ordered) if cutoff(promise, timeline).is_some() => Key::WhyOrderedBy,
        Mark::Stage(Stage::Ordered) => Key::WhyOrdered,
        Mark::Stage(Stage::Awaited) => Key::WhyAwaited,
        Mark::Stage(Stage::Packed) => Key::WhyPacked,
        Mark::Stage(Stage::Carried | Stage::Kept) => Key::WhyCarried,
        Mark::Off(_, Skip::Late) => Key::WhyLate,
        Mark::Off(_, Skip::Closed) => Key::WhyClosed,
        Mark::Off(Stage::Ordered | Stage::Packed, _) => Key::WhyNoPacking,
        Mark::Off(Stage::Kept, _) if collected => Key::WhyClosed,
        Mark::Off(..) => Key::WhyNoDelivery,
        Mark::There if collected => Key::WhyReady,
        Mark::There => Key::WhyArrives,
    }
}

fn is_first(timeline: &Timeline, day: &Run) -> bool {
    timeline.earliest.first().is_some_and(|leg| leg.from == day.from)
}

/// Whether the order came after the cut-off of its day.
fn is_late(timeline: &Timeline) -> bool {
    timeline.earliest.iter().flat_map(|leg| &leg.skipped).any(|(_, why)| *why == Skip::Late)
}
