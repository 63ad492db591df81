//! Which files make the shop, and what do they say?
//!
//! A folder (`shop.toml`, `delivery.toml`, `products.toml`, `answers/<language>/**/*.md`) becomes the same document that
//! the one-file form is. Nothing fails as a whole: a file that cannot be read is a problem, and the others are read.
//!
//! Does not know: what the keys mean. [`compile`](crate::compile) reads the document.

mod answers;
mod text;

use std::path::{Path, PathBuf};

use shelfhelp::problem::{Problem, Severity, Value};

use crate::progress::Progress;
use crate::source::finding::Finding;
use crate::source::places::Places;
use crate::source::{Document, json, toml};

// Rules for the whole world come to a few; a larger file is something else by mistake.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// A shop as written.
#[derive(Debug)]
pub(crate) struct Source {
    /// All of it as one document.
    pub(crate) value: Value,
    pub(crate) places: Places,
    pub(crate) findings: Vec<Finding>,
    /// Whether the answers' bodies are Markdown, as they are in a folder.
    pub(crate) markdown: bool,
    /// Whether its answers have been left out.
    pub(crate) partial: bool,
    /// Whether the shop's own document could be read; without it, the keys that it lacks are no news.
    pub(crate) found: bool,
}

/// Reads a folder, or the one-file form.
pub(crate) fn load(path: &str) -> Source {
    read(path, false)
}

/// The same without answers, for who asks about delivery only.
pub(crate) fn load_rules(path: &str) -> Source {
    read(path, true)
}

fn read(path: &str, partial: bool) -> Source {
    let progress = Progress::new("reading", None);
    let mut loader =
        Loader { places: Places::default(), findings: Vec::new(), crlf: Vec::new(), partial, found: true, progress };
    let given = Path::new(path);
    let folder = if given.file_name().is_some_and(|name| name == "shop.toml") { given.parent() } else { Some(given) };
    let folder = folder.map_or(PathBuf::new(), Path::to_path_buf);
    let is_folder = folder.is_dir() || folder.as_os_str().is_empty();
    let mut value = if is_folder {
        loader.folder(&folder)
    } else if given.is_file() {
        loader.one_file(path)
    } else {
        let help = "give the folder that holds shop.toml, or a shop in one JSON file";
        loader.error(path, "shop-missing", "there is no such folder or file", help);
        loader.found = false;
        Value::Map(Vec::new())
    };
    if let Value::Map(entries) = &mut value
        && partial
    {
        entries.retain(|(key, _)| key != "answers");
    }
    loader.say_crlf();
    Source {
        value,
        places: loader.places,
        findings: loader.findings,
        markdown: is_folder,
        partial,
        found: loader.found,
    }
}

struct Loader {
    places: Places,
    findings: Vec<Finding>,
    /// Files whose lines end with CR LF.
    crlf: Vec<String>,
    /// Whether answers are left out.
    partial: bool,
    found: bool,
    progress: Progress,
}

impl Loader {
    fn one_file(&mut self, file: &str) -> Value {
        let text = self.text(Path::new(file), file, FILE_BYTES_MAX).unwrap_or_default();
        let document = json::read(&text);
        self.found = document.problems.iter().all(|(_, problem)| problem.code != "json");
        self.document("", file, false, document)
    }

