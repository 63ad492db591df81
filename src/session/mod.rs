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

mod event;
mod handoff;
mod mask;
mod memory;
mod signal;
mod tried;

pub use event::{Effect, Event, Fact, Notice, Spot, Stage};
pub use handoff::{Line, LineKind, Packet, Trail, packet};
pub use mask::mask;
pub use memory::{keep_place, recall_place};
pub use signal::{FAILED_AT, Signal};
pub use tried::{Read, Tried};

use serde::Serialize;

use crate::contact::Mode;
use crate::delivery::Destination;
use crate::taken;
use tried::push_bounded;

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    mode: Mode,
    channels: bool,
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
    destination: Option<Destination>,
    struck: Vec<LineKind>,
}

taken! {
    Session {
        mode, channels, open, stage, back, query, unanswered, tried, read, others, failure, ask_weight,
        read_since_asked, told, destination, struck
    }
}

impl Session {
    /// A new visit. `channels` says whether anybody can be reached at all.
    pub fn new(mode: Mode, channels: bool) -> Session {
        Session {
            mode,
            channels,
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
            destination: None,
            struck: Vec::new(),
        }
    }

    /// A remembered visit on a new page: everything as it was, the panel closed.
    #[must_use]
    pub fn resumed(mut self) -> Session {
        self.open = false;
        self
    }

