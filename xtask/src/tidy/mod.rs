//! Which house rules does a compiler not know?
//!
//! Each rule reads the tracked files and answers with findings, one line each, that name the place and the remedy.
//! A rule that has to make an exception names it in `allow.rs`, with a reason and a date.

mod allow;
mod card;
mod catalogs;
mod layers;
mod opening;
mod rust;
mod shipped;
mod words;

#[cfg(test)]
mod tests;

use crate::{place, sh};
use anyhow::Result;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// The house: path -> text, for every file git knows or would know. Files that are not text have none.
pub(crate) type House = BTreeMap<String, Option<String>>;

/// One broken rule: where, and what to do about it.
pub(crate) type Finding = String;

type Rule = fn(&House) -> Vec<Finding>;

const RULES: [(&str, Rule); 7] = [
    ("layers", layers::check),
    ("openings", opening::check),
    ("lengths", shipped::lengths),
    ("scripts", shipped::scripts),
    ("card", card::check),
    ("catalogs", catalogs::check),
    ("words", words::check),
];

/// `cargo xtask tidy`: every finding, and a failure if there is one.
pub(crate) fn report() -> Result<ExitCode> {
    let house = read()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|(_, rule)| rule(&house)).collect();
    findings.extend(card::packages(&house, &direct_dependencies()?));
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("tidy: {} files, nothing to say", house.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("tidy: {} findings", findings.len());
    Ok(ExitCode::FAILURE)
}

fn read() -> Result<House> {
    let mut git = sh::at_root("git");
    // New files count before they are added: the rule is met at the moment of writing, not of committing.
    let names = sh::capture(git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    let mut house = House::new();
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let path = place::root().join(name);
        if path.is_file() {
            house.insert(name.to_owned(), std::fs::read_to_string(path).ok());
        }
    }
    Ok(house)
}

/// The names of the root package's direct dependencies.
fn direct_dependencies() -> Result<Vec<String>> {
    let asked = sh::capture(sh::cargo().args(["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&asked)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let widget = packages.filter(|package| package["name"] == "shelfhelp");
    let dependencies = widget.flat_map(|package| package["dependencies"].as_array().into_iter().flatten());
    let direct = dependencies.filter(|dependency| dependency["kind"].is_null());
    Ok(direct.filter_map(|dependency| Some(dependency["name"].as_str()?.to_owned())).collect())
}

/// The text files whose path passes, with their text.
fn texts<'a>(house: &'a House, passes: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = (&'a str, &'a str)> {
    house.iter().filter_map(move |(path, text)| Some((path.as_str(), text.as_deref().filter(|_| passes(path))?)))
}
