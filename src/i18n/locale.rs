//! Which language, script and direction does a tag name?

use core::fmt;

use crate::taken;
use serde::Serialize;

/// A BCP 47 language tag: `en`, `en-GB`, `zh-Hans`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Locale(String);

taken! { Locale { 0 } }

/// The way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// `ltr` or `rtl`, as the `dir` attribute takes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl Locale {
    /// English, the language of last resort.
    pub fn english() -> Locale {
        Locale("en".into())
    }

    /// Reads a tag. Letters, digits and hyphens only, language of two or three letters; `_` is taken for `-`, and the
    /// Chinese regions are given their script.
    pub fn parse(text: &str) -> Option<Locale> {
        let text = text.trim().replace('_', "-");
        let mut parts = Vec::new();
        for (i, part) in text.split('-').enumerate() {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            parts.push(match (i, part.len()) {
                (0, 2 | 3) if part.bytes().all(|b| b.is_ascii_alphabetic()) => part.to_ascii_lowercase(),
                (0, _) => return None,
                (_, 2) => part.to_ascii_uppercase(),
                (_, 4) => {
                    let (first, rest) = part.split_at_checked(1)?;
                    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
                }
                _ => part.to_ascii_lowercase(),
            });
        }
        if parts.first().is_some_and(|language| language == "zh") {
            match parts.get(1).map(String::as_str) {
                Some("Hans" | "Hant") => {}
                Some("TW" | "HK" | "MO") => parts.insert(1, "Hant".into()),
                _ => parts.insert(1, "Hans".into()),
            }
        }
        Some(Locale(parts.join("-")))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: `zh` of `zh-Hans-CN`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or("en")
    }

    /// The region, when named: `GB` of `en-GB`.
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|p| p.len() == 2)
    }

    /// The way its script runs.
    pub fn direction(&self) -> Direction {
        match self.language() {
            "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// The best of the locales at hand for this one: the same tag, a shorter form of it, then any of its language
    /// (and, for Chinese, of its script first).
    pub fn best_of<'l>(&self, available: &'l [Locale]) -> Option<&'l Locale> {
        let mut tag = self.0.as_str();
        loop {
            if let Some(found) = available.iter().find(|l| l.0 == tag) {
                return Some(found);
            }
            match tag.rsplit_once('-') {
                Some((shorter, _)) => tag = shorter,
                None => break,
            }
        }
        available.iter().find(|l| l.language() == self.language())
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
