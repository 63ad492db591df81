//! What do the views ask of a visit?

use super::{LineKind, Read, Session, Stage, Tried};
use crate::contact::Escalation;
use crate::delivery::Destination;

impl Session {
    /// Whether the panel is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Where the shopper is.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The query as it stands.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Whether the query as it stands was asked and not answered.
    pub fn is_unanswered(&self) -> bool {
        self.unanswered
    }

    /// Whether the query as it stands was answered when it was asked before; none where it was not asked.
    pub fn asked_before(&self) -> Option<bool> {
        self.tried.iter().rev().find(|tried| tried.query == self.query).map(|tried| tried.answered)
    }

    /// Queries tried, oldest first, each as it was typed.
    pub fn tried(&self) -> &[Tried] {
        &self.tried
    }

    /// Answers read, oldest first.
    pub fn read(&self) -> &[Read] {
        &self.read
    }

    /// Whether the answer in view helped, when the shopper said so.
    pub fn helped(&self) -> Option<bool> {
        let Stage::Reading(id) = &self.stage else { return None };
        self.read.iter().find(|r| r.id == *id).and_then(|r| r.helped)
    }

    /// Whether "Did this help?" is to be answered. What has helped is asked about again once something else has not.
    pub fn asks_helped(&self) -> bool {
        self.helped() != Some(true) || self.failure > 0
    }

    /// What to offer when the answer in view did not help, by id.
    pub fn others(&self) -> &[String] {
        &self.others
    }

    /// The chosen place.
    pub fn destination(&self) -> Option<&Destination> {
        self.destination.as_ref()
    }

    /// The lines struck out of the packet.
    pub fn struck(&self) -> &[LineKind] {
        &self.struck
    }

    /// The lines of the packet that the shopper wrote anew.
    pub fn edited(&self) -> &[(LineKind, String)] {
        &self.edited
    }

    /// How the visit is led to a person.
    pub fn rules(&self) -> &Escalation {
        &self.rules
    }
}
