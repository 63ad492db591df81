//! Which answers does the shop have, and which of them were imported?
//!
//! Files that cannot be read are `check`'s business; here they only keep their names.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Value;

use crate::source::{front, toml};

// As `load` reads them.
const FOLDERS_MAX: usize = 12;

/// A shop's folder of answers.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) answers: PathBuf,
    /// The languages that the shop lists, its first one first.
    pub(crate) locales: Vec<Locale>,
    /// The folders of languages as they are called.
    pub(super) folders: HashMap<Locale, PathBuf>,
    /// Imported answers by language and source.
    pub(super) kept: HashMap<(Locale, String), Kept>,
    pub(super) ids: HashSet<String>,
    pub(super) paths: HashSet<PathBuf>,
}

/// An answer that was imported.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) id: String,
    pub(super) imported: String,
    pub(super) aliases: Vec<String>,
}

/// Reads a shop's folder; none where it has no shop.toml.
pub(crate) fn read(shop: &Path) -> Option<Shelf> {
    let text = std::fs::read(shop.join("shop.toml")).ok()?;
    let listed = toml::read(&String::from_utf8_lossy(&text)).value;
    let locales = match listed.get("locales") {
        Some(Value::List(list)) => list.iter().filter_map(|tag| Locale::parse(tag.as_text()?)).collect(),
        _ => Vec::new(),
    };
    let mut shelf = Shelf { answers: shop.join("answers"), locales, ..Shelf::default() };
    for folder in entries(&shelf.answers) {
        let name = folder.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        if let Some(locale) = Locale::parse(&name).filter(|_| folder.is_dir()) {
            shelf.language(&folder, &locale, 0);
            shelf.folders.entry(locale).or_insert(folder);
        }
    }
    Some(shelf)
}

impl Shelf {
    fn language(&mut self, folder: &Path, locale: &Locale, depth: usize) {
        for entry in entries(folder) {
            if entry.is_dir() {
                if depth < FOLDERS_MAX {
                    self.language(&entry, locale, depth + 1);
                }
            } else if entry.extension().is_some_and(|end| end == "md") {
                self.answer(entry, locale);
            }
        }
    }

    fn answer(&mut self, path: PathBuf, locale: &Locale) {
        self.paths.insert(path.clone());
        let Ok(bytes) = std::fs::read(&path) else { return };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        let Ok((document, ..)) = front::read(&text) else { return };
        let value = document.value;
        let word = |key: &str| value.get(key).and_then(Value::as_text).unwrap_or_default().trim().to_owned();
        let (id, source, imported) = (word("id"), word("source"), word("imported"));
        let aliases = match value.get("aliases") {
            Some(Value::List(list)) => list.iter().filter_map(|alias| Some(alias.as_text()?.to_owned())).collect(),
            Some(alias) => alias.as_text().map(str::to_owned).into_iter().collect(),
            None => Vec::new(),
        };
        if !id.is_empty() {
            self.ids.insert(id.clone());
        }
        if !source.is_empty() && !id.is_empty() {
            let kept = Kept { path, text, id, imported, aliases };
            self.kept.entry((locale.clone(), source)).or_insert(kept);
        }
    }
}

/// What a folder holds, by name, without hidden files.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(read) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> = read.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.retain(|entry| entry.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')));
    entries.sort();
    entries
}
