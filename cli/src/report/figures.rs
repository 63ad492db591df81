//! Which figures does a shop read, and which are too small to be shown?
//!
//! What the page draws and `--json` prints. A group of fewer than `least` visits is never shown singly: it is counted
//! among the others.

use std::collections::{BTreeMap, HashMap};

use shelfhelp::time::{Date, Timestamp};

use super::after::{mean, recommendation};
use super::groups::{Group, Groups};
use super::shelf::{Shelves, Today};
use super::tally::Tally;

// A list longer than this is not read.
const LINES_MAX: usize = 50;
// Rarer wordings than these many are not brought together: only a log that was made to keep us busy has so many.
const WORDINGS_MAX: usize = 40_000;
// Other ways in which the same was asked.
const ALSO_MAX: usize = 3;

/// All figures of a report.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) least: usize,
    pub(crate) zone: String,
    pub(crate) shop: Option<String>,
    pub(crate) span: Option<(Date, Date)>,
    pub(crate) events: u64,
    pub(crate) unknown: u64,
    pub(crate) requests: u64,
    pub(crate) broken: u64,
    pub(crate) without_visit: u64,
    pub(crate) without_time: u64,
    pub(crate) without_words: u64,
    pub(crate) visits_lost: u64,
    pub(crate) dropped: u64,
    pub(crate) searches: u64,
    pub(crate) answered: u64,
    pub(crate) visits: Visits,
    /// Days with at least `least` visits that asked something.
    pub(crate) days: Vec<Day>,
    /// None where it was fewer than `least` visits.
    pub(crate) hours: [Option<u64>; 24],
    pub(crate) missed: List<Question>,
    pub(crate) asked: List<Question>,
    pub(crate) read: List<Named>,
    pub(crate) not_helped: List<Named>,
    pub(crate) channels: List<Named>,
    pub(crate) errors: List<Named>,
    /// Signs that help was not helping.
    pub(crate) signs: List<Named>,
    /// Why answers did not help.
    pub(crate) reasons: List<Named>,
    /// Channels that did not open.
    pub(crate) lost: List<Named>,
    /// Orders looked up, by what came of it.
    pub(crate) orders: List<Named>,
    pub(crate) ratings: (u64, u64),
    pub(crate) people: People,
    /// None where fewer than `least` said it.
    pub(crate) effort: Option<Effort>,
    /// None where fewer than `least` said it.
    pub(crate) recommend: Option<Recommend>,
}

/// How it went with those who went on to a person.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct People {
    pub(crate) contacts: u64,
    /// By somebody who had gone on to a person within the seven days before.
    pub(crate) again: u64,
    /// How many waited a known time, and in seconds the middle wait and what nine of ten did not exceed; none where fewer
    /// than `least`.
    pub(crate) waits: Option<(u64, u32, u32)>,
}

/// What it cost shoppers, 1 (very little) to 7.
#[derive(Clone, Debug)]
pub(crate) struct Effort {
    pub(crate) mean: f64,
    /// How often each was said, from 1.
    pub(crate) counts: [u64; 7],
    /// Weeks that `least` said it in, by their Monday, with the mean and how many.
    pub(crate) weeks: Vec<(Date, f64, u64)>,
}

/// Whether shoppers would recommend the shop, 0 to 10.
#[derive(Clone, Debug)]
pub(crate) struct Recommend {
    pub(crate) score: i64,
    pub(crate) counts: [u64; 11],
}

/// What became of the visits whose events say to whom they belong.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Visits {
    pub(crate) all: u64,
    pub(crate) asked: u64,
    pub(crate) resolved: u64,
    pub(crate) person: u64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Day {
    pub(crate) day: Date,
    pub(crate) asked: u64,
    pub(crate) resolved: u64,
}

/// The lines that may be shown, and what the others come to.
#[derive(Clone, Debug)]
pub(crate) struct List<T> {
    pub(crate) lines: Vec<T>,
    /// How often it was one of the others.
    pub(crate) others: u64,
}

/// One thing that was asked, in whatever words.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// As it was asked most, or the words that all askings share.
    pub(crate) words: String,
    /// Whether no one way of asking was frequent enough to be shown.
    pub(crate) is_shared: bool,
    pub(crate) also: Vec<String>,
    pub(crate) count: u64,
    /// What the shop answers today, when it is known.
    pub(crate) today: Option<Today>,
}

