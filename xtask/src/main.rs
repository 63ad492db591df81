//! What can a developer ask of this repository?
//!
//! Every task is one word after `cargo xtask`. Each makes sure of what it needs, says what it is doing and how long
//! that took, and on failure names the remedy. Knows nothing of the widget's inside.

mod audit;
mod bench;
mod browser;
mod compile;
mod demo;
mod faults;
mod first_visit;
mod folders;
mod glue;
mod halves;
mod inventory;
mod minify;
mod notices;
mod npm;
mod order;
mod orders;
mod place;
mod playground;
mod serve;
mod sh;
mod size;
mod sri;
mod tables;
mod test;
mod tidy;
mod tools;
mod widget;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "\
Shelfhelp, the developer's tasks

  cargo xtask demo [--port 8080] [--no-build]   build the widget and the demo shop, then serve them on this machine
  cargo xtask test [--no-browser] [--all]       the whole check, as CI runs it; with --all every state in every language,
                                                which takes an hour
  cargo xtask dist                              the widget's files for a CDN, in dist/
  cargo xtask npm [--no-build]                  the same, and the npm package of them in dist/npm
  cargo xtask size [--json | --why | --search]  what a shopper downloads, against size-budget.json; where it comes from; what
                                                of it is the search
  cargo xtask first-visit                       which functions a first visit runs, written anew to xtask/first-visit.txt: the
                                                others come later, in a module of their own
  cargo xtask inventory [--write]               every file of dist/ with its purpose and hash; with --write, the tables of
                                                docs/security.md
  cargo xtask tidy                              the house rules that a compiler does not know
  cargo xtask audit                             what others' packages bring along: licences, sources, known weaknesses
  cargo xtask bench [ARGS]                      how well and how fast search answers (cargo bench)
  cargo xtask bench search [ARGS]               the same beside the engines a shop could use instead, in Chromium: the tables of
                                                docs/search.md (--sets A,B --peers A,B --speed --sizes N,M --tables --bench DIR)
  cargo xtask bench delivery [--json]           how fast very large delivery rules answer in Chromium
  cargo xtask bench --page [ARGS]               what the widget costs a page in Chromium, beside other widgets: the tables of
                                                docs/performance.md (--part visits,pages,growth --runs 10 --minutes 8
                                                --peers A,B --profile 1x,4x,slow4g --sizes N,M --quick --no-build --write --json)
  cargo xtask bench stages [ARGS]               how long each step of a search takes (criterion)
  cargo xtask bench build [ANSWERS]             how fast a shop of very many answers is compiled and checked, and
                                                what its shoppers fetch before the first result
  cargo xtask bundlers [--no-build]             the npm package in shops built with Vite, webpack, esbuild and React, in Chromium
  cargo xtask shots [NAME]                      the pictures in docs/pictures, taken again
  cargo xtask playground [--out DIR]            the designer's page with all it needs, as files for a static host
  cargo xtask shots --sheet [ARGS]              every state in every look on one page, target/shots/index.html
                                                (--state NAME… --theme NAME… --screen phone --direction rtl --again)
  cargo xtask fuzz [--seconds 60] [--seed 1]    odd input against every reader; --target NAME for one, --input FILE again
                                                (--long: more and more of the same, whose time may not grow faster than it does)
  cargo xtask faults [ARGS]                     every fault of the catalogue in Chromium, Firefox and WebKitGTK: what the shopper
                                                sees and how soon, and that the page is unharmed (--engine E… --row N… --short
                                                --mutants: each defence taken out --write: the table in docs/faults.md)
  cargo xtask faults --panics [--short | POINT…]  the widget made to panic wherever it can, and what the shopper is left with
  cargo xtask faults --monkey [ARGS]            ten thousand things done at random to a page with two widgets (--actions 10000
                                                --seed N --engine E)
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    let (task, options) = words.split_first().unwrap_or((&"help", &[]));
    match *task {
        "demo" => demo::demo(&demo::Options::parse(options)?).map(done),
        "test" => test::test(&test::Options::parse(options)?),
        "dist" => {
            nothing_after(task, options)?;
            widget::dist().map(done)
        }
        "npm" => npm::npm(options).map(done),
        "size" => size::size(options),
        "inventory" => inventory::inventory(options).map(done),
        "tidy" => {
            nothing_after(task, options)?;
            tidy::report()
        }
        "audit" => {
            nothing_after(task, options)?;
            audit::audit().map(done)
        }
        "bench" => bench::bench(options).map(done),
        "bundlers" => browser::bundlers(options).map(done),
        "first-visit" => {
            nothing_after(task, options)?;
            first_visit::write().map(done)
        }
        "shots" => browser::shots(options).map(done),
        "playground" => playground::playground(options).map(done),
        "fuzz" => fuzz(options).map(done),
        "faults" if options.first() == Some(&"--panics") => faults::panics(options).map(done),
        "faults" if options.first() == Some(&"--monkey") => faults::monkey(options).map(done),
        "faults" => faults::faults(options),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => {
            eprint!("{USAGE}");
            bail!("there is no task named \"{other}\"")
        }
    }
}

/// Odd input against every reader; what fails is kept in `target/fuzz` with the command that tries it again.
fn fuzz(options: &[&str]) -> Result<()> {
    let mut fuzz = sh::cargo();
    fuzz.args(["run", "--quiet", "--profile", "fuzz", "-p", "shelfhelp-fuzz", "--"]).args(options);
    sh::run("odd input", fuzz.env("SHELFHELP_FUZZ", place::target()?.join("fuzz")))
}

fn done(_: ()) -> ExitCode {
    ExitCode::SUCCESS
}

fn nothing_after(task: &str, options: &[&str]) -> Result<()> {
    if options.is_empty() { Ok(()) } else { bail!("`{task}` takes no options, not \"{}\"", options.join(" ")) }
}
