//! Which events are there, and which visits behave alike?
//!
//! The shop of the exploration has two answers, of which one may be urgent, one topic and two channels. A visit is written as
//! postcard writes it, read into [`Seen`], and narrowed: what no later step can tell apart is made the same.

use serde::Serialize;
use shelfhelp::contact::{Escalation, Mode};
use shelfhelp::content::order::Scenario;
use shelfhelp::delivery::Destination;
use shelfhelp::session::{
    Conversation, Event, How, LineKind, Looked, Lost, Read, Reason, Session, Stage, Survey, Talk, Tried,
};
use shelfhelp::time::Timestamp;
use shelfhelp::wire::Bytes;

pub(crate) const NOW: Timestamp = Timestamp(1_795_088_820);
/// After every time without progress that a policy may name.
pub(crate) const LATER: Timestamp = Timestamp(NOW.0 + 3_600);

pub(crate) fn asked(query: &str, hits: &[&str], answered: bool, told: bool) -> Event {
    Event::Asked { query: query.into(), hits: hits.iter().map(|h| (*h).into()).collect(), answered, told }
}

pub(crate) fn opened(id: &str, others: &[&str]) -> Event {
    let others = others.iter().map(|o| (*o).into()).collect();
    Event::AnswerOpened { id: id.into(), question: format!("{id}?"), urgent: false, others }
}

fn urgent(id: &str) -> Event {
    Event::AnswerOpened { id: id.into(), question: format!("{id}?"), urgent: true, others: Vec::new() }
}

pub(crate) fn confirmed(channel: &str, taken: bool) -> Event {
    Event::Confirmed { channel: channel.into(), taken }
}

/// Everything that can happen, sense and nonsense.
pub(crate) fn alphabet(rules: &Escalation) -> Vec<(Event, Timestamp)> {
    let ruled = |mode: Mode, channels: bool, at_once: bool| Event::Ruled {
        rules: Escalation { mode, ..rules.clone() },
        channels,
        at_once,
    };
    let mut events = vec![
        Event::Opened,
        Event::Closed,
        Event::PersonRequested,
        Event::ChannelChosen("chat".into()),
        Event::ChannelChosen("mail".into()),
        confirmed("chat", false),
        confirmed("mail", true),
        asked("silk", &["a"], true, false),
        asked("sil", &[], false, false),
        asked("gold", &["b"], false, false),
        asked("to Crete?", &["delivery"], true, true),
        opened("a", &["b"]),
        opened("b", &[]),
        urgent("b"),
        Event::Rated(true),
        Event::Rated(false),
        Event::Explained(Reason::Unclear),
        Event::Back,
        Event::Typed("silk".into()),
        Event::Typed(String::new()),
        Event::TopicOpened("care".into()),
        Event::OthersKnown(vec!["b".into()]),
        Event::OthersKnown(Vec::new()),
        Event::Forgotten("silk".into()),
        Event::PlaceChosen(Destination { country: "GR".into(), ..Destination::default() }),
        Event::PlaceRecalled(Destination { country: "CY".into(), ..Destination::default() }),
        Event::HelpChosen,
        Event::OrderOpened,
        Event::OrderLooked(Looked::Found),
        Event::OrderLooked(Looked::NotFound),
        Event::OrderLooked(Looked::Failed),
        Event::OrderLooked(Looked::Offline),
        Event::OrderScenario(Scenario::Damaged, false),
        Event::OrderScenario(Scenario::Return, true),
        Event::LineToggled(LineKind::Place),
        Event::LineToggled(LineKind::Question),
        Event::LineEdited(LineKind::Question, "in my words".into()),
        Event::ChannelOpened(How::Drafted),
        Event::Gone,
        Event::ChannelFailed(Lost::Blocked),
        Event::Talked(Talk::Unread(1)),
        Event::Talked(Talk::Ended),
        Event::Effort(2),
        Event::Effort(7),
        Event::Effort(200),
        Event::Recommended(9),
        Event::Recommended(255),
        Event::SurveyClosed,
        Event::Waited,
        ruled(rules.mode, true, false),
        ruled(rules.mode, true, true),
        ruled(rules.mode, false, false),
        ruled(Mode::HelpOnly, true, true),
    ];
    events.dedup();
    let mut events: Vec<_> = events.into_iter().map(|event| (event, NOW)).collect();
    events.push((Event::Waited, LATER));
    events
}

