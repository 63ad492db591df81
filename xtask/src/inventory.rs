//! Which file is what for, when is it fetched, and by what is it checked?
//!
//! Shops that take cards owe such a list for every script of a payment page (PCI DSS 6.4.3). The build refuses a file that is
//! not on it, and puts the list with the hashes of that build beside the files, as `inventory.md`. The same without hashes
//! stands in docs/security.md, with the record of a visit that tests/browser/cases/ledger.mjs holds every visit against.

use crate::{place, tables};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;

/// What is known of a file, or of several that are alike.
struct Entry {
    /// Its name in dist/; `*` stands for the hash of its content, or for one of several.
    name: &'static str,
    kind: &'static str,
    purpose: &'static str,
    when: &'static str,
    checked: &'static str,
}

const fn entry(
    name: &'static str,
    kind: &'static str,
    purpose: &'static str,
    when: &'static str,
    checked: &'static str,
) -> Entry {
    Entry { name, kind, purpose, when, checked }
}

const BY_TAG: &str = "`integrity` of your tag";
const BY_PRELOAD: &str = "`modulepreload integrity`";
const BY_FETCH: &str = "`fetch` integrity";
const BY_NOBODY: &str = "–";
const NEVER: &str = "never by the widget";

const FILES: [Entry; 20] = [
    entry(
        "loader.js",
        "script",
        "keeps your links on screen, stays away from payment pages, fetches the rest",
        "with the page",
        BY_TAG,
    ),
    entry(
        "shelfhelp.*.js",
        "script",
        "connects page and module",
        "near the screen, on an idle page, or on the first action",
        BY_PRELOAD,
    ),
    entry("shelfhelp_bg.*.wasm", "module", "the widget", "with that", BY_FETCH),
    entry(
        "shelfhelp_search.*.wasm",
        "module",
        "what of the widget a first question runs",
        "once somebody points at the help, or something needs it",
        BY_FETCH,
    ),
    entry("shelfhelp_rest.*.wasm", "module", "what of the widget a first visit does not run", "after that", BY_FETCH),
    entry("shelfhelp.*.css", "style", "how it looks", "with that", BY_FETCH),
    entry("messages.*/*.json", "text", "its words in a language", "on pages that are not in English", BY_FETCH),
    entry(
        "reader.*.js",
        "script",
        "connects page and reader",
        "where the shop is one document instead of a build",
        BY_PRELOAD,
    ),
    entry("reader_bg.*.wasm", "module", "reads such a shop", "with that", BY_FETCH),
    entry(
        "meaning/*.bin",
        "data",
        "what words mean",
        "when somebody turns to the search of a shop whose build has not told it",
        BY_FETCH,
    ),
    entry(
        "tracking/formats.*.txt",
        "data",
        "how carriers' numbers look",
        "when what was typed may be such a number",
        BY_FETCH,
    ),
    entry(
        "providers/*.js",
        "script",
        "hands a visit over to a chat provider, and brings that provider's own script",
        "once the shopper has agreed to be handed over, or where you have its bubble hidden until then",
        BY_PRELOAD,
    ),
    entry(
        "facts/tell.*.js",
        "script",
        "tells your data layer or beacon what happens",
        "with the first fact, where you have turned that on",
        BY_PRELOAD,
    ),
    entry("facts/show.*.js", "script", "shows those facts on the page", "where the tag says `data-debug`", BY_PRELOAD),
    entry("themes/*.css", "style", "ready-made looks", NEVER, "`integrity` of your link"),
    entry("themes/*.json", "data", "the same, for design tools", NEVER, BY_NOBODY),
    entry("*/NOTICE", "text", "where data comes from", NEVER, BY_NOBODY),
    entry("THIRD-PARTY.txt", "text", "whose code is in it", NEVER, BY_NOBODY),
    entry("LICENSE-MIT", "text", "the licence", NEVER, BY_NOBODY),
    entry("LICENSE-APACHE", "text", "the licence", NEVER, BY_NOBODY),
];

/// `cargo xtask inventory [--write]`: the list for the files in dist/; with --write, the tables of docs/security.md.
pub(crate) fn inventory(options: &[&str]) -> Result<()> {
    match options {
        [] => {
            let path = place::root().join("dist/integrity.json");
            let text = fs::read_to_string(&path).context("there is no dist/; `cargo xtask dist` makes it")?;
            let integrity: Value = serde_json::from_str(&text)?;
            let files = integrity["files"].as_object().context("dist/integrity.json names no files")?;
            print!("{}", of_build(integrity["version"].as_str().unwrap_or_default(), files)?);
            Ok(())
        }
        ["--write"] => {
            let path = page();
            Ok(fs::write(&path, with_tables(&fs::read_to_string(&path)?)?)?)
        }
        _ => bail!("`inventory` knows --write, not \"{}\"", options.join(" ")),
    }
}

