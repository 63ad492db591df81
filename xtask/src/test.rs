//! Does everything hold?
//!
//! One run is the whole check, on a developer's machine as in CI. A step that fails does not stop the ones that can
//! still say something, so that one run names everything that is wrong.

use crate::{audit, browser, demo, faults, place, sh, size, tidy, tools};
use anyhow::{Result, bail};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// What `cargo xtask test` was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    browser: bool,
    /// Also what takes longer than anybody waits for: every state in every language.
    all: bool,
}

impl Options {
    /// Reads `[--no-browser] [--all]`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { browser: true, all: false };
        for word in words {
            match *word {
                "--no-browser" => options.browser = false,
                "--all" => options.all = true,
                other => bail!("`test` knows --no-browser and --all, not \"{other}\""),
            }
        }
        Ok(options)
    }
}

/// `cargo xtask test [--no-browser] [--all]`.
pub(crate) fn test(options: &Options) -> Result<ExitCode> {
    let (tally, took) = sh::timed(|| {
        let mut tally = Tally::default();
        checks(&mut tally, options);
        tally
    });
    Ok(tally.close(took))
}

fn checks(tally: &mut Tally, options: &Options) {
    tally.step("tools: Rust's wasm32 target, rustfmt, clippy", || {
        tools::ensure_target()?;
        tools::ensure_components()
    });
    tally.step("format", || sh::quietly(sh::cargo().args(["fmt", "--all", "--check"])));
    tally.step("tidy", || if tidy::report()? == ExitCode::SUCCESS { Ok(()) } else { bail!("see the findings above") });
    tally.step("others' packages: licences, sources, build scripts, duplicates", audit::look);
    // What ships is linked on one core.
    let mut built = false;
    tally.both(native, |tally| {
        built = build(tally);
        face(tally);
    });
    if options.browser {
        // A browser that is tested waits half of the time.
        let mut faulty = false;
        tally.both(
            |tally| in_browser(tally, built, options.all),
            |tally| {
                aside(tally);
                faulty = tally.step("the widget, made to panic", faults::build_faulty);
            },
        );
        broken(tally, built, faulty, options.all);
    } else {
        aside(tally);
        println!("Left out, as asked: the browser tests.");
    }
}

