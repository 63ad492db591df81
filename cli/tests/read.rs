//! Is everything of a page's markup read, and only that?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{good, run, write};
use serde_json::{Value as Json, json};

const PAGE: &str = r#"<!doctype html>
<title>Scarf <script type="application/ld+json">{"@type": "Product", "name": "in a title"}</script></title>
<!-- <script type="application/ld+json">{"@type": "Product", "name": "in a comment"}</script> -->
<p data-x='<script type="application/ld+json">{"@type": "Product", "name": "in an attribute"}</script>'>
<script>"<script type='application/ld+json'>{}"</script>
<SCRIPT id=a TYPE='Application/LD+JSON; charset=utf-8'>
{"@context": "https://schema.org", "@type": "Product", "sku": "SCARF", "name": "Scarf &amp; more", "material": "silk",
 "offers": {"@type": "Offer", "price": "37.90", "priceCurrency": "EUR",
  "shippingDetails": {"@type": "OfferShippingDetails",
   "shippingRate": {"@type": "MonetaryAmount", "value": "3.50", "currency": "EUR"},
   "shippingDestination": {"@type": "DefinedRegion", "addressCountry": "GR"},
   "deliveryTime": {"@type": "ShippingDeliveryTime",
    "handlingTime": {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "DAY"},
    "transitTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 2, "unitCode": "DAY"}}},
  "hasMerchantReturnPolicy": {"@type": "MerchantReturnPolicy", "applicableCountry": "GR", "merchantReturnDays": 30,
   "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
   "returnFees": "https://schema.org/FreeReturn"}}}
</script>
<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Is it silk?",
 "acceptedAnswer": {"@type": "Answer", "text": "<p>Yes, <b>all</b> of it.</p>"}}}</script>
"#;

fn read(page: &str) -> Json {
    let folder = good();
    write(&folder, "page.html", page);
    let file = folder.path().join("page.html");
    let run = run(&["read", file.to_str().unwrap(), "--json"]);
    assert_eq!(run.code, 0);
    run.json()
}

#[test]
fn the_facts_of_a_page_have_the_pinned_shape() {
    let facts = read(PAGE);
    for key in ["product", "shipping", "returns", "faq", "contact", "problems"] {
        assert!(facts.get(key).is_some(), "{key}");
    }
    let product = &facts["product"];
    assert_eq!((&product["id"], &product["price"]), (&json!("SCARF"), &json!({ "minor": 3790, "currency": "EUR" })));
    let shipping = &facts["shipping"][0];
    assert_eq!(shipping["price"], json!({ "minor": 350, "currency": "EUR" }));
    assert_eq!((&shipping["handling"], &shipping["transit"]), (&json!([0, 1]), &json!([1, 2])));
    assert_eq!(shipping["regions"], json!([{ "country": "GR", "postcodes": [] }]));
    assert_eq!((&facts["returns"]["days"], &facts["returns"]["accepted"]), (&json!(30), &json!(true)));
    assert_eq!(facts["faq"], json!([{ "question": "Is it silk?", "answer": "Yes, all of it." }]));
}

#[test]
fn a_page_without_markup_says_nothing() {
    let facts = read("<p>Hello");
    assert_eq!((&facts["product"], &facts["returns"]), (&Json::Null, &Json::Null));
    assert_eq!((&facts["shipping"], &facts["faq"], &facts["contact"]), (&json!([]), &json!([]), &json!([])));
}

#[test]
fn a_mistake_in_the_markup_has_its_line_in_the_page() {
    let facts = read(&PAGE.replace("\"3.50\"", "\"three\""));
    let problem = facts["problems"].as_array().unwrap().iter().find(|p| p["severity"] == "error").unwrap();
    assert_eq!((&problem["line"], &problem["column"]), (&json!(10), &json!(57)), "{problem}");
    let broken = read("<p>\n<script type='application/ld+json'>\n\n  {\"@type\": \"Product\",,}\n</script>");
    assert_eq!(broken["problems"][0]["line"], 4, "{broken}");
}

#[test]
fn a_page_that_is_not_there_is_said() {
    let run = run(&["read", "/nowhere.html", "--json"]);
    assert_eq!((run.code, &run.json()["problems"][0]["code"]), (1, &json!("unreadable")));
}

#[test]
fn a_file_that_is_no_text_is_said_at_once() {
    let folder = good();
    let utf_16: Vec<u8> = "<p>Hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&folder, "page.html", utf_16);
    let file = folder.path().join("page.html");
    let found = run(&["read", file.to_str().unwrap(), "--json"]);
    assert_eq!((found.code, &found.json()["problems"][0]["code"]), (1, &json!("zero-byte")));
}
