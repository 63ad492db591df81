//! How does a shopper get from one stage to the next, and back?

use super::tried::push_bounded;
use super::{Effect, Fact, Session, Spot, Stage};
use crate::contact::{Escalation, Signal};

impl Session {
    pub(super) fn ruled(&mut self, rules: Escalation, channels: bool, at_once: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        if at_once && !self.at_once {
            effects.push(Effect::Report(Fact::Sign(Signal::AtOnce, true)));
        }
        self.rules = rules;
        self.channels = channels;
        self.at_once = at_once;
        // A stage that the present rules do not allow is left, and no way back leads to one around the gate.
        if !self.person_offered() {
            self.back.retain(Stage::is_help);
            if !self.stage.is_help() {
                effects.extend(self.start_over());
            }
        }
        effects
    }

    pub(super) fn opened(&mut self) -> Vec<Effect> {
        if self.open {
            return Vec::new();
        }
        let mut effects = vec![Effect::LoadAnswers];
        self.come_in(&mut effects);
        self.there(effects)
    }

    /// The panel opens, whatever opens it.
    pub(super) fn come_in(&mut self, effects: &mut Vec<Effect>) {
        if self.open {
            return;
        }
        self.open = true;
        effects.push(Effect::Report(Fact::Open));
        self.sign_again(Signal::CameBack, effects);
    }

    pub(super) fn closed(&mut self) -> Vec<Effect> {
        if !self.open {
            return Vec::new();
        }
        self.open = false;
        vec![Effect::Focus(Spot::Opener), Effect::Report(Fact::Close), Effect::Remember]
    }

    pub(super) fn went_back(&mut self) -> Vec<Effect> {
        let before = self.back.pop().unwrap_or(Stage::Browsing);
        // Whoever does not wait for a channel wants it no longer.
        if matches!(self.stage, Stage::HandedOff(_)) {
            self.talk = self.talk.take().filter(|talk| talk.how.is_some());
        }
        let mut effects = Vec::new();
        match (core::mem::replace(&mut self.stage, before), &self.stage) {
            (Stage::Topic(topic), Stage::Browsing) if self.open => {
                return vec![Effect::Focus(Spot::Topic(topic)), Effect::Remember];
            }
            // An order that is looked at again after what was said of it did not help: the same as another road to it.
            (Stage::Reading(_), Stage::Order) if self.failure > 0 && !self.has_failed() => {
                self.sign(Signal::Reworded, &mut effects);
            }
            // Back at what did not help, with everything read that was beside it.
            _ => self.look_for_others(&mut effects),
        }
        self.there(effects)
    }

    /// Where every visit begins; there is nothing before it.
    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        self.stage = Stage::Browsing;
        self.back.clear();
        self.there(Vec::new())
    }

    pub(super) fn go(&mut self, stage: Stage) -> Vec<Effect> {
        if self.stage != stage {
            let from = std::mem::replace(&mut self.stage, stage);
            push_bounded(&mut self.back, from);
        }
        self.chose_help |= self.stage.is_help();
        let mut effects = vec![Effect::LoadAnswers];
        self.come_in(&mut effects);
        self.there(effects)
    }

    /// The view is another one: reading goes on at its beginning. In a closed panel there is nothing to read.
    pub(super) fn there(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if self.open {
            let search = self.stage == Stage::Browsing && !self.asks_first();
            effects.push(Effect::Focus(if search { Spot::Search } else { Spot::Heading }));
        }
        effects.push(Effect::Remember);
        effects
    }

    /// What was pressed is gone: reading goes on where the view says something to it.
    pub(super) fn said(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if self.stage == Stage::Browsing || !self.open {
            return self.there(effects);
        }
        effects.extend([Effect::Focus(Spot::Said), Effect::Remember]);
        effects
    }

    pub(super) fn show_people(&mut self) -> Vec<Effect> {
        let shown = self.stage == Stage::Contact;
        self.met = true;
        let mut effects = self.go(Stage::Contact);
        if !shown {
            effects.push(Effect::Report(Fact::People));
        }
        effects
    }
}
