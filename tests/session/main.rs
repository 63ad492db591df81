//! Does a visit lead to an answer first, and to a person the moment that fails?
#![allow(clippy::disallowed_methods, reason = "nothing here becomes Wasm, so the standard sorts do")]
#![allow(clippy::panic, reason = "a helper that cannot go on stops its test")]

mod explore;
mod mutants;
mod oracle;
mod properties;
mod world;

use shelfhelp::contact::{Escalation, Mode};
use shelfhelp::delivery::{Certainty, Destination};
use shelfhelp::i18n::{Catalog, Locale, Native, Voice};
use shelfhelp::session::{Effect, Event, LineKind, Lost, Packet, Session, Spot, Stage, Talk, Trail, units};
use shelfhelp::time::Timestamp;

const NOW: Timestamp = Timestamp(1_795_088_820);

fn packet(session: &Session, trail: &Trail) -> Packet {
    let (catalog, locale) = (Catalog::english(), Locale::english());
    shelfhelp::session::packet(session, trail, Voice { catalog: &catalog, locale: &locale, format: &Native })
}

fn confirmed() -> Event {
    Event::Confirmed { channel: "chat".into(), taken: false }
}

fn opened(id: &str, others: &[&str]) -> Event {
    Event::AnswerOpened {
        id: id.into(),
        question: format!("{id}?"),
        urgent: id == "damaged",
        others: others.iter().map(|o| (*o).into()).collect(),
    }
}

fn asked(query: &str, hits: &[&str], answered: bool) -> Event {
    Event::Asked { query: query.into(), hits: hits.iter().map(|h| (*h).into()).collect(), answered, told: false }
}

fn person() -> Event {
    Event::PersonRequested
}

fn channel() -> Event {
    Event::ChannelChosen("chat".into())
}

/// Plays a story in self-service mode; tells after each event whether a person is offered, and where it ends.
fn play(story: &[Event]) -> (String, Session) {
    let mut session = Session::new(Escalation::default(), true);
    let offered = story
        .iter()
        .map(|event| {
            session.update(event.clone(), NOW);
            if session.person_offered() { '!' } else { '.' }
        })
        .collect();
    (offered, session)
}

fn check(story: &[Event], offered: &str, stage: Stage) {
    let (seen, session) = play(story);
    assert_eq!(seen, offered, "{story:?}");
    assert_eq!(*session.stage(), stage, "{story:?}");
}

#[test]
fn reading_and_being_helped_offers_nobody() {
    check(
        &[Event::Opened, asked("silk", &["a"], true), opened("a", &["b"]), Event::Rated(true), Event::Back],
        ".....",
        Stage::Browsing,
    );
}

#[test]
fn no_answer_offers_a_person_at_once() {
    check(&[Event::Opened, asked("embroider a name", &[], false)], ".!", Stage::Browsing);
}

#[test]
fn not_yet_twice_leads_to_a_person_and_once_does_not() {
    check(
        &[Event::Opened, opened("a", &["b", "c"]), Event::Rated(false), opened("b", &["c"]), Event::Rated(false)],
        "....!",
        Stage::Contact,
    );
}

#[test]
fn not_yet_with_nothing_left_to_read_leads_to_a_person() {
    check(&[Event::Opened, opened("a", &[]), Event::Rated(false)], "..!", Stage::Contact);
}

#[test]
fn not_yet_twice_on_the_same_answer_counts_once() {
    check(
        &[Event::Opened, opened("a", &["b"]), Event::Rated(false), Event::Rated(false)],
        "....",
        Stage::Reading("a".into()),
    );
}

#[test]
fn an_urgent_question_offers_a_person_at_once() {
    check(&[Event::Opened, opened("damaged", &["b"])], ".!", Stage::Reading("damaged".into()));
}

#[test]
fn pausing_while_typing_is_no_failure() {
    check(
        &[Event::Opened, asked("em", &[], false), asked("emai", &[], false), asked("email address", &["a"], true)],
        ".!!.",
        Stage::Browsing,
    );
}

#[test]
fn another_wording_without_reading_is_a_faint_sign_and_two_are_enough() {
    check(
        &[Event::Opened, asked("silk", &["a"], true), asked("wash", &["b"], true), asked("clean", &["c"], true)],
        "...!",
        Stage::Browsing,
    );
}

