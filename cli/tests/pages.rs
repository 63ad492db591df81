//! Is a page whose markup says otherwise found out, line by line?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, good, path, run, tells, write};

/// A page that agrees with the good shop.
const PAGE: &str = r#"<!doctype html>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "sku": "SCARF", "name": "Scarf",
 "weight": {"@type": "QuantitativeValue", "value": 65, "unitCode": "GRM"},
 "offers": {"@type": "Offer", "price": "37.90", "priceCurrency": "EUR",
  "shippingDetails": [
   {"@type": "OfferShippingDetails", "shippingLabel": "Standard",
    "shippingRate": {"@type": "MonetaryAmount", "value": "3.50", "currency": "EUR"},
    "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "GR",
     "postalCodeRange": {"postalCodeBegin": "10000", "postalCodeEnd": "19999"}},
    "deliveryTime": {"@type": "ShippingDeliveryTime", "cutoffTime": "14:00:00+02:00",
     "handlingTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 1, "unitCode": "DAY"},
     "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 2, "unitCode": "DAY"}}},
   {"@type": "OfferShippingDetails", "shippingLabel": "Standard",
    "shippingRate": {"@type": "MonetaryAmount", "value": "4.20", "currency": "EUR"},
    "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "GR"},
    "deliveryTime": {"@type": "ShippingDeliveryTime", "cutoffTime": "14:00:00+02:00",
     "handlingTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 1, "unitCode": "DAY"},
     "transitTime": {"@type": "QuantitativeValue", "minValue": 3, "maxValue": 3, "unitCode": "DAY"}}}],
  "hasMerchantReturnPolicy": {"@type": "MerchantReturnPolicy", "applicableCountry": "GR", "merchantReturnDays": 30,
   "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow"}}}
</script>
"#;

/// Checks the good shop, with its delivery rules edited, against a page; what is said of the page is `severity code
/// line:column message`.
fn found(delivery: &str, page: &str) -> Vec<String> {
    let folder = good();
    write(&folder, "delivery.toml", delivery);
    write(&folder, "page.html", page);
    let file = folder.path().join("page.html");
    let json = run(&["check", path(&folder), "--page", file.to_str().unwrap(), "--at", AT, "--json"]).json();
    let list = json["problems"].as_array().unwrap();
    let text = |p: &serde_json::Value, key: &str| p[key].as_str().unwrap().to_owned();
    let of_page = list.iter().filter(|p| text(p, "file").ends_with("page.html"));
    of_page
        .map(|p| {
            let spot = p.get("line").map_or("-".to_owned(), |line| format!("{line}:{}", p["column"]));
            format!("{} {} {spot} {}", text(p, "severity"), text(p, "code"), text(p, "message"))
        })
        .collect()
}

#[track_caller]
fn check(from: &str, to: &str, wanted: &str) {
    assert!(PAGE.contains(from), "{from:?} is not in the page");
    assert_eq!(found(DELIVERY, &PAGE.replacen(from, to, 1)), [wanted], "{from} -> {to}");
}

#[test]
fn a_page_that_agrees_is_no_news() {
    assert_eq!(found(DELIVERY, PAGE), [""; 0]);
    // Summer time is no other cut-off, nor is one without an offset, nor the same instant written in Greenwich.
    for time in ["14:00:00+03:00", "14:00", "12:00:00Z"] {
        assert_eq!(found(DELIVERY, &PAGE.replace("14:00:00+02:00", time)), [""; 0], "{time}");
    }
}

#[test]
fn the_product_is_compared() {
    check(
        "37.90",
        "39.90",
        "warning page-price 5:40 the page says that SCARF costs €39.90, and the shop's files say €37.90",
    );
    check(
        "\"priceCurrency\": \"EUR\"",
        "\"priceCurrency\": \"USD\"",
        "warning page-price 5:66 the page says that SCARF costs $37.90, and the shop's files say €37.90",
    );
    check(
        "\"value\": 65",
        "\"value\": 650",
        "warning page-weight 4:12 the page says that SCARF weighs 650 g, and the shop's files say 65 g",
    );
}

#[test]
fn delivery_is_compared_place_by_place() {
    for (from, to, wanted) in [
        (
            "3.50",
            "3.90",
            "warning page-delivery-price 8:21 the page says for Standard to GR/100 00: a price of €3.90; the shop's files say €3.50",
        ),
        (
            "4.20",
            "4.90",
            "warning page-delivery-price 15:21 the page says for Standard to GR: a price of €4.90; the shop's files say €4.20",
        ),
        (
            "\"maxValue\": 2",
            "\"maxValue\": 4",
            "warning page-transit 13:21 the page says for Standard to GR/100 00: on the way 1–4 days; the shop's files say 1–2 days",
        ),
        (
            "\"minValue\": 3, \"maxValue\": 3",
            "\"minValue\": 2, \"maxValue\": 2",
            "warning page-transit 19:21 the page says for Standard to GR: on the way 2 days; the shop's files say 3 days",
        ),
    ] {
        check(from, to, wanted);
    }
    let all = |from: &str, to: &str| found(DELIVERY, &PAGE.replace(from, to));
    assert_eq!(
        all("14:00:00+02:00", "16:00:00+02:00"),
        [
            "warning page-cutoff 11:69 the page says for Standard to GR/100 00 and GR: a cut-off at 16:00; the shop's files say 14:00"
        ]
    );
    assert_eq!(
        all("\"minValue\": 1, \"maxValue\": 1", "\"minValue\": 0, \"maxValue\": 1"),
        [
            "warning page-handling 12:22 the page says for Standard to GR/100 00 and GR: packing 0–1 day; the shop's files say 1 day"
        ]
    );
}

