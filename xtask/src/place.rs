//! Where do things lie in this repository?

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The widget's compilation target.
pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo's target folder, which `CARGO_TARGET_DIR` or a configuration file may have moved.
pub(crate) fn target() -> Result<PathBuf> {
    let asked =
        crate::sh::capture(crate::sh::cargo().args(["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&asked)?;
    metadata["target_directory"].as_str().map(PathBuf::from).context("cargo metadata names no target_directory")
}

/// The widget as the demo and the browser tests use it.
pub(crate) fn built_widget() -> Result<PathBuf> {
    Ok(target()?.join("demo").join("dist"))
}

/// The demo shop, compiled.
pub(crate) fn built_shop() -> Result<PathBuf> {
    Ok(target()?.join("demo").join("public"))
}

/// The npm package of it.
pub(crate) fn built_npm() -> Result<PathBuf> {
    Ok(target()?.join("demo").join("npm"))
}

/// Where the browser tests live.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// Where the shops that are built with a bundler live.
pub(crate) fn bundler_tests() -> PathBuf {
    root().join("tests").join("bundlers")
}

/// The storefront that uses the widget as a Yew component.
pub(crate) fn built_storefront() -> Result<PathBuf> {
    Ok(target()?.join("demo").join("yew-shop"))
}

/// A folder that the repository does not hold: as the environment names it, else in `shared` beside the repository.
pub(crate) fn beside(variable: &str, name: &str) -> PathBuf {
    let usual = || root().parent().unwrap_or(root()).join("shared").join(name);
    std::env::var_os(variable).map_or_else(usual, PathBuf::from)
}

/// The search as a module by itself.
pub(crate) fn built_engine() -> Result<PathBuf> {
    Ok(target()?.join("demo").join("engine"))
}
