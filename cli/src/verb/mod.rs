//! What does each command answer?

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod import;
pub(crate) mod new;
pub(crate) mod promise;
pub(crate) mod read;
pub(crate) mod reply;
pub(crate) mod search;
pub(crate) mod serve;

use std::io::Read;

use shelfhelp::problem::{Problem, Severity};

use crate::compile::Compiled;
use crate::say::count;
use crate::source::finding::Finding;

/// What a command prints, and how it exits.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) out: String,
    pub(crate) err: String,
    /// 0 all is well, 1 errors in what was read, 2 wrong usage.
    pub(crate) code: u8,
}

impl Outcome {
    fn usage(message: &str) -> Outcome {
        Outcome {
            out: String::new(),
            err: format!("error: {message}\n\nFor more information, try '--help'.\n"),
            code: 2,
        }
    }

    /// What was given cannot be read at all.
    fn unreadable(file: &str, code: &'static str, message: &str, help: &str) -> Outcome {
        let problem = Problem::new(Severity::Error, code, "", message, help);
        Outcome { out: String::new(), err: Finding::of_file(file, problem).text(), code: 1 }
    }
}

/// The text of a file, or of standard input where it is called `-`.
fn read_input(file: &str) -> Result<String, Outcome> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(file).map(|read| bytes = read),
    };
    if let Err(error) = read {
        return Err(Outcome::unreadable(
            file,
            "unreadable",
            &format!("the file cannot be read: {error}"),
            "check the path",
        ));
    }
    // Pages and queries of others are read as far as they can be.
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// `2 errors, 1 warning`.
fn tally(compiled: &Compiled) -> String {
    let (errors, warnings) = (compiled.count(Severity::Error), compiled.count(Severity::Warning));
    format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
}
