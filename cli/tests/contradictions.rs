//! Are rules that can never take effect, and dates that have passed, found with their places?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, PRODUCTS, SHOP, good, path, problems, run, write};

/// Replaces texts in the good shop's files and gives what `check` finds at a moment, as `severity code file:line:column` and
/// message.
fn found(at: &str, edits: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let folder = good();
    for (file, original) in [("shop.toml", SHOP), ("delivery.toml", DELIVERY), ("products.toml", PRODUCTS)] {
        let mut text = original.to_owned();
        for (_, from, to) in edits.iter().filter(|(edited, ..)| *edited == file) {
            assert!(text.contains(from), "{from:?} is not in {file}");
            text = text.replacen(from, to, 1);
        }
        write(&folder, file, text);
    }
    problems(&folder, &run(&["check", path(&folder), "--at", at, "--json"]).json())
}

/// One edit of the good shop, and the one thing that is found then.
#[track_caller]
fn check(at: &str, edit: (&str, &str, &str), place: &str, message: &str) {
    let found = found(at, &[edit]);
    assert_eq!(found, [(place.to_owned(), message.to_owned())], "{edit:?}");
}

#[track_caller]
fn quiet(at: &str, edit: (&str, &str, &str)) {
    assert_eq!(found(at, &[edit]), [], "{edit:?}");
}

const CLOSED: &str = "closed = [\"2026-12-25\", 2026-12-26]";

#[test]
fn dates_that_have_all_passed() {
    let delivery = |from, to| ("delivery.toml", from, to);
    let later = ("products.toml", "2026-12-14", "2027-12-14");
    let message = "all 2 closed days have passed; the last was 2026-12-26";
    let place = "warning closed-past delivery.toml:5:10";
    assert_eq!(found("2026-12-27T09:00:00+02:00", &[later]), [(place.to_owned(), message.to_owned())]);
    assert_eq!(found("2026-12-26T09:00:00+02:00", &[later]), []);
    check(
        AT,
        delivery(CLOSED, "closed = [2025-12-25]"),
        "warning closed-past delivery.toml:5:10",
        "the closed day 2025-12-25 has passed",
    );
    quiet(AT, delivery(CLOSED, "closed = [2025-12-25, 2026-12-25]"));
    check(
        AT,
        delivery(CLOSED, "extra_open = [2025-12-20]"),
        "advice open-past delivery.toml:5:14",
        "every special open day has passed; the last was 2025-12-20",
    );
    check(
        AT,
        delivery("days = 30", "days = 30\nseasonal = [{ from = 2025-11-15, to = 2025-12-24, until = 2026-01-31 }]"),
        "advice season-past delivery.toml:34:59",
        "this season of returns ended on 2026-01-31",
    );
    check(
        AT,
        delivery("name = \"Standard\"", "name = \"Standard\"\ncarrier = { closed = [2026-01-01, 2026-01-06] }"),
        "warning closed-past delivery.toml:20:22",
        "all 2 closed days have passed; the last was 2026-01-06",
    );
    check(
        "2027-01-10T09:00:00+02:00",
        ("delivery.toml", "2026-12-26", "2027-12-26"),
        "advice available-past products.toml:13:18",
        "`available_from` 2026-12-14 has passed and changes nothing",
    );
    check(
        AT,
        ("shop.toml", "answers_within", "closed = [2026-01-01]\nanswers_within"),
        "warning closed-past shop.toml:18:10",
        "the closed day 2026-01-01 has passed",
    );
}

