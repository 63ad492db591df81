//! What does the page of one answer show?
//!
//! The question, the answer, when it was last changed, what people ask next, and who can be reached.

use maud::{Markup, html};
use shelfhelp::content::{Block, Facts, Product, fact, plain_text};
use shelfhelp::delivery::Quote;
use shelfhelp::i18n::Key;
use shelfhelp::time::Timestamp;

use super::address::INDEX;
use super::blocks::Writer;
use super::contact;
use super::faq::Teller;
use super::frame::{Page, page};
use super::site::{Entry, Language, Site};
use super::words::Say;

const DESCRIPTION_MAX: usize = 155;

/// The document of an answer.
pub(super) fn document(site: &Site<'_>, place: usize, entry: &Entry<'_>) -> Option<String> {
    let language = site.languages.get(place)?;
    let topic = language.topics.get(entry.topic)?;
    let known = |name: &str| still(site, language, name);
    let teller = Teller { language, base: site.base, fact: &known };
    let text = Writer::new(language, &entry.file, &known).blocks(&entry.answer.body);
    let body = html! {
        div.split {
            article.answer {
                h1 { (entry.answer.question) }
                (text)
                @if let Some(day) = entry.record.updated {
                    p.small {
                        time datetime=(day) { (language.fill(Say::Updated, &[("day", &language.tongue.date(day))])) }
                    }
                }
            }
            div.aside {
                (after(language, entry))
                (contact::section(site, language))
            }
        }
    };
    page(
        site,
        &Page {
            language: place,
            file: &entry.file,
            title: entry.answer.question.clone(),
            description: description(entry),
            versions: site.versions(&entry.answer.id),
            crumbs: vec![
                (language.say(Say::HelpCentre).to_owned(), INDEX.to_owned()),
                (topic.name.clone(), topic.file.clone()),
            ],
            data: vec![teller.page(entry.answer)],
            body,
        },
    )
}

/// The summary, or how the answer begins.
fn description(entry: &Entry<'_>) -> String {
    if !entry.record.summary.is_empty() {
        return entry.record.summary.clone();
    }
    let first = |block: &&Block| matches!(block, Block::Paragraph(_) | Block::List(..));
    let mut words = String::new();
    for block in entry.answer.body.iter().filter(first) {
        if words.len() > DESCRIPTION_MAX {
            break;
        }
        words.push_str(&plain_text(core::slice::from_ref(block)));
        words.push(' ');
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= DESCRIPTION_MAX {
        return words;
    }
    let cut: String = words.chars().take(DESCRIPTION_MAX).collect();
    // Between words, where the script has spaces.
    let end = cut.rfind(' ').filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.', '–']))
}

/// A live fact that holds for everybody, whatever the product, the place and the time: those of returns.
fn still(site: &Site<'_>, language: &Language<'_>, name: &str) -> Option<String> {
    name.strip_prefix("returns.")?;
    let facts = Facts {
        voice: language.voice(),
        policy: site.shop.policy.as_ref(),
        quote: &Quote::default(),
        destination: None,
        place: "",
        return_by: None,
        product: &Product::default(),
        product_name: "",
        zone: &site.shop.zone,
        now: Timestamp(0),
    };
    fact(name, &facts)
}

/// The likeliest next question, then the others beside it.
fn after<'s>(language: &Language<'s>, entry: &Entry<'s>) -> Markup {
    let next = entry.answer.next.as_deref().and_then(|id| language.find(id));
    let is_new = |other: &&Entry<'s>| {
        other.answer.id != entry.answer.id && next.is_none_or(|next| next.answer.id != other.answer.id)
    };
    let related: Vec<&Entry<'s>> =
        entry.answer.related.iter().filter_map(|id| language.find(id)).filter(is_new).collect();
    html! {
            @if let Some(next) = next {
                nav aria-labelledby="p.next" {
                    h2 id="p.next" { (language.text(Key::AskNext)) }
                    (language.list(core::iter::once(next)))
                }
            }
            @if !related.is_empty() {
                nav aria-labelledby="p.related" {
                    h2 id="p.related" { (language.say(Say::Related)) }
                    (language.list(related.into_iter()))
                }
            }
    }
}
