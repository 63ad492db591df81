//! What did the shop configure, and what do we know once page and configuration are put together?
//!
//! Configuration comes in layers (property, `window.shelfhelp`, attributes, a data block, the tag's `data-*`, its query
//! string). They are merged key by key; the first layer that has a key wins, also over a wrong value further down.

pub mod element;
mod known;

pub use known::Known;

use crate::content::{Insight, read_insight};
use crate::delivery::{self, Certainty, Destination, postcode};
use crate::i18n::Locale;
use crate::problem::{Log, Reader, Value};

/// What an element shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The inline block, the launcher and the panel.
    #[default]
    All,
    /// The inline block.
    Delivery,
    /// The launcher and the panel.
    Panel,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the page is.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What opens the panel besides what the shop has itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Launcher {
    /// A button with words.
    #[default]
    Label,
    /// A round button with a sign.
    Icon,
    /// Nothing: the shop opens the panel.
    None,
}

/// On which side of the screen launcher and panel stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Where lines begin: left, and right where words run to the left.
    Start,
    /// Where lines end.
    #[default]
    End,
}

impl Side {
    /// As the attribute writes it.
    pub fn name(self) -> &'static str {
        match self {
            Side::Start => "start",
            Side::End => "end",
        }
    }
}

/// Where the shop's files are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nothing but what the page says.
    #[default]
    Page,
    /// At an address: a compiled shop's manifest, or the one-document form.
    Url(String),
    /// In the configuration itself, in the one-document form.
    Inline(Value),
}

/// A checked configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What the element shows.
    pub view: View,
    /// Where the shop's files are.
    pub source: Source,
    /// The product in view, by id.
    pub product: Option<String>,
    /// The variant in view, as the shopper reads it.
    pub variant: Option<String>,
    /// How many pieces.
    pub quantity: Option<u32>,
    /// What is in the cart already.
    pub cart: Cart,
    /// The place set by the shop.
    pub destination: Option<Destination>,
    /// The language.
    pub locale: Option<Locale>,
    /// Light or dark.
    pub scheme: Scheme,
    /// What opens the panel.
    pub launcher: Launcher,
    /// Where it stands, and the panel with it.
    pub launcher_side: Side,
    /// Whether the page's own scripts are told what shoppers ask, masked.
    pub share_queries: bool,
    /// What the shopper has agreed to, where the shop says so itself.
    pub consent: Consent,
    /// Who is told what happens, where the page says so and not the shop's files.
    pub insight: Option<Insight>,
    /// Whether facts are shown as they happen, to whoever builds the shop.
    pub debug: bool,
}

/// What the shopper has agreed to; nothing where nobody has said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// That the place is remembered.
    pub memory: Option<bool>,
    /// That the shop is told what happens.
    pub insight: Option<bool>,
}

/// What is in the cart already, next to the product in view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    /// Its value before discounts, as written.
    pub value: Option<String>,
    /// What discounts take off the whole order, as written.
    pub discount: Option<String>,
    /// Its weight in grams.
    pub weight_g: u32,
    /// Its pieces.
    pub quantity: u32,
}

/// Keys of the element itself. Everything else that a layer may hold belongs to the one-document form of a shop.
pub const KEYS: &[&str] = &[
    "view",
    "shop",
    "product",
    "variant",
    "quantity",
    "country",
    "region",
    "postcode",
    "locale",
    "theme",
    "no-launcher",
    "launcher",
    "launcher-side",
    "fallback",
    "target",
    "allow-checkout",
    "shelfhelp",
    "cart",
    "consent",
    "share-queries",
    "insight",
    "debug",
];

/// Keys that make a layer a shop in the one-document form.
const SHOP_KEYS: &[&str] = &[
    "name",
    "locales",
    "currency",
    "time_zone",
    "service",
    "escalation",
    "channels",
    "closed",
    "delivery",
    "products",
    "answers",
    "synonyms",
    "tokens",
    "help_url",
];

