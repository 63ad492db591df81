//! What happens in a visit, and when is it time for a person?
//!
//! A state machine: [`Session::update`] takes an [`Event`] and is the only code that changes a visit; what must happen
//! in the page comes back as [`Effect`]s, which `embed` performs.
//!
//! ```text
//!            open               ask, settle            open an answer
//!  Closed ─────────▶ Browsing ◀───────────▶ Browsing ─────────────┬──▶ Reading
//!    ▲                  │                 (no answer: failure)    │ "Not yet": failure
//!    │                  ├──── choose a topic ────▶ Topic ─────────┘    │
//!    │ close            │ ask for a person, once help has failed       │
//!    └── any stage      ▼                                              ▼
//!                    Contact ──── choose a channel ────▶ Packet ──▶ HandedOff
//! ```
//!
//! Does not know: the clock, the page, how anything is drawn, what an answer says.

mod ask;
mod event;
mod handoff;
mod mask;
mod memory;
mod reach;
mod survey;
mod tried;

pub use event::{Effect, Event, Fact, Notice, Spot, Stage};
pub use handoff::{Line, LineKind, Packet, Trail, packet};
pub use mask::mask;
pub use memory::{keep_place, recall_place};
pub use reach::{Conversation, How, Lost, Talk};
pub use survey::{Reason, Survey};
pub use tried::{Read, Tried};

use serde::Serialize;

use crate::contact::{Escalation, Mode, Signal};
use crate::delivery::Destination;
use crate::taken;
use crate::time::Timestamp;
use survey::Surveyed;
use tried::push_bounded;

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    rules: Escalation,
    channels: bool,
    /// Whether product or order are for a person at once.
    at_once: bool,
    open: bool,
    stage: Stage,
    /// Stages to go back to, nearest last.
    back: Vec<Stage>,
    query: String,
    /// Whether the query as it stands was asked and not answered.
    unanswered: bool,
    tried: Vec<Tried>,
    read: Vec<Read>,
    /// What is offered next when the answer in view does not help.
    others: Vec<String>,
    /// The weight of failure signals so far.
    failure: u32,
    /// How much of it the last query added.
    ask_weight: u32,
    /// Whether an answer was opened since that query.
    read_since_asked: bool,
    /// Whether its results told it themselves.
    told: bool,
    /// When the shopper last did something.
    moved: Timestamp,
    /// Whether time without progress was counted since the last question.
    stalled: bool,
    destination: Option<Destination>,
    struck: Vec<LineKind>,
    /// Lines of the packet as the shopper wrote them.
    edited: Vec<(LineKind, String)>,
    /// Whether what is passed on was confirmed.
    confirmed: bool,
    talk: Option<Conversation>,
    /// Channels that could not be opened.
    lost: Vec<(String, Lost)>,
    surveyed: Surveyed,
}

taken! {
    Session {
        rules, channels, at_once, open, stage, back, query, unanswered, tried, read, others, failure, ask_weight,
        read_since_asked, told, moved, stalled, destination, struck, edited, confirmed, talk, lost, surveyed
    }
}

impl Session {
    /// A new visit. `channels` says whether anybody can be reached at all.
    pub fn new(rules: Escalation, channels: bool) -> Session {
        Session {
            rules,
            channels,
            at_once: false,
            open: false,
            stage: Stage::Browsing,
            back: Vec::new(),
            query: String::new(),
            unanswered: false,
            tried: Vec::new(),
            read: Vec::new(),
            others: Vec::new(),
            failure: 0,
            ask_weight: 0,
            read_since_asked: false,
            told: false,
            moved: Timestamp(0),
            stalled: false,
            destination: None,
            struck: Vec::new(),
            edited: Vec::new(),
            confirmed: false,
            talk: None,
            lost: Vec::new(),
            surveyed: Surveyed::default(),
        }
    }

    /// A remembered visit on a new page: everything as it was, the panel closed.
    #[must_use]
    pub fn resumed(mut self) -> Session {
        self.open = false;
        // No window of a chat's outlives its page, and one that was not up yet is not coming.
        self.talk = self.talk.take().filter(|talk| talk.how.is_some());
        self.talk.iter_mut().for_each(|talk| talk.shown = false);
        self
    }

