//! Has help failed by now? Told from what happened, by the rules as they are documented.
//!
//! Written apart from the machine, which is held against it. Looks at what a shopper sees of a visit, never at what the
//! machine has counted.

use serde::Serialize;
use shelfhelp::contact::{Escalation, Mode, Signal};
use shelfhelp::session::{Event, Looked, Session, Stage, Survey};
use shelfhelp::time::Timestamp;

use super::world::LATER;

/// What is remembered of all that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    mode: Mode,
    channels: bool,
    at_once: bool,
    /// The weight of all signs.
    weight: u32,
    /// How much of it the last question brought, while it can be taken back.
    last: u32,
    opened_since: bool,
    told: bool,
    waited: bool,
    /// How often in a row an order was not found.
    missed: u8,
    /// Whether a person was shown.
    met: bool,
    /// Whether what is passed on was confirmed as it is now.
    pub(crate) confirmed: bool,
}

impl Tally {
    pub(crate) fn new(mode: Mode) -> Tally {
        Tally {
            mode,
            channels: true,
            at_once: false,
            weight: 0,
            last: 0,
            opened_since: false,
            told: false,
            waited: false,
            missed: 0,
            met: false,
            confirmed: false,
        }
    }

    /// Whether help has failed.
    pub(crate) fn has_failed(&self, rules: &Escalation) -> bool {
        self.weight >= u32::from(rules.threshold)
    }

    /// Whether there was any sign that counts.
    pub(crate) fn is_signed(&self) -> bool {
        self.weight > 0
    }

    /// Whether there is anybody, and the shop wants them to be reached at all.
    pub(crate) fn can_reach(&self) -> bool {
        self.channels && self.mode != Mode::HelpOnly
    }

    /// Whether a person is to be had now.
    pub(crate) fn offers(&self, rules: &Escalation) -> bool {
        self.channels
            && match self.mode {
                Mode::SelfService => self.has_failed(rules) || self.at_once || self.met,
                Mode::AskFirst | Mode::Neutral => true,
                Mode::HelpOnly => false,
            }
    }

    /// What is known after one more event; `before` and `after` are the visit before and after it.
    pub(crate) fn then(
        &self,
        rules: &Escalation,
        [before, after]: [&Session; 2],
        event: &Event,
        when: Timestamp,
    ) -> Tally {
        let mut now = self.clone();
        let opens =
            matches!(event, Event::Opened | Event::TopicOpened(_) | Event::AnswerOpened { .. } | Event::OrderOpened);
        let asks = matches!(event, Event::PersonRequested | Event::ChannelChosen(_)) && self.offers(rules);
        let confirms = matches!(event, Event::Confirmed { .. }) && self.is_confirming(rules, before, event);
        // An urgent answer counts before the panel that it opens.
        if let Event::AnswerOpened { .. } = event {
            now.opens(rules, before, event);
        }
        if (opens || asks || confirms) && !before.is_open() && now.is_signed() && !now.has_failed(rules) {
            now.weight += rules.weight(Signal::CameBack);
        }
        match event {
            Event::Asked { .. } if *before.stage() == Stage::Order => {}
            Event::Asked { query, hits, answered, told } => {
                now.asks(rules, before, query.trim(), hits, *answered, *told)
            }
            Event::AnswerOpened { id, others, .. } => {
                let helped = before.read().iter().find(|read| read.id == *id).and_then(|read| read.helped);
                let left = others.iter().any(|other| other != id && !before.read().iter().any(|r| r.id == *other));
                now.nothing_left(rules, helped == Some(false) && !left);
            }
            Event::OthersKnown(others) => {
                let left = others.iter().any(|other| !before.read().iter().any(|read| read.id == *other));
                let offered = !before.others().is_empty();
                now.nothing_left(rules, before.helped() == Some(false) && !offered && !left);
            }
            Event::Back => {
                now.nothing_left(rules, after.helped() == Some(false) && after.others().is_empty());
                let read = matches!(before.stage(), Stage::Reading(_)) && *after.stage() == Stage::Order;
                if read && now.is_signed() && !now.has_failed(rules) {
                    now.weight += rules.weight(Signal::Reworded);
                }
            }
            Event::Rated(helped) if matches!(before.stage(), Stage::Reading(_)) && before.helped() != Some(*helped) => {
                if !helped {
                    now.weight += rules.weight(Signal::DidNotHelp);
                    now.nothing_left(rules, before.others().is_empty());
                    now.met |= now.offers(rules) && (now.has_failed(rules) || now.at_once);
                } else if !now.has_failed(rules) {
                    (now.weight, now.last) = (0, 0);
                }
            }
            Event::Forgotten(query) if before.tried().last().is_some_and(|last| last.query == *query) => now.last = 0,
            Event::Effort(effort) if before.survey() == Some(Survey::Effort) && (1..=7).contains(effort) => {
                now.weight += if *effort >= rules.effort_from { rules.weight(Signal::Effort) } else { 0 };
            }
            Event::OrderOpened if *before.stage() != Stage::Order && now.is_signed() && !now.has_failed(rules) => {
                now.weight += rules.weight(Signal::Reworded);
            }
            Event::OrderLooked(how) => now.looks(rules, *how),
            Event::OrderScenario(_, false) => {
                now.nothing_left(rules, true);
                now.met |= now.offers(rules);
            }
            Event::Waited if when == LATER => now.waits(rules, before),
            Event::Ruled { rules: new, channels, at_once } => {
                (now.mode, now.channels, now.at_once) = (new.mode, *channels, *at_once);
            }
            Event::LineToggled(_) | Event::LineEdited(..) | Event::PlaceChosen(_) => now.confirmed = false,
            // The button of the packet was pressed, and nothing was there.
            Event::ChannelFailed(_) => {
                let talking = before.conversation().filter(|talk| !talk.ended).map(|talk| &talk.channel);
                let shown = match before.stage() {
                    Stage::Packet(shown) => talking.is_none_or(|channel| channel == shown),
                    Stage::HandedOff(with) => talking == Some(with),
                    _ => false,
                };
                now.confirmed |= shown;
            }
            _ => {}
        }
        now.met |= asks || confirms;
        now.confirmed |= confirms;
        now.weight = now.weight.min(u32::from(rules.threshold) + now.last);
        if now.weight >= u32::from(rules.threshold) + now.last {
            now.missed = 0;
        }
        now
    }

