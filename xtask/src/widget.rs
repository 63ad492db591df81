//! How does the Rust package become the files a shop's page loads?
//!
//! ```text
//! src/ ──cargo rustc, feature reader──▶ wasm ──wasm-bindgen──▶ reader.js + reader_bg.wasm
//!                                                                 │ names and integrity
//! www/reader.js  `const FILES = /*FILES*/ null;` ◀────────────────┘
//! www/meaning/*.bin,
//! www/tracking/ ──────named by content──▶ www/tables.js   `const TABLES = /*TABLES*/ null;`
//! www/messages/*.json ─named by content─▶ www/tables.js   `const CATALOGS = /*CATALOGS*/ null;`
//! www/providers/*.js ─named by content──▶ www/chat.js     `const PROVIDERS = /*PROVIDERS*/ null;`
//! www/facts/*.js ─────named by content──▶ www/facts.js    `const FACTS = /*FACTS*/ null;`
//! www/messages/*.json ─the launcher's───▶ www/begin.js    `const WORDS = /*WORDS*/ null;`
//!    └─ all part of the glue ──┐
//! src/ ──cargo rustc──▶ wasm ──wasm-bindgen──▶ shelfhelp.js + shelfhelp_bg.wasm ─┐
//!                                     └─ halves ─▶ shelfhelp_search.wasm, shelfhelp_rest.wasm, named in www/rest.js,
//!                                                  part of the glue
//! src/ui/*.css ──────────────────────────────────────────────────────────────────┘ named by content
//!                                                                                │ names and integrity
//! www/loader.js  `var FILES = /*FILES*/ null;` ◀─────────────────────────────────┘
//! ```
//!
//! The loader alone keeps its name: it is what shops link to. All else it finds by the names written into it, and the
//! glue finds the reader in the same way.

use crate::halves::{Constants, LISTS};
use crate::{compile, first_visit, folders, glue, halves, inventory, minify, notices, order, place, sh, sri, tools};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What stands in the scripts of www/ where the build writes names: FILES in loader.js and reader.js, TABLES and CATALOGS in
/// tables.js, FACTS in facts.js, PROVIDERS in chat.js, LATER in rest.js, WORDS in begin.js.
const FILES: &str = "FILES";
const TABLES: &str = "TABLES";
const CATALOGS: &str = "CATALOGS";
const FACTS: &str = "FACTS";
const PROVIDERS: &str = "PROVIDERS";
const LATER: &str = "LATER";
const WORDS: &str = "WORDS";

/// `cargo xtask dist`: the files for a CDN.
pub(crate) fn dist() -> Result<()> {
    let out = place::root().join("dist");
    build(&out)?;
    println!("\ndist/ is ready: {} files. Copy it to your CDN as it is; shops link to loader.js.", list(&out)?.len());
    Ok(())
}

/// Builds the widget into a folder, emptied first.
pub(crate) fn build(out: &Path) -> Result<()> {
    make(out, None, |bound| {
        let linked = compile::compiled("shelfhelp.wasm")?;
        let constants =
            Constants::read(&fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?)?;
        let (first, later) = halves::parts(&bound.wasm, &first_visit::listed()?, &constants)?;
        let mut glue = bound.glue;
        for (at, name) in (0..).zip(halves::LATER) {
            glue = glue::connected(&glue, name, &format!("miss: () => miss({at})"))?;
        }
        let later = later.iter().map(|part| order::packed(part)).collect::<Result<_>>()?;
        Ok((Bound { glue, wasm: order::packed(&first)? }, later))
    })
}

/// Builds the widget so that it tells which of its functions are called; gives their names in the order they are told by.
pub(crate) fn build_telling(out: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    make(out, None, |bound| {
        let (wasm, told) = halves::telling(&bound.wasm)?;
        names = told;
        let hit = "hit: i => (window.shelfhelpHits ||= new Set()).add(i)";
        let later = vec![halves::NOTHING.to_vec(); halves::LATER.len()];
        Ok((Bound { glue: glue::connected(&bound.glue, halves::FIRST, hit)?, wasm }, later))
    })?;
    Ok(names)
}

/// The widget with points at which a test makes it panic; what shoppers get is never built like this.
pub(crate) fn build_with_faults(out: &Path) -> Result<()> {
    make(out, Some("faults"), |bound| Ok((bound, Vec::new())))
}

/// Builds a widget, with a feature besides or without, of what is made of its module: the glue with what begins, and what
/// comes later where it is divided.
fn make(out: &Path, feature: Option<&str>, of: impl FnOnce(Bound) -> Result<(Bound, Vec<Vec<u8>>)>) -> Result<()> {
    tools::ensure_target()?;
    let wasm = sh::step("widget: compile (profile wasm)", || match feature {
        Some(feature) => compile::apart(sh::cargo_aside(), feature, &["--features", feature], &[]),
        None => compile::widget(),
    })?;
    let reader = sh::step("widget: compile the reader", || compile::with("reader"))?;
    sh::step("widget: glue and files", || {
        let (mut bound, later) = of(bind_named(&wasm, "shelfhelp")?)?;
        bound.glue = glue::framed(&bound.glue)?;
        assemble(&bound, &later, &bind(&reader, "reader")?, out)
    })
}

