//! How are all readers tried, each in a process of its own, and what is told of it?
//!
//! `cargo xtask fuzz` starts this. A reader that takes its process with it is a finding like any other: its input is
//! found in a file, made small in more processes, and kept with the command that tries it again.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use shelfhelp_cli::fuzz::Target;
use shelfhelp_fuzz::run::{Until, keep, run};
use shelfhelp_fuzz::{find, long, target, targets, watch};

// As deep as the stack of a small thread; the widget's own in Wasm has half of it.
const STACK_BYTES: usize = 2 * 1024 * 1024;

// Each try is a process; a hang takes five seconds to be one.
const CRASH_TRIES: usize = 300;
const HANG_TRIES: usize = 12;

/// What the command line asks for.
#[derive(Clone)]
struct Options {
    seconds: u64,
    seed: u64,
    target: Option<String>,
    input: Option<PathBuf>,
    long: bool,
    worker: bool,
    out: PathBuf,
}

/// A line of the table.
struct Line {
    target: &'static str,
    executions: u64,
    about: String,
    findings: Vec<String>,
}

fn main() -> ExitCode {
    match options(std::env::args().skip(1)).and_then(|options| start(&options)) {
        Ok(code) => code,
        Err(message) => {
            say(&format!("error: {message}\n"));
            ExitCode::FAILURE
        }
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let out = std::env::var_os("SHELFHELP_FUZZ").map_or_else(|| "target/fuzz".into(), PathBuf::from);
    let mut options = Options { seconds: 60, seed: 1, target: None, input: None, long: false, worker: false, out };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("{word} takes a number, not \"{text}\""));
        match word.as_str() {
            "--seconds" => options.seconds = number(value()?)?,
            "--seed" => options.seed = number(value()?)?,
            "--target" => options.target = Some(value()?),
            "--input" => options.input = Some(value()?.into()),
            "--long" => options.long = true,
            "--worker" => options.worker = true,
            _ => {
                return Err(format!(
                    "\"{word}\" is not known; say --seconds N, --long, --target NAME, --seed N, --input FILE"
                ));
            }
        }
    }
    Ok(options)
}

