//! What does somebody see of the answers without JavaScript, and what does a crawler?
//!
//! A plain static help centre: a page for each answer in each language, pages that lead to them, one of delivery and
//! returns, and what search engines and old links need. No script; links that hold in any folder; the same bytes for the
//! same shop.
//!
//! Does not know: the disk. Files come out by name; `build` writes them beside the compiled parts.

mod address;
mod answer;
mod blocks;
mod contact;
mod delivery;
mod faq;
mod frame;
mod index;
mod moved;
mod site;
mod sitemap;
mod stale;
mod style;
mod tongue;
mod words;

use std::collections::HashSet;

use shelfhelp::problem::{Problem, Severity};

pub(crate) use address::Base;
pub(crate) use stale::remove as remove_stale;
pub(crate) use style::looks;

use crate::compile::Compiled;
use site::Site;

/// The files of a help centre, and what there is to say about it.
pub(crate) struct Pages {
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) problems: Vec<Problem>,
}

/// All files of the shop's help centre. Without `base` no page knows its own address.
pub(crate) fn files(compiled: &Compiled, base: Option<&Base>) -> Pages {
    let (style, css) = style::file(&compiled.shop.theme);
    let site = Site::new(compiled, base, style.clone());
    let mut files = vec![(style, css)];
    let mut add = |file: String, text: Option<String>| files.extend(text.map(|text| (file, text.into_bytes())));
    for (i, language) in site.languages.iter().enumerate() {
        let of = |file: &str| format!("{}/{file}", language.folder());
        for entry in &language.answers {
            add(of(&entry.file), answer::document(&site, i, entry));
        }
        for topic in &language.topics {
            add(of(&topic.file), index::topic(&site, i, topic));
        }
        add(of(address::DELIVERY), delivery::document(&site, i));
        add(of(address::INDEX), index::language(&site, i));
    }
    add(address::INDEX.to_owned(), index::root(&site));
    files.extend(base.map(|base| sitemap::files(&site, base)).unwrap_or_default());
    let taken: HashSet<String> = files.iter().map(|(name, _)| name.to_lowercase()).collect();
    let (moved, mut problems) = moved::files(&site, &taken);
    files.extend(moved);
    files.push(stale::list(&files));
    problems.extend(strange(&site));
    if base.is_none() {
        problems.push(Problem::new(
            Severity::Advice,
            "pages-base",
            "help_url",
            "the pages do not know where they will be found, so they have no sitemap, canonical links or hreflang",
            "write help_url = \"https://shop.example/help/\" in shop.toml, or give --base",
        ));
    }
    Pages { files, problems }
}

/// Languages of the shop's for which the pages have no words of their own.
fn strange(site: &Site<'_>) -> Vec<Problem> {
    let unknown = site.languages.iter().filter(|language| words::known(&language.locale).is_none());
    let tags: Vec<&str> = unknown.map(|language| language.locale.as_str()).collect();
    if tags.is_empty() {
        return Vec::new();
    }
    let message = format!("the pages have no words of their own in {}: headings there are English", tags.join(", "));
    let help = "the answers themselves are in the language they are written in";
    vec![Problem::new(Severity::Advice, "pages-language", "locales", message, help)]
}
