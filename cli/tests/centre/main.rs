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
use std::fs;
use std::path::Path;

use common::run;
use page::Page;

const BASE: &str = "https://shop.example/help/";

/// The files of a folder and of those in it, by their paths.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}

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