fn start(options: &Options) -> Result<ExitCode, String> {
    let chosen = match &options.target {
        Some(name) => vec![target(name).ok_or_else(|| unknown(name))?],
        None => targets(),
    };
    std::fs::create_dir_all(&options.out).map_err(|error| format!("{}: {error}", options.out.display()))?;
    match (&options.input, chosen.as_slice()) {
        (Some(file), [one]) => replay(*one, file, options.worker),
        (Some(_), _) => Err("--input needs --target NAME".into()),
        (None, [one]) if options.worker => on_small_stack({
            let (one, options) = (*one, options.clone());
            move || if options.long { lengthen(one, &options) } else { work(one, &options) }
        }),
        (None, _) => supervise(&chosen, options),
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = targets().iter().map(|(name, _)| *name).collect();
    format!("there is no target \"{name}\"; there are {}", names.join(", "))
}

/// Tries one input again; a failure tells itself.
fn replay(target: Target, file: &Path, worker: bool) -> Result<ExitCode, String> {
    let input = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let trail = file.with_extension("again");
    on_small_stack(move || {
        let mut watch = watch::Watch::start(&trail).map_err(|error| error.to_string())?;
        drop(watch.note(&input));
        if worker {
            find::listen();
        }
        let failed = find::failure(target, &input).is_some();
        drop(std::fs::remove_file(&trail));
        if !worker {
            say(if failed { "it fails\n" } else { "it does not fail\n" });
        }
        Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    })
}

fn on_small_stack(work: impl FnOnce() -> Result<ExitCode, String> + Send + 'static) -> Result<ExitCode, String> {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(work).map_err(|error| error.to_string())?;
    thread.join().map_err(|_| "the readers' thread ended".to_owned())?
}

/// Tries one reader, and prints what came of it as lines that the other process reads.
fn work(target: Target, options: &Options) -> Result<ExitCode, String> {
    find::listen();
    let trail = trail(options, target.0);
    let mut watch = watch::Watch::start(&trail).map_err(|error| error.to_string())?;
    let time = Until::Time(Duration::from_secs_f64(options.seconds as f64 / 1000.0));
    let report = run(target, options.seed, time, Some(&mut watch));
    report.failures.iter().try_for_each(|(input, failure)| found(target, options, input, failure))?;
    let (slowest, bytes) = report.slowest;
    say(&format!(
        "done\t{}\tslowest {:.1} ms for {} kB\n",
        report.executions,
        slowest.as_secs_f64() * 1e3,
        bytes.div_ceil(1024)
    ));
    Ok(ExitCode::SUCCESS)
}

/// Tries one reader with more and more of the same.
fn lengthen(target: Target, options: &Options) -> Result<ExitCode, String> {
    find::listen();
    let mut watch = watch::Watch::start(&trail(options, target.0)).map_err(|error| error.to_string())?;
    let (tried, slow, failures) = long::run(target, Some(&mut watch));
    failures.iter().try_for_each(|(input, failure)| found(target, options, input, failure))?;
    for slow in &slow {
        tell(target, options, &slow.input, &slow.said)?;
    }
    say(&format!("done\t{tried}\t{} cost more than they are long\n", slow.len()));
    Ok(ExitCode::SUCCESS)
}

fn found(target: Target, options: &Options, input: &[u8], failure: &find::Failure) -> Result<(), String> {
    let said: String = failure.message.chars().take(600).collect();
    tell(target, options, input, &format!("{}: {said}", failure.place))
}

fn tell(target: Target, options: &Options, input: &[u8], said: &str) -> Result<(), String> {
    let path = keep(&options.out, target.0, input).map_err(|error| error.to_string())?;
    let said: String = said.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    say(&format!("finding\t{}\t{said}\n", path.display()));
    Ok(())
}

fn trail(options: &Options, target: &str) -> PathBuf {
    options.out.join(format!("{target}.current"))
}

/// Runs all targets, as many at a time as there are processors, and tells what came of them.
fn supervise(chosen: &[Target], options: &Options) -> Result<ExitCode, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let jobs = std::thread::available_parallelism().map_or(1, usize::from).min(chosen.len().max(1));
    let each = options.seconds * 1000 * jobs as u64 / chosen.len().max(1) as u64;
    let count = chosen.len();
    say(&if options.long {
        format!("{count} targets, more and more of the same, {jobs} at a time\n\n")
    } else {
        format!("seed {}, {count} targets, {:.1} s each, {jobs} at a time\n\n", options.seed, each as f64 / 1e3)
    });
    let (next, lines) = (Mutex::new(chosen.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(target) = next.lock().ok().and_then(|mut next| next.next()) {
                    let line = one(&program, *target, each, options);
                    say(&row(&line));
                    lines.lock().into_iter().for_each(|mut lines| lines.push(line.findings.len()));
                }
            });
        }
    });
    let findings: usize = lines.into_inner().map(|lines| lines.iter().sum()).unwrap_or(1);
    let kept = shelfhelp_fuzz::seeds::kept();
    let then =
        if findings == 0 { String::new() } else { format!("; once mended, move them to {}/TARGET", kept.display()) };
    say(&format!("\n{findings} findings; kept in {}{then}\n", options.out.display()));
    Ok(if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn row(line: &Line) -> String {
    let mut row = format!("{:<18}{:>10} inputs, {}\n", line.target, line.executions, line.about);
    line.findings.iter().for_each(|finding| row.push_str(&format!("    {finding}\n")));
    row
}

/// Tries one target in a process of its own.
fn one(program: &Path, target: Target, milliseconds: u64, options: &Options) -> Line {
    let mut line = Line { target: target.0, executions: 0, about: "not to its end".into(), findings: Vec::new() };
    let mut command = Command::new(program);
    command.args(["--worker", "--target", target.0, "--seconds", &milliseconds.to_string()]);
    command.args(options.long.then_some("--long"));
    command.args(["--seed", &options.seed.to_string()]).env("SHELFHELP_FUZZ", &options.out).stderr(Stdio::null());
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => {
            line.findings.push(format!("it cannot be started: {error}"));
            return line;
        }
    };
    for said in String::from_utf8_lossy(&output.stdout).lines() {
        match said.split('\t').collect::<Vec<_>>().as_slice() {
            ["finding", path, why] => line.findings.push(told(target.0, Path::new(path), why)),
            ["done", executions, about] => {
                line.executions = executions.parse().unwrap_or(0);
                line.about = (*about).to_owned();
            }
            _ => {}
        }
    }
    if !output.status.success() {
        let (why, tries) = match output.status.code() {
            Some(watch::TOO_LONG) => ("more than 5 s of the processor".to_owned(), HANG_TRIES),
            _ => (format!("the process ended with {}", output.status), CRASH_TRIES),
        };
        line.findings.push(lost(program, target, &why, tries, options));
    }
    let _ = std::fs::remove_file(trail(options, target.0));
    line
}

/// Makes the input small that ended a process, and keeps it.
fn lost(program: &Path, target: Target, why: &str, tries: usize, options: &Options) -> String {
    let input = std::fs::read(trail(options, target.0)).unwrap_or_default();
    let file = options.out.join(format!("{}.less", target.0));
    let mut fails = |less: &[u8]| {
        let mut command = Command::new(program);
        command
            .args(["--worker", "--target", target.0, "--input"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        std::fs::write(&file, less).is_ok() && command.status().is_ok_and(|status| !status.success())
    };
    let least = find::smallest(&input, tries, &mut fails);
    let _ = std::fs::remove_file(&file);
    match keep(&options.out, target.0, &least) {
        Ok(path) => told(target.0, &path, why),
        Err(error) => format!("{why}; its input cannot be kept: {error}"),
    }
}

fn told(target: &str, path: &Path, why: &str) -> String {
    format!("{why}\n    again: cargo xtask fuzz --target {target} --input {}", path.display())
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody reads any more: nothing is left to say.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
