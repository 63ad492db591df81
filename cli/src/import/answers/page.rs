//! How does an article stand in a file of the shop?
//!
//! Front matter, then Markdown. `imported` is the hash of all the rest as it was when the article came: whoever changes
//! the file changes the hash, and a later import sees that the shop's words are its own by now.

use sha2::{Digest, Sha256};
use shelfhelp::content::{Block, Inline};

use super::Article;
use crate::markdown;
use crate::name;

/// An article's file, but for the line of its hash.
pub(super) struct Page<'a> {
    pub(super) article: &'a Article,
    pub(super) id: &'a str,
    /// Its text, with links and pictures as they are in the shop.
    pub(super) body: &'a [Block],
    pub(super) aliases: &'a [String],
    pub(super) related: &'a [String],
}

impl Page<'_> {
    /// The file's text with its hash, and the hash.
    pub(super) fn write(&self) -> (String, String) {
        let article = self.article;
        let mut front = Front("---\n".to_owned());
        front.line("id", self.id);
        front.line("question", &article.question);
        front.list("also", &article.also);
        front.list("keywords", &article.keywords);
        front.line("topic", &article.topic);
        front.line("summary", &article.summary);
        front.list("aliases", self.aliases);
        front.list("related", self.related);
        let Front(mut front) = front;
        if let Some(order) = article.order {
            front.push_str(&format!("order: {order}\n"));
        }
        if article.draft {
            front.push_str("draft: true\n");
        }
        if let Some(updated) = article.updated {
            front.push_str(&format!("updated: {updated}\n"));
        }
        front.push_str(&format!("source: {}\n", scalar(&article.source)));
        let body = markdown::write(self.body);
        let hash = hash(&format!("{front}---\n{body}\n"));
        (format!("{front}imported: {hash}\n---\n{body}\n"), hash)
    }
}

struct Front(String);

impl Front {
    fn line(&mut self, key: &str, value: &str) {
        if !value.trim().is_empty() {
            self.0.push_str(&format!("{key}: {}\n", scalar(value)));
        }
    }

    fn list(&mut self, key: &str, items: &[String]) {
        if !items.is_empty() {
            self.0.push_str(&format!("{key}:\n"));
            items.iter().for_each(|item| self.0.push_str(&format!("  - {}\n", scalar(item))));
        }
    }
}

/// The hash of a file without the line that holds it. Editors that change the ends of lines change nothing.
pub(super) fn hash(text: &str) -> String {
    let mut hasher = Sha256::new();
    let mut blank = 0;
    for line in rest(text) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        (0..blank).for_each(|_| hasher.update(b"\n"));
        blank = 0;
        hasher.update(line.as_bytes());
        hasher.update(b"\n");
    }
    name::digits(&hasher.finalize())
}

/// Whether two files say the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    hash(one) == hash(other)
}

/// The lines of a file without that of its hash, which stands in the front matter.
fn rest(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rules = 0;
    text.lines().map(str::trim_end).filter(move |line| {
        rules += i32::from(*line == "---");
        rules >= 2 || !line.starts_with("imported:")
    })
}

/// A value of front matter, in quotes where YAML would take it for something else.
fn scalar(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let special = |c: char| c.is_control() || matches!(c, '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let quoted = text.is_empty()
        || matches!(text.as_str(), "true" | "false" | "null" | "~")
        || text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=<".contains(c))
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.contains(special);
    if quoted { serde_json::Value::from(text).to_string() } else { text }
}

/// Gives pictures without words those of the question: nothing is better for those who do not see them than to hear
/// what it is about. Says how many there were.
pub(super) fn name_pictures(blocks: &mut [Block], question: &str) -> usize {
    let mut count = 0;
    for block in blocks {
        match block {
            Block::Image(_, words, ..) if words.trim().is_empty() => {
                question.clone_into(words);
                count += 1;
            }
            Block::List(_, items) | Block::Notes(items) => {
                count += items.iter_mut().map(|item| name_pictures(item, question)).sum::<usize>();
            }
            Block::Callout(_, inner) => count += name_pictures(inner, question),
            _ => {}
        }
    }
    count
}

/// Goes through all blocks, with the runs and pictures of each.
pub(super) fn each(
    blocks: &mut [Block],
    runs: &mut dyn FnMut(&mut Vec<Inline>),
    picture: &mut dyn FnMut(&mut shelfhelp::content::Link),
) {
    for block in blocks {
        match block {
            Block::Heading(_, inside) | Block::Paragraph(inside) => runs(inside),
            Block::List(_, items) | Block::Notes(items) => items.iter_mut().for_each(|item| each(item, runs, picture)),
            Block::Callout(_, inner) => each(inner, runs, picture),
            Block::Table(head, rows) => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(&mut *runs);
            }
            Block::Image(link, ..) | Block::Video(_, _, Some(link)) => picture(link),
            Block::Video(_, _, None) => {}
        }
    }
}