/// Merges the layers, each named for messages, and checks what they say.
pub fn read(layers: &[(String, Value)], log: &Log) -> Config {
    let pick = |key: &str| {
        layers.iter().find_map(|(name, layer)| layer.get(key).map(|value| Reader::new(value, place(name, key), log)))
    };
    for (name, layer) in layers {
        if matches!(layer, Value::Map(_)) {
            let known: Vec<&str> = KEYS.iter().chain(SHOP_KEYS).copied().collect();
            // Consent tools and optimisers keep words of theirs on the tag, and caches a version in its address.
            let ours = !matches!(name.as_str(), "data" | "query");
            Reader::new(layer, name.clone(), log).slips(&known, ours);
        }
    }
    Config {
        view: pick("view").and_then(|r| view(&r)).unwrap_or_default(),
        source: source(layers, pick("shop")),
        product: pick("product").and_then(|r| text(&r)),
        variant: pick("variant").and_then(|r| text(&r)),
        quantity: pick("quantity").and_then(|r| r.integer(1, 9_999, "pieces")).map(|n| n as u32),
        cart: pick("cart").map(|r| cart(&r)).unwrap_or_default(),
        destination: destination(pick("country"), pick("region"), pick("postcode")),
        locale: pick("locale").and_then(|r| {
            let locale = Locale::parse(r.text()?);
            if locale.is_none() {
                r.not("locale", "a language tag", "write a tag such as en, el or zh-Hans");
            }
            locale
        }),
        scheme: pick("theme").and_then(|r| scheme(&r)).unwrap_or_default(),
        launcher: match pick("no-launcher").and_then(|r| r.flag()) {
            Some(true) => Launcher::None,
            _ => pick("launcher").and_then(|r| launcher(&r)).unwrap_or_default(),
        },
        launcher_side: pick("launcher-side").and_then(|r| side(&r)).unwrap_or_default(),
        share_queries: pick("share-queries").and_then(|r| r.flag()).unwrap_or(false),
        consent: pick("consent").map(|r| consent(&r)).unwrap_or_default(),
        insight: pick("insight").map(|r| read_insight(&r)),
        debug: pick("debug").and_then(|r| r.flag()).unwrap_or(false),
    }
}

fn place(layer: &str, key: &str) -> String {
    match layer {
        "attribute" => format!("<shelf-help {key}>"),
        "data" => format!("data-{key}"),
        "query" => format!("loader.js?{key}"),
        _ => format!("{layer}.{key}"),
    }
}

