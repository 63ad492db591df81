//! Which answers does an export of Freshdesk's solutions hold?
//!
//! Articles of folders of categories, nested or in files of their own. `status` 1 is a draft and 2 is published; a
//! translation is an article with the same `id` in a file or under a key of its language.

use std::collections::HashMap;

use shelfhelp::i18n::Locale;

use super::gather::{Export, Item, draft, harvest};
use super::tell::Told;
use super::{Article, File, Harvest, language};

pub(super) fn is_article(item: &Item<'_>) -> bool {
    let known = ["folder_id", "description_text", "seo_data", "thumbs_up"].iter().any(|key| item.has(key));
    known && item.has("title") && item.has("description")
}

pub(super) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let export = Export::read(files, &mut told);
    let items = export.items();
    let own = |item: &Item<'_>| is_article(item) || (matches!(item.of, "articles" | "article") && item.has("title"));
    let folders = items.iter().filter(|item| !own(item) && item.has("name"));
    let folders: HashMap<&str, &Item<'_>> = folders.filter_map(|item| Some((item.id()?, item))).collect();
    let mut articles: Vec<Article> = Vec::new();
    for item in items.iter().filter(|item| own(item)) {
        let Some(id) = item.text(&["id", "parent_id"]) else {
            told.lost(&item.place("title"), "an article without an id is left out", "export it again");
            continue;
        };
        let keyed = language::code(item.of);
        let tag = keyed.unwrap_or_else(|| item.locale(&["language", "language_code", "locale"], locale));
        articles.extend(one(item, id, tag, &folders, &mut told));
    }
    harvest(articles, told)
}

fn one(
    item: &Item<'_>,
    id: &str,
    locale: Locale,
    folders: &HashMap<&str, &Item<'_>>,
    told: &mut Told,
) -> Option<Article> {
    let mut article =
        item.article(told, format!("freshdesk:{id}"), locale, &["title"], &["description", "desc_un_html"])?;
    let folder = item.text(&["folder_id"]).and_then(|folder| folders.get(folder));
    article.topic = folder.and_then(|folder| folder.text(&["name"])).unwrap_or_default().to_owned();
    article.keywords = item.list("tags");
    let described = item.node.get("seo_data").and_then(|seo| seo.text(&["meta_description"]).map(str::to_owned));
    article.summary = described.unwrap_or_default();
    // Articles are known by this path, whatever follows the number.
    article
        .aliases
        .push(item.text(&["url"]).map_or_else(|| format!("/support/solutions/articles/{id}"), str::to_owned));
    article.updated = item.day(&["updated_at", "modified_at", "created_at"]);
    article.order = item.number("position").filter(|position| *position > 0);
    if item.text(&["status"]).is_some_and(|status| status != "2") {
        draft(told, &item.place("status"), &mut article, "not published");
    } else if folder.and_then(|folder| folder.text(&["visibility"])).is_some_and(|seen| seen != "1") {
        draft(told, &item.place("folder_id"), &mut article, "not for everybody");
    }
    Some(article)
}