    fn folder(&mut self, folder: &Path) -> Value {
        let mut entries = match self.file(folder, "shop.toml", "") {
            Some(Value::Map(entries)) => entries,
            _ => {
                let help = "write one with name, locales, currency and time_zone";
                self.error(&show(&folder.join("shop.toml")), "file-missing", "the shop has no shop.toml", help);
                self.found = false;
                Vec::new()
            }
        };
        if let Some(delivery) = self.file(folder, "delivery.toml", "delivery") {
            self.member(&mut entries, "delivery", delivery, "delivery.toml", folder);
        } else if !entries.iter().any(|(key, _)| key == "delivery") {
            let help = "write one with handling, places and methods to promise delivery dates";
            self.warn(&show(&folder.join("delivery.toml")), "file-missing", "the shop has no delivery.toml", help);
        }
        if let Some(synonyms) = self.file(folder, "synonyms.toml", "synonyms") {
            self.member(&mut entries, "synonyms", synonyms, "synonyms.toml", folder);
        }
        if let Some(tokens) = self.tokens(folder) {
            self.member(&mut entries, "tokens", tokens, "theme.tokens.json", folder);
        }
        if let Some(products) = self.products(folder) {
            self.member(&mut entries, "products", products, "products.toml", folder);
        }
        let answers = folder.join("answers");
        if self.partial {
            return Value::Map(entries);
        }
        if answers.is_dir() {
            let answers = self.answers(&answers);
            self.member(&mut entries, "answers", answers, "answers/", folder);
        } else if !entries.iter().any(|(key, _)| key == "answers") {
            let help = "write answers as answers/en/name.md, one file for each";
            self.warn(&show(&answers), "folder-missing", "the shop has no folder of answers", help);
        }
        Value::Map(entries)
    }

    /// Puts what a file says beside what `shop.toml` says.
    fn member(&mut self, entries: &mut Vec<(String, Value)>, key: &str, value: Value, file: &str, folder: &Path) {
        if entries.iter().any(|(known, _)| known == key) {
            let message = format!("`{key}` stands in shop.toml and in {file}; {file} counts");
            let shop = show(&folder.join("shop.toml"));
            self.error(&shop, "key-twice", &message, "leave one out");
            entries.retain(|(known, _)| known != key);
        }
        entries.push((key.to_owned(), value));
    }

    /// A TOML file of the folder, when it is there; its values stand under `path` in the shop's document.
    fn file(&mut self, folder: &Path, name: &str, path: &str) -> Option<Value> {
        let full = folder.join(name);
        if !full.is_file() {
            return None;
        }
        let file = show(&full);
        let text = self.text(&full, &file, FILE_BYTES_MAX).unwrap_or_default();
        Some(self.document(path, &file, false, toml::read(&text)))
    }

    /// The design tokens of `theme.tokens.json`.
    fn tokens(&mut self, folder: &Path) -> Option<Value> {
        let full = folder.join("theme.tokens.json");
        let file = show(&full);
        let text = if full.is_file() { self.text(&full, &file, FILE_BYTES_MAX)? } else { return None };
        Some(self.document("tokens", &file, false, json::read(&text)))
    }

    /// The list of `products.toml`. Nothing but products is known there.
    fn products(&mut self, folder: &Path) -> Option<Value> {
        let full = folder.join("products.toml");
        let file = show(&full);
        if !full.is_file() {
            return None;
        }
        let mut document = toml::read(&self.text(&full, &file, FILE_BYTES_MAX).unwrap_or_default());
        let Value::Map(entries) = std::mem::replace(&mut document.value, Value::Null) else { return None };
        for (key, _) in entries.iter().filter(|(key, _)| key != "products") {
            let spot = document.marks.iter().find(|mark| mark.path == *key).and_then(|mark| mark.key);
            let message = format!("`{key}` is not known here and is not used");
            let help = "begin each product with a line of [[products]]";
            let problem = Problem::new(Severity::Warning, "unknown-key", key, message, help);
            self.findings.push(Finding { problem, file: Some(file.clone()), spot });
        }
        document.marks.retain(|mark| mark.path.starts_with("products"));
        self.document("products", &file, true, document);
        entries.into_iter().find(|(key, _)| key == "products").map(|(_, products)| products)
    }

    fn document(&mut self, path: &str, file: &str, whole: bool, document: Document) -> Value {
        self.places.add(path, file, whole, document.marks);
        for (spot, problem) in document.problems {
            self.findings.push(Finding { problem, file: Some(file.to_owned()), spot: Some(spot) });
        }
        document.value
    }

    fn error(&mut self, file: &str, code: &'static str, message: &str, help: &str) {
        self.findings.push(Finding::of_file(file, Problem::new(Severity::Error, code, "", message, help)));
    }

    fn warn(&mut self, file: &str, code: &'static str, message: &str, help: &str) {
        self.findings.push(Finding::of_file(file, Problem::new(Severity::Warning, code, "", message, help)));
    }
}

/// A path as it was given, with slashes on every system.
fn show(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}
