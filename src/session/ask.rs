//! What do asking and reading say about whether help is helping?

use super::tried::push_bounded;
use super::{Effect, Fact, LineKind, Notice, Read, Reason, Session, Stage, Tried};
use crate::contact::Signal;
use crate::time::Timestamp;

impl Session {
    pub(super) fn asked(&mut self, query: String, hits: &[String], answered: bool, told: bool) -> Vec<Effect> {
        let query = query.trim().to_owned();
        if query.is_empty() {
            return Vec::new();
        }
        if self.tried.last().is_some_and(|t| t.query == query && t.answered == answered) {
            // Asked again after something else was typed: the verdict is known, and counted.
            (self.query, self.unanswered) = (query, !answered);
            return vec![Effect::Remember];
        }
        if self.tried.last().is_some_and(|t| query.starts_with(&t.query)) && !self.read_since_asked {
            // The shopper only paused while typing: what the half query counted is taken back.
            self.tried.pop();
            self.failure = self.failure.saturating_sub(self.ask_weight);
            self.ask_weight = 0;
        }
        let before = self.failure;
        let count = hits.len();
        let mut effects = Vec::new();
        if !answered {
            self.sign(if count == 0 { Signal::NoResult } else { Signal::LowConfidence }, &mut effects);
        } else if !self.read_since_asked && !self.told && self.tried.last().is_some_and(|t| t.answered) {
            // Another wording after results that were not worth opening.
            self.sign(Signal::Reworded, &mut effects);
        }
        self.ask_weight = self.failure - before;
        self.read_since_asked = false;
        self.told = told;
        self.unanswered = !answered;
        self.stalled = false;
        // Another question is another packet.
        self.confirmed = false;
        self.edited.retain(|(line, _)| *line != LineKind::Question);
        let fact = Fact::Search(query.chars().count(), count, answered);
        push_bounded(&mut self.tried, Tried { query: query.clone(), answered });
        self.query = query;
        let notice = match count {
            0 => Notice::NotFound,
            _ if answered => Notice::Found(count),
            _ => Notice::Near(count),
        };
        // Whoever has gone on meanwhile does not see the results.
        if self.open && self.stage == Stage::Browsing {
            effects.push(Effect::Announce(notice));
        }
        effects.extend([Effect::Report(fact), Effect::Remember]);
        effects
    }

    pub(super) fn forgot(&mut self, query: &str) -> Vec<Effect> {
        if self.tried.last().is_some_and(|last| last.query == query) {
            // What it counted can no longer be taken back from the query before it.
            self.ask_weight = 0;
        }
        self.tried.retain(|tried| tried.query != query);
        // The button that was pressed is gone.
        self.there(Vec::new())
    }

    pub(super) fn opened_answer(
        &mut self,
        id: String,
        question: String,
        urgent: bool,
        others: Vec<String>,
    ) -> Vec<Effect> {
        self.read_since_asked = true;
        let mut signs = Vec::new();
        if urgent {
            self.sign(Signal::Urgent, &mut signs);
        }
        if let Some(before) = self.read.iter().position(|r| r.id == id) {
            if self.read.last().is_some_and(|r| r.id != id || r.helped == Some(false)) {
                self.sign(Signal::BackAndForth, &mut signs);
            }
            let read = self.read.remove(before);
            self.read.push(read);
        } else {
            push_bounded(&mut self.read, Read { id: id.clone(), question, helped: None, reason: None });
        }
        self.others = self.unread(others);
        let mut effects = self.go(Stage::Reading(id.clone()));
        effects.push(Effect::Report(Fact::Answer(id)));
        effects.extend(signs);
        self.look_for_others(&mut effects);
        effects
    }

    pub(super) fn others_known(&mut self, others: Vec<String>) -> Vec<Effect> {
        // What is offered already stays as it is, on the next page too.
        if self.helped() == Some(false) && !self.others.is_empty() {
            return Vec::new();
        }
        self.others = self.unread(others);
        let mut effects = Vec::new();
        self.look_for_others(&mut effects);
        effects
    }

