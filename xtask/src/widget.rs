//! How does the Rust package become the files a shop's page loads?
//!
//! ```text
//! src/ ──cargo rustc──▶ wasm ──wasm-bindgen──▶ shelfhelp.js + shelfhelp_bg.wasm ─┐
//! src/ui/shelfhelp.css ──────────────────────────────────────────────────────────┤ named by content
//! www/messages/*.json ───────────────────────────────────────────────────────────┘
//!                                                                                │ names and integrity
//! www/loader.js  `var FILES = /*FILES*/ null;` ◀─────────────────────────────────┘
//! ```
//!
//! The loader alone keeps its name: it is what shops link to. All else it finds by the names written into it.

use crate::{minify, notices, place, sh, sri, tools};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The line of www/loader.js that the build fills in.
const FILES_LINE: &str = "var FILES = /*FILES*/ null;";

/// `cargo xtask dist`: the files for a CDN.
pub(crate) fn dist() -> Result<()> {
    let out = place::root().join("dist");
    build(&out)?;
    println!("\ndist/ is ready: {} files. Copy it to your CDN as it is; shops link to loader.js.", list(&out)?.len());
    Ok(())
}

/// Builds the widget into a folder, emptied first.
pub(crate) fn build(out: &Path) -> Result<()> {
    tools::ensure_target()?;
    let wasm = sh::step("widget: compile (profile wasm)", compile)?;
    sh::step("widget: glue and files", || {
        let bound = bind(&wasm, "shelfhelp")?;
        if out.exists() {
            fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
        }
        assemble(&bound, out)
    })
}

/// The glue and the module as wasm-bindgen leaves them.
pub(crate) struct Bound {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

fn compile() -> Result<PathBuf> {
    // The library stays a plain rlib in Cargo.toml and becomes a cdylib here: listing both there turns LTO off.
    sh::quietly(for_browser(sh::cargo().args(["rustc", "-p", "shelfhelp", "--lib", "--crate-type", "cdylib"])))?;
    compiled("shelfhelp.wasm")
}

/// The options that make a shopper's module of a package.
pub(crate) fn for_browser(cargo: &mut Command) -> &mut Command {
    // Panics name their source file; what folders a developer's machine has is nobody's business.
    let home = std::env::var("CARGO_HOME").ok().or_else(|| Some(format!("{}/.cargo", std::env::var("HOME").ok()?)));
    let root = place::root().display();
    let flags = format!("--remap-path-prefix={}=/cargo --remap-path-prefix={root}=", home.unwrap_or_default());
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    cargo.args(["--target", place::TRIPLE, "--profile", "wasm"])
}

/// Where cargo leaves such a module.
pub(crate) fn compiled(name: &str) -> Result<PathBuf> {
    Ok(place::target()?.join(place::TRIPLE).join("wasm").join(name))
}

/// Splits what cargo made into the module and the script that connects it to the page.
pub(crate) fn bind(wasm: &Path, name: &str) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The loader says where the module lies; without this the glue would guess from import.meta.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    if output.snippets().values().any(|scripts| !scripts.is_empty()) || !output.local_modules().is_empty() {
        bail!("a dependency brings JavaScript files of its own; the widget ships one glue file only");
    }
    Ok(Bound { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}

fn assemble(bound: &Bound, out: &Path) -> Result<()> {
    let root = place::root();
    let mut folder = Folder { out, integrity: Map::new() };
    let css = read(&root.join("src/ui/shelfhelp.css"))?;
    let glue = folder.named("shelfhelp.js", minify::script(&bound.glue, true)?.as_bytes())?;
    let wasm = folder.named("shelfhelp_bg.wasm", &bound.wasm)?;
    let css = folder.named("shelfhelp.css", minify::style(&css).as_bytes())?;
    let messages = catalogs(&mut folder, &root.join("www/messages"))?;
    for (path, name) in files(&root.join("www/providers"), "js")? {
        folder.keep(&format!("providers/{name}"), minify::script(&read(&path)?, true)?.as_bytes())?;
    }
    let version = env!("CARGO_PKG_VERSION");
    let table = json!({ "version": version, "glue": glue, "wasm": wasm, "css": css, "messages": messages });
    let loader = fill_in(&read(&root.join("www/loader.js"))?, &table)?;
    folder.keep("loader.js", minify::script(&loader, false)?.as_bytes())?;
    folder.keep("THIRD-PARTY.txt", notices::text()?.as_bytes())?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        folder.keep(licence, read(&root.join(licence))?.as_bytes())?;
    }
    let integrity = json!({ "version": version, "files": folder.integrity });
    fs::write(out.join("integrity.json"), format!("{integrity:#}\n"))?;
    Ok(())
}

/// The catalogs, in one folder named by the content of all of them: the loader then carries one name and the list of
/// languages, however many there are. Gives `["messages.<hash>", "ar", "el", …]`.
fn catalogs(folder: &mut Folder<'_>, from: &Path) -> Result<Vec<String>> {
    let mut all = String::new();
    let mut written = Vec::new();
    for (path, name) in files(from, "json")? {
        let catalog: Value =
            serde_json::from_str(&read(&path)?).with_context(|| format!("www/messages/{name} is not JSON"))?;
        let catalog = catalog.to_string();
        all.push_str(&catalog);
        written.push((name, catalog));
    }
    let home = sri::hashed_name("messages", all.as_bytes());
    let mut table = vec![home.clone()];
    for (name, catalog) in written {
        folder.keep(&format!("{home}/{name}"), catalog.as_bytes())?;
        table.push(name.trim_end_matches(".json").to_owned());
    }
    Ok(table)
}

/// Writes the table of files into the loader.
fn fill_in(loader: &str, table: &Value) -> Result<String> {
    if loader.matches(FILES_LINE).count() != 1 {
        bail!("www/loader.js must contain the line `{FILES_LINE}` exactly once");
    }
    Ok(loader.replace(FILES_LINE, &format!("var FILES = {table};")))
}

/// A folder being filled, which keeps account of what lies in it.
struct Folder<'a> {
    out: &'a Path,
    integrity: Map<String, Value>,
}

impl Folder<'_> {
    /// Writes a file under its own name.
    fn keep(&mut self, name: &str, bytes: &[u8]) -> Result<String> {
        let path = self.out.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        let integrity = sri::integrity(bytes);
        self.integrity.insert(name.to_owned(), Value::from(integrity.clone()));
        Ok(integrity)
    }

    /// Writes a file under a name that follows its content, and gives that name with the integrity.
    fn named(&mut self, name: &str, bytes: &[u8]) -> Result<Value> {
        let name = sri::hashed_name(name, bytes);
        let integrity = self.keep(&name, bytes)?;
        Ok(json!([name, integrity]))
    }
}

/// The files of a folder with this extension, by name; none when the folder is not there.
fn files(folder: &Path, extension: &str) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|own| own == extension)
                && let Some(name) = path.file_name()
            {
                let name = name.to_string_lossy().into_owned();
                found.push((path, name));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Every file below a folder.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(list(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_files_takes_the_place_of_its_mark() {
        let loader = format!("(function () {{\n  {FILES_LINE}\n}})();\n");
        let filled = fill_in(&loader, &json!({ "version": "0.1.0" })).unwrap();
        assert_eq!(filled, "(function () {\n  var FILES = {\"version\":\"0.1.0\"};\n})();\n");
    }

    #[test]
    fn a_loader_without_the_mark_is_refused() {
        assert!(fill_in("var FILES = null;", &json!({})).is_err());
        assert!(fill_in(&format!("{FILES_LINE}{FILES_LINE}"), &json!({})).is_err());
    }
}
