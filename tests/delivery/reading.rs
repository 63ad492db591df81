//! What is wrong in a merchant's document is named with place, value and remedy, and the rest still works.

use shelfhelp::delivery;
use shelfhelp::money::Currency;

use super::{ATHENS, ELAIA, athens, lines, read_in, scarf, to, zone};

/// The demo's document with one thing written wrongly, and everything that is said about it.
fn wrong(good: &str, bad: &str, expected: &[&str]) {
    assert!(ELAIA.contains(good), "{good} is in the document");
    let (policy, problems) = read_in(&ELAIA.replacen(good, bad, 1), Currency::EUR, zone(ATHENS));
    let said: Vec<String> =
        problems.iter().map(|p| format!("{} {}: {}; {}", p.code, p.at, p.message, p.help)).collect();
    assert_eq!(said, expected, "{bad}");
    // Everything else still works: at least three of the four methods still promise something to Athens.
    let quote = delivery::quote(&policy, &scarf(), &to("GR/104 34"), athens("2026-11-19 13:47"));
    assert!(quote.promises.len() >= 3, "{bad}: {:?}", lines(&policy, &quote));
}

#[test]
fn a_wrong_day_or_time() {
    wrong(
        r#""2027-01-01", "2027-01-06"] }"#,
        r#""2027-02-30", "2027-01-06"] }"#,
        &[
            "date handling.closed[1]: \"2027-02-30\" is not a day of the calendar; write year, month and day, such as 2026-12-25",
        ],
    );
    wrong(
        r#""cutoff": "14:00""#,
        r#""cutoff": "14h""#,
        &[
            "time handling.cutoff: \"14h\" is not a time of day; write hours and minutes from 00:00 to 24:00, such as 14:00",
        ],
    );
    wrong(
        r#""cutoff": "14:00""#,
        r#""cutoff": { "moday": "14:00", "fri": "12:60" }"#,
        &[
            "weekday handling.cutoff.moday: \"moday\" is not a day of the week; write mon, tue, wed, thu, fri, sat or sun",
            "time handling.cutoff.fri: \"12:60\" is not a time of day; write hours and minutes from 00:00 to 24:00, such as 14:00",
        ],
    );
    wrong(
        r#"["mon-fri"]"#,
        r#"["mon", "tues", "wendesday"]"#,
        &[
            "weekday handling.open[2]: \"wendesday\" is not a day of the week; write mon, tue, wed, thu, fri, sat or sun",
        ],
    );
    wrong(
        r#""sat": "10:00-16:00""#,
        r#""sat": "10 to 4""#,
        &[
            "hours methods[2].hours.sat: \"10 to 4\" is not a span of hours; write opening and closing time, such as 09:00-18:00",
        ],
    );
    wrong(
        r#""from": "2026-11-20", "to": "2026-12-24""#,
        r#""from": "2026-12-24", "to": "2026-11-20""#,
        &["season-order returns.seasonal[0]: 2026-12-24, 2026-11-20, 2027-01-31 do not follow one another; \
         write the first and last order day, then the day until which those may come back"],
    );
}

#[test]
fn a_wrong_number_of_days() {
    wrong(
        r#"{ "days": 1, "#,
        r#"{ "days": "one", "#,
        &["not-a-number handling.days: \"one\" is not a whole number of days; write a whole number from 0 to 365"],
    );
    wrong(
        r#"{ "days": 1, "#,
        r#"{ "#,
        &[
            "missing handling: `days` is missing; write how many open days packing takes, such as days = 1 or days = [1, 2]",
        ],
    );
    wrong(
        r#""transit": [1, 2]"#,
        r#""transit": [2, 1]"#,
        &["days-reversed methods[0].rates[0].transit: [2, 1] runs backwards; write the fewer days first: [1, 2]"],
    );
    wrong(
        r#""transit": [1, 2]"#,
        r#""transit": [1, 2, 3]"#,
        &[
            "days methods[0].rates[0].transit: a list is not a number of days; write one number, or fewest and most such as [1, 2]",
        ],
    );
    wrong(
        r#""6.90", "transit": 1"#,
        r#""6.90""#,
        &[
            "missing methods[1].rates[0]: `transit` is missing; write how many open days the way takes, such as transit = [1, 2]",
        ],
    );
    wrong(
        r#""days": 30"#,
        r#""days": "thirty""#,
        &["not-a-number returns.days: \"thirty\" is not a whole number of days; write a whole number from 0 to 3650"],
    );
}

