//! What does the shop's own document say, and what is wrong with it?
//!
//! The keys of `shop.toml` at the top, with `delivery` and `products` beside them. `answers` are left to
//! [`read_answers`](super::read_answers): the widget needs those of one language only.

use super::order::Scenario;
use super::{Beacon, Insight, MeaningMode, Orders, Product, Service, Shop};
use crate::contact;
use crate::delivery::{self, Policy};
use crate::i18n::{Locale, Words};
use crate::money::{Currency, Money};
use crate::problem::{Log, Reader, Value, nearest};
use crate::theme;
use crate::time::{Almanac, Zone, read_date, read_dates};

const KEYS: [&str; 20] = [
    "$schema",
    "shelfhelp",
    "name",
    "locales",
    "currency",
    "country",
    "time_zone",
    "service",
    "escalation",
    "channels",
    "closed",
    "delivery",
    "products",
    "answers",
    "synonyms",
    "search",
    "orders",
    "insight",
    "tokens",
    // Where the static pages will be found: the command line's business.
    "help_url",
];

// Ten tonnes; more is a slip of the unit.
const WEIGHT_G_MAX: i64 = 10_000_000;

/// A shop without its answers.
pub fn read_shop(value: &Value, almanac: &Almanac<'_>, log: &Log) -> Shop {
    let reader = Reader::new(value, "", log);
    reader.known(&KEYS);
    let name = reader.need("name", "write the shop's name, e.g. name = \"Elaia\"").map(|r| Words::read(&r));
    let locales = locales(&reader);
    let currency = reader
        .need("currency", "write its three letters, e.g. currency = \"EUR\"")
        .and_then(|r| currency(&r))
        .unwrap_or(Currency::EUR);
    let zone = reader
        .need("time_zone", "write where the shop's clocks are, e.g. time_zone = \"Europe/Athens\"")
        .and_then(|r| almanac.zone(&r))
        .unwrap_or(Zone::UTC);
    let channels = reader.get("channels");
    let closed = reader.get("closed").map(|r| read_dates(&r)).unwrap_or_default();
    let policy = reader.get("delivery").map(|r| delivery::read(&r, currency, zone.clone(), almanac));
    Shop {
        name: name.unwrap_or_default(),
        locales,
        currency,
        country: reader.get("country").and_then(|r| country(&r)),
        channels: channels.map(|r| contact::read(&r, &closed)).unwrap_or_default(),
        escalation: reader.get("escalation").map(|r| contact::read_escalation(&r, currency)).unwrap_or_default(),
        orders: reader.get("orders").map(|r| orders(&r)).unwrap_or_default(),
        insight: reader.get("insight").map(|r| read_insight(&r)).unwrap_or_default(),
        service: reader.get("service").map(|r| service(&r)).unwrap_or_default(),
        products: reader.get("products").map(|r| products(&r, currency, policy.as_ref())).unwrap_or_default(),
        policy,
        zone,
        synonyms: reader.get("synonyms").map(|r| synonyms(&r)).unwrap_or_default(),
        meaning: reader.get("search").map(|r| search(&r)).unwrap_or_default(),
        theme: reader.get("tokens").map(|r| theme::read(&r)).unwrap_or_default(),
    }
}

/// `{ en = [["parcel", "package"], …] }`: groups of words for the same thing, by language.
fn synonyms(reader: &Reader<'_>) -> Vec<(Locale, Vec<String>)> {
    let mut groups = Vec::new();
    for (key, list) in reader.entries() {
        let Some(locale) = Locale::parse(key) else {
            list.error(
                "locale",
                format_args!("`{key}` is not a language"),
                "write a language tag such as en, el or zh-Hans",
            );
            continue;
        };
        for group in list.items() {
            let words = group.texts();
            if words.len() < 2 || !matches!(group.value(), Value::List(_)) {
                group.not("synonyms", "a group of words", "write two or more, e.g. [\"parcel\", \"package\"]");
            } else {
                groups.push((locale.clone(), words));
            }
        }
    }
    groups
}

