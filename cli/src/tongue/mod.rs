//! What does a language itself know of a shop's words?
//!
//! How its characters are read, what they are in the other script, and what all shops call by several words. Cut down to
//! what the shop's answers hold, so that the widget need not carry the rest.

mod common;
mod han;

use shelfhelp::i18n::Locale;
use shelfhelp::search::{Index, Readings};

/// What the language of these answers knows of their words.
pub(crate) fn readings(index: &Index, locale: &Locale) -> Readings {
    Readings { common: common::groups(index, locale), ..han::readings(index, locale) }
}