#[test]
fn a_wrong_price() {
    wrong(
        r#""3.50", "transit""#,
        r#""3,50", "transit""#,
        &["amount methods[0].rates[0].price: \"3,50\" is not an amount; write digits with a point for decimals: 3.50"],
    );
    wrong(
        r#""3.50", "transit""#,
        r#""3.505", "transit""#,
        &["amount methods[0].rates[0].price: \"3.505\" is not an amount; write digits with a point for decimals: 3.50"],
    );
    wrong(
        r#""3.50", "transit""#,
        r#"-3.5, "transit""#,
        &["amount methods[0].rates[0].price: -3.5 is not an amount; write digits with a point for decimals: 3.50"],
    );
    wrong(
        r#""3.50", "transit""#,
        r#""$3.50", "transit""#,
        &[
            "currency methods[0].rates[0].price: \"$3.50\" is not an amount in EUR; write the amount alone, in EUR: 3.50",
        ],
    );
    wrong(
        r#""50.00" }"#,
        r#""50 USD" }"#,
        &[
            "currency methods[0].rates[0].free_over: \"50 USD\" is not an amount in EUR; write the amount alone, in EUR: 3.50",
        ],
    );
    wrong(
        r#""price": "3.50", "#,
        "",
        &[
            "missing methods[0].rates[0]: `price` is missing; write an amount, \"free\", or \"checkout\" where only checkout knows",
        ],
    );
    wrong(
        r#""price": "3.50", "#,
        r#""price": "3.50", "never": "No", "#,
        &[
            "two-prices methods[0].rates[0]: this rate has more than one of never, tiers, tiers_by_value, tiers_by_weight, tiers_by_quantity, price; \
         keep the one that holds; the first in that order is used",
        ],
    );
    wrong(
        r#""price": "3.50", "#,
        r#""tiers_by_value": [{ "up_to": 40, "price": 3 }], "#,
        &["tier-end methods[0].rates[0].tiers_by_value: orders above the last step are not offered this method; \
         add a last step without up_to if they should be"],
    );
    wrong(
        r#""up_to": 30000, "price": "15""#,
        r#""up_to": "30 kg", "price": "15""#,
        &["not-a-number methods[3].rates[0].tiers_by_weight[0].up_to: \"30 kg\" is not a whole number of grams; \
         write a whole number from 1 to 40000000"],
    );
    wrong(
        r#""up_to": 30000, "price": "15""#,
        r#""up_to": 90000, "price": "15""#,
        &["tier-order methods[3].rates[0].tiers_by_weight: the steps do not rise, so some would never be used; \
         order them by up_to, each once, the one without up_to last"],
    );
}

#[test]
fn what_is_written_right_in_the_shops_currency() {
    for (written, minor) in
        [("\"€3.50\"", 350), ("\"3.50 EUR\"", 350), ("\"EUR 4\"", 400), ("3.5", 350), ("0", 0), ("\"free\"", 0)]
    {
        let (policy, problems) = read_in(&ELAIA.replacen("\"3.50\"", written, 1), Currency::EUR, zone(ATHENS));
        assert_eq!(problems, [], "{written}");
        let promises = delivery::promises(&policy, &scarf(), &to("GR/104 34"), athens("2026-11-19 13:47"));
        let standard = promises.iter().find(|p| p.method == "standard").expect("standard");
        assert_eq!(standard.price.map(|p| p.minor), Some(minor), "{written}");
    }
}

