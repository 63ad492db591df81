//! In which file, on which line, stands the value of a path?
//!
//! A folder is read as one document; this remembers which part of the document came from which file.

use std::collections::HashMap;

use shelfhelp::problem::Problem;

use super::finding::Finding;
use super::{Mark, Spot};

/// Where the values of a shop stand.
#[derive(Debug, Default)]
pub(crate) struct Places {
    roots: Vec<Root>,
    marks: HashMap<String, (usize, Option<Spot>, Option<Spot>)>,
    /// The first root of each file: ten thousand answers may have problems each.
    ranks: HashMap<String, usize>,
}

#[derive(Debug)]
struct Root {
    /// The path of the shop's document from which on values stand in the file.
    path: String,
    file: String,
    /// Whether the start of a path names the file and not a value in it.
    cut: bool,
    is_file: bool,
}

// These problems are about the key and not about its value.
const OF_KEYS: [&str; 3] = ["unknown-key", "locale", "locale-unlisted"];

impl Places {
    /// Adds a file whose values stand under `path`, which its own paths go on (or, with `whole`, already contain).
    pub(crate) fn add(&mut self, path: &str, file: &str, whole: bool, marks: Vec<Mark>) {
        let root = self.roots.len();
        self.roots.push(Root { path: path.to_owned(), file: file.to_owned(), cut: !whole, is_file: true });
        self.ranks.entry(file.to_owned()).or_insert(root);
        for mark in marks {
            let full = match (whole, mark.path.as_str()) {
                (true, inner) => inner.to_owned(),
                (false, "") => path.to_owned(),
                (false, inner) if path.is_empty() || inner.starts_with('[') => format!("{path}{inner}"),
                (false, inner) => format!("{path}.{inner}"),
            };
            self.marks.entry(full).or_insert((root, mark.key, Some(mark.value)));
        }
        self.marks.entry(path.to_owned()).or_insert((root, None, None));
    }

    /// Adds a folder, for what is wrong with it as a whole.
    pub(crate) fn add_folder(&mut self, path: &str, folder: &str) {
        let root = self.roots.len();
        self.roots.push(Root { path: path.to_owned(), file: folder.to_owned(), cut: false, is_file: false });
        self.ranks.entry(folder.to_owned()).or_insert(root);
        self.marks.entry(path.to_owned()).or_insert((root, None, None));
    }

    /// Adds or moves a value of the file added last.
    pub(crate) fn set(&mut self, path: &str, spot: Spot) {
        self.marks.insert(path.to_owned(), (self.roots.len().saturating_sub(1), None, Some(spot)));
    }

    /// The file of a path, and where in it the value begins.
    pub(crate) fn of(&self, path: &str) -> Option<(&str, Option<Spot>)> {
        let (root, _, spot) = self.nearest(path)?;
        Some((self.roots.get(root)?.file.as_str(), spot))
    }

    /// Where to show a problem. A value that is missing is shown where it would stand.
    pub(crate) fn locate(&self, mut problem: Problem) -> Finding {
        let Some((root, key, value)) = self.nearest(&problem.at) else { return Finding::bare(problem) };
        let exact = self.marks.contains_key(&problem.at);
        let spot = if exact && OF_KEYS.contains(&problem.code) { key.or(value) } else { value };
        let Some(root) = self.roots.get(root) else { return Finding::bare(problem) };
        if let Some(rest) = problem.at.strip_prefix(root.path.as_str()).filter(|_| root.cut) {
            problem.at = rest.trim_start_matches('.').to_owned();
        }
        Finding { file: Some(root.file.clone()), spot, problem }
    }

    /// The order in which files were read, for sorting.
    pub(crate) fn rank(&self, file: &str) -> usize {
        self.ranks.get(file).copied().unwrap_or(usize::MAX)
    }

    /// How many files were read.
    pub(crate) fn files(&self) -> usize {
        self.roots.iter().filter(|root| root.is_file).count()
    }

    fn nearest(&self, path: &str) -> Option<(usize, Option<Spot>, Option<Spot>)> {
        let mut path = path;
        loop {
            if let Some(found) = self.marks.get(path) {
                return Some(*found);
            }
            if path.is_empty() {
                return None;
            }
            path = path.get(..path.rfind(['.', '[']).unwrap_or(0)).unwrap_or_default();
        }
    }
}
