//! Does every fault of the catalogue end well, in three browsers?
//!
//! The rows, the browsers and the judge are in `tests/faults`, and so are the monkey and the panics; here are the browsers
//! installed, the widget built, and the table written into the documentation.

use crate::{browser, demo, place, sh, tables, tools, widget};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

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
    let mut node = runner(&asked)?;
    if write {
        node.arg("--kept").arg(place::target()?.join("faults.json"));
    }
    let ran = sh::watched(&mut node, |line| {
        // The table comes when every row has been told of; the last line is for `cargo xtask test` to count by.
        if (line.starts_with('|') || !text.is_empty()) && !line.starts_with("faults: ") {
            text.push_str(line);
            text.push('\n');
        }
    });
    if let Err(error) = &ran {
        eprintln!("{error:#}");
    }
    if write && text.is_empty() {
        bail!("the runner has printed no table");
    }
    if write {
        tables::write(&place::root().join("docs").join("faults.md"), "faults", &text)?;
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

/// `cargo xtask faults --panics …`: a module made to panic at every boundary, in the pages of the demo.
pub(crate) fn panics(words: &[&str]) -> Result<()> {
    tools::ensure_node()?;
    build_faulty()?;
    if !place::built_shop()?.exists() {
        demo::build()?;
    }
    sh::run("panics", &mut panicking(words)?)
}

/// The widget with points at which it panics when it is told to.
pub(crate) fn build_faulty() -> Result<()> {
    widget::build_with_faults(&faulty()?)
}

fn faulty() -> Result<PathBuf> {
    Ok(place::target()?.join("demo").join("faults"))
}

/// What makes that widget panic, with these arguments.
pub(crate) fn panicking(words: &[&str]) -> Result<Command> {
    let mut node = browser::node(&["../faults/panics.mjs"])?;
    node.args(words).env("SHELFHELP_DIST", faulty()?);
    Ok(node)
}

/// `cargo xtask faults --monkey …`: everything at once, ten thousand times.
pub(crate) fn monkey(words: &[&str]) -> Result<()> {
    ready()?;
    demo::build()?;
    sh::run("monkey", &mut tumbling(words)?)
}

/// The monkey, with these arguments.
pub(crate) fn tumbling(words: &[&str]) -> Result<Command> {
    let mut node = browser::node(&["../faults/monkey.mjs"])?;
    node.args(words);
    Ok(node)
}
