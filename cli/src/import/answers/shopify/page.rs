//! What of a page, an article or a policy of Shopify becomes an answer?

use shelfhelp::i18n::Locale;
use shelfhelp::time::Date;

use super::super::node::Node;
use super::super::tell::{Place, Told, short};
use super::super::written;
use super::item::Item;
use super::{Kind, Source, last, of_gid, translations};

// What says something about an answer.
const READ: &str = "id admin_graphql_api_id title body body_html bodyHtml content contentHtml handle url onlineStoreUrl \
    tags summary summary_html summaryHtml excerpt excerptHtml blog blog_id published published_at publishedAt isPublished \
    updated_at updatedAt seo translations type";

// What says something about a page of a shop's theme, and nothing about an answer.
const LEFT: &str = "author authorV2 user_id shop_id created_at createdAt template_suffix templateSuffix bodySummary image \
    metafield metafields comments commentsCount cursor defaultCursor legacyResourceId contentText events __typename __parentId \
    digest outdated";

pub(super) fn read(
    kind: Kind,
    node: &Node<'_>,
    key: &str,
    source: &Source<'_>,
    blog: Option<&(String, String)>,
    told: &mut Told,
) -> Option<Item> {
    let place = (source.place)(node);
    let handle = handle(kind, node, key);
    let Some(title) = node.text(&["title"]).map(str::to_owned).or_else(|| title_of(&handle)) else {
        told.lost(&place, "it has no title and is left out", "give it one, and export it again");
        return None;
    };
    let body = node.first(&["body_html", "bodyHtml", "contentHtml", "body", "content"]);
    let Some(body) = body else {
        let message = format!("\"{}\" has no text; it is left out", short(&title));
        told.noted(&place, message, "nothing to do, where the theme fills the page");
        return None;
    };
    for (name, member) in node.entries() {
        let known = |list: &str| list.split_whitespace().any(|known| known == name);
        if !known(READ) && !known(LEFT) && !member.is_list() {
            let message = format!("`{name}` is not known and is not imported");
            told.noted_once(
                &(source.place)(&member),
                message,
                "look whether it says something that shoppers should know",
            );
        }
    }
    let name = match (kind, node.text(&["id"])) {
        // The forms of the interface number policies differently; their names are the same in all.
        (Kind::Policy, _) => handle.clone(),
        (_, Some(id)) => last(id).to_owned(),
        _ => handle.clone(),
    };
    let inner = node.get("blog");
    let of_blog = |key: &str| inner.as_ref().and_then(|blog| blog.text(&[key])).map(str::to_owned);
    let handle_of_blog =
        of_blog("handle").or_else(|| blog.map(|(handle, _)| handle.clone())).filter(|text| !text.is_empty());
    let topic = of_blog("title").or_else(|| blog.map(|(_, title)| title.clone())).unwrap_or_default();
    let (word, path) = match kind {
        Kind::Policy => ("policy", format!("/policies/{handle}")),
        Kind::Article => ("article", handle_of_blog.map(|blog| format!("/blogs/{blog}/{handle}")).unwrap_or_default()),
        _ => ("page", format!("/pages/{handle}")),
    };
    let address =
        node.text(&["url", "onlineStoreUrl"]).map(path_of).filter(|path| path.starts_with('/') && path.len() > 1);
    let has_path = !handle.is_empty() && !path.is_empty();
    let keys = if node.value.get("body_html").is_some() { "body_html" } else { "body" };
    let date = node.text(&["updated_at", "updatedAt"]);
    Some(Item {
        source: format!("shopify:{word}:{name}"),
        locale: source.locale.clone(),
        question: title,
        body: body.value.as_text().unwrap_or_default().to_owned(),
        html: true,
        path: address.unwrap_or(if has_path { path } else { String::new() }),
        handle,
        keywords: tags(node),
        topic,
        summary: summary(node),
        draft: is_draft(kind, node),
        updated: date.and_then(Date::parse),
        order: None,
        parts: kind != Kind::Article,
        place: (source.place)(&body),
        keys: ("title".into(), keys.into()),
        key: key_of(kind, node),
        above: node.text(&["blog_id"]).map(|id| format!("Blog/{id}")).unwrap_or_default(),
        apart: false,
        translations: translations(node),
    })
}