/// The shop's languages, English where none can be read.
fn locales(shop: &Reader<'_>) -> Vec<Locale> {
    let mut locales: Vec<Locale> = Vec::new();
    let list =
        shop.need("locales", "list the languages you write in, the usual one first, e.g. locales = [\"en\", \"el\"]");
    for item in list.iter().flat_map(Reader::items) {
        match item.text().map(Locale::parse) {
            Some(Some(locale)) if locales.contains(&locale) => {
                item.warn("locale-twice", format_args!("`{locale}` is listed twice"), "leave one out");
            }
            Some(Some(locale)) => locales.push(locale),
            Some(None) => item.not("locale", "a language", "write a language tag such as en, el or zh-Hans"),
            None => {}
        }
    }
    if locales.is_empty() {
        locales.push(Locale::english());
    }
    locales
}

fn currency(reader: &Reader<'_>) -> Option<Currency> {
    let currency = Currency::parse(reader.text()?);
    if currency.is_none() {
        reader.not("currency", "a currency", "write its three letters, e.g. EUR");
    }
    currency
}

fn country(reader: &Reader<'_>) -> Option<String> {
    let country = delivery::country(reader.text()?);
    if country.is_none() {
        reader.not("country", "a country", "write the two letters of ISO 3166, e.g. GR");
    }
    country
}

/// `{ meaning = "expand" }`: how the search knows that other words mean the same.
fn search(reader: &Reader<'_>) -> MeaningMode {
    reader.known(&["meaning"]);
    let Some(meaning) = reader.get("meaning") else { return MeaningMode::default() };
    let Some(text) = meaning.text() else { return MeaningMode::default() };
    MeaningMode::parse(text).unwrap_or_else(|| {
        meaning.not("search-meaning", "a way to know meanings", "write expand, pack or off");
        MeaningMode::default()
    })
}

/// `{ lookup = "https://…" }`: where the shop tells what became of an order.
fn orders(reader: &Reader<'_>) -> Orders {
    reader.known(&["lookup", "carriers", "scenarios"]);
    Orders {
        lookup: reader.get("lookup").and_then(|r| endpoint(&r)),
        carriers: reader.get("carriers").map(|r| r.texts()).unwrap_or_default(),
        scenarios: reader.get("scenarios").map(|r| scenarios(&r)).unwrap_or_default(),
    }
}

/// `{ return = "returns-how", damaged = "damaged-item" }`: the answer for each.
fn scenarios(reader: &Reader<'_>) -> Vec<(Scenario, String)> {
    reader.known(&Scenario::ALL.map(|(_, name)| name));
    let id = |name: &str| Some(reader.get(name)?.text()?.trim().to_owned()).filter(|id| !id.is_empty());
    Scenario::ALL.iter().filter_map(|(scenario, name)| Some((*scenario, id(name)?))).collect()
}

/// `{ data_layer = true, beacon = "https://…" }`: who is told what happens in visits.
pub fn read_insight(reader: &Reader<'_>) -> Insight {
    if !matches!(reader.value(), Value::Map(_)) {
        reader.not("not-a-group", "who is told", "write it as {data_layer, beacon, beacon_mode, queries}");
    }
    reader.known(&["data_layer", "beacon", "beacon_mode", "queries"]);
    let flag = |key: &str| reader.get(key).and_then(|r| r.flag()).unwrap_or(false);
    let address = reader.get("beacon").and_then(|r| endpoint(&r));
    let posts = match reader.get("beacon_mode").and_then(|r| Some((r.text()?.trim().to_owned(), r))) {
        Some((mode, _)) if mode == "post" => true,
        Some((mode, _)) if mode == "get" => false,
        Some((_, r)) => {
            r.not("beacon-mode", "a way to send", "write post (lines of JSON) or get (a web server's log keeps them)");
            true
        }
        None => true,
    };
    Insight {
        data_layer: flag("data_layer"),
        beacon: address.map(|address| Beacon { address, posts }),
        queries: flag("queries"),
    }
}

/// An address that is asked by scripts: https, or a path of the page's own host.
fn endpoint(reader: &Reader<'_>) -> Option<String> {
    let address = reader.text()?.trim();
    let is_path = address.starts_with('/') && !address.starts_with("//");
    // Browsers read a backslash as a slash: `/\\` would lead to another host.
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    if !(is_path || address.starts_with("https://")) || address.contains(is_odd) {
        reader.not("endpoint", "an address that the page can ask", "write https://… or a path that begins with /");
        return None;
    }
    Some(address.to_owned())
}

