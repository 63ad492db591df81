//! Which functions does a page run, and which a first visit?
//!
//! From the page's loading to the first results, on every page of the demo shop, in several languages and looks:
//! tests/browser/first-visit.mjs plays it on a module whose functions say that they were called. The lists decide which
//! part of the module a function's body goes to (halves/mod.rs); when they are out of date, visits are slower and nothing is
//! wrong.

use crate::halves::is_in;
use crate::{browser, demo, place, sh, tools, widget};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn list() -> PathBuf {
    place::root().join("xtask").join("first-visit.txt")
}

/// What stands above the names of each part.
const HEADS: [&str; 2] = ["# Until somebody asks:", "# With a first question:"];

/// The names of functions.
#[derive(Default)]
pub(crate) struct Listed {
    /// Those that a page runs until somebody asks.
    pub(crate) view: BTreeSet<String>,
    /// Those and what a first question runs.
    pub(crate) visit: BTreeSet<String>,
}

/// What a page of any shop may run, though none of the demo's does: settings; rules for delivery, and how pages say them; what
/// a page asks of its element; and what depends on how much there is of something.
const OF_PAGES: [&str; 21] = [
    "shelfhelp::browser::",
    "shelfhelp::config::",
    "shelfhelp::content::read_shop::read_insight",
    "shelfhelp::delivery::",
    "shelfhelp::i18n::",
    "shelfhelp::list::",
    "shelfhelp::page::",
    "shelfhelp::time::",
    "shelfhelp::money::",
    "shelfhelp::problem::",
    "shelfhelp::session::memory::",
    "shelfhelp::ui::delivery::",
    "shelfhelp::ui::intl::Browser",
    "shelfhelp::embed::consent::",
    "shelfhelp::embed::element::",
    "shelfhelp::embed::load::failed",
    "shelfhelp::embed::memory::",
    "shelfhelp::embed::rest::",
    "hashbrown::",
    "dlmalloc::",
    "js_sys::futures::",
];

/// Nothing is fetched on the spot in functions of Yew's scheduler, nor of its types: while Firefox waits for that, it runs other
/// tasks, and what is borrowed here is borrowed then. And what is put into words may be anything.
const ALWAYS: [&str; 2] = ["yew::scheduler::", " as core::fmt::Display>::fmt"];

/// What is done with what a visit went through before this page, and with what is known of who can be reached: it is read, kept
/// and handed around.
const KEPT: [&str; 2] = ["shelfhelp::contact::", "shelfhelp::session::"];
const KEEPS: [&str; 4] = ["wire::Take>", "Serialize>", "Clone>::clone", "drop_in_place"];

/// What a module does when it dies: it is not to fetch anything for that.
const OF_DEATH: [&str; 10] = [
    "dyn core::fmt::Debug as core::fmt::Debug>::fmt",
    "wasm_bindgen::JsValue as core::fmt::Debug>::fmt",
    "core::option::Option<",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::",
    "std::panicking::",
    "console_error_panic_hook::",
    "shelfhelp::embed::on_death",
];

/// What a first question may lead to in any shop, though in the demo it does not: when who answers.
const OF_QUESTIONS: [&str; 2] = ["shelfhelp::contact::hours::", "shelfhelp::contact::words::"];

/// But for what only answers.
const OF_ANSWERS: [&str; 4] = [
    "shelfhelp::config::known::Known>::fact_answers",
    "shelfhelp::delivery::tracking::",
    "shelfhelp::delivery::timeline::",
    "shelfhelp::i18n::letter::",
];

impl Listed {
    /// Whether a page runs it, or may.
    pub(crate) fn is_of_pages(name: &str) -> bool {
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let keeps = has(&KEPT) && has(&KEEPS);
        keeps || has(&ALWAYS) || is_in(&OF_DEATH, name) || is_in(&OF_PAGES, name) && !is_in(&OF_ANSWERS, name)
    }

    /// Whether a page runs it or a first question does, or may.
    pub(crate) fn is_of_questions(name: &str) -> bool {
        Self::is_of_pages(name) || is_in(&OF_QUESTIONS, name)
    }
}

/// The names that xtask/first-visit.txt holds.
pub(crate) fn listed() -> Result<Listed> {
    let text = fs::read_to_string(list()).with_context(|| format!("cannot read {}", list().display()))?;
    read(&text).with_context(|| format!("cannot read {}", list().display()))
}

fn read(text: &str) -> Result<Listed> {
    let [view, visit] = HEADS;
    let (view, visit) =
        text.split_once(view).and_then(|(_, parts)| parts.split_once(visit)).context("a part is missing")?;
    let names = |part: &str| part.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>();
    let view = names(view);
    Ok(Listed { visit: view.union(&names(visit)).cloned().collect(), view })
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
    let mut run = Listed::default();
    for line in told.lines() {
        let (number, part) = line.split_once(' ').unwrap_or((line, ""));
        let at: usize = number.parse().with_context(|| format!("first-visit.mjs says \"{number}\", not a number"))?;
        let name = names.get(at).filter(|name| !name.is_empty());
        run.visit.extend(name.cloned());
        run.view.extend(name.filter(|_| part == "view").cloned());
    }
    let asked = run.visit.difference(&run.view).count();
    if run.view.len().min(asked) < 100 {
        bail!("only {} functions and {asked} with a question were run; the visit was not played", run.view.len());
    }
    fs::write(list(), written(&run))?;
    let (view, all) = (run.view.len(), run.visit.len());
    println!("\n{view} of {} functions, {all} with a first question: {}", names.len(), list().display());
    Ok(())
}

fn written(run: &Listed) -> String {
    let lines = |names: &mut dyn Iterator<Item = &String>| names.map(|name| format!("{name}\n")).collect::<String>();
    let [view, visit] = HEADS;
    format!(
        "# Functions that a first visit runs. Written by `cargo xtask first-visit`; not to be edited.\n{view}\n{}{visit}\n{}",
        lines(&mut run.view.iter()),
        lines(&mut run.visit.difference(&run.view))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let run = Listed { view: names(&["a", "c"]), visit: names(&["a", "b", "c"]) };
        let again = read(&written(&run)).unwrap();
        assert_eq!((again.view, again.visit), (run.view, run.visit));
        assert!(read("a\nb\n").is_err());
    }

    #[test]
    fn rules_that_no_page_of_the_demo_has_are_run_by_others() {
        for (name, is) in [
            ("shelfhelp::delivery::postcode::british::split", true),
            ("<shelfhelp::page::json::Parser>::group", true),
            ("<alloc::collections::btree::node::BalancingContext<usize, yew::scheduler::QueueEntry>>::do_merge", true),
            ("shelfhelp::config::launcher", true),
            ("<shelfhelp::session::tried::Read as shelfhelp::wire::Take>::take", true),
            ("<shelfhelp::contact::provider::Chat as core::clone::Clone>::clone", true),
            ("<shelfhelp::session::Session>::asked", false),
            ("<u16 as core::fmt::Display>::fmt", true),
            ("core::result::unwrap_failed", true),
            ("shelfhelp::delivery::tracking::find", false),
            ("shelfhelp::ui::panel::panel", false),
        ] {
            assert_eq!(Listed::is_of_pages(name), is, "{name}");
        }
    }
}