/// The lints, and the tests that need neither browser nor face.
fn native(tally: &mut Tally) {
    tally.step("lints: everything, as the machine runs it", || {
        sh::quietly(sh::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    // Without the storefront, which would turn the widget's face on for everybody.
    tally.tests(
        "tests: rules and tools",
        sh::cargo().args(["test", "--workspace", "--exclude", "yew-shop", "--no-default-features", "--no-fail-fast"]),
    );
}

/// What depends on the face; all else is tested without.
fn face(tally: &mut Tally) {
    tally.tests(
        "tests: the widget with its face",
        sh::cargo().args(["test", "-p", "shelfhelp", "--lib", "--test", "stage", "--no-fail-fast"]),
    );
}

/// What ships and what the browser tests need; tells whether it is there.
fn build(tally: &mut Tally) -> bool {
    let built = tally.step("the widget and the demo shop", demo::build);
    if built {
        tally.step("size budget", || {
            let (text, _, within) = size::report(&place::built_widget()?)?;
            println!("{text}");
            if within { Ok(()) } else { bail!("see size-budget.json; find what grew, or say why it may") }
        });
    }
    built
}

/// What reads the code and runs none of it: in the time that others leave.
fn aside(tally: &mut Tally) {
    let deny = ["--target", place::TRIPLE, "--", "-D", "warnings"];
    tally.step("lints: the widget, as the browser runs it", || {
        sh::quietly(sh::cargo_aside().args(["clippy", "--quiet", "-p", "shelfhelp", "-p", "yew-shop"]).args(deny))
    });
    let modules = [("the reader", "reader"), ("the search alone", "playground"), ("its steps one by one", "stages")];
    for (module, feature) in modules {
        tally.step(&format!("lints: {module}, as the browser runs it"), || {
            let arguments = ["clippy", "--quiet", "-p", "shelfhelp", "--no-default-features", "--features", feature];
            sh::quietly(sh::cargo_aside().args(arguments).args(deny))
        });
    }
    // Cargo unites the features of what it builds together; alone, the merchant's command shows whether it would
    // compile where it is installed: without the browser.
    tally.step("the merchant's command alone", || {
        sh::quietly(sh::cargo_aside().args(["check", "--quiet", "-p", "shelfhelp-cli"]))
    });
    tally.step("documentation", || {
        let mut doc = sh::cargo_aside();
        sh::quietly(doc.env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--workspace", "--no-deps", "--quiet"]))
    });
}

/// A browser test that cannot run has failed: what nobody saw working does not count as working.
fn in_browser(tally: &mut Tally, built: bool, all: bool) {
    let ready = tally.step("tools: Node, its packages, Chromium, Prosody, PHP", || {
        tools::ensure_node()?;
        tools::ensure_prosody()?;
        tools::ensure_php()?;
        tools::ensure_chromium()?;
        tools::ensure_shell();
        Ok(())
    });
    if all {
        tally.step("tools: Vite, webpack, esbuild, React", browser::ensure_bundlers);
        let node = browser::node_with_bundlers(&browser::BUNDLERS);
        tally.program("tests: the npm package with bundlers", ready && built, node);
    }
    // One after the other: two browsers at once keep both cores so busy that what is waited for comes too late.
    let shares = ["--test", "--test-reporter=spec", "--test-concurrency=1", "done.test.mjs", "seen.test.mjs"];
    let mut node = browser::node(&shares);
    if all && let Ok(node) = &mut node {
        node.env("SHELFHELP_ALL", "1");
    }
    tally.program("tests: in the browser", ready && built, node);
}

/// What goes wrong: eight panics and the faults that end in minutes; or all there is.
fn broken(tally: &mut Tally, built: bool, faulty: bool, all: bool) {
    let slice: &[&str] = if all { &[] } else { &["--short"] };
    attempt(tally, "panics", built && faulty, faults::panicking(slice));
    let ready = tally.step("tools: Firefox, WebKit", faults::ready) && built;
    // Whatever is done at random may one day meet a page that is just being left: not for what all work waits for.
    let engines: &[&str] = if all { &["chromium", "firefox", "webkit"] } else { &[] };
    for engine in engines {
        attempt(tally, &format!("the monkey in {engine}"), ready, faults::tumbling(&["--engine", engine]));
    }
    in_three_browsers(tally, ready, all);
}

/// A program that passes or fails as a whole, where it can run.
fn attempt(tally: &mut Tally, title: &str, ready: bool, program: Result<Command>) {
    tally.step(title, || sh::watched(&mut able(ready, program)?, |_| ()));
}

/// A program, where it can run.
fn able(ready: bool, program: Result<Command>) -> Result<Command> {
    if !ready {
        bail!("could not run: what it needs is not there");
    }
    program
}

/// The faults: a slice that ends in minutes, or all of them and then once more with each defence taken out.
fn in_three_browsers(tally: &mut Tally, ready: bool, all: bool) {
    let runs: &[(&str, &[&str])] = if all {
        &[("faults", &[]), ("faults: without each defence", &["--mutants"])]
    } else {
        &[("faults", &["--short"])]
    };
    for (title, arguments) in runs {
        tally.program(title, ready, faults::runner(arguments));
    }
}

/// What has been checked so far.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    steps: Vec<(String, Duration, bool)>,
    /// What test programs say about what failed, to be read again at the end.
    why: Vec<String>,
}

/// How much of that is kept of each program: a few failures, or the first of many.
const WHY_LINES: usize = 60;

impl Tally {
    /// Does two lists of steps at the same time; the summary tells of the first one first.
    fn both(&mut self, first: impl FnOnce(&mut Self), second: impl FnOnce(&mut Self) + Send) {
        let mut beside = Self::default();
        std::thread::scope(|scope| {
            scope.spawn(|| second(&mut beside));
            first(self);
        });
        self.count(beside.passed, beside.failed);
        self.steps.append(&mut beside.steps);
        self.why.append(&mut beside.why);
    }

    /// Does one step, which counts as one test; tells whether it passed.
    fn step(&mut self, title: &str, work: impl FnOnce() -> Result<()>) -> bool {
        let good = self.time(title, work);
        self.count(u64::from(good), u64::from(!good));
        good
    }

    /// Runs a test program where it can run; that it cannot counts as one test that failed.
    fn program(&mut self, title: &str, ready: bool, program: Result<Command>) {
        match able(ready, program) {
            Ok(mut program) => self.tests(title, &mut program),
            Err(why) => {
                self.step(title, || Err(why));
            }
        }
    }

    /// Runs a test program; its tests count one by one.
    fn tests(&mut self, title: &str, command: &mut Command) {
        let (mut passed, mut failed) = (0, 0);
        let (mut telling, mut told) = (false, Vec::new());
        let good = self.time(title, || {
            sh::watched(command, |line| {
                let (more_passed, more_failed) = results(line);
                passed += more_passed;
                failed += more_failed;
                telling = tells_why(line).unwrap_or(telling);
                if telling && told.len() < WHY_LINES {
                    told.push(line.to_owned());
                }
            })
        });
        self.why.append(&mut told);
        // A program that fails before its first test has failed all the same, and so has one without tests.
        let unseen = (!good && failed == 0) || passed + failed == 0;
        self.count(passed, failed + u64::from(unseen));
    }

    fn time(&mut self, title: &str, work: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("\n▸ {title}");
        let (result, took) = sh::timed(work);
        if let Err(error) = &result {
            eprintln!("  failed: {error:#}");
        }
        eprintln!("  {title}: {}", sh::seconds(took));
        self.steps.push((title.to_owned(), took, result.is_ok()));
        result.is_ok()
    }

    fn count(&mut self, passed: u64, failed: u64) {
        self.passed += passed;
        self.failed += failed;
    }

    /// The summary; its last line is the one that machines read.
    fn close(&self, took: Duration) -> ExitCode {
        println!();
        for (title, took, good) in &self.steps {
            println!("{} {:>12}  {title}", if *good { "ok    " } else { "FAILED" }, sh::seconds(*took));
        }
        println!("{:>19}  altogether\n", sh::seconds(took));
        for line in &self.why {
            println!("{line}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Does what a program says about its failures begin or end with this line?
///
/// Cargo heads it with `failures:` and ends with the sum; Node says it last.
fn tells_why(line: &str) -> Option<bool> {
    match line.trim() {
        "failures:" | "✖ failing tests:" => Some(true),
        line if line.starts_with("test result:") => Some(false),
        _ => None,
    }
}

/// How many tests does this line of a test program report as passed and failed?
///
/// Cargo sums up each binary in one line, Node the whole run in one line per kind, the runner of the faults in its last line.
fn results(line: &str) -> (u64, u64) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| word.parse().unwrap_or(0);
    match words.as_slice() {
        ["test", "result:", _, passed, "passed;", failed, "failed;", ..] => (number(passed), number(failed)),
        ["ℹ" | "#", "pass", passed] => (number(passed), 0),
        ["faults:", passed, "passed,", failed, "failed"] => (number(passed), number(failed)),
        ["ℹ" | "#", "fail" | "cancelled", failed] => (0, number(failed)),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_wrong_ones_named() {
        assert_eq!(Options::parse(&[]).unwrap(), Options { browser: true, all: false });
        assert_eq!(Options::parse(&["--all", "--no-browser"]).unwrap(), Options { browser: false, all: true });
        assert!(Options::parse(&["--browser"]).is_err());
    }

    #[test]
    fn the_results_of_both_runners_are_read() {
        for (line, expected) in [
            ("test result: ok. 35 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.11s", (35, 0)),
            ("test result: FAILED. 34 passed; 1 failed; 0 ignored", (34, 1)),
            ("ℹ pass 5", (5, 0)),
            ("ℹ fail 2", (0, 2)),
            ("ℹ cancelled 1", (0, 1)),
            ("# pass 5", (5, 0)),
            ("faults: 12 passed, 1 failed", (12, 1)),
            ("ℹ tests 7", (0, 0)),
            ("test prices::pass 5 ... ok", (0, 0)),
            ("", (0, 0)),
        ] {
            assert_eq!(results(line), expected, "{line}");
        }
    }

    #[test]
    fn why_a_test_failed_is_told_from_its_heading_to_the_sum() {
        let lines =
            ["ok 1", "failures:", "---- prices stdout ----", "left: 1", "test result: FAILED. 34 passed; 1 failed"];
        let mut telling = false;
        let told: Vec<&str> = lines
            .into_iter()
            .filter(|line| {
                telling = tells_why(line).unwrap_or(telling);
                telling
            })
            .collect();
        assert_eq!(told, ["failures:", "---- prices stdout ----", "left: 1"]);
    }

    #[test]
    fn what_is_done_at_the_same_time_counts_all_the_same() {
        let mut tally = Tally::default();
        let mut told = false;
        let second = |tally: &mut Tally| told = tally.step("second", || bail!("no"));
        tally.both(|tally| assert!(tally.step("first", || Ok(()))), second);
        assert_eq!((tally.passed, tally.failed, told), (1, 1, false));
        assert_eq!(tally.steps.iter().map(|(title, ..)| title.as_str()).collect::<Vec<_>>(), ["first", "second"]);
    }

    #[test]
    fn a_program_that_runs_no_test_has_failed() {
        let mut tally = Tally::default();
        tally.tests("nothing", &mut Command::new("true"));
        assert_eq!((tally.passed, tally.failed), (0, 1));
        tally.tests("broken", &mut Command::new("false"));
        assert_eq!((tally.passed, tally.failed), (0, 2));
    }
}
