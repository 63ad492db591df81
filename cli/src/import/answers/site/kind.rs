//! Whose folder is it, and which page in which language is a file?

use std::collections::{BTreeSet, HashMap};

use shelfhelp::i18n::Locale;

use super::super::File;
use super::super::language;

/// Who makes the site of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Hugo,
    Jekyll,
    Docusaurus,
    Mkdocs,
    Gitbook,
    Notion,
    Plain,
}

impl Kind {
    pub(super) fn of(files: &[File]) -> Kind {
        let any = |test: &dyn Fn(&str) -> bool| files.iter().any(|file| test(&file.name));
        let is = |names: &'static [&'static str]| move |name: &str| names.contains(&last(name));
        if any(&|name| {
            last(name).starts_with("docusaurus.config.")
                || last(name).starts_with("_category_.")
                || name.contains("docusaurus-plugin-content-")
        }) {
            Kind::Docusaurus
        } else if any(&is(&["mkdocs.yml", "mkdocs.yaml"])) {
            Kind::Mkdocs
        } else if any(&is(&["_config.yml", "_config.yaml"]))
            || any(&|name| name.split('/').any(|part| matches!(part, "_posts" | "_pages" | "_docs")))
        {
            Kind::Jekyll
        } else if any(&is(&["hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "_index.md"])) {
            Kind::Hugo
        } else if any(&is(&["SUMMARY.md"])) {
            Kind::Gitbook
        } else if any(&|name| is_page(name) && notion_id(stem(last(name))).is_some()) {
            Kind::Notion
        } else {
            Kind::Plain
        }
    }
}

/// A file as a page of the site.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// None where nothing says the language.
    pub(super) locale: Option<Locale>,
    /// The path of the page in whichever language, without its ending: `care/wash-silk`.
    pub(super) key: String,
}

/// Which parts of paths are languages in this folder.
#[derive(Debug, Default)]
pub(super) struct Languages {
    folders: BTreeSet<String>,
    /// Files by their path without language and ending, where more than one has it.
    dotted: bool,
}

// Where generators keep pages; the page is the same wherever the folder was opened.
const CONTAINERS: &[&str] =
    &["content", "docs", "doc", "src", "source", "website", "_pages", "_posts", "_docs", "_drafts", "pages"];

impl Languages {
    /// A folder is a language where others beside it are too, where it is the shop's own, or where all pages are in it:
    /// `it` alone may be about computers.
    pub(super) fn of(files: &[File], own: &Locale) -> Languages {
        let pages: Vec<&str> = files.iter().map(|file| file.name.as_str()).filter(|name| is_page(name)).collect();
        let folder = |name: &str| {
            let (parts, _) = parts(name);
            parts.first().filter(|_| parts.len() > 1).and_then(|part| language::code(part).map(|_| (*part).to_owned()))
        };
        let found: Vec<Option<String>> = pages.iter().map(|name| folder(name)).collect();
        let all = !found.is_empty() && found.iter().all(Option::is_some);
        let folders: BTreeSet<String> = found.into_iter().flatten().collect();
        let own = folders
            .iter()
            .any(|folder| language::code(folder).is_some_and(|locale| locale.language() == own.language()));
        let known = all || own || folders.len() > 1;
        let mut stems: HashMap<&str, (usize, bool)> = HashMap::new();
        for name in &pages {
            let (stem, named) = dotted(name).map_or((stem(name), false), |(stem, _)| (stem, true));
            let entry = stems.entry(stem).or_default();
            *entry = (entry.0 + 1, entry.1 || named);
        }
        let dotted = stems.values().any(|(count, named)| *count > 1 && *named);
        Languages { folders: if known { folders } else { BTreeSet::new() }, dotted }
    }

    pub(super) fn spot(&self, name: &str) -> Spot {
        let (plain, of_name) = match dotted(name).filter(|_| self.dotted) {
            Some((stem, locale)) => (stem, Some(locale)),
            None => (stem(name), None),
        };
        let (mut rest, mut locale) = parts(plain);
        if let Some(first) = rest.first().filter(|first| rest.len() > 1 && self.folders.contains(**first)) {
            locale = locale.or_else(|| language::code(first));
            rest.remove(0);
        }
        Spot { locale: locale.or(of_name), key: rest.join("/") }
    }
}

