//! What do looking for an order and what comes of it say about whether help is helping?
//!
//! A visit knows that an order was looked for and what came of it. Its number, the address and what was told of it never
//! come here.

use super::{Effect, Fact, Session, Stage};
use crate::contact::Signal;
use crate::content::order::Scenario;

// A slip of the finger is not a failure; twice not found is.
const MISSED_MAX: u8 = 2;

/// What came of looking for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// It is here.
    Found,
    /// It is here, and the shop itself says that something is wrong with it.
    Trouble,
    /// There is none with this number and this address.
    NotFound,
    /// The shop could not tell.
    Failed,
    /// It took too long.
    Slow,
    /// The shop asks to wait: too many have asked.
    Busy,
    /// There is no network.
    Offline,
}

impl Looked {
    /// Its name in events. What the shop says of the order is not told.
    pub fn name(&self) -> &'static str {
        match self {
            Looked::Found | Looked::Trouble => "found",
            Looked::NotFound => "not_found",
            Looked::Failed => "failed",
            Looked::Slow => "slow",
            Looked::Busy => "busy",
            Looked::Offline => "offline",
        }
    }
}

impl Session {
    pub(super) fn order_opened(&mut self) -> Vec<Effect> {
        let shown = self.stage == Stage::Order;
        let mut effects = self.go(Stage::Order);
        if shown {
            return effects;
        }
        effects.push(Effect::Report(Fact::Order));
        // Another road after one that did not help: whoever takes it is as near to a person as before.
        self.sign_again(Signal::Reworded, &mut effects);
        effects
    }

    pub(super) fn order_looked(&mut self, how: Looked) -> Vec<Effect> {
        let mut effects = vec![Effect::Report(Fact::OrderLooked(how))];
        let sign = match how {
            Looked::Found => {
                self.missed = 0;
                None
            }
            Looked::Trouble => Some(Signal::Urgent),
            Looked::NotFound => {
                self.missed = (self.missed + 1).min(MISSED_MAX);
                (self.missed == MISSED_MAX).then_some(Signal::NothingLeft)
            }
            Looked::Failed | Looked::Slow => Some(Signal::NothingLeft),
            // A minute, or a network, is all that it lacks.
            Looked::Busy | Looked::Offline => None,
        };
        if let Some(sign) = sign.filter(|_| !self.has_failed()) {
            self.sign(sign, &mut effects);
        }
        effects.push(Effect::Remember);
        effects
    }

    /// Whoever has an answer for this reads it next, and it says by itself whether it is urgent. Without one a person
    /// is what is left.
    pub(super) fn order_scenario(&mut self, scenario: Scenario, answered: bool) -> Vec<Effect> {
        let mut effects = vec![Effect::Report(Fact::OrderScenario(scenario))];
        if answered {
            return effects;
        }
        if !self.has_failed() {
            self.sign(if scenario.is_urgent() { Signal::Urgent } else { Signal::NothingLeft }, &mut effects);
        }
        effects.extend(if self.person_offered() { self.show_people() } else { vec![Effect::Remember] });
        effects
    }
}