/// An answer, a channel, a kind of error.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) label: Option<String>,
    pub(crate) count: u64,
    /// For an answer: how often it was said to have helped, and not.
    pub(crate) rated: Option<(u64, u64)>,
    /// For an answer: in how many visits it was the last one read, and how many of those were resolved.
    pub(crate) last: Option<(u64, u64)>,
}

/// The figures of a tally.
pub(super) fn figures(tally: &Tally, shelves: &Shelves, least: usize, broken: u64) -> Figures {
    let (visits, days) = visits(tally, least);
    let answer = |id: &str| shelves.question(id);
    let enough = |group: &Group| (group.visits.len() >= least).then_some(group.count);
    let rated = |id: &str| {
        let (yes, no) = (tally.helped.of(id), tally.not_helped.of(id));
        let mut both = yes.clone();
        both.join(&no, least);
        (both.visits.len() >= least).then_some((yes.count, no.count))
    };
    let day = |at: Timestamp| tally.zone.local(at).0;
    let lasts = lasts(tally);
    let last = |id: &str| {
        let ends = tally.ids.of(id).and_then(|place| lasts.get(&place)).copied();
        ends.filter(|(visits, _)| *visits >= least as u64)
    };
    let plain = |groups: &Groups| named(groups, least, &|_| None, &|_| None, &|_| None);
    let channel = |id: &str| shelves.channel(id);
    let mut keys = HashMap::new();
    Figures {
        least,
        zone: shelves.zone.clone(),
        shop: shelves.shop.clone(),
        span: tally.span.map(|(first, last)| (day(first), day(last))),
        events: tally.events,
        unknown: tally.unknown,
        requests: tally.requests,
        broken,
        without_visit: tally.without_visit,
        without_time: tally.without_time,
        without_words: tally.without_words,
        visits_lost: tally.visits_lost,
        dropped: tally.dropped,
        searches: tally.searches,
        answered: tally.answered,
        visits,
        days,
        hours: tally.hours.each_ref().map(enough),
        missed: questions(&tally.missed, shelves, &mut keys, least, true),
        asked: questions(&tally.asked, shelves, &mut keys, least, false),
        read: named(&tally.read, least, &answer, &rated, &last),
        not_helped: named(&tally.not_helped, least, &answer, &rated, &last),
        channels: named(&tally.channels, least, &channel, &|_| None, &|_| None),
        errors: plain(&tally.errors),
        signs: named(&tally.signs, least, &in_words, &|_| None, &|_| None),
        reasons: named(&tally.reasons, least, &in_words, &|_| None, &|_| None),
        lost: named(&tally.lost, least, &channel, &|_| None, &|_| None),
        orders: named(&tally.orders, least, &in_words, &|_| None, &|_| None),
        ratings: (tally.helped.all(), tally.not_helped.all()),
        people: people(tally, least),
        effort: effort(tally, least),
        recommend: recommend(tally, least),
    }
}

/// What the names that facts have mean to a shop's team.
fn in_words(name: &str) -> Option<String> {
    let words = match name {
        "no_result" => "Nothing was found",
        "low_confidence" => "Nothing found was sure enough",
        "did_not_help" => "An answer did not help",
        "reworded" => "Other words were tried, and nothing was read",
        "back_and_forth" => "An answer was opened again after another",
        "came_back" => "The panel was opened again after something had not helped",
        "stalled" => "Time went by without progress",
        "effort" => "It took much effort",
        "urgent" => "The question is for a person at once",
        "at_once" => "The product or the order is for a person at once",
        "nothing_left" => "Nothing else was left to offer",
        "unclear" => "Hard to understand",
        "off_topic" => "Answers something else",
        "wrong" => "Not true, or not any more",
        "unwelcome" => "Clear, and not what was hoped for",
        "found" => "Found",
        "not_found" => "Not found",
        "failed" => "The shop's answer could not be read",
        "slow" => "The shop did not answer in time",
        "busy" => "The shop asked to wait",
        "offline" => "No network",
        _ => return None,
    };
    Some(words.to_owned())
}

fn people(tally: &Tally, least: usize) -> People {
    let waits = Some(tally.after.waits()).filter(|(known, ..)| *known >= least as u64);
    People { contacts: tally.after.contacts, again: tally.after.again, waits }
}

fn effort(tally: &Tally, least: usize) -> Option<Effort> {
    let said = tally.after.efforts;
    let [_, counts @ ..] = said;
    let mean = mean(&said).filter(|_| counts.iter().sum::<u64>() >= least as u64)?;
    let weeks = tally.after.weeks().filter(|(_, _, said)| *said >= least as u64).collect();
    Some(Effort { mean, counts, weeks })
}

