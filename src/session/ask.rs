//! What do asking and reading say about whether help is helping?

use super::tried::push_bounded;
use super::{Effect, Fact, Notice, Read, Reason, Session, Spot, Stage, Tried};
use crate::contact::{Mode, Signal};
use crate::time::Timestamp;

impl Session {
    pub(super) fn asked(&mut self, query: String, hits: &[String], answered: bool, told: bool) -> Vec<Effect> {
        let query = query.trim().to_owned();
        if query.is_empty() || self.tried.last().is_some_and(|t| t.query == query) {
            return Vec::new();
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
        let fact = Fact::Search(query.chars().count(), count, answered);
        push_bounded(&mut self.tried, Tried { query: query.clone(), answered });
        self.query = query;
        let notice = match count {
            0 => Notice::NotFound,
            _ if answered => Notice::Found(count),
            _ => Notice::Near(count),
        };
        effects.extend([Effect::Announce(notice), Effect::Report(fact), Effect::Remember]);
        effects
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
            if self.read.last().is_some_and(|r| r.id != id) {
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
        effects
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
        read.helped = Some(helped);
        let mut effects = vec![Effect::Report(Fact::Rate(id, helped)), Effect::Remember];
        if helped {
            // What helped settles the faint signs; a person once offered stays offered.
            if !self.has_failed() {
                self.failure = 0;
            }
            // The button pressed is gone: without a new place the focus would fall out of the panel.
            effects.extend([Effect::Announce(Notice::Thanks), Effect::Focus(Spot::Heading)]);
            return effects;
        }
        self.sign(Signal::DidNotHelp, &mut effects);
        if self.others.is_empty() {
            // Nothing is left to read: that is a failure whatever the weights say.
            self.sign(Signal::NothingLeft, &mut effects);
        }
        if self.person_offered() && self.rules.mode == Mode::SelfService {
            effects.extend(self.show_people());
        } else {
            effects.extend([Effect::Announce(Notice::Next), Effect::Focus(Spot::Heading)]);
        }
        effects
    }

    /// The one follow-up: why the last answer did not help.
    pub(super) fn explained(&mut self, reason: Reason) -> Vec<Effect> {
        let last = self.read.iter_mut().rev().find(|read| read.helped == Some(false));
        let Some(read) = last.filter(|read| read.reason.is_none()) else { return Vec::new() };
        read.reason = Some(reason);
        vec![Effect::Report(Fact::Reason(read.id.clone(), reason)), Effect::Remember]
    }

    /// Time without progress: something was asked or read, and nothing has helped since.
    pub(super) fn waited(&mut self, now: Timestamp) -> Vec<Effect> {
        let idle = now.0.saturating_sub(self.moved.0) >= i64::from(self.rules.stalled_min) * 60;
        let seeking = matches!(self.stage, Stage::Browsing | Stage::Topic(_) | Stage::Reading(_))
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
}
