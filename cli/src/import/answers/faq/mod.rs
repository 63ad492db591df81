//! Which questions does a saved page answer?
//!
//! A page says them to machines (FAQPage as JSON-LD or microdata) and to people (folding parts, lists of terms, headings
//! that ask). What is said twice comes once, from what people see, because that has links and lists.

mod marked;
#[cfg(test)]
mod tests;
mod visible;

use std::collections::{HashMap, HashSet};

use shelfhelp::content::{Block, plain_text};
use shelfhelp::i18n::Locale;

use super::question::{self, Names, slug};
use super::split::split;
use super::tell::{Place, Told, short};
use super::{Article, File, Harvest, language};
use crate::html::{self, Page};
use crate::source::Lines;

/// A question with its answer, where the page has it.
#[derive(Debug)]
struct Asked {
    question: String,
    topic: String,
    body: Vec<Block>,
    place: Place,
    /// The `id` by which addresses lead to it; may be empty.
    anchor: String,
}

/// A page that has been read.
struct Read {
    locale: Locale,
    /// The page in whichever language: sources are made of it.
    key: String,
    /// Its own address, where the page says it.
    address: String,
    asked: Vec<Asked>,
    file: String,
}

/// Whether a text is a page with questions on it, or the JSON-LD of one.
pub(crate) fn is_page(name: &str, text: &str) -> bool {
    let file = File { name: name.to_owned(), text: text.to_owned() };
    !read_page(&file, &Locale::english(), &mut Told::default()).asked.is_empty()
}

/// The answers of saved pages.
pub(crate) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let mut pages: Vec<Read> = files.iter().map(|file| read_page(file, locale, &mut told)).collect();
    // The shop's own language names the questions of a page in all of them.
    pages.sort_by_key(|page| page.locale != *locale);
    let mut articles = Vec::new();
    let mut said = Said::default();
    for page in pages {
        said.page(page, &mut articles, &mut told);
    }
    Harvest { articles, findings: told.findings }
}

fn read_page(file: &File, locale: &Locale, told: &mut Told) -> Read {
    let lower = file.name.to_ascii_lowercase();
    let place = Place::of_file(&file.name);
    let is_json = lower.ends_with(".json") || lower.ends_with(".jsonld");
    let by_name = || language::of_name(&file.name).unwrap_or_else(|| locale.clone());
    if is_json {
        let asked = marked::of_json(&file.text, &place, told);
        let key = key_of_name(&file.name);
        return Read { locale: by_name(), key, address: String::new(), asked, file: file.name.clone() };
    }
    let page = Page::read(&file.text);
    let head = Head::read(&page, locale);
    let lines = Lines::new(&file.text);
    let here = |at: usize| Place { spot: Some(lines.spot(at)), ..place.clone() };
    let mut asked = visible::read(&page, &here, told);
    let marked: Vec<Asked> =
        html::json_ld(&file.text).iter().flat_map(|block| marked::of_json(block, &place, told)).collect();
    asked = merge(asked, marked, told);
    if asked.is_empty() {
        asked = by_headings(&page, &head, &place, told);
    }
    if asked.is_empty() {
        let help = "save the page in a browser as a whole, with its questions opened";
        told.noted(&place, "no question with its answer is on the page", help);
    }
    let own = if head.canonical.is_empty() { key_of_name(&file.name) } else { language::without(&head.canonical) };
    let key = if head.first.is_empty() { own } else { language::without(&head.first) };
    Read {
        locale: head.locale.unwrap_or_else(by_name),
        key: key.trim_end_matches('/').to_owned(),
        address: head.canonical,
        asked,
        file: file.name.clone(),
    }
}

/// A file's name without its language and its ending.
fn key_of_name(name: &str) -> String {
    let path = language::without(name);
    let (folders, file) = path.rsplit_once('/').map_or(("", path.as_str()), |(folders, file)| (folders, file));
    let stem: Vec<&str> = file.split('.').collect();
    let last = stem.len().saturating_sub(1).max(1);
    let stem: Vec<&str> = stem.into_iter().take(last).filter(|part| language::code(part).is_none()).collect();
    if folders.is_empty() { stem.join(".") } else { format!("{folders}/{}", stem.join(".")) }
}

/// What the page says of itself.
#[derive(Default)]
struct Head {
    locale: Option<Locale>,
    /// The path of its own address.
    canonical: String,
    /// The path of the same page for everybody, or in the shop's own language.
    first: String,
    title: String,
}

impl Head {
    fn read(page: &Page, locale: &Locale) -> Head {
        let mut head = Head::default();
        let mut everybody = false;
        for id in page.all(0) {
            match page.tag(id) {
                "html" => head.locale = Locale::parse(page.get(id, "lang")),
                "title" if head.title.is_empty() => head.title = page.words(id),
                "h1" => head.title = page.words(id),
                "link" if rel(page, id, "canonical") => head.canonical = path(page.get(id, "href")),
                "meta" if page.get(id, "property") == "og:url" && head.canonical.is_empty() => {
                    head.canonical = path(page.get(id, "content"));
                }
                "link" if rel(page, id, "alternate") && page.has(id, "hreflang") && !everybody => {
                    let tag = page.get(id, "hreflang");
                    everybody = tag.eq_ignore_ascii_case("x-default");
                    if everybody || (head.first.is_empty() && Locale::parse(tag).as_ref() == Some(locale)) {
                        head.first = path(page.get(id, "href"));
                    }
                }
                _ => {}
            }
        }
        head
    }
}

fn rel(page: &Page, id: usize, word: &str) -> bool {
    page.get(id, "rel").split_whitespace().any(|rel| rel.eq_ignore_ascii_case(word))
}