#[test]
fn a_wrong_place_or_postcode() {
    let help = "write a postcode (104 34), a beginning (104*) or a range (FIRST..LAST)";
    let unserved = |place: &str, at: &str| {
        format!(
            "place-unserved {at}: no method has a rate for \"{place}\"; add a rate with place = \"{place}\", or remove the place"
        )
    };
    wrong(
        r#"["104 00..199 99"]"#,
        r#"["104 00..199 99", "10-4"]"#,
        &[&format!("postcode places[0].postcodes[1]: \"10-4\" is not a postcode of GR; {help}")],
    );
    wrong(
        r#"["104 00..199 99"]"#,
        r#"["104*", "199 99..104 00"]"#,
        &[&format!(
            "postcode places[0].postcodes[1]: \"199 99..104 00\" runs backwards: 104 00 comes before 199 99; {help}"
        )],
    );
    wrong(
        r#"["CY", "DE", "FR"]"#,
        r#"["CY", "Germany", "UK"]"#,
        &[
            "country places[2].countries[1]: \"Germany\" is not a country; write the two letters of ISO 3166, such as GR, DE or US",
            "country places[2].countries[2]: \"UK\" is read as GB; write GB, the code of ISO 3166",
        ],
    );
    wrong(
        r#""countries": ["CY", "DE", "FR"]"#,
        r#""countries": ["CY", "DE"], "postcodes": ["10*"]"#,
        &["postcodes-country places[2].postcodes: these postcodes are in several countries; \
         name exactly one, such as countries = [\"GR\"], and make a place of each country"],
    );
    wrong(
        r#""place": "greece", "price""#,
        r#""place": "grece", "price""#,
        &["place-unknown methods[0].rates[1].place: there is no place \"grece\"; did you mean \"greece\"?"],
    );
    wrong(
        r#""place": "greece", "price""#,
        r#""place": "crete", "price""#,
        &["place-unknown methods[0].rates[1].place: there is no place \"crete\"; \
         places are attica, greece, europe, world; add it there, or name one of them"],
    );
    wrong(
        r#""id": "europe""#,
        r#""id": "world""#,
        &[
            "duplicate-id places[3]: there are two places \"world\"; give each place an id of its own",
            "place-unknown methods[0].rates[2].place: there is no place \"europe\"; places are attica, greece, world, world; add it there, or name one of them",
        ],
    );
    wrong(r#"{ "place": "europe", "price": "9.90", "transit": [3, 6] },"#, "", &[&unserved("europe", "places[2]")]);
}

#[test]
fn a_place_that_is_never_reached() {
    let covered = |place: &str, at: &str| {
        format!(
            "place-unreachable {at}: places before \"{place}\" cover all of it, and the first that matches wins; \
             move it before the wider place, or remove it"
        )
    };
    wrong(
        r#""countries": ["CY", "DE", "FR"]"#,
        r#""countries": ["GR"], "postcodes": ["546*"]"#,
        &[&covered("europe", "places[2]")],
    );
    wrong(r#""countries": ["CY", "DE", "FR"]"#, r#""countries": ["GR"]"#, &[&covered("europe", "places[2]")]);
    wrong(
        r#""countries": ["GR"] }"#,
        r#""countries": ["GR"], "postcodes": ["105*", "104 00..104 99", "18000"] }"#,
        &[&covered("greece", "places[1]")],
    );
    wrong(r#""countries": ["GR"] }"#, r#""countries": ["GR"], "postcodes": ["105*", "200 00"] }"#, &[]);
    // The rest of the world is used last wherever it stands, but it should stand there.
    wrong(
        r#", "countries": ["CY", "DE", "FR"]"#,
        "",
        &[
            "place-unreachable places[3]: \"world\" comes after \"europe\", which covers everywhere; move \"europe\" to the end of the places",
        ],
    );
}

#[test]
fn a_wrong_key_is_named_with_the_nearest_one() {
    wrong(
        r#""cutoff""#,
        r#""cutof""#,
        &["unknown-key handling.cutof: `cutof` is not known here and is not used; did you mean `cutoff`?"],
    );
    wrong(
        r#""free_over": "50.00" }"#,
        r#""freeover": "50.00" }"#,
        &[
            "unknown-key methods[0].rates[0].freeover: `freeover` is not known here and is not used; did you mean `free_over`?",
        ],
    );
    wrong(
        r#""returns": {"#,
        r#""return": {"#,
        &["unknown-key return: `return` is not known here and is not used; did you mean `returns`?"],
    );
    wrong(
        r#""address""#,
        r#""where""#,
        &["unknown-key methods[2].where: `where` is not known here and is not used; \
         known here: id, name, kind, address, hours, closed, country, postcode, counters, ready, ready_in, slots, lead, days_ahead, \
         handling, carrier, refuses, rates"],
    );
}

#[test]
fn a_wrong_method() {
    wrong(
        r#""kind": "pickup""#,
        r#""kind": "collect""#,
        &[
            "method-kind methods[2].kind: \"collect\" is not a kind of method; write kind = \"ship\", \"pickup\", \"locker\", \"slots\" or \"digital\"",
            "missing methods[2].rates[0]: `transit` is missing; write how many open days the way takes, such as transit = [1, 2]",
        ],
    );
    wrong(
        r#""hours": { "weekdays": "10:00-20:00", "sat": "10:00-16:00" },"#,
        "",
        &[
            "missing methods[2]: `hours` is missing; write when it can be collected, such as hours = { weekdays = \"10:00-20:00\" }",
        ],
    );
    wrong(
        r#""id": "express""#,
        r#""id": "standard""#,
        &["duplicate-id methods[1]: there are two methods \"standard\"; give each method an id of its own"],
    );
    wrong(
        r#"{ "id": "express", "#,
        r#"{ "#,
        &["missing methods[1]: `id` is missing; give it a short name, such as \"standard\""],
    );
    wrong(
        r#""place": "greece", "never""#,
        r#""place": "attica", "never""#,
        &[
            "rate-unreachable methods[1].rates[1]: an earlier rate is always taken before this one; remove it, or move it up",
        ],
    );
    wrong(
        r#""handling": { "days": [2, 3] }"#,
        r#""handling": 2"#,
        &["not-a-group methods[3].handling: 2 is not a group of keys; write keys and values here"],
    );
    wrong(
        r#""url": "/returns""#,
        r#""url": "javascript:alert(1)""#,
        &[
            "url returns.url: \"javascript:alert(1)\" is not the address of a page; write https://… or a path that begins with /",
        ],
    );
}

#[test]
fn a_document_without_methods_is_read_all_the_same() {
    for (json, expected) in [
        ("{}", &["handling-missing", "no-methods"][..]),
        (r#"{"handling": {"days": 0}, "methods": []}"#, &["no-methods"]),
        (r#"{"handling": {"days": 0}, "methods": [{"id": "m"}]}"#, &["no-rates"]),
        (r#"{"handling": {"days": 0}, "methods": [7]}"#, &["not-a-group"]),
        ("[]", &["not-a-group", "handling-missing", "no-methods"]),
        ("null", &["not-a-group", "handling-missing", "no-methods"]),
        (
            r#"{"handling": [], "places": 7, "methods": "x", "returns": true}"#,
            &["not-a-group", "not-a-group", "not-a-group", "not-a-group"],
        ),
    ] {
        let (policy, problems) = read_in(json, Currency::EUR, zone(ATHENS));
        assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), expected, "{json}");
        assert_eq!(delivery::promises(&policy, &scarf(), &to("GR"), athens("2026-11-19 13:47")), [], "{json}");
    }
}

#[test]
fn an_unusable_place_covers_nothing_and_an_unusable_price_is_checkouts() {
    // None of its postcodes can be used: the place must not grow to all of Greece, nor to everywhere.
    let (policy, problems) = read_in(&ELAIA.replacen("104 00..199 99", "Athens", 1), Currency::EUR, zone(ATHENS));
    assert_eq!(problems.len(), 1);
    assert_eq!(policy.places.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["greece", "europe", "world"]);
    let (policy, _) = read_in(&ELAIA.replacen("\"3.50\"", "\"3,50\"", 1), Currency::EUR, zone(ATHENS));
    let promises = delivery::promises(&policy, &scarf(), &to("GR/104 34"), athens("2026-11-19 13:47"));
    assert_eq!(promises.iter().find(|p| p.method == "standard").map(|p| p.price), Some(None));
}
