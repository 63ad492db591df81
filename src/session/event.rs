//! What can happen in a visit, and what must happen then?

use serde::Serialize;

use super::{Fact, How, LineKind, Looked, Lost, Reason, Talk};
use crate::contact::Escalation;
use crate::content::order::Scenario;
use crate::delivery::Destination;
use crate::taken;

/// Where the shopper is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Stage {
    /// Asking and looking at results.
    Browsing,
    /// Looking through a topic, by its name.
    Topic(String),
    /// Reading an answer, by its id.
    Reading(String),
    /// Looking at who can be reached.
    Contact,
    /// Looking at what will be passed on to a channel, by its id.
    Packet(String),
    /// With a person, through a channel.
    HandedOff(String),
    /// Looking for an order, or at one.
    Order,
}

impl Stage {
    /// Whether it is a stage of helping oneself, which needs no person.
    pub fn is_help(&self) -> bool {
        matches!(self, Stage::Browsing | Stage::Topic(_) | Stage::Reading(_) | Stage::Order)
    }
}

taken! { enum Stage { Browsing {}, Topic { 0 }, Reading { 0 }, Contact {}, Packet { 0 }, HandedOff { 0 }, Order {} } }

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The panel was opened.
    Opened,
    /// The panel was closed.
    Closed,
    /// The query changed; nothing is counted yet.
    Typed(String),
    /// A query was meant: the shopper paused or pressed Enter.
    Asked {
        /// The query.
        query: String,
        /// Answers found, best first, by id.
        hits: Vec<String>,
        /// Whether the best is good enough to be called an answer.
        answered: bool,
        /// Whether the results tell it themselves, so that there is nothing to open.
        told: bool,
    },
    /// A topic was chosen, by its name.
    TopicOpened(String),
    /// An answer was opened.
    AnswerOpened {
        /// Its id.
        id: String,
        /// Its question.
        question: String,
        /// Whether it is for a person at once.
        urgent: bool,
        /// What to offer when it does not help: the likeliest other answers, by id.
        others: Vec<String>,
    },
    /// The text of the answer in view has come, and with it what to offer when it does not help, by id.
    OthersKnown(Vec<String>),
    /// The shopper went back.
    Back,
    /// "Did this help?" was answered, for the answer in view.
    Rated(bool),
    /// A query that was tried is to be remembered no longer.
    Forgotten(String),
    /// A place was chosen.
    PlaceChosen(Destination),
    /// A place chosen in an earlier visit was found, where it is kept with consent. One chosen since counts more.
    PlaceRecalled(Destination),
    /// Where the shop asks first: to look for an answer.
    HelpChosen,
    /// A person was asked for.
    PersonRequested,
    /// A channel was chosen, by id.
    ChannelChosen(String),
    /// A line of the packet was struck out or put back.
    LineToggled(LineKind),
    /// A line of the packet was written anew; empty text is the line as it was.
    LineEdited(LineKind, String),
    /// What will be passed on was confirmed, for a channel by its id.
    Confirmed {
        /// The channel.
        channel: String,
        /// Whether the page takes over from here.
        taken: bool,
    },
    /// The channel took it over, and what became of the text.
    ChannelOpened(How),
    /// The answer or topic in view is not to be had here.
    Gone,
    /// The channel could not be opened, and why.
    ChannelFailed(Lost),
    /// Something happened in the conversation.
    Talked(Talk),
    /// Why the answer in view did not help.
    Explained(Reason),
    /// How much effort it took, 1 (very little) to 7.
    Effort(u8),
    /// Whether the shopper would recommend the shop, 0 to 10.
    Recommended(u8),
    /// The shopper would rather not say.
    SurveyClosed,
    /// Nothing happened for a while.
    Waited,
    /// An order was asked for.
    OrderOpened,
    /// An order was looked for.
    OrderLooked(Looked),
    /// Whoever found an order said what they want; whether there is an answer for that.
    OrderScenario(Scenario, bool),
    /// The shop's rules are known, or have changed.
    Ruled {
        /// How the visit is led to a person.
        rules: Escalation,
        /// Whether anybody can be reached at all.
        channels: bool,
        /// Whether product or order are for a person at once.
        at_once: bool,
    },
}

impl Event {
    /// Whether it came from the page, and not from the shopper: then it is no progress.
    pub fn is_of_the_page(&self) -> bool {
        matches!(
            self,
            Event::Waited
                | Event::Ruled { .. }
                | Event::OthersKnown(_)
                | Event::Talked(_)
                | Event::PlaceRecalled(_)
                | Event::Gone
                | Event::ChannelOpened(_)
                | Event::ChannelFailed(_)
        )
    }
}

/// What must happen in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch the answers, if they are not here yet.
    LoadAnswers,
    /// Put the focus where reading goes on.
    Focus(Spot),
    /// Say something to assistive technology.
    Announce(Notice),
    /// Keep the visit for the length of the browser session.
    Remember,
    /// Tell the page what happened.
    Report(Fact),
    /// Hand over to a channel, by id, with the packet.
    OpenChannel(String),
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The search field.
    Search,
    /// The heading of the view.
    Heading,
    /// The topic that was looked through, by its name.
    Topic(String),
    /// What the view says to what was just pressed.
    Said,
    /// What opened the panel.
    Opener,
}

/// What is announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So many answers were found.
    Found(usize),
    /// So many were found, and none is good enough to be called an answer.
    Near(usize),
    /// Nothing was found.
    NotFound,
    /// A rating was taken.
    Thanks,
    /// The next best answer is in view.
    Next,
    /// The channel could not be opened; here are the others.
    Lost,
}
