//! What does a very large shop look like?
//!
//! Two of them, the same on every run: one with many places, methods and steps, one with a courier's list of postcodes.
//! They are written as a merchant would write them and read by the same reader.

use shelfhelp::content::{Shop, read_shop};
use shelfhelp::problem::{Log, Problem, Value};
use shelfhelp::time::Almanac;

/// How many places, methods, and steps of each rate the wide shop has.
pub const PLACES: usize = 300;
/// Ways of delivery.
pub const METHODS: usize = 50;
/// Steps of each rate.
pub const STEPS: usize = 20;
/// Postcodes of one place of the long shop.
pub const POSTCODES: usize = 100_000;

/// A name, its price or days, and so on: short for writing documents.
fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn number(number: usize) -> Value {
    Value::Number(number.to_string())
}

fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::List(items.into_iter().collect())
}

/// 300 places, 50 methods of every kind, each with a rate of 20 steps for each place: 300,000 prices.
pub fn wide() -> (Shop, Vec<Problem>) {
    let places = (0..PLACES).map(|n| {
        let id = text(format!("p{n}"));
        let name = map([("en", text(format!("Place {n}"))), ("el", text(format!("Τόπος {n}")))]);
        match n {
            // Beginnings, ranges and whole postcodes of one country, and whole countries last.
            0..250 => {
                let first = 10_000 + n * 300;
                let codes = [
                    format!("{first}..{}", first + 199),
                    format!("{}*", (first + 200) / 10),
                    (first + 250).to_string(),
                ];
                map([
                    ("id", id),
                    ("name", name),
                    ("countries", list([text("DE")])),
                    ("postcodes", list(codes.map(text))),
                ])
            }
            n if n + 1 == PLACES => map([("id", id), ("name", name)]),
            n => map([("id", id), ("name", name), ("countries", list([text(COUNTRIES[n - 250])]))]),
        }
    });
    read(map([
        ("handling", handling("14:00")),
        ("carriers", map([("post", carrier("mon-fri")), ("courier", carrier("mon-sat"))])),
        ("places", list(places)),
        ("methods", list((0..METHODS).map(method))),
        ("returns", map([("days", number(30))])),
    ]))
}

const COUNTRIES: [&str; 49] = [
    "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK", "GB", "CH", "NO", "IS", "TR", "UA", "RS", "AL", "MK", "ME", "BA", "MD",
    "GE", "AM", "JP", "CN", "KR", "IN", "AU", "NZ", "CA", "US", "BR",
];

fn handling(cutoff: &str) -> Value {
    map([
        ("days", list([number(1), number(2)])),
        ("cutoff", map([("weekdays", text(cutoff)), ("fri", text("12:00"))])),
        ("closed", list(HOLIDAYS.map(text))),
    ])
}

const HOLIDAYS: [&str; 8] = [
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-12-24..2027-01-01",
    "2027-03-26",
    "2027-03-29",
    "2027-12-25",
];

fn carrier(week: &str) -> Value {
    map([("open", list([text(week)])), ("closed", list(HOLIDAYS.map(text)))])
}

fn method(n: usize) -> Value {
    let kind = ["ship", "ship", "pickup", "ship", "locker", "ship", "slots", "ship", "ship", "digital"][n % 10];
    let mut entries = vec![
        ("id", text(format!("m{n}"))),
        ("name", map([("en", text(format!("Method {n}"))), ("el", text(format!("Τρόπος {n}")))])),
        ("kind", text(kind)),
        ("rates", list((0..PLACES).map(|place| rate(n, place, kind)))),
    ];
    match kind {
        "pickup" | "locker" => entries.push(("counters", list((0..3).map(counter)))),
        "slots" => {
            entries.push(("slots", map([("daily", list(["09:00-12:00", "13:00-17:00", "18:00-21:00"].map(text)))])));
            entries.push(("lead", text("3 h")));
        }
        "digital" => {}
        _ => entries.push(("carrier", text(if n.is_multiple_of(2) { "post" } else { "courier" }))),
    }
    if n % 7 == 3 {
        entries.push(("handling", handling(&format!("{}:30", 9 + n % 10))));
    }
    Value::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn counter(n: usize) -> Value {
    map([
        ("id", text(format!("c{n}"))),
        ("name", text(format!("Counter {n}"))),
        ("hours", map([("weekdays", list(["09:00-13:00", "17:00-20:00"].map(text))), ("sat", text("10:00-15:00"))])),
        ("country", text("DE")),
        ("postcode", text((10_115 + 7_000 * n).to_string())),
    ])
}

fn rate(method: usize, place: usize, kind: &str) -> Value {
    let price = |step: usize| text(format!("{}.{:02}", 3 + step + method % 5, place % 100));
    let step = |step: usize| match step + 1 {
        STEPS => map([("price", price(step))]),
        _ => map([("up_to", number((step + 1) * 500 + place)), ("price", price(step))]),
    };
    let mut entries = vec![
        ("place", text(format!("p{place}"))),
        ("tiers_by_weight", list((0..STEPS).map(step))),
        ("free_over", text("120.00")),
    ];
    if kind != "digital" {
        entries.push(("transit", list([number(1 + place % 3), number(3 + place % 4)])));
    }
    Value::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A place of 100,000 postcodes before the rest of its country, as a courier lists the ones it serves.
pub fn long() -> (Shop, Vec<Problem>) {
    // Every code is a step of a few on from the one before, as a list with gaps is.
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut code = 0_u64;
    let codes = (0..POSTCODES).map(|_| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        code += 1 + chance % 90;
        text(format!("{:07}", 1_000_000 + code))
    });
    read(map([
        ("handling", handling("14:00")),
        (
            "places",
            list([
                map([("id", text("near")), ("countries", list([text("JP")])), ("postcodes", list(codes))]),
                map([("id", text("rest"))]),
            ]),
        ),
        (
            "methods",
            list([map([
                ("id", text("courier")),
                (
                    "rates",
                    list(["near", "rest"].map(|place| {
                        map([
                            ("place", text(place)),
                            ("price", text("5.00")),
                            ("transit", list([number(1), number(2)])),
                        ])
                    })),
                ),
            ])]),
        ),
    ]))
}

fn read(delivery: Value) -> (Shop, Vec<Problem>) {
    let shop = map([
        ("name", text("Scale")),
        ("locales", list([text("en"), text("el")])),
        ("currency", text("EUR")),
        ("time_zone", text("CET-1CEST,M3.5.0,M10.5.0/3")),
        ("delivery", delivery),
    ]);
    let log = Log::default();
    let shop = read_shop(&shop, &Almanac::EMPTY, &log);
    (shop, log.into_problems())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shelfhelp::content::bundle::encode_shop;

    #[test]
    fn the_wide_shop_is_what_it_says() {
        let (shop, problems) = wide();
        assert_eq!(problems, []);
        let policy = shop.policy.as_ref().map(|p| (p.places.len(), p.methods.len()));
        assert_eq!(policy, Some((PLACES, METHODS)));
        let rates = shop.policy.iter().flat_map(|p| &p.methods).flat_map(|m| &m.rates);
        let steps: Vec<usize> = rates.map(|rate| rate.steps.len()).collect();
        assert!(steps.len() == PLACES * METHODS && steps.iter().all(|steps| *steps == STEPS));
    }

    #[test]
    fn a_hundred_thousand_postcodes_stay_below_200_kb() {
        let (shop, problems) = long();
        assert_eq!(problems, []);
        let bytes = encode_shop(&shop).len();
        assert!(bytes < 200_000, "{bytes} bytes");
    }
}
