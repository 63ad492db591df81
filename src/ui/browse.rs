//! What is there to read, before and while the shopper types?

use yew::prelude::*;

use super::element::{button, element, group, heading, keyed, text, together, waiting, words};
use super::icon::Icon;
use super::{Act, Answers, Model, Tongue, Topic, ask, asked, contact, order, service, tracked};
use crate::contact::Mode;
use crate::content::{Answer, Origin, plain_text};
use crate::i18n::Key;
use crate::search::{Hit, Span};
use crate::session::Event as Step;

// Whoever has not found it among these will ask.
const TOPIC_MAX: usize = 100;
// Where no answer is good, more of them are only in the way of a person.
const NEAR_MAX: usize = 3;

/// Suggestions while nothing is typed, else results; a person once help has failed.
pub(super) fn view(model: &Model) -> Html {
    point!("render:browse.view");
    if model.session.asks_first() {
        return doors(model);
    }
    let is_asked = !model.session.query().trim().is_empty();
    let body = if is_asked { results(model) } else { before(model) };
    // Above what is only near stand the channels themselves.
    let offer = if is_asked && is_poor(model) && names_people(model) { Html::default() } else { contact::offer(model) };
    let mut nodes = vec![ask::completions(model), body];
    // Help and a person side by side: neither has to be looked for.
    let at = if model.session.rules().mode == Mode::Neutral { 1 } else { nodes.len() };
    nodes.insert(at, offer);
    keyed("browse", element("div", &[("class", "body")], group(nodes)))
}

/// Help or a person, before anything else.
fn doors(model: &Model) -> Html {
    let door = |part, icon: Icon, step, title, say| {
        let label =
            together([icon.draw(), words("strong", "", model.text(title)), words("small", "", model.text(say))]);
        button(model, Act::Visit(step), &[("class", "door"), ("part", part)], label)
    };
    let doors = together([
        door("door-help", Icon::Search, Step::HelpChosen, Key::DoorsHelp, Key::DoorsHelpSay),
        door("person", Icon::Chat, Step::PersonRequested, Key::ContactOffer, Key::DoorsPersonSay),
    ]);
    let look = [("class", "doors"), ("part", "doors")];
    let body =
        together([heading("q", model.text(Key::DoorsTitle)), element("div", &look, doors), service::card(model)]);
    keyed("doors", element("div", &[("class", "body art")], body))
}

fn before(model: &Model) -> Html {
    if matches!(model.answers, Answers::Waiting | Answers::Loading) {
        return waiting(model, "wait");
    }
    let mut nodes = Vec::new();
    if model.lacks() {
        nodes.push(lacking(model, Key::OfflineAnswers));
    }
    nodes.push(ask::recent(model));
    nodes.push(only(model));
    if !model.suggestions.is_empty() {
        nodes.push(words("h3", "h", model.text(Key::OftenAsked)));
        nodes.push(list(model, &model.suggestions));
    }
    nodes.push(order::entry(model));
    nodes.push(topics(model));
    nodes.push(service::card(model));
    group(nodes)
}

/// What could not be had, and the way to try again.
pub(super) fn lacking(model: &Model, key: Key) -> Html {
    point!("render:browse.lacking");
    let again = button(model, Act::Retry, &[("class", "link"), ("part", "retry")], text(model.text(Key::Retry)));
    element("p", &[("class", "lack"), ("role", "status")], together([words("span", "", model.text(key)), again]))
}

/// The shop's topics, to look through.
fn topics(model: &Model) -> Html {
    if model.topics.is_empty() {
        return Html::default();
    }
    // The row runs as the page does, and the name in it its own way.
    let [lang, _] = spoken_by(model.foreign.as_ref());
    let topic = |(at, Topic { name, count, .. }): (usize, &Topic)| {
        // The number for the eye, the same with its word for the ear.
        let count = *count as i64;
        let number = element("small", &[("class", "num"), ("aria-hidden", "true")], text(&model.format.number(count)));
        let said = text(&model.catalog.count(Key::ResultsCount, count, &*model.format));
        let said = element("span", &[("class", "quiet"), ("lang", model.locale.as_str())], said);
        let label = together([words("bdi", "", name), number, said]);
        let place = format!("topic-{at}");
        let look = [("part", "topic"), ("data-focus", place.as_str()), ("lang", lang)];
        let act = Act::Visit(Step::TopicOpened(name.clone()));
        keyed(name, element("li", &[], button(model, act, &look, label)))
    };
    let topics = model.topics.iter().enumerate().map(topic).collect();
    let list = element("ul", &[("class", "list topics"), ("part", "topics")], group(topics));
    together([words("h3", "h", model.text(Key::Topics)), list])
}

