//! What has one language that another lacks?
//!
//! The shop's first language is the one that others translate. Does not know: whether a translation is a good one.

use std::collections::HashMap;

use shelfhelp::content::plain_text;
use whatlang::{Detector, Lang};

use super::near;
use super::parts::{Part, What};
use crate::audit::sheet::{Sheet, Shelf, advice, warning};
use crate::compile::Compiled;
use crate::source::finding::Finding;

// So many names in a message; `--json` has all.
const NAMED_MAX: usize = 5;
// Fewer letters could be a name and an address.
const LETTERS_MIN: usize = 60;

/// Answers of the first language that others lack, each with its file; and those that only others have.
pub(super) fn missing<'c>(first: &Shelf<'c>, other: &Shelf<'c>) -> Vec<Sheet<'c>> {
    let has: std::collections::HashSet<&str> = other.sheets.iter().map(|s| s.answer.id.as_str()).collect();
    first.sheets.iter().filter(|sheet| !has.contains(sheet.answer.id.as_str())).cloned().collect()
}

/// Problems of the languages as wholes.
pub(super) fn check(compiled: &Compiled, shelves: &[Shelf<'_>], found: &mut Vec<Finding>) {
    let Some((first, others)) = shelves.split_first() else { return };
    for other in others {
        let lacks = missing(first, other);
        if !lacks.is_empty() {
            let names = lacks.iter().take(NAMED_MAX).map(|s| format!("{} ({})", s.answer.id, s.name()));
            let names = names.collect::<Vec<_>>().join(", ");
            let more = if lacks.len() > NAMED_MAX { ", …" } else { "" };
            let (locale, of, count) = (other.locale, first.locale, lacks.len());
            let message = format!("`{locale}` lacks {count} of the answers of `{of}`: {names}{more}");
            let help = "shoppers who read this language will not find them; `check --json` names them all";
            let mut problem = advice("answer-untranslated", message, help);
            problem.at = format!("answers.{locale}");
            found.push(compiled.places.locate(problem));
        }
        for sheet in missing(other, first) {
            let (id, locale) = (&sheet.answer.id, first.locale);
            let help = match near(id, lacks.iter().map(|lacking| lacking.answer.id.as_str())) {
                Some(near) => format!("did you mean `{near}`? translations share their id"),
                None => format!("write it in `{locale}` too, or give it the id of the answer it translates"),
            };
            let message = format!("there is no answer `{id}` in `{locale}`, the shop's first language");
            found.push(sheet.of("id", advice("answer-only-here", message, help)));
        }
    }
}

/// Originals by id.
pub(super) fn originals<'s, 'c>(first: &'s Shelf<'c>) -> HashMap<&'c str, &'s Sheet<'c>> {
    first.sheets.iter().map(|sheet| (sheet.answer.id.as_str(), sheet)).collect()
}

/// Problems of one translation beside its original.
pub(super) fn beside(
    sheet: &Sheet<'_>,
    parts: &[Part<'_>],
    original: &Sheet<'_>,
    theirs: &[Part<'_>],
    found: &mut Vec<Finding>,
) {
    if let (Some(day), Some(since)) = (sheet.record.updated, original.record.updated)
        && day < since
    {
        let message = format!("this translation is of {day}; {} changed on {since}", original.name());
        let help = "carry the change over, then write the day of it as `updated`";
        found.push(sheet.of("updated", advice("translation-old", message, help)));
    }
    // What an error left out cannot be told from what was never written.
    if sheet.is_broken || original.is_broken {
        return;
    }
    let (own, other) = (facts(parts), facts(theirs));
    // Who says "until 25 December" need not say "30 days" too: facts of a group stand for one another.
    let group = |fact: &str| fact.split('.').next().map(str::to_owned);
    let lacks = |list: &At<'_>, fact: &str| !list.iter().any(|(has, _)| group(has) == group(fact));
    if let Some(lacks) = other.iter().find(|(fact, _)| lacks(&own, fact)) {
        let message = format!("this text lacks {{{{{}}}}}, which {} fills in", lacks.0, original.name());
        let help = format!("write {{{{{} | words}}}} here too: what is written by hand grows old", lacks.0);
        found.push(sheet.within(0, advice("translation-facts", message, help)));
    } else if let Some((more, offset)) = own.iter().find(|(fact, _)| lacks(&other, fact)) {
        let message = format!("this text fills in {{{{{more}}}}}, which {} does not", original.name());
        found.push(
            sheet.within(*offset, advice("translation-facts", message, "write it in both languages, or in none")),
        );
    }
    let (own, other) = (links(parts), links(theirs));
    if let Some((lacks, _)) = other.iter().find(|(link, _)| !own.iter().any(|(has, _)| has == link)) {
        let message = format!("this text lacks the link to {lacks} of {}", original.name());
        let help = "link to it here too, or take it out there";
        found.push(sheet.within(0, advice("translation-links", message, help)));
    }
}

type At<'p> = Vec<(&'p str, usize)>;

fn facts<'p>(parts: &[Part<'p>]) -> At<'p> {
    let fact = |part: &Part<'p>| match part.what {
        // What the words around need differs by grammar: "from Tuesday to Friday" is one fact or two.
        What::Fact(name) if !name.starts_with("delivery.") => Some((name, part.offset)),
        _ => None,
    };
    parts.iter().filter_map(fact).collect()
}

