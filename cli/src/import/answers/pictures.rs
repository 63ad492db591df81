//! Which pictures does an export bring along?
//!
//! A picture stays where it is on the web, unless its file lies in the export: then it is copied beside the answer.

use std::path::{Path, PathBuf};

use shelfhelp::content::{Block, Link};

use super::{links, page};

/// The pictures of an export.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    /// Where they are, with the end of their path in small letters and `/` between.
    files: Vec<(String, PathBuf)>,
}

const ENDS: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp"];

impl Pictures {
    /// Notes a file, if it is a picture; `name` is its path within the export.
    pub(crate) fn note(&mut self, name: &str, path: PathBuf) -> bool {
        let is_picture =
            path.extension().is_some_and(|end| ENDS.contains(&end.to_string_lossy().to_ascii_lowercase().as_str()));
        if is_picture {
            self.files.push((format!("/{}", name.to_lowercase()), path));
        }
        is_picture
    }

    /// The file that an address means: the only one whose path ends like it.
    fn find(&self, address: &str) -> Option<&PathBuf> {
        let path = address.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        let path = path.replace("%20", " ");
        let path = path.split_once("://").map_or(path.as_str(), |(_, rest)| rest);
        let mut rest = path.trim_start_matches(['.', '/']);
        loop {
            let end = format!("/{rest}");
            let mut found = self.files.iter().filter(|(name, _)| !rest.is_empty() && name.ends_with(&end));
            if let Some((_, file)) = found.next() {
                return found.next().is_none().then_some(file);
            }
            rest = rest.split_once('/')?.1;
        }
    }

    /// Turns the pictures of an answer into those beside it; from where to where each is to be copied.
    pub(super) fn beside(&self, body: &mut [Block], answer: &Path, id: &str) -> Vec<(PathBuf, PathBuf)> {
        let mut copies: Vec<(PathBuf, PathBuf)> = Vec::new();
        if self.files.is_empty() {
            return copies;
        }
        page::each(body, &mut |_| {}, &mut |link: &mut Link| {
            let Some((from, folder)) = self.find(link.as_str()).zip(answer.parent()) else { return };
            let Some(name) = from.file_name().map(|name| name.to_string_lossy().replace([' ', '(', ')'], "-")) else {
                return;
            };
            // Another picture of that name gets the answer's before its own.
            let plain = folder.join(&name);
            let other = copies.iter().any(|(known, to)| *to == plain && known != from)
                || (plain.exists() && !alike(from, &plain));
            let name = if other { format!("{id}-{name}") } else { name };
            let Some(beside) = links::beside(&name) else { return };
            *link = beside;
            let to = folder.join(name);
            if !(copies.iter().any(|(_, known)| *known == to) || alike(from, &to)) {
                copies.push((from.clone(), to));
            }
        });
        copies
    }
}

fn alike(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| std::fs::metadata(path).map(|m| m.len()).ok();
    size(one).is_some() && size(one) == size(other) && std::fs::read(one).ok() == std::fs::read(other).ok()
}
