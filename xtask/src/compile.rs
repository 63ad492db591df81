//! How does cargo make a shopper's module of a package?

use crate::{folders, place, sh};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The widget, as cargo leaves it.
pub(crate) fn widget() -> Result<PathBuf> {
    // The library stays a plain rlib in Cargo.toml and becomes a cdylib here: listing both there turns LTO off.
    let mut cargo = sh::cargo();
    cargo.args(["rustc", "-p", "shelfhelp", "--lib", "--crate-type", "cdylib"]);
    // The linker's lists tell which constants can wait (halves/data.rs).
    sh::quietly(for_browser(&mut cargo)?.args(["--", "-Clink-arg=--emit-relocs"]))?;
    compiled("shelfhelp.wasm")
}

/// The same package as another module, by the feature that makes it one.
pub(crate) fn with(feature: &str) -> Result<PathBuf> {
    apart(sh::cargo(), feature, &["--no-default-features", "--features", feature], &[])
}

/// The widget without its search, only to be weighed, as cargo leaves it.
pub(crate) fn without_search() -> Result<PathBuf> {
    apart(sh::cargo(), "without-search", &[], &["--", "--cfg", "shelfhelp_without_search"])
}

/// All modules have the same file name, and Cargo would take the one for the other: each has a target folder of its own.
pub(crate) fn apart(mut cargo: Command, name: &str, options: &[&str], for_rustc: &[&str]) -> Result<PathBuf> {
    let target = place::target()?.join(name);
    cargo.args(["rustc", "-p", "shelfhelp", "--lib", "--crate-type", "cdylib"]).args(options);
    for_browser(&mut cargo)?.arg("--target-dir").arg(&target).args(for_rustc);
    sh::quietly(&mut cargo)?;
    Ok(target.join(place::TRIPLE).join("wasm").join("shelfhelp.wasm"))
}

/// LLVM puts a function that is called once into its caller, up to a cost that is not to be changed. So all other costs of
/// inlining, and what they are measured by, are so many times as high: large functions then stay apart, and those that a
/// first visit does not run can wait (halves).
const INLINE_COSTS: u32 = 100;

/// The options that make a shopper's module of a package.
pub(crate) fn for_browser(cargo: &mut Command) -> Result<&mut Command> {
    let [instruction, call, most] = [5, 25, 5].map(|cost| cost * INLINE_COSTS);
    let apart =
        format!("-Cllvm-args=-inline-instr-cost={instruction} -inline-call-penalty={call} -inline-threshold={most}");
    // Names that say which types a function is made for, in place of a hash of everything: halves knows functions by them.
    let flags = [folders::flags()?, "-Csymbol-mangling-version=v0".to_owned(), apart];
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    Ok(cargo.args(["--target", place::TRIPLE, "--profile", "wasm"]))
}

/// Where cargo leaves such a module.
pub(crate) fn compiled(name: &str) -> Result<PathBuf> {
    Ok(place::target()?.join(place::TRIPLE).join("wasm").join(name))
}
