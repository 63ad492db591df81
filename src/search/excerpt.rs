//! Which part of the answer answers, and which of its words matched?
//!
//! Marks words of a text whose stem the query may stand for.

use super::Span;
use super::analysis::{Kind, tokens};
use super::index::{Field, Index};
use super::query::Query;
use super::rank::Fit;
use super::stem::stem;

/// The passage to show: the one that fits best if it is of the body, else the body's best, else its first.
pub(super) fn passage(index: &Index, query: &Query, fit: &Fit) -> Vec<Span> {
    let Some(entry) = index.entries.get(fit.entry as usize) else { return Vec::new() };
    let first = entry.first_passage as usize;
    let of_entry = index.passages.iter().enumerate().skip(first).take_while(|(_, p)| p.entry == fit.entry);
    let mut best: Option<(f32, usize)> = None;
    for (at, passage) in of_entry.filter(|(_, p)| p.field == Field::Body) {
        let covered = covered(index, query, at as u32);
        if best.is_none_or(|(most, _)| covered > most) {
            best = Some((covered, at));
        }
        let _ = passage;
    }
    best.and_then(|(_, at)| index.passages.get(at)).map(|p| mark(index, query, index.text_of(p))).unwrap_or_default()
}

/// The weight of the query that a passage holds.
fn covered(index: &Index, query: &Query, passage: u32) -> f32 {
    let holds = |term: u32| index.postings_of(term).binary_search_by_key(&passage, |p| p.passage).is_ok();
    let of_term = |term: &super::query::Term| {
        let surest = term.matches.iter().filter(|m| holds(m.term)).map(|m| m.sure).fold(0f32, f32::max);
        term.weight * surest
    };
    query.terms.iter().map(of_term).sum()
}

/// The text in runs, matched words marked. Runs that touch are one.
pub(super) fn mark(index: &Index, query: &Query, text: &str) -> Vec<Span> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    tokens(text, &mut |token| {
        let term = match token.kind {
            Kind::Word | Kind::Number => index.stems.find(&stem(token.term, index.language)),
            _ => index.stems.find(token.term),
        };
        let hit = term.is_some_and(|t| query.terms.iter().any(|q| q.matches.iter().any(|m| m.term as usize == t)));
        if hit {
            match marks.last_mut().filter(|last| token.start <= last.1) {
                Some(last) => last.1 = last.1.max(token.end),
                None => marks.push((token.start, token.end)),
            }
        }
    });
    let mut spans = Vec::new();
    let mut at = 0;
    for (start, end) in marks {
        push(&mut spans, text.get(at..start), false);
        push(&mut spans, text.get(start..end), true);
        at = end;
    }
    push(&mut spans, text.get(at..), false);
    spans
}

fn push(spans: &mut Vec<Span>, text: Option<&str>, hit: bool) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span { text: text.to_owned(), hit });
    }
}
