//! In which order do pages stand, and under which headings, by the files that list them?
//!
//! `SUMMARY.md` of GitBook and mdBook, `_category_.json` of Docusaurus and its translated labels.

use std::collections::HashMap;

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Value;

use super::super::node::Node;
use super::super::tell::{Place, Told};
use super::super::{File, language};
use super::kind::{last, stem};
use crate::source::{front, json};

/// What the lists of a folder say.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By the path of a page: its place, and the heading above it.
    pub(super) pages: HashMap<String, (i64, String)>,
    /// By the path of a folder: its name.
    pub(super) folders: HashMap<String, String>,
    /// By language and name: the name there.
    pub(super) labels: HashMap<(Locale, String), String>,
}

pub(super) fn read(files: &[File], told: &mut Told) -> Lists {
    let mut lists = Lists::default();
    for file in files {
        match last(&file.name) {
            "SUMMARY.md" => lists.summary(file),
            "_category_.json" => {
                let document = json::read(&file.text);
                if let Some((spot, problem)) = document.problems.into_iter().next() {
                    let place = Place { spot: Some(spot), ..Place::of_file(&file.name) };
                    told.lost(&place, problem.message, "the folder's name is taken from its path");
                }
                lists.folder(file, &document.value);
            }
            "_category_.yml" | "_category_.yaml" => {
                let text = format!("---\n{}\n---\n", file.text);
                if let Ok((document, ..)) = front::read(&text) {
                    lists.folder(file, &document.value);
                }
            }
            "current.json" if file.name.contains("docusaurus-plugin-content-docs") => lists.labels(file),
            _ => {}
        }
    }
    lists
}

/// Whether a file says something about pages and is none.
pub(super) fn is_list(name: &str) -> bool {
    matches!(
        last(name),
        "SUMMARY.md" | "_category_.json" | "_category_.yml" | "_category_.yaml" | "current.json" | "_index.md"
    )
}

impl Lists {
    fn folder(&mut self, file: &File, value: &Value) {
        let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(label) = value.get("label").and_then(Value::as_text) {
            self.folders.insert(folder.to_owned(), label.to_owned());
        }
    }

    /// `{"sidebar.docs.category.Care": {"message": "Pflege"}}`
    fn labels(&mut self, file: &File) {
        let Some(locale) = file.name.split('/').rev().find_map(language::code) else { return };
        let document = json::read(&file.text);
        for (key, node) in Node::top(&document.value).entries() {
            if let Some((_, label)) = key.split_once(".category.")
                && let Some(message) = node.text(&["message"])
            {
                self.labels.insert((locale.clone(), label.to_owned()), message.to_owned());
            }
        }
    }

    /// Items of a list link to pages; headings and items above them are their topics.
    fn summary(&mut self, file: &File) {
        let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (mut heading, mut parent) = (String::new(), String::new());
        let mut place = 0;
        for line in file.text.lines() {
            let text = line.trim();
            if let Some(words) = text.strip_prefix("##") {
                heading = words.trim_start_matches('#').trim().to_owned();
                parent = String::new();
            }
            let Some(item) = text.strip_prefix(['*', '-', '+']).map(str::trim) else { continue };
            let Some((title, address)) = item.strip_prefix('[').and_then(|rest| rest.split_once("](")) else {
                continue;
            };
            let address = address.split([')', '#']).next().unwrap_or_default().trim_matches(['<', '>']);
            let nested = line.starts_with([' ', '\t']);
            if !nested {
                parent = title.to_owned();
            }
            place += 1;
            let topic = if nested { &parent } else { &heading };
            let path = super::around::join(folder, &super::around::decoded(address));
            self.pages.entry(stem(&path.unwrap_or_default()).to_owned()).or_insert((place, topic.clone()));
        }
    }
}
