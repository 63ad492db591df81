//! Which terms would the search keep of these lines?
//!
//! `cargo run --release -p shelfhelp --no-default-features --example terms -- en < lines` writes, for each line, its terms
//! with a space between. What trains word tables on text reads words as the search does by it.

use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let locale = std::env::args().nth(1).unwrap_or_else(|| "en".into());
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", shelfhelp::search::terms(&line?, &locale).join(" "))?;
    }
    out.flush()
}
