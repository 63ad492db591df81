//! What do the views need to know?

use std::rc::Rc;

use yew::{Callback, MouseEvent};

use super::{Act, CallForm, Desk, Handoff, LineForm};
use crate::config::{Config, Known};
use crate::content::{Answer, Link, Origin};
use crate::delivery::tracking::Candidate;
use crate::delivery::{Deadline, Destination, Promise, Quote, ReturnBy, Timeline};
use crate::i18n::{Catalog, Format, Key, Locale, Voice};
use crate::search::{Found, Reply};
use crate::session::{Session, Stage};
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
    /// The parts of their text, in their order. Answers after the last part lack nothing.
    pub parts: Vec<Part>,
    /// Whether texts come one by one, when they are read: there are too many to have them all.
    pub is_large: bool,
    /// Whether parts of the search are on their way.
    pub seeking: bool,
    /// The heading at which the answer in view was opened; empty for its beginning.
    pub anchor: String,
    /// Where the shop's files lie: what an answer names as `./picture` is beside them.
    pub base: String,
    /// The hosts of the page and of the shop's files.
    pub hosts: Vec<String>,
    /// Pictures that could not be shown.
    pub broken: Vec<Link>,
    /// What the query found.
    pub found: Found,
    /// What can be said of delivery to the place that the query names.
    pub asked: Option<Reply>,
    /// The carriers whose number the query has in it, likeliest first.
    pub parcel: Vec<Candidate>,
    /// How the shop's team is spoken to, where that is in another language than the page's.
    pub team: Option<Tongue>,
    /// The line of the packet that is being written anew.
    pub line: Option<LineForm>,
    /// The path of the page: without query and fragment, which may hold identifiers.
    pub path: String,
    /// Questions that complete what is typed.
    pub completions: Vec<String>,
    /// Which of them the arrows point at.
    pub pointed: Option<usize>,
    /// The shop's answers in other languages than the page's, where queries were written in them.
    pub tongues: Vec<Tongue>,
    /// Whether more is on its way that the question may be about: answers in its language, what parcels' numbers look like.
    pub reaching: bool,
    /// How the shop's own answers speak, where it has none in the page's language; they stand among the page's.
    pub foreign: Option<Tongue>,
    /// The likeliest questions for the product, by id.
    pub suggestions: Vec<String>,
    /// The answer in view, by id, and what will most likely be asked for next where its merchant does not say.
    pub next: (String, Vec<String>),
    /// The shop's topics, likeliest first.
    pub topics: Vec<Topic>,
    /// The change of place, while it is open.
    pub place_form: Option<PlaceForm>,
    /// Whether the other ways of delivery are shown.
    pub more_ways: bool,
    /// The date that is explained, while one is.
    pub why: Option<Why>,
    /// The day by which it is needed, while that is asked.
    pub need: Option<Need>,
    /// The call-back form.
    pub call: CallForm,
    /// Where an order is looked for.
    pub order: Desk,
    /// The countries a shopper can choose from: code and name, sorted by name.
    pub countries: Vec<(String, String)>,
    /// Whether this element is the one with launcher and panel.
    pub owns_panel: bool,
    /// Whether something on the page breaks `position: fixed`, so that the launcher needs the top layer.
    pub launcher_above: bool,
    /// Whether the panel is on its way out.
    pub leaving: bool,
    /// Whether a chat of a provider's is at hand, so that the launcher can lead to it.
    pub talking: bool,
    /// Whether it stands on a dark ground.
    pub dark: bool,
    /// Whether the element is on screen.
    pub seen: bool,
    /// What assistive technology was told last.
    pub said: String,
    /// Tells what the shopper did.
    pub act: Callback<Act>,
    /// Offers a hand-off to the page; true when the page takes over from here.
    pub escalate: Callback<Handoff, bool>,
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
    Ready(Vec<Answer>),
    /// They could not be loaded; what the page says is here all the same.
    Missing(Vec<Answer>),
}

impl Answers {
    /// All that are here.
    pub fn all(&self) -> &[Answer] {
        match self {
            Answers::Ready(all) | Answers::Missing(all) => all,
            Answers::Waiting | Answers::Loading => &[],
        }
    }

    /// All that are here, to be completed or taken; none where they are not here yet.
    pub fn all_mut(&mut self) -> Option<&mut Vec<Answer>> {
        match self {
            Answers::Ready(all) | Answers::Missing(all) => Some(all),
            Answers::Waiting | Answers::Loading => None,
        }
    }
}

/// The shop's answers in another of its languages, whole.
pub struct Tongue {
    /// The language.
    pub locale: Locale,
    /// Its answers. Their ids begin with [`Tongue::prefix`]: those of an answer are the same in all languages.
    pub answers: Vec<Answer>,
    /// The widget's words in it, for what answers fill in.
    pub catalog: Catalog,
    /// How dates and amounts are written in it.
    pub format: Rc<dyn Format>,
}

impl Tongue {
    /// What tells its answers from the page's own: `el:`.
    pub fn prefix(&self) -> String {
        format!("{}:", self.locale)
    }

    /// How it speaks.
    pub fn voice(&self) -> Voice<'_> {
        Voice { catalog: &self.catalog, locale: &self.locale, format: &*self.format }
    }
}

