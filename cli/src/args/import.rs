//! What can be asked of `import`?

use clap::{Args as Group, Subcommand};

use crate::help;
use crate::import::Origin;
use crate::import::answers::system::System;

/// What to import.
#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Turn shipping settings or zones into delivery.toml, and tell what it cannot say.
    #[command(after_help = help::IMPORT_DELIVERY)]
    Delivery(ImportDelivery),
    /// Turn another help centre's export into answers, and tell what is lost.
    ///
    /// All languages at once. A second import updates what you have not edited; where you have, the new words wait in a
    /// file beside yours.
    #[command(after_help = help::IMPORT_ANSWERS)]
    Answers(ImportAnswers),
}

/// `import answers PATH --into SHOP [--from SYSTEM] [--locale L] [--dry-run]`
#[derive(Debug, Group)]
pub(crate) struct ImportAnswers {
    /// The export: a file, or a folder with all of its files.
    pub(crate) path: String,
    /// The shop's folder.
    #[arg(long, value_name = "SHOP")]
    pub(crate) into: String,
    /// Whose export it is; otherwise its form says so.
    #[arg(long, value_enum)]
    pub(crate) from: Option<System>,
    /// The language of what says none; otherwise the shop's first.
    #[arg(long, value_name = "L")]
    pub(crate) locale: Option<String>,
    /// Tell what would be done, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `import delivery FILE [--from google|woocommerce] [--out delivery.toml]`
#[derive(Debug, Group)]
pub(crate) struct ImportDelivery {
    /// The export, a JSON file; - reads from standard input.
    pub(crate) file: String,
    /// Who wrote it; otherwise its form says so.
    #[arg(long, value_enum)]
    pub(crate) from: Option<Origin>,
    /// The shop's country, where the export does not say it.
    #[arg(long, value_name = "CC")]
    pub(crate) country: Option<String>,
    /// The file to write to; otherwise it is printed.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<String>,
    /// Write over a file that is there.
    #[arg(long)]
    pub(crate) force: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}
