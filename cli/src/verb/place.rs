//! May a build write into this folder?
//!
//! Not among the shop's own files, and not over pages that somebody else wrote.

use std::fs;
use std::path::{Component, Path, PathBuf};

use shelfhelp::problem::{Problem, Severity};

// What the help centre writes under names that a site of the merchant's own may have too.
const SHARED: [&str; 4] = ["index.html", "robots.txt", "sitemap.xml", "_redirects"];

// Lists what an earlier build of the help centre wrote.
const LIST: &str = "pages.txt";

/// Why nothing may be written there.
pub(super) fn refused(out: &str, shop: &str, pages: bool) -> Option<Problem> {
    let folder = Path::new(out);
    let refuse = |code, message: &str, help: &str| Some(Problem::new(Severity::Error, code, "", message, help));
    if folder.is_file() {
        return refuse("out-taken", "this is a file, and a build is a folder", "name a folder with --out");
    }
    let shop = whole(Path::new(shop));
    let inside = whole(folder);
    if shop.is_dir() && (inside == shop || inside.starts_with(shop.join("answers"))) {
        let message = "what is built would lie among the shop's own files";
        return refuse("out-in-shop", message, "name a folder of its own, such as --out public");
    }
    let foreign = SHARED.iter().find(|name| folder.join(name).exists()).filter(|_| pages && !is_ours(folder))?;
    let message = format!("{foreign} lies there already, and the help centre would take its place");
    refuse("out-taken", &message, "name a folder of its own with --out, such as help, or take that file away")
}

/// Whether the help centre in a folder is an earlier one of ours.
fn is_ours(folder: &Path) -> bool {
    let index = || fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    folder.join(LIST).exists() || index().contains("<link rel=\"stylesheet\" href=\"help.")
}

/// A path without links and `..`, also where its end does not exist yet.
fn whole(path: &Path) -> PathBuf {
    let mut known = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut rest = Vec::new();
    loop {
        if let Ok(found) = known.canonicalize() {
            known = found;
            break;
        }
        match known.components().next_back() {
            Some(Component::Normal(name)) => rest.push(name.to_owned()),
            Some(Component::ParentDir) => {}
            _ => break,
        }
        known.pop();
    }
    known.extend(rest.into_iter().rev());
    known
}
