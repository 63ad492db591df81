//! Does another help centre's export become answers that `check` finds good, and does a second import respect the shop?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

#[path = "../common/mod.rs"]
mod common;
mod editors;
mod forms;
mod freshdesk;
mod gorgias;
mod helpscout;
mod hostile;
mod intercom;
mod keep;
mod others;
mod parts;
mod zendesk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use tempfile::TempDir;

use common::{DELIVERY, Run, path, run, write};

/// A shop in English and Greek without answers.
const SHOP: &str = "name = \"Elaia\"\nlocales = [\"en\", \"el\"]\ncurrency = \"EUR\"\ncountry = \"GR\"\ntime_zone = \"Europe/Athens\"\n";

struct Case {
    shop: TempDir,
    export: TempDir,
}

impl Case {
    fn new(files: &[(&str, &str)]) -> Case {
        let case = Case { shop: tempfile::tempdir().unwrap(), export: tempfile::tempdir().unwrap() };
        write(&case.shop, "shop.toml", SHOP);
        write(&case.shop, "delivery.toml", DELIVERY);
        case.export(files);
        case
    }

    fn export(&self, files: &[(&str, &str)]) {
        for (name, text) in files {
            write(&self.export, name, text);
        }
    }

    fn run(&self, more: &[&str]) -> Run {
        run(&[&["import", "answers", path(&self.export), "--into", path(&self.shop)], more].concat())
    }

    /// Imports, and says what came of it: `zendesk: 2 new, 1 dropped`, and the codes of what is told.
    fn import(&self, more: &[&str]) -> (String, Json) {
        let run = self.run(&[&["--json"], more].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
        let json = run.json();
        let mut said = json["from"].as_str().unwrap().to_owned();
        for key in ["new", "updated", "waiting", "unchanged", "gone", "drafts", "dropped"] {
            if json[key] != 0 {
                said.push_str(&format!(" {key}={}", json[key]));
            }
        }
        (said, json)
    }

    /// All answers of the shop, by the file's path.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(&self.shop.path().join("answers"), "", &mut files);
        files
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.shop.path().join("answers").join(name))
            .unwrap_or_else(|e| panic!("{name}: {e}: {:?}", self.files().keys()))
    }

    /// What `check` says, but for advice: severity and code.
    fn check(&self) -> Vec<String> {
        let json = run(&["check", path(&self.shop), "--json"]).json();
        let word = |p: &Json, key: &str| p[key].as_str().unwrap().to_owned();
        let problems = json["problems"].as_array().unwrap().iter();
        let mut said: Vec<String> = problems.map(|p| format!("{} {}", word(p, "severity"), word(p, "code"))).collect();
        said.retain(|code| !code.starts_with("advice"));
        said.dedup();
        said
    }
}

fn collect(folder: &Path, name: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let own = path.file_name().unwrap().to_str().unwrap();
        let name = if name.is_empty() { own.to_owned() } else { format!("{name}/{own}") };
        if path.is_dir() {
            collect(&path, &name, files);
        } else {
            files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// A file without the line of its hash.
fn text(file: &str) -> String {
    file.lines().filter(|line| !line.starts_with("imported: ")).map(|line| format!("{line}\n")).collect()
}

/// What is told, as `severity code message`.
fn told(json: &Json) -> Vec<String> {
    let word = |p: &Json, key: &str| p[key].as_str().unwrap_or_default().to_owned();
    let problems = json["problems"].as_array().unwrap().iter();
    problems.map(|p| format!("{} {} {}", word(p, "severity"), word(p, "code"), word(p, "message"))).collect()
}
