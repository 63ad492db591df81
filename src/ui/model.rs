//! What do the views need to know?

use std::rc::Rc;

use yew::{Callback, MouseEvent};

use crate::config::{Config, Known};
use crate::content::Answer;
use crate::delivery::{Deadline, Destination, Promise, Quote, ReturnBy, Timeline};
use crate::i18n::{Catalog, Format, Key, Locale, Voice};
use crate::search::{Found, Reply};
use crate::session::{Event, Session};
use crate::time::{Date, Timestamp};

/// Everything the views show.
pub struct Model {
    /// The element's configuration.
    pub config: Config,
    /// What is known about shop and product.
    pub known: Known,
    /// The visit.
    pub session: Session,
    /// The widget's words.
    pub catalog: Catalog,
    /// The language shown.
    pub locale: Locale,
    /// How dates and amounts are written.
    pub format: Rc<dyn Format>,
    /// Now.
    pub now: Timestamp,
    /// Where the parcel would go.
    pub destination: Option<Destination>,
    /// What can be promised there.
    pub quote: Quote,
    /// Until when it may come back.
    pub return_by: Option<ReturnBy>,
    /// The shop's answers.
    pub answers: Answers,
    /// What the query found.
    pub found: Found,
    /// What can be said of delivery to the place that the query names.
    pub asked: Option<Reply>,
    /// The likeliest questions for the product, by id.
    pub suggestions: Vec<String>,
    /// The change of place, while it is open.
    pub place_form: Option<PlaceForm>,
    /// Whether the other ways of delivery are shown.
    pub more_ways: bool,
    /// The date that is explained, while one is.
    pub why: Option<Why>,
    /// The day by which it is needed, while that is asked.
    pub need: Option<Need>,
    /// The countries a shopper can choose from: code and name, sorted by name.
    pub countries: Vec<(String, String)>,
    /// Whether this element is the one with launcher and panel.
    pub owns_panel: bool,
    /// Whether something on the page breaks `position: fixed`, so that the launcher needs the top layer.
    pub launcher_above: bool,
    /// Whether the element is on screen.
    pub seen: bool,
    /// What assistive technology was told last.
    pub said: String,
    /// Tells what the shopper did.
    pub act: Callback<Act>,
    /// Offers a hand-off to the page; true when the page takes over from here.
    pub escalate: Callback<Handoff, bool>,
}

/// What the page is told at a hand-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handoff {
    /// The channel's id.
    pub channel: String,
    /// `custom`, `email` or `phone`.
    pub kind: &'static str,
    /// Its address, number or URL.
    pub address: Option<String>,
    /// The packet as text.
    pub draft: String,
    /// What the shopper left in the packet: what a line is about, its text, its note.
    pub lines: Vec<(&'static str, String, String)>,
}

/// Something the shopper did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step of the visit.
    Visit(Event),
    /// A change of the query.
    Type(String),
    /// The query is meant as it stands.
    Ask,
    /// An answer was chosen, by id.
    Open(String),
    /// The change of place was opened or closed.
    TogglePlace,
    /// A country was chosen in the change of place.
    Country(String),
    /// A postcode was typed in the change of place.
    Postcode(String),
    /// The change of place is meant as it stands.
    ShowPlace,
    /// The place that the query names is the shopper's.
    KeepPlace,
    /// The other ways of delivery were shown or hidden.
    ToggleWays,
    /// The date of a way was to be explained, or had been: see [`way`].
    Why(String),
    /// The question by when it is needed was opened or closed.
    ToggleNeed,
    /// A day by which it is needed was typed or chosen, as `2026-12-24`.
    Need(String),
    /// Nothing more was typed: that day is meant.
    SayNeed(Date),
}

/// The shop's answers, as far as they are here.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answers {
    /// Nobody has asked yet.
    #[default]
    Waiting,
    /// On their way.
    Loading,
    /// Here.
    Ready(Rc<Vec<Answer>>),
    /// They could not be loaded; what the page says is here all the same.
    Missing(Rc<Vec<Answer>>),
}

/// The explanation of a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// Which way's date: see [`way`].
    pub way: String,
    /// How it comes about; none where the way is no longer offered.
    pub timeline: Option<Timeline>,
}

/// The question by when it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// The day as the field has it.
    pub written: String,
    /// The day, once there is one.
    pub by: Option<Date>,
    /// The ways that make it.
    pub ways: Vec<Deadline>,
}

/// What tells a way from the others: its method, and its counter where that has several.
pub fn way(promise: &Promise) -> String {
    let counter = promise.counter.as_ref().map_or("", |at| at.id.as_str());
    format!("{}/{counter}", promise.method)
}

/// The change of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceForm {
    /// The chosen country's code.
    pub country: String,
    /// The postcode as typed.
    pub postcode: String,
    /// Whether the postcode was refused.
    pub wrong: bool,
}

impl Model {
    /// The words for a key.
    pub fn text(&self, key: Key) -> &str {
        self.catalog.text(key)
    }

    /// An answer by its id.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        match &self.answers {
            Answers::Ready(all) | Answers::Missing(all) => all.iter().find(|a| a.id == id),
            Answers::Waiting | Answers::Loading => None,
        }
    }

    /// The promise shown first.
    pub fn headline(&self) -> Option<&Promise> {
        self.quote.headline()
    }

    /// How the shopper is spoken to.
    pub fn voice(&self) -> Voice<'_> {
        Voice { catalog: &self.catalog, locale: &self.locale, format: &*self.format }
    }

    /// The day on the shop's clocks.
    pub fn today(&self) -> Date {
        self.known.zone.local(self.now).0
    }

    /// A callback for one act.
    pub fn on(&self, act: Act) -> Callback<MouseEvent> {
        self.act.reform(move |_| act.clone())
    }
}
