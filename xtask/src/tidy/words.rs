//! Does any text speak of the machine it was written on?
//!
//! A path or a registry's address that holds on one machine is a broken instruction on every other.

use super::{Finding, House, texts};

/// Lock files are written by their tools.
const LOCKS: [&str; 2] = ["Cargo.lock", "package-lock.json"];

/// Each in two halves, so that this file does not find itself.
const NEVER: [(&str, &str); 9] = [
    ("/wo", "rk/"),
    ("/tm", "p/"),
    ("registry.npm", "js.org"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("deb.debian", ".org"),
    ("files.pytho", "nhosted.org"),
    ("http://10", "."),
    ("http://192", ".168."),
];

pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in texts(house, |path| !LOCKS.iter().any(|lock| path.ends_with(lock))) {
        for (at, line) in text.lines().enumerate() {
            for found in NEVER.iter().map(|(start, end)| format!("{start}{end}")).filter(|never| names(line, never)) {
                findings.push(format!("{path}:{}: names \"{found}\", which holds on one machine only", at + 1));
            }
        }
    }
    findings
}

/// Is this place named as such, and not as part of a longer path such as `docs/work/`?
fn names(line: &str, never: &str) -> bool {
    line.match_indices(never).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !never.starts_with('/')
            || !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | ')' | '/'))
    })
}
