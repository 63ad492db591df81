//! Whose work is in the module we ship, and under which terms?
//!
//! The licences ask that their text goes along. It does so in one text file beside the module, which no page loads.

use crate::{place, sh};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The text of `THIRD-PARTY.txt`: every package in the module, then every licence text with the packages it is of.
pub(crate) fn text() -> Result<String> {
    let asked =
        sh::capture(sh::cargo().args(["metadata", "--format-version", "1", "--filter-platform", place::TRIPLE]))?;
    let metadata: Value = serde_json::from_str(&asked)?;
    let mut list = String::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(&metadata).context("cargo metadata has another shape than expected")? {
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        let title = format!("{} {}", word("name"), word("version"));
        list += &format!("{title}  {}  {}\n", word("license"), word("repository"));
        if let Some(text) = Path::new(word("manifest_path")).parent().and_then(licence) {
            texts.entry(text).or_default().push(title);
        }
    }
    let mut all = format!("The widget contains these packages, with thanks to their authors.\n\n{list}");
    for (text, packages) in &texts {
        all += &format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), packages.join(", "));
    }
    Ok(all)
}

/// The packages that end up in the module: what the widget depends on to run, macros apart.
fn linked(metadata: &Value) -> Option<Vec<&Value>> {
    let packages = metadata["packages"].as_array()?;
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let id_of = |name: &str| packages.iter().find(|package| package["name"] == name)?["id"].as_str();
    let widget = id_of("shelfhelp")?;
    let (mut seen, mut open) = (BTreeSet::new(), vec![widget]);
    while let Some(id) = open.pop() {
        let package = packages.iter().find(|package| package["id"] == id)?;
        let is_macro = package["targets"].as_array()?.iter().any(|target| target["kind"][0] == "proc-macro");
        if is_macro || !seen.insert(id) {
            continue;
        }
        for dependency in nodes.iter().find(|node| node["id"] == id)?["deps"].as_array()? {
            let kinds = dependency["dep_kinds"].as_array()?;
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(dependency["pkg"].as_str()?);
            }
        }
    }
    let mut linked: Vec<&Value> = packages
        .iter()
        .filter(|package| package["id"].as_str().is_some_and(|id| id != widget && seen.contains(id)))
        .collect();
    linked.sort_by_key(|package| package["name"].as_str());
    Some(linked)
}

/// A package's licence; of several the MIT one, which is the shortest.
fn licence(folder: &Path) -> Option<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| name.to_uppercase().starts_with(start)));
    names.sort_by_key(|name| (!name.to_uppercase().contains("MIT"), name.clone()));
    let text = fs::read_to_string(folder.join(names.first()?)).ok()?;
    Some(text.replace("\r\n", "\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_runs_is_linked_and_what_builds_is_not() {
        let package = |name: &str, kind: &str| json!({ "name": name, "id": name, "targets": [{ "kind": [kind] }] });
        let edge = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("shelfhelp", "lib"), package("yew", "lib"), package("yew-macro", "proc-macro"),
                package("syn", "lib"), package("cc", "lib"), package("memchr", "lib")],
            "resolve": { "nodes": [
                { "id": "shelfhelp", "deps": [edge("yew", Value::Null), edge("cc", json!("build"))] },
                { "id": "yew", "deps": [edge("yew-macro", Value::Null), edge("memchr", Value::Null)] },
                { "id": "yew-macro", "deps": [edge("syn", Value::Null)] },
                { "id": "memchr", "deps": [] },
            ] },
        });
        let names: Vec<&str> =
            linked(&metadata).unwrap().iter().filter_map(|package| package["name"].as_str()).collect();
        assert_eq!(names, ["memchr", "yew"]);
    }
}