/// Links that mean the same in every language: other answers, mail and telephone. Pages elsewhere have a page for each
/// language.
fn links<'p>(parts: &[Part<'p>]) -> At<'p> {
    let link = |part: &Part<'p>| match part.what {
        What::Answer(to, _) => Some((to.split('#').next().unwrap_or_default(), part.offset)),
        What::Link(to, _) if to.starts_with("mailto:") || to.starts_with("tel:") => Some((to, part.offset)),
        _ => None,
    };
    parts.iter().filter_map(link).collect()
}

/// Texts that were left in another of the shop's languages.
pub(super) struct Tongues {
    detector: Option<Detector>,
}

impl Tongues {
    pub(super) fn new(shelves: &[Shelf<'_>]) -> Tongues {
        let known: Vec<Lang> = shelves.iter().filter_map(|shelf| lang(shelf.locale.language())).collect();
        Tongues { detector: (known.len() > 1).then(|| Detector::with_allowlist(known)) }
    }

    pub(super) fn check(&self, shelf: &Shelf<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
        let text = plain_text(&sheet.answer.body);
        let words = text.split_whitespace().filter(|word| !is_name(word));
        let letters: Vec<char> = words.flat_map(str::chars).filter(|c| c.is_alphabetic()).collect();
        let language = shelf.locale.language();
        let wrong = match script(language) {
            Some(is_own) => {
                // Some words stay in Latin letters; three letters in ten of the language's own are few all the same.
                let own = letters.iter().filter(|c| is_own(**c)).count();
                letters.len() >= LETTERS_MIN / 2 && own * 10 < letters.len() * 3
            }
            None => {
                let latin = letters.iter().filter(|c| (**c as u32) < 0x250 || **c >= '\u{1E00}' && **c <= '\u{1EFF}');
                let is_foreign = latin.count() * 10 < letters.len() * 3 && is_latin(language);
                letters.len() >= LETTERS_MIN / 2 && is_foreign
                    || letters.len() >= LETTERS_MIN && self.is_other(&text, language)
            }
        };
        if wrong {
            let message = format!("this text does not look like `{}`", shelf.locale);
            let help = "translate it, or move the file to the folder of its language";
            found.push(sheet.within(0, warning("answer-language", message, help)));
        }
    }

    /// Whether a text is surely of another of the shop's languages.
    fn is_other(&self, text: &str, language: &str) -> bool {
        let read = self.detector.as_ref().and_then(|detector| detector.detect(text));
        let own = lang(language);
        read.is_some_and(|read| own.is_some() && Some(read.lang()) != own && read.is_reliable())
    }
}

/// Whether a word is an address, or a name in Latin letters: these stay as they are in every language.
fn is_name(word: &str) -> bool {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(|c: char| c.is_ascii_uppercase()) || word.contains(['@', '/', '_']) || word.contains("www.")
}

fn is_latin(language: &str) -> bool {
    const OTHERS: [&str; 14] = ["ru", "uk", "bg", "sr", "mk", "be", "kk", "fa", "ur", "hi", "bn", "ka", "hy", "am"];
    !OTHERS.contains(&language)
}

/// Which letters are a language's own, where Latin ones are not.
fn script(language: &str) -> Option<fn(char) -> bool> {
    Some(match language {
        "el" => |c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'),
        "ru" | "uk" | "bg" | "be" | "mk" | "kk" => |c| matches!(c, '\u{400}'..='\u{52F}'),
        "he" | "yi" => |c| matches!(c, '\u{590}'..='\u{5FF}'),
        "ar" | "fa" | "ur" => |c| matches!(c, '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FEFF}'),
        "th" => |c| matches!(c, '\u{E00}'..='\u{E7F}'),
        // Texts without any kana are Chinese, or a list of names.
        "ja" => |c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'),
        "zh" => |c| matches!(c, '\u{3400}'..='\u{9FFF}'),
        "ko" => |c| matches!(c, '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}'),
        _ => return None,
    })
}

/// The languages of Latin letters that are told apart by their words.
fn lang(language: &str) -> Option<Lang> {
    Some(match language {
        "en" => Lang::Eng,
        "de" => Lang::Deu,
        "fr" => Lang::Fra,
        "es" => Lang::Spa,
        "it" => Lang::Ita,
        "pt" => Lang::Por,
        "nl" => Lang::Nld,
        "pl" => Lang::Pol,
        "sv" => Lang::Swe,
        "da" => Lang::Dan,
        "nb" | "no" => Lang::Nob,
        "fi" => Lang::Fin,
        "cs" => Lang::Ces,
        "ro" => Lang::Ron,
        "hu" => Lang::Hun,
        "tr" => Lang::Tur,
        "hr" => Lang::Hrv,
        "vi" => Lang::Vie,
        "id" => Lang::Ind,
        _ => return None,
    })
}
