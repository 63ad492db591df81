//! What holds for every shop, every order and every minute.

use shelfhelp::delivery::{
    self, Counter, Cutoffs, Destination, Fee, Handling, Kind, Method, Parcel, Policy, Promise, Rate, Step, Timing,
    Verdict,
};
use shelfhelp::i18n::Words;
use shelfhelp::money::Currency;
use shelfhelp::time::{Calendar, Date, Span, TimeOfDay, Timestamp, Weekday, Weekdays};

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
        let hours: Vec<Span> = Weekday::ALL
            .into_iter()
            .filter_map(|on| {
                let opens = 60 * self.below(12) as u16;
                let closes = opens + 60 * (1 + self.below(12) as u16);
                (!self.one_in(4)).then_some((on, TimeOfDay(opens), TimeOfDay(closes)))
            })
            .collect();
        let transit = if self.one_in(2) { (0, 0) } else { self.range() };
        let kind = match self.below(6) {
            0 | 1 => Kind::Pickup,
            2 => Kind::Locker,
            3 => Kind::Slots,
            _ => Kind::Ship,
        };
        let timing = Timing {
            ready: self.one_in(3).then(|| self.time()),
            ready_in: self.one_in(3).then(|| 15 * self.below(40) as u16),
            lead: 30 * self.below(60) as u16,
            days_ahead: 7,
        };
        let counter = Counter { hours: hours.clone(), ..Counter::default() };
        let (counters, windows) = match kind {
            Kind::Pickup | Kind::Locker => (vec![counter], Vec::new()),
            _ => (Vec::new(), hours),
        };
        let steps = vec![Step::always(Fee::Flat(500))];
        let method = Method {
            id: "m".into(),
            name: Words::plain("m"),
            kind,
            carrier: self.calendar(),
            rates: vec![Rate { steps, transit, ..Rate::default() }],
            counters,
            windows,
            timing,
            ..Method::default()
        };
        let handling = Handling { days: self.range(), calendar: self.calendar(), cutoffs };
        let policy = Policy::new(Currency::EUR, zone(ZONES[self.below(4) as usize]), handling);
        Policy { methods: vec![method], ..policy }
    }

    fn instant(&mut self) -> Timestamp {
        athens(YEAR_START).plus(60 * self.below(366 * 24 * 60) as i64)
    }
}

fn anywhere() -> Destination {
    Destination { country: "GR".into(), ..Destination::default() }
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
            // Never is later than any day: a counter may be open on a few days of all only.
            let Some(later) = promise(policy, parcel, now.plus(ahead)) else { continue };
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
        let days = if chance.one_in(2) {
            &mut slower.warehouses[0].handling.days
        } else {
            &mut slower.methods[0].rates[0].transit
        };
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
        let calendar =
            if chance.one_in(2) { &mut closed.warehouses[0].handling.calendar } else { &mut closed.methods[0].carrier };
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
        // With windows of delivery, the next one of the same day is another promise.
        let window = |p: &Promise| p.ready_from.filter(|_| p.kind == Kind::Slots);
        let dates = |at: Timestamp| promise(policy, parcel, at).map(|p| (p.earliest, p.latest, window(&p)));
        let held = Some((found.earliest, found.latest, window(found)));
        assert!(by > now, "{policy:?} {parcel:?} {now}: {by}");
        assert_eq!(dates(by.plus(-1)), held, "{policy:?} {parcel:?} {now}: {by}");
        assert_ne!(dates(by), held, "{policy:?} {parcel:?} {now}: {by}");
    });
}

#[test]
fn every_arrival_is_on_a_day_and_at_an_hour_that_is_open() {
    for_all(6, |_, policy, parcel, now, found| {
        let method = &policy.methods[0];
        for day in [found.earliest, found.latest] {
            assert!(method.carrier.is_open(day), "{policy:?} {parcel:?} {now}");
        }
        let hours = found.counter.as_ref().map_or(&method.windows, |counter| &counter.hours);
        if let (false, Some(ready)) = (hours.is_empty(), found.ready_from) {
            let is_open =
                |(day, opens, closes): &Span| *day == found.earliest.weekday() && *opens <= ready && ready < *closes;
            assert!(hours.iter().any(is_open), "{policy:?} {parcel:?} {now}");
        }
    });
}

#[test]
fn every_promise_is_its_own_explanation_summed_up() {
    for_all(8, |_, policy, parcel, now, found| {
        let case = || format!("{policy:?} {parcel:?} {now}: {found:?}");
        let timeline = delivery::explain(policy, parcel, &anywhere(), found).unwrap_or_else(|| panic!("{}", case()));
        for (legs, arrival) in [(&timeline.earliest, found.earliest), (&timeline.latest, found.latest)] {
            // From the day of the order, each leg takes the days that count and those that are passed over.
            let mut day = policy.zone.local(now).0;
            for leg in legs {
                assert_eq!(leg.from, day, "{}", case());
                day = day.plus(i32::from(leg.counted) + leg.skipped.len() as i32);
                assert_eq!(leg.to, day, "{}", case());
                assert!(leg.skipped.iter().all(|(on, _)| (leg.from..=leg.to).contains(on)), "{}", case());
            }
            assert_eq!(day, arrival, "{}", case());
        }
    });
}

#[test]
fn an_order_before_the_last_moment_is_there_by_the_day_and_one_at_it_is_not() {
    for_all(9, |chance, policy, parcel, now, found| {
        let by = found.latest.plus(chance.below(40) as i32);
        let made = delivery::arrives_by(policy, parcel, &anywhere(), by, now);
        let case = || format!("{policy:?} {parcel:?} {now} by {by}: {made:?}");
        let [deadline] = made.as_slice() else { panic!("{}", case()) };
        let latest = |at: Timestamp| promise(policy, parcel, at).map(|p| p.latest);
        assert!(deadline.order_by > now, "{}", case());
        assert!(latest(deadline.order_by.plus(-1)).is_some_and(|day| day <= by), "{}", case());
        assert!(latest(deadline.order_by).is_none_or(|day| day > by), "{}", case());
        let too_soon = found.latest.plus(-1);
        assert_eq!(delivery::arrives_by(policy, parcel, &anywhere(), too_soon, now), [], "{}", case());
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
