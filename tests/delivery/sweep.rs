//! Does every hour of three years promise something sensible, on clocks of all kinds?
//!
//! A shop that uses every kind of method and every rule. Each test takes one zone; of the hours of 2026 to 2028 it takes
//! each hour around a change of the clocks or the turn of a year, and every seventh of the others, which meets every
//! hour of the day. `cargo xtask bench delivery` runs all of them.

use std::collections::BTreeMap;

use shelfhelp::delivery::{self, Destination, Parcel, Policy, Promise, Receipt};
use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone};

use super::mistakes::GOOD;
use super::{ATHENS, day, eur, policy, scarf, to, zone};

// Half an hour of daylight time; none at all; and half an hour off, twice over.
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
const LORD_HOWE: &str = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";
const KOLKATA: &str = "IST-5:30";
const CHATHAM: &str = "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45";

#[test]
fn athens_changes_its_clocks_at_night() {
    sweep(ATHENS, 7);
}

#[test]
fn new_york_is_behind_greenwich() {
    sweep(NEW_YORK, 7);
}

#[test]
fn lord_howe_moves_its_clocks_by_half_an_hour() {
    sweep(LORD_HOWE, 7);
}

#[test]
fn kolkata_never_changes_its_clocks() {
    sweep(KOLKATA, 7);
}

#[test]
fn chatham_is_ahead_of_everybody() {
    sweep(CHATHAM, 7);
}

#[test]
#[ignore = "a minute in a debug build; `cargo xtask bench delivery` runs it"]
fn every_hour_of_three_years_in_five_zones() {
    for rule in [ATHENS, NEW_YORK, LORD_HOWE, KOLKATA, CHATHAM] {
        sweep(rule, 1);
    }
}

/// The shop on other clocks; its warehouse in Berlin keeps its own.
fn shop(zone: &Zone) -> Policy {
    let mut shop = policy(GOOD);
    shop.warehouses[0].zone = zone.clone();
    shop.zone = zone.clone();
    shop.sealed()
}

/// An ordinary parcel, one made to order elsewhere, and one that is awaited for a year.
fn cases() -> [(Parcel, Destination); 3] {
    let made = Parcel { warehouse: "berlin".into(), made_to_order: (5, 8), quantity: 3, ..scarf() };
    let awaited =
        Parcel { available_from: Some(day("2027-02-20")), class: "bulky".into(), value: eur(9000), ..scarf() };
    [(scarf(), to("GR/180 10")), (made, to("GR/546 21")), (awaited, to("DE/10115"))]
}

fn sweep(rule: &str, step: i64) {
    let zone = zone(rule);
    let shop = shop(&zone);
    let cases = cases();
    // The dates last promised by each way to each case.
    let mut before: BTreeMap<(usize, String), (Date, Option<TimeOfDay>, Date)> = BTreeMap::new();
    let (first, last) = (zone.instant(day("2026-01-01"), TimeOfDay(0)), zone.instant(day("2029-01-01"), TimeOfDay(0)));
    let mut count = 0;
    for hour in 0..(last.0 - first.0) / 3600 {
        let now = first.plus(hour * 3600);
        if hour % step != 0 && !is_near_a_change(&zone, now) {
            continue;
        }
        let which = (hour / step) as usize % cases.len();
        let (parcel, destination) = &cases[which];
        let quote = delivery::quote(&shop, parcel, destination, now);
        assert!(quote.promises.len() >= 4, "{rule} {now}: {quote:?}");
        for promise in &quote.promises {
            sound(&shop, parcel, destination, promise);
            let dates = (promise.earliest, promise.ready_from, promise.latest);
            let earlier = before.insert((which, promise.method.clone()), dates);
            if let Some(earlier) = earlier {
                let is_later = (earlier.0, earlier.1) <= (dates.0, dates.1) && earlier.2 <= dates.2;
                assert!(is_later, "{rule} {now}: {earlier:?} and then {promise:?}");
            }
        }
        count += 1;
    }
    assert!(count >= 26_304 / step, "{count} hours");
}

/// Whether the clocks change, or the year does, within a day.
fn is_near_a_change(zone: &Zone, now: Timestamp) -> bool {
    let [before, after] = [now.plus(-86_400), now.plus(86_400)];
    zone.offset(before) != zone.offset(after) || zone.local(before).0.ymd().0 != zone.local(after).0.ymd().0
}

/// What holds for every promise by itself.
fn sound(shop: &Policy, parcel: &Parcel, destination: &Destination, promise: &Promise) {
    let now = promise.at;
    assert!(promise.earliest <= promise.latest, "{promise:?}");
    assert!(promise.earliest >= shop.zone.local(now).0.plus(-1), "{promise:?}");
    assert!(promise.order_by.is_none_or(|by| by > now), "{promise:?}");
    assert!(promise.windows.is_sorted() && promise.windows.iter().all(|(_, from, until)| from < until), "{promise:?}");
    assert!(
        promise
            .windows
            .first()
            .is_none_or(|(on, from, _)| (*on, Some(*from)) == (promise.earliest, promise.ready_from))
    );
    let receipt = Receipt::read(&promise.receipt).unwrap_or_else(|| panic!("{promise:?}"));
    assert_eq!((receipt.earliest, receipt.latest), (promise.earliest, promise.latest), "{promise:?}");
    assert_eq!(receipt.price, promise.price.map(|price| price.minor), "{promise:?}");
    assert!((0..60).contains(&(now.0 - receipt.at.0)), "{promise:?}");
    // Two of the questions that cost as much as the quote itself, asked of some.
    if now.0 / 3600 % 5 == 0 {
        let timeline = delivery::explain(shop, parcel, destination, promise).unwrap_or_else(|| panic!("{promise:?}"));
        for (legs, arrival) in [(&timeline.earliest, promise.earliest), (&timeline.latest, promise.latest)] {
            assert!(legs.windows(2).all(|pair| pair[0].to == pair[1].from), "{promise:?}");
            assert_eq!(legs.last().map(|leg| leg.to), Some(arrival), "{promise:?}");
        }
    }
}
