//! Which part of the answer is shown, and which of its words matched?
//!
//! Does not know: ranking. It marks words of a text whose stem the query may stand for, and keeps excerpts short.

use super::Span;
use super::analysis::{Kind, tokens};
use super::fold::{Class, fold};
use super::index::Index;
use super::query::{Query, known};
use super::stem::written;
use super::stop::Language;

// Three lines on a phone; the passages of the index are mostly shorter.
const EXCERPT_BYTES: usize = 280;
// So much is kept before the first match, to read into it.
const LEAD_BYTES: usize = 60;

/// The text in runs, matched words marked. Runs that touch are one.
pub(super) fn mark(index: &Index, query: &Query, text: &str) -> Vec<Span> {
    runs(text, &matches(index, query, text), 0, text.len())
}

/// The same for a passage, cut to a length that can be read at a glance.
pub(super) fn excerpt(index: &Index, query: &Query, text: &str) -> Vec<Span> {
    let marks = matches(index, query, text);
    if text.len() <= EXCERPT_BYTES {
        return runs(text, &marks, 0, text.len());
    }
    let first = marks.first().map_or(0, |mark| mark.0);
    let start = if first < EXCERPT_BYTES / 2 { 0 } else { word_start(text, first - LEAD_BYTES, first) };
    let end = if text.len() - start <= EXCERPT_BYTES { text.len() } else { word_end(text, start + EXCERPT_BYTES) };
    let mut spans = runs(text, &marks, start, end);
    if start > 0 {
        spans.insert(0, Span { text: "… ".into(), hit: false });
    }
    if end < text.len() {
        spans.push(Span { text: " …".into(), hit: false });
    }
    spans
}

/// The first word that starts from `from` on, but not after `latest`.
fn word_start(text: &str, from: usize, latest: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    text.get(from..latest).and_then(|part| part.find(' ')).map_or(from, |space| from + space + 1)
}

/// Where the last word ends that is whole before `limit`.
fn word_end(text: &str, limit: usize) -> usize {
    let limit = text.floor_char_boundary(limit);
    // Scripts without spaces are cut between characters.
    let space = text.get(..limit).and_then(|part| part.rfind(' '));
    space.filter(|space| limit - space < LEAD_BYTES).unwrap_or(limit)
}

/// Where the words stand that the query may mean.
fn matches(index: &Index, query: &Query, text: &str) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let starts = starts(index, query);
    tokens(text, &mut |token| {
        // Most words of a text are none of the query's, and their first letter says so.
        if starts & bit(token.term) == 0 {
            return;
        }
        let term = match token.kind {
            // Every word of an answer is a word of the index, and its stem is known.
            Kind::Word | Kind::Number if index.language == Language::German => {
                known(index, &written(token.term, index.language))
            }
            Kind::Word | Kind::Number => known(index, token.term),
            Kind::Gram | Kind::Single | Kind::Weak => index.stems.find(token.term).map(|at| at as u32),
        };
        let mut meant = query.terms.iter().filter(|term| !term.faint).flat_map(|term| &term.matches);
        if term.is_some_and(|number| meant.any(|m| m.term == number)) {
            let end = with_signs(text, token.end);
            match marks.last_mut().filter(|last| token.start <= last.1) {
                Some(last) => last.1 = last.1.max(end),
                None => marks.push((token.start, end)),
            }
        }
    });
    marks
}

/// Where a word ends with the accents and vowel signs behind its last letter: alone they would sit on nothing.
fn with_signs(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    text.len() - rest.trim_start_matches(|c| fold(c).class == Class::Mark).len()
}

/// The letters that words begin with which the query may mean, a bit for each. A stem begins as its word does, but for
/// Arabic, where it may be without the article.
fn starts(index: &Index, query: &Query) -> u64 {
    let meant = query.terms.iter().filter(|term| !term.faint).flat_map(|term| &term.matches);
    let stems = meant.map(|m| index.stems.get(m.term as usize));
    stems.fold(0, |starts, stem| starts | if stem.starts_with(is_arabic) { u64::MAX } else { bit(stem) })
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

fn bit(word: &str) -> u64 {
    word.chars().next().map_or(0, |c| 1 << (c as u32 % 64))
}

fn runs(text: &str, marks: &[(usize, usize)], start: usize, end: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut push = |from: usize, to: usize, hit: bool| {
        if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
            spans.push(Span { text: text.to_owned(), hit });
        }
    };
    let mut at = start;
    for &(from, to) in marks.iter().filter(|(from, to)| *from >= start && *to <= end) {
        push(at, from, false);
        push(from, to, true);
        at = to;
    }
    push(at, end, false);
    spans
}