/// Whether a view offers it, or a page that behaves may tell it there.
pub(crate) fn is_in_view(session: &Session, event: &Event) -> bool {
    let (open, stage, offered) = (session.is_open(), session.stage(), session.person_offered());
    let help = open && stage.is_help();
    let listing = open && !session.asks_first() && matches!(stage, Stage::Browsing | Stage::Topic(_));
    match event {
        Event::Opened => !open,
        Event::Closed => open,
        Event::Asked { .. } | Event::Typed(_) | Event::TopicOpened(_) => listing && *stage == Stage::Browsing,
        Event::Forgotten(query) => listing && session.tried().iter().any(|tried| tried.query == *query),
        Event::AnswerOpened { id, .. } => {
            listing || help && session.helped() == Some(false) && session.others().contains(id)
        }
        Event::OthersKnown(_) => matches!(stage, Stage::Reading(_)),
        Event::Gone => matches!(stage, Stage::Reading(_) | Stage::Order),
        Event::OrderOpened => listing,
        Event::OrderLooked(_) | Event::OrderScenario(..) => open && *stage == Stage::Order,
        Event::Back => open && *stage != Stage::Browsing,
        Event::Rated(helped) => open && session.helped() != Some(*helped) && session.asks_helped(),
        Event::Explained(_) => open && session.asks_reason(),
        Event::HelpChosen => session.asks_first(),
        Event::PersonRequested => offered && open && !matches!(stage, Stage::Contact | Stage::Packet(_)),
        Event::ChannelChosen(_) => {
            offered
                && (open && *stage == Stage::Contact && !session.is_confirmed() || listing && session.is_unanswered())
        }
        Event::LineToggled(_) | Event::LineEdited(..) => open && matches!(stage, Stage::Packet(_)),
        Event::Confirmed { channel, .. } => match stage {
            Stage::Packet(shown) => open && shown == channel,
            _ => open && *stage == Stage::Contact && session.is_confirmed(),
        },
        Event::ChannelOpened(_) => session.conversation().is_some_and(|talk| talk.how.is_none()),
        Event::ChannelFailed(_) => session.conversation().is_some_and(|talk| !talk.ended),
        Event::Talked(_) => session.conversation().is_some(),
        Event::Effort(_) => open && is_asked(session, Survey::Effort),
        Event::Recommended(_) => open && is_asked(session, Survey::Recommend),
        Event::SurveyClosed => open && session.survey().is_some(),
        Event::PlaceChosen(_) | Event::PlaceRecalled(_) => false,
        Event::Waited => open,
        Event::Ruled { rules, channels, .. } => *channels && rules.mode == session.rules().mode,
    }
}

/// The number of each kind of event: a new kind is to be given one, and to be put into the alphabet.
pub(crate) fn kind(event: &Event) -> usize {
    match event {
        Event::Opened => 0,
        Event::Closed => 1,
        Event::Typed(_) => 2,
        Event::Asked { .. } => 3,
        Event::TopicOpened(_) => 4,
        Event::AnswerOpened { .. } => 5,
        Event::OthersKnown(_) => 6,
        Event::Back => 7,
        Event::Rated(_) => 8,
        Event::Forgotten(_) => 9,
        Event::PlaceChosen(_) => 10,
        Event::PlaceRecalled(_) => 11,
        Event::HelpChosen => 12,
        Event::PersonRequested => 13,
        Event::ChannelChosen(_) => 14,
        Event::LineToggled(_) => 15,
        Event::LineEdited(..) => 16,
        Event::Confirmed { .. } => 17,
        Event::ChannelOpened(_) => 18,
        Event::Gone => 19,
        Event::ChannelFailed(_) => 20,
        Event::Talked(_) => 21,
        Event::Explained(_) => 22,
        Event::Effort(_) => 23,
        Event::Recommended(_) => 24,
        Event::SurveyClosed => 25,
        Event::Waited => 26,
        Event::Ruled { .. } => 27,
        Event::OrderOpened => 28,
        Event::OrderLooked(_) => 29,
        Event::OrderScenario(..) => 30,
    }
}

pub(crate) const KINDS: usize = 31;

/// An event as a line of a story.
pub(crate) fn told(event: &Event, when: Timestamp) -> String {
    match event {
        Event::Opened => "opens the panel".into(),
        Event::Closed => "closes the panel".into(),
        Event::Typed(query) => format!("types \"{query}\""),
        Event::Asked { query, hits, answered, .. } => {
            let verdict = if *answered { "an answer" } else { "no good answer" };
            format!("asks \"{query}\": {verdict}, {} hits", hits.len())
        }
        Event::TopicOpened(topic) => format!("opens the topic {topic}"),
        Event::AnswerOpened { id, urgent: true, .. } => format!("opens answer {id}, which is urgent"),
        Event::AnswerOpened { id, others, .. } => format!("opens answer {id}, next to which there is {others:?}"),
        Event::Rated(true) => "says that it helped".into(),
        Event::Rated(false) => "says \"Not yet\"".into(),
        Event::Back => "goes back".into(),
        Event::PersonRequested => "asks for a person".into(),
        Event::ChannelChosen(channel) => format!("chooses {channel}"),
        Event::Confirmed { channel, taken } => {
            format!(
                "confirms what is passed on to {channel}{}",
                if *taken { ", which the page takes over" } else { "" }
            )
        }
        Event::OrderOpened => "looks for an order".into(),
        Event::OrderLooked(how) => format!("learns of the order: {}", how.name()),
        Event::OrderScenario(scenario, answered) => {
            format!("wants: {}, for which there is {} answer", scenario.name(), if *answered { "an" } else { "no" })
        }
        Event::Waited if when == LATER => "waits for an hour".into(),
        Event::Ruled { rules, channels, at_once } => {
            format!("is on a page with mode {:?}, channels: {channels}, a person at once: {at_once}", rules.mode)
        }
        other => format!("{other:?}"),
    }
}

