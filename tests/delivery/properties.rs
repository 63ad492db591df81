//! What holds for every shop, every order and every minute.

use shelfhelp::delivery::{
    self, Certainty, Cutoffs, Destination, Handling, Kind, Method, Parcel, Policy, Price, Promise, Rate, Verdict,
};
use shelfhelp::i18n::Words;
use shelfhelp::money::{Currency, Money};
use shelfhelp::time::{Calendar, Date, TimeOfDay, Timestamp, Weekdays};

use super::{ELAIA, athens, policy, scarf, to, zone};

const ZONES: [&str; 4] = [
    super::ATHENS,
    "EST5EDT,M3.2.0,M11.1.0",
    "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
];
const YEAR_START: &str = "2026-01-01 00:00";

/// Xorshift: the same cases on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn calendar(&mut self) -> Calendar {
        let mut days = |count: u64| {
            let mut list: Vec<Date> = (0..self.below(count)).map(|_| self.day()).collect();
            list.sort_unstable();
            list
        };
        let (closed, open) = (days(30), days(5));
        Calendar { week: Weekdays(1 + self.below(127) as u8), closed, open }
    }

    fn day(&mut self) -> Date {
        Date::new(2026, 1, 1).expect("a day").plus(self.below(420) as i32)
    }

    fn time(&mut self) -> TimeOfDay {
        TimeOfDay(30 * self.below(49) as u16)
    }

    fn range(&mut self) -> (u16, u16) {
        let least = self.below(4) as u16;
        (least, least + self.below(4) as u16)
    }

    fn policy(&mut self) -> Policy {
        let cutoffs = Cutoffs([(); 7].map(|()| (!self.one_in(3)).then(|| self.time())));
        let hours = [(); 7].map(|()| {
            let opens = 60 * self.below(12) as u16;
            (!self.one_in(4)).then(|| (TimeOfDay(opens), TimeOfDay(opens + 60 * (1 + self.below(12) as u16))))
        });
        let transit = if self.one_in(2) { (0, 0) } else { self.range() };
        Policy {
            currency: Currency::EUR,
            zone: zone(ZONES[self.below(4) as usize]),
            handling: Handling { days: self.range(), calendar: self.calendar(), cutoffs },
            places: Vec::new(),
            methods: vec![Method {
                id: "m".into(),
                name: Words::plain("m"),
                kind: if self.one_in(3) { Kind::Pickup { address: Words::default(), hours } } else { Kind::Ship },
                handling: None,
                carrier: self.calendar(),
                rates: vec![Rate {
                    place: None,
                    price: Price::Flat(Money::minor(500, Currency::EUR)),
                    transit,
                    free_over: None,
                }],
                refuses: Vec::new(),
            }],
            returns: None,
        }
    }

    fn instant(&mut self) -> Timestamp {
        athens(YEAR_START).plus(60 * self.below(366 * 24 * 60) as i64)
    }
}

fn anywhere() -> Destination {
    Destination { country: "GR".into(), postcode: None, certainty: Certainty::Given }
}

fn promise(policy: &Policy, parcel: &Parcel, now: Timestamp) -> Option<Promise> {
    delivery::promises(policy, parcel, &anywhere(), now).pop()
}

/// Runs a property over made-up shops, parcels and instants; the shops that never open are left out.
fn for_all(seed: u64, property: impl Fn(&mut Chance, &Policy, &Parcel, Timestamp, &Promise)) {
    let mut chance = Chance(seed);
    let mut count = 0;
    for _ in 0..2000 {
        let policy = chance.policy();
        let available_from = chance.one_in(4).then(|| chance.day());
        let parcel = Parcel { available_from, ..scarf() };
        let now = chance.instant();
        if let Some(found) = promise(&policy, &parcel, now) {
            property(&mut chance, &policy, &parcel, now, &found);
            count += 1;
        }
    }
    assert!(count > 1500, "{count} of 2000 shops promise something");
}

#[test]
fn the_earliest_is_never_after_the_latest_nor_before_today() {
    for_all(1, |_, policy, parcel, now, found| {
        assert!(found.earliest <= found.latest, "{policy:?} {parcel:?} {now}");
        assert!(found.earliest >= policy.zone.local(now).0, "{policy:?} {parcel:?} {now}");
        assert!(parcel.available_from.is_none_or(|from| found.earliest >= from), "{policy:?} {parcel:?} {now}");
    });
}

