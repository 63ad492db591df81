//! What stands around the text of every page?
//!
//! The document's head, the way back, the languages and the foot. No script at all, and a policy that forbids any.
//!
//! Does not know: what the page is about.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value as Json, json};
use shelfhelp::i18n::Key;

use super::address::{DELIVERY, INDEX};
use super::site::{Language, Site};
use super::words::Say;

const POLICY: &str = "default-src 'none'; img-src 'self' https:; style-src 'self'; base-uri 'none'; form-action 'none'";
// What search results show of a description.
const DESCRIPTION_MAX: usize = 200;

/// A page of a language.
pub(super) struct Page<'p> {
    pub(super) language: usize,
    /// In the language's folder.
    pub(super) file: &'p str,
    /// What it is about; the shop's name comes after it.
    pub(super) title: String,
    pub(super) description: String,
    /// The same page in all languages that have it, this one among them.
    pub(super) versions: Vec<(usize, String)>,
    /// The way from the first page to the one above this: names and files.
    pub(super) crumbs: Vec<(String, String)>,
    /// What the page says to machines.
    pub(super) data: Vec<Json>,
    pub(super) body: Markup,
}

/// The whole document.
pub(super) fn page(site: &Site<'_>, page: &Page<'_>) -> Option<String> {
    let language = site.languages.get(page.language)?;
    let mut data = page.data.clone();
    data.extend(breadcrumbs(site, language, page));
    let body = html! {
        a.skip href="#p.main" { (language.say(Say::Skip)) }
        (header(site, language, page))
        main id="p.main" tabindex="-1" {
            @if !page.crumbs.is_empty() { (crumbs(language, page)) }
            (page.body)
        }
        (footer(site, language))
    };
    let title = format!("{} · {}", page.title, language.shop_name);
    let head = Head {
        title: &title,
        description: &page.description,
        links: links(site, page),
        up: "../",
        data: &data,
        crawl: "index, follow, max-snippet:-1, max-image-preview:large",
    };
    Some(document(site, language, &head, body))
}

/// What the head of a document says.
pub(super) struct Head<'h> {
    pub(super) title: &'h str,
    pub(super) description: &'h str,
    pub(super) links: Markup,
    /// The way to the folder of all languages.
    pub(super) up: &'h str,
    pub(super) data: &'h [Json],
    pub(super) crawl: &'h str,
}

pub(super) fn document(site: &Site<'_>, language: &Language<'_>, head: &Head<'_>, body: Markup) -> String {
    let description: String = head.description.chars().take(DESCRIPTION_MAX).collect();
    let whole = html! {
        (DOCTYPE)
        html lang=(language.locale) dir=(language.dir()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (head.title) }
                @if !description.is_empty() { meta name="description" content=(description); }
                meta name="robots" content=(head.crawl);
                (head.links)
                link rel="stylesheet" href={ (head.up) (site.style) };
                @for data in head.data { (script(data)) }
            }
            body { (body) }
        }
    };
    let mut text = whole.into_string();
    text.push('\n');
    text
}

/// Data for machines. Nothing in it can end the element: marks of HTML are written as JSON writes any letter.
fn script(data: &Json) -> Markup {
    let text = data.to_string();
    let safe = text
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    html! { script type="application/ld+json" { (PreEscaped(safe)) } }
}

/// Where search engines find this page and its other languages; nothing where the address is not known.
fn links(site: &Site<'_>, page: &Page<'_>) -> Markup {
    let Some(base) = site.base else { return html! {} };
    let at = |place: usize, file: &str| {
        site.languages.get(place).map(|language| base.of(&format!("{}/{file}", language.folder())))
    };
    // Of an index it is the page on which languages are chosen.
    let otherwise = match page.versions.first() {
        Some(_) if page.file == INDEX && site.languages.len() > 1 => Some(base.of(INDEX)),
        Some((place, file)) => at(*place, file),
        None => None,
    };
    html! {
        @if let Some(own) = at(page.language, page.file) { link rel="canonical" href=(own); }
        @if page.versions.len() > 1 {
            @for (place, file) in &page.versions {
                @if let (Some(other), Some(href)) = (site.languages.get(*place), at(*place, file)) {
                    link rel="alternate" hreflang=(other.locale) href=(href);
                }
            }
            @if let Some(href) = otherwise { link rel="alternate" hreflang="x-default" href=(href); }
        }
    }
}

