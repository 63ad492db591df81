//! What is one file of a site: its title, its text, its place?

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Value;

use super::super::File;
use super::super::language;
use super::super::tell::{Place, Told, short};
use super::front::{self, Front};
use super::kind::{self, Kind, Languages, last, notion_id, stem, unnumbered};
use super::text::{self, Text};

/// A page that has been read and not yet placed among the others.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) file: String,
    pub(super) locale: Locale,
    /// The page in whichever language.
    pub(super) key: String,
    pub(super) title: String,
    /// Whether the page says its title itself.
    pub(super) titled: bool,
    /// The first heading, where it is another phrasing of the title.
    pub(super) also: Vec<String>,
    pub(super) front: Front,
    pub(super) text: Text,
    pub(super) role: Role,
}

/// What a file is to its folder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Page,
    /// `index`, `README`: the page of its folder.
    Index,
    /// `_index` of Hugo: the name of a section.
    Section,
}

pub(super) fn read(file: &File, kind: Kind, languages: &Languages, own: &Locale, told: &mut Told) -> Page {
    let place = Place::of_file(&file.name);
    let bom = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let (mut front, body, above) = front::read(bom, &place, told);
    let spot = languages.spot(&file.name);
    let is_mdx = file.name.ends_with(".mdx") || kind == Kind::Docusaurus;
    let mut text = text::read(body, above, is_mdx);
    let heading = first_heading(&mut text);
    if kind == Kind::Notion {
        properties(&mut text, &mut front);
    }
    let name = last(&spot.key).to_owned();
    let role = match name.to_lowercase().as_str() {
        "_index" => Role::Section,
        "index" | "readme" => Role::Index,
        _ => Role::Page,
    };
    let mut also = Vec::new();
    let title = match (front.title.is_empty(), heading) {
        (false, Some(heading)) => {
            if !heading.eq_ignore_ascii_case(&front.title) {
                also.push(heading);
            }
            front.title.clone()
        }
        (false, None) => front.title.clone(),
        (true, Some(heading)) => heading,
        (true, None) => front.label.clone(),
    };
    let said = locale_of(&front, &place, told);
    let key = match notion_id(&name) {
        Some((_, id)) => id.to_owned(),
        None if front.key.is_empty() || kind != Kind::Hugo => spot.key,
        None => front.key.clone(),
    };
    Page {
        file: file.name.clone(),
        locale: said.or(spot.locale).unwrap_or_else(|| own.clone()),
        key,
        titled: !title.is_empty(),
        title: if title.is_empty() { kind::words(&name) } else { title },
        also,
        front,
        text,
        role,
    }
}

fn locale_of(front: &Front, place: &Place, told: &mut Told) -> Option<Locale> {
    if front.language.is_empty() {
        return None;
    }
    let locale = language::code(&front.language);
    if locale.is_none() {
        let message = format!("\"{}\" is not a language", short(&front.language));
        told.noted(place, message, "write its tag, such as en, de or pt-BR");
    }
    locale
}

/// Takes the title out of a text that begins with it.
fn first_heading(text: &mut Text) -> Option<String> {
    let at = text.lines.iter().position(|line| !line.text.trim().is_empty())?;
    let line = text.lines.get(at).filter(|line| !line.code)?;
    let written = line.text.trim();
    let under = text
        .lines
        .get(at + 1)
        .map(|line| line.text.trim())
        .filter(|under| !under.is_empty() && under.bytes().all(|b| b == b'='));
    let (words, lines) = match (written.strip_prefix("# "), under) {
        (Some(words), _) => (words.trim_end_matches('#').trim(), 1),
        (None, Some(_)) => (written, 2),
        (None, None) => return None,
    };
    // Marks within a title are marks.
    let plain = shelfhelp::content::plain_text(&crate::markdown::read(words).0);
    let title = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines.drain(at..at + lines);
    Some(title).filter(|title| !title.is_empty())
}

/// The properties of a Notion page stand below its title: `Tags: a, b`, or `| Tags: a, b`.
fn properties(text: &mut Text, front: &mut Front) {
    let Some(first) = text.lines.iter().position(|line| !line.text.trim().is_empty()) else { return };
    let property = |line: &str| {
        let (name, value) = line.trim().trim_start_matches('|').split_once(':')?;
        let name = name.trim();
        let is_name = !name.is_empty()
            && name.chars().count() <= 40
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
        // An address is no property.
        (is_name && value.starts_with(' '))
            .then(|| (name.to_lowercase(), value.trim().trim_end_matches('|').trim().to_owned()))
    };
    let rest = text.lines.get(first..).unwrap_or_default();
    let found: Vec<_> = rest.iter().map_while(|line| Some((line.number, property(&line.text)?))).collect();
    // A line with a colon within a paragraph begins a text.
    let ends = rest.get(found.len()).is_none_or(|line| line.text.trim().is_empty());
    if found.is_empty() || !ends {
        return;
    }
    text.lines.drain(first..first + found.len());
    for (number, (name, value)) in found {
        if !front.set(&name, &Value::Text(value)) {
            front.unknown.push((name, number));
        }
    }
}

impl Page {
    /// The parts of the path without numbers and ids: `care/wash`.
    pub(super) fn path(&self) -> String {
        let parts: Vec<&str> = self.key.split('/').collect();
        let named: Vec<&str> = parts.iter().map(|part| unnumbered(part).0).collect();
        named.join("/")
    }

    /// What addresses call it: by its own word, or by its file, or by its folder.
    pub(super) fn slug(&self) -> String {
        let own = self.front.slug.trim_matches('/');
        if !own.is_empty() {
            return last(own).to_owned();
        }
        let file = stem(last(&self.file));
        if let Some((name, _)) = notion_id(file) {
            return super::super::question::slug(name);
        }
        let path = self.path();
        let path = if self.role == Role::Page {
            path.as_str()
        } else {
            path.rsplit_once('/').map_or("", |(folder, _)| folder)
        };
        last(path).to_owned()
    }

    /// The folder of the page.
    pub(super) fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}
