//! Does the gate hold, and is nobody trapped, whatever happens in whatever order?
//!
//! Breadth first over all events, through the machine as it ships: the first story that breaks a rule is the shortest one.
//! Visits that behave alike are one state.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use shelfhelp::contact::{Escalation, Mode, Signal};
use shelfhelp::session::{Effect, Event, Session};
use shelfhelp::time::Timestamp;
use shelfhelp::wire;

use super::oracle::Tally;
use super::properties::{self as rule, Step, Taken, Verdict, shipped};
use super::world::{KINDS, Seen, alphabet, is_in_view, kind, told, written};

fn shipped_step(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    session.update(event, now)
}

/// How far an exploration went.
pub(crate) struct Explored {
    pub(crate) states: usize,
    steps: usize,
    /// The length of the longest story; the last of them led to nothing new where `whole`.
    depth: usize,
    whole: bool,
}

/// A state, and how it was reached: from which state, by which event.
struct Node {
    session: Session,
    tally: Tally,
    from: usize,
    by: usize,
    depth: usize,
}

/// Which events are tried in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Events {
    /// All of them, sense and nonsense.
    All,
    /// Those that the view offers there, and what a page may tell.
    InView,
}

/// Explores from a new visit, until nothing is new or so many states were left. A broken rule comes back as a story.
pub(crate) fn explore(rules: &Escalation, which: Events, play: Step, states_max: usize) -> Result<Explored, String> {
    let events = alphabet(rules);
    let start = Session::new(rules.clone(), true);
    let mut nodes = vec![Node { session: start, tally: Tally::new(rules.mode), from: 0, by: 0, depth: 0 }];
    let mut known: HashSet<Vec<u8>> = HashSet::new();
    let mut steps = 0;
    let mut at = 0;
    while at < nodes.len() && at < states_max {
        for (by, (event, when)) in events.iter().enumerate() {
            let Node { session: before, tally, depth, .. } = &nodes[at];
            if which == Events::InView && !is_in_view(before, event) {
                continue;
            }
            steps += 1;
            let depth = depth + 1;
            let (taken, after, now) = take(rules, before, tally, event, *when, play);
            let new = taken.and_then(|()| {
                if after == *before && now == *tally {
                    return Ok(None);
                }
                let Some(narrow) = narrowed(&after) else { return Err("a visit that was written cannot be read") };
                let mut key = written(&narrow);
                key.extend(written(&now));
                if !known.insert(key) {
                    return Ok(None);
                }
                rule::keeps(&after, play)?;
                rule::leads_out(&after, play)?;
                rule::near(&after, rules, &now, play)?;
                Ok(Some(narrow))
            });
            match new {
                Ok(Some(session)) => nodes.push(Node { session, tally: now, from: at, by, depth }),
                Ok(None) => {}
                Err(broken) => return Err(story(rules, &nodes, &events, at, by, broken)),
            }
        }
        at += 1;
    }
    let depth = nodes.get(at.saturating_sub(1)).map_or(0, |node| node.depth);
    Ok(Explored { states: nodes.len(), steps, depth, whole: at == nodes.len() })
}

/// One step, held against every rule that is about steps.
fn take(
    rules: &Escalation,
    before: &Session,
    tally: &Tally,
    event: &Event,
    when: Timestamp,
    play: Step,
) -> (Verdict, Session, Tally) {
    let mut after = before.clone();
    let effects = catch_unwind(AssertUnwindSafe(|| play(&mut after, event.clone(), when)));
    let now = tally.then(rules, [before, &after], event, when);
    let verdict = effects.map_err(|_| "the machine panics").and_then(|effects| {
        let step = Taken { rules, before, event, after: &after, effects: &effects, tally, now: &now };
        rule::gate(&step)?;
        rule::effects(&step)?;
        rule::surveys(&step)?;
        rule::failing(&step, play)?;
        rule::remembers(&step)
    });
    (verdict, after, now)
}

