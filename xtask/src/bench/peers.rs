//! How does search compare with the engines that a shop could use instead?
//!
//! The comparison itself is a bench of its own, kept outside this repository because it carries other engines and other
//! people's data. It is copied, ours is put among its engines, and all answer the same queries in one Chromium.

use crate::{place, sh, tools, widget};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OURS: [&str; 3] = ["shelfhelp", "shelfhelp-pack", "shelfhelp-expand"];
// Also what is on screen, which no other engine is asked for.
const OURS_FAST: [&str; 2] = ["shelfhelp", "shelfhelp-shown"];
/// Every engine of the bench at its best settings, but those that take seconds a query.
const PEERS: [&str; 11] = [
    "minisearch-tuned",
    "minisearch",
    "minisearch-seg",
    "flexsearch",
    "flexsearch-seg",
    "lunr",
    "elasticlunr",
    "orama",
    "orama-t0",
    "pagefind-or",
    "ufuzzy-or",
];
/// The fastest, and the one that finds most: ours is held against both.
const PEERS_FAST: [&str; 2] = ["flexsearch", "minisearch-tuned"];

/// What `cargo xtask bench search` was asked for.
#[derive(Debug, Default, PartialEq)]
struct Options {
    sets: Vec<String>,
    peers: Vec<String>,
    sizes: Option<String>,
    bench: Option<PathBuf>,
    speed: bool,
    tables: bool,
}

impl Options {
    fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        let list = |text: &str| text.split(',').map(str::to_owned).collect();
        while let Some(word) = words.next() {
            let mut value = || words.next().copied().with_context(|| format!("{word} wants something after it"));
            match *word {
                "--sets" => options.sets = list(value()?),
                "--peers" => options.peers = list(value()?),
                "--sizes" => options.sizes = Some(value()?.to_owned()),
                "--bench" => options.bench = Some(value()?.into()),
                "--speed" => options.speed = true,
                "--tables" => options.tables = true,
                other => bail!(
                    "`bench search` knows --sets, --peers, --speed, --sizes, --tables and --bench, not \"{other}\""
                ),
            }
        }
        Ok(options)
    }

    fn engines(&self) -> String {
        let (ours, peers): (&[&str], &[&str]) = if self.speed { (&OURS_FAST, &PEERS_FAST) } else { (&OURS, &PEERS) };
        let own = ours.iter().map(|id| (*id).to_owned());
        let peers =
            if self.peers.is_empty() { peers.iter().map(|id| (*id).to_owned()).collect() } else { self.peers.clone() };
        own.chain(peers).collect::<Vec<String>>().join(",")
    }
}

/// `cargo xtask bench search [--sets A,B] [--peers A,B] [--speed [--sizes N,M]] [--tables] [--bench DIR]`.
pub(super) fn bench(options: &[&str]) -> Result<()> {
    let options = Options::parse(options)?;
    let folder = place::target()?.join("bench").join("search");
    if !options.tables {
        copy_bench(&source(options.bench.as_deref())?, &folder)?;
        widget::build_engine("engine", &folder.join("wasm"))?;
        for (table, name) in [("www/meaning/en.bin", "pack.bin"), ("cli/meaning/en.bin", "table.bin")] {
            fs::write(folder.join("wasm").join(name), fs::read(place::root().join(table))?)?;
        }
        tools::ensure_packages_loosely(&folder, "install: the other engines")?;
        measure(&options, &folder)?;
    }
    sh::quietly(node(&folder)?.args(["report.mjs", "results.json"]))
}

fn measure(options: &Options, folder: &Path) -> Result<()> {
    let data = place::beside("SHELFHELP_DATA", "data");
    let mut node = node(folder)?;
    node.arg("measure.mjs");
    if options.speed {
        node.arg("speed").arg("--data").arg(data.join("scale"));
        node.args(options.sizes.iter().flat_map(|sizes| ["--sizes", sizes]));
    } else {
        node.arg("relevance").arg("--data").arg(sets(&data.join("search"), &options.sets)?);
    }
    let ours = [&OURS[..], &OURS_FAST].concat().join(",");
    node.args(["--engines", &options.engines(), "--out", "results.json", "--again", &ours]);
    sh::run("search bench: Chromium", &mut node)
}

fn node(folder: &Path) -> Result<Command> {
    let mut node = sh::at_root("node");
    node.current_dir(folder).env("CHROMIUM", tools::ensure_chromium()?);
    Ok(node)
}

/// Where the bench lies.
fn source(asked: Option<&Path>) -> Result<PathBuf> {
    let folder = asked.map_or_else(|| place::beside("SHELFHELP_BENCH", "bench"), Path::to_owned);
    if !folder.join("lib/bundle.mjs").is_file() {
        bail!(
            "{} holds no search bench; say where it is with --bench DIR or SHELFHELP_BENCH. Without it, `cargo xtask bench` \
             measures our search alone",
            folder.display()
        );
    }
    Ok(folder)
}

/// Copies the bench as it is, then what is ours into it. What earlier runs have made stays.
fn copy_bench(source: &Path, folder: &Path) -> Result<()> {
    for from in [source.to_owned(), place::root().join("benches/peers")] {
        for path in widget::list_but(&from, &["node_modules", "out"])? {
            let to = folder.join(path.strip_prefix(&from)?);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            // Read and written: a copy would take over that the original may not be changed.
            fs::write(&to, fs::read(&path)?).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}

/// The files of the sets, as one argument.
fn sets(folder: &Path, wanted: &[String]) -> Result<String> {
    let mut files = Vec::new();
    for path in widget::list(folder).context("set SHELFHELP_DATA to the folder that holds `search`")? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if wanted.is_empty() || wanted.iter().any(|wanted| *wanted == name) {
            files.push(path.display().to_string());
        }
    }
    if files.len() < wanted.len().max(1) {
        bail!("{} does not hold all of these sets: {}", folder.display(), wanted.join(", "));
    }
    Ok(files.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let options = Options::parse(&["--sets", "a,b", "--peers", "lunr"]).unwrap();
        assert_eq!(options.sets, ["a", "b"]);
        assert_eq!(options.engines(), "shelfhelp,shelfhelp-pack,shelfhelp-expand,lunr");
        assert!(Options::parse(&["--speed"]).unwrap().engines().starts_with("shelfhelp,shelfhelp-shown,flexsearch"));
    }

    #[test]
    fn wrong_options_are_named() {
        for words in [&["--sets"][..], &["--bench"], &["fast"]] {
            assert!(Options::parse(words).is_err(), "{words:?}");
        }
    }
}
