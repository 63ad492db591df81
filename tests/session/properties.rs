//! What must hold after every step of a visit, and in every state?

use shelfhelp::contact::{Escalation, Mode};
use shelfhelp::session::{Effect, Event, Fact, How, Notice, Session, Spot, Stage, Survey};
use shelfhelp::time::Timestamp;
use shelfhelp::wire;

use super::oracle::Tally;
use super::world::{NOW, Seen, confirmed, is_asked, opened, written};

/// What changes a visit: the machine, or one with a mistake in it.
pub(crate) type Step = fn(&mut Session, Event, Timestamp) -> Vec<Effect>;

/// One step, with all that is known about it.
pub(crate) struct Taken<'s> {
    pub(crate) rules: &'s Escalation,
    pub(crate) before: &'s Session,
    pub(crate) event: &'s Event,
    pub(crate) after: &'s Session,
    pub(crate) effects: &'s [Effect],
    /// What happened until before the step, and with it.
    pub(crate) tally: &'s Tally,
    pub(crate) now: &'s Tally,
}

pub(crate) type Verdict = Result<(), &'static str>;

fn must(holds: bool, rule: &'static str) -> Verdict {
    if holds { Ok(()) } else { Err(rule) }
}

fn is_with_people(session: &Session) -> bool {
    !session.stage().is_help()
}

/// The gate: nobody before help has failed, everybody after.
pub(crate) fn gate(step: &Taken<'_>) -> Verdict {
    let offered = step.now.offers(step.rules);
    let shown = step.effects.iter().any(|effect| {
        matches!(effect, Effect::OpenChannel(_))
            || matches!(effect, Effect::Report(Fact::People | Fact::Packet(_) | Fact::Handed(_)))
    });
    must(offered || !(is_with_people(step.after) || shown), "a person is shown before help has failed")?;
    must(offered || !step.after.person_offered(), "a person is offered before help has failed")?;
    must(!offered || step.after.person_offered(), "help has failed, and no person is offered")
}

/// Every effect is legal where it happens.
pub(crate) fn effects(step: &Taken<'_>) -> Verdict {
    let mut channels = 0;
    let mut focus = 0;
    for effect in step.effects {
        match effect {
            Effect::OpenChannel(channel) => {
                channels += 1;
                let asked_for = *step.event == confirmed(channel, false);
                let confirms = step.tally.is_confirming(step.rules, step.before, step.event);
                must(asked_for && confirms, "a channel opens that the shopper has not confirmed")?;
                must(*step.after.stage() == Stage::HandedOff(channel.clone()), "a channel opens out of view")?;
            }
            Effect::Focus(spot) => {
                focus += 1;
                must(has(step.after, spot), "the focus goes to what is not in view")?;
            }
            Effect::Announce(notice) => must(is_true(step, notice), "something untrue is announced")?,
            Effect::Report(fact) => must(is_fact(step, fact), "a fact is reported that is none")?,
            Effect::LoadAnswers => must(step.after.is_open(), "answers are loaded for a closed panel")?,
            Effect::Remember => {}
        }
    }
    must(channels < 2 && focus < 2, "an effect happens twice")?;
    must(step.event != &Event::ChannelOpened(How::Drafted) || channels == 0, "a channel that opened opens again")
}

/// Whether the view has such a place.
fn has(session: &Session, spot: &Spot) -> bool {
    let browsing = *session.stage() == Stage::Browsing;
    match spot {
        Spot::Opener => !session.is_open(),
        Spot::Search | Spot::Topic(_) => session.is_open() && browsing && !session.asks_first(),
        Spot::Said => session.is_open() && !browsing,
        Spot::Heading => session.is_open() && (!browsing || session.asks_first()),
    }
}

fn is_true(step: &Taken<'_>, notice: &Notice) -> bool {
    let in_results = step.after.is_open() && *step.after.stage() == Stage::Browsing;
    match (notice, step.event) {
        (Notice::Found(count), Event::Asked { hits, answered, .. }) => in_results && *count == hits.len() && *answered,
        (Notice::Near(count), Event::Asked { hits, answered, .. }) => in_results && *count == hits.len() && !answered,
        (Notice::NotFound, Event::Asked { hits, .. }) => in_results && hits.is_empty(),
        (Notice::Thanks, Event::Rated(true)) => step.after.helped() == Some(true),
        (Notice::Next, Event::Rated(false)) => step.after.helped() == Some(false) && !step.after.others().is_empty(),
        (Notice::Lost, Event::ChannelFailed(_)) => *step.after.stage() == Stage::Contact,
        _ => false,
    }
}

