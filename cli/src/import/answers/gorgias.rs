//! Which answers does an export of Gorgias' help centre hold?
//!
//! Articles with a `translation`, or with `translations` in several languages; categories likewise.

use std::collections::HashMap;

use shelfhelp::i18n::Locale;

use super::gather::{Export, Item, draft, harvest, inside};
use super::tell::Told;
use super::{Article, File, Harvest};

pub(super) fn is_article(item: &Item<'_>) -> bool {
    let one = item.node.get("translation").is_some_and(|node| node.get("content").is_some());
    let items = item.node.get("translations").map(|node| node.items()).unwrap_or_default();
    one || items.iter().any(|node| node.get("content").is_some())
}

pub(super) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let export = Export::read(files, &mut told);
    let items = export.items();
    let names = names(&items, locale);
    let mut articles: Vec<Article> = Vec::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| is_article(item)) {
        let Some(id) = item.id() else {
            told.lost(&item.place("translation"), "an article without an id is left out", "export it again");
            continue;
        };
        let contents = inside(&items, at).iter();
        for content in contents.filter(|inner| matches!(inner.of, "translation" | "translations")) {
            let Some(found) = one(content, item, id, locale, &names, &mut told) else { continue };
            // The first language stands in both.
            if !articles.iter().rev().take(50).any(|known| known.source == found.source && known.locale == found.locale)
            {
                articles.push(found);
            }
        }
    }
    harvest(articles, told)
}

fn one(
    content: &Item<'_>,
    of: &Item<'_>,
    id: &str,
    or: &Locale,
    names: &HashMap<(String, Locale), String>,
    told: &mut Told,
) -> Option<Article> {
    let locale = content.locale(&["locale"], or);
    let mut article = content.article(told, format!("gorgias:{id}"), locale.clone(), &["title"], &["content"])?;
    let category = content.text(&["category_id"]).or_else(|| of.text(&["category_id"])).unwrap_or_default();
    article.topic = names.get(&(category.to_owned(), locale.clone())).cloned().unwrap_or_default();
    article.summary = content.text(&["excerpt"]).map(super::written::line).unwrap_or_default();
    article.aliases.extend(content.text(&["url", "article_url"]).map(str::to_owned));
    article.updated = content.day(&["updated_datetime"]).or_else(|| of.day(&["updated_datetime", "created_datetime"]));
    article.order = of.number("rank").filter(|rank| *rank != 0);
    if locale.language() != "en" {
        article.slug = content.text(&["slug"]).unwrap_or_default().to_owned();
    }
    let shown = content.text(&["visibility_status", "status"]).unwrap_or("PUBLIC").to_ascii_uppercase();
    if !matches!(shown.as_str(), "PUBLIC" | "PUBLISHED") {
        draft(told, &content.place("visibility_status"), &mut article, "not public");
    }
    Some(article)
}

/// What categories are called, by their ids and languages.
fn names(items: &[Item<'_>], or: &Locale) -> HashMap<(String, Locale), String> {
    let mut names = HashMap::new();
    for item in items.iter().filter(|item| !is_article(item)) {
        let Some(id) = item.id() else { continue };
        let one = item.node.get("translation").into_iter();
        let all = one.chain(item.node.get("translations").map(|node| node.items()).unwrap_or_default());
        for node in all {
            if let Some(title) = node.text(&["title", "name"]) {
                let locale = node.text(&["locale"]).and_then(Locale::parse).unwrap_or_else(|| or.clone());
                names.entry((id.to_owned(), locale)).or_insert_with(|| title.to_owned());
            }
        }
    }
    names
}
