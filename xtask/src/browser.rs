//! How are the programs that drive a browser started?

use crate::{demo, place, sh, tools};
use anyhow::{Result, bail};
use std::process::Command;

/// Node with a program of tests/browser, told where the built files lie and which browser to drive.
pub(crate) fn node(arguments: &[&str]) -> Result<Command> {
    let mut node = sh::at_root("node");
    node.current_dir(place::browser_tests()).args(arguments);
    told(&mut node)?;
    Ok(node)
}

/// The same with the programs of tests/bundlers.
pub(crate) fn node_with_bundlers(arguments: &[&str]) -> Result<Command> {
    let mut node = sh::at_root("node");
    node.current_dir(place::bundler_tests()).args(arguments);
    told(&mut node)?;
    Ok(node)
}

fn told(node: &mut Command) -> Result<()> {
    let chromium = tools::ensure_chromium()?;
    node.env("CHROMIUM", chromium).env("SHELFHELP_DIST", place::built_widget()?);
    node.env("SHELFHELP_PUBLIC", place::built_shop()?).env("SHELFHELP_STOREFRONT", place::built_storefront()?);
    node.env("SHELFHELP_ENGINE", place::built_engine()?).env("SHELFHELP_NPM", place::built_npm()?);
    Ok(())
}

/// `cargo xtask bundlers [--no-build]`: the npm package in shops built with Vite, webpack and esbuild.
pub(crate) fn bundlers(words: &[&str]) -> Result<()> {
    match words {
        [] => demo::build()?,
        ["--no-build"] => {}
        other => bail!("`bundlers` knows --no-build, not \"{}\"", other.join(" ")),
    }
    ensure_bundlers()?;
    sh::run("bundlers", &mut node_with_bundlers(&BUNDLERS)?)
}

/// The tests of tests/bundlers.
pub(crate) const BUNDLERS: [&str; 3] = ["--test", "--test-reporter=spec", "bundlers.test.mjs"];

/// What these need besides a browser.
pub(crate) fn ensure_bundlers() -> Result<()> {
    tools::ensure_node()?;
    tools::ensure_packages(&place::bundler_tests(), "install: npm packages of the bundler tests")
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