#[test]
fn steps_that_no_order_reaches_or_pays() {
    let tiers = |to| ("delivery.toml", "price = \"3.50\"", to);
    check(
        AT,
        tiers("tiers_by_value = [\n  { up_to = \"49.99\", price = \"5.00\" },\n  { price = \"3.00\" },\n]"),
        "warning step-free delivery.toml:25:3",
        "no order pays this step: from 50.00 EUR on delivery is free",
    );
    quiet(AT, tiers("tiers_by_value = [{ up_to = \"20.00\", price = \"5.00\" }, { price = \"3.00\" }]"));
    quiet(AT, tiers("tiers_by_value = [{ up_to = \"49.99\", price = \"5.00\" }, { price = \"0\" }]"));
    quiet(AT, tiers("tiers_by_weight = [{ up_to = 2000, price = \"5.00\" }, { price = \"9.00\" }]"));
    quiet(AT, tiers("tiers_by_weight = [{ up_to = 2000, price = \"5.00\" }, { never = \"Too heavy\" }]"));
    // Each of the two steps before holds for one half of what the third is for.
    let halves = tiers(
        "tiers = [\n  { weight_up_to = 500, price = \"1\" },\n  { value_up_to = \"30\", price = \"2\" },\n  \
         { weight_up_to = 500, value_up_to = \"30\", price = \"3\" },\n  { price = \"4\" },\n]",
    );
    let found = found(AT, &[halves]);
    let codes: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(codes, ["warning tier-unreachable delivery.toml:23:9", "warning step-unreachable delivery.toml:26:3"]);
}

#[test]
fn rates_that_a_restriction_bars() {
    let restrict = |rule: &'static str| ("delivery.toml", "[[methods]]\n", rule);
    check(
        AT,
        restrict("[[restrictions]]\nplaces = [\"greece\"]\nreason = \"Not there\"\n\n[[methods]]\n"),
        "warning rate-restricted delivery.toml:31:1",
        "a restriction for every product keeps this rate from ever being offered",
    );
    quiet(AT, restrict("[[restrictions]]\nplaces = [\"greece\"]\ntags = [\"silk\"]\nreason = \"No\"\n\n[[methods]]\n"));
}

#[test]
fn places_that_overlap() {
    let place = |text: &'static str| ("delivery.toml", "[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\n", text);
    let greece = "[[places]]\nid = \"greece\"\ncountries = [\"GR\"";
    // A wider place after a narrower one is as it should be.
    quiet(AT, place("[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\n"));
    for (postcodes, spot, message) in [
        (
            "\"190 00..209 99\"",
            "18:14",
            "\"190 00..209 99\" crosses \"100 00..199 99\" of \"attica\", which comes before and takes what both cover, such as 190 00",
        ),
        (
            "\"54*\", \"105*\"",
            "18:21",
            "\"105*\" never counts here: \"attica\" comes before and covers it (100 00..199 99)",
        ),
        (
            "\"54622\", \"10434\"",
            "18:23",
            "\"10434\" never counts here: \"attica\" comes before and covers it (100 00..199 99)",
        ),
    ] {
        let found = found(AT, &[place(Box::leak(format!("{greece}]\npostcodes = [{postcodes}]\n").into_boxed_str()))]);
        let place = format!("warning places-overlap delivery.toml:{}", spot.replacen("18", "16", 1));
        assert_eq!(found, [(place, message.to_owned())], "{postcodes}");
    }
    let pieces = "[[places]]\nid = \"north\"\ncountries = [\"GR\"]\npostcodes = [\"54*\", \"55*\"]\n\n[[places]]\nid = \"greece\"\n\
                  countries = [\"GR\"]\npostcodes = [\"545 00..555 99\", \"56*\"]\n";
    let rate = ("delivery.toml", "place = \"greece\"", "place = [\"greece\", \"north\"]");
    let message = "\"545 00..555 99\" never counts here: places before cover all of it together";
    assert_eq!(
        found(AT, &[place(pieces), rate]),
        [("warning places-overlap delivery.toml:21:14".to_owned(), message.to_owned())]
    );
    let twice = "[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\n\n[[places]]\nid = \"west\"\ncountries = [\"GR\", \"FR\"]\n";
    let rate = ("delivery.toml", "place = \"greece\"", "place = [\"greece\", \"west\"]");
    let found = found(AT, &[place(twice), rate]);
    let message = "\"GR\" never counts here: \"greece\" comes before and covers it (GR)";
    assert_eq!(found, [("warning places-overlap delivery.toml:19:14".to_owned(), message.to_owned())]);
}