#[test]
fn a_later_order_never_arrives_earlier() {
    for_all(2, |chance, policy, parcel, now, found| {
        for ahead in [60, 3600, 60 * chance.below(10_000) as i64] {
            let later = promise(policy, parcel, now.plus(ahead)).expect("a promise");
            assert!(
                (found.earliest, found.ready_from) <= (later.earliest, later.ready_from)
                    && found.latest <= later.latest,
                "{policy:?} {parcel:?} {now} + {ahead}: {found:?} {later:?}"
            );
        }
    });
}

#[test]
fn more_handling_or_a_longer_way_never_arrives_sooner() {
    for_all(3, |chance, policy, parcel, now, found| {
        let mut slower = policy.clone();
        let days = if chance.one_in(2) { &mut slower.handling.days } else { &mut slower.methods[0].rates[0].transit };
        let more = 1 + chance.below(3) as u16;
        *days = (days.0 + more, days.1 + more);
        let slow = promise(&slower, parcel, now).expect("a promise");
        assert!(found.earliest <= slow.earliest && found.latest <= slow.latest, "{policy:?} {parcel:?} {now} + {more}");
    });
}

#[test]
fn one_more_closed_day_never_arrives_sooner() {
    for_all(4, |chance, policy, parcel, now, found| {
        let mut closed = policy.clone();
        let calendar = if chance.one_in(2) { &mut closed.handling.calendar } else { &mut closed.methods[0].carrier };
        calendar.closed.push(found.earliest.plus(-(chance.below(3) as i32)));
        calendar.closed.sort_unstable();
        let Some(slow) = promise(&closed, parcel, now) else { return };
        assert!(found.earliest <= slow.earliest && found.latest <= slow.latest, "{policy:?} {parcel:?} {now}");
    });
}

#[test]
fn until_the_last_moment_the_dates_hold_and_from_then_on_they_do_not() {
    for_all(5, |_, policy, parcel, now, found| {
        let Some(by) = found.order_by else { return };
        let dates = |at: Timestamp| promise(policy, parcel, at).map(|p| (p.earliest, p.latest));
        assert!(by > now, "{policy:?} {parcel:?} {now}: {by}");
        assert_eq!(dates(by.plus(-1)), Some((found.earliest, found.latest)), "{policy:?} {parcel:?} {now}: {by}");
        assert_ne!(dates(by), Some((found.earliest, found.latest)), "{policy:?} {parcel:?} {now}: {by}");
    });
}

#[test]
fn every_arrival_is_on_a_day_and_at_an_hour_that_is_open() {
    for_all(6, |_, policy, parcel, now, found| {
        let method = &policy.methods[0];
        for day in [found.earliest, found.latest] {
            assert!(method.carrier.is_open(day), "{policy:?} {parcel:?} {now}");
        }
        if let Kind::Pickup { hours, .. } = &method.kind {
            let (opens, closes) = hours[found.earliest.weekday().index()].expect("open that day");
            let ready = found.ready_from.expect("a time");
            assert!(opens <= ready && ready < closes, "{policy:?} {parcel:?} {now}");
        }
    });
}

#[test]
fn every_receipt_is_confirmed() {
    for_all(7, |_, policy, parcel, now, found| {
        let verdict = delivery::verify(&found.receipt, policy, parcel, &anywhere());
        assert!(
            matches!(&verdict, Verdict::Confirmed(p) if p.receipt == found.receipt),
            "{policy:?} {parcel:?} {now}: {verdict:?}"
        );
    });
}

#[test]
fn every_hour_of_a_year_promises_in_every_zone() {
    for rule in ZONES {
        let mut elaia = policy(ELAIA);
        elaia.zone = zone(rule);
        let mut earliest = Date(0);
        for hour in 0..366 * 24 {
            let now = athens("2026-06-01 00:00").plus(hour * 3600);
            let quote = delivery::quote(&elaia, &scarf(), &to("GR/104 34"), now);
            assert_eq!(quote.promises.len(), 4, "{rule} {now}");
            let standard = quote.promises.iter().find(|p| p.method == "standard").expect("standard");
            assert!(standard.earliest >= earliest, "{rule} {now}");
            earliest = standard.earliest;
        }
    }
}

#[test]
fn a_clock_that_is_utterly_wrong_stops_nothing() {
    let elaia = policy(ELAIA);
    for seconds in [i64::MIN, -62_135_596_801, -1, 253_402_300_800, i64::MAX] {
        let parcel = Parcel { available_from: Some(Date(i32::MAX)), ..scarf() };
        for parcel in [&scarf(), &parcel] {
            for promise in delivery::promises(&elaia, parcel, &to("GR/104 34"), Timestamp(seconds)) {
                assert!(promise.earliest <= promise.latest && promise.receipt.len() == 32, "{seconds}");
            }
        }
    }
}