#[test]
fn the_gate_cannot_be_asked_open() {
    check(
        &[Event::Opened, person(), channel(), confirmed(), Event::ChannelFailed(Lost::Blocked)],
        ".....",
        Stage::Browsing,
    );
}

#[test]
fn a_hand_off_goes_through_the_packet() {
    let story = [Event::Opened, asked("x y z", &[], false), person(), channel(), confirmed()];
    check(&story, ".!!!!", Stage::HandedOff("chat".into()));
    let (_, mut session) = play(&story[..4]);
    assert!(session.update(confirmed(), NOW).contains(&Effect::OpenChannel("chat".into())));
}

#[test]
fn a_channel_that_fails_ends_at_the_others_with_the_question_kept() {
    let story =
        [Event::Opened, asked("x y z", &[], false), channel(), confirmed(), Event::ChannelFailed(Lost::Blocked)];
    check(&story, ".!!!!", Stage::Contact);
    assert_eq!(play(&story).1.query(), "x y z");
}

#[test]
fn closing_and_opening_again_loses_nothing() {
    let (_, mut session) = play(&[Event::Opened, asked("silk", &["a"], true), opened("a", &["b"])]);
    let before = (session.stage().clone(), session.query().to_owned(), session.read().to_vec());
    session.update(Event::Closed, NOW);
    session.update(Event::Opened, NOW);
    assert_eq!((session.stage().clone(), session.query().to_owned(), session.read().to_vec()), before);
}

#[test]
fn modes_differ_in_when_a_person_is_offered() {
    for (mode, at_once, after_failure) in [
        (Mode::SelfService, false, true),
        (Mode::AskFirst, true, true),
        (Mode::Neutral, true, true),
        (Mode::HelpOnly, false, false),
    ] {
        let mut session = Session::new(Escalation::of(mode), true);
        session.update(Event::Opened, NOW);
        assert_eq!(session.person_offered(), at_once, "{mode:?} at once");
        session.update(asked("x y z", &[], false), NOW);
        assert_eq!(session.person_offered(), after_failure, "{mode:?} after a failure");
        assert!(!Session::new(Escalation::of(mode), false).person_offered(), "{mode:?} with nobody to reach");
    }
}

#[test]
fn a_stage_that_new_rules_forbid_is_left() {
    let (_, mut session) = play(&[Event::Opened, asked("x y z", &[], false), person()]);
    session.update(Event::Ruled { rules: Escalation::of(Mode::HelpOnly), channels: true, at_once: false }, NOW);
    assert_eq!(*session.stage(), Stage::Browsing);
}

#[test]
fn a_topic_leads_to_an_answer_and_back_to_the_topic_and_then_to_where_it_was_chosen() {
    let topic = || Event::TopicOpened("Silk".into());
    check(&[Event::Opened, topic()], "..", Stage::Topic("Silk".into()));
    check(&[Event::Opened, topic(), opened("a", &["b"]), Event::Back], "....", Stage::Topic("Silk".into()));
    let (_, mut session) = play(&[Event::Opened, topic(), opened("a", &["b"]), Event::Back]);
    let effects = session.update(Event::Back, NOW);
    assert_eq!(effects, [Effect::Focus(Spot::Topic("Silk".into())), Effect::Remember]);
    assert_eq!(*session.stage(), Stage::Browsing);
}

#[test]
fn a_topic_that_another_page_does_not_have_is_left_and_not_returned_to() {
    let (_, mut session) = play(&[Event::Opened, Event::TopicOpened("Silk".into()), opened("a", &[])]);
    session.update(Event::Gone, NOW);
    assert_eq!(*session.stage(), Stage::Browsing);
    session.update(Event::Back, NOW);
    assert_eq!(*session.stage(), Stage::Browsing);
}

#[test]
fn what_is_offered_next_may_come_with_the_text_and_leaves_out_what_was_read() {
    let others = Event::OthersKnown(vec!["a".into(), "c".into()]);
    let (_, session) = play(&[Event::Opened, opened("a", &[]), opened("b", &[]), others]);
    assert_eq!(session.others(), ["c"]);
}

