//! How does compiled content travel?
//!
//! `SHLF`, a format version (two bytes, little endian), one byte for what it is, then postcard. The version changes with
//! every change of a type that is written, for postcard tells nothing of the shapes inside.

use serde::Serialize;

use super::{Answer, Block, Scope, Shop, by_language, read_answers, read_shop};
use crate::i18n::Locale;
use crate::problem::{Log, Problem, Reader, Severity, Value};
use crate::taken;
use crate::time::Almanac;
use crate::wire::{self, Bytes, Take, checksum, put_run};

/// The version of the format this build writes, and the only one it reads.
pub const VERSION: u16 = 5;

const MAGIC: [u8; 4] = *b"SHLF";
const SHOP: u8 = 1;
const TITLES: u8 = 2;
const BODIES: u8 = 3;
const AID: u8 = 4;
/// The head of an index in parts.
pub const HEAD: u8 = 5;
/// A part of its terms.
pub const TERMS: u8 = 6;
/// A block of answers, whole.
pub const BLOCK: u8 = 7;

/// Compiled answers by language: titles, then bodies.
pub type Parts = Vec<(Locale, Vec<u8>, Vec<u8>)>;

/// What a list of answers shows of one, and what decides whether it is in the list.
#[derive(Serialize)]
struct Title {
    id: String,
    question: String,
    topic: String,
    scope: Scope,
    intent: String,
}

taken! { Title { id, question, topic, scope, intent } }

/// What else there is of it: needed to search in it, and to read it.
#[derive(Serialize)]
struct Body {
    also: Vec<String>,
    keywords: Vec<String>,
    body: Vec<Block>,
    related: Vec<String>,
    next: Option<String>,
}

taken! { Body { also, keywords, body, related, next } }

/// What a build knows of the answers in a language that a browser cannot find out. Each is empty where there is none, and
/// is read by the search, which knows what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Aid {
    /// Words that answers never say and shoppers do.
    pub expansion: Vec<u8>,
    /// How the characters of the answers are read, and what else they are written as.
    pub readings: Vec<u8>,
}

taken! { Aid { expansion, readings } }

/// The shop as bytes.
pub fn encode_shop(shop: &Shop) -> Vec<u8> {
    encode(SHOP, shop)
}

/// The shop of a compiled part.
pub fn decode_shop(bytes: &[u8]) -> Result<Shop, Problem> {
    decode(SHOP, "the shop", bytes)
}

/// What lists show of answers, as bytes: enough to offer them, before the first one is opened.
pub fn encode_titles(answers: &[Answer]) -> Vec<u8> {
    let title = |answer: &Answer| Title {
        id: answer.id.clone(),
        question: answer.question.clone(),
        topic: answer.topic.clone(),
        scope: answer.scope.clone(),
        intent: answer.intent.clone(),
    };
    encode(TITLES, &answers.iter().map(title).collect::<Vec<_>>())
}

/// The answers of a part of titles, without what [`decode_bodies`] adds.
pub fn decode_titles(bytes: &[u8]) -> Result<Vec<Answer>, Problem> {
    let titles: Vec<Title> = decode(TITLES, "the titles of answers", bytes)?;
    let answer = |Title { id, question, topic, scope, intent }| Answer {
        id,
        question,
        topic,
        scope,
        intent,
        ..Answer::default()
    };
    Ok(titles.into_iter().map(answer).collect())
}

/// The rest of these answers as bytes. Days of review are for the shop and stay there.
pub fn encode_bodies(answers: &[Answer]) -> Vec<u8> {
    let body = |answer: &Answer| Body {
        also: answer.also.clone(),
        keywords: answer.keywords.clone(),
        body: answer.body.clone(),
        related: answer.related.clone(),
        next: answer.next.clone(),
    };
    encode(BODIES, &answers.iter().map(body).collect::<Vec<_>>())
}

/// Completes answers with a part of bodies, which is theirs, in their order.
pub fn decode_bodies(bytes: &[u8], answers: &mut [Answer]) -> Result<(), Problem> {
    let bodies: Vec<Body> = decode(BODIES, "the text of answers", bytes)?;
    are_complete(answers.len(), [bodies.len()].into_iter())?;
    for (answer, Body { also, keywords, body, related, next }) in answers.iter_mut().zip(bodies) {
        answer.also = also;
        answer.keywords = keywords;
        answer.body = body;
        answer.related = related;
        answer.next = next;
    }
    Ok(())
}

/// What helps the search in the answers of a language, as bytes.
pub fn encode_aid(aid: &Aid) -> Vec<u8> {
    let mut bytes = encode(AID, aid);
    // Behind the rest: weights and numbers of answers are as good with a wrong bit as without, and nobody would notice.
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}

