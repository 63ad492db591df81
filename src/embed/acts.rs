//! What does something that the shopper did lead to?
//!
//! An act that is a step of the visit goes through [`Session::update`](crate::session::Session::update), and what that asks
//! for is performed here. The rest changes what is on screen and nothing else.

use yew::Context;

use super::app::App;
use super::{clock, dom, rest, visit};
use crate::session::{Effect, Event as Step, Fact};
use crate::ui::{Act, PlaceForm};

impl App {
    pub(super) fn act(&mut self, ctx: &Context<Self>, act: Act) {
        point!("act", &act);
        match act {
            Act::Visit(step) => self.visit(ctx, step),
            act @ (Act::Type(_)
            | Act::Compose(_)
            | Act::Choose(_)
            | Act::Point(_)
            | Act::Rest
            | Act::Ask
            | Act::Fold) => self.typing(ctx, act),
            Act::Turn => self.want_all(ctx),
            Act::Call(step) => self.call(ctx, step),
            Act::Open(id) => self.open_answer(ctx, &id),
            Act::Jump(name) => drop(dom::focus(&ctx.props().setup.0.shadow, &name)),
            Act::Broken(picture) => self.model.broken.push(picture),
            Act::Retry => self.retry(ctx),
            Act::TogglePlace => self.toggle_place(ctx),
            Act::Country(country) => {
                self.model.place_form = Some(PlaceForm { country, ..PlaceForm::default() });
            }
            Act::Postcode(code) => {
                if let Some(form) = &mut self.model.place_form {
                    form.postcode = code;
                    form.wrong = false;
                }
            }
            Act::ShowPlace => self.choose_place(ctx),
            Act::Converse => self.show_chat(ctx),
            Act::KeepPlace => self.keep_place(ctx),
            Act::Order(act) => self.order(ctx, act),
            Act::ToggleWays => {
                self.model.more_ways = !self.model.more_ways;
                if self.model.more_ways {
                    self.report(ctx, Fact::Ways);
                }
            }
            act @ (Act::Write(_) | Act::Keep) => self.write_line(ctx, act),
            asks @ (Act::Why(_) | Act::ToggleNeed | Act::Need(_) | Act::SayNeed(_)) => self.ask_dates(ctx, asks),
        }
    }

    /// A step of the visit, and what it asks for.
    pub(super) fn step(&mut self, ctx: &Context<Self>, step: Step) {
        point!("step", &step);
        if step == Step::Opened && !self.model.session.is_open() {
            let focused = dom::focused(&ctx.props().setup.0.shadow);
            // A panel that comes back before it has left was opened by what opened it before.
            if !focused.as_ref().is_some_and(|e| e.closest("[part~=panel]").is_ok_and(|panel| panel.is_some())) {
                self.opener = focused;
            }
            self.dress(ctx, true);
            // The page may have handed over its function since.
            self.open_orders(ctx);
            self.expect_names(ctx);
            // Before the first key, so that whatever a question leads to need not wait for it.
            rest::expect();
        }
        let was_open = self.model.session.is_open();
        let effects = visit::update(self.number, step, clock::now());
        self.model.session = visit::session();
        self.turn_panel(ctx, was_open);
        for effect in effects {
            point!("effect", &effect);
            match effect {
                Effect::LoadAnswers => self.load_answers(ctx),
                Effect::Focus(spot) => self.focus = Some(spot),
                Effect::Announce(notice) => self.announce(&notice),
                Effect::Remember => {
                    visit::remember();
                    self.consult();
                }
                Effect::Report(fact) => self.report(ctx, fact),
                Effect::OpenChannel(id) => self.open_channel(ctx, &id),
            }
        }
        self.settle_chat();
        self.seek_in_view(ctx);
        self.learn_team(ctx);
        self.foresee(false);
    }
}
