//! Which answers are here, and what do they say to the query?

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{events, load};
use crate::content::{Answer, Origin};
use crate::problem::Log;
use crate::search::{Context as Ask, Found, Index};
use crate::session::{Event as Step, Stage};
use crate::ui::Answers;

const SUGGESTIONS_MAX: usize = 5;
const HITS_MAX: usize = 6;
// How many other answers a "Not yet" can fall back on.
const OTHERS_MAX: usize = 4;

impl App {
    pub(super) fn load_answers(&mut self, ctx: &Context<Self>) {
        if self.model.answers != Answers::Waiting || !self.settled {
            return;
        }
        let Some((_, parts)) = &self.shop else { return self.answers_loaded(ctx, Some(Vec::new())) };
        self.model.answers = Answers::Loading;
        let (parts, locale) = (parts.clone(), self.model.locale.clone());
        later(ctx, async move {
            let log = Log::default();
            let answers = load::answers(&parts, &locale, &log).await;
            (Some(Msg::AnswersLoaded(answers)), log)
        });
    }

    pub(super) fn answers_loaded(&mut self, ctx: &Context<Self>, loaded: Option<Vec<Answer>>) {
        let missing = loaded.is_none();
        self.take_answers(ctx, loaded.unwrap_or_default(), missing);
        self.answer_searches();
        // What was meant while the answers were on their way is asked now.
        if self.pause.is_none() && !self.model.session.query().is_empty() {
            self.ask(ctx);
        }
    }

    /// Puts the answers together again, once they are here: the page says something else than before.
    pub(super) fn gather_answers(&mut self, ctx: &Context<Self>) {
        let (Answers::Ready(answers) | Answers::Missing(answers)) = &self.model.answers else { return };
        let own = answers.iter().filter(|a| a.origin == Origin::Shop).cloned().collect();
        let focus = self.focus;
        self.take_answers(ctx, own, matches!(self.model.answers, Answers::Missing(_)));
        // Whoever is busy elsewhere in the page stays there.
        if ctx.props().setup.0.shadow.active_element().is_none() {
            self.focus = focus;
        }
    }

    /// Adds the page's questions and the product's facts to the shop's answers, builds the index and searches again.
    fn take_answers(&mut self, ctx: &Context<Self>, mut answers: Vec<Answer>, missing: bool) {
        // The shop's own answer wins over the same question in the page's markup.
        let new: Vec<Answer> =
            self.page.answers.iter().filter(|a| !answers.iter().any(|b| b.question == a.question)).cloned().collect();
        answers.extend(new);
        answers.extend(self.model.known.fact_answers(&self.model.catalog, &self.model.locale));
        let index = Index::build(&answers);
        self.model.suggestions = index.suggest(&self.context(false), SUGGESTIONS_MAX);
        self.index = Some(index);
        self.model.answers =
            if missing { Answers::Missing(Rc::new(answers)) } else { Answers::Ready(Rc::new(answers)) };
        self.find(true);
        // A remembered answer of another page, or of this one before it changed, is not to be had.
        if let Stage::Reading(id) = self.model.session.stage()
            && self.model.answer(id).is_none()
        {
            self.step(ctx, Step::AnswerGone);
        }
    }

    pub(super) fn context(&self, typing: bool) -> Ask {
        let product = &self.model.known.product;
        Ask {
            product: product.id.clone(),
            categories: product.categories.clone(),
            tags: product.tags.clone(),
            limit: HITS_MAX,
            typing,
        }
    }

    pub(super) fn find(&mut self, typing: bool) {
        let query = self.model.session.query();
        self.model.found = match &self.index {
            Some(index) if !query.trim().is_empty() => index.search(query, &self.context(typing)),
            _ => Found::default(),
        };
    }

    pub(super) fn ask(&mut self, ctx: &Context<Self>) {
        if self.index.is_none() {
            // Answers on their way are no failure; the shopper's next pause asks again.
            return;
        }
        self.find(false);
        let found = &self.model.found;
        let hits = found.hits.iter().map(|h| h.id.clone()).collect();
        let step = Step::Asked { query: self.model.session.query().to_owned(), hits, answered: found.answered };
        self.step(ctx, step);
    }

    pub(super) fn open_answer(&mut self, ctx: &Context<Self>, id: String) {
        if self.pause.take().is_some() {
            self.ask(ctx);
        }
        let Some(answer) = self.model.answer(&id) else { return };
        let found = self.model.found.hits.iter().map(|h| h.id.clone());
        let next = answer.next.iter().chain(&answer.related).cloned();
        let mut others: Vec<String> = Vec::new();
        for other in found.chain(next).chain(self.model.suggestions.iter().cloned()) {
            let readable = self.model.answer(&other).is_some_and(|a| a.origin != Origin::Fact);
            if other != id && readable && !others.contains(&other) && others.len() < OTHERS_MAX {
                others.push(other);
            }
        }
        let urgent = answer.intent == crate::content::Intent::Urgent;
        let step = Step::AnswerOpened { question: answer.question.clone(), id, urgent, others };
        self.step(ctx, step);
    }

    /// Resolves calls of `search()` once there is something to search.
    pub(super) fn answer_searches(&mut self) {
        let Some(index) = &self.index else { return };
        for (query, resolve) in self.searches.drain(..) {
            let found = index.search(&query, &Ask { limit: 0, ..Ask::default() });
            let question = |id: &str| self.model.answer(id).map_or("", |a| a.question.as_str());
            let told = resolve.call1(&JsValue::UNDEFINED, &events::found(&found, &question));
            debug_assert!(told.is_ok(), "a promise's own function does not throw");
        }
    }
}