/// The parts of a path below where pages are kept, and the language that Docusaurus keeps above them.
fn parts(name: &str) -> (Vec<&str>, Option<Locale>) {
    let all: Vec<&str> = name.split('/').collect();
    if let Some(at) = all.iter().position(|part| part.starts_with("docusaurus-plugin-content-")) {
        let locale = at.checked_sub(1).and_then(|before| all.get(before)).and_then(|part| Locale::parse(part));
        let rest = all.get(at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix(&["current"]).unwrap_or(rest);
        return (rest.to_vec(), locale);
    }
    let folders = all.len() - 1;
    let skip = all.iter().take(folders).take_while(|part| CONTAINERS.contains(part)).count();
    (all.get(skip..).unwrap_or_default().to_vec(), None)
}

/// `name` and the language of `name.fr.md`.
fn dotted(name: &str) -> Option<(&str, Locale)> {
    let (stem, part) = stem(name).rsplit_once('.')?;
    Some((stem, language::code(part)?))
}

/// Whether a file is a page by its name.
pub(super) fn is_page(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "mdx" | "markdown" | "mdown")
}

pub(super) fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

/// A path without its ending.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => name,
    }
}

/// The id that Notion puts after a name: `Washing silk 0123…`.
pub(super) fn notion_id(stem: &str) -> Option<(&str, &str)> {
    let cut = stem.len().checked_sub(32)?;
    let (name, id) = (stem.get(..cut)?, stem.get(cut..)?);
    let is_id = id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    (is_id && (name.is_empty() || name.ends_with([' ', '-', '_'])))
        .then_some((name.trim_end_matches([' ', '-', '_']), id))
}

/// A name without the number that orders it: `01-wash`, `2026-01-02-wash`; the number or the day comes with it.
pub(super) fn unnumbered(name: &str) -> (&str, &str) {
    let day = name.get(..10).filter(|day| shelfhelp::time::Date::parse(day).is_some());
    if let Some(day) = day
        && let Some(rest) = name.get(10..).and_then(|rest| rest.strip_prefix('-'))
    {
        return (rest, day);
    }
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - rest.len();
    match rest.strip_prefix(['-', '_', '.', ' ']).map(|rest| rest.trim_start_matches(['-', ' '])) {
        Some(rest)
            if (1..=4).contains(&digits) && !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            (rest, name.get(..digits).unwrap_or_default())
        }
        _ => (name, ""),
    }
}

/// `delivery-times` as words: "Delivery times".
pub(super) fn words(name: &str) -> String {
    let name = notion_id(name).map_or(name, |(name, _)| name);
    let text = unnumbered(name).0.replace(['-', '_'], " ");
    let mut letters = text.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_pages_in_languages() {
        let names = [
            "content/en/care/wash.md",
            "content/fr/care/wash.md",
            "i18n/pt-BR/docusaurus-plugin-content-docs/current/a/b.mdx",
            "docs/it/x.md",
            "it/notes.md",
            "content/about.md",
            "content/about.de.md",
        ];
        let files: Vec<File> = names.iter().map(|name| File { name: (*name).into(), text: String::new() }).collect();
        let languages = Languages::of(&files, &Locale::english());
        let spots: Vec<String> = names
            .iter()
            .map(|name| languages.spot(name))
            .map(|spot| format!("{} {}", spot.locale.map_or("-".into(), |l| l.to_string()), spot.key))
            .collect();
        assert_eq!(spots, ["en care/wash", "fr care/wash", "pt-BR a/b", "it x", "it notes", "- about", "de about"]);
        let alone = Languages::of(&files[5..6], &Locale::english());
        assert_eq!(alone.spot("it/notes.md"), Spot { locale: None, key: "it/notes".into() });
    }

    #[test]
    fn names_lose_numbers_days_and_ids() {
        assert_eq!(unnumbered("01-wash"), ("wash", "01"));
        assert_eq!(unnumbered("2026-01-02-wash"), ("wash", "2026-01-02"));
        assert_eq!(unnumbered("14-30-days"), ("14-30-days", ""));
        assert_eq!(words("delivery_times"), "Delivery times");
        assert_eq!(words("Wash silk 0123456789abcdef0123456789abcdef"), "Wash silk");
    }
}
