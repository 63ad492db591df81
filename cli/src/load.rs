//! Which files make the shop, and what do they say?
//!
//! A folder (`shop.toml`, `delivery.toml`, `products.toml`, `answers/<language>/**/*.md`) becomes the same document that
//! the one-file form is. Nothing fails as a whole: a file that cannot be read is a problem, and the others are read.
//!
//! Does not know: what the keys mean. [`compile`](crate::compile) reads the document.

use std::fs;
use std::path::{Path, PathBuf};

use shelfhelp::problem::{Problem, Severity, Value};

use crate::source::finding::Finding;
use crate::source::places::Places;
use crate::source::{Document, Spot, front, json, toml};

// An answer of this size is a book; a larger file is something else by mistake.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

// Folders in folders; a link that leads back up ends here.
const FOLDERS_MAX: usize = 12;

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
    let mut loader = Loader { places: Places::default(), findings: Vec::new(), crlf: Vec::new(), partial, found: true };
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
}

impl Loader {
    fn one_file(&mut self, file: &str) -> Value {
        let text = self.text(Path::new(file), file).unwrap_or_default();
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
        let text = self.text(&full, &file).unwrap_or_default();
        Some(self.document(path, &file, false, toml::read(&text)))
    }

    /// The design tokens of `theme.tokens.json`.
    fn tokens(&mut self, folder: &Path) -> Option<Value> {
        let full = folder.join("theme.tokens.json");
        let file = show(&full);
        let text = if full.is_file() { self.text(&full, &file)? } else { return None };
        Some(self.document("tokens", &file, false, json::read(&text)))
    }

