//! Does the markup promise the same delivery as the rules, place by place?
//!
//! A way of the page is compared with the shop's way of the same name, or, where it is the only one to the door, with
//! any that goes there. It contradicts the rules only where none of those agrees with it.

use shelfhelp::delivery::{Cutoffs, Destination, Handling, Parcel, Policy, Promise, Rate, place_of, quote};
use shelfhelp::i18n::{Locale, Words};
use shelfhelp::time::{TimeOfDay, Timestamp, Zone};

use super::{AT, SHOWN_MAX, amount};
use crate::audit::spots::Spots;
use crate::source::finding::Finding;
use crate::{sample, say};

// An offset in markup is right in one half of the year only: half a year from any moment is in the other half.
const HALF_A_YEAR: i64 = 182 * 86_400;

/// One difference, in all places in which it is the same.
struct Difference {
    key: &'static str,
    code: &'static str,
    method: String,
    what: &'static str,
    theirs: String,
    ours: String,
    places: Vec<String>,
    country: String,
    /// The value as markup writes it, and the key of it: what tells one rate from the next.
    written: (&'static str, String),
    price: String,
}

/// What the page says otherwise.
pub(super) fn check(theirs: &Policy, ours: &Policy, parcel: &Parcel, spots: &Spots) -> Vec<Finding> {
    let mut compared = Compared { theirs, ours, parcel, spots, found: Vec::new() };
    for place in &theirs.places {
        compared.place(&sample::destination(theirs, place));
    }
    let finding = |difference: Difference| {
        let Difference { key, code, method, what, theirs, ours, places, country, written, price } = difference;
        let to = say::few(&places, SHOWN_MAX);
        let message = format!("the page says for {method} to {to}: {what} {theirs}; the shop's files say {ours}");
        let beside = [
            ("addressCountry", country.as_str()),
            ("shippingLabel name", method.as_str()),
            (written.0, written.1.as_str()),
            ("value", price.as_str()),
        ];
        spots.warn(&[key], &beside, code, message, "correct whichever is wrong")
    };
    compared.found.into_iter().map(finding).collect()
}

struct Compared<'p> {
    theirs: &'p Policy,
    ours: &'p Policy,
    parcel: &'p Parcel,
    spots: &'p Spots,
    found: Vec<Difference>,
}

