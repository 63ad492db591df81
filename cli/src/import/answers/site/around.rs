//! Where do the links and pictures of a page lead within its site?
//!
//! A link to another page becomes a link to its answer, by its source. A picture of the folder gets its path within it.

use std::collections::{HashMap, HashSet};

use shelfhelp::content::{Link, markup, slug};
use shelfhelp::problem::{Problem, Severity};

use super::kind::{last, stem};
use crate::import::{LOST, NOTED};
use crate::markdown::{Alone, Around, Picture, Target};
use crate::name;

/// What a site holds.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// The source of each page by its path without ending.
    pub(super) paths: HashMap<String, String>,
    /// The source of each page by the last part of its path, where only one has it.
    pub(super) names: HashMap<String, Option<String>>,
    /// The source of each page by its address.
    pub(super) addresses: HashMap<String, String>,
    /// Pages that are left out.
    pub(super) left: HashSet<String>,
    /// The names that pages give to headings: by source and name, the words.
    pub(super) anchors: HashMap<(String, String), String>,
    /// Files of the folder that are no text.
    pub(super) files: HashSet<String>,
}

/// One page of it.
pub(super) struct From<'s> {
    pub(super) site: &'s Site,
    /// The path of the file.
    pub(super) file: &'s str,
    pub(super) source: &'s str,
}

// Where generators keep files that are served from the top.
const SERVED: [&str; 8] = ["", "static/", "public/", "docs/", "assets/", "src/", ".gitbook/assets/", "content/"];

impl Around for From<'_> {
    fn target(&self, address: &str) -> Result<Target, Problem> {
        let address = address.trim();
        let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        if is_elsewhere(address) || (path.is_empty() && anchor.is_empty()) {
            return Ok(Target::Address(markup::read_link(address)?));
        }
        let anchor = decoded(anchor);
        if path.is_empty() {
            return Ok(self.answer(self.source, &anchor));
        }
        let path = decoded(path);
        if let Some(source) = self.page(&path) {
            return Ok(self.answer(source, &anchor));
        }
        let lost = |message: String, help: &str| Err(Problem::new(Severity::Warning, LOST, "", message, help));
        let shown: String = address.chars().take(60).collect();
        if self.is_left(&path) {
            return lost(format!("the page \"{shown}\" is no answer; the link's words stay"), "link to one that is");
        }
        match path.strip_prefix('/') {
            // A page of the shop's own site, as far as anybody can tell.
            Some(_) => Ok(Target::Address(markup::read_link(address)?)),
            None => {
                lost(format!("nothing in the folder is \"{shown}\"; the link's words stay"), "write the full address")
            }
        }
    }

    fn picture(&self, address: &str) -> Result<Picture, Problem> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if is_elsewhere(address) || path.is_empty() {
            return Alone.picture(address);
        }
        let path = decoded(path);
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let near = if path.starts_with('/') { None } else { join(folder, &path) };
        let top = path.trim_start_matches(['/', '.']);
        let served = SERVED.iter().map(|place| format!("{place}{top}"));
        let found = near.iter().cloned().chain(served).find(|path| self.site.files.contains(path));
        let link = match (found, near) {
            (Some(found), _) => Some(found),
            (None, Some(near)) => Some(near),
            // Served from the top of the shop's own site.
            (None, None) if path.starts_with('/') => Some(path.clone()),
            (None, None) => None,
        };
        let link = link.and_then(|path| Link::parse(&path.replace('%', "%25").replace(' ', "%20")));
        link.map(|link| Picture { link, size: None, said: None }).ok_or_else(|| {
            let shown: String = address.chars().take(60).collect();
            let message = format!("the picture \"{shown}\" is not in the folder");
            Problem::new(Severity::Advice, NOTED, "", message, "put it beside the answer by hand")
        })
    }
}

impl From<'_> {
    /// A link to an answer; a heading is known by its words, whatever name the page gave it.
    fn answer(&self, source: &str, anchor: &str) -> Target {
        if anchor.is_empty() {
            return Target::Answer(source.to_owned());
        }
        let named = self.site.anchors.get(&(source.to_owned(), anchor.to_owned()));
        Target::Answer(format!("{source}#{}", named.map_or_else(|| anchor.to_owned(), |words| slug(words))))
    }

    fn page(&self, path: &str) -> Option<&str> {
        let site = self.site;
        let by_path =
            |path: &str| site.paths.get(stem_of_page(path)).or_else(|| site.paths.get(path)).map(String::as_str);
        if let Some(found) = self.full(path).iter().find_map(|path| by_path(path)) {
            return Some(found);
        }
        let address = address_key(path);
        if let Some(found) = site.addresses.get(&address).filter(|_| path.starts_with('/')) {
            return Some(found);
        }
        // Hugo finds pages by their name alone.
        let name = last(stem_of_page(path));
        site.names.get(name).and_then(|source| source.as_deref()).filter(|_| !path.starts_with(['.', '/']))
    }

    fn is_left(&self, path: &str) -> bool {
        self.full(path)
            .iter()
            .any(|path| self.site.left.contains(stem_of_page(path)) || self.site.left.contains(path.as_str()))
    }

    /// Where a path may lead: beside the file, in a folder of the page, or from the top.
    fn full(&self, path: &str) -> Vec<String> {
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out: Vec<String> = match path.strip_prefix('/') {
            Some(top) => SERVED.iter().filter_map(|place| join(place.trim_end_matches('/'), top)).collect(),
            None => join(folder, path).into_iter().chain(join(stem(self.file), path)).collect(),
        };
        let index = |path: &String| ["index", "README", "_index"].map(|name| format!("{path}/{name}"));
        let indexes: Vec<String> = out.iter().flat_map(index).collect();
        out.extend(indexes);
        out
    }
}

fn stem_of_page(path: &str) -> &str {
    if super::kind::is_page(path) || path.ends_with(".html") { stem(path) } else { path.trim_end_matches('/') }
}

/// An address without what differs from site to site: slashes at its ends, its ending.
pub(super) fn address_key(path: &str) -> String {
    let path = path.trim_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_lowercase()
}

fn is_elsewhere(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || address.starts_with("//")
}

/// A path followed from a folder; none where it leads out of the site.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and the like as the letters they stand for; what they do not spell stays.
pub(super) fn decoded(text: &str) -> String {
    String::from_utf8(name::decoded(text)).unwrap_or_else(|_| text.to_owned())
}
