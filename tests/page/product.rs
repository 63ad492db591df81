//! One product out of everything a page describes.

use crate::{check, check_problems, has, read, show};
use shelfhelp::problem::Severity;

#[test]
fn a_full_product_gives_all_its_facts_in_order() {
    check(
        show::product,
        &[
            r#"{ "@context": "https://schema.org", "@type": "Product", "sku": "CUP-1", "name": "Aegean cup &amp; saucer",
            "category": ["Tableware > Cups"], "keywords": "Stoneware, fragile",
            "material": ["stoneware", {"@type": "Product", "name": "cork"}], "color": "sea blue", "pattern": "glazed",
            "size": {"@type": "SizeSpecification", "name": "240 ml"},
            "weight": {"@type": "QuantitativeValue", "value": "0.31", "unitCode": "KGM"},
            "width": {"@type": "QuantitativeValue", "value": 9, "unitCode": "CMT"},
            "height": {"@type": "QuantitativeValue", "minValue": 7, "maxValue": 8, "unitText": "cm"},
            "depth": "9 cm", "brand": {"@type": "Brand", "name": "Elaia"}, "countryOfOrigin": {"@type": "Country", "name": "Greece"},
            "additionalProperty": [
              {"@type": "PropertyValue", "name": "Dishwasher", "value": true},
              {"@type": "PropertyValue", "name": "Open flame", "value": false},
              {"@type": "PropertyValue", "name": "Volume", "value": 240, "unitCode": "MLT"},
              {"@type": "PropertyValue", "name": "Fits", "value": ["saucer S", "saucer M"]},
              {"@type": "PropertyValue", "name": "Care", "value": {"@type": "QuantitativeValue", "maxValue": 60, "unitCode": "CEL"}},
              {"@type": "PropertyValue", "name": "Material", "value": "clay"},
              {"@type": "PropertyValue", "name": "Empty"}, {"value": "nameless"}],
            "offers": {"@type": "Offer", "price": "18.50", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"} }"#,
        ],
        "CUP-1 | Aegean cup & saucer | 18.50 EUR | 310 g
         in Tableware > Cups
         tags stoneware, fragile
         material: stoneware, cork
         color: sea blue
         size: 240 ml
         pattern: glazed
         weight: 0.31 kg
         width: 9 cm
         height: 7–8 cm
         depth: 9 cm
         brand: Elaia
         origin: Greece
         Dishwasher: ✓
         Open flame: ✗
         Volume: 240 ml
         Fits: saucer S, saucer M
         Care: 60 °C",
    );
}

#[test]
fn types_and_keys_may_be_addresses_and_lists() {
    for block in [
        r#"{"@type":"http://schema.org/Product","sku":"A","name":"Cup"}"#,
        r#"{"@context":"http://schema.org","@type":["Product","Thing"],"sku":"A","name":"Cup"}"#,
        r#"{"@type":"schema:Product","schema:sku":"A","schema:name":"Cup"}"#,
        r#"{"@type":["https://schema.org/Product"],"https://schema.org/sku":[{"@value":"A"}],"http://schema.org/name":{"@value":"Cup"}}"#,
        r#"[{"@type":"WebSite"},[{"@type":"Product","sku":"A","name":"Cup"}]]"#,
        r#"{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"Product","sku":"A","name":"Cup"}}]}"#,
        r##"{"@graph":[{"@type":"WebPage","mainEntity":{"@id":"#p"}},{"@id":"#p","@type":"Product","sku":"A","name":"Cup"}]}"##,
        r##"{"@graph":[{"@id":"#p","@type":"Product","sku":"A"},{"@id":"#p","name":"Cup"}]}"##,
        r#"{"@type":"IndividualProduct","productID":"A","name":"Cup"}"#,
        r#"{"@type":"Product","sku":"","gtin13":"A","name":" <b>Cup</b>\n"}"#,
        r#"{"@type":"Product","@id":"A","name":"Cup"}"#,
    ] {
        check(show::product, &[block], "A | Cup");
    }
}

#[test]
fn the_block_with_an_offer_wins_over_the_review_app() {
    let app = r#"{"@type":"Product","name":"Cup – 12 reviews","sku":"X","brand":"b","url":"/cup","description":"d",
        "aggregateRating":{"@type":"AggregateRating","ratingValue":5},"image":"i"}"#;
    let theme = r#"{"@type":"Product","name":"Cup","sku":"CUP-1","offers":{"price":"18.50","priceCurrency":"EUR"}}"#;
    check(show::product, &[app, theme], "CUP-1 | Cup | 18.50 EUR");
    check(show::product, &[theme, app], "CUP-1 | Cup | 18.50 EUR");
    check_problems(&[app, theme], &[]);
}

