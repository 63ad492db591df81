//! Do zones of WooCommerce come to what its checkout charges?

use super::{Import, import, import_with};

/// A zone as the REST interface writes it.
fn zone(id: u32, locations: &str, methods: &str) -> String {
    let locations: Vec<String> = locations
        .split_whitespace()
        .map(|location| {
            let (kind, code) = location.split_once('=').unwrap();
            format!(r#"{{"code": "{}", "type": "{kind}"}}"#, code.replace('_', " "))
        })
        .collect();
    let locations = locations.join(", ");
    format!(r#"{{"id": {id}, "name": "Zone {id}", "order": {id}, "locations": [{locations}], "methods": [{methods}]}}"#)
}

/// A method with settings as the interface writes them: `cost=5; type=class`.
fn method(id: &str, title: &str, settings: &str) -> String {
    let settings: Vec<String> = settings
        .split(';')
        .filter_map(|setting| setting.split_once('='))
        .map(|(key, value)| {
            let (key, value) = (key.trim(), value.trim().replace('"', "\\\""));
            format!(r#""{key}": {{"id": "{key}", "label": "…", "type": "text", "value": "{value}", "default": ""}}"#)
        })
        .collect();
    let settings = settings.join(", ");
    format!(
        r#"{{"id": 7, "instance_id": 7, "title": "{title}", "order": 1, "enabled": true, "method_id": "{id}", "settings": {{{settings}}}}}"#
    )
}

fn flat(cost: &str) -> String {
    method("flat_rate", "Flat rate", &format!("cost={cost}"))
}

fn greece(methods: &str) -> Import {
    import(&format!("[{}]", zone(1, "country=GR", methods)))
}

fn check(methods: &str, of: &str, expected: &str) {
    let imported = greece(methods);
    assert_eq!(imported.ways("GR", of), expected, "{methods}\n{}", imported.text);
}

#[test]
fn a_formula_costs_what_checkout_charges() {
    check(&flat("4,90"), "20", "flat-rate 4.90");
    check(&flat("0"), "20", "flat-rate 0.00");
    check(&flat("10 + 2 * [qty]"), "20 3 pieces", "flat-rate 16.00");
    check(&flat("[cost] * 0.1 + 1"), "42.50", "flat-rate 5.25");
    // A tenth of 20 is 2, less than the least of 4; a tenth of 300 is 30, more than the most of 20.
    let fee = r#"[fee percent="10" min_fee="4" max_fee="20"]"#;
    check(&flat(fee), "20", "flat-rate 4.00");
    check(&flat(fee), "150", "flat-rate 15.00");
    check(&flat(fee), "300", "flat-rate 20.00");
    check(&flat(&format!("5 + {fee}")), "20", "flat-rate 9.00");
}

#[test]
fn a_formula_that_we_cannot_say_is_left_to_checkout_and_told() {
    for (cost, why) in [
        ("[qty] * [cost]", "it multiplies pieces or values with one another"),
        ("[weight] * 2", "`[weight]` is not known"),
        ("2 * ([qty] - 1)", "a part of it is below zero"),
    ] {
        let imported = greece(&flat(cost));
        assert_eq!(imported.ways("GR", "20"), "flat-rate checkout");
        imported.tells(&format!(
            "import-lost [0].methods[0].settings.cost.value \"{cost}\" is no price that can be told before checkout: {why}"
        ));
    }
}

#[test]
fn a_class_adds_its_cost_and_products_without_one_theirs() {
    let classes = "cost=1; class_cost_12=7; class_cost_13=; no_class_cost=3; type=class";
    let export = |classes_known: &str| {
        let zone = zone(1, "country=GR", &method("flat_rate", "Flat rate", classes));
        import(&format!(r#"{{"zones": [{zone}]{classes_known}}}"#))
    };
    let named = export(
        r#", "classes": [{"id": 12, "slug": "bulky"}, {"id": 13, "slug": "small"}, {"id": 14, "slug": "flat"}]"#,
    );
    assert_eq!(named.ways("GR", "20 bulky"), "flat-rate 8.00");
    assert_eq!(named.ways("GR", "20 small"), "flat-rate 1.00", "a class without a cost adds none");
    assert_eq!(named.ways("GR", "20 flat"), "flat-rate 1.00");
    assert_eq!(named.ways("GR", "20"), "flat-rate 4.00");
    let unnamed = export("");
    assert_eq!(unnamed.ways("GR", "20 #12"), "flat-rate 8.00", "without names, ids are the classes");
    let none = export(r#", "classes": []"#);
    assert_eq!(none.ways("GR", "20"), "flat-rate 1.00", "without classes nothing is without one");
}

#[test]
fn a_blank_cost_is_no_offer() {
    let imported = greece(&[flat(""), method("flat_rate", "By class", "cost=; class_cost_4=9")].join(", "));
    assert_eq!(imported.ways("GR", "20 #4"), "by-class 9.00");
    assert_eq!(imported.ways("GR", "20"), "—by-class");
    imported.tells("the method has no cost, so WooCommerce does not offer it");
}

#[test]
fn free_shipping_is_the_one_paid_method_made_free() {
    let free = method("free_shipping", "Free", "requires=min_amount; min_amount=50");
    let imported = greece(&[flat("4.90"), free.clone()].join(", "));
    assert_eq!(imported.ways("GR", "49.99"), "flat-rate 4.90");
    assert_eq!(imported.ways("GR", "50.00"), "flat-rate 0.00");
    let two = greece(&[flat("4.90"), method("flat_rate", "Express", "cost=9"), free.clone()].join(", "));
    assert_eq!(two.ways("GR", "49.99"), "flat-rate 4.90, express 9.00, —free ≥ 50.00");
    assert_eq!(two.ways("GR", "50.00"), "free 0.00, flat-rate 4.90, express 9.00");
    check(&free, "50", "free 0.00");
    check(&method("free_shipping", "Free", "requires="), "1", "free 0.00");
}

#[test]
fn a_coupon_is_not_known() {
    let imported = greece(&[flat("4"), method("free_shipping", "Free", "requires=coupon; min_amount=5")].join(", "));
    assert_eq!(imported.ways("GR", "90"), "flat-rate 4.00");
    imported.tells("import-lost [0].methods[1].settings.requires.value \"coupon\" needs a coupon");
    let either = greece(&[flat("4"), method("free_shipping", "Free", "requires=either; min_amount=50")].join(", "));
    assert_eq!(either.ways("GR", "90"), "flat-rate 0.00");
    either.tells("a coupon makes it free too");
}

#[test]
fn a_threshold_may_count_the_order_before_discounts() {
    let free = |ignore: &str| {
        method("free_shipping", "Free", &format!("requires=min_amount; min_amount=50; ignore_discounts={ignore}"))
    };
    let before = greece(&[flat("4"), free("yes")].join(", "));
    assert!(before.text.contains("order_value = \"before-discount\""), "{}", before.text);
    assert!(!greece(&[flat("4"), free("no")].join(", ")).text.contains("order_value"));
    // A share of the order is one of what is paid for it, so both cannot hold.
    let mixed = greece(&[flat("[cost] * 0.1"), free("yes")].join(", "));
    assert!(!mixed.text.contains("order_value"));
    mixed.tells("this threshold counts the order before discounts");
}

#[test]
fn pick_up_is_at_a_counter() {
    let imported = greece(&method("local_pickup", "Collect", "cost=2"));
    assert_eq!(imported.ways("GR", "20"), "collect 2.00");
    assert!(imported.text.contains("hours = { weekdays = \"10:00-18:00\" }  # assumed"));
    imported.tells("import-assumed [0].methods[0] the export does not say when orders can be collected");
    check(&method("local_pickup", "Collect", "cost="), "20", "collect 0.00");
}

#[test]
fn the_methods_of_plug_ins_are_offered_at_an_open_price() {
    let imported = greece(&method("table_rate", "By weight", ""));
    assert_eq!(imported.ways("GR", "20"), "by-weight checkout");
    imported.tells("import-lost [0].methods[0] the method is of the kind \"table_rate\"");
}

#[test]
fn one_method_in_several_zones_is_one_method() {
    let zones = [zone(1, "country=GR", &flat("3")), zone(2, "country=DE", &flat("9")), zone(0, "", &flat("20"))];
    let imported = import(&format!("[{}]", zones.join(", ")));
    assert_eq!(imported.policy.methods.len(), 1);
    assert_eq!(
        [imported.ways("GR", "1"), imported.ways("DE", "1"), imported.ways("JP", "1")],
        ["flat-rate 3.00", "flat-rate 9.00", "flat-rate 20.00"]
    );
}

fn places(export: &str, args: &[&str]) -> impl Fn(&str) -> String + use<> {
    let imported = import_with(export, "EUR", args);
    move |to| imported.place(to)
}

#[test]
fn the_first_zone_in_order_wins() {
    let zones = [
        zone(3, "country=GB", &flat("3")),
        zone(2, "country=GB postcode=AB10...AB15", &flat("2")),
        zone(1, "country=GB postcode=CB*", &flat("1")),
        zone(4, "continent=EU", &flat("4")),
        zone(0, "", &flat("9")),
    ];
    let place = places(&format!("[{}]", zones.join(", ")), &[]);
    for (to, expected) in [
        ("GB/CB23 1GG", "zone-1"),
        ("GB/AB12", "zone-2"),
        ("GB/AB20", "zone-3"),
        ("GR", "zone-4"),
        ("US/90210", "elsewhere"),
    ] {
        assert_eq!(place(to), expected, "{to}");
    }
}

#[test]
fn a_zone_without_a_place_is_every_place() {
    let zones = [zone(1, "country=GR", &flat("1")), zone(2, "", &flat("2")), zone(3, "country=DE", &flat("3"))];
    let imported = import(&format!("[{}]", zones.join(", ")));
    assert_eq!([imported.ways("DE", "1"), imported.ways("GR", "1")], ["flat-rate 2.00", "flat-rate 1.00"]);
    imported.tells("import-noted [2] an earlier zone covers every place");
}

#[test]
fn postcodes_alone_are_in_the_shops_country() {
    let export =
        format!("[{}, {}]", zone(1, "postcode=10434", &flat("1")), zone(2, "country=DE country=IT", &flat("2")));
    let place = places(&export, &["--country", "GR"]);
    assert_eq!([place("GR/10434"), place("DE/10434"), place("GR/11111")], ["zone-1", "zone-2", ""]);
    let place = places(&export, &[]);
    assert_eq!([place("DE/10434"), place("IT/10434"), place("FR/10434")], ["zone-1-de", "zone-1-it", ""]);
    let alone = format!("[{}]", zone(1, "postcode=104_34", &flat("1")));
    assert_eq!(
        places(&alone, &[])("FR/10434"),
        "zone-1-fr",
        "without a hint it is in every country that has such postcodes"
    );
    let said =
        format!(r#"{{"zones": {alone}, "settings": [{{"id": "woocommerce_default_country", "value": "GR:I"}}]}}"#);
    let place = places(&said, &[]);
    assert_eq!([place("GR/10434"), place("FR/10434")], ["zone-1", ""]);
}

#[test]
fn states_are_regions() {
    let zones = [
        zone(1, "state=US:CA state=US:NV country=CA", &flat("1")),
        zone(2, "country=US", &flat("2")),
        zone(3, "state=CN:CN10", &flat("3")),
    ];
    let imported = import(&format!("[{}]", zones.join(", ")));
    assert_eq!(imported.place("US-CA"), "zone-1");
    assert_eq!(imported.place("US-AL"), "zone-2");
    assert_eq!([imported.ways("CA", "1"), imported.place("US-NV")], ["flat-rate 1.00", "zone-1"]);
    imported.tells("import-lost [2].locations[0] \"CN:CN10\" is not a known state with a code of ISO 3166-2");
    imported.tells("import-lost [2] none of its places can be read");
}

#[test]
fn amounts_are_in_the_shops_currency() {
    let zone = zone(1, "country=KW", &flat("1.250"));
    let dinar = import_with(&format!(r#"{{"zones": [{zone}], "currency": "KWD"}}"#), "KWD", &[]);
    assert_eq!(dinar.ways("KW", "1"), "flat-rate 1.250");
    let yen = import_with(&format!("[{}]", super::woocommerce::zone(1, "country=JP", &flat("500"))), "JPY", &[]);
    assert_eq!(yen.ways("JP", "1"), "flat-rate 500");
}

#[test]
fn what_woocommerce_never_says_is_assumed_and_marked() {
    let imported = greece(&flat("3"));
    // Ordered on Thursday, packed on Friday, two to seven working days on its way.
    assert_eq!(imported.days("flat-rate", "GR"), ("2026-11-24".to_owned(), "2026-12-01".to_owned()));
    assert_eq!(imported.text.matches("# assumed").count(), 2, "{}", imported.text);
    imported.tells("import-assumed  WooCommerce does not say how long packing takes");
    imported.tells("import-assumed  WooCommerce does not say how long parcels travel");
}

#[test]
fn the_shape_that_plug_ins_export_is_read_too() {
    let imported = import(
        r#"{"3": {"zone_id": 3, "zone_name": "Home", "zone_order": 0, "zone_locations": [{"code": "GR", "type": "country"}],
            "shipping_methods": [{"id": "flat_rate", "instance_id": 4, "title": "Courier", "enabled": "yes",
            "instance_settings": {"title": "Courier", "cost": "3,50", "tax_status": "none"}}]}}"#,
    );
    assert_eq!(imported.ways("GR", "1"), "courier 3.50");
}
