//! Prices by order value and weight, and from where on delivery is free.

use crate::shipping::{offer, shop};
use crate::{check, has, read, show};
use shelfhelp::problem::Severity;

#[test]
fn free_from_an_order_value_joins_the_method_of_the_same_name() {
    let product = offer(
        r#"[{"shippingLabel":"Standard","shippingRate":{"value":"3.50","currency":"EUR"},"shippingDestination":[{"addressCountry":"GR"}],
             "deliveryTime":{"handlingTime":{"value":1},"transitTime":{"minValue":1,"maxValue":2}}},
            {"shippingLabel":"Standard","shippingRate":{"value":"9","currency":"EUR"},"shippingDestination":[{"addressCountry":"CY"}],
             "deliveryTime":{"handlingTime":{"value":1},"transitTime":{"minValue":3,"maxValue":5}}}]"#,
    );
    let services = shop(
        r#"{"@type":"ShippingService","name":"Standard","shippingConditions":{"@type":"ShippingConditions",
            "shippingDestination":{"addressCountry":"GR"},"orderValue":{"minValue":50,"currency":"EUR"},
            "shippingRate":{"value":0,"currency":"EUR"}}}"#,
    );
    let expected = "EUR +0 min, packed in 1-1 days, Mon-Fri
         place gr: GR
         place cy: CY
         standard \"Standard\"
         gr: 3.50, 1-2 days, free from 50.00
         cy: 9.00, 3-5 days";
    check(show::policy, &[&product, &services], expected);
    check(show::policy, &[&services, &product], expected);
    // Without a label the offer's details are the shop's one way of delivery.
    check(show::policy, &[&product.replace(r#""shippingLabel":"Standard","#, ""), &services], expected);
}

#[test]
fn conditions_by_order_value_become_steps() {
    let service = |conditions: &str| {
        shop(&format!(
            r#"{{"name":"Standard","handlingTime":{{"duration":{{"value":1}},"cutoffTime":"14:00Z"}},"shippingConditions":[{conditions}]}}"#
        ))
    };
    let step = |value: &str, rate: &str| {
        format!(
            r#"{{"shippingDestination":"GR","orderValue":{{{value}"currency":"EUR"}},"shippingRate":{{"value":{rate},"currency":"EUR"}},
                "transitTime":{{"duration":{{"value":2}}}}}}"#
        )
    };
    let with = |steps: &[(&str, &str)]| {
        service(&steps.iter().map(|(value, rate)| step(value, rate)).collect::<Vec<_>>().join(","))
    };
    for (steps, expected) in [
        (
            vec![("\"minValue\":30,", "0"), ("\"minValue\":0,\"maxValue\":29.99,", "3.49")],
            "3.49, 2-2 days, free from 30.00",
        ),
        (
            vec![("\"maxValue\":29.99,", "5"), ("\"minValue\":30,\"maxValue\":59.99,", "3"), ("\"minValue\":60,", "0")],
            "by value 5.00 up to 2999, 3.00, 2-2 days, free from 60.00",
        ),
        (
            vec![("\"maxValue\":29.99,", "5"), ("\"minValue\":30,\"maxValue\":100000,", "0")],
            "5.00, 2-2 days, free from 30.00",
        ),
        (vec![("\"maxValue\":29.99,", "5"), ("\"minValue\":30,", "3")], "by value 5.00 up to 2999, 3.00, 2-2 days"),
        (vec![("\"maxValue\":200,", "5")], "by value 5.00 up to 20000, 2-2 days"),
        (vec![("", "5"), ("", "4")], "4.00, 2-2 days"),
        (vec![("\"minValue\":50,", "0")], "at checkout, 2-2 days, free from 50.00"),
        (vec![("\"minValue\":20,", "5")], "at checkout, 2-2 days"),
    ] {
        let expected = format!(
            "EUR +0 min, packed in 1-1 days, Mon-Fri until 14:00\nplace gr: GR\nstandard \"Standard\"\ngr: {expected}"
        );
        check(show::policy, &[&with(&steps)], &expected);
    }
    let mixed = service(
        r#"{"shippingDestination":"GR","orderValue":{"maxValue":49.99},"doesNotShip":true},
           {"shippingDestination":"GR","orderValue":{"minValue":50},"shippingRate":"5","transitTime":{"value":2}}"#,
    );
    let (facts, problems) = read(&[&offer("[]"), &mixed]);
    assert!(show::policy(&facts).ends_with("gr: at checkout, 2-2 days"), "{}", show::policy(&facts));
    assert!(has(&problems, Severity::Advice, "rate-unclear"), "{problems:?}");
}

