//! Which elements and attributes may the command's pages have, and where may they lead?

use crate::page::{Page, Tag};

// What any element may have.
const EVERYWHERE: &[&str] = &[
    "class",
    "id",
    "lang",
    "dir",
    "role",
    "tabindex",
    "title",
    "hidden",
    "aria-label",
    "aria-hidden",
    "aria-labelledby",
    "aria-describedby",
    "aria-current",
];

// Elements, and what each may have besides. None runs, none sends, none embeds.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("html", &[]),
    ("head", &[]),
    ("body", &[]),
    ("title", &[]),
    ("meta", &["charset", "name", "content", "http-equiv", "property"]),
    ("link", &["rel", "href", "hreflang", "type"]),
    // For machines: JSON-LD, which no browser runs.
    ("script", &["type"]),
    // Of a report, which is one file: its hash is in the policy.
    ("style", &[]),
    ("header", &[]),
    ("nav", &[]),
    ("main", &[]),
    ("article", &[]),
    ("section", &[]),
    ("aside", &[]),
    ("footer", &[]),
    ("div", &[]),
    ("p", &[]),
    ("span", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("dd", &[]),
    ("table", &[]),
    ("caption", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope", "colspan"]),
    ("td", &["scope", "colspan"]),
    ("strong", &[]),
    ("b", &[]),
    ("em", &[]),
    ("s", &[]),
    ("code", &[]),
    ("br", &[]),
    ("small", &[]),
    ("sup", &[]),
    ("bdi", &[]),
    ("time", &["datetime"]),
    ("details", &["open"]),
    ("summary", &[]),
    ("figure", &[]),
    ("figcaption", &[]),
    ("blockquote", &[]),
    ("a", &["href", "rel", "hreflang", "target"]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("svg", &["viewbox", "width", "height", "preserveaspectratio"]),
    ("g", &["transform"]),
    ("path", &["d"]),
    ("line", &["x1", "x2", "y1", "y2"]),
    ("rect", &["x", "y", "width", "height", "rx"]),
    ("circle", &["cx", "cy", "r"]),
    ("text", &["x", "y", "dx", "dy", "text-anchor", "transform"]),
    ("desc", &[]),
];

/// Fails where a page has anything that runs, or leads where nobody should follow.
#[track_caller]
pub(crate) fn tame(about: &str, page: &Page) {
    for tag in &page.tags {
        let known = ELEMENTS.iter().find(|(name, _)| *name == tag.name);
        let Some((_, own)) = known else { panic!("{about}: <{}> is in no table", tag.name) };
        for (name, value) in &tag.attributes {
            assert!(EVERYWHERE.contains(&name.as_str()) || own.contains(&name.as_str()), "{about}: {tag:?} has {name}");
            let schemes: &[&str] = match name.as_str() {
                "href" => &["https", "http", "mailto", "tel", "sms"],
                "src" => &["https", "http"],
                _ => continue,
            };
            assert!(scheme(value).is_none_or(|found| schemes.contains(&found.as_str())), "{about}: {tag:?} leads away");
        }
        is_meant(about, tag);
    }
}

/// What an element may say of itself, beyond its table.
#[track_caller]
fn is_meant(about: &str, tag: &Tag) {
    let is = |name: &str, values: &[&str]| tag.get(name).is_none_or(|value| values.contains(&value));
    let meant = match tag.name.as_str() {
        "script" => tag.get("type") == Some("application/ld+json"),
        // The first page leads to that of the shop's first language.
        "meta" if tag.get("http-equiv") == Some("refresh") => tag.get("content") == Some("0; url=en/index.html"),
        "meta" => is("http-equiv", &["Content-Security-Policy"]),
        "link" => is("rel", &["stylesheet", "canonical", "alternate", "icon", "next", "prev"]),
        "a" => is("target", &["_blank"]),
        _ => true,
    };
    assert!(meant, "{about}: {tag:?}");
}

/// The scheme as browsers see it, who pass over white space and controls; none where an address has none.
fn scheme(address: &str) -> Option<String> {
    let seen: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let before = seen.split(['/', '?', '#']).next().unwrap_or_default();
    before.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase())
}
