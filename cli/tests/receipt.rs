//! Does a receipt tell what was promised, and is it confirmed only where it holds?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use common::{AT, DELIVERY, good, path, run, tells, write};
use serde_json::json;

/// The receipt of the scarf to Athens, in a shop's folder.
fn receipt(folder: &tempfile::TempDir) -> String {
    let args = ["promise", path(folder), "--to", "GR/10434", "--product", "SCARF", "--at", AT, "--json"];
    run(&args).json()["promises"][0]["receipt"].as_str().unwrap().to_owned()
}

#[test]
fn a_receipt_tells_what_it_holds_and_is_confirmed_for_its_own_product_and_place() {
    let folder = good();
    let code = receipt(&folder);
    let short = run(&["promise", path(&folder), "--receipt", &code, "--json"]).json()["short"].clone();
    let told = format!(
        "Receipt {code}, {}\n  ordered  Thu 19 Nov 2026 13:47\n  arrives  Mon 23 – Tue 24 Nov 2026\n  price    €3.50\n",
        short.as_str().unwrap()
    );
    let spoken = code.to_lowercase().replace('0', "O");
    for code in [&code, &spoken] {
        let run = run(&["promise", path(&folder), "--receipt", code, "--to", "GR/10434", "--product", "SCARF"]);
        let (code, told) = (code, told.replace(told.split([' ', ',']).nth(1).unwrap(), code));
        let text = format!(
            "{told}  method   Standard to Attica\nConfirmed: these rules promise this, for this product and place.\n"
        );
        assert_eq!((run.code, run.out, run.err.as_str()), (0, text, ""), "{code}");
    }
}

#[test]
fn every_other_verdict_exits_with_one_and_says_what_to_do() {
    let folder = good();
    let code = receipt(&folder);
    let mut mistyped = code.clone();
    mistyped.replace_range(10..11, if code.as_bytes()[10] == b'A' { "B" } else { "A" });
    // A promise of the same minute that nobody made: this rule set, this parcel, another day.
    let other = good();
    write(&other, "delivery.toml", DELIVERY.replace("\"3.50\"", "\"4.00\""));
    for (shop, code, args, verdict, words) in [
        (&folder, &*code, &[][..], "unasked", "give --to"),
        (
            &folder,
            &code,
            &["--to", "GR/10434", "--product", "SCARF", "--quantity", "2"],
            "other-inputs",
            "--quantity 1",
        ),
        (&folder, &code, &["--to", "GR/10434"], "other-inputs", "confirmed with --product SCARF --quantity 1"),
        (&folder, &code, &["--to", "GR/54622", "--product", "SCARF"], "other-inputs", "Give --product, --quantity"),
        (&folder, &code, &["--to", "GR/10434", "--product", "TABLE"], "other-inputs", "--product SCARF"),
        (&other, &code, &["--to", "GR/10434", "--product", "SCARF"], "other-policy", "other delivery rules"),
        (&folder, &mistyped, &["--to", "GR/10434", "--product", "SCARF"], "unreadable", "mistyped"),
        (&folder, "K7F-2QX", &["--to", "GR/10434"], "short", "Ask for the long one of 32 letters"),
        (&folder, "hello", &["--to", "GR/10434"], "unreadable", "no receipt"),
    ] {
        let args = [&["promise", path(shop), "--receipt", code], args].concat();
        let text = run(&args);
        assert!(text.code == 1 && text.out.contains(words), "{args:?} {text:?}");
        let json = run(&[&args[..], &["--json"]].concat());
        assert_eq!((json.code, &json.json()["verdict"]), (1, &json!(verdict)), "{args:?}");
    }
}

#[test]
fn a_receipt_for_a_country_without_a_postcode_is_found() {
    let folder = good();
    let args = ["promise", path(&folder), "--to", "CY", "--product", "SCARF", "--at", AT, "--json"];
    assert_eq!(run(&args).json()["promises"], json!([]), "the shop does not go there");
    write(
        &folder,
        "delivery.toml",
        DELIVERY.replace("countries = [\"GR\"]\n\n[[methods]]", "countries = [\"CY\"]\n\n[[methods]]"),
    );
    let code = run(&args).json()["promises"][0]["receipt"].as_str().unwrap().to_owned();
    let run = run(&["promise", path(&folder), "--receipt", &code, "--to", "CY/1010", "--product", "SCARF"]);
    assert!(run.code == 1 && run.out.contains("it is confirmed with --to CY"), "{}", run.out);
}

#[test]
fn the_json_of_a_confirmed_receipt_holds_the_promise() {
    let folder = good();
    let code = receipt(&folder);
    let args = ["promise", path(&folder), "--receipt", &code, "--to", "GR/10434", "--product", "SCARF", "--json"];
    let answer = run(&args).json();
    assert_eq!((&answer["verdict"], &answer["at"]), (&json!("confirmed"), &json!(AT)));
    assert_eq!((&answer["earliest"], &answer["latest"]), (&json!("2026-11-23"), &json!("2026-11-24")));
    assert_eq!(answer["price"], json!({ "minor": 350, "currency": "EUR" }));
    assert_eq!((&answer["promise"]["method"], &answer["promise"]["receipt"]), (&json!("standard"), &json!(code)));
}

#[test]
fn a_receipt_for_a_place_called_by_its_name_is_confirmed_and_found() {
    let folder = good();
    let args = ["promise", path(&folder), "--to", "GR", "--place", "attica", "--product", "SCARF"];
    let answer = run(&[&args[..], &["--at", AT, "--json"]].concat()).json();
    let (way, code) = (&answer["promises"][0], answer["promises"][0]["receipt"].as_str().unwrap());
    assert_eq!((&way["place"], &way["price"]["minor"]), (&json!("Attica"), &json!(350)));
    assert_eq!(run(&[&args[..], &["--receipt", code]].concat()).code, 0);
    let other = run(&["promise", path(&folder), "--receipt", code, "--to", "GR/10434", "--product", "SCARF"]);
    let words = "it is confirmed with --product SCARF --quantity 1 --to GR --place attica";
    assert!(
        other.code == 1 && other.out.contains(words) || other.out.contains("--to GR --place attica"),
        "{}",
        other.out
    );
    let unknown = run(&["promise", path(&folder), "--to", "GR", "--place", "atica"]);
    assert_eq!(unknown.code, 1);
    tells(&unknown.err, &["error[place-unknown]: there is no place \"atica\"\n", " help: did you mean attica?\n"]);
}
