//! Does an answer tell this shopper's dates, prices and places?
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::content::{Facts, LIVE_FACTS, Product, fact, markup, speaks_of};
use shelfhelp::delivery::{self, Destination, Parcel, Policy, quote, return_by_for_order};
use shelfhelp::i18n::{Catalog, Locale, Native, Voice, Words};
use shelfhelp::money::{Currency, Money};
use shelfhelp::problem::{Log, Reader, Value};
use shelfhelp::time::{Almanac, Timestamp, Zone};

/// Every kind of way. Ordered on Thursday 19 November 2026 at 13:47: packed on Friday 20.
const RULES: &str = r#"{
  "handling": { "days": 1, "cutoff": "14:00" },
  "places": [
    { "id": "islands", "name": "the islands", "countries": ["GR"], "postcodes": ["840*"] },
    { "id": "greece", "name": "Greece", "countries": ["GR"] },
    { "id": "far", "countries": ["JP"] }
  ],
  "methods": [
    { "id": "standard", "name": "Standard", "rates": [
      { "place": "islands", "price": "5.20", "transit": [2, 4], "free_over": "50" },
      { "place": "greece", "price": "3.50", "transit": [1, 2], "free_over": "50" },
      { "place": "far", "price": "checkout", "transit": [5, 8] } ] },
    { "id": "express", "name": "Express", "handling": { "days": 0 }, "rates": [
      { "place": "greece", "price": "6.90", "transit": 1 } ] },
    { "id": "shop", "name": "Pick up", "kind": "pickup", "counters": [
        { "id": "ermou", "name": "Ermou", "address": "Ermou 12, Athens", "country": "GR", "postcode": "105 63",
          "hours": { "weekdays": ["10:00-14:00", "17:00-20:00"], "sat": "10:00-16:00" } },
        { "id": "chania", "address": "Harbour 3, Chania", "country": "GR", "postcode": "731 00",
          "hours": { "mon": "09:00-17:00", "wed": "09:00-17:00", "thu": "09:00-17:00" } } ],
      "rates": [ { "place": "greece", "price": "free", "transit": 0 } ] }
  ],
  "returns": { "days": 30, "fees": { "greece": "free", "islands": "4.00" }, "methods": ["post", "store", "pickup"],
    "except": { "hygiene": "Not for hygiene" } }
}"#;

struct Page {
    policy: Policy,
    product: Product,
    at: Timestamp,
    value: &'static str,
}

fn page() -> Page {
    let value: Value = serde_json::from_str(RULES).unwrap();
    let log = Log::default();
    let zone = Zone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").unwrap();
    let policy = delivery::read(&Reader::new(&value, "", &log), Currency::EUR, zone, &Almanac::EMPTY);
    assert_eq!(log.into_problems(), []);
    let word = |word: &str| Words::plain(word);
    let facts =
        ["material", "Care", "size", "color", "weight", "width", "height", "depth", "pattern", "brand", "origin"];
    let product = Product {
        price: Money::parse("37.90", Currency::EUR),
        facts: facts.map(|name| (word(name).or(name.to_ascii_lowercase()), word(&format!("the {name}")))).into(),
        ..Product::default()
    };
    Page { policy, product, at: Timestamp::parse("2026-11-19T13:47:00+02:00").unwrap(), value: "37.90" }
}

