//! What may stand in an answer?

use crate::taken;
use crate::wire::{Bytes, Take};
use serde::{Deserialize, Serialize};

/// A block of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Block {
    /// A heading within the answer; level 2 to 4.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; the first field says whether it is numbered.
    List(bool, Vec<Vec<Block>>),
    /// A table: header cells, then rows of cells.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// A remark set apart.
    Callout(Tone, Vec<Block>),
    /// A picture with its alternative text, width and height in pixels.
    Image(Link, String, u32, u32),
    /// A film elsewhere: its page, what it shows, and the address of a picture of the shop's own to show it by. Nothing
    /// is fetched from there before the shopper follows the link.
    Video(Link, String, Option<Link>),
    /// Notes at the foot, in the order of their numbers.
    Notes(Vec<Vec<Block>>),
}

taken! {
    enum Block {
        Heading { 0, 1 }, Paragraph { 0 }, List { 0, 1 }, Table { 0, 1 }, Callout { 0, 1 }, Image { 0, 1, 2, 3 },
        Video { 0, 1, 2 }, Notes { 0 }
    }
}

/// How a remark is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Tone {
    /// By the way.
    #[default]
    Note,
    /// Better so.
    Tip,
    /// Mind this.
    Warning,
}

taken! { enum Tone { Note {}, Tip {}, Warning {} } }

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong.
    Strong(Vec<Inline>),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Code or a literal.
    Code(String),
    /// A link.
    Link(Link, Vec<Inline>),
    /// A line break.
    Break,
    /// A live fact by name, with the words for when it cannot be known.
    Fact(String, String),
    /// What no longer holds.
    Struck(Vec<Inline>),
    /// A box at the start of a list's item: ticked or not.
    Check(bool),
    /// The number of a note at the foot, from 1.
    Note(u16),
    /// Another answer of the shop's, by its id; a heading of it may follow after `#`.
    Answer(String, Vec<Inline>),
}

taken! {
    enum Inline {
        Text { 0 }, Strong { 0 }, Emphasis { 0 }, Code { 0 }, Link { 0, 1 }, Break {}, Fact { 0, 1 },
        Struck { 0 }, Check { 0 }, Note { 0 }, Answer { 0, 1 }
    }
}

/// An address that is safe to follow. Compiled data passes [`Link::parse`] too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Link(String);

impl TryFrom<String> for Link {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Link, &'static str> {
        Link::parse(&text).ok_or("an address that cannot be followed")
    }
}

// A compiled file is no more to be trusted with addresses than a page.
impl Take for Link {
    fn take(bytes: &mut Bytes<'_>) -> Link {
        Link::parse(&bytes.take::<String>()).unwrap_or_else(|| {
            bytes.damaged();
            Link(String::new())
        })
    }
}

impl Link {
    /// Takes `https:`, `http:`, `mailto:`, `tel:`, `sms:` and relative addresses; refuses everything else, whatever its
    /// case, white space or control characters. What browsers strip before they look at the scheme (WHATWG URL,
    /// "remove all ASCII tab or newline") is stripped first.
    pub fn parse(text: &str) -> Option<Link> {
        let text: String =
            text.trim_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        if text.is_empty() || text.chars().any(char::is_control) {
            return None;
        }
        let named = text.split_once(':').filter(|(before, _)| !before.contains(['/', '?', '#']));
        let safe = named.is_none_or(|(scheme, rest)| {
            let is = |known: &&str| scheme.eq_ignore_ascii_case(known);
            // Without its slashes a host is a path here and a host to some browsers: `https:evil.example/x.png`.
            ["mailto", "tel", "sms"].iter().any(is) || rest.starts_with("//") && ["https", "http"].iter().any(is)
        });
        // A backslash counts as a slash for browsers and hides hosts from readers.
        (safe && !text.contains('\\')).then_some(Link(text))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host that it names: `www.example.com`; none where it leads on from where it stands.
    pub fn host(&self) -> Option<&str> {
        let (_, after) = self.0.split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':'))?;
        let named = after.split(['/', '?', '#']).next()?;
        Some(named.rsplit_once('@').map_or(named, |(_, host)| host))
    }

    /// Whether a browser can fetch what is there: a mail address or a number shows no picture.
    pub fn is_fetched(&self) -> bool {
        let before = self.0.split(['/', '?', '#']).next().unwrap_or_default();
        self.host().is_some() || !before.contains(':')
    }

    /// Whether it leaves the page's own host.
    pub fn is_external(&self) -> bool {
        self.0.starts_with("//") || self.0.contains("://")
    }
}

/// The words of some blocks, for search and for places that take only text. A live fact gives its fallback words.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, &mut out);
    }
    out.trim_end().to_owned()
}

/// The words of some runs.
pub(super) fn plain_runs(runs: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(runs, &mut out);
    out
}

fn push_block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(_, text) | Block::Paragraph(text) => {
            push_inlines(text, out);
            out.push('\n');
        }
        Block::List(_, items) | Block::Notes(items) => items.iter().flatten().for_each(|b| push_block(b, out)),
        Block::Callout(_, blocks) => blocks.iter().for_each(|b| push_block(b, out)),
        Block::Table(head, rows) => {
            for row in core::iter::once(head).chain(rows) {
                for cell in row {
                    push_inlines(cell, out);
                    out.push(' ');
                }
                out.push('\n');
            }
        }
        Block::Image(_, words, ..) | Block::Video(_, words, _) => {
            out.push_str(words);
            out.push('\n');
        }
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Fact(_, text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Struck(inner)
            | Inline::Link(_, inner)
            | Inline::Answer(_, inner) => push_inlines(inner, out),
            Inline::Break => out.push('\n'),
            Inline::Check(_) | Inline::Note(_) => {}
        }
    }
}
