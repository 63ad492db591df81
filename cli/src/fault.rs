//! What does somebody read when the command itself is broken?
//!
//! One plain line with what to report, and an exit code of its own; never a backtrace.

use std::panic::PanicHookInfo;

use crate::source::finding::clean;

/// The exit code of a fault: `EX_SOFTWARE` of BSD's sysexits.
const EXIT: i32 = 70;

/// Makes every panic, in whatever thread, end the program with a line.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let payload = info.payload();
        let words = payload.downcast_ref::<&str>().copied();
        let words = words.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no words");
        let place = info.location().map_or_else(String::new, ToString::to_string);
        eprintln!("{}", line(words, &place));
        std::process::exit(EXIT);
    }));
    #[cfg(debug_assertions)]
    #[allow(clippy::panic, reason = "a test asks for it")]
    if let Some(words) = std::env::var_os("SHELFHELP_FAULT") {
        panic!("{}", words.to_string_lossy());
    }
}

fn line(words: &str, place: &str) -> String {
    format!(
        "error: shelfhelp failed. This is its own fault and not your files'. Please report this line and the command: \
         version {}, {place}: {}",
        env!("CARGO_PKG_VERSION"),
        clean(words),
    )
}