/// A visit with its fields in the open, in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Seen {
    pub(crate) rules: Escalation,
    pub(crate) channels: bool,
    pub(crate) at_once: bool,
    pub(crate) open: bool,
    pub(crate) stage: Stage,
    pub(crate) back: Vec<Stage>,
    pub(crate) query: String,
    pub(crate) unanswered: bool,
    pub(crate) tried: Vec<Tried>,
    pub(crate) read: Vec<Read>,
    pub(crate) others: Vec<String>,
    pub(crate) failure: u32,
    pub(crate) ask_weight: u32,
    pub(crate) read_since_asked: bool,
    pub(crate) told: bool,
    pub(crate) moved: Timestamp,
    pub(crate) stalled: bool,
    pub(crate) destination: Option<Destination>,
    pub(crate) missed: u8,
    pub(crate) struck: Vec<LineKind>,
    pub(crate) edited: Vec<(LineKind, String)>,
    pub(crate) confirmed: bool,
    pub(crate) talk: Option<Conversation>,
    pub(crate) lost: Vec<(String, Lost)>,
    pub(crate) effort: Option<u8>,
    pub(crate) recommend: Option<u8>,
    pub(crate) closed: bool,
    pub(crate) met: bool,
    pub(crate) chose_help: bool,
}

/// The bytes in which a visit is stored.
pub(crate) fn written(session: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(session).unwrap_or_default()
}

impl Seen {
    pub(crate) fn of(bytes: &[u8]) -> Option<Seen> {
        let mut b = Bytes::of(bytes);
        let seen = Seen {
            rules: b.take(),
            channels: b.take(),
            at_once: b.take(),
            open: b.take(),
            stage: b.take(),
            back: b.take(),
            query: b.take(),
            unanswered: b.take(),
            tried: b.take(),
            read: b.take(),
            others: b.take(),
            failure: b.take(),
            ask_weight: b.take(),
            read_since_asked: b.take(),
            told: b.take(),
            moved: b.take(),
            stalled: b.take(),
            destination: b.take(),
            missed: b.take(),
            struck: b.take(),
            edited: b.take(),
            confirmed: b.take(),
            talk: b.take(),
            lost: b.take(),
            effort: b.take(),
            recommend: b.take(),
            closed: b.take(),
            met: b.take(),
            chose_help: b.take(),
        };
        b.is_whole().then_some(seen)
    }

    /// The same visit without what no later step can tell apart.
    pub(crate) fn narrowed(mut self) -> Seen {
        if self.read_since_asked {
            self.ask_weight = 0;
        }
        // More than enough is enough, also after a half query is taken back.
        self.failure = self.failure.min(u32::from(self.rules.threshold) + self.ask_weight);
        // What was not found has done what it can.
        if self.failure >= u32::from(self.rules.threshold) + self.ask_weight {
            self.missed = 0;
        }
        if !self.unanswered && !self.query.is_empty() {
            self.query = "…".into();
        }
        // Of the queries the last counts; of the answers which one was the last, and what was said of each; of the way
        // back the last step. What is older acts as what is kept.
        self.tried.drain(..self.tried.len().saturating_sub(1));
        self.back.drain(..self.back.len().saturating_sub(1));
        if let Some((_, older)) = self.read.split_last_mut() {
            older.sort_by(|a, b| a.id.cmp(&b.id));
        }
        // What only the packet and the list of channels show.
        self.struck.clear();
        self.edited.clear();
        self.lost.clear();
        self.destination = None;
        if let Some(talk) = &mut self.talk {
            (talk.shown, talk.unread) = (false, 0);
            talk.how = talk.how.map(|_| How::Shown);
        }
        self.effort = self.effort.map(|_| 1);
        self.recommend = self.recommend.map(|_| 1);
        self
    }

    /// What the shopper has, apart from the signs that are counted: the same after a page was closed and opened.
    pub(crate) fn kept(mut self) -> Seen {
        (self.failure, self.moved) = (0, NOW);
        self
    }
}

/// What a survey's card asks for.
pub(crate) fn is_asked(session: &Session, survey: Survey) -> bool {
    session.survey() == Some(survey)
}
