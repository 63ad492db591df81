//! What have others' packages brought into the house?
//!
//! A quick look of our own at every `cargo xtask test`, from what cargo knows without the network: licences, where packages
//! come from, which of them run code while we compile, and which come twice into the widget. `cargo xtask audit` asks
//! `cargo deny` and `npm audit` as well, where they can be had, and says so where not.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

use crate::{place, sh};

/// Licences that may be chosen; where a package offers several, one of these is enough.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    "BSL-1.0",
];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Packages that run code while we compile, as somebody has looked at them: a new one is a question, not a detail.
const BUILDERS: &str = "\
ahash anyhow clap_derive crc32fast crossbeam-deque crossbeam-epoch crossbeam-utils displaydoc encoding_rs futures-macro \
getrandom gloo-worker-macros icu_normalizer_data icu_properties_data implicit-clone-derive inotify-sys libc maud_macros \
multiversion_no_op nix num-traits objc2 parking_lot_core pin-project-internal portable-atomic prettyplease \
proc-macro-error proc-macro-error-attr proc-macro2 proc-macro2-diagnostics pulldown-cmark quote rayon-core ref-cast \
ref-cast-impl rustix rustversion schemars_derive serde serde_core serde_derive serde_json strum_macros syn thiserror \
thiserror-impl tokio-macros tracing-attributes unicode-general-category walrus-macro wasm-bindgen wasm-bindgen-macro \
wasm-bindgen-shared wit-bindgen yew-macro yoke-derive zerocopy zerocopy-derive zerofrom-derive zerovec-derive zmij";

/// Packages of which the widget carries two versions, with the reason.
// Yew asks for the second version, a package of its tree for the first; none of the words it makes are ever said.
const TWICE: &[&str] = &["thiserror"];

/// The quick look; fails with everything that is not as it should be.
pub(crate) fn look() -> Result<()> {
    let text = sh::capture(sh::cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let found: Value = serde_json::from_str(&text).context("cargo metadata is not JSON")?;
    let packages = found["packages"].as_array().context("cargo metadata names no packages")?;
    let mut wrong = findings(packages);
    let tree = ["tree", "--locked", "-p", "shelfhelp", "--target", place::TRIPLE, "-e", "normal,no-proc-macro"];
    let tree = sh::capture(sh::cargo().args(tree).args(["--prefix", "none", "--format", "{p}"]))?;
    let twice = twice(&tree);
    wrong
        .extend(twice.iter().filter(|name| !TWICE.contains(name)).map(|name| format!("{name} is in the widget twice")));
    wrong.extend(
        TWICE
            .iter()
            .filter(|name| !twice.contains(*name))
            .map(|name| format!("{name} is in the widget once: strike it from TWICE")),
    );
    if wrong.is_empty() {
        Ok(())
    } else {
        bail!("{}\nIf that is right, say so in xtask/src/audit.rs.", wrong.join("\n"))
    }
}

fn findings(packages: &[Value]) -> Vec<String> {
    let known: BTreeSet<&str> = BUILDERS.split(' ').collect();
    let mut wrong = Vec::new();
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let name = text("name");
        // What has no source is ours.
        if package["source"].is_null() {
            continue;
        }
        if text("source") != REGISTRY {
            wrong.push(format!("{name} comes from {}", text("source")));
        }
        if !may_be_chosen(text("license")) {
            wrong.push(format!("{name} is under \"{}\"", text("license")));
        }
        let kinds = package["targets"].as_array().into_iter().flatten().flat_map(|target| target["kind"].as_array());
        let runs = kinds.flatten().any(|kind| matches!(kind.as_str(), Some("custom-build" | "proc-macro")));
        if runs && !known.contains(name) {
            wrong.push(format!("{name} runs code while we compile, and nobody has looked at it"));
        }
    }
    wrong
}

/// Whether a licence leaves us one of ours: `A OR B` one of both, `A AND B` both, brackets as usual.
fn may_be_chosen(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ").replace("  ", " ").replace("  ", " ");
    let licence = licence.trim();
    let parts = split(licence, " AND ");
    if parts.len() > 1 {
        return parts.iter().all(|part| may_be_chosen(part));
    }
    let parts = split(licence, " OR ");
    if parts.len() > 1 {
        return parts.iter().any(|part| may_be_chosen(part));
    }
    match licence.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => may_be_chosen(inner),
        None => LICENCES.contains(&licence),
    }
}

/// Parts of an expression, at words that stand in no brackets.
fn split<'a>(text: &'a str, by: &str) -> Vec<&'a str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 && at >= from && text.get(at..).is_some_and(|rest| rest.starts_with(by)) {
            parts.extend(text.get(from..at));
            from = at + by.len();
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// Names that a tree has in several versions.
fn twice(tree: &str) -> BTreeSet<&str> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next()) {
            versions.entry(name).or_default().insert(version);
        }
    }
    versions.into_iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| name).collect()
}

/// `cargo xtask audit`: the quick look, then what others know of these packages.
pub(crate) fn audit() -> Result<()> {
    sh::step("licences, sources, build scripts, duplicates", look)?;
    if sh::answers("cargo", &["deny", "--version"]) {
        sh::run(
            "cargo deny: licences, bans, sources",
            sh::cargo().args(["deny", "check", "--config", "xtask/deny.toml", "licenses", "bans", "sources"]),
        )?;
        // The list of advisories is fetched from GitHub; where that cannot be reached nobody has looked.
        if sh::run(
            "cargo deny: advisories",
            sh::cargo().args(["deny", "check", "--config", "xtask/deny.toml", "advisories"]),
        )
        .is_err()
        {
            println!(
                "Advisories: either there is one (see above), or the list could not be fetched. Nothing says that there is none."
            );
        }
    } else {
        println!("cargo-deny is not installed (cargo install cargo-deny --locked): advisories were NOT looked up.");
    }
    let npm = sh::at_root("npm").args(["audit", "--prefix", "tests/browser"]).status();
    match npm {
        Ok(status) if status.success() => {
            println!("npm audit: nothing known against the packages of the browser tests.")
        }
        Ok(_) => {
            println!("npm audit: see above; where the registry did not answer, these packages were NOT looked up.")
        }
        Err(error) => println!("npm does not run ({error}): the packages of the browser tests were NOT looked up."),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_licences_is_enough_and_all_of_those_that_hold_together() {
        for good in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0", "Apache-2.0 / MIT"]
        {
            assert!(may_be_chosen(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-2.0 OR LGPL-2.1) AND MIT", "MPL-2.0", "(MIT"] {
            assert!(!may_be_chosen(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_not_as_it_should_be_is_named() {
        let package = |name: &str, source: &str, license: &str, kind: &str| serde_json::json!({ "name": name, "source": source, "license": license, "targets": [{ "kind": [kind] }] });
        let packages = [
            package("good", REGISTRY, "MIT", "lib"),
            package("syn", REGISTRY, "MIT", "custom-build"),
            package("git", "git+https://example.org/x", "MIT", "lib"),
            package("viral", REGISTRY, "GPL-3.0", "lib"),
            package("runs", REGISTRY, "MIT", "custom-build"),
            package("writes", REGISTRY, "MIT", "proc-macro"),
            serde_json::json!({ "name": "ours", "source": null, "license": null, "targets": [{ "kind": ["custom-build"] }] }),
        ];
        let names: Vec<String> =
            findings(&packages).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(names, ["git", "viral", "runs", "writes"]);
        assert_eq!(twice("a v1\na v2\nb v1\nb v1 (*)\n").into_iter().collect::<Vec<_>>(), ["a"]);
    }
}
