//! Which answers are here, and what do they say to the query?

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{events, load};
use crate::content::{Answer, Origin};
use crate::i18n::{Key, Locale};
use crate::list::sort_dedup;
use crate::problem::Log;
use crate::search::{Context as Ask, Found, Index, Names, Reply, asked};
use crate::session::{Event as Step, Stage};
use crate::ui::Answers;
use crate::ui::intl::country_names;

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
        let locale = &self.model.locale;
        let groups = self.shop.iter().flat_map(|(shop, _)| &shop.synonyms);
        let own = groups.filter(|(language, _)| language.language() == locale.language()).map(|(_, group)| group);
        let index = Index::build(&answers).with_synonyms(own);
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
        let query = self.model.session.query().to_owned();
        let found = match &self.index {
            Some(index) if !query.trim().is_empty() => index.search(&query, &self.context(typing)),
            _ => Found::default(),
        };
        self.model.asked = self.reply(&query, &found);
        self.model.found = found;
    }

    /// What can be said of delivery to the place that a query names, where it is about that.
    fn reply(&mut self, query: &str, found: &Found) -> Option<Reply> {
        let model = &self.model;
        let policy = model.known.policy.as_ref().filter(|_| !query.trim().is_empty())?;
        let names = self.names.get_or_insert_with(|| {
            // A shopper may ask in another of the shop's languages, and in English anywhere.
            let mut locales = vec![model.locale.clone(), Locale::english()];
            locales.extend(self.shop.iter().flat_map(|(shop, _)| shop.locales.clone()));
            sort_dedup(&mut locales);
            Names::new(Some(policy), &country_names(&locales))
        });
        let best = found.hits.first().filter(|_| found.answered).and_then(|hit| model.answer(&hit.id));
        let here = model.destination.as_ref().map(|to| to.country.as_str());
        let home: Vec<&str> = here.into_iter().chain(model.known.country.as_deref()).collect();
        let asked = asked(names, query, &home, best)?;
        Some(Reply::new(policy, &model.known.parcel(), asked, model.now))
    }

    pub(super) fn ask(&mut self, ctx: &Context<Self>) {
        if self.index.is_none() {
            // Answers on their way are no failure; the shopper's next pause asks again.
            return;
        }
        self.find(false);
        let found = &self.model.found;
        let mut hits: Vec<String> = found.hits.iter().map(|h| h.id.clone()).collect();
        let told = self.model.asked.as_ref().is_some_and(|reply| reply.asked.is_all);
        if told {
            hits.insert(0, "delivery".to_owned());
        }
        let query = self.model.session.query().to_owned();
        let step = Step::Asked { query, hits, answered: told || found.answered, told };
        self.step(ctx, step);
        if let Some((place, words)) = self.told(self.model.asked.as_ref()) {
            self.model.said = [self.model.catalog.fill(Key::DeliveryAsked, &[("place", &place)]), words].join(": ");
        }
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

    /// Place and words of a reply that is the whole answer.
    fn told(&self, reply: Option<&Reply>) -> Option<(String, String)> {
        let model = &self.model;
        let reply = reply.filter(|reply| reply.asked.is_all)?;
        let place = reply.place(model.voice(), model.known.policy.as_ref());
        let words = reply.text(model.voice(), &place, model.today());
        Some((place, words))
    }

    /// Resolves calls of `search()` once there is something to search.
    pub(super) fn answer_searches(&mut self) {
        if self.index.is_none() {
            return;
        }
        for (query, resolve) in core::mem::take(&mut self.searches) {
            let Some(index) = &self.index else { return };
            let found = index.search(&query, &Ask { limit: 0, ..Ask::default() });
            let reply = self.reply(&query, &found);
            let question = |id: &str| self.model.answer(id).map_or("", |a| a.question.as_str());
            let found = events::found(&found, &question, self.told(reply.as_ref()));
            let told = resolve.call1(&JsValue::UNDEFINED, &found);
            debug_assert!(told.is_ok(), "a promise's own function does not throw");
        }
    }
}
