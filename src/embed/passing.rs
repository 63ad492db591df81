//! What is passed on to a person, and in which language?
//!
//! The team's words are fetched once the shopper looks at the packet, and not before. Without them labels are English.

use std::rc::Rc;

use yew::Context;

use super::app::{App, Msg};
use super::wake::later;
use super::{dom, load};
use crate::i18n::{Catalog, Locale};
use crate::problem::Log;
use crate::session::{Event as Step, Stage};
use crate::ui::intl::Browser;
use crate::ui::{Act, Tongue, change_focus, written};

impl App {
    /// A step of the shopper's own.
    pub(super) fn visit(&mut self, ctx: &Context<Self>, step: Step) {
        match &step {
            // What stands in an open field is meant.
            Step::Confirmed { .. } | Step::Back => drop(self.keep_line(ctx)),
            Step::LineEdited(..) => self.leave_line(ctx),
            _ => {}
        }
        self.step(ctx, step);
    }

    /// A line of the packet is opened, written, given up or taken as it stands.
    pub(super) fn write_line(&mut self, ctx: &Context<Self>, act: Act) {
        let open = self.model.line.as_ref().map(|form| form.kind);
        match act {
            Act::Write(Some(form)) => {
                if open != Some(form.kind) {
                    self.keep_line(ctx);
                    self.focus_soon(ctx, "line");
                }
                self.model.line = Some(form);
            }
            Act::Write(None) => self.leave_line(ctx),
            _ => {
                if let Some(kind) = self.keep_line(ctx) {
                    self.focus_soon(ctx, &change_focus(kind));
                }
            }
        }
    }

    /// Takes what stands in the open field, and closes it; tells which line it was.
    fn keep_line(&mut self, ctx: &Context<Self>) -> Option<crate::session::LineKind> {
        let step = written(&self.model);
        let kind = self.model.line.take()?.kind;
        if let Some(step) = step {
            self.step(ctx, step);
        }
        Some(kind)
    }

    fn leave_line(&mut self, ctx: &Context<Self>) {
        if let Some(form) = self.model.line.take() {
            self.focus_soon(ctx, &change_focus(form.kind));
        }
    }

    /// Learns where the page is and how the shop's team is spoken to, once something is about to be passed on.
    pub(super) fn learn_team(&mut self, ctx: &Context<Self>) {
        if !matches!(self.model.session.stage(), Stage::Packet(_) | Stage::HandedOff(_)) {
            return;
        }
        self.model.path = dom::path();
        let team = self.shop.as_ref().and_then(|(shop, _)| shop.locales.first());
        let Some(locale) = team.filter(|team| team.language() != self.model.locale.language()).cloned() else {
            self.model.team = None;
            return;
        };
        if self.model.team.as_ref().is_some_and(|team| team.locale == locale) {
            return;
        }
        self.model.team = Some(self.stranger(&locale));
        self.fetch_catalog(ctx, locale);
    }

    /// One who speaks another language than the page; in English words until its own are here.
    pub(super) fn stranger(&self, locale: &Locale) -> Tongue {
        let format = Rc::new(Browser::new(locale, self.shop.as_ref().and_then(|(shop, _)| shop.country.as_deref())));
        Tongue { locale: locale.clone(), answers: Vec::new(), catalog: Catalog::english(), format }
    }

    /// Fetches the widget's words in a language; English ones are here.
    pub(super) fn fetch_catalog(&self, ctx: &Context<Self>, locale: Locale) {
        let Some(tag) = self.catalog_tag(ctx, &locale) else { return };
        let setup = ctx.props().setup.clone();
        later(ctx, async move {
            let log = Log::default();
            let catalog = load::catalog(&setup, &tag, &log).await;
            (catalog.map(|catalog| Msg::CatalogLoaded(locale, catalog)), log)
        });
    }

    pub(super) fn catalog_loaded(&mut self, ctx: &Context<Self>, locale: &Locale, catalog: Catalog) {
        let strangers = self.model.team.iter_mut().chain(&mut self.model.foreign);
        strangers.filter(|one| one.locale == *locale).for_each(|one| one.catalog = catalog.clone());
        if *locale == self.model.locale {
            self.model.catalog = catalog;
            // Facts are asked for by the catalog's words.
            self.gather_answers(ctx);
        }
    }
}
