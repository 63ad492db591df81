//! From which inputs does a reader's fuzzing start?
//!
//! From our own files: the demo shop, its pages, the tests' fixtures, and the corpus of what was once found.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::plain;

// Fixtures are small; what is larger only makes every try slower.
const BYTES_MAX: u64 = 64 * 1024;
const FILES_MAX: usize = 400;

/// The repository.
pub fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_path_buf()
}

/// Inputs kept from findings of before: `corpus/TARGET/NAME`.
pub fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target), &|_| true, &mut files);
    files
}

/// What a target's inputs grow from.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = corpus(target).into_iter().map(|(_, bytes)| bytes).collect();
    seeds.extend(written(target).iter().map(|text| text.as_bytes().to_vec()));
    if target.starts_with("bundle") || target == "wire" {
        seeds.extend(bundles(target));
    }
    let (folders, ends) = files(target);
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), &|name| ends.iter().any(|end| name.ends_with(end)), &mut found);
    }
    seeds.extend(found.into_iter().map(|(_, bytes)| bytes));
    seeds.push(Vec::new());
    seeds
}

/// Parts of a build, bare, and as a document of several.
fn bundles(target: &str) -> Vec<Vec<u8>> {
    let parts = plain::parts();
    let whole = |parts: &[Vec<u8>]| {
        let mut out = Vec::new();
        for part in parts.get(..1).into_iter().flatten() {
            shelfhelp::wire::put_run(part, &mut out);
        }
        for pair in parts.get(1..).unwrap_or_default().chunks(2).take(2) {
            shelfhelp::wire::put_run(b"en", &mut out);
            pair.iter().for_each(|part| shelfhelp::wire::put_run(part, &mut out));
        }
        out
    };
    match target {
        "bundle-document" => vec![whole(&parts)],
        "wire" => vec![vec![5, 1, 1, b'a', 4, 3, 0, 1, 1, 2, 2, b'1', b'2'], vec![3, 2, 0xce, 0xb1]],
        _ => parts,
    }
}

fn walk(folder: &Path, wanted: &dyn Fn(&str) -> bool, out: &mut Vec<(PathBuf, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    // The order of a folder is the file system's whim, and a seed must mean the same everywhere.
    let paths: BTreeSet<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.ends_with("/target") && !name.ends_with("/node_modules") {
                walk(&path, wanted, out);
            }
        } else if wanted(&name) && out.len() < FILES_MAX && path.metadata().is_ok_and(|about| about.len() <= BYTES_MAX)
        {
            out.extend(fs::read(&path).ok().map(|bytes| (path, bytes)));
        }
    }
}

/// The folders and endings of a target's files.
fn files(target: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match target {
        "markdown" | "markdown-written" | "light" | "light-written" | "front" | "site" => {
            (&["examples/shop/answers/en", "examples/shop/answers/ja", "docs"], &[".md"])
        }
        "html" | "page" | "faq" => (&["examples/shop", "www"], &[".html"]),
        "toml" | "delivery" => (&["examples/shop", "tests", "cli/tests"], &[".toml"]),
        "shop" | "config" => (&["examples/shop", "tests/page", "cli/tests/schema"], &[".toml", "full.json"]),
        "json" => (&["examples", "cli/tests", "www/messages"], &[".json"]),
        "theme" => (&["examples/shop"], &["tokens.json"]),
        "messages" => (&["www/messages"], &[".json"]),
        "svg" => (&["examples/shop/assets"], &[".svg"]),
        "picture" => (&["examples/shop/assets", "docs/pictures"], &[".png", ".jpg", ".webp"]),
        // Exports stand as texts in the importers' tests: their source is as good a seed as any, cut where it falls.
        "zendesk" | "intercom" | "helpscout" | "gorgias" | "shopify" | "freshdesk" | "csv" => {
            (&["cli/tests/import_answers"], &[".rs"])
        }
        "google" | "woocommerce" => (&["cli/tests/import"], &[".rs"]),
        "json-ld" => (&["tests/page"], &[".rs"]),
        _ => (&[], &[]),
    }
}

/// Short inputs of a format that no file of ours holds alone.
fn written(target: &str) -> &'static [&'static str] {
    match target {
        "synonyms" => &["parcel,package,shipment\nwash,clean", "小包,荷物\nδέμα,πακέτο,κουτί δώρου"],
        "postcode" => &[
            "GR104 34",
            "GBSW1A 1AA",
            "US90210-1234",
            "JP〒100-0001",
            "SESE-114 55",
            "GR104 00..108 99",
            "GBSW1*",
            "CAK1A 0B1",
            "NL1234 AB",
            "IED02 AF30",
        ],
        "time" => &[
            "2026-12-14",
            "14:00",
            "2026-11-19T13:47:00.5+02:00",
            "EET-2EEST,M3.5.0/3,M10.5.0/4",
            "<+0330>-3:30",
            "IST-1GMT0,M10.5.0,M3.5.0/1",
            "EST5EDT,J60/-167,365/167",
            "Monday",
        ],
        "money" => &["EUR3.50", "JPY400", "KWD1.234", "EUR999999999999.99", "-0.00"],
        "receipt" => &["1ABCD-EF0GHJ-KMNPQ-RSTVW-XYZ01-23456-789", "1000000000000000000000000000000O", "K7F-2QX"],
        "link" => &[
            "https://elaia.example/a?b#c",
            "java\tscript:alert(1)",
            "//a@b:80/c",
            "mailto:a@b.example",
            "./a:b",
            "tel:+30",
            "answer:wash",
        ],
        "locale" => &["en-GB", "zh_TW", "el", "sr-Latn-RS", "ar", "de-1996-x-y"],
        "search" => &[
            "how long does delivery to Crete take",
            "πότε θα έρθει;",
            "wo ist mein paket",
            "返品できますか",
            "إرجاع",
            "pou einai to dema mou",
            "10434",
            "retrun a scraf",
        ],
        _ => &[],
    }
}
