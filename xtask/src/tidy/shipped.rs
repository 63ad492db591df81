//! Is any file too long to read in one go, and is all the JavaScript we ship where it belongs?

use super::{Finding, House, allow, texts};

const LINES_MAX: usize = 400;
const PROVIDER_LINES_MAX: usize = 120;

/// The scripts that ship under one name; providers come as they are wanted.
const OURS: [&str; 18] = [
    "www/loader.js",
    "www/begin.js",
    "www/ahead.js",
    "www/nodes.js",
    "www/above.js",
    "www/end.js",
    "www/watch.js",
    "www/rest.js",
    "www/looks.js",
    "www/orders.js",
    "www/reader.js",
    "www/tables.js",
    "www/chat.js",
    "www/callback.js",
    "www/facts.js",
    "www/stand.js",
    "www/facts/tell.js",
    "www/facts/show.js",
];

/// What is written by hand and read by people; data and prose may be as long as they need.
const SOURCES: [&str; 4] = [".rs", ".js", ".mjs", ".css"];

pub(crate) fn lengths(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut needed = Vec::new();
    for (path, text) in texts(house, |path| SOURCES.iter().any(|end| path.ends_with(end))) {
        let lines = text.lines().count();
        let allowance = allow::LONG.iter().find(|long| long.path == path);
        let limit = match allowance {
            Some(long) => long.lines_max,
            None if path.starts_with("www/providers/") => PROVIDER_LINES_MAX,
            None => LINES_MAX,
        };
        if lines > limit {
            findings.push(format!(
                "{path}:{limit}: {lines} lines, {limit} are allowed; split it where it answers two questions"
            ));
        }
        if lines > LINES_MAX {
            needed.extend(allowance.map(|long| long.path));
        }
    }
    for long in allow::LONG.iter().filter(|long| !needed.contains(&long.path)) {
        let (path, reason, since) = (long.path, long.reason, long.since);
        findings
            .push(format!("{path}: its allowance ({reason}, {since}) is needed no more; remove it from tidy/allow.rs"));
    }
    findings
}

/// Hand-written JavaScript ships as www/loader.js, as www/providers/*.js, as scripts inside the glue, and as those that tell
/// facts on. The playgrounds are developers' pages and ship nowhere.
pub(crate) fn scripts(house: &House) -> Vec<Finding> {
    let elsewhere = |path: &&String| {
        let shipped = path.starts_with("www/") || path.starts_with("src/");
        let script = [".js", ".mjs", ".cjs", ".ts"].iter().any(|end| path.ends_with(end));
        let playground = path.starts_with("www/playground/");
        let provider =
            path.strip_prefix("www/providers/").is_some_and(|name| name.ends_with(".js") && !name.contains('/'));
        shipped && script && !OURS.contains(&path.as_str()) && !provider && !playground
    };
    let found = house.keys().filter(elsewhere);
    found
        .map(|path| {
            format!(
                "{path}:1: the widget ships the scripts of www/ that the build knows and www/providers/NAME.js only"
            )
        })
        .collect()
}
