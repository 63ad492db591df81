//! How little of a script or a style sheet says the same?
//!
//! Scripts go through terser, at the version of `xtask/js/package-lock.json`: the loader is fetched by every page view of a
//! shop, and a renamer that knows the language takes a fifth off it. Style sheets only lose what is written for people.

use crate::{place, sh, tools};
use anyhow::Result;
use std::fs;
use std::path::Path;

/// A classic script or a module, minified.
pub(crate) fn script(source: &str, module: bool) -> Result<String> {
    let folder = place::root().join("xtask").join("js");
    tools::ensure_packages(&folder, "install: npm packages of the build")?;
    let work = place::target()?.join(format!("minify-{}.js", std::process::id()));
    if let Some(parent) = work.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&work, source)?;
    let mut terser = sh::at_root("node");
    terser.arg(folder.join("node_modules/terser/bin/terser")).arg(Path::new(&work));
    terser.args(["--ecma", "2019", "--mangle", "--compress", "passes=3,unsafe_arrows=true"]);
    if module {
        terser.arg("--module");
    }
    let minified = sh::capture(&mut terser)?;
    fs::remove_file(&work)?;
    Ok(minified)
}

/// A style sheet without comments, indentation and the line ends that separate nothing.
pub(crate) fn style(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut quote = None;
    let mut characters = source.chars().peekable();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => {
                out.push(c);
                out.extend(characters.next());
            }
            (Some(open), _) => {
                out.push(c);
                if c == open {
                    quote = None;
                }
            }
            (None, '/') if characters.peek() == Some(&'*') => {
                characters.next();
                let mut star = false;
                for comment in characters.by_ref() {
                    if star && comment == '/' {
                        break;
                    }
                    star = comment == '*';
                }
                one_space(&mut out);
            }
            (None, _) if c.is_whitespace() => one_space(&mut out),
            (None, '{' | '}' | ';' | ',') => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(c);
            }
            (None, _) => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                out.push(c);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Space in a style sheet separates words; next to these it separates nothing.
fn one_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ' ']) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn a_style_sheet_keeps_the_spaces_that_mean_something() {
        for (source, expected) in [
            ("/* why */\na { color: red; }\n", "a{color: red;}\n"),
            ("a b ,\n c > d { margin: 0 1px }", "a b,c > d{margin: 0 1px}\n"),
            ("a::after { content: \"/* } */ ;\" }", "a::after{content: \"/* } */ ;\"}\n"),
            ("", "\n"),
        ] {
            assert_eq!(style(source), expected);
        }
    }
}