/// Under which name translations that stand apart know it: `Page/1`.
fn key_of(kind: Kind, node: &Node<'_>) -> String {
    let id = node.text(&["admin_graphql_api_id"]).or_else(|| node.text(&["id"])).unwrap_or_default();
    match kind {
        _ if id.starts_with("gid:") => of_gid(id),
        _ if id.is_empty() => String::new(),
        Kind::Policy => format!("ShopPolicy/{id}"),
        Kind::Article => format!("Article/{id}"),
        _ => format!("Page/{id}"),
    }
}

/// The handle, or what stands for one.
fn handle(kind: Kind, node: &Node<'_>, key: &str) -> String {
    let kebab = |text: &str| {
        let mut out = String::new();
        let mut small = false;
        for c in text.chars() {
            if c.is_ascii_uppercase() && small {
                out.push('-');
            }
            small = c.is_ascii_lowercase();
            out.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
        }
        out
    };
    if let Some(handle) = node.text(&["handle"]) {
        return handle.to_owned();
    }
    if kind == Kind::Policy {
        if let Some(kind) = node.text(&["type"]) {
            return kebab(kind);
        }
        if key.ends_with("Policy") || key == "termsOfService" {
            return kebab(key);
        }
        let of_url =
            node.text(&["url"]).map(path_of).and_then(|path| path.strip_prefix("/policies/").map(str::to_owned));
        if let Some(handle) = of_url {
            return handle;
        }
    }
    super::super::question::slug(node.text(&["title"]).unwrap_or_default())
}

/// Policies come without a title where the shop never gave one: `refund-policy` is "Refund policy".
fn title_of(handle: &str) -> Option<String> {
    let words = handle.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next()?;
    (handle.contains("policy") || handle == "terms-of-service").then(|| first.to_uppercase().chain(letters).collect())
}

/// The path of an address.
pub(in super::super) fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = if address.contains("://") { rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/") } else { rest };
    path.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// A list in GraphQL, text with commas in REST.
fn tags(node: &Node<'_>) -> Vec<String> {
    let Some(tags) = node.get("tags") else { return Vec::new() };
    let list: Vec<&str> = match tags.value.as_text() {
        Some(text) => text.split(',').collect(),
        None => tags.items().iter().filter_map(|tag| tag.value.as_text()).collect(),
    };
    list.into_iter().map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn summary(node: &Node<'_>) -> String {
    let seo = node.get("seo").and_then(|seo| seo.text(&["description"]));
    let own = node.text(&["summary_html", "summaryHtml", "summary", "excerpt"]);
    own.or(seo).map(written::line).unwrap_or_default()
}

/// REST gives a page that is not published the date null; GraphQL has a flag.
fn is_draft(kind: Kind, node: &Node<'_>) -> bool {
    let flag = node.flag("isPublished").or_else(|| node.flag("published"));
    let null = node.entries().iter().any(|(name, member)| {
        matches!(*name, "published_at" | "publishedAt") && *member.value == shelfhelp::problem::Value::Null
    });
    kind != Kind::Policy && flag.map_or(null, |published| !published)
}

/// A resource of which only its texts for translators are there.
pub(super) fn apart<'v>(
    id: &str,
    value: impl Fn(&str) -> Option<&'v str>,
    locale: &Locale,
    place: Place,
) -> Option<Item> {
    let key = of_gid(id);
    let (kind, number) = key.split_once('/').map(|(kind, number)| (kind, number.to_owned()))?;
    let word = match kind {
        "Page" => "page",
        "Article" => "article",
        "ShopPolicy" => "policy",
        _ => return None,
    };
    let (title, body) = (value("title")?, value("body_html").or_else(|| value("body"))?);
    let handle = value("handle").unwrap_or_default().to_owned();
    Some(Item {
        source: format!("shopify:{word}:{number}"),
        locale: locale.clone(),
        question: title.to_owned(),
        body: body.to_owned(),
        html: true,
        path: if word == "page" && !handle.is_empty() { format!("/pages/{handle}") } else { String::new() },
        handle,
        keywords: Vec::new(),
        topic: String::new(),
        summary: value("meta_description").unwrap_or_default().to_owned(),
        draft: false,
        updated: None,
        order: None,
        parts: word != "article",
        place,
        keys: ("title".into(), "body_html".into()),
        key,
        above: String::new(),
        apart: true,
        translations: Vec::new(),
    })
}
