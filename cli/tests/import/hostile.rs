//! Does an export that is missing parts, has others or is broken stop anything?

use super::{import_only, path, told, write};
use crate::common::run;
use serde_json::{Value as Json, json};

const GOOGLE: &str = r#"{"services": [{"name": "A", "active": true, "deliveryCountry": "GR", "currency": "EUR",
    "deliveryTime": {"minHandlingTimeInDays": 0, "maxHandlingTimeInDays": 1, "minTransitTimeInDays": 1, "maxTransitTimeInDays": 3,
        "cutoffTime": {"hour": 14, "minute": 0, "timezone": "Europe/Athens"}, "handlingBusinessDayConfig": {"businessDays": ["monday"]},
        "holidayCutoffs": [{"deadlineDate": "2026-12-20"}],
        "transitTimeTable": {"postalCodeGroupNames": ["z"], "transitTimeLabels": ["x"], "rows": [{"values": [{"minTransitTimeInDays": 1}]}]},
        "warehouseBasedDeliveryTimes": [{"carrier": "c", "carrierService": "s", "warehouseName": "w"}]},
    "rateGroups": [{"applicableShippingLabels": ["x"], "singleValue": {"flatRate": {"value": "3", "currency": "EUR"}}},
        {"mainTable": {"name": "m", "rowHeaders": {"prices": [{"value": "5", "currency": "EUR"}, {"value": "infinity"}]},
        "columnHeaders": {"weights": [{"value": "2", "unit": "kg"}, {"value": "infinity", "unit": "kg"}]},
        "rows": [{"cells": [{"noShipping": true}, {"pricePercentage": "5"}]}, {"cells": [{"subtableName": "s"}, {"carrierRateName": "c"}]}]},
        "subtables": [{"name": "s", "rowHeaders": {"postalCodeGroupNames": ["z", "all other locations"]},
            "columnHeaders": {"locations": [{"locationIds": ["21137"]}]}, "rows": [{"cells": [{"noShipping": false}]}]}],
        "carrierRates": [{"name": "c", "carrierName": "UPS", "flatAdjustment": {"value": "1"}}]}],
    "minimumOrderValue": {"value": "9", "currency": "EUR"}, "minimumOrderValueTable": {"storeCodeSetWithMovs": []},
    "eligibility": "All scenarios", "pickupService": {"carrierName": "p"}, "storeConfig": {"storeServiceType": "all stores"},
    "loyaltyPrograms": [], "shipmentType": "delivery"}],
    "postalCodeGroups": [{"name": "z", "country": "GR", "postalCodeRanges": [{"postalCodeRangeBegin": "10*", "postalCodeRangeEnd": "11*"}]}],
    "regions": [{"regionId": "r", "displayName": "R", "geotargetArea": {"geotargetCriteriaIds": ["21137"]}}],
    "warehouses": [{"name": "w", "handlingDays": 1, "cutoffTime": {"hour": 9, "minute": 0}, "shippingAddress": {"city": "Athens"},
        "businessDayConfig": {"businessDays": ["monday"]}}]}"#;

const WOOCOMMERCE: &str = r#"{"currency": "EUR", "country": "GR", "classes": [{"id": 1, "slug": "bulky", "name": "Bulky"}],
    "settings": [{"id": "woocommerce_currency", "value": "EUR"}],
    "zones": [{"id": 1, "name": "A", "order": 0, "locations": [{"code": "GR", "type": "country"}, {"code": "10*", "type": "postcode"},
        {"code": "US:CA", "type": "state"}, {"code": "EU", "type": "continent"}],
    "methods": [{"id": 1, "instance_id": 1, "title": "F", "order": 1, "enabled": true, "method_id": "flat_rate", "method_title": "Flat",
        "settings": {"title": {"value": "F"}, "cost": {"value": "3 + [qty]"}, "class_cost_1": {"value": "4"}, "no_class_cost": {"value": "1"},
        "type": {"value": "class"}, "tax_status": {"value": "taxable"}}},
        {"method_id": "free_shipping", "title": "G", "settings": {"requires": {"value": "min_amount"}, "min_amount": {"value": "50"},
        "ignore_discounts": {"value": "yes"}}}, {"method_id": "local_pickup", "settings": {"cost": {"value": "2"}}}]},
    {"id": 0, "name": "Rest", "order": 0, "locations": [], "methods": [{"method_id": "usps", "settings": {}}]}]}"#;

/// Every export that differs from this one in one part.
fn spoilt(value: &Json, with: &dyn Fn(&Json) -> Vec<Option<Json>>) -> Vec<Json> {
    let mut all = Vec::new();
    match value {
        Json::Object(entries) => {
            for (key, inner) in entries {
                for other in with(inner) {
                    let mut changed = entries.clone();
                    match other {
                        Some(other) => drop(changed.insert(key.clone(), other)),
                        None => drop(changed.shift_remove(key)),
                    }
                    all.push(Json::Object(changed));
                }
                for inner in spoilt(inner, with) {
                    let mut changed = entries.clone();
                    changed.insert(key.clone(), inner);
                    all.push(Json::Object(changed));
                }
            }
        }
        Json::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                for inner in
                    spoilt(inner, with).into_iter().chain(with(inner).into_iter().map(|o| o.unwrap_or(Json::Null)))
                {
                    let mut changed = items.clone();
                    changed[at] = inner;
                    all.push(Json::Array(changed));
                }
            }
        }
        _ => {}
    }
    all
}