impl Page {
    /// A fact for a destination; `-` where it cannot be known.
    fn tell(&self, to: &str, name: &str) -> String {
        let to = Destination::parse(to);
        let parcel = Parcel {
            value: Money::parse(self.value, Currency::EUR),
            tags: self.product.tags.clone(),
            quantity: 1,
            ..Parcel::default()
        };
        let quote = to.as_ref().map(|to| quote(&self.policy, &parcel, to, self.at)).unwrap_or_default();
        let zone = &self.policy.zone;
        let latest = quote.headline().map(|best| best.latest);
        let return_by = latest.and_then(|day| return_by_for_order(&self.policy, &parcel, zone.local(self.at).0, day));
        let (catalog, locale) = (Catalog::english(), Locale::english());
        let voice = Voice { catalog: &catalog, locale: &locale, format: &Native };
        let place = to.as_ref().map(|to| delivery::words::place_name(voice, Some(&self.policy), to, ""));
        let facts = Facts {
            voice,
            policy: Some(&self.policy),
            quote: &quote,
            destination: to.as_ref(),
            place: place.as_deref().unwrap_or_default(),
            return_by: return_by.as_ref(),
            product: &self.product,
            product_name: "Scarf, olive",
            zone,
            now: self.at,
        };
        fact(name, &facts).unwrap_or_else(|| "-".into())
    }

    #[track_caller]
    fn check(&self, to: &str, cases: &[(&str, &str)]) {
        let told: Vec<(&str, String)> = cases.iter().map(|(name, _)| (*name, self.tell(to, name))).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(name, words)| (*name, words.as_str())).collect();
        assert_eq!(told, cases, "to {to}");
    }
}

#[test]
fn facts_of_delivery_are_those_of_the_first_promise() {
    // Packed on Fri 20; one or two days on the way: Mon 23, Tue 24. Express leaves today and comes on Fri 20.
    page().check(
        "GR/105 63",
        &[
            ("delivery.range", "Mon 23 – Tue 24 Nov"),
            ("delivery.earliest", "Mon 23 Nov"),
            ("delivery.latest", "Tue 24 Nov"),
            ("delivery.price", "€3.50"),
            ("delivery.place", "GR 105 63"),
            ("delivery.method", "Standard"),
            ("delivery.order_by", "Thu 19 Nov 14:00"),
            ("delivery.countdown", "13 min"),
            ("delivery.cheapest", "Standard · Mon 23 – Tue 24 Nov · €3.50"),
            ("delivery.soonest", "Express · Fri 20 Nov · €6.90"),
            ("free_shipping.gap", "€12.10"),
            ("free_shipping.over", "€50.00"),
        ],
    );
}

#[test]
fn a_place_called_by_its_name_has_its_own_dates_and_prices() {
    // Two to four days on the way from Fri 20: Tue 24, Thu 26.
    page().check(
        "GR@islands",
        &[
            ("delivery.place", "the islands"),
            ("delivery.range", "Tue 24 – Thu 26 Nov"),
            ("delivery.price", "€5.20"),
            ("returns.fee", "€4.00"),
            // 30 days after Thu 26 November.
            ("returns.until", "Saturday 26 December"),
            ("pickup.place", "-"),
        ],
    );
}

#[test]
fn the_nearest_counter_is_told() {
    let page = page();
    page.check(
        "GR/105 63",
        &[
            ("pickup.place", "Ermou"),
            ("pickup.address", "Ermou 12, Athens"),
            // Packed by Fri 20 and there when it opens.
            ("pickup.ready", "Tomorrow from 10:00"),
            ("pickup.hours", "Mon–Fri 10:00–14:00 and 17:00–20:00 · Sat 10:00–16:00"),
            ("pickup.price", "Free"),
        ],
    );
    // A counter without a name is called by its method.
    let cases = [("pickup.place", "Pick up"), ("pickup.hours", "Mon 09:00–17:00 · Wed–Thu 09:00–17:00")];
    page.check("GR/731 00", &cases);
}

