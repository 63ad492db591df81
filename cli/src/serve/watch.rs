//! When has the merchant changed something?
//!
//! The system says so where it can; elsewhere, as on some network drives, files are looked at every second. An editor
//! writes a file in several steps, so nothing is done before it has been quiet for a moment.

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

/// Calls `changed` after each change in a folder, or of a file, until `stopped`.
pub(super) fn watch(shop: &str, stopped: &dyn Fn() -> bool, changed: &dyn Fn()) {
    let (tell, told) = mpsc::channel();
    let shop = PathBuf::from(shop);
    let Some(_watcher) = start(&shop, tell) else { return poll(stopped, changed) };
    // What changed between the first build and now has told nobody.
    changed();
    while !stopped() {
        match told.recv_timeout(PAUSE) {
            Ok(()) => {
                settle(&told);
                changed();
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return poll(stopped, changed),
        }
    }
}

/// Waits until nothing has changed for a moment.
fn settle(told: &Receiver<()>) {
    for _ in 0..STEPS_MAX {
        if told.recv_timeout(QUIET).is_err() {
            return;
        }
    }
}

/// Without any watcher: builds are compared, and one that is the same is none.
fn poll(stopped: &dyn Fn() -> bool, changed: &dyn Fn()) {
    while !stopped() {
        std::thread::sleep(POLL);
        changed();
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
