//! Which answers does an export of Intercom's articles hold?
//!
//! Pages of `GET /articles`, with collections in files of their own. Other languages stand in `translated_content`.

use std::collections::HashMap;

use shelfhelp::i18n::Locale;

use super::gather::{Export, Item, draft, harvest, inside, slug};
use super::tell::Told;
use super::{Article, File, Harvest};

pub(super) fn is_article(item: &Item<'_>) -> bool {
    let typed = item.text(&["type"]) == Some("article");
    typed || (item.has("translated_content") && item.has("body"))
}

pub(super) fn read(files: &[File], locale: &Locale) -> Harvest {
    let mut told = Told::default();
    let export = Export::read(files, &mut told);
    let items = export.items();
    let collections = items.iter().filter(|item| !is_own(item) && item.has("name"));
    let collections: HashMap<&str, &Item<'_>> = collections.filter_map(|item| Some((item.id()?, item))).collect();
    let mut articles = Vec::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| is_own(item)) {
        let Some(id) = item.id() else {
            told.lost(&item.place("title"), "an article without an id is left out", "export it again");
            continue;
        };
        let first = item.locale(&["default_locale", "locale"], locale);
        let mut languages: Vec<(Locale, &Item<'_>)> = vec![(first.clone(), item)];
        for content in inside(&items, at) {
            // The first language may stand there once more.
            let tag = Locale::parse(content.of).filter(|tag| *tag != first && content.has("title"));
            languages.extend(tag.map(|tag| (tag, content)));
        }
        for (tag, content) in languages {
            articles.extend(one(content, item, id, tag, &collections, &mut told));
        }
    }
    harvest(articles, told)
}

fn is_own(item: &Item<'_>) -> bool {
    is_article(item)
        || (matches!(item.of, "data" | "articles" | "article") && item.has("title") && !item.has("source_id"))
}

fn one(
    content: &Item<'_>,
    of: &Item<'_>,
    id: &str,
    locale: Locale,
    collections: &HashMap<&str, &Item<'_>>,
    told: &mut Told,
) -> Option<Article> {
    let mut article = content.article(told, format!("intercom:{id}"), locale.clone(), &["title"], &["body"])?;
    let parent = of.text(&["parent_id"]).and_then(|parent| collections.get(parent));
    article.topic = parent.and_then(|parent| name(parent, &locale)).unwrap_or_default();
    article.summary = content.text(&["description"]).map(super::written::line).unwrap_or_default();
    article.aliases.extend(content.text(&["url"]).map(str::to_owned));
    article.updated = content.day(&["updated_at", "created_at"]);
    if locale.language() != "en" {
        article.slug = content.text(&["url"]).map(slug).unwrap_or_default();
    }
    if content.text(&["state"]).is_some_and(|state| state != "published") {
        draft(told, &content.place("state"), &mut article, "not published");
    }
    Some(article)
}

/// A collection's name in a language, or in its first one.
fn name(collection: &Item<'_>, locale: &Locale) -> Option<String> {
    let translated = collection.node.get("translated_content").map(|node| node.entries()).unwrap_or_default();
    let own = translated.iter().find(|(tag, _)| Locale::parse(tag).as_ref() == Some(locale));
    let own = own.and_then(|(_, node)| node.text(&["name", "title"]));
    own.or_else(|| collection.text(&["name"])).map(str::to_owned)
}