#[test]
fn what_cannot_be_known_is_left_to_the_merchants_words() {
    let page = page();
    for name in LIVE_FACTS.iter().filter(|name| name.starts_with("delivery.") && **name != "delivery.place") {
        assert_eq!(page.tell("US", name), "-", "nothing goes there: {name}");
        assert_eq!(page.tell("", name), "-", "nobody knows where to: {name}");
    }
    page.check(
        "JP",
        &[("delivery.price", "-"), ("delivery.cheapest", "-"), ("free_shipping.over", "-"), ("returns.fee", "-")],
    );
    page.check("JP", &[("delivery.soonest", "Standard · Fri 27 Nov – Wed 2 Dec · price at checkout")]);
    page.check(
        "",
        &[("returns.days", "30 days"), ("returns.fee", "-"), ("returns.until", "-"), ("delivery.place", "-")],
    );
    page.check("GR", &[("product.nothing", "-"), ("nothing", "-"), ("delivery.nothing", "-"), ("pickup.nothing", "-")]);
}

#[test]
fn a_countdown_is_told_only_when_it_matters() {
    let mut page = page();
    for (at, left) in [
        ("2026-11-19T05:59:00+02:00", "-"),
        ("2026-11-19T06:00:00+02:00", "8 hr"),
        ("2026-11-19T13:59:00+02:00", "1 min"),
        // The next cut-off is a day away.
        ("2026-11-19T14:00:00+02:00", "-"),
    ] {
        page.at = Timestamp::parse(at).unwrap();
        assert_eq!(page.tell("GR/105 63", "delivery.countdown"), left, "{at}");
    }
}

#[test]
fn what_is_free_has_no_gap_and_what_cannot_come_back_no_fee() {
    let mut page = page();
    page.value = "50.00";
    page.check(
        "GR/105 63",
        &[("free_shipping.gap", "-"), ("free_shipping.over", "€50.00"), ("delivery.price", "Free")],
    );
    page.check(
        "GR/105 63",
        &[("returns.fee", "Free"), ("returns.methods", "by post, in our shop or collected from your door")],
    );
    page.product.tags = vec!["hygiene".into()];
    page.check(
        "GR/105 63",
        &[("returns.fee", "-"), ("returns.methods", "-"), ("returns.days", "-"), ("returns.until", "-")],
    );
}

#[test]
fn products_are_told_by_the_names_of_their_facts() {
    let cases = [
        ("product.name", "Scarf, olive"),
        ("product.price", "€37.90"),
        ("product.material", "the material"),
        ("product.care", "the Care"),
    ];
    page().check("GR", &cases);
}

#[test]
fn every_fact_has_something_to_tell() {
    let page = page();
    for name in LIVE_FACTS {
        assert_ne!(page.tell("GR/105 63", name), "-", "{name}");
    }
}

#[test]
fn a_text_says_which_facts_it_holds_wherever_they_stand() {
    for (text, group, speaks) in [
        ("On {{delivery.range | soon}}.", "delivery.", true),
        ("On **{{delivery.range | soon}}**.", "delivery.", true),
        ("- a\n- {{pickup.ready | soon}}", "pickup.", true),
        ("| a |\n|---|\n| {{delivery.price | small}} |", "delivery.", true),
        ("> {{delivery.price | small}}", "delivery.", true),
        ("# {{delivery.price | small}}", "delivery.", true),
        ("[{{delivery.price | small}}](/x)", "delivery.", true),
        ("{{returns.days | thirty days}}", "delivery.", false),
        ("`{{delivery.price | small}}`", "delivery.", false),
        ("We deliver.", "delivery.", false),
    ] {
        assert_eq!(speaks_of(&markup::parse(text), group), speaks, "{text}");
    }
}

#[test]
fn a_name_that_is_none_is_answered_with_what_there_is() {
    for (name, help) in [
        ("delivery.rang", "did you mean `delivery.range`?"),
        ("pickup.adress", "did you mean `pickup.address`?"),
        ("free_shipping.until", "known facts: free_shipping.gap, free_shipping.over"),
    ] {
        let value = Value::Text(format!("{{{{{name} | soon}}}}"));
        let log = Log::default();
        markup::read(&Reader::new(&value, "body", &log));
        let problems = log.into_problems();
        assert_eq!(problems.iter().map(|problem| problem.help.as_str()).collect::<Vec<_>>(), [help], "{name}");
    }
}
