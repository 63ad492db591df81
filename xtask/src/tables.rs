//! Where in a page of the documentation does a written table stand?
//!
//! Between two marks: `<!-- NAME: written by … -->` and `<!-- /NAME -->`. All else on the page is people's.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes a table into a page.
pub(crate) fn write(page: &Path, name: &str, table: &str) -> Result<()> {
    let text = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    let text = with(&text, name, table).with_context(|| format!("cannot write into {}", page.display()))?;
    fs::write(page, text).with_context(|| format!("cannot write {}", page.display()))
}

/// The page with that table between the marks of this name.
pub(crate) fn with(text: &str, name: &str, table: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {name}:"), format!("<!-- /{name} -->"));
    let missing = || format!("there is no place for a table: {begin} … --> and {end}");
    let (head, rest) = text.split_once(&begin).with_context(missing)?;
    let (says, rest) = rest.split_once("-->").with_context(missing)?;
    let (_, tail) = rest.split_once(&end).with_context(missing)?;
    Ok(format!("{head}{begin}{says}-->\n\n{}\n\n{end}{tail}", table.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_goes_between_the_marks_and_nothing_else_changes() {
        let page = "a\n<!-- b: written by c -->\nold\n<!-- /b -->\nd\n<!-- e: f -->\n<!-- /e -->\n";
        let filled = "a\n<!-- b: written by c -->\n\nnew\n\n<!-- /b -->\nd\n<!-- e: f -->\n<!-- /e -->\n";
        assert_eq!(with(page, "b", "new\n").unwrap(), filled);
        assert_eq!(with(filled, "b", "new").unwrap(), filled);
    }

    #[test]
    fn a_page_without_a_place_is_named() {
        assert!(with("a\n<!-- b: c -->\n", "b", "").is_err());
        let path = Path::new("/nowhere/page.md");
        assert!(write(path, "b", "").unwrap_err().to_string().contains("/nowhere/page.md"));
    }
}
