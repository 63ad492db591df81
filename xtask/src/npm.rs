//! How do the widget's files become a package for those who build their shop with a bundler?
//!
//! ```text
//! dist/ ─────────────as it is──────▶ dist/npm/files/      the same bytes, for CDNs that serve packages
//! www/loader.js ──addresses in it──▶ dist/npm/element.js  a module; each file by `new URL('./files/…', import.meta.url)`
//! xtask/npm/ ────────version in it─▶ dist/npm/            index.js, types, package.json, README.md
//! docs/reference/ ─────────────────▶ dist/npm/            manifest, schema, types, all written from tables
//! ```
//!
//! `new URL` with a text and `import.meta.url` is what Vite and webpack look for, and what a browser understands without them.
//! What they carry along may lie under another name, so each file's address is handed to the widget by itself. Scripts and the
//! style sheet go without integrity here: bundlers squeeze what they carry.

use crate::halves::LATER;
use crate::{place, sh, widget};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Where the files lie within the package.
const FILES: &str = "files";

/// What a bundler must leave alone in the loader's source, and what takes its place in a module.
const IN_A_MODULE: [(&str, &str); 6] = [
    ("  // Filled in by the build: file names with their hashes.\n  var FILES = /*FILES*/ null;\n", ""),
    // Every file has an address of its own.
    ("const base = new URL('.', src).href;", "const base = '';"),
    // Nor does the glue know them.
    ("{ base });\n", "{ base, ...FILES });\n"),
    ("import(glue)", "import(/* webpackIgnore: true */ /* @vite-ignore */ glue)"),
    // A module has no tag, so it puts nothing on the page by itself.
    ("  if (d.readyState == 'loading') d.addEventListener('DOMContentLoaded', tagOnly);\n  else tagOnly();\n", ""),
    ("((d, w) => {\n", "if (typeof document == 'object') ((d, w) => {\n"),
];

/// `cargo xtask npm`: the files for a CDN in dist/, and the package in dist/npm.
pub(crate) fn npm(options: &[&str]) -> Result<()> {
    let dist = place::root().join("dist");
    match options {
        [] => widget::build(&dist)?,
        ["--no-build"] if dist.join("loader.js").is_file() => {}
        ["--no-build"] => bail!("there is nothing in dist/ yet; leave --no-build out"),
        other => bail!("`npm` knows --no-build, not \"{}\"", other.join(" ")),
    }
    let out = dist.join("npm");
    package(&dist, &out)?;
    println!("\ndist/npm is ready: {} files. `npm publish dist/npm` sends it.", widget::list(&out)?.len());
    Ok(())
}

/// Makes the package of a built widget, in a folder that is emptied first.
pub(crate) fn package(dist: &Path, out: &Path) -> Result<()> {
    sh::step("npm package", || {
        if out.exists() {
            fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
        }
        let mut names = Vec::new();
        for path in widget::list_but(dist, &["npm"])? {
            let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            copy(&path, &out.join(FILES).join(&name))?;
            names.push(name);
        }
        let loader = read(&place::root().join("www/loader.js"))?;
        fs::write(out.join("element.js"), module(&loader, &names)?)?;
        let ours = place::root().join("xtask").join("npm");
        for name in ["index.js", "index.d.ts", "react.d.ts", "README.md"] {
            copy(&ours.join(name), &out.join(name))?;
        }
        let reference = place::root().join("docs").join("reference");
        for name in ["element.d.ts", "shop.d.ts", "custom-elements.json", "html-custom-data.json"] {
            copy(&reference.join(name), &out.join(name))?;
        }
        copy(&reference.join("shop.schema.json"), &out.join("schema.json"))?;
        for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
            copy(&place::root().join(name), &out.join(name))?;
        }
        let wasm = one(&names, "shelfhelp_bg.", ".wasm")?;
        let text = read(&ours.join("package.json"))?;
        let text = replaced(&text, "\"0.0.0\"", &format!("\"{}\"", env!("CARGO_PKG_VERSION")))?;
        Ok(fs::write(out.join("package.json"), replaced(&text, "files/WASM", &format!("files/{wasm}"))?)?)
    })
}

/// The loader as a module, with the address of each file in it.
fn module(loader: &str, names: &[String]) -> Result<String> {
    let mut script = loader.to_owned();
    for (from, to) in IN_A_MODULE {
        script = replaced(&script, from, to)?;
    }
    let start = script.find("if (typeof document").context("the loader begins in another way than known")?;
    let script = script.get(start..).unwrap_or_default();
    let table = table(names)?;
    Ok(format!(
        "// The element <shelf-help>, for bundlers and for <script type=\"module\">. Made of www/loader.js by `cargo xtask npm`.\n\
         //\n// `?no-inline` keeps Vite from writing small files into the script; to all others it says nothing.\n\n\
         const FILES = {{\n{table}}};\n\n{script}"
    ))
}

