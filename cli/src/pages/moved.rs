//! Where did the pages of an older help centre go?
//!
//! Each old address leads to the answer's page: by a small page of its own where it lies in our folder, and in two lists
//! for whoever runs the server. `_redirects` is what Netlify and Cloudflare Pages read; `redirects.csv` is for everybody.

use crate::name;
use std::collections::{HashMap, HashSet};

use maud::html;
use shelfhelp::problem::{Problem, Severity};

use super::address::{Base, encoded};
use super::frame::{Head, document};
use super::site::{Language, Site};
use super::words::Say;

// An address that is longer was no page's.
const ALIAS_MAX: usize = 1000;
// What a path of every system takes.
const SEGMENT_MAX: usize = 200;

/// An old address and what is there now.
struct Move<'m> {
    from: &'m str,
    /// Which language.
    language: usize,
    /// In our folder.
    to: String,
}

/// The small pages and the lists; and what could not be done. `taken` are the names of our own files.
pub(super) fn files(site: &Site<'_>, taken: &HashSet<String>) -> (Vec<(String, Vec<u8>)>, Vec<Problem>) {
    let mut problems = Vec::new();
    let moves = moves(site, &mut problems);
    if moves.is_empty() {
        return (Vec::new(), problems);
    }
    let mut files = Vec::new();
    let mut used: HashSet<String> = HashSet::new();
    let mut rules = String::new();
    let mut rows = String::from("from,to\n");
    for moved in &moves {
        let target = site.base.map_or(moved.to.clone(), |base| base.of(&moved.to));
        rows.push_str(&format!("{},{}\n", quoted(moved.from), quoted(&target)));
        let Some(base) = site.base else { continue };
        let Some(path) = path_of(moved.from, base) else { continue };
        if !path.contains(['?', '#']) {
            rules.push_str(&format!("{} {}{} 301\n", plain(&encoded(&path)), base.path, moved.to));
        }
        let Some(file) = stub_file(&path, base) else { continue };
        // Names that differ in case alone are one file on some disks.
        if !taken.contains(&file.to_lowercase()) && used.insert(file.to_lowercase()) {
            files.extend(
                site.languages
                    .get(moved.language)
                    .map(|language| (file.clone(), stub(site, language, &file, &moved.to).into_bytes())),
            );
        }
    }
    files.push(("redirects.csv".to_owned(), rows.into_bytes()));
    if !rules.is_empty() {
        files.push(("_redirects".to_owned(), rules.into_bytes()));
    }
    (files, problems)
}

/// Every old address once; the first that claims it has it.
fn moves<'m>(site: &'m Site<'_>, problems: &mut Vec<Problem>) -> Vec<Move<'m>> {
    let mut known: HashMap<&str, &str> = HashMap::new();
    let mut out = Vec::new();
    for (i, language) in site.languages.iter().enumerate() {
        for entry in &language.answers {
            for (n, from) in entry.record.aliases.iter().enumerate() {
                if from.len() > ALIAS_MAX || from.chars().any(char::is_control) {
                    continue;
                }
                match known.get(from.as_str()) {
                    // The same page in another language, of a system that had one address for all.
                    Some(id) if *id == entry.answer.id => {}
                    Some(id) => problems.push(Problem::new(
                        Severity::Warning,
                        "alias-twice",
                        format!("{}.aliases[{n}]", entry.at),
                        format!("`{from}` already leads to `{id}`"),
                        "leave it with one of the two answers",
                    )),
                    None => {
                        known.insert(from, &entry.answer.id);
                        let to = format!("{}/{}", language.folder(), entry.file);
                        out.push(Move { from, language: i, to });
                    }
                }
            }
        }
    }
    out
}

/// The path on our own host.
fn path_of(from: &str, base: &Base) -> Option<String> {
    let rest = from.strip_prefix(base.origin.as_str()).unwrap_or(from);
    (rest.starts_with('/') && !rest.starts_with("//")).then(|| rest.to_owned())
}

/// The file that answers for a path below the base; none where no file could, or where it would leave our folder.
fn stub_file(path: &str, base: &Base) -> Option<String> {
    let rest = path.strip_prefix(base.path.as_str())?;
    if rest.contains(['?', '#', '\\']) {
        return None;
    }
    let parts: Option<Vec<String>> = rest.trim_end_matches('/').split('/').map(segment).collect();
    let parts = parts?;
    let file = parts.join("/");
    let is_page = file.ends_with(".html") || file.ends_with(".htm");
    Some(if is_page && !rest.ends_with('/') { file } else { format!("{file}/index.html") })
}

/// A path that means itself alone: hosts read `*` and `:name` in a rule as whatever stands there.
fn plain(path: &str) -> String {
    path.replace('*', "%2A").replace("/:", "/%3A")
}

/// A part of a path as disks have it; none where it means something else to one of them.
fn segment(part: &str) -> Option<String> {
    let name = String::from_utf8(name::decoded(part)).ok()?;
    let fine = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let sound = !name.is_empty() && name.len() <= SEGMENT_MAX && name.chars().all(fine);
    (sound && !name.starts_with(['.', ' ']) && !name.ends_with(['.', ' '])).then_some(name)
}

/// The page that forwards, and says so to those who are not forwarded.
fn stub(site: &Site<'_>, language: &Language<'_>, file: &str, to: &str) -> String {
    let up = "../".repeat(file.matches('/').count());
    let href = format!("{up}{to}");
    let links = html! {
        meta http-equiv="refresh" content={ "0; url=" (href) };
        @if let Some(base) = site.base { link rel="canonical" href=(base.of(to)); }
    };
    let title = language.say(Say::Moved);
    let body = html! {
        main.choose id="p.main" {
            h1 { (title) }
            ul.list { li { a href=(href) { (language.say(Say::HelpCentre)) } } }
        }
    };
    let head = Head { title, description: "", links, up: &up, data: &[], crawl: "follow" };
    document(site, language, &head, body)
}

/// A field of CSV. One that a spreadsheet would take for a formula keeps its first letter in quotes.
fn quoted(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', ' ']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, file: Option<&str>) {
        let base = Base::parse("https://shop.example/help/").unwrap();
        let found = path_of(from, &base).and_then(|path| stub_file(&path, &base));
        assert_eq!(found.as_deref(), file, "{from}");
    }

    #[test]
    fn only_paths_below_the_base_become_pages() {
        check("/help/hc/en-us/articles/1-Washing", Some("hc/en-us/articles/1-Washing/index.html"));
        check("https://shop.example/help/wash.html", Some("wash.html"));
        check("/help/old/", Some("old/index.html"));
        check("/help/a%20b", Some("a b/index.html"));
        for elsewhere in ["/hc/1", "https://old.example/help/1", "//evil.example/help/x", "help/1", "/help/?p=1"] {
            check(elsewhere, None);
        }
    }

    #[test]
    fn no_page_leaves_the_folder() {
        for wrong in [
            "/help/../x",
            "/help/%2e%2e/x",
            "/help/a/..",
            "/help//x",
            "/help/a%2fb",
            "/help/a%5cb",
            "/help/c:",
            "/help/.git/x",
            "/help/%00",
            "/help/",
        ] {
            check(wrong, None);
        }
    }
}
