//! What may come back.

use crate::{check, check_problems, has, read, show};
use shelfhelp::problem::Severity;

/// A product whose offer has this return policy.
fn offer(policy: &str) -> String {
    format!(
        r#"{{"@type":"Product","sku":"A","offers":{{"price":5,"priceCurrency":"EUR","hasMerchantReturnPolicy":{policy}}}}}"#
    )
}

#[test]
fn the_window_is_read_in_every_shape() {
    for (policy, expected) in [
        (
            r#"{"returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow","merchantReturnDays":30}"#,
            "30 days",
        ),
        (r#"{"merchantReturnDays":"14"}"#, "14 days"),
        (r#"{"merchantReturnDays":"30 days"}"#, "30 days"),
        (r#"{"merchantReturnDays":"P60D"}"#, "60 days"),
        (r#"{"merchantReturnDays":{"@type":"QuantitativeValue","value":30}}"#, "30 days"),
        (r#"[{"merchantReturnDays":30}]"#, "30 days"),
        (r#"{"returnPolicyCategory":"MerchantReturnUnlimitedWindow"}"#, "any time"),
        (r#"{"returnPolicyCategory":"http://schema.org/MerchantReturnNotPermitted","merchantReturnDays":30}"#, "never"),
        (r#"{"returnPolicyCategory":{"@id":"https://schema.org/MerchantReturnNotPermitted"}}"#, "never"),
        (r#"{"merchantReturnDays":"2026-12-31"}"#, "nothing"),
        (r#"{"returnPolicyCategory":"MerchantReturnUnspecified"}"#, "nothing"),
        (r#"{"merchantReturnDays":"a month"}"#, "nothing"),
        (r#"{"merchantReturnDays":99999}"#, "nothing"),
    ] {
        check(show::returns, &[&offer(policy)], expected);
    }
    check_problems(
        &[&offer(r#"{"merchantReturnDays":"a month"}"#)],
        &["Advice return-days json-ld[0].offers.hasMerchantReturnPolicy.merchantReturnDays"],
    );
}

#[test]
fn the_way_back_costs_what_is_said_of_a_change_of_mind() {
    for (fees, expected) in [
        (r#""returnFees":"https://schema.org/FreeReturn""#, ", fee 0.00 EUR"),
        (r#""returnFees":"ReturnFeesCustomerResponsibility""#, ""),
        (
            r#""returnFees":"ReturnShippingFees","returnShippingFeesAmount":{"value":"4,90","currency":"EUR"}"#,
            ", fee 4.90 EUR",
        ),
        (r#""returnFees":"ReturnShippingFees","returnShippingFeesAmount":{"value":4,"currency":"USD"}"#, ""),
        (r#""returnFees":"RestockingFees","restockingFee":{"value":2,"currency":"EUR"}"#, ", fee 2.00 EUR"),
        (r#""returnFees":"RestockingFees","restockingFee":10"#, ""),
        (r#""returnFees":"FreeReturn","customerRemorseReturnFees":"ReturnFeesCustomerResponsibility""#, ""),
        (
            r#""customerRemorseReturnFees":"ReturnShippingFees","customerRemorseReturnShippingFeesAmount":{"value":3,"currency":"EUR"}"#,
            ", fee 3.00 EUR",
        ),
        (r#""merchantReturnLink":"https://shop.example/returns""#, ", see https://shop.example/returns"),
        (r#""merchantReturnLink":"/returns""#, ", see /returns"),
        (r#""merchantReturnLink":"javascript:alert(1)""#, ""),
    ] {
        check(
            show::returns,
            &[&offer(&format!(r#"{{"merchantReturnDays":30,{fees}}}"#))],
            &format!("30 days{expected}"),
        );
    }
    let (_, problems) = read(&[&offer(r#"{"merchantReturnDays":30,"merchantReturnLink":"javascript:alert(1)"}"#)]);
    assert!(has(&problems, Severity::Error, "link"), "{problems:?}");
}

#[test]
fn a_season_gives_later_dates_and_never_too_late_ones() {
    let season = |rule: &str| {
        offer(&format!(
            r#"{{"merchantReturnDays":30,"returnPolicySeasonalOverride":{{"startDate":"2026-11-15","endDate":"2026-11-30T23:59","merchantReturnDays":{rule}}}}}"#
        ))
    };
    check(show::returns, &[&season("\"2027-01-31\"")], "30 days\n2026-11-15 to 2026-11-30: until 2027-01-31");
    // Sixty days from arrival: counted from the first day of the season.
    check(show::returns, &[&season("60")], "30 days\n2026-11-15 to 2026-11-30: until 2027-01-14");
    let endless = offer(r#"{"merchantReturnDays":30,"returnPolicySeasonalOverride":[{"startDate":"2026-11-15"}]}"#);
    check(show::returns, &[&endless], "30 days");
    check_problems(
        &[&endless],
        &["Error season json-ld[0].offers.hasMerchantReturnPolicy.returnPolicySeasonalOverride[0]"],
    );
}

#[test]
fn the_policy_nearest_to_the_offer_holds() {
    let shop = r##"{"@type":"Organization","name":"Elaia","hasMerchantReturnPolicy":{"@id":"#returns"}}"##;
    let node = r##"{"@id":"#returns","@type":"MerchantReturnPolicy","merchantReturnDays":14}"##;
    let product = r#"{"@type":"Product","sku":"A","offers":{"price":5,"priceCurrency":"EUR"}}"#;
    check(show::returns, &[shop, node, product], "14 days");
    check(show::returns, &[node, product], "14 days");
    check(show::returns, &[shop, node, &offer(r#"{"merchantReturnDays":30}"#)], "30 days");
    check(show::returns, &[node, &offer(r##"{"@id":"#returns"}"##)], "14 days");
    check(show::returns, &[node, &offer(r##""#returns""##)], "14 days");
    check(show::returns, &[shop, node], "14 days");
}

#[test]
fn of_several_policies_the_one_for_the_shops_country_holds() {
    let block = r#"{"@type":"OnlineStore","name":"Elaia","address":{"addressCountry":"GR"},"hasMerchantReturnPolicy":[
        {"applicableCountry":"DE","merchantReturnDays":14},{"applicableCountry":["GR","CY"],"merchantReturnDays":30}]}"#;
    check(show::returns, &[block], "30 days");
    check_problems(&[block], &["Advice return-policies json-ld[0].hasMerchantReturnPolicy[1]"]);
}
