//! What can be said at once to a question about delivery to a place it names?
//!
//! "Do you deliver to Crete?" deserves a date and a price, not an article.

use super::called::Names;
use super::intent::intent;
use super::place::Named;
use super::{LEFT_OUT, nothing};
use crate::content::{Answer, speaks_of};
use crate::delivery::words::{line, place_name};
use crate::delivery::{Destination, Parcel, Policy, Quote, ReturnBy, quote, return_by_for_order};
use crate::i18n::{Key, Voice};
use crate::time::{Date, Timestamp};

/// A question about delivery to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The place.
    pub named: Named,
    /// Whether date and price are all that it asks for. Else answers may say more.
    pub is_all: bool,
    /// Whether they come before the answer found: not where that is of another matter, such as customs.
    pub is_first: bool,
}

/// What can be promised there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What was asked.
    pub asked: Asked,
    /// What goes there, and what does not.
    pub quote: Quote,
    /// Until when it may come back.
    pub return_by: Option<ReturnBy>,
}

/// Whether a question is about delivery to a place it names. `home` are the countries whose postcodes need no country
/// beside them; `best` is the answer found for it, if one is good enough.
pub fn asked(names: &Names, question: &str, home: &[&str], best: Option<&Answer>) -> Option<Asked> {
    if LEFT_OUT {
        return nothing();
    }
    let named = names.recognise(question, home)?;
    let intent = intent(question, &named.spans);
    let tells = best.is_some_and(|answer| speaks_of(&answer.body, "delivery."));
    if intent.is_other || !(intent.goes || intent.rest == 0 || tells) {
        return None;
    }
    // One more word is a thing or a person: "to my mother in Crete". With two, customs or invoices may be meant.
    let is_all = intent.rest <= 1;
    let is_first = is_all || tells || best.is_none_or(|answer| self::intent(&answer.question, &[]).goes);
    Some(Asked { named, is_all, is_first })
}

impl Reply {
    /// Computes what can be promised.
    pub fn new(policy: &Policy, parcel: &Parcel, asked: Asked, now: Timestamp) -> Reply {
        let quote = quote(policy, parcel, &asked.named.destination, now);
        let ordered = policy.zone.local(now).0;
        let return_by = quote.headline().and_then(|best| return_by_for_order(policy, parcel, ordered, best.latest));
        Reply { asked, quote, return_by }
    }

    /// Where that is.
    pub fn destination(&self) -> &Destination {
        &self.asked.named.destination
    }

    /// Whether a destination is there, however it is known.
    pub fn is_at(&self, to: &Destination) -> bool {
        let there = self.destination();
        (&to.country, &to.place, &to.postcode) == (&there.country, &there.place, &there.postcode)
    }

    /// What the place is called.
    pub fn place(&self, voice: Voice<'_>, policy: Option<&Policy>) -> String {
        place_name(voice, policy, self.destination(), &self.asked.named.label)
    }

    /// Dates and price of the first way there, or that there is none.
    pub fn text(&self, voice: Voice<'_>, place: &str, today: Date) -> String {
        match self.quote.headline() {
            Some(best) => line(voice, best, today),
            None => voice.fill(Key::DeliveryNone, &[("place", place)]),
        }
    }
}