/// The list for one build, file by file; fails where a file is not on it.
pub(crate) fn of_build(version: &str, files: &Map<String, Value>) -> Result<String> {
    let mut out = format!("# Shelfhelp {version}: every file, what it is for, and its hash\n\n");
    out += "All come from the host of loader.js. What that means for your page: docs/security.md.\n\n";
    out += "| file | kind | purpose | fetched | checked by | hash |\n|---|---|---|---|---|---|\n";
    for (file, hash) in files {
        let known = FILES.iter().find(|entry| fits(entry.name, file));
        let Some(Entry { kind, purpose, when, checked, .. }) = known else {
            bail!("{file} is not in the list of xtask/src/inventory.rs: say there what it is for");
        };
        let hash = hash.as_str().unwrap_or_default();
        out += &format!("| `{file}` | {kind} | {purpose} | {when} | {checked} | `{hash}` |\n");
    }
    if let Some(entry) = FILES.iter().find(|entry| !files.keys().any(|file| fits(entry.name, file))) {
        bail!("there is no file {} any more: take it off the list of xtask/src/inventory.rs", entry.name);
    }
    Ok(out)
}

/// Whether a name is of this form; `*` stands for one or more characters.
fn fits(form: &str, name: &str) -> bool {
    let mut parts = form.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let found = if parts.peek().is_some() { rest.find(part) } else { rest.len().checked_sub(part.len()) };
        match found {
            Some(at) if at > 0 && rest.get(at..).is_some_and(|end| end.starts_with(part)) => {
                rest = rest.get(at + part.len()..).unwrap_or_default();
            }
            _ => return false,
        }
    }
    rest.is_empty()
}

fn page() -> std::path::PathBuf {
    place::root().join("docs/security.md")
}

/// The page with both tables as they are now.
fn with_tables(text: &str) -> Result<String> {
    let visit = fs::read_to_string(place::root().join("tests/browser/ledger.json"))?;
    let text = tables::with(text, "files", &forms())?;
    tables::with(&text, "visit", &record(&serde_json::from_str(&visit)?))
}

fn forms() -> String {
    let mut out = "| file | kind | purpose | fetched | checked by |\n|---|---|---|---|---|\n".to_owned();
    for Entry { name, kind, purpose, when, checked } in &FILES {
        out += &format!("| `{name}` | {kind} | {purpose} | {when} | {checked} |\n");
    }
    out
}

/// The record of a visit, step by step.
fn record(lines: &Value) -> String {
    let mut out = "| when | what | why |\n|---|---|---|\n".to_owned();
    let mut before = "";
    for line in lines.as_array().into_iter().flatten() {
        let of = |name: &str| line[name].as_str().unwrap_or_default();
        let step = of("step");
        let shown = if step == before { "" } else { step };
        out += &format!("| {shown} | {} | {} |\n", of("what"), of("why"));
        before = step;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_has_both_tables() {
        let text = fs::read_to_string(page()).unwrap();
        assert!(with_tables(&text).unwrap() == text, "docs/security.md is old: `cargo xtask inventory --write`");
    }

    #[test]
    fn names_fit_their_form() {
        assert!(fits("shelfhelp.*.js", "shelfhelp.0123.js") && fits("messages.*/*.json", "messages.0123/el.json"));
        assert!(fits("*/NOTICE", "meaning/NOTICE") && fits("loader.js", "loader.js"));
        for (form, name) in
            [("loader.js", "loader.json"), ("a.*.js", "a..js"), ("*/NOTICE", "NOTICE"), ("a.*.js", "a.b.css")]
        {
            assert!(!fits(form, name), "{form} {name}");
        }
    }

    #[test]
    fn a_file_without_a_purpose_stops_the_build() {
        let mut files = Map::new();
        files.insert("strange.js".to_owned(), Value::from("sha256-x"));
        assert!(of_build("1", &files).unwrap_err().to_string().contains("strange.js"));
        files.clear();
        assert!(of_build("1", &files).unwrap_err().to_string().contains("loader.js"));
    }
}
