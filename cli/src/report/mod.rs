//! How did the shelf do: what was asked and not found, what did without a person, and when?
//!
//! Logs of the element's events become figures, and figures one page. Logs are written by whoever calls a shop's address:
//! every line may be hostile. They are read once, line by line, in bounded memory.
//!
//! Does not know: where the page is written.

mod access;
mod after;
mod after_page;
mod csv;
mod event;
mod figures;
mod groups;
mod json;
mod lines;
mod page;
mod plot;
mod shelf;
mod tables;
mod tally;

use std::io::{self, BufRead};

use shelfhelp::problem::{Problem, Severity};
use shelfhelp::time::Timestamp;

pub(crate) use csv::files as csv_files;
pub(crate) use figures::{Figures, percent};
pub(crate) use json::json;
pub(crate) use page::{MARK, page};
pub(crate) use shelf::Shelves;
use tally::Tally;

use crate::source::Spot;
use crate::source::finding::Finding;

// Who sees twenty knows what is wrong with the log.
const BROKEN_SHOWN: u64 = 20;

/// A report under way.
pub(crate) struct Report<'s> {
    tally: Tally,
    shelves: &'s Shelves,
    least: usize,
    broken: u64,
    findings: Vec<Finding>,
}

impl<'s> Report<'s> {
    /// A report in which fewer than `least` visits are never shown singly; nothing in it is later than `now`.
    pub(crate) fn new(shelves: &'s Shelves, least: usize, now: Timestamp) -> Report<'s> {
        let tally = Tally::new(shelves.clocks.clone(), now, least);
        Report { tally, shelves, least, broken: 0, findings: Vec::new() }
    }

    /// Reads a log to its end.
    pub(crate) fn read(&mut self, file: &str, reader: &mut dyn BufRead) -> io::Result<()> {
        lines::records(reader, &mut |line, record| {
            let long = ("this line is longer than 256 kB", "no event is: look at what wrote it");
            let broken = match record {
                Some(record) => self.tally.add(record),
                None => Some(long),
            };
            let Some((message, help)) = broken else { return };
            self.broken += 1;
            if self.broken <= BROKEN_SHOWN {
                let problem = Problem::new(Severity::Warning, "log-line", "", message, help);
                let spot = Some(Spot { line, column: 1 });
                self.findings.push(Finding { problem, file: Some(file.to_owned()), spot });
            }
        })
    }

    /// The figures, and what is wrong with the logs.
    pub(crate) fn end(mut self) -> (Figures, Vec<Finding>) {
        if self.broken > BROKEN_SHOWN {
            let more = self.broken - BROKEN_SHOWN;
            let message = format!("{more} more lines cannot be read");
            let help = "they are left out of all figures";
            self.findings.push(Finding::bare(Problem::new(Severity::Warning, "log-lines", "", message, help)));
        }
        (figures::figures(&self.tally, self.shelves, self.least, self.broken), self.findings)
    }
}
