//! How far is work that takes long?
//!
//! A bar on standard error, where that is a terminal and the work takes longer than half a second; gone when it is done.

use std::borrow::Cow;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

// What is done sooner is not waited for; a bar that only flashes up disturbs.
const DELAY: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(120);

/// Work under way. Dropping it takes the bar away.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Its end tells the thread that draws to end.
    waker: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Work of so many steps, or of nobody knows how many: `reading`.
    pub(crate) fn new(what: impl Into<Cow<'static, str>>, steps: Option<usize>) -> Progress {
        let target = ProgressDrawTarget::stderr();
        if target.is_hidden() {
            return Progress { bar: ProgressBar::hidden(), waker: None };
        }
        Progress::on(target, DELAY, what.into(), steps)
    }

    fn on(target: ProgressDrawTarget, delay: Duration, what: Cow<'static, str>, steps: Option<usize>) -> Progress {
        let bar = ProgressBar::with_draw_target(steps.map(|steps| steps as u64), ProgressDrawTarget::hidden());
        let form = match steps {
            Some(_) => "{msg:>12} [{bar:32}] {human_pos}/{human_len}",
            None => "{msg:>12} {spinner} {elapsed}",
        };
        // A form that does not parse leaves the usual one.
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what);
        let (sender, ended) = mpsc::channel();
        let drawn = bar.clone();
        let thread = thread::spawn(move || {
            if ended.recv_timeout(delay) == Err(RecvTimeoutError::Timeout) {
                drawn.set_draw_target(target);
                drawn.enable_steady_tick(TICK);
            }
        });
        Progress { bar, waker: Some((sender, thread)) }
    }

    /// One step more is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.waker.take() {
            drop(sender);
            // A bar that could not be drawn is no reason to fail.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use indicatif::{InMemoryTerm, ProgressDrawTarget};

    use super::Progress;

    fn on(terminal: &InMemoryTerm, delay: u64, steps: Option<usize>) -> Progress {
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(terminal.clone()), 200);
        Progress::on(target, Duration::from_millis(delay), "reading".into(), steps)
    }

    /// Waits for a text on the terminal; what stands there in the end.
    fn wait(terminal: &InMemoryTerm, text: &str) -> String {
        for _ in 0..500 {
            if terminal.contents().contains(text) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        terminal.contents()
    }

    #[test]
    fn long_work_shows_how_far_it_is_and_leaves_nothing_behind() {
        let terminal = InMemoryTerm::new(10, 80);
        let progress = on(&terminal, 1, Some(4_000));
        (0..1_234).for_each(|_| progress.step());
        let shown = wait(&terminal, "1,234/4,000");
        assert!(shown.contains("reading [=") && shown.contains("1,234/4,000"), "{shown:?}");
        drop(progress);
        assert_eq!(terminal.contents(), "");
        let progress = on(&terminal, 1, None);
        progress.step();
        let shown = wait(&terminal, "reading");
        assert!(shown.contains("reading"), "{shown:?}");
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }

    #[test]
    fn short_work_shows_nothing() {
        let terminal = InMemoryTerm::new(10, 80);
        let progress = on(&terminal, 60_000, Some(10));
        (0..10).for_each(|_| progress.step());
        std::thread::sleep(Duration::from_millis(30));
        assert_eq!(terminal.contents(), "");
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }
}