fn recommend(tally: &Tally, least: usize) -> Option<Recommend> {
    let counts = tally.after.scores;
    let score = recommendation(&counts).filter(|_| counts.iter().sum::<u64>() >= least as u64)?;
    Some(Recommend { score, counts })
}

/// In how many visits each answer was the last one read, and how many of those were resolved.
fn lasts(tally: &Tally) -> HashMap<u32, (u64, u64)> {
    let mut lasts: HashMap<u32, (u64, u64)> = HashMap::new();
    for visit in tally.visits.values() {
        if let Some(last) = visit.last {
            let ends = lasts.entry(last).or_default();
            *ends = (ends.0 + 1, ends.1 + u64::from(visit.is_resolved()));
        }
    }
    lasts
}

fn visits(tally: &Tally, least: usize) -> (Visits, Vec<Day>) {
    let mut all = Visits { all: tally.visits.len() as u64, ..Visits::default() };
    let mut days: BTreeMap<Date, (u64, u64)> = BTreeMap::new();
    for visit in tally.visits.values().filter(|visit| visit.asked) {
        let resolved = u64::from(visit.is_resolved());
        all.asked += 1;
        all.resolved += resolved;
        all.person += u64::from(visit.escalated);
        if let Some(first) = visit.first {
            let day = days.entry(tally.zone.local(first).0).or_default();
            *day = (day.0 + 1, day.1 + resolved);
        }
    }
    let enough = days.into_iter().filter(|(_, (asked, _))| *asked >= least as u64);
    (all, enough.map(|(day, (asked, resolved))| Day { day, asked, resolved }).collect())
}

fn named(
    groups: &Groups,
    least: usize,
    label: &dyn Fn(&str) -> Option<String>,
    rated: &dyn Fn(&str) -> Option<(u64, u64)>,
    last: &dyn Fn(&str) -> Option<(u64, u64)>,
) -> List<Named> {
    let (mut lines, mut others) = (Vec::new(), groups.lost);
    for (id, group) in groups.sorted() {
        if lines.len() < LINES_MAX && group.visits.len() >= least {
            let (id, count) = (id.to_owned(), group.count);
            lines.push(Named { label: label(&id), rated: rated(&id), last: last(&id), id, count });
        } else {
            others += group.count;
        }
    }
    List { lines, others }
}

/// Questions of the same words are one, however they are put. What was not found was asked: its `keys` are known then.
fn questions<'t>(
    groups: &'t Groups,
    shelves: &Shelves,
    keys: &mut HashMap<&'t str, String>,
    least: usize,
    with_today: bool,
) -> List<Question> {
    let mut clusters: Vec<(String, Group, Vec<&str>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let sorted = groups.sorted();
    let rare: u64 = sorted.iter().skip(WORDINGS_MAX).map(|(_, group)| group.count).sum();
    for (query, group) in sorted.into_iter().take(WORDINGS_MAX) {
        let key = keys.entry(query).or_insert_with(|| shelves.key(query)).clone();
        let place = *places.entry(key.clone()).or_insert(clusters.len());
        if place == clusters.len() {
            clusters.push((key, Group::default(), Vec::new()));
        }
        if let Some((_, whole, phrases)) = clusters.get_mut(place) {
            whole.join(group, least);
            // One shopper's own words are nobody's business.
            if group.visits.len() >= least {
                phrases.push(query);
            }
        }
    }
    clusters.sort_by_key(|(_, group, _)| core::cmp::Reverse(group.count));
    let (mut lines, mut others) = (Vec::new(), groups.lost + rare);
    for (key, group, phrases) in clusters {
        if lines.len() >= LINES_MAX || group.visits.len() < least {
            others += group.count;
            continue;
        }
        let mut phrases = phrases.into_iter().map(str::to_owned);
        let first = phrases.next();
        let (words, is_shared) = (first.clone().unwrap_or(key), first.is_none());
        let today = if with_today { shelves.today(&words) } else { None };
        let also = phrases.take(ALSO_MAX).collect();
        lines.push(Question { words, is_shared, also, count: group.count, today });
    }
    List { lines, others }
}

/// A share in percent, with one decimal; none of nothing.
pub(crate) fn percent(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| (part as f64 * 1000.0 / whole as f64).round() / 10.0)
}
