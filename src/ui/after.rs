//! What may be asked once an answer was read, and once it is over?
//!
//! "Did this help?", and after "Not yet" what was missing; how much effort it took, and whether the shop would be
//! recommended, where it wants to know. All of it is one tap, and none of it stands in the way.

use yew::prelude::*;

use super::element::{Pair, button, element, group, keyed, text, together, words};
use super::icon::Icon;
use super::{Act, Model};
use crate::i18n::Key;
use crate::session::{Event as Step, Reason, Stage, Survey};

const REASONS: [(Reason, Key); 4] = [
    (Reason::Unclear, Key::WhyUnclear),
    (Reason::OffTopic, Key::WhyOffTopic),
    (Reason::Wrong, Key::WhyWrong),
    (Reason::Unwelcome, Key::WhyUnwelcome),
];

/// "Did this help?", below an answer, and what is asked afterwards.
pub(super) fn foot(model: &Model) -> Html {
    point!("render:after.foot");
    let said = model.session.helped();
    let asks = model.session.asks_helped();
    let mut nodes = if asks {
        vec![words("span", "", model.text(Key::Helped))]
    } else {
        vec![answered(model, "span", "", Key::HelpedThanks)]
    };
    if asks {
        let off = if said == Some(false) { "disabled" } else { "" };
        for (helped, key, part, off) in [(false, Key::HelpedNo, "rate-no", off), (true, Key::HelpedYes, "rate-yes", "")]
        {
            let look = [("class", "btn"), ("part", part), ("disabled", off)];
            nodes.push(button(model, Act::Visit(Step::Rated(helped)), &look, text(model.text(key))));
        }
    }
    nodes.push(survey(model));
    let look = [("class", "foot"), ("part", "rate"), ("role", "group"), ("aria-label", model.text(Key::Helped))];
    keyed("foot", element("div", &look, group(nodes)))
}

/// What the view says to what was just pressed: reading goes on there.
pub(super) fn answered(model: &Model, tag: &'static str, class: &'static str, key: Key) -> Html {
    point!("render:after.answered");
    element(tag, &[("class", class), ("tabindex", "-1"), ("data-focus", "said")], text(model.text(key)))
}

/// What was missing, quietly: below what is offered next.
pub(super) fn reasons(model: &Model) -> Html {
    point!("render:after.reasons");
    let session = &model.session;
    if !session.asks_reason() {
        // The one that is thanked for is the one of the answer in view.
        let given = match session.stage() {
            Stage::Reading(id) => session.read().iter().find(|read| read.id == *id),
            _ => session.read().last(),
        };
        return if given.is_some_and(|read| read.reason.is_some()) {
            answered(model, "p", "h", Key::WhyThanks)
        } else {
            Html::default()
        };
    }
    let chip = |(reason, key): &(Reason, Key)| {
        button(
            model,
            Act::Visit(Step::Explained(*reason)),
            &[("class", "chip"), ("part", "reason")],
            text(model.text(*key)),
        )
    };
    let chips = group(REASONS.iter().map(chip).collect());
    let asked = model.text(Key::WhyAsk);
    let look = [("class", "chips"), ("role", "group"), ("part", "reasons"), ("aria-label", asked)];
    keyed("reasons", together([words("p", "h", asked), element("div", &look, chips)]))
}

/// The question about effort or about recommending, where it is time for it.
pub(super) fn survey(model: &Model) -> Html {
    point!("render:after.survey");
    let (asked, scale, from, to, step) = match model.session.survey() {
        Some(Survey::Effort) => {
            (Key::EffortAsk, 1..=7, Key::EffortLeast, Key::EffortMost, (|n| Step::Effort(n)) as fn(u8) -> Step)
        }
        Some(Survey::Recommend) => {
            (Key::RecommendAsk, 0..=10, Key::RecommendLeast, Key::RecommendMost, (|n| Step::Recommended(n)) as _)
        }
        None => return Html::default(),
    };
    let (asked, from, to) = (model.text(asked), model.text(from), model.text(to));
    let last = *scale.end();
    let first = *scale.start();
    let score = |n: u8| {
        let number = model.format.number(i64::from(n));
        // The ends say what they mean.
        let label = match n {
            n if n == first => model.voice().labelled(&number, from),
            n if n == last => model.voice().labelled(&number, to),
            _ => String::new(),
        };
        let look: [Pair<'_>; 3] = [("class", "btn"), ("part", "score"), ("aria-label", &label)];
        button(model, Act::Visit(step(n)), &look, text(&number))
    };
    let scores = element("div", &[("class", "scores")], group(scale.map(score).collect()));
    let ends = element(
        "div",
        &[("class", "ends"), ("aria-hidden", "true")],
        together([words("span", "", from), words("span", "", to)]),
    );
    let look = [("class", "bare"), ("part", "survey-close"), ("aria-label", model.text(Key::SurveyClose))];
    let close = button(model, Act::Visit(Step::SurveyClosed), &look, Icon::Close.draw());
    let question = element("p", &[("tabindex", "-1"), ("data-focus", "said")], text(asked));
    let head = element("div", &[("class", "line")], together([question, close]));
    let look = [("class", "survey"), ("part", "survey"), ("role", "group"), ("aria-label", asked)];
    keyed("survey", element("div", &look, together([head, scores, ends])))
}
