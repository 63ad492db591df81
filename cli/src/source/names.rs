//! What do other site generators call the keys of an answer?
//!
//! The names that Hugo, Jekyll and Docusaurus share become ours, wherever ours is absent; their places stay. Keys of
//! page layouts say nothing about an answer and are passed over.

use std::path::Path;

use shelfhelp::content::ANSWER_KEYS;
use shelfhelp::i18n::Locale;
use shelfhelp::problem::{Problem, Severity, Value, nearest};

use super::{Document, Mark, Spot};

/// Ours, and theirs for it, the most telling first.
const NAMES: [(&str, &[&str]); 7] = [
    ("question", &["title"]),
    ("id", &["translationkey"]),
    ("summary", &["description", "excerpt"]),
    ("also", &["phrases"]),
    ("topic", &["section"]),
    ("order", &["weight", "sidebar_position", "nav_order"]),
    ("updated", &["lastmod", "last_modified_at", "last_update", "date"]),
];

/// Where it is shown; its last part is as good as an id.
const ADDRESSES: [&str; 3] = ["slug", "permalink", "url"];

/// Keys of layouts, menus and feeds.
const LAYOUT: &str = "aside author authors banner breadcrumb breadcrumbs build canonical canonical_url cascade \
    categories_weight comments cover custom_edit_url displayed_sidebar edit_link editlink excerpt_separator expirydate \
    featured featured_image footer full_width grand_parent has_children has_toc head headless hero hide_table_of_contents \
    hide_title icon image images iscjklanguage lang_switcher last_updated lastupdated layout linktitle markup \
    math menu menus mermaid nav_exclude nav_title navbar noindex outline outputs pageclass pagination_label \
    pagination_next pagination_prev params parent publishdate render_with_liquid resources robots search_exclude series \
    sidebar sidebar_class_name sidebar_custom_props sidebar_label sidebar_title sitemap subtitle tags_weight template \
    thumbnail toc toc_max_heading_level toc_min_heading_level type";

/// Gives the front matter of a file our names. `language` is the folder that it lies in.
pub(crate) fn adopt(document: &mut Document, file: &Path, language: &str) {
    let Document { value: Value::Map(entries), marks, problems } = document else { return };
    let mut keys = Keys { entries, marks, problems };
    keys.drafts();
    let addresses = keys.addresses();
    for (own, theirs) in NAMES {
        for name in theirs {
            if let Some(key) = keys.called(name)
                && let Some(taken) = keys.take(&key)
                && !keys.has(own)
            {
                keys.put(own, taken);
            }
        }
    }
    keys.times();
    keys.ids(addresses, file, language);
    keys.language(language);
    keys.others();
}

/// A value that is on its way to another name, with its marks.
struct Taken {
    value: Value,
    marks: Vec<Mark>,
}

struct Keys<'d> {
    entries: &'d mut Vec<(String, Value)>,
    marks: &'d mut Vec<Mark>,
    problems: &'d mut Vec<(Spot, Problem)>,
}

