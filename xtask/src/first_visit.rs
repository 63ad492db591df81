//! Which functions does a first visit run?
//!
//! From the page's loading to the first results, on every page of the demo shop, in several languages and looks:
//! tests/browser/first-visit.mjs plays it on a module whose functions say that they were called. The list decides which
//! half of the module a function's body goes to (halves/mod.rs); when it is out of date, visits are slower and nothing is wrong.

use crate::{browser, demo, place, sh, tools, widget};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn list() -> PathBuf {
    place::root().join("xtask").join("first-visit.txt")
}

/// The names that xtask/first-visit.txt holds.
pub(crate) fn listed() -> Result<BTreeSet<String>> {
    let text = fs::read_to_string(list()).with_context(|| format!("cannot read {}", list().display()))?;
    Ok(text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect())
}

/// `cargo xtask first-visit`.
pub(crate) fn write() -> Result<()> {
    tools::ensure_node()?;
    tools::ensure_chromium()?;
    demo::build()?;
    let out = place::target()?.join("first-visit");
    let names = sh::step("first visit: a module that tells", || widget::build_telling(&out.join("dist")))?;
    let told = sh::step("first visit: play it", || {
        let mut node = browser::node(&["first-visit.mjs"])?;
        sh::capture(node.env("SHELFHELP_DIST", out.join("dist")))
    })?;
    let mut run = BTreeSet::new();
    for number in told.split_whitespace() {
        let at: usize = number.parse().with_context(|| format!("first-visit.mjs says \"{number}\", not a number"))?;
        run.extend(names.get(at).filter(|name| !name.is_empty()));
    }
    if run.len() < 100 {
        bail!("only {} functions were run; the visit was not played", run.len());
    }
    let lines: Vec<&str> = run.into_iter().map(String::as_str).collect();
    let head = "# Functions that a first visit runs. Written by `cargo xtask first-visit`; not to be edited.\n";
    fs::write(list(), format!("{head}{}\n", lines.join("\n")))?;
    println!("\n{} of {} functions: {}", lines.len(), names.len(), list().display());
    Ok(())
}
