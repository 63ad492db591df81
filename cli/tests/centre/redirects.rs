//! Do old addresses lead to the pages that took their place?

use super::common::{self, good, path, run, write};
use super::{BASE, build, pages};

fn with_aliases(aliases: &str) -> tempfile::TempDir {
    let folder = good();
    write(
        &folder,
        "answers/en/wash.md",
        common::WASH.replace("topic: Care", &format!("topic: Care\naliases: {aliases}")),
    );
    folder
}

#[test]
fn an_old_path_in_our_folder_becomes_a_page_that_forwards() {
    let folder =
        with_aliases("[/help/hc/articles/1-Washing, /help/old/wash.html, \"/hc/2\", \"https://old.example/3?a=1,2\"]");
    let all = build(path(&folder), &["--base", BASE]);
    let pages = pages(&all);
    let stub = &pages["hc/articles/1-Washing/index.html"];
    let refresh = stub.all("meta").find(|tag| tag.get("http-equiv") == Some("refresh")).unwrap();
    assert_eq!(refresh.get("content"), Some("0; url=../../../en/wash.html"));
    assert_eq!(stub.link("canonical"), Some("https://shop.example/help/en/wash.html"));
    assert!(pages.contains_key("old/wash.html"));
    let csv = core::str::from_utf8(&all["redirects.csv"]).unwrap();
    assert_eq!(csv.lines().count(), 5, "{csv}");
    assert!(csv.contains("\"https://old.example/3?a=1,2\",https://shop.example/help/en/wash.html"), "{csv}");
    let rules = core::str::from_utf8(&all["_redirects"]).unwrap();
    assert!(rules.contains("/hc/2 /help/en/wash.html 301\n") && !rules.contains("old.example"), "{rules}");
}

#[test]
fn no_old_path_leaves_the_folder_or_takes_the_place_of_a_page() {
    let folder = with_aliases(
        "[/help/../../etc/x, /help/%2e%2e/x, /help/en/iron.html, /help/EN/IRON.html, \"/help/\", \"/help/a\\u0000b\"]",
    );
    let outer = tempfile::tempdir().unwrap();
    let out = outer.path().join("a/b");
    let built = run(&["build", path(&folder), "--pages", "--base", BASE, "--out", out.to_str().unwrap()]);
    assert_eq!(built.code, 0, "{built:?}");
    let all = super::files(outer.path());
    assert!(
        all.keys().all(|name| name.starts_with("a/b/") && !name.contains("etc") && !name.contains("..")),
        "{all:?}"
    );
    assert!(core::str::from_utf8(&all["a/b/en/iron.html"]).unwrap().contains("On one dot"));
}

#[test]
fn an_old_address_of_two_answers_is_named_and_leads_to_the_first() {
    let folder = with_aliases("[/old]");
    write(&folder, "answers/en/care/iron.md", common::IRON.replace("id: iron", "id: iron\naliases: [/old]"));
    let out = folder.path().join("out");
    let built = run(&["build", path(&folder), "--pages", "--json", "--base", BASE, "--out", out.to_str().unwrap()]);
    let problems = common::problems(&folder, &built.json());
    assert!(problems.iter().any(|(what, _)| what.starts_with("warning alias-twice answers/en/")), "{problems:?}");
}

#[test]
fn an_old_address_is_never_a_rule_for_others() {
    let folder = with_aliases("[\"/*\", \"/:all\", \"/a b\"]");
    let all = build(path(&folder), &["--base", BASE]);
    let rules = core::str::from_utf8(&all["_redirects"]).unwrap();
    let froms: Vec<&str> = rules.lines().filter_map(|rule| rule.split(' ').next()).collect();
    assert_eq!(froms, ["/%2A", "/%3Aall", "/a%20b"]);
}
