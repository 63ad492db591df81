//! Is a paragraph a film?
//!
//! `[![words](picture)](https://…)` or `[▶ words](https://…)` alone in it, or the bare address of a film on a site that
//! is known to hold nothing else. It is shown as a link with a picture: nothing is fetched from there before a click.

use shelfhelp::content::{Block, Inline, Link, plain_text};

const HOSTS: [&str; 14] = [
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "dailymotion.com",
    "dai.ly",
    "loom.com",
    "wistia.com",
    "tiktok.com",
    "bilibili.com",
    "b23.tv",
    "youku.com",
    "nicovideo.jp",
    "rutube.ru",
];

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
    let bare = link.as_str() == words || address == words;
    (bare && is_film(link)).then(|| Film::Bare(Block::Video(link.clone(), address.to_owned(), None)))
}

fn is_elsewhere(link: &Link) -> bool {
    link.as_str().split_once("://").is_some_and(|(scheme, _)| scheme.to_ascii_lowercase().starts_with("http"))
}

/// Whether an address is of a film on a site that holds nothing else.
fn is_film(link: &Link) -> bool {
    let (_, rest) = link.as_str().split_once("://").unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let known = |known: &str| host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    !path.is_empty() && HOSTS.iter().any(|name| known(name))
}