fn is_fact(step: &Taken<'_>, fact: &Fact) -> bool {
    let (before, after) = (step.before, step.after);
    match (fact, step.event) {
        (Fact::Open, _) => !before.is_open() && after.is_open(),
        (Fact::Close, Event::Closed) => before.is_open() && !after.is_open(),
        (Fact::Search(length, count, yes), Event::Asked { query, hits, answered, .. }) => {
            *length == query.chars().count() && *count == hits.len() && yes == answered
        }
        (Fact::Topic(told), Event::TopicOpened(topic)) => told == topic,
        (Fact::Place(told), Event::PlaceChosen(place)) => *told == place.country,
        (Fact::Decline, Event::SurveyClosed) => before.survey().is_some(),
        (Fact::Answer(told), Event::AnswerOpened { id, .. }) => told == id,
        (Fact::Rate(_, told), Event::Rated(helped)) => told == helped && before.helped() != Some(*helped),
        (Fact::Reason(id, told), Event::Explained(reason)) => {
            told == reason && before.read().iter().any(|read| read.id == *id && read.helped == Some(false))
        }
        (Fact::Sign(_, failed), _) => {
            !failed || step.now.has_failed(step.rules) || !step.after.stage().is_help() || {
                matches!(step.event, Event::Ruled { at_once: true, .. })
            }
        }
        (Fact::Order, Event::OrderOpened) => *before.stage() != Stage::Order,
        (Fact::OrderLooked(told), Event::OrderLooked(how)) => told == how,
        (Fact::OrderScenario(told), Event::OrderScenario(scenario, _)) => told == scenario,
        (Fact::People, Event::PersonRequested | Event::Rated(false) | Event::OrderScenario(_, false)) => {
            *before.stage() != Stage::Contact && *after.stage() == Stage::Contact
        }
        (Fact::Packet(told), Event::ChannelChosen(channel)) => told == channel,
        (Fact::Handed(told), Event::Confirmed { channel, .. }) => told == channel,
        (Fact::Opened(told, _), Event::ChannelOpened(_)) => {
            before.conversation().is_some_and(|talk| talk.channel == *told && talk.how.is_none())
        }
        (Fact::Failed(told, why), Event::ChannelFailed(lost)) => {
            why == lost && after.lost().iter().any(|(channel, _)| channel == told)
        }
        (Fact::Talk(told, _), Event::Talked(_)) => before.conversation().is_some_and(|talk| talk.channel == *told),
        (Fact::Effort(told), Event::Effort(effort)) => {
            told == effort && (1..=7).contains(told) && is_asked(before, Survey::Effort)
        }
        (Fact::Recommend(told), Event::Recommended(score)) => {
            told == score && *told <= 10 && is_asked(before, Survey::Recommend)
        }
        _ => false,
    }
}

/// Surveys: only where the shop wants them, each once, and never again when the shopper would rather not say.
pub(crate) fn surveys(step: &Taken<'_>) -> Verdict {
    let (rules, after) = (step.rules, step.after);
    let wanted = |survey| match survey {
        Survey::Effort => rules.asks_effort,
        Survey::Recommend => rules.asks_recommend,
    };
    must(after.survey().is_none_or(wanted), "a question is asked that the shop does not ask")?;
    let closed = *step.event == Event::SurveyClosed && after.survey().is_some();
    must(!closed, "a question that was closed is asked")?;
    let answered = step.effects.iter().any(|effect| match effect {
        Effect::Report(Fact::Effort(_)) => is_asked(after, Survey::Effort),
        Effect::Report(Fact::Recommend(_)) => is_asked(after, Survey::Recommend),
        _ => false,
    });
    must(!answered, "a question that was answered is asked again")
}

/// What the shopper does is kept for the next page.
pub(crate) fn remembers(step: &Taken<'_>) -> Verdict {
    let by_the_page =
        matches!(step.event, Event::Typed(_) | Event::OthersKnown(_) | Event::Ruled { .. } | Event::PlaceRecalled(_));
    let kept = by_the_page || step.before == step.after || step.effects.contains(&Effect::Remember) || {
        let same = |session: &Session| Seen::of(&written(session)).map(|seen| Seen { moved: NOW, ..seen });
        same(step.before) == same(step.after)
    };
    must(kept, "a change is not kept for the next page")
}

