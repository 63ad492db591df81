//! A second import: what follows the export, and what is the shop's own.

use std::fs;

use super::zendesk::{FIRST, SECOND, SECTIONS};
use super::{Case, SHOP, path, run, write};

const RETURNS: &str = "en/sending-back/returns.md";

fn case() -> Case {
    let case = Case::new(&[("1.json", FIRST), ("2.json", SECOND), ("sections.json", SECTIONS)]);
    case.import(&[]);
    case
}

#[test]
fn a_second_import_changes_no_byte() {
    let case = case();
    let before = case.files();
    assert_eq!(case.import(&[]).0, "Zendesk unchanged=4 drafts=1 dropped=1");
    assert_eq!(case.files(), before);
}

#[test]
fn what_the_shop_has_not_edited_follows_the_export_wherever_it_lies() {
    let case = case();
    let (from, to) = (case.shop.path().join("answers").join(RETURNS), case.shop.path().join("answers/en/ours.md"));
    // An editor that ends lines in its own way edits nothing.
    fs::write(&to, fs::read_to_string(&from).unwrap().replace('\n', "\r\n")).unwrap();
    fs::remove_file(from).unwrap();
    assert_eq!(case.import(&[]).0, "Zendesk unchanged=4 drafts=1 dropped=1");
    case.export(&[("2.json", &SECOND.replace("thirty days", "sixty days"))]);
    assert_eq!(case.import(&[]).0, "Zendesk updated=1 unchanged=3 drafts=1 dropped=1");
    assert!(case.file("en/ours.md").contains("Within sixty days."));
    assert!(!case.files().contains_key(RETURNS));
}

#[test]
fn an_edit_is_never_overwritten() {
    let case = case();
    let edited = case.file(RETURNS).replace("Within thirty days.", "Within thirty days, *gladly*.");
    write(&case.shop, &format!("answers/{RETURNS}"), &edited);
    // The export says what it said: there is nothing to tell.
    assert_eq!(case.import(&[]).0, "Zendesk unchanged=4 drafts=1 dropped=1");
    case.export(&[("2.json", &SECOND.replace("thirty days", "sixty days"))]);
    let (said, json) = case.import(&[]);
    assert_eq!(said, "Zendesk waiting=1 unchanged=3 drafts=1 dropped=1");
    assert!(json["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == "incoming"));
    assert_eq!(case.file(RETURNS), edited);
    assert!(case.file(&format!("{RETURNS}.incoming")).contains("Within sixty days."));
    let before = case.files();
    assert_eq!(case.import(&[]).0, "Zendesk waiting=1 unchanged=3 drafts=1 dropped=1");
    assert_eq!(case.files(), before);
    // `check` knows it for what it is.
    assert_eq!(case.check(), Vec::<String>::new());
    let check = run(&["check", path(&case.shop), "--json"]).json();
    assert!(check["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == "incoming"));
}

#[test]
fn what_is_gone_is_told_and_old_addresses_stay() {
    let case = case();
    let moved = SECOND.replace("360002-Returns", "360002-Sending-back").replace(r#""id":360003,"#, r#""id":360009,"#);
    case.export(&[("2.json", &moved)]);
    let (said, _) = case.import(&[]);
    // The draft has a new number there: one is gone, one is new and gets an id of its own.
    assert_eq!(said, "Zendesk new=1 updated=1 unchanged=2 gone=1 drafts=1 dropped=1");
    let returns = case.file(RETURNS);
    assert!(
        returns.contains("  - /hc/en-us/articles/360002-Returns\n  - /hc/en-us/articles/360002-Sending-back\n"),
        "{returns}"
    );
    assert!(case.file("en/sending-back/soon-later-2.md").contains("id: soon-later-2\n"));
}

#[test]
fn a_dry_run_writes_nothing_and_a_shop_must_be_there() {
    let case = Case::new(&[("1.json", FIRST)]);
    assert_eq!(case.import(&["--dry-run"]).0, "Zendesk new=2");
    assert!(case.files().is_empty());
    let out = case.run(&["--dry-run"]).out;
    assert_eq!(
        out,
        "2 new, 0 updated, 0 waiting beside your edit, 0 as they were; 0 pieces of markup dropped\nnothing has been written\n"
    );
    fs::remove_file(case.shop.path().join("shop.toml")).unwrap();
    let run = case.run(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("shelfhelp new"), "{run:?}");
    assert_eq!(case.run(&["--locale", "?"]).code, 2);
}

#[test]
fn an_answer_of_the_shops_own_keeps_its_id_and_its_file() {
    let case = Case::new(&[("2.json", SECOND)]);
    write(&case.shop, "answers/en/returns.md", "---\nid: returns\nquestion: Ours?\n---\nOurs.\n");
    case.import(&[]);
    assert!(case.file("en/returns.md").contains("Ours."));
    assert!(case.file("en/returns-2.md").contains("id: returns-2\n"));
}

#[test]
fn pictures_of_the_export_are_copied_beside_the_answer() {
    let article = r#"{"articles":[{"id":1,"title":"Hem","section_id":1,"body":"<p>a</p><img alt='Hem' width=4 height=3 src='https://x.example/hc/attachments/9/hem.png'><img alt='Far' width=4 height=3 src='https://x.example/far.png'>"}]}"#;
    let case = Case::new(&[("a.json", article), ("images/hem.png", "PNG"), ("images/notes.pdf", "x")]);
    write(&case.shop, "shop.toml", SHOP);
    case.import(&[]);
    let hem = case.file("en/hem.md");
    assert!(hem.contains("![Hem](hem.png \"4x3\")\n\n![Far](https://x.example/far.png \"4x3\")"), "{hem}");
    assert_eq!(case.file("en/hem.png"), "PNG");
    assert_eq!(case.import(&[]).0, "Zendesk unchanged=1");
}