/// The questions of a topic.
pub(super) fn topic(model: &Model, topic: &str) -> Html {
    point!("render:browse.topic");
    let places = model.topics.iter().find(|known| known.name == topic).map_or(&[][..], |known| &known.places);
    let answers = places.iter().take(TOPIC_MAX).filter_map(|at| model.answers.all().get(*at));
    // Of very many answers, those of a topic are fetched when it is opened.
    let list = match places {
        [] if model.lacks() => lacking(model, Key::OfflineAnswers),
        [] => waiting(model, "wait"),
        _ => questions(model, answers),
    };
    let title = said_by(model.foreign.as_ref(), heading("q", topic));
    let body = together([title, only(model), list, contact::offer(model)]);
    keyed("topic", element("div", &[("class", "body art"), ("part", "topic-list")], body))
}

/// A list of questions, by id.
pub(super) fn list(model: &Model, ids: &[String]) -> Html {
    point!("render:browse.list");
    questions(model, ids.iter().filter_map(|id| model.answer(id)))
}

fn questions<'a>(model: &Model, answers: impl Iterator<Item = &'a Answer>) -> Html {
    let item = |answer: &Answer| {
        let label = together([words("bdi", "", &answer.question), Icon::Forward.draw()]);
        let [lang, _] = spoken(model, &answer.id);
        let look = [("part", "suggestion"), ("lang", lang)];
        let button = button(model, Act::Open(answer.id.clone()), &look, label);
        keyed(&answer.id, element("li", &[], button))
    };
    element("ul", &[("class", "list")], group(answers.map(item).collect()))
}

fn results(model: &Model) -> Html {
    // The shop's rules are here before its answers are.
    let card = asked::card(model);
    let (mut nodes, after) = match &model.asked {
        Some(reply) if !reply.asked.is_first => (Vec::new(), card),
        _ => (vec![card], Html::default()),
    };
    if model.order.meant {
        nodes.push(order::card(model));
    }
    nodes.insert(0, tracked::card(model));
    if matches!(model.answers, Answers::Waiting | Answers::Loading) {
        nodes.push(waiting(model, "wait found"));
        return group(nodes);
    }
    let hits = &model.found.hits;
    let (settled, lacks, poor) = (model.is_settled() && !model.reaching, model.lacks(), is_poor(model));
    if lacks && settled {
        nodes.push(lacking(model, Key::OfflineAnswers));
    }
    if poor {
        nodes.push(verdict(model, hits.is_empty(), lacks));
    }
    // Of what is only perhaps an answer, a few.
    let hits = if poor { hits.get(..NEAR_MAX).unwrap_or(hits) } else { hits };
    if !hits.is_empty() {
        nodes.push(only(model));
    }
    // What the page itself says in the words asked for comes first: it is the shortest answer there is.
    nodes.push(element("div", &[("class", "hits")], together([found(model, hits, true), found(model, hits, false)])));
    nodes.push(after);
    if !settled {
        // Not the one above grown and moved: what was found has taken its place.
        nodes.push(keyed("more", waiting(model, "wait found")));
    }
    group(nodes)
}

/// Whether there is no good answer. No verdict in the middle of a question, nor before all that there is has been looked at.
fn is_poor(model: &Model) -> bool {
    model.is_settled() && !model.reaching && (model.session.is_unanswered() || is_lost(model))
}

/// Whether nothing is left to show of what was asked before the page was loaded again, and found then.
fn is_lost(model: &Model) -> bool {
    let shown = model.asked.is_some() || model.order.meant || !model.parcel.is_empty() || !model.found.hits.is_empty();
    !shown && model.session.asked_before() == Some(true)
}

