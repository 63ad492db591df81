//! What does the shopper ask about dates: why this one, and will it be there by another?

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{App, Msg};
use crate::delivery::{arrives_by, explain};
use crate::session::Fact;
use crate::time::Date;
use crate::ui::{self, Act, Need, Why, way};

// A date is typed part by part, and each part makes another date: only the one that stays is read aloud.
const SAY_MS: u32 = 900;
// Nobody promises further ahead, and a year typed digit by digit begins in the first century.
const DAYS_MAX: i32 = 730;

impl App {
    /// Asks, asks anew, or no longer asks.
    pub(super) fn ask_dates(&mut self, ctx: &Context<Self>, act: Act) {
        let model = &mut self.model;
        match act {
            Act::Why(way) => {
                let same = model.why.as_ref().is_some_and(|why| why.way == way);
                model.why = (!same).then(|| Why { way, ..Why::default() });
                if !same {
                    self.report(ctx, Fact::Why);
                }
            }
            Act::ToggleNeed if model.need.is_some() => model.need = None,
            Act::ToggleNeed => {
                model.need = Some(Need::default());
                self.report(ctx, Fact::Need);
            }
            Act::Need(written) => {
                let today = model.today();
                let days = today.plus(-DAYS_MAX)..=today.plus(DAYS_MAX);
                let by = Date::parse(&written).filter(|day| days.contains(day));
                model.need = Some(Need { written, by, ways: Vec::new() });
                if let Some(by) = by {
                    let link = ctx.link().clone();
                    Timeout::new(SAY_MS, move || link.send_message(Msg::Act(Act::SayNeed(by)))).forget();
                }
            }
            Act::SayNeed(by) if model.need.as_ref().is_some_and(|need| need.by == Some(by)) => {
                model.said = ui::need_words(model);
            }
            _ => {}
        }
        self.answer_dates();
    }

    /// Answers what is asked, for the place and the minute.
    pub(super) fn answer_dates(&mut self) {
        let model = &mut self.model;
        let (Some(policy), Some(to)) = (&model.known.policy, &model.destination) else { return };
        let parcel = model.known.parcel();
        if let Some(why) = &mut model.why {
            let promise = model.quote.promises.iter().find(|promise| way(promise) == why.way);
            why.timeline = promise.and_then(|promise| explain(policy, &parcel, to, promise));
        }
        if let Some(need) = &mut model.need {
            need.ways = need.by.map(|by| arrives_by(policy, &parcel, to, by, model.now)).unwrap_or_default();
        }
    }
}
