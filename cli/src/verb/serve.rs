//! What does the merchant see while writing?
//!
//! The one command that stays: it prints as it goes, and ends with Ctrl+C.

use std::process::{Command, Stdio};
use std::sync::Arc;

use shelfhelp::time::Timestamp;

use super::Outcome;
use crate::args::Serve;
use crate::edge;
use crate::serve::{self, Shown, Site};
use crate::source::finding;

/// Serves until stopped.
pub(crate) fn run(args: &Serve, clock: fn() -> Timestamp) -> Outcome {
    let (widget, page) = match (serve::widget_of(args.widget.as_deref()), serve::page_of(args.page.as_deref())) {
        (Ok(widget), Ok(page)) => (widget, page),
        (Err(message), _) | (_, Err(message)) => return Outcome::usage(&message),
    };
    let first = serve::first(&args.shop, clock());
    if first.findings.iter().any(|finding| finding.problem.code == "shop-missing") {
        return Outcome::refused(&first.findings, false);
    }
    let (server, port) = match serve::listen(args.port) {
        Ok(listening) => listening,
        Err(message) => return Outcome::usage(&message),
    };
    tell(&first);
    let address = format!("http://127.0.0.1:{port}/");
    say(&format!("{} is at {address}   (Ctrl+C ends it)\n", args.shop));
    if widget.is_none() {
        say("The widget's files are not here: --widget DIR names the folder that holds loader.js\n");
    }
    if args.open {
        open(&address);
    }
    let mut site = Site::new(&args.shop, port, clock, first);
    (site.widget, site.page) = (widget, page);
    let site = Arc::new(site);
    match serve::run(&server, &site, &tell) {
        Ok(()) => Outcome { out: "\nStopped.\n".to_owned(), ..Outcome::default() },
        Err(message) => Outcome { err: format!("error: {message}\n"), code: 1, ..Outcome::default() },
    }
}

/// What a build came to, in the terminal.
fn tell(shown: &Shown) {
    let (errors, warnings) = shown.counts();
    let state = if shown.is_good { "built" } else { "not built; the pages show the shop as it was" };
    let counts = format!("{}, {}", super::count(errors, "error"), super::count(warnings, "warning"));
    edge::print(&Outcome {
        out: format!("{counts}: {state}\n"),
        err: finding::text(&shown.findings),
        ..Outcome::default()
    });
}

/// Said at once: somebody waits for it.
fn say(text: &str) {
    edge::print(&Outcome { out: text.to_owned(), ..Outcome::default() });
}

/// Opens the browser; where none can be opened, the address stands in the terminal.
fn open(address: &str) {
    let (command, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
    };
    if !quiet(Command::new(command).args(before).arg(address)) {
        say("No browser could be opened; open the address yourself.\n");
    }
}
