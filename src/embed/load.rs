//! Which files make up a shop, and how do they come here?
//!
//! Only GETs of the shop's own static files: the manifest (never from the cache, so that a new build is seen), then the
//! parts it names (by content hash, cached for ever). The one-document form is read as it is.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::{clock, value};
use crate::content::{Answer, Shop, bundle, read_answers, read_shop};
use crate::i18n::{Catalog, Locale};
use crate::problem::{Log, Problem, Reader, Severity, Value};
use crate::time::{Almanac, Timestamp};

/// Where a shop's answers are.
#[derive(Clone, Debug)]
pub(super) enum Parts {
    /// In the document itself.
    Document(Value),
    /// In files by locale: tag and address.
    Files(Vec<(Locale, String)>),
}

/// Fetches a shop by the address of its manifest or document.
pub(super) async fn shop(url: &str, now: Timestamp, log: &Log) -> Option<(Shop, Parts)> {
    let base = web_sys::window().and_then(|w| w.document()).and_then(|d| d.base_uri().ok().flatten())?;
    let Ok(address) = web_sys::Url::new_with_base(url, &base) else {
        failed(log, "shop", url, "is not an address", "write a path such as /help/shop.json");
        return None;
    };
    let response = get(&address.href(), true, log).await?;
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
    if document.get("shelfhelp").is_none() {
        let shop = document_shop(&document, now, log);
        return Some((shop, Parts::Document(document)));
    }
    let part = |name: &str| web_sys::Url::new_with_base(name, &address.href()).ok().map(|u| u.href());
    let bytes = bytes(&part(document.get("shop")?.as_text()?)?, log).await?;
    let shop = match bundle::decode_shop(&bytes) {
        Ok(shop) => shop,
        Err(problem) => {
            log.add(problem);
            return None;
        }
    };
    let files = match document.get("answers") {
        Some(Value::Map(entries)) => {
            entries.iter().filter_map(|(tag, file)| Some((Locale::parse(tag)?, part(file.as_text()?)?))).collect()
        }
        _ => Vec::new(),
    };
    Some((shop, Parts::Files(files)))
}

/// The shop of a one-document form.
pub(super) fn document_shop(document: &Value, now: Timestamp, log: &Log) -> Shop {
    let almanac = Almanac { zone_of: &|name| super::zone::zone_of(name, now), holidays_of: &|_| None };
    read_shop(document, &almanac, log)
}

/// The answers of a shop in the language nearest to the one wanted.
pub(super) async fn answers(parts: &Parts, locale: &Locale, log: &Log) -> Option<Vec<Answer>> {
    match parts {
        Parts::Document(document) => {
            let Some(Value::Map(entries)) = document.get("answers") else { return Some(Vec::new()) };
            let tags: Vec<Locale> = entries.iter().filter_map(|(tag, _)| Locale::parse(tag)).collect();
            let best = locale.best_of(&tags).or_else(|| tags.first())?;
            let (tag, list) = entries.iter().find(|(tag, _)| Locale::parse(tag).as_ref() == Some(best))?;
            Some(read_answers(&Reader::new(list, format!("answers.{tag}"), log)))
        }
        Parts::Files(files) => {
            let tags: Vec<Locale> = files.iter().map(|(tag, _)| tag.clone()).collect();
            let best = locale.best_of(&tags).or_else(|| tags.first())?;
            let (_, url) = files.iter().find(|(tag, _)| tag == best)?;
            match bundle::decode_answers(&bytes(url, log).await?) {
                Ok(answers) => Some(answers),
                Err(problem) => {
                    log.add(problem);
                    None
                }
            }
        }
    }
}

/// A catalog of the widget's words.
pub(super) async fn catalog(url: &str, log: &Log) -> Option<Catalog> {
    let json = JsFuture::from(get(url, false, log).await?.json().ok()?).await.ok()?;
    Some(Catalog::read(&value::from_js(&json, "messages", log), "messages", log))
}

async fn bytes(url: &str, log: &Log) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(get(url, false, log).await?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn get(url: &str, fresh: bool, log: &Log) -> Option<Response> {
    let init = RequestInit::new();
    if fresh {
        init.set_cache(RequestCache::NoCache);
    }
    let promise = web_sys::window()?.fetch_with_str_and_init(url, &init);
    let response: Result<Response, JsValue> = JsFuture::from(promise).await.and_then(JsCast::dyn_into);
    match response {
        Ok(response) if response.ok() => {
            if fresh {
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
