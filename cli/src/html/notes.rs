//! Which links lead to notes at the foot, and which words are these notes?
//!
//! Written by editors as `<sup><a href="#fn1">1</a></sup>`, by Word as `<a href="#_ftn1">[1]</a>`.

use std::collections::{HashMap, HashSet};

use super::tree::{ROOT, Tree};

/// Notes of a text. All are named by their nodes.
#[derive(Default)]
pub(super) struct Notes {
    /// Links that become the number of a note.
    pub(super) numbers: HashMap<usize, u16>,
    /// What the notes say, in the order of their numbers.
    pub(super) texts: Vec<usize>,
    /// The same, to be asked quickly.
    pub(super) kept_apart: HashSet<usize>,
    /// Links back from a note to where it is asked for.
    pub(super) back: HashSet<usize>,
}

// Nobody reads a thousandth note.
const NOTES_MAX: usize = 999;

pub(super) fn find(tree: &Tree) -> Notes {
    let all = tree.all(ROOT);
    let mut parents = HashMap::new();
    let mut named: HashMap<&str, usize> = HashMap::new();
    for id in &all {
        let node = tree.node(*id);
        node.inside.iter().for_each(|inner| {
            parents.insert(*inner, *id);
        });
        for name in [node.get("id"), if node.tag == "a" { node.get("name") } else { "" }] {
            if !name.is_empty() {
                named.entry(name).or_insert(*id);
            }
        }
    }
    let mut notes = Notes::default();
    for id in &all {
        let node = tree.node(*id);
        let Some(name) = node.get("href").strip_prefix('#').filter(|_| node.tag == "a") else { continue };
        let raised = node.inside.iter().chain(parents.get(id)).any(|near| tree.node(*near).tag == "sup");
        if !is_number(&tree.words(*id), raised, name) {
            continue;
        }
        let Some(text) = named.get(name).and_then(|target| block_around(tree, &parents, *target)) else { continue };
        // A note comes after the place that asks for it; what leads up leads back.
        if text <= *id || within(&parents, *id, text) {
            continue;
        }
        let number = match notes.texts.iter().position(|known| *known == text) {
            Some(known) => known + 1,
            None if notes.texts.len() >= NOTES_MAX => continue,
            None => {
                notes.texts.push(text);
                notes.texts.len()
            }
        };
        notes.numbers.insert(*id, u16::try_from(number).unwrap_or(u16::MAX));
    }
    notes.kept_apart = notes.texts.iter().copied().collect();
    for text in &notes.texts {
        let back = tree.all(*text).into_iter().filter(|id| {
            let node = tree.node(*id);
            node.tag == "a" && node.get("href").starts_with('#') && !tree.words(*id).contains(char::is_alphabetic)
        });
        notes.back.extend(back);
    }
    notes
}

/// Whether words are the number of a note.
fn is_number(words: &str, raised: bool, name: &str) -> bool {
    let words = words.trim();
    let bare = words.trim_matches(['[', ']', '(', ')']);
    let number = (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*');
    let named =
        ["fn", "_ftn", "ftn", "footnote", "note", "endnote", "_edn"].iter().any(|start| name.starts_with(start));
    number && (raised || named)
}

/// The element that holds all of a note: the one named, or the block around its name.
fn block_around(tree: &Tree, parents: &HashMap<usize, usize>, target: usize) -> Option<usize> {
    let mut id = target;
    loop {
        let node = tree.node(id);
        if matches!(node.tag.as_str(), "li" | "p" | "div" | "dd" | "aside") {
            return Some(id);
        }
        if node.is_block() {
            return None;
        }
        id = *parents.get(&id)?;
    }
}

fn within(parents: &HashMap<usize, usize>, mut id: usize, around: usize) -> bool {
    while let Some(parent) = parents.get(&id) {
        if *parent == around {
            return true;
        }
        id = *parent;
    }
    false
}
