//! Where does the shopper's place stay until the next visit?
//!
//! In `localStorage`, with consent and not without. Nothing is written before the shopper has chosen a place.

use std::cell::RefCell;

use super::{clock, visit};
use crate::delivery::Destination;
use crate::session::{Event, keep_place, recall_place};

const STORAGE_KEY: &str = "shelfhelp:place";
/// By which a beacon knows the shopper again, with the same consent.
const VISITOR_KEY: &str = "shelfhelp:visitor";

/// Consent and place.
type State = (Option<bool>, Option<Destination>);

thread_local! {
    /// The state that what is kept agrees with.
    static DONE: RefCell<State> = const { RefCell::new((None, None)) };
}

/// Keeps the place of the visit, finds the one of an earlier visit again, or forgets it; tells whether it was found.
pub(super) fn settle(app: u32, consent: Option<bool>) -> bool {
    let place = visit::session().destination().cloned();
    let state = (consent, place.clone());
    if DONE.with_borrow(|done| *done == state) {
        return false;
    }
    let Some(storage) = consent.and_then(|_| web_sys::window()?.local_storage().ok()?) else {
        DONE.set(state);
        return false;
    };
    let today = clock::now().utc_day();
    let kept = || recall_place(&storage.get_item(STORAGE_KEY).ok()??, today);
    let mut found = None;
    // A full or forbidden storage costs the memory, nothing on this page.
    let _ = match (consent, &place) {
        (Some(true), None) => {
            found = kept();
            // What is too old or damaged goes, too.
            if found.is_none() { storage.remove_item(STORAGE_KEY) } else { Ok(()) }
        }
        // A place that is kept already is not kept longer for being seen again.
        (Some(true), Some(place)) if kept().is_none_or(|kept| !is_same(&kept, place)) => {
            storage.set_item(STORAGE_KEY, &keep_place(place, today))
        }
        (Some(true), Some(_)) => Ok(()),
        _ => storage.remove_item(VISITOR_KEY).and_then(|()| storage.remove_item(STORAGE_KEY)),
    };
    DONE.set((consent, place.or_else(|| found.clone())));
    let Some(found) = found else { return false };
    visit::update(app, Event::PlaceRecalled(found), clock::now());
    true
}

/// What is kept says less than what was chosen.
fn is_same(kept: &Destination, place: &Destination) -> bool {
    kept.country == place.country && kept.postcode == place.postcode && kept.place == place.place
}
