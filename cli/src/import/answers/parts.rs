//! Are all pages of an export here?
//!
//! Help centres give their articles in pages of some thirty. Who saves the first one has a good file and a part of the
//! answers, and nothing else would say so.

use std::collections::{BTreeMap, BTreeSet};

use super::File;
use super::gather::{Export, Item};
use super::tell::{Place, Told};

// What systems call the number of all pages.
const TOTALS: [&str; 4] = ["total_pages", "page_count", "nb_pages", "pages"];

/// What is known of the pages of one list.
#[derive(Default)]
struct Pages {
    seen: BTreeSet<i64>,
    total: i64,
    /// The documents that hold any of it, and those of them that say that more come.
    all: BTreeSet<usize>,
    open: BTreeSet<usize>,
    place: Option<Place>,
}

/// Says of each list whose pages are not all here that some are missing.
pub(super) fn check(files: &[File], told: &mut Told) {
    let json: Vec<File> = files.iter().filter(|file| is_json(&file.name)).cloned().collect();
    let export = Export::read(&json, &mut Told::default());
    let mut lists: BTreeMap<String, Pages> = BTreeMap::new();
    let (mut document, mut names) = (0, String::new());
    for item in export.items() {
        let at = item.node.at.as_str();
        if at.is_empty() {
            document += 1;
            names = lists_in(&item);
        }
        // Lists within lists, such as an article's own comments, are no pages of articles.
        if !at.contains('[') {
            let above = at.rsplit_once('.').map_or("", |(above, _)| above);
            note(&item, document, lists.entry(format!("{names} {above}")).or_default());
        }
    }
    let help = "save every page, and give the folder that holds them all";
    for pages in lists.into_values() {
        let Some(place) = &pages.place else { continue };
        let here = pages.seen.iter().filter(|page| (1..=pages.total).contains(*page)).count();
        if pages.total > 0 && i64::try_from(here).is_ok_and(|here| here < pages.total) {
            let message = format!("the export has {} pages, and {here} of them {}", pages.total, is_here(here));
            told.lost(place, message, help);
        } else if pages.total == 0 && !pages.open.is_empty() && pages.open.len() == pages.all.len() {
            told.lost(place, "the export goes on in another page, which is not here", help);
        }
    }
}

fn is_here(count: usize) -> &'static str {
    if count == 1 { "is here" } else { "are here" }
}

fn is_json(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".json", ".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end))
}

/// What lists a document holds, by their names: pages of one list have the same.
fn lists_in(item: &Item<'_>) -> String {
    let entries = item.node.entries();
    let lists = entries.iter().filter(|(_, node)| node.is_list());
    lists.map(|(key, _)| *key).collect::<Vec<_>>().join(",")
}

/// What a group of keys says of pages.
fn note(item: &Item<'_>, document: usize, pages: &mut Pages) {
    pages.all.insert(document);
    if let (Some(page), Some(total)) = (number(item, &["page", "current_page"]), number(item, &TOTALS)) {
        pages.seen.insert(page);
        pages.total = pages.total.max(total);
        pages.place.get_or_insert_with(|| item.place("page"));
        return;
    }
    let mut flags = ["has_more", "hasNextPage"].into_iter().filter(|key| item.node.flag(key) == Some(true));
    let next = || ["next_page", "next_cursor"].into_iter().find(|key| item.text(&[key]).is_some());
    let link = || (item.of == "links" && item.text(&["next"]).is_some()).then_some("next");
    if let Some(key) = flags.next().or_else(next).or_else(link) {
        pages.open.insert(document);
        pages.place.get_or_insert_with(|| item.place(key));
    }
}

fn number(item: &Item<'_>, keys: &[&str]) -> Option<i64> {
    keys.iter().find_map(|key| item.number(key))
}
