//! What must hold of every reader of the command line, whatever it is given?
//!
//! Each target takes bytes, reads them as one kind of file and asserts what came out; a failed assertion is a finding.
//! `cargo xtask fuzz` makes the bytes. Nothing else calls this.

mod exports;
mod files;
mod sound;
mod texts;
mod told;

use shelfhelp::content::{Answer, Shop};
use shelfhelp::i18n::Locale;

pub use sound::{address, blocks, problem};

/// A reader by its name, and what feeds it.
pub type Target = (&'static str, fn(&[u8]));

/// The readers of files, pages and exports.
pub const TARGETS: &[Target] = &[
    ("markdown", texts::markdown),
    ("markdown-written", texts::written),
    ("light", texts::light),
    ("light-written", texts::light_written),
    ("html", texts::html),
    ("page", texts::page),
    ("json-ld", texts::json_ld),
    ("front", texts::front),
    ("toml", files::toml),
    ("json", files::json),
    ("shop", files::shop),
    ("delivery", files::delivery),
    ("theme", files::theme),
    ("config", files::config),
    ("messages", files::messages),
    ("synonyms", files::synonyms),
    ("svg", files::svg),
    ("picture", files::picture),
    ("csv", exports::csv),
    ("zendesk", exports::zendesk),
    ("intercom", exports::intercom),
    ("helpscout", exports::helpscout),
    ("gorgias", exports::gorgias),
    ("shopify", exports::shopify),
    ("freshdesk", exports::freshdesk),
    ("faq", exports::faq),
    ("site", exports::site),
    ("order", told::order),
    ("log", told::log),
    ("request", told::request),
    ("given", told::given),
    ("questions", told::questions),
    ("check", told::check),
    ("begun", told::begun),
    ("google", exports::google),
    ("woocommerce", exports::woocommerce),
];

/// A shop of a folder: what other readers are asked about.
pub fn shop(folder: &str) -> (Shop, Vec<(Locale, Vec<Answer>)>) {
    let compiled = crate::compile::compile(crate::load::load(folder));
    (compiled.shop, compiled.answers)
}

/// Bytes as the text that files are read as.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
