//! Which files make up a shop, and how do they come here?
//!
//! Only GETs of the shop's own static files: the manifest (never from the cache, so that a new build is seen), then the
//! parts it names (by content hash, cached for ever). The one-document form is read by a module of its own, which is
//! fetched only then.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::setup::Setup;
use super::{clock, rest, value};
use crate::content::bundle::{self, Aid};
use crate::content::{Answer, Shop};
use crate::i18n::{Catalog, Locale};
use crate::problem::{Log, Problem, Severity, Value};
use crate::search::Parted;
use crate::time::Timestamp;

#[wasm_bindgen(module = "/www/reader.js")]
extern "C" {
    /// The parts of a one-document shop, by the module that reads such shops.
    #[wasm_bindgen(js_name = readDocument)]
    fn read_document(base: &str, files: &JsValue, document: &Uint8Array, now: f64) -> Promise;
}

#[wasm_bindgen(module = "/www/ahead.js")]
extern "C" {
    /// Sends for a file, unless that was done while the module was on its way.
    #[wasm_bindgen(js_name = fetchFile)]
    fn fetch_file(url: &str, cache: &str) -> Promise;
}

#[wasm_bindgen(module = "/www/tables.js")]
extern "C" {
    /// The languages that there are catalogs of.
    #[wasm_bindgen(js_name = catalogTags)]
    pub(super) fn catalog_tags(catalogs: &JsValue) -> Array;
    #[wasm_bindgen(js_name = fetchCatalog)]
    fn fetch_catalog(base: &str, catalogs: &JsValue, tag: &str) -> Promise;
}

/// Whether the browser's cache is asked, as `fetch` has it: for what a new build replaces; for what never changes under its
/// name; for what came damaged.
const FRESH: &str = "no-cache";
const KEPT: &str = "default";
const ANEW: &str = "reload";

/// Where a shop's answers are, by locale.
pub(super) type Parts = Vec<(Locale, Part)>;

/// The answers of one language: titles, then bodies.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// These bytes.
    Here(Vec<u8>, Vec<u8>),
    /// At these addresses; each part of bodies completes so many answers, and the last file helps the search in them.
    File(String, Vec<(String, usize)>, Option<String>),
    /// Titles at an address, the parts of the search and blocks of answers in a folder, and so many answers to a block.
    Parts(String, String, usize),
}

/// The whole address of a manifest or document that the page names.
pub(super) fn address(url: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(url, &base).ok()?.href())
}

/// Fetches a shop by the address of its manifest or document.
///
/// Of its parts, the one in the language nearest to the one asked for; the shop's first where none is near.
pub(super) async fn shop(
    url: &str,
    asked_in: Option<&Locale>,
    setup: &Setup,
    now: Timestamp,
    log: &Log,
) -> Option<(Shop, Parts)> {
    let Some(address) = address(url) else {
        failed(log, "shop", url, "is not an address", "write a path such as /help/shop.json");
        return None;
    };
    let response = get(&address, FRESH, log).await?;
    let json = match JsFuture::from(response.json().ok()?).await {
        Ok(json) => json,
        Err(_) => {
            failed(
                log,
                "shop",
                url,
                "is not JSON",
                "point shop to shop.json of a built shop, or to a one-document shop",
            );
            return None;
        }
    };
    let document = value::from_js(&json, "shop", log);
    let Some(version) = document.get("shelfhelp").filter(|_| document.get("shop").is_some()) else {
        return self::document(&document, setup, now, log).await;
    };
    // Parts of another version would be refused one by one; nothing more of them is fetched.
    if let Err(problem) = bundle::readable(version.as_text().unwrap_or_default()) {
        log.add(problem);
        return None;
    }
    let part = |name: &str| web_sys::Url::new_with_base(name, &address).ok().map(|u| u.href());
    let Some(Value::Map(languages)) = document.get("shop") else { return None };
    let tags: Vec<Locale> = languages.iter().filter_map(|(tag, _)| Locale::parse(tag)).collect();
    let best = asked_in.and_then(|asked| asked.best_of(&tags)).or_else(|| tags.first())?;
    let (_, file) = languages.iter().find(|(tag, _)| Locale::parse(tag).as_ref() == Some(best))?;
    let bytes = text(&part(file.as_text()?)?, false, log).await?;
    let shop = match bundle::decode_shop(&bytes) {
        Ok(shop) => shop,
        Err(problem) => {
            log.add(problem);
            return None;
        }
    };
    let files = match document.get("answers") {
        Some(Value::Map(entries)) => entries
            .iter()
            .filter_map(|(tag, files)| {
                let titles = part(files.get("titles")?.as_text()?)?;
                if let Some(search) = files.get("search") {
                    let folder = part(&[search.get("in")?.as_text()?, "/"].concat())?;
                    let per_block = search.get("per_block")?.as_text()?.parse().ok()?;
                    return Some((Locale::parse(tag)?, Part::Parts(titles, folder, per_block)));
                }
                let Some(Value::List(bodies)) = files.get("bodies") else { return None };
                let body = |file: &Value| {
                    Some((part(file.get("file")?.as_text()?)?, file.get("count")?.as_text()?.parse().ok()?))
                };
                let bodies = bodies.iter().map(body).collect::<Option<Vec<_>>>()?;
                let aid = files.get("aid").and_then(|aid| part(aid.as_text()?));
                Some((Locale::parse(tag)?, Part::File(titles, bodies, aid)))
            })
            .collect(),
        _ => Vec::new(),
    };
    Some((shop, files))
}

