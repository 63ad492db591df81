//! Do shipping settings of Google come to the same prices and days?

use super::{Import, import, import_with};

/// Settings of the Content API with services of these parts.
pub(crate) fn content(services: &[&str], rest: &str) -> Import {
    let services: Vec<String> = services
        .iter()
        .map(|parts| {
            format!(r#"{{"name": "Standard", "active": true, "deliveryCountry": "GR", "currency": "EUR", {parts}}}"#)
        })
        .collect();
    import(&format!(r#"{{"accountId": "1", "services": [{}]{rest}}}"#, services.join(", ")))
}

pub(crate) const TIME: &str = r#""deliveryTime": {"minHandlingTimeInDays": 0, "maxHandlingTimeInDays": 1, "minTransitTimeInDays": 1,
    "maxTransitTimeInDays": 3, "cutoffTime": {"hour": 14, "minute": 30, "timezone": "Europe/Athens"}}"#;

fn rates(groups: &str) -> Import {
    content(&[&format!(r#"{TIME}, "rateGroups": [{groups}]"#)], GROUPS)
}

pub(crate) const GROUPS: &str = r#", "postalCodeGroups": [
    {"name": "Attica", "country": "GR", "postalCodeRanges": [{"postalCodeRangeBegin": "10*", "postalCodeRangeEnd": "19*"}]},
    {"name": "Centre", "country": "GR", "postalCodeRanges": [{"postalCodeRangeBegin": "10431", "postalCodeRangeEnd": "10564"}]},
    {"name": "Islands", "country": "GR", "postalCodeRanges": [{"postalCodeRangeBegin": "84*"}, {"postalCodeRangeBegin": "85100"}]},
    {"name": "Athens west", "country": "GR", "postalCodeRanges": [{"postalCodeRangeBegin": "12*"}, {"postalCodeRangeBegin": "32*"}]}]"#;

fn eur(amount: &str) -> String {
    format!(r#"{{"value": "{amount}", "currency": "EUR"}}"#)
}

/// Rows of cells as in `3.50 none | 5 %5.5 >sub !carrier`.
fn rows(cells: &str) -> String {
    let cell = |word: &str| match word.split_at(1) {
        _ if word == "none" => r#"{"noShipping": true}"#.to_owned(),
        ("%", percent) => format!(r#"{{"pricePercentage": "{percent}"}}"#),
        (">", table) => format!(r#"{{"subtableName": "{table}"}}"#),
        ("!", rate) => format!(r#"{{"carrierRateName": "{rate}"}}"#),
        _ => format!(r#"{{"flatRate": {}}}"#, eur(word)),
    };
    let row = |row: &str| {
        let cells: Vec<String> = row.split_whitespace().map(cell).collect();
        format!(r#"{{"cells": [{}]}}"#, cells.join(", "))
    };
    let rows: Vec<String> = cells.split('|').map(row).collect();
    format!(r#""rows": [{}]"#, rows.join(", "))
}

fn prices(bounds: &str) -> String {
    let prices: Vec<String> = bounds.split_whitespace().map(eur).collect();
    format!(r#"{{"prices": [{}]}}"#, prices.join(", "))
}

fn weights(bounds: &str, unit: &str) -> String {
    let weights: Vec<String> =
        bounds.split_whitespace().map(|value| format!(r#"{{"value": "{value}", "unit": "{unit}"}}"#)).collect();
    format!(r#"{{"weights": [{}]}}"#, weights.join(", "))
}

fn table(headers: &str, cells: &str) -> String {
    format!(r#"{{"mainTable": {{"rowHeaders": {headers}, {}}}}}"#, rows(cells))
}

fn two_way(down: &str, across: &str, cells: &str) -> String {
    format!(r#"{{"mainTable": {{"rowHeaders": {down}, "columnHeaders": {across}, {}}}}}"#, rows(cells))
}

fn group_names(names: &str) -> String {
    format!(r#"{{"postalCodeGroupNames": [{names}]}}"#)
}

fn check(imported: &Import, cases: &[(&str, &str, &str)]) {
    for (to, of, expected) in cases {
        assert_eq!(imported.ways(to, of), *expected, "{of} to {to}\n{}", imported.text);
    }
}

#[test]
fn a_single_value_is_a_price() {
    let single = |value: &str| rates(&format!(r#"{{"singleValue": {value}}}"#));
    check(
        &single(&format!(r#"{{"flatRate": {}}}"#, eur("4.90"))),
        &[("GR", "20", "standard 4.90"), ("DE", "20", "—standard")],
    );
    check(&single(r#"{"pricePercentage": "5.5"}"#), &[("GR", "20", "standard 1.10"), ("GR", "", "standard checkout")]);
    let carrier = single(r#"{"carrierRateName": "ups"}"#);
    check(&carrier, &[("GR", "20", "standard checkout")]);
    carrier.tells("import-lost services[0].rateGroups[0].singleValue \"ups\" is a rate that a carrier computes");
}

#[test]
fn upper_bounds_are_inclusive() {
    let by_price = rates(&table(&prices("20 49.99 infinity"), "5 3.50 0".replace(' ', " | ").as_str()));
    check(&by_price, &[("GR", "20", "standard 5.00"), ("GR", "20.01", "standard 3.50"), ("GR", "50", "standard 0.00")]);
    let by_weight = rates(&table(&weights("1.5 10", "kg"), "3 | 6"));
    check(
        &by_weight,
        &[("GR", "9 1500 g", "standard 3.00"), ("GR", "9 1501 g", "standard 6.00"), ("GR", "9 10001 g", "—standard")],
    );
    // Two pounds are 907.18 grams.
    let by_pound = rates(&table(&weights("2 infinity", "lb"), "3 | 6"));
    check(&by_pound, &[("GR", "9 907 g", "standard 3.00"), ("GR", "9 908 g", "standard 6.00")]);
    let by_count = rates(&table(r#"{"numberOfItems": ["2", "infinity"]}"#, "3 | 6"));
    check(&by_count, &[("GR", "9 2 pieces", "standard 3.00"), ("GR", "9 3 pieces", "standard 6.00")]);
}

#[test]
fn a_table_has_two_dimensions_and_tables_in_its_cells() {
    let both = rates(&two_way(&prices("50 infinity"), &weights("1 infinity", "kg"), "4 8 | 0 5"));
    check(
        &both,
        &[
            ("GR", "50 1000 g", "standard 4.00"),
            ("GR", "50 1001 g", "standard 8.00"),
            ("GR", "51 1000 g", "standard 0.00"),
            ("GR", "51 1001 g", "standard 5.00"),
        ],
    );
    // The subtable ends at two kilograms, and heavier parcels must not come to the row below.
    let main = format!(r#""mainTable": {{"rowHeaders": {}, {}}}"#, prices("50 infinity"), rows(">heavy | 1"));
    let sub =
        format!(r#""subtables": [{{"name": "heavy", "rowHeaders": {}, {}}}]"#, weights("1 2", "kg"), rows("4 | 8"));
    let nested = rates(&format!("{{{main}, {sub}}}"));
    check(
        &nested,
        &[
            ("GR", "50 500 g", "standard 4.00"),
            ("GR", "50 1500 g", "standard 8.00"),
            ("GR", "50 2500 g", "—standard"),
            ("GR", "51 2500 g", "standard 1.00"),
        ],
    );
}

#[test]
fn shipping_labels_are_classes() {
    let label =
        |label: &str, group: String| group.replacen('{', &format!(r#"{{"applicableShippingLabels": [{label}], "#), 1);
    let imported = rates(
        &[label(r#""bulky", "long""#, table(&weights("30", "kg"), "15")), label("", table(&prices("infinity"), "3"))]
            .join(", "),
    );
    check(
        &imported,
        &[
            ("GR", "9 2000 g bulky", "standard 15.00"),
            ("GR", "9 2000 g long", "standard 15.00"),
            ("GR", "9 40000 g bulky", "—standard"),
            ("GR", "9 40000 g", "standard 3.00"),
        ],
    );
    imported.tells("import-noted services[0] the price depends on the shipping label: \"bulky\", \"long\"");
}

#[test]
fn groups_of_postcodes_are_places() {
    let others = r#""all other locations""#;
    let imported = rates(&table(&group_names(&format!(r#""Attica", "Islands", {others}"#)), "2 | none | 4"));
    check(
        &imported,
        &[
            ("GR/104 34", "9", "standard 2.00"),
            ("GR/84100", "9", "—standard"),
            ("GR/85100", "9", "—standard"),
            ("GR/54622", "9", "standard 4.00"),
        ],
    );
    assert_eq!(imported.place("GR/85101"), "gr");
}

#[test]
fn tables_may_cut_a_country_up_in_two_ways() {
    let service = |name: &str, group: &str| format!(r#""serviceName": "{name}", {TIME}, "rateGroups": [{group}]"#);
    let wide = table(&group_names(r#""Attica", "all other locations""#), "2 | 4");
    let narrow = table(&group_names(r#""Centre", "all other locations""#), "1 | 9");
    let across = table(&group_names(r#""Athens west""#), "5");
    let imported = content(&[&service("a", &wide), &service("b", &narrow), &service("c", &across)], GROUPS);
    check(
        &imported,
        &[
            // The centre is within Attica, so its own place is tried first and costs the other service the same.
            ("GR/104 34", "9", "standard-2 1.00, standard 2.00, —standard-3"),
            ("GR/11111", "9", "standard 2.00, standard-2 9.00, standard-3 checkout"),
            ("GR/54622", "9", "standard 4.00, standard-2 9.00, —standard-3"),
            // The west is partly in Attica: what each asks there is only sure where both answers are one.
            ("GR/32100", "9", "standard 4.00, standard-3 5.00, standard-2 9.00"),
        ],
    );
    imported.tells("places of this table overlap or are not described");
}

#[test]
fn what_is_not_described_is_left_to_checkout() {
    let named = r#""nowhere", "all other locations""#;
    let imported = rates(&table(&group_names(named), "2 | 4"));
    check(&imported, &[("GR", "9", "standard checkout")]);
    imported.tells("import-lost services[0] the export does not say which postcodes \"nowhere\" has");
    check(&rates(&table(&group_names(named), "3 | 3")), &[("GR", "9", "standard 3.00")]);
}

#[test]
fn sets_of_states_are_regions() {
    let settings = format!(
        r#"{{"services": [{{"name": "A", "deliveryCountry": "US", "currency": "EUR", {TIME}, "rateGroups": [{}]}}, {{"name": "B",
        "deliveryCountry": "US", "currency": "EUR", {TIME}, "rateGroups": [{}]}}]{}}}"#,
        table(r#"{"locations": [{"locationIds": ["21137", "21166"]}, {"locationIds": ["999"]}]}"#, "2 | 4"),
        table(&group_names(r#""LA""#), "1"),
        r#", "postalCodeGroups": [{"name": "LA", "country": "US", "postalCodeRanges": [{"postalCodeRangeBegin": "900*"}]}]"#,
    );
    let imported = import(&settings);
    check(
        &imported,
        &[
            // The postcodes of Los Angeles are all in California.
            ("US/90012", "9", "b 1.00, a 2.00"),
            ("US/89501", "9", "a 2.00, —b"),
            ("US/10001", "9", "a checkout, —b"),
        ],
    );
    imported.tells("import-lost services[0] the locations 999 are not known here");
    assert!(imported.text.contains(r#"regions = ["US-CA", "US-NV"]"#), "{}", imported.text);
}

#[test]
fn orders_have_a_least_value() {
    let imported = content(
        &[&format!(
            r#"{TIME}, "minimumOrderValue": {}, "rateGroups": [{{"singleValue": {{"flatRate": {}}}}}]"#,
            eur("25"),
            eur("3")
        )],
        "",
    );
    check(&imported, &[("GR", "24.99", "—standard ≥ 25.00 EUR"), ("GR", "25", "standard 3.00")]);
}

/// A service of one price.
pub(crate) fn flat(time: &str) -> String {
    format!(r#"{time}, "rateGroups": [{{"singleValue": {{"flatRate": {}}}}}]"#, eur("3"))
}

/// One service of every shopper's beside one that has another part.
fn beside(part: &str) -> Import {
    let service = |name: &str, more: &str| {
        format!(r#"{{"name": "{name}", "deliveryCountry": "GR", "currency": "EUR", {more}{}}}"#, flat(TIME))
    };
    import(&format!(r#"{{"services": [{}, {}]}}"#, service("All", ""), service("Some", &format!("{part}, "))))
}

#[test]
fn services_that_are_not_for_every_shopper_are_left_out_and_told() {
    for (part, words) in [
        (r#""shipmentType": "localDelivery""#, "local delivery from stores"),
        (r#""shipmentType": "LOCAL_DELIVERY""#, "local delivery from stores"),
        (r#""loyaltyPrograms": [{"programLabel": "gold"}]"#, "loyalty programme"),
        (r#""eligibility": "Shopping Actions""#, "orders placed at Google only"),
        (r#""active": false"#, "the service is not active"),
    ] {
        let imported = beside(part);
        let ids: Vec<&str> = imported.policy.methods.iter().map(|method| method.id.as_str()).collect();
        assert_eq!(ids, ["all"], "{part}");
        imported.tells(words);
    }
    assert_eq!(beside(r#""active": true"#).policy.methods.len(), 2);
}

#[test]
fn points_of_collection_are_lockers() {
    let imported = content(&[&format!(r#""shipmentType": "collectionPoint", {}"#, flat(TIME))], "");
    assert!(imported.text.contains("kind = \"locker\""));
    check(&imported, &[("GR", "9", "standard 3.00")]);
}

#[test]
fn a_shop_has_one_currency() {
    let good = flat(TIME);
    let pounds = good.replace("EUR", "GBP");
    let settings = format!(
        r#"{{"services": [{{"name": "A", "deliveryCountry": "GR", "currency": "EUR", {good}}},
        {{"name": "B", "deliveryCountry": "GB", "currency": "GBP", {pounds}}}]}}"#
    );
    let imported = import(&settings);
    check(&imported, &[("GR", "9", "a 3.00, —b"), ("GB", "9", "b checkout, —a")]);
    imported.tells("import-lost services[1] the service is in GBP, and most are in EUR");
}

#[test]
fn the_newer_interface_counts_in_millionths() {
    let settings = r#"{"name": "accounts/1/shippingSettings", "etag": "x", "services": [{
        "serviceName": "Standard", "active": true, "deliveryCountries": ["US", "CA"], "currencyCode": "USD", "shipmentType": "DELIVERY",
        "deliveryTime": {"minHandlingDays": 0, "maxHandlingDays": 1, "minTransitDays": 2, "maxTransitDays": 5,
            "cutoffTime": {"hour": 14, "minute": 0, "timeZone": "America/New_York"},
            "transitBusinessDayConfig": {"businessDays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]}},
        "minimumOrderValue": {"amountMicros": "10000000", "currencyCode": "USD"},
        "rateGroups": [{"mainTable": {
            "rowHeaders": {"prices": [{"amountMicros": "49990000", "currencyCode": "USD"}, {"amountMicros": "-1", "currencyCode": "USD"}]},
            "columnHeaders": {"postalCodeGroupNames": ["accounts/1/regions/west", "all other locations"]},
            "rows": [{"cells": [{"flatRate": {"amountMicros": "8500000", "currencyCode": "USD"}}, {"subtable": "by weight"}]},
                {"cells": [{"flatRate": {"amountMicros": "0", "currencyCode": "USD"}}, {"carrierRate": "ups"}]}]},
            "subtables": [{"name": "by weight", "rowHeaders": {"weights": [{"amountMicros": "1000000", "unit": "KILOGRAM"},
                {"amountMicros": "-1", "unit": "KILOGRAM"}]}, "rows": [{"cells": [{"pricePercentage": "10"}]}, {"cells": [{"noShipping": true}]}]}],
            "carrierRates": [{"name": "ups", "carrier": "UPS", "carrierService": "ground"}]}]}],
        "regions": [{"name": "accounts/1/regions/west", "displayName": "West coast",
            "postalCodeArea": {"regionCode": "US", "postalCodes": [{"begin": "90*", "end": "98*"}]}}]}"#;
    let imported = import_with(settings, "USD", &[]);
    check(
        &imported,
        &[
            ("US/90210", "49.99", "standard 8.50"),
            ("US/90210", "50", "standard 0.00"),
            ("US/90210", "9.99", "—standard ≥ 10.00 USD"),
            ("US/10001", "20 900 g", "standard 2.00"),
            ("US/10001", "20 1100 g", "—standard"),
            ("US/10001", "60 1100 g", "standard checkout"),
            ("CA", "20 900 g", "standard 2.00"),
        ],
    );
    assert!(imported.text.contains("name = \"West coast\"") && imported.text.contains("open = [\"mon-sat\"]"));
}

#[test]
fn of_several_accounts_the_first_is_read() {
    let good = flat(TIME);
    let account = format!(
        r#"{{"accountId": "1", "services": [{{"name": "A", "deliveryCountry": "GR", "currency": "EUR", {good}}}]}}"#
    );
    let imported =
        import(&format!(r#"{{"kind": "content#shippingsettingsListResponse", "resources": [{account}, {account}]}}"#));
    check(&imported, &[("GR", "9", "a 3.00")]);
    imported.tells("import-lost resources[1] the export has several accounts");
}
