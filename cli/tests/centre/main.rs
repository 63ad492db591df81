//! Is the static help centre whole, safe, the same each time, and read by machines as the shop means it?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod machines;
mod page;
mod pages;
mod redirects;

use std::collections::BTreeMap;

use common::{files, run};
use page::Page;

const BASE: &str = "https://shop.example/help/";

/// Builds a shop with its pages into a folder of its own.
fn build(shop: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let run = run(&[&["build", shop, "--pages", "--out", out.path().to_str().unwrap()], more].concat());
    assert_eq!(run.code, 0, "{run:?}");
    files(out.path())
}

/// The pages among the files, read as a browser does.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Page> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, bytes)| (name.clone(), Page::read(core::str::from_utf8(bytes).unwrap()))).collect()
}