/// A topic to look through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// How many answers it has.
    pub count: usize,
    /// The places of those that are here.
    pub places: Vec<usize>,
}

/// A part of the answers' text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The place after its last answer.
    pub end: usize,
    /// Whether it is here.
    pub text: Text,
}

/// Whether the text of an answer is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Nobody has asked for it.
    Away,
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be had.
    Lost,
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
        self.answers.all().iter().chain(self.tongues.iter().flat_map(|tongue| &tongue.answers)).find(|a| a.id == id)
    }

    /// The language of an answer, where it is not the page's, and the answer's own id.
    pub fn tongue_of<'i>(&self, id: &'i str) -> Option<(&Tongue, &'i str)> {
        self.tongues.iter().find_map(|tongue| Some((tongue, id.strip_prefix(&*tongue.prefix())?)))
    }

    /// The language of the shop's own answers.
    pub fn shelf_locale(&self) -> &Locale {
        self.foreign.as_ref().map_or(&self.locale, |tongue| &tongue.locale)
    }

    /// How an answer speaks, where that is not as the page does.
    pub fn spoken(&self, id: &str) -> Option<&Tongue> {
        let of_shop = |_: &&Tongue| self.answer(id).is_some_and(|answer| answer.origin == Origin::Shop);
        self.tongue_of(id).map(|(tongue, _)| tongue).or_else(|| self.foreign.as_ref().filter(of_shop))
    }

    /// That an answer is there in another language alone; none where the page's has it, too.
    pub fn only_in(&self, id: &str) -> Option<String> {
        let own = self.tongue_of(id).map(|(_, own)| own);
        let here = |own: &str| self.answers.all().iter().any(|answer| answer.id == own);
        let tongue = self.spoken(id).filter(|_| !own.is_some_and(here))?;
        Some(self.catalog.fill(Key::OnlyIn, &[("language", &self.format.language(&tongue.locale))]))
    }

    /// An answer's id as the shop gave it.
    pub fn own_id<'i>(&self, id: &'i str) -> &'i str {
        self.tongue_of(id).map_or(id, |(_, own)| own)
    }

    /// The part that holds the text of an answer; none where it lacks nothing.
    pub fn part_of(&self, id: &str) -> Option<usize> {
        let at = self.answers.all().iter().position(|a| a.id == id)?;
        self.parts.iter().position(|part| at < part.end)
    }

    /// Whether the text of an answer is here.
    pub fn text_of(&self, id: &str) -> Text {
        self.part_of(id).and_then(|part| self.parts.get(part)).map_or(Text::Here, |part| part.text)
    }

    /// Whether every answer is here whole, or nobody waits for it any more.
    pub fn is_settled(&self) -> bool {
        matches!(self.answers, Answers::Ready(_) | Answers::Missing(_))
            && !self.seeking
            && (self.is_large || self.parts.iter().all(|part| matches!(part.text, Text::Here | Text::Lost)))
    }

    /// Whether something could not be had.
    pub fn lacks(&self) -> bool {
        matches!(self.answers, Answers::Missing(_)) || self.parts.iter().any(|part| part.text == Text::Lost)
    }

    /// Offers the likeliest answers, by their places: the first of them as suggestions, all of them by topic.
    pub fn offer(&mut self, likeliest: &[usize], suggestions_max: usize) {
        let all = self.answers.all();
        let answers = likeliest.iter().filter_map(|at| Some((*at, all.get(*at)?)));
        self.suggestions = answers.clone().take(suggestions_max).map(|(_, answer)| answer.id.clone()).collect();
        let mut topics: Vec<Topic> = Vec::new();
        for (at, answer) in answers.filter(|(_, answer)| !answer.topic.is_empty()) {
            match topics.iter_mut().find(|topic| topic.name == answer.topic) {
                Some(topic) => {
                    topic.count += 1;
                    topic.places.push(at);
                }
                None => topics.push(Topic { name: answer.topic.clone(), count: 1, places: vec![at] }),
            }
        }
        // One topic is no choice, and where everything is suggested already there is nothing to look through.
        let few = topics.len() < 2 || likeliest.len() <= suggestions_max;
        self.topics = if few { Vec::new() } else { topics };
    }

    /// The address of a link: what stands beside the shop's files is named from there.
    pub fn address(&self, link: &Link) -> String {
        match (link.as_str().strip_prefix("./"), self.base.rsplit_once('/')) {
            (Some(name), Some((folder, _))) => [folder, "/", name].concat(),
            _ => link.as_str().to_owned(),
        }
    }

    /// Whether a link leads to the page's own host, or to that of the shop's files: a picture from there is asked of
    /// nobody who does not know of the visit already.
    pub fn is_at_home(&self, link: &Link) -> bool {
        link.is_fetched() && link.host().is_none_or(|host| self.hosts.iter().any(|own| own == host))
    }

    /// The promise shown first.
    pub fn headline(&self) -> Option<&Promise> {
        self.quote.headline()
    }

    /// How the shopper is spoken to by the answer in view: in its own language.
    pub fn voice_of_answer(&self) -> Voice<'_> {
        match self.session.stage() {
            Stage::Reading(id) => self.spoken(id).map_or(self.voice(), Tongue::voice),
            _ => self.voice(),
        }
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
