//! What does the front matter of a page say, in whichever of its three forms?
//!
//! YAML between lines of `---`, TOML between lines of `+++`, or a JSON object; each generator has names of its own.

use shelfhelp::problem::Value;
use shelfhelp::time::Date;

use super::super::tell::{Place, Told};
use crate::source::{Document, Spot, front, json, toml};

/// What pages say of themselves, under the names of Hugo, Jekyll, Docusaurus, MkDocs and of our own.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: String,
    pub(super) label: String,
    pub(super) summary: String,
    pub(super) topic: String,
    pub(super) keywords: Vec<String>,
    pub(super) also: Vec<String>,
    pub(super) aliases: Vec<String>,
    pub(super) address: String,
    pub(super) slug: String,
    pub(super) language: String,
    pub(super) key: String,
    pub(super) draft: bool,
    pub(super) updated: Option<Date>,
    pub(super) order: Option<i64>,
    /// Names that are not known, with their lines.
    pub(super) unknown: Vec<(String, usize)>,
}

// Names that say how a page looks or who wrote it.
const LEFT: &str = "layout author authors image images thumbnail cover banner header hero hide_title hide_table_of_contents toc \
    toc_min_heading_level toc_max_heading_level type linktitle sidebar_class_name sidebar_custom_props pagination_label pagination_next \
    pagination_prev pagination_next_prev displayed_sidebar custom_edit_url has_children has_toc nav_exclude search_exclude grand_parent \
    icon series template hide comments sitemap seo robots menu menus outputs cascade resources bookcollapsesection booktoc bookflatsection \
    bookhidden parse_number_prefixes format math share readtime created created_at categories_weight tags_weight expirydate publishdate \
    show_date showdate editlink nav sidebar collection ref permalink_base child_nav_order nav_fold metatitle coverY coverAlt";

/// The front matter, the text below it, and how many lines stand above that.
pub(super) fn read<'t>(text: &'t str, place: &Place, told: &mut Told) -> (Front, &'t str, usize) {
    let Some((document, body, above)) = document(text, place, told) else { return (Front::default(), text, 0) };
    let mut out = Front::default();
    let mut problems = Vec::new();
    if let Value::Map(entries) = &document.value {
        for (key, value) in entries {
            if !out.set(&key.to_lowercase(), value) {
                let mark = document.marks.iter().find(|mark| mark.path == *key);
                let line = mark.map_or(1, |mark| mark.key.unwrap_or(mark.value).line);
                out.unknown.push((key.clone(), line));
            }
        }
    }
    problems.extend(document.problems);
    for (spot, problem) in problems {
        told.problem(&Place { spot: Some(spot), ..place.clone() }, problem);
    }
    (out, body, above)
}

fn document<'t>(text: &'t str, place: &Place, told: &mut Told) -> Option<(Document, &'t str, usize)> {
    let first = text.lines().next().unwrap_or_default().trim_end();
    match first {
        "---" => match front::read(text) {
            Ok((document, body, line)) => Some((document, body, line - 1)),
            // A line across at the start of a page is no front matter.
            Err((spot, problem)) => {
                told.problem(&Place { spot: Some(spot), ..place.clone() }, problem);
                None
            }
        },
        "+++" => {
            let start = text.find('\n')? + 1;
            let rest = text.get(start..)?;
            let end = rest.find("\n+++").map(|end| end + 1).or_else(|| rest.starts_with("+++").then_some(0));
            let Some(end) = end else {
                told.lost(place, "the front matter does not end", "write a line of +++ between it and the text");
                return None;
            };
            let (written, after) = rest.split_at(end);
            let body = after.split_once('\n').map_or("", |(_, body)| body);
            let above = 1 + written.matches('\n').count() + 1;
            Some((lowered(toml::read(written), 1), body, above))
        }
        _ if first.starts_with('{')
            && !first.starts_with("{{")
            && !first.starts_with("{%")
            && !first.starts_with("{:") =>
        {
            let end = text.find("\n}").map(|end| end + 2).or_else(|| first.ends_with('}').then_some(first.len()))?;
            let (written, body) = text.split_at(end);
            let above = written.matches('\n').count();
            Some((json::read(written), body, above))
        }
        _ => None,
    }
}