#[test]
fn regions_and_british_districts_overlap_too() {
    let places = |text: &'static str| ("delivery.toml", "[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\n", text);
    let rate = ("delivery.toml", "place = \"greece\"", "place = [\"greece\", \"second\"]");
    for (text, spot, message) in [
        (
            "[[places]]\nid = \"greece\"\nregions = [\"US-CA\", \"US-OR\"]\n\n[[places]]\nid = \"second\"\nregions = [\"US-WA\", \
             \"US-CA\"]\n",
            "19:21",
            "\"US-CA\" never counts here: \"greece\" comes before and covers it (US-CA)",
        ),
        (
            "[[places]]\nid = \"greece\"\ncountries = [\"GB\"]\npostcodes = [\"AB*\"]\n\n[[places]]\nid = \"second\"\ncountries = \
             [\"GB\"]\npostcodes = [\"AB31\", \"IV*\"]\n",
            "21:14",
            "\"AB31\" never counts here: \"greece\" comes before and covers it (AB*)",
        ),
    ] {
        let place = format!("warning places-overlap delivery.toml:{spot}");
        assert_eq!(found(AT, &[places(text), rate]), [(place, message.to_owned())], "{text}");
    }
}

#[test]
fn lists_of_postcodes_that_share_some() {
    let lists = "[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\npostcodes = [\"54622\", \"54623\"]\n\n[[places]]\nid = \"north\"\n\
                 countries = [\"GR\"]\npostcodes = [\"54624\", \"54623\", \"54622\"]\n";
    let place = ("delivery.toml", "[[places]]\nid = \"greece\"\ncountries = [\"GR\"]\n", lists);
    let rate = ("delivery.toml", "place = \"greece\"", "place = [\"greece\", \"north\"]");
    let message = "\"54623\" and 1 more stand in \"greece\" too, which comes before and wins";
    assert_eq!(
        found(AT, &[place, rate]),
        [("warning places-overlap delivery.toml:21:23".to_owned(), message.to_owned())]
    );
}

#[test]
fn names_that_products_and_rules_do_not_share() {
    check(
        AT,
        ("delivery.toml", "name = \"Standard\"", "name = \"Standard\"\nrefuses = { slik = \"No silk\" }"),
        "advice tag-unknown delivery.toml:20:20",
        "no product described has the tag \"slik\"",
    );
    quiet(
        AT,
        ("delivery.toml", "name = \"Standard\"", "name = \"Standard\"\nrefuses = { silk = \"No\", frozen = \"No\" }"),
    );
    let warehouse = ("delivery.toml", "[[places]]", "[[warehouses]]\nid = \"berlin\"\ndays = 2\n\n[[places]]");
    let rate = (
        "delivery.toml",
        "transit = 3",
        "transit = 3\n\n[[methods.rates]]\nwarehouse = \"berlin\"\nprice = 9\ntransit = 4",
    );
    let unused = "no product described is packed in \"berlin\", so its rates are never used";
    assert_eq!(
        found(AT, &[warehouse, rate]),
        [("advice warehouse-unused delivery.toml:8:6".to_owned(), unused.to_owned())]
    );
}

#[test]
fn a_shop_with_errors_hears_of_these_first() {
    let slip = ("delivery.toml", "\"14:00\"", "\"25:00\"");
    let step = (
        "delivery.toml",
        "price = \"3.50\"",
        "tiers_by_value = [{ up_to = \"49.99\", price = \"5\" }, { price = \"3\" }]",
    );
    let found = found(AT, &[slip, step]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.starts_with("error time "), "{found:?}");
}