/// The shop of a one-document form, read by a module of its own.
pub(super) async fn document(document: &Value, setup: &Setup, now: Timestamp, log: &Log) -> Option<(Shop, Parts)> {
    let packed = Uint8Array::from(document.packed().as_slice());
    let parts = JsFuture::from(read_document(&setup.0.base, &setup.0.reader, &packed, now.0 as f64)).await;
    let read = match parts {
        Ok(parts) => bundle::decode_document(&Uint8Array::new(&parts).to_vec()),
        Err(_) => {
            let why = "a shop in one document needs dist/reader.*, and these files could not be fetched";
            let help = "upload the folder dist/ as a whole, or compile the shop with `shelfhelp build`";
            Err(Problem::new(Severity::Error, "shop-reader", "shop", why, help))
        }
    };
    match read {
        Ok((shop, parts)) => {
            Some((shop, parts.into_iter().map(|(tag, titles, bodies)| (tag, Part::Here(titles, bodies))).collect()))
        }
        Err(problem) => {
            log.add(problem);
            None
        }
    }
}

/// Answers as far as they have come, and where the rest is: the address of each part, and how many answers it completes;
/// then of what helps the search in them, or how it is searched in parts.
pub(super) type Titles = (Vec<Answer>, Vec<(String, usize)>, Option<String>, Searched);

/// How answers are searched.
#[derive(Default)]
#[cfg_attr(feature = "faults", derive(Debug))]
pub(super) enum Searched {
    /// All of them, here.
    #[default]
    Whole,
    /// By the parts in a folder.
    InParts(String, Box<Parted>),
    /// By their questions alone, because the parts could not be had.
    ByTitle,
}

/// The titles of a shop's answers in the language nearest to the one wanted.
///
/// Where they are searched in parts, none are needed; `plain` says that those parts are of no use.
pub(super) async fn titles(parts: &Parts, locale: &Locale, plain: bool, log: &Log) -> Option<Titles> {
    let tags: Vec<Locale> = parts.iter().map(|(tag, _)| tag.clone()).collect();
    // A shop may have no answers of its own.
    let Some(best) = locale.best_of(&tags).or_else(|| tags.first()) else { return Some(Titles::default()) };
    let (_, part) = parts.iter().find(|(tag, _)| tag == best)?;
    let (url, again) = match part {
        Part::Here(..) => (None, false),
        Part::File(titles, ..) => (Some(titles), false),
        Part::Parts(titles, folder, _) => {
            let head = if plain { None } else { text(&[folder, "head.bin"].concat(), false, log).await };
            if !rest::search().await {
                return None;
            }
            match head.map(|head| Parted::open(&head)) {
                Some(Ok(parted)) => {
                    let searched = Searched::InParts(folder.clone(), Box::new(parted));
                    return Some((Vec::new(), Vec::new(), None, searched));
                }
                Some(Err(problem)) => log.add(problem),
                None => {}
            }
            (Some(titles), plain)
        }
    };
    let come = match url {
        Some(url) => text(url, again, log).await?,
        None => Vec::new(),
    };
    if !rest::search().await {
        return None;
    }
    match read_titles(part, &come) {
        Ok(titles) => Some(titles),
        Err(problem) => {
            log.add(problem);
            None
        }
    }
}

