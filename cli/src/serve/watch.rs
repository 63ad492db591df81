//! When has the merchant changed something?
//!
//! The system says so where it can; elsewhere, as on some network drives, files are looked at every second. An editor
//! writes a file in several steps, so nothing is done before it has been quiet for a moment, and what was read while a file
//! was being written, which may be half of it, is read again before it is shown.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{Event, EventKind};
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

// Editors finish within some hundredths of a second; a person waits for a tenth without noticing.
const QUIET: Duration = Duration::from_millis(80);

// How often it is asked whether it is time to stop.
const PAUSE: Duration = Duration::from_millis(200);

const POLL: Duration = Duration::from_secs(1);

// While files keep changing, such as when a folder is copied in, a build is due all the same.
const STEPS_MAX: usize = 25;

/// Reads the folder, or the file, after each change of it until `stopped`, and has what came of it shown.
pub(super) fn watch<T>(shop: &str, stopped: &dyn Fn() -> bool, read: &dyn Fn() -> Option<T>, show: &dyn Fn(T)) {
    let (tell, told) = mpsc::channel();
    let shop = PathBuf::from(shop);
    let Some(_watcher) = start(&shop, tell) else { return poll(stopped, read, show) };
    // What changed between the first build and now has told nobody.
    settled(&told, read).into_iter().for_each(show);
    while !stopped() {
        match told.recv_timeout(PAUSE) {
            Ok(()) => settled(&told, read).into_iter().for_each(show),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return poll(stopped, read, show),
        }
    }
}

/// What is read where nothing changed a moment before, nor meanwhile, nor a moment after.
fn settled<T>(told: &Receiver<()>, read: &dyn Fn() -> Option<T>) -> Option<T> {
    let mut last = None;
    for _ in 0..STEPS_MAX {
        if told.recv_timeout(QUIET).is_ok() {
            continue;
        }
        last = read();
        // Nothing new is nothing to be wrong about.
        if last.is_none() || told.recv_timeout(QUIET).is_err() {
            return last;
        }
    }
    last.or_else(read)
}

/// Without any watcher: builds are compared, and one that is the same is none.
fn poll<T>(stopped: &dyn Fn() -> bool, read: &dyn Fn() -> Option<T>, show: &dyn Fn(T)) {
    while !stopped() {
        std::thread::sleep(POLL);
        read().into_iter().for_each(show);
    }
}

/// A file is watched through its folder, because editors put a new one in its place.
fn start(shop: &Path, tell: mpsc::Sender<()>) -> Option<Box<dyn Watcher>> {
    let shop = shop.canonicalize().ok()?;
    let is_file = shop.is_file();
    let (folder, depth) = match shop.parent() {
        Some(parent) if is_file => (parent.to_path_buf(), RecursiveMode::NonRecursive),
        _ => (shop.clone(), RecursiveMode::Recursive),
    };
    let on_event = {
        let tell = tell.clone();
        move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event, &shop, is_file)) {
                let _ = tell.send(());
            }
        }
    };
    let native = RecommendedWatcher::new(on_event, Config::default());
    if let Ok(mut native) = native
        && native.watch(&folder, depth).is_ok()
    {
        return Some(Box::new(native));
    }
    let on_poll = move |event: notify::Result<Event>| {
        if event.is_ok() {
            let _ = tell.send(());
        }
    };
    let mut slow = PollWatcher::new(on_poll, Config::default().with_poll_interval(POLL)).ok()?;
    slow.watch(&folder, depth).ok()?;
    Some(Box::new(slow))
}

/// Reading a file is told of as well, and building reads them all.
fn matters(event: &Event, shop: &Path, is_file: bool) -> bool {
    let is_change =
        matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any);
    let is_hidden = |path: &PathBuf| {
        let below = path.strip_prefix(shop).unwrap_or(path);
        below.iter().any(|part| part.to_string_lossy().starts_with('.'))
    };
    is_change && event.paths.iter().any(|path| if is_file { path == shop } else { !is_hidden(path) })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// What is shown where a file is written during these reads, by number.
    fn check(name: &str, written_during: &[u32], shown: u32) {
        let (tell, told) = mpsc::channel();
        let reads = Cell::new(0);
        let read = || {
            reads.set(reads.get() + 1);
            if written_during.contains(&reads.get()) {
                tell.send(()).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            Some(reads.get())
        };
        assert_eq!(settled(&told, &read), Some(shown), "{name}");
    }

    #[test]
    fn what_was_read_while_a_file_was_written_is_read_again() {
        check("nothing was written", &[], 1);
        check("half of a file was there", &[1], 2);
        check("and half of the next", &[1, 2], 3);
    }

    #[test]
    fn nothing_new_is_not_waited_for() {
        let (_tell, told) = mpsc::channel();
        assert_eq!(settled(&told, &|| None::<u32>), None);
    }
}
