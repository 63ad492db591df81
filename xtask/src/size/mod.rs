//! What does a shopper's browser download, and is that within the budget?
//!
//! Four files come with every page: the loader, the glue, the module and the style sheet. Until the first results one part
//! of the module comes besides, that which searches; together they are all code up to there. Catalogs and answers are the
//! shop's content and are counted elsewhere. Measured apart are the rest of the module, which comes when results are on
//! screen or something else is wanted (halves), and the reader, which only shops in one document need.

mod search;
mod why;

use crate::{compile, place, widget};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// The parts in the order they load: name, how the file's name starts and ends.
const PARTS: [(&str, &str, &str); 5] = [
    ("loader", "loader", ".js"),
    ("glue", "shelfhelp.", ".js"),
    ("wasm", "shelfhelp_bg.", ".wasm"),
    ("css", "shelfhelp.", ".css"),
    ("search", "shelfhelp_search.", ".wasm"),
];

/// So many of them come with every page.
const OF_PAGE: usize = 4;

/// What only some visits fetch.
const APART: [(&str, &[(&str, &str)]); 2] =
    [("rest", &[("shelfhelp_rest.", ".wasm")]), ("reader", &[("reader.", ".js"), ("reader_bg.", ".wasm")])];

/// What a CDN would set: the most that brotli can do, with the largest window that browsers must take.
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 24;

/// One part, in bytes.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl std::ops::Add for Size {
    type Output = Size;

    fn add(self, other: Size) -> Size {
        Size { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// `cargo xtask size [--json | --why | --search]`; fails above the budget.
pub(crate) fn size(options: &[&str]) -> Result<ExitCode> {
    let out = place::target()?.join("size").join("dist");
    widget::build(&out)?;
    let (text, json, within) = report(&out)?;
    match options {
        [] => println!("\n{text}"),
        ["--json"] => println!("{json}"),
        ["--why"] => println!("\n{text}\n{}", why::told(&fs::read(compile::compiled("shelfhelp.wasm")?)?)?),
        ["--search"] => println!("\n{text}\n{}", search::told(&compile::compiled("shelfhelp.wasm")?)?),
        _ => bail!("`size` knows --json, --why and --search, not \"{}\"", options.join(" ")),
    }
    Ok(if within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Measures a built folder against the budget: as a table, as JSON, and whether it is within.
pub(crate) fn report(built: &Path) -> Result<(String, Value, bool)> {
    let budget = fs::read_to_string(place::root().join("size-budget.json")).context("cannot read size-budget.json")?;
    let budget: Value = serde_json::from_str(&budget).context("size-budget.json is not JSON")?;
    let mut rows = Vec::new();
    let mut total = Size::default();
    for (at, (part, start, end)) in PARTS.into_iter().enumerate() {
        if at == OF_PAGE {
            rows.push(("page", total));
        }
        let size = measure(&find(built, start, end)?);
        total = total + size;
        rows.push((part, size));
    }
    rows.push(("total", total));
    for (part, files) in APART {
        let mut size = Size::default();
        for (start, end) in files {
            size = size + measure(&find(built, start, end)?);
        }
        rows.push((part, size));
    }
    Ok(told(&rows, &budget))
}

fn told(rows: &[(&str, Size)], budget: &Value) -> (String, Value, bool) {
    let mut text = format!("{:<8}{:>10}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli", "budget");
    let mut json = serde_json::Map::new();
    let mut within = true;
    for (part, size) in rows {
        let limit = budget[part]["brotli"].as_u64().and_then(|limit| usize::try_from(limit).ok());
        let over = limit.is_some_and(|limit| size.brotli > limit);
        within &= !over;
        let limit = limit.map_or(String::new(), |limit| limit.to_string());
        let mark = if over { "  over budget" } else { "" };
        text += &format!("{part:<8}{:>10}{:>10}{:>10}{limit:>10}{mark}\n", size.raw, size.gzip, size.brotli);
        json.insert(part.to_string(), json!({ "raw": size.raw, "gzip": size.gzip, "brotli": size.brotli }));
    }
    json.insert("budget_ok".to_owned(), Value::from(within));
    (text, Value::Object(json), within)
}

fn find(built: &Path, start: &str, end: &str) -> Result<Vec<u8>> {
    for path in crate::widget::list(built)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.parent() == Some(built) && name.starts_with(start) && name.ends_with(end) {
            return Ok(fs::read(&path)?);
        }
    }
    bail!("{} holds no file {start}*{end}; build the widget first", built.display())
}

fn measure(bytes: &[u8]) -> Size {
    Size { raw: bytes.len(), gzip: gzip(bytes), brotli: brotli(bytes) }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail; if it did, a size of nothing would be noticed at once.
    writer.write_all(bytes).and_then(|()| writer.finish()).map_or(0, |packed| packed.len())
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, BROTLI_QUALITY, BROTLI_WINDOW);
    if writer.write_all(bytes).is_err() {
        return 0;
    }
    drop(writer);
    packed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [(&str, Size); 2] =
        [("loader", Size { raw: 9, gzip: 8, brotli: 7 }), ("total", Size { raw: 90, gzip: 80, brotli: 70 })];

    #[test]
    fn a_part_above_its_budget_fails_and_is_marked() {
        let (text, json, within) = told(&ROWS, &json!({ "loader": { "brotli": 6 }, "total": { "brotli": 70 } }));
        assert!(!within && json["budget_ok"] == false);
        assert!(text.lines().any(|line| line.starts_with("loader") && line.ends_with("over budget")));
    }

    #[test]
    fn a_part_at_its_budget_is_within() {
        let (_, json, within) = told(&ROWS, &json!({ "total": { "brotli": 70 } }));
        assert!(within);
        assert_eq!(json["total"], json!({ "raw": 90, "gzip": 80, "brotli": 70 }));
    }

    #[test]
    fn both_compressions_pack_and_count_their_headers() {
        let text = "get it by Tuesday ".repeat(50);
        assert!(gzip(text.as_bytes()) < 100 && brotli(text.as_bytes()) < 60);
        assert!(gzip(b"") > 0 && brotli(b"") > 0);
    }
}
