//! Where do links, pictures and films lead?

use shelfhelp::content::{Block, Inline, Link};

use super::flow::{Around, Flow, Out};
use super::runs::Style;
use super::tree::Node;

// A picture no larger than letters stands for a word in its line; the line is not parted there.
const LETTER_PIXELS_MAX: u32 = 40;

impl Flow<'_> {
    /// A refused address leaves its words.
    pub(super) fn anchor(&mut self, id: usize, node: &Node, around: Around, out: &mut Out) {
        let address = node.get("href");
        let link = if address.is_empty() || address.starts_with('#') { None } else { Link::parse(address) };
        let Some(link) = link else {
            let mark = address.starts_with('#');
            if mark && address.len() > 1 {
                self.dropped.add("a link to a place on the same page; its words stay", node.at);
            } else if !mark && !address.is_empty() {
                self.dropped.add(refused(address), node.at);
            }
            self.inside(id, around, out);
            return;
        };
        self.links.push(link);
        let style = Style { link: Some(self.links.len() - 1), ..around.style };
        self.inside(id, Around { style, ..around }, out);
    }

    pub(super) fn picture(&mut self, node: &Node, around: Around, out: &mut Out) {
        let alt = node.get("alt").split_whitespace().collect::<Vec<_>>().join(" ");
        let class = node.get("class");
        if !alt.is_empty() && alt.chars().count() <= 8 && (class.contains("emoji") || class.contains("emoticon")) {
            out.line.text(&alt, around.style);
            return;
        }
        let (width, height) = (size(node, "width"), size(node, "height"));
        if matches!((width, height), (Some(0..=2), Some(0..=2))) {
            self.dropped.add("a picture of one pixel, which counts readers", node.at);
            return;
        }
        let Some(link) = source(node) else {
            self.dropped.add("a picture without an address of its own", node.at);
            return;
        };
        let alt = if alt.is_empty() { node.get("title").trim().to_owned() } else { alt };
        let around_it = around.style.link.and_then(|link| self.links.get(link)).cloned();
        if let Some(film) = around_it.as_ref().and_then(|link| page(link.as_str())).and_then(|page| Link::parse(&page))
        {
            self.end(out);
            out.blocks.push(Block::Video(film, or_film(&alt), Some(link)));
            return;
        }
        let small = [width, height].iter().all(|side| side.is_some_and(|side| side <= LETTER_PIXELS_MAX));
        let (width, height) = width.zip(height).unwrap_or((0, 0));
        let image = Block::Image(link, alt.clone(), width, height);
        if small && !out.line.is_empty() && !out.line.is_broken() {
            out.pictures.push(image);
            return;
        }
        self.end(out);
        let leads_on = around_it.filter(|link| !is_picture(link.as_str()));
        out.blocks.push(image);
        if let Some(link) = leads_on {
            let words = if alt.is_empty() { host(link.as_str()) } else { alt };
            out.blocks.push(Block::Paragraph(vec![Inline::Link(link, vec![Inline::Text(words)])]));
        }
    }

    /// A picture with its caption, which also says what it shows where nothing else does.
    pub(super) fn figure(&mut self, id: usize, around: Around, out: &mut Out) {
        let mut blocks = self.blocks(id, around);
        let caption = self.tree.find(id, "figcaption").map(|caption| self.tree.words(caption)).unwrap_or_default();
        let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
        let pictures = blocks.iter_mut().filter_map(|block| match block {
            Block::Image(_, words, ..) => Some(words),
            Block::Video(_, words, _) if words == FILM => Some(words),
            _ => None,
        });
        for words in pictures {
            if (words.is_empty() || words == FILM) && !caption.is_empty() {
                words.clone_from(&caption);
            }
        }
        out.blocks.append(&mut blocks);
    }

    /// A film, or another page shown in this one.
    pub(super) fn film(&mut self, id: usize, node: &Node, out: &mut Out) {
        let inner = ["source", "embed"].iter().filter_map(|tag| self.tree.find(id, tag)).map(|id| self.tree.node(id));
        let mut places = std::iter::once(node)
            .chain(inner)
            .flat_map(|node| ["src", "data-src", "data-lazy-src", "data"].map(|name| node.get(name)).into_iter());
        let address = places.find(|place| !place.is_empty() && *place != "about:blank").unwrap_or_default();
        let title = [node.get("title"), node.get("aria-label")].into_iter().find(|title| !title.is_empty());
        let known = page(address).and_then(|page| Link::parse(&page));
        let link = known.clone().or_else(|| Link::parse(&absolute(address)));
        let Some(link) = link else {
            self.dropped.add(&format!("`<{}>`", node.tag), node.at);
            return;
        };
        self.end(out);
        if known.is_some() || (node.tag == "video" && link.as_str().starts_with("http")) {
            out.blocks.push(Block::Video(link, or_film(title.unwrap_or_default()), None));
            return;
        }
        // What is shown there cannot be told; the link keeps the way to it.
        self.dropped.add(&format!("`<{}>`, for which a link stands", node.tag), node.at);
        let words = title.map_or_else(|| host(link.as_str()), str::to_owned);
        out.blocks.push(Block::Paragraph(vec![Inline::Link(link, vec![Inline::Text(words)])]));
    }
}