    /// The answer in view does not help and nothing is left to read: that is a failure whatever the weights say.
    pub(super) fn look_for_others(&mut self, effects: &mut Vec<Effect>) {
        if self.helped() == Some(false) && self.others.is_empty() && !self.has_failed() {
            self.sign(Signal::NothingLeft, effects);
        }
    }

    pub(super) fn unread(&self, ids: Vec<String>) -> Vec<String> {
        ids.into_iter().filter(|id| !self.read.iter().any(|read| read.id == *id)).collect()
    }

    pub(super) fn rated(&mut self, helped: bool) -> Vec<Effect> {
        let Stage::Reading(id) = &self.stage else { return Vec::new() };
        let id = id.clone();
        let Some(read) = self.read.iter_mut().find(|r| r.id == id) else { return Vec::new() };
        // One tap, once: a second "not yet" on the same answer says nothing new.
        if read.helped == Some(helped) {
            return Vec::new();
        }
        (read.helped, read.reason) = (Some(helped), None);
        let mut effects = vec![Effect::Report(Fact::Rate(id, helped))];
        if helped {
            // What helped settles the faint signs; a person once offered stays offered.
            if !self.has_failed() {
                (self.failure, self.ask_weight) = (0, 0);
            }
            effects.push(Effect::Announce(Notice::Thanks));
        } else {
            self.sign(Signal::DidNotHelp, &mut effects);
            self.look_for_others(&mut effects);
            if self.person_offered() && (self.has_failed() || self.at_once) {
                effects.extend(self.show_people());
                return effects;
            }
            if !self.others.is_empty() {
                effects.push(Effect::Announce(Notice::Next));
            }
        }
        // Without a new place the focus would fall out of the panel.
        self.said(effects)
    }

    /// The one follow-up: why the answer did not help.
    pub(super) fn explained(&mut self, reason: Reason) -> Vec<Effect> {
        let read = self.unexplained().and_then(|at| self.read.get_mut(at));
        let Some(read) = read else { return Vec::new() };
        read.reason = Some(reason);
        let fact = Effect::Report(Fact::Reason(read.id.clone(), reason));
        self.said(vec![fact])
    }

    /// Whether the shopper may say why the answer in view did not help, or the last one before people were shown.
    pub fn asks_reason(&self) -> bool {
        self.unexplained().is_some()
    }

    fn unexplained(&self) -> Option<usize> {
        let at = match &self.stage {
            Stage::Reading(id) => self.read.iter().position(|read| read.id == *id)?,
            Stage::Contact => self.read.len().checked_sub(1)?,
            _ => return None,
        };
        self.read.get(at).filter(|read| read.helped == Some(false) && read.reason.is_none()).map(|_| at)
    }

    /// Time without progress: something was asked or read, and nothing has helped since.
    pub(super) fn waited(&mut self, now: Timestamp) -> Vec<Effect> {
        let idle = now.0.saturating_sub(self.moved.0) >= i64::from(self.rules.stalled_min) * 60;
        // Where a person is offered already, there is nothing to gain.
        // Whoever looks at an order has what they came for.
        let seeking = self.stage.is_help()
            && self.stage != Stage::Order
            && !self.person_offered()
            && !(self.tried.is_empty() && self.read.is_empty())
            && self.read.last().is_none_or(|read| read.helped != Some(true));
        if !self.open || !seeking || !idle || self.stalled || self.rules.stalled_min == 0 {
            return Vec::new();
        }
        self.stalled = true;
        let mut effects = vec![Effect::Remember];
        self.sign(Signal::Stalled, &mut effects);
        effects
    }

    /// Whether time without progress was what led to a person, if one is offered: then nothing on screen moves for it.
    pub fn is_stalled(&self) -> bool {
        self.stalled
    }
}
