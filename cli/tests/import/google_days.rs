//! Do shipping settings of Google come to the same days?

use super::google::{GROUPS, TIME, content, flat};

#[test]
fn days_and_cut_offs_are_kept() {
    let imported = content(&[&flat(TIME)], "");
    for line in ["days = [0, 1]", "cutoff = \"14:30\"", "transit = [1, 3]", "# Times are those of Europe/Athens"] {
        assert!(imported.text.contains(line), "{line}: {}", imported.text);
    }
    // Ordered on Thursday before the cut-off: packed the same day and there on Friday; or packed on Friday and three days
    // on its way.
    assert_eq!(imported.days("standard", "GR"), ("2026-11-20".to_owned(), "2026-11-25".to_owned()));
    let own = TIME.replace("\"minTransit", r#""handlingBusinessDayConfig": {"businessDays": ["monday", "saturday"]},
        "transitBusinessDayConfig": {"businessDays": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]}, "minTransit"#);
    let imported = content(&[&flat(TIME), &flat(TIME), &flat(&own)], "");
    assert!(
        imported.text.contains(r#"handling = { days = [0, 1], cutoff = "14:30", open = ["mon", "sat"] }"#),
        "{}",
        imported.text
    );
    assert!(imported.text.contains(r#"carrier = { open = ["mon-sat"] }"#), "{}", imported.text);
}

#[test]
fn a_cut_off_on_other_clocks_is_moved_and_told() {
    let berlin = TIME.replace("Europe/Athens", "Europe/Berlin");
    let imported = content(&[&flat(TIME), &flat(&berlin)], "");
    assert!(imported.text.contains(r#"handling = { days = [0, 1], cutoff = "15:30" }"#), "{}", imported.text);
    imported.tells("the cut-off 14:30 is on the clocks of Europe/Berlin");
}

#[test]
fn what_a_method_does_not_say_is_not_that_of_the_shop() {
    let silent =
        r#""deliveryTime": {"minHandlingTimeInDays": 2, "maxHandlingTimeInDays": 2, "maxTransitTimeInDays": 3}"#;
    let imported = content(&[&flat(TIME), &flat(TIME), &flat(silent)], "");
    assert!(imported.text.contains(r#"handling = { days = 2, cutoff = "24:00" }"#), "{}", imported.text);
    assert!(imported.text.contains("transit = 3"), "one of the two days counts for both: {}", imported.text);
}

#[test]
fn transit_may_be_a_table() {
    let time = |names: &str, labels: &str, rows: &str| {
        format!(
            r#""deliveryTime": {{"minHandlingTimeInDays": 1, "maxHandlingTimeInDays": 1, "transitTimeTable":
            {{"postalCodeGroupNames": [{names}], "transitTimeLabels": [{labels}], "rows": [{rows}]}}}}"#
        )
    };
    let days = |least: u8, most: u8| format!(r#"{{"minTransitTimeInDays": {least}, "maxTransitTimeInDays": {most}}}"#);
    let row = |values: &[String]| format!(r#"{{"values": [{}]}}"#, values.join(", "));
    let by_place = time(
        r#""Attica", "all other locations""#,
        r#""all other labels""#,
        &[row(&[days(1, 1)]), row(&[days(2, 4)])].join(", "),
    );
    let imported = content(&[&flat(&by_place)], GROUPS);
    assert_eq!(imported.days("standard", "GR/10434"), ("2026-11-23".to_owned(), "2026-11-23".to_owned()));
    assert_eq!(imported.days("standard", "GR/54622"), ("2026-11-24".to_owned(), "2026-11-26".to_owned()));
    let by_label = time("", r#""food", "all other labels""#, &[row(&[days(1, 1)]), row(&[days(2, 4)])].join(", "));
    let imported = content(&[&flat(&by_label)], "");
    assert_eq!(imported.days("standard", "GR"), ("2026-11-23".to_owned(), "2026-11-26".to_owned()));
    imported.tells("the days on the way depend on a label of the product");
}

#[test]
fn warehouses_pack_on_their_own_days() {
    let time = r#""deliveryTime": {"warehouseBasedDeliveryTimes": [{"carrier": "DHL", "carrierService": "paket", "warehouseName": "Berlin"}]}"#;
    let stock = r#", "warehouses": [{"name": "Berlin", "handlingDays": "2", "cutoffTime": {"hour": 10, "minute": 0},
        "businessDayConfig": {"businessDays": ["monday", "tuesday"]}, "shippingAddress": {"country": "DE", "city": "Berlin"}}]"#;
    let imported = content(&[&flat(time)], stock);
    assert!(
        imported.text.contains("id = \"berlin\"\ndays = 2\ncutoff = \"10:00\"\nopen = [\"mon\", \"tue\"]"),
        "{}",
        imported.text
    );
    assert!(imported.text.contains("transit = [2, 7]  # assumed"), "{}", imported.text);
    imported
        .tells("import-assumed services[0].deliveryTime Google computes the days on the way from those of DHL paket");
    imported.tells("whose zone is not said");
}