#[test]
fn another_threshold_of_free_delivery() {
    let free = r#""deliveryTime": {"@type": "ShippingDeliveryTime", "cutoff"#;
    let with = |over: &str| {
        let service = format!(
            r#"</script><script type="application/ld+json">{{"@type": "OnlineStore", "name": "E", "hasShippingService":
{{"@type": "ShippingService", "name": "Standard", "shippingConditions": {{"@type": "ShippingConditions",
"shippingDestination": {{"@type": "DefinedRegion", "addressCountry": "GR"}}, "orderValue": {{"minValue": {over}, "currency": "EUR"}},
"shippingRate": {{"value": 0, "currency": "EUR"}}}}}}}}</script>"#
        );
        PAGE.replacen("</script>", &service, 1)
    };
    assert!(PAGE.contains(free));
    let everywhere = DELIVERY.replace("transit = 3", "transit = 3\nfree_over = \"50.00\"");
    assert_eq!(found(&everywhere, &with("50")), [""; 0]);
    assert_eq!(
        found(&everywhere, &with("40")),
        [
            "warning page-free 24:90 the page says for Standard to GR/100 00 and GR: free from €40.00; the shop's files say €50.00"
        ]
    );
    assert_eq!(
        found(DELIVERY, &with("50")),
        [
            "warning page-free 24:90 the page says for Standard to GR: free from €50.00; the shop's files say that it never is"
        ]
    );
}

#[test]
fn places_that_only_one_of_the_two_reaches() {
    let more = r#"   {"@type": "OfferShippingDetails", "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "CY"}, X},
   {"@type": "OfferShippingDetails", "shippingLabel": "Standard","#;
    let line = "   {\"@type\": \"OfferShippingDetails\", \"shippingLabel\": \"Standard\",";
    let with = |what: &str| PAGE.replacen(line, &more.replace('X', what), 1);
    let goes = r#""shippingLabel": "Standard", "shippingRate": {"value": "9.00", "currency": "EUR"}, "deliveryTime": {"handlingTime": {"minValue": 1, "maxValue": 1, "unitCode": "DAY"}, "transitTime": {"minValue": 3, "maxValue": 5, "unitCode": "DAY"}}"#;
    assert_eq!(
        found(DELIVERY, &with(goes)),
        ["warning page-place 7:106 the page says that you deliver to CY, and no method goes there"]
    );
    let cyprus =
        DELIVERY.replace("countries = [\"GR\"]\n\n[[methods]]", "countries = [\"GR\", \"CY\", \"DE\"]\n\n[[methods]]");
    assert_eq!(
        found(&cyprus, &with("\"doesNotShip\": true")),
        [
            "advice page-unsaid 6:22 the page does not say that you deliver to DE",
            "warning page-place 7:128 the page says that you do not deliver to CY, and the shop's files say that you do",
        ]
    );
    assert_eq!(found(&cyprus, PAGE), ["advice page-unsaid 6:22 the page does not say that you deliver to CY and DE"]);
}

#[test]
fn returns_are_compared() {
    check(
        "\"merchantReturnDays\": 30",
        "\"merchantReturnDays\": 14",
        "warning page-returns 20:113 the page says that it can come back for 14 days, and the shop's files say for 30 days",
    );
    check(
        "FiniteReturnWindow",
        "UnlimitedWindow",
        "warning page-returns 20:113 the page says that it can come back without limit, and the shop's files say for 30 days",
    );
    check(
        "MerchantReturnFiniteReturnWindow",
        "MerchantReturnNotPermitted",
        "warning page-returns 21:28 the page says that it can come back not at all, and the shop's files say for 30 days",
    );
    let fee = DELIVERY.replace("days = 30", "days = 30\nfee = \"4.00\"");
    let free = PAGE.replacen(
        "\"merchantReturnDays\": 30",
        "\"merchantReturnDays\": 30, \"returnFees\": \"https://schema.org/FreeReturn\"",
        1,
    );
    assert_eq!(
        found(&fee, &free),
        [
            "warning page-returns 20:131 the page says that it can come back free of charge, and the shop's files say for €4.00"
        ]
    );
    // What the shop keeps from coming back may be kept from it on the page too.
    let silk = DELIVERY.replace("days = 30", "days = 30\nexcept = { silk = \"Worn next to the skin\" }");
    assert_eq!(found(&silk, &PAGE.replace("MerchantReturnFiniteReturnWindow", "MerchantReturnNotPermitted")), [""; 0]);
    assert_eq!(
        found(&silk, PAGE),
        [
            "warning page-returns 21:28 the page says that it can come back for 30 days, and the shop's files say not at all"
        ]
    );
}

#[test]
fn a_page_without_markup_or_that_is_not_there() {
    assert_eq!(
        found(DELIVERY, "<p>Hello"),
        ["advice page-silent - the page's markup says nothing about a product or its delivery"]
    );
    let folder = good();
    let run = run(&["check", path(&folder), "--page", "/nowhere.html", "--at", AT]);
    assert_eq!(run.code, 1);
    tells(&run.out, &["error[unreadable]: the page cannot be read: ", "--> /nowhere.html\n"]);
}

#[test]
fn several_pages_are_checked_at_once() {
    let folder = good();
    for (name, price) in [("a.html", "39.90"), ("b.html", "37.90"), ("c.html", "35.90")] {
        write(&folder, name, PAGE.replacen("37.90", price, 1));
    }
    let page = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (a, b, c) = (page("a.html"), page("b.html"), page("c.html"));
    let json = run(&["check", path(&folder), "--page", &a, "--page", &b, "--page", &c, "--at", AT, "--json"]).json();
    let warned: Vec<&str> = json["problems"].as_array().unwrap().iter().map(|p| p["file"].as_str().unwrap()).collect();
    assert_eq!(warned, [a, c], "{json}");
}
