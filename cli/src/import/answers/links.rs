//! Which links lead from one article of an export to another?
//!
//! By the whole address, by the path on the help centre's own host, or by the article's number in it: titles and
//! languages in addresses change, numbers stay.

use std::collections::{HashMap, HashSet};

use shelfhelp::content::{Block, Inline, Link, plain_text};

use super::Article;

/// The addresses of an export's articles.
#[derive(Debug, Default)]
pub(super) struct Map {
    paths: HashMap<String, String>,
    numbers: HashMap<String, String>,
    hosts: HashSet<String>,
}

impl Map {
    pub(super) fn new(articles: &[Article]) -> Map {
        let mut map = Map::default();
        for article in articles {
            for alias in &article.aliases {
                let (host, path) = parts(alias);
                map.hosts.extend((!host.is_empty()).then_some(host));
                if path.len() > 1 {
                    map.paths.entry(path).or_insert_with(|| article.source.clone());
                }
            }
            if let Some((_, number)) = article.source.rsplit_once(':')
                && number.len() >= 3
                && number.bytes().all(|byte| byte.is_ascii_digit())
            {
                map.numbers.entry(number.to_owned()).or_insert_with(|| article.source.clone());
            }
        }
        map
    }

    /// The article that an address leads to, by its source.
    fn find(&self, address: &str) -> Option<&str> {
        let (host, path) = parts(address);
        if address.contains(':') && host.is_empty() || !(host.is_empty() || self.hosts.contains(&host)) {
            return None;
        }
        let numbered = || {
            let mut segments = path.split('/').skip_while(|part| !matches!(*part, "articles" | "article"));
            let segment = segments.nth(1)?;
            let number = segment.split(|c: char| !c.is_ascii_digit()).next()?;
            self.numbers.get(number)
        };
        self.paths.get(&path).or_else(numbered).map(String::as_str)
    }

    /// Turns links between articles into links between answers, where `id` knows the answer.
    pub(super) fn turn(&self, runs: &mut Vec<Inline>, id: &dyn Fn(&str) -> Option<String>) {
        for run in runs {
            match run {
                Inline::Link(link, inside) => {
                    if let Some(id) = self.find(link.as_str()).and_then(id) {
                        *run = Inline::Answer(id, std::mem::take(inside));
                    }
                }
                // A reader that knows the article has put its source where the id goes.
                Inline::Answer(to, inside) => {
                    let (source, heading) =
                        to.split_once('#').map_or((to.as_str(), ""), |(source, heading)| (source, heading));
                    *run = match id(source) {
                        Some(id) if heading.is_empty() => Inline::Answer(id, std::mem::take(inside)),
                        Some(id) => Inline::Answer(format!("{id}#{heading}"), std::mem::take(inside)),
                        // Only another language has it: its words stay.
                        None => Inline::Text(plain_text(&[Block::Paragraph(std::mem::take(inside))])),
                    };
                }
                Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Struck(inside) => self.turn(inside, id),
                _ => {}
            }
        }
    }
}

/// The host of an address, empty where it has none, and its path, without what changes.
fn parts(address: &str) -> (String, String) {
    let rest = address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"));
    let (host, path) = match rest {
        Some(rest) => rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())),
        None => ("", address),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let path = if path.starts_with('/') || path.is_empty() { path.to_owned() } else { format!("/{path}") };
    (host.to_ascii_lowercase(), path.to_lowercase())
}

/// The path of an address, as a redirect knows it.
pub(super) fn path(address: &str) -> String {
    let rest = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest.get(rest.find('/').unwrap_or(rest.len())..).unwrap_or_default());
    rest.split('#').next().unwrap_or_default().to_owned()
}

/// A link to a file beside the answer.
pub(super) fn beside(name: &str) -> Option<Link> {
    Link::parse(name)
}
