//! Does every module use only the modules named above it in src/lib.rs?
//!
//! The order of `pub mod` lines is the law. Paths are read, not types: `crate::x`, `crate::{x, y::z}`, `shelfhelp::x`
//! and a chain of `super::` that climbs to the root. Nothing above `browser` may name the browser's packages at all.

use super::{Finding, House, rust, texts};

/// What only the rooms that live in a browser may name.
const BROWSER: [&str; 7] =
    ["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen"];

/// The first module that may.
const FIRST: &str = "browser";

pub(crate) fn check(house: &House) -> Vec<Finding> {
    let Some(Some(lib)) = house.get("src/lib.rs") else { return vec!["src/lib.rs is missing".to_owned()] };
    let order = order(lib);
    let first = order.iter().position(|module| *module == FIRST).unwrap_or(order.len());
    let mut findings = Vec::new();
    for (path, text) in texts(house, |path| path.starts_with("src/") && path.ends_with(".rs") && path != "src/lib.rs") {
        let (module, depth) = position(path);
        let Some(own) = order.iter().position(|known| *known == module) else {
            findings.push(format!("{path}:1: src/lib.rs names no `pub mod {module}`; give it a place in the order"));
            continue;
        };
        let code = rust::code_only(text);
        for (at, used) in uses(&code, depth) {
            if let Some(place) = order.iter().position(|known| *known == used)
                && place > own
            {
                let line = rust::line_of(&code, at);
                findings.push(format!("{path}:{line}: `{module}` uses `{used}`, which src/lib.rs names below it"));
            }
        }
        if own < first {
            for (at, name) in rust::names(&code).filter(|(_, name)| BROWSER.contains(name)) {
                let line = rust::line_of(&code, at);
                findings.push(format!(
                    "{path}:{line}: `{name}` belongs to `{FIRST}` and what follows it; take a value as argument"
                ));
            }
        }
    }
    findings
}

/// The modules of the package in the order of src/lib.rs.
fn order(lib: &str) -> Vec<&str> {
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect()
}

/// The top module a file belongs to, and how many `super::` lead from it to the root.
fn position(path: &str) -> (&str, usize) {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    (inner.split('/').next().unwrap_or(inner), inner.split('/').count())
}

/// The names used directly below the root, with the place of each.
fn uses(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut supers = 0;
    for (at, name) in rust::names(code) {
        let after = code.get(at + name.len()..).unwrap_or_default();
        let path = after.trim_start().strip_prefix("::").map(str::trim_start);
        supers = if name == "super" { supers + 1 } else { 0 };
        if name == "crate" || name == "shelfhelp" || (name == "super" && supers == depth) {
            let Some(path) = path else { continue };
            let start = code.len() - path.len();
            match path.strip_prefix('{') {
                Some(group) => found.extend(firsts(group).map(|(inside, name)| (start + 1 + inside, name))),
                None => {
                    found.extend(rust::names(path).next().filter(|(at, _)| *at == 0).map(|(_, name)| (start, name)))
                }
            }
        }
    }
    found
}

/// The first name of each member of `a, b::c, d::{e, f}}`.
fn firsts(group: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0_usize;
    let mut starts = vec![0];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().filter_map(|start| {
        let member = group.get(start..)?;
        let (at, name) = rust::names(member).next()?;
        // After the last comma comes the closing brace, and what follows it is no member.
        member.get(..at)?.trim().is_empty().then_some((start + at, name))
    })
}
