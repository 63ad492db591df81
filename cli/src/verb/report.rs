//! How did the shelf do, by the logs of its events?
//!
//! One page to read, or the same figures for programs.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use shelfhelp::time::Timestamp;

use super::{Outcome, count, unreadable};
use crate::args::Report as Args;
use crate::progress::Progress;
use crate::report::{Figures, MARK, Report, Shelves, csv_files, json, page, percent};
use crate::source::finding::{self, Finding, clean};

// Where the page goes unless it is said.
const OUT: &str = "report.html";
// A mebibyte at a time: logs are long.
const CHUNK_BYTES: usize = 1024 * 1024;

/// Reads logs, and writes the page.
pub(crate) fn run(args: &Args, now: Timestamp) -> Outcome {
    outcome(args, now).unwrap_or_else(|refused| refused)
}

fn outcome(args: &Args, now: Timestamp) -> Result<Outcome, Outcome> {
    let refused = |finding: Box<Finding>| Outcome::refused(&[*finding], args.json);
    // The page is a matter of people: a program that asks for figures gets one only where it says so.
    let out = args.out.as_deref().or((!args.json).then_some(OUT));
    if let Some(out) = out
        && !may_write(out)
    {
        return Err(Outcome::usage(&format!("{} is there and is no report: give --out another name", clean(out))));
    }
    let shelves = match &args.shop {
        Some(shop) => Shelves::of(shop, now).map_err(|findings| Outcome::refused(&findings, args.json))?,
        None => Shelves::none(),
    };
    let mut err = String::new();
    if let (Some(shop), true) = (&args.shop, shelves.errors > 0) {
        let errors = count(shelves.errors, "error");
        err = format!("note: {errors} in the shop; `shelfhelp check {}` shows them\n", clean(shop));
    }
    let mut report = Report::new(&shelves, usize::from(args.least), now);
    let progress = Progress::new("reading", None);
    for file in &args.logs {
        let read = open(file).and_then(|mut log| report.read(file, &mut log));
        let told = |error: io::Error| format!("the log cannot be read: {error}");
        read.map_err(|error| refused(unreadable(file, "unreadable", &told(error), "check the path")))?;
    }
    drop(progress);
    let (figures, mut findings) = report.end();
    let is_empty = figures.events == 0;
    if is_empty {
        let file = args.logs.first().map_or("-", String::as_str);
        let help = "docs/tool.md shows what a line looks like, below `report`";
        findings.push(*unreadable(file, "no-events", "no log has an event of the shelf's", help));
    }
    if let (Some(out), false) = (out, is_empty) {
        let told = |error: io::Error| format!("the page cannot be written: {error}");
        std::fs::write(out, page(&figures))
            .map_err(|error| refused(unreadable(out, "unwritable", &told(error), "check the folder")))?;
    }
    if let (Some(folder), false) = (args.csv.as_deref(), is_empty) {
        let told = |error: io::Error| format!("the figures cannot be written: {error}");
        write_csv(Path::new(folder), &figures)
            .map_err(|error| refused(unreadable(folder, "unwritable", &told(error), "name a folder of their own")))?;
    }
    let code = u8::from(is_empty);
    if args.json {
        let mut object = json(&figures);
        if let Some(object) = object.as_object_mut() {
            object.insert("problems".into(), finding::json(&findings));
        }
        return Ok(Outcome { out: format!("{object:#}\n"), err: String::new(), code });
    }
    err += &finding::text(&findings);
    let told = out.filter(|_| !is_empty).map(|out| text(&figures, out)).unwrap_or_default();
    Ok(Outcome { out: told, err, code })
}

/// Files of another origin are never written over: ours begin with their own heads.
fn write_csv(folder: &Path, figures: &Figures) -> io::Result<()> {
    let files = csv_files(figures);
    for (name, text) in &files {
        let path = folder.join(name);
        let heads = text.lines().next().unwrap_or_default();
        if path.exists() && std::fs::read_to_string(&path)?.lines().next() != Some(heads) {
            let told = format!("{name} is there and is none of ours");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, told));
        }
    }
    std::fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
}

/// Whether a name is free, or that of a report before this one.
fn may_write(out: &str) -> bool {
    if !Path::new(out).exists() {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(out).and_then(|file| file.take(512).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(MARK)
}

fn open(file: &str) -> io::Result<Box<dyn BufRead>> {
    let source: Box<dyn Read> = if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    Ok(Box::new(BufReader::with_capacity(CHUNK_BYTES, source)))
}

fn text(figures: &Figures, out: &str) -> String {
    let share = |part, whole| percent(part, whole).map_or("unknown".to_owned(), |share| format!("{share} %"));
    let visits = figures.visits;
    format!(
        "{} events; {} visits with a question, {} resolved without a person; {} of {} searches answered\n{}\n",
        figures.events,
        visits.asked,
        share(visits.resolved, visits.asked),
        share(figures.answered, figures.searches),
        figures.searches,
        clean(out),
    )
}
