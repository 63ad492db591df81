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
mod cut;
mod event;
mod fact;
mod fit;
mod handoff;
mod mask;
mod memory;
mod order;
mod reach;
mod survey;
mod tried;
mod view;
mod walk;

pub use cut::{cut, escaped, units};
pub use event::{Effect, Event, Notice, Spot, Stage};
pub use fact::{Detail, Fact, Told};
pub use fit::Fitted;
pub use handoff::{Line, LineKind, Packet, Trail, packet};
pub use mask::{is_masked, mask, mask_but};
pub use memory::{keep_place, recall_place};
pub use order::Looked;
pub use reach::{Conversation, How, Lost, Talk};
pub use survey::{Reason, Survey};
pub use tried::{Read, Tried};

use serde::Serialize;

use crate::contact::{Escalation, Mode, Signal};
use crate::delivery::Destination;
use crate::taken;
use crate::time::Timestamp;
use survey::Surveyed;

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
    /// How often in a row an order was not found.
    missed: u8,
    struck: Vec<LineKind>,
    /// Lines of the packet as the shopper wrote them.
    edited: Vec<(LineKind, String)>,
    /// Whether what is passed on was confirmed.
    confirmed: bool,
    talk: Option<Conversation>,
    /// Channels that could not be opened.
    lost: Vec<(String, Lost)>,
    surveyed: Surveyed,
    /// Whether people were shown. From then on they stay: nobody loses sight of a person they were offered.
    met: bool,
    /// Whether help was chosen where the shop asks first.
    chose_help: bool,
}

taken! {
    Session {
        rules, channels, at_once, open, stage, back, query, unanswered, tried, read, others, failure, ask_weight,
        read_since_asked, told, moved, stalled, destination, missed, struck, edited, confirmed, talk, lost, surveyed, met, chose_help
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
            missed: 0,
            struck: Vec::new(),
            edited: Vec::new(),
            confirmed: false,
            talk: None,
            lost: Vec::new(),
            surveyed: Surveyed::default(),
            met: false,
            chose_help: false,
        }
    }

    /// A remembered visit on a new page: everything as it was, the panel closed.
    #[must_use]
    pub fn resumed(mut self) -> Session {
        self.open = false;
        // No window of a chat's outlives its page.
        self.talk.iter_mut().for_each(|talk| talk.shown = false);
        self
    }

    /// Takes what happened, and when; says what must happen.
    pub fn update(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        if !event.is_of_the_page() {
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
            // Where an order is looked for there is no search field: this comes too late.
            Event::Asked { .. } if self.stage == Stage::Order => Vec::new(),
            Event::Asked { query, hits, answered, told } => self.asked(query, &hits, answered, told),
            Event::TopicOpened(topic) => {
                let fact = Effect::Report(Fact::Topic(topic.clone()));
                let mut effects = self.go(Stage::Topic(topic));
                effects.push(fact);
                effects
            }
            Event::OthersKnown(others) => self.others_known(others),
            Event::AnswerOpened { id, question, urgent, others } => self.opened_answer(id, question, urgent, others),
            Event::Back => self.went_back(),
            Event::Forgotten(query) => self.forgot(&query),
            Event::HelpChosen => {
                self.chose_help = true;
                self.there(Vec::new())
            }
            Event::Rated(helped) => self.rated(helped),
            Event::PlaceChosen(destination) => {
                let fact = Effect::Report(Fact::Place(destination.country.clone()));
                self.destination = Some(destination);
                // Another place is another packet.
                self.confirmed = false;
                vec![fact, Effect::Remember]
            }
            Event::PlaceRecalled(destination) => {
                self.destination.get_or_insert(destination);
                Vec::new()
            }
            Event::PersonRequested if self.person_offered() => self.show_people(),
            Event::ChannelChosen(id) if self.person_offered() => self.chose(id),
            // A gate that can be asked to open from outside is none: without a failure signal nothing happens.
            Event::PersonRequested | Event::ChannelChosen(_) => Vec::new(),
            Event::LineToggled(line) => self.toggled(line),
            Event::LineEdited(line, text) => self.rewrote(line, &text),
            // Whoever has gone on to a person meanwhile stays there.
            Event::Gone if !matches!(self.stage, Stage::Reading(_) | Stage::Topic(_) | Stage::Order) => Vec::new(),
            Event::Gone => self.start_over(),
            Event::Confirmed { channel, taken } => self.was_confirmed(channel, taken),
            Event::ChannelOpened(how) => self.channel_opened(how),
            Event::ChannelFailed(why) => self.channel_failed(why),
            Event::Talked(what) => self.talked(what),
            Event::Explained(reason) => self.explained(reason),
            Event::Effort(effort) => self.effort(effort),
            Event::Recommended(score) => self.recommended(score),
            Event::SurveyClosed => self.survey_closed(),
            Event::OrderOpened => self.order_opened(),
            Event::OrderLooked(how) => self.order_looked(how),
            Event::OrderScenario(scenario, answered) => self.order_scenario(scenario, answered),
            Event::Waited => self.waited(now),
            Event::Ruled { rules, channels, at_once } => self.ruled(rules, channels, at_once),
        }
    }

    fn sign(&mut self, signal: Signal, effects: &mut Vec<Effect>) {
        self.failure = self.failure.saturating_add(self.rules.weight(signal));
        effects.push(Effect::Report(Fact::Sign(signal, self.has_failed())));
    }

    /// The same of another try after something did not help, while help has not failed yet.
    fn sign_again(&mut self, signal: Signal, effects: &mut Vec<Effect>) {
        if self.failure > 0 && !self.has_failed() {
            self.sign(signal, effects);
        }
    }

    /// Whether self-service has failed in this visit.
    pub fn has_failed(&self) -> bool {
        self.failure >= u32::from(self.rules.threshold)
    }

    /// Whether a person may be offered now: the gate.
    pub fn person_offered(&self) -> bool {
        self.channels
            && match self.rules.mode {
                Mode::SelfService => self.has_failed() || self.at_once || self.met,
                Mode::AskFirst | Mode::Neutral => true,
                Mode::HelpOnly => false,
            }
    }

    /// Whether the shopper is to choose between help and a person, before anything else.
    pub fn asks_first(&self) -> bool {
        self.rules.mode == Mode::AskFirst
            && self.person_offered()
            && !self.chose_help
            && self.stage == Stage::Browsing
            && self.query.is_empty()
            && self.tried.is_empty()
            && self.read.is_empty()
    }
}