/// The titles of a part, of what was fetched of it.
fn read_titles(part: &Part, come: &[u8]) -> Result<Titles, Problem> {
    let titles = if let Part::Here(titles, _) = part { titles } else { come };
    let mut answers = bundle::decode_titles(titles)?;
    Ok(match part {
        Part::Here(_, bodies) => {
            bundle::decode_bodies(bodies, &mut answers)?;
            (answers, Vec::new(), None, Searched::Whole)
        }
        Part::File(_, bodies, aid) => {
            bundle::are_complete(answers.len(), bodies.iter().map(|(_, count)| *count))?;
            (answers, bodies.clone(), aid.clone(), Searched::Whole)
        }
        Part::Parts(_, folder, per_block) => {
            let blocks = answers.chunks((*per_block).max(1)).enumerate();
            let blocks = blocks.map(|(at, block)| (block_name(folder, at as u32), block.len())).collect();
            (answers, blocks, None, Searched::ByTitle)
        }
    })
}

/// The address of a block of answers.
pub(super) fn block_name(folder: &str, number: u32) -> String {
    [folder, "b", &number.to_string(), ".bin"].concat()
}

/// All answers in a language with their text, and what helps the search in them.
pub(super) async fn whole(parts: &Parts, locale: &Locale, log: &Log) -> Option<(Vec<Answer>, Aid)> {
    // Very many answers are not fetched for one query in another language.
    let (mut answers, files, help, Searched::Whole) = titles(parts, locale, false, log).await? else { return None };
    let mut rest = &mut answers[..];
    for (file, count) in files {
        let (these, others) = rest.split_at_mut_checked(count)?;
        if let Err(problem) = bundle::decode_bodies(&text(&file, false, log).await?, these) {
            log.add(problem);
            return None;
        }
        rest = others;
    }
    let bytes = match help {
        Some(url) => text(&url, false, log).await,
        None => None,
    };
    Some((answers, aid(bytes, log)))
}

/// What helps the search, of its file's bytes. Without it the search works by words alone.
pub(super) fn aid(bytes: Option<Vec<u8>>, log: &Log) -> Aid {
    match bytes.map(|bytes| bundle::decode_aid(&bytes)) {
        Some(Ok(aid)) => aid,
        Some(Err(problem)) => {
            log.add(problem);
            Aid::default()
        }
        None => Aid::default(),
    }
}

/// The bytes of a part; `again` where the browser's cache is not to be trusted.
pub(super) async fn text(url: &str, again: bool, log: &Log) -> Option<Vec<u8>> {
    let mut first = Some(Log::default());
    loop {
        // A hiccup on the way is over a moment later, and nobody's mistake.
        let hiccup = first.take();
        let cache = if again || hiccup.is_none() { ANEW } else { KEPT };
        match bytes(url, cache, hiccup.as_ref().unwrap_or(log)).await {
            None if hiccup.is_some() => {}
            come => return come,
        }
    }
}

/// A catalog of the widget's words.
pub(super) async fn catalog(setup: &Setup, tag: &str, log: &Log) -> Option<Catalog> {
    match JsFuture::from(fetch_catalog(&setup.0.base, &setup.0.messages, tag)).await {
        Ok(json) => Some(Catalog::read(&value::from_js(&json, "messages", log), "messages", log)),
        Err(_) => {
            failed(log, "locale", tag, "has words that could not be fetched", "upload the folder dist/ as a whole");
            None
        }
    }
}

async fn bytes(url: &str, cache: &str, log: &Log) -> Option<Vec<u8>> {
    let buffer = get(url, cache, log).await?.array_buffer().ok()?;
    match JsFuture::from(buffer).await {
        Ok(buffer) => Some(Uint8Array::new(&buffer).to_vec()),
        Err(_) => {
            failed(log, "shop", url, "broke off on its way", "check the connection");
            None
        }
    }
}

async fn get(url: &str, cache: &str, log: &Log) -> Option<Response> {
    let response: Result<Response, JsValue> = JsFuture::from(fetch_file(url, cache)).await.and_then(JsCast::dyn_into);
    match response {
        Ok(response) if response.ok() => {
            if cache == FRESH {
                clock::heard(&response);
            }
            Some(response)
        }
        Ok(response) => {
            failed(log, "shop", url, &format!("answered {}", response.status()), "check the path");
            None
        }
        Err(_) => {
            failed(
                log,
                "shop",
                url,
                "could not be fetched",
                "check the path, the connection, and connect-src of the page's policy",
            );
            None
        }
    }
}

fn failed(log: &Log, at: &str, value: &str, message: &str, help: &str) {
    log.add(Problem::new(Severity::Error, "shop-file", at, format!("\"{value}\" {message}"), help));
}
