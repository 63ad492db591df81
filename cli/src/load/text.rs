//! What is the text of a file?
//!
//! UTF-8 with lines that end as they do on any system. What is something else is told, and read as far as it can be.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use shelfhelp::problem::{Problem, Severity};

use super::Loader;
use crate::source::Lines;
use crate::source::finding::Finding;

impl Loader {
    /// The text of a file, without a byte order mark. What is not UTF-8 is told and replaced.
    pub(super) fn text(&mut self, path: &Path, file: &str, bytes_max: u64) -> Option<String> {
        self.progress.step();
        let bytes = self.bytes(path, file, bytes_max)?;
        let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => {
                let message = "the file begins with an invisible byte order mark";
                self.warn(file, "byte-order-mark", message, "save it as UTF-8 without BOM");
                rest
            }
            None => bytes.as_slice(),
        };
        // Half of what Latin letters take in UTF-16 are zeros; it often comes without its mark.
        let zeros = bytes.iter().filter(|byte| **byte == 0).count();
        let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        if marked || zeros * 4 > bytes.len() {
            self.error(file, "not-utf-8", "the file is UTF-16, not UTF-8", "save it as UTF-8");
            return None;
        }
        let mut text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let help = "save the file as UTF-8; it may be in an older encoding of your language";
                self.at_byte(file, bytes, error.valid_up_to(), "not-utf-8", "these letters are not UTF-8", help);
                String::from_utf8_lossy(bytes).into_owned()
            }
        };
        if let Some(zero) = text.find('\0') {
            let help = "take it out; or is this another kind of file?";
            self.at_byte(file, text.as_bytes(), zero, "zero-byte", "the text holds a byte of zero", help);
            text = text.replace('\0', " ");
        }
        if text.contains('\r') {
            self.crlf.push(file.to_owned());
            text = line_ends(&text);
        }
        Some(text)
    }

    fn bytes(&mut self, path: &Path, file: &str, bytes_max: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| {
            let about = file.metadata()?;
            // A device or a pipe would never end.
            if !about.is_file() {
                return Err(std::io::Error::other("it is no file"));
            }
            if about.len() <= bytes_max {
                file.take(bytes_max).read_to_end(&mut bytes)?;
            }
            Ok(about.len())
        });
        match read {
            Ok(size) if size > bytes_max => {
                let message = match size / 1_000_000 {
                    0 => format!("the file has {} kB", size / 1_000),
                    megabytes => format!("the file has {megabytes} MB"),
                };
                self.error(
                    file,
                    "file-size",
                    &message,
                    "a shop's files are small; was another one put here by mistake?",
                );
                None
            }
            Ok(_) => Some(bytes),
            Err(error) => {
                let message = format!("the file cannot be read: {error}");
                self.error(file, "unreadable", &message, "check who may read it");
                None
            }
        }
    }

    fn at_byte(&mut self, file: &str, bytes: &[u8], byte: usize, code: &'static str, message: &str, help: &str) {
        let before = line_ends(&String::from_utf8_lossy(bytes.get(..byte).unwrap_or_default()));
        let spot = Some(Lines::new(&before).spot(before.len()));
        let problem = Problem::new(Severity::Error, code, "", message, help);
        self.findings.push(Finding { problem, file: Some(file.to_owned()), spot });
    }

    /// Line endings are a habit of an editor and not of a file, so they are told once.
    pub(super) fn say_crlf(&mut self) {
        let message = match self.crlf.as_slice() {
            [] => return,
            [_] => "the lines end with CR LF".to_owned(),
            more => format!("the lines of this and {} more files end with CR LF", more.len() - 1),
        };
        let help = "they are read all the same; set your editor to LF so that changes stay small";
        let file = self.crlf.first().cloned().unwrap_or_default();
        self.findings.push(Finding::of_file(&file, Problem::new(Severity::Advice, "crlf", "", message, help)));
    }
}

/// Lone carriage returns, as old machines end lines, become line feeds; pairs stay, for no byte may move.
fn line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(if letter == '\r' && letters.peek() != Some(&'\n') { '\n' } else { letter });
    }
    out
}
