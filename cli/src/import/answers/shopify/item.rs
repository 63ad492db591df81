//! Which articles does a page, policy or metaobject of Shopify come to, in which languages?
//!
//! Does not know: where in an export it stood.

use std::collections::BTreeMap;

use shelfhelp::content::Block;
use shelfhelp::i18n::Locale;
use shelfhelp::time::Date;

use super::super::Article;
use super::super::question::{Names, bare, slug};
use super::super::split::{Part, split};
use super::super::tell::{Place, Told, short};
use super::super::written::{self, Form};
use super::rich;

/// What may become one article, or several where it is a page of questions.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) source: String,
    pub(super) locale: Locale,
    pub(super) question: String,
    pub(super) body: String,
    /// Whether the body is HTML by the export's word; otherwise its form is told by looking.
    pub(super) html: bool,
    pub(super) handle: String,
    /// Where its page is: `/pages/faq`; empty where it has none.
    pub(super) path: String,
    pub(super) keywords: Vec<String>,
    pub(super) topic: String,
    pub(super) summary: String,
    pub(super) draft: bool,
    pub(super) updated: Option<Date>,
    pub(super) order: Option<i64>,
    /// Whether it may be parted at headings that are questions.
    pub(super) parts: bool,
    pub(super) place: Place,
    /// Under which name translations that stand apart know it: `Page/1`; may be empty.
    pub(super) key: String,
    /// Under which name its topic is known; may be empty.
    pub(super) above: String,
    /// Whether it is read from what translators see.
    pub(super) apart: bool,
    /// The keys under which translations say the question and the body.
    pub(super) keys: (String, String),
    pub(super) translations: Vec<Translation>,
}

/// One field in another language.
#[derive(Clone, Debug)]
pub(super) struct Translation {
    pub(super) locale: Locale,
    pub(super) key: String,
    pub(super) value: String,
}

/// The articles of an item; each language has the same sources.
pub(super) fn articles(item: &Item, told: &mut Told) -> Vec<Article> {
    let mut out = in_one_language(item, None, told);
    let mut locales: BTreeMap<&Locale, Vec<&Translation>> = BTreeMap::new();
    for translation in item.translations.iter().filter(|translation| translation.locale != item.locale) {
        locales.entry(&translation.locale).or_default().push(translation);
    }
    let first: Vec<Article> = out.clone();
    for (locale, fields) in locales {
        if let Some(translated) = translated(item, locale, &fields, told) {
            out.extend(in_one_language(&translated, Some(&first), told));
        }
    }
    out
}

fn translated(item: &Item, locale: &Locale, fields: &[&Translation], told: &mut Told) -> Option<Item> {
    let field = |keys: &[&str]| {
        let found = fields.iter().find(|field| keys.contains(&field.key.as_str()) && !field.value.trim().is_empty());
        found.map(|field| field.value.trim().to_owned())
    };
    let (question, body) = (&item.keys.0, &item.keys.1);
    let Some(body) = field(&[body, "body_html", "body", "content"]) else {
        let message = format!("\"{}\" has no text in {locale}; it is left out there", short(&item.question));
        told.lost(&item.place, message, "translate it, and import again");
        return None;
    };
    let question = field(&[question, "title"]).unwrap_or_else(|| {
        let message = format!("\"{}\" has no title in {locale}; the original stands", short(&item.question));
        told.assumed(&item.place, message, "translate its title");
        item.question.clone()
    });
    let handle = field(&["handle"]);
    let path = match (&handle, item.path.rsplit_once('/')) {
        (Some(handle), Some((folder, _))) => format!("{folder}/{handle}"),
        _ => item.path.clone(),
    };
    let prefix = format!("/{}", locale.as_str().to_ascii_lowercase());
    Some(Item {
        locale: locale.clone(),
        question,
        body,
        path: if path.is_empty() { path } else { prefix + &path },
        summary: field(&["summary_html", "meta_description", "excerpt"])
            .map(|text| written::line(&text))
            .unwrap_or_default(),
        topic: item.topic.clone(),
        translations: Vec::new(),
        ..item.clone()
    })
}

