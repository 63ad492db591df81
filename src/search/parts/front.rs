//! How are sorted strings kept in few bytes?
//!
//! Each as the number of bytes that it shares with the one before, and the rest.

use super::super::vocabulary::Table;
use crate::wire::{Bytes, put_number, put_run};

/// Bytes of the longest string; longer ones are no words, and nobody types them twice.
pub(super) const BYTES_MAX: usize = 96;

/// Writes sorted strings.
pub(super) fn put_sorted<'t>(sorted: impl ExactSizeIterator<Item = &'t str>, out: &mut Vec<u8>) {
    put_number(sorted.len(), out);
    let mut before = "";
    for text in sorted {
        let same = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        let shared = text.floor_char_boundary(same);
        put_number(shared, out);
        put_run(text.as_bytes().get(shared..).unwrap_or_default(), out);
        before = text;
    }
}

/// Reads what [`put_sorted`] wrote. Strings out of order are a sign of damage: they would never be found.
pub(super) fn take_sorted(bytes: &mut Bytes<'_>) -> Table {
    let mut table = Table::default();
    let count = bytes.number();
    let mut text = String::new();
    for at in 0..count {
        let shared = bytes.number() as usize;
        let before = text.clone();
        let rest = core::str::from_utf8(bytes.run()).ok();
        let start = before.get(..shared).filter(|start| start.len() + rest.map_or(0, str::len) <= BYTES_MAX);
        let (Some(start), Some(rest)) = (start, rest) else {
            bytes.damaged();
            return Table::default();
        };
        text = [start, rest].concat();
        if at > 0 && text <= before {
            bytes.damaged();
            return Table::default();
        }
        table.push(&text);
    }
    table
}
