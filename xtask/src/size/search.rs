//! How much of the widget's module is the search?
//!
//! The module is compiled twice, as it ships and with every way into `src/search` ending at once (`search::LEFT_OUT`); what
//! is missing then is the search, with its tables and with all of the standard library that only the search needs. The
//! difference of two modules under brotli is what a shopper would save. It holds two things: finding answers, and
//! understanding which place a question about delivery names. How it parts into these is told by the names of functions.

use super::{Size, measure, why};
use crate::{compile, sh, widget};
use anyhow::Result;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The files of `src/search` that know places; all others find answers.
const PLACES: [&str; 5] = ["called", "code", "intent", "place", "reply"];
const SEARCH: &str = "shelfhelp::search";
/// A crate that nothing else uses.
const MATCHER: &str = "fuzzy_matcher";

/// A table of the module with, without, and the difference. `with` is the module as cargo leaves it.
pub(super) fn told(with: &Path) -> Result<String> {
    let without = sh::step("widget: compile without the search", compile::without_search)?;
    let weigh = |path: &Path| Ok::<Size, anyhow::Error>(measure(&widget::bind(path, "shelfhelp")?.wasm));
    let (all, rest) = (weigh(with)?, weigh(&without)?);
    let less = |a: usize, b: usize| a.saturating_sub(b);
    let own =
        Size { raw: less(all.raw, rest.raw), gzip: less(all.gzip, rest.gzip), brotli: less(all.brotli, rest.brotli) };
    let (answers, places) = shares(with)?;
    let part = |of: usize| own.brotli * of / (answers + places).max(1);
    let mut text = format!("{:<22}{:>10}{:>10}{:>10}\n", "the module, in bytes", "raw", "gzip", "brotli");
    for (name, size) in [("as it ships", all), ("without the search", rest), ("the search", own)] {
        let _ = writeln!(text, "{name:<22}{:>10}{:>10}{:>10}", size.raw, size.gzip, size.brotli);
    }
    let _ = writeln!(text, "{:<42}{:>10}", "  finding answers, by its share of code", part(answers));
    let _ = writeln!(text, "{:<42}{:>10}", "  places in questions, likewise", part(places));
    let (left, also_left) = shares(&without)?;
    let _ = writeln!(text, "{} bytes of code of the search could not be left out.", left + also_left);
    Ok(text)
}

/// Bytes of code that find answers, and that know places.
fn shares(module: &Path) -> Result<(usize, usize)> {
    let mut shares = (0, 0);
    for (owner, size) in why::owners(&fs::read(module)?)? {
        match owner.strip_prefix(SEARCH) {
            Some(file) if PLACES.contains(&file.trim_start_matches("::")) => shares.1 += size,
            Some(_) => shares.0 += size,
            None if owner == MATCHER => shares.0 += size,
            None => {}
        }
    }
    Ok(shares)
}
