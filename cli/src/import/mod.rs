//! What of another system's export can be said in `delivery.toml`, and what cannot?
//!
//! An importer turns an export into a [draft](draft::Draft) and logs the rest: what is lost, what is assumed because the export is
//! silent, and what is left out on purpose. Exports are written by machines and mended by hand: any part may be missing,
//! unknown or of another kind, and none of that stops an import.
//!
//! Does not know: files and the command line.

pub(crate) mod amount;
pub(crate) mod answers;
mod continents;
pub(crate) mod draft;
pub(crate) mod formula;
mod google;
mod woocommerce;
pub(crate) mod write;

use core::fmt::Display;

use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};

use amount::Amount;

/// Who wrote the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Origin {
    /// Shipping settings of Google's Content API or Merchant API.
    Google,
    /// Shipping zones of WooCommerce's REST API.
    Woocommerce,
}

impl Origin {
    /// What the file's first comment calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Origin::Google => "shipping settings of Google Merchant Center",
            Origin::Woocommerce => "shipping zones of WooCommerce",
        }
    }

    /// Whose form the export has.
    pub(crate) fn guess(export: &Value) -> Option<Origin> {
        if google::is_settings(export) {
            Some(Origin::Google)
        } else if woocommerce::is_zones(export) {
            Some(Origin::Woocommerce)
        } else {
            None
        }
    }
}

/// What came of an import.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The text of `delivery.toml`.
    pub(crate) text: String,
    pub(crate) places: usize,
    pub(crate) methods: usize,
}

/// Reads an export; `country` is the shop's, where the merchant says it.
pub(crate) fn delivery(export: &Value, origin: Origin, country: Option<&str>, log: &Log) -> Imported {
    let reader = Reader::new(export, "", log);
    let draft = match origin {
        Origin::Google => google::read(&reader),
        Origin::Woocommerce => woocommerce::read(&reader, country),
    };
    let text = write::write(&draft, origin.name());
    Imported { text, places: draft.places.len(), methods: draft.methods.len() }
}

/// The export says it and `delivery.toml` cannot, or it cannot be read.
pub(crate) const LOST: &str = "import-lost";
/// The export does not say it and `delivery.toml` needs it.
pub(crate) const ASSUMED: &str = "import-assumed";
/// Left out on purpose, or read in a way that is worth a look.
pub(crate) const NOTED: &str = "import-noted";

fn lost(reader: &Reader<'_>, message: impl Display, help: impl Display) {
    reader.warn(LOST, message, help);
}

fn assumed(reader: &Reader<'_>, message: impl Display, help: impl Display) {
    reader.warn(ASSUMED, message, help);
}

fn noted(reader: &Reader<'_>, message: impl Display, help: impl Display) {
    reader.log(Problem::new(Severity::Advice, NOTED, "", message.to_string(), help.to_string()));
}

/// Text or a number, trimmed; anything else, and nothing, are none.
fn text<'a>(reader: &Reader<'a>, key: &str) -> Option<&'a str> {
    reader.get(key).and_then(|member| member.value().as_text()).map(str::trim).filter(|text| !text.is_empty())
}

/// The first of several names that is there.
fn any<'a>(reader: &Reader<'a>, keys: &[&str]) -> Option<Reader<'a>> {
    keys.iter().find_map(|key| reader.get(key))
}

/// The members of a list; one that should be a group and is not is lost.
fn groups<'a>(reader: &Reader<'a>, keys: &[&str]) -> Vec<Reader<'a>> {
    let items = any(reader, keys).map(|list| list.items()).unwrap_or_default();
    let is_group = |item: &Reader<'a>| {
        let is_group = matches!(item.value(), Value::Map(_));
        if !is_group {
            lost(item, format_args!("{} is not read", item.value().describe()), "a group of keys should stand here");
        }
        is_group
    };
    items.into_iter().filter(is_group).collect()
}

/// A number of at most `most`; one that is none is lost.
fn count(reader: &Reader<'_>, most: i64) -> Option<i64> {
    let number = reader.value().as_text().and_then(Amount::parse).filter(|number| number.fits(0));
    let number = number.and_then(|number| i64::try_from(number.floor()).ok()).filter(|n| (0..=most).contains(n));
    if number.is_none() {
        let help = format_args!("a whole number from 0 to {most} should stand here");
        lost(reader, format_args!("{} is not read", reader.value().describe()), help);
    }
    number
}

/// Yes or no, in the ways that exports write it.
fn flag(reader: &Reader<'_>) -> Option<bool> {
    let flag = match reader.value() {
        Value::Flag(flag) => Some(*flag),
        value => match value.as_text().map(str::to_ascii_lowercase).as_deref() {
            Some("yes" | "true" | "1") => Some(true),
            Some("no" | "false" | "0" | "") => Some(false),
            _ => None,
        },
    };
    if flag.is_none() {
        lost(reader, format_args!("{} is not read", reader.value().describe()), "true or false should stand here");
    }
    flag
}

/// Logs keys that are not known: what they say is not imported.
fn unknown(reader: &Reader<'_>, known: &[&str]) {
    let Value::Map(entries) = reader.value() else { return };
    for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.as_str()) && !key.starts_with('_')) {
        if let Some(member) = reader.get(key) {
            let message = format_args!("`{key}` is not known and is not imported");
            noted(&member, message, "look whether it says something that shoppers should know");
        }
    }
}
