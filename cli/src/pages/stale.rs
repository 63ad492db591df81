//! Which pages of an earlier build are no longer pages of the shop?
//!
//! An answer that was taken away must not go on being read. `pages.txt` lists what we wrote, and of that only pages are
//! ever removed: whatever else lies in the folder is not ours.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

const LIST: &str = "pages.txt";

/// The list of pages, as a file beside them.
pub(super) fn list(files: &[(String, Vec<u8>)]) -> (String, Vec<u8>) {
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).filter(|name| is_page(name)).collect();
    names.sort_unstable();
    (LIST.to_owned(), format!("{}\n", names.join("\n")).into_bytes())
}

/// Removes the pages that an earlier build listed in this folder and that are not among these files.
pub(crate) fn remove(folder: &Path, files: &[(String, Vec<u8>)]) {
    let Ok(listed) = fs::read_to_string(folder.join(LIST)) else { return };
    let now: HashSet<String> = files.iter().map(|(name, _)| name.to_lowercase()).collect();
    for name in listed.lines().filter(|name| is_page(name) && !now.contains(&name.to_lowercase())) {
        // One that is gone already is as it should be; one that cannot be removed is no reason not to build.
        let _ = fs::remove_file(folder.join(name));
    }
}

/// A page of ours, within the folder.
fn is_page(name: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
    (name.ends_with(".html") || name.ends_with(".htm")) && name.split('/').all(plain)
}