    /// Takes what happened; says what must happen.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
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
            Event::PersonRequested if self.person_offered() => self.go(Stage::Contact),
            Event::ChannelChosen(id) if self.person_offered() => self.go(Stage::Packet(id)),
            // A gate that can be asked to open from outside is none: without a failure signal nothing happens.
            Event::PersonRequested | Event::ChannelChosen(_) => Vec::new(),
            Event::LineToggled(line) => {
                match self.struck.iter().position(|l| *l == line) {
                    Some(at) => drop(self.struck.remove(at)),
                    None => self.struck.push(line),
                }
                vec![Effect::Remember]
            }
            Event::Gone => {
                self.stage = Stage::Browsing;
                self.back.retain(|stage| !matches!(stage, Stage::Reading(_) | Stage::Topic(_)));
                vec![Effect::Focus(Spot::Search), Effect::Remember]
            }
            Event::Confirmed => self.confirmed(),
            Event::Ruled { mode, channels } => {
                self.mode = mode;
                self.channels = channels;
                // A stage that the present rules do not allow is left, so that no road leads around the gate.
                if !self.person_offered()
                    && !matches!(self.stage, Stage::Browsing | Stage::Topic(_) | Stage::Reading(_))
                {
                    self.stage = Stage::Browsing;
                }
                Vec::new()
            }
            Event::ChannelFailed => match &self.stage {
                Stage::HandedOff(_) | Stage::Packet(_) => {
                    self.stage = Stage::Contact;
                    vec![Effect::Focus(Spot::Heading), Effect::Remember]
                }
                _ => Vec::new(),
            },
        }
    }

    fn opened(&mut self) -> Vec<Effect> {
        if self.open {
            return Vec::new();
        }
        self.open = true;
        let spot = if self.stage == Stage::Browsing { Spot::Search } else { Spot::Heading };
        vec![Effect::LoadAnswers, Effect::Focus(spot), Effect::Report(Fact::Open), Effect::Remember]
    }

    fn closed(&mut self) -> Vec<Effect> {
        if !self.open {
            return Vec::new();
        }
        self.open = false;
        vec![Effect::Focus(Spot::Opener), Effect::Report(Fact::Close), Effect::Remember]
    }

    fn asked(&mut self, query: String, hits: &[String], answered: bool, told: bool) -> Vec<Effect> {
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
        if !answered {
            self.signal(Signal::NoAnswer);
        } else if !self.read_since_asked && !self.told && self.tried.last().is_some_and(|t| t.answered) {
            // Another wording after results that were not worth opening.
            self.signal(Signal::Reworded);
        }
        self.ask_weight = self.failure - before;
        self.read_since_asked = false;
        self.told = told;
        self.unanswered = !answered;
        let count = hits.len();
        let fact = Fact::Search(query.chars().count(), count, answered);
        push_bounded(&mut self.tried, Tried { query: query.clone(), answered });
        self.query = query;
        let notice = match count {
            0 => Notice::NotFound,
            _ if answered => Notice::Found(count),
            _ => Notice::Near(count),
        };
        vec![Effect::Announce(notice), Effect::Report(fact), Effect::Remember]
    }

    fn opened_answer(&mut self, id: String, question: String, urgent: bool, others: Vec<String>) -> Vec<Effect> {
        self.read_since_asked = true;
        if urgent {
            self.signal(Signal::Urgent);
        }
        if let Some(before) = self.read.iter().position(|r| r.id == id) {
            if self.read.last().is_some_and(|r| r.id != id) {
                self.signal(Signal::BackAndForth);
            }
            let read = self.read.remove(before);
            self.read.push(read);
        } else {
            push_bounded(&mut self.read, Read { id: id.clone(), question, helped: None });
        }
        self.others = self.unread(others);
        let mut effects = self.go(Stage::Reading(id.clone()));
        effects.push(Effect::Report(Fact::Answer(id)));
        effects
    }

    fn unread(&self, ids: Vec<String>) -> Vec<String> {
        ids.into_iter().filter(|id| !self.read.iter().any(|read| read.id == *id)).collect()
    }

    fn went_back(&mut self) -> Vec<Effect> {
        let before = self.back.pop().unwrap_or(Stage::Browsing);
        let spot = match (core::mem::replace(&mut self.stage, before), &self.stage) {
            (Stage::Topic(topic), Stage::Browsing) => Spot::Topic(topic),
            (_, Stage::Browsing) => Spot::Search,
            _ => Spot::Heading,
        };
        vec![Effect::Focus(spot), Effect::Remember]
    }

    fn rated(&mut self, helped: bool) -> Vec<Effect> {
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
            // The button pressed is gone: without a new place the focus would fall out of the panel.
            effects.extend([Effect::Announce(Notice::Thanks), Effect::Focus(Spot::Heading)]);
            return effects;
        }
        self.signal(Signal::DidNotHelp);
        if self.others.is_empty() {
            // Nothing is left to read: that is a failure whatever the weights say.
            self.signal(Signal::NothingLeft);
        }
        if self.person_offered() && self.mode == Mode::SelfService {
            effects.extend(self.go(Stage::Contact));
        } else {
            effects.extend([Effect::Announce(Notice::Next), Effect::Focus(Spot::Heading)]);
        }
        effects
    }

    fn confirmed(&mut self) -> Vec<Effect> {
        let Stage::Packet(channel) = &self.stage else { return Vec::new() };
        let channel = channel.clone();
        self.stage = Stage::HandedOff(channel.clone());
        vec![Effect::OpenChannel(channel), Effect::Focus(Spot::Heading), Effect::Remember]
    }

    fn go(&mut self, stage: Stage) -> Vec<Effect> {
        if self.stage != stage {
            let from = std::mem::replace(&mut self.stage, stage);
            push_bounded(&mut self.back, from);
        }
        self.open = true;
        vec![Effect::LoadAnswers, Effect::Focus(Spot::Heading), Effect::Remember]
    }

    fn signal(&mut self, signal: Signal) {
        self.failure = self.failure.saturating_add(signal.weight());
    }

    /// Whether self-service has failed in this visit.
    pub fn has_failed(&self) -> bool {
        self.failure >= FAILED_AT
    }

    /// Whether a person may be offered now: the gate.
    pub fn person_offered(&self) -> bool {
        self.channels
            && match self.mode {
                Mode::SelfService => self.has_failed(),
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

    /// How the visit is led to a person.
    pub fn mode(&self) -> Mode {
        self.mode
    }
}
