//! What do the answers say to the query?

use js_sys::Function;
use wasm_bindgen::JsValue;
use yew::Context;

use super::app::App;
use super::{events, insight, rest};
use crate::content::Origin;
use crate::i18n::Key;
use crate::search::{Context as Ask, Found, Reply, asked};
use crate::session::{Event as Step, Fact, Stage, mask};
use crate::ui::Text;

const HITS_MAX: usize = 6;
// How many other answers a "Not yet" can fall back on.
const OTHERS_MAX: usize = 4;

/// How a query comes to be taken as meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// The shopper said so.
    Meant,
    /// Nothing was typed for a while.
    Rested,
    /// Something that it found was opened.
    Opened,
}

impl App {
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
        let found = match query.trim() {
            "" => Found::default(),
            _ => self.search(&query, &self.context(typing)),
        };
        self.half_typed = typing;
        self.model.seeking = self.is_seeking();
        self.model.asked = self.reply(&query, &found);
        self.model.found = found;
        self.mean_order();
        self.find_parcel();
    }

    /// What can be said of delivery to the place that a query names, where it is about that.
    fn reply(&mut self, query: &str, found: &Found) -> Option<Reply> {
        if query.trim().is_empty() {
            return None;
        }
        if !self.half_typed {
            self.learn_all_names();
        }
        let model = &self.model;
        let policy = model.known.policy.as_ref()?;
        let names = &self.names.as_ref()?.names;
        let best = found.hits.first().filter(|_| found.answered).and_then(|hit| model.answer(&hit.id));
        let here = model.destination.as_ref().map(|to| to.country.as_str());
        let home: Vec<&str> = here.into_iter().chain(model.known.country.as_deref()).collect();
        let asked = asked(names, query, &home, best)?;
        Some(Reply::new(policy, &model.known.parcel(), asked, model.now))
    }

    /// Takes the query as meant. What the titles alone say is no verdict: it waits for the texts, unless something that
    /// was found is opened meanwhile. Only the shopper's own key changes the results on screen.
    pub(super) fn ask(&mut self, ctx: &Context<Self>, how: Asking) {
        if !rest::can_search() {
            // It waits for the answers, which wait for that.
            self.half_typed = how == Asking::Rested;
            self.owed = how != Asking::Opened;
            return;
        }
        let index = self.index.as_ref();
        self.half = how == Asking::Rested && index.is_some_and(|index| index.is_half(self.model.session.query()));
        if self.half {
            return;
        }
        self.want_carriers(ctx);
        if how == Asking::Meant {
            self.find(false);
            self.seek_soon(ctx);
        }
        let mut whole = self.index.is_some() && self.model.is_settled();
        if whole && how != Asking::Opened {
            self.reach(ctx, true);
            whole = !self.awaits_tongue() && !self.awaits_carriers();
        }
        self.owed = !whole && how != Asking::Opened;
        if self.owed {
            return;
        }
        let found = &self.model.found;
        let mut hits: Vec<String> = found.hits.iter().map(|h| h.id.clone()).collect();
        let parcel = self.parcel().is_some();
        let told = parcel || self.model.asked.as_ref().is_some_and(|reply| reply.asked.is_all);
        if told {
            hits.insert(0, if parcel { "parcel" } else { "delivery" }.to_owned());
        }
        let query = self.model.session.query().to_owned();
        let step = Step::Asked { query, hits, answered: told || found.answered || !whole, told };
        self.step(ctx, step);
        if let Some((place, words)) = self.told(self.model.asked.as_ref()) {
            let asked = self.model.catalog.fill(Key::DeliveryAsked, &[("place", &place)]);
            self.model.said = self.model.voice().labelled(&asked, &words);
        }
        if let Some(said) = self.said_of_parcel() {
            self.model.said = said;
        }
    }

    /// What is open to the shopper next shows what the query meant, whether it was finished or not.
    pub(super) fn settle_query(&mut self, ctx: &Context<Self>) {
        if self.pause.take().is_some() || self.owed || self.half {
            self.ask(ctx, Asking::Opened);
        }
    }

    /// Opens an answer by its id, at a heading where one follows after `#`.
    pub(super) fn open_answer(&mut self, ctx: &Context<Self>, id: &str) {
        self.open_answer_as(ctx, id, false);
    }

    /// The same; `urgent` where a person should see it at once, whatever the answer says.
    pub(super) fn open_answer_as(&mut self, ctx: &Context<Self>, id: &str, urgent: bool) {
        self.settle_query(ctx);
        let (id, anchor) = id.split_once('#').unwrap_or((id, ""));
        let id = &*self.beside(id);
        let Some(answer) = self.model.answer(id) else { return self.seek_answer(ctx, id) };
        let urgent = urgent || self.model.known.escalation.urgent.contains(&answer.intent);
        let (id, anchor) = (id.to_owned(), anchor.to_owned());
        let (question, others) = (answer.question.clone(), self.others(&id));
        let here = self.model.text_of(&id) == Text::Here;
        self.step(ctx, Step::AnswerOpened { question, id, urgent, others });
        // Where the text is not here yet, the jump comes with it.
        self.jump = here && !anchor.is_empty();
        self.model.anchor = anchor;
    }

    /// The id of an answer that the one in view names: in the same language, where it is there.
    fn beside(&self, id: &str) -> String {
        let model = &self.model;
        let near = match model.session.stage() {
            Stage::Reading(reading) => model.tongue_of(reading).map(|(tongue, _)| [&*tongue.prefix(), id].concat()),
            _ => None,
        };
        near.filter(|near| model.answer(near).is_some()).unwrap_or_else(|| id.to_owned())
    }

    /// Tells what happened; what was asked only those who the shop says may know it, and masked.
    pub(super) fn report(&self, ctx: &Context<Self>, fact: Fact) {
        let model = &self.model;
        let setup = &ctx.props().setup;
        let fact = fact.renamed(|id| model.own_id(id).to_owned());
        let knows = model.config.share_queries || model.known.insight.queries;
        let asked = (matches!(fact, Fact::Search(..)) && knows).then(|| mask(&self.query_to_tell()));
        let asked = asked.as_deref();
        let told = fact.told();
        events::report(&setup.0.host, &told, asked.filter(|_| model.config.share_queries));
        insight::tell(setup, model, told, asked);
    }

    /// What to offer when an answer does not help: what else was found, its neighbours, the likeliest questions.
    pub(super) fn others(&self, id: &str) -> Vec<String> {
        let model = &self.model;
        let found = model.found.hits.iter().map(|hit| &hit.id);
        let next = model.answer(id).into_iter().flat_map(|answer| answer.next.iter().chain(&answer.related));
        let mut others: Vec<String> = Vec::new();
        for other in found.chain(next).chain(&model.suggestions) {
            let readable = model.answer(other).is_some_and(|a| a.origin != Origin::Fact);
            if other != id && readable && !others.contains(other) && others.len() < OTHERS_MAX {
                others.push(other.clone());
            }
        }
        others
    }

    /// What will most likely be asked for after the answer in view; again where other answers are searched.
    pub(super) fn foresee(&mut self, again: bool) {
        let model = &self.model;
        let (Stage::Reading(id), Some(index)) = (model.session.stage(), &self.index) else { return };
        if again || model.next.0 != *id {
            let all = model.answers.all();
            let next = index.next_after(all, id, &self.context(false));
            let next = next.into_iter().filter_map(|at| Some(all.get(at)?.id.clone())).collect();
            self.model.next = (id.clone(), next);
        }
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
    pub(super) fn answer_searches(&mut self, ctx: &Context<Self>) {
        // Without what searches there is nothing to be found.
        let can = rest::can_search();
        if self.index.is_none() && can || !self.model.is_settled() {
            return;
        }
        for (query, resolve) in core::mem::take(&mut self.searches) {
            if !can {
                settle(&resolve, &events::found(&Found::default(), &|_| Default::default(), None));
                continue;
            }
            let found = self.search(&query, &Ask::default());
            if self.lacks_pieces() {
                self.seek_soon(ctx);
                self.searches.push((query, resolve));
                continue;
            }
            if self.reach_for(ctx, &query, !found.answered) {
                self.searches.push((query, resolve));
                continue;
            }
            let reply = self.reply(&query, &found);
            let model = &self.model;
            let answer = |id| {
                let question = model.answer(id).map_or("", |a| a.question.as_str());
                (model.own_id(id), question, model.spoken(id).map(|tongue| tongue.locale.as_str()))
            };
            let found = events::found(&found, &answer, self.told(reply.as_ref()));
            settle(&resolve, &found);
        }
    }
}

fn settle(resolve: &Function, found: &JsValue) {
    let told = resolve.call1(&JsValue::UNDEFINED, found);
    debug_assert!(told.is_ok(), "a promise's own function does not throw");
}
