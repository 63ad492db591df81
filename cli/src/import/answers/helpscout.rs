//! Which answers does an export of Help Scout's Docs hold?
//!
//! Articles as `GET /articles/ID` gives them, one or many to a file, with collections and categories beside them. A site
//! has one language, which its file's name may say.

use std::collections::{HashMap, HashSet};

use shelfhelp::i18n::Locale;

use super::gather::{Export, Item, draft, harvest};
use super::tell::Told;
use super::{Article, File, Harvest};

pub(super) fn is_article(item: &Item<'_>) -> bool {
    let known = item.has("collectionId") || item.has("publicUrl");
    known && item.has("name") && (item.has("text") || item.has("hasDraft") || item.has("lastPublishedAt"))
}

pub(super) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let export = Export::read(files, &mut told);
    let items = export.items();
    let own = |item: &Item<'_>| is_article(item) || (matches!(item.of, "articles" | "article") && item.has("name"));
    let named = items.iter().filter(|item| !own(item));
    let names: HashMap<&str, &str> = named.filter_map(|item| Some((item.id()?, item.text(&["name"])?))).collect();
    let whole: HashSet<&str> = items.iter().filter(|item| item.has("text")).filter_map(Item::id).collect();
    let mut articles: Vec<Article> = Vec::new();
    for item in items.iter().filter(|item| own(item)) {
        let Some(id) = item.id() else {
            told.lost(&item.place("name"), "an article without an id is left out", "export it again");
            continue;
        };
        let tag = item.locale(&["locale", "language"], locale);
        // Lists name an article without its text; the article by itself has it.
        if !item.has("text") && whole.contains(id) {
            continue;
        }
        articles.extend(one(item, id, tag, &names, &mut told));
    }
    harvest(articles, told)
}

fn one(item: &Item<'_>, id: &str, locale: Locale, names: &HashMap<&str, &str>, told: &mut Told) -> Option<Article> {
    let mut article = item.article(told, format!("helpscout:{id}"), locale.clone(), &["name", "title"], &["text"])?;
    let topics = item.list("categories").into_iter().chain(item.text(&["collectionId"]).map(str::to_owned));
    article.topic =
        topics.into_iter().find_map(|id| names.get(id.as_str())).map(|name| (*name).to_owned()).unwrap_or_default();
    article.keywords = item.list("keywords");
    article.related = item.list("related").into_iter().map(|id| format!("helpscout:{id}")).collect();
    article.aliases.extend(item.text(&["publicUrl"]).map(str::to_owned));
    article.updated = item.day(&["updatedAt", "lastPublishedAt", "createdAt"]);
    if locale.language() != "en" {
        article.slug = item.text(&["slug"]).unwrap_or_default().to_owned();
    }
    if item.text(&["status"]).is_some_and(|status| status != "published") {
        draft(told, &item.place("status"), &mut article, "not published");
    }
    Some(article)
}
