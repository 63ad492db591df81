//! What does the person get to know, so that nobody says it twice?
//!
//! The packet is a list of lines that the shopper sees and may strike or write anew. It is made twice: in the shopper's
//! language to be seen, and in the language of the shop's team to be passed on; the shopper's own words are the same in both.
//!
//! Does not know: what a channel takes of it.

use serde::Serialize;

use super::{Effect, Read, Reason, Session, Tried, cut, mask, mask_but, units};
use crate::i18n::{Key, Voice, digit};
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
    /// The shopper's language, where the team has another.
    Locale,
    /// The page, by its path.
    Page,
}

taken! {
    enum LineKind {
        Question {}, Product {}, Place {}, Delivery {}, Asked {}, Tried {}, Read {}, Locale {}, Page {}
    }
}

impl LineKind {
    /// Its name in events and in providers' fields.
    pub fn name(self) -> &'static str {
        match self {
            LineKind::Question => "question",
            LineKind::Product => "product",
            LineKind::Place => "place",
            LineKind::Delivery => "delivery",
            LineKind::Asked => "asked",
            LineKind::Tried => "tried",
            LineKind::Read => "read",
            LineKind::Locale => "locale",
            LineKind::Page => "page",
        }
    }

    /// Its label.
    pub fn label(self) -> Key {
        match self {
            LineKind::Question => Key::PacketQuestion,
            LineKind::Product => Key::PacketProduct,
            LineKind::Place => Key::PacketPlace,
            LineKind::Delivery => Key::PacketDelivery,
            LineKind::Asked => Key::PacketAsked,
            LineKind::Tried => Key::PacketTried,
            LineKind::Read => Key::PacketRead,
            LineKind::Locale => Key::PacketLocale,
            LineKind::Page => Key::PacketPage,
        }
    }
}

/// One line of the packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub kind: LineKind,
    /// That in words.
    pub label: String,
    /// What will be passed on, already masked.
    pub text: String,
    /// A second, quieter line: the variant of a product, the receipt of a promise, the tag of a language.
    pub note: String,
    /// That line as it is read: `Receipt K7F-2QX`.
    pub said_note: String,
    /// The whole line as text: `Product: Twill scarf (90 × 90)`.
    pub said: String,
    /// Whether the shopper struck it out.
    pub struck: bool,
    /// Whether the shopper wrote it anew. Its note is gone then: a receipt vouches for our words only.
    pub edited: bool,
}

/// What the page knows at the moment of the hand-off, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The product.
    pub product: String,
    /// Its variant.
    pub variant: String,
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
    /// The shopper's language by name and by tag, where the team has another.
    pub language: (String, String),
    /// The path of the page: no query, no fragment.
    pub page: String,
    /// The topic of the answer read last, in the shop's words.
    pub topic: String,
    /// Numbers that are known for those of parcels, in capitals and without gaps: the team needs them, so they stay.
    pub numbers: Vec<String>,
}

// Longer than anything that is written into one line.
const LINE_MAX: usize = 2_000;

impl Session {
    /// The visit on another page: what the shopper wrote about the earlier one is not said of this one.
    #[must_use]
    pub fn elsewhere(mut self) -> Session {
        use LineKind::{Asked, Delivery, Page, Product};
        self.edited.retain(|(line, _)| !matches!(line, Product | Delivery | Asked | Page));
        // Another page is another packet.
        self.confirmed = false;
        self
    }

    pub(super) fn toggled(&mut self, line: LineKind) -> Vec<Effect> {
        match self.struck.iter().position(|struck| *struck == line) {
            Some(at) => drop(self.struck.remove(at)),
            // What the conversation is about stays.
            None if line == LineKind::Question => return Vec::new(),
            None => {
                self.struck.push(line);
                // What is not to be passed on is not kept either.
                self.edited.retain(|(edited, _)| *edited != line);
            }
        }
        self.confirmed = false;
        vec![Effect::Remember]
    }

    pub(super) fn rewrote(&mut self, line: LineKind, text: &str) -> Vec<Effect> {
        self.edited.retain(|(edited, _)| *edited != line);
        let text = mask(&cut(text.trim(), LINE_MAX, units));
        if !text.is_empty() {
            self.struck.retain(|struck| *struck != line);
            self.edited.push((line, text));
        }
        self.confirmed = false;
        vec![Effect::Remember]
    }
}