/// The search as a module by itself, `engine.js` and `engine_bg.wasm`: with feature `engine` for the bench, `playground` for
/// the ranking playground.
pub(crate) fn build_engine(feature: &str, out: &Path) -> Result<()> {
    tools::ensure_target()?;
    sh::step("engine: compile (profile wasm)", || {
        let bound = bind(&compile::with(feature)?, "engine")?;
        fs::create_dir_all(out)?;
        fs::write(out.join("engine.js"), bound.glue)?;
        Ok(fs::write(out.join("engine_bg.wasm"), bound.wasm)?)
    })
}

/// The glue and the module as wasm-bindgen leaves them.
pub(crate) struct Bound {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// Splits what cargo made into the module and the script that connects it to the page.
pub(crate) fn bind(wasm: &Path, name: &str) -> Result<Bound> {
    let bound = bind_with(wasm, name, false)?;
    Ok(Bound { wasm: order::packed(&bound.wasm)?, ..bound })
}

/// The same, and the functions keep their names and the order in which they are.
fn bind_named(wasm: &Path, name: &str) -> Result<Bound> {
    bind_with(wasm, name, true)
}

fn bind_with(wasm: &Path, name: &str, named: bool) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // The loader says where the module lies; without this the glue would guess from import.meta.
        .omit_default_module_path(true)
        .remove_name_section(!named)
        // As the compiler writes them: halves reads them otherwise than bindgen does.
        .demangle(false)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    if output.snippets().values().any(|scripts| !scripts.is_empty()) {
        bail!("a dependency brings JavaScript of its own; the widget ships one glue file only");
    }
    let mut glue = glue::quieted(output.js())?;
    for (path, script) in output.local_modules() {
        glue = glue::taken_in(&glue, path, &glue::with_shared(script)?)?;
    }
    let module = output.wasm_mut();
    for list in LISTS {
        module.customs.remove_raw(list);
    }
    let imports = module.imports.iter_mut().filter(|import| import.module.ends_with("_bg.js"));
    let glue = glue::shortened(glue, imports.map(|import| &mut import.name))?;
    Ok(Bound { glue: glue::guarded(glue)?, wasm: module.emit_wasm() })
}

fn assemble(bound: &Bound, later: &[Vec<u8>], reader: &Bound, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let root = place::root();
    let mut folder = Folder { out, integrity: Map::new() };
    let css =
        ["tokens.css", "shelfhelp.css", "panel.css", "stand.css"].map(|name| read(&root.join("src/ui").join(name)));
    let css = css.into_iter().collect::<Result<Vec<_>>>()?.concat();
    let reads = folder.named("reader.js", minify::script(&reader.glue, true)?.as_bytes())?;
    let module = folder.named("reader_bg.wasm", &reader.wasm)?;
    let glue = fill_in(&bound.glue, FILES, &json!([reads[0], reads[1], module[0], module[1]]))?;
    let mut tables = named_in(&mut folder, "meaning", "bin")?;
    folder.keep("meaning/NOTICE", read(&root.join("www/meaning/NOTICE"))?.as_bytes())?;
    tables.extend(tracking(&mut folder, &root.join("www/tracking"))?);
    let glue = fill_in(&glue, TABLES, &Value::from(tables))?;
    let glue = fill_in(&glue, CATALOGS, &Value::from(catalogs(&mut folder, &root.join("www/messages"))?))?;
    let glue = fill_in(&glue, PROVIDERS, &Value::from(named_in(&mut folder, "providers", "js")?))?;
    let mut parts = Vec::new();
    for (at, name) in halves::LATER.iter().enumerate() {
        // Left whole for a test, it has the same files, and nobody asks for these.
        let part = later.get(at).map(Vec::as_slice).unwrap_or_default();
        folders::none_in(part)?;
        let file = folder.named(&format!("shelfhelp_{name}.wasm"), part)?;
        parts.push(json!([name, file[0], file[1]]));
    }
    let glue = if later.is_empty() { glue } else { fill_in(&glue, LATER, &Value::from(parts))? };
    [&bound.wasm, &reader.wasm].into_iter().try_for_each(|module| folders::none_in(module))?;
    let glue = fill_in(&glue, WORDS, &launchers(root)?)?;
    let mut facts = Vec::new();
    for name in ["facts/tell.js", "facts/show.js"] {
        let script = minify::script(&read(&root.join("www").join(name))?, true)?;
        if let Value::Array(named) = folder.named(name, script.as_bytes())? {
            facts.extend(named);
        }
    }
    let glue = fill_in(&glue, FACTS, &Value::from(facts))?;
    let glue = folder.named("shelfhelp.js", minify::script(&glue, true)?.as_bytes())?;
    let wasm = folder.named("shelfhelp_bg.wasm", &bound.wasm)?;
    let css = folder.named("shelfhelp.css", minify::style(&css).as_bytes())?;
    let version = env!("CARGO_PKG_VERSION");
    let table = json!({ "version": version, "glue": glue, "wasm": wasm, "css": css });
    let loader = fill_in(&read(&root.join("www/loader.js"))?, FILES, &table)?;
    folder.keep("loader.js", minify::script(&loader, false)?.as_bytes())?;
    for ending in ["css", "json"] {
        for (path, name) in files(&root.join("www/themes"), ending)? {
            folder.keep(&format!("themes/{name}"), read(&path)?.as_bytes())?;
        }
    }
    folder.keep("THIRD-PARTY.txt", notices::text()?.as_bytes())?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        folder.keep(licence, read(&root.join(licence))?.as_bytes())?;
    }
    fs::write(out.join("inventory.md"), inventory::of_build(version, &folder.integrity)?)?;
    let integrity = json!({ "version": version, "files": folder.integrity });
    fs::write(out.join("integrity.json"), format!("{integrity:#}\n"))?;
    Ok(())
}

