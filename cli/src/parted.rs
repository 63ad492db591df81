//! Which files does the search of a shop of very many answers come in?
//!
//! A head, slices of the vocabulary and blocks of answers, in a folder whose name holds the hash of the head; the head knows
//! of the rest. The widget asks for those that a query needs, by number, so no name tells what was typed.

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use shelfhelp::content::Answer;
use shelfhelp::i18n::Locale;
use shelfhelp::search::pack_with;

use crate::{name, tongue};

/// So many answers are searched whole: their files are few, and fetched before they are typed for.
pub(crate) const WHOLE_MAX: usize = 700;

/// A file by its path below the shop's.
type File = (String, Vec<u8>);

/// Where the widget finds the search of a language, and its files.
pub(crate) fn files(locale: &Locale, answers: &[Answer]) -> Option<(Json, Vec<File>)> {
    if answers.len() <= WHOLE_MAX {
        return None;
    }
    let packed = pack_with(answers, |index| tongue::readings(index, locale));
    let folder = format!("search.{locale}.{}", name::digits(&Sha256::digest(&packed.head)));
    let found = json!({ "in": folder, "per_block": packed.per_block });
    let numbered = |kind: char, parts: Vec<Vec<u8>>| {
        let folder = folder.clone();
        parts.into_iter().enumerate().map(move |(number, bytes)| (format!("{folder}/{kind}{number}.bin"), bytes))
    };
    let mut files: Vec<File> = numbered('t', packed.terms).chain(numbered('b', packed.blocks)).collect();
    files.push((format!("{folder}/head.bin"), packed.head));
    Some((found, files))
}

/// Whether a file is one of these, and which of them.
pub(crate) fn kind(name: &str) -> Option<&'static str> {
    let (folder, file) = name.split_once('/')?;
    if !folder.starts_with("search.") {
        return None;
    }
    match file.as_bytes().first()? {
        b'h' => Some("head"),
        b't' => Some("words"),
        _ => Some("answers"),
    }
}
