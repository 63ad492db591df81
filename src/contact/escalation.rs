//! When does help count as failed, and for whom is a person there at once?
//!
//! The merchant's policy. Signs that help is not helping each have a weight; at the threshold a person is offered.
//!
//! Does not know: what happens in a visit.

use serde::Serialize;

use super::Mode;
use crate::money::{Currency, Money};
use crate::problem::Reader;
use crate::taken;

/// A sign that help is not helping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Signal {
    /// A query was asked and nothing was found.
    NoResult,
    /// A query was asked, and what was found is not sure enough to be called an answer.
    LowConfidence,
    /// "Did this help?" was answered with "Not yet".
    DidNotHelp,
    /// Another wording was tried without anything being read.
    Reworded,
    /// An answer was opened again after another one.
    BackAndForth,
    /// The panel was opened again after something had not helped.
    CameBack,
    /// Time went by after a question without anything that helped.
    Stalled,
    /// The shopper said that it took too much effort.
    Effort,
    /// The question is for a person at once: damaged, wrong item, cancel now, fraud.
    Urgent,
    /// The product or the order is for a person at once, as the merchant says.
    AtOnce,
    /// Nothing else is left to offer.
    NothingLeft,
}

taken! {
    enum Signal {
        NoResult {}, LowConfidence {}, DidNotHelp {}, Reworded {}, BackAndForth {}, CameBack {}, Stalled {}, Effort {},
        Urgent {}, AtOnce {}, NothingLeft {}
    }
}

impl Signal {
    /// Those whose weight is the merchant's, with the key in `[escalation.weights]` and the weight without it. The others
    /// are a failure whatever the weights say.
    pub const WEIGHED: [(Signal, &'static str, u8); 8] = [
        (Signal::NoResult, "no_result", 2),
        (Signal::LowConfidence, "low_confidence", 2),
        (Signal::DidNotHelp, "did_not_help", 1),
        (Signal::Reworded, "reworded", 1),
        (Signal::BackAndForth, "back_and_forth", 1),
        (Signal::CameBack, "came_back", 1),
        (Signal::Stalled, "stalled", 1),
        (Signal::Effort, "effort", 2),
    ];

    /// Its name in events: `did_not_help`.
    pub fn name(self) -> &'static str {
        match self {
            Signal::Urgent => "urgent",
            Signal::AtOnce => "at_once",
            Signal::NothingLeft => "nothing_left",
            weighed => Signal::WEIGHED.iter().find(|(signal, ..)| *signal == weighed).map_or("", |(_, name, _)| name),
        }
    }
}

/// How a visit is led to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Escalation {
    /// When contact is offered.
    pub mode: Mode,
    /// What each of [`Signal::WEIGHED`] weighs, in that order.
    pub weights: Vec<u8>,
    /// The weight at which a person is offered: 2 unless the merchant says otherwise. One clear failure, or two faint ones:
    /// a shopper whom one answer did not help is shown the next best one first, and a person on the second "Not yet".
    /// Nobody is made to fail three times.
    pub threshold: u8,
    /// Minutes without progress that count as a sign.
    pub stalled_min: u8,
    /// The effort, of 1 to 7, from which on it is a sign.
    pub effort_from: u8,
    /// Intents of answers that are for a person at once.
    pub urgent: Vec<String>,
    /// Tags of products whose buyers get a person at once.
    pub tags: Vec<String>,
    /// The value of an order from which on a person is there at once.
    pub order_from: Option<Money>,
    /// Whether shoppers are asked what effort it took, 1 to 7.
    pub asks_effort: bool,
    /// Whether shoppers are asked if they would recommend the shop, 0 to 10.
    pub asks_recommend: bool,
}

taken! {
    Escalation {
        mode, weights, threshold, stalled_min, effort_from, urgent, tags, order_from, asks_effort, asks_recommend
    }
}

impl Default for Escalation {
    fn default() -> Escalation {
        Escalation {
            mode: Mode::default(),
            weights: Signal::WEIGHED.iter().map(|(_, _, weight)| *weight).collect(),
            threshold: 2,
            stalled_min: 3,
            effort_from: 6,
            urgent: ["urgent", "damaged", "wrong-item", "cancel", "fraud"].map(str::to_owned).to_vec(),
            tags: Vec::new(),
            order_from: None,
            asks_effort: false,
            asks_recommend: false,
        }
    }
}

impl Escalation {
    /// The defaults in another mode.
    pub fn of(mode: Mode) -> Escalation {
        Escalation { mode, ..Escalation::default() }
    }

    /// How much a sign weighs against the threshold.
    pub fn weight(&self, signal: Signal) -> u32 {
        let at = Signal::WEIGHED.iter().position(|(weighed, ..)| *weighed == signal);
        u32::from(at.and_then(|at| self.weights.get(at)).copied().unwrap_or(self.threshold))
    }
}

const WEIGHT_MAX: i64 = 9;

/// Reads `[escalation]`.
pub fn read_escalation(reader: &Reader<'_>, currency: Currency) -> Escalation {
    reader.known(&["mode", "weights", "threshold", "stalled", "effort_from", "urgent", "at_once", "ask"]);
    let mut rules = Escalation::default();
    if let Some(mode) = reader.get("mode") {
        rules.mode = read_mode(&mode);
    }
    let number = |reader: Option<Reader<'_>>, (least, most): (i64, i64), unit: &str, usual: u8| {
        reader.and_then(|r| r.integer(least, most, unit)).map_or(usual, |n| n as u8)
    };
    if let Some(weights) = reader.get("weights") {
        weights.known(&Signal::WEIGHED.map(|(_, name, _)| name));
        for ((_, name, usual), weight) in Signal::WEIGHED.iter().zip(&mut rules.weights) {
            *weight = number(weights.get(name), (0, WEIGHT_MAX), "of weight", *usual);
        }
    }
    rules.threshold = number(reader.get("threshold"), (1, WEIGHT_MAX), "of weight", rules.threshold);
    rules.stalled_min = reader
        .get("stalled")
        .and_then(|r| crate::time::read_minutes(&r, "a time without progress", 60))
        .map_or(rules.stalled_min, |minutes| minutes as u8);
    rules.effort_from = number(reader.get("effort_from"), (1, 7), "of effort", rules.effort_from);
    if let Some(urgent) = reader.get("urgent") {
        rules.urgent = urgent.texts();
    }
    if let Some(at_once) = reader.get("at_once") {
        at_once.known(&["tags", "order_from"]);
        rules.tags = at_once.get("tags").map(|r| r.texts()).unwrap_or_default();
        rules.order_from = at_once.get("order_from").and_then(|r| Money::read(&r, currency));
    }
    if let Some(ask) = reader.get("ask") {
        ask.known(&["effort", "recommend"]);
        rules.asks_effort = ask.get("effort").and_then(|r| r.flag()).unwrap_or(false);
        rules.asks_recommend = ask.get("recommend").and_then(|r| r.flag()).unwrap_or(false);
    }
    rules
}

fn read_mode(mode: &Reader<'_>) -> Mode {
    match mode.text().map(str::trim) {
        Some("self-service") | None => Mode::SelfService,
        Some("ask-first") => Mode::AskFirst,
        Some("neutral") => Mode::Neutral,
        Some("help-only") => Mode::HelpOnly,
        Some(_) => {
            mode.not("escalation-mode", "a mode", "write self-service, ask-first, neutral or help-only");
            Mode::default()
        }
    }
}