/// The catalogs, in one folder named by the content of all of them. Gives `["ar", "messages.<hash>/ar.json", "sha256-…", …]`.
fn catalogs(folder: &mut Folder<'_>, from: &Path) -> Result<Vec<Value>> {
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
    let mut table = Vec::new();
    for (name, catalog) in written {
        let file = format!("{home}/{name}");
        let integrity = folder.keep(&file, catalog.as_bytes())?;
        table.extend([name.trim_end_matches(".json"), &file, &integrity].map(Value::from));
    }
    Ok(table)
}

/// What the launcher says, by language.
fn launchers(root: &Path) -> Result<Value> {
    let english = read(&root.join("src/i18n/messages.rs"))?;
    let said = english.split_once("\"launcher.label\" \"").and_then(|(_, rest)| rest.split_once('"'));
    let (said, _) = said.context("src/i18n/messages.rs says launcher.label in another way than known")?;
    let mut words = json!({ "en": said });
    for (path, name) in files(&root.join("www/messages"), "json")? {
        let catalog: Value = serde_json::from_str(&read(&path)?)?;
        words[name.trim_end_matches(".json")] = catalog["launcher.label"].clone();
    }
    Ok(words)
}

/// The files of a folder of www/, by name. Gives `["en", "meaning/en.<hash>.bin", "sha256-…", …]`.
fn named_in(folder: &mut Folder<'_>, home: &str, ending: &str) -> Result<Vec<Value>> {
    let mut table = Vec::new();
    for (path, name) in files(&place::root().join("www").join(home), ending)? {
        let bytes = match ending {
            "js" => minify::script(&read(&path)?, true)?.into_bytes(),
            _ => fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?,
        };
        let Value::Array(named) = folder.named(&format!("{home}/{name}"), &bytes)? else { continue };
        table.push(Value::from(name.trim_end_matches(&format!(".{ending}"))));
        table.extend(named);
    }
    Ok(table)
}

/// The formats of tracking numbers without what explains them, in the same form.
fn tracking(folder: &mut Folder<'_>, from: &Path) -> Result<Vec<Value>> {
    let text = read(&from.join("formats.txt"))?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    folder.keep("tracking/NOTICE", read(&from.join("NOTICE"))?.as_bytes())?;
    let Value::Array(named) = folder.named("tracking/formats.txt", lines.join("\n").as_bytes())? else {
        return Ok(Vec::new());
    };
    Ok([vec![Value::from("tracking")], named].concat())
}

/// Writes a table of files into the script that asks for them.
fn fill_in(script: &str, name: &str, table: &Value) -> Result<String> {
    let mark = mark(name);
    if script.matches(&mark).count() != 1 {
        bail!("the scripts of www/ must contain `{mark}` exactly once each");
    }
    Ok(script.replace(&mark, &format!("{name} = {table};")))
}

fn mark(name: &str) -> String {
    format!("{name} = /*{name}*/ null;")
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
    list_but(folder, &[])
}

/// The same without folders and files of these names.
pub(crate) fn list_but(folder: &Path, unwanted: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        if unwanted.iter().any(|name| entry.file_name() == *name) {
            continue;
        } else if path.is_dir() {
            found.extend(list_but(&path, unwanted)?);
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
        let loader = format!("(function () {{\n  var {}\n}})();\n", mark(FILES));
        let filled = fill_in(&loader, FILES, &json!({ "version": "0.1.0" })).unwrap();
        assert_eq!(filled, "(function () {\n  var FILES = {\"version\":\"0.1.0\"};\n})();\n");
    }

    #[test]
    fn a_loader_without_the_mark_is_refused() {
        assert!(fill_in("var FILES = null;", FILES, &json!({})).is_err());
        assert!(fill_in(&mark(FILES).repeat(2), FILES, &json!({})).is_err());
        assert!(fill_in(&mark(FILES), TABLES, &json!([])).is_err());
    }
}