fn service(reader: &Reader<'_>) -> Service {
    reader.known(&["promise", "who", "expect", "reply"]);
    let words = |key: &str| reader.get(key).map(|r| Words::read(&r)).unwrap_or_default();
    Service { promise: words("promise"), who: words("who"), expect: words("expect"), reply: words("reply") }
}

fn products(reader: &Reader<'_>, currency: Currency, policy: Option<&Policy>) -> Vec<Product> {
    let mut products: Vec<Product> = Vec::new();
    for item in reader.items() {
        let Some(product) = product(&item, currency) else { continue };
        warn_unknown(&item, &product, policy);
        if products.iter().any(|p| p.id == product.id) {
            item.error("product-twice", format_args!("`{}` is the id of two products", product.id), "leave one out");
            continue;
        }
        products.push(product);
    }
    products
}

fn product(reader: &Reader<'_>, currency: Currency) -> Option<Product> {
    reader.known(&[
        "id",
        "name",
        "categories",
        "tags",
        "price",
        "weight_g",
        "available_from",
        "warehouse",
        "class",
        "made_to_order",
        "facts",
    ]);
    let id = reader.need("id", "write the product's id as on its page, usually the SKU").and_then(|r| r.text());
    let word = |key: &str| reader.get(key).and_then(|r| r.text()).unwrap_or_default().trim().to_owned();
    let list = |key: &str| reader.get(key).map(|r| r.texts()).unwrap_or_default();
    let product = Product {
        id: id.unwrap_or_default().trim().to_owned(),
        name: reader.get("name").map(|r| Words::read(&r)).unwrap_or_default(),
        categories: list("categories"),
        tags: list("tags"),
        price: reader.get("price").and_then(|r| Money::read(&r, currency)),
        weight_g: reader.get("weight_g").and_then(|r| r.integer(0, WEIGHT_G_MAX, "grams")).map(|g| g as u32),
        available_from: reader.get("available_from").and_then(|r| read_date(&r)),
        warehouse: word("warehouse"),
        class: word("class"),
        made_to_order: reader.get("made_to_order").and_then(|r| delivery::read_days(&r)).unwrap_or_default(),
        facts: reader.get("facts").map(|r| facts(&r)).unwrap_or_default(),
    };
    (!product.id.is_empty()).then_some(product)
}

/// A warehouse or class that the rules do not know changes nothing: the product would go by the default's.
fn warn_unknown(item: &Reader<'_>, product: &Product, policy: Option<&Policy>) {
    let Some(policy) = policy else { return };
    let warehouses: Vec<&str> = policy.warehouses.iter().map(|w| w.id.as_str()).filter(|id| !id.is_empty()).collect();
    let steps = policy.methods.iter().flat_map(|m| &m.rates).flat_map(|rate| &rate.steps);
    let classes: Vec<&str> = steps.filter_map(|step| step.class.as_deref()).collect();
    for (key, word, known) in [("warehouse", &product.warehouse, warehouses), ("class", &product.class, classes)] {
        if word.is_empty() || known.contains(&word.as_str()) {
            continue;
        }
        let help = match nearest(word, &known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("name it in the delivery rules, or leave {key} out"),
        };
        let message = format!("no delivery rule knows the {key} \"{word}\"");
        item.get(key).unwrap_or(*item).warn("product-rule", message, help);
    }
}

/// `material = "silk"`, `material = { en = "silk", … }`, or `material = { label = words, value = words }` where the
/// fact has a name in the shop's languages. The key stays a form of the name, so that it can be asked for.
fn facts(reader: &Reader<'_>) -> Vec<(Words, Words)> {
    let mut facts = Vec::new();
    for (key, fact) in reader.entries() {
        let (label, value) = match fact.get("value") {
            Some(value) => {
                fact.known(&["label", "value"]);
                (fact.get("label").map(|r| Words::read(&r)).unwrap_or_default(), Words::read(&value))
            }
            None => (Words::default(), Words::read(&fact)),
        };
        if !value.is_empty() {
            facts.push((label.or(key), value));
        }
    }
    facts
}