fn narrowed(session: &Session) -> Option<Session> {
    wire::read(&written(&Seen::of(&written(session))?.narrowed()))
}

/// How it came to a broken rule: "1. opens the panel … 4. says "Not yet" → nobody within two actions".
fn story(
    rules: &Escalation,
    nodes: &[Node],
    events: &[(Event, Timestamp)],
    at: usize,
    by: usize,
    broken: &str,
) -> String {
    let mut way = vec![by];
    let mut node = at;
    while node > 0 {
        way.push(nodes[node].by);
        node = nodes[node].from;
    }
    let lines: Vec<String> = way
        .iter()
        .rev()
        .enumerate()
        .map(|(n, by)| format!("{}. {}", n + 1, told(&events[*by].0, events[*by].1)))
        .collect();
    format!("{:?}, threshold {}: {} → {broken}", rules.mode, rules.threshold, lines.join(" "))
}

/// The policies that every mode is explored under: ours, the quickest, heavy weights, faint signs that count nothing.
fn policies(mode: Mode) -> Vec<(&'static str, Escalation)> {
    let ours = Escalation { mode, ..shipped() };
    let weighing = |threshold: u8, weigh: fn(Signal, u8) -> u8| Escalation {
        weights: Signal::WEIGHED.iter().map(|(signal, _, usual)| weigh(*signal, *usual)).collect(),
        threshold,
        ..ours.clone()
    };
    let quiet: fn(Signal, u8) -> u8 = |signal, usual| match signal {
        Signal::Reworded | Signal::BackAndForth | Signal::CameBack | Signal::Stalled => 0,
        _ => usual,
    };
    vec![
        ("as we ship it", ours.clone()),
        ("with surveys", Escalation { asks_effort: true, asks_recommend: true, ..ours.clone() }),
        ("at the first sign", weighing(1, |_, usual| usual)),
        ("with heavy weights", weighing(4, |_, usual| if usual > 1 { usual + 1 } else { usual })),
        ("without faint signs", weighing(2, quiet)),
    ]
}

// What every mode may cost in a test run: a few seconds.
const ALL_MAX: usize = 400;
const IN_VIEW_MAX: usize = 2_000;

fn check(mode: Mode) {
    for (name, rules) in policies(mode) {
        // The rules as we ship them are looked into further.
        let times = if rules == shipped() { 4 } else { 1 };
        for (which, states_max) in [(Events::InView, times * IN_VIEW_MAX), (Events::All, times * ALL_MAX)] {
            match explore(&rules, which, shipped_step, states_max) {
                Ok(Explored { states, steps, depth, whole }) => {
                    let end = if whole { ", and nothing is left" } else { "" };
                    println!("{mode:?} {name}, {which:?}: {states} states, {steps} steps, {depth} events deep{end}");
                    assert!(states > 30, "{mode:?} {name}: the events no longer move the machine");
                }
                Err(story) => panic!("{name}: {story}"),
            }
        }
    }
}

#[test]
fn self_service_shows_nobody_before_help_has_failed_and_somebody_after() {
    check(Mode::SelfService);
}

#[test]
fn asking_first_has_somebody_from_the_start() {
    check(Mode::AskFirst);
}

#[test]
fn neutral_has_somebody_from_the_start() {
    check(Mode::Neutral);
}

#[test]
fn help_only_never_shows_anybody() {
    check(Mode::HelpOnly);
}

#[test]
fn every_kind_of_event_is_explored() {
    let events = alphabet(&shipped());
    for wanted in 0..KINDS {
        assert!(events.iter().any(|(event, _)| kind(event) == wanted), "no event of kind {wanted} is in the alphabet");
    }
    let whole = Seen::of(&written(&Session::new(shipped(), true))).map(|seen| written(&seen));
    assert_eq!(whole, Some(written(&Session::new(shipped(), true))), "a visit has other fields than are seen");
}
