//! Which keys may a shop's files have, for an editor, a program or a reader?

use clap::{Args as Group, ValueEnum};

use super::Outcome;
use crate::schema::{self, Part};

/// `schema [PART] [--format json|typescript|markdown]`
#[derive(Debug, Group)]
pub(crate) struct Schema {
    /// What of the shop: the whole document, or a file of its folder.
    #[arg(value_enum, default_value = "shop")]
    pub(crate) part: Part,
    /// JSON Schema, types for TypeScript, or a page of Markdown; the latter two are of the whole document.
    #[arg(long, value_enum, default_value = "json")]
    pub(crate) format: Format,
}

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// JSON Schema, draft 2020-12.
    Json,
    /// Types for TypeScript.
    Typescript,
    /// A reference page.
    Markdown,
}

/// Prints it.
pub(crate) fn run(args: &Schema) -> Outcome {
    let out = match (args.format, args.part) {
        (Format::Json, part) => format!("{:#}\n", schema::json(part)),
        (Format::Typescript, Part::Shop) => schema::typescript(),
        (Format::Markdown, Part::Shop) => schema::reference(),
        _ => return Outcome::usage("--format typescript and markdown are of the whole document: leave the part out"),
    };
    Outcome { out, ..Outcome::default() }
}
