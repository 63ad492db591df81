//! Does every Rust file open with what it answers?

use super::{Finding, House, texts};

pub(crate) fn check(house: &House) -> Vec<Finding> {
    texts(house, |path| path.ends_with(".rs")).filter_map(|(path, text)| opening(path, text)).collect()
}

fn opening(path: &str, text: &str) -> Option<Finding> {
    let Some(first) = text.strip_prefix("//! ") else {
        return Some(format!("{path}:1: open with `//!` and the question this file answers"));
    };
    let paragraph = first.split("\n//!\n").next().unwrap_or(first);
    let mut lines = paragraph.lines().enumerate();
    let last = lines.by_ref().take_while(|(at, line)| *at == 0 || line.starts_with("//! ")).last();
    let (at, line) = last?;
    let ends = line.trim_end().ends_with(['?', '.']);
    (!ends).then(|| format!("{path}:{}: end the opening sentence with a question mark or a full stop", at + 1))
}