#[test]
fn what_stands_beside_the_product_is_not_the_product() {
    let scarf = r#"{"@type":"Product","sku":"SCARF","name":"Scarf","isRelatedTo":{"@type":"Product","sku":"BELT","name":"Belt",
        "offers":{"price":9,"priceCurrency":"EUR"}},"review":{"@type":"Review","itemReviewed":{"@type":"Product","name":"Hat"}}}"#;
    check(show::product, &[scarf], "SCARF | Scarf");
    let list =
        r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","name":"Belt"}}]}"#;
    check(show::product, &[list], "no product");
    check(show::product, &[list, scarf], "SCARF | Scarf");
    check(show::product, &[r#"{"@type":"Event","name":"Fair","offers":{"price":5}}"#], "no product");
    check(show::product, &[r#"{"@type":"Product"}"#], "no product");
    let two = r#"[{"@type":"Product","name":"Cup","offers":{"price":1,"priceCurrency":"EUR"}},
        {"@type":"Product","name":"Bowl","offers":{"price":2,"priceCurrency":"EUR"}}]"#;
    check(show::product, &[two], "| Cup | 1.00 EUR");
    check_problems(&[two], &["Warning several-products json-ld[0][0]"]);
}

#[test]
fn the_price_is_found_wherever_shops_put_it() {
    for (offers, price) in [
        (r#"{"price":37.9,"priceCurrency":"EUR"}"#, "37.90 EUR"),
        (r#"[{"price":"37.90","priceCurrency":"EUR"},{"price":"45","priceCurrency":"EUR"}]"#, "37.90 EUR"),
        (r#"{"@type":"AggregateOffer","lowPrice":"37.90","highPrice":"45","priceCurrency":"EUR"}"#, "37.90 EUR"),
        (
            r#"{"@type":"AggregateOffer","lowPrice":"1","priceCurrency":"EUR","offers":[
                {"price":"30","priceCurrency":"EUR","availability":"SoldOut"},
                {"price":"37.90","priceCurrency":"EUR","availability":"InStock"}]}"#,
            "37.90 EUR",
        ),
        (r#"{"priceSpecification":{"price":37.9,"priceCurrency":"EUR"}}"#, "37.90 EUR"),
        (
            r#"{"priceCurrency":"EUR","priceSpecification":[
                {"@type":"UnitPriceSpecification","price":50,"priceType":"https://schema.org/StrikethroughPrice"},
                {"@type":"DeliveryChargeSpecification","price":3},
                {"@type":"UnitPriceSpecification","price":20,"validForMemberTier":{"name":"gold"}},
                {"@type":"UnitPriceSpecification","price":75.8,"referenceQuantity":{"value":"100","unitCode":"MLT"}},
                {"@type":"UnitPriceSpecification","price":37.9}]}"#,
            "37.90 EUR",
        ),
        (r#"{"price":"","priceSpecification":{"price":"37,90 €"}}"#, "37.90 EUR"),
        (r#"{"@id":"_:none"}"#, ""),
    ] {
        let block = format!(r#"{{"@type":"Product","sku":"A","name":"Cup","offers":{offers}}}"#);
        check(show::product, &[&block], format!("A | Cup | {price}").trim_end_matches(" | "));
    }
    let by_item = r##"{"@graph":[{"@type":"Offer","itemOffered":{"@id":"#a"},"price":5,"priceCurrency":"EUR"},
        {"@type":"Product","@id":"#a","sku":"A","name":"Cup"}]}"##;
    check(show::product, &[by_item], "A | Cup | 5.00 EUR");
}

#[test]
fn availability_becomes_tags_and_a_first_day() {
    for (offer, expected) in [
        (r#""availability":"InStock","availabilityStarts":"2026-12-14""#, ""),
        (
            r#""availability":"https://schema.org/PreOrder","availabilityStarts":"2026-12-14T09:00:00+02:00""#,
            " | from 2026-12-14\ntags pre-order",
        ),
        (
            r#""availability":{"@id":"https://schema.org/BackOrder"},"availabilityStarts":"2026-12-14""#,
            " | from 2026-12-14\ntags backorder",
        ),
        (r#""availability":"http://schema.org/PreSale""#, " | from 2027-01-31\ntags pre-order"),
        (r#""availability":"OutOfStock""#, "\ntags out-of-stock"),
        (r#""availability":"SoldOut""#, "\ntags out-of-stock"),
        (r#""availability":"Discontinued""#, "\ntags out-of-stock"),
        (r#""availability":"MadeToOrder""#, " | from 2027-01-31\ntags made-to-order"),
        (r#""availability":"InStoreOnly""#, "\ntags in-store-only"),
        (r#""availability":"LimitedAvailability""#, ""),
    ] {
        let block =
            format!(r#"{{"@type":"Product","sku":"A","name":"Cup","releaseDate":"2027-01-31","offers":{{{offer}}}}}"#);
        check(show::product, &[&block], &format!("A | Cup{expected}"));
    }
    let soon = r#"{"@type":"Product","sku":"A","name":"Cup","offers":{"availability":"PreOrder","availabilityStarts":"soon"}}"#;
    check_problems(&[soon], &["Error date json-ld[0].offers.availabilityStarts"]);
}

#[test]
fn weights_are_grams_whatever_the_unit() {
    for (weight, grams) in [
        (r#"{"value":65,"unitCode":"GRM"}"#, "65 g"),
        (r#"{"value":"65","unitText":"g"}"#, "65 g"),
        (r#"{"value":1.2,"unitCode":"KGM"}"#, "1200 g"),
        (r#"{"value":"1,2","unitText":"kg"}"#, "1200 g"),
        (r#"{"value":1,"unitCode":"LBR"}"#, "454 g"),
        (r#"{"value":"2.5","unitText":"lb"}"#, "1134 g"),
        (r#"{"value":8,"unitText":"oz"}"#, "227 g"),
        (r#"{"value":8,"unitCode":"http://www.opengis.net/ONZ"}"#, "227 g"),
        (r#"{"maxValue":300,"minValue":200,"unitCode":"GRM"}"#, "300 g"),
        (r#""1.2 kg""#, "1200 g"),
        (r#""46 κιλα""#, "46000 g"),
        (r#"{"value":"0.4 kg"}"#, "400 g"),
    ] {
        let block = format!(r#"{{"@type":"Product","sku":"A","name":"Cup","weight":{weight}}}"#);
        let (facts, problems) = read(&[&block]);
        assert_eq!(format!("{} g", facts.product.unwrap().weight_g.unwrap()), grams, "{weight}");
        assert!(problems.is_empty(), "{weight}: {problems:?}");
    }
    for weight in [r#"{"value":65}"#, r#""65""#, r#"{"value":65,"unitCode":"CMT"}"#] {
        let (facts, problems) = read(&[&format!(r#"{{"@type":"Product","sku":"A","weight":{weight}}}"#)]);
        assert_eq!(facts.product.unwrap().weight_g, None, "{weight}");
        assert!(has(&problems, Severity::Advice, "weight-unit"), "{weight}: {problems:?}");
    }
    let parcel = r#"{"@type":"Product","sku":"A","offers":{"shippingDetails":{"weight":"1.2 kg"}}}"#;
    assert_eq!(read(&[parcel]).0.product.unwrap().weight_g, Some(1200));
}

#[test]
fn a_group_shows_its_first_variant_that_can_be_bought() {
    check(
        show::product,
        &[
            r#"{"@type":"ProductGroup","productGroupID":"SHIRT","name":"Linen shirt","material":"linen","variesBy":["https://schema.org/size"],
            "hasVariant":[
              {"@type":"Product","sku":"SHIRT-S","size":"S","color":"white","offers":{"price":60,"priceCurrency":"EUR","availability":"OutOfStock"}},
              {"@type":"Product","sku":"SHIRT-M","size":"M","color":"white","weight":{"value":240,"unitCode":"GRM"},
               "offers":{"price":64,"priceCurrency":"EUR","availability":"InStock"}},
              {"@type":"Product","sku":"SHIRT-L","size":"L","color":"white","offers":{"price":64,"priceCurrency":"EUR"}}]}"#,
        ],
        "SHIRT | Linen shirt | 64.00 EUR | 240 g
         material: linen
         color: white
         size: S, M, L
         weight: 240 g",
    );
}

#[test]
fn a_variant_takes_from_its_group_what_it_does_not_say() {
    check(
        show::product,
        &[r##"{"@graph":[
            {"@type":"Product","sku":"SHIRT-M","size":"M","isVariantOf":{"@id":"#group"},"offers":{"price":64,"priceCurrency":"EUR"}},
            {"@type":"ProductGroup","@id":"#group","productGroupID":"SHIRT","name":"Linen shirt","material":"linen",
             "hasVariant":[{"@id":"https://shop.example/s"},{"@id":"https://shop.example/l"}]}]}"##],
        "SHIRT-M | Linen shirt | 64.00 EUR\nmaterial: linen\nsize: M",
    );
}

#[test]
fn references_in_a_circle_end() {
    let block = r##"{"@graph":[{"@id":"#a","@type":"ProductGroup","name":"A","hasVariant":{"@id":"#b"},"brand":{"@id":"#c"}},
        {"@id":"#b","@type":"Product","isVariantOf":{"@id":"#a"},"offers":{"@id":"#o"}},
        {"@id":"#c","@type":"Brand","name":{"@id":"#c"}},
        {"@id":"#o","@type":"Offer","price":{"@id":"#o"},"offers":{"@id":"#o"},"shippingDetails":{"@id":"#o"},"hasMerchantReturnPolicy":{"@id":"#o"}}]}"##;
    let (facts, _) = read(&[block]);
    assert_eq!(facts.product.unwrap().id, "#a");
}