/// Imports it and checks what comes out as a shop.
fn survive(folder: &tempfile::TempDir, export: &Json, from: &str) {
    let imported = import_only(folder, &export.to_string(), &["--from", from]);
    assert!(matches!(imported.code, 0 | 1) && imported.err.is_empty(), "{imported:?} of {export}");
    if let Some(text) = imported.json()["delivery"].as_str() {
        write(folder, "shop/delivery.toml", text);
        let checked = run(&["check", &format!("{}/shop", path(folder)), "--json"]).json();
        let problems = checked["problems"].as_array().unwrap().iter();
        let errors: Vec<&Json> = problems.filter(|problem| problem["severity"] == "error").collect();
        assert!(errors.is_empty(), "{errors:?}\n{export}");
    }
}

fn every(export: &str, from: &str, with: &dyn Fn(&Json) -> Vec<Option<Json>>) -> usize {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "shop/shop.toml", crate::common::SHOP);
    let all = spoilt(&serde_json::from_str(export).unwrap(), with);
    all.iter().for_each(|export| survive(&folder, export, from));
    all.len()
}

#[test]
fn every_part_may_be_missing() {
    assert!(every(GOOGLE, "google", &|_| vec![None]) > 100);
    assert!(every(WOOCOMMERCE, "woocommerce", &|_| vec![None]) > 60);
}

#[test]
fn every_part_may_be_something_else() {
    // One odd value for each part, in turn, so that all kinds meet all kinds.
    let turn = std::cell::Cell::new(0);
    let odd = |_: &Json| {
        let all = [
            json!(null),
            json!([[1]]),
            json!({"a": {"b": []}}),
            json!("?\u{7}\"'''"),
            json!(-1.5e300),
            json!(true),
            json!([null]),
        ];
        turn.set(turn.get() + 1);
        vec![Some(all[turn.get() % all.len()].clone()), Some(all[turn.get() * 3 % all.len()].clone())]
    };
    assert!(every(GOOGLE, "google", &odd) > 200);
    assert!(every(WOOCOMMERCE, "woocommerce", &odd) > 120);
}

#[test]
fn numbers_may_be_words_and_words_numbers() {
    let other = |value: &Json| match value {
        Json::Number(number) => vec![Some(json!(number.to_string()))],
        Json::String(text) if text.parse::<i64>().is_ok() => vec![Some(json!(text.parse::<i64>().unwrap()))],
        Json::Bool(flag) => vec![Some(json!(if *flag { "yes" } else { "no" }))],
        _ => Vec::new(),
    };
    let folder = tempfile::tempdir().unwrap();
    for (export, from) in [(GOOGLE, "google"), (WOOCOMMERCE, "woocommerce")] {
        let plain = import_only(&folder, export, &["--from", from]).json();
        for export in spoilt(&serde_json::from_str(export).unwrap(), &other) {
            let changed = import_only(&folder, &export.to_string(), &[]).json();
            assert_eq!(changed["delivery"], plain["delivery"], "{export}");
        }
    }
}

#[test]
fn parts_that_nobody_knows_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for (export, part) in
        [(GOOGLE, "\"active\": true"), (WOOCOMMERCE, "\"name\": \"A\""), (WOOCOMMERCE, "\"method_id\": \"usps\"")]
    {
        let run = import_only(&folder, &export.replacen(part, &format!("\"drone\": {{\"a\": 1}}, {part}"), 1), &[]);
        let told = told(&run.json());
        assert!(told.iter().any(|line| line.contains("`drone` is not known and is not imported")), "{told:?}");
    }
}

#[test]
fn an_export_without_a_method_ends_with_one() {
    let folder = tempfile::tempdir().unwrap();
    for (export, from, code) in [
        ("[]", "woocommerce", "import-empty"),
        ("{}", "google", "import-empty"),
        (r#"{"services": []}"#, "google", "import-empty"),
        (
            r#"[{"id": 1, "locations": [{"code": "XX", "type": "country"}], "methods": []}]"#,
            "woocommerce",
            "import-empty",
        ),
    ] {
        let run = import_only(&folder, export, &["--from", from]);
        let told = told(&run.json());
        assert_eq!((run.code, told.iter().any(|line| line.starts_with(code))), (1, true), "{export}: {told:?}");
    }
    for export in ["", "{", "7", "{}", "[]", r#"{"a": 1}"#] {
        let run = import_only(&folder, export, &[]);
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{export}");
        assert!(
            told(&run.json()).iter().any(|line| line.starts_with("import-unknown") || line.starts_with("json")),
            "{run:?}"
        );
    }
}

#[test]
fn a_file_that_is_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "export.json", WOOCOMMERCE);
    let (file, out) = (format!("{}/export.json", path(&folder)), format!("{}/delivery.toml", path(&folder)));
    let import = |more: &[&str]| run(&[&["import", "delivery", &file, "--out", &out], more].concat());
    let first = import(&[]);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{first:?}");
    assert!(first.err.contains("delivery.toml: ") && first.err.contains(" lost, "), "{first:?}");
    let text = std::fs::read_to_string(&out).unwrap();
    std::fs::write(&out, "mine").unwrap();
    let second = import(&[]);
    assert_eq!((second.code, std::fs::read_to_string(&out).unwrap().as_str()), (2, "mine"));
    assert!(second.err.contains("--force"), "{second:?}");
    let third = import(&["--force", "--json"]);
    assert_eq!((third.code, std::fs::read_to_string(&out).unwrap()), (0, text));
    let answer = third.json();
    assert_eq!((answer["from"].as_str(), answer["out"].as_str()), (Some("woocommerce"), Some(out.as_str())));
    assert_eq!(import(&["--from", "shopware"]).code, 2);
    assert_eq!(import(&["--force", "--country", "Greece"]).code, 2);
}
