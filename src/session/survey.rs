//! What may the shopper be asked afterwards?
//!
//! One question about effort and one about recommending, each at most once in a visit, and only where the shop wants to
//! know (`[escalation.ask]`). The scales are those in use: effort 1 (very little) to 7, recommending 0 to 10.

use serde::Serialize;

use super::{Effect, Fact, Session};
use crate::contact::Signal;
use crate::taken;

/// Why an answer did not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// It is hard to understand.
    Unclear,
    /// It answers something else.
    OffTopic,
    /// It is not true, or not true any more.
    Wrong,
    /// It is clear, and the shopper is not content with it.
    Unwelcome,
}

taken! { enum Reason { Unclear {}, OffTopic {}, Wrong {}, Unwelcome {} } }

impl Reason {
    /// Its name in events.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Unclear => "unclear",
            Reason::OffTopic => "off_topic",
            Reason::Wrong => "wrong",
            Reason::Unwelcome => "unwelcome",
        }
    }
}

/// A question for afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survey {
    /// How much effort did it take?
    Effort,
    /// Would you recommend us?
    Recommend,
}

/// What was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Surveyed {
    effort: Option<u8>,
    recommend: Option<u8>,
    closed: bool,
}

taken! { Surveyed { effort, recommend, closed } }

impl Session {
    /// The question to ask now: once something has helped, or the conversation is over.
    pub fn survey(&self) -> Option<Survey> {
        let done =
            self.read.iter().any(|read| read.helped == Some(true)) || self.talk.as_ref().is_some_and(|t| t.ended);
        if !done || self.surveyed.closed {
            return None;
        }
        if self.rules.asks_effort && self.surveyed.effort.is_none() {
            return Some(Survey::Effort);
        }
        (self.rules.asks_recommend && self.surveyed.recommend.is_none()).then_some(Survey::Recommend)
    }

    pub(super) fn effort(&mut self, effort: u8) -> Vec<Effect> {
        if self.survey() != Some(Survey::Effort) || !(1..=7).contains(&effort) {
            return Vec::new();
        }
        self.surveyed.effort = Some(effort);
        let mut effects = vec![Effect::Report(Fact::Effort(effort))];
        if effort >= self.rules.effort_from {
            self.sign(Signal::Effort, &mut effects);
        }
        self.said(effects)
    }

    pub(super) fn recommended(&mut self, score: u8) -> Vec<Effect> {
        if self.survey() != Some(Survey::Recommend) || score > 10 {
            return Vec::new();
        }
        self.surveyed.recommend = Some(score);
        self.said(vec![Effect::Report(Fact::Recommend(score))])
    }

    pub(super) fn survey_closed(&mut self) -> Vec<Effect> {
        // Nobody can close what was not asked.
        if self.survey().is_none() {
            return Vec::new();
        }
        self.surveyed.closed = true;
        self.said(vec![Effect::Report(Fact::Decline)])
    }
}