#[test]
fn the_packet_holds_product_place_promise_and_queries_and_leaves_out_what_was_struck() {
    let (_, mut session) = play(&[
        Event::Opened,
        asked("is it silk", &["a"], true),
        opened("a", &["b"]),
        Event::Rated(false),
        asked("embroider me@x.example", &[], false),
        Event::PlaceChosen(Destination {
            country: "GR".into(),
            postcode: Some("10434".into()),
            certainty: Certainty::Chosen,
            ..Destination::default()
        }),
        Event::LineToggled(LineKind::Place),
    ]);
    session.update(channel(), NOW);
    let trail = Trail {
        product: "Twill scarf".into(),
        place: "Greece 104 34".into(),
        promise: "Standard: Mon 23 – Tue 24 Nov · €3.50".into(),
        receipt: "K7F-2QX".into(),
        ..Trail::default()
    };
    let packet = packet(&session, &trail);
    let lines: Vec<(LineKind, &str, bool)> = packet.lines.iter().map(|l| (l.kind, l.text.as_str(), l.struck)).collect();
    assert_eq!(
        lines,
        [
            (LineKind::Question, "embroider [e-mail]", false),
            (LineKind::Product, "Twill scarf", false),
            (LineKind::Place, "Greece 104 34", true),
            (LineKind::Delivery, "Standard: Mon 23 – Tue 24 Nov · €3.50", false),
            (LineKind::Tried, "is it silk", false),
            (LineKind::Read, "a? (did not help)", false),
        ]
    );
    assert_eq!(
        packet.text(1_000, units),
        "embroider [e-mail]\nProduct: Twill scarf\nDelivery: Standard: Mon 23 – Tue 24 Nov · €3.50\nAsked before: is it silk\n\
         Answers read: a? (did not help)\nReceipt K7F-2QX"
    );
}

#[test]
fn an_answer_told_in_the_results_is_read_and_the_next_question_is_no_other_wording() {
    let told =
        |query: &str| Event::Asked { query: query.into(), hits: vec!["delivery".into()], answered: true, told: true };
    // Two other wordings of a question whose answers nobody opened are a failure, two other questions are none.
    let (offered, _) = play(&[asked("a", &["x"], true), asked("b", &["x"], true), asked("c", &["x"], true)]);
    assert_eq!(offered, "..!");
    let (offered, session) = play(&[told("to Crete?"), told("to Cyprus?"), asked("c", &["x"], true), Event::Closed]);
    assert_eq!(offered, "....");
    assert!(!session.is_unanswered() && session.tried().iter().all(|tried| tried.answered));
}

#[test]
fn the_packet_tells_of_a_place_that_the_question_named() {
    let (_, session) = play(&[asked("do you deliver to Crete", &[], true)]);
    let trail = Trail {
        place: "Greece 104 34".into(),
        asked: "Crete, Standard: Tue 24 – Thu 26 Nov · €5.20".into(),
        asked_receipt: "K7F-2QX".into(),
        ..Trail::default()
    };
    let draft = packet(&session, &trail).text(1_000, units);
    let line = "Place asked about: Crete, Standard: Tue 24 – Thu 26 Nov · €5.20 (Receipt K7F-2QX)";
    assert_eq!(draft, format!("do you deliver to Crete\nPlace: Greece 104 34\n{line}"));
}

fn handed() -> [Event; 5] {
    [Event::Opened, asked("x y z", &[], false), person(), channel(), confirmed()]
}

#[test]
fn an_ended_conversation_has_no_news_until_the_shopper_writes_again() {
    let mut session = play(&handed()).1;
    let mut told = |talk: Talk| session.update(Event::Talked(talk), NOW).len();
    assert!(told(Talk::Started) > 0 && told(Talk::Ended) > 0);
    assert_eq!((told(Talk::Unread(2)), told(Talk::Ended)), (0, 0));
    assert!(told(Talk::Started) > 0 && told(Talk::Unread(2)) > 0);
    let talk = session.conversation().map(|talk| (talk.ended, talk.unread));
    assert_eq!(talk, Some((false, 2)));
}

#[test]
fn another_place_is_another_packet() {
    let mut session = play(&handed()).1;
    assert!(session.is_confirmed());
    session.update(Event::PlaceChosen(Destination { country: "GR".into(), ..Destination::default() }), NOW);
    assert!(!session.is_confirmed());
}
