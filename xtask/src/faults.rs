//! Does every fault of the catalogue end well, in three browsers?
//!
//! The rows, the browsers and the judge are in `tests/faults`; here are the browsers installed, the widget built, and the
//! table written into the documentation.

use crate::{browser, demo, place, sh, tools};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

const BEGIN: &str = "<!-- faults -->";
const END: &str = "<!-- /faults -->";

/// `cargo xtask faults [--engine E] [--row N] [--short] [--mutants] [--write] [--no-build]`.
pub(crate) fn faults(words: &[&str]) -> Result<ExitCode> {
    let write = words.contains(&"--write");
    let build = !words.contains(&"--no-build");
    let asked: Vec<&str> = words.iter().copied().filter(|word| !["--write", "--no-build"].contains(word)).collect();
    if write && !asked.is_empty() {
        bail!("--write is for the whole table; leave {} out", asked.join(" "));
    }
    ready()?;
    if build {
        demo::build()?;
    }
    let mut text = String::new();
    let ran = sh::watched(&mut runner(&asked)?, |line| {
        // That line is for `cargo xtask test` to count by.
        if !line.starts_with("faults: ") {
            text.push_str(line);
            text.push('\n');
        }
    });
    if write {
        fill_in(&place::root().join("docs").join("faults.md"), &text)?;
    }
    Ok(if ran.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes sure of Node, its packages and the three browsers.
pub(crate) fn ready() -> Result<()> {
    tools::ensure_node()?;
    tools::ensure_chromium()?;
    tools::ensure_browsers()
}

/// The runner with these arguments; it prints the table.
pub(crate) fn runner(arguments: &[&str]) -> Result<Command> {
    let mut node = browser::node(&["run.mjs"])?;
    node.current_dir(place::root().join("tests").join("faults")).args(arguments);
    Ok(node)
}

/// Puts the table between the marks of a page of the documentation.
fn fill_in(page: &PathBuf, table: &str) -> Result<()> {
    let text = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    let filled = between(&text, table).with_context(|| format!("{} lacks {BEGIN} … {END}", page.display()))?;
    Ok(fs::write(page, filled)?)
}

fn between(text: &str, table: &str) -> Option<String> {
    let (head, rest) = text.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    Some(format!("{head}{BEGIN}\n{}\n{END}{tail}", table.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_goes_between_the_marks_and_nothing_else_changes() {
        let page = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        assert_eq!(between(&page, "new\n").unwrap(), format!("a\n{BEGIN}\nnew\n{END}\nb\n"));
        assert_eq!(between("a", "new"), None);
    }
}
