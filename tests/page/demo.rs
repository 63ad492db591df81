//! The demo shop's own page: everything that its markup says is understood.

use crate::{read, show};
use shelfhelp::delivery::{Destination, Parcel, promises};
use shelfhelp::page::PageFacts;
use shelfhelp::problem::Problem;
use shelfhelp::time::Timestamp;

/// The facts of a page of the demo; absent where the demo is.
fn page(name: &str) -> Option<(PageFacts, Vec<Problem>)> {
    let path = format!("{}/examples/shop/pages/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(html) = std::fs::read_to_string(&path) else {
        eprintln!("NOT RUN: {path} is absent");
        return None;
    };
    let script = |part: &str| {
        let (tag, rest) = part.split_once('>')?;
        tag.contains("application/ld+json").then(|| rest.split("</script>").next()).flatten().map(str::to_owned)
    };
    let blocks: Vec<String> = html.split("<script").skip(1).filter_map(script).collect();
    Some(read(&blocks.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// Places and prices may change with the demo; what each part of its markup turns into may not.
#[test]
fn the_scarfs_page_is_understood_as_a_whole() {
    let Some((facts, problems)) = page("silk-scarf.html") else { return };
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["cutoff-offset"], "{problems:?}");

    let product = facts.product.as_ref().unwrap();
    assert_eq!((product.id.as_str(), product.weight_g), ("SCARF-OLIVE", Some(65)));
    let shown = show::product(&facts);
    for line in [
        "37.90 EUR",
        "material: 100 % mulberry silk",
        "size: 90 × 90 cm",
        "weight: 65 g",
        "brand: Elaia",
        "Care: Hand wash",
    ] {
        assert!(shown.contains(line), "{line} in {shown}");
    }

    let policy = show::policy(&facts);
    for line in [
        "place gr-10000..19999: GR 10000..19999",
        "standard \"Standard\"",
        "gr-10000..19999: 3.50, 1-2 days, free from 50.00",
        "gr: 4.90, 1-3 days, free from 50.00",
        "express \"Express\", packed in 0-0 days",
        "pick-up-ermou-12 \"Pick up, Ermou 12\"",
        "au: never",
    ] {
        assert!(policy.contains(line), "{line} in {policy}");
    }
    assert_eq!(show::returns(&facts), "30 days, fee 0.00 EUR");
    assert!(show::channels(&facts).contains("phone: dial +302105550148 Mon 09:00-17:00"), "{}", show::channels(&facts));
    assert!(show::channels(&facts).contains("chat: opens /examples/shop/pages/chat.html Mon 09:00-18:00"));
    assert_eq!(facts.shop_name.as_deref(), Some("Elaia"));
    assert!(facts.answers.len() >= 5, "{}", show::answers(&facts));
}

#[test]
fn the_scarfs_page_makes_promises_without_any_file() {
    let Some((facts, _)) = page("silk-scarf.html") else { return };
    let (policy, product) = (facts.policy.unwrap(), facts.product.unwrap());
    let parcel = Parcel { value: product.price, weight_g: product.weight_g, quantity: 1, ..Parcel::default() };
    let destination = Destination::parse("GR/104 34").unwrap();
    // Thursday, 13 minutes before the cut-off. Standard: packed on Friday, on its way for one or two working days.
    let now = Timestamp::parse("2026-11-19T13:47:00+02:00").unwrap();
    let line = |promise: shelfhelp::delivery::Promise| {
        let price = promise.price.map_or("?".into(), |price| price.decimal());
        format!("{} {price} {}–{}", promise.method, promise.earliest, promise.latest)
    };
    let found: Vec<String> = promises(&policy, &parcel, &destination, now).into_iter().map(line).collect();
    assert_eq!(
        found,
        [
            "pick-up-ermou-12 0.00 2026-11-19–2026-11-19",
            "standard 3.50 2026-11-23–2026-11-24",
            "express 7.90 2026-11-20–2026-11-20",
        ]
    );
}

#[test]
fn every_page_of_the_demo_is_read_without_errors() {
    for (name, id, price) in [
        ("linen-shirt.html", "SHIRT-LINEN", "64.00"),
        ("hostile-css.html", "SHIRT-LINEN", "64.00"),
        ("oak-table.html", "TABLE-OAK", "690.00"),
        ("ar/silk-scarf.html", "SCARF-OLIVE", "37.90"),
        ("el/olive-soap.html", "SOAP-OLIVE", "6.90"),
        ("ja/mountain-tea.html", "TEA-MOUNTAIN", "9.00"),
        ("zh/olive-earrings.html", "EAR-OLIVE", "42.00"),
    ] {
        let Some((facts, problems)) = page(name) else { continue };
        let product = facts.product.unwrap_or_else(|| panic!("{name}: {problems:?}"));
        assert_eq!((product.id.as_str(), product.price.unwrap().decimal().as_str()), (id, price), "{name}");
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
}
