//! Which destinations stand for all of them?
//!
//! A place that both shops have stands for itself, whatever it covers. What moves from one place to another, because a
//! place is new or gone or covers other postcodes, is asked about apart.

use shelfhelp::delivery::{Destination, Parcel, Place, Policy, Quote, place_of, quote, quote_in};
use shelfhelp::i18n::Locale;
use shelfhelp::time::Timestamp;

use super::Both;
use crate::{sample, say};

const SHOWN_MAX: usize = 3;

/// The ids of a place, old and new; none where a shop has none for it.
type Ids = (Option<String>, Option<String>);

/// Somewhere parcels go, in both shops.
pub(super) struct Audience {
    pub(super) label: String,
    pub(super) ids: Ids,
    pub(super) to: Destination,
    /// Whether it is the place itself and not some address that may lie in two.
    is_place: bool,
}

impl Audience {
    pub(super) fn before(&self, old: &Policy, parcel: &Parcel, at: Timestamp) -> Quote {
        self.quote(old, self.ids.0.as_ref(), parcel, at)
    }

    pub(super) fn after(&self, new: &Policy, parcel: &Parcel, at: Timestamp) -> Quote {
        self.quote(new, self.ids.1.as_ref(), parcel, at)
    }

    fn quote(&self, policy: &Policy, id: Option<&String>, parcel: &Parcel, at: Timestamp) -> Quote {
        let place = policy.places.iter().find(|place| self.is_place && Some(&place.id) == id);
        match place {
            Some(place) => quote_in(policy, parcel, &self.to, Some(place), at),
            None => quote(policy, parcel, &self.to, at),
        }
    }
}

/// All audiences: places that both shops have, then what moves.
pub(super) fn audiences(both: &Both<'_>) -> Vec<Audience> {
    let locale = both.new.first_locale();
    let (old, new) = (both.old_policy, both.new_policy);
    let mut all: Vec<Audience> = Vec::new();
    for place in &new.places {
        if old.places.iter().any(|known| known.id == place.id) {
            let id = Some(place.id.clone());
            let to = sample::destination(new, place);
            all.push(Audience { label: name(place, &locale), ids: (id.clone(), id), to, is_place: true });
        }
    }
    let mut moved: Vec<(Ids, Vec<Destination>)> = Vec::new();
    for to in addresses(old).into_iter().chain(addresses(new)) {
        let id = |policy: &Policy| place_of(policy, &to).map(|place| place.id.clone());
        let ids = (id(old), id(new));
        if ids.0 == ids.1 && (ids.0.is_some() || !all.is_empty()) {
            continue;
        }
        // A country stands for its postcodes.
        let covers = |known: &Destination| *known == to || known.postcode.is_none() && known.country == to.country;
        match moved.iter_mut().find(|(known, _)| *known == ids) {
            Some((_, list)) if list.iter().any(covers) => {}
            Some((_, list)) => list.push(to),
            None => moved.push((ids, vec![to])),
        }
    }
    all.extend(moved.into_iter().filter_map(|(ids, list)| told(ids, &list, both, &locale)));
    all
}

/// Addresses in all places of a policy; one anywhere, where it names none.
fn addresses(policy: &Policy) -> Vec<Destination> {
    let mut all: Vec<Destination> = policy.places.iter().map(|place| sample::destination(policy, place)).collect();
    all.extend(policy.places.iter().flat_map(|place| &place.regions).flat_map(sample::in_region));
    if all.is_empty() {
        let country = "US".to_owned();
        all.push(Destination { country, ..Destination::default() });
    }
    all
}

/// Says from where to where addresses move; the first stands for all.
fn told(ids: Ids, list: &[Destination], both: &Both<'_>, locale: &Locale) -> Option<Audience> {
    let to = list.first()?.clone();
    let named = |policy: &Policy, id: &Option<String>| {
        let place = policy.places.iter().find(|place| Some(&place.id) == id.as_ref());
        place.map_or("no place".to_owned(), |place| name(place, locale))
    };
    let label = if ids == (None, None) {
        "anywhere".to_owned()
    } else {
        let texts: Vec<String> = list.iter().map(say::destination).collect();
        let (from, into) = (named(both.old_policy, &ids.0), named(both.new_policy, &ids.1));
        format!("{} ({from} → {into})", say::few(&texts, SHOWN_MAX))
    };
    Some(Audience { label, ids, to, is_place: false })
}

pub(super) fn name(place: &Place, locale: &Locale) -> String {
    match place.name.get(locale) {
        "" => place.id.clone(),
        name => name.to_owned(),
    }
}
