//! How is a problem shown with its file, line and column?

use core::fmt::Write;

use serde_json::{Map, Value as Json};
use shelfhelp::problem::{Problem, Severity};

use super::Spot;

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

    /// `shop/delivery.toml:12:9: error: "25:00" is not a time`, and a line of help.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        if let Some(file) = &self.file {
            out.push_str(file);
            if let Some(Spot { line, column }) = self.spot {
                let _ = write!(out, ":{line}:{column}");
            }
            out.push_str(": ");
        }
        let (severity, problem) = (severity(self.problem.severity), &self.problem);
        let _ = write!(out, "{severity}: {}", clean(&problem.message));
        if !problem.help.is_empty() {
            let _ = write!(out, "\n  help: {}", clean(&problem.help));
        }
        out.push('\n');
        out
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
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Findings as lines.
pub(crate) fn text(findings: &[Finding]) -> String {
    findings.iter().map(Finding::text).collect()
}

/// Findings as a JSON list.
pub(crate) fn json(findings: &[Finding]) -> Json {
    Json::Array(findings.iter().map(Finding::json).collect())
}
