//! Who can be reached, how, and when?
//!
//! Channels and their hours in the shop's zone. Does not open anything: `embed` does that when the visit says so.

mod hours;
mod read;

pub use hours::{Availability, Reach, availability, ranked};
pub use read::read;

use serde::Serialize;

use crate::i18n::Words;
use crate::taken;
use crate::time::{Date, TimeOfDay, Weekday};

/// A way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Channel {
    /// The merchant's short name: `chat`.
    pub id: String,
    /// How it is reached.
    pub kind: ChannelKind,
    /// What the shopper reads: `Chat with Eleni or Nikos`. May be empty.
    pub label: Words,
    /// When a person is there; none means unknown or always.
    pub hours: Option<Hours>,
    /// How soon an answer comes within those hours, in minutes.
    pub answers_within_min: Option<u32>,
}

taken! { Channel { id, kind, label, hours, answers_within_min } }

/// How a channel is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum ChannelKind {
    /// The page's own chat: a cancellable `shelf-escalate` event; the address, if any, is opened when nobody objects.
    Custom(Option<String>),
    /// An e-mail address.
    Email(String),
    /// A telephone number, as dialled.
    Phone(String),
}

taken! { enum ChannelKind { Custom { 0 }, Email { 0 }, Phone { 0 } } }

/// Opening hours of a team, in the shop's zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hours {
    /// Spans of open minutes with their weekdays.
    pub spans: Vec<(Weekday, TimeOfDay, TimeOfDay)>,
    /// Days closed all the same, sorted.
    pub closed: Vec<Date>,
}

taken! { Hours { spans, closed } }

/// How a visit is led from help to a person, as Help Scout's Beacon names the modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Mode {
    /// Contact only after help has failed.
    #[default]
    SelfService,
    /// Choose help or contact first.
    AskFirst,
    /// Both at once.
    Neutral,
    /// Never a person; links only.
    HelpOnly,
}

taken! { enum Mode { SelfService {}, AskFirst {}, Neutral {}, HelpOnly {} } }
