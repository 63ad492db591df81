//! By which words does the search know a text?
//!
//! Two questions of the same telling words are one question to it, however they are put.

use super::analysis::{Kind, tokens};
use super::index::Index;
use super::stem::stem;
use super::stop::{Language, is_stop};
use crate::list::sort_dedup;

/// The terms of a text in order, as an index of this language keeps them: stems, numbers, pairs of characters. Words that
/// only hold a sentence together are among them.
pub fn terms(text: &str, locale: &str) -> Vec<String> {
    let language = Language::of_tag(locale);
    let mut terms = Vec::new();
    tokens(text, &mut |token| {
        terms.push(if token.kind == Kind::Word { stem(token.term, language) } else { token.term.to_owned() });
    });
    terms
}

impl Index {
    /// The stems of a text's telling words, each once and sorted; of all its words where none of them tells anything.
    pub fn telling(&self, text: &str) -> Vec<String> {
        let (mut telling, mut faint) = (Vec::new(), Vec::new());
        tokens(text, &mut |token| {
            let is_faint = match token.kind {
                Kind::Word | Kind::Gram => is_stop(token.term, self.language),
                Kind::Weak | Kind::Single => true,
                Kind::Number => false,
            };
            let term = match token.kind {
                Kind::Word => stem(token.term, self.language),
                _ => token.term.to_owned(),
            };
            if is_faint { faint.push(term) } else { telling.push(term) }
        });
        let mut terms = if telling.is_empty() { faint } else { telling };
        sort_dedup(&mut terms);
        terms
    }
}
