//! From which inputs does a reader's fuzzing start?
//!
//! From our own files: the demo shop, its pages, the tests' fixtures, and the corpus: for each reader what its format looks
//! like in small, and what once failed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{index, plain};

// Fixtures are small; what is larger only makes every try slower.
const BYTES_MAX: u64 = 64 * 1024;
const FILES_MAX: usize = 400;

/// The repository.
pub fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_path_buf()
}

/// Where inputs are kept.
pub fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Inputs kept, `corpus/TARGET/NAME`: what the format looks like in small, and what once failed.
pub fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    walk(&kept().join(target), &|_| true, &mut files);
    files
}

/// What a target's inputs grow from.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = corpus(target).into_iter().map(|(_, bytes)| bytes).collect();
    if target.starts_with("bundle") {
        seeds.extend(bundles(target));
    }
    seeds.extend(index::seeds(target));
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
        "markdown" | "markdown-written" | "light" | "light-written" | "front" | "site" | "check" => {
            (&["examples/shop/answers/en", "examples/shop/answers/ja", "docs"], &[".md"])
        }
        "html" | "page" | "faq" | "begun" => (&["examples/shop", "www"], &[".html"]),
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
        "order" => (&["tests/orders", "examples"], &[".rs", "order.json"]),
        "style-sheet" => (&["www", "cli/src"], &[".css"]),
        "tracking-formats" => (&["www/tracking"], &[".txt"]),
        _ => (&[], &[]),
    }
}