impl Keys<'_> {
    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, value)| known == key && *value != Value::Null)
    }

    /// How a key is written here: Hugo's may be in capitals.
    fn called(&self, name: &str) -> Option<String> {
        self.entries.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(key, _)| key.clone())
    }

    fn take(&mut self, key: &str) -> Option<Taken> {
        let at = self.entries.iter().position(|(known, _)| known == key)?;
        let (_, value) = self.entries.remove(at);
        let mut marks = Vec::new();
        self.marks.retain_mut(|mark| {
            let rest = mark.path.strip_prefix(key).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            let Some(rest) = rest else { return true };
            marks.push(Mark { path: rest.to_owned(), key: mark.key, value: mark.value });
            false
        });
        Some(Taken { value, marks })
    }

    /// Puts a value under a path; `entries` get it where that is a key.
    fn put(&mut self, key: &str, taken: Taken) {
        self.entries.retain(|(known, _)| known != key);
        self.entries.push((key.to_owned(), taken.value));
        self.mark(key, taken.marks);
    }

    fn mark(&mut self, path: &str, marks: Vec<Mark>) {
        self.marks.retain(|mark| mark.path != path);
        self.marks.extend(marks.into_iter().map(|mark| Mark { path: format!("{path}{}", mark.path), ..mark }));
    }

    /// Not published, or not listed, is a draft here.
    fn drafts(&mut self) {
        for (name, means) in [("unlisted", true), ("published", false)] {
            let Some(key) = self.called(name) else { continue };
            let Some(mut taken) = self.take(&key) else { continue };
            // A day on which it is published says nothing about whether it is.
            let Value::Flag(flag) = taken.value else { continue };
            let drafted = self.entries.iter().any(|(key, value)| key == "draft" && *value == Value::Flag(true));
            if (flag == means) && !drafted {
                taken.value = Value::Flag(true);
                self.put("draft", taken);
            }
        }
    }

    /// Takes the keys that say where it was shown, and keeps the ways there as aliases.
    fn addresses(&mut self) -> Vec<Taken> {
        let names = ADDRESSES.iter().filter_map(|name| self.called(name)).collect::<Vec<_>>();
        let addresses: Vec<Taken> = names.iter().filter_map(|key| self.take(key)).collect();
        let mut aliases = (Vec::new(), Vec::new());
        for name in ["aliases", "redirect_from"] {
            if let Some(taken) = self.called(name).and_then(|key| self.take(&key)) {
                self.alias(taken, &mut aliases);
            }
        }
        for address in &addresses {
            let path = address.value.as_text().unwrap_or_default().trim();
            // A pattern such as /:categories/:title/ is no address.
            let pattern = path.starts_with(':') || path.contains("/:");
            if path.contains('/') && !pattern {
                let marks = address.marks.iter().map(|mark| Mark { path: mark.path.clone(), ..*mark }).collect();
                self.alias(Taken { value: address.value.clone(), marks }, &mut aliases);
            }
        }
        let (list, marks) = aliases;
        if !list.is_empty() {
            self.entries.push(("aliases".to_owned(), Value::List(list)));
            self.marks.extend(marks);
        }
        addresses
    }

    fn alias(&self, taken: Taken, (list, marks): &mut (Vec<Value>, Vec<Mark>)) {
        let items = match taken.value {
            Value::List(items) => items,
            Value::Null => return,
            value => vec![value],
        };
        for (i, item) in items.into_iter().enumerate() {
            let own = taken.marks.iter().find(|mark| mark.path == format!("[{i}]"));
            if let Some(mark) = own.or(taken.marks.first()) {
                marks.push(Mark { path: format!("aliases[{}]", list.len()), ..*mark });
            }
            list.push(item);
        }
    }

    /// `2026-05-01T10:00:00Z` is a day and a time, of which the day counts; Docusaurus writes a group with the day in it.
    fn times(&mut self) {
        if self.entries.iter().any(|(key, value)| key == "updated" && matches!(value, Value::Map(_)))
            && let Some(Taken { value: Value::Map(mut inside), marks }) = self.take("updated")
            && let Some(at) = inside.iter().position(|(key, _)| key == "date")
        {
            let (_, value) = inside.swap_remove(at);
            let mut marks = marks;
            marks.retain(|mark| mark.path == ".date");
            marks.iter_mut().for_each(|mark| mark.path.clear());
            self.put("updated", Taken { value, marks });
        }
        for (key, value) in self.entries.iter_mut() {
            if matches!(key.as_str(), "updated" | "review")
                && let Value::Text(text) = value
                && let Some((day, time)) = text.split_at_checked(10)
                && time.starts_with(['T', 't', ' '])
                && time.get(1..).is_some_and(|time| time.trim_start().starts_with(|c: char| c.is_ascii_digit()))
            {
                *value = Value::Text(day.to_owned());
            }
        }
    }

    /// What it is called: by itself, by its address, by its file.
    fn ids(&mut self, addresses: Vec<Taken>, file: &Path, language: &str) {
        for mut address in addresses {
            let path = address.value.as_text().unwrap_or_default().trim().trim_end_matches('/');
            let last = path.rsplit('/').next().unwrap_or_default();
            let last = last.trim_end_matches(".html").trim_end_matches(".htm");
            if !self.has("id") && !last.is_empty() && !last.starts_with(':') {
                address.value = Value::Text(last.to_owned());
                self.put("id", address);
            }
        }
        let name = stem(file, language);
        if !self.has("id") && !name.is_empty() {
            self.entries.retain(|(key, _)| key != "id");
            self.entries.push(("id".to_owned(), Value::Text(name)));
        }
    }

    /// A file says its language beside lying in a folder for it.
    fn language(&mut self, folder: &str) {
        for name in ["lang", "locale", "language"] {
            let Some(taken) = self.called(name).and_then(|key| self.take(&key)) else { continue };
            let written = taken.value.as_text().unwrap_or_default().trim().replace('_', "-");
            let spot = taken.marks.first().map_or(Spot { line: 1, column: 1 }, |mark| mark.value);
            let of = |tag: &str| Locale::parse(tag).map(|locale| locale.language().to_owned());
            let (code, message, help) = match (of(&written), of(folder)) {
                (None, _) => {
                    let help = "name it by a language tag such as en, el or zh-Hans, or leave it out";
                    ("locale", format!("`{written}` is not a language"), help.to_owned())
                }
                (Some(own), Some(folder)) if own != folder => (
                    "locale-differs",
                    format!("the answer says that it is in `{written}`, and lies in the folder of `{folder}`"),
                    format!("move it to answers/{written}, or correct what it says"),
                ),
                _ => continue,
            };
            // Not `error`: the answer itself can be read.
            self.problems.push((spot, Problem::new(Severity::Warning, code, name, message, help)));
        }
    }

    /// Passes over keys of layouts, and tells of those that nobody knows.
    fn others(&mut self) {
        let mut known: Vec<&str> = NAMES.iter().flat_map(|(_, theirs)| *theirs).copied().collect();
        known.extend(ADDRESSES);
        known.extend(["draft", "published", "unlisted", "redirect_from", "lang", "locale", "translationKey"]);
        let marks = &*self.marks;
        let problems = &mut *self.problems;
        self.entries.retain(|(key, _)| {
            let small = key.to_ascii_lowercase();
            if ANSWER_KEYS.contains(&key.as_str()) {
                return true;
            }
            if LAYOUT.split_whitespace().any(|layout| layout == small) || key.starts_with("sidebar_") {
                return false;
            }
            let near = nearest(key, &ANSWER_KEYS).or_else(|| nearest(&small, &known));
            let spot = marks.iter().find(|mark| mark.path == *key).and_then(|mark| mark.key);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", ANSWER_KEYS.join(", ")),
            };
            let message = format!("`{key}` is not known here and is not used");
            let spot = spot.unwrap_or(Spot { line: 1, column: 1 });
            problems.push((spot, Problem::new(Severity::Warning, "unknown-key", key, message, help)));
            false
        });
    }
}

/// A file's name as an id: without the day that Jekyll puts before it and the language that Hugo puts after.
fn stem(file: &Path, language: &str) -> String {
    let name = |path: &Path| path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stem = name(file);
    if matches!(stem.to_ascii_lowercase().as_str(), "index" | "_index" | "readme") {
        stem = file.parent().map(name).unwrap_or_default();
    }
    let own = stem.strip_suffix(language).and_then(|stem| stem.strip_suffix('.')).unwrap_or(&stem);
    let dated = own.as_bytes().get(..11).is_some_and(|start| {
        start.iter().enumerate().all(|(i, b)| if matches!(i, 4 | 7 | 10) { *b == b'-' } else { b.is_ascii_digit() })
    });
    let own = if dated { own.get(11..).unwrap_or_default() } else { own };
    let fit = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    own.chars().map(fit).take(80).collect::<String>().trim_matches('-').to_owned()
}