/// Everything that will be passed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// The lines, in the order shown.
    pub lines: Vec<Line>,
    /// The topic of the answer read last.
    pub topic: String,
}

/// Gathers the packet of a visit in a voice. Lines with nothing to say are left out; the question never is, so that a
/// shopper who asked nothing yet is asked for one.
pub fn packet(session: &Session, trail: &Trail, voice: Voice<'_>) -> Packet {
    let question = session.tried().last().map(|tried| tried.query.as_str());
    let read_last = session.read().last().map(|read| read.question.as_str());
    let (_, before) = session.tried().split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
    let receipt = |code: &str| match code {
        "" => String::new(),
        code => voice.fill(Key::PacketReceipt, &[("code", code)]),
    };
    let mut lines = Vec::new();
    let mut add = |kind: LineKind, text: &str, note: &str, said_note: &str| {
        if kind != LineKind::Question && text.is_empty() {
            return;
        }
        let rewritten = session.edited().iter().find(|(edited, _)| *edited == kind).map(|(_, text)| text);
        let (text, note, said_note) = match rewritten {
            Some(rewritten) => (rewritten.as_str(), "", ""),
            None => (text, note, said_note),
        };
        // Only what the shopper typed, and the address of a page, can hold an address or a number of theirs; the shop's own
        // words stay as they are.
        let typed = rewritten.is_some() || matches!(kind, LineKind::Question | LineKind::Tried | LineKind::Page);
        let text = if typed { mask_but(text, &|number| is_parcel(trail, number)) } else { text.to_owned() };
        let label = voice.text(kind.label());
        let said = match kind {
            LineKind::Question => text.clone(),
            // The receipt of the promise stands in a line of its own.
            LineKind::Delivery | LineKind::Locale => voice.labelled(label, &text),
            _ => voice.labelled(label, &voice.noted(&text, said_note)),
        };
        lines.push(Line {
            kind,
            label: label.to_owned(),
            text,
            said,
            note: note.to_owned(),
            said_note: said_note.to_owned(),
            struck: kind != LineKind::Question && session.struck().contains(&kind),
            edited: rewritten.is_some(),
        });
    };
    add(LineKind::Question, question.or(read_last).unwrap_or_default(), "", "");
    add(LineKind::Product, &trail.product, &trail.variant, &trail.variant);
    add(LineKind::Place, &trail.place, "", "");
    add(LineKind::Delivery, &trail.promise, &trail.receipt, &receipt(&trail.receipt));
    add(LineKind::Asked, &trail.asked, &trail.asked_receipt, &receipt(&trail.asked_receipt));
    add(LineKind::Tried, &joined(before.iter().map(|tried| tried_words(tried, voice))), "", "");
    add(LineKind::Read, &joined(session.read().iter().map(|read| read_words(read, voice))), "", "");
    add(LineKind::Locale, &trail.language.0, &trail.language.1, "");
    add(LineKind::Page, &trail.page, "", "");
    Packet { lines, topic: trail.topic.clone() }
}

/// Whether a number, as typed, is that of a parcel or its digits.
fn is_parcel(trail: &Trail, typed: &str) -> bool {
    let digits: String =
        typed.chars().filter_map(digit).filter_map(|digit| char::from_digit(u32::from(digit), 10)).collect();
    trail.numbers.iter().any(|number| number.contains(&digits))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}

/// A query that was tried: `can you embroider (no answer found)`.
fn tried_words(tried: &Tried, voice: Voice<'_>) -> String {
    let how = if tried.answered { "" } else { voice.text(Key::PacketNoAnswer) };
    voice.noted(&tried.query, how)
}

/// An answer that was read: `Is it silk? (did not help: hard to understand)`.
fn read_words(read: &Read, voice: Voice<'_>) -> String {
    let how = match (read.helped, read.reason) {
        (None, _) => "",
        (Some(true), _) => voice.text(Key::PacketHelped),
        (Some(false), None) => voice.text(Key::PacketNotHelped),
        (Some(false), Some(Reason::Unclear)) => voice.text(Key::PacketUnclear),
        (Some(false), Some(Reason::OffTopic)) => voice.text(Key::PacketOffTopic),
        (Some(false), Some(Reason::Wrong)) => voice.text(Key::PacketWrong),
        (Some(false), Some(Reason::Unwelcome)) => voice.text(Key::PacketUnwelcome),
    };
    voice.noted(&read.question, how)
}
