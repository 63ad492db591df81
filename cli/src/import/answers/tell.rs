//! How does a reader say what an export lost, what it assumed, and what is worth a look?
//!
//! Does not know: which system the export is of.

use core::fmt::Display;
use std::collections::HashSet;

use shelfhelp::problem::{Problem, Severity};

use crate::import::{ASSUMED, LOST, NOTED};
use crate::say::cut;
use crate::source::Spot;
use crate::source::finding::Finding;

/// What a reader has said so far.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) findings: Vec<Finding>,
    /// What is said once however often it is met.
    once: HashSet<String>,
}

/// A place in an export.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) spot: Option<Spot>,
    /// The path of the value, where the file has such.
    pub(super) at: String,
}

impl Place {
    pub(super) fn of_file(file: &str) -> Place {
        Place { file: file.to_owned(), spot: None, at: String::new() }
    }

    pub(super) fn line(file: &str, line: usize) -> Place {
        Place { spot: Some(Spot { line: line.max(1), column: 1 }), ..Place::of_file(file) }
    }
}

impl Told {
    /// The export says it and an answer cannot, or it cannot be read.
    pub(super) fn lost(&mut self, place: &Place, message: impl Display, help: impl Display) {
        self.say(place, Severity::Warning, LOST, &message, &help);
    }

    /// The export is silent and an answer needs it.
    pub(super) fn assumed(&mut self, place: &Place, message: impl Display, help: impl Display) {
        self.say(place, Severity::Warning, ASSUMED, &message, &help);
    }

    /// Left out on purpose, or read in a way that is worth a look.
    pub(super) fn noted(&mut self, place: &Place, message: impl Display, help: impl Display) {
        self.say(place, Severity::Advice, NOTED, &message, &help);
    }

    /// The same, said once for all places of a file that share the message.
    pub(super) fn noted_once(&mut self, place: &Place, message: impl Display, help: impl Display) {
        if self.once.insert(format!("{}\n{message}", place.file)) {
            self.noted(place, message, help);
        }
    }

    /// What cannot be read at all.
    pub(super) fn error(&mut self, place: &Place, code: &'static str, message: impl Display, help: impl Display) {
        self.say(place, Severity::Error, code, &message, &help);
    }

    /// Problems that a converter found in a value, shown where the value stands. What was an error in a file of the
    /// shop's own is a loss here: the import goes on without it.
    pub(super) fn converted(&mut self, place: &Place, problems: Vec<(usize, Problem)>) {
        for (_, problem) in problems {
            self.problem(place, problem);
        }
    }

    pub(super) fn problem(&mut self, place: &Place, mut problem: Problem) {
        if problem.severity == Severity::Error {
            problem.severity = Severity::Warning;
        }
        problem.at.clone_from(&place.at);
        self.findings.push(Finding { problem, file: Some(place.file.clone()), spot: place.spot });
    }

    fn say(
        &mut self,
        place: &Place,
        severity: Severity,
        code: &'static str,
        message: &dyn Display,
        help: &dyn Display,
    ) {
        let problem = Problem::new(severity, code, place.at.clone(), message.to_string(), help.to_string());
        self.findings.push(Finding { problem, file: Some(place.file.clone()), spot: place.spot });
    }
}

/// The first words of a text, for messages.
pub(super) fn short(text: &str) -> String {
    cut(text, 60)
}
