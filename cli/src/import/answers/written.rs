//! Is a text HTML, Markdown or plain, and which blocks does it hold?
//!
//! Does not know: which cell or field it stands in.

use shelfhelp::content::{Block, Inline, Link, plain_text};
use shelfhelp::problem::Problem;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Html,
    Markdown,
    Plain,
}

// Tags that editors write; a text with `<` and none of these is about `<`.
const TAGS: &str = "p br a b i u s em ul ol li h1 h2 h3 h4 h5 h6 div img hr span font pre code table tr td \
    strong iframe details blockquote section article figure video center small sup sub dl dt dd";

/// How a text seems to be written.
pub(super) fn form(text: &str) -> Form {
    if has_tag(text) {
        Form::Html
    } else if has_marks(text) {
        Form::Markdown
    } else {
        Form::Plain
    }
}

/// The blocks of a text, and what is lost of it.
pub(super) fn blocks(form: Form, text: &str) -> (Vec<Block>, Vec<(usize, Problem)>) {
    match form {
        Form::Html => html(text),
        Form::Markdown => crate::markdown::read(text),
        Form::Plain => (plain(text), Vec::new()),
    }
}

/// The words of a title on one line. Titles come as text, as text with entities, and with tags.
pub(super) fn line(text: &str) -> String {
    let plain = if has_tag(text) || (text.contains('&') && text.contains(';')) {
        plain_text(&html(text).0)
    } else {
        text.to_owned()
    };
    // Nobody sees what is neither a letter nor a space, and no file of a shop's may hold a byte of zero.
    let seen: String = plain.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn html(text: &str) -> (Vec<Block>, Vec<(usize, Problem)>) {
    crate::html::blocks(text)
}

fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let closes = rest.get(end..).is_some_and(|after| after.starts_with(['>', ' ', '/', '\n', '\t', '\r']));
        // A closing bracket must follow, or it is a comparison.
        let name = rest.get(..end.min(12)).unwrap_or_default().to_ascii_lowercase();
        closes && rest.contains('>') && TAGS.split_whitespace().any(|tag| tag == name)
    })
}

fn has_marks(text: &str) -> bool {
    let mut bullets = 0;
    for line in text.lines() {
        let line = line.trim();
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
            return true;
        }
        if line.starts_with("- ") || line.starts_with("* ") || numbered(line).is_some() {
            bullets += 1;
        }
        if line.starts_with('|') && line.ends_with('|') && line.contains("--") {
            return true;
        }
    }
    // One line that begins with a dash may be a remark; two are a list.
    bullets >= 2 || text.contains("](") || text.matches("**").count() >= 2 || text.matches("__").count() >= 2
}

fn numbered(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| (1..=3).contains(&digits))
}

/// Plain text: paragraphs between blank lines, lines broken where they end, bullets as lists, addresses as links.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut runs: Vec<Inline> = Vec::new();
    // Whether a list goes on.
    let mut list = false;
    for line in text.lines().chain([""]) {
        let line = line.trim();
        let bullet = line.strip_prefix(['•', '·', '▪', '●', '–', '‣']).map(str::trim).filter(|item| !item.is_empty());
        if line.is_empty() || bullet.is_some() {
            let runs = core::mem::take(&mut runs);
            if !runs.is_empty() {
                out.push(Block::Paragraph(runs));
                list = false;
            }
        }
        if let Some(item) = bullet {
            let item = vec![Block::Paragraph(links(item))];
            match out.last_mut() {
                Some(Block::List(false, items)) if list => items.push(item),
                _ => out.push(Block::List(false, vec![item])),
            }
            list = true;
        } else if !line.is_empty() {
            if !runs.is_empty() {
                runs.push(Inline::Break);
            }
            runs.extend(links(line));
        }
    }
    out
}

/// A line with its web addresses as links.
fn links(line: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find("https://").into_iter().chain(rest.find("http://")).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        let (address, _) = from.split_at(end);
        // What ends the sentence is no part of the address.
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
        let Some(link) = Link::parse(address).filter(|_| address.len() > "https://".len()) else { break };
        if !before.is_empty() {
            out.push(Inline::Text(before.to_owned()));
        }
        out.push(Inline::Link(link, vec![Inline::Text(address.to_owned())]));
        rest = from.get(address.len()..).unwrap_or_default();
    }
    if !rest.is_empty() {
        out.push(Inline::Text(rest.to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_text_is_told_by_looking() {
        for (text, want) in [
            ("<p>Yes.</p>", Form::Html),
            ("Yes.<br/>Always.", Form::Html),
            ("Yes, <A HREF='/x'>here</A>", Form::Html),
            ("Parcels < 2 kg and > 1 kg", Form::Plain),
            ("a <b and c", Form::Plain),
            ("**Yes.**", Form::Markdown),
            ("- one\n- two", Form::Markdown),
            ("- one thing more", Form::Plain),
            ("see [here](/x)", Form::Markdown),
            ("1. one\n2. two", Form::Markdown),
            ("## Care", Form::Markdown),
            ("#1 in Athens", Form::Plain),
            ("Yes.", Form::Plain),
            ("", Form::Plain),
        ] {
            assert_eq!(form(text), want, "{text}");
        }
    }

    #[test]
    fn a_title_holds_what_can_be_seen() {
        for (text, want) in [
            ("How do I\u{0}\u{1b}[31m wash\tit?\n", "How do I[31m wash it?"),
            ("<b>Care</b> &amp; more", "Care & more"),
            ("\u{0}", ""),
        ] {
            assert_eq!(line(text), want, "{text:?}");
        }
    }

    #[test]
    fn plain_text_keeps_its_lines_bullets_and_addresses() {
        let text = |words: &str| Inline::Text(words.into());
        let link = Inline::Link(Link::parse("https://example.com/x").unwrap(), vec![text("https://example.com/x")]);
        assert_eq!(
            plain("One\ntwo.\r\n\r\nSee https://example.com/x.\n• a\n• b\n"),
            vec![
                Block::Paragraph(vec![text("One"), Inline::Break, text("two.")]),
                Block::Paragraph(vec![text("See "), link, text(".")]),
                Block::List(
                    false,
                    vec![vec![Block::Paragraph(vec![text("a")])], vec![Block::Paragraph(vec![text("b")])]]
                ),
            ]
        );
        assert_eq!(plain(" \n\n"), vec![]);
    }
}
