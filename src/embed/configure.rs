//! What does the app know, and what is read again when something of it changes?
//!
//! ```text
//!  attributes, update() ─▶ configure ─┬▶ locale ─▶ catalog, answers
//!                                     ├▶ shop's files, where their address is another one
//!  markup changed ─▶ settle_page ─────┴▶ know ─▶ promise; the index, where its answers are others
//! ```

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Context;

use super::app::{App, Msg};
use super::load::{self, Parts, catalog_tags};
use super::place::countries;
use super::wake::later;
use super::{clock, consent, dom, events, insight, memory, value, visit};
use crate::browser::tell;
use crate::config::{Known, Source, View};
use crate::content::Shop;
use crate::i18n::{Catalog, Locale};
use crate::page;
use crate::problem::Log;
use crate::session::{Event as Step, Told};
use crate::ui::intl::Browser;

impl App {
    /// Reads the configuration again; fetches what is new.
    pub(super) fn configure(&mut self, ctx: &Context<Self>, first: bool) {
        let log = Log::default();
        let mut layers = value::layers(&ctx.props().setup.0.layers.borrow(), &log);
        layers.insert(0, ("update".into(), self.update.clone()));
        let config = crate::config::read(&layers, &log);
        if config.product != self.model.config.product {
            self.index = None;
        }
        let moved = first || config.source != self.model.config.source;
        let dressed = config.scheme != self.model.config.scheme;
        self.model.config = config;
        self.dress(ctx, first || dressed);
        self.read_page(&log);
        self.choose_locale(ctx, first);
        if moved {
            self.load_shop(ctx);
        }
        tell(log);
        self.consult();
        self.know(ctx);
    }

    /// The page has come to rest after a change: what it says may be something else. Tells whether anything is.
    pub(super) fn settle_page(&mut self, ctx: &Context<Self>) -> bool {
        let log = Log::default();
        let turned = self.tongue_asked_in(ctx) != self.asked_in;
        let changed = self.read_page(&log) || turned;
        tell(log);
        let consulted = self.consult();
        if changed {
            self.choose_locale(ctx, false);
        }
        if changed || consulted {
            self.know(ctx);
        }
        changed || consulted
    }

    /// Reads the page's markup, where it is not what was read last; tells whether it was read.
    fn read_page(&mut self, log: &Log) -> bool {
        let texts = dom::json_ld();
        if texts == self.texts {
            return false;
        }
        let words: Vec<String> = texts.iter().filter_map(JsValue::as_string).collect();
        let (page, problems) = page::read(&words);
        // Which of several it is, the shop may have said itself.
        let named = self.model.config.product.is_some();
        problems.into_iter().filter(|p| !named || p.code != "several-products").for_each(|p| log.add(p));
        self.page = page;
        self.index = None;
        self.texts = texts;
        true
    }

    /// The language that configuration or page name.
    fn tongue_asked_in(&self, ctx: &Context<Self>) -> Option<Locale> {
        self.model.config.locale.clone().or_else(|| dom::language(&ctx.props().setup.0.host))
    }

    /// The language: configured, else the page's, else the shop's, else English.
    fn choose_locale(&mut self, ctx: &Context<Self>, first: bool) {
        let shops = self.shop.as_ref().and_then(|(s, _)| s.locales.first().cloned());
        let asked = self.tongue_asked_in(ctx);
        if !first && asked != self.asked_in && matches!(self.model.config.source, Source::Url(_)) {
            // Its words are in the other language; they stay until those of this one are here.
            self.asked_in = asked.clone();
            self.fetch_shop(ctx);
        }
        self.asked_in = asked.clone();
        let wanted = asked.or(shops);
        let locale = dom::accepted(wanted.unwrap_or_else(Locale::english));
        if locale == self.model.locale && !first {
            return;
        }
        self.held |= ctx.props().setup.0.shadow.active_element().is_some();
        self.model.locale = locale.clone();
        self.model.catalog = Catalog::english();
        self.forget_answers();
        self.choose_format();
        self.fetch_catalog(ctx, locale);
        self.learn_team(ctx);
    }

