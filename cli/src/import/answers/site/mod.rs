//! Which answers does the folder of a site hold?
//!
//! Pages in Markdown as Hugo, Jekyll, Docusaurus, MkDocs, GitBook, Notion or nobody in particular keeps them. A page is an
//! answer; what the generator adds to Markdown becomes Markdown, or is told.

mod around;
mod boxes;
mod component;
mod front;
mod kind;
mod order;
mod page;
mod tags;
#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeMap, HashMap, HashSet};

use shelfhelp::content::Block;
use shelfhelp::i18n::Locale;
use shelfhelp::time::Date;

use super::question::asks;
use super::tell::{Place, Told, short};
use super::{Article, File, Harvest};
use crate::source::Lines;
use around::{From, Site, address_key};
use kind::{Kind, Languages, last, stem, unnumbered};
use order::Lists;
use page::{Page, Role};

/// Whether a folder holds pages in Markdown.
pub(crate) fn is_site(files: &[File]) -> bool {
    files.iter().any(|file| kind::is_page(&file.name))
}

/// The answers of a folder. Files that are no text, such as pictures, are known by their names alone.
pub(crate) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let kind = Kind::of(files);
    let languages = Languages::of(files, locale);
    let lists = order::read(files, &mut told);
    let written = files.iter().filter(|file| kind::is_page(&file.name) && last(&file.name) != "SUMMARY.md");
    let mut pages: Vec<Page> = written.map(|file| page::read(file, kind, &languages, locale, &mut told)).collect();
    unknown_keys(&pages, &mut told);
    let sections = sections(&pages, &lists);
    let others = files.iter().map(|file| file.name.clone());
    let others = others.filter(|name| !kind::is_page(name) && !order::is_list(name)).collect();
    let mut site = Site { files: others, ..Site::default() };
    let kept = keep(&pages, &mut site, &mut told);
    for page in pages.iter().filter(|page| kept.contains(&page.file)) {
        site.add(page, kind, locale);
    }
    pages.retain(|page| kept.contains(&page.file));
    let mut articles: Vec<Article> = Vec::new();
    let mut known: HashSet<(String, Locale)> = HashSet::new();
    for page in pages {
        let source = source(&page);
        if !known.insert((source.clone(), page.locale.clone())) {
            let message = format!("`{source}` is there twice in {}; the first one counts", page.locale);
            told.lost(&Place::of_file(&page.file), message, "give one of the files another name");
            continue;
        }
        let topic = topic(&page, &sections, &lists);
        articles.extend(article(page, source, topic, &site, kind, &lists, locale, &mut told));
    }
    Harvest { articles, findings: told.findings }
}

fn source(page: &Page) -> String {
    format!("markdown:{}", page.key)
}

/// The names of front matter that nothing reads, each said once with the number of pages.
fn unknown_keys(pages: &[Page], told: &mut Told) {
    let mut keys: BTreeMap<&str, (Place, usize)> = BTreeMap::new();
    for page in pages {
        for (key, line) in &page.front.unknown {
            keys.entry(key).or_insert_with(|| (Place::line(&page.file, *line), 0)).1 += 1;
        }
    }
    for (key, (place, count)) in keys {
        let pages = if count == 1 { "one page".to_owned() } else { format!("{count} pages") };
        let message = format!("`{}` is not known and is not imported ({pages})", short(key));
        told.noted(&place, message, "look whether it says something that shoppers should know");
    }
}

/// The names of folders by language: from the pages that stand for them, and from lists.
fn sections(pages: &[Page], lists: &Lists) -> HashMap<(Option<Locale>, String), String> {
    let mut out: HashMap<(Option<Locale>, String), String> = HashMap::new();
    for (folder, label) in &lists.folders {
        out.insert((None, folder.clone()), label.clone());
    }
    for page in pages.iter().filter(|page| page.role != Role::Page && page.titled && !page.folder().is_empty()) {
        out.insert((Some(page.locale.clone()), page.folder().to_owned()), page.title.clone());
    }
    out
}

/// The files that become answers; others are told.
fn keep(pages: &[Page], site: &mut Site, told: &mut Told) -> HashSet<String> {
    let mut folders: HashMap<&str, usize> = HashMap::new();
    pages.iter().for_each(|page| *folders.entry(page.folder()).or_default() += 1);
    let mut kept = HashSet::new();
    for page in pages {
        let empty = page.text.lines.iter().all(|line| line.text.trim().is_empty());
        let place = Place::of_file(&page.file);
        // The page of a folder that holds others lists them; a page alone in its folder is a page.
        let alone = folders.get(page.folder()) == Some(&1) && !page.folder().is_empty();
        let is_answer = match page.role {
            Role::Page => true,
            Role::Index => page.titled && (alone || asks(&page.title)),
            Role::Section => page.titled && asks(&page.title),
        };
        if is_answer && !empty {
            kept.insert(page.file.clone());
            continue;
        }
        site.left.insert(stem(&page.file).to_owned());
        if !is_answer && page.role == Role::Section && empty {
            continue;
        }
        let message = match empty {
            true => format!("\"{}\" has no text; it is left out", short(&page.title)),
            false => format!("\"{}\" is the page of a folder and no question; it is left out", short(&page.title)),
        };
        told.noted(&place, message, "keep what matters of it by hand");
    }
    kept
}

