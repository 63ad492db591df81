//! What do shops look like whose every text is an attack, and what is built of them?

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value as Json, json};
use shelfhelp::content::{Answer, Block, Inline, Link, bundle};
use tempfile::TempDir;

use crate::common::{files, path, run, write};
use crate::page::Page;
use crate::tame::tame;

const BASE: &str = "https://shop.example/help/";
// Each refusal takes something away; after so many nothing is left to take.
const TRIES_MAX: usize = 6;
const TEXT: &str = "Text.\n";

/// A shop without answers.
pub(crate) fn empty() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let shop =
        "name = \"Elaia\"\nlocales = [\"en\"]\ncurrency = \"EUR\"\ncountry = \"GR\"\ntime_zone = \"Europe/Athens\"\n";
    write(&folder, "shop.toml", shop);
    folder
}

/// A shop with an answer in Markdown for each text, which stands wherever Markdown can hold it.
pub(crate) fn folder(texts: &[String]) -> TempDir {
    let folder = empty();
    for (at, text) in texts.iter().enumerate() {
        let line = text.replace(['\r', '\n'], " ");
        let quoted = |words: &str| Json::from(words).to_string();
        let front = format!(
            "id: a{at}\nquestion: {}\ntopic: {}\nalso: [{}]\nkeywords: [{}]\nsummary: {}\n",
            quoted(&format!("{at} {text}")),
            quoted(&format!("{} {text}", at % 3)),
            quoted(text),
            quoted(text),
            quoted(text)
        );
        let body = format!(
            "{text}\n\n## {line}\n\n- {line}\n\n> [!TIP]\n> {line}\n\n| {line} |\n|---|\n| {line} |\n\n[{line}]({line}) ![{line}]({line}) <{line}> `{line}`\n\na <a href=\"{line}\" onclick=\"{line}\">b</a> <img src='{line}' alt=\"{line}\">\n"
        );
        write(&folder, &format!("answers/en/a{at}.md"), format!("---\n{front}---\n{body}"));
    }
    folder
}

/// An export of a system with an article for each text.
pub(crate) fn export(system: &str, texts: &[String]) -> Json {
    let body = |text: &str| {
        let quoted = text.replace('"', "&quot;");
        format!(
            "<p>{text}</p>{text}<p><a href=\"{quoted}\" onclick=\"{quoted}\">{text}</a><img src=\"{quoted}\" alt=\"{quoted}\"></p><table><tr><td>{text}</td></tr></table><a href={text}>x</a><ul><li>{text}</ul>"
        )
    };
    let article = |(at, text): (usize, &String)| {
        let (id, title, body) = (at + 1, format!("{at} {text}"), body(text));
        match system {
            "intercom" => {
                json!({ "id": id.to_string(), "type": "article", "title": title, "description": text, "body": body, "state": "published", "url": text })
            }
            "helpscout" => {
                json!({ "id": id.to_string(), "number": id, "collectionId": "c", "name": title, "text": body, "status": "published", "slug": text, "keywords": [text], "publicUrl": text })
            }
            "gorgias" => {
                json!({ "id": id, "translation": { "locale": "en", "title": title, "excerpt": text, "content": body, "slug": text, "seo_meta": { "title": text } } })
            }
            "freshdesk" => {
                json!({ "id": id, "title": title, "description": body, "status": 2, "folder_id": 1, "tags": [text], "seo_data": { "meta_keywords": text } })
            }
            _ => {
                json!({ "id": id, "title": title, "body": body, "locale": "en", "label_names": [text], "html_url": format!("https://help.elaia.example/{text}") })
            }
        }
    };
    json!({ "articles": texts.iter().enumerate().map(article).collect::<Vec<_>>() })
}

/// What is built.
pub(crate) struct Built {
    pub(crate) answers: usize,
    files: BTreeMap<String, Vec<u8>>,
}