/// Whether people are named above what was found: not where time alone has led to them, which moves nothing on screen.
fn names_people(model: &Model) -> bool {
    model.session.person_offered() && !model.session.is_stalled()
}

/// Says that there is no good answer, and who has one; what is nearest follows as what it is.
fn verdict(model: &Model, none: bool, lacks: bool) -> Html {
    let person = names_people(model);
    let mut said = Vec::new();
    // What could not be searched is no reason to say that nobody has written about it.
    if !lacks && model.parcel.is_empty() {
        said.push(words("h3", "", model.text(if none { Key::ResultsNone } else { Key::ResultsUnsure })));
    }
    if person {
        said.push(words("p", "", model.text(Key::ResultsWho)));
    } else if none && !lacks {
        said.push(words("p", "", model.text(Key::ResultsReword)));
    }
    let mut nodes = vec![element("div", &[("class", "empty"), ("part", "empty")], group(said))];
    if person {
        nodes.push(contact::channels(model));
    }
    if !none {
        nodes.push(words("p", "h", model.text(Key::ResultsNear)));
    } else if !person {
        nodes.push(list(model, &model.suggestions));
    }
    group(nodes)
}

/// The product facts that say a word of the question, or all other hits: a fact that is only near it explains nothing.
fn found(model: &Model, hits: &[Hit], facts: bool) -> Html {
    let mut nodes = Vec::new();
    for found in hits {
        let says = found.title.iter().chain(&found.excerpt).any(|span| span.hit);
        if let Some(answer) = model.answer(&found.id).filter(|a| (a.origin == Origin::Fact && says) == facts) {
            nodes.push(hit(model, found, answer));
        }
    }
    group(nodes)
}

fn hit(model: &Model, hit: &Hit, answer: &Answer) -> Html {
    let node = if answer.origin == Origin::Fact {
        let named = words("small", "", &model.catalog.fill(Key::FromPage, &[("name", &answer.question)]));
        let fact = together([named, element("strong", &[], words("bdi", "", &plain_text(&answer.body)))]);
        element("div", &[("class", "fact"), ("part", "product-fact")], fact)
    } else {
        let title = element("strong", &[], element("bdi", &[], spans(&hit.title)));
        let mut found = vec![title, element("span", &[("class", "excerpt")], spans(&hit.excerpt))];
        // Where all are in another language, that stands above them.
        if let Some(said) = model.tongue_of(&hit.id).and(model.only_in(&hit.id)) {
            let own =
                [("lang", model.locale.as_str()), ("dir", model.locale.direction().as_str()), ("part", "only-in")];
            found.push(element("small", &own, text(&said)));
        }
        let [lang, dir] = spoken(model, &hit.id);
        let look = [("class", "hit"), ("part", "result"), ("lang", lang), ("dir", dir)];
        button(model, Act::Open(hit.id.clone()), &look, group(found))
    };
    keyed(&hit.id, node)
}

/// The language of an answer and the way it runs, where they are not the page's.
pub(super) fn spoken<'m>(model: &'m Model, id: &str) -> [&'m str; 2] {
    spoken_by(model.spoken(id))
}

fn spoken_by(tongue: Option<&Tongue>) -> [&str; 2] {
    tongue.map_or([""; 2], |tongue| [tongue.locale.as_str(), tongue.locale.direction().as_str()])
}

/// Words of the shop's, marked where they are in another language than the widget around them.
pub(super) fn said_by(tongue: Option<&Tongue>, words: Html) -> Html {
    point!("render:browse.said_by");
    match spoken_by(tongue) {
        ["", _] => words,
        [lang, dir] => element("div", &[("lang", lang), ("dir", dir)], words),
    }
}

/// That there are no answers in the page's language, above a list of them.
fn only(model: &Model) -> Html {
    let first = model.answers.all().iter().find_map(|answer| model.foreign.as_ref().and(model.only_in(&answer.id)));
    first.map_or(Html::default(), |said| element("p", &[("class", "h"), ("part", "only-in")], text(&said)))
}

fn spans(spans: &[Span]) -> Html {
    group(spans.iter().map(|s| words(if s.hit { "mark" } else { "span" }, "", &s.text)).collect())
}
