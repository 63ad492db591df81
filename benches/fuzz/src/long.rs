//! Does a reader's work grow as its input does?
//!
//! Something again and again, alone and in the midst of inputs that are read: twice as much of it may take a little more
//! than twice as long, and not four times. What is measured is a ratio over several sizes, the shortest of a few tries each;
//! no clock decides anything but this.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use shelfhelp_cli::fuzz::Target;

use crate::find::{Failure, failure};
use crate::seeds::corpus;
use crate::watch::Watch;
use crate::words::words;

const BYTES_MIN: usize = 8 * 1024;
// Longer than any answer, page or feed that somebody wrote.
const BYTES_MAX: usize = 256 * 1024;
// A doubling may cost as much again, and half of that for memory that is farther away.
const GROWTH_MAX: f64 = 2.5;
// Shorter times are the machine's more than the reader's.
const SHORTEST: Duration = Duration::from_millis(2);
// Long enough to see how it goes on; four times as long is still within what a watch allows.
const LONGEST: Duration = Duration::from_millis(900);
// What is over in that time at the largest size is no way to stop anything, however it grows.
const HARMLESS: Duration = Duration::from_millis(50);
// A machine has bad moments.
const LOOKS: usize = 2;
const TRIES: usize = 3;
// Inputs into whose midst a piece is put: the smallest, which are nothing but form.
const FRAMES: usize = 3;
const PLACES: usize = 3;

/// What readers count, match or nest, in any format.
const ANY: &[&str] = &[
    "[",
    "]",
    "(",
    "{",
    "}",
    "<",
    ">",
    "</",
    "*",
    "_",
    "`",
    "``a",
    "&",
    "&a",
    "|",
    "> ",
    "- ",
    "![",
    "a",
    "0",
    "9",
    "1.",
    "1,",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\"",
    "'",
    "\\",
    "/",
    "//",
    "#",
    "@",
    "a@",
    "a.",
    "a-",
    "a b ",
    ":",
    ";",
    "=",
    "%",
    "%4",
    "+",
    "-",
    "é",
    "和",
    "\u{200b}",
    "\u{301}",
    "\0",
    "🙂",
    "{\"a\":",
    "[{",
    "<a ",
    "<!--",
    "<a a=\"",
    "a=",
    "[a]",
    "[a](",
    "[a]: b\n",
    "<div>",
    "<b>",
    "<p>",
    "<ul><li>",
    "<table><tr><td>",
    "\n- a\n\n  ",
    "\n> a\n",
    "\n# a\n",
    "\n```\n",
    "a\n",
    "a: b\n",
    "[[a]]\n",
    "a = 1\n",
    "var(--a,",
];

/// A piece that costs more than its length.
#[derive(Debug)]
pub struct Slow {
    /// The input that was the last to be measured.
    pub input: Vec<u8>,
    /// What was measured.
    pub said: String,
}

/// An input that fails, and how.
pub type Failed = (Vec<u8>, Failure);

/// Tries every piece in every place; says how many there were, what is slow, and what fails.
pub fn run(target: Target, mut watch: Option<&mut Watch>) -> (u64, Vec<Slow>, Vec<Failed>) {
    let pieces: BTreeSet<&str> = ANY.iter().copied().chain(words(target.0)).filter(|piece| !piece.is_empty()).collect();
    let (mut tried, mut slow, mut failed) = (0, Vec::new(), Vec::new());
    for frame in frames(target.0) {
        for piece in &pieces {
            let mut series = Series { target, frame: &frame, piece, watch: &mut watch, failed: &mut failed };
            tried += 1;
            let found = series.growth().filter(|growth| *growth > GROWTH_MAX).and_then(|_| series.surely());
            slow.extend(found);
        }
    }
    (tried, slow, failed)
}

/// What stands before and after the piece.
type Frame = (Vec<u8>, Vec<u8>);

/// Nothing, and places in the smallest inputs: behind a mark, where a value begins.
fn frames(target: &str) -> Vec<Frame> {
    let inputs: BTreeSet<(usize, Vec<u8>)> =
        corpus(target).into_iter().map(|(_, input)| (input.len(), input)).collect();
    let mut frames = vec![Frame::default()];
    for (_, input) in inputs.iter().take(FRAMES) {
        let marks = |at: &usize| input.get(*at).is_some_and(|byte| matches!(byte, b'"' | b'>' | b':' | b'\n' | b' '));
        let places: Vec<usize> = (0..input.len()).filter(marks).collect();
        let step = places.len().div_ceil(PLACES).max(1);
        for place in places.iter().step_by(step) {
            let (before, after) = input.split_at((place + 1).min(input.len()));
            frames.push((before.to_vec(), after.to_vec()));
        }
    }
    frames
}

