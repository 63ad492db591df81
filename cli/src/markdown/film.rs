//! Is a paragraph a film?
//!
//! `[![words](picture)](https://…)` or `[▶ words](https://…)` alone in it, or the bare address of a film on a site that
//! is known to hold nothing else. It is shown as a link with a picture: nothing is fetched from there before a click.

use shelfhelp::content::{Block, Inline, Link, plain_text};

/// A paragraph as a film.
pub(super) enum Film {
    /// With the words and the picture that the text gives it.
    Shown(Block),
    /// Nothing is said about it.
    Bare(Block),
}

/// The film that a paragraph is, whose one linked picture is `picture`.
pub(super) fn of(runs: &[Inline], picture: Option<&Block>) -> Option<Film> {
    let [Inline::Link(link, words)] = runs else { return None };
    if !is_elsewhere(link) {
        return None;
    }
    let words = plain_text(&[Block::Paragraph(words.clone())]);
    if let Some(Block::Image(picture, ..)) = picture {
        return Some(Film::Shown(Block::Video(link.clone(), words, Some(picture.clone()))));
    }
    if let Some(words) = words.trim_start().strip_prefix('▶') {
        let words = words.trim_start_matches(['\u{fe0e}', '\u{fe0f}']).trim();
        return (!words.is_empty()).then(|| Film::Shown(Block::Video(link.clone(), words.to_owned(), None)));
    }
    let address = link.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let page = crate::html::film_page(link.as_str()).filter(|_| link.as_str() == words || address == words)?;
    Some(Film::Bare(Block::Video(Link::parse(&page)?, address.to_owned(), None)))
}

fn is_elsewhere(link: &Link) -> bool {
    link.as_str().split_once("://").is_some_and(|(scheme, _)| scheme.to_ascii_lowercase().starts_with("http"))
}