impl Site {
    fn add(&mut self, page: &Page, kind: Kind, own: &Locale) {
        let source = source(page);
        self.paths.insert(stem(&page.file).to_owned(), source.clone());
        let name = last(stem(&page.file)).to_owned();
        let same = self.names.entry(name).or_insert_with(|| Some(source.clone()));
        if same.as_ref() != Some(&source) {
            *same = None;
        }
        for address in addresses(page, kind, own) {
            self.addresses.entry(address_key(&address)).or_insert_with(|| source.clone());
        }
        for (name, words) in &page.text.anchors {
            self.anchors.insert((source.clone(), name.clone()), words.clone());
        }
    }
}

/// Where the page is on its site, and where it was before.
fn addresses(page: &Page, kind: Kind, own: &Locale) -> Vec<String> {
    let path = page.path();
    let path = path.strip_suffix("/index").or_else(|| path.strip_suffix("/README")).unwrap_or(&path);
    let prefix = if page.locale == *own { String::new() } else { format!("/{}", page.locale.as_str().to_lowercase()) };
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let front = &page.front;
    let day = unnumbered(last(&page.key)).1.replace('-', "/");
    let now = match kind {
        _ if front.address.starts_with('/') && !front.address.contains(':') => front.address.clone(),
        Kind::Hugo => format!("{prefix}/{folder}{}/", page.slug()).to_lowercase(),
        Kind::Docusaurus if front.slug.starts_with('/') => format!("{prefix}/docs{}", front.slug),
        Kind::Docusaurus => format!("{prefix}/docs/{folder}{}", page.slug()),
        Kind::Jekyll if day.len() == 10 => format!("/{day}/{}.html", page.slug()),
        Kind::Jekyll => format!("/{path}.html"),
        Kind::Mkdocs => format!("{prefix}/{path}/"),
        Kind::Gitbook => format!("/{path}"),
        Kind::Notion | Kind::Plain => String::new(),
    };
    let before = front
        .aliases
        .iter()
        .map(|alias| if alias.contains("://") { super::shopify::path_of(alias) } else { alias.clone() });
    Some(now).into_iter().filter(|now| !now.is_empty()).chain(before).collect()
}

/// The page's own word, the list that it stands in, or its folder.
fn topic(page: &Page, sections: &HashMap<(Option<Locale>, String), String>, lists: &Lists) -> String {
    if !page.front.topic.is_empty() {
        return page.front.topic.clone();
    }
    if let Some((_, topic)) = lists.pages.get(stem(&page.file)).filter(|(_, topic)| !topic.is_empty()) {
        return topic.clone();
    }
    // A page in a folder of its own is under the folder above.
    let folder = if page.role == Role::Page {
        page.folder()
    } else {
        page.folder().rsplit_once('/').map_or("", |(above, _)| above)
    };
    let by_locale = sections.get(&(Some(page.locale.clone()), folder.to_owned()));
    // The list of a folder stands in the first language, and its labels are translated elsewhere.
    let listed = || {
        let inner = page.key.rsplit_once('/').map_or("", |(folder, _)| folder);
        let found =
            lists.folders.iter().find(|(path, _)| *path == folder || (!inner.is_empty() && path.ends_with(inner)));
        let label = found.map(|(_, label)| label.clone())?;
        Some(lists.labels.get(&(page.locale.clone(), label.clone())).cloned().unwrap_or(label))
    };
    // Folders that only part the languages or hold everything are no topics.
    let own = page.key.rsplit_once('/').map(|(folder, _)| last(folder)).filter(|_| page.role == Role::Page);
    by_locale.cloned().or_else(listed).or_else(|| own.map(kind::words)).unwrap_or_default()
}

#[allow(clippy::too_many_arguments, reason = "all that is known of a site meets in its page")]
fn article(
    page: Page,
    source: String,
    topic: String,
    site: &Site,
    kind: Kind,
    lists: &Lists,
    own: &Locale,
    told: &mut Told,
) -> Option<Article> {
    let place = Place::of_file(&page.file);
    if !page.titled {
        let message = format!("the page has no title; \"{}\" is taken from its name", short(&page.title));
        told.assumed(&place, message, "begin it with title: or a heading");
    }
    let body = body(&page, &source, site, told);
    if body.is_empty() {
        told.lost(&place, "nothing of the page can be shown", "look at the page");
        return None;
    }
    let (_, number) = unnumbered(last(&page.key));
    let listed = lists.pages.get(stem(&page.file)).map(|(place, _)| *place);
    let aliases = addresses(&page, kind, own);
    Some(Article {
        source,
        slug: page.slug(),
        locale: page.locale,
        question: page.title,
        body,
        also: page.also.into_iter().chain(page.front.also).collect(),
        keywords: page.front.keywords,
        topic,
        summary: page.front.summary,
        aliases,
        related: Vec::new(),
        draft: page.front.draft || page.file.split('/').any(|part| part == "_drafts"),
        updated: page.front.updated.or_else(|| Date::parse(number)),
        order: page.front.order.or(listed).or_else(|| number.parse().ok()),
    })
}

fn body(page: &Page, source: &str, site: &Site, told: &mut Told) -> Vec<Block> {
    for (what, (line, count)) in &page.text.lost {
        let times = if *count == 1 { String::new() } else { format!(" ({count} times)") };
        let message = format!("{what}: left out{times}");
        told.lost(&Place::line(&page.file, *line), message, "see whether the answer reads well without it");
    }
    let text: String = page.text.lines.iter().map(|line| format!("{}\n", line.text)).collect();
    let (blocks, problems) = crate::markdown::read_in(&text, &From { site, file: &page.file, source });
    let lines = Lines::new(&text);
    for (at, problem) in problems {
        let spot = lines.spot(at);
        let number = page.text.lines.get(spot.line - 1).or(page.text.lines.last()).map_or(1, |line| line.number);
        told.problem(&Place::line(&page.file, number), problem);
    }
    blocks
}
