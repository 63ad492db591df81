//! Where do the module's bytes come from?
//!
//! Reads the module as cargo leaves it, while its functions still have names. The figures are bytes of code before
//! compression; data and what wasm-bindgen removes later are not told apart.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

const IMPORT_SECTION: u8 = 2;
const CODE_SECTION: u8 = 10;
const CUSTOM_SECTION: u8 = 0;
const FUNCTION_NAMES: u8 = 1;

/// How many rows of each table are worth reading.
const ROWS: usize = 40;

/// Two tables: bytes by module or crate, and bytes of functions that exist once per type they are used with.
pub(super) fn told(wasm: &[u8]) -> Result<String> {
    let functions = functions(wasm).context("the module cannot be read")?;
    let total: usize = functions.iter().map(|(_, size)| size).sum();
    let mut text = format!("{total} bytes of code in {} functions\n\nby module or crate\n", functions.len());
    table(&mut text, functions.iter().map(|(name, size)| (owner(name), *size)), 1);
    text += "\nthe same function for several types\n";
    table(&mut text, functions.iter().map(|(name, size)| (name.clone(), *size)), 2);
    Ok(text)
}

fn table(text: &mut String, rows: impl Iterator<Item = (String, usize)>, times_min: usize) {
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, size) in rows {
        let sum = sums.entry(name).or_default();
        *sum = (sum.0 + size, sum.1 + 1);
    }
    let mut sums: Vec<_> = sums.into_iter().filter(|(_, (_, times))| *times >= times_min).collect();
    sums.sort_by_key(|(_, (size, _))| std::cmp::Reverse(*size));
    for (name, (size, times)) in sums.iter().take(ROWS) {
        let name: String = name.chars().take(100).collect();
        let _ = writeln!(text, "{size:>8} {times:>5} × {name}");
    }
}

/// `shelfhelp::page::html` for anything of the widget's own, else the crate.
fn owner(name: &str) -> String {
    if let Some(at) = name.find("shelfhelp::") {
        let path = name.get(at..).unwrap_or_default();
        let parts =
            path.split("::").map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""));
        let modules: Vec<&str> =
            parts.take_while(|part| part.starts_with(|c: char| c.is_lowercase())).take(3).collect();
        return modules.join("::");
    }
    // `<T as core::convert::Into<U>>::into` is core's: the first path counts.
    let path = name.find("::").and_then(|end| name.get(..end)).unwrap_or(name);
    path.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(path).to_owned()
}

/// Bytes of code by module or crate.
pub(super) fn owners(wasm: &[u8]) -> Result<BTreeMap<String, usize>> {
    let mut owners = BTreeMap::new();
    for (name, size) in functions(wasm).context("the module cannot be read")? {
        *owners.entry(owner(&name)).or_default() += size;
    }
    Ok(owners)
}

/// Every function with a body: its readable name and its size.
fn functions(wasm: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut reader = Reader { rest: wasm.get(8..)? };
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while let Some(id) = reader.byte() {
        let mut section = Reader { rest: reader.bytes()? };
        match id {
            IMPORT_SECTION => imported = section.imported_functions()?,
            CODE_SECTION => {
                for _ in 0..section.number()? {
                    sizes.push(section.bytes()?.len());
                }
            }
            CUSTOM_SECTION if section.bytes()? == b"name" => names = section.function_names()?,
            _ => {}
        }
    }
    let named = sizes.into_iter().zip(imported..).map(|(size, index)| {
        let name = names.get(&index).map_or("", String::as_str);
        (format!("{:#}", rustc_demangle::demangle(name)), size)
    });
    Some(named.collect())
}

/// The binary format, as far as it is needed here.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A length and that many bytes.
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    fn limits(&mut self) -> Option<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Some(())
    }

    fn imported_functions(&mut self) -> Option<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.bytes()?;
            self.bytes()?;
            match self.byte()? {
                0 => {
                    self.number()?;
                    functions += 1;
                }
                1 => {
                    self.byte()?;
                    self.limits()?;
                }
                2 => self.limits()?,
                3 => {
                    self.byte()?;
                    self.byte()?;
                }
                _ => return None,
            }
        }
        Some(functions)
    }

    fn function_names(&mut self) -> Option<BTreeMap<usize, String>> {
        let mut names = BTreeMap::new();
        while let Some(kind) = self.byte() {
            let mut part = Reader { rest: self.bytes()? };
            if kind == FUNCTION_NAMES {
                for _ in 0..part.number()? {
                    let index = part.number()?;
                    names.insert(index, String::from_utf8_lossy(part.bytes()?).into_owned());
                }
            }
        }
        Some(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_widget_or_else_to_its_crate() {
        for (name, expected) in [
            ("shelfhelp::page::html::scan", "shelfhelp::page::html"),
            ("shelfhelp::money::Money::minor", "shelfhelp::money"),
            ("core::ptr::drop_in_place<shelfhelp::search::index::Index>", "shelfhelp::search::index"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "alloc"),
            ("<T as core::convert::Into<U>>::into", "core"),
            ("dlmalloc", "dlmalloc"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn sizes_and_names_are_read_from_a_module() {
        // One imported function, two of its own of two and four bytes, named `f` and `g`.
        let wasm = [
            b"\0asm\x01\0\0\0".as_slice(),
            b"\x02\x07\x01\x01a\x01b\x00\x00",
            b"\x0a\x09\x02\x02\x00\x0b\x04\x00\x41\x00\x0b",
            b"\x00\x0e\x04name\x01\x07\x02\x01\x01f\x02\x01g",
        ]
        .concat();
        assert_eq!(functions(&wasm).unwrap(), [("f".to_owned(), 2), ("g".to_owned(), 4)]);
        assert!(functions(wasm.get(..20).unwrap()).is_none());
    }
}
