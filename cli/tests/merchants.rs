//! Does docs/merchants.md work as it stands?
//!
//! The page is followed from top to bottom in an empty folder, as a shop owner would. A block of `sh` is run, a block of
//! `text` behind it is what it printed (`…` stands for any lines). "Write `file`:" before a block makes that file, "Add to
//! `file`:" adds to its end, and "Change in `file`:" puts its lines in the place of those that begin alike. After each
//! change the shop is sound.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{Run, run_in};

const PAGE: &str = include_str!("../../docs/merchants.md");

/// A picture of one dot.
const DOT: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1,
    0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// What is done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Write,
    Add,
    Change,
}

#[derive(Debug)]
enum Step {
    /// Command lines, and what the last of them prints.
    Run(Vec<String>, Option<String>),
    File(Deed, String, String),
}

fn steps() -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut before, mut fence): (String, Option<(String, String)>) = (String::new(), None);
    for line in PAGE.lines() {
        match (&mut fence, line.strip_prefix("```")) {
            (None, Some(kind)) => fence = Some((kind.to_owned(), String::new())),
            (None, None) if !line.is_empty() => before = line.to_owned(),
            (None, None) => {}
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (Some(_), Some(_)) => {
                let (kind, text) = fence.take().unwrap();
                match (kind.as_str(), deed(&before)) {
                    ("sh", _) => steps.push(Step::Run(text.lines().map(str::to_owned).collect(), None)),
                    ("text", _) => match steps.last_mut() {
                        Some(Step::Run(_, printed @ None)) => *printed = Some(text),
                        other => panic!("what printed this? {text}{other:?}"),
                    },
                    ("html", _) => {}
                    (_, Some((deed, file))) => steps.push(Step::File(deed, file, text)),
                    (kind, None) => panic!("which file is this {kind}? {before}\n{text}"),
                }
                before.clear();
            }
        }
    }
    steps
}

/// The last sentence before a block, where it names a file.
fn deed(line: &str) -> Option<(Deed, String)> {
    let deeds = [("Write `", Deed::Write), ("Add to `", Deed::Add), ("Change in `", Deed::Change)];
    deeds.into_iter().find_map(|(words, deed)| {
        let file = line.rsplit_once(words)?.1.strip_suffix("`:")?;
        Some((deed, file.to_owned()))
    })
}

#[test]
fn the_page_can_be_followed_from_top_to_bottom() {
    let folder = tempfile::tempdir().unwrap();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/shop/pages/silk-scarf.html");
    fs::copy(page, folder.path().join("scarf.html")).unwrap();
    let mut commands = 0;
    for step in steps() {
        match step {
            Step::Run(lines, printed) => {
                commands += lines.len();
                let runs = lines.iter().map(|line| follow(folder.path(), line));
                let last = runs.reduce(|_, last| last).unwrap();
                if let Some(printed) = printed {
                    let said = format!("{}{}", last.out, last.err);
                    assert!(matches(&printed, &said), "{lines:?} prints\n{said}\nand not\n{printed}");
                }
            }
            Step::File(deed, file, text) => {
                put(folder.path(), deed, &file, &text);
                sound(folder.path(), &file);
            }
        }
    }
    assert!(commands >= 10, "{commands}");
}

/// Runs a command as typed, and expects it to do well.
fn follow(folder: &Path, line: &str) -> Run {
    let words = words(line);
    let args: Vec<&str> = words.iter().map(String::as_str).collect();
    let [command, args @ ..] = args.as_slice() else { panic!("an empty line") };
    if let ("cp", ["-r", from, to]) = (*command, args) {
        copy(&folder.join(from), &folder.join(to));
        return Run { code: 0, out: String::new(), err: String::new() };
    }
    assert_eq!(*command, "shelfhelp", "{line}");
    if args[0] == "serve" {
        return look(folder, args);
    }
    let run = run_in(folder, args);
    // A change is what `diff` is asked for.
    assert_eq!(run.code, i32::from(args[0] == "diff"), "{line}: {run:?}");
    run
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &to) } else { assert!(fs::copy(entry.path(), to).is_ok()) }
    }
}

/// Starts the server, opens its first page and stops it.
fn look(folder: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shelfhelp"));
    command.args(args).args(["--port", "0"]).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.map(|line| line.unwrap()).find(|line| line.contains("http://")).unwrap();
    let host = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let mut stream = TcpStream::connect(&host).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Elaia"), "{answer}");
    Run { code: 0, out: line, err: String::new() }
}

fn put(folder: &Path, deed: Deed, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if text.contains("wash-label.png") {
        fs::write(path.with_file_name("wash-label.png"), DOT).unwrap();
    }
    let there = fs::read_to_string(&path);
    let whole = match deed {
        Deed::Write => text.to_owned(),
        Deed::Add => format!("{}\n{text}", there.unwrap_or_else(|error| panic!("{file}: {error}"))),
        Deed::Change => change(&there.unwrap_or_else(|error| panic!("{file}: {error}")), text),
    };
    fs::write(path, whole).unwrap();
}

/// The first line of each kind is replaced; a line of a list goes behind the one that stands before it.
fn change(there: &str, text: &str) -> String {
    let mut lines: Vec<String> = there.lines().map(str::to_owned).collect();
    let mut last = None;
    for line in text.lines() {
        let key = line.split_inclusive(" = ").next().unwrap();
        let found = lines.iter().position(|known| if key == line { known == line } else { known.starts_with(key) });
        match (found, last) {
            (Some(at), _) => lines[at] = line.to_owned(),
            (None, Some(before)) => lines.insert(before + 1, line.to_owned()),
            (None, None) => panic!("no line begins with {key:?} in\n{there}"),
        }
        last = lines.iter().position(|known| known == line);
    }
    lines.join("\n") + "\n"
}

/// The shop has no error and no warning after what the page told to write.
fn sound(folder: &Path, file: &str) {
    let checked = run_in(folder, &["check", "shop", "--json"]).json();
    let problems = checked["problems"].as_array().unwrap();
    let faults: Vec<_> = problems.iter().filter(|problem| problem["severity"] != "advice").collect();
    assert!(faults.is_empty(), "{file}: {faults:#?}");
}

/// Words as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(i, part)| match i % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// Whether a text is as shown, where a line of `…` stands for any lines.
fn matches(shown: &str, said: &str) -> bool {
    fn go(shown: &[&str], said: &[&str]) -> bool {
        match (shown, said) {
            ([], rest) => rest.iter().all(|line| line.trim().is_empty()),
            (["…", after @ ..], _) => (0..=said.len()).any(|skip| go(after, &said[skip..])),
            ([line, after @ ..], [first, rest @ ..]) => line.trim_end() == first.trim_end() && go(after, rest),
            (_, []) => false,
        }
    }
    go(&shown.lines().collect::<Vec<_>>(), &said.lines().collect::<Vec<_>>())
}

#[test]
fn a_shown_text_is_compared_line_by_line() {
    assert!(matches("a\n…\nd\n", "a\nb\nc\nd\n") && matches("…\n", "") && matches("a\n", "a\n\n"));
    assert!(!matches("a\n", "a\nb\n") && !matches("a\n…\nd\n", "a\nb\n") && !matches("a\nb\n", "a\n"));
}
