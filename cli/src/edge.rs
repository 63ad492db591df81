//! How does what a command says leave the program?
//!
//! Text comes in with colours; a terminal gets them, a file or a pipe does not, unless the merchant says otherwise
//! (`--color`, `NO_COLOR`, `CLICOLOR_FORCE`).

use std::io::Write;

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};

use crate::args::Color;
use crate::verb::Outcome;

/// Settles what becomes of colours, before anything is printed.
pub(crate) fn choose(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints an outcome. A reader that closes the pipe early, such as `head`, is no failure of ours.
pub(crate) fn print(outcome: &Outcome) {
    let _ = write(AutoStream::auto(std::io::stdout()), &outcome.out);
    let _ = write(AutoStream::auto(std::io::stderr()), &outcome.err);
}

fn write<S: RawStream + AsLockedWrite>(mut stream: AutoStream<S>, text: &str) -> std::io::Result<()> {
    // What holds no colours, such as JSON, goes out byte for byte.
    if text.contains('\x1b') {
        stream.write_all(text.as_bytes())?;
        stream.flush()
    } else {
        let mut stream = stream.into_inner();
        stream.write_all(text.as_bytes())?;
        stream.flush()
    }
}