    /// Takes what happened, and when; says what must happen.
    pub fn update(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        if !matches!(event, Event::Waited | Event::Ruled { .. } | Event::OthersKnown(_) | Event::Talked(_)) {
            self.moved = now;
        }
        match event {
            Event::Opened => self.opened(),
            Event::Closed => self.closed(),
            Event::Typed(query) => {
                self.unanswered = self.unanswered && query == self.query;
                self.query = query;
                Vec::new()
            }
            Event::Asked { query, hits, answered, told } => self.asked(query, &hits, answered, told),
            Event::TopicOpened(topic) => self.go(Stage::Topic(topic)),
            Event::OthersKnown(others) => {
                self.others = self.unread(others);
                Vec::new()
            }
            Event::AnswerOpened { id, question, urgent, others } => self.opened_answer(id, question, urgent, others),
            Event::Back => self.went_back(),
            Event::Forgotten(query) => {
                self.tried.retain(|tried| tried.query != query);
                // The button that was pressed is gone.
                vec![Effect::Focus(Spot::Search), Effect::Remember]
            }
            Event::Rated(helped) => self.rated(helped),
            Event::PlaceChosen(destination) => {
                self.destination = Some(destination);
                vec![Effect::Remember]
            }
            Event::PlaceRecalled(destination) => {
                self.destination.get_or_insert(destination);
                Vec::new()
            }
            Event::PersonRequested if self.person_offered() => self.show_people(),
            Event::ChannelChosen(id) if self.person_offered() => self.chose(id),
            // A gate that can be asked to open from outside is none: without a failure signal nothing happens.
            Event::PersonRequested | Event::ChannelChosen(_) => Vec::new(),
            Event::LineToggled(line) => {
                match self.struck.iter().position(|l| *l == line) {
                    Some(at) => drop(self.struck.remove(at)),
                    None => self.struck.push(line),
                }
                self.confirmed = false;
                vec![Effect::Remember]
            }
            Event::LineEdited(line, text) => {
                self.edited.retain(|(edited, _)| *edited != line);
                if !text.trim().is_empty() {
                    self.edited.push((line, text.trim().to_owned()));
                }
                self.confirmed = false;
                vec![Effect::Remember]
            }
            Event::Gone => {
                self.stage = Stage::Browsing;
                self.back.retain(|stage| !matches!(stage, Stage::Reading(_) | Stage::Topic(_)));
                vec![Effect::Focus(Spot::Search), Effect::Remember]
            }
            Event::Confirmed { channel, taken } => self.was_confirmed(channel, taken),
            Event::ChannelOpened(how) => self.channel_opened(how),
            Event::ChannelFailed(why) => self.channel_failed(why),
            Event::Talked(what) => self.talked(what),
            Event::Explained(reason) => self.explained(reason),
            Event::Effort(effort) => self.effort(effort),
            Event::Recommended(score) => self.recommended(score),
            Event::SurveyClosed => self.survey_closed(),
            Event::Waited => self.waited(now),
            Event::Ruled { rules, channels, at_once } => self.ruled(rules, channels, at_once),
        }
    }

    fn ruled(&mut self, rules: Escalation, channels: bool, at_once: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        if at_once && !self.at_once {
            effects.push(Effect::Report(Fact::Sign(Signal::AtOnce, true)));
        }
        self.rules = rules;
        self.channels = channels;
        self.at_once = at_once;
        // A stage that the present rules do not allow is left, so that no road leads around the gate.
        if !self.person_offered() && !matches!(self.stage, Stage::Browsing | Stage::Topic(_) | Stage::Reading(_)) {
            self.stage = Stage::Browsing;
        }
        effects
    }

    fn opened(&mut self) -> Vec<Effect> {
        if self.open {
            return Vec::new();
        }
        self.open = true;
        let spot = if self.stage == Stage::Browsing { Spot::Search } else { Spot::Heading };
        let mut effects = vec![Effect::LoadAnswers, Effect::Focus(spot), Effect::Report(Fact::Open), Effect::Remember];
        if self.failure > 0 && !self.has_failed() {
            self.sign(Signal::CameBack, &mut effects);
        }
        effects
    }

    fn closed(&mut self) -> Vec<Effect> {
        if !self.open {
            return Vec::new();
        }
        self.open = false;
        vec![Effect::Focus(Spot::Opener), Effect::Report(Fact::Close), Effect::Remember]
    }

    fn went_back(&mut self) -> Vec<Effect> {
        let before = self.back.pop().unwrap_or(Stage::Browsing);
        // Whoever does not wait for a channel wants it no longer.
        if matches!(self.stage, Stage::HandedOff(_)) {
            self.talk = self.talk.take().filter(|talk| talk.how.is_some());
        }
        let spot = match (core::mem::replace(&mut self.stage, before), &self.stage) {
            (Stage::Topic(topic), Stage::Browsing) => Spot::Topic(topic),
            (_, Stage::Browsing) => Spot::Search,
            _ => Spot::Heading,
        };
        vec![Effect::Focus(spot), Effect::Remember]
    }

    fn go(&mut self, stage: Stage) -> Vec<Effect> {
        if self.stage != stage {
            let from = std::mem::replace(&mut self.stage, stage);
            push_bounded(&mut self.back, from);
        }
        self.open = true;
        vec![Effect::LoadAnswers, Effect::Focus(Spot::Heading), Effect::Remember]
    }

    fn show_people(&mut self) -> Vec<Effect> {
        let mut effects = self.go(Stage::Contact);
        effects.push(Effect::Report(Fact::People));
        effects
    }

    fn sign(&mut self, signal: Signal, effects: &mut Vec<Effect>) {
        self.failure = self.failure.saturating_add(self.rules.weight(signal));
        effects.push(Effect::Report(Fact::Sign(signal, self.has_failed())));
    }

    /// Whether self-service has failed in this visit.
    pub fn has_failed(&self) -> bool {
        self.failure >= u32::from(self.rules.threshold)
    }

    /// Whether a person may be offered now: the gate.
    pub fn person_offered(&self) -> bool {
        self.channels
            && match self.rules.mode {
                Mode::SelfService => self.has_failed() || self.at_once,
                Mode::AskFirst | Mode::Neutral => true,
                Mode::HelpOnly => false,
            }
    }

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