impl Compared<'_> {
    fn place(&mut self, to: &Destination) {
        let (page, shop) = (quote(self.theirs, self.parcel, to, AT), quote(self.ours, self.parcel, to, AT));
        let to_the_door = |ways: &[Promise]| ways.iter().filter(|way| way.kind.is_to_the_door()).count();
        for way in &page.promises {
            let named: Vec<&Promise> = shop.promises.iter().filter(|own| is_same_name(way, own)).collect();
            let is_only = way.kind.is_to_the_door() && to_the_door(&page.promises) == 1;
            let any = shop.promises.iter().filter(|own| is_only && own.kind.is_to_the_door());
            let own: Vec<&Promise> = if named.is_empty() { any.collect() } else { named };
            if !own.is_empty() {
                self.way(way, &own, to);
            }
        }
    }

    fn way(&mut self, way: &Promise, own: &[&Promise], to: &Destination) {
        if let Some(price) = way.price {
            let ours = own.iter().map(|own| own.price.map(amount)).collect::<Option<Vec<String>>>();
            // What only checkout knows contradicts nothing.
            let ours = ours.unwrap_or_default();
            self.differ(way, to, ("shippingRate", "page-delivery-price", "a price of"), amount(price), ours);
            self.written("value", price.decimal());
        }
        if let Some(over) = way.free_over {
            let never = || "that it never is".to_owned();
            let ours = own.iter().map(|own| own.free_over.map_or_else(never, amount)).collect();
            self.differ(way, to, ("orderValue", "page-free", "free from"), amount(over), ours);
        }
        let Some((handling, rate)) = rate_of(self.theirs, &way.method, to, "") else { return };
        let of = |own: &&Promise| rate_of(self.ours, &own.method, to, &self.parcel.warehouse);
        let own: Vec<(&Handling, &Rate)> = own.iter().filter_map(of).collect();
        if way.kind.is_to_the_door() && self.spots.has("transitTime") {
            let ours = own.iter().map(|(_, rate)| days(rate.transit)).collect();
            self.differ(way, to, ("transitTime", "page-transit", "on the way"), days(rate.transit), ours);
            self.written("maxValue", rate.transit.1.to_string());
        }
        if self.spots.has("handlingTime") || self.spots.has("deliveryLeadTime") {
            let ours = own.iter().map(|(handling, _)| days(handling.days)).collect();
            self.differ(way, to, ("handlingTime", "page-handling", "packing"), days(handling.days), ours);
            self.written("maxValue", handling.days.1.to_string());
        }
        if let Some(time) = cutoffs(&handling.cutoffs).first() {
            let ours = own.iter().flat_map(|(handling, _)| match cutoffs(&handling.cutoffs) {
                none if none.is_empty() => vec!["none".to_owned()],
                some => some.iter().map(TimeOfDay::to_string).collect(),
            });
            let ours = ours.collect();
            let time = self.on_our_clocks(*time).to_string();
            self.differ(way, to, ("cutoffTime", "page-cutoff", "a cut-off at"), time.clone(), ours);
            self.written("cutoffTime", time);
        }
    }

    /// Adds what none of the shop's ways agrees on.
    fn differ(
        &mut self,
        way: &Promise,
        to: &Destination,
        (key, code, what): (&'static str, &'static str, &'static str),
        theirs: String,
        mut ours: Vec<String>,
    ) {
        if ours.is_empty() || ours.contains(&theirs) {
            return;
        }
        ours.sort_unstable();
        ours.dedup();
        let (method, ours, place) = (plain(&way.name), ours.join(" or "), say::destination(to));
        let same = |known: &&mut Difference| {
            known.code == code && known.method == method && known.theirs == theirs && known.ours == ours
        };
        if let Some(known) = self.found.iter_mut().find(same) {
            known.places.push(place);
            return;
        }
        let (places, country) = (vec![place], to.country.clone());
        let written = (key, String::new());
        let price = way.price.map_or(String::new(), |price| price.decimal());
        self.found.push(Difference { key, code, method, what, theirs, ours, places, country, written, price });
    }

    /// How the last difference is written in the markup, where that is not yet known.
    fn written(&mut self, key: &'static str, value: String) {
        if let Some(last) = self.found.last_mut().filter(|last| last.written.1.is_empty()) {
            last.written = (key, value);
        }
    }

    /// A cut-off of the page as the shop's clocks show it. An offset that they have in some half of the year is taken for
    /// theirs all year round: markup knows no summer time. One without an offset is theirs too.
    fn on_our_clocks(&self, time: TimeOfDay) -> TimeOfDay {
        let Zone::Fixed(offset) = self.theirs.zone else { return time };
        let zone = &self.ours.zone;
        let written = self.spots.text("cutoffTime").unwrap_or_default();
        let is_bare = offset == 0 && !written.ends_with(['Z', 'z']) && !written.ends_with("00:00");
        if is_bare || [AT, AT.plus(HALF_A_YEAR)].iter().any(|at: &Timestamp| zone.offset(*at) == offset) {
            return time;
        }
        let minutes = i32::from(time.0) + (zone.offset(AT) - offset) / 60;
        TimeOfDay(minutes.rem_euclid(1440) as u16)
    }
}

/// The handling and the rate of a method to a destination.
fn rate_of<'p>(
    policy: &'p Policy,
    method: &str,
    to: &Destination,
    warehouse: &str,
) -> Option<(&'p Handling, &'p Rate)> {
    let method = policy.methods.iter().find(|known| known.id == method)?;
    let from = policy.warehouses.iter().position(|known| known.id == warehouse).unwrap_or(0);
    let own = policy.warehouses.get(from)?;
    let place = place_of(policy, to);
    let serves = |rate: &&Rate| {
        rate.place.as_ref().is_none_or(|id| place.is_some_and(|place| place.id == *id))
            && rate.warehouse.as_ref().is_none_or(|id| *id == own.id)
    };
    let rate = method.rates.iter().find(serves)?;
    Some((method.handling.get(from).unwrap_or(&own.handling), rate))
}

/// The cut-offs of a week, each once.
fn cutoffs(cutoffs: &Cutoffs) -> Vec<TimeOfDay> {
    let mut times: Vec<TimeOfDay> = cutoffs.0.iter().flatten().copied().collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// Whether two ways go by the same name, or one name begins the other: "Standard", "Standard delivery".
fn is_same_name(page: &Promise, shop: &Promise) -> bool {
    let small = |text: &str| text.trim().to_lowercase();
    let theirs = small(&plain(&page.name));
    let names = shop.name.all().map(small).chain([small(&shop.method)]);
    page.kind.is_to_the_door() == shop.kind.is_to_the_door()
        && names
            .into_iter()
            .any(|own| !own.is_empty() && !theirs.is_empty() && (own.starts_with(&theirs) || theirs.starts_with(&own)))
}

/// A page is in one language, and so are its words.
fn plain(words: &Words) -> String {
    words.get(&Locale::english()).to_owned()
}

fn days((least, most): (u16, u16)) -> String {
    let span = if least == most { format!("{least}") } else { format!("{least}–{most}") };
    format!("{span} {}", if most == 1 { "day" } else { "days" })
}