/// What a film without a title is called. The word is the same in most languages.
const FILM: &str = "Video";

fn or_film(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { FILM.to_owned() } else { title }
}

/// The page on which a person sees the film that an address plays; none where it is no film that is known.
pub(crate) fn page(address: &str) -> Option<String> {
    let address = absolute(address);
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut parts = path.split('#').next().unwrap_or_default().split('/').filter(|part| !part.is_empty());
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let asked = |key: &str| {
        query.split('&').find_map(|pair| pair.split_once('=').filter(|(name, _)| *name == key)).map(|(_, v)| v)
    };
    let named = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let found = match host {
        "youtube.com" | "youtube-nocookie.com" => match (first, second) {
            ("embed", "videoseries") => {
                return asked("list")
                    .filter(|id| named(id))
                    .map(|id| format!("https://www.youtube.com/playlist?list={id}"));
            }
            ("embed" | "v" | "shorts" | "live", id) => ("https://www.youtube.com/watch?v=", id),
            ("watch", _) => ("https://www.youtube.com/watch?v=", asked("v")?),
            _ => return None,
        },
        "youtu.be" => ("https://www.youtube.com/watch?v=", first),
        "player.vimeo.com" if first == "video" => ("https://vimeo.com/", second),
        "vimeo.com" if first.bytes().all(|b| b.is_ascii_digit()) => ("https://vimeo.com/", first),
        "fast.wistia.net" | "fast.wistia.com" if first == "embed" && matches!(second, "iframe" | "medias") => {
            ("https://fast.wistia.net/embed/iframe/", parts.next()?.trim_end_matches(".jsonp"))
        }
        _ if host.ends_with(".wistia.com") && first == "medias" => ("https://fast.wistia.net/embed/iframe/", second),
        "loom.com" if matches!(first, "embed" | "share") => ("https://www.loom.com/share/", second),
        _ => return None,
    };
    named(found.1).then(|| format!("{}{}", found.0, found.1))
}

/// An address that leaves the scheme to the page around it.
fn absolute(address: &str) -> String {
    let address = address.trim();
    if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() }
}

fn host(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}

/// Where a picture's file is. Pages that load pictures late name it elsewhere.
fn source(node: &Node) -> Option<Link> {
    let set = node.get("srcset").split_whitespace().next().unwrap_or_default();
    let places = [node.get("src"), node.get("data-src"), node.get("data-original"), node.get("data-lazy-src"), set];
    let places = places.into_iter().filter(|place| !place.is_empty());
    places.filter_map(|place| Link::parse(&absolute(place))).find(Link::is_fetched)
}

fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let attached = path.contains("/article_attachments/") || path.contains("/hc/");
    let ends = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"].iter().any(|end| path.ends_with(end));
    ends || (attached && path.contains("attachment"))
}

/// A side of a picture in pixels, as an attribute or as a style says it.
fn size(node: &Node, side: &str) -> Option<u32> {
    let written = node.get(side).trim_end_matches("px");
    let style = node.get("style").to_ascii_lowercase();
    let rule = style.split(';').filter_map(|rule| rule.split_once(':')).find(|(name, _)| name.trim() == side);
    let ruled = rule.and_then(|(_, value)| value.trim().strip_suffix("px"));
    let number = written.parse::<f32>().ok().or_else(|| ruled?.trim().parse().ok())?;
    // A size of that many pixels is a mistake.
    (0.0..100_000.0).contains(&number).then_some(number.round() as u32)
}

/// The kind of an address that is refused, out of a few: each kind is told once.
fn refused(address: &str) -> &'static str {
    let letters = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(20);
    let scheme: String = letters.collect::<String>().to_ascii_lowercase();
    match scheme.split_once(':').map_or("", |(scheme, _)| scheme) {
        "javascript" => "a `javascript:` link; its words stay",
        "data" => "a `data:` link; its words stay",
        "file" => "a `file:` link; its words stay",
        "ftp" => "an `ftp:` link; its words stay",
        _ => "a link to an address that cannot be followed; its words stay",
    }
}
