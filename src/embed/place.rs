//! Where would the parcel go, and where could it?

use yew::Context;

use super::app::App;
use super::dom;
use crate::delivery::{Certainty, Destination, postcode};
use crate::i18n::Key;
use crate::list::{sort_by, sort_dedup};
use crate::session::Event as Step;
use crate::ui::{self, Model, PlaceForm};

impl App {
    /// Opens the change of place, or closes it.
    pub(super) fn toggle_place(&mut self, ctx: &Context<Self>) {
        let model = &mut self.model;
        let country = model.destination.as_ref().map(|to| to.country.clone());
        let country = country.or_else(|| model.countries.first().map(|(country, _)| country.clone()));
        model.place_form = match model.place_form {
            Some(_) => None,
            None => Some(PlaceForm { country: country.unwrap_or_default(), ..PlaceForm::default() }),
        };
        self.focus_soon(ctx, if self.model.place_form.is_some() { "postcode" } else { "place" });
    }

    /// Takes the change of place as it stands.
    pub(super) fn choose_place(&mut self, ctx: &Context<Self>) {
        let Some(form) = &mut self.model.place_form else { return };
        let written = form.postcode.trim();
        let code = postcode::normalise(&form.country, written);
        if !written.is_empty() && code.is_none() {
            form.wrong = true;
            return self.focus_soon(ctx, "postcode");
        }
        let place = Destination {
            country: form.country.clone(),
            postcode: code,
            certainty: Certainty::Chosen,
            ..Destination::default()
        };
        self.model.place_form = None;
        self.step(ctx, Step::PlaceChosen(place));
        self.promise();
        self.model.said = match self.model.headline() {
            Some(promise) => ui::promise_words(&self.model, promise),
            None => {
                let to =
                    self.model.destination.as_ref().map(|to| ui::place_name(&self.model, to, "")).unwrap_or_default();
                self.model.catalog.fill(Key::DeliveryNone, &[("place", &to)])
            }
        };
        self.focus_soon(ctx, "place");
    }

    /// Takes the place that the query names.
    pub(super) fn keep_place(&mut self, ctx: &Context<Self>) {
        let Some(reply) = &self.model.asked else { return };
        let place = reply.destination().clone();
        self.step(ctx, Step::PlaceChosen(place));
        self.promise();
        self.model.said = self.model.text(Key::PlaceKept).to_owned();
    }
}

/// The countries a shopper can choose from: those the rules name, the shop's own, and the present one.
pub(super) fn countries(model: &Model) -> Vec<(String, String)> {
    let mut codes: Vec<String> = Vec::new();
    let mut everywhere = false;
    if let Some(policy) = &model.known.policy {
        for place in &policy.places {
            everywhere |= place.regions.is_empty();
            codes.extend(place.regions.iter().map(|r| r.country.clone()));
        }
    }
    codes.extend(model.known.country.clone());
    codes.extend(model.config.destination.as_ref().map(|d| d.country.clone()));
    codes.extend(model.session.destination().map(|d| d.country.clone()));
    if everywhere {
        codes.extend(WORLD.split(' ').map(str::to_owned));
    }
    sort_dedup(&mut codes);
    let mut named: Vec<(String, String)> =
        codes.into_iter().map(|c| (model.format.country(&c), c)).map(|(n, c)| (c, n)).collect();
    sort_by(&mut named, |a, b| a.1.cmp(&b.1));
    named
}

// The largest e-commerce countries; a shop that delivers "everywhere else" need not name them.
const WORLD: &str = "AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IT JP KR LT LU LV MT MX MY \
                     NL NO NZ PH PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA";

/// The likeliest place, labelled as a guess: the device's languages name a region that the shop delivers to, else the
/// shop's own country.
pub(super) fn guess(model: &Model) -> Option<Destination> {
    model.known.policy.as_ref()?;
    let known = |code: &str| model.countries.iter().any(|(c, _)| c == code);
    let country =
        dom::regions().into_iter().find(|r| known(r)).or_else(|| model.known.country.clone()).or_else(|| {
            model.known.policy.as_ref()?.places.iter().flat_map(|p| &p.regions).next().map(|r| r.country.clone())
        })?;
    Some(Destination { country, certainty: Certainty::Guessed, ..Destination::default() })
}
