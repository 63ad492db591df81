//! What do search engines and our own reader take from the pages?

use std::fs;

use serde_json::Value as Json;
use shelfhelp::delivery::{Destination, Parcel, promises};
use shelfhelp::money::Money;
use shelfhelp::time::Timestamp;

use super::common::{self, good, path, run, write};
use super::{BASE, build, pages};

#[test]
fn each_page_names_its_address_and_its_other_languages() {
    let folder = good();
    let pages = pages(&build(path(&folder), &["--base", "https://shop.example/help"]));
    let of = |file: &str| format!("{BASE}{file}");
    let wash = &pages["el/wash.html"];
    assert_eq!(wash.link("canonical"), Some(of("el/wash.html").as_str()));
    let (en, el) = (of("en/wash.html"), of("el/wash.html"));
    assert_eq!(wash.alternates(), [("en", en.as_str()), ("el", &el), ("x-default", &en)]);
    let index = &pages["en/index.html"];
    assert_eq!(index.link("canonical"), Some(of("en/").as_str()));
    assert_eq!(index.alternates()[2], ("x-default", BASE));
    assert_eq!(pages["index.html"].alternates().len(), 3);
    for (name, page) in &pages {
        for (tag, address) in page.alternates().into_iter().filter(|(tag, _)| *tag != "x-default") {
            let mut file = address.strip_prefix(BASE).unwrap().to_owned();
            if file.ends_with('/') {
                file.push_str("index.html");
            }
            assert!(pages.contains_key(&file), "{name} names {tag} at {address}");
        }
    }
    let steps = wash.typed("BreadcrumbList").unwrap()["itemListElement"].as_array().unwrap().clone();
    assert_eq!((steps.len(), &steps[2]["item"]), (3, &Json::from(el)));
    assert_eq!(steps[0]["name"], "Κέντρο βοήθειας");
}

