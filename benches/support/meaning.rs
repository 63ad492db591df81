//! By what does an index know what words mean?

use std::path::PathBuf;
use std::sync::Arc;

use shelfhelp::search::{Expansion, Index, Meaning};

/// By words alone, by what a build finds, or by the table of the browser.
pub(crate) enum Way {
    Off,
    Expand(Arc<Meaning>),
    Pack(Arc<Meaning>),
}

impl Way {
    /// The way of a name; ends the program with a message where its table cannot be read.
    pub(crate) fn of(name: &str) -> Way {
        match name {
            "expand" => Way::Expand(table("cli/meaning/en.bin")),
            "pack" => Way::Pack(table("www/meaning/en.bin")),
            _ => Way::Off,
        }
    }

    pub(crate) fn given_to(&self, index: Index) -> Index {
        match self {
            Way::Off => index,
            Way::Pack(table) => index.with_meaning(table),
            Way::Expand(table) => match index.expand(table) {
                // As a browser has it: by way of its bytes.
                Some(told) => index.with_expansion(Expansion::read(&told.bytes()).unwrap_or_default()),
                None => index,
            },
        }
    }
}

fn table(file: &str) -> Arc<Meaning> {
    let file = std::env::var_os("SHELFHELP_MEANING").map_or_else(|| PathBuf::from(file), PathBuf::from);
    let read = std::fs::read(&file).map_err(|error| error.to_string());
    match read.and_then(|bytes| Meaning::read(&bytes).map_err(|problem| problem.message)) {
        Ok(table) => Arc::new(table),
        Err(why) => {
            eprintln!("{}: {why}", file.display());
            std::process::exit(2);
        }
    }
}
