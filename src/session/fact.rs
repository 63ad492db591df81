//! What is told of a visit, and in which words?
//!
//! A fact is a step that means something to a shop. What is no fact, on purpose: text that the shopper typed or changed,
//! going back, what the page's own code asks of the widget.
//!
//! Does not know: who is told, and whether anybody may be.

use serde::{Serialize, Serializer};

use super::{How, Looked, Lost, Reason, Talk};
use crate::contact::Signal;
use crate::content::order::Scenario;

/// A detail of an event, or a part of one. One type for all of them: a struct for each would be serialised by code of its
/// own, two kilobytes of Wasm together.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail<'a> {
    /// Nothing.
    Absent,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Vec<Detail<'a>>),
    /// Details by name.
    Object(Vec<(&'static str, Detail<'a>)>),
}

use Detail::{Absent, Flag, List, Number, Object, Text};

impl Serialize for Detail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Absent => serializer.serialize_none(),
            Flag(flag) => serializer.serialize_bool(*flag),
            Number(number) => serializer.serialize_f64(*number),
            Text(text) => serializer.serialize_str(text),
            List(items) => serializer.collect_seq(items),
            Object(entries) => serializer.collect_map(entries.iter().map(|(name, detail)| (name, detail))),
        }
    }
}

/// A fact in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told<'a> {
    /// Its name: `fact` in the detail of `shelf-fact`.
    pub name: &'static str,
    /// The page's event that is for it alone; empty where there is none.
    pub event: &'static str,
    /// What it tells, by name.
    pub detail: Vec<(&'static str, Detail<'a>)>,
}

macro_rules! from {
    ($($type:ty => $word:ident $(.$name:ident)?),*) => {
        $(impl<'a> From<&'a $type> for Detail<'a> {
            fn from(value: &'a $type) -> Detail<'a> {
                from!($word value $(.$name)?)
            }
        })*
    };
    (Number $value:ident) => { Number(*$value as f64) };
    (Flag $value:ident) => { Flag(*$value) };
    (Text $value:ident $(.$name:ident)?) => { Text($value$(.$name())?) };
}

from! {
    usize => Number, u8 => Number, bool => Flag, String => Text,
    Looked => Text.name, Scenario => Text.name, Reason => Text.name, Signal => Text.name, How => Text.name, Lost => Text.name, Talk => Text.name
}

/// Each fact in one line: what it carries, its name, and the event of its own where pages listened to it before there was
/// one event for all. A detail has the name of its field.
macro_rules! facts {
    ($($(#[$about:meta])* $fact:ident $(($($field:ident: $type:ty),+))? = $name:literal $(, $event:literal)?;)*) => {
        /// A step of the visit, as it is told to those who may know: the page's events, and what the shop turns on
        /// besides. Nothing in it is the shopper's own words.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fact { $($(#[$about])* $fact $(($($type),+))?,)* }

        impl Fact {
            /// The facts there are: the name of each, the names of its details, and the event of its own or nothing.
            pub const ALL: &'static [(&'static str, &'static [&'static str], &'static str)] =
                &[$(($name, &[$($(stringify!($field)),+)?], concat!($($event)?))),*];

            fn parts(&self) -> Told<'_> {
                match self {
                    $(Fact::$fact $(($($field),+))? => Told {
                        name: $name,
                        event: concat!($($event)?),
                        detail: vec![$($((stringify!($field), $field.into())),+)?],
                    },)*
                }
            }
        }
    };
}

facts! {
    /// The panel was opened.
    Open = "open", "shelf-open";
    /// The panel was closed.
    Close = "close", "shelf-close";
    /// A query was asked: its length in characters, hits, whether it was answered.
    Search(length: usize, hits: usize, answered: bool) = "search", "shelf-search";
    /// A completion was taken: its place in the list, from 1.
    Completion(place: usize) = "completion";
    /// A topic was opened, by its name.
    Topic(topic: String) = "topic";
    /// An answer was opened, by id.
    Answer(id: String) = "answer", "shelf-answer";
    /// An answer was rated, by id.
    Rate(id: String, helped: bool) = "rate", "shelf-rate";
    /// Why an answer did not help, by id.
    Reason(id: String, reason: Reason) = "reason";
    /// A place was chosen; of it, the country alone.
    Place(country: String) = "place";
    /// The other ways of delivery were unfolded.
    Ways = "ways";
    /// It was asked how a date comes about.
    Why = "why";
    /// It was asked what will be there by a day.
    Need = "need";
    /// An order was asked for: the form was opened.
    Order = "order";
    /// An order was looked for, and what came of it.
    OrderLooked(outcome: Looked) = "order_looked";
    /// What those want who have found theirs.
    OrderScenario(scenario: Scenario) = "order_scenario";
    /// A sign that help is not helping, and whether it has failed by now.
    Sign(sign: Signal, failed: bool) = "sign";
    /// People were shown.
    People = "people";
    /// A channel was chosen, by id, and what will be passed on was shown.
    Packet(channel: String) = "packet";
    /// The shopper went on to a channel, by id.
    Handed(channel: String) = "handed";
    /// The channel took it over, by id.
    Opened(channel: String, how: How) = "opened";
    /// The channel could not be opened, by id.
    Failed(channel: String, why: Lost) = "failed";
    /// Something happened in the conversation through a channel, by id; with how many messages are unread.
    Talk(channel: String, what: Talk) = "talk";
    /// How much effort it took, 1 to 7.
    Effort(score: u8) = "effort";
    /// Whether the shopper would recommend the shop, 0 to 10.
    Recommend(score: u8) = "recommend";
    /// The shopper would rather not say.
    Decline = "decline";
}

impl Fact {
    /// What it tells.
    pub fn told(&self) -> Told<'_> {
        let mut told = self.parts();
        if let Fact::Talk(_, Talk::Unread(unread)) = self {
            told.detail.push(("count", Number(f64::from(*unread))));
        }
        told
    }

    /// The same of an answer by another id.
    #[must_use]
    pub fn renamed(mut self, own: impl FnOnce(&str) -> String) -> Fact {
        if let Fact::Answer(id) | Fact::Rate(id, _) | Fact::Reason(id, _) = &mut self {
            *id = own(id);
        }
        self
    }
}
