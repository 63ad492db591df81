//! What does a tag of HTML mean within a line of text?

use html5gum::{Token, Tokenizer};

/// What a tag comes to.
#[derive(Debug, PartialEq)]
pub(super) enum Meaning {
    Strong,
    Emphasis,
    Struck,
    Code,
    Link(String),
    /// What it holds counts, and nothing else of it.
    Plain,
    /// Neither it nor what it holds can be shown.
    Hidden,
    /// It is not known, but what it holds may be shown.
    Unknown,
}

/// A tag, or what stands like one.
#[derive(Debug, PartialEq)]
pub(super) enum Tag {
    Open(String, Meaning),
    Close(String),
    Break,
    /// Source, words and size of a picture.
    Picture(String, String, String),
    /// A note of the writer's to herself, or a mark for browsers that has no meaning here.
    Nothing,
}

/// Reads one tag as the tokenizer of browsers does.
pub(super) fn read(html: &str) -> Tag {
    let Some(Ok(token)) = Tokenizer::new(&*crate::html::bounded(html)).next() else { return Tag::Nothing };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match token {
        Token::StartTag(tag) => {
            let attribute =
                |name: &str| tag.attributes.get(name.as_bytes()).map(|value| text(value)).unwrap_or_default();
            let name = text(&tag.name);
            match name.as_str() {
                "br" => Tag::Break,
                "img" => {
                    let size = format!("{}x{}", pixels(&attribute("width")), pixels(&attribute("height")));
                    Tag::Picture(attribute("src"), attribute("alt"), size)
                }
                "wbr" | "hr" | "meta" | "link" | "source" | "track" | "col" | "area" => Tag::Nothing,
                "a" if !attribute("href").is_empty() => Tag::Open(name, Meaning::Link(attribute("href"))),
                // Empty by nature: nothing would ever close them.
                "input" | "embed" => Tag::Open(name, Meaning::Unknown),
                _ => {
                    let meaning = meaning(&name);
                    Tag::Open(name, meaning)
                }
            }
        }
        Token::EndTag(tag) => Tag::Close(text(&tag.name)),
        _ => Tag::Nothing,
    }
}

fn meaning(name: &str) -> Meaning {
    match name {
        "b" | "strong" => Meaning::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Meaning::Emphasis,
        "s" | "del" | "strike" => Meaning::Struck,
        "code" | "kbd" | "samp" | "tt" => Meaning::Code,
        "a" | "abbr" | "bdi" | "bdo" | "big" | "data" | "font" | "ins" | "label" | "mark" | "nobr" | "q" | "rp"
        | "rt" | "ruby" | "small" | "span" | "sub" | "sup" | "time" | "u" | "center" | "p" | "div" => Meaning::Plain,
        "script" | "style" | "iframe" | "object" | "template" | "textarea" | "select" | "svg" | "math" | "canvas"
        | "audio" | "video" | "noscript" | "title" | "xmp" | "noembed" | "noframes" | "plaintext" => Meaning::Hidden,
        _ => Meaning::Unknown,
    }
}

/// `640px` is written as often as `640`.
fn pixels(written: &str) -> &str {
    written.trim().trim_end_matches("px")
}
