//! Which answers does an export of Zendesk's help centre hold?
//!
//! Pages of `articles.json`, with `sections`, `categories` and `translations` in them or in files of their own. An
//! article's `id` is the same in every language; each page has it in one, `translations` in all.

use std::collections::{HashMap, HashSet};

use shelfhelp::i18n::Locale;

use super::gather::{Export, Item, draft, harvest, inside, slug};
use super::tell::Told;
use super::{Article, File, Harvest};

/// Whether a group of keys is an article of Zendesk's.
pub(super) fn is_article(item: &Item<'_>) -> bool {
    let known = item.has("section_id")
        || item.has("source_locale")
        || item.text(&["html_url"]).is_some_and(|url| url.contains("/hc/"));
    let plain = matches!(item.of, "articles" | "article") && item.has("body") && !item.has("type");
    (known || plain) && item.has("title") && (item.has("body") || item.has("translations")) && !is_translation(item)
}

fn is_translation(item: &Item<'_>) -> bool {
    item.has("source_id") || item.of == "translations" || item.of == "translation"
}

pub(super) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let export = Export::read(files, &mut told);
    let items = export.items();
    let names = names(&items, locale);
    let mut found: Vec<(Article, bool)> = Vec::new();
    let own: Vec<(usize, &Item<'_>)> = items.iter().enumerate().filter(|(_, item)| is_own(item)).collect();
    let by_id: HashMap<&str, &Item<'_>> = own.iter().filter_map(|(_, item)| Some((item.id()?, *item))).collect();
    let elsewhere: HashSet<&str> =
        items.iter().filter(|item| is_translation(item)).filter_map(|item| item.text(&["source_id"])).collect();
    for (at, item) in own {
        let Some(id) = item.id() else {
            told.lost(&item.place("title"), "an article without an id is left out", "export it again");
            continue;
        };
        if item.has("body") {
            found.extend(one(item, item, id, locale, &names, &mut told).map(|article| (article, false)));
        }
        let translated = inside(&items, at).iter().any(|inner| inner.has("body")) || elsewhere.contains(id);
        if !item.has("body") && !translated {
            // Says that it has no text.
            one(item, item, id, locale, &names, &mut told);
        }
        // Inside of an article, a translation need not say whose it is.
        let unnamed = inside(&items, at).iter().filter(|inner| inner.of == "translations" && !inner.has("source_id"));
        for inner in unnamed.filter(|inner| inner.has("body")) {
            found.extend(one(inner, item, id, locale, &names, &mut told).map(|article| (article, true)));
        }
    }
    let of_article = |item: &&Item<'_>| item.text(&["source_type"]).unwrap_or("Article") == "Article";
    for item in items.iter().filter(|item| is_translation(item)).filter(of_article) {
        let Some(id) = item.text(&["source_id"]) else { continue };
        let of = by_id.get(id).copied().unwrap_or(item);
        found.extend(one(item, of, id, locale, &names, &mut told).map(|article| (article, true)));
    }
    // The same in a page and among its translations: the page knows more.
    found.sort_by_key(|(_, translated)| *translated);
    let mut seen = HashSet::new();
    found.retain(|(article, _)| seen.insert((article.source.clone(), article.locale.clone())));
    let articles = found.into_iter().map(|(article, _)| article).collect();
    harvest(articles, told)
}

/// An article that stands for itself; by its name alone where the export says little.
fn is_own(item: &Item<'_>) -> bool {
    is_article(item) || (matches!(item.of, "articles" | "article") && item.has("title") && !is_translation(item))
}

fn one(
    item: &Item<'_>,
    of: &Item<'_>,
    id: &str,
    or: &Locale,
    names: &HashMap<(String, Locale), String>,
    told: &mut Told,
) -> Option<Article> {
    let locale = item.locale(&["locale"], or);
    let mut article = item.article(told, format!("zendesk:{id}"), locale.clone(), &["title", "name"], &["body"])?;
    let section = of.text(&["section_id"]).unwrap_or_default().to_owned();
    let names_of = |locale: &Locale| names.get(&(section.clone(), locale.clone()));
    let name = names_of(&locale).or_else(|| names_of(&of.locale(&["source_locale", "locale"], or)));
    article.topic = name.cloned().unwrap_or_default();
    article.keywords = of.list("label_names");
    article.aliases.extend(item.text(&["html_url"]).map(str::to_owned));
    article.updated = item.day(&["edited_at", "updated_at", "created_at"]);
    article.order = of.number("position").filter(|position| *position != 0);
    if of.node.flag("promoted") == Some(true) {
        article.order = Some(-1);
    }
    if locale.language() != "en" {
        article.slug = of.text(&["html_url"]).map(slug).unwrap_or_default();
    }
    if item.node.flag("draft") == Some(true) {
        draft(told, &item.place("draft"), &mut article, "not published");
    }
    if item.node.flag("outdated") == Some(true) {
        let message = format!("\"{}\" is marked as outdated there", super::tell::short(&article.question));
        told.noted(&item.place("outdated"), message, "translate it again");
    }
    Some(article)
}

/// What sections are called, by their ids and languages.
fn names(items: &[Item<'_>], or: &Locale) -> HashMap<(String, Locale), String> {
    let mut names = HashMap::new();
    let sections: Vec<&Item<'_>> = items.iter().filter(|item| item.has("category_id") && item.has("name")).collect();
    for section in &sections {
        if let (Some(id), Some(name)) = (section.id(), section.text(&["name"])) {
            names.insert((id.to_owned(), section.locale(&["locale", "source_locale"], or)), name.to_owned());
        }
    }
    let translations = items.iter().filter(|item| item.text(&["source_type"]) == Some("Section"));
    for item in translations {
        if let (Some(id), Some(name)) = (item.text(&["source_id"]), item.text(&["title"])) {
            names.insert((id.to_owned(), item.locale(&["locale"], or)), name.to_owned());
        }
    }
    names
}
