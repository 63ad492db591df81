//! What does each command answer?

pub(crate) mod answers;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod diff;
mod explain;
pub(crate) mod import;
pub(crate) mod new;
mod place;
pub(crate) mod promise;
pub(crate) mod read;
pub(crate) mod reply;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod track;

use std::io::Read;

use serde_json::json;
use shelfhelp::problem::{Problem, Severity};

use crate::compile::Compiled;
use crate::say::count;
use crate::source::finding::{self, Finding};

/// What a command prints, and how it exits.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) out: String,
    pub(crate) err: String,
    /// 0 all is well, 1 errors in what was read, 2 wrong usage; [`crate::help`] tells it to people.
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

    /// What was given cannot be used at all: told in words, or as `{"problems": [P]}`.
    fn refused(findings: &[Finding], json: bool) -> Outcome {
        if json {
            let out = format!("{}\n", json!({ "problems": finding::json(findings) }));
            return Outcome { out, err: String::new(), code: 1 };
        }
        Outcome { out: String::new(), err: finding::text(findings), code: 1 }
    }
}

/// A file that cannot be used, and why.
fn unreadable(file: &str, code: &'static str, message: &str, help: &str) -> Box<Finding> {
    Box::new(Finding::of_file(file, Problem::new(Severity::Error, code, "", message, help)))
}

/// Said of a file in UTF-16, or of a picture.
const NO_TEXT: &str = "the file is not text in UTF-8: it holds a byte of zero";

// Pages, exports and queries are far below; what is above has come here by mistake, and would take minutes.
const INPUT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The text of a file, or of standard input where it is called `-`.
fn read_input(file: &str) -> Result<String, Box<Finding>> {
    let mut bytes = Vec::new();
    let most = INPUT_BYTES_MAX + 1;
    let read = match file {
        "-" => std::io::stdin().take(most).read_to_end(&mut bytes),
        _ => std::fs::File::open(file).and_then(|from| from.take(most).read_to_end(&mut bytes)),
    };
    if let Err(error) = read {
        return Err(unreadable(file, "unreadable", &format!("the file cannot be read: {error}"), "check the path"));
    }
    if bytes.len() as u64 == most {
        let message = format!("the file has more than {} MB", INPUT_BYTES_MAX / 1024 / 1024);
        return Err(unreadable(file, "file-size", &message, "is it the right one?"));
    }
    if bytes.contains(&0) {
        return Err(unreadable(file, "zero-byte", NO_TEXT, "save it as UTF-8; or is this another kind of file?"));
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
