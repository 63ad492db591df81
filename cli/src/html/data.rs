//! Which blocks of JSON-LD does a page hold?
//!
//! A tokenizer that follows the standard, so that scripts, comments and attributes end where a browser ends them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::source::places::Places;
use crate::source::{Lines, Spot, json};

const TYPE: &str = "application/ld+json";

/// The texts of the page's JSON-LD scripts, as `page::read` takes them.
pub(crate) fn json_ld(page: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    // Inside scripts, styles and titles, marks are text.
    emitter.naively_switch_states(true);
    let mut blocks = Vec::new();
    let mut inside = false;
    for token in Tokenizer::new_with_emitter(&*super::bounded(page), emitter).flatten() {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() == b"script" => {
                let kind = tag.attributes.get(&b"type"[..]).map(|kind| String::from_utf8_lossy(kind).into_owned());
                inside = kind.is_some_and(|kind| is_json_ld(&kind));
                if inside {
                    blocks.push(String::new());
                }
            }
            Token::String(text) if inside => {
                if let Some(block) = blocks.last_mut() {
                    block.push_str(&String::from_utf8_lossy(&text));
                }
            }
            Token::EndTag(_) => inside = false,
            _ => {}
        }
    }
    blocks
}

/// Parameters such as `; charset=utf-8` are allowed after the type.
fn is_json_ld(kind: &str) -> bool {
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(TYPE)
}

/// Where the values of the page's blocks stand. A browser shows scripts as they are written, so their text is found in
/// the page letter by letter.
pub(crate) fn places(file: &str, page: &str, blocks: &[String]) -> Places {
    let mut places = Places::default();
    let lines = Lines::new(page);
    let mut from = 0;
    for (i, block) in blocks.iter().enumerate() {
        let Some(found) = page.get(from..).and_then(|rest| rest.find(block.as_str())) else { continue };
        let start = from + found;
        from = start + block.len();
        // The line on which the first value stands says more than the end of the script's tag.
        let blank = block.len() - block.trim_start().len();
        let (top, inner) = (lines.spot(start), lines.spot(start + blank));
        let shift = |spot: Spot| match spot.line {
            1 => Spot { line: top.line, column: top.column + spot.column - 1 },
            line => Spot { line: top.line + line - 1, column: spot.column },
        };
        let mut marks = json::read(block).marks;
        for mark in &mut marks {
            mark.key = mark.key.map(shift);
            mark.value = if mark.path.is_empty() { inner } else { shift(mark.value) };
        }
        for mark in &mut marks {
            mark.path = format!("json-ld[{i}]{}{}", separator(&mark.path), mark.path);
        }
        places.add(&format!("json-ld[{i}]"), file, true, marks);
    }
    places
}

fn separator(path: &str) -> &str {
    if path.is_empty() || path.starts_with('[') { "" } else { "." }
}
