//! Does looking for an order lead to a person the moment that fails, and does a visit learn nothing of the order?

use shelfhelp::contact::{Escalation, Mode, Signal};
use shelfhelp::content::order::Scenario;
use shelfhelp::session::{Effect, Event, Fact, Looked, Session, Stage};
use shelfhelp::time::Timestamp;

/// Plays a visit; tells after each event whether a person is offered, and where it ends.
fn play(mode: Mode, story: &[Event], offered: &str, stage: Stage) -> Vec<Fact> {
    let mut session = Session::new(Escalation::of(mode), true);
    let (mut seen, mut facts) = (String::new(), Vec::new());
    for event in story {
        for effect in session.update(event.clone(), Timestamp(1_795_088_820)) {
            if let Effect::Report(fact) = effect {
                facts.push(fact);
            }
        }
        seen.push(if session.person_offered() { '!' } else { '.' });
    }
    assert_eq!((seen.as_str(), session.stage()), (offered, &stage), "{story:?}");
    facts
}

fn looked(how: Looked) -> Event {
    Event::OrderLooked(how)
}

#[test]
fn an_order_that_is_found_offers_nobody() {
    let story =
        [Event::Opened, Event::OrderOpened, looked(Looked::NotFound), looked(Looked::Found), looked(Looked::NotFound)];
    let facts = play(Mode::SelfService, &story, ".....", Stage::Order);
    assert!(facts.contains(&Fact::Order) && facts.contains(&Fact::OrderLooked(Looked::Found)));
}

#[test]
fn twice_not_found_offers_a_person_and_once_does_not() {
    let story = [Event::Opened, Event::OrderOpened, looked(Looked::NotFound), looked(Looked::NotFound)];
    play(Mode::SelfService, &story, "...!", Stage::Order);
}

#[test]
fn what_the_shop_cannot_tell_a_person_can() {
    for how in [Looked::Failed, Looked::Slow, Looked::Trouble] {
        play(Mode::SelfService, &[Event::OrderOpened, looked(how)], ".!", Stage::Order);
        play(Mode::HelpOnly, &[Event::OrderOpened, looked(how)], "..", Stage::Order);
    }
    for how in [Looked::Busy, Looked::Offline] {
        play(Mode::SelfService, &[Event::OrderOpened, looked(how), looked(how)], "...", Stage::Order);
    }
}

#[test]
fn a_person_is_one_step_from_an_order_that_was_not_found() {
    let story = [Event::OrderOpened, looked(Looked::Failed), Event::PersonRequested, Event::Back];
    play(Mode::SelfService, &story[..3], ".!!", Stage::Contact);
    play(Mode::SelfService, &story, ".!!!", Stage::Order);
}

#[test]
fn what_is_wanted_without_an_answer_leads_to_a_person() {
    let wants =
        |scenario, answered| [Event::OrderOpened, looked(Looked::Found), Event::OrderScenario(scenario, answered)];
    let facts = play(Mode::SelfService, &wants(Scenario::Damaged, false), "..!", Stage::Contact);
    assert!(facts.contains(&Fact::Sign(Signal::Urgent, true)));
    play(Mode::SelfService, &wants(Scenario::Return, false), "..!", Stage::Contact);
    play(Mode::SelfService, &wants(Scenario::Return, true), "...", Stage::Order);
    play(Mode::HelpOnly, &wants(Scenario::Return, false), "...", Stage::Order);
}

#[test]
fn a_failure_is_counted_once_however_often_it_comes_back() {
    let mut session = Session::new(Escalation::default(), true);
    session.update(looked(Looked::Failed), Timestamp(0));
    let once = session.clone();
    session.update(looked(Looked::Failed), Timestamp(0));
    assert_eq!(session, once);
}

#[test]
fn rules_and_gates_leave_the_form_where_it_is() {
    let ruled = Event::Ruled { rules: Escalation::of(Mode::HelpOnly), channels: false, at_once: false };
    play(Mode::SelfService, &[Event::OrderOpened, ruled], "..", Stage::Order);
    play(Mode::SelfService, &[Event::OrderOpened, Event::Gone], "..", Stage::Browsing);
}
