//! Is a shop of very many answers written so that a search fetches a few of its files?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;
use std::path::Path;

use common::run;
use serde_json::{Value as Json, json};
use shelfhelp::search::{Context, Looked, Parted, Piece};

/// A shop in one document with so many answers.
fn shop(folder: &Path, count: usize) -> String {
    let answer = |i: usize| {
        let thing = ["kettle", "lamp", "chair", "rug", "mirror", "clock", "vase"][i % 7];
        json!({
            "id": format!("a{i}"), "question": format!("How do I clean {thing} number {i}?"),
            "body": format!("Wipe the {thing} with a damp cloth. Part {i} comes off first.")
        })
    };
    let shop = json!({
        "name": "Big", "locales": ["en"], "currency": "EUR", "time_zone": "Europe/Athens", "country": "GR",
        "answers": { "en": (0..count).map(answer).collect::<Vec<Json>>() }
    });
    let file = folder.join("shop.json");
    fs::write(&file, shop.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

fn build(count: usize) -> (tempfile::TempDir, Json, String) {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(folder.path(), count);
    let built = run(&["build", &shop, "--out", folder.path().join("out").to_str().unwrap()]);
    assert_eq!(built.code, 0, "{built:?}");
    let manifest = fs::read(folder.path().join("out/shop.json")).unwrap();
    (folder, serde_json::from_slice(&manifest).unwrap(), built.out)
}

#[test]
fn seven_hundred_answers_are_searched_whole() {
    let (_, manifest, _) = build(700);
    let files = &manifest["answers"]["en"];
    assert!(files["search"].is_null() && !files["bodies"].as_array().unwrap().is_empty(), "{files}");
}

#[test]
fn more_answers_come_in_parts_that_the_head_knows() {
    let (folder, manifest, said) = build(720);
    let files = &manifest["answers"]["en"];
    assert_eq!(files["bodies"], json!([]));
    let name = files["search"]["in"].as_str().unwrap();
    assert!(name.starts_with("search.en.") && name.len() == "search.en.".len() + 16, "{name}");
    let read = |file: &str| fs::read(folder.path().join("out").join(name).join(file)).unwrap();
    let mut parted = Parted::open(&read("head.bin")).unwrap();
    let found = loop {
        match parted.search("clean mirror number 4", &Context::default()) {
            Looked::Found(found) => break found,
            Looked::Wanted(wanted) => wanted.into_iter().for_each(|piece| {
                let file = match piece {
                    Piece::Terms(number) => format!("t{number}.bin"),
                    Piece::Block(number) => format!("b{number}.bin"),
                };
                parted.take(piece, &read(&file)).unwrap();
            }),
        }
    };
    assert_eq!(found.hits[0].id, "a4");
    let lines: Vec<&str> = said.lines().filter(|line| line.contains(name)).collect();
    assert_eq!(lines.len(), 3, "thousands of files are three lines: {said}");
}

#[test]
fn the_command_finds_in_such_a_shop_as_in_any() {
    let (folder, _, _) = build(720);
    let shop = folder.path().join("shop.json");
    let found = run(&["search", shop.to_str().unwrap(), "clean mirror number 4", "--json"]);
    let line: Json = serde_json::from_str(&found.out).unwrap();
    assert_eq!(line["hits"][0]["id"], "a4");
}

#[test]
fn the_same_shop_gives_the_same_parts() {
    let (first, second) = (build(710), build(710));
    assert_eq!(first.1, second.1);
}
