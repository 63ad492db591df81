//! What do the events come to, one after the other?
//!
//! Counts and bounded lists; no event is kept.
//!
//! Does not know: files, the shop's answers. The zone and the clock come in.

use std::collections::HashMap;

use shelfhelp::time::{Timestamp, Zone};

use super::after::After;
use super::event::{Event, Kind, Record, read};
use super::groups::{Group, Groups};

// A shop with more visits than this in one report takes a shorter time; what is beyond is counted and said.
const VISITS_MAX: usize = 2_000_000;
// The first day of 2015: nothing of ours is older.
const FIRST: Timestamp = Timestamp(1_420_070_400);
// Clocks of visitors go wrong by a day at times.
const AHEAD: i64 = 86_400;
// The page's own event and the fact of a hand-off come in the same breath.
const SAME_S: i64 = 10;
// No shop has more answers than that.
const NAMES_MAX: u32 = 200_000;

/// What became of a visit, as far as its events tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Visit {
    pub(super) first: Option<Timestamp>,
    /// Whether anything was searched, read, rated or handed on.
    pub(super) asked: bool,
    answered: bool,
    helped: bool,
    not_helped: bool,
    pub(super) escalated: bool,
    /// The answer read last, by its place among [`Tally::ids`].
    pub(super) last: Option<u32>,
    /// When it went on to a person last, and by which event that was told: both tell the same.
    handed: Option<(Timestamp, bool)>,
    waits: bool,
    /// Whether effort and recommending were said: who says them twice is still one.
    effort: bool,
    recommend: bool,
}

impl Visit {
    /// Whether the answers did without a person, as far as can be told.
    pub(super) fn is_resolved(&self) -> bool {
        !self.escalated && (self.helped || (self.answered && !self.not_helped))
    }
}

/// All that is counted.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) zone: Zone,
    now: Timestamp,
    least: usize,
    pub(super) events: u64,
    pub(super) unknown: u64,
    pub(super) requests: u64,
    pub(super) without_visit: u64,
    pub(super) without_time: u64,
    pub(super) span: Option<(Timestamp, Timestamp)>,
    pub(super) visits: HashMap<u64, Visit>,
    pub(super) visits_lost: u64,
    pub(super) searches: u64,
    pub(super) answered: u64,
    pub(super) without_words: u64,
    pub(super) hours: [Group; 24],
    pub(super) asked: Groups,
    pub(super) missed: Groups,
    pub(super) read: Groups,
    pub(super) helped: Groups,
    pub(super) not_helped: Groups,
    pub(super) channels: Groups,
    pub(super) errors: Groups,
    pub(super) dropped: u64,
    pub(super) signs: Groups,
    pub(super) reasons: Groups,
    pub(super) lost: Groups,
    pub(super) orders: Groups,
    pub(super) after: After,
    /// Ids of answers that were the last of a visit.
    pub(super) ids: Names,
}

impl Tally {
    pub(super) fn new(zone: Zone, now: Timestamp, least: usize) -> Tally {
        let groups = || Groups::new(least);
        Tally {
            zone,
            now,
            events: 0,
            unknown: 0,
            requests: 0,
            without_visit: 0,
            without_time: 0,
            span: None,
            visits: HashMap::new(),
            visits_lost: 0,
            searches: 0,
            answered: 0,
            without_words: 0,
            hours: Default::default(),
            least,
            asked: groups(),
            missed: groups(),
            read: groups(),
            helped: groups(),
            not_helped: groups(),
            channels: groups(),
            errors: groups(),
            dropped: 0,
            signs: groups(),
            reasons: groups(),
            lost: groups(),
            orders: groups(),
            after: After::default(),
            ids: Names::default(),
        }
    }

    /// Counts a record; what is wrong with it, where it cannot be counted.
    pub(super) fn add(&mut self, record: &[u8]) -> Option<(&'static str, &'static str)> {
        let event = match read(record) {
            Record::Event(event) => event,
            Record::Request => {
                self.requests += 1;
                return None;
            }
            Record::Broken(message, help) => return Some((message, help)),
        };
        if event.at.is_some_and(|at| at < FIRST || at > self.now.plus(AHEAD)) {
            return Some(("`at` is before 2015, or has not been yet", "milliseconds since 1970 have thirteen digits"));
        }
        self.count(&event);
        None
    }

