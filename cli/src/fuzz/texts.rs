//! What must hold where a text becomes blocks, and a saved page facts?

use shelfhelp::content::{Block, markup, plain_text};
use shelfhelp::page;

use super::{sound, text};
use crate::source::front as front_matter;
use crate::{html as page_html, light as one_file, markdown as reader};

pub(super) fn markdown(bytes: &[u8]) {
    let text = text(bytes);
    let (blocks, problems) = reader::read(&text);
    sound::blocks(&blocks, text.len());
    sound::problems(problems.iter().map(|(_, problem)| problem), text.len());
    assert!(problems.iter().all(|(at, _)| *at <= text.len()), "a problem stands after the text");
}

/// What is written of blocks loses no word and settles: written again from what it reads as, it is the same text.
pub(super) fn written(bytes: &[u8]) {
    let text = text(bytes);
    for (blocks, _) in [reader::read(&text), page_html::blocks(&text)] {
        let written = reader::write(&blocks);
        let (again, _) = reader::read(&written);
        assert!(
            words(&again) == words(&blocks),
            "{written:?} reads {:?} instead of {:?}",
            words(&again),
            words(&blocks)
        );
    }
}

pub(super) fn light(bytes: &[u8]) {
    let text = text(bytes);
    sound::blocks(&markup::parse(&text), text.len());
}

pub(super) fn light_written(bytes: &[u8]) {
    let text = text(bytes);
    for blocks in [reader::read(&text).0, markup::parse(&text)] {
        let written = one_file::markup(&blocks);
        let again = markup::parse(&written);
        sound::blocks(&again, written.len());
        assert!(written.len() <= text.len() * 40 + 4096, "{} bytes became {}", text.len(), written.len());
    }
}

pub(super) fn html(bytes: &[u8]) {
    let text = text(bytes);
    let (blocks, problems) = page_html::blocks(&text);
    sound::blocks(&blocks, text.len());
    sound::problems(problems.iter().map(|(_, problem)| problem), text.len());
}

pub(super) fn page(bytes: &[u8]) {
    let text = text(bytes);
    let texts = page_html::json_ld(&text);
    let (facts, problems) = page::read(&texts);
    let places = page_html::places("page.html", &text, &texts);
    let found: Vec<_> = problems.into_iter().map(|problem| places.locate(problem)).collect();
    sound::problems(found.iter().map(|finding| &finding.problem), text.len());
    facts_hold(&facts, text.len());
}

pub(super) fn json_ld(bytes: &[u8]) {
    let text = text(bytes);
    let (facts, problems) = page::read(std::slice::from_ref(&text));
    sound::problems(&problems, text.len());
    facts_hold(&facts, text.len());
}

fn facts_hold(facts: &page::PageFacts, from: usize) {
    for answer in &facts.answers {
        sound::blocks(&answer.body, from);
    }
    if let Some(policy) = &facts.policy {
        super::files::promises(policy);
    }
}

pub(super) fn front(bytes: &[u8]) {
    let text = text(bytes);
    match front_matter::read(&text) {
        Ok((document, body, line)) => {
            assert!(text.ends_with(body) && line >= 2, "the text below is another");
            super::files::document(&document, text.len());
        }
        Err((_, problem)) => sound::problem(&problem),
    }
}

fn words(blocks: &[Block]) -> String {
    plain_text(blocks).chars().filter(|c| !c.is_whitespace()).collect()
}
