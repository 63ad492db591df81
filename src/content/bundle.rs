//! How does compiled content travel?
//!
//! `SHLF`, a format version (two bytes, little endian), one byte for what it is, then postcard. The version changes with
//! every change of a type that is written, for postcard tells nothing of the shapes inside.

use serde::Serialize;

use super::{Answer, Shop, read_answers, read_shop};
use crate::i18n::Locale;
use crate::problem::{Log, Problem, Reader, Severity, Value};
use crate::time::Almanac;
use crate::wire::{self, Bytes, Take, put_run};

/// The version of the format this build writes, and the only one it reads.
pub const VERSION: u16 = 1;

const MAGIC: [u8; 4] = *b"SHLF";
const SHOP: u8 = 1;
const ANSWERS: u8 = 2;

/// Compiled answers by language.
pub type Parts = Vec<(Locale, Vec<u8>)>;

/// The shop as bytes.
pub fn encode_shop(shop: &Shop) -> Vec<u8> {
    encode(SHOP, shop)
}

/// The shop of a compiled part.
pub fn decode_shop(bytes: &[u8]) -> Result<Shop, Problem> {
    decode(SHOP, "the shop", bytes)
}

/// The answers of one language as bytes.
pub fn encode_answers(answers: &[Answer]) -> Vec<u8> {
    encode(ANSWERS, answers)
}

/// The answers of a compiled part.
pub fn decode_answers(bytes: &[u8]) -> Result<Vec<Answer>, Problem> {
    decode(ANSWERS, "answers", bytes)
}

/// A shop in one document as bytes: its own part, then each language with the part of its answers.
pub fn encode_document(document: &Value, almanac: &Almanac<'_>, log: &Log) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_run(&encode_shop(&read_shop(document, almanac, log)), &mut bytes);
    if let Some(Value::Map(languages)) = document.get("answers") {
        for (tag, list) in languages {
            let answers = read_answers(&Reader::new(list, format!("answers.{tag}"), log));
            put_run(tag.as_bytes(), &mut bytes);
            put_run(&encode_answers(&answers), &mut bytes);
        }
    }
    bytes
}

/// The shop of these bytes, and the parts of its answers by language.
pub fn decode_document(bytes: &[u8]) -> Result<(Shop, Parts), Problem> {
    let mut bytes = Bytes::of(bytes);
    let shop = decode_shop(bytes.run())?;
    let mut answers = Vec::new();
    while !bytes.is_done() {
        let tag = core::str::from_utf8(bytes.run()).ok().and_then(Locale::parse);
        let part = bytes.run();
        answers.extend(tag.map(|tag| (tag, part.to_vec())));
    }
    Ok((shop, answers))
}

fn encode<T: Serialize + ?Sized>(kind: u8, value: &T) -> Vec<u8> {
    let [low, high] = VERSION.to_le_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.extend([low, high, kind]);
    // Writing to a vector fails only where a sequence does not know its length; all of ours do.
    bytes.extend(postcard::to_allocvec(value).unwrap_or_default());
    bytes
}

fn decode<T: Take>(wanted: u8, what: &str, bytes: &[u8]) -> Result<T, Problem> {
    let wrong = |message: String, help: &str| Err(Problem::new(Severity::Error, "bundle", "", message, help));
    let [b'S', b'H', b'L', b'F', low, high, kind, body @ ..] = bytes else {
        return wrong(
            "this is not a compiled part of a shop".into(),
            "point to the shop.json that `shelfhelp build` wrote",
        );
    };
    let version = u16::from_le_bytes([*low, *high]);
    if version != VERSION {
        return wrong(
            format!("compiled in format {version}, and this widget reads format {VERSION}"),
            "build the shop with the `shelfhelp` of the widget's version",
        );
    }
    if *kind != wanted {
        return wrong(format!("this compiled part does not hold {what}"), "upload the folder of one build as a whole");
    }
    match wire::read(body) {
        Some(value) => Ok(value),
        None => {
            wrong(format!("the compiled part for {what} is damaged"), "build the shop again and upload it as a whole")
        }
    }
}
