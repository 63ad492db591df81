//! Delivery rules out of markup.

use crate::{check, check_problems, read, show};

/// A product whose offer has these shipping details.
pub(crate) fn offer(details: &str) -> String {
    format!(
        r#"{{"@type":"Product","sku":"A","name":"Cup","offers":{{"@type":"Offer","price":"18.50","priceCurrency":"EUR",
            "shippingDetails":{details}}}}}"#
    )
}

/// A shop with these shipping services.
pub(crate) fn shop(services: &str) -> String {
    format!(
        r#"{{"@type":"OnlineStore","name":"Elaia","address":{{"@type":"PostalAddress","addressCountry":"GR"}},
            "hasShippingService":{services}}}"#
    )
}

/// One detail to Greece for 3.50 with these times.
pub(crate) fn timed(times: &str) -> String {
    offer(&format!(
        r#"{{"shippingRate":{{"value":"3.50","currency":"EUR"}},"shippingDestination":{{"addressCountry":"GR"}},"deliveryTime":{times}}}"#
    ))
}

#[test]
fn a_complete_detail_becomes_a_policy() {
    check(
        show::policy,
        &[&offer(
            r#"[{"@type":"OfferShippingDetails","shippingLabel":"Standard",
                "shippingRate":{"@type":"MonetaryAmount","value":"3.50","currency":"EUR"},
                "shippingDestination":[{"@type":"DefinedRegion","addressCountry":"GR"}],
                "deliveryTime":{"@type":"ShippingDeliveryTime",
                  "handlingTime":{"@type":"QuantitativeValue","minValue":0,"maxValue":1,"unitCode":"DAY"},
                  "transitTime":{"@type":"QuantitativeValue","minValue":1,"maxValue":3,"unitCode":"DAY"},
                  "cutoffTime":"14:00:00+02:00",
                  "businessDays":{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","https://schema.org/Tuesday"]}}}]"#,
        )],
        "EUR +120 min, packed in 0-1 days, Mon Tue until 14:00
         place gr: GR
         standard \"Standard\"
         gr: 3.50, 1-3 days",
    );
}

#[test]
fn details_of_one_label_are_one_method() {
    let times = r#""deliveryTime":{"handlingTime":{"value":1},"transitTime":{"minValue":1,"maxValue":2},"cutoffTime":"14:00Z"}"#;
    let detail = |label: &str, rate: &str, region: &str| {
        format!(r#"{{{label}"shippingRate":"{rate}","shippingDestination":{region},{times}}}"#)
    };
    let all = [
        detail(r#""shippingLabel":"Standard","#, "3.50", r#"[{"addressCountry":"GR"},{"addressCountry":"CY"}]"#),
        detail(
            r#""shippingLabel":"Express (DHL)","#,
            "6,90",
            r#"{"addressCountry":"GR","postalCodePrefix":["104","11"]}"#,
        ),
        detail(r#""shippingLabel":"standard","#, "9", r#"{"addressCountry":"JP"}"#),
    ];
    check(
        show::policy,
        &[&offer(&format!("[{}]", all.join(",")))],
        "EUR +0 min, packed in 1-1 days, Mon-Fri until 14:00
         place gr-104*+11*: GR 104* 11*
         place gr: GR
         place cy: CY
         place jp: JP
         standard \"Standard\"
         gr-104*+11*: 3.50, 1-2 days
         gr: 3.50, 1-2 days
         cy: 3.50, 1-2 days
         jp: 9.00, 1-2 days
         express-dhl \"Express (DHL)\"
         gr-104*+11*: 6.90, 1-2 days",
    );
}

#[test]
fn without_a_label_the_method_is_standard_and_has_no_name() {
    check(
        show::policy,
        &[&timed(r#"{"handlingTime":{"value":0},"transitTime":{"value":2}}"#)],
        "EUR +0 min, packed in 0-0 days, Mon-Fri
         place gr: GR
         standard \"\"
         gr: 3.50, 2-2 days",
    );
}

#[test]
fn places_come_most_specific_first() {
    let detail = |region: &str| {
        format!(
            r#"{{"shippingRate":"1","shippingDestination":{region},"deliveryTime":{{"handlingTime":{{"value":0}},"transitTime":{{"value":2}}}}}}"#
        )
    };
    let all = [
        r#"{"addressCountry":"US"}"#,
        r#"{"addressCountry":"GB","postalCode":"SW1A 1AA"}"#,
        r#"{"addressCountry":"US","postalCodeRange":{"postalCodeBegin":"90000","postalCodeEnd":"96199"}}"#,
        r#"{"addressCountry":"US","postalCodePrefix":"900"}"#,
        r#"{"addressCountry":"US","postalCode":"100 00..199 99, 90210"}"#,
        r#"{"addressCountry":"GR","postalCode":["104*","104 34"]}"#,
        r#"{"addressCountry":"US","addressRegion":["US-CA","nv"]}"#,
        r#""DE""#,
        r#"{"@type":"Country","name":"FR"}"#,
        r#"{"addressCountry":{"@type":"Country","name":"UK"}}"#,
    ];
    let details: Vec<String> = all.iter().map(|region| detail(region)).collect();
    let (facts, problems) = read(&[&offer(&format!("[{}]", details.join(",")))]);
    let policy = facts.policy.unwrap_or_else(|| panic!("{problems:?}"));
    let ids: Vec<&str> = policy.places.iter().map(|place| place.id.as_str()).collect();
    let expected = [
        "gb-SW1A1AA",
        "us-900*",
        "gr-104*+10434",
        "us-90000..96199",
        "us-10000..19999+90210",
        "us-CA+NV",
        "us",
        "de",
        "fr",
        "gb",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn a_destination_that_cannot_be_used_is_no_destination() {
    for (region, code) in [
        (r#"{"@type":"DefinedRegion"}"#, "Error country"),
        (r#"{"addressCountry":"Greece"}"#, "Error country"),
        (r#"{"addressCountry":"XX"}"#, "Error country"),
        (r#"{"addressCountry":"US","addressRegion":["California"]}"#, "Warning address-region"),
        (r#"{"addressCountry":"DE","addressRegion":"BY"}"#, "Warning address-region"),
        (
            r#"{"addressCountry":"GR","postalCodeRange":{"postalCodeBegin":"19999","postalCodeEnd":"10000"}}"#,
            "Error postcode",
        ),
        (r#"{"addressCountry":"GR","postalCodeRange":{"postalCodeBegin":"10000"}}"#, "Error postcode-range"),
        (r#"{"addressCountry":"GR","postalCode":"--"}"#, "Error postcode"),
    ] {
        let details = format!(
            r#"{{"shippingRate":"1","shippingDestination":{region},"deliveryTime":{{"transitTime":{{"value":2}}}}}}"#
        );
        let (facts, problems) = read(&[&offer(&details)]);
        assert_eq!(facts.policy, None, "{region}");
        let found: Vec<String> = problems.iter().map(|p| format!("{:?} {}", p.severity, p.code)).collect();
        assert!(found.iter().any(|f| f == code), "{region}: {problems:?}");
    }
}

#[test]
fn no_destination_means_anywhere() {
    check(
        show::policy,
        &[&offer(r#"{"shippingRate":"0","deliveryTime":{"handlingTime":{"value":1},"transitTime":{"value":2}}}"#)],
        "EUR +0 min, packed in 1-1 days, Mon-Fri
         standard \"\"
         anywhere: 0.00, 2-2 days",
    );
}

#[test]
fn rates_are_read_in_every_shape() {
    for (rate, price) in [
        (r#""shippingRate":{"value":"3.50","currency":"EUR"}"#, "3.50"),
        (r#""shippingRate":{"@type":"MonetaryAmount","value":3.5,"currency":"EUR"}"#, "3.50"),
        (r#""shippingRate":{"price":"3,50","priceCurrency":"EUR"}"#, "3.50"),
        (r#""shippingRate":"3,50 €""#, "3.50"),
        (r#""shippingRate":"0""#, "0.00"),
        (r#""shippingRate":0"#, "0.00"),
        (r#""shippingRate":{"@type":"ShippingRateSettings","shippingRate":{"value":"3.50","currency":"EUR"}}"#, "3.50"),
        (r#""shippingRate":{"minValue":3.5,"maxValue":3.5,"currency":"EUR"}"#, "3.50"),
        (r#""shippingRate":{"maxValue":12,"currency":"EUR"}"#, "at checkout"),
        (r#""shippingRate":{"currency":"EUR"}"#, "at checkout"),
        (r#""shippingRate":{"value":"4","currency":"USD"}"#, "at checkout"),
        (r#""shippingRate":{"@type":"ShippingRateSettings","orderPercentage":0.10}"#, "at checkout"),
        (r#""shippingRate":"ask us""#, "at checkout"),
        (r#""shippingLabel":"standard""#, "at checkout"),
    ] {
        let block = offer(&format!(
            r#"{{{rate},"shippingDestination":"GR","deliveryTime":{{"handlingTime":{{"value":0}},"transitTime":{{"value":2}}}}}}"#
        ));
        let (facts, problems) = read(&[&block]);
        let found = show::policy(&facts);
        assert!(found.ends_with(&format!("gr: {price}, 2-2 days")), "{rate}: {found} {problems:?}");
    }
}

#[test]
fn where_it_does_not_go_is_a_refusal() {
    let block = offer(
        r#"[{"shippingRate":"3.50","shippingDestination":"GR","deliveryTime":{"handlingTime":{"value":0},"transitTime":{"value":2}}},
            {"doesNotShip":true,"shippingDestination":[{"addressCountry":"JP"}]},
            {"doesNotShip":"https://schema.org/True","shippingDestination":{"addressCountry":"GR","postalCodePrefix":"851"}}]"#,
    );
    check(
        show::policy,
        &[&block],
        "EUR +0 min, packed in 0-0 days, Mon-Fri
         place gr-851*: GR 851*
         place gr: GR
         place jp: JP
         standard \"\"
         gr-851*: never
         gr: 3.50, 2-2 days
         jp: never",
    );
}

#[test]
fn where_the_offer_does_not_go_no_method_goes() {
    let block = offer(
        r#"[{"shippingLabel":"Express","shippingRate":"9","deliveryTime":{"handlingTime":{"value":0},"transitTime":{"value":1}}},
            {"shippingLabel":"Standard","shippingRate":"3","shippingDestination":"GR","deliveryTime":{"handlingTime":{"value":0},"transitTime":{"value":2}}},
            {"doesNotShip":true,"shippingDestination":["AU","NZ"]}]"#,
    );
    check(
        show::policy,
        &[&block],
        "EUR +0 min, packed in 0-0 days, Mon-Fri
         place gr: GR
         place au: AU
         place nz: NZ
         express \"Express\"
         gr: 9.00, 1-1 days
         au: never
         nz: never
         anywhere: 9.00, 1-1 days
         standard \"Standard\"
         gr: 3.00, 2-2 days
         au: never
         nz: never",
    );
}

#[test]
fn postcodes_of_a_country_that_has_none_do_not_count() {
    let block = offer(
        r#"{"shippingRate":"9","shippingDestination":{"addressCountry":"AE","postalCode":"00000"},
            "deliveryTime":{"handlingTime":{"value":0},"transitTime":{"value":4}}}"#,
    );
    check(
        show::policy,
        &[&block],
        "EUR +0 min, packed in 0-0 days, Mon-Fri\nplace ae: AE\nstandard \"\"\nae: 9.00, 4-4 days",
    );
    check_problems(&[&block], &["Warning time-zone json-ld[0].offers.shippingDetails"]);
}

#[test]
fn services_of_the_shop_stand_by_themselves_or_under_the_offer() {
    let service = r##"{"@type":"ShippingService","@id":"#s","name":"Courier","fulfillmentType":"https://schema.org/FulfillmentTypeDelivery",
        "handlingTime":{"@type":"ServicePeriod","duration":{"minValue":0,"maxValue":1}},
        "shippingConditions":{"shippingDestination":"GR","shippingRate":{"value":4,"currency":"EUR"},"transitTime":{"duration":{"value":2}}}}"##;
    let expected = "EUR +0 min, packed in 0-1 days, Mon-Fri\nplace gr: GR\ncourier \"Courier\"\ngr: 4.00, 2-2 days";
    let pointing = r##"{"@type":"Organization","name":"Elaia","hasShippingService":{"@id":"#s"}}"##;
    check(show::policy, &[service, pointing], expected);
    check(show::policy, &[service, r#"{"@type":"Organization","name":"Elaia"}"#], expected);
    check(show::policy, &[service, &offer(r##"{"hasShippingService":{"@id":"#s"}}"##), pointing], expected);
    check(show::policy, &[service, &offer(r##"{"hasShippingService":"#s"}"##)], expected);
}

#[test]
fn the_offer_knows_better_than_the_shop() {
    let service = shop(
        r#"[{"name":"Standard","shippingConditions":{"shippingDestination":"GR","shippingRate":{"value":4,"currency":"EUR"},"transitTime":{"value":2}}},
            {"name":"Express","shippingConditions":{"shippingDestination":["GR","CY"],"shippingRate":{"value":9,"currency":"EUR"},"transitTime":{"value":1}}}]"#,
    );
    // A label in common: the offer's price for Greece.
    let labelled = offer(
        r#"{"shippingLabel":"Standard","shippingRate":"3","shippingDestination":"GR","deliveryTime":{"handlingTime":{"value":0},"transitTime":{"value":3}}}"#,
    );
    check(
        show::policy,
        &[&labelled, &service],
        "EUR +0 min, packed in 0-0 days, Mon-Fri
         place gr: GR
         place cy: CY
         standard \"Standard\"
         gr: 3.00, 3-3 days
         express \"Express\"
         gr: 9.00, 1-1 days
         cy: 9.00, 1-1 days",
    );
    // No label, several services: for Greece the offer stands alone.
    check(
        show::policy,
        &[&labelled.replace(r#""shippingLabel":"Standard","#, ""), &service],
        "EUR +0 min, packed in 0-0 days, Mon-Fri
         place gr: GR
         place cy: CY
         standard \"Standard\"
         gr: 3.00, 3-3 days
         express \"Express\"
         cy: 9.00, 1-1 days",
    );
}

#[test]
fn picking_up_needs_no_transit_and_happens_at_the_counter() {
    let service = |more: &str| {
        shop(&format!(
            r#"{{"name":"Collect in Ermou 12","fulfillmentType":"https://schema.org/FulfillmentTypePickupInStore",
                "handlingTime":{{"value":0,"businessDays":"Mo-Sa"}},
                "shippingConditions":{{"shippingRate":{{"value":0,"currency":"EUR"}}}}{more}}}"#
        ))
    };
    let base = "EUR +0 min, packed in 0-0 days, Mon Tue Wed Thu Fri Sat\nplace gr: GR\ncollect-in-ermou-12 \"Collect in Ermou 12\" at ";
    let end = ", carried Mon Tue Wed Thu Fri Sat\ngr: 0.00, 0-0 days";
    check(show::policy, &[&service("")], &format!("{base}\"Collect in Ermou 12\"{end}"));
    let own = r#","openingHoursSpecification":{"dayOfWeek":["Monday","Saturday"],"opens":"10:00","closes":"20:00"},
        "location":{"address":{"streetAddress":"Ermou 12","addressLocality":"Athens"}}"#;
    check(show::policy, &[&service(own)], &format!("{base}\"Ermou 12, Athens\" Mon 10:00-20:00 Sat 10:00-20:00{end}"));
}

#[test]
fn delivery_is_found_on_the_offer_of_a_variant_and_beside_a_span_of_prices() {
    let details = r#""shippingDetails":{"shippingRate":"3","shippingDestination":"GR","handlingTime":{"value":0},"transitTime":{"value":2}},
        "hasMerchantReturnPolicy":{"merchantReturnDays":30}"#;
    let expected = "EUR +0 min, packed in 0-0 days, Mon-Fri\nplace gr: GR\nstandard \"\"\ngr: 3.00, 2-2 days";
    for product in [
        format!(
            r#"{{"@type":"ProductGroup","name":"G","hasVariant":[{{"@type":"Product","offers":{{"price":5,"priceCurrency":"EUR",{details}}}}}]}}"#
        ),
        format!(
            r#"{{"@type":"ProductGroup","name":"G","offers":{{"@type":"AggregateOffer","lowPrice":1,"priceCurrency":"EUR"}},
                "hasVariant":[{{"@type":"Product","offers":{{"price":5,"priceCurrency":"EUR",{details}}}}}]}}"#
        ),
        format!(
            r#"{{"@type":"Product","name":"G","offers":{{"@type":"AggregateOffer","lowPrice":1,"priceCurrency":"EUR",{details},
                "offers":[{{"price":5,"priceCurrency":"EUR"}}]}}}}"#
        ),
    ] {
        check(show::policy, &[&product], expected);
        check(show::returns, &[&product], "30 days");
        check(show::product, &[&product], "| G | 5.00 EUR");
    }
}

#[test]
fn rates_for_members_are_for_members() {
    let tier = r##""validForMemberTier":{"@id":"#gold"}"##;
    let product = offer(&format!(r#"{{{tier},"shippingRate":"0","deliveryTime":{{"transitTime":{{"value":1}}}}}}"#));
    let service = shop(&format!(
        r#"{{"name":"Gold",{tier},"shippingConditions":{{"shippingRate":"0","transitTime":{{"value":1}}}}}}"#
    ));
    check(show::policy, &[&product, &service], "no policy");
}

#[test]
fn what_another_page_describes_is_named() {
    let block = offer(r#"{"@id":"https://shop.example/shipping#rules"}"#);
    check_problems(&[&block], &["Advice reference json-ld[0].offers.shippingDetails"]);
}
