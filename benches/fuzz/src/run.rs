//! How is one reader tried, for a number of times or for a while?

use std::path::Path;
use std::time::{Duration, Instant};

use shelfhelp_cli::fuzz::Target;

use crate::find::{Failure, failure, smallest};
use crate::mutate::{Chance, mutate};
use crate::seeds::seeds;
use crate::watch::Watch;
use crate::words::words;

// More of them at a time are seldom more than one mistake.
const FAILURES_MAX: usize = 6;
const TRIES_MAX: usize = 4_000;

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After so many inputs.
    Count(u64),
    /// After so long.
    Time(Duration),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// How many inputs were read.
    pub executions: u64,
    /// The slowest of them: how long it took, and its bytes.
    pub slowest: (Duration, usize),
    /// Inputs that fail, made small, each with why.
    pub failures: Vec<(Vec<u8>, Failure)>,
}

/// Tries a reader: its seeds as they are, then what becomes of them.
pub fn run(target: Target, seed: u64, until: Until, mut watch: Option<&mut Watch>) -> Report {
    let (seeds, words) = (seeds(target.0), words(target.0));
    let mut chance = Chance::new(seed, target.0);
    let mut report = Report::default();
    let start = now();
    loop {
        let done = match until {
            Until::Count(count) => report.executions >= count,
            Until::Time(time) => start.elapsed() >= time,
        };
        if done || report.failures.len() >= FAILURES_MAX {
            return report;
        }
        // A few tries leave no room for all the seeds, which other tests read anyway.
        let whole = usize::try_from(report.executions).ok().filter(|_| matches!(until, Until::Time(_)));
        let input = match whole.and_then(|at| seeds.get(at)) {
            Some(input) => input.clone(),
            None => mutate(&mut chance, &seeds, &words),
        };
        try_one(target, &input, &mut report, &mut watch);
    }
}

fn try_one(target: Target, input: &[u8], report: &mut Report, watch: &mut Option<&mut Watch>) {
    if let Some(watch) = watch {
        // Without the file a crash would leave no trace; the run goes on all the same.
        drop(watch.note(input));
    }
    let start = now();
    let failed = failure(target, input);
    let took = start.elapsed();
    report.executions += 1;
    if took > report.slowest.0 {
        report.slowest = (took, input.len());
    }
    let Some(failed) = failed else { return };
    if report.failures.iter().any(|(_, known)| known.place == failed.place) {
        return;
    }
    let mut fails = |less: &[u8]| {
        if let Some(watch) = watch {
            drop(watch.note(less));
        }
        failure(target, less).is_some_and(|other| other.place == failed.place)
    };
    let least = smallest(input, TRIES_MAX, &mut fails);
    let failed = failure(target, &least).unwrap_or(failed);
    report.failures.push((least, failed));
}

/// The name under which an input is kept.
pub fn name(target: &str, input: &[u8]) -> String {
    let hash = input
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{target}-{:08x}.bin", hash >> 32)
}

/// Keeps an input that fails.
pub fn keep(folder: &Path, target: &str, input: &[u8]) -> std::io::Result<std::path::PathBuf> {
    let path = folder.join(name(target, input));
    std::fs::write(&path, input)?;
    Ok(path)
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long it runs is asked for on the command line; no finding depends on it"
)]
fn now() -> Instant {
    Instant::now()
}
