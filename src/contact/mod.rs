//! Who can be reached, how, and when?
//!
//! Channels and their hours in the shop's zone. Does not open anything: `embed` does that when the visit says so.

mod address;
mod callback;
mod escalation;
mod hours;
mod provider;
mod read;
mod settings;
mod say;
pub mod words;

pub use address::{link, network, room};
pub use callback::{Call, calls, chosen, number};
pub use escalation::{Escalation, Signal, read_escalation};
pub use hours::{Availability, Reach, availability, ranked};
pub use provider::{Caps, Chat, Draft, PROVIDERS, PUBLISHED};
pub use read::read;
pub use say::{Answer, Clocks, Dated, Either, Moment, Opening, Said, either, said};

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
    /// What the shopper agrees to with a call-back form: `We keep your number until we have called.` May be empty.
    pub consent: Words,
}

taken! { Channel { id, kind, label, hours, answers_within_min, consent } }

/// How a channel is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum ChannelKind {
    /// The page's own chat: a cancellable `shelf-escalate` event; the address, if any, is opened when nobody objects.
    Custom(Option<String>),
    /// An e-mail address.
    Email(String),
    /// A telephone number, as dialled.
    Phone(String),
    /// A number on WhatsApp, with its country.
    WhatsApp(String),
    /// A number for text messages.
    Sms(String),
    /// A page of a social network: `https://m.me/elaia`.
    Social(String),
    /// "Call me back": a form, posted as JSON to this address.
    CallBack(String),
    /// A chat of a provider's.
    Chat(Chat),
}

taken! {
    enum ChannelKind {
        Custom { 0 }, Email { 0 }, Phone { 0 }, WhatsApp { 0 }, Sms { 0 }, Social { 0 }, CallBack { 0 }, Chat { 0 }
    }
}

impl ChannelKind {
    /// Its name in shop files and events: `call-back`.
    pub fn name(&self) -> &'static str {
        match self {
            ChannelKind::Custom(_) => "custom",
            ChannelKind::Email(_) => "email",
            ChannelKind::Phone(_) => "phone",
            ChannelKind::WhatsApp(_) => "whatsapp",
            ChannelKind::Sms(_) => "sms",
            ChannelKind::Social(_) => "social",
            ChannelKind::CallBack(_) => "call-back",
            ChannelKind::Chat(_) => "chat",
        }
    }

    /// Whether somebody talks there at once, and does not read and write back later.
    pub fn is_live(&self) -> bool {
        matches!(self, ChannelKind::Custom(_) | ChannelKind::Phone(_) | ChannelKind::Chat(_))
    }

    /// Its address, number or URL; for a chat its provider.
    pub fn address(&self) -> Option<&str> {
        match self {
            ChannelKind::Custom(address) => address.as_deref(),
            ChannelKind::Chat(chat) => Some(&chat.provider),
            ChannelKind::Email(address)
            | ChannelKind::Phone(address)
            | ChannelKind::WhatsApp(address)
            | ChannelKind::Sms(address)
            | ChannelKind::Social(address)
            | ChannelKind::CallBack(address) => Some(address),
        }
    }
}

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
