//! By what does the tool know which words mean the same?
//!
//! It carries the tables: a large one, by which a build finds the words that stand for each answer, and the small one that
//! browsers fetch. Does not know: answers.

use std::sync::{Arc, LazyLock};

use shelfhelp::content::MeaningMode;
use shelfhelp::search::{Expansion, Index, Meaning};

/// A table, once it is asked for.
type Table = LazyLock<Option<Arc<Meaning>>>;

static LARGE: Table = LazyLock::new(|| Meaning::read(include_bytes!("../meaning/en.bin")).ok().map(Arc::new));
static SMALL: Table = LazyLock::new(|| Meaning::read(include_bytes!("../../www/meaning/en.bin")).ok().map(Arc::new));

/// The words that stand for the answers of an index; none where there is no table of their language.
pub(crate) fn expansion(index: &Index) -> Option<Expansion> {
    LARGE.as_ref().and_then(|table| index.expand(table))
}

/// The index as shoppers have it.
pub(crate) fn give(index: Index, by: MeaningMode) -> Index {
    match by {
        MeaningMode::Off => index,
        MeaningMode::Expand => match expansion(&index) {
            Some(expansion) => index.with_expansion(expansion),
            None => index,
        },
        MeaningMode::Pack => with(&SMALL, index),
    }
}

/// The index with the large table itself: it sees more than shoppers' browsers do, for advice.
pub(crate) fn large(index: Index) -> Index {
    with(&LARGE, index)
}

fn with(table: &Table, index: Index) -> Index {
    match table.as_ref() {
        Some(table) => index.with_meaning(table),
        None => index,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_that_the_tool_carries_can_be_read() {
        let words = |table: Option<&Meaning>| table.map(|table| (table.language().to_owned(), table.words() > 2_000));
        assert_eq!(words(LARGE.as_deref()), Some(("en".into(), true)));
        assert_eq!(words(SMALL.as_deref()), Some(("en".into(), true)));
    }
}