/// The loader's table of files and what the glue would know by itself, as JavaScript.
fn table(names: &[String]) -> Result<String> {
    let mut rows = vec![format!("version: {}", Value::from(env!("CARGO_PKG_VERSION")))];
    // The glue finds the other parts of the module by its own address, which therefore carries theirs, in their order.
    let mut glue = at(one(names, "shelfhelp.", ".js")?);
    for part in LATER {
        glue += &format!(" + '#' + {}", at(one(names, &format!("shelfhelp_{part}."), ".wasm")?));
    }
    rows.push(format!("glue: [{glue}, '']"));
    rows.push(format!("wasm: [{}, '']", at(one(names, "shelfhelp_bg.", ".wasm")?)));
    rows.push(format!("css: [{}, '']", at(one(names, "shelfhelp.", ".css")?)));
    let catalogs = names.iter().filter(|name| name.starts_with("messages.") && name.ends_with(".json"));
    let catalogs: Vec<(&str, &str)> =
        catalogs.filter_map(|name| Some((name.rsplit('/').next()?.trim_end_matches(".json"), name.as_str()))).collect();
    if catalogs.is_empty() {
        bail!("there are no catalogs in dist/");
    }
    rows.push(format!("messages: [{}]", triples(&catalogs)));
    let reader = [at(one(names, "reader.", ".js")?), at(one(names, "reader_bg.", ".wasm")?)];
    rows.push(format!("reader: [{}, '', {}, '']", reader[0], reader[1]));
    let mut tables = named(names, "meaning/", ".bin");
    tables.push(("tracking", one(names, "tracking/formats.", ".txt")?));
    rows.push(format!("meaning: [{}]", triples(&tables)));
    rows.push(format!("providers: [{}]", triples(&named(names, "providers/", ".js"))));
    let facts = [at(one(names, "facts/tell.", ".js")?), at(one(names, "facts/show.", ".js")?)];
    rows.push(format!("facts: [{}, '', {}, '']", facts[0], facts[1]));
    Ok(rows.iter().map(|row| format!("  {row},\n")).collect())
}

/// Files of a folder by the name that the widget has for them: `providers/crisp.<hash>.js` is `crisp`.
fn named<'a>(names: &'a [String], folder: &str, end: &str) -> Vec<(&'a str, &'a str)> {
    let own = names.iter().filter(|name| name.ends_with(end));
    own.filter_map(|name| Some((name.strip_prefix(folder)?.split('.').next()?, name.as_str()))).collect()
}

fn triples(files: &[(&str, &str)]) -> String {
    files.iter().map(|(name, file)| format!("\n    '{name}', {}, ''", at(file))).collect::<Vec<_>>().join(",")
}

/// A file's address. Its parts are written out: bundlers read them and do not run them.
fn at(name: &str) -> String {
    format!("new URL('./{FILES}/{name}?no-inline', import.meta.url).href")
}

/// The one file with such a name at the top of the folder or in the folder that `start` names.
fn one<'a>(names: &'a [String], start: &str, end: &str) -> Result<&'a str> {
    let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
    found.map(String::as_str).with_context(|| format!("dist/ has no {start}…{end}"))
}

/// The text with one passage replaced, which must be there once.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if text.matches(from).count() != 1 {
        bail!("`{}` should occur once in what the package is made of; see xtask/src/npm.rs", from.trim());
    }
    Ok(text.replace(from, to))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        [
            "facts/show.1.js",
            "facts/tell.1.js",
            "loader.js",
            "meaning/en.1.bin",
            "messages.1/de.json",
            "messages.1/en.json",
            "providers/crisp.1.js",
            "reader.1.js",
            "reader_bg.1.wasm",
            "shelfhelp.1.css",
            "shelfhelp.1.js",
            "shelfhelp_bg.1.wasm",
            "shelfhelp_rest.1.wasm",
            "shelfhelp_search.1.wasm",
            "tracking/formats.1.txt",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[test]
    fn the_loader_can_be_made_a_module() {
        let module = module(&read(&place::root().join("www/loader.js")).unwrap(), &names()).unwrap();
        assert!(module.contains("\nif (typeof document == 'object') ((d, w) => {\n"));
        assert!(!module.contains("/*FILES*/") && !module.contains("else tagOnly"));
    }

    #[test]
    fn every_file_that_the_widget_asks_for_is_written_out() {
        let table = table(&names()).unwrap();
        for name in names().iter().filter(|name| *name != "loader.js") {
            assert!(table.contains(&format!("new URL('./files/{name}?no-inline', import.meta.url).href")), "{name}");
        }
        assert!(
            table.contains("'de', new URL") && table.contains(" + '#' + new URL('./files/shelfhelp_search.1.wasm?")
        );
        let without: Vec<String> = names().into_iter().filter(|name| !name.ends_with(".css")).collect();
        assert!(super::table(&without).is_err());
    }
}
