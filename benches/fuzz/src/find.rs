//! Does an input make a reader fail, and what is the least of it that still does?

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::Mutex;

use shelfhelp_cli::fuzz::Target;

/// What an input brought to light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where the program stopped: two failures at one place are one.
    pub place: String,
    /// What it said.
    pub message: String,
}

static LAST: Mutex<Option<Failure>> = Mutex::new(None);

/// Keeps what a failure says instead of printing it: making an input small fails a thousand times.
pub fn listen() {
    set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or("a panic without words").to_owned();
        if let Ok(mut last) = LAST.lock() {
            *last = Some(Failure { place, message });
        }
    }));
}

/// Runs a target; none where all went well.
pub fn failure(target: Target, input: &[u8]) -> Option<Failure> {
    if catch_unwind(AssertUnwindSafe(|| target.1(input))).is_ok() {
        return None;
    }
    let last = LAST.lock().ok().and_then(|mut last| last.take());
    Some(last.unwrap_or(Failure { place: String::new(), message: "a panic without words".into() }))
}

/// A smaller input that still fails, found by leaving out parts: halves first, single bytes last.
pub fn smallest(input: &[u8], tries: usize, fails: &mut dyn FnMut(&[u8]) -> bool) -> Vec<u8> {
    let (mut least, mut left) = (input.to_vec(), tries);
    let mut step = least.len().div_ceil(2);
    while step > 0 {
        let (mut at, mut shrunk) = (0, false);
        while at < least.len() && left > 0 {
            left -= 1;
            let mut less = least.clone();
            less.drain(at..(at + step).min(least.len()));
            if fails(&less) {
                (least, shrunk) = (less, true);
            } else {
                at += step;
            }
        }
        if !shrunk || left == 0 {
            step = if step == 1 || left == 0 { 0 } else { step.div_ceil(2) };
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_makes_it_fail_is_left() {
        let mut fails = |input: &[u8]| input.windows(2).any(|two| two == b"<a") && input.contains(&b'!');
        assert_eq!(smallest(b"some text <a href=x> and more of it!\n", 10_000, &mut fails), b"<a!");
        assert_eq!(smallest(b"<a!", 0, &mut fails), b"<a!");
    }
}
