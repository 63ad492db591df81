//! Does a shop that names a country keep that country's holidays?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{DELIVERY, good, path, problems, run, write};
use tempfile::TempDir;

/// The good shop, with more keys in its calendar.
fn shop(keys: &str) -> TempDir {
    let folder = good();
    write(&folder, "delivery.toml", DELIVERY.replace("days = [1, 1]", &format!("days = [1, 1]\n{keys}")));
    folder
}

/// When an order of a moment would come to Attica: packed the next open day, one to two working days on its way.
fn arrives(keys: &str, at: &str) -> String {
    let folder = shop(keys);
    let run = run(&["promise", path(&folder), "--to", "GR/10434", "--at", at, "--json"]);
    let way = &run.json()["promises"][0];
    format!("{} {}", way["earliest"].as_str().unwrap(), way["latest"].as_str().unwrap())
}

#[test]
fn a_holiday_is_no_day_of_packing() {
    // Thursday 9 April 2026; Friday 10 and Monday 13 are Good Friday and Easter Monday in Greece.
    let at = "2026-04-09T10:00:00+03:00";
    assert_eq!(arrives("", at), "2026-04-13 2026-04-14");
    // Packed on Tuesday instead.
    assert_eq!(arrives("holidays = [\"GR\"]", at), "2026-04-15 2026-04-16");
    assert_eq!(arrives("holidays = \"EL\"", at), "2026-04-15 2026-04-16", "as the European Union writes it");
    assert_eq!(arrives("holidays = [\"FR\"]", at), "2026-04-13 2026-04-14", "in France it was a week before");
}

#[test]
fn what_the_merchant_says_wins() {
    let at = "2026-04-09T10:00:00+03:00";
    // Good Friday is a day of work here.
    assert_eq!(arrives("holidays = [\"GR\"]\nextra_open = [2026-04-10]", at), "2026-04-13 2026-04-14");
}

#[test]
fn carriers_keep_holidays_of_their_own() {
    let folder = good();
    let carrier = "name = \"Standard\"\ncarrier = { holidays = [\"GR\", \"CY\"] }";
    write(&folder, "delivery.toml", DELIVERY.replace("name = \"Standard\"", carrier));
    // Ordered on Wednesday 1 April 2026, packed on Thursday; on Friday it is carried, and on Monday.
    let way = |at: &str| {
        let run = run(&["promise", path(&folder), "--to", "GR/10434", "--at", at, "--json"]);
        run.json()["promises"][0]["earliest"].as_str().unwrap().to_owned()
    };
    assert_eq!(way("2026-04-01T10:00:00+03:00"), "2026-04-03");
    // 1 April is a holiday of Cyprus, so what is packed on the day before waits there.
    assert_eq!(way("2026-03-30T10:00:00+03:00"), "2026-04-02");
}

#[test]
fn check_says_once_which_days_are_filled_in() {
    let folder = shop("holidays = [\"GR\"]");
    let text = std::fs::read_to_string(folder.path().join("delivery.toml")).unwrap();
    write(
        &folder,
        "delivery.toml",
        text.replace("name = \"Standard\"", "name = \"Standard\"\ncarrier = { holidays = \"GR\" }"),
    );
    let run = run(&["check", path(&folder), "--json"]);
    let told: Vec<_> =
        problems(&folder, &run.json()).into_iter().filter(|(kind, _)| kind.contains("holidays")).collect();
    assert_eq!((run.code, told.len()), (0, 1), "{told:?}");
    let (kind, message) = &told[0];
    assert_eq!(kind, "advice holidays-filled delivery.toml:3:13");
    assert!(message.starts_with("public holidays of GR are closed days from 2024 to 2032; in 20"), "{message}");
    assert!(message.contains("-10-28 Ohi Day, 20") && message.contains("Clean Monday"), "{message}");
}

#[test]
fn a_country_that_is_not_known_is_an_error() {
    let folder = shop("holidays = [\"GR\", \"XX\"]");
    let run = run(&["check", path(&folder), "--json"]);
    let told = problems(&folder, &run.json());
    assert_eq!(run.code, 1);
    assert!(told.iter().any(|(kind, _)| kind.starts_with("error holidays delivery.toml:3:19")), "{told:?}");
}

#[test]
fn a_build_is_the_same_on_any_day() {
    let folder = shop("holidays = [\"GR\"]");
    let files = |out: &str| {
        assert_eq!(run(&["build", path(&folder), "--out", &format!("{}/{out}", path(&folder))]).code, 0);
        let mut names: Vec<_> =
            std::fs::read_dir(folder.path().join(out)).unwrap().map(|f| f.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(files("one"), files("two"));
}
