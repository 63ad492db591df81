//! What must hold of everything that is read of another system's export?

use shelfhelp::i18n::Locale;
use shelfhelp::problem::Log;

use super::{files, sound, text};
use crate::import::answers::system::System;
use crate::import::answers::{File, table};
use crate::import::{self, Origin};
use crate::source;

// A vendor's article is told of in a sentence or two for each kind of thing lost.
const PROBLEM_ROOM: usize = 1024;

fn answers(system: System, name: &str, text: String) {
    let from = text.len() + name.len();
    let files = [File { name: name.to_owned(), text }];
    // The shape is guessed before it is read.
    let guessed = System::guess(&files);
    for system in [Some(system), guessed.filter(|guess| *guess != system)].into_iter().flatten() {
        let harvest = system.read(&files, &Locale::english());
        for article in &harvest.articles {
            assert!(!article.question.trim().is_empty(), "{} has no question", article.source);
            assert!(!article.source.is_empty(), "\"{}\" has no source", article.question);
            sound::blocks(&article.body, from);
        }
        sound::problems(harvest.findings.iter().map(|finding| &finding.problem), from.max(PROBLEM_ROOM));
    }
}

pub(super) fn csv(bytes: &[u8]) {
    let (text, problem) = table::decode(bytes);
    problem.iter().for_each(sound::problem);
    answers(System::Csv, "answers.csv", text);
}

pub(super) fn zendesk(bytes: &[u8]) {
    answers(System::Zendesk, "en-us.json", text(bytes));
}

pub(super) fn intercom(bytes: &[u8]) {
    answers(System::Intercom, "articles.json", text(bytes));
}

pub(super) fn helpscout(bytes: &[u8]) {
    answers(System::Helpscout, "docs.json", text(bytes));
}

pub(super) fn gorgias(bytes: &[u8]) {
    answers(System::Gorgias, "articles.jsonl", text(bytes));
}

pub(super) fn shopify(bytes: &[u8]) {
    answers(System::Shopify, "pages.json", text(bytes));
}

pub(super) fn freshdesk(bytes: &[u8]) {
    answers(System::Freshdesk, "solutions.json", text(bytes));
}

pub(super) fn faq(bytes: &[u8]) {
    answers(System::Faq, "de/faq.html", text(bytes));
}

pub(super) fn site(bytes: &[u8]) {
    answers(System::Markdown, "docs/care/wash.md", text(bytes));
}

pub(super) fn google(bytes: &[u8]) {
    rules(Origin::Google, bytes);
}

pub(super) fn woocommerce(bytes: &[u8]) {
    rules(Origin::Woocommerce, bytes);
}

/// What is written of an export is TOML, and delivery rules.
fn rules(origin: Origin, bytes: &[u8]) {
    let text = text(bytes);
    let value = source::json::read(&text).value;
    let log = Log::default();
    let _ = Origin::guess(&value);
    let imported = import::delivery(&value, origin, Some("GR"), &log);
    let again = source::toml::read(&imported.text);
    assert!(again.problems.is_empty(), "{:?} is not TOML: {:?}", imported.text, again.problems);
    files::delivery(imported.text.as_bytes());
    sound::problems(&log.into_problems(), text.len().max(PROBLEM_ROOM));
}