/// `first`: what the item came to in its own language, for names that are the same in all.
fn in_one_language(item: &Item, first: Option<&[Article]>, told: &mut Told) -> Vec<Article> {
    let question = written::line(&item.question);
    if bare(&question).is_empty() {
        told.lost(&item.place, "this has no question or title and is left out", "write one, and import again");
        return Vec::new();
    }
    let blocks = body(item, told);
    if blocks.is_empty() {
        let message = format!("\"{}\" has no text; it is left out", short(&question));
        told.noted(&item.place, message, "nothing to do, where the theme fills the page");
        return Vec::new();
    }
    let whole = |body: Vec<Block>| Article {
        source: item.source.clone(),
        locale: item.locale.clone(),
        question: question.clone(),
        body,
        also: Vec::new(),
        keywords: item.keywords.clone(),
        topic: item.topic.clone(),
        summary: item.summary.clone(),
        slug: item.handle.clone(),
        aliases: Some(item.path.clone()).filter(|path| !path.is_empty()).into_iter().collect(),
        related: Vec::new(),
        draft: item.draft,
        updated: item.updated,
        order: item.order,
    };
    if !item.parts {
        return vec![whole(blocks)];
    }
    let faq = |text: &str| {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == "faq" || word == "faqs")
    };
    match split(blocks, faq(&item.handle) || faq(&question)) {
        Err(blocks) => vec![whole(blocks)],
        Ok(parts) => {
            let message =
                format!("\"{}\" is a page of questions and becomes {} answers", short(&question), parts.parts.len());
            told.noted(&item.place, message, "join those that belong together by hand");
            let mut out = Vec::new();
            if !parts.intro.is_empty() {
                out.push(whole(parts.intro));
            }
            let names = names(item, &parts.parts, first, told);
            for (i, (part, name)) in parts.parts.into_iter().zip(names).enumerate() {
                out.extend(answer(&whole, part, i, &name, &item.place, told));
            }
            out
        }
    }
}

fn answer(
    whole: &impl Fn(Vec<Block>) -> Article,
    part: Part,
    i: usize,
    name: &str,
    place: &Place,
    told: &mut Told,
) -> Option<Article> {
    if part.body.is_empty() {
        told.lost(place, format!("\"{}\" has no answer below it", short(&part.question)), "write one by hand");
        return None;
    }
    let page = whole(part.body);
    Some(Article {
        source: format!("{}#{name}", page.source),
        topic: if part.topic.is_empty() { page.topic } else { part.topic },
        question: part.question,
        summary: String::new(),
        slug: name.to_owned(),
        // The page has one address and many answers, none of which is the page.
        aliases: Vec::new(),
        order: i64::try_from(i + 1).ok(),
        ..page
    })
}

/// The names of a page's parts. In other languages they are named after the first, place by place.
fn names(item: &Item, parts: &[Part], first: Option<&[Article]>, told: &mut Told) -> Vec<String> {
    let own = |article: &&Article| article.source.starts_with(&format!("{}#", item.source));
    let same: Vec<&Article> = first.unwrap_or_default().iter().filter(own).collect();
    let places: BTreeMap<Option<i64>, &Article> = same.iter().map(|article| (article.order, *article)).collect();
    let by_place = |i: usize| places.get(&i64::try_from(i + 1).ok());
    if first.is_some() && same.len() != parts.len() {
        let message = format!(
            "\"{}\" has {} questions in {} and {} in the first language; they are matched by their place",
            short(&item.question),
            parts.len(),
            item.locale,
            same.len()
        );
        told.assumed(&item.place, message, "compare the languages of each answer");
    }
    let mut taken = Names::default();
    let name = |(i, part): (usize, &Part)| {
        let name = by_place(i).map_or_else(|| slug(&part.question), |article| article.slug.clone());
        taken.unique(&name)
    };
    parts.iter().enumerate().map(name).collect()
}

fn body(item: &Item, told: &mut Told) -> Vec<Block> {
    if item.body.trim_start().starts_with('{') {
        let value = crate::source::json::read(&item.body).value;
        if rich::is_rich(&value) {
            let (blocks, problems) = rich::blocks(&value);
            problems.into_iter().for_each(|problem| told.problem(&item.place, problem));
            return blocks;
        }
    }
    let form = if item.html { Form::Html } else { written::form(&item.body) };
    let (blocks, problems) = written::blocks(form, &item.body);
    told.converted(&item.place, problems);
    blocks
}

/// Whether the name of a kind of metaobject, section or block says that it holds questions.
pub(super) fn is_faq_name(name: &str) -> bool {
    let name = name.to_lowercase();
    ["faq", "question", "accordion", "collaps", "toggle", "help"].iter().any(|word| name.contains(word))
}
