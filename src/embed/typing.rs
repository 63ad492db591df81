//! What happens while the shopper types?
//!
//! Each key searches at once. A verdict waits for Enter, or for a rest: the results on screen then stay as they are.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{App, Msg};
use super::asking::Asking;
use super::rest;
use crate::search::Context as Ask;
use crate::session::{Event as Step, Fact, Spot};
use crate::ui::Act;

// A pause this long after the last key means that the query is meant. Shorter pauses happen inside words.
const PAUSE_MS: u32 = 1_500;
// As many as fit above the first result.
const COMPLETIONS_MAX: usize = 5;

impl App {
    /// Takes what was done in the search field, or to what stands below it.
    pub(super) fn typing(&mut self, ctx: &Context<Self>, act: Act) {
        match act {
            Act::Type(query) => {
                self.typed(ctx, query);
                let query = self.model.session.query();
                if let Some(index) = self.index.as_ref().filter(|_| !query.trim().is_empty()) {
                    let context = Ask { limit: COMPLETIONS_MAX, ..self.context(true) };
                    self.model.completions = index.complete_for(query, &context);
                }
                let link = ctx.link().clone();
                self.pause = Some(Timeout::new(PAUSE_MS, move || link.send_message(Msg::Act(Act::Rest))));
            }
            // No verdict on half a character, and no list beside that of the input method.
            Act::Compose(query) => self.typed(ctx, query),
            Act::Choose(query) => {
                // What was asked before is chosen in the same way, and is no completion.
                if let Some(at) = self.model.completions.iter().position(|completion| *completion == query) {
                    self.report(ctx, Fact::Completion(at + 1));
                }
                self.typed(ctx, query);
                self.ask(ctx, Asking::Meant);
                self.focus = Some(Spot::Search);
            }
            Act::Point(at) => {
                self.model.pointed = at;
                self.reveal = at.is_some();
            }
            Act::Rest => {
                self.pause = None;
                self.ask(ctx, Asking::Rested);
            }
            Act::Ask => {
                self.fold();
                self.pause = None;
                self.ask(ctx, Asking::Meant);
            }
            _ => self.fold(),
        }
    }

    fn typed(&mut self, ctx: &Context<Self>, query: String) {
        self.fold();
        self.step(ctx, Step::Typed(query));
        self.owed = false;
        self.half = false;
        self.pause = None;
        // Else once the answers have come.
        self.half_typed = true;
        if rest::can_search() {
            self.find(true);
        }
        self.expect_names(ctx);
        self.want_all(ctx);
        if rest::can_search() {
            self.reach(ctx, false);
        }
    }

    fn fold(&mut self) {
        self.model.completions.clear();
        self.model.pointed = None;
    }
}
