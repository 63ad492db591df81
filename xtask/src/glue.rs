//! How do the scripts of ours become part of the glue, and what does the glue let into a module?
//!
//! wasm-bindgen imports each script from a file of its own and calls the module whatever has happened in it. What ships is
//! one file, and a module that panicked is called no more.

use crate::place;
use anyhow::{Context, Result, bail};
use std::fs;

/// A script of ours with what it shares with others, taken in where it is imported: packed, the second time costs nothing.
pub(crate) fn with_shared(script: &str) -> Result<String> {
    let mut whole = String::new();
    for line in script.lines() {
        match line.split_once(" from './").filter(|_| line.starts_with("import {")) {
            Some((_, name)) => {
                let shared = place::root().join("www").join(name.trim_end_matches("';"));
                whole.push_str(
                    &fs::read_to_string(&shared)
                        .with_context(|| format!("{} is not there", shared.display()))?
                        .replace("export ", ""),
                );
            }
            None => whole.push_str(line),
        }
        whole.push('\n');
    }
    Ok(whole)
}

/// The glue with one line of ours about a web server's mistake, in place of three with an error in them.
pub(crate) fn quieted(glue: &str) -> Result<String> {
    let begin = "console.warn(\"`WebAssembly.instantiateStreaming` failed";
    let (head, rest) = glue.split_once(begin).context("the glue says nothing of wrong types any more")?;
    let (_, tail) = rest.split_once(");").context("what the glue says of wrong types has no end")?;
    let said = "[shelfhelp] the .wasm files are not sent as application/wasm, which makes the start slower.";
    Ok(format!("{head}console.warn({said:?});{tail}"))
}

/// The glue with a script of ours inside, in place of the lines that would import it: one file, one request.
pub(crate) fn taken_in(glue: &str, path: &str, script: &str) -> Result<String> {
    let end = format!(" }} from './snippets/{path}';");
    let line = glue.lines().find(|line| line.starts_with("import { ") && line.ends_with(&end));
    let mut names = line.unwrap_or_default().trim_start_matches("import { ").trim_end_matches(&end).to_owned();
    if names.contains(" as ") {
        bail!("the glue renames {names} of {path}; give it a name of its own");
    }
    // Functions that need nothing of the glue are handed to the module as they are, by a line of their own each.
    let end = format!(" from \"./snippets/{path}\"");
    let handed: Vec<(&str, &str)> =
        glue.lines().filter_map(|line| Some((line, line.strip_prefix("import * as ")?.strip_suffix(&end)?))).collect();
    if !handed.is_empty() {
        let named = |line: &str| Some(line.strip_prefix("export function ")?.split('(').next()?.to_owned());
        names = script.lines().filter_map(named).collect::<Vec<_>>().join(", ");
    }
    if line.is_none() && handed.is_empty() {
        bail!("the glue does not import {path} in the way known");
    }
    let script = format!("\n{script}\n").replace("\nexport ", "\n");
    // Names of the script that the glue does not ask for stay inside.
    let mut inside = format!("const {{ {names} }} = (() => {{{script}return {{ {names} }};\n}})();\n");
    let mut glue = line.map_or_else(|| glue.to_owned(), |line| glue.replacen(&format!("{line}\n"), "", 1));
    for (line, name) in handed {
        glue = glue.replacen(line, "", 1);
        inside.push_str(&format!("const {name} = {{ {names} }};\n"));
    }
    Ok(inside + &glue)
}

/// The glue with what the module itself asks for, as `from`: not by a function of Rust, but by what the build made of it.
pub(crate) fn connected(glue: &str, from: &str, with: &str) -> Result<String> {
    let known = "\"./shelfhelp_bg.js\": import0,";
    if glue.matches(known).count() != 1 {
        bail!("the glue does not list its imports in the way known");
    }
    Ok(glue.replace(known, &format!("{known} \"{from}\": {{ {with} }},")))
}

/// The glue, where what a module asks it for has the shortest names that do; `imports` are those in the module. They stand in
/// both, and in the rest of the module, and otherwise end in a hash that no packing makes smaller.
pub(crate) fn shortened<'a>(mut glue: String, imports: impl Iterator<Item = &'a mut String>) -> Result<String> {
    for (number, import) in imports.enumerate() {
        let (known, short) = (format!("{import}: "), short(number));
        if glue.matches(&known).count() != 1 {
            bail!("the glue does not hand out {import} in the way known");
        }
        glue = glue.replace(&known, &format!("{short}: "));
        *import = short;
    }
    Ok(glue)
}

