//! How is a chosen place kept for the next visit?
#![allow(clippy::expect_used, reason = "a test may stop")]

use shelfhelp::contact::Escalation;
use shelfhelp::delivery::{Certainty, Destination};
use shelfhelp::session::{Effect, Event, Fact, Session, keep_place, recall_place};
use shelfhelp::time::{Date, Timestamp};

fn place(country: &str, region: Option<&str>, postcode: Option<&str>) -> Destination {
    Destination {
        country: country.into(),
        region: region.map(Into::into),
        postcode: postcode.map(Into::into),
        certainty: Certainty::Chosen,
        ..Destination::default()
    }
}

#[test]
fn a_place_found_again_asks_for_nothing_and_gives_way_to_one_chosen_now() {
    let mut session = Session::new(Escalation::default(), true);
    assert_eq!(session.update(Event::PlaceRecalled(place("GR", None, Some("10434"))), Timestamp(0)), []);
    assert_eq!(session.destination(), Some(&place("GR", None, Some("10434"))));
    assert_eq!(
        session.update(Event::PlaceChosen(place("CY", None, None)), Timestamp(0)),
        [Effect::Report(Fact::Place("CY".into())), Effect::Remember]
    );
    session.update(Event::PlaceRecalled(place("GR", None, Some("10434"))), Timestamp(0));
    assert_eq!(session.destination(), Some(&place("CY", None, None)));
}

#[test]
fn country_postcode_and_the_shops_own_place_are_kept_and_nothing_else() {
    let today = Date(20_776);
    let islands = Destination { place: Some("greek islands".into()), ..place("GR", None, None) };
    for (chosen, written, found) in [
        (place("GR", None, Some("10434")), "1 20776 GR/10434", place("GR", None, Some("10434"))),
        (place("IE", None, None), "1 20776 IE/", place("IE", None, None)),
        (place("US", Some("CA"), Some("90210")), "1 20776 US/90210", place("US", None, Some("90210"))),
        (place("US", Some("CA"), None), "1 20776 US/", place("US", None, None)),
        // What the shop calls one of its places.
        (islands.clone(), "1 20776 GR/@greek islands", islands),
    ] {
        assert_eq!(keep_place(&chosen, today), written);
        assert_eq!(recall_place(written, today), Some(found), "{written}");
    }
}

#[test]
fn a_kept_place_that_is_old_or_damaged_is_none() {
    let today = Date(20_776);
    for (kept, found) in [
        ("1 20596 GR/10434", true),
        ("1 20595 GR/10434", false),
        ("1 20777 GR/10434", true),
        ("1 20778 GR/10434", false),
        ("1 -2147483648 GR/10434", false),
        ("1 99999999999 GR/10434", false),
        ("0 20776 GR/10434", false),
        ("2 20776 GR/10434", false),
        ("1 20776 GR/1", false),
        ("1 20776 QQ/10434", false),
        ("1 20776 ", false),
        ("1 20776", false),
        ("GR/10434", false),
        ("", false),
    ] {
        assert_eq!(recall_place(kept, today).is_some(), found, "{kept:?}");
    }
}