struct Series<'s, 'w> {
    target: Target,
    frame: &'s Frame,
    piece: &'s str,
    watch: &'s mut Option<&'w mut Watch>,
    failed: &'s mut Vec<Failed>,
}

impl Series<'_, '_> {
    /// By how much time is multiplied where the input is doubled; none where it is over too soon to tell.
    fn growth(&mut self) -> Option<f64> {
        self.measured(1).map(|(growth, ..)| growth)
    }

    /// The same once more, a few times over: a slow piece is slow each time.
    fn surely(&mut self) -> Option<Slow> {
        let mut least: Option<(f64, usize, Vec<Duration>)> = None;
        for _ in 0..LOOKS {
            let found = self.measured(TRIES)?;
            if least.as_ref().is_none_or(|known| found.0 < known.0) {
                least = Some(found);
            }
        }
        let (growth, bytes, times) = least.filter(|(growth, ..)| *growth > GROWTH_MAX)?;
        let (piece, frame) = (self.piece, String::from_utf8_lossy(&self.frame.0).into_owned());
        let tail: String = frame.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
        let times: Vec<String> = times.iter().map(|took| format!("{:.1}", took.as_secs_f64() * 1e3)).collect();
        let (kb, times) = (bytes / 1024, times.join(" "));
        Some(Slow {
            input: self.input(bytes),
            said: format!("×{growth:.1} at each doubling ({times} ms up to {kb} kB): {piece:?} after {tail:?}"),
        })
    }

    fn measured(&mut self, tries: usize) -> Option<(f64, usize, Vec<Duration>)> {
        let (mut times, mut bytes): (Vec<Duration>, _) = (Vec::new(), BYTES_MIN);
        loop {
            let took = self.time(bytes, tries)?;
            times.push(took);
            if took >= LONGEST || bytes >= BYTES_MAX {
                break;
            }
            bytes *= 2;
        }
        let last = *times.last().filter(|last| **last >= HARMLESS)?;
        // The last doublings tell: what takes the square of something small is seen only where that has grown.
        let from = times.iter().position(|took| *took >= SHORTEST)?.max(times.len().saturating_sub(4));
        let doublings = (times.len() - 1).checked_sub(from).filter(|doublings| *doublings > 0)?;
        let first = times.get(from)?;
        let growth = (last.as_secs_f64() / first.as_secs_f64()).powf(1.0 / doublings as f64);
        Some((growth, bytes, times))
    }

    fn input(&self, bytes: usize) -> Vec<u8> {
        let middle = self.piece.repeat(bytes / self.piece.len()).into_bytes();
        [self.frame.0.clone(), middle, self.frame.1.clone()].concat()
    }

    /// The shortest of a few tries; none where it fails, which is told.
    fn time(&mut self, bytes: usize, tries: usize) -> Option<Duration> {
        let input = self.input(bytes);
        let mut best = Duration::MAX;
        for _ in 0..tries {
            if let Some(watch) = self.watch {
                // Without the file a crash would leave no trace; the run goes on all the same.
                drop(watch.note(&input));
            }
            let spent = spent();
            let failed = failure(self.target, &input);
            best = best.min(self::spent().saturating_sub(spent));
            if let Some(failed) = failed {
                if !self.failed.iter().any(|(_, known)| known.place == failed.place) {
                    self.failed.push((input, failed));
                }
                return None;
            }
            if best >= LONGEST {
                break;
            }
        }
        Some(best)
    }
}

/// The processor's time of this thread, which a busy machine does not lengthen; where the system does not tell, the clock's.
fn spent() -> Duration {
    // The count is brought up to date where another thread is let go first.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|count| count.parse().ok());
    nanoseconds.map_or_else(since_start, Duration::from_nanos)
}

#[allow(clippy::disallowed_methods, reason = "how time grows is what is asked for; no other finding depends on it")]
fn since_start() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(of: usize) {
        let mut sum = 0_u64;
        (0..of).for_each(|n| sum = std::hint::black_box(sum.wrapping_add(n as u64)));
    }

    #[test]
    fn what_takes_the_square_of_its_input_is_told_from_what_does_not() {
        let frame = Frame::default();
        let growth = |read: fn(&[u8])| {
            let (mut watch, mut failed) = (None, Vec::new());
            let target = ("test", read);
            Series { target, frame: &frame, piece: "ab", watch: &mut watch, failed: &mut failed }.growth()
        };
        assert!(growth(|bytes| steps(bytes.len() * bytes.len() / 512)).is_some_and(|growth| growth > 3.0));
        assert!(growth(|bytes| steps(bytes.len() * 16)).is_none_or(|growth| growth < GROWTH_MAX));
    }
}
