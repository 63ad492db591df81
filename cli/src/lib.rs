//! The merchant's command: which mistakes are in this shop folder, and what will shoppers see?
//!
//! The edge of the command line: arguments and the clock come in here, text and an exit code go out. Everything between
//! is a function of files and arguments.

mod args;
mod audit;
mod beside;
mod codes;
mod compile;
mod countries;
mod edge;
mod fault;
#[doc(hidden)]
pub mod fuzz;
mod help;
mod holidays;
mod html;
mod import;
mod light;
mod load;
mod markdown;
mod meaning;
mod name;
mod narrow;
mod pages;
mod parcel;
mod parted;
mod progress;
mod report;
mod sample;
mod schema;
mod say;
mod serve;
mod source;
mod start;
mod tongue;
mod verb;
mod zone;

use std::process::ExitCode;
use std::time::SystemTime;

use clap::Parser;

use args::{Args, Verb};
use shelfhelp::time::Timestamp;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    fault::install();
    let Args { verb, color } = Args::parse();
    edge::choose(color);
    let outcome = match verb {
        Verb::New(args) => verb::new::run(&args, now()),
        Verb::Check(args) => verb::check::run(&args, now()),
        Verb::Build(args) => verb::build::run(&args),
        Verb::Serve(args) => verb::serve::run(&args, now),
        Verb::Import(args) => verb::import::run(&args),
        Verb::Search(args) => verb::search::run(&args, now()),
        Verb::Promise(args) => verb::promise::run(&args, now()),
        Verb::Diff(args) => verb::diff::run(&args, now()),
        Verb::Track(args) => verb::track::run(&args),
        Verb::Read(args) => verb::read::run(&args),
        Verb::Schema(args) => verb::schema::run(&args),
        Verb::Report(args) => verb::report::run(&args, now()),
    };
    edge::print(&outcome);
    ExitCode::from(outcome.code)
}

#[allow(clippy::disallowed_methods, reason = "this is the edge where the clock comes in")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Timestamp(since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0)))
}
