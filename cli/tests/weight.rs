//! What does a shopper download of a compiled shop, and when?
//!
//! The limits are for 200 answers of 120 words each: 12 kB before the first answer is opened, 60 kB in all, compressed as
//! a CDN does. The words of an answer are all that it ships: its question, other phrasings, keywords and text.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;
use std::path::Path;

use common::{path, run, write};
use serde_json::Value as Json;
use tempfile::TempDir;

const ANSWERS: usize = 200;
const WORDS: usize = 120;
const FIRST_MAX: usize = 12_000;
const ALL_MAX: usize = 60_000;

/// Bytes by what they are for: the manifest and the shop, titles, bodies.
#[derive(Debug, Default)]
struct Weight {
    shop: usize,
    titles: usize,
    bodies: usize,
}

/// Builds a shop, and weighs what a reader of English fetches of it.
fn weigh(shop: &str) -> Weight {
    let out = tempfile::tempdir().unwrap();
    let done = run(&["build", shop, "--out", path(&out)]);
    assert_eq!(done.code, 0, "{done:?}");
    let size = |file: &Json| packed(&fs::read(out.path().join(file.as_str().unwrap())).unwrap());
    let manifest: Json = serde_json::from_slice(&fs::read(out.path().join("shop.json")).unwrap()).unwrap();
    let english = &manifest["answers"]["en"];
    let bodies = english["bodies"].as_array().unwrap();
    Weight {
        shop: size(&"shop.json".into()) + size(&manifest["shop"]["en"]),
        titles: size(&english["titles"]),
        bodies: bodies.iter().map(|part| size(&part["file"])).sum(),
    }
}

fn packed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[test]
fn the_demos_own_text_keeps_the_limits_when_there_is_as_much_of_it() {
    let weight = weigh("../examples/shop");
    let (mut answers, mut words) = (0, 0);
    each_answer(Path::new("../examples/shop/answers/en"), &mut |text| {
        (answers, words) = (answers + 1, words + words_of(text));
    });
    let first = weight.shop + weight.titles * ANSWERS / answers;
    let all = first + weight.bodies * ANSWERS * WORDS / words;
    println!("{answers} answers of {words} words: {weight:?}; for {ANSWERS} of {WORDS}: {first} first, {all} in all");
    assert!(first <= FIRST_MAX, "{first} bytes before the first answer is opened");
    assert!(all <= ALL_MAX, "{all} bytes in all");
}

/// The words of an answer that travel: its question, other phrasings, keywords and text.
fn words_of(text: &str) -> usize {
    let (front, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let named = |line: &&str| ["question:", "also:", "keywords:", " "].iter().any(|start| line.starts_with(start));
    let words = |line: &str| line.split_whitespace().filter(|word| *word != "-" && !word.ends_with("s:")).count();
    front.lines().filter(named).map(words).sum::<usize>() + body.split_whitespace().count()
}

fn each_answer(folder: &Path, see: &mut dyn FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_answer(&path, see);
        } else if path.extension().is_some_and(|end| end == "md") {
            see(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Text of others, where it is at hand: 200 answers of exactly 120 words under real questions.
#[test]
fn two_hundred_real_answers_keep_the_limits() {
    let data = std::env::var("SHELFHELP_DATA").unwrap_or_else(|_| "../../shared/data".into());
    let Ok(text) = fs::read_to_string(Path::new(&data).join("search/covidfaq_en.json")) else {
        eprintln!("left out: there is no data at SHELFHELP_DATA ({data})");
        return;
    };
    let set: Json = serde_json::from_str(&text).unwrap();
    let docs = set["docs"].as_array().unwrap();
    let plain = |key: &'static str| docs.iter().map(move |doc| doc[key].as_str().unwrap().replace(MARKS, " "));
    let words: Vec<String> =
        plain("body").flat_map(|b| b.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    let folder: TempDir = tempfile::tempdir().unwrap();
    write(&folder, "shop.toml", common::SHOP.replace("[\"en\", \"el\"]", "[\"en\"]"));
    write(&folder, "delivery.toml", common::DELIVERY);
    for (i, title) in plain("title").take(ANSWERS).enumerate() {
        let body: Vec<&str> = words.iter().cycle().skip(i * WORDS).take(WORDS).map(String::as_str).collect();
        let title = title.replace('"', " ");
        write(
            &folder,
            &format!("answers/en/a{i}.md"),
            format!("---\nid: a{i}\nquestion: \"{title} ({i})\"\ntopic: Topic {}\n---\n{}\n", i % 8, body.join(" ")),
        );
    }
    let weight = weigh(path(&folder));
    let (first, all) = (weight.shop + weight.titles, weight.shop + weight.titles + weight.bodies);
    println!("{ANSWERS} real answers of {WORDS} of {} words: {weight:?}; {first} first, {all} in all", words.len());
    assert!(first <= FIRST_MAX, "{first} bytes before the first answer is opened");
    assert!(all <= ALL_MAX, "{all} bytes in all");
}

// What Markdown would take for marks; the weight is that of words.
const MARKS: &[char] = &['<', '>', '{', '}', '[', ']', '*', '_', '`', '#', '|', '&', '~', '\\'];