/// A channel that fails: the others are one tap away, with the question kept.
pub(crate) fn failing(step: &Taken<'_>, play: Step) -> Verdict {
    let Event::ChannelFailed(_) = step.event else { return Ok(()) };
    let (before, after) = (step.before, step.after);
    let talking = before.conversation().filter(|talk| !talk.ended);
    let in_view = matches!((before.stage(), talking), (Stage::HandedOff(with), Some(talk)) if talk.channel == *with);
    must(before.query() == after.query() && before.tried() == after.tried(), "a failing channel loses the question")?;
    if !in_view || !step.now.offers(step.rules) {
        return Ok(());
    }
    must(*after.stage() == Stage::Contact, "a failing channel does not lead to the others")?;
    for other in ["chat", "mail"] {
        let effects = play(&mut after.clone(), confirmed(other, false), NOW);
        must(effects.contains(&Effect::OpenChannel(other.into())), "after a failing channel no other is one tap away")?;
    }
    Ok(())
}

/// A visit survives being written and read, and the panel being closed and opened.
pub(crate) fn keeps(session: &Session, play: Step) -> Verdict {
    let bytes = written(session);
    let Some(read) = wire::read::<Session>(&bytes) else { return Err("a visit that was written cannot be read") };
    must(read == *session, "a visit that was written is read as another one")?;
    let mut again = session.clone();
    for event in [Event::Opened, Event::Closed, Event::Opened] {
        play(&mut again, event, NOW);
    }
    let mut later = read.resumed();
    play(&mut later, Event::Opened, NOW);
    let kept = |session: &Session| Seen::of(&written(session)).map(Seen::kept);
    let mut open = Seen::of(&bytes).map(Seen::kept);
    open.iter_mut().for_each(|seen| seen.open = true);
    must(kept(&again) == open, "closing and opening loses something")?;
    must(kept(&later) == open, "another page loses something")
}

/// Back leads home, and the cross closes.
pub(crate) fn leads_out(session: &Session, play: Step) -> Verdict {
    let mut out = session.clone();
    play(&mut out, Event::Closed, NOW);
    must(!out.is_open(), "a panel that cannot be closed")?;
    let mut home = session.clone();
    for _ in 0..16 {
        if *home.stage() != Stage::Browsing {
            play(&mut home, Event::Back, NOW);
        }
    }
    must(*home.stage() == Stage::Browsing, "a way back that does not end")?;
    let with = match session.stage() {
        Stage::HandedOff(channel) => session.conversation().is_some_and(|talk| talk.channel == *channel),
        _ => true,
    };
    must(with, "with a person, and no conversation")
}

/// A person, or a channel that reaches one, is at most two of the shopper's own actions away, once help has failed; by the
/// rules as we ship them from the first sign on. Whatever answers the lists happen to have, and whatever is beside them.
pub(crate) fn near(session: &Session, rules: &Escalation, tally: &Tally, play: Step) -> Verdict {
    let shipped = Escalation { mode: Mode::SelfService, ..rules.clone() } == shipped();
    let due = tally.has_failed(rules) || shipped && tally.is_signed();
    // The shop has somebody to reach, and wants to.
    if !due || !tally.can_reach() {
        return Ok(());
    }
    for list in ["a", "b"] {
        for beside in [&[][..], &["a", "b", "c"][..]] {
            must(reaches(session, (list, beside), 2, play), "nobody within two actions")?;
        }
    }
    Ok(())
}

/// The rules without what the merchant says, as explored: urgency comes with the events.
pub(crate) fn shipped() -> Escalation {
    Escalation { urgent: Vec::new(), ..Escalation::default() }
}

fn reaches(session: &Session, hand: (&str, &[&str]), actions: u32, play: Step) -> bool {
    if session.is_open() && is_with_people(session) {
        return true;
    }
    actions > 0
        && taps(session, hand).into_iter().any(|event| {
            let mut after = session.clone();
            play(&mut after, event, NOW);
            reaches(&after, hand, actions - 1, play)
        })
}

/// What is there to be pressed, where the lists have this one answer.
fn taps(session: &Session, (list, beside): (&str, &[&str])) -> Vec<Event> {
    if !session.is_open() {
        return vec![Event::Opened];
    }
    let mut taps = vec![Event::Closed];
    if session.person_offered() {
        taps.push(Event::PersonRequested);
    }
    match session.stage() {
        Stage::Browsing | Stage::Topic(_) if !session.asks_first() => taps.push(opened(list, beside)),
        Stage::Reading(_) => {
            if session.asks_helped() && session.helped() != Some(false) {
                taps.push(Event::Rated(false));
            }
            if session.helped() == Some(false) {
                taps.extend(session.others().first().map(|other| opened(other, beside)));
            }
        }
        _ => {}
    }
    taps
}