/// Builds the shop with its pages; `tamed` changes the file of an answer that is refused for the so-many-th time, and one
/// that is refused still is taken out.
pub(crate) fn built(folder: &TempDir, tamed: fn(&str, usize) -> Option<String>) -> Built {
    let out = tempfile::tempdir().unwrap();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..TRIES_MAX {
        let args = ["build", path(folder), "--pages", "--json", "--base", BASE, "--out", path(&out)];
        let run = run(&args);
        if run.code == 0 {
            let answers = fs::read_dir(folder.path().join("answers/en")).unwrap().count();
            return Built { answers, files: files(out.path()) };
        }
        let json = run.json();
        let wrong = json["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "error");
        let mut wrong: Vec<&str> = wrong.map(|problem| problem["file"].as_str().unwrap()).collect();
        wrong.sort_unstable();
        wrong.dedup();
        assert!(wrong.iter().all(|file| file.ends_with(".md")), "{wrong:?}");
        for file in wrong {
            let turn = times.entry(file.to_owned()).or_default();
            *turn += 1;
            match tamed(&String::from_utf8_lossy(&fs::read(file).unwrap()), *turn) {
                Some(text) => fs::write(file, text).unwrap(),
                None => fs::remove_file(file).unwrap(),
            }
        }
    }
    panic!("the shop is refused still");
}

/// Of an answer that is refused, what it says in quotes of code, then its front matter alone.
pub(crate) fn tamer(file: &str, turn: usize) -> Option<String> {
    let (front, body) = parted(file);
    let words: String = body.chars().filter(|c| *c != '\0').collect();
    match turn {
        1 => Some(format!("{front}{TEXT}\n``````\n{words}\n``````\n")),
        2 => Some(format!("{front}{TEXT}")),
        _ => None,
    }
}

/// The same without pictures, which are not beside it.
pub(crate) fn without_pictures(file: &str, turn: usize) -> Option<String> {
    let (front, body) = parted(file);
    assert!(!body.contains('\0'), "a byte of zero is no text: {file:?}");
    let lines: Vec<&str> = body.lines().filter(|line| !line.contains("![")).collect();
    (turn == 1).then(|| format!("{front}{}\n\n{TEXT}", lines.join("\n")))
}

fn parted(file: &str) -> (&str, &str) {
    file.split_at(file.find("\n---\n").unwrap() + 5)
}

impl Built {
    /// Fails where a page, a part of the bundle or its list holds more than text and addresses that may be followed.
    pub(crate) fn hold(&self) {
        let part = |start: &str| -> Vec<&Vec<u8>> {
            self.files.iter().filter(|(name, _)| name.starts_with(start)).map(|(_, bytes)| bytes).collect()
        };
        for (name, bytes) in &self.files {
            let text = String::from_utf8_lossy(bytes);
            if name.ends_with(".html") {
                tame(name, &Page::read(&text));
            } else if name.ends_with(".xml") {
                assert!(!text.contains("<script") && !text.contains("<img"), "{name}");
            }
        }
        let mut answers: Vec<Answer> = bundle::decode_titles(part("titles.")[0]).unwrap();
        let mut rest = answers.as_mut_slice();
        let manifest: Json = serde_json::from_slice(&self.files["shop.json"]).unwrap();
        for one in manifest["answers"]["en"]["bodies"].as_array().unwrap() {
            let (these, others) = rest.split_at_mut(one["count"].as_u64().unwrap() as usize);
            bundle::decode_bodies(&self.files[one["file"].as_str().unwrap()], these).unwrap();
            rest = others;
        }
        assert!(rest.is_empty() && answers.len() == self.answers);
        answers.iter().for_each(|answer| answer.body.iter().for_each(is_safe));
    }
}

fn is_safe(block: &Block) {
    match block {
        Block::Heading(_, runs) | Block::Paragraph(runs) => runs.iter().for_each(run_is_safe),
        Block::List(_, items) | Block::Notes(items) => items.iter().flatten().for_each(is_safe),
        Block::Callout(_, blocks) => blocks.iter().for_each(is_safe),
        Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).flatten().for_each(run_is_safe),
        Block::Image(link, ..) => is_picture(link),
        Block::Video(link, _, picture) => {
            assert!(link.is_fetched() && link.is_external(), "{link:?}");
            picture.iter().for_each(is_picture);
        }
    }
}

fn is_picture(link: &Link) {
    assert!(link.is_fetched(), "{link:?}");
}

fn run_is_safe(run: &Inline) {
    match run {
        Inline::Link(link, inner) => {
            assert_eq!(Link::parse(link.as_str()).as_ref(), Some(link));
            inner.iter().for_each(run_is_safe);
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) | Inline::Answer(_, inner) => {
            inner.iter().for_each(run_is_safe);
        }
        Inline::Text(text) | Inline::Code(text) | Inline::Fact(_, text) => assert!(!text.contains('\0'), "{text:?}"),
        Inline::Break | Inline::Check(_) | Inline::Note(_) => {}
    }
}
