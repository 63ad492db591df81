//! What does the shop say in the language that is asked in, where that is not the page's?
//!
//! ```text
//!  letters of another script ─────────────────────────▶ the shop's answers in that language
//!  Latin letters, meant, and no good answer of its own ──▶ those in English
//! ```
//!
//! They come whole, as the page's own do, and stay. The answer in view speaks that language to its last date.

use yew::Context;

use super::app::{App, Msg};
use super::load;
use super::wake::later;
use crate::content::Answer;
use crate::content::bundle::Aid;
use crate::i18n::{Catalog, Locale};
use crate::problem::Log;
use crate::search::{Context as Ask, Found, Hit, Index, tongue};
use crate::session::{Event as Step, Stage};
use crate::ui::Tongue;

/// What comes of another language: its answers, what helps the search in them, and the widget's words.
pub(super) type Come = (Vec<Answer>, Aid, Catalog);

/// The answers of another language: in the model as they are read, here as they are searched.
pub(super) enum Far {
    Coming,
    Here(Box<Index>),
    Lost,
}

impl App {
    /// The language that a query is written in, where it is another one of the shop's, and whether that is certain.
    fn tongue(&self, query: &str) -> Option<(Locale, bool)> {
        let (_, parts) = self.shop.as_ref()?;
        let tags: Vec<Locale> = parts.iter().map(|(tag, _)| tag.clone()).collect();
        let own = self.model.locale.best_of(&tags).or(tags.first())?;
        tongue(query, own, &tags).map(|tongue| (tongue.locale.clone(), tongue.certain))
    }

    /// Has the answers fetched that the query on screen may be after; `meant` says that it stands as it is.
    pub(super) fn reach(&mut self, ctx: &Context<Self>, meant: bool) {
        let query = self.model.session.query().to_owned();
        let poor = meant && !self.model.found.answered;
        self.reach_for(ctx, &query, poor);
        self.await_more();
    }

    /// Keeps back what is said of the query until all is here that it may be about.
    pub(super) fn await_more(&mut self) {
        self.model.reaching = self.awaits_tongue() || self.awaits_carriers();
    }

    /// The same for any query; `poor` says that the page's own answers are not good enough. Tells whether they are on
    /// their way.
    pub(super) fn reach_for(&mut self, ctx: &Context<Self>, query: &str, poor: bool) -> bool {
        let meant = self.tongue(query).filter(|(_, certain)| *certain || poor);
        meant.is_some_and(|(locale, _)| self.fetch_tongue(ctx, locale))
    }

    /// Has the answer fetched that was read in another language before the page was loaded again. Tells whether it is on its
    /// way.
    pub(super) fn reach_reading(&mut self, ctx: &Context<Self>) -> bool {
        let (Stage::Reading(id), Some((_, parts))) = (self.model.session.stage(), &self.shop) else { return false };
        let of = |tag: &&Locale| id.strip_prefix(tag.as_str()).is_some_and(|own| own.starts_with(':'));
        let locale = parts.iter().map(|(tag, _)| tag).find(of).cloned();
        locale.is_some_and(|locale| self.fetch_tongue(ctx, locale))
    }

    /// Has all answers in a language fetched, once. Tells whether they are on their way.
    fn fetch_tongue(&mut self, ctx: &Context<Self>, locale: Locale) -> bool {
        if let Some((_, far)) = self.far.iter().find(|(known, _)| *known == locale) {
            return matches!(far, Far::Coming);
        }
        let Some((_, parts)) = &self.shop else { return false };
        self.far.push((locale.clone(), Far::Coming));
        let (parts, turn, words) = (parts.clone(), self.turn, self.catalog_tag(ctx, &locale));
        let setup = ctx.props().setup.clone();
        later(ctx, async move {
            let log = Log::default();
            let answers = load::whole(&parts, &locale, &log).await;
            let catalog = match words {
                Some(tag) => load::catalog(&setup, &tag, &log).await,
                None => None,
            };
            let come = answers.map(|(answers, aid)| (answers, aid, catalog.unwrap_or_default()));
            (Some(Msg::TongueLoaded(turn, locale, come)), log)
        });
        true
    }

    /// Whether the query on screen waits for answers in its language.
    pub(super) fn awaits_tongue(&self) -> bool {
        let wanted = self.tongue(self.model.session.query());
        wanted.is_some_and(|(locale, _)| self.far.iter().any(|(l, far)| *l == locale && matches!(far, Far::Coming)))
    }

    pub(super) fn tongue_loaded(&mut self, ctx: &Context<Self>, locale: Locale, come: Option<Come>) {
        let stranger = self.stranger(&locale);
        let prefix = stranger.prefix();
        let far = match come {
            Some((answers, aid, catalog)) => {
                let mut tongue = Tongue { answers, catalog, ..stranger };
                let own = |id: &mut String| id.insert_str(0, &prefix);
                for answer in &mut tongue.answers {
                    own(&mut answer.id);
                    answer.related.iter_mut().chain(&mut answer.next).for_each(own);
                }
                let index = self.index_of(&tongue.answers, &locale, &aid);
                self.model.tongues.push(tongue);
                Far::Here(Box::new(index))
            }
            None => Far::Lost,
        };
        if let Some((_, known)) = self.far.iter_mut().find(|(known, _)| *known == locale) {
            *known = far;
        }
        self.await_more();
        self.find(self.half_typed);
        if let Stage::Reading(id) = self.model.session.stage()
            && id.starts_with(&prefix)
        {
            let id = id.clone();
            let step = match self.model.answer(&id) {
                Some(_) => Step::OthersKnown(self.others(&id)),
                None => Step::Gone,
            };
            self.step(ctx, step);
        }
        self.settle_answers(ctx);
    }

    /// What page and shop say to a query, in the page's language and in its own.
    pub(super) fn search(&self, query: &str, context: &Ask) -> Found {
        let mut found = self.search_own(query, context);
        if let Some((locale, certain)) = self.tongue(query)
            && let Some((_, Far::Here(index))) = self.far.iter().find(|(known, _)| *known == locale)
        {
            found = joined(found, index.search(query, context), certain);
        }
        // Whoever asks a question of the shop's own, word for word, wants no other, whatever product is in view.
        let asked = |hit: &Hit| self.model.answer(&hit.id).is_some_and(|answer| answer.question == query.trim());
        if let Some(at) = found.hits.iter().position(asked) {
            let hit = found.hits.remove(at);
            found.hits.insert(0, hit);
            found.answered = true;
        }
        found
    }
}

/// Those first that answer; else those in the language that it is asked in.
fn joined(own: Found, far: Found, certain: bool) -> Found {
    let hits_max = own.hits.len().max(far.hits.len());
    let answered = own.answered || far.answered;
    let (mut hits, rest) = match (own.answered, far.answered) {
        // What was found by chance beside an answer would only be in its way.
        (false, true) => (far.hits, Vec::new()),
        (true, _) => (own.hits, far.hits),
        (false, false) if certain => (far.hits, own.hits),
        (false, false) => (own.hits, far.hits),
    };
    hits.extend(rest);
    hits.truncate(hits_max);
    Found { answered, hits }
}
