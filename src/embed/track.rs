//! Whose parcel number did the shopper type?
//!
//! The formats come from beside the widget's own files once a query may have a number in it. The number itself is sent to
//! nobody: that is for the shopper, who follows a link. Like all of the visit, the query stays in this tab.

use yew::Context;

use super::app::{App, Msg};
use super::asking::Asking;
use super::pack::table;
use super::wake::later;
use crate::delivery::tracking::{Candidate, Context as Beside, Formats, Proof, grouped, may_track};
use crate::i18n::{Key, is_digit};
use crate::problem::Log;
use crate::ui::intl::country_names;

/// Where the formats are.
#[derive(Default)]
pub(super) enum Carriers {
    /// Nobody has typed a number yet.
    #[default]
    Away,
    /// On their way.
    Coming,
    /// Here; of a file that could not be had or read, nothing.
    Here(Formats),
}

impl App {
    /// Has the formats fetched, once, where the query may have a number in it.
    pub(super) fn want_carriers(&mut self, ctx: &Context<Self>) {
        if !matches!(self.carriers, Carriers::Away) || !may_track(self.model.session.query()) {
            return;
        }
        self.carriers = Carriers::Coming;
        let setup = ctx.props().setup.clone();
        later(ctx, async move {
            let bytes = table(&setup, "tracking").await.unwrap_or_default();
            (Some(Msg::CarriersLoaded(bytes)), Log::default())
        });
    }

    pub(super) fn carriers_loaded(&mut self, ctx: &Context<Self>, bytes: Vec<u8>) {
        self.carriers = Carriers::Here(Formats::new(&String::from_utf8(bytes).unwrap_or_default()));
        self.find_parcel();
        self.await_more();
        if self.owed {
            self.ask(ctx, if self.half_typed { Asking::Rested } else { Asking::Meant });
        }
    }

    /// Whether there is no verdict on the query before the formats are here.
    pub(super) fn awaits_carriers(&self) -> bool {
        matches!(self.carriers, Carriers::Coming) && may_track(self.model.session.query())
    }

    /// The carriers whose number the query has in it.
    pub(super) fn find_parcel(&mut self) {
        let model = &mut self.model;
        model.parcel.clear();
        let Carriers::Here(formats) = &self.carriers else { return };
        let own = self.shop.as_ref().map_or(&[][..], |(shop, _)| &shop.orders.carriers);
        let countries: Vec<&str> =
            model.destination.iter().map(|to| to.country.as_str()).chain(model.known.country.as_deref()).collect();
        let beside = Beside { own, countries: &countries, language: model.locale.language(), sure: false };
        model.parcel = formats.find(model.session.query(), &beside);
        for one in &mut model.parcel {
            // Of most countries the table knows no name for the post.
            if let Some(code) = one.country.clone().filter(|_| one.carrier.contains('{')) {
                let names = country_names(core::slice::from_ref(&model.locale));
                let name = names.into_iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name);
                one.carrier = one.named(&name);
            }
        }
    }

    /// The query without the number: whoever has that learns where somebody lives.
    pub(super) fn query_to_tell(&self) -> String {
        let query = self.model.session.query();
        if self.model.parcel.is_empty() {
            return query.to_owned();
        }
        let plain = |word: &str| if word.contains(is_digit) { "•••" } else { word }.to_owned();
        query.split(' ').map(plain).collect::<Vec<String>>().join(" ")
    }

    /// What is said of the number to those who do not see it.
    pub(super) fn said_of_parcel(&self) -> Option<String> {
        let one = self.parcel()?;
        let carrier = self.model.catalog.fill(Key::TrackingOpen, &[("carrier", &one.carrier)]);
        let number = self.model.voice().labelled(self.model.text(Key::TrackingTitle), &grouped(&one.number));
        Some([number, carrier].join(" · "))
    }

    /// The likeliest carrier, where the number is good: then it is the answer.
    pub(super) fn parcel(&self) -> Option<&Candidate> {
        self.model.parcel.first().filter(|one| one.proof != Proof::Wrong)
    }
}
