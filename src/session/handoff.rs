//! What does the person get to know, so that nobody says it twice?
//!
//! The packet is a list of lines that the shopper sees and may strike; the draft is what is left, as text.

use serde::Serialize;

use super::{Session, mask};
use crate::taken;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LineKind {
    /// The last question asked. Never struck: it is what the conversation is about.
    Question,
    /// The product and variant in view.
    Product,
    /// Where it would go.
    Place,
    /// The promise shown, with its receipt.
    Delivery,
    /// Another place that the last question named, and the promise told.
    Asked,
    /// Queries tried before.
    Tried,
    /// Answers read, and whether they helped.
    Read,
}

taken! { enum LineKind { Question {}, Product {}, Place {}, Delivery {}, Asked {}, Tried {}, Read {} } }

/// One line of the packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub kind: LineKind,
    /// What will be passed on, already masked.
    pub text: String,
    /// A second, quieter line: the receipt.
    pub note: String,
    /// Whether the shopper struck it out.
    pub struck: bool,
}

/// What the page knows at the moment of the hand-off, in the shopper's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Product and variant.
    pub product: String,
    /// The place.
    pub place: String,
    /// The promise shown: dates and price.
    pub promise: String,
    /// The receipt of that promise, in its short form.
    pub receipt: String,
    /// The place that the last question named, and the promise told; may be empty.
    pub asked: String,
    /// The receipt of that one.
    pub asked_receipt: String,
}

/// Everything that will be passed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// The lines, in the order shown.
    pub lines: Vec<Line>,
}

/// Gathers the packet of a visit. Lines with nothing to say are left out.
pub fn packet(session: &Session, trail: &Trail) -> Packet {
    let question = session.tried().last().map(|t| t.query.as_str());
    let read_last = session.read().last().map(|r| r.question.as_str());
    let tried: Vec<&str> = session.tried().iter().rev().skip(1).rev().map(|t| t.query.as_str()).collect();
    let read: Vec<String> = session
        .read()
        .iter()
        .map(|r| match r.helped {
            Some(false) => format!("{} ✗", r.question),
            Some(true) => format!("{} ✓", r.question),
            None => r.question.clone(),
        })
        .collect();
    let lines = [
        (LineKind::Question, question.or(read_last).unwrap_or_default().to_owned(), String::new()),
        (LineKind::Product, trail.product.clone(), String::new()),
        (LineKind::Place, trail.place.clone(), String::new()),
        (LineKind::Delivery, trail.promise.clone(), trail.receipt.clone()),
        (LineKind::Asked, trail.asked.clone(), trail.asked_receipt.clone()),
        (LineKind::Tried, tried.join(" · "), String::new()),
        (LineKind::Read, read.join(" · "), String::new()),
    ];
    // Only what the shopper typed can hold an address or a number of theirs; the shop's own words stay as they are.
    let typed = |kind| matches!(kind, LineKind::Question | LineKind::Tried);
    Packet {
        lines: lines
            .into_iter()
            .filter(|(_, text, _)| !text.is_empty())
            .map(|(kind, text, note)| Line {
                text: if typed(kind) { mask(&text) } else { text },
                note,
                struck: session.struck().contains(&kind) && kind != LineKind::Question,
                kind,
            })
            .collect(),
    }
}

impl Packet {
    /// What is left of it as text: the question first, then one line each, `label: text`.
    pub fn draft(&self, label: &dyn Fn(LineKind) -> String) -> String {
        let kept: Vec<&Line> = self.lines.iter().filter(|l| !l.struck).collect();
        let mut out = String::new();
        for line in kept {
            if line.kind == LineKind::Question {
                out.push_str(&line.text);
                out.push('\n');
                continue;
            }
            out.push_str(&format!("\n{}: {}", label(line.kind), line.text));
            if !line.note.is_empty() {
                out.push_str(&format!(" ({})", line.note));
            }
        }
        out.trim().to_owned()
    }
}