fn header(site: &Site<'_>, language: &Language<'_>, page: &Page<'_>) -> Markup {
    html! {
        header.top {
            a.brand href=(INDEX) {
                span.shop { (language.shop_name) }
                " "
                span.what { (language.say(Say::HelpCentre)) }
            }
            @if site.languages.len() > 1 { (languages(site, language, page)) }
        }
    }
}

/// Each language by its own name. Where a page is not written in it, its first page is offered.
fn languages(site: &Site<'_>, language: &Language<'_>, page: &Page<'_>) -> Markup {
    html! {
        nav.languages aria-label=(language.say(Say::Languages)) {
            ul {
                @for (i, other) in site.languages.iter().enumerate() {
                    @let file = page.versions.iter().find(|(place, _)| *place == i).map_or(INDEX, |(_, file)| file);
                    li {
                        @if i == page.language {
                            span aria-current="true" lang=(other.locale) { (other.name) }
                        } @else {
                            a href={ "../" (other.folder()) "/" (file) } lang=(other.locale) hreflang=(other.locale) dir=(other.dir()) {
                                (other.name)
                            }
                        }
                    }
                }
            }
        }
    }
}

fn crumbs(language: &Language<'_>, page: &Page<'_>) -> Markup {
    html! {
        nav.crumbs aria-label=(language.say(Say::Breadcrumb)) {
            ol {
                @for (name, file) in &page.crumbs { li { a href=(file) { (name) } } }
            }
        }
    }
}

/// The same way for machines. It needs whole addresses.
fn breadcrumbs(site: &Site<'_>, language: &Language<'_>, page: &Page<'_>) -> Option<Json> {
    let base = site.base?;
    if page.crumbs.is_empty() {
        return None;
    }
    let here = (page.title.clone(), page.file.to_owned());
    let steps = page.crumbs.iter().chain(core::iter::once(&here)).enumerate();
    let steps: Vec<Json> = steps
        .map(|(i, (name, file))| {
            let address = base.of(&format!("{}/{file}", language.folder()));
            json!({ "@type": "ListItem", "position": i + 1, "name": name, "item": address })
        })
        .collect();
    Some(json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps }))
}

fn footer(site: &Site<'_>, language: &Language<'_>) -> Markup {
    // A help centre with a host of its own does not tell where the shop is.
    let shop = site.base.filter(|base| base.path != "/");
    html! {
        footer.foot {
            ul {
                li { a href=(INDEX) { (language.say(Say::HelpCentre)) } }
                @if site.shop.policy.is_some() { li { a href=(DELIVERY) { (language.say(Say::Delivery)) } } }
                @if shop.is_some() { li { a href="/" { (language.say(Say::Shop)) } } }
            }
        }
    }
}

/// The service promise, in the shop's own words.
pub(super) fn promise(site: &Site<'_>, language: &Language<'_>) -> Markup {
    let service = &site.shop.service;
    let words = service.promise.get(&language.locale).trim();
    let lines =
        [(Key::ServiceWho, &service.who), (Key::ServiceExpect, &service.expect), (Key::ServiceReply, &service.reply)];
    let lines = lines.map(|(label, words)| (label, words.get(&language.locale).trim()));
    html! {
        @if !service.is_empty() {
            section.promise aria-labelledby="p.promise" {
                h2 id="p.promise" { (language.text(Key::ServiceTitle)) }
                @if !words.is_empty() { p { (words) } }
                dl {
                    @for (label, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
                        dt { (language.text(*label)) }
                        dd { (words) }
                    }
                }
            }
        }
    }
}