/// The help of a compiled part.
pub fn decode_aid(bytes: &[u8]) -> Result<Aid, Problem> {
    let whole = bytes.split_last_chunk().filter(|(rest, sum)| checksum(rest).to_le_bytes() == **sum);
    // What is no aid at all is told so; the last bytes of one that is damaged are cut off, and so it is told as damaged.
    decode(AID, "what helps the search", whole.map_or(bytes.get(..7).unwrap_or(bytes), |(rest, _)| rest))
}

/// Whether parts of bodies, each for so many answers, are those of this many titles.
pub fn are_complete(titles: usize, counts: impl Iterator<Item = usize>) -> Result<(), Problem> {
    if counts.fold(0, usize::saturating_add) == titles {
        return Ok(());
    }
    let message = "a compiled part holds other answers than its manifest says";
    Err(Problem::new(Severity::Error, "bundle", "", message, "upload the folder of one build as a whole"))
}

/// A shop in one document as bytes: its own part, then each language with the two parts of its answers.
pub fn encode_document(document: &Value, almanac: &Almanac<'_>, log: &Log) -> Vec<u8> {
    let mut bytes = Vec::new();
    let shop = read_shop(document, almanac, log);
    put_run(&encode_shop(&shop), &mut bytes);
    let (Some(written), Some(usual)) = (Reader::new(document, "", log).get("answers"), shop.locales.first()) else {
        return bytes;
    };
    for (tag, _, list) in by_language(&written, usual) {
        let answers = read_answers(&list);
        put_run(tag.as_bytes(), &mut bytes);
        put_run(&encode_titles(&answers), &mut bytes);
        put_run(&encode_bodies(&answers), &mut bytes);
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
        let (titles, bodies) = (bytes.run(), bytes.run());
        answers.extend(tag.map(|tag| (tag, titles.to_vec(), bodies.to_vec())));
    }
    Ok((shop, answers))
}

/// Whether a manifest or part of this version can be read here.
pub fn readable(version: &str) -> Result<(), Problem> {
    if version == VERSION.to_string() {
        return Ok(());
    }
    let message = format!("compiled in format {version}, and this widget reads format {VERSION}");
    let help = "build the shop with the `shelfhelp` of the widget's version";
    Err(Problem::new(Severity::Error, "bundle", "", message, help))
}

/// Bytes as a part of a kind, with a checksum behind them.
pub fn seal(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut bytes = begun(kind);
    bytes.extend_from_slice(body);
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}

/// The bytes that [`seal`] was given.
pub fn unseal<'b>(kind: u8, what: &str, bytes: &'b [u8]) -> Result<&'b [u8], Problem> {
    let whole = bytes.split_last_chunk().filter(|(rest, sum)| checksum(rest).to_le_bytes() == **sum);
    match whole {
        Some((rest, _)) => body_of(kind, what, rest),
        // What is no part at all, or one of another version, is told so.
        None => body_of(kind, what, bytes).and_then(|_| damaged(what)),
    }
}

/// That a part for something is damaged.
pub fn damaged<T>(what: &str) -> Result<T, Problem> {
    wrong(format!("the compiled part for {what} is damaged"), "build the shop again and upload it as a whole")
}

fn wrong<T>(message: String, help: &str) -> Result<T, Problem> {
    Err(Problem::new(Severity::Error, "bundle", "", message, help))
}

/// How a part of a kind begins.
fn begun(kind: u8) -> Vec<u8> {
    let [low, high] = VERSION.to_le_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.extend([low, high, kind]);
    bytes
}

fn encode<T: Serialize + ?Sized>(kind: u8, value: &T) -> Vec<u8> {
    let mut bytes = begun(kind);
    // Writing to a vector fails only where a sequence does not know its length; all of ours do.
    bytes.extend(postcard::to_allocvec(value).unwrap_or_default());
    bytes
}

fn decode<T: Take>(wanted: u8, what: &str, bytes: &[u8]) -> Result<T, Problem> {
    wire::read(body_of(wanted, what, bytes)?).map_or_else(|| damaged(what), Ok)
}

/// What follows the beginning of a part of a kind.
fn body_of<'b>(wanted: u8, what: &str, bytes: &'b [u8]) -> Result<&'b [u8], Problem> {
    let [b'S', b'H', b'L', b'F', low, high, kind, body @ ..] = bytes else {
        return wrong(
            "this is not a compiled part of a shop".into(),
            "point to the shop.json that `shelfhelp build` wrote",
        );
    };
    readable(&u16::from_le_bytes([*low, *high]).to_string())?;
    if *kind != wanted {
        return wrong(format!("this compiled part does not hold {what}"), "upload the folder of one build as a whole");
    }
    Ok(body)
}
