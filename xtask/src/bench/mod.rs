//! How fast is it?

mod build;
mod page;
mod peers;

use crate::{browser, compile, place, sh, tools, widget};
use anyhow::Result;
use std::fs;

/// `cargo xtask bench [delivery | build | search | stages | --page]`: the options after it are the benchmark's own.
pub(crate) fn bench(options: &[&str]) -> Result<()> {
    match options.split_first() {
        Some((&"delivery", options)) => delivery(options),
        Some((&"build", options)) => build::bench(options),
        Some((&"search", options)) => peers::bench(options),
        Some((&"stages", options)) => stages(options),
        Some((&"--page", options)) => page::bench(options),
        _ => search(options),
    }
}

/// How well and how fast search answers.
fn search(options: &[&str]) -> Result<()> {
    let mut bench = sh::cargo();
    bench.args(["bench", "-p", "shelfhelp", "--no-default-features", "--bench", "search", "--"]).args(options);
    sh::run("search benchmarks", &mut bench)
}

/// How long each step of a search takes. Criterion is compiled here only, so this is where its bench is linted too.
fn stages(options: &[&str]) -> Result<()> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = sh::cargo();
        cargo.args(arguments).args(["--manifest-path", "benches/search-stages/Cargo.toml"]);
        cargo
    };
    sh::quietly(&mut cargo(&["fmt", "--check"]))?;
    sh::quietly(cargo(&["clippy", "--all-targets"]).args(["--", "-D", "warnings"]))?;
    sh::run("the steps of a search", cargo(&["bench"]).arg("--").args(options))
}

/// How fast very large delivery rules answer, in the browser and compiled as the widget is: native figures say little of it.
fn delivery(options: &[&str]) -> Result<()> {
    tools::ensure_target()?;
    tools::ensure_node()?;
    // The tests take every seventh hour of three years; here is the time for all.
    let mut sweep = sh::cargo();
    sweep.args(["test", "--release", "-p", "shelfhelp", "--no-default-features", "--test", "delivery"]);
    sh::run("every hour of three years in five zones", sweep.args(["--", "--ignored", "every_hour"]))?;
    let out = place::target()?.join("bench").join("delivery");
    sh::step("delivery bench: compile (profile wasm)", || {
        let mut cargo = sh::cargo();
        cargo.args(["rustc", "-p", "delivery-bench", "--lib", "--crate-type", "cdylib"]);
        sh::quietly(compile::for_browser(&mut cargo)?)?;
        let bound = widget::bind(&compile::compiled("delivery_bench.wasm")?, "delivery-bench")?;
        fs::create_dir_all(&out)?;
        fs::write(out.join("delivery-bench.js"), bound.glue)?;
        Ok(fs::write(out.join("delivery-bench_bg.wasm"), bound.wasm)?)
    })?;
    let mut node = browser::node(&["measure.mjs"])?;
    sh::run("delivery bench: Chromium", node.args(options).env("SHELFHELP_BENCH", out))
}
