//! Does every language say everything?

use super::{Finding, House, texts};
use serde_json::Value;
use std::collections::BTreeSet;

/// The plural categories; which of them a message has is the language's own affair.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

pub(crate) fn check(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut catalogs = Vec::new();
    for (path, text) in texts(house, |path| path.starts_with("www/messages/") && path.ends_with(".json")) {
        match serde_json::from_str::<Value>(text) {
            Ok(catalog) => {
                let mut keys = BTreeSet::new();
                collect(&catalog, String::new(), &mut keys);
                catalogs.push((path, keys));
            }
            Err(error) => findings.push(format!("{path}:{}: not JSON: {error}", error.line())),
        }
    }
    let all: BTreeSet<&String> = catalogs.iter().flat_map(|(_, keys)| keys).collect();
    for (path, keys) in &catalogs {
        for key in all.iter().filter(|key| !keys.contains(**key)) {
            let also = catalogs.iter().find(|(_, keys)| keys.contains(*key)).map_or("another", |(other, _)| other);
            findings.push(format!("{path}: lacks \"{key}\", which {also} has"));
        }
    }
    findings
}

/// The keys of all messages, `a.b.c`.
fn collect(value: &Value, at: String, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) if members.is_empty() || !members.keys().all(|key| PLURALS.contains(&key.as_str())) => {
            for (key, member) in members {
                collect(member, if at.is_empty() { key.clone() } else { format!("{at}.{key}") }, keys);
            }
        }
        _ => {
            keys.insert(at);
        }
    }
}
