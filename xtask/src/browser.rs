//! How are the programs that drive a browser started?

use crate::{demo, place, sh, tools};
use anyhow::Result;
use std::process::Command;

/// Node with a program of tests/browser, told where the built files lie and which browser to drive.
pub(crate) fn node(arguments: &[&str]) -> Result<Command> {
    let chromium = tools::ensure_chromium()?;
    let mut node = sh::at_root("node");
    node.current_dir(place::browser_tests()).args(arguments);
    node.env("CHROMIUM", chromium).env("SHELFHELP_DIST", place::built_widget()?);
    node.env("SHELFHELP_PUBLIC", place::built_shop()?).env("SHELFHELP_STOREFRONT", place::built_storefront()?);
    node.env("SHELFHELP_ENGINE", place::built_engine()?);
    Ok(node)
}

/// `cargo xtask shots [NAME…]`: docs/pictures/*.png, taken again; `cargo xtask shots --sheet …`: every state in every look, in
/// target/shots.
pub(crate) fn shots(words: &[&str]) -> Result<()> {
    tools::ensure_node()?;
    tools::ensure_chromium()?;
    demo::build()?;
    let (program, rest) = match words {
        ["--sheet", rest @ ..] => ("sheet.mjs", rest),
        names => ("shots.mjs", names),
    };
    let mut node = node(&[program])?;
    sh::run("shots", node.args(rest))
}
