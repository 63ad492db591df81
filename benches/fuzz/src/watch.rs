//! Which input is being read right now, and for how long has the processor been at it?
//!
//! A reader that never comes back, or takes the whole process with it, leaves its input in a file.

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What the watch exits with when an input takes too long.
pub const TOO_LONG: i32 = 75;

// Readers take milliseconds. Time of the processor, not of the clock: a busy machine is no finding.
const SECONDS_MAX: f64 = 5.0;

/// Keeps the input that is being read.
#[derive(Debug)]
pub struct Watch {
    file: File,
    count: Arc<AtomicU64>,
}

impl Watch {
    /// Begins to watch this thread; what it reads is kept in a file.
    pub fn start(path: &Path) -> std::io::Result<Watch> {
        let count = Arc::new(AtomicU64::new(0));
        let (seen, thread) = (Arc::clone(&count), fs::read_link("/proc/thread-self").ok());
        let thread = thread.map(|thread| Path::new("/proc").join(thread).join("stat"));
        std::thread::spawn(move || keep_watch(&seen, thread));
        Ok(Watch { file: File::create(path)?, count })
    }

    /// Notes the input that is read next.
    pub fn note(&mut self, input: &[u8]) -> std::io::Result<()> {
        self.file.rewind()?;
        self.file.write_all(input)?;
        self.file.set_len(input.len() as u64)?;
        self.count.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn keep_watch(count: &AtomicU64, thread: Option<PathBuf>) {
    const PAUSE: Duration = Duration::from_millis(250);
    let mut since = (count.load(Ordering::Relaxed), 0.0);
    let mut waited = 0.0;
    loop {
        std::thread::sleep(PAUSE);
        // Where the system does not tell the processor's time, the clock has to do.
        waited += PAUSE.as_secs_f64();
        let spent = thread.as_deref().map_or(Some(waited), seconds);
        let (now, Some(spent)) = (count.load(Ordering::Relaxed), spent) else { return };
        if now != since.0 {
            since = (now, spent);
        } else if now > 0 && spent - since.1 > SECONDS_MAX {
            std::process::exit(TOO_LONG);
        }
    }
}

/// The processor's time of a thread: the fields after its name, which may hold anything, in hundredths of a second.
fn seconds(stat: &Path) -> Option<f64> {
    let text = fs::read_to_string(stat).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<u32>().ok()? + fields.next()?.parse::<u32>().ok()?;
    Some(f64::from(ticks) / 100.0)
}
