//! What does a shop's folder begin with, so that it is true on the first day?
//!
//! The country gives money, clocks and an example of delivery; the merchant, or a page of theirs, gives the rest. What is
//! only an example says so in the file.
//!
//! Does not know: the disk, the clock, the command line.

mod answers;
mod lands;
pub(crate) mod page;
mod prices;
mod words;
mod write;

use shelfhelp::contact::Channel;
use shelfhelp::content::Product;
use shelfhelp::delivery;
use shelfhelp::i18n::Locale;
use shelfhelp::money::Currency;
use shelfhelp::time::Date;

use crate::{codes, zone};

/// What the merchant says.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) name: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) locales: Vec<String>,
    pub(crate) currency: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) theme: Option<String>,
}

/// What a page of the merchant's says.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) name: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) locale: Option<Locale>,
    pub(crate) currency: Option<Currency>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) product: Option<Product>,
    /// The text of `delivery.toml`, where the page says how it delivers.
    pub(crate) delivery: Option<String>,
    /// Whether something may come back, where the page says it.
    pub(crate) takes_back: Option<bool>,
    /// How many questions it answers.
    pub(crate) questions: usize,
}

/// A shop as it begins.
#[derive(Debug)]
pub(crate) struct Beginning {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) locales: Vec<Locale>,
    pub(crate) currency: Currency,
    pub(crate) time_zone: String,
    pub(crate) email: Option<String>,
    theme: &'static str,
    week: &'static str,
    found: Found,
}

/// Settles what the shop is; otherwise says which option is missing, and how to write it.
pub(crate) fn begin(asked: Asked, found: Found, folder: &str) -> Result<Beginning, String> {
    let country = country(asked.country.as_deref(), &found)?;
    let land = lands::of(&country);
    let currency = currency(asked.currency.as_deref(), &found, land.map(|land| land.currency), &country)?;
    let time_zone = time_zone(asked.time_zone, land.map(|land| land.zone), &country)?;
    let locales = locales(&asked.locales, &found, land.map(|land| land.language))?;
    let email = asked.email.map(|email| email.trim().to_owned());
    if let Some(email) = email.as_deref().filter(|email| !write::is_mail(email)) {
        return Err(format!("\"{email}\" is not an e-mail address; write it alone, such as --email help@shop.example"));
    }
    let name = asked.name.or_else(|| found.name.clone()).unwrap_or_else(|| folder.to_owned()).trim().to_owned();
    if name.is_empty() {
        return Err("the shop has no name; write --name \"Elaia\"".to_owned());
    }
    let theme = theme(asked.theme.as_deref())?;
    let week = land.map_or("mon-fri", |land| land.week);
    Ok(Beginning { name, country, locales, currency, time_zone, email, theme, week, found })
}

/// The files by name; answers remind to be read again on the day given.
pub(crate) fn files(shop: &Beginning, review: Date) -> Vec<(String, String)> {
    let mut files = vec![
        ("shop.toml".to_owned(), write::shop(shop)),
        ("delivery.toml".to_owned(), write::delivery(shop, review.ymd().0)),
        ("products.toml".to_owned(), write::products(shop)),
        ("synonyms.toml".to_owned(), write::synonyms(shop)),
        ("theme.tokens.json".to_owned(), shop.theme.to_owned()),
    ];
    let free = files[1].1.lines().any(|line| line.starts_with("free_over"));
    for locale in &shop.locales {
        let pages = answers::of(nearest(locale)).unwrap_or_default();
        for (name, text) in pages {
            files.push((format!("answers/{locale}/{name}"), write::answer(text, review, free)));
        }
    }
    files
}

/// The languages asked for that have no texts of their own and begin in English.
pub(crate) fn in_english(shop: &Beginning) -> Vec<&str> {
    let is_other = |locale: &&Locale| nearest(locale) == "en" && locale.language() != "en";
    shop.locales.iter().filter(is_other).map(Locale::as_str).collect()
}

/// The languages that have texts of their own, as they are written on the command line.
pub(crate) fn languages() -> String {
    answers::languages().collect::<Vec<_>>().join(", ")
}

/// The language whose texts a language begins with: `de-AT` with those of `de`.
fn nearest(locale: &Locale) -> &'static str {
    let tag = |known: &str| Locale::parse(known).unwrap_or_else(Locale::english);
    let all: Vec<Locale> = answers::languages().map(tag).collect();
    let best = locale.best_of(&all).cloned().unwrap_or_else(Locale::english);
    answers::languages().find(|known| *known == best.as_str()).unwrap_or("en")
}

/// The looks asked for, else those that follow the page.
fn theme(asked: Option<&str>) -> Result<&'static str, String> {
    let Some(name) = asked else { return Ok(write::THEME) };
    let found = write::THEMES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    found.ok_or_else(|| {
        let known: Vec<&str> = write::THEMES.iter().map(|(known, _)| *known).collect();
        format!("no theme is called `{name}`; write one of --theme {}", known.join(", --theme "))
    })
}

fn country(asked: Option<&str>, found: &Found) -> Result<String, String> {
    match asked {
        Some(code) => delivery::country(code)
            .ok_or_else(|| format!("no country is `{code}`; write its two letters of ISO 3166, such as --country GR")),
        None => found.country.clone().ok_or_else(|| {
            "which country is the shop in? Write its two letters, such as --country GR; \
             money, clocks and an example of delivery follow from it"
                .to_owned()
        }),
    }
}

fn currency(
    asked: Option<&str>,
    found: &Found,
    usual: Option<&'static str>,
    country: &str,
) -> Result<Currency, String> {
    if let Some(code) = asked {
        let known = Currency::parse(code).filter(|currency| codes::is_currency(currency.code()));
        return known
            .ok_or_else(|| format!("no currency is `{code}`; write its three letters, such as --currency EUR"));
    }
    let found = found.currency.or_else(|| usual.and_then(Currency::parse));
    found.ok_or_else(|| format!("what are prices in {country} in? Write three letters, such as --currency EUR"))
}

fn time_zone(asked: Option<String>, usual: Option<&'static str>, country: &str) -> Result<String, String> {
    match asked {
        Some(name) if zone::of(&name).is_some() => Ok(name),
        Some(name) => Err(format!("no time zone is called `{name}`; write one such as --time-zone Europe/Athens")),
        None => usual.map(str::to_owned).ok_or_else(|| {
            format!("whose clocks does the shop in {country} go by? Write --time-zone, such as Europe/Athens")
        }),
    }
}

/// The languages asked for, else the page's, else the country's where there are texts in it.
fn locales(asked: &[String], found: &Found, usual: Option<&'static str>) -> Result<Vec<Locale>, String> {
    let mut locales: Vec<Locale> = Vec::new();
    for tag in asked.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
        let locale = Locale::parse(tag)
            .ok_or_else(|| format!("`{tag}` is not a language; write tags such as --locales en,el,zh-Hans"))?;
        if !locales.contains(&locale) {
            locales.push(locale);
        }
    }
    if locales.is_empty() {
        let usual = usual.and_then(Locale::parse);
        let known = |locale: &Locale| nearest(locale) != "en" || locale.language() == "en";
        locales.push(found.locale.clone().or(usual).filter(known).unwrap_or_else(Locale::english));
    }
    Ok(locales)
}
