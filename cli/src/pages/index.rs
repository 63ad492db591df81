//! How does somebody find an answer by looking around?
//!
//! A first page on which a language is chosen, a page of topics for each language, a page for each topic.

use maud::{Markup, html};
use serde_json::{Value as Json, json};

use super::address::{DELIVERY, INDEX};
use super::contact;
use super::frame::{self, Head, Page, page};
use super::site::{Language, Site, Topic};
use super::words::Say;

// What stands under a topic on the page of topics; the rest is one step away. One more is not worth that step.
const SHOWN_MAX: usize = 5;

/// The page above all languages: the shop's first one leads.
pub(super) fn root(site: &Site<'_>) -> Option<String> {
    let first = site.languages.first()?;
    if site.languages.len() == 1 {
        return Some(forward(site, first));
    }
    let links = html! {
        @if let Some(base) = site.base {
            link rel="canonical" href=(base.of(INDEX));
            @for language in &site.languages {
                link rel="alternate" hreflang=(language.locale) href=(base.of(&format!("{}/{INDEX}", language.folder())));
            }
            link rel="alternate" hreflang="x-default" href=(base.of(INDEX));
        }
    };
    let title = format!("{} · {}", first.say(Say::HelpCentre), first.shop_name);
    let body = html! {
        main.choose id="p.main" {
            h1 { span.shop { (first.shop_name) } " " span.what { (first.say(Say::HelpCentre)) } }
            h2 { (first.say(Say::Choose)) }
            ul.list {
                @for language in &site.languages {
                    li lang=(language.locale) dir=(language.dir()) {
                        a href={ (language.folder()) "/" (INDEX) } hreflang=(language.locale) {
                            span { (language.name) }
                            small { (language.say(Say::HelpCentre)) }
                        }
                    }
                }
            }
        }
    };
    let description = first.say(Say::Lead);
    let head = Head { title: &title, description, links, up: "", data: &[], crawl: "index, follow" };
    Some(frame::document(site, first, &head, body))
}

/// The only language is where everybody goes.
fn forward(site: &Site<'_>, only: &Language<'_>) -> String {
    let to = format!("{}/{INDEX}", only.folder());
    let links = html! {
        meta http-equiv="refresh" content={ "0; url=" (to) };
        @if let Some(base) = site.base { link rel="canonical" href=(base.of(&to)); }
    };
    let body = html! {
        main.choose id="p.main" {
            h1 { span.shop { (only.shop_name) } " " span.what { (only.say(Say::HelpCentre)) } }
            ul.list { li { a href=(to) { (only.say(Say::HelpCentre)) } } }
        }
    };
    let head = Head { title: &only.shop_name, description: "", links, up: "", data: &[], crawl: "index, follow" };
    frame::document(site, only, &head, body)
}

/// A language's first page.
pub(super) fn language(site: &Site<'_>, place: usize) -> Option<String> {
    let language = site.languages.get(place)?;
    let lead = language.say(Say::Lead);
    let body = html! {
        div.hero {
            h1 { (language.say(Say::HelpCentre)) }
            p.lead { (lead) }
        }
        @if language.answers.is_empty() { } @else {
            div.topics role="group" aria-label=(language.say(Say::Topics)) {
                @for topic in &language.topics { (card(language, topic)) }
            }
        }
        @if site.shop.policy.is_some() {
            ul.list.wide { li { a href=(DELIVERY) { (language.say(Say::Delivery)) } } }
        }
        div.people {
            (frame::promise(site, language))
            (contact::section(site, language))
        }
    };
    page(
        site,
        &Page {
            language: place,
            file: INDEX,
            title: language.say(Say::HelpCentre).to_owned(),
            description: lead.to_owned(),
            versions: site.everywhere(INDEX),
            crumbs: Vec::new(),
            data: vec![organization(site, language)],
            body,
        },
    )
}

/// A topic with its first answers.
fn card(language: &Language<'_>, topic: &Topic) -> Markup {
    let few = topic.answers.len() <= SHOWN_MAX + 1;
    let shown = if few { topic.answers.len() } else { SHOWN_MAX };
    let entries = topic.answers.iter().take(shown).filter_map(|place| language.answers.get(*place));
    html! {
        section.topic {
            h2 { a href=(topic.file) { (topic.name) } }
            (language.list(entries))
            @if !few {
                p.more {
                    a href=(topic.file) aria-label={ (topic.name) ": " (language.count(Say::AllAnswers, topic.answers.len() as i64)) } {
                        (language.count(Say::AllAnswers, topic.answers.len() as i64))
                    }
                }
            }
        }
    }
}

/// The page of one topic.
pub(super) fn topic(site: &Site<'_>, place: usize, topic: &Topic) -> Option<String> {
    let language = site.languages.get(place)?;
    let entries = || topic.answers.iter().filter_map(|place| language.answers.get(*place));
    let body = html! {
        div.split {
            div {
                h1 { (topic.name) }
                (language.list(entries()))
            }
            div.aside { (contact::section(site, language)) }
        }
    };
    let questions: Vec<&str> = entries().take(3).map(|entry| entry.answer.question.as_str()).collect();
    page(
        site,
        &Page {
            language: place,
            file: &topic.file,
            title: topic.name.clone(),
            description: questions.join(" "),
            // Topics are the words of one language: nothing says which of another is the same.
            versions: vec![(place, topic.file.clone())],
            crumbs: vec![(language.say(Say::HelpCentre).to_owned(), INDEX.to_owned())],
            data: Vec::new(),
            body,
        },
    )
}

/// Whose pages these are, and who can be reached.
pub(super) fn organization(site: &Site<'_>, language: &Language<'_>) -> Json {
    let mut shop = json!({
        "@context": "https://schema.org",
        "@type": "OnlineStore",
        "name": language.shop_name,
    });
    let points = contact::points(site);
    if !points.is_empty() {
        shop["contactPoint"] = points.into();
    }
    // A help centre with a host of its own does not tell where the shop is.
    if let Some(base) = site.base.filter(|base| base.path != "/") {
        shop["url"] = format!("{}/", base.origin).into();
    }
    if let Some(country) = &site.shop.country {
        shop["address"] = json!({ "@type": "PostalAddress", "addressCountry": country });
    }
    shop
}