#[test]
fn conditions_by_weight_become_steps_in_grams() {
    let service = shop(
        r#"{"name":"Parcel","handlingTime":{"value":1},"shippingConditions":[
            {"shippingDestination":"GR","weight":{"maxValue":2,"unitCode":"KGM"},"shippingRate":{"value":4,"currency":"EUR"},"transitTime":{"value":2}},
            {"shippingDestination":"GR","weight":{"minValue":2,"maxValue":20,"unitCode":"KGM"},"shippingRate":{"value":9,"currency":"EUR"},"transitTime":{"value":2}},
            {"shippingDestination":"GR","orderValue":{"minValue":80,"currency":"EUR"},"shippingRate":{"value":0,"currency":"EUR"}}]}"#,
    );
    check(
        show::policy,
        &[&service],
        "EUR +0 min, packed in 1-1 days, Mon-Fri
         place gr: GR
         parcel \"Parcel\"
         gr: by weight 4.00 up to 2000, 9.00 up to 20000, 2-2 days, free from 80.00",
    );
}

#[test]
fn the_last_step_by_weight_may_have_no_end() {
    let condition = |weight: &str, rate: u8| {
        format!(
            r#"{{"shippingDestination":"GR","weight":{{{weight},"unitCode":"KGM"}},"transitTime":{{"value":2}},
                "shippingRate":{{"value":{rate},"currency":"EUR"}}}}"#
        )
    };
    let conditions = [condition(r#""minValue":2"#, 9), condition(r#""maxValue":2"#, 4)].join(",");
    let service = shop(&format!(r#"{{"name":"Parcel","shippingConditions":[{conditions}]}}"#));
    let found = show::policy(&read(&[&service]).0);
    assert!(found.ends_with("gr: by weight 4.00 up to 2000, 9.00, 2-2 days"), "{found}");
}

#[test]
fn settings_may_refuse_or_add_a_share() {
    for (settings, expected) in [
        (r#""shippingRate":{"value":3,"currency":"EUR"},"orderPercentage":0.1"#, "gr: at checkout, 2-2 days"),
        (r#""doesNotShip":true"#, "no policy"),
    ] {
        let block = offer(&format!(
            r#"{{"shippingDestination":"GR","shippingRate":{{"@type":"ShippingRateSettings",{settings}}},
                "deliveryTime":{{"handlingTime":{{"value":0}},"transitTime":{{"value":2}}}}}}"#
        ));
        let found = show::policy(&read(&[&block]).0);
        assert!(found.ends_with(expected), "{settings}: {found}");
    }
}

#[test]
fn free_shipping_thresholds_of_settings_count() {
    for threshold in [
        r#"{"@type":"MonetaryAmount","value":50,"currency":"EUR"}"#,
        r#"{"@type":"DeliveryChargeSpecification","price":0,"eligibleTransactionVolume":{"price":"50.00","priceCurrency":"EUR"}}"#,
        r#"{"minValue":50}"#,
        r#""50""#,
    ] {
        let block = offer(&format!(
            r#"{{"shippingDestination":"GR","deliveryTime":{{"handlingTime":{{"value":0}},"transitTime":{{"value":2}}}},
                "shippingRate":{{"@type":"ShippingRateSettings","shippingRate":{{"value":3.5,"currency":"EUR"}},"freeShippingThreshold":{threshold}}}}}"#
        ));
        let found = show::policy(&read(&[&block]).0);
        assert!(found.ends_with("gr: 3.50, 2-2 days, free from 50.00"), "{threshold}: {found}");
    }
}

#[test]
fn free_delivery_to_a_country_does_not_slow_the_place_that_has_its_own() {
    let rule = |to: &str, rest: &str, days: u8| {
        format!(
            r#"{{"shippingDestination":{to},{rest},"transitTime":{{"duration":{{"minValue":1,"maxValue":{days},"unitCode":"DAY"}}}}}}"#
        )
    };
    let (near, all) = (r#"{"addressCountry":"GR","postalCodePrefix":"10"}"#, r#"{"addressCountry":"GR"}"#);
    let free = r#""orderValue":{"minValue":"50.00","currency":"EUR"},"shippingRate":{"value":0,"currency":"EUR"}"#;
    let paid = |amount: &str| format!(r#""shippingRate":{{"value":"{amount}","currency":"EUR"}}"#);
    let rules = [rule(near, &paid("3.50"), 2), rule(near, free, 2), rule(all, &paid("4.20"), 3), rule(all, free, 3)];
    check(
        show::policy,
        &[&shop(&format!(
            r#"{{"name":"Standard","handlingTime":{{"duration":{{"minValue":1,"maxValue":1}}}},"shippingConditions":[{}]}}"#,
            rules.join(",")
        ))],
        "EUR +0 min, packed in 1-1 days, Mon-Fri
         place gr-10*: GR 10*
         place gr: GR
         standard \"Standard\"
         gr-10*: 3.50, 1-2 days, free from 50.00
         gr: 4.20, 1-3 days, free from 50.00",
    );
}
