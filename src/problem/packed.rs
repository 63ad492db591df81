//! How does a value get from one module to another, which have no memory in common?
//!
//! As bytes in the shape of all others: which kind it is, then what it holds.

use super::Value;
use crate::taken;
use crate::wire::{put_number, put_run};

taken! { enum Value { Null {}, Flag { 0 }, Number { 0 }, Text { 0 }, List { 0 }, Map { 0 } } }

impl Value {
    /// The value as bytes; [`wire::read`](crate::wire::read) makes it a value again.
    pub fn packed(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack(&mut out);
        out
    }

    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Value::Null => out.push(0),
            Value::Flag(flag) => out.extend_from_slice(&[1, u8::from(*flag)]),
            Value::Number(text) => text_as(2, text, out),
            Value::Text(text) => text_as(3, text, out),
            Value::List(items) => {
                out.push(4);
                put_number(items.len(), out);
                items.iter().for_each(|item| item.pack(out));
            }
            Value::Map(entries) => {
                out.push(5);
                put_number(entries.len(), out);
                for (key, value) in entries {
                    put_run(key.as_bytes(), out);
                    value.pack(out);
                }
            }
        }
    }
}

fn text_as(kind: u8, text: &str, out: &mut Vec<u8>) {
    out.push(kind);
    put_run(text.as_bytes(), out);
}
