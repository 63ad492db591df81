//! How is a problem shown with its file, line and column?

use core::fmt::Write;

use serde_json::{Map, Value as Json};
use shelfhelp::problem::{Problem, Severity};

use super::Spot;
use super::draw::draw;
use super::quote::Quotes;

// A slip that a whole folder shares is seen after a screen or two.
const ALIKE_MAX: usize = 50;

/// A problem with its place.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) problem: Problem,
    pub(crate) file: Option<String>,
    pub(crate) spot: Option<Spot>,
}

impl Finding {
    /// A problem of a file as a whole.
    pub(crate) fn of_file(file: &str, problem: Problem) -> Finding {
        Finding { problem, file: Some(file.to_owned()), spot: None }
    }

    /// A problem of the command line or of a page.
    pub(crate) fn bare(problem: Problem) -> Finding {
        Finding { problem, file: None, spot: None }
    }

    pub(crate) fn is_error(&self) -> bool {
        self.problem.severity == Severity::Error
    }

    /// `{"severity", "code", "file", "line", "column", "at", "message", "help"}`, absent parts left out.
    pub(crate) fn json(&self) -> Json {
        let mut map = Map::new();
        let mut add = |key: &str, text: &str| {
            if !text.is_empty() {
                map.insert(key.into(), Json::from(text));
            }
        };
        add("severity", severity(self.problem.severity));
        add("code", self.problem.code);
        add("file", self.file.as_deref().unwrap_or_default());
        if let Some(Spot { line, column }) = self.spot {
            map.insert("line".into(), line.into());
            map.insert("column".into(), column.into());
        }
        let mut add = |key: &str, text: &str| {
            if !text.is_empty() {
                map.insert(key.into(), Json::from(text));
            }
        };
        add("at", &self.problem.at);
        add("message", &self.problem.message);
        add("help", &self.problem.help);
        Json::Object(map)
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// Values are quoted from files of others: what a terminal would obey is shown as a mark instead.
pub(crate) fn clean(text: &str) -> String {
    // Turned letters would let a text lie about the line that it stands in.
    let is_turn = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || is_turn(c) { '\u{fffd}' } else { c }).collect()
}

/// Findings as people read them: file by file, in each the worst first. Of a kind that comes very often some are shown
/// and the rest counted.
pub(crate) fn text(findings: &[Finding]) -> String {
    let mut quotes = Quotes::default();
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    let mut out = String::new();
    for of_file in findings.chunk_by(|a, b| a.file == b.file) {
        let mut of_file: Vec<&Finding> = of_file.iter().collect();
        of_file.sort_by_key(|finding| finding.problem.severity);
        for finding in of_file {
            if count(&mut kinds, finding.problem.code) <= ALIKE_MAX {
                out += &draw(finding, &mut quotes);
                out += "\n\n";
            }
        }
    }
    for (code, number) in kinds.iter().filter(|(_, number)| *number > ALIKE_MAX) {
        let more = number - ALIKE_MAX;
        let _ = writeln!(out, "note: and {more} more of this kind ({code}); --json lists all");
    }
    out
}

/// Counts one more of a kind.
fn count<'k>(kinds: &mut Vec<(&'k str, usize)>, code: &'k str) -> usize {
    match kinds.iter_mut().find(|(known, _)| *known == code) {
        Some((_, number)) => {
            *number += 1;
            *number
        }
        None => {
            kinds.push((code, 1));
            1
        }
    }
}

/// Findings as a JSON list.
pub(crate) fn json(findings: &[Finding]) -> Json {
    Json::Array(findings.iter().map(Finding::json).collect())
}