/// The names of one letter, then those of two, and so on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more - 1)),
    }
}

// How wasm-bindgen's glue hands out the way into it.
const WAY_IN: &str = "export { initSync, __wbg_init as default };";

/// The glue with our own way in (www/begin.js) before wasm-bindgen's.
fn begun(glue: &str, begin: &str) -> Result<String> {
    if glue.matches(WAY_IN).count() != 1 || !begin.contains("export default async function begin(") {
        bail!("the glue does not hand out its way in in the way known, or www/begin.js does not");
    }
    Ok(glue.replace(WAY_IN, begin))
}

// What Yew asks of the page's nodes, who does it in its place (www/nodes.js), and what Yew says of it before it panics, which
// is said once more, and plainly.
const NODES: [(&str, &str); 4] = [
    ("arg0.insertBefore(arg1, arg2);", "insertNode(arg0, arg1, arg2);"),
    ("arg0.removeChild(arg1);", "removeNode(arg0, arg1);"),
    ("arg0.nodeValue = arg1 === 0 ? undefined : ", "writeText(arg0, "),
    ("console.error(...(v0));", ""),
];

/// The glue between two scripts of ours: what it asks of the page's nodes, and the way in.
pub(crate) fn framed(glue: &str) -> Result<String> {
    let read =
        |name: &str| fs::read_to_string(place::root().join("www").join(name)).with_context(|| format!("www/{name}"));
    begun(&mended(glue, &read("nodes.js")?)?, &read("begin.js")?)
}

/// The glue with nodes found where translators and extensions have left them.
fn mended(glue: &str, nodes: &str) -> Result<String> {
    let mut mended = glue.to_owned();
    for (asked, done) in NODES {
        let Some((head, tail)) = mended.split_once(asked).filter(|(_, tail)| !tail.contains(asked)) else {
            bail!("the glue does not say `{asked}` once; look how it handles nodes, or translators break the widget");
        };
        // What is a value there is an argument here.
        let tail = if done.ends_with(' ') { tail.replacen(';', ");", 1) } else { tail.to_owned() };
        mended = format!("{head}{done}{tail}");
    }
    Ok(format!("{nodes}{mended}"))
}

// Where the glue goes from the page into a closure of the module.
const ENTRIES: [&str; 2] = ["return f(a, state.b, ...args);", "return f(state.a, state.b, ...args);"];

// Where the browser's collector of garbage goes into it, to free what a page has let go of.
const COLLECTED: [&str; 2] = ["ptr => wasm.", "state => wasm."];

