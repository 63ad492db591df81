//! Packing, cut-off and transit out of markup.

use crate::shipping::{offer, timed};
use crate::{check, check_problems, has, read, show};
use shelfhelp::problem::Severity;

#[test]
fn times_are_read_in_every_unit_and_shape() {
    for (transit, days) in [
        (r#"{"minValue":1,"maxValue":3,"unitCode":"DAY"}"#, "1-3"),
        (r#"{"minValue":"1","maxValue":"3","unitCode":"d"}"#, "1-3"),
        (r#"{"minValue":1,"maxValue":3,"unitText":"days"}"#, "1-3"),
        (r#"{"minValue":1,"maxValue":3}"#, "1-3"),
        (r#"{"value":2,"unitCode":"DAY"}"#, "2-2"),
        (r#"{"value":"2"}"#, "2-2"),
        (r#"{"maxValue":4,"unitCode":"DAY"}"#, "4-4"),
        (r#"{"minValue":24,"maxValue":60,"unitCode":"HUR"}"#, "1-3"),
        (r#"{"maxValue":"3.5","unitCode":"h"}"#, "1-1"),
        (r#"{"minValue":0,"maxValue":30,"unitCode":"min"}"#, "0-1"),
        (r#"{"minValue":0.5,"maxValue":1.5}"#, "1-2"),
        (r#"{"value":1,"unitCode":"WEE"}"#, "7-7"),
        (r#"{"minValue":3,"maxValue":1}"#, "1-3"),
        (r#"{"@type":"ServicePeriod","duration":{"minValue":1,"maxValue":3}}"#, "1-3"),
        (r#"{"duration":"P2D"}"#, "2-2"),
        (r#"{"duration":"PT36H"}"#, "2-2"),
        (r#""P1W""#, "7-7"),
        (r#""2""#, "2-2"),
        (r#"2"#, "2-2"),
        (r#""1-3 days""#, "1-3"),
        (r#""1 – 3 business days""#, "1-3"),
        (r#""48 hours""#, "2-2"),
    ] {
        let block = timed(&format!(r#"{{"handlingTime":{{"value":0}},"transitTime":{transit}}}"#));
        let expected =
            format!("EUR +0 min, packed in 0-0 days, Mon-Fri\nplace gr: GR\nstandard \"\"\ngr: 3.50, {days} days");
        check(show::policy, &[&block], &expected);
    }
}

#[test]
fn a_time_without_a_number_is_no_time() {
    let block =
        timed(r#"{"handlingTime":{"unitCode":"DAY"},"transitTime":{"minValue":1,"maxValue":2,"unitCode":"DAY"}}"#);
    check_problems(
        &[&block],
        &[
            "Advice duration-empty json-ld[0].offers.shippingDetails.deliveryTime.handlingTime",
            "Advice handling-missing json-ld[0].offers.shippingDetails",
            "Warning time-zone json-ld[0].offers.shippingDetails",
        ],
    );
    for transit in [r#"{"unitCode":"DAY"}"#, r#"{"minValue":1}"#, r#"{"minValue":"","maxValue":""}"#] {
        let block = timed(&format!(r#"{{"handlingTime":{{"value":0}},"transitTime":{transit}}}"#));
        check(show::policy, &[&block], "no policy");
        check_problems(
            &[&block],
            &[
                "Advice duration-empty json-ld[0].offers.shippingDetails.deliveryTime.transitTime",
                "Advice transit-missing json-ld[0].offers.shippingDetails",
            ],
        );
    }
    for transit in [r#"{"value":"soon"}"#, r#"{"value":2,"unitCode":"KGM"}"#, r#"{"value":-1}"#, r#"{"value":4000}"#] {
        let (facts, problems) = read(&[&timed(&format!(r#"{{"transitTime":{transit}}}"#))]);
        assert_eq!(facts.policy, None, "{transit}");
        assert!(has(&problems, Severity::Error, "duration"), "{transit}: {problems:?}");
    }
}

#[test]
fn a_cutoff_brings_the_clocks_of_the_shop() {
    let times =
        |cutoff: &str| timed(&format!(r#"{{{cutoff},"handlingTime":{{"value":0}},"transitTime":{{"value":2}}}}"#));
    for (cutoff, zone, code) in [
        (
            r#""cutoffTime":"14:00:00+02:00""#,
            "+120 min, packed in 0-0 days, Mon-Fri until 14:00",
            "Warning cutoff-offset",
        ),
        (
            r#""cutoffTime":"14:30:00-07:00""#,
            "-420 min, packed in 0-0 days, Mon-Fri until 14:30",
            "Warning cutoff-offset",
        ),
        (r#""cutoffTime":"14:00-05:00""#, "-300 min, packed in 0-0 days, Mon-Fri until 14:00", "Warning cutoff-offset"),
        (r#""cutoffTime":"12:00:15Z""#, "+0 min, packed in 0-0 days, Mon-Fri until 12:00", "Warning cutoff-offset"),
        (
            r#""cutoffTime":"T14:00:00+0530""#,
            "+330 min, packed in 0-0 days, Mon-Fri until 14:00",
            "Warning cutoff-offset",
        ),
        (r#""cutoffTime":"14:00""#, "+0 min, packed in 0-0 days, Mon-Fri until 14:00", "Warning time-zone"),
        (r#""cutoffTime":"2:00 PM""#, "+0 min, packed in 0-0 days, Mon-Fri", "Error cutoff"),
        (r#""cutOffTime":"14:00""#, "+0 min, packed in 0-0 days, Mon-Fri until 14:00", "Warning cutoff-spelling"),
        (r#""cutoffTime":"noonish""#, "+0 min, packed in 0-0 days, Mon-Fri", "Error cutoff"),
    ] {
        let block = times(cutoff);
        check(show::policy, &[&block], &format!("EUR {zone}\nplace gr: GR\nstandard \"\"\ngr: 3.50, 2-2 days"));
        let (_, problems) = read(&[&block]);
        assert!(problems.iter().any(|p| format!("{:?} {}", p.severity, p.code) == code), "{cutoff}: {problems:?}");
    }
    let (_, problems) = read(&[&times(r#""cutoffTime":"14:00:00+02:00""#)]);
    assert!(problems[0].message.contains("daylight-saving") && problems[0].help.contains("time_zone"), "{problems:?}");
    assert!(problems[0].at.ends_with("deliveryTime.cutoffTime"), "{problems:?}");
}

#[test]
fn business_days_come_in_many_spellings() {
    for days in [
        r#"["https://schema.org/Monday","https://schema.org/Wednesday","https://schema.org/Saturday"]"#,
        r#"["http://schema.org/Monday","Wednesday","Sat"]"#,
        r#"[{"@id":"https://schema.org/Monday"},{"@id":"https://schema.org/Wednesday"},{"@id":"https://schema.org/Saturday"}]"#,
        r#"{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","Wednesday","Saturday"]}"#,
        r#"[{"dayOfWeek":"Monday"},{"dayOfWeek":["Wednesday","Saturday"]}]"#,
        r#"{"dayOfWeek":[{"@id":"https://schema.org/Monday"},"We","Sa","PublicHolidays"],"opens":"09:00","closes":"17:00"}"#,
        r#""Mo,We,Sa""#,
        r#""Mo 09:00-17:00; We 09:00-17:00; Sa 10:00-12:00""#,
        r#"[{"dayOfWeek":["Monday","Wednesday","Saturday"],"opens":"09:00","closes":"17:00"},
            {"dayOfWeek":"Sunday","opens":"00:00","closes":"00:00"}]"#,
    ] {
        let block =
            timed(&format!(r#"{{"handlingTime":{{"value":0}},"transitTime":{{"value":2}},"businessDays":{days}}}"#));
        let expected = "EUR +0 min, packed in 0-0 days, Mon Wed Sat\nplace gr: GR\nstandard \"\"\ngr: 3.50, 2-2 days";
        check(show::policy, &[&block], expected);
    }
    let block = timed(
        r#"{"handlingTime":{"@type":"ServicePeriod","duration":{"value":1},"cutoffTime":"12:00Z","businessDays":[
              {"dayOfWeek":"Mo-Sa"},{"validFrom":"2026-12-25","validThrough":"2026-12-26","opens":"00:00","closes":"00:00"}]},
            "transitTime":{"duration":{"value":2},"businessDays":"Mo-Su"}}"#,
    );
    check(
        show::policy,
        &[&block],
        "EUR +0 min, packed in 1-1 days, Mon Tue Wed Thu Fri Sat not 2026-12-25 not 2026-12-26 until 12:00
         place gr: GR
         standard \"\", carried daily
         gr: 3.50, 2-2 days",
    );
    let unknown = timed(r#"{"handlingTime":{"value":0},"transitTime":{"value":2},"businessDays":"workdays"}"#);
    assert!(has(&read(&[&unknown]).1, Severity::Warning, "opening-hours"));
}

#[test]
fn the_lead_time_of_the_offer_is_its_handling() {
    let block = r#"{"@type":"Product","sku":"A","offers":{"price":5,"priceCurrency":"EUR","deliveryLeadTime":{"value":3},
        "shippingDetails":{"shippingRate":"1","shippingDestination":"GR","deliveryTime":{"transitTime":{"value":2}}}}}"#;
    let expected = "EUR +0 min, packed in 3-3 days, Mon-Fri\nplace gr: GR\nstandard \"\"\ngr: 1.00, 2-2 days";
    check(show::policy, &[block], expected);
}

#[test]
fn methods_keep_their_own_packing() {
    let detail = |label: &str, handling: u8, cutoff: &str| {
        format!(
            r#"{{"shippingLabel":"{label}","shippingRate":"1","shippingDestination":"GR",
                "deliveryTime":{{"cutoffTime":"{cutoff}","handlingTime":{{"value":{handling}}},"transitTime":{{"value":2}}}}}}"#
        )
    };
    let details = [
        detail("Standard", 1, "14:00+02:00"),
        detail("Express", 0, "11:00+03:00"),
        detail("Standard", 2, "14:00+02:00"),
    ];
    check(
        show::policy,
        &[&offer(&format!("[{}]", details.join(",")))],
        "EUR +120 min, packed in 1-2 days, Mon-Fri until 14:00
         place gr: GR
         standard \"Standard\"
         gr: 1.00, 2-2 days
         express \"Express\", packed in 0-0 days, Mon-Fri until 10:00
         gr: 1.00, 2-2 days",
    );
}