    /// The list of `products.toml`. Nothing but products is known there.
    fn products(&mut self, folder: &Path) -> Option<Value> {
        let full = folder.join("products.toml");
        let file = show(&full);
        if !full.is_file() {
            return None;
        }
        let mut document = toml::read(&self.text(&full, &file).unwrap_or_default());
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

    /// `answers/`: a folder for each language.
    fn answers(&mut self, folder: &Path) -> Value {
        let mut languages = Vec::new();
        self.places.add_folder("answers", &show(folder));
        for entry in self.entries(folder) {
            let name = name_of(&entry);
            if !entry.is_dir() {
                let help = "move it into the folder of its language, e.g. answers/en";
                self.warn(
                    &show(&entry),
                    "answer-unplaced",
                    "this file is in no language's folder and is not read",
                    help,
                );
                continue;
            }
            let path = format!("answers.{name}");
            self.places.add_folder(&path, &show(&entry));
            let mut list = Vec::new();
            self.language(&entry, &path, 0, &mut list);
            languages.push((name, Value::List(list)));
        }
        Value::Map(languages)
    }

    fn language(&mut self, folder: &Path, path: &str, depth: usize, list: &mut Vec<Value>) {
        if depth > FOLDERS_MAX {
            self.error(&show(folder), "folder-depth", "folders are nested too deeply", "move the answers up");
            return;
        }
        for entry in self.entries(folder) {
            let file = show(&entry);
            match entry.extension().and_then(|e| e.to_str()) {
                _ if entry.is_dir() => self.language(&entry, path, depth + 1, list),
                Some("md") => {
                    let at = format!("{path}[{}]", list.len());
                    if let Some(answer) = self.answer(&entry, &file, &at) {
                        list.push(answer);
                    }
                }
                Some("incoming") if file.ends_with(".md.incoming") => self.incoming(&file),
                _ => self.warn(&file, "not-an-answer", "this file is not read", "answers end in .md"),
            }
        }
    }

    /// An import leaves its words beside an answer that the shop has edited.
    fn incoming(&mut self, file: &str) {
        let message = "newer words of an import wait here, beside the answer that you have edited";
        let help = "take over what you want, then delete this file";
        let problem = Problem::new(Severity::Advice, "incoming", "", message, help);
        self.findings.push(Finding::of_file(file, problem));
    }

    /// A Markdown file as a group of keys, with its text as `body`.
    fn answer(&mut self, path: &Path, file: &str, at: &str) -> Option<Value> {
        let text = self.text(path, file)?;
        let (document, body, line) = match front::read(&text) {
            Ok(parts) => parts,
            Err((spot, problem)) => {
                self.findings.push(Finding { problem, file: Some(file.to_owned()), spot: Some(spot) });
                return None;
            }
        };
        let readable = document.problems.iter().all(|(_, problem)| problem.code == "key-twice");
        let mut value = self.document(at, file, false, document);
        if let Value::Map(entries) = &mut value {
            if entries.iter().any(|(key, _)| key == "body") {
                let at = format!("{at}.body");
                let problem = Problem::new(
                    Severity::Error,
                    "key-twice",
                    at,
                    "the text of the answer stands below the front matter, not in `body`",
                    "move the words below the second line of ---",
                );
                self.findings.push(self.places.locate(problem));
                entries.retain(|(key, _)| key != "body");
            }
            entries.push(("body".to_owned(), Value::Text(body.to_owned())));
        }
        self.places.set(&format!("{at}.body"), Spot { line, column: 1 });
        readable.then_some(value)
    }

    /// What a folder holds, sorted by name, without hidden files.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.filter_map(|entry| entry.ok().map(|e| e.path())).collect(),
            Err(error) => {
                let message = format!("the folder cannot be read: {error}");
                self.error(&show(folder), "unreadable", &message, "check who may read it");
                Vec::new()
            }
        };
        entries.retain(|entry| !name_of(entry).starts_with('.'));
        entries.sort();
        entries
    }

    /// The text of a file, without a byte order mark. What is not UTF-8 is told and replaced.
    fn text(&mut self, path: &Path, file: &str) -> Option<String> {
        let size = fs::metadata(path).map_or(0, |m| m.len());
        if size > FILE_BYTES_MAX {
            let message = format!("the file has {} MB", size / 1_000_000);
            self.error(file, "file-size", &message, "a shop's files are small; was another one put here by mistake?");
            return None;
        }
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("the file cannot be read: {error}");
                self.error(file, "unreadable", &message, "check who may read it");
                return None;
            }
        };
        let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => {
                let message = "the file begins with an invisible byte order mark";
                self.warn(file, "byte-order-mark", message, "save it as UTF-8 without BOM");
                rest
            }
            None => bytes.as_slice(),
        };
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            self.error(file, "not-utf-8", "the file is UTF-16, not UTF-8", "save it as UTF-8");
            return None;
        }
        if bytes.windows(2).any(|pair| pair == b"\r\n") {
            self.crlf.push(file.to_owned());
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                self.not_utf8(file, bytes, error.valid_up_to());
                String::from_utf8_lossy(bytes).into_owned()
            }
        };
        Some(text)
    }

    fn not_utf8(&mut self, file: &str, bytes: &[u8], valid: usize) {
        let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned();
        let spot = crate::source::Lines::new(&before).spot(before.len());
        let help = "save the file as UTF-8; it may be in an older encoding of your language";
        let problem = Problem::new(Severity::Error, "not-utf-8", "", "these letters are not UTF-8", help);
        self.findings.push(Finding { problem, file: Some(file.to_owned()), spot: Some(spot) });
    }

    /// Line endings are a habit of an editor and not of a file, so they are told once.
    fn say_crlf(&mut self) {
        let message = match self.crlf.as_slice() {
            [] => return,
            [_] => "the lines end with CR LF".to_owned(),
            more => format!("the lines of this and {} more files end with CR LF", more.len() - 1),
        };
        let help = "they are read all the same; set your editor to LF so that changes stay small";
        let file = self.crlf.first().cloned().unwrap_or_default();
        self.findings.push(Finding::of_file(&file, Problem::new(Severity::Advice, "crlf", "", message, help)));
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
