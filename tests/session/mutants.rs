//! Does the exploration find mistakes?
//!
//! The machine with one mistake at a time, as somebody could make it: each breaks the rule that is there for it, and the
//! story says how.

use shelfhelp::contact::{Escalation, Mode};
use shelfhelp::session::{Effect, Event, Session, Spot, Stage};
use shelfhelp::time::Timestamp;
use shelfhelp::wire;

use super::explore::{Events, explore};
use super::properties::{Step, shipped};
use super::world::{Seen, written};

/// Plays a step, then spoils what came of it.
fn spoil(session: &mut Session, event: Event, now: Timestamp, how: impl FnOnce(&Seen, &mut Seen)) -> Vec<Effect> {
    let before = Seen::of(&written(session));
    let effects = session.update(event, now);
    if let (Some(before), Some(mut after)) = (before, Seen::of(&written(session))) {
        how(&before, &mut after);
        *session = wire::read(&written(&after)).unwrap_or_else(|| session.clone());
    }
    effects
}

fn ignores_the_gate(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let asks = event == Event::PersonRequested;
    spoil(session, event, now, |_, after| {
        if asks {
            (after.stage, after.open) = (Stage::Contact, true);
        }
    })
}

fn counts_half_a_question(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let asks = matches!(event, Event::Asked { .. });
    spoil(session, event, now, |before, after| {
        if asks {
            after.failure = after.failure.max(before.failure);
        }
    })
}

fn does_not_hear_who_asks_for_a_person(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    if event == Event::PersonRequested { Vec::new() } else { session.update(event, now) }
}

fn does_not_count_not_yet(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let rates = event == Event::Rated(false);
    spoil(session, event, now, |before, after| {
        if rates {
            after.failure = before.failure;
        }
    })
}

fn forgets_who_came_back(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let opens = event == Event::Opened;
    spoil(session, event, now, |before, after| {
        if opens {
            after.failure = before.failure;
        }
    })
}

fn forgets_what_is_next_on_close(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let closes = event == Event::Closed;
    spoil(session, event, now, |_, after| {
        if closes {
            after.others.clear();
        }
    })
}

fn forgets_the_view_on_close(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let closes = event == Event::Closed;
    spoil(session, event, now, |_, after| {
        if closes {
            after.stage = Stage::Browsing;
        }
    })
}

fn opens_a_channel_twice(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let mut effects = session.update(event, now);
    let twice: Vec<Effect> = effects.iter().filter(|e| matches!(e, Effect::OpenChannel(_))).cloned().collect();
    effects.extend(twice);
    effects
}

fn opens_a_channel_unasked(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let chosen = match &event {
        Event::ChannelChosen(channel) => Some(Effect::OpenChannel(channel.clone())),
        _ => None,
    };
    let mut effects = session.update(event, now);
    effects.extend(chosen.filter(|_| session.person_offered()));
    effects
}

fn asks_to_confirm_each_channel(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let fails = matches!(event, Event::ChannelFailed(_));
    spoil(session, event, now, |_, after| {
        if fails {
            after.confirmed = false;
        }
    })
}

fn loses_the_question_with_the_channel(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let fails = matches!(event, Event::ChannelFailed(_));
    spoil(session, event, now, |_, after| {
        if fails {
            after.query.clear();
        }
    })
}

fn does_not_hear_that_a_channel_failed(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    if matches!(event, Event::ChannelFailed(_)) { Vec::new() } else { session.update(event, now) }
}

fn goes_in_circles(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let back = event == Event::Back;
    spoil(session, event, now, |before, after| {
        if back && before.stage != Stage::Browsing {
            after.back.push(before.stage.clone());
        }
    })
}

fn asks_its_survey_again(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    spoil(session, event, now, |_, after| (after.effort, after.closed) = (None, false))
}

fn puts_the_focus_nowhere(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let mut effects = session.update(event, now);
    for effect in &mut effects {
        if *effect == Effect::Focus(Spot::Heading) {
            *effect = Effect::Focus(Spot::Search);
        }
    }
    effects
}

fn does_not_keep_ratings(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    let rates = matches!(event, Event::Rated(_));
    let mut effects = session.update(event, now);
    effects.retain(|effect| !rates || *effect != Effect::Remember);
    effects
}

fn panics_on_nonsense(session: &mut Session, event: Event, now: Timestamp) -> Vec<Effect> {
    assert_ne!(event, Event::Effort(200), "seven is the most");
    session.update(event, now)
}

#[test]
fn a_machine_with_a_mistake_is_caught_by_the_rule_against_it() {
    const EARLY: &str = "before help has failed";
    let mutants: &[(Step, &str, &str)] = &[
        (ignores_the_gate, EARLY, "1. asks for a person"),
        (counts_half_a_question, EARLY, "2. asks \"silk\""),
        (does_not_hear_who_asks_for_a_person, "nobody within two actions", "1. "),
        (does_not_count_not_yet, "no person is offered", "says \"Not yet\""),
        (forgets_who_came_back, "no person is offered", "opens the panel"),
        (forgets_what_is_next_on_close, "closing and opening loses something", "1. opens answer a"),
        (forgets_the_view_on_close, "closing and opening loses something", "1. opens"),
        (opens_a_channel_twice, "an effect happens twice", "confirms what is passed on"),
        (opens_a_channel_unasked, "a channel opens that the shopper has not confirmed", "chooses chat"),
        (asks_to_confirm_each_channel, "no other is one tap away", "Blocked"),
        (loses_the_question_with_the_channel, "a failing channel loses the question", "Blocked"),
        (does_not_hear_that_a_channel_failed, "a failing channel does not lead to the others", "Blocked"),
        (goes_in_circles, "a way back that does not end", "1. "),
        (asks_its_survey_again, "is asked again", "Effort(2)"),
        (puts_the_focus_nowhere, "the focus goes to what is not in view", "1. "),
        (does_not_keep_ratings, "a change is not kept for the next page", "says that it helped"),
        (panics_on_nonsense, "the machine panics", "Effort(200)"),
    ];
    let rules = Escalation { mode: Mode::SelfService, asks_effort: true, ..shipped() };
    let mut missed = Vec::new();
    for (mutant, broken, told) in mutants {
        let found = [(Events::All, 250), (Events::InView, 2_000)]
            .into_iter()
            .find_map(|(which, states_max)| explore(&rules, which, *mutant, states_max).err());
        let story = found.unwrap_or_else(|| format!("nothing found where \"{broken}\" was to be"));
        if !(story.contains(broken) && story.contains(told)) {
            missed.push(format!("{broken} ({told}): {story}"));
        }
        println!("{story}");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
