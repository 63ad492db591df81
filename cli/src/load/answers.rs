//! Which files are answers?
//!
//! A folder for each language, and folders in it as the shop likes them. Each file is read once in a language, even
//! where links of the file system lead to it in many ways or in a circle.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use shelfhelp::problem::{Problem, Severity, Value};

use super::{Loader, name_of, show};
use crate::beside::is_picture;
use crate::source::finding::Finding;
use crate::source::{Spot, front, names};

// An answer of this size is a book of five hundred pages.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

// Folders in folders.
const FOLDERS_MAX: usize = 12;

/// The files of a language.
struct Language<'l> {
    /// Where its answers stand in the shop's document.
    path: String,
    name: &'l str,
    list: Vec<Value>,
    /// Files and folders that have been read, as they are really called.
    seen: HashSet<PathBuf>,
}

impl Loader {
    /// `answers/`: a folder for each language.
    pub(super) fn answers(&mut self, folder: &Path) -> Value {
        let mut languages = Vec::new();
        self.places.add_folder("answers", &show(folder));
        for entry in self.entries(folder) {
            let name = name_of(&entry);
            if !entry.is_dir() {
                let help = "move it into the folder of its language, e.g. answers/en";
                let message = "this file is in no language's folder and is not read";
                self.warn(&show(&entry), "answer-unplaced", message, help);
                continue;
            }
            let path = format!("answers.{name}");
            self.places.add_folder(&path, &show(&entry));
            let mut language = Language { path, name: &name, list: Vec::new(), seen: HashSet::new() };
            self.language(&entry, 0, &mut language);
            let list = language.list;
            languages.push((name, Value::List(list)));
        }
        Value::Map(languages)
    }

    fn language(&mut self, folder: &Path, depth: usize, language: &mut Language<'_>) {
        if depth > FOLDERS_MAX {
            self.error(&show(folder), "folder-depth", "folders are nested too deeply", "move the answers up");
            return;
        }
        if !self.first_time(folder, language) {
            return;
        }
        for entry in self.entries(folder) {
            let file = show(&entry);
            match entry.extension().and_then(|e| e.to_str()) {
                _ if entry.is_dir() => self.language(&entry, depth + 1, language),
                Some("md") => {
                    let at = format!("{}[{}]", language.path, language.list.len());
                    if self.first_time(&entry, language)
                        && let Some(answer) = self.answer(&entry, &file, &at, language.name)
                    {
                        language.list.push(answer);
                    }
                }
                // Those that answers show are found from there.
                Some(ending) if is_picture(ending) => {}
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

    /// Whether a file or folder has not been read in this language under another name.
    fn first_time(&mut self, path: &Path, language: &mut Language<'_>) -> bool {
        // One that cannot be found is told where it is read.
        let first = fs::canonicalize(path).map_or(true, |real| language.seen.insert(real));
        if !first {
            let message = "this is a link to what is read already, and is left out";
            self.warn(&show(path), "link-again", message, "take the link away, or write an answer of its own there");
        }
        first
    }

    /// A Markdown file as a group of keys, with its text as `body`.
    fn answer(&mut self, path: &Path, file: &str, at: &str, language: &str) -> Option<Value> {
        let text = self.text(path, file, ANSWER_BYTES_MAX)?;
        let (mut document, body, line) = match front::read(&text) {
            Ok(parts) => parts,
            Err((spot, problem)) => {
                self.findings.push(Finding { problem, file: Some(file.to_owned()), spot: Some(spot) });
                return None;
            }
        };
        names::adopt(&mut document, path, language);
        let broken = |problem: &Problem| problem.severity == Severity::Error && problem.code != "key-twice";
        let readable = !document.problems.iter().any(|(_, problem)| broken(problem));
        let mut value = self.document(at, file, false, document);
        if let Value::Map(entries) = &mut value {
            if entries.iter().any(|(key, _)| key == "body") {
                let message = "the text of the answer stands below the front matter, not in `body`";
                let help = "move the words below the second line of ---";
                let problem = Problem::new(Severity::Error, "key-twice", format!("{at}.body"), message, help);
                self.findings.push(self.places.locate(problem));
                entries.retain(|(key, _)| key != "body");
            }
            entries.push(("body".to_owned(), Value::Text(body.to_owned())));
        }
        self.places.set(&format!("{at}.body"), Spot { line, column: 1 });
        readable.then_some(value)
    }

    /// What a folder holds, sorted by name, without hidden files; links come last, so that files count by their own names.
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
        entries.sort_by_cached_key(|entry| (entry.is_symlink(), entry.clone()));
        entries
    }
}
