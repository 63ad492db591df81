//! Would a good editor let these answers pass?
//!
//! Links that lead nowhere, answers that say the same, translations that have fallen behind, questions that find another
//! answer, texts that are hard to read. Nothing here changes what shoppers see: only `check` asks.

mod alike;
mod asks;
mod dates;
mod form;
mod links;
mod parts;
mod reach;
mod reading;

mod topics;
mod translations;

use shelfhelp::problem::nearest;
use shelfhelp::time::Date;

use reach::Asked;
use reading::Level;

use crate::audit::sheet::Shelf;
use crate::compile::Compiled;
use crate::source::finding::Finding;
use links::Known;
use translations::Tongues;

// So many names are compared with a slip.
const NEAR_MAX: usize = 500;

/// What there is to say about the answers of one language.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) locale: String,
    pub(crate) answers: usize,
    pub(crate) topics: Vec<(String, usize)>,
    /// Ids and files of the answers that the first language has and this one lacks.
    pub(crate) missing: Vec<(String, String)>,
    pub(crate) level: Option<Level>,
    pub(crate) asked: Asked,
}

/// Looks at all answers of a shop.
pub(super) fn check(
    compiled: &Compiled,
    shelves: &[Shelf<'_>],
    today: Date,
    found: &mut Vec<Finding>,
) -> Vec<Language> {
    let known = Known::new(shelves, &compiled.value);
    let tongues = Tongues::new(shelves);
    let originals = shelves.first().map(translations::originals).unwrap_or_default();
    let mut languages = Vec::new();
    translations::check(compiled, shelves, found);
    for (i, shelf) in shelves.iter().enumerate() {
        for sheet in &shelf.sheets {
            let parts = parts::parts(sheet);
            dates::check(sheet, today, found);
            links::check(sheet, &parts, i, &known, found);
            form::check(shelf, sheet, &parts, found);
            tongues.check(shelf, sheet, found);
            if let Some(original) = originals.get(sheet.answer.id.as_str()).filter(|_| i > 0) {
                translations::beside(sheet, &parts, original, &parts::parts(original), found);
            }
        }
        let alike = alike::check(shelf, found);
        topics::check(shelf, i == 0, found);
        languages.push(Language {
            locale: shelf.locale.to_string(),
            answers: shelf.sheets.len(),
            topics: topics::count(shelf),
            missing: missing(shelves, i),
            level: reading::check(shelf, found),
            asked: reach::check(shelf, &compiled.shop.products, &alike, found),
        });
    }
    languages
}

fn missing(shelves: &[Shelf<'_>], i: usize) -> Vec<(String, String)> {
    let (Some(first), Some(shelf), true) = (shelves.first(), shelves.get(i), i > 0) else { return Vec::new() };
    let lacks = translations::missing(first, shelf);
    lacks.iter().map(|sheet| (sheet.answer.id.clone(), sheet.name())).collect()
}

/// The known name that one is a slip of. Among ten thousand, only those that begin or end alike are compared letter by
/// letter.
fn near<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let begins = |a: &str, b: &str| a.chars().take(2).eq(b.chars().take(2));
    let ends = |a: &str, b: &str| a.chars().rev().take(2).eq(b.chars().rev().take(2));
    let alike = known.filter(|other| {
        other.len().abs_diff(name.len()) <= 4 && (begins(name, other) || ends(name, other))
            || other.to_lowercase() == name.to_lowercase()
    });
    let mut alike: Vec<&str> = alike.collect();
    alike.truncate(NEAR_MAX);
    nearest(name, &alike).or_else(|| alike.into_iter().find(|other| other.to_lowercase() == name.to_lowercase()))
}
