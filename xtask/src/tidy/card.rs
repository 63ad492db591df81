//! Does the repository look as its card says: what lies at the top, and which packages does the widget stand on?

use super::{Finding, House, rust, texts};

/// What everybody who opens the repository expects.
const PROMISED: [&str; 6] = ["Cargo.toml", "src", "www", "tests", "README.md", "index.html"];

/// What else may lie at the top, each for a reason that its own first lines give.
const KNOWN: [&str; 20] = [
    ".cargo",
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE.md",
    "benches",
    "cli",
    "clippy.toml",
    "docs",
    "examples",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "size-budget.json",
    "tools",
    "xtask",
];

/// What a house also owes its visitors.
const OWED: [&str; 4] = ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// The packages the widget is made of.
const PACKAGES: [&str; 7] = ["wasm-bindgen", "web-sys", "serde", "serde-wasm-bindgen", "yew", "gloo", "fuzzy-matcher"];

pub(crate) fn check(house: &House) -> Vec<Finding> {
    let top: Vec<&str> = house.keys().map(|path| path.split('/').next().unwrap_or(path)).collect();
    let missing = PROMISED.iter().chain(&OWED).filter(|entry| !top.contains(*entry));
    let mut findings: Vec<Finding> =
        missing.map(|entry| format!("{entry}: the top of the repository lacks it")).collect();
    let mut unknown: Vec<&str> =
        top.into_iter().filter(|entry| !PROMISED.contains(entry) && !KNOWN.contains(entry)).collect();
    unknown.dedup();
    findings
        .extend(unknown.iter().map(|entry| format!("{entry}: not one of the top's entries; move it into one of them")));
    findings
}

/// Are the packages of the card direct dependencies, and does the widget use each of them?
pub(crate) fn packages(house: &House, direct: &[String]) -> Vec<Finding> {
    let mut used = Vec::new();
    for (_, text) in texts(house, |path| path.starts_with("src/") && path.ends_with(".rs")) {
        let code = rust::code_only(text);
        used.extend(rust::names(&code).map(|(_, name)| name.to_owned()));
    }
    let mut findings = Vec::new();
    for package in PACKAGES {
        if !direct.iter().any(|name| name == package) {
            findings.push(format!("Cargo.toml: {package} is on the card and must be a direct dependency"));
        }
        if !used.contains(&package.replace('-', "_")) {
            findings.push(format!("src: nothing uses {package}, which is on the card"));
        }
    }
    findings
}
