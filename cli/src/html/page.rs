//! Which elements does a saved page hold, and what do some of them come to as blocks?
//!
//! Does not know: which of them are questions.

use shelfhelp::content::Block;
use shelfhelp::problem::Problem;

use super::Dropped;
use super::flow::{Around, Flow, Out};
use super::notes::Notes;
use super::tree::{self, ROOT, Tree};

/// A page as elements, numbered in the order written; 0 is the page as a whole.
pub(crate) struct Page {
    tree: Tree,
    notes: Notes,
    /// The element around each, and the end of what is inside.
    parents: Vec<usize>,
}

impl Page {
    pub(crate) fn read(html: &str) -> Page {
        let tree = tree::read(html);
        // Notes at the foot belong to a page, and its parts are read each on its own: their links stay links.
        let notes = Notes::default();
        let all = tree.all(ROOT);
        let mut parents = vec![ROOT; all.iter().max().map_or(1, |last| last + 1)];
        for id in &all {
            for inner in &tree.node(*id).inside {
                if let Some(parent) = parents.get_mut(*inner) {
                    *parent = *id;
                }
            }
        }
        Page { tree, notes, parents }
    }

    /// Every element and run of text below one, itself first, in the order written.
    pub(crate) fn all(&self, id: usize) -> Vec<usize> {
        self.tree.all(id)
    }

    /// The name in small letters; empty for text.
    pub(crate) fn tag(&self, id: usize) -> &str {
        &self.tree.node(id).tag
    }

    /// The value of an attribute, empty where there is none.
    pub(crate) fn get(&self, id: usize, name: &str) -> &str {
        self.tree.node(id).get(name)
    }

    pub(crate) fn has(&self, id: usize, name: &str) -> bool {
        self.tree.node(id).has(name)
    }

    /// The byte at which it begins.
    pub(crate) fn at(&self, id: usize) -> usize {
        self.tree.node(id).at
    }

    pub(crate) fn inside(&self, id: usize) -> &[usize] {
        &self.tree.node(id).inside
    }

    pub(crate) fn parent(&self, id: usize) -> usize {
        self.parents.get(id).copied().unwrap_or(ROOT)
    }

    /// The words below an element on one line.
    pub(crate) fn words(&self, id: usize) -> String {
        self.tree.words(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The blocks of some elements, one after the other, and what of them is lost.
    pub(crate) fn blocks(&self, ids: &[usize]) -> (Vec<Block>, Vec<(usize, Problem)>) {
        let mut flow = Flow { tree: &self.tree, notes: &self.notes, dropped: Dropped::default(), links: Vec::new() };
        let mut out = Out::default();
        for id in ids {
            flow.node(*id, Around::default(), &mut out);
        }
        flow.end(&mut out);
        (out.blocks, flow.dropped.into_problems())
    }
}