/// A document whose lines are counted from further down.
fn lowered(mut document: Document, lines: usize) -> Document {
    let down = |spot: Spot| Spot { line: spot.line + lines, ..spot };
    for mark in &mut document.marks {
        mark.key = mark.key.map(down);
        mark.value = down(mark.value);
    }
    document.problems.iter_mut().for_each(|(spot, _)| *spot = down(*spot));
    document
}

impl Front {
    /// Takes a value, and answers whether its name is known. Also used for the properties of a Notion page.
    pub(super) fn set(&mut self, key: &str, value: &Value) -> bool {
        let text = || value.as_text().map(str::trim).unwrap_or_default().to_owned();
        let flag = || match value {
            Value::Flag(flag) => *flag,
            value => matches!(value.as_text().map(str::to_lowercase).as_deref(), Some("true" | "yes" | "1")),
        };
        match key {
            "title" | "question" => self.title = text(),
            "sidebar_label" | "linktitle" => self.label = text(),
            "description" | "summary" | "excerpt" | "subtitle" => self.summary = or(&self.summary, text()),
            "tags" | "keywords" | "tag" | "labels" => self.keywords.extend(list(value)),
            "also" => self.also.extend(list(value)),
            "categories" | "category" | "topic" | "section" | "group" | "parent" => {
                let mut names = list(value).into_iter();
                let first = names.next().unwrap_or_default();
                self.topic = or(&self.topic, first);
                self.keywords.extend(names);
            }
            "draft" | "unlisted" | "hidden" => self.draft |= flag(),
            "published" => self.draft |= *value == Value::Flag(false) || text().eq_ignore_ascii_case("false"),
            "status" => {
                self.draft |= matches!(text().to_lowercase().as_str(), "draft" | "hidden" | "in progress" | "archived")
            }
            "lastmod" | "last_modified_at" | "updated" | "modified" | "last_updated" | "last edited time" | "date" => {
                // The day of the last change says more than the day of the first.
                let date = Date::parse(&text());
                self.updated = if key == "date" { self.updated.or(date) } else { date.or(self.updated) };
            }
            "last_update" => {
                self.updated = value.get("date").and_then(Value::as_text).and_then(Date::parse).or(self.updated)
            }
            "weight" | "sidebar_position" | "nav_order" | "order" | "menu_order" | "position" => {
                self.order = value.as_text().and_then(whole).or(self.order);
            }
            "aliases" | "redirect_from" | "redirects" => self.aliases.extend(list(value)),
            "permalink" | "url" => self.address = text(),
            "slug" => self.slug = text(),
            "lang" | "language" | "locale" => self.language = text(),
            "translationkey" | "id" => self.key = or(&self.key, text()),
            key => return LEFT.split_whitespace().any(|left| left == key),
        }
        true
    }
}

fn or(first: &str, second: String) -> String {
    if first.is_empty() { second } else { first.to_owned() }
}

/// Positions may have decimals, so that a page fits between two others: 1.5 is written 15 then, after all others of ten.
fn whole(text: &str) -> Option<i64> {
    text.trim().split('.').next()?.parse().ok()
}

/// A list, or text with commas; Jekyll parts the names in `categories: a b` by spaces, which nothing tells from a name
/// of two words, so those stay together.
fn list(value: &Value) -> Vec<String> {
    let items: Vec<&str> = match value {
        Value::List(items) => {
            items.iter().filter_map(|item| item.as_text().or_else(|| item.get("label")?.as_text())).collect()
        }
        value => value.as_text().map(|text| text.split(',').collect()).unwrap_or_default(),
    };
    items.into_iter().map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}