    /// The language among those that there are words in; none for English, which is here.
    pub(super) fn catalog_tag(&self, ctx: &Context<Self>, locale: &Locale) -> Option<String> {
        let tags = catalog_tags(&ctx.props().setup.0.messages);
        let tags: Vec<Locale> = tags.iter().filter_map(|tag| Locale::parse(&tag.as_string()?)).collect();
        Some(locale.best_of(&tags)?.to_string())
    }

    /// How dates and amounts are written: by the language, and in English by the shop's country.
    fn choose_format(&mut self) {
        let country = self.shop.as_ref().and_then(|(s, _)| s.country.as_deref());
        self.model.format = Rc::new(Browser::new(&self.model.locale, country));
        self.names = None;
    }

    /// Fetches the shop's files, or has the shop read that is part of the configuration.
    fn load_shop(&mut self, ctx: &Context<Self>) {
        self.shop = None;
        self.forget_answers();
        self.model.base = match &self.model.config.source {
            Source::Url(url) => load::address(url).unwrap_or_default(),
            _ => String::new(),
        };
        self.model.hosts = dom::hosts(&self.model.base);
        if self.model.config.source == Source::Page {
            self.settled = true;
            return;
        }
        // What is asked for meanwhile waits for the new shop and is not answered by the lack of one.
        self.settled = false;
        self.fetch_shop(ctx);
    }

    fn fetch_shop(&self, ctx: &Context<Self>) {
        let setup = ctx.props().setup.clone();
        let (source, asked_in) = (self.model.config.source.clone(), self.asked_in.clone());
        later(ctx, async move {
            let log = Log::default();
            let now = clock::now();
            let loaded = match &source {
                Source::Page => None,
                Source::Inline(document) => load::document(document, &setup, now, &log).await,
                Source::Url(url) => load::shop(url, asked_in.as_ref(), &setup, now, &log).await,
            };
            (Some(Msg::ShopLoaded(asked_in, loaded.map(Box::new))), log)
        });
    }

    pub(super) fn shop_loaded(&mut self, ctx: &Context<Self>, loaded: Option<(Shop, Parts)>) {
        self.settled = true;
        let host = &ctx.props().setup.0.host;
        if loaded.is_none() {
            events::failed(host, "shop", "the shop's files could not be loaded");
            let page = &self.page;
            if page.policy.is_none() && page.answers.is_empty() && page.channels.is_empty() {
                self.refusal = Some("the shop's files could not be loaded and the page says nothing itself".into());
            }
        }
        self.wear_theme(ctx, loaded.as_ref().map(|(shop, _)| &shop.theme));
        self.dress(ctx, true);
        self.shop = loaded;
        self.choose_locale(ctx, false);
        self.choose_format();
        self.know(ctx);
        self.post_queued(ctx);
    }

    /// Puts together what is known, promises anew, and builds the index again where its answers are others.
    pub(super) fn know(&mut self, ctx: &Context<Self>) {
        let model = &mut self.model;
        model.known = Known::new(&model.config, self.shop.as_ref().map(|(s, _)| s), &self.page, &model.locale);
        if self.index.is_none() {
            // The shop's places may be others, too.
            self.names = None;
        }
        model.owns_panel = self.here && visit::owns_panel(self.number, model.config.view != View::Delivery);
        let known = &model.known;
        let rules = Step::Ruled {
            rules: known.escalation.clone(),
            channels: !known.channels.is_empty(),
            at_once: known.is_for_a_person(),
        };
        if self.settled {
            self.step(ctx, rules);
        }
        let model = &mut self.model;
        model.session = visit::session();
        model.countries = countries(model);
        self.open_orders(ctx);
        self.promise();
        if self.index.is_none() {
            self.gather_answers(ctx);
        }
        if self.model.config.debug {
            insight::tell(&ctx.props().setup, &self.model, Told::default(), None);
        }
        if !self.searches.is_empty() || self.model.session.is_open() && self.model.owns_panel {
            self.load_answers(ctx);
        }
        self.resume_chat(ctx);
    }

    /// Keeps the chosen place, finds it again or forgets it, as the shopper's consent says; tells whether it was found.
    pub(super) fn consult(&mut self) -> bool {
        consent::heard(self.number, self.model.config.consent);
        let found = memory::settle(self.number, consent::to_memory());
        if found {
            self.model.session = visit::session();
        }
        found
    }
}