/// The glue with a guard at each way from the page into the module: one that is over (www/end.js) is not entered, and the
/// exception with which it ended stays inside. Glue without that script is left as it is.
pub(crate) fn guarded(mut glue: String) -> Result<String> {
    if !glue.contains("const { fail }") {
        return Ok(glue);
    }
    let mut guards = 0;
    for entry in ENTRIES {
        guards += glue.matches(entry).count();
        glue = glue.replace(entry, &format!("if (!fail.over) {entry} }} catch (e) {{ if (!fail.over) throw e;"));
    }
    if guards == 0
        || glue.matches("function makeMutClosure").count() + glue.matches("function makeClosure").count() > guards
    {
        bail!("the glue does not call closures in the way known; look how it does, or a panic becomes the page's");
    }
    if glue.matches("new FinalizationRegistry(").count()
        > COLLECTED.iter().map(|way| glue.matches(&format!("new FinalizationRegistry({way}")).count()).sum()
    {
        bail!("the glue does not free things in the way known; look how it does, or a panic becomes the page's");
    }
    for way in COLLECTED {
        glue = glue.replace(&format!("({way}"), &format!("({}", way.replace("wasm.", "fail.over || wasm.")));
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_of_ours_becomes_part_of_the_glue() {
        let glue = "import { a, b } from './snippets/x-1/www/c.js';\nrun(a, b);\n";
        let inside = taken_in(glue, "x-1/www/c.js", "const n = 1;\nexport const a = n;\nexport const b = n;").unwrap();
        let expected = "const { a, b } = (() => {\nconst n = 1;\nconst a = n;\nconst b = n;\nreturn { a, b };\n})();\nrun(a, b);\n";
        assert_eq!(inside, expected);
        let handed = |number| format!("import * as import{number} from \"./snippets/x-1/www/c.js\"\n");
        let glue = format!("{}{}run();\n", handed(1), handed(2));
        let inside = taken_in(&glue, "x-1/www/c.js", "export function a() {}\nexport function d(b) {}").unwrap();
        let expected = "const { a, d } = (() => {\nfunction a() {}\nfunction d(b) {}\nreturn { a, d };\n})();\nconst import1 = { a, d };\nconst import2 = { a, d };\n\n\nrun();\n";
        assert_eq!(inside, expected);
        assert!(taken_in("run();", "x-1/www/c.js", "").is_err());
    }

    #[test]
    fn a_wrong_type_is_told_in_one_line_of_ours() {
        let glue = "x;\nconsole.warn(\"`WebAssembly.instantiateStreaming` failed because.\\n\", e);\ny;";
        let quiet = quieted(glue).unwrap();
        assert!(quiet.starts_with("x;\nconsole.warn(\"[shelfhelp] ") && quiet.ends_with("\");\ny;"), "{quiet}");
        assert!(quieted("x;").is_err());
    }

    #[test]
    fn what_the_module_asks_for_has_short_names_on_both_sides() {
        let mut imports: Vec<String> = (0..30).map(|n| format!("__wbg_f_{n:x}")).collect();
        let glue: String = imports.iter().map(|import| format!("\n{import}: f,")).collect();
        let shorter = shortened(glue, imports.iter_mut()).unwrap();
        assert!(shorter.starts_with("\na: f,\nb: f,"), "{shorter}");
        assert_eq!([&imports[0], &imports[25], &imports[26], &imports[29]], ["a", "z", "aa", "ad"]);
        assert!(shortened("x;".to_owned(), imports.iter_mut()).is_err());
    }

    #[test]
    fn our_own_way_in_takes_the_place_of_the_other() {
        let begin = "export default async function begin() {}\n";
        assert_eq!(begun(&format!("x;\n{WAY_IN}"), begin).unwrap(), format!("x;\n{begin}"));
        assert!(begun("x;", begin).is_err() && begun(WAY_IN, "export function begin() {}").is_err());
    }

    #[test]
    fn nodes_are_looked_for_where_they_may_be() {
        let glue: String = NODES
            .iter()
            .map(|(asked, _)| format!("{asked}{}\n", if asked.ends_with(' ') { "f(arg1);" } else { "" }))
            .collect();
        let expected = "n;\ninsertNode(arg0, arg1, arg2);\nremoveNode(arg0, arg1);\nwriteText(arg0, f(arg1));\n\n";
        assert_eq!(mended(&glue, "n;\n").unwrap(), expected);
        assert!(mended(&glue.repeat(2), "").is_err() && mended("", "").is_err());
    }

    #[test]
    fn a_module_that_is_over_is_not_entered() {
        let call = "function makeMutClosure() {\n try {\n return f(a, state.b, ...args);\n } finally {\n }\n}\n";
        let guarded_call = guarded(format!("const {{ fail }} = x;\n{call}")).unwrap();
        let expected =
            "if (!fail.over) return f(a, state.b, ...args); } catch (e) { if (!fail.over) throw e;\n } finally {";
        assert!(guarded_call.contains(expected), "{guarded_call}");
        let freed = |way| guarded(format!("const {{ fail }} = x;\n{call}new FinalizationRegistry({way}"));
        assert!(freed("ptr => wasm.free(ptr, 1))").unwrap().ends_with("(ptr => fail.over || wasm.free(ptr, 1))"));
        assert!(freed("state => wasm.free(state.a))").unwrap().ends_with("(state => fail.over || wasm.free(state.a))"));
        assert!(freed("it => wasm.free(it))").is_err());
        assert_eq!(guarded(call.to_owned()).unwrap(), call, "other glue stays as it is");
        let strange = "const { fail } = x;\nfunction makeMutClosure() { return f(a); }";
        assert!(guarded(strange.to_owned()).is_err());
    }
}
