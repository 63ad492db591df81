//! What does a written answer say, and what is wrong with it?
//!
//! The same keys stand in the front matter of a Markdown file and in the one-file form; only the body differs.

use super::{Answer, Block, Origin, Scope, markup};
use crate::i18n::{Locale, is_digit, is_letter};
use crate::problem::{Reader, Value};
use crate::time::read_date;

/// The keys of a written answer.
pub const ANSWER_KEYS: [&str; 20] = [
    "id",
    "question",
    "also",
    "keywords",
    "topic",
    "products",
    "categories",
    "tags",
    "related",
    "next",
    "intent",
    "review",
    "body",
    // Of the page it becomes in a help centre, and of where it came from: see `record`.
    "summary",
    "aliases",
    "updated",
    "draft",
    "order",
    "source",
    "imported",
];

// Ids become parts of addresses, and nobody reads a longer one.
const ID_LETTERS_MAX: usize = 80;

/// A shop's answers, as they are written, by language: what it is called, and the list. `usual` is the shop's first language.
pub fn by_language<'a>(answers: &Reader<'a>, usual: &Locale) -> Vec<(&'a str, Locale, Reader<'a>)> {
    if !matches!(answers.value(), Value::Map(_)) {
        let help = format_args!("say which language they are in: {{ \"{usual}\": [ … ] }}");
        answers.not("not-a-group", "a group of languages", help);
        return Vec::new();
    }
    let mut known = Vec::new();
    for (key, list) in answers.entries() {
        match Locale::parse(key) {
            Some(locale) => known.push((key, locale, list)),
            None => list.error(
                "locale",
                format_args!("`{key}` is not a language"),
                "name it by a language tag such as en, el or zh-Hans",
            ),
        }
    }
    known
}

/// A list of answers whose bodies are light markup. One without an id, a question or a body is left out.
pub fn read_answers(reader: &Reader<'_>) -> Vec<Answer> {
    reader.items().iter().filter_map(|item| read_answer(item, &markup::read)).collect()
}

/// One answer; `body` turns its text into blocks.
pub fn read_answer(reader: &Reader<'_>, body: &dyn Fn(&Reader<'_>) -> Vec<Block>) -> Option<Answer> {
    reader.known(&ANSWER_KEYS);
    let id =
        reader.need("id", "give the answer a short name of its own, e.g. id: wash-silk-scarf").and_then(|r| id(&r));
    let question = reader
        .need("question", "write the question as a shopper would ask it, e.g. question: How do I wash a silk scarf?")
        .and_then(|r| filled(&r, "question"));
    let body = reader.need("body", "write the answer below the front matter, or as `body`").and_then(|r| {
        let blocks = body(&r);
        if blocks.is_empty() {
            r.error("empty-answer", "the answer has no text", "write what the shopper should read");
        }
        (!blocks.is_empty()).then_some(blocks)
    });
    let list = |key: &str| reader.get(key).map(|r| r.texts()).unwrap_or_default();
    let answer = Answer {
        id: id?,
        question: question?,
        also: list("also"),
        body: Vec::new(),
        keywords: list("keywords"),
        topic: reader.get("topic").and_then(|r| r.text()).unwrap_or_default().trim().to_owned(),
        scope: Scope { products: list("products"), categories: list("categories"), tags: list("tags") },
        related: list("related"),
        next: reader.get("next").and_then(|r| r.text()).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()),
        intent: reader.get("intent").map(|r| intent(&r)).unwrap_or_default(),
        review: reader.get("review").and_then(|r| read_date(&r)),
        origin: Origin::Shop,
    };
    Some(Answer { body: body?, ..answer })
}

fn id(reader: &Reader<'_>) -> Option<String> {
    let id = reader.text()?.trim();
    let fits = !id.is_empty()
        && id.chars().count() <= ID_LETTERS_MAX
        && id.chars().all(|c| is_letter(c) || is_digit(c) || matches!(c, '-' | '_' | '.'));
    if !fits {
        reader.not("answer-id", "an id", "write letters, digits and hyphens without spaces, e.g. wash-silk-scarf");
    }
    fits.then(|| id.to_owned())
}

fn filled(reader: &Reader<'_>, key: &str) -> Option<String> {
    let text = reader.text()?.trim();
    if text.is_empty() {
        reader.error("empty", format_args!("`{key}` is empty"), "write a few words");
    }
    (!text.is_empty()).then(|| text.to_owned())
}

/// What the question is about, for the shop's rules on who gets a person at once: `damaged`; empty for most.
fn intent(reader: &Reader<'_>) -> String {
    let name = reader.text().unwrap_or_default().trim();
    if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        reader.not(
            "intent",
            "the name of an intent",
            "write small letters, digits and hyphens, such as urgent or wrong-item",
        );
        return String::new();
    }
    if name == "ordinary" { String::new() } else { name.to_owned() }
}