#[test]
fn without_an_address_nothing_claims_one_and_the_build_says_so() {
    let folder = good();
    let out = folder.path().join("out");
    let run = run(&["build", path(&folder), "--pages", "--json", "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let problems = common::problems(&folder, &run.json());
    assert!(problems.iter().any(|(what, _)| what.starts_with("advice pages-base")), "{problems:?}");
    assert!(!out.join("sitemap.xml").exists() && !out.join("robots.txt").exists());
    let wash = fs::read_to_string(out.join("en/wash.html")).unwrap();
    assert!(!wash.contains("canonical") && !wash.contains("alternate") && !wash.contains("BreadcrumbList"));
}

#[test]
fn the_address_may_stand_in_the_shops_own_file() {
    let folder = good();
    write(&folder, "shop.toml", format!("help_url = \"https://a.example/h/\"\n{}", common::SHOP));
    let all = build(path(&folder), &[]);
    assert_eq!(pages(&all)["en/wash.html"].link("canonical"), Some("https://a.example/h/en/wash.html"));
    let asked = build(path(&folder), &["--base", BASE]);
    assert_eq!(pages(&asked)["en/wash.html"].link("canonical"), Some("https://shop.example/help/en/wash.html"));
}

#[test]
fn the_sitemap_lists_every_page_once_with_its_day() {
    let folder = good();
    let dated = common::WASH.replace("topic: Care", "topic: Care\nupdated: 2026-11-02");
    write(&folder, "answers/en/wash.md", dated);
    let all = build(path(&folder), &["--base", BASE]);
    let map = core::str::from_utf8(&all["sitemap.xml"]).unwrap();
    for (name, _) in all.iter().filter(|(name, _)| name.ends_with(".html")) {
        let name = name.strip_suffix("index.html").unwrap_or(name);
        assert_eq!(map.matches(&format!("<loc>{BASE}{name}</loc>")).count(), 1, "{name}");
    }
    assert!(map.contains(&format!("<loc>{BASE}en/wash.html</loc><lastmod>2026-11-02</lastmod>")), "{map}");
    assert!(map.contains(&format!("hreflang=\"el\" href=\"{BASE}el/wash.html\"")));
    assert!(core::str::from_utf8(&all["robots.txt"]).unwrap().contains(&format!("Sitemap: {BASE}sitemap.xml")));
}

/// What our own reader says of a page of the shop's.
fn read(shop: &str, page: &str) -> Json {
    let out = tempfile::tempdir().unwrap();
    let built = run(&["build", shop, "--pages", "--base", BASE, "--out", out.path().to_str().unwrap()]);
    assert_eq!(built.code, 0, "{built:?}");
    run(&["read", out.path().join(page).to_str().unwrap(), "--json"]).json()
}

#[test]
fn an_answer_is_read_as_the_question_it_is() {
    let folder = good();
    let faq = &read(path(&folder), "en/wash.html")["faq"];
    assert_eq!(faq[0]["question"], "How do I wash it?");
    let answer = faq[0]["answer"].as_str().unwrap();
    assert!(answer.contains("By hand, in water of 30 °C.") && answer.contains("No bleach."), "{answer}");
    let html = pages(&build(path(&folder), &["--base", BASE]))["en/wash.html"].typed("FAQPage").unwrap()["mainEntity"]
        [0]["acceptedAnswer"]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(html.contains("<a href=\"https://shop.example/care\">our page</a>"), "{html}");
}

#[test]
fn delivery_and_returns_are_read_as_the_rules_say() {
    let folder = good();
    let rules = common::DELIVERY.replace("days = 30\n", "days = 30\nfee = \"4.00\"\nmethods = [\"post\"]\n");
    write(&folder, "delivery.toml", rules);
    let read = read(path(&folder), "en/delivery-and-returns.html");
    let shipping = read["shipping"].as_array().unwrap();
    assert_eq!(shipping.len(), 2, "{shipping:#?}");
    let [attica, greece] = [&shipping[0], &shipping[1]];
    assert_eq!((&attica["name"], &attica["kind"]), (&Json::from("Standard"), &Json::from("ship")));
    assert_eq!(attica["regions"], serde_json::json!([{ "country": "GR", "postcodes": ["10000..19999"] }]));
    assert_eq!((&attica["price"]["minor"], &attica["free_over"]["minor"]), (&350.into(), &5000.into()));
    assert_eq!(attica["handling"], serde_json::json!([1, 1]));
    assert_eq!((&attica["transit"], &greece["transit"]), (&serde_json::json!([1, 2]), &serde_json::json!([3, 3])));
    assert_eq!((&greece["price"]["minor"], &greece["free_over"]), (&420.into(), &Json::Null));
    assert_eq!(attica["cutoff"]["mon"], "14:00");
    assert_eq!((&read["returns"]["days"], &read["returns"]["fee"]["minor"]), (&30.into(), &400.into()));
    assert_eq!(read["contact"][0]["address"], "hello@elaia.example");
    assert_eq!(read["shop"], "Elaia");
    let problems = read["problems"].as_array().unwrap();
    assert!(problems.iter().all(|problem| problem["code"] == "cutoff-offset"), "{problems:#?}");
}

/// The ways to a place by the page's markup: names and prices.
fn ways(read: &Json, country: &str, pattern: &str) -> Vec<String> {
    let here = |rate: &&Json| {
        let regions = rate["regions"].as_array().unwrap();
        let codes = |region: &Json| region["postcodes"].as_array().unwrap().iter().any(|code| code == pattern);
        regions.iter().any(|r| {
            r["country"] == country && (pattern.is_empty() && r["postcodes"] == serde_json::json!([]) || codes(r))
        })
    };
    let price = |rate: &Json| match &rate["price"] {
        Json::Null => "checkout".to_owned(),
        price if price["minor"].is_number() => price["minor"].to_string(),
        price if price["never"].is_string() => "never".to_owned(),
        price => price.to_string(),
    };
    let rates = read["shipping"].as_array().unwrap().iter().filter(here);
    rates.map(|rate| format!("{} {}", rate["name"].as_str().unwrap(), price(rate))).collect()
}

#[test]
fn the_demos_rules_come_through_with_their_places_and_exceptions() {
    let shop = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop");
    let read = read(shop, "en/delivery-and-returns.html");
    // The islands' ferry is a euro on top, and express goes to Greece but not to its islands.
    let crete = ways(&read, "GR", "70000..74999");
    assert!(
        crete.contains(&"Standard 520".to_owned()) && crete.contains(&"BOX NOW locker 560".to_owned()),
        "{crete:?}"
    );
    assert!(crete.iter().any(|way| way.starts_with("Express never")), "{crete:?}");
    let greece = ways(&read, "GR", "");
    assert!(greece.contains(&"Standard 420".to_owned()) && greece.contains(&"Express 890".to_owned()), "{greece:?}");
    assert!(greece.contains(&"Pick up, Ermou 12 0".to_owned()), "{greece:?}");
    assert!(ways(&read, "AU", "").contains(&"Standard never".to_owned()));
    assert!(ways(&read, "CN", "").contains(&"Standard checkout".to_owned()));
    let japan = ways(&read, "JP", "").join(" ");
    assert!(japan.contains("\"up_to\":4999") && japan.contains("\"minor\":1800"), "{japan}");
    assert!(ways(&read, "DE", "").join(" ").contains("by_weight"), "by weight in the European Union");
    assert_eq!((&read["returns"]["days"], &read["returns"]["fee"]["minor"]), (&30.into(), &0.into()), "free at home");
}

/// What a plain parcel is promised at a place: prices and days, by the shop's own rules.
fn promised(shop: &str, to: &str) -> Vec<String> {
    let asked = ["promise", shop, "--to", to, "--at", AT, "--weight", "300", "--value", "40.00", "--json"];
    let answer = run(&asked).json();
    let day = |promise: &Json, key: &str| promise[key].as_str().unwrap().to_owned();
    let all = answer["promises"].as_array().unwrap().iter().map(|promise| {
        format!("{} {}..{}", promise["price"]["minor"], day(promise, "earliest"), day(promise, "latest"))
    });
    let mut all: Vec<String> = all.collect();
    all.sort();
    all
}

/// A Thursday in summer, before the cut-off: then the markup's one offset is the clocks' own.
const AT: &str = "2026-07-09T10:00:00+03:00";

#[test]
fn a_plain_parcel_is_promised_the_same_by_the_markup_as_by_the_rules() {
    let shop = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop");
    let page = &pages(&build(shop, &["--base", BASE]))["ja/delivery-and-returns.html"];
    let texts: Vec<String> = page.data.iter().map(Json::to_string).collect();
    let (facts, _) = shelfhelp::page::read(&texts);
    let policy = facts.policy.unwrap();
    let parcel = Parcel {
        value: Some(Money::minor(4000, policy.currency)),
        weight_g: Some(300),
        quantity: 1,
        ..Parcel::default()
    };
    for to in [
        "GR/104 34",
        "GR/713 05",
        "GR/546 22",
        "CY/1010",
        "DE/10115",
        "AE",
        "JP/100-0001",
        "CN/100000",
        "US/10001",
        "US-CA/90210",
        "BR/01310-100",
        "AU/2000",
    ] {
        let found = promises(&policy, &parcel, &Destination::parse(to).unwrap(), Timestamp::parse(AT).unwrap());
        let mut found: Vec<String> = found
            .iter()
            .map(|p| format!("{} {}..{}", p.price.map_or(Json::Null, |price| price.minor.into()), p.earliest, p.latest))
            .collect();
        found.sort();
        assert_eq!(found, promised(shop, to), "to {to}");
    }
}