    /// Whether a confirmation counts: the packet is in view, or was confirmed before and has not changed since.
    pub(crate) fn is_confirming(&self, rules: &Escalation, before: &Session, event: &Event) -> bool {
        let Event::Confirmed { channel, .. } = event else { return false };
        let (mut seen, mut again) = (self.confirmed, false);
        match before.stage() {
            Stage::Packet(shown) => seen |= shown == channel,
            Stage::HandedOff(with) => again = with == channel,
            _ => {}
        }
        seen && !again && self.offers(rules)
    }

    fn opens(&mut self, rules: &Escalation, before: &Session, event: &Event) {
        let Event::AnswerOpened { id, urgent, .. } = event else { return };
        if *urgent {
            self.weight += rules.weight(Signal::Urgent);
        }
        if let Some(read) = before.read().iter().find(|read| read.id == *id) {
            let last = before.read().last().is_some_and(|last| last.id == *id);
            if !last || read.helped == Some(false) {
                self.weight += rules.weight(Signal::BackAndForth);
            }
        }
        (self.opened_since, self.last) = (true, 0);
    }

    fn asks(&mut self, rules: &Escalation, before: &Session, query: &str, hits: &[String], answered: bool, told: bool) {
        let last = before.tried().last();
        if last.is_some_and(|last| last.query == query && last.answered == answered) {
            return;
        }
        let is_half = !self.opened_since && last.is_some_and(|last| query.starts_with(&last.query));
        let older = if is_half { before.tried().iter().rev().nth(1) } else { last };
        if is_half {
            self.weight = self.weight.saturating_sub(self.last);
        }
        self.last = if !answered {
            rules.weight(if hits.is_empty() { Signal::NoResult } else { Signal::LowConfidence })
        } else if !self.opened_since && !self.told && older.is_some_and(|older| older.answered) {
            rules.weight(Signal::Reworded)
        } else {
            0
        };
        self.weight += self.last;
        (self.opened_since, self.told, self.waited, self.confirmed) = (false, told, false, false);
    }

    fn waits(&mut self, rules: &Escalation, before: &Session) {
        let helping = matches!(before.stage(), Stage::Browsing | Stage::Topic(_) | Stage::Reading(_));
        let tried = !before.tried().is_empty() || !before.read().is_empty();
        let helped = before.read().last().is_some_and(|read| read.helped == Some(true));
        let due = before.is_open() && helping && tried && !helped && !self.waited && rules.stalled_min > 0;
        if due && !self.offers(rules) {
            self.waited = true;
            self.weight += rules.weight(Signal::Stalled);
        }
    }

    fn looks(&mut self, rules: &Escalation, how: Looked) {
        self.missed = match how {
            Looked::Found => 0,
            Looked::NotFound => (self.missed + 1).min(2),
            _ => self.missed,
        };
        let twice = how == Looked::NotFound && self.missed == 2;
        self.nothing_left(rules, twice || matches!(how, Looked::Failed | Looked::Slow | Looked::Trouble));
    }

    fn nothing_left(&mut self, rules: &Escalation, is_so: bool) {
        if is_so && !self.has_failed(rules) {
            self.weight += rules.weight(Signal::NothingLeft);
        }
    }
}
