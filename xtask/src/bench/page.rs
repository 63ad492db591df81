//! What does the widget cost a shop's page, beside the page without it and beside other widgets?
//!
//! The measuring is a Node program, benches/page/run.mjs; this builds what it visits, and installs what it compares with.

use crate::{browser, demo, place, sh, tables, tools};
use anyhow::{Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What there are tables of.
const PARTS: [&str; 3] = ["visits", "pages", "growth"];

/// `cargo xtask bench --page [--part A,B] [--runs 10] [--peers A,B] [--profile A,B] [--quick] [--no-build] [--write] [--json]`.
pub(super) fn bench(options: &[&str]) -> Result<()> {
    let options = Options::parse(options)?;
    tools::ensure_node()?;
    if options.build {
        demo::build()?;
    }
    let mut node = node()?;
    if !options.quick {
        tools::ensure_packages_loosely(&place::root().join("benches/page"), "install: the other widgets")?;
        // npm leaves it to scripts, which we do not run, to make a program of the file.
        executable()?;
        if options.grows {
            let mut command = sh::cargo();
            sh::run("the command, for release", command.args(["build", "--release", "-p", "shelfhelp-cli"]))?;
            node.env("SHELFHELP_COMMAND", place::target()?.join("release").join("shelfhelp"));
        }
    }
    let ran = sh::run("page bench: Chromium", node.args(&options.rest));
    if options.write {
        write()?;
    }
    ran
}

/// Puts the tables of the last run of each part into the documentation.
fn write() -> Result<()> {
    for part in PARTS {
        let made = measured()?.join(format!("{part}.md"));
        if made.is_file() {
            tables::write(&place::root().join("docs/performance.md"), part, &fs::read_to_string(made)?)?;
        }
    }
    Ok(())
}

/// Where results are kept, and tables made of them.
fn measured() -> Result<PathBuf> {
    Ok(place::target()?.join("bench").join("page"))
}

fn node() -> Result<Command> {
    let out = measured()?;
    fs::create_dir_all(&out)?;
    let mut node = browser::node(&["../../benches/page/run.mjs"])?;
    node.env("SHELFHELP_BENCH", out);
    if std::env::var_os("SHELFHELP_DATA").is_none() {
        node.env("SHELFHELP_DATA", place::beside("SHELFHELP_DATA", "data"));
    }
    Ok(node)
}

#[cfg(unix)]
fn executable() -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let packages = place::root().join("benches/page/node_modules/@pagefind");
    for package in fs::read_dir(packages)? {
        let program = package?.path().join("bin/pagefind_extended");
        if program.is_file() {
            fs::set_permissions(program, fs::Permissions::from_mode(0o755))?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn executable() -> Result<()> {
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Options<'a> {
    build: bool,
    quick: bool,
    write: bool,
    /// Whether shops of many answers are to be compiled.
    grows: bool,
    rest: Vec<&'a str>,
}

impl<'a> Options<'a> {
    fn parse(words: &[&'a str]) -> Result<Self> {
        let mut options = Self { build: true, quick: false, write: false, grows: true, rest: Vec::new() };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--no-build" => {
                    options.build = false;
                    continue;
                }
                "--write" => {
                    options.write = true;
                    continue;
                }
                "--quick" => options.quick = true,
                "--json" => {}
                "--part" | "--runs" | "--minutes" | "--peers" | "--profile" | "--sizes" => {
                    let Some(value) = words.next() else { bail!("{word} wants something after it") };
                    options.grows &= word != "--part" || value.split(',').any(|part| part == "growth");
                    options.rest.extend([word, value]);
                    continue;
                }
                other => bail!(
                    "`bench --page` knows --part, --runs, --minutes, --peers, --profile, --sizes, --quick, --no-build, \
                     --write and --json, not \"{other}\""
                ),
            }
            options.rest.push(word);
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_passed_on() {
        let options = Options::parse(&["--no-build", "--part", "visits,pages", "--write"]).unwrap();
        let rest = vec!["--part", "visits,pages"];
        assert_eq!(options, Options { build: false, quick: false, write: true, grows: false, rest });
        assert!(Options::parse(&["--quick"]).unwrap().quick);
        assert!(Options::parse(&["--runs", "3"]).unwrap().grows);
    }

    #[test]
    fn wrong_options_are_named() {
        for words in [&["--runs"][..], &["--fast"]] {
            assert!(Options::parse(words).is_err(), "{words:?}");
        }
    }
}
