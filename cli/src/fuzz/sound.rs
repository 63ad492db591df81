//! What holds of everything that a reader gives?
//!
//! Does not know: what was read.

use shelfhelp::content::bundle::{decode_bodies, encode_bodies};
use shelfhelp::content::{Answer, Block, Inline, Link};
use shelfhelp::problem::Problem;

use crate::markdown;

// Blocks in blocks: readers stop at eight, and what they put around that is less.
const DEPTH_MAX: usize = 24;

// What comes out of a text is bounded by it: deep lists and remarks write a mark for each level before each line.
const GROWTH_MAX: usize = 40;
const ROOM: usize = 4096;

/// Blocks read from so many bytes: safe addresses, levels that exist, no more than was there, and bytes that the widget
/// reads as the same blocks.
pub fn blocks(blocks: &[Block], from: usize) {
    each(blocks, 0);
    let written = markdown::write(blocks).len();
    assert!(written <= from * GROWTH_MAX + ROOM, "{from} bytes became {written}");
    let answers = [Answer { body: blocks.to_vec(), ..Answer::default() }];
    let mut again = [Answer::default()];
    let read = decode_bodies(&encode_bodies(&answers), &mut again);
    assert!(read.is_ok() && again == answers, "the widget reads other blocks than were written");
}

fn each(blocks: &[Block], depth: usize) {
    assert!(depth <= DEPTH_MAX, "blocks are nested without end");
    for block in blocks {
        match block {
            Block::Heading(level, inside) => {
                assert!((2..=4).contains(level), "a heading of level {level}");
                runs(inside, 0);
            }
            Block::Paragraph(inside) => runs(inside, 0),
            Block::List(_, items) | Block::Notes(items) => items.iter().for_each(|item| each(item, depth + 1)),
            Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, 0)),
            Block::Callout(_, inside) => each(inside, depth + 1),
            Block::Image(link, ..) => address(link),
            Block::Video(link, _, shown) => {
                address(link);
                shown.iter().for_each(address);
            }
        }
    }
}

fn runs(inlines: &[Inline], depth: usize) {
    assert!(depth <= DEPTH_MAX * 4, "runs are nested without end");
    for run in inlines {
        match run {
            Inline::Link(link, inside) => {
                address(link);
                runs(inside, depth + 1);
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Struck(inside) | Inline::Answer(_, inside) => {
                runs(inside, depth + 1);
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Fact(..)
            | Inline::Check(_)
            | Inline::Note(_) => {}
        }
    }
}

/// An address that may be followed, told apart from how [`Link::parse`] decides it: by its scheme after everything is
/// taken out that browsers pass over.
pub fn address(link: &Link) {
    let text = link.as_str();
    assert!(Link::parse(text).as_ref() == Some(link), "{text:?} is not taken a second time");
    let seen: String = text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let seen = seen.to_ascii_lowercase();
    let end = seen.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(seen.len());
    let scheme = seen.split_at(end);
    let follows = !scheme.1.starts_with(':') || matches!(scheme.0, "https" | "http" | "mailto" | "tel" | "sms");
    assert!(follows && !text.contains('\\'), "{text:?} is not safe to follow");
}

/// A problem that helps: it says what was found and what to do.
pub fn problem(problem: &Problem) {
    let Problem { code, message, help, .. } = problem;
    assert!(!message.trim().is_empty() && !help.trim().is_empty(), "{code:?} says {message:?} and helps with {help:?}");
    assert!(
        !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
        "{code:?}"
    );
}

/// Problems of so many bytes: each one sound, and all of them together no longer than the text can be the reason for.
pub(super) fn problems<'p>(problems: impl IntoIterator<Item = &'p Problem>, from: usize) {
    let mut length = 0;
    for one in problems {
        problem(one);
        length += one.message.len() + one.help.len() + one.at.len();
    }
    assert!(length <= from * 400 + ROOM * 16, "{from} bytes brought {length} bytes of problems");
}
