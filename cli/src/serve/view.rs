//! What stands on the pages that `serve` shows?
//!
//! Everything of the merchant's is text here: `maud` escapes it.

use maud::{DOCTYPE, Markup, html};
use shelfhelp::i18n::Locale;
use shelfhelp::problem::Severity;

use super::{Shown, Site};
use crate::source::finding::Finding;

/// The first page: what there is to see.
pub(super) fn home(site: &Site, shown: &Shown) -> String {
    frame(
        shown,
        &shown.name,
        "en",
        html! {
            h1 { (shown.name) }
            p.note { "Change a file in " code { (site.shop) } " and save it: what you look at here changes with it." }
            (missing(site))
            h2 { "The widget on a page" }
            ul {
                @if site.page.is_some() {
                    li { a href="/page" { "Your own page" } }
                }
                @for product in &shown.products {
                    li { a href={ "/product/" (encoded(&product.id)) } { (product.name) } " " span.note { (product.price) } }
                }
                @if shown.products.is_empty() && site.page.is_none() {
                    li { "Describe a product in products.toml, or give --page with a page of yours that you saved." }
                }
            }
            h2 { "The same without the widget" }
            ul {
                @if !shown.help.is_empty() {
                    li { a href="/help/index.html" { "The help centre" } ", for search engines and visitors without JavaScript" }
                }
                li { a href="/answers" { "All answers as plain text" } }
            }
        },
    )
}

/// A product's page, as a shop might have it.
pub(super) fn product(site: &Site, shown: &Shown, id: &str, locale: &str) -> Option<String> {
    let product = shown.products.iter().find(|product| product.id == id)?;
    let known = shown.answers.iter().map(|(locale, _)| locale);
    let locale = known.clone().find(|known| known.as_str() == locale).or(known.clone().next()).cloned();
    let locale = locale.unwrap_or_else(Locale::english);
    Some(frame(
        shown,
        &product.name,
        locale.as_str(),
        html! {
            (missing(site))
            @if known.clone().count() > 1 {
                p.note {
                    @for other in known.clone() {
                        a href={ "?locale=" (other) } lang=(other) { (other) } " "
                    }
                }
            }
            div.goods {
                div.picture {}
                div {
                    h1 { (product.name) }
                    p.price { (product.price) }
                    shelf-help product=(product.id) locale=(locale) country=[Some(&shown.country).filter(|c| !c.is_empty())] {
                        a href="/answers" { "All answers" }
                    }
                    @if site.widget.is_none() && !product.promise.is_empty() {
                        pre lang="en" dir="ltr" { (product.promise) }
                    }
                    dl {
                        @for (label, value) in &product.facts {
                            dt { (label) } dd { (value) }
                        }
                    }
                }
            }
            (tag(site))
        },
    ))
}

/// Every answer, where there is no widget to show them.
pub(super) fn answers(site: &Site, shown: &Shown) -> String {
    frame(
        shown,
        "All answers",
        "en",
        html! {
            h1 { "All answers" }
            (missing(site))
            p.note { "Live facts show the words that stand for them where nothing is known." }
            @for (locale, list) in &shown.answers {
                h2 { (locale) }
                div lang=(locale) dir=(locale.direction().as_str()) {
                    @for (question, text) in list {
                        article { strong { (question) } "\n" (text) }
                    }
                }
            }
        },
    )
}

/// What is wrong with the last build.
pub(super) fn problems(shown: &Shown) -> String {
    frame(
        shown,
        "Problems",
        "en",
        html! {
            h1 { (summary(shown)) }
            @if !shown.is_good {
                p { "Until the errors are gone, the pages show the shop as it was before." }
            }
            ul.shelf-problems {
                @for finding in &shown.findings {
                    li {
                        span class=[finding.is_error().then_some("error")] { (word(finding)) }
                        " " code { (spot(finding)) }
                        br;
                        (finding.problem.message)
                        @if !finding.problem.help.is_empty() {
                            br; span.note { (finding.problem.help) }
                        }
                    }
                }
            }
        },
    )
}

/// The merchant's page with the widget on it, before the end of its body.
pub(super) fn saved(site: &Site, shown: &Shown, page: &str) -> String {
    let has_widget = page.contains("loader.js") && page.contains("data-shop");
    let widget = if has_widget {
        html! {}
    } else {
        tag(site)
    };
    insert(page, &html! { (widget) (ours(shown)) })
}

/// A finished page that opens anew by itself.
pub(super) fn live(page: &str, shown: &Shown) -> String {
    insert(page, &ours(shown))
}

fn insert(page: &str, markup: &Markup) -> String {
    let at = page.rfind("</body").or_else(|| page.rfind("</BODY")).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    format!("{before}{}{after}", markup.0)
}

fn frame(shown: &Shown, title: &str, lang: &str, body: Markup) -> String {
    let dir = Locale::parse(lang).map_or("ltr", |locale| locale.direction().as_str());
    let page = html! {
        (DOCTYPE)
        html lang=(lang) dir=(dir) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="data:,";
            }
            body.shelf-serve {
                header dir="ltr" lang="en" {
                    strong { "shelfhelp serve" }
                    a href="/" { "Overview" }
                    a href="/problems" { (summary(shown)) }
                }
                main { (body) }
                (ours(shown))
            }
        }
    };
    page.into_string()
}

/// What only `serve` puts on a page: its style, the errors over everything, and the script that opens it anew.
fn ours(shown: &Shown) -> Markup {
    html! {
        link rel="stylesheet" href="/-/serve.css";
        @if !shown.is_good {
            div #shelf-serve-wrong role="alert" lang="en" dir="ltr" {
                strong { (summary(shown)) ". The page shows the shop as it was before." }
                pre {
                    @for finding in shown.findings.iter().filter(|finding| finding.is_error()) {
                        (spot(finding)) "\n  " (finding.problem.message) "\n  " (finding.problem.help) "\n"
                    }
                }
            }
        }
        script src="/-/live.js" data-build=(shown.number) {}
    }
}

/// The widget's tag, as it will stand in the theme.
fn tag(site: &Site) -> Markup {
    html! {
        @if site.widget.is_some() {
            script async src="/widget/loader.js" data-shop="/shop/shop.json" {}
        }
    }
}

fn missing(site: &Site) -> Markup {
    html! {
        @if site.widget.is_none() {
            p.note {
                "The widget's files are not here, so its place stays empty. Give " code { "--widget" }
                " the folder that holds loader.js, or put it beside the command as " code { "dist/" } "."
            }
        }
    }
}

fn summary(shown: &Shown) -> String {
    match shown.counts() {
        (0, 0) => "No problems".to_owned(),
        (errors, warnings) => {
            format!("{}, {}", crate::say::count(errors, "error"), crate::say::count(warnings, "warning"))
        }
    }
}

fn word(finding: &Finding) -> &'static str {
    match finding.problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// `shop/delivery.toml:12:9`.
fn spot(finding: &Finding) -> String {
    let file = finding.file.as_deref().unwrap_or_default();
    finding.spot.map_or(file.to_owned(), |spot| format!("{file}:{}:{}", spot.line, spot.column))
}

/// An id as one part of a path.
fn encoded(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
