//! What can be asked of the command line?

use clap::{Args as Group, Parser, Subcommand};

/// Answers on the shelf: checks and compiles a shop's folder of plain files, and shows what shoppers will see.
#[derive(Debug, Parser)]
#[command(name = "shelfhelp", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Find mistakes, each with file, line and remedy.
    ///
    /// Exits 0 without errors, 1 with errors.
    Check(Check),
    /// Compile the shop into static files for any web server.
    Build(Build),
}

/// `check SHOP [--json]`
#[derive(Debug, Group)]
pub(crate) struct Check {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `build SHOP [--out public]`
#[derive(Debug, Group)]
pub(crate) struct Build {
    /// The shop's folder, or a shop in one JSON file.
    pub(crate) shop: String,
    /// The folder to write to.
    #[arg(long, default_value = "public")]
    pub(crate) out: String,
    /// Write the shop as one JSON file that the widget reads without compiled parts.
    #[arg(long)]
    pub(crate) json_only: bool,
}
