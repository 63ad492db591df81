//! How are other programs run, and how is their progress told?

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How long a program may say nothing: longer than a cold build takes.
const SILENCE: Duration = Duration::from_secs(15 * 60);

/// Cargo as it was called, so that a toolchain override holds for what we start too.
pub(crate) fn cargo() -> Command {
    at_root(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Cargo that takes what other programs leave of the machine, where there is a `nice`.
pub(crate) fn cargo_aside() -> Command {
    if !answers("nice", &["true"]) {
        return cargo();
    }
    let mut nice = at_root("nice");
    nice.args(["-n", "19"]).arg(cargo().get_program());
    nice
}

/// A program run from the repository's root.
pub(crate) fn at_root(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::place::root());
    command
}

/// Does one piece of work under a title, and says how long it took. Progress goes where cargo's own goes, to standard
/// error: standard output is for results.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {title}");
    let (result, took) = timed(work);
    let result = result.with_context(|| format!("{title}: failed"))?;
    eprintln!("  {title}: {}", seconds(took));
    Ok(result)
}

/// Runs a program under a title; a failure names the command, so that it can be repeated by hand.
pub(crate) fn run(title: &str, command: &mut Command) -> Result<()> {
    step(title, || quietly(command))
}

/// Runs a program with its output shown and no title of its own.
pub(crate) fn quietly(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", spelled(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", spelled(command));
    }
    Ok(())
}

/// Runs a program and takes what it prints.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{}`", spelled(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}", spelled(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed something else than text", spelled(command)))
}

/// Is this program there, and does it answer well? Prints nothing.
pub(crate) fn answers(program: &str, arguments: &[&str]) -> bool {
    at_root(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a program, shows its lines as they come and lets the caller read each of them too. One that has said nothing
/// for a quarter of an hour says nothing more, and is ended.
pub(crate) fn watched(command: &mut Command, mut each: impl FnMut(&str)) -> Result<()> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{}`", spelled(command)))?;
    let (tell, lines) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        std::thread::spawn(move || BufReader::new(stdout).split(b'\n').try_for_each(|line| tell.send(line)));
    }
    loop {
        match lines.recv_timeout(SILENCE) {
            Ok(line) => {
                let line = line?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                each(&line);
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                child.kill()?;
                bail!("`{}` was ended: it had said nothing for {}", spelled(command), seconds(SILENCE));
            }
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` ended with {status}", spelled(command));
    }
    Ok(())
}

/// How long did it take?
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    // The rule against clocks is for the widget's mind; a task that cannot tell its own time would be a poor one.
    #[expect(clippy::disallowed_methods, reason = "developers like to know what took so long")]
    let start = std::time::Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// `4.2 s`, or `2 min 05 s`.
pub(crate) fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole < 60 { format!("{:.1} s", took.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

fn spelled(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}
