//! Which number does a note at the foot bear?
//!
//! Notes are numbered as the reader meets them, whatever their labels.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use shelfhelp::content::Block;

/// The notes of a text.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<String, u16>,
    /// By number; one whose text has not been met is empty.
    texts: Vec<Vec<Block>>,
}

impl Notes {
    /// Numbers the notes that a text refers to, those of other notes last.
    pub(super) fn count(events: &[(Event<'_>, Range<usize>)]) -> Notes {
        let mut notes = Notes::default();
        let (mut inside, mut later) = (0_usize, Vec::new());
        for (event, _) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => inside += 1,
                Event::End(TagEnd::FootnoteDefinition) => inside = inside.saturating_sub(1),
                Event::FootnoteReference(label) if inside > 0 => later.push(label),
                Event::FootnoteReference(label) => notes.add(label),
                _ => {}
            }
        }
        later.into_iter().for_each(|label| notes.add(label));
        notes
    }

    fn add(&mut self, label: &str) {
        let Ok(number) = u16::try_from(self.texts.len() + 1) else { return };
        if !self.numbers.contains_key(label) {
            self.numbers.insert(label.to_owned(), number);
            self.texts.push(Vec::new());
        }
    }

    pub(super) fn number(&self, label: &str) -> Option<u16> {
        self.numbers.get(label).copied()
    }

    /// Keeps the text of a note; false where nothing refers to it.
    pub(super) fn keep(&mut self, label: &str, blocks: Vec<Block>) -> bool {
        let place = self.number(label).and_then(|number| self.texts.get_mut(usize::from(number) - 1));
        place.map(|text| text.extend(blocks)).is_some()
    }

    /// Adds notes that bear numbers already, and says how many there were before.
    pub(super) fn append(&mut self, texts: Vec<Vec<Block>>) -> u16 {
        let before = u16::try_from(self.texts.len()).unwrap_or(u16::MAX);
        self.texts.extend(texts);
        before
    }

    pub(super) fn into_block(self) -> Option<Block> {
        (!self.texts.is_empty()).then_some(Block::Notes(self.texts))
    }
}