fn path(address: &str) -> String {
    super::shopify::path_of(address)
}

/// What people see, and of what machines see only what people do not.
fn merge(seen: Vec<Asked>, marked: Vec<Asked>, told: &mut Told) -> Vec<Asked> {
    let mut out: Vec<Asked> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for asked in seen.into_iter().chain(marked) {
        let key = question::key(&asked.question);
        let Some(before) = known.get(&key).and_then(|at| out.get_mut(*at)) else {
            known.insert(key, out.len());
            out.push(asked);
            continue;
        };
        if before.body.is_empty() {
            before.body = asked.body;
        } else if !agree(&before.body, &asked.body) {
            let message = format!("the page answers \"{}\" in two ways; the first is taken", short(&before.question));
            let Place { spot, .. } = before.place;
            told.noted(&Place { spot, ..asked.place }, message, "look which of them is true");
        }
    }
    out.retain(|asked| {
        if asked.body.is_empty() {
            told.lost(
                &asked.place,
                format!("\"{}\" has no answer on the page", short(&asked.question)),
                "write one by hand",
            );
        }
        !asked.body.is_empty()
    });
    out
}

/// Whether two answers say the same, or one of them a part of the other, as shortened copies for machines do.
fn agree(one: &[Block], other: &[Block]) -> bool {
    let letters = |blocks: &[Block]| -> String { plain_text(blocks).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}

/// A page without any mark of questions, whose headings ask.
fn by_headings(page: &Page, head: &Head, place: &Place, told: &mut Told) -> Vec<Asked> {
    let all = page.all(0);
    let first = |tag: &str| all.iter().copied().find(|id| page.tag(*id) == tag);
    let top = first("main").or_else(|| first("article")).or_else(|| first("body")).unwrap_or(0);
    let ids: Vec<usize> = page.inside(top).iter().copied().filter(|id| !visible::is_frame(page, *id)).collect();
    let (mut blocks, problems) = page.blocks(&ids);
    // The title of the page is no question of it.
    if matches!(blocks.first(), Some(Block::Heading(_, words)) if super::split::words_of(words) == head.title) {
        blocks.remove(0);
    }
    let title = head.title.to_lowercase();
    let faq = title.contains("faq") || head.canonical.contains("faq");
    let Ok(parts) = split(blocks, faq) else { return Vec::new() };
    told.converted(place, problems);
    if !parts.intro.is_empty() {
        let message = format!("the page begins with words that answer nothing: {}", short(&plain_text(&parts.intro)));
        told.noted(place, message, "keep what matters of them by hand");
    }
    let asked = |part: super::split::Part| Asked {
        question: part.question,
        topic: part.topic,
        body: part.body,
        place: place.clone(),
        anchor: String::new(),
    };
    merge(parts.parts.into_iter().map(asked).collect(), Vec::new(), told)
}

/// What pages read before have said.
#[derive(Default)]
struct Said {
    /// The names of the questions of a page in its first language.
    names: HashMap<String, Vec<String>>,
    pages: HashSet<(String, Locale)>,
    /// Questions with their answers: headers and footers of shops repeat them on every page.
    answers: HashMap<(Locale, String), String>,
}

impl Said {
    fn page(&mut self, page: Read, articles: &mut Vec<Article>, told: &mut Told) {
        let place = Place::of_file(&page.file);
        if page.asked.is_empty() {
            return;
        }
        if !self.pages.insert((page.key.clone(), page.locale.clone())) {
            let message = format!("the page `{}` is there twice in {}; the first one counts", page.key, page.locale);
            told.noted(&place, message, "leave one of the files out");
            return;
        }
        let names = self.names_of(&page, &place, told);
        for (i, (asked, name)) in page.asked.into_iter().zip(names).enumerate() {
            let text = plain_text(&asked.body);
            let key = (page.locale.clone(), question::key(&asked.question));
            if self.answers.get(&key) == Some(&text) {
                let message = format!("\"{}\" is answered in the same words on a page before", short(&asked.question));
                told.noted(&asked.place, message, "nothing to do: it comes once");
                continue;
            }
            self.answers.insert(key, text);
            let has_address = !page.address.is_empty() && !asked.anchor.is_empty();
            articles.push(Article {
                source: format!("faq:{}#{name}", page.key),
                locale: page.locale.clone(),
                question: asked.question,
                body: asked.body,
                also: Vec::new(),
                keywords: Vec::new(),
                topic: asked.topic,
                summary: String::new(),
                slug: name,
                aliases: has_address.then(|| format!("{}#{}", page.address, asked.anchor)).into_iter().collect(),
                related: Vec::new(),
                draft: false,
                updated: None,
                order: i64::try_from(i + 1).ok(),
            });
        }
    }

    /// The names of a page's questions: of its first language, place by place, else their own.
    fn names_of(&mut self, page: &Read, place: &Place, told: &mut Told) -> Vec<String> {
        if let Some(names) = self.names.get(&page.key) {
            if names.len() == page.asked.len() {
                let message =
                    format!("the questions in {} are matched with the first language by their place", page.locale);
                told.noted(place, message, "compare the languages of each answer");
                return names.clone();
            }
            let message = format!(
                "the page has {} questions in {} and {} in the first language; they are not matched",
                page.asked.len(),
                page.locale,
                names.len()
            );
            told.assumed(place, message, "give answers that belong together one id by hand");
        }
        let mut taken = Names::default();
        let names: Vec<String> = page.asked.iter().map(|asked| taken.unique(&slug(&asked.question))).collect();
        self.names.entry(page.key.clone()).or_insert_with(|| names.clone());
        names
    }
}
