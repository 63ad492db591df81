//! When is there time to learn what places are called?
//!
//! Some 250 countries in each of the shop's languages are the work of several frames on a phone. So they are learnt a
//! language at a time, between the shopper's keys; only a question that is asked as meant waits for the rest of them.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{App, Msg};
use super::rest;
use crate::i18n::Locale;
use crate::search::Names;
use crate::ui::intl::country_names;

/// What places and countries are called, as far as learnt.
pub(super) struct Naming {
    pub(super) names: Names,
    /// The languages to come, the next one last.
    left: Vec<Locale>,
    next: Option<Timeout>,
}

impl Naming {
    /// Learns the next language; tells whether there was one.
    fn learn(&mut self) -> bool {
        let next = self.left.pop();
        if let Some(locale) = &next {
            self.names.learn(&country_names(core::slice::from_ref(locale)));
        }
        next.is_some()
    }
}

impl App {
    /// Learns what is left when the page has had its turn.
    pub(super) fn expect_names(&mut self, ctx: &Context<Self>) {
        if !rest::can_search() {
            return;
        }
        let Some(naming) = self.naming() else { return };
        if naming.next.is_none() && !naming.left.is_empty() {
            let link = ctx.link().clone();
            naming.next = Some(Timeout::new(0, move || link.send_message(Msg::Name)));
        }
    }

    /// Learns a language; tells whether the results may be others by it.
    pub(super) fn learn_names(&mut self, ctx: &Context<Self>) -> bool {
        let Some(naming) = &mut self.names else { return false };
        naming.next = None;
        let more = naming.learn() && !naming.left.is_empty();
        self.expect_names(ctx);
        let asked = !more && self.half_typed && !self.model.session.query().trim().is_empty();
        if asked {
            self.find(true);
        }
        asked
    }

    /// All names there are, at once.
    pub(super) fn learn_all_names(&mut self) {
        if let Some(naming) = self.naming() {
            while naming.learn() {}
        }
    }

    /// Begins with what the shop itself calls its places, where it delivers anywhere.
    fn naming(&mut self) -> Option<&mut Naming> {
        let model = &self.model;
        let policy = model.known.policy.as_ref()?;
        Some(self.names.get_or_insert_with(|| {
            // A shopper may ask in another of the shop's languages, and in English anywhere; first in that of the page.
            let mut left: Vec<Locale> = Vec::new();
            let shop = self.shop.iter().flat_map(|(shop, _)| &shop.locales);
            for locale in [&model.locale, &Locale::english()].into_iter().chain(shop) {
                if !left.contains(locale) {
                    left.push(locale.clone());
                }
            }
            left.reverse();
            Naming { names: Names::new(Some(policy), &[]), left, next: None }
        }))
    }
}