    fn count(&mut self, event: &Event) {
        if event.kind == Kind::Unknown {
            self.unknown += 1;
            return;
        }
        self.events += 1;
        match event.at {
            Some(at) => {
                let (first, last) = self.span.unwrap_or((at, at));
                self.span = Some((first.min(at), last.max(at)));
            }
            None => self.without_time += 1,
        }
        // Nobody can tell whose it was: it counts as a visit of its own, and no visit is followed.
        let visit = event.visit.unwrap_or_else(|| {
            self.without_visit += 1;
            self.without_visit
        });
        let is_deed = matches!(
            event.kind,
            Kind::Search { .. }
                | Kind::Answer(_)
                | Kind::Rate(..)
                | Kind::Escalate(_)
                | Kind::Handed(_)
                | Kind::Order(_)
        );
        if let (true, Some(at)) = (is_deed, event.at)
            && let Some(hour) = self.hours.get_mut(usize::from(self.zone.local(at).1.0 / 60))
        {
            hour.add(visit, self.least);
        }
        if event.visit.is_some() && self.follow(visit, event, is_deed) {
            return;
        }
        match &event.kind {
            Kind::Search { query, answered } => {
                self.searches += 1;
                self.answered += u64::from(*answered);
                let Some(query) = query else {
                    self.without_words += 1;
                    return;
                };
                self.asked.add(query, visit);
                if !answered {
                    self.missed.add(query, visit);
                }
            }
            Kind::Answer(id) => self.read.add(id, visit),
            Kind::Rate(id, true) => self.helped.add(id, visit),
            Kind::Rate(id, false) => self.not_helped.add(id, visit),
            Kind::Escalate(channel) | Kind::Handed(channel) => {
                self.channels.add(channel, visit);
                self.after.handed(event.visitor.or(event.visit), event.at);
            }
            Kind::Lost(channel) => {
                self.lost.add(channel, visit);
                self.after.lost(event.visitor.or(event.visit));
            }
            Kind::Error(code) => self.errors.add(code, visit),
            Kind::Reason(reason) => self.reasons.add(reason, visit),
            Kind::Sign(sign) => self.signs.add(sign, visit),
            Kind::Order(outcome) => self.orders.add(outcome, visit),
            Kind::Effort(effort) => self.after.effort(*effort, event.at.map(|at| self.zone.local(at).0)),
            Kind::Recommend(score) => self.after.recommend(*score),
            Kind::Dropped(count) => self.dropped = self.dropped.saturating_add(*count),
            Kind::Heard => {}
            Kind::Open | Kind::Other | Kind::Unknown => {}
        }
    }

    /// Counts an event for its visit; tells whether it says what another has said.
    fn follow(&mut self, visit: u64, event: &Event, is_deed: bool) -> bool {
        if self.visits.len() >= VISITS_MAX && !self.visits.contains_key(&visit) {
            self.visits_lost += 1;
            return false;
        }
        let visit = self.visits.entry(visit).or_default();
        visit.first = match (visit.first, event.at) {
            (Some(first), Some(at)) => Some(first.min(at)),
            (first, at) => first.or(at),
        };
        visit.asked |= is_deed;
        match &event.kind {
            Kind::Search { answered, .. } => visit.answered |= answered,
            Kind::Answer(id) => {
                visit.answered = true;
                visit.last = self.ids.place(id).or(visit.last);
            }
            // Who says yes in the end was helped, and who says no was not.
            Kind::Rate(_, helped) => (visit.helped, visit.not_helped) = (*helped, !helped),
            Kind::Escalate(_) | Kind::Handed(_) => {
                visit.escalated = true;
                let is_own = matches!(event.kind, Kind::Handed(_));
                let Some(at) = event.at else { return false };
                if visit.handed.is_some_and(|(before, was_own)| was_own != is_own && (at.0 - before.0).abs() <= SAME_S)
                {
                    return true;
                }
                visit.handed = Some((at, is_own));
                visit.waits = true;
            }
            Kind::Heard if visit.waits => {
                visit.waits = false;
                if let Some(((from, _), until)) = visit.handed.zip(event.at) {
                    self.after.waited(until.0 - from.0);
                }
            }
            Kind::Lost(_) => visit.waits = false,
            Kind::Effort(_) => return core::mem::replace(&mut visit.effort, true),
            Kind::Recommend(_) => return core::mem::replace(&mut visit.recommend, true),
            _ => {}
        }
        false
    }
}

/// Names by number, as many as are kept.
#[derive(Debug, Default)]
pub(super) struct Names {
    places: HashMap<String, u32>,
}

impl Names {
    fn place(&mut self, name: &str) -> Option<u32> {
        if let Some(place) = self.places.get(name) {
            return Some(*place);
        }
        let place = u32::try_from(self.places.len()).ok().filter(|place| *place < NAMES_MAX)?;
        self.places.insert(name.to_owned(), place);
        Some(place)
    }

    /// The number of a name that is kept.
    pub(super) fn of(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }
}
