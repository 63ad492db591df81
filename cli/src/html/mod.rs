//! What may stand in an answer, out of a saved article's HTML?
//!
//! What has a meaning in our blocks becomes one of them. What has none and could be seen is told, once for each kind of
//! element with the number of times; its words stay wherever it has words.
//!
//! Does not know: files, vendors. Problems come with the byte they are about.

mod boxes;
mod data;
mod flow;
mod lists;
mod media;
mod notes;
mod page;
mod runs;
mod table;
mod tags;
mod tree;

use shelfhelp::content::Block;
use shelfhelp::problem::{Problem, Severity};

pub(crate) use data::{json_ld, places};
pub(crate) use media::page as film_page;
pub(crate) use page::Page;
pub(crate) use tags::bounded;

/// Something that could be seen is not kept.
pub(crate) const DROPPED: &str = "html-dropped";

/// The blocks of a text, and what of it they do not hold.
pub(crate) fn blocks(html: &str) -> (Vec<Block>, Vec<(usize, Problem)>) {
    let tree = tree::read(html);
    let notes = notes::find(&tree);
    let mut flow = flow::Flow { tree: &tree, notes: &notes, dropped: Dropped::default(), links: Vec::new() };
    if let Some(at) = tree.too_deep {
        flow.dropped.add("elements nested too deeply", at);
    }
    let blocks = flow.document();
    (blocks, flow.dropped.into_problems())
}

/// What has been left out so far, by kind.
#[derive(Default)]
struct Dropped(Vec<(String, usize, usize)>);

impl Dropped {
    /// Notes one more of a kind, which is named as it goes on after a number: `<form>`.
    fn add(&mut self, kind: &str, at: usize) {
        match self.0.iter_mut().find(|(known, ..)| known == kind) {
            Some((_, count, _)) => *count += 1,
            None => self.0.push((kind.to_owned(), 1, at)),
        }
    }

    fn into_problems(mut self) -> Vec<(usize, Problem)> {
        self.0.sort_by_key(|(_, _, at)| *at);
        let problem = |(kind, count, at): (String, usize, usize)| {
            let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
            let message = format!("{kind}: left out{times}");
            (at, Problem::new(Severity::Warning, DROPPED, "", message, "see whether the answer reads well without it"))
        };
        self.0.into_iter().map(problem).collect()
    }
}

#[cfg(test)]
mod tests;