fn text(reader: &Reader<'_>) -> Option<String> {
    reader.text().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

fn view(reader: &Reader<'_>) -> Option<View> {
    match reader.text()? {
        "all" | "" => Some(View::All),
        "delivery" => Some(View::Delivery),
        "panel" => Some(View::Panel),
        _ => {
            reader.not("view", "a view", "write all, delivery or panel");
            None
        }
    }
}

fn launcher(reader: &Reader<'_>) -> Option<Launcher> {
    match reader.text()? {
        "label" | "" => Some(Launcher::Label),
        "icon" => Some(Launcher::Icon),
        "none" => Some(Launcher::None),
        _ => {
            reader.not("launcher", "a launcher", "write label, icon or none");
            None
        }
    }
}

fn side(reader: &Reader<'_>) -> Option<Side> {
    match reader.text()? {
        "end" | "" => Some(Side::End),
        "start" => Some(Side::Start),
        _ => {
            reader.not("launcher-side", "a side", "write start or end");
            None
        }
    }
}

fn scheme(reader: &Reader<'_>) -> Option<Scheme> {
    match reader.text()? {
        "auto" | "" => Some(Scheme::Auto),
        "light" => Some(Scheme::Light),
        "dark" => Some(Scheme::Dark),
        _ => {
            reader.not("theme", "a theme", "write auto, light or dark");
            None
        }
    }
}

/// What is agreed to is listed; what is not listed there is not. Empty is what a template leaves where it knows nothing.
fn consent(reader: &Reader<'_>) -> Consent {
    let written = match reader.value() {
        Value::Flag(true) => "true".to_owned(),
        Value::Flag(false) => "none".to_owned(),
        _ => text(reader).unwrap_or_default(),
    };
    let mut given = Consent::default();
    for word in written.split([' ', ',']).filter(|word| !word.is_empty()) {
        let (memory, insight) = match word {
            "preferences" => (true, false),
            "analytics" => (false, true),
            "none" | "false" => (false, false),
            // From when there was nothing else to agree to.
            "true" => {
                given.memory = Some(true);
                continue;
            }
            _ => {
                reader.not(
                    "consent",
                    "a consent",
                    "write what the shopper has agreed to: preferences, analytics, both, or none",
                );
                return Consent::default();
            }
        };
        given.memory = Some(memory || given.memory == Some(true));
        given.insight = Some(insight || given.insight == Some(true));
    }
    given
}

fn source(layers: &[(String, Value)], shop: Option<Reader<'_>>) -> Source {
    if let Some(reader) = shop {
        match reader.value() {
            Value::Map(_) => return Source::Inline(reader.value().clone()),
            _ => {
                if let Some(url) = text(&reader) {
                    return Source::Url(url);
                }
            }
        }
    }
    layers
        .iter()
        .find(|(_, layer)| ["delivery", "answers", "channels"].iter().any(|key| layer.get(key).is_some()))
        .map_or(Source::Page, |(_, layer)| Source::Inline(layer.clone()))
}

fn cart(reader: &Reader<'_>) -> Cart {
    if !matches!(reader.value(), Value::Map(_)) {
        reader.not("not-a-group", "a cart", "write it as {value, discount, weight_g, quantity}");
    }
    reader.known(&["value", "discount", "weight_g", "quantity"]);
    let number = |key: &str, most: i64, unit: &str| {
        reader.get(key).and_then(|r| r.integer(0, most, unit)).map_or(0, |number| number as u32)
    };
    Cart {
        value: reader.get("value").and_then(|r| amount(&r)),
        discount: reader.get("discount").and_then(|r| amount(&r)),
        weight_g: number("weight_g", 10_000_000, "grams"),
        quantity: number("quantity", 99_999, "pieces"),
    }
}

/// An amount of whatever currency the shop has.
fn amount(reader: &Reader<'_>) -> Option<String> {
    let amount = text(reader)?;
    let (whole, fraction) = amount.split_once('.').unwrap_or((&amount, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        reader.not("amount", "an amount", "write digits with a point for decimals: 12.50");
        return None;
    }
    Some(amount)
}

fn destination(
    country: Option<Reader<'_>>,
    region: Option<Reader<'_>>,
    code: Option<Reader<'_>>,
) -> Option<Destination> {
    let reader = country?;
    let written = text(&reader)?;
    let Some(country) = delivery::country(&written) else {
        reader.not("country", "a country code", "write two letters (ISO 3166), such as GR or US");
        return None;
    };
    let postcode = code.and_then(|r| {
        let written = text(&r)?;
        let normal = postcode::normalise(&country, &written);
        if normal.is_none() {
            let help = match postcode::example(&country) {
                Some(example) => format!("in {country} it is written like {example}"),
                None => format!("{country} has no postcodes; leave it out"),
            };
            r.not("postcode", "a postcode", help);
        }
        normal
    });
    let region = region.and_then(|r| {
        let written = text(&r)?.to_ascii_uppercase();
        // `US-CA` and `CA` alike.
        let region = written.rsplit('-').next().filter(|region| postcode::region_is_known(&country, region));
        if region.is_none() {
            r.not(
                "region",
                "a region",
                format_args!("write the part after {country}- in ISO 3166-2, such as CA of US-CA"),
            );
        }
        region.map(str::to_owned)
    });
    Some(Destination { country, region, postcode, place: None, certainty: Certainty::Given })
}
