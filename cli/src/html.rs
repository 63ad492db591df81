//! Which blocks of JSON-LD does a page hold?
//!
//! A tokenizer that follows the standard, so that scripts, comments and attributes end where a browser ends them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

const TYPE: &str = "application/ld+json";

/// The texts of the page's JSON-LD scripts, as `page::read` takes them.
pub(crate) fn json_ld(page: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    // Inside scripts, styles and titles, marks are text.
    emitter.naively_switch_states(true);
    let mut blocks = Vec::new();
    let mut inside = false;
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
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
